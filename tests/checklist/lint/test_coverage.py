"""Gaps in what is advised: told once, in short, and in the phases where they are."""

import pytest

from dialoogcheck.checklist.lint.linting import lint_checklist
from tests.checklist.lint.changing import find_codes
from tests.checklist.minimal import MINIMAL_CHECKLIST


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([("tips:\n      - id: schrijf-doel", "tipss:\n      - id: schrijf-doel")], id="no tips at all"),
        pytest.param([("stellingen: [doel-1]\n", "stelingen: [doel-1]\n")], id="a tip without statements"),
    ],
)
def test_one_mistake_is_not_told_twice(changes: list[tuple[str, str]]) -> None:
    found = find_codes(*changes)
    assert "stelling-zonder-tip" not in found


def test_only_the_facts_that_are_asked_in_a_phase_count_there() -> None:
    asked_later = ("standaard: nee", "standaard: nee\n    fasen: [na]")
    assert "stelling-zonder-tip" not in find_codes(asked_later)
    tip = ("[doel-1]\n        fasen: [voor]\n", "[doel-1]\n        fasen: [voor]\n        alleen_bij: {regio: ja}\n")
    assert "stelling-zonder-tip" in find_codes(tip)
    assert "stelling-zonder-tip" not in find_codes(tip, asked_later)


def test_many_gaps_are_told_in_short() -> None:
    phases = "".join(
        f"  - {{id: f{n}, naam: F, omschrijving: O, doel: D, ruimte: {{mate: m, tekst: t}}, onderwerpen: [a], "
        f"deelnemers: [b], grenzen: [{{tekst: t, bronnen: [eigen]}}], vermijd: [{{tekst: t, bronnen: [eigen]}}]}}\n"
        for n in range(4)
    )
    text = MINIMAL_CHECKLIST.replace("feiten:\n", phases + "feiten:\n").replace(
        "fasen: [voor]\n        kritiek", "fasen: alle\n        kritiek"
    )
    messages = [found.message for found in lint_checklist(text.encode(), "x") if found.code == "stelling-zonder-tip"]
    assert messages == ["stelling “doel-1” heeft geen tip in de fase “na”; de fase “f0”; de fase “f1” en meer."]


def test_a_hostile_number_of_facts_does_not_keep_the_linter_busy() -> None:
    names = [f"feit{number}" for number in range(40)]
    facts = "".join(
        f"  - {{id: {name}, naam: N, vraag: V?, uitleg: U, soort: ja-nee, standaard: nee}}\n" for name in names
    )
    condition = "alleen_bij: {" + ", ".join(f"{name}: ja" for name in names) + "}"
    text = MINIMAL_CHECKLIST.replace("feiten:\n", "feiten:\n" + facts).replace(
        "fasen: alle\n", f"fasen: alle\n        {condition}\n"
    )
    assert lint_checklist(text.encode(), "x")
