"""From answers to a report in any format: how much each holds, and the actions as a table."""

import csv
import io
from dataclasses import replace

import pytest

from dialoogcheck.advice.case import ACTION_COLUMNS, Case, produce
from dialoogcheck.checklist.model import CriticalKind
from tests.advice.planned import number, plan_advice
from tests.builders import make_tip

WHOLE = "Alle antwoorden"


@pytest.mark.parametrize(
    ("format_", "extended", "held"),
    [
        ("md", False, ""),
        ("md", True, f"\n## {WHOLE}\n"),
        ("html", False, f"<details><summary><h2>{WHOLE}</h2></summary>"),
        ("html", True, f"<details open><summary><h2>{WHOLE}</h2></summary>"),
    ],
)
def test_how_much_a_report_holds(format_: str, extended: bool, held: str) -> None:  # noqa: FBT001 - a parameter of the test
    page = produce(Case(advice=plan_advice(number(1), {"a-1": "nee"}), extended=extended), format_).decode()
    assert (WHOLE in page) == bool(held)
    assert held in page


def test_figures_are_the_same_however_much_the_report_holds() -> None:
    case = Case(advice=plan_advice(number(1), {"a-1": "nee"}))
    for format_ in ("json", "csv"):
        assert produce(case, format_) == produce(replace(case, extended=True), format_)


def test_the_actions_as_a_table() -> None:
    tips = [make_tip("t-1", ["a-1"]), make_tip("t-2", ["a-2"])]
    tips += [make_tip(f"t-{place}", [f"a-{place}"], effort=90) for place in range(3, 13)]
    answers = {"a-1": "weet-niet", **{f"a-{place}": "nee" for place in range(2, 13)}}
    advice = plan_advice(number(12, a_1=CriticalKind.LEGAL), answers, tips)
    text = produce(Case(advice=advice), "csv").decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert head == [*ACTION_COLUMNS]
    assert {len(row) for row in rows} == {len(head)}
    asked, done = (dict(zip(head, row, strict=True)) for row in rows[:2])
    assert [row[0] for row in rows] == [str(place) for place in range(1, 13)]
    assert (asked["Reden"], asked["Begin"], asked["Klaar"], asked["Wie"], asked["Werk"]) == (
        *("juridisch", "2026-11-23", "2026-11-25", "de inkoper"),
        "15 minuten",
    )
    assert asked["Actie"].startswith("Vraag na of dit zo is: ‘Dit is de stelling a-1.’ Zo niet: ")
    assert (done["Reden"], done["Begin"], done["Wanneer"]) == ("gewoon", "2026-12-14", "een week voor het gesprek")
    assert done["Omdat"] == "Omdat u bij ‘Titel van a-2’ ‘Nee’ antwoordde."
    # Room to fill in.
    assert {(row[-1], row[-2]) for row in rows} == {("", "")}


def test_without_days_their_columns_are_empty() -> None:
    text = produce(Case(advice=plan_advice(number(1), {"a-1": "nee"}, days=None)), "csv").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert (row["Begin"], row["Klaar"], row["Wanneer"]) == ("", "", "een week voor het gesprek")


def test_a_formula_in_a_table_is_text() -> None:
    tip = replace(make_tip("t", ["a-1"]), action="=cmd|' /C calc'!A0", who="@jan")
    text = produce(Case(advice=plan_advice(number(1), {"a-1": "nee"}, [tip])), "csv").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert not row["Actie"].startswith("=")
    assert not row["Wie"].startswith("@")
