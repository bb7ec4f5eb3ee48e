"""Which statements are asked."""

from dataclasses import replace
from typing import Any

import pytest

from dialoogcheck.answers.selecting import MOST_FOR_PLAIN, is_usually_short, select_statements
from dialoogcheck.checklist.model import CriticalKind
from tests.builders import (
    PLAN,
    SUPPLIER,
    TALK,
    TENDER,
    make_area,
    make_checklist,
    make_condition,
    make_details,
    make_statement,
)

REGION = make_condition(regio="ja")
ROUNDS = make_condition(rondes="ja")
CHECKLIST = make_checklist(
    make_area(
        "a", [make_statement("a-1"), make_statement("a-2", phases=[TALK]), make_statement("a-3", condition=REGION)]
    ),
    make_area("b", [make_statement("b-1", condition=ROUNDS)]),
    make_area("c", [make_statement("c-1", phases=[TALK])]),
)


@pytest.mark.parametrize(
    ("phase", "facts", "expected"),
    [
        (PLAN, {}, {"a": ["a-1"], "b": ["b-1"]}),
        (PLAN, {"regio": "ja"}, {"a": ["a-1", "a-3"], "b": ["b-1"]}),
        (TALK, {}, {"a": ["a-1", "a-2"], "b": ["b-1"], "c": ["c-1"]}),
        (TENDER, {}, {"a": ["a-1"]}),
        (TENDER, {"rondes": "ja"}, {"a": ["a-1"], "b": ["b-1"]}),
    ],
)
def test_phase_and_facts_decide_what_is_asked(
    phase: str, facts: dict[str, Any], expected: dict[str, list[str]]
) -> None:
    selected = select_statements(CHECKLIST, make_details(phase, **facts))
    assert {area.id: [statement.id for statement in statements] for area, statements in selected} == expected


def test_the_short_version_keeps_the_critical_ones_and_two_others_per_area_in_order() -> None:
    legal = CriticalKind.LEGAL
    statements = [make_statement(f"a-{number}", critical=legal if number in {3, 5} else None) for number in range(1, 7)]
    statements.append(make_statement("a-7", critical=legal, critical_phases=[TALK]))
    checklist = make_checklist(make_area("a", statements), make_area("b", [make_statement("b-1")]))
    short = select_statements(checklist, make_details(PLAN, short=True))
    assert [[statement.id for statement in asked] for _, asked in short] == [["a-1", "a-2", "a-3", "a-5"], ["b-1"]]
    assert [statement.id for statement in select_statements(checklist, make_details(TALK, short=True))[0][1]] == [
        "a-1",
        "a-2",
        "a-3",
        "a-5",
        "a-7",
    ]


def test_a_perspective_with_mirrors_gets_the_same_statements_as_far_as_they_have_one() -> None:
    statements = [
        make_statement(f"a-{number}", mirror="Ik weet dat." if number != 2 else None) for number in range(1, 5)
    ]
    checklist = make_checklist(make_area("a", statements), make_area("b", [make_statement("b-1")]))
    for short, expected in ((False, [["a-1", "a-3", "a-4"]]), (True, [["a-1"]])):
        details = replace(make_details(PLAN, short=short), perspective=SUPPLIER)
        assert [[statement.id for statement in asked] for _, asked in select_statements(checklist, details)] == expected


def test_the_usual_extent_of_a_form_is_short_for_mirrors_and_where_plain_words_would_be_many() -> None:
    statements = [make_statement(f"doel-{number}", mirror="Ik.") for number in range(MOST_FOR_PLAIN)]
    few = make_checklist(make_area("doel", statements))
    many = make_checklist(make_area("doel", [*statements, make_statement("doel-99", mirror="Ik.")]))
    supplier = replace(make_details(), perspective=SUPPLIER)
    plain = replace(few.perspectives[0], plain=True)
    assert is_usually_short(few, supplier)
    assert not is_usually_short(many, make_details())
    assert is_usually_short(replace(many, perspectives=(plain,)), make_details())
    assert not is_usually_short(replace(few, perspectives=(plain,)), make_details(short=True))
