"""Which actions a plan has, in which order, and whether they fit before the conversation."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.model import ActionForm, ActionReason, Feasibility, Plan, TightReason
from dialoogcheck.advice.plan import MOST_ASIDE, MOST_STEPS, make_plan, project
from dialoogcheck.advice.result import Verdict
from dialoogcheck.checklist.model import (
    Checklist,
    CriticalKind,
    ShorterForm,
    Statement,
    StatementId,
    Timing,
    TimingKind,
    Tip,
    TipId,
)
from tests.advice.planned import DURING, MONDAY, NOW, after, before, give, number, within
from tests.builders import (
    PLAN,
    TENDER,
    make_area,
    make_checklist,
    make_condition,
    make_details,
    make_result,
    make_statement,
    make_tip,
)

LEGAL, PROCESS = CriticalKind.LEGAL, CriticalKind.PROCESS
SATURDAY = dt.date(2026, 11, 21)


def make(
    statements: Iterable[Statement],
    tips: Iterable[Tip] | None,
    answers: Mapping[str, str],
    days: int | None = 28,
    *,
    budget: int | None = None,
    phase: str = PLAN,
    held: bool = False,
) -> Plan:
    """The plan on a Monday for a checklist of one area, with a conversation so many days later."""
    checklist = make_checklist(make_area("a", statements, tips=tips))
    if held:
        checklist = replace(checklist, looks_back=True)
    return plan_for(checklist, answers, days, budget=budget, phase=phase)


def plan_for(
    checklist: Checklist,
    answers: Mapping[str, str],
    days: int | None,
    phase: str = PLAN,
    **further: Any,  # noqa: ANN401
) -> Plan:
    talk = None if days is None else MONDAY + dt.timedelta(days)
    details = replace(make_details(phase), date=MONDAY, talk=talk)
    return make_plan(make_result(checklist, answers, details), **further)


def names(plan: Plan) -> list[str]:
    return [step.tip.id for step in plan.steps]


# Which tip


def test_the_first_tip_of_the_checklist_that_is_on_time() -> None:
    late, usual = make_tip("laat", ["a-1"], timing=before(30)), make_tip("op-tijd", ["a-1"], timing=before(7))
    assert names(make(number(1), [usual, late], give(1, "nee"))) == ["op-tijd"]
    assert names(make(number(1), [late, usual], give(1, "nee"))) == ["op-tijd"]
    assert names(make(number(1), [late, usual], give(1, "nee"), 60)) == ["laat"]


@pytest.mark.parametrize(
    ("best", "worse"),
    [
        # On time, begun late, shorter, during or after the conversation, too late.
        (make_tip("best", ["a-1"], timing=before(7)), make_tip("a", ["a-1"], timing=before(30))),
        (
            make_tip("best", ["a-1"], timing=before(30)),
            make_tip(
                "a",
                ["a-1"],
                timing=before(30),
                until=29,
                shorter=ShorterForm(action="Doe iets.", effort=5, timing=before(2)),
            ),
        ),
        (
            make_tip(
                "best",
                ["a-1"],
                timing=before(30),
                until=29,
                shorter=ShorterForm(action="Doe iets.", effort=5, timing=before(2)),
            ),
            make_tip("a", ["a-1"], timing=DURING),
        ),
        (make_tip("best", ["a-1"], timing=DURING), make_tip("a", ["a-1"], timing=before(30), until=29)),
        (make_tip("best", ["a-1"], timing=NOW), make_tip("a", ["a-1"], timing=after(2))),
    ],
)
def test_what_still_goes_before_the_conversation_comes_first(best: Tip, worse: Tip) -> None:
    assert names(make(number(1), [worse, best], give(1, "nee"))) == ["best"]


def test_a_tip_that_is_in_the_plan_already_serves_whom_it_is_first_for() -> None:
    both = make_tip("beide", ["a-1", "a-2"])
    plan = make(number(2), [make_tip("twee", ["a-2"]), both], give(2, "nee"))
    assert names(plan) == ["beide", "twee"]
    plan = make(number(2), [both], give(2, "nee"))
    assert names(plan) == ["beide"]
    assert [item.statement.id for item in plan.steps[0].because] == ["a-1", "a-2"]
    first = make_tip("eerst", ["a-2", "a-1"])
    plan = make(number(2), [make_tip("een", ["a-1"]), first], give(2, "nee"))
    assert names(plan) == ["een", "eerst"]
    plan = make(number(2, a_2=LEGAL), [make_tip("een", ["a-1"]), first], give(2, "nee"))
    assert names(plan) == ["eerst", "een"]


def test_what_is_not_known_is_asked() -> None:
    statements = number(1, a_1=LEGAL)
    (step,) = make(statements, [make_tip("t", ["a-1"], timing=before(60), effort=500)], give(1, "weet-niet"), 2).steps
    assert (step.ask, step.form, step.minutes, step.begin, step.ready) == (
        *(True, ActionForm.USUAL, 15, MONDAY),
        MONDAY + dt.timedelta(2),
    )
    assert step.who == statements[0].who_knows
    assert step.timing == Timing(kind=TimingKind.WITHIN, days=2)


def test_asking_becomes_doing_when_it_is_known_to_be_needed() -> None:
    statements, tip = number(2, a_1=LEGAL), make_tip("t", ["a-1", "a-2"], effort=90, after=["eerst"])
    answers = {"a-1": "weet-niet", "a-2": "nee"}
    first = make_tip("eerst", ["a-2"], effort=30)
    plan = make(statements, [tip, first], answers)
    assert [(step.tip.id, step.ask) for step in plan.steps] == [("eerst", False), ("t", False)]
    plan = make(statements, [tip], answers)
    ((step,),) = (plan.steps,)
    assert (step.ask, step.minutes, step.reason) == (False, 90, ActionReason.LEGAL)
    late = make(statements, [replace(tip, timing=before(60), until=60)], answers)
    assert [(step.ask, step.form) for step in late.steps] == [(True, ActionForm.USUAL)]


def test_asking_takes_no_more_than_asking_whatever_the_shorter_form_takes() -> None:
    short = ShorterForm(action="Doe iets.", effort=230, timing=DURING)
    asked = make_tip("t-1", ["a-1"], timing=before(30), until=30, effort=300, shorter=short)
    others = [make_tip(f"t-{place}", [f"a-{place}"], timing=before(0), until=0) for place in range(2, 5)]
    plan = make(number(4, a_1=LEGAL), [asked, *others], {**give(4, "nee"), "a-1": "weet-niet"}, 1)
    assert [(step.tip.id, step.minutes) for step in plan.steps] == [("t-1", 15), ("t-2", 60), ("t-3", 60), ("t-4", 60)]
    asks = number(12, **{f"a_{place}": LEGAL for place in range(1, 11)})
    tips = [replace(asked, id=TipId(f"t-{place}"), statements=(asks[place - 1].id,)) for place in range(1, 11)]
    plan = make(asks, [*tips, make_tip("t", ["a-11"])], {**give(10, "weet-niet"), "a-11": "nee"}, 14)
    assert "t" not in names(plan), "ten questions to ask are ten steps before the conversation"


def test_what_does_not_apply_gives_no_advice_for_another_statement() -> None:
    tables, other = make_tip("tafels", ["a-2", "a-1"]), make_tip("anders", ["a-1"])
    assert names(make(number(2), [tables, other], {"a-1": "nee", "a-2": "ja"})) == ["tafels"]
    assert names(make(number(2), [tables, other], {"a-1": "nee", "a-2": "nvt"})) == ["anders"]
    # Nothing else helps: then it is better than nothing.
    assert names(make(number(2), [tables], {"a-1": "nee", "a-2": "nvt"})) == ["tafels"]


# What must come first


def test_what_must_come_first_joins_with_the_same_class_unless_it_is_done() -> None:
    statements = number(2, a_1=LEGAL)
    tips = [make_tip("dan", ["a-1"], after=["eerst"]), make_tip("eerst", ["a-2"])]
    plan = make(statements, tips, {"a-1": "nee", "a-2": "deels"})
    assert [(step.tip.id, step.reason, step.number) for step in plan.steps] == [
        ("eerst", ActionReason.LEGAL, 1),
        ("dan", ActionReason.LEGAL, 2),
    ]
    assert plan.steps[0].ready and plan.steps[1].begin  # noqa: PT018
    assert plan.steps[0].ready <= plan.steps[1].begin
    for done in ("ja", "nvt"):
        assert names(make(statements, tips, {"a-1": "nee", "a-2": done})) == ["dan"]
    assert [step.ask for step in make(statements, tips, {"a-1": "nee", "a-2": "weet-niet"}).steps] == [True, False]


def test_a_tip_that_waits_for_what_is_too_late_is_no_better_than_another() -> None:
    tips = [
        make_tip("dan", ["a-1"], after=["eerst"]),
        make_tip("eerst", ["a-2"], timing=before(60), until=60),
        make_tip("anders", ["a-1"]),
    ]
    plan = make(number(2), tips, {"a-1": "nee", "a-2": "ja"})
    assert names(plan) == ["dan"]
    assert names(make(number(2), tips, {"a-1": "nee", "a-2": "grotendeels"}))[0] == "anders"


def test_of_tips_that_wait_for_the_same_each_comes_after_it() -> None:
    tips = [
        make_tip("b", ["a-1"], after=["eerst"], wait=7),
        make_tip("c", ["a-2"], after=["eerst"], timing=before(14)),
        make_tip("eerst", ["a-3"], wait=2),
    ]
    plan = make(number(3, a_1=LEGAL, a_2=LEGAL, a_3=LEGAL), tips, give(3, "nee"))
    assert names(plan) == ["eerst", "b", "c"]
    first, *rest = plan.steps
    assert all(first.ready and step.begin and first.ready <= step.begin for step in rest)


# How much


def test_all_that_is_critical_and_else_up_to_ten() -> None:
    kinds = {f"a_{place}": PROCESS for place in range(1, 13)}
    plan = make(number(20, **kinds), None, give(20, "deels"))
    assert len(plan.steps) == 12
    assert {step.reason for step in plan.steps} == {ActionReason.CRITICAL}
    plan = make(number(20), None, give(20, "deels"))
    assert len(plan.steps) == MOST_STEPS
    assert [action.number for action in (*plan.steps, *plan.further)] == [*range(1, 21)]


def test_what_is_done_during_and_after_the_conversation_is_not_counted_but_never_many() -> None:
    tips = [make_tip(f"t-{place}", [f"a-{place}"], timing=DURING) for place in range(1, 6)]
    tips += [make_tip(f"t-{place}", [f"a-{place}"]) for place in range(6, 21)]
    plan = make(number(20), tips, give(20, "nee"))
    kinds = [step.timing.kind for step in plan.steps]
    assert (kinds.count(TimingKind.DURING), len(kinds)) == (MOST_ASIDE, MOST_ASIDE + MOST_STEPS)


def test_what_is_too_late_takes_no_place_of_what_can_be_done() -> None:
    late = [make_tip(f"t-{place}", [f"a-{place}"], timing=before(60), until=60, effort=5) for place in range(1, 6)]
    tips = [*late, *(make_tip(f"t-{place}", [f"a-{place}"]) for place in range(6, 21))]
    plan = make(number(20), tips, give(20, "nee"))
    forms = [step.form for step in plan.steps]
    assert (forms.count(ActionForm.TOO_LATE), len(forms)) == (MOST_ASIDE, MOST_ASIDE + MOST_STEPS)
    assert plan.feasible is Feasibility.TIGHT


def test_the_least_work_comes_first_and_then_the_order_of_the_checklist() -> None:
    efforts = {"a-1": 90, "a-2": 15, "a-3": 60, "a-4": 15}
    tips = [make_tip(f"t-{id_}", [id_], effort=effort) for id_, effort in efforts.items()]
    assert names(make(number(4), tips, give(4, "nee"))) == ["t-a-2", "t-a-4", "t-a-3", "t-a-1"]
    assert names(make(number(4, a_1=PROCESS), tips, give(4, "nee")))[0] == "t-a-1"


def test_what_is_not_in_the_plan_waits_for_what_is() -> None:
    others = [make_tip(f"t-{place}", [f"a-{place}"], timing=NOW, effort=5) for place in range(3, 13)]
    first = make_tip("eerst", ["a-1"], timing=before(14), wait=9, effort=5)
    then = make_tip("dan", ["a-2"], timing=before(20), effort=60, after=["eerst"])
    plan = make(number(12), [then, first, *others], give(12, "nee"), 21)
    assert ("eerst" in names(plan), [action.tip.id for action in plan.further]) == (True, ["t-12", "dan"])
    (ready,) = (step.ready for step in plan.steps if step.tip.id == "eerst")
    action = plan.further[-1]
    assert (action.form, action.begin and ready and action.begin >= ready) == (ActionForm.LATER, True)
    # And it is too late when that is.
    late = replace(first, until=14)
    plan = make(number(12, a_1=LEGAL), [then, late, *others], give(12, "nee"), 14)
    forms = {str(action.tip.id): action.form for action in (*plan.steps, *plan.further)}
    assert (forms["eerst"], forms["dan"]) == (ActionForm.TOO_LATE, ActionForm.TOO_LATE)


def test_hours_leave_what_is_critical_and_name_what_is_short() -> None:
    statements = number(5, a_1=LEGAL)
    plan = make(statements, None, give(5, "nee"), budget=180)
    assert (len(plan.steps), plan.minutes, plan.lacking, plan.feasible) == (3, 180, 120, Feasibility.TIGHT)
    plan = make(statements, None, give(5, "nee"), budget=0)
    assert (len(plan.steps), plan.lacking) == (1, 300)
    plan = make(statements, None, give(5, "nee"), budget=300)
    assert (len(plan.steps), plan.lacking, plan.feasible) == (5, 0, Feasibility.YES)


@pytest.mark.parametrize(
    ("days", "further"),
    [(-3, {}), (-3, {"held": True}), (14, {"phase": TENDER})],
    ids=["the conversation is behind", "it was held", "dialogue must wait"],
)
def test_hours_do_nothing_where_no_conversation_is_to_come(days: int, further: dict[str, Any]) -> None:
    tips = [make_tip(f"t-{place}", [f"a-{place}"], timing=NOW) for place in range(1, 6)]
    free, limited = (make(number(5), tips, give(5, "nee"), days, budget=budget, **further) for budget in (None, 60))
    assert limited == free
    assert (len(limited.steps), limited.budget, limited.lacking) == (5, None, 0)


def test_to_begin_with_are_the_first_three_that_can_still_be_done() -> None:
    late = make_tip("laat", ["a-1"], timing=before(60), until=60)
    tips = [late, *(make_tip(f"t-{place}", [f"a-{place}"]) for place in range(2, 6))]
    checklist = make_checklist(make_area("a", number(5, a_1=LEGAL), tips=tips))
    details = replace(make_details(), date=MONDAY, talk=MONDAY + dt.timedelta(28))
    advice = advise(make_result(checklist, give(5, "nee"), details))
    assert names(advice.plan)[0] == "laat"
    assert [action.number for action in advice.first_actions] == [2, 3, 4]


def test_what_has_no_tip_is_named() -> None:
    plan = make(number(2, a_1=LEGAL), [make_tip("t", ["a-2"])], give(2, "nee"))
    assert [item.statement.id for item in plan.unserved] == ["a-1"]
    assert names(plan) == ["t"]


# Whether it fits


@pytest.mark.parametrize(
    ("kind", "answer", "timing", "effort", "days", "expected"),
    [
        (LEGAL, "nee", before(7), 60, 14, Feasibility.YES),
        (LEGAL, "nee", before(7), 60, 5, Feasibility.TIGHT),
        (None, "nee", before(7), 60, 5, Feasibility.YES),
        (LEGAL, "deels", before(60), 60, 14, Feasibility.NO),
        (PROCESS, "nee", before(60), 60, 14, Feasibility.NO),
        (PROCESS, "deels", before(60), 60, 14, Feasibility.TIGHT),
        (None, "nee", before(60), 60, 14, Feasibility.TIGHT),
        (LEGAL, "weet-niet", before(60), 60, 14, Feasibility.TIGHT),
        (None, "weet-niet", before(60), 60, 14, Feasibility.YES),
        (LEGAL, "nee", NOW, 480, 1, Feasibility.TIGHT),
        (LEGAL, "nee", NOW, 481, 1, Feasibility.NO),
        (LEGAL, "nee", NOW, 240, 1, Feasibility.YES),
        (None, "nee", NOW, 481, 1, Feasibility.TIGHT),
    ],
)
def test_whether_one_action_fits(  # noqa: PLR0917 - a table
    kind: CriticalKind | None, answer: str, timing: Timing, effort: int, days: int, expected: Feasibility
) -> None:
    statement = make_statement("a-1", critical=kind)
    tip = make_tip("t", ["a-1"], timing=timing, effort=effort, until=timing.days if timing.days == 60 else 1)
    assert make([statement], [tip], {"a-1": answer}, days).feasible is expected


@pytest.mark.parametrize(
    ("kind", "answer", "tip", "days", "expected"),
    [
        (LEGAL, "nee", make_tip("t", ["a-1"], timing=before(7)), 5, [TightReason.LATE]),
        (None, "nee", make_tip("t", ["a-1"], timing=before(7)), 5, []),
        (
            PROCESS,
            "deels",
            make_tip("t", ["a-1"], timing=Timing(kind=TimingKind.WITHIN, days=3), wait=9),
            5,
            [TightReason.AFTER],
        ),
        (None, "nee", make_tip("t", ["a-1"], timing=before(60), until=60), 14, [TightReason.TOO_LATE]),
        (LEGAL, "nee", make_tip("t", ["a-1"], timing=before(60), until=60), 14, []),
        (
            None,
            "nee",
            make_tip(
                *("t", ["a-1"]),
                timing=before(60),
                until=60,
                shorter=ShorterForm(action="Doe iets.", effort=5, timing=before(2)),
            ),
            *(14, [TightReason.SHORTER]),
        ),
        (LEGAL, "weet-niet", make_tip("t", ["a-1"]), 28, [TightReason.UNKNOWN]),
        (LEGAL, "nee", make_tip("t", ["a-1"], timing=NOW, effort=480), 1, [TightReason.WORK]),
        (None, "nee", make_tip("t", ["a-1"], timing=NOW, effort=481), 1, [TightReason.CROWDED]),
        (LEGAL, "nee", make_tip("t", ["a-1"]), 28, []),
    ],
)
def test_why_it_is_tight(
    kind: CriticalKind | None, answer: str, tip: Tip, days: int, expected: list[TightReason]
) -> None:
    plan = make([make_statement("a-1", critical=kind)], [tip], {"a-1": answer}, days)
    assert [*plan.tight_by] == expected
    assert (plan.feasible is Feasibility.TIGHT) == bool(expected)


def test_what_waits_for_the_conversation_and_hours_that_do_not_suffice_make_it_tight() -> None:
    tips = [make_tip("voor", ["a-1"], timing=before(14), until=14, wait=7), make_tip("na", ["a-1"], timing=after(2))]
    assert make(number(1), tips, give(1, "nee"), 7).tight_by == (TightReason.POSTPONED,)
    assert make(number(5), None, give(5, "nee"), budget=180).tight_by == (TightReason.HOURS,)
    assert make(number(5), None, give(5, "nee"), budget=300).tight_by == ()


@pytest.mark.parametrize(
    ("kind", "days", "expected"),
    [
        (LEGAL, 6, Feasibility.NO),
        (LEGAL, 7, Feasibility.YES),
        (PROCESS, 6, Feasibility.NO),
        (None, 6, Feasibility.YES),
    ],
)
def test_what_must_be_in_order_is_so_before_the_conversation(
    kind: CriticalKind | None, days: int, expected: Feasibility
) -> None:
    tip = make_tip("t", ["a-1"], timing=Timing(kind=TimingKind.WITHIN, days=7), wait=7)
    plan = make([make_statement("a-1", critical=kind)], [tip], give(1, "nee"), days)
    assert plan.feasible is expected
    assert plan.first_feasible == (MONDAY + dt.timedelta(7) if expected is Feasibility.NO else None)


def test_the_first_day_on_which_it_fits() -> None:
    tips = [make_tip("t", ["a-1"], timing=before(14), until=14, wait=7)]
    plan = make(number(1, a_1=LEGAL), tips, give(1, "nee"), 14)
    assert plan.feasible is Feasibility.NO
    assert plan.first_feasible == MONDAY + dt.timedelta(21)
    # Never at a weekend.
    tips = [make_tip("t", ["a-1"], timing=before(14), until=14, wait=5)]
    assert make(number(1, a_1=LEGAL), tips, give(1, "nee"), 14).first_feasible == MONDAY + dt.timedelta(21)
    # The work must fit as well: five half days.
    tips = [make_tip("t", ["a-1"], timing=NOW, effort=1200)]
    assert make(number(1, a_1=LEGAL), tips, give(1, "nee"), 1).first_feasible == MONDAY + dt.timedelta(7)


def test_what_waits_for_after_the_conversation_is_missed_when_all_that_is_for_before_is_too_late() -> None:
    # The usual action asks three weeks; with less, only what is done afterwards is left.
    tips = [make_tip("voor", ["a-1"], timing=before(14), until=14, wait=7), make_tip("na", ["a-1"], timing=after(2))]
    plan = make(number(1, a_1=LEGAL), tips, give(1, "nee"), 7)
    assert (names(plan), plan.feasible, plan.first_feasible) == (["na"], Feasibility.NO, MONDAY + dt.timedelta(21))
    # Another action for before it is still possible: the step is not there for want of time.
    shared = [
        make_tip("na", ["a-2", "a-1"], timing=after(2)),
        make_tip("kan", ["a-2"]),
        replace(tips[0], statements=(StatementId("a-2"),)),
    ]
    plan = make(number(2, a_1=LEGAL), shared, give(2, "nee"), 10)
    assert (names(plan), plan.feasible) == (["na"], Feasibility.YES)
    # Whether it is needed at all is not known yet.
    plan = make(number(2, a_1=LEGAL), [shared[0], shared[2]], {"a-1": "weet-niet", "a-2": "nee"}, 10)
    assert (names(plan), plan.feasible) == (["na"], Feasibility.TIGHT)
    # What is not critical may wait: that makes the plan tight, whatever it waits with.
    plan = make(number(2, a_1=LEGAL), [shared[0], shared[2]], give(2, "nee"), 10)
    assert (names(plan), plan.feasible) == (["na"], Feasibility.TIGHT)


@pytest.mark.parametrize("days", [0, 1, 6])
def test_the_end_of_the_calendar_is_no_fault(days: int) -> None:
    tips = [make_tip("t", ["a-1"], timing=before(60), until=60), make_tip("u", ["a-2"], timing=after(9))]
    checklist = make_checklist(make_area("a", number(2, a_1=LEGAL), tips=tips))
    details = replace(make_details(), date=dt.date.max - dt.timedelta(days), talk=dt.date.max)
    plan = make_plan(make_result(checklist, give(2, "nee"), details))
    assert (plan.feasible, plan.first_feasible) == (Feasibility.NO, None)


def test_without_a_date_nothing_is_said_of_days() -> None:
    plan = make(number(12), None, give(12, "nee"), None)
    assert (plan.days, plan.feasible, plan.first_feasible) == (None, None, None)
    assert all(step.begin is None is step.ready for step in plan.steps)
    assert names(plan) == names(make(number(12), None, give(12, "nee"), 60))


def test_a_conversation_that_is_behind_gets_no_days() -> None:
    plan = make(number(1), None, give(1, "nee"), -3)
    assert (plan.days, plan.feasible, plan.steps[0].begin) == (-3, None, None)


def test_where_the_conversation_was_held_only_what_follows_has_days() -> None:
    tips = [make_tip("voor", ["a-1"]), make_tip("na", ["a-2"], timing=after(14))]
    plan = make(number(2), tips, give(2, "nee"), -3, held=True)
    assert {step.tip.id: step.begin is not None for step in plan.steps} == {"voor": False, "na": True}
    assert plan.feasible is None


def test_where_dialogue_must_wait_there_is_only_what_can_be_done_now() -> None:
    tips = [make_tip("voor", ["a-1"]), make_tip("nu", ["a-1"], timing=NOW), make_tip("in", ["a-2"], timing=DURING)]
    plan = make(number(2), tips, give(2, "nee"), 14, phase=TENDER)
    assert (names(plan), plan.feasible, plan.talk) == (["nu"], None, None)
    assert plan.steps[0].begin == MONDAY
    assert [item.statement.id for item in plan.unserved] == ["a-2"]


def test_the_plan_counts_from_another_day_when_that_is_asked() -> None:
    checklist = make_checklist(make_area("a", number(1)))
    plan = plan_for(checklist, give(1, "nee"), 28, today=MONDAY + dt.timedelta(20))
    assert (plan.start, plan.days) == (MONDAY + dt.timedelta(20), 8)


def test_only_tips_that_fit_the_phase_and_the_facts() -> None:
    tips = [
        make_tip("regio", ["a-1"], condition=make_condition(regio="ja")),
        make_tip("anders", ["a-1"], phases=["gesprek"]),
        make_tip("goed", ["a-1"]),
    ]
    plan = make(number(1), tips, give(1, "nee"))
    assert [action.tip.id for action in (*plan.steps, *plan.further)] == ["goed"]


def test_what_the_plan_yields() -> None:
    statements = number(3, a_1=LEGAL)
    late = make_tip("laat", ["a-3"], timing=before(60), until=60)
    checklist = make_checklist(
        make_area("a", statements, tips=[make_tip("een", ["a-1"]), make_tip("twee", ["a-2"]), late])
    )
    details = replace(make_details(), date=MONDAY, talk=MONDAY + dt.timedelta(28))
    result = make_result(checklist, give(3, "nee"), details)
    then = project(result, make_plan(result))
    assert [item.share for item in then.areas[0].statements] == [1, 1, 0]
    assert (result.verdict, then.verdict) == (Verdict.SOLVE_FIRST, Verdict.NEARLY_READY)


# What always holds

CHOICES = ["nee", "deels", "grotendeels", "ja", "weet-niet", "nvt", "open"]
KINDS = [None, None, None, LEGAL, PROCESS]
TIMINGS = st.one_of(
    st.builds(before, st.integers(0, 40)),
    st.sampled_from([DURING, NOW, after(2), Timing(kind=TimingKind.WITHIN, days=9)]),
)


def comes_before(first: Timing, then: Timing) -> bool:
    """Whether ``controleer`` lets the one wait for the other."""
    order = [{TimingKind.BEFORE, TimingKind.WITHIN, TimingKind.NOW}, {TimingKind.DURING}, {TimingKind.AFTER}]
    places = [next(place for place, kinds in enumerate(order) if timing.kind in kinds) for timing in (first, then)]
    same = first.kind is then.kind
    reversed_ = first.days < then.days if first.kind is TimingKind.BEFORE else first.days > then.days
    return places[0] <= places[1] and not (same and reversed_)


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    """A checklist of up to eight statements with up to twelve tips, some of which wait for an earlier one."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=8))
    statements = [make_statement(f"a-{place}", critical=kind) for place, kind in enumerate(kinds)]
    ids = st.lists(st.sampled_from([item.id for item in statements]), min_size=1, max_size=3, unique=True)
    tips: list[Tip] = []
    for place in range(draw(st.integers(1, 12))):
        timing = draw(TIMINGS)
        firsts = [tip.id for tip in tips if tip.timing and comes_before(tip.timing, timing)]
        short = ShorterForm(action="Doe iets.", effort=draw(st.sampled_from([5, 60])), timing=before(3))
        tips.append(
            make_tip(
                f"t-{place}",
                draw(ids),
                timing=timing,
                effort=draw(st.sampled_from([15, 60, 241, 700])),
                wait=draw(st.sampled_from([0, 0, 3, 9])),
                until=draw(st.integers(0, timing.days)) if timing.kind is TimingKind.BEFORE else 1,
                after=draw(st.lists(st.sampled_from(firsts), max_size=2, unique=True)) if firsts else (),
                shorter=short if draw(st.booleans()) else None,
            )
        )
    return make_checklist(make_area("a", statements, tips=tips))


