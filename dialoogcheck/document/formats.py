"""The formats in which a report can be written."""

from dialoogcheck.document.blocks import Report
from dialoogcheck.document.pdf import Attachment

FORMATS = ("pdf", "html", "md", "json", "csv")
"""The formats of a report; ``json`` and ``csv`` are written by the kind of report itself."""


def render(report: Report, format_: str, attachment: Attachment) -> bytes:
    """A report as html, md or pdf; the PDF carries the attachment."""
    if format_ == "md":
        from dialoogcheck.document.markdown import write_markdown  # noqa: PLC0415 - only commands that make something

        return write_markdown(report).encode()
    from dialoogcheck.document.html import write_html  # noqa: PLC0415
    from dialoogcheck.document.style import read_screen_style  # noqa: PLC0415

    if format_ == "html":
        return write_html(report, read_screen_style()).encode()
    from dialoogcheck.document.pdf import print_pdf  # noqa: PLC0415

    return print_pdf(write_html(report), attachment, report.created)
