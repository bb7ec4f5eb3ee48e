"""A form in PDF that comes back: every answer is read, whatever filled it in, and nothing is guessed."""

import codecs
import io
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
import pytest

from dialoogcheck.answers import pdf as collecting
from dialoogcheck.answers.codes import FIELD_PREFIX, QUESTION_PREFIX
from dialoogcheck.answers.pdf import extract_answers
from dialoogcheck.checklist.model import StatementId
from dialoogcheck.errors import NoAnswersError, UnusableInputError
from dialoogcheck.form.model import FormView
from tests.advice import cases
from tests.form.filling import (
    PROGRAMS,
    change_pdf,
    fill_with_pdfium,
    fill_with_pikepdf,
    list_fields,
    list_text_fields,
    name_choice,
    print_example,
)
from tests.form.test_html import QUESTIONS, STATEMENTS, list_offers, make_form
from tests.test_bad_input import build_pdf, build_stream

MAXIMUM = 5_000_000
FIRST = "doel-1"
WORDS = StatementId("tb-gevoel-ervaring")
WORDS_FIELD = f"{QUESTION_PREFIX}{WORDS}"


@dataclass
class FilledForm:
    """What came back of a form: per statement and per open question every value that the file gives, if any."""

    empty: bytes
    chosen: dict[StatementId, tuple[str, ...]]
    written: dict[StatementId, tuple[str, ...]]


def read(data: bytes) -> FilledForm:
    form = extract_answers(data, "formulier.pdf", MAXIMUM)
    assert isinstance(form, tuple)
    empty, fields = form
    chosen, written = (
        {StatementId(name.removeprefix(prefix)): values for name, values in fields.items() if name.startswith(prefix)}
        for prefix in (FIELD_PREFIX, QUESTION_PREFIX)
    )
    return FilledForm(
        empty=empty,
        chosen={id_: values for id_, values in chosen.items() if values},
        written={id_: values for id_, values in written.items() if values},
    )


def answer_in_turn(view: FormView) -> dict[str, str]:
    """Each choice that can be given in turn, and then a statement that stays open."""
    turns = enumerate(list_offers(view))
    chosen = {item.id: [*offered, ""][turn % (len(offered) + 1)] for turn, (item, offered) in turns}
    return {id_: value for id_, value in chosen.items() if value}


def spell_fields(answers: Mapping[str, str]) -> dict[str, str]:
    return {FIELD_PREFIX + id_: value for id_, value in answers.items()}


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("perspective", ["gemeente", "client"])
def test_what_any_program_fills_in_comes_back(program: str, perspective: str) -> None:
    view = make_form(perspective)
    answers = answer_in_turn(view)
    assert {value for value, _ in view.choices.values()} == set(answers.values())
    form = read(PROGRAMS[program](print_example(perspective), spell_fields(answers)))
    assert form.empty == view.empty.encode()
    assert form.chosen == {id_: (value,) for id_, value in answers.items()}


TYPED = (
    "Fijn: “één gesprek” met ’t team, Łódź & ü; 100% (€ 5) \\ niet (dicht",
    "Eerste regel.\nTweede regel – met een streep.\n\nVierde.",
    "/Off",
    "Off",
    "/ja",
    "'t Was goed",
    "0",
    "-",
    "<b>x</b> {{ 7*7 }} =1+1",
    "W" * 2_000,
    "\u0627\u0644\u0633\u0644\u0627\u0645 中文",
)
"""What somebody may type in a text field."""


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("perspective", ["gemeente", "client"])
@pytest.mark.filterwarnings("ignore:Text string")
def test_words_that_any_program_types_come_back(program: str, perspective: str) -> None:
    view = make_form(perspective, checklist=QUESTIONS)
    questions = [question for area in view.areas for question in area.open_questions]
    answers = answer_in_turn(view)
    for start in range(0, len(TYPED), len(questions)):
        typed = TYPED[start : start + len(questions)]
        words = {QUESTION_PREFIX + question.id: text for question, text in zip(questions, typed, strict=False)}
        form = read(PROGRAMS[program](print_example(perspective, checklist=QUESTIONS), spell_fields(answers) | words))
        assert form.empty == view.empty.encode()
        assert form.chosen == {id_: (value,) for id_, value in answers.items()}
        assert form.written == {question.id: (text,) for question, text in zip(questions, typed, strict=False)}