def draw_answers(data: st.DataObject, checklist: Checklist) -> dict[str, str]:
    return {item.id: data.draw(st.sampled_from(CHOICES), item.id) for item in checklist.statements}


@settings(max_examples=40, deadline=None)
@given(checklists(), st.data(), st.integers(0, 60) | st.none())
def test_a_plan_holds_together(checklist: Checklist, data: st.DataObject, days: int | None) -> None:
    answers = draw_answers(data, checklist)
    plan = plan_for(checklist, answers, days)
    actions = (*plan.steps, *plan.further)
    assert [action.number for action in actions] == [*range(1, len(actions) + 1)]
    assert len({action.tip.id for action in actions}) == len(actions)
    counted = [
        step
        for step in plan.steps
        if step.form is not ActionForm.TOO_LATE and step.timing.kind not in {TimingKind.DURING, TimingKind.AFTER}
    ]
    assert plan.minutes == sum(step.minutes for step in counted)
    ordinary = [step for step in counted if step.reason is ActionReason.ORDINARY]
    assert len(counted) <= MOST_STEPS or not ordinary
    served = {item.statement.id for step in plan.steps for item in step.because}
    unserved = {item.statement.id for item in plan.unserved}
    for item in checklist.statements:
        if item.critical and answers[item.id] in {"nee", "weet-niet", "open"}:
            assert item.id in served | unserved
        if item.critical and item.critical.kind is LEGAL and answers[item.id] in {"deels", "grotendeels"}:
            assert item.id in served | unserved
    place = {action.tip.id: action for action in actions}
    for step in actions:
        for id_ in () if step.ask else step.tip.after:
            first = place.get(id_)
            # What is done already keeps nothing waiting.
            if first and first.number < step.number and answers[first.tip.statements[0]] not in {"ja", "nvt"}:
                assert (first.ready or MONDAY) <= (step.begin or dt.date.max)
                assert first.form is not ActionForm.TOO_LATE or step.form is ActionForm.TOO_LATE
        if step.begin and step.ready and plan.talk:
            assert MONDAY <= step.begin <= step.ready
            if step.timing.kind is TimingKind.BEFORE:
                assert step.ready <= plan.talk
            if step.timing.kind is TimingKind.AFTER:
                assert step.begin >= plan.talk


