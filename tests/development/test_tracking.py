"""What changed between moments: for one side of the table, and for groups."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.result import Result, StatementResult
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.model import Assessment, Details
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.model import Checklist, ChecklistId, CriticalKind
from dialoogcheck.development.judging import judge_trend
from dialoogcheck.development.model import (
    Change,
    CriticalChange,
    CriticalPoint,
    DifferenceKind,
    GapChange,
    GroupAreaTrend,
    GroupTrend,
    Outcome,
    StatementTrend,
    Trend,
)
from dialoogcheck.development.tracking import judge_change, judge_outcome, order_moments, track, track_groups
from dialoogcheck.group.comparing import compare
from tests.builders import (
    MUNICIPALITY,
    PLAN,
    SUPPLIER,
    TALK,
    make_area,
    make_assessment,
    make_checklist,
    make_condition,
    make_details,
    make_result,
    make_statement,
    make_tip,
)
from tests.group.people import (
    CHECKLIST,
    CHOICES,
    CLIENT,
    DETAILS,
    MUNICIPALS,
    SCORES,
    STATEMENTS,
    begin_chance,
    draw_people,
    make_person,
)

LEGAL, PROCESS = CriticalKind.LEGAL, CriticalKind.PROCESS
ONE = make_checklist(make_area("doel", [make_statement("doel-1")]))
SMALL = make_checklist()
ANSWERS = st.fixed_dictionaries({id_: st.sampled_from(CHOICES) for id_ in ("doel-1", "doel-2", "spel-1", "spel-2")})


def follow(*moments: Mapping[str, str], checklist: Checklist = SMALL, details: Details | None = None) -> Trend:
    """The trend of these answers, a moment each."""
    return track([make_result(checklist, answers, details) for answers in moments])


def answer(choice: str) -> StatementResult:
    return make_result(ONE, {"doel-1": choice}).areas[0].statements[0]


def ids(items: Sequence[StatementTrend | CriticalPoint]) -> list[str]:
    return [item.statement.id for item in items]


# The order of moments


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((1, 2, 3), (0, 1, 2)),
        ((3, 1, 2), (1, 2, 0)),
        ((2, 2, 1), (2, 0, 1)),
        ((2, None, 1), (0, 1, 2)),
        ((None, None), (0, 1)),
    ],
)
def test_the_order_of_moments(days: Sequence[int | None], expected: tuple[int, ...]) -> None:
    details = [replace(make_details(), date=dt.date(2026, 1, day) if day else None) for day in days]
    assert order_moments(details) == expected


def test_years_are_no_texts() -> None:
    early, late = (replace(make_details(), date=dt.date(year, 1, 1)) for year in (999, 2026))
    assert order_moments([late, early]) == (1, 0)


def test_moments_are_put_in_order_and_that_is_said() -> None:
    late, early = (
        make_result(SMALL, {"doel-1": choice}, replace(make_details(), date=dt.date(year, 1, 1)))
        for year, choice in ((2027, "ja"), (2026, "nee"))
    )
    trend = track([late, early])
    assert trend.moments == (early, late)
    assert trend.statements[0].change is Change.ROSE
    assert [(item.kind, item.moments) for item in trend.differences] == [(DifferenceKind.REORDERED, (0, 1))]
    assert track([early, late]).differences == ()


# One statement


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (("nee", "deels"), Change.ROSE),
        (("nee", "ja", "deels"), Change.ROSE),
        (("ja", "grotendeels"), Change.FELL),
        (("ja", "nee", "ja"), Change.SAME),
        (("nee", "nee"), Change.SAME),
        (("weet-niet", "nee"), Change.BECAME_KNOWN),
        (("open", "ja"), Change.BECAME_KNOWN),
        (("ja", "weet-niet"), Change.BECAME_UNKNOWN),
        (("ja", "open"), Change.BECAME_UNKNOWN),
        (("weet-niet", "ja", "open"), Change.BECAME_UNKNOWN),
        (("weet-niet", "open"), Change.NEVER_KNOWN),
        (("weet-niet", "nvt", "open"), Change.NEVER_KNOWN),
        (("nvt", "ja"), Change.NOT_APPLICABLE),
        (("ja", "nvt"), Change.NOT_APPLICABLE),
        (("nvt", "open"), Change.NOT_APPLICABLE),
        (("ja", "nvt", "ja"), Change.SAME),
    ],
)
def test_what_became_of_a_statement(choices: Sequence[str], expected: Change) -> None:
    assert judge_change([answer(choice) for choice in choices]) is expected


@given(moments=st.lists(st.sampled_from(CHOICES), min_size=2, max_size=4), better=st.sampled_from(SCORES))
def test_a_better_last_answer_never_turns_rose_into_fell(moments: list[str], better: str) -> None:
    before = judge_change([answer(choice) for choice in moments])
    if moments[-1] in SCORES and SCORES.index(better) >= SCORES.index(moments[-1]):
        after = judge_change([answer(choice) for choice in (*moments[:-1], better)])
        order = [Change.FELL, Change.SAME, Change.ROSE]
        if before in order:
            assert order.index(after) >= order.index(before)
        else:
            assert after is before


# Areas


def test_an_area_counts_what_has_a_score_at_every_moment() -> None:
    checklist = make_checklist(
        make_area(
            "doel", [make_statement("a"), make_statement("b", weight=2), make_statement("c"), make_statement("d")]
        )
    )
    (area,) = follow(
        {"a": "nee", "b": "deels", "c": "ja", "d": "nvt"},
        {"a": "ja", "b": "deels", "c": "weet-niet", "d": "ja"},
        checklist=checklist,
    ).areas
    assert ids(area.statements) == ["a", "b", "c", "d"]
    assert ids(area.basis) == ["a", "b"]
    assert area.scores == (Fraction(200, 9), Fraction(500, 9))
    assert area.change is Change.ROSE
    assert [ids(area.changed(change)) for change in (Change.ROSE, Change.SAME, Change.BECAME_UNKNOWN, Change.FELL)] == [
        ["a"],
        ["b"],
        ["c"],
        [],
    ]


def test_what_is_missing_at_a_moment_in_between_is_no_basis() -> None:
    trend = follow({"doel-1": "nee", "doel-2": "ja"}, {"doel-2": "ja"}, {"doel-1": "ja", "doel-2": "ja"})
    assert ids(trend.areas[0].basis) == ["doel-2"]
    assert trend.areas[0].scores == (Fraction(100),) * 3
    assert trend.areas[0].change is Change.ALIKE


@pytest.mark.parametrize(
    ("first", "last", "weight", "expected"),
    [
        ({}, {}, 1, Change.ALIKE),
        ({}, {"a": "deels"}, 1, Change.ALIKE),
        ({"a": "deels"}, {}, 1, Change.ALIKE),
        ({}, {"a": "grotendeels"}, 1, Change.ROSE),
        ({}, {"a": "deels", "b": "deels"}, 1, Change.ROSE),
        ({"a": "deels", "b": "deels"}, {}, 1, Change.FELL),
        # One answer up and another down: the number says nothing, the answers do.
        ({"b": "ja"}, {"a": "ja"}, 1, Change.ALIKE),
        # The heaviest statement says what one step can do.
        ({}, {"b": "deels"}, 2, Change.ALIKE),
        ({}, {"a": "grotendeels"}, 2, Change.ALIKE),
        ({}, {"a": "deels", "b": "deels"}, 2, Change.ROSE),
    ],
)
def test_one_step_of_one_answer_moves_no_area(
    first: dict[str, str], last: dict[str, str], weight: int, expected: Change
) -> None:
    checklist = make_checklist(make_area("doel", [make_statement("a"), make_statement("b", weight=weight)]))
    low = {"a": "nee", "b": "nee"}
    (area,) = follow(low | first, low | last, checklist=checklist).areas
    assert area.change is expected


@given(first=ANSWERS, last=ANSWERS, id_=st.sampled_from(["doel-1", "doel-2"]), step=st.integers(0, 2))
def test_one_step_more_never_makes_an_area_go_the_other_way(
    first: dict[str, str], last: dict[str, str], id_: str, step: int
) -> None:
    (lower, higher) = (follow(first, last | {id_: SCORES[step + more]}).areas[0].change for more in (0, 1))
    order = [Change.FELL, Change.ALIKE, Change.ROSE]
    if lower and higher:
        assert order.index(lower) <= order.index(higher) <= order.index(lower) + 1


def test_without_a_basis_an_area_has_no_line() -> None:
    trend = follow({"doel-1": "nee"}, {"doel-2": "ja"})
    assert [(area.basis, area.scores, area.change) for area in trend.areas] == [((), (), None)] * 2


@given(first=ANSWERS, last=ANSWERS, statement=st.sampled_from(["doel-1", "doel-2"]))
def test_a_better_last_answer_never_lowers_an_area(first: dict[str, str], last: dict[str, str], statement: str) -> None:
    if last[statement] not in SCORES[:-1]:
        return
    before = follow(first, last).areas[0]
    after = follow(first, {**last, statement: "ja"}).areas[0]
    assert ids(after.basis) == ids(before.basis)
    if before.scores:
        assert after.scores[-1] >= before.scores[-1]
        assert not (before.change is Change.ROSE and after.change is not Change.ROSE)


@given(first=ANSWERS, middle=ANSWERS, last=ANSWERS)
def test_backwards_what_rose_fell(first: dict[str, str], middle: dict[str, str], last: dict[str, str]) -> None:
    forward, backward = follow(first, middle, last), follow(last, middle, first)
    turned = {Change.ROSE: Change.FELL, Change.FELL: Change.ROSE, Change.ALIKE: Change.ALIKE, None: None}
    for one, other in zip(forward.areas, backward.areas, strict=True):
        assert one.scores == other.scores[::-1]
        assert turned[one.change] is other.change
    assert len(forward.statements) == 4
    assert all(area.change in turned for area in forward.areas)


# Only what both were asked


def make_regional() -> Checklist:
    return make_checklist(
        make_area("doel", [make_statement("doel-1"), make_statement("doel-2", condition=make_condition(regio="ja"))]),
        make_area("spel", [make_statement("spel-1", phases=[TALK])]),
        make_area("lang", [make_statement(f"lang-{number}") for number in (1, 2, 3)]),
    )


def test_only_shared_statements_count_and_the_others_are_named() -> None:
    checklist = make_regional()
    trend = track(
        [
            make_result(checklist, {"doel-1": "nee", "lang-3": "nee"}, make_details(PLAN)),
            make_result(
                checklist, {"doel-1": "ja", "doel-2": "nee", "lang-3": "ja"}, make_details(TALK, regio="ja", short=True)
            ),
        ]
    )
    assert ids(trend.statements) == ["doel-1", "lang-1", "lang-2"]
    assert [area.area.id for area in trend.areas] == ["doel", "lang"]
    assert [(item.statement.id, item.asked) for item in trend.unshared] == [
        ("doel-2", (False, True)),
        ("spel-1", (False, True)),
        ("lang-3", (True, False)),
    ]
    # What to do now is about all that was asked last.
    assert [action.tip.id for action in trend.advice.actions] == ["tip-doel-2"]


@given(answers=ANSWERS, other=st.sampled_from(CHOICES))
def test_an_answer_that_is_not_shared_changes_nothing(answers: dict[str, str], other: str) -> None:
    checklist = make_regional()
    second = make_result(checklist, {"doel-1": answers["spel-1"]}, make_details())

    def look(choice: str) -> tuple[object, ...]:
        trend = track(
            [make_result(checklist, {"doel-1": answers["doel-1"], "doel-2": choice}, make_details(regio="ja")), second]
        )
        return trend.areas, trend.critical, trend.differences, trend.unshared, trend.advice

    assert look(answers["doel-2"]) == look(other)


@pytest.mark.parametrize("unlike", ["perspective", "checklist", "alone"])
def test_what_cannot_be_tracked(unlike: str) -> None:
    result = make_result(SMALL)
    others: dict[str, list[Result]] = {
        "perspective": [make_result(SMALL, {}, replace(make_details(), perspective=SUPPLIER))],
        "checklist": [make_result(replace(SMALL, id=ChecklistId("ander")))],
        "alone": [],
    }
    with pytest.raises(ValueError):  # noqa: PT011 - its text is for programmers
        track([result, *others[unlike]])


# Critical statements


@pytest.mark.parametrize(
    ("first", "last", "legal", "process"),
    [
        ("nee", "nee", CriticalChange.REMAINING, CriticalChange.REMAINING),
        ("nee", "deels", CriticalChange.REMAINING, CriticalChange.HELD_BACK),
        ("nee", "grotendeels", CriticalChange.REMAINING, CriticalChange.SOLVED),
        ("nee", "ja", CriticalChange.SOLVED, CriticalChange.SOLVED),
        ("nee", "weet-niet", CriticalChange.UNKNOWN, CriticalChange.UNKNOWN),
        ("nee", "open", CriticalChange.UNKNOWN, CriticalChange.UNKNOWN),
        ("nee", "nvt", CriticalChange.LAPSED, CriticalChange.LAPSED),
        ("deels", "nee", CriticalChange.REMAINING, CriticalChange.APPEARED),
        ("deels", "deels", CriticalChange.REMAINING, CriticalChange.HELD_BACK),
        ("deels", "ja", CriticalChange.SOLVED, None),
        ("deels", "nvt", CriticalChange.LAPSED, None),
        ("grotendeels", "deels", CriticalChange.REMAINING, CriticalChange.HELD_BACK),
        ("grotendeels", "ja", CriticalChange.SOLVED, None),
        ("ja", "grotendeels", CriticalChange.APPEARED, None),
        ("ja", "deels", CriticalChange.APPEARED, CriticalChange.HELD_BACK),
        ("weet-niet", "nee", CriticalChange.APPEARED, CriticalChange.APPEARED),
        ("weet-niet", "grotendeels", CriticalChange.APPEARED, None),
        ("nvt", "nee", CriticalChange.APPEARED, CriticalChange.APPEARED),
        ("ja", "open", CriticalChange.UNKNOWN, CriticalChange.UNKNOWN),
        ("open", "open", CriticalChange.UNKNOWN, CriticalChange.UNKNOWN),
        ("ja", "ja", None, None),
        ("open", "ja", None, None),
        ("nvt", "nvt", None, None),
    ],
)
@pytest.mark.parametrize("kind", [LEGAL, PROCESS])
def test_critical_statements(
    kind: CriticalKind, first: str, last: str, legal: CriticalChange | None, process: CriticalChange | None
) -> None:
    expected = legal if kind is LEGAL else process
    checklist = make_checklist(make_area("doel", [make_statement("doel-1", critical=kind), make_statement("doel-2")]))
    critical = follow(
        {"doel-1": first, "doel-2": first}, {"doel-1": last, "doel-2": last}, checklist=checklist
    ).critical
    found = {change: ids(items) for change, items in critical.items()}
    assert {change for change, items in found.items() if items} == ({expected} if expected else set())
    assert all(items in ([], ["doel-1"]) for items in found.values())


@pytest.mark.parametrize(
    ("kind", "choices", "expected", "fell"),
    [
        (LEGAL, "nee weet-niet nee", CriticalChange.REMAINING, False),
        (LEGAL, "nee ja nee", CriticalChange.APPEARED, True),
        (LEGAL, "grotendeels ja deels", CriticalChange.APPEARED, True),
        (LEGAL, "grotendeels nee deels", CriticalChange.REMAINING, True),
        (LEGAL, "nee grotendeels deels", CriticalChange.REMAINING, True),
        (LEGAL, "deels grotendeels nee", CriticalChange.REMAINING, True),
        (LEGAL, "nee deels grotendeels", CriticalChange.REMAINING, False),
        (LEGAL, "ja ja ja", None, False),
        (PROCESS, "ja nee ja", CriticalChange.SOLVED, False),
        (PROCESS, "ja nee nvt", CriticalChange.LAPSED, False),
        (PROCESS, "nee grotendeels nee", CriticalChange.APPEARED, True),
        (PROCESS, "nee deels nee", CriticalChange.REMAINING, True),
        (PROCESS, "ja weet-niet deels", CriticalChange.HELD_BACK, True),
        (PROCESS, "open open nee", CriticalChange.APPEARED, False),
    ],
)
def test_critical_statements_at_three_moments(
    kind: CriticalKind, choices: str, expected: CriticalChange | None, *, fell: bool
) -> None:
    checklist = make_checklist(make_area("doel", [make_statement("doel-1", critical=kind)]))
    points = follow(*({"doel-1": choice} for choice in choices.split()), checklist=checklist).critical_points
    assert [(point.change, point.fell) for point in points] == ([(expected, fell)] if expected else [])


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((None, "nee"), CriticalChange.APPEARED),
        ((None, "deels"), CriticalChange.APPEARED),
        ((None, "ja"), None),
        ((None, "weet-niet"), CriticalChange.UNKNOWN),
        (("nee", None), CriticalChange.LAPSED),
        (("ja", None), None),
        (("nee", None, "nee"), CriticalChange.REMAINING),
        ((None, "nee", "ja"), CriticalChange.SOLVED),
    ],
)
def test_a_critical_statement_that_was_not_asked_every_time(
    answers: Sequence[str | None], expected: CriticalChange | None
) -> None:
    """It is not compared, but the advice is about it: the two may not differ in what must be solved."""
    statement = make_statement("doel-2", critical=LEGAL, condition=make_condition(regio="ja"))
    checklist = make_checklist(make_area("doel", [make_statement("doel-1"), statement]))
    results = [
        make_result(checklist, {"doel-2": choice} if choice else {}, make_details(regio="ja" if choice else "nee"))
        for choice in answers
    ]
    points = track(results).critical_points
    assert [point.change for point in points] == ([expected] if expected else [])
    assert all([item and item.choice for item in point.results] == [*answers] for point in points)


def test_what_fell_comes_first_and_then_what_the_advice_has_first() -> None:
    kinds = {"a": PROCESS, "b": LEGAL, "c": LEGAL, "d": LEGAL}
    checklist = make_checklist(make_area("doel", [make_statement(id_, critical=kind) for id_, kind in kinds.items()]))
    first = {"a": "nee", "b": "nee", "c": "nee", "d": "grotendeels"}
    trend = follow(first, {"a": "nee", "b": "deels", "c": "nee", "d": "deels"}, checklist=checklist)
    assert ids(trend.critical[CriticalChange.REMAINING]) == ["d", "c", "b", "a"]
    assert [item.statement.id for item in trend.advice.result.solve_first] == ["c", "b", "d", "a"]


@pytest.mark.parametrize(
    ("critical_in", "kind", "choices", "expected"),
    [
        (PLAN, PROCESS, ("nee", "nee"), CriticalChange.LAPSED),
        (PLAN, PROCESS, ("nee", "open"), CriticalChange.LAPSED),
        # That nobody asks for it any more solves nothing.
        (PLAN, PROCESS, ("nee", "deels"), CriticalChange.LAPSED),
        (PLAN, PROCESS, ("nee", "grotendeels"), CriticalChange.SOLVED),
        (PLAN, LEGAL, ("deels", "grotendeels"), CriticalChange.LAPSED),
        (PLAN, LEGAL, ("deels", "ja"), CriticalChange.SOLVED),
        (PLAN, PROCESS, ("ja", "nee"), None),
        (TALK, PROCESS, ("nee", "nee"), CriticalChange.REMAINING),
        (TALK, LEGAL, ("grotendeels", "deels"), CriticalChange.REMAINING),
        (TALK, PROCESS, ("ja", "nee"), CriticalChange.APPEARED),
        (TALK, PROCESS, ("nee", "deels"), CriticalChange.HELD_BACK),
        (TALK, PROCESS, ("nee", "ja"), None),
        (TALK, PROCESS, ("nee", "open"), CriticalChange.UNKNOWN),
    ],
)
def test_critical_in_one_of_two_phases(
    critical_in: str, kind: CriticalKind, choices: tuple[str, str], expected: CriticalChange | None
) -> None:
    checklist = make_checklist(
        make_area("doel", [make_statement("doel-1", critical=kind, critical_phases=[critical_in])])
    )
    results = [
        make_result(checklist, {"doel-1": choice}, make_details(phase))
        for choice, phase in zip(choices, (PLAN, TALK), strict=True)
    ]
    critical = track(results).critical
    assert [change for change, items in critical.items() if items] == ([expected] if expected else [])


@given(
    first=st.lists(st.sampled_from(CHOICES), min_size=4, max_size=4),
    last=st.lists(st.sampled_from(CHOICES), min_size=4, max_size=4),
)
def test_a_development_says_the_same_as_the_advice_of_that_day(first: list[str], last: list[str]) -> None:
    kinds = (LEGAL, PROCESS, LEGAL, PROCESS)
    names = [f"doel-{place}" for place in range(len(kinds))]
    statements = [make_statement(name, critical=kind) for name, kind in zip(names, kinds, strict=True)]
    checklist = make_checklist(make_area("doel", statements))
    trend = follow(dict(zip(names, first, strict=True)), dict(zip(names, last, strict=True)), checklist=checklist)
    found = {change: set(ids(items)) for change, items in trend.critical.items()}
    now = trend.advice.result
    to_solve = {item.statement.id for item in now.solve_first}
    assert found[CriticalChange.REMAINING] | found[CriticalChange.APPEARED] == to_solve
    assert found[CriticalChange.UNKNOWN] == {item.statement.id for item in now.find_out_first}
    keeping = {item.statement.id for area in now.areas for item in area.statements if item.holds_back}
    assert found[CriticalChange.HELD_BACK] == keeping - to_solve
    # What is told as solved is nowhere in the advice, and no action about it is still open.
    assert found[CriticalChange.SOLVED].isdisjoint({*to_solve, *keeping, *found[CriticalChange.UNKNOWN]})
    for item in trend.followed:
        if {reason.statement.id for reason in item.step.because} <= found[CriticalChange.SOLVED]:
            assert item.outcome is Outcome.IN_ORDER


@pytest.mark.parametrize(
    ("kind", "first", "last", "mark"),
    [
        (LEGAL, "nee", "deels", "empty"),
        (LEGAL, "nee", "grotendeels", "empty"),
        (LEGAL, "nee", "ja", "full"),
        (PROCESS, "nee", "deels", "half"),
        # Better than the advice of that day it is never.
        (PROCESS, "nee", "grotendeels", "half"),
        (None, "nee", "deels", "half"),
        (None, "nee", "ja", "full"),
        (None, "nee", "weet-niet", "unknown"),
        # Nothing moved: that is no success.
        (LEGAL, "ja", "ja", "half"),
        (None, "weet-niet", "ja", "unknown"),
    ],
)
def test_going_up_is_only_good_news_when_it_is_enough(
    kind: CriticalKind | None, first: str, last: str, mark: str
) -> None:
    checklist = make_checklist(make_area("doel", [make_statement("doel-1", critical=kind)]))
    assert judge_trend(follow({"doel-1": first}, {"doel-1": last}, checklist=checklist)).mark == mark


@given(pairs=st.lists(st.tuples(st.sampled_from(SCORES), st.sampled_from(SCORES)), min_size=1, max_size=3))
def test_solved_before_is_advised_on_before(pairs: list[tuple[str, str]]) -> None:
    """What is solved or remains was first in the advice of the first moment, what is new was not."""
    names = [f"doel-{place}" for place in range(len(pairs))]
    checklist = make_checklist(make_area("doel", [make_statement(name, critical=LEGAL) for name in names]))
    moments = [dict(zip(names, choices, strict=True)) for choices in zip(*pairs, strict=True)]
    trend = follow(*moments, checklist=checklist)
    then = {item.statement.id for item in trend.moments[0].solve_first}
    found = {change: set(ids(items)) for change, items in trend.critical.items()}
    assert found[CriticalChange.SOLVED] | found[CriticalChange.REMAINING] == then
    assert found[CriticalChange.APPEARED].isdisjoint(then)


# The plan of before


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ("nee", "ja", Outcome.IN_ORDER),
        ("nee deels", "grotendeels ja", Outcome.IN_ORDER),
        ("nee nee", "ja nvt", Outcome.IN_ORDER),
        ("nee nee", "ja gone", Outcome.IN_ORDER),
        ("nee nee", "ja -", Outcome.PARTLY),
        ("nee deels", "ja weet-niet", Outcome.PARTLY),
        ("nee nee", "ja nee", Outcome.PARTLY),
        # Higher, and not high enough.
        ("nee", "deels", Outcome.PARTLY),
        ("deels", "deels", Outcome.OPEN),
        ("deels", "nee", Outcome.OPEN),
        ("nee nee", "nee weet-niet", Outcome.OPEN),
        ("nee nee", "nee -", Outcome.OPEN),
        # It was nearly good, and so it still is.
        ("grotendeels", "grotendeels", Outcome.OPEN),
        ("grotendeels", "ja", Outcome.IN_ORDER),
        ("nee grotendeels", "ja grotendeels", Outcome.PARTLY),
        # Known is half of what was asked; of another step it is none.
        ("weet-niet", "nee", Outcome.PARTLY),
        ("weet-niet", "ja", Outcome.IN_ORDER),
        ("weet-niet", "weet-niet", Outcome.OPEN),
        ("weet-niet", "-", Outcome.UNKNOWN),
        ("nee weet-niet", "nee nee", Outcome.OPEN),
        ("nee", "weet-niet", Outcome.UNKNOWN),
        ("nee", "open", Outcome.UNKNOWN),
        ("nee", "-", Outcome.UNKNOWN),
        ("nee", "nvt", Outcome.NOT_NEEDED),
        ("nee", "gone", Outcome.NOT_NEEDED),
        ("nee nee", "gone nvt", Outcome.NOT_NEEDED),
    ],
)
def test_how_a_step_stands(then: str, now: str, expected: Outcome) -> None:
    """``-`` was not asked now, ``gone`` does not belong to the phase and the facts of now."""
    before, after = then.split(), now.split()
    names = [f"s-{place}" for place in range(len(before))]
    checklist = make_checklist(
        make_area("doel", [make_statement(name) for name in names], tips=[make_tip("tip", names)])
    )
    answers = dict(zip(names, before, strict=True))
    (step,) = follow(answers, answers, checklist=checklist).advice.plan.steps
    given = {name: choice for name, choice in zip(names, after, strict=True) if choice not in {"-", "gone"}}
    results = make_result(checklist, given).areas[0].statements
    found = [None if choice in {"-", "gone"} else item for choice, item in zip(after, results, strict=True)]
    needed = {item.statement.id for choice, item in zip(after, results, strict=True) if choice != "gone"}
    assert judge_outcome(step, found, needed) is expected


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ("nee", "ja", Outcome.IN_ORDER),
        ("nee", "grotendeels", Outcome.PARTLY),
        ("grotendeels", "grotendeels", Outcome.OPEN),
        ("ja", "grotendeels", None),
    ],
)
def test_a_step_for_the_law_is_in_order_at_the_top(then: str, now: str, expected: Outcome | None) -> None:
    law = make_checklist(make_area("doel", [make_statement("doel-1", critical=LEGAL)]))
    followed = follow({"doel-1": then}, {"doel-1": now}, checklist=law).followed
    assert [item.outcome for item in followed] == ([expected] if expected else [])


def test_the_plan_of_the_moment_before_the_last_is_followed() -> None:
    tips = [make_tip("tip-ab", ["a", "b"]), *(make_tip(f"tip-{id_}", [id_]) for id_ in "cdef")]
    checklist = make_checklist(make_area("doel", [make_statement(id_) for id_ in "abcdef"], tips=tips))
    trend = follow(
        {"f": "nee"},
        {"a": "nee", "b": "deels", "c": "weet-niet", "d": "nee", "e": "deels"},
        {"a": "ja", "b": "deels", "c": "ja", "d": "nee", "e": "weet-niet", "f": "nee"},
        checklist=checklist,
    )
    assert [(item.step.tip.id, item.outcome, item.again and item.again.tip.id) for item in trend.followed] == [
        ("tip-ab", Outcome.PARTLY, "tip-ab"),
        ("tip-d", Outcome.OPEN, "tip-d"),
        ("tip-e", Outcome.UNKNOWN, "tip-e"),
        ("tip-c", Outcome.IN_ORDER, None),
    ]
    assert [[now.choice if now else None for now in item.now] for item in trend.followed] == [
        ["ja", "deels"],
        ["nee"],
        ["weet-niet"],
        ["ja"],
    ]
    assert [item.step for item in trend.followed] == [*advise(trend.moments[1]).plan.steps]


def test_a_step_that_is_needed_again_for_something_else_is_named() -> None:
    checklist = make_checklist(
        make_area("doel", [make_statement("a"), make_statement("b")], tips=[make_tip("tip", ["a", "b"])])
    )
    (item,) = follow({"a": "nee", "b": "ja"}, {"a": "ja", "b": "nee"}, checklist=checklist).followed
    assert (item.outcome, item.again and item.again.number) == (Outcome.IN_ORDER, 1)


def test_a_step_for_what_is_not_asked_any_more() -> None:
    checklist = make_regional()
    trend = track([make_result(checklist, {"doel-2": "nee"}, make_details(regio="ja")), make_result(checklist)])
    assert [(item.outcome, item.now, item.again) for item in trend.followed] == [(Outcome.NOT_NEEDED, (None,), None)]


def test_a_step_for_what_a_short_check_leaves_out_is_not_called_needless() -> None:
    checklist = make_regional()
    trend = track([make_result(checklist, {"lang-3": "nee"}), make_result(checklist, {}, make_details(short=True))])
    assert [item.outcome for item in trend.followed] == [Outcome.UNKNOWN]


@given(moments=st.lists(ANSWERS, min_size=2, max_size=5))
def test_the_step_of_what_must_be_solved_is_never_dropped(moments: list[dict[str, str]]) -> None:
    kinds = {"doel-1": LEGAL, "doel-2": PROCESS, "spel-1": LEGAL, "spel-2": PROCESS}
    checklist = make_checklist(make_area("doel", [make_statement(id_, critical=kind) for id_, kind in kinds.items()]))
    trend = follow(*moments, checklist=checklist)
    for item in trend.advice.result.solve_first:
        step = trend.find_step(item.statement.id)
        assert step
        assert step in trend.advice.plan.steps
        assert item in step.because


# What makes moments less alike


def find(first: Details, last: Details) -> dict[DifferenceKind, tuple[int, ...]]:
    trend = track([make_result(SMALL, {}, first), make_result(SMALL, {}, last)])
    return {item.kind: item.moments for item in trend.differences}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {}),
        ({"organisation": "Gemeente Bergdal"}, {DifferenceKind.ORGANISATION: (0,)}),
        ({"organisation": "gemeente  RIVIERSTAD"}, {}),
        ({"organisation": ""}, {}),
        ({"topic": "Wmo"}, {DifferenceKind.TOPIC: (0,)}),
        ({"short": True}, {DifferenceKind.EXTENT: (0,)}),
        ({"date": None}, {DifferenceKind.UNDATED: (0,)}),
        ({"date": dt.date(2020, 1, 1)}, {}),
        ({"phase": TALK}, {DifferenceKind.PHASE: (0,)}),
    ],
)
def test_what_makes_moments_less_alike(
    changes: dict[str, Any], expected: dict[DifferenceKind, tuple[int, ...]]
) -> None:
    assert find(replace(make_details(), **changes), make_details()) == expected


def test_an_empty_name_at_the_end_says_nothing() -> None:
    assert find(make_details(), replace(make_details(), topic="")) == {}


def test_an_empty_name_at_the_end_hides_no_other_names() -> None:
    details = [
        replace(make_details(), organisation=name, topic=topic)
        for name, topic in (("Rivierstad", "Wmo"), ("Bergdam", "Wmo"), ("", ""))
    ]
    trend = track([make_result(SMALL, {}, item) for item in details])
    assert {item.kind: item.moments for item in trend.differences} == {DifferenceKind.ORGANISATION: (0,)}


def test_another_version_without_a_fingerprint() -> None:
    old = replace(make_assessment(SMALL, {"doel-1": "nee"}), fingerprint=None, version="0.1.0")
    trend = track([score_assessment(SMALL, old), make_result(SMALL)])
    assert [(item.kind, item.moments) for item in trend.differences] == [(DifferenceKind.VERSION, (0,))]


def test_which_facts_differ() -> None:
    trend = track(
        [
            make_result(SMALL, {}, details)
            for details in (make_details(regio="ja"), make_details(), make_details(vorm="subsidie"))
        ]
    )
    (difference,) = trend.differences
    assert (difference.kind, difference.moments, [fact.id for fact in difference.facts]) == (
        DifferenceKind.FACTS,
        (0, 1),
        ["vorm", "regio"],
    )


def test_a_fact_that_one_phase_does_not_ask_does_not_differ() -> None:
    trend = track(
        [
            make_result(SMALL, {}, make_details("procedure", rondes="ja")),
            make_result(SMALL, {}, make_details("procedure")),
        ]
    )
    assert [item.kind for item in trend.differences] == [DifferenceKind.FACTS]
    trend = track(
        [make_result(SMALL, {}, make_details("procedure", rondes="ja")), make_result(SMALL, {}, make_details(PLAN))]
    )
    assert [item.kind for item in trend.differences] == [DifferenceKind.PHASE]


@pytest.mark.parametrize(
    ("fingerprint", "told"), [(None, False), (compute_fingerprint(SMALL), False), ("sha256:0", True)]
)
def test_another_version_of_the_checklist(fingerprint: str | None, *, told: bool) -> None:
    old = replace(make_assessment(SMALL, {"doel-1": "nee"}), fingerprint=fingerprint)
    trend = track([score_assessment(SMALL, old), make_result(SMALL)])
    assert [(item.kind, item.moments) for item in trend.differences] == (
        [(DifferenceKind.VERSION, (0,))] if told else []
    )


# Groups


def group(perspective: str, choices: Sequence[str], statement: str = "doel-1") -> list[Assessment]:
    return [make_person(perspective, {statement: choice}) for choice in choices]


def follow_groups(*moments: Sequence[Assessment], open_: bool = True) -> GroupTrend:
    return track_groups([compare(CHECKLIST, people, DETAILS, open_=open_) for people in moments])


def first_area(trend: GroupTrend) -> GroupAreaTrend:
    return trend.areas[0]


def pair(municipals: str, suppliers: str) -> list[Assessment]:
    return [*group(MUNICIPALITY, [municipals]), *group(SUPPLIER, [suppliers])]


@pytest.mark.parametrize(
    ("first", "last", "gap", "together", "drifting"),
    [
        (("ja", "nee"), ("ja", "deels"), GapChange.NARROWER, None, False),
        (("deels", "deels"), ("ja", "deels"), GapChange.WIDER, None, True),
        (("ja", "ja"), ("ja", "deels"), GapChange.WIDER, None, False),
        # The mean stays where it is: no good news that hides anything.
        (("deels", "grotendeels"), ("nee", "ja"), GapChange.WIDER, None, False),
        (("nee", "nee"), ("ja", "grotendeels"), GapChange.WIDER, Change.ROSE, True),
        (("nee", "deels"), ("deels", "grotendeels"), GapChange.SAME, Change.ROSE, False),
        (("ja", "ja"), ("nee", "nee"), GapChange.SAME, Change.FELL, False),
        (("ja", "nee"), ("nee", "ja"), GapChange.SAME, None, False),
        (("ja", "ja"), ("ja", "ja"), GapChange.SAME, None, False),
    ],
)
def test_what_became_of_the_gap(
    first: tuple[str, str], last: tuple[str, str], gap: GapChange, together: Change | None, *, drifting: bool
) -> None:
    trend = follow_groups(pair(*first), pair(*last))
    for picture in (first_area(trend).picture, trend.statements[0].picture):
        assert (picture.gap_change, picture.together, picture.drifting) == (gap, together, drifting)
        assert len(picture.gaps) == len(picture.means) == 2
    assert [area for area in trend.areas if area.picture.gap_change is gap] == [first_area(trend)]
    assert trend.drifting == ((first_area(trend),) if drifting else ())


def test_one_group_has_no_gap_and_nobody_to_go_up_with() -> None:
    picture = first_area(follow_groups(group(MUNICIPALITY, ["nee"]), group(MUNICIPALITY, ["ja"]))).picture
    assert picture.lines[0].change is Change.ROSE
    assert (picture.together, picture.gap_change, picture.gaps, picture.means) == (None, None, (), ())


@pytest.mark.parametrize(("risen", "expected"), [(1, GapChange.SAME), (2, GapChange.SAME), (3, GapChange.WIDER)])
def test_half_a_step_is_what_counts(risen: int, expected: GapChange) -> None:
    first = [*group(MUNICIPALITY, ["deels"] * 6), *group(SUPPLIER, ["deels"])]
    last = [*group(MUNICIPALITY, ["grotendeels"] * risen + ["deels"] * (6 - risen)), *group(SUPPLIER, ["deels"])]
    picture = first_area(follow_groups(first, last)).picture
    assert picture.gap_change is expected
    assert picture.lines[0].change is (Change.ROSE if expected is GapChange.WIDER else Change.ALIKE)
    assert picture.lines[0].means == (Fraction(1, 3), Fraction(6 + risen, 18))
    assert picture.drifting == (expected is GapChange.WIDER)


def test_moments_in_between_are_shown() -> None:
    picture = first_area(follow_groups(pair("nee", "nee"), pair("ja", "nee"), pair("ja", "ja"))).picture
    assert [gap.size for gap in picture.gaps] == [0, 1, 0]
    assert picture.means == (Fraction(0), Fraction(1, 2), Fraction(1))


def test_an_area_rests_on_what_all_groups_scored_at_every_moment() -> None:
    def people(spel: str) -> list[Assessment]:
        return [
            make_person(MUNICIPALITY, {"doel-1": "ja", "spel-1": spel, "spel-2": "ja"}),
            make_person(SUPPLIER, {"spel-1": "nee", "spel-2": "nee"}),
        ]

    trend = follow_groups(people("weet-niet"), people("ja"))
    doel, spel = trend.areas
    # Suppliers gave no score in the first area: it shows one group, and no gap.
    assert [line.group.id for line in doel.picture.lines] == [MUNICIPALS]
    assert (doel.picture.gaps, doel.picture.means, doel.picture.gap_change, doel.picture.drifting) == (
        (),
        (),
        None,
        False,
    )
    assert [item.statement.id for item in spel.basis] == ["spel-2"]
    assert [line.means for line in spel.picture.lines] == [(Fraction(1),) * 2, (Fraction(0),) * 2]
    assert spel.statements[0].picture.lines[0].means == (None, Fraction(1))
    assert spel.statements[0].picture.lines[0].change is None


def test_weights_count_in_an_area() -> None:
    people = [make_person(MUNICIPALITY, {"spel-1": "ja", "spel-2": "nee"})]
    trend = follow_groups(people, people)
    assert trend.areas[1].picture.lines[0].means == (Fraction(1, 3), Fraction(1, 3))


def test_without_a_statement_that_all_groups_scored_there_is_no_picture() -> None:
    people = [make_person(MUNICIPALITY, {"spel-1": "ja"}), make_person(SUPPLIER, {"spel-2": "ja"})]
    area = follow_groups(people, people).areas[1]
    assert (area.basis, area.picture.lines, area.picture.gap_change) == ((), (), None)


def test_only_groups_that_are_shown_at_every_moment_count() -> None:
    both = [*group(MUNICIPALITY, ["ja"] * 5), *group(SUPPLIER, ["nee"] * 5)]
    trend = follow_groups(both, both[:7], open_=False)
    assert [item.id for item in trend.groups] == [MUNICIPALS]
    assert [item.id for item in trend.absent] == [SUPPLIER]
    assert all(line.group.id == MUNICIPALS for item in trend.statements for line in item.picture.lines)


def test_a_group_of_several_sides_only_counts_with_the_same_sides() -> None:
    suppliers, clients = group(SUPPLIER, ["ja"] * 3), group(CLIENT, ["ja"] * 3)
    trend = follow_groups([*suppliers, *clients], [*suppliers, *clients], open_=False)
    assert [item.id for item in trend.groups] == ["samen"]
    assert trend.absent == ()
    other = follow_groups([*suppliers, *clients], [*suppliers, *clients, *group(MUNICIPALITY, ["ja"])], open_=False)
    assert (other.groups, other.areas, other.unshared) == ((), (), ())
    assert [item.id for item in other.absent] == [MUNICIPALITY, SUPPLIER, CLIENT]


def test_a_statement_that_only_one_moment_asked_the_same_group() -> None:
    asked = [make_person(CLIENT, {"doel-1": "ja"})]
    regional = replace(
        CHECKLIST,
        areas=(
            make_area(
                "doel", [make_statement("doel-1"), make_statement("doel-2", condition=make_condition(regio="ja"))]
            ),
        ),
    )
    people = [make_person(MUNICIPALITY, {"doel-1": "ja", "doel-2": "nee"})]
    far = [replace(person, details=make_details(regio="ja")) for person in people]
    trend = track_groups(
        [compare(regional, people, DETAILS, open_=True), compare(regional, far, make_details(regio="ja"), open_=True)]
    )
    assert [item.statement.id for item in trend.statements] == ["doel-1"]
    assert [(item.statement.id, item.asked) for item in trend.unshared] == [("doel-2", (False, True))]
    assert [item.kind for item in trend.differences] == [DifferenceKind.FACTS]
    # A mirror that clients do not have was asked of nobody.
    assert "doel-3" not in [item.statement.id for item in follow_groups(asked, asked).statements]


def test_a_group_that_was_asked_at_one_moment_has_no_cell_at_the_other() -> None:
    checklist = make_checklist(
        make_area("lang", [make_statement(f"lang-{number}", mirror="Ik ook.") for number in (1, 2, 3)])
    )

    def people(*, short: bool) -> list[Assessment]:
        answers = {"lang-1": "ja", "lang-3": "ja"}
        details = {
            side: replace(make_details(short=short and side == SUPPLIER), perspective=side)
            for side in (MUNICIPALITY, SUPPLIER)
        }
        return [make_assessment(checklist, answers, details[side]) for side in (MUNICIPALITY, SUPPLIER)]

    trend = track_groups(
        [compare(checklist, people(short=short), make_details(), open_=True) for short in (False, True)]
    )
    last = trend.statements[2]
    assert [[cell is not None for cell in row] for row in last.cells] == [[True, True], [True, False]]
    assert last.picture.gap_change is None
    assert trend.unshared == ()


def test_groups_in_order_of_date_and_of_another_version() -> None:
    late, early = (
        compare(CHECKLIST, pair(*choices), replace(DETAILS, date=dt.date(year, 1, 1)), open_=True)
        for year, choices in ((2027, ("ja", "ja")), (2026, ("nee", "nee")))
    )
    trend = track_groups([late, early], changed=[False, True])
    assert trend.moments == (early, late)
    assert first_area(trend).picture.together is Change.ROSE
    assert {item.kind: item.moments for item in trend.differences} == {
        DifferenceKind.VERSION: (0,),
        DifferenceKind.REORDERED: (0, 1),
    }
    assert [moment.details for moment in trend.moments] == [early.details, late.details]


@pytest.mark.parametrize("others", [0, 1])
def test_groups_that_cannot_be_tracked(others: int) -> None:
    comparison = compare(CHECKLIST, [], DETAILS)
    with pytest.raises(ValueError):  # noqa: PT011 - its text is for programmers
        track_groups(
            [
                comparison,
                *[replace(comparison, checklist=replace(CHECKLIST, id=ChecklistId("ander"))) if others else comparison]
                * others,
            ]
        )


@given(seed=st.integers(0, 10_000))
def test_the_order_of_people_does_not_matter(seed: int) -> None:
    chance = begin_chance(seed)
    moments = [draw_people(chance) for _ in range(2)]
    before = follow_groups(*moments, open_=False)
    assert follow_groups(*(chance.sample(people, len(people)) for people in moments), open_=False) == before


@given(seed=st.integers(0, 10_000))
def test_what_is_hidden_at_a_moment_changes_nothing(seed: int) -> None:
    """Answers of a side that is in no group, and to statements that too few answered, could have been any others."""
    chance = begin_chance(seed)
    first, last = draw_people(chance, 9), draw_people(chance, 9)
    before = follow_groups(first, last, open_=False)

    def is_hidden(person: Assessment, statement: str) -> bool:
        comparison = before.moments[1]
        home = next(
            (
                item.id
                for item in comparison.groups
                if person.details.perspective in {side.id for side in item.perspectives}
            ),
            None,
        )
        cells = [
            cell
            for area in comparison.areas
            for item in area.statements
            if item.statement.id == statement
            for cell in item.cells
        ]
        return home is None or any(cell.group == home and cell.hidden for cell in cells)

    changed = [
        make_person(
            person.details.perspective,
            {
                id_: chance.choice(CHOICES[:-1])
                if is_hidden(person, id_) and person.answer(id_).choice != "open"
                else str(person.answer(id_).choice)
                for id_ in STATEMENTS
            },
        )
        for person in last
    ]
    assert follow_groups(first, changed, open_=False) == before


@given(seed=st.integers(0, 10_000))
def test_nothing_is_in_a_group_trend_that_a_comparison_does_not_show(seed: int) -> None:
    chance = begin_chance(seed)
    trend = follow_groups(*(draw_people(chance) for _ in range(3)), open_=False)
    shown = {
        (place, item.statement.id, cell.group): cell
        for place, moment in enumerate(trend.moments)
        for area in moment.areas
        for item in area.statements
        for cell in item.cells
    }
    for item in trend.statements:
        for line, row in zip(item.picture.lines, item.cells, strict=True):
            assert row == tuple(shown.get((place, item.statement.id, line.group.id)) for place in range(3))
            assert line.means == tuple(cell and cell.mean for cell in row)
            assert (line.change is None) == (None in line.means)


def test_a_statement_without_an_answer_to_another_version_may_not_have_been_there() -> None:
    earlier = replace(make_assessment(SMALL, {"doel-1": "nee"}), version="0.9.0")
    trend = track([score_assessment(SMALL, earlier), make_result(SMALL, {"doel-1": "ja", "doel-2": "ja"})])
    assert [item.statement.id for area in trend.areas for item in area.statements] == ["doel-1"]
    assert {str(item.statement.id): item.asked for item in trend.unshared}["doel-2"] == (False, True)
