"""The nouns: looking things up, and the few questions that they answer themselves."""

from dataclasses import replace

import pytest

from dialoogcheck.answers.model import OPEN_ANSWER
from dialoogcheck.checklist.model import (
    ALWAYS,
    ChoiceId,
    CriticalKind,
    FactId,
    PerspectiveId,
    PhaseId,
    StatementId,
    find,
)
from dialoogcheck.diagnostic import Diagnostic, Severity
from tests.builders import (
    MUNICIPALITY,
    PLAN,
    SCALE,
    TALK,
    TENDER,
    make_answer,
    make_area,
    make_assessment,
    make_checklist,
    make_condition,
    make_result,
    make_statement,
)


def test_a_condition_looks_only_at_facts_that_are_asked() -> None:
    region = make_condition(regio="ja", vorm=("aanbesteding", "subsidie"))
    assert ALWAYS.holds({FactId("regio"): "nee"})
    assert region.holds({})
    assert region.holds({FactId("regio"): "ja", FactId("vorm"): "subsidie"})
    assert not region.holds({FactId("regio"): "ja", FactId("vorm"): "open-house"})
    assert not region.holds({FactId("regio"): "nee"})


def test_a_checklist_finds_its_parts() -> None:
    checklist = make_checklist()
    assert checklist.phase(PLAN).id == PLAN
    assert checklist.fact(FactId("regio")).option("ja").name == "Ja"
    assert checklist.perspective(MUNICIPALITY).full
    assert checklist.statement(StatementId("spel-2")).id == "spel-2"
    assert checklist.choice(ChoiceId("deels")).points == 1
    assert checklist.top_points == 3
    assert [statement.id for statement in checklist.statements] == ["doel-1", "doel-2", "spel-1", "spel-2"]
    assert [fact.id for fact in checklist.facts_in(PLAN)] == ["vorm", "regio"]
    assert [fact.id for fact in checklist.facts_in(TENDER)] == ["vorm", "regio", "rondes"]


def test_a_stop_holds_unless_something_lifts_it() -> None:
    stop = make_checklist().phase(TENDER).stop
    assert stop is not None
    assert stop.holds({FactId("rondes"): "nee"})
    assert not stop.holds({FactId("rondes"): "ja"})
    assert replace(stop, unless=ALWAYS).holds({FactId("rondes"): "ja"})


def test_what_is_not_there_is_a_key_error() -> None:
    checklist = make_checklist()
    for search in (
        lambda: checklist.phase(PhaseId("weg")),
        lambda: checklist.fact(FactId("weg")),
        lambda: checklist.perspective(PerspectiveId("weg")),
        lambda: checklist.statement(StatementId("weg")),
        lambda: find(SCALE, "weg"),
    ):
        with pytest.raises(KeyError, match="weg"):
            search()


def test_a_statement_is_critical_only_in_some_phases() -> None:
    statement = make_statement(critical=CriticalKind.LEGAL, critical_phases=[TALK])
    assert statement.critical_kind(TALK, {}) is CriticalKind.LEGAL
    assert statement.critical_kind(PLAN, {}) is None
    assert make_statement().critical_kind(PLAN, {}) is None


def test_a_statement_without_an_answer_is_open() -> None:
    assessment = make_assessment(make_checklist(), {"doel-1": "ja"})
    assert assessment.answer(StatementId("doel-1")) == make_answer("ja")
    assert assessment.answer(StatementId("doel-2")) == OPEN_ANSWER


@pytest.mark.parametrize(
    ("choice", "unknown", "worst", "work"),
    [
        ("nee", False, True, True),
        ("deels", False, False, True),
        ("grotendeels", False, False, False),
        ("ja", False, False, False),
        ("weet-niet", True, False, False),
        ("open", True, False, False),
        ("nvt", False, False, False),
    ],
)
def test_what_an_answer_means(choice: str, *, unknown: bool, worst: bool, work: bool) -> None:
    item = make_result(make_checklist(), {"doel-1": choice}).areas[0].statements[0]
    assert (item.choice, item.is_unknown, item.is_worst, item.needs_work) == (choice, unknown, worst, work)


@pytest.mark.parametrize(
    ("kind", "choice", "solve", "unsettled", "holds", "work"),
    [
        (CriticalKind.LEGAL, "nee", True, False, False, True),
        (CriticalKind.LEGAL, "deels", True, True, True, True),
        (CriticalKind.LEGAL, "grotendeels", True, True, True, True),
        (CriticalKind.LEGAL, "ja", False, False, False, False),
        (CriticalKind.LEGAL, "weet-niet", False, False, False, False),
        (CriticalKind.LEGAL, "open", False, False, False, False),
        (CriticalKind.LEGAL, "nvt", False, False, False, False),
        (CriticalKind.PROCESS, "nee", True, False, False, True),
        (CriticalKind.PROCESS, "deels", False, False, True, True),
        (CriticalKind.PROCESS, "grotendeels", False, False, False, False),
        (CriticalKind.PROCESS, "ja", False, False, False, False),
        (CriticalKind.PROCESS, "weet-niet", False, False, False, False),
        (None, "nee", False, False, False, True),
        (None, "deels", False, False, False, True),
        (None, "grotendeels", False, False, False, False),
    ],
)
def test_what_a_critical_answer_means(
    kind: CriticalKind | None, choice: str, *, solve: bool, unsettled: bool, holds: bool, work: bool
) -> None:
    checklist = make_checklist(make_area("doel", [make_statement("doel-1", critical=kind)]))
    item = make_result(checklist, {"doel-1": choice}).areas[0].statements[0]
    assert (item.must_be_solved, item.is_unsettled, item.holds_back, item.needs_work) == (solve, unsettled, holds, work)


@pytest.mark.parametrize(
    ("line", "column", "place"), [(3, 7, "x.yaml:3:7"), (3, None, "x.yaml:3"), (None, None, "x.yaml")]
)
def test_a_problem_says_where_it_is_as_far_as_that_is_known(line: int | None, column: int | None, place: str) -> None:
    assert (
        Diagnostic(code="c", severity=Severity.ERROR, message="m", file="x.yaml", line=line, column=column).place
        == place
    )