@pytest.mark.parametrize("days", range(4, 15))
def test_what_comes_first_leaves_time_for_what_counts_from_now(days: int) -> None:
    first = make_tip("eerst", ["a-1"], timing=before(1), effort=15, until=0)
    then = make_tip("dan", ["a-2"], timing=within(9), effort=15, wait=3, after=["eerst"])
    plan = make(number(2, a_2=LEGAL), [first, then], give(2, "nee"), days)
    assert plan.feasible is not Feasibility.NO
    assert [step.tip.id for step in plan.steps] == ["eerst", "dan"]


@settings(max_examples=40, deadline=None)
@given(checklists(), st.data(), st.integers(0, 50), st.integers(1, 20))
def test_what_can_be_done_in_time_can_be_done_with_more_time(
    checklist: Checklist, data: st.DataObject, days: int, more: int
) -> None:
    # Whether it is tight may change: with more days the better action is chosen, and that can be more work.
    answers = draw_answers(data, checklist)
    now, later = (plan_for(checklist, answers, number) for number in (days, days + more))
    assert (now.feasible is Feasibility.NO) >= (later.feasible is Feasibility.NO)


@settings(max_examples=40, deadline=None)
@given(checklists(), st.data(), st.integers(0, 30))
def test_on_the_first_day_that_is_named_it_fits(checklist: Checklist, data: st.DataObject, days: int) -> None:
    answers = draw_answers(data, checklist)
    plan = plan_for(checklist, answers, days)
    assert (plan.first_feasible is not None) <= (plan.feasible is Feasibility.NO)
    if plan.first_feasible:
        assert plan.first_feasible.weekday() < 5
        assert plan_for(checklist, answers, (plan.first_feasible - MONDAY).days).feasible is not Feasibility.NO


@settings(max_examples=40, deadline=None)
@given(checklists(), st.data(), st.integers(0, 60) | st.none(), st.randoms())
def test_the_same_answers_give_the_same_plan(
    checklist: Checklist,
    data: st.DataObject,
    days: int | None,
    random: Any,  # noqa: ANN401
) -> None:
    answers = [*draw_answers(data, checklist).items()]
    plan = plan_for(checklist, dict(answers), days)
    random.shuffle(answers)
    assert plan_for(checklist, dict(answers), days) == plan
