"""The formats in which a report can be written."""

from dialoogcheck.document.blocks import Report
from dialoogcheck.document.pdf import Attachment
from dialoogcheck.document.views import DevelopmentView

FORMATS = ("pdf", "html", "md", "json", "csv")
"""The formats of a report; ``json`` and ``csv`` are written by the kind of report itself."""


def render(report: Report | DevelopmentView, format_: str, attachment: Attachment) -> bytes:
    """A report as html, md or pdf; the PDF carries the attachment."""
    if not isinstance(report, Report):
        return _render_view(report, format_, attachment)
    if format_ == "md":
        from dialoogcheck.document.markdown import write_markdown  # noqa: PLC0415 - only commands that make something

        return write_markdown(report).encode()
    from dialoogcheck.document.html import write_html  # noqa: PLC0415
    from dialoogcheck.document.style import read_screen_style  # noqa: PLC0415

    if format_ == "html":
        return write_html(report, read_screen_style()).encode()
    from dialoogcheck.document.pdf import print_pdf  # noqa: PLC0415

    return print_pdf(write_html(report), attachment, report.created)


def _render_view(view: DevelopmentView, format_: str, attachment: Attachment) -> bytes:
    from dialoogcheck.document import pages  # noqa: PLC0415 - only commands that make something

    if format_ == "html":
        return pages.render_for_screen(view).encode()
    if format_ == "md":
        return pages.render_as_markdown(view).encode()
    from dialoogcheck.document.pdf import print_pdf  # noqa: PLC0415

    return print_pdf(pages.render_for_print(view), attachment, view.created)
