"""How urgent each answer is."""

import pytest

from dialoogcheck.advice.urgency import Urgency, find_urgency, rank_risk, rank_statements
from dialoogcheck.checklist.model import CriticalKind
from tests.advice.planned import number, plan_advice
from tests.builders import make_area, make_checklist, make_result, make_statement

LEGAL, PROCESS = CriticalKind.LEGAL, CriticalKind.PROCESS


@pytest.mark.parametrize(
    ("critical", "answer", "at_top", "expected"),
    [
        (LEGAL, "nee", False, Urgency.LEGAL_LOWEST),
        (LEGAL, "deels", False, Urgency.LEGAL_BETWEEN),
        (LEGAL, "grotendeels", True, Urgency.LEGAL_BETWEEN),
        (LEGAL, "ja", False, None),
        (LEGAL, "weet-niet", False, Urgency.LEGAL_UNKNOWN),
        (LEGAL, "open", False, Urgency.LEGAL_UNKNOWN),
        (LEGAL, "nvt", False, None),
        (PROCESS, "nee", False, Urgency.PROCESS_LOWEST),
        (PROCESS, "deels", True, Urgency.PROCESS_LOW),
        (PROCESS, "grotendeels", False, Urgency.NEARLY),
        (PROCESS, "grotendeels", True, None),
        (PROCESS, "weet-niet", False, Urgency.PROCESS_UNKNOWN),
        (PROCESS, "open", False, Urgency.PROCESS_UNKNOWN),
        (None, "nee", True, Urgency.LOWEST),
        (None, "deels", True, Urgency.LOW),
        (None, "grotendeels", False, Urgency.NEARLY),
        (None, "grotendeels", True, None),
        (None, "ja", False, None),
        (None, "weet-niet", True, Urgency.UNKNOWN),
        (None, "open", False, None),
        (None, "nvt", False, None),
    ],
)
def test_an_answer(critical: CriticalKind | None, answer: str, at_top: bool, expected: Urgency | None) -> None:  # noqa: FBT001
    checklist = make_checklist(make_area("a", [make_statement("a-1", critical=critical)]))
    (area,) = make_result(checklist, {"a-1": answer}).areas
    assert find_urgency(area.statements[0], at_top=at_top) is expected


def test_the_kinds_of_urgency() -> None:
    assert [urgency for urgency in Urgency if urgency.is_legal] == [*Urgency][:3]
    assert [urgency for urgency in Urgency if urgency.must_be_done] == [*Urgency][:4]
    assert [urgency for urgency in Urgency if urgency.is_critical] == [*Urgency][:6]


def test_critical_statements_keep_the_order_of_the_checklist_and_others_have_the_least_work_first() -> None:
    statements = [make_statement(f"{letter}-1", critical=LEGAL) for letter in "ab"]
    checklist = make_checklist(
        make_area("a", [*statements, *(make_statement(f"{letter}-2") for letter in "cdef")]),
    )
    minutes = {"a-1": 90, "b-1": 10, "c-2": 60, "d-2": 30, "e-2": 30, "f-2": 5}
    answers = {"a-1": "nee", "b-1": "nee", "c-2": "nee", "d-2": "nee", "e-2": "nee", "f-2": "deels"}
    ranked = rank_statements(make_result(checklist, answers), lambda item: minutes[item.statement.id])
    assert [item.statement.id for item, _ in ranked] == ["a-1", "b-1", "d-2", "e-2", "c-2", "f-2"]


@pytest.mark.parametrize(
    ("critical", "answers", "rank"),
    [
        (LEGAL, ("nee", "nee"), 0),
        (LEGAL, ("ja", "nee"), 6),
        (None, ("deels", "weet-niet"), 7),
        (None, ("ja", "nvt"), 10),
    ],
)
def test_a_pitfall_is_as_urgent_as_its_most_urgent_answer(
    critical: CriticalKind | None, answers: tuple[str, str], rank: int
) -> None:
    statements = number(2, **({"a_1": critical} if critical else {}))
    (area,) = plan_advice(statements, dict(zip(("a-1", "a-2"), answers, strict=True))).result.areas
    assert rank_risk(area.statements) == rank