def test_other_words_take_the_place_of_the_first_and_no_words_are_none() -> None:
    for fill in PROGRAMS.values():
        once = fill(print_example(checklist=QUESTIONS), {WORDS_FIELD: "Het eerste."})
        assert read(once).written == {WORDS: ("Het eerste.",)}
        twice = fill(once, {WORDS_FIELD: "Iets anders."})
        assert read(twice).written == {WORDS: ("Iets anders.",)}
        assert read(fill(twice, {WORDS_FIELD: ""})).written == {}


def test_the_longest_form_comes_back() -> None:
    answers = answer_in_turn(make_form("gemeente", short=False))
    form = read(fill_with_pikepdf(print_example("gemeente", short=False), spell_fields(answers)))
    assert form.chosen == {id_: (value,) for id_, value in answers.items()}


def test_a_form_that_was_left_open_has_no_answers() -> None:
    for checklist in (STATEMENTS, QUESTIONS):
        form = read(print_example(checklist=checklist))
        assert (form.chosen, form.written) == ({}, {})


def test_another_answer_takes_the_place_of_the_first() -> None:
    for fill in PROGRAMS.values():
        once = fill(print_example(), spell_fields({FIRST: "nee"}))
        assert read(fill(once, spell_fields({FIRST: "ja"}))).chosen == {FIRST: ("ja",)}


def change_first(change: Callable[[Any, pikepdf.Pdf], object]) -> FilledForm:
    """What is read after a change in the field of the first statement."""
    return read(change_pdf(print_example(), lambda pdf: change(list_fields(pdf)[0], pdf)))


def number_values(field: Any) -> Any:  # noqa: ANN401 - pikepdf's objects
    """The field after calling its circles by their place, as some programs do."""
    field.Opt = pikepdf.Array([name_choice(kid) for kid in field.Kids])
    for place, kid in enumerate(field.Kids):
        kid.AP.N[f"/{place}"] = kid.AP.N[f"/{name_choice(kid)}"]
        del kid.AP.N[f"/{field.Opt[place]}"]
    return field


def place(field: Any, choice: str) -> int:  # noqa: ANN401 - pikepdf's objects
    """Which circle of the field is that of this choice, also after ``number_values``."""
    names = map(str, field.Opt) if "/Opt" in field else map(name_choice, field.Kids)
    return [*names].index(choice)


def find_circle(field: Any, choice: str) -> Any:  # noqa: ANN401 - pikepdf's objects
    return field.Kids[place(field, choice)]


