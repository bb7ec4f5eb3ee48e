"""Fills in a form in PDF as the programs of other people do."""

import ctypes
import functools
import io
import logging
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pypdf import PdfReader, PdfWriter
from pypdfium2 import raw

from dialoogcheck.answers.codes import QUESTION_PREFIX
from dialoogcheck.form.pdf import print_form
from tests.browser.axe import ask
from tests.form.test_html import STATEMENTS, make_form

Values = Mapping[str, str]
"""For each name of a field the value that is chosen there, or the text that is typed there."""


def print_example(
    perspective: str = "client", *, short: bool = True, fillable: bool = True, checklist: str = STATEMENTS
) -> bytes:
    """The form of a shipped checklist as a PDF, about which WeasyPrint had nothing to say; each is printed once."""
    return _print_once(perspective, short, fillable, checklist)


@functools.cache
def _print_once(perspective: str, short: bool, fillable: bool, checklist: str) -> bytes:  # noqa: FBT001 - a cache's key
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        pdf = print_form(make_form(perspective, short=short, checklist=checklist), fillable=fillable)
    finally:
        logger.removeHandler(handler)
    assert said == []
    return pdf


def change_pdf(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """The PDF after a change."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(output)
    return output.getvalue()


def list_fields(pdf: pikepdf.Pdf) -> list[Any]:
    """The fields of a form that are statements."""
    return [field for field in pdf.Root.AcroForm.Fields if field.get("/FT") == "/Btn"]


def list_text_fields(pdf: pikepdf.Pdf) -> list[Any]:
    """The fields of a form that are open questions."""
    return [field for field in pdf.Root.AcroForm.Fields if field.get("/FT") == "/Tx"]


def name_choice(kid: Any) -> str:  # noqa: ANN401 - pikepdf's objects
    """The value that one circle stands for."""
    (name,) = set(kid.AP.N.keys()) - {"/Off"}
    return str(name)[1:]


def fill_with_pikepdf(data: bytes, values: Values) -> bytes:
    """As a program does that writes both the field and its circles, and of a text field only what was typed."""

    def choose(pdf: pikepdf.Pdf) -> None:
        for field in list_fields(pdf):
            if str(field.T) in values:
                field.V = pikepdf.Name(f"/{values[str(field.T)]}")
                for kid in field.Kids:
                    kid.AS = field.V if name_choice(kid) == values[str(field.T)] else pikepdf.Name.Off
        for field in list_text_fields(pdf):
            if str(field.T) in values:
                field.V = pikepdf.String(values[str(field.T)])

    return change_pdf(data, choose)


def fill_with_pypdf(data: bytes, values: Values) -> bytes:
    """As pypdf does."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    written = {name: value if name.startswith(QUESTION_PREFIX) else f"/{value}" for name, value in values.items()}
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, written, auto_regenerate=False)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def fill_with_pdfium(data: bytes, values: Values) -> bytes:
    """As the viewer of Chrome and Edge does: clicking in each circle and text field, and typing there."""
    clicks = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for kid in page.get("/Annots", []):
                typed = values.get(str(kid.T)) if "/T" in kid else None
                if typed is not None or ("/Parent" in kid and values.get(str(kid.Parent.T)) == name_choice(kid)):
                    left, bottom, right, top = map(float, kid.Rect)
                    clicks.append((number, (left + right) / 2, (bottom + top) / 2, typed))
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    # A page that is opened again loses what was typed there.
    pages = {number: document[number] for number in {number for number, *_ in clicks}}
    for number, x, y, typed in clicks:
        for act in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
            act(document.formenv, pages[number], 0, x, y)
        if typed is not None:
            raw.FORM_SelectAllText(document.formenv, pages[number])
            units = f"{typed}\0".encode("utf-16-le")
            raw.FORM_ReplaceSelection(
                document.formenv, pages[number], (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units)
            )
            raw.FORM_ForceToKillFocus(document.formenv)
    output = io.BytesIO()
    document.save(output)
    document.close()
    return output.getvalue()


def fill_with_pdfjs(data: bytes, values: Values) -> bytes:
    """As the viewer of Firefox does."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "leeg.pdf", Path(folder) / "ingevuld.pdf"
        source.write_bytes(data)
        ask("fill_pdf", source=str(source), target=str(target), values=dict(values))
        return target.read_bytes()


PROGRAMS: dict[str, Callable[[bytes, Values], bytes]] = {
    "pikepdf": fill_with_pikepdf,
    "pypdf": fill_with_pypdf,
    "pdfium": fill_with_pdfium,
    "pdfjs": fill_with_pdfjs,
}
