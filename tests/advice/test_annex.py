"""What goes beyond the short report: every action, pitfall and answer, with all notes, for who may see them."""

import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.annex import compose_annex, list_terms, summarise_area
from dialoogcheck.advice.case import Case, produce
from dialoogcheck.advice.citations import Citations
from dialoogcheck.advice.model import Advice
from dialoogcheck.advice.report import Extent, compose_report
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.model import strip_private
from dialoogcheck.checklist.model import CriticalKind, Term, Tip
from dialoogcheck.document.blocks import Block, Report, paragraph
from dialoogcheck.document.html import write_html
from dialoogcheck.document.markdown import write_markdown
from tests import builders
from tests.advice import cases
from tests.advice.planned import give, number, plan_advice
from tests.builders import make_tip
from tests.document import judging
from tests.document.finding import find_tables, read_all

LEGAL = CriticalKind.LEGAL


def compose(advice: Advice) -> dict[str, tuple[Block, ...]]:
    return dict(compose_annex(advice, Citations(advice.result.checklist)))


def test_only_parts_with_something_to_say() -> None:
    assert [*compose(plan_advice(number(1), {"a-1": "ja"}))] == ["De hele fase", "Alle antwoorden"]
    lawyer = replace(make_tip("t-1", ["a-1"]), who="jurist")
    tips = [lawyer, *(make_tip(f"t-{place}", [f"a-{place}"]) for place in range(2, 13))]
    assert [*compose(plan_advice(number(12), give(12, "nee"), tips))] == [
        *("Conceptmails", "Alle andere acties", "Alle valkuilen", "De hele fase", "Alle antwoorden")
    ]


def test_every_action_is_in_the_plan_or_in_the_annex() -> None:
    advice = plan_advice(number(14), give(14, "nee"))
    content = compose(advice)["Alle andere acties"]
    ((first, *_, last),) = find_tables(content, "Nr.", "Wat")
    assert read_all(content).startswith("De acties 1 tot en met 10 staan in het plan.")
    assert [row[0] for row in find_tables(content, "Nr.", "Wat")[0]] == ["11", "12", "13", "14"]
    assert first[1] == "Doe tip-a-11. Omdat u bij ‘Titel van a-11’ ‘Nee’ antwoordde. [1]"
    assert last[2] == "Inkoper een week voor het gesprek 1 uur"


def test_without_a_step_in_the_plan_all_actions_stand_in_the_annex() -> None:
    content = compose(plan_advice(number(2), give(2, "nee"), hours=0))["Alle andere acties"]
    assert "staan in het plan" not in read_all(content)
    assert [row[0] for row in find_tables(content, "Nr.", "Wat")[0]] == ["1", "2"]


def test_every_pitfall_that_lies_open_is_told_with_the_answer_that_called_it_up() -> None:
    told = read_all(compose(plan_advice(number(3), {**give(2, "nee"), "a-3": "ja"}))["Alle valkuilen"])
    assert told.splitlines() == [
        "Gebied a",
        *(
            line
            for place in (1, 2)
            for line in (
                f"Valkuil valkuil-a-{place}",
                "Hier gaat iets mis.",
                "U herkent het zo: Mensen worden stil.",
                f"Omdat u bij ‘Titel van a-{place}’ ‘Nee’ antwoordde. ",
            )
        ),
    ]


def test_the_whole_phase() -> None:
    told = read_all(compose(plan_advice(number(1), {}))["De hele fase"])
    assert told.splitlines() == [
        *("Wat we doen in plan.", "Doel", "Waarom we praten in plan."),
        *("Onderwerpen", "Het doel", "Wie u nodig hebt", "Aanbieders"),
    ]


def list_answers(advice: Advice) -> list[list[str]]:
    (table,) = find_tables(compose(advice)["Alle antwoorden"], "Stelling", "Antwoord")
    return table


def test_every_answer_is_listed_and_its_note_in_full() -> None:
    note = "Woord " * 100
    answers = {"a-1": "nee", "a-2": "ja", "a-3": "weet-niet", "a-4": "nvt"}
    rows = list_answers(plan_advice(number(5, a_1=LEGAL), answers, notes={"a-2": note}))
    assert rows == [
        ["Dit is de stelling a-1. (kritiek, juridisch)", "Nee", "geen notitie"],
        ["Dit is de stelling a-2.", "Ja", note],
        ["Dit is de stelling a-3.", "Weet ik niet", "geen notitie"],
        ["Dit is de stelling a-4.", "Niet van toepassing", "geen notitie"],
        ["Dit is de stelling a-5.", "Nog niet beantwoord", "geen notitie"],
    ]