def name_place(field: Any, choice: str) -> pikepdf.Name:  # noqa: ANN401 - pikepdf's objects
    return pikepdf.Name(f"/{place(field, choice)}")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda field, _: field.update({"/V": pikepdf.Name.ja}), ("ja",)),
        (lambda field, _: field.update({"/V": pikepdf.String("ja")}), ("ja",)),
        (lambda field, _: field.update({"/V": pikepdf.Array([pikepdf.Name.ja])}), ("ja",)),
        (lambda field, _: find_circle(field, "ja").update({"/AS": pikepdf.Name.ja}), ("ja",)),
        (lambda field, _: find_circle(field, "ja").update({"/V": pikepdf.Name.ja}), ("ja",)),
        (lambda field, _: (number_values(field), field.update({"/V": name_place(field, "ja")})), ("ja",)),
        (
            lambda field, _: (
                number_values(field),
                field.update({"/V": pikepdf.String("ja")}),
                find_circle(field, "ja").update({"/AS": name_place(field, "ja")}),
            ),
            ("ja",),
        ),
        (lambda _, pdf: add_field(pdf, "stelling-doel-1", "ja"), ("ja",)),
        (lambda _, pdf: add_field(pdf, "stelling-doel-1.stelling-doel-1", "ja"), ("ja",)),
        (
            lambda field, pdf: (
                field.update({"/V": pikepdf.Name.ja}),
                pdf.Root.AcroForm.update({"/Fields": pikepdf.Array([add_field(pdf, "naam", "x")])}),
            ),
            ("ja",),
        ),
        # Two answers are both told.
        (
            lambda field, _: (field.update({"/V": pikepdf.Name.ja}), field.Kids[0].update({"/AS": pikepdf.Name.nee})),
            ("ja", "nee"),
        ),
        (
            lambda field, _: [
                find_circle(field, choice).update({"/AS": pikepdf.Name(f"/{choice}")})
                for choice in ("nee", "weet-niet")
            ],
            ("nee", "weet-niet"),
        ),
        (
            lambda field, pdf: (field.update({"/V": pikepdf.Name.nee}), add_field(pdf, "stelling-doel-1", "ja")),
            ("nee", "ja"),
        ),
        # What is no choice is told as it is.
        (lambda field, _: field.update({"/V": pikepdf.Name("/misschien")}), ("misschien",)),
        (lambda field, _: field.update({"/V": pikepdf.String("\u2713 <b>")}), ("\u2713 <b>",)),
        (lambda field, _: (number_values(field), field.update({"/V": pikepdf.Name("/17")})), ("17",)),
        # What is no answer is none.
        (lambda field, _: field.update({"/V": pikepdf.Name.Off}), None),
        (lambda field, _: field.update({"/V": pikepdf.String("")}), None),
        (lambda field, _: field.update({"/V": 3}), None),
        (lambda field, _: field.update({"/V": pikepdf.Dictionary()}), None),
        (lambda field, _: field.__delitem__("/V"), None),
    ],
)
@pytest.mark.filterwarnings("ignore:This document has [0-9]+ form widget")
def test_an_answer_may_stand_in_many_places(
    change: Callable[[Any, pikepdf.Pdf], object], found: tuple[str, ...] | None
) -> None:
    assert change_first(change).chosen.get(StatementId(FIRST)) == found


def add_text_field(pdf: pikepdf.Pdf, name: str, value: object) -> Any:  # noqa: ANN401 - pikepdf's objects
    """The new field, which is no part of another one."""
    field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String(name), V=value)
    pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))
    return field


def split_field(field: Any, pdf: pikepdf.Pdf, *values: str) -> None:  # noqa: ANN401 - pikepdf's objects
    """The field as two boxes, each with a value."""
    field.Kids = pikepdf.Array(
        [pdf.make_indirect(pikepdf.Dictionary(Parent=field, V=pikepdf.String(value))) for value in values]
    )


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda field, _: field.update({"/V": pikepdf.String("een\rtwee")}), ("een\ntwee",)),
        (lambda field, _: field.update({"/V": pikepdf.String("een\r\ntwee\r\n")}), ("een\ntwee",)),
        (
            lambda field, _: field.update(
                {"/V": pikepdf.String(codecs.BOM_UTF16_BE + "één “ja” 😀".encode("utf-16-be"))}
            ),
            ("één “ja” 😀",),
        ),
        (lambda field, _: field.update({"/V": pikepdf.String("caf\xe9")}), ("café",)),
        (
            lambda field, pdf: field.update({"/V": pdf.make_stream("één “ja”\rtwee".encode("utf-16"))}),
            ("één “ja”\ntwee",),
        ),
        (lambda field, pdf: field.update({"/V": pdf.make_stream(b"caf\xe9")}), ("café",)),
        (lambda field, pdf: split_field(field, pdf, "een\rtwee", "een\ntwee"), ("een\ntwee",)),
        (lambda _, pdf: add_text_field(pdf, "vraag-tb-gevoel-ervaring", pikepdf.String("x")), ("x",)),
        (lambda _, pdf: add_text_field(pdf, "blad.vraag-tb-gevoel-ervaring", pikepdf.String("x")), ("x",)),
        # Two texts are both told.
        (lambda field, pdf: split_field(field, pdf, "een", "twee"), ("een", "twee")),
        (
            lambda field, pdf: (
                field.update({"/V": pikepdf.String("y")}),
                add_text_field(pdf, "vraag-tb-gevoel-ervaring", pikepdf.String("x")),
            ),
            ("y", "x"),
        ),
        # What is no text is none.
        (lambda field, _: field.update({"/V": pikepdf.String(" \r\n ")}), None),
        (lambda field, _: field.update({"/V": 3}), None),
        (lambda field, _: field.update({"/V": pikepdf.Array([])}), None),
        (lambda field, _: field.update({"/V": pikepdf.Dictionary()}), None),
        (lambda field, _: field.__delitem__("/V"), None),
    ],
)
def test_words_may_stand_in_many_ways(
    change: Callable[[Any, pikepdf.Pdf], object], found: tuple[str, ...] | None
) -> None:
    form = read(change_pdf(print_example(checklist=QUESTIONS), lambda pdf: change(list_text_fields(pdf)[0], pdf)))
    assert form.written.get(WORDS) == found
    assert form.chosen == {}


