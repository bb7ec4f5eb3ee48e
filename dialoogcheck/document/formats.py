"""The table of formats in which a report can be written: a new one is a writer, and a place here."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialoogcheck.document.blocks import Report
    from dialoogcheck.document.pdf import Attachment


FIGURES = ("json", "csv")
"""The formats for other programs: each kind of report writes its own."""

FORMATS = ("pdf", "html", "md", *FIGURES)
"""Every format by its name, which is also how its files end."""


def render(report: "Report", format_: str, attachment: "Attachment") -> bytes:
    """A report in one of the formats that are not for other programs; the PDF carries the attachment.

    Each writer is imported where it is used: only commands that make something need one.
    """
    if format_ == "md":
        from dialoogcheck.document.markdown import write_markdown  # noqa: PLC0415

        return write_markdown(report).encode()
    from dialoogcheck.document.html import write_html  # noqa: PLC0415

    if format_ == "html":
        from dialoogcheck.document.style import read_screen_style  # noqa: PLC0415

        return write_html(report, read_screen_style()).encode()
    from dialoogcheck.document.pdf import print_pdf  # noqa: PLC0415

    return print_pdf(write_html(report), attachment, report.created)
