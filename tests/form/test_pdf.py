"""The form as a PDF and on paper: accessible, small, whole, and every field with a name that says enough."""

import io
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from PIL import Image

from dialoogcheck.answers.codes import FIELD_PREFIX, QUESTION_PREFIX
from dialoogcheck.answers.file import FORM_NAME
from dialoogcheck.checklist.model import StatementId
from dialoogcheck.document import pdf as printing
from dialoogcheck.document.pdf import Attachment
from dialoogcheck.form.model import FormView
from dialoogcheck.form.pdf import print_form
from tests.advice.cases import HOSTILE
from tests.document import judging
from tests.form.filling import (
    PROGRAMS,
    change_pdf,
    fill_with_pikepdf,
    list_fields,
    list_text_fields,
    name_choice,
    print_example,
)
from tests.form.test_html import PERSPECTIVES, QUESTIONS, STATEMENTS, limit, list_offers, make_form

MAXIMUM_BYTES = 150_000
SPOKEN_TO = ("gemeente", "client")
"""A perspective that is spoken to as a professional, and one that is spoken to in plain words."""
FEW = 2
"""So many areas, and so many statements in each, show what fits in any number of them."""
MULTI_LINE = 1 << 12
MAXIMUM_WORDS = 2_000
LOWEST_LETTERS = 12
LEAST_LINES = 4
EVERY_FORM = pytest.mark.parametrize(
    ("checklist", "perspective", "short", "fillable"),
    [
        *(
            (STATEMENTS, perspective, not fillable, fillable)
            for perspective in PERSPECTIVES
            for fillable in (True, False)
        ),
        *((QUESTIONS, perspective, fillable, fillable) for perspective in SPOKEN_TO for fillable in (True, False)),
    ],
)
"""Every perspective short and long, to fill in and on paper: what is in a form does not depend on both at once."""


def judge(pdf: bytes) -> list[str]:
    """What any judge finds."""
    return [*judging.judge(pdf), *judge_fields(pdf)]


def judge_fields(data: bytes) -> list[str]:
    """Whether somebody who hears only the name of a field knows what to answer, and whether it is answered already."""
    problems = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form: Any = pdf.Root.get("/AcroForm")
        if form is None:
            return []
        names = [str(field.T) for field in form.Fields]
        statements, questions = list_fields(pdf), list_text_fields(pdf)
        if len(statements) + len(questions) != len(names):
            problems.append("the form has fields of another kind")
        if (
            set(form.keys()) != ({"/Fields", "/DR"} if questions else {"/Fields"})
            or len(names) != len(set(names))
            or any("." in name for name in names)
        ):
            problems.append("the form has fields of the same name, or asks a program to draw them anew")
        widgets = [kid.objgen for page in pdf.pages for kid in page.get("/Annots", [])]
        if sorted(widgets) != sorted(
            [*(kid.objgen for field in statements for kid in field.Kids), *(field.objgen for field in questions)]
        ):
            problems.append("the circles and the boxes on the pages are not those of the form")
        for field in questions:
            problems += judge_text_field(field, form)
        for field in statements:
            problems += judge_circles(field)
    return problems


def judge_circles(field: Any) -> list[str]:  # noqa: ANN401 - pikepdf's objects
    """The same for one statement."""
    problems = []
    if not re.match(r"\d+\. \S", str(field.get("/TU", ""))):
        problems.append(f"{field.T} has no name")
    if field.V != "/Off" or any(kid.AS != "/Off" for kid in field.Kids):
        problems.append(f"{field.T} is answered already")
    if any("/T" in kid or not str(kid.get("/TU", "")).endswith(f", bij {field.TU}") for kid in field.Kids):
        problems.append(f"a circle of {field.T} is a field of its own, or has no name")
    if len({kid.P.objgen for kid in field.Kids}) != 1:
        problems.append(f"{field.T} stands on two pages")
    return problems


