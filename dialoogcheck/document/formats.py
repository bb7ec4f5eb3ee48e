"""The formats in which a report can be written."""

from dialoogcheck.document.pdf import Attachment
from dialoogcheck.document.views import ComparisonView, DevelopmentView, ReportView

FORMATS = ("pdf", "html", "md", "json", "csv")


def render(view: ReportView | ComparisonView | DevelopmentView, format_: str, attachment: Attachment) -> bytes:
    """A report as html, md or pdf; the PDF carries the attachment."""
    from dialoogcheck.document import pages  # noqa: PLC0415 - only commands that make something

    if format_ == "html":
        return pages.render_for_screen(view).encode()
    if format_ == "md":
        return pages.render_as_markdown(view).encode()
    from dialoogcheck.document.pdf import print_pdf  # noqa: PLC0415

    return print_pdf(pages.render_for_print(view), attachment, view.created)