def test_without_a_note_there_is_no_column_for_them() -> None:
    assert list_answers(plan_advice(number(1), {"a-1": "ja"})) == [["Dit is de stelling a-1.", "Ja"]]


# The word list


@pytest.mark.parametrize(
    ("word", "text", "used"),
    [
        ("inkoop", "Over de inkoop.", True),
        ("inkoop", "De INKOOP", True),
        ("aanbesteding", "Vraag de aanbestedingsjurist.", True),
        ("aanbesteding", "Bij een hoofdaanbesteding.", False),
        # A short word in a longer one is another word.
        ("wet", "Een wethouder.", False),
        ("wet", "De wet.", True),
        ("spelregel", "Geen woord ervan.", False),
    ],
)
def test_only_words_that_are_used_are_explained(word: str, text: str, used: bool) -> None:  # noqa: FBT001 - a parameter of the test
    advice = plan_advice(number(1), {"a-1": "ja"})
    checklist = replace(advice.result.checklist, terms=(Term(word=word, meaning="Uitleg."),))
    advice = replace(advice, result=replace(advice.result, checklist=checklist))
    assert [read_all([term]) for term in list_terms(advice, [paragraph(text)])] == (
        [f"{word}. Uitleg."] if used else []
    )


@pytest.mark.parametrize(("extent", "has"), [(Extent.SHORT, False), *((extent, True) for extent in [*Extent][1:])])
def test_the_word_list_and_all_answers_stand_only_in_what_is_extended(extent: Extent, has: bool) -> None:  # noqa: FBT001 - a parameter of the test
    told = read_all(compose_report(cases.build("strategie").advice, extent=extent).blocks).splitlines()
    titles = ("Woordenlijst", "Alle antwoorden", "Alle valkuilen", "Alle andere acties", "De hele fase")
    assert [title in told for title in titles] == [has] * len(titles)


# What people wrote: whoever should see it does, and nobody else

NOTE = "Notitie van Jan over "
NAMES = ("Gemeente Geheim", "Onderwerp Geheim")


def make_noted(shareable: bool = False, **further: Any) -> Case:  # noqa: ANN401, FBT001, FBT002
    """A check with every kind of answer, a note at each, and words at an open question."""
    choices = ("nee", "deels", "grotendeels", "ja", "weet-niet", "nvt", "open")
    tips = [
        replace(make_tip(f"t-{place}", [f"a-{place}"]), who="jurist" if place == 1 else "de wethouder")
        for place in range(1, 8)
    ]
    area = builders.make_area("a", number(7, a_1=LEGAL), tips=tips, open_questions=["a-open"])
    checklist = builders.make_checklist(area)
    details = replace(builders.make_details(), organisation=NAMES[0], topic=NAMES[1])
    given = {f"a-{place}": choice for place, choice in enumerate(choices, 1)}
    assessment = builders.make_assessment(checklist, given, details)
    noted = {id_: replace(answer, note=f"{NOTE}{id_}.") for id_, answer in assessment.answers.items()}
    (question,) = area.open_questions
    assessment = replace(
        assessment, answers={**noted, question.id: builders.make_answer("open", f"{NOTE}alles.")}, dropped=("van-jan",)
    )
    assessment = strip_private(assessment) if shareable else assessment
    return Case(advice=advise(score_assessment(checklist, assessment)), shareable=shareable, **further)


WRITTEN = [*(f"{NOTE}a-{place}." for place in range(1, 8)), f"{NOTE}alles."]


@pytest.mark.parametrize(
    ("format_", "extended", "missing"),
    [
        ("html", False, []),
        ("html", True, []),
        ("md", True, []),
        # The short report has notes where there is something to do: nothing at ja, nvt, and what nobody answered.
        ("md", False, [3, 5, 6, 7]),
    ],
)
def test_every_note_reaches_whoever_may_see_it(format_: str, extended: bool, missing: list[int]) -> None:  # noqa: FBT001 - a parameter of the test
    told = html.unescape(produce(make_noted(extended=extended), format_).decode())
    assert [note for note in WRITTEN if note not in told] == [WRITTEN[place] for place in missing]