def judge_text_field(field: Any, form: Any) -> list[str]:  # noqa: ANN401 - pikepdf's objects
    """The same for an open question; and whether there is room for lines, in letters that the file has."""
    problems = []
    if not str(field.get("/TU", "")).strip():
        problems.append(f"{field.T} has no name")
    if str(field.get("/V", "")):
        problems.append(f"{field.T} is answered already")
    if int(field.get("/Ff", 0)) != MULTI_LINE or int(field.get("/MaxLen", 0)) != MAXIMUM_WORDS:
        problems.append(f"{field.T} takes other texts than a form in a browser does")
    left, bottom, right, top = map(float, field.Rect)
    drawn = field.get("/AP", pikepdf.Dictionary()).get("/N")
    if (
        drawn is None
        or b"Tj" in drawn.read_bytes()
        or [*map(float, drawn.BBox)] != pytest.approx([0, 0, right - left, top - bottom], abs=0.02)
    ):
        problems.append(f"{field.T} does not look empty")
    font = re.search(r"(/\S+) ([\d.]+) Tf", str(field.get("/DA", "")))
    if (
        not font
        or font[1] not in form.DR.Font
        or float(font[2]) < LOWEST_LETTERS
        or top - bottom < LEAST_LINES * float(font[2])
    ):
        problems.append(f"{field.T} has no room for lines in letters of the file")
    return problems


@EVERY_FORM
def test_every_form_is_good(
    checklist: str,
    perspective: str,
    short: bool,  # noqa: FBT001 - a parameter of the table above
    fillable: bool,  # noqa: FBT001
) -> None:
    view = make_form(perspective, short=short, checklist=checklist)
    pdf = print_example(perspective, short=short, fillable=fillable, checklist=checklist)
    assert not judge(pdf)
    assert len(pdf) < MAXIMUM_BYTES
    assert judging.read_attachment(pdf) == (FORM_NAME, "/Data", view.empty.encode())
    check_text(view, read_in_order(pdf), fillable=fillable)
    assert [title for _, title in judging.read_bookmarks(pdf)] == [
        view.heading,
        "Zo vult u dit formulier in",
        "Wie ziet uw antwoorden?",
        *(["Wanneer past welk antwoord?"] if view.meanings else []),
        *(area.name for area in view.areas),
        "Dit was het einde",
    ]


def read_in_order(data: bytes) -> list[str]:
    """The text of each page on one line, in the order in which it is written there: not row by row through columns."""
    text = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


def check_text(view: FormView, pages: list[str], *, fillable: bool) -> None:
    """Everything stands on a page, and each page says of which form it is."""
    whole = " ".join(pages)
    assert view.organisation in pages[0]
    assert view.return_to in pages[0]
    assert "Wie ziet uw antwoorden?" in pages[0]
    assert ("Sla het bestand op" in whole) == fillable
    for number, page in enumerate(pages, start=1):
        assert view.code in page
        assert f"{number} van {len(pages)}" in page
    for name, meaning in view.meanings:
        assert f"{name}: {meaning}" in whole
    for area in view.areas:
        for item in area.statements:
            assert item.text in whole
            assert all(f"{name}: {anchor}" in whole for name, anchor in view.list_anchors(item))
            if not view.perspective.plain:
                assert item.explanation in whole
        for question in area.open_questions:
            assert question.text in whole
    asks = any(area.open_questions for area in view.areas)
    assert ("Bij een vraag met een groot vak schrijft u zelf iets op." in whole) == asks
    assert ("Wat u opschrijft, kan woord voor woord in het rapport komen" in whole) == asks
    assert whole.count("U mag dit leeg laten.") == sum(len(area.open_questions) for area in view.areas)


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_the_fields_are_the_statements_and_their_choices(perspective: str) -> None:
    view = make_form(perspective, short=False)
    with pikepdf.open(io.BytesIO(print_example(perspective, short=False))) as pdf:
        fields = list_fields(pdf)
        assert [(str(field.T), str(field.TU)) for field in fields] == [
            (FIELD_PREFIX + item.id, f"{view.numbers[item.id]}. {item.text}")
            for area in view.areas
            for item in area.statements
        ]
        names = dict(view.choices.values())
        for field, (_, values) in zip(fields, list_offers(view), strict=True):
            assert [(name_choice(kid), str(kid.TU)) for kid in field.Kids] == [
                (value, f"{names[value]}, bij {field.TU}") for value in values
            ]


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_the_text_fields_are_the_open_questions_where_they_stand(perspective: str) -> None:
    view = make_form(perspective, checklist=QUESTIONS)
    expected: list[tuple[str, str]] = []
    for area in view.areas:
        expected += [(FIELD_PREFIX + item.id, f"{view.numbers[item.id]}. {item.text}") for item in area.statements]
        expected += [(QUESTION_PREFIX + question.id, question.text) for question in area.open_questions]
    with pikepdf.open(io.BytesIO(print_example(perspective, checklist=QUESTIONS))) as pdf:
        fields: Any = pdf.Root.AcroForm.Fields
        assert [(str(field.T), str(field.TU)) for field in fields] == expected
        assert len(list_text_fields(pdf)) == 3


