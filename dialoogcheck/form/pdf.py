"""A form as a PDF: to fill in on a screen, or to print."""

from dialoogcheck.answers.file import FORM_MEANING, FORM_NAME
from dialoogcheck.document.html import render_template
from dialoogcheck.document.pdf import Attachment, print_pdf
from dialoogcheck.form.model import FormView


def print_form(form: FormView, *, fillable: bool) -> bytes:
    """The form as a PDF with the answer file without answers inside; OutputError when this machine cannot make PDFs.

    With fields when ``fillable``, else with circles for a pen.
    """
    page = render_template("form-print.html", view=form, style="", fillable=fillable)
    empty = Attachment(form.empty.encode(), FORM_NAME, FORM_MEANING)
    return print_pdf(page, empty, form.created, sheets=("fonts", "base", "form-print"), fillable=fillable)
