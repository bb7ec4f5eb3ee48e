"""The table of formats in which a report can be written: a new one is a writer, and a line here."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialoogcheck.document.blocks import Report
    from dialoogcheck.document.pdf import Attachment


def _write_pdf(report: "Report", attachment: "Attachment") -> bytes:
    from dialoogcheck.document.html import write_html  # noqa: PLC0415 - only commands that make something
    from dialoogcheck.document.pdf import print_pdf  # noqa: PLC0415

    return print_pdf(write_html(report), attachment, report.created)


def _write_html(report: "Report", _: "Attachment") -> bytes:
    from dialoogcheck.document.html import write_html  # noqa: PLC0415 - only commands that make something
    from dialoogcheck.document.style import read_screen_style  # noqa: PLC0415

    return write_html(report, read_screen_style()).encode()


def _write_markdown(report: "Report", _: "Attachment") -> bytes:
    from dialoogcheck.document.markdown import write_markdown  # noqa: PLC0415 - only commands that make something

    return write_markdown(report).encode()


WRITERS: dict[str, Callable[["Report", "Attachment"], bytes]] = {
    "pdf": _write_pdf,
    "html": _write_html,
    "md": _write_markdown,
}
"""What writes each format, by its name, which is also how its files end; the PDF carries the attachment."""

FIGURES = ("json", "csv")
"""The formats for other programs: each kind of report writes its own."""

FORMATS = (*WRITERS, *FIGURES)


def render(report: "Report", format_: str, attachment: "Attachment") -> bytes:
    """A report in one of the formats of WRITERS."""
    return WRITERS[format_](report, attachment)