def test_a_field_is_a_circle_that_lets_go_of_its_answer() -> None:
    with pikepdf.open(io.BytesIO(print_example())) as pdf:
        assert {int(field.Ff) for field in list_fields(pdf)} == {1 << 15}


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_paper_has_no_fields_and_tells_what_to_type(perspective: str) -> None:
    pdf = print_example(perspective, fillable=False)
    view = make_form(perspective)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert "/AcroForm" not in opened.Root
        assert not any("/Annots" in page for page in opened.pages)
    text = " ".join(judging.read_pages(pdf))
    for code, (_, name) in view.choices.items():
        assert f"{code} {name}" in text if view.perspective.plain else f" {code} " in text
    assert "overtypt" in text


def test_paper_has_room_to_write() -> None:
    view = make_form("client", checklist=QUESTIONS)
    pdf = print_example("client", fillable=False, checklist=QUESTIONS)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not any("/Annots" in page for page in opened.pages)
    questions = [question for area in view.areas for question in area.open_questions]
    assert len(questions) == 3
    boxes = subprocess.run(
        ["pdftotext", "-bbox-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    lines = [
        (float(top), float(bottom), " ".join(re.findall(r">([^<\s][^<]*)</word>", words)))
        for top, bottom, words in re.findall(
            r'<line [^>]*yMin="([\d.]+)"[^>]*yMax="([\d.]+)">(.*?)</line>', boxes, re.DOTALL
        )
    ]
    for question in questions:
        (place,) = (number for number, (_, _, text) in enumerate(lines) if text == question.text)
        assert lines[place + 1][2].startswith("U mag dit leeg laten.")
        assert lines[place + 1][0] - lines[place][1] > 100


@pytest.mark.parametrize(("checklist", "fillable"), [(STATEMENTS, False), (QUESTIONS, True)])
def test_the_same_form_gives_the_same_bytes(checklist: str, fillable: bool) -> None:  # noqa: FBT001
    assert print_form(make_form("client", checklist=checklist), fillable=fillable) == print_example(
        fillable=fillable, checklist=checklist
    )


def test_a_form_does_not_change_a_report() -> None:
    page = '<!doctype html><html lang="nl"><title>x</title><body><h1>x</h1><input type="radio">'
    before = printing.print_pdf(page, Attachment(b"{}", "leeg.json", "Niets"), "")
    print_form(make_form("client"), fillable=True)
    assert printing.print_pdf(page, Attachment(b"{}", "leeg.json", "Niets"), "") == before
    assert b"AcroForm" not in before


def rename_choices(view: FormView, name: str) -> FormView:
    """The form with this name for each answer, in which its own may stand."""
    return replace(view, choices={code: (value, name.format(old)) for code, (value, old) in view.choices.items()})


def take_few(view: FormView) -> FormView:
    return replace(view, areas=tuple(replace(area, statements=area.statements[:FEW]) for area in view.areas[:FEW]))


@pytest.mark.parametrize("place", range(0, len(HOSTILE), 2))
@pytest.mark.parametrize("perspective", SPOKEN_TO)
def test_whatever_somebody_types_stays_text(place: int, perspective: str) -> None:
    one, two = HOSTILE[place : place + 2] if perspective == "client" else reversed(HOSTILE[place : place + 2])
    view = make_form(perspective, organisation=one, topic=two)
    assert not judge(print_form(take_few(view), fillable=True))


@pytest.mark.parametrize("fillable", [True, False])
@pytest.mark.parametrize("perspective", SPOKEN_TO)
def test_a_form_where_not_every_answer_can_be_given(perspective: str, fillable: bool) -> None:  # noqa: FBT001
    view = limit(take_few(make_form(perspective)))
    pdf = print_form(view, fillable=fillable)
    assert not judge(pdf)
    check_text(view, read_in_order(pdf), fillable=fillable)
    whole = " ".join(judging.read_pages(pdf))
    in_columns = not view.perspective.plain
    assert ("streepje" in whole) is in_columns
    assert whole.count("–") == (2 * FEW if in_columns else 0)
    if fillable:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            circles = [[name_choice(kid) for kid in field.Kids] for field in list_fields(opened)]
        assert circles == [values for _, values in list_offers(view)]
    else:
        assert "4 Ja" in whole or in_columns


def test_columns_stay_under_their_heads_where_an_answer_is_left_out() -> None:
    with pikepdf.open(io.BytesIO(print_form(limit(take_few(make_form("gemeente"))), fillable=True))) as pdf:
        places: dict[str, set[float]] = {}
        for field in list_fields(pdf):
            for kid in field.Kids:
                places.setdefault(name_choice(kid), set()).add(float(kid.Rect[0]))
    assert len(places) == 6
    assert all(len(lefts) == 1 for lefts in places.values())


ASKED = (*HOSTILE, "Wat is voor u belangrijk? " * 40, "W" * 300)


@pytest.mark.parametrize("fillable", [True, False])
@pytest.mark.parametrize("perspective", SPOKEN_TO)
def test_open_questions_of_any_kind_fit(perspective: str, fillable: bool) -> None:  # noqa: FBT001
    view = make_form(perspective, checklist=QUESTIONS)
    area = next(area for area in view.areas if area.open_questions)
    asked = tuple(
        replace(area.open_questions[0], id=StatementId(f"vraag-{number}"), text=text)
        for number, text in enumerate(ASKED)
    )
    pdf = print_form(
        replace(view, areas=(replace(area, statements=area.statements[:1], open_questions=asked),)), fillable=fillable
    )
    assert not judge(pdf)
    if fillable:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert len(list_text_fields(opened)) == len(ASKED)


@pytest.mark.parametrize(
    "change",
    [
        lambda view: rename_choices(view, "{} in verreweg de meeste gevallen"),
        lambda view: rename_choices(view, "Onvoorwaardelijk"),
        lambda view: replace(
            view, choices={**view.choices, **{str(n): (f"keuze-{n}", view.choices["1"][1]) for n in range(5, 10)}}
        ),
        lambda view: replace(
            view,
            return_to="",
            organisation="",
            details=replace(view.details, fictitious=True, recognisable=True),
            threshold=12,
        ),
        lambda view: replace(
            view,
            areas=tuple(
                replace(
                    area,
                    name="Heel lange naam van een gebied " * 4,
                    statements=tuple(replace(item, text=item.text * 6) for item in area.statements),
                )
                for area in view.areas
            ),
        ),
    ],
)
@pytest.mark.parametrize("perspective", ["gemeente", "client"])
def test_long_words_and_many_choices_fit(change: Callable[[FormView], FormView], perspective: str) -> None:
    view = make_form(perspective)
    view = change(take_few(view))
    for fillable in (True, False):
        assert not judge(print_form(view, fillable=fillable))


@pytest.mark.parametrize("perspective", PERSPECTIVES)
@pytest.mark.parametrize("fillable", [True, False])
def test_a_heading_has_a_statement_below_it(perspective: str, fillable: bool) -> None:  # noqa: FBT001
    pages = read_in_order(print_example(perspective, short=not fillable, fillable=fillable))
    for area in make_form(perspective, short=not fillable).areas:
        (page,) = (page for page in pages if area.statements[0].text in page)
        assert area.name in page, area.name


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("perspective", ["gemeente", "client"])
def test_one_sees_what_was_chosen(program: str, perspective: str) -> None:
    empty = print_example(perspective)
    filled = PROGRAMS[program](empty, {"stelling-doel-1": "ja"})
    assert count_dark(filled, "ja") > count_dark(empty, "ja") + 40
    assert count_dark(filled, "nee") == count_dark(empty, "nee")


def count_dark(data: bytes, value: str) -> int:
    """How many dots of ink stand in the circle for this value of the first statement, as poppler draws it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (field,) = (field for field in list_fields(pdf) if field.T == "stelling-doel-1")
        (kid,) = (kid for kid in field.Kids if name_choice(kid) == value)
        left, bottom, right, top = map(float, kid.Rect)
        height = float(pdf.pages[0].MediaBox[3])
        number = next(
            number
            for number, page in enumerate(pdf.pages, start=1)
            if kid.objgen in {item.objgen for item in page.get("/Annots", [])}
        )
    image = draw_page(data, number).crop((int(left), int(height - top), int(right) + 1, int(height - bottom) + 1))
    return sum(shade < 128 for shade in image.tobytes())


def draw_page(data: bytes, number: int) -> Image.Image:
    """A page as poppler draws it: a dot for each point."""
    place = str(number)
    drawn = subprocess.run(
        ["pdftoppm", "-r", "72", "-gray", "-singlefile", "-f", place, "-l", place, "-"],
        input=data,
        capture_output=True,
        check=True,
    ).stdout
    return Image.open(io.BytesIO(drawn))


@pytest.mark.parametrize("program", ["pypdf", "pdfium", "pdfjs"])
def test_one_sees_what_was_typed(program: str) -> None:
    empty = print_example(checklist=QUESTIONS)
    with pikepdf.open(io.BytesIO(empty)) as pdf:
        names = [str(field.T) for field in list_text_fields(pdf)]
    filled = PROGRAMS[program](empty, dict.fromkeys(names, "Het was een één goed gesprek.\nTweede regel."))
    for name in names:
        assert draw_field(empty, name).histogram()[0] == 0
        # As wide as a line of so many letters is, and two lines high.
        assert draw_field(empty, name).point(lambda shade: 255 * (shade < 128)).crop((4, 4, 200, 60)).getbbox() is None
        left, top, right, bottom = draw_field(filled, name).point(lambda shade: 255 * (shade < 128)).crop(
            (4, 3, 460, 80)
        ).getbbox() or (0, 0, 0, 0)
        assert right - left > 180
        assert bottom - top > 25
        assert top < 20


def draw_field(data: bytes, name: str) -> Image.Image:
    """What stands in a text field, as poppler draws it: a dot for each point."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (field,) = (field for field in list_text_fields(pdf) if str(field.T) == name)
        left, bottom, right, top = map(float, field.Rect)
        height = float(pdf.pages[0].MediaBox[3])
        number = next(
            number
            for number, page in enumerate(pdf.pages, 1)
            if field.objgen in {item.objgen for item in page.get("/Annots", [])}
        )
    drawn = draw_page(data, number)
    return drawn.crop((int(left) + 2, int(height - top) + 2, int(right) - 2, int(height - bottom) - 2))


# The judge of fields can find something.


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: pdf.Root.AcroForm.update({"/NeedAppearances": True}),
        lambda pdf: pdf.Root.AcroForm.Fields.append(pdf.Root.AcroForm.Fields[0]),
        lambda pdf: pdf.Root.AcroForm.Fields[0].update({"/TU": pikepdf.String("Nee")}),
        lambda pdf: pdf.Root.AcroForm.Fields[0].Kids[0].update({"/T": pikepdf.String("stelling-doel-1")}),
        lambda pdf: pdf.Root.AcroForm.Fields[0].Kids[0].update({"/TU": pikepdf.String("Nee")}),
        lambda pdf: pdf.Root.AcroForm.Fields[0].Kids[0].update({"/P": pdf.pages[-1].obj}),
    ],
)
def test_the_judge_of_fields_finds_a_planted_fault(change: Callable[[pikepdf.Pdf], object]) -> None:
    assert judge_fields(change_pdf(print_example(), change))