def add_field(pdf: pikepdf.Pdf, name: str, value: str) -> Any:  # noqa: ANN401 - pikepdf's objects
    """The new field, which is no part of another one."""
    field = pikepdf.Dictionary(FT=pikepdf.Name.Btn, T=pikepdf.String(name), V=pikepdf.Name(f"/{value}"))
    pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))
    return field


def print_again(data: bytes) -> bytes:
    """The form after printing to PDF: what one sees, and nothing else."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for page in document if document.formenv else ():
        page.flatten()
    other = pypdfium2.PdfDocument.new()
    other.import_pages(document)
    output = io.BytesIO()
    other.save(output)
    return output.getvalue()


@pytest.mark.parametrize(
    "make",
    [
        lambda: print_again(print_example()),
        lambda: print_again(print_example("gemeente")),
        lambda: print_again(print_example("aanbieder", fillable=False)),
        lambda: change_pdf(print_example(), pikepdf.Pdf.flatten_annotations),
        lambda: print_example(fillable=False),
        lambda: print_again(fill_with_pdfium(print_example(checklist=QUESTIONS), {WORDS_FIELD: "Dit blijft staan."})),
        lambda: change_pdf(print_example(checklist=QUESTIONS), pikepdf.Pdf.flatten_annotations),
        lambda: print_example(fillable=False, checklist=QUESTIONS),
    ],
    ids=[
        "printed",
        "printed gemeente",
        "printed paper",
        "flattened",
        "paper",
        "printed words",
        "flattened words",
        "paper with words",
    ],
)
def test_a_form_without_fields_is_known(make: Callable[[], bytes]) -> None:
    with pytest.raises(UnusableInputError, match=r"^formulier\.pdf: dit formulier heeft geen velden") as caught:
        extract_answers(make(), "formulier.pdf", MAXIMUM)
    assert "sla het op" in caught.value.hint


def test_a_form_without_its_checklist_is_known() -> None:
    data = change_pdf(print_example(), lambda pdf: pdf.attachments.__delitem__("formulier.dialoog.json"))
    with pytest.raises(UnusableInputError, match="bij welke vragenlijst"):
        extract_answers(data, "formulier.pdf", MAXIMUM)


def test_a_report_is_no_form_and_a_form_no_report() -> None:
    report = cases.render("alles-ja")
    assert isinstance(extract_answers(report, "rapport.pdf", MAXIMUM), bytes)
    assert isinstance(extract_answers(print_example(), "formulier.pdf", MAXIMUM), tuple)


EMPTY_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]%b>>"


def build_document(catalogue: bytes = b"", page: bytes = b"", *objects: bytes) -> bytes:
    """A PDF of one page; the other objects begin with number 4."""
    return build_pdf(
        b"<</Type/Catalog/Pages 2 0 R%b>>" % catalogue,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        EMPTY_PAGE % page,
        *objects,
    )


CYCLE = b"<</T(stelling-a)/Kids[4 0 R 5 0 R]/Parent 5 0 R/V/ja>>"
BOMB = zlib.compress(b" " * 100_000_000)
NESTED = [
    build_stream(
        b" ".join([b"/x Do"] * 10), b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</x %d 0 R>>>>" % n
    )
    for n in range(5, 40)
]


@pytest.mark.parametrize(
    "data",
    [
        build_document(),
        build_document(b"/AcroForm<</Fields[<</T(naam)/V(x)>>]>>"),
        build_document(b"/AcroForm 7 0 R"),
        build_document(b"/AcroForm[1 2]", b"/Annots 3"),
        build_document(b"", b"/Contents 4 0 R/Resources<</XObject<</x 4 0 R>>>>", *NESTED, build_stream(b"")),
        build_document(b"", b"/Contents 4 0 R", build_stream(BOMB[:200_000], b"/Filter/FlateDecode")),
    ],
    ids=["empty", "another form", "nowhere", "no form", "nested", "long page"],
)
def test_another_pdf_is_no_form(data: bytes) -> None:
    start = time.process_time()
    with pytest.raises(UnusableInputError) as caught:
        extract_answers(data, "ander.pdf", MAXIMUM)
    # Both are good: it is nobody's form.
    assert isinstance(caught.value, NoAnswersError) or "beschadigd" in caught.value.message
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: build_document(b"/AcroForm<</Fields[4 0 R]>>", b"/Annots[4 0 R]", CYCLE, CYCLE), "vragenlijst"),
        (lambda: build_document(b"/AcroForm<</Fields[%b]>>" % (b"<</T(stelling-a)>>" * 60_000)), "beschadigd"),
        (lambda: print_example()[:-20_000], "beschadigd"),
        (lambda: b"%PDF-1.7\n" + b"x" * 1000, "beschadigd"),
    ],
    ids=["cycle", "many fields", "cut off", "nothing"],
)
def test_hostile_and_broken_forms_are_refused(make: Callable[[], bytes], message: str) -> None:
    data = make()
    start = time.process_time()
    with pytest.raises(UnusableInputError, match=message):
        extract_answers(data, "formulier.pdf", MAXIMUM)
    assert time.process_time() - start < 10


def test_a_locked_form_is_refused() -> None:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(print_example())) as pdf:
        pdf.save(output, encryption=pikepdf.Encryption(owner="x", user="y"))
    with pytest.raises(UnusableInputError, match="wachtwoord"):
        extract_answers(output.getvalue(), "formulier.pdf", MAXIMUM)


def test_a_large_attachment_is_refused() -> None:
    def enlarge(pdf: pikepdf.Pdf) -> None:
        del pdf.attachments["formulier.dialoog.json"]
        pdf.attachments["formulier.dialoog.json"] = pikepdf.AttachedFileSpec(pdf, b"{}" + b" " * MAXIMUM)

    with pytest.raises(UnusableInputError, match=r"te groot|beschadigd"):
        extract_answers(change_pdf(print_example(), enlarge), "formulier.pdf", MAXIMUM)


def test_the_code_of_a_form_is_known() -> None:
    for perspective in ("gemeente", "aanbieder", "client"):
        code = make_form(perspective).code
        assert collecting.FORM_CODE.search("".join(code.split()))
    assert not collecting.FORM_CODE.search("Versie2.1.0·sha256:8cf10e25")


def test_a_form_of_too_many_fields_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "MAXIMUM_FIELDS", 100)
    with pytest.raises(UnusableInputError, match="beschadigd"):
        extract_answers(print_example(), "formulier.pdf", MAXIMUM)