def test_every_note_is_in_the_extended_pdf_and_in_what_it_carries() -> None:
    pdf = produce(make_noted(extended=True), "pdf")
    told = " ".join(judging.read_pages(pdf))
    carried = json.loads(judging.read_attachment(pdf)[2])["antwoorden"].values()
    assert [note for note in WRITTEN if note not in told] == []
    assert {answer["toelichting"] for answer in carried} == {*WRITTEN}


@pytest.mark.parametrize("extended", [False, True])
@pytest.mark.parametrize("format_", ["html", "md", "json", "csv"])
def test_nothing_that_somebody_wrote_is_in_what_is_shared(format_: str, extended: bool) -> None:  # noqa: FBT001 - a parameter of the test
    secret = re.compile("|".join((NOTE, "Jan", *NAMES, "Geheim", "van-jan")))
    assert not secret.search(produce(make_noted(shareable=True, extended=extended), format_).decode())
    # And it would be seen.
    assert secret.search(produce(make_noted(extended=extended), format_).decode()) or format_ == "csv"


def test_nothing_that_somebody_wrote_is_in_a_shared_pdf_or_in_what_it_carries() -> None:
    pdf = produce(make_noted(shareable=True, extended=True), "pdf")
    told = " ".join(judging.read_pages(pdf)) + judging.read_attachment(pdf)[2].decode()
    assert "Conceptmails" in told
    assert "Jan" not in told
    assert "Geheim" not in told


HOSTILE = "<script>alert(1)</script> **vet** {{ 7*7 }}"


@pytest.mark.parametrize("extent", Extent)
@pytest.mark.parametrize("write", [write_html, write_markdown])
def test_hostile_words_stay_words_in_every_part(extent: Extent, write: Callable[[Report], str]) -> None:
    lawyer = replace(make_tip("t", ["a-1"]), who="jurist")
    advice = plan_advice(
        number(1), {"a-1": "nee"}, [lawyer], topic=HOSTILE, organisation=HOSTILE, notes={"a-1": HOSTILE}
    )
    page = write(compose_report(advice, extent=extent))
    assert "<script>" not in page.replace(r"\<script\>", "")
    assert "**vet**" not in page or write is write_html
    assert page.count("{{ 7\\*7 }}" if write is write_markdown else "{{ 7*7 }}") >= (3 if extent is Extent.SHORT else 5)


def test_every_open_statement_reaches_somebody() -> None:
    """It is a step of the plan, or a question to who could know; also where there is no tip."""
    statements = number(30, a_1=LEGAL, a_2=CriticalKind.PROCESS)
    statements = [replace(item, who_knows=f"collega {place % 5}") for place, item in enumerate(statements)]
    for answer in ("weet-niet", "open"):
        for tips in (None, list[Tip]()):
            advice = plan_advice(statements, give(30, answer), tips)
            told = read_all(compose_report(advice).blocks).lower()
            assert [item.id for item in statements if item.title.lower() not in told] == []


def test_sources_are_numbered_in_the_order_of_reading_and_all_listed() -> None:
    for extent in Extent:
        page = write_html(compose_report(cases.build("strategie").advice, extent=extent))
        listed = re.findall(r' id="bron-(\d+)"', page)
        cited = re.findall(r'href="#bron-(\d+)"', page)
        assert listed == [str(place) for place in range(1, len(listed) + 1)]
        assert [*dict.fromkeys(cited)] == listed
        assert len(listed) > 3


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("ja", "nee", "ja", "ja"), "4 van 4 stellingen beantwoord"),
        (
            ("ja", "weet-niet", "open", "nvt"),
            "1 van 3 stellingen beantwoord, 1 keer ‘Weet ik niet’, 1 nog open, 1 ",
        ),
        (("nvt", "nvt", "nvt", "ja"), "1 van 1 stelling beantwoord, 3 niet van toepassing"),
    ],
)
def test_how_an_area_was_answered(answers: tuple[str, ...], told: str) -> None:
    given = {f"a-{place}": answer for place, answer in enumerate(answers, 1)}
    (area,) = plan_advice(number(4), given).result.areas
    assert summarise_area(area).startswith(told)