@pytest.mark.parametrize(
    "change",
    [
        lambda field, _: field.update({"/TU": pikepdf.String(" ")}),
        lambda field, _: field.update({"/V": pikepdf.String("Ja.")}),
        lambda field, _: field.update({"/Ff": 0}),
        lambda field, _: field.update({"/MaxLen": 20}),
        lambda field, _: field.update({"/FT": pikepdf.Name.Ch}),
        lambda field, _: field.update({"/T": pikepdf.String("vraag.een")}),
        lambda field, _: field.update({"/DA": pikepdf.String("/Weg 17 Tf")}),
        lambda field, _: field.update({"/DA": pikepdf.String(str(field.DA).replace(" 17 Tf", " 5 Tf"))}),
        lambda field, _: field.update(
            {"/Rect": pikepdf.Array([field.Rect[0], field.Rect[3], field.Rect[2], field.Rect[1]])}
        ),
        lambda field, _: field.__delitem__("/AP"),
        lambda field, pdf: field.AP.update({"/N": pdf.make_stream(b"BT (Ja.) Tj ET", BBox=field.AP.N.BBox)}),
        lambda _, pdf: pdf.pages[1].Annots.pop(),
    ],
)
def test_the_judge_of_fields_finds_a_planted_fault_of_a_text_field(
    change: Callable[[Any, pikepdf.Pdf], object],
) -> None:
    assert judge_fields(
        change_pdf(print_example(checklist=QUESTIONS), lambda pdf: change(list_text_fields(pdf)[0], pdf))
    )


def test_the_judge_of_fields_finds_an_answer() -> None:
    assert judge_fields(fill_with_pikepdf(print_example(), {"stelling-doel-1": "ja"}))
