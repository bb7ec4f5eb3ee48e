"""Every plan that the shipped checklists give can be carried out as it is written, at any distance from the talk."""

import datetime as dt
import itertools
import random
from collections.abc import Iterator

import pytest

from dialoogcheck.advice.fitting import HALF_DAY, to_monday
from dialoogcheck.advice.model import Action, ActionForm, ActionReason, Feasibility, Plan
from dialoogcheck.advice.plan import MOST_ASIDE, MOST_STEPS, make_plan
from dialoogcheck.advice.result import Result, StatementResult
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.advice.urgency import find_urgency
from dialoogcheck.answers.model import Answer, Assessment, Details, NoScore
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import Checklist, ChoiceId, FactId, Phase, StatementId, Timing, TimingKind
from dialoogcheck.checklist.shelf import find_shipped

CHECKLISTS = tuple(load_checklist(path.stem) for path in find_shipped())
MONDAY = dt.date(2026, 11, 23)
DAYS = (0, 1, 2, 3, 5, 7, 14, 21, 42, 84)
AT_OR_AFTER = {TimingKind.DURING, TimingKind.AFTER}
ORDER = (Feasibility.NO, Feasibility.TIGHT, Feasibility.YES)
DRAWS = 1
"""How many patterns of answers each situation is walked with, besides the lowest answer to everything."""
CHECK_FIRST = 0.2
"""The part of the first feasible days that is looked at: one costs as much as a plan."""


def list_situations() -> Iterator[tuple[Checklist, Phase, dict[FactId, str]]]:
    """Every shipped checklist, phase and set of facts."""
    for checklist in CHECKLISTS:
        for phase in checklist.phases:
            asked = checklist.facts_in(phase.id)
            for options in itertools.product(*(fact.options for fact in asked)):
                yield checklist, phase, {fact.id: option.id for fact, option in zip(asked, options, strict=True)}


SITUATIONS = tuple(list_situations())


def draw_answers(checklist: Checklist, chance: random.Random) -> dict[StatementId, Answer]:
    """An answer to each statement, one kind more often than the others."""
    kinds: list[ChoiceId | NoScore] = [*(choice.id for choice in checklist.scale), *NoScore]
    often = chance.choice(kinds)
    return {
        statement.id: Answer(choice=chance.choice([*kinds, *[often] * len(kinds)]))
        for statement in checklist.statements
    }


def plan_for(  # noqa: PLR0917 - what a plan depends on
    checklist: Checklist,
    phase: Phase,
    facts: dict[FactId, str],
    answers: dict[StatementId, Answer],
    start: dt.date,
    days: int | None,
) -> tuple[Result, Plan]:
    details = Details(
        organisation="",
        topic="",
        date=start,
        phase=phase.id,
        facts=facts,
        perspective=checklist.organiser.id,
        talk=None if days is None else start + dt.timedelta(days),
    )
    result = score_assessment(
        checklist,
        Assessment(
            checklist=checklist.id, version=checklist.version, fingerprint=None, details=details, answers=answers
        ),
    )
    return result, make_plan(result)


def list_answers(checklist: Checklist, seed: str) -> Iterator[dict[StatementId, Answer]]:
    """The lowest answer to everything, and some patterns that are always the same ones for this seed."""
    yield {statement.id: Answer(choice=checklist.scale[0].id) for statement in checklist.statements}
    chance = random.Random(seed)  # noqa: S311 - for variety, not for secrets
    for _ in range(DRAWS):
        yield draw_answers(checklist, chance)


def last_day(timing: Timing, start: dt.date, talk: dt.date) -> dt.date | None:
    """The last day on which an action with this moment makes sense, None for what is done after the conversation."""
    if timing.kind in {TimingKind.BEFORE, TimingKind.DURING}:
        return talk
    if timing.kind is TimingKind.NOW:
        return min(talk, to_monday(start)) if talk > start else to_monday(start)
    return None


def check_days(plan: Plan, step: Action) -> None:
    """The days of one step: none where there can be none, and else in an order in which it can be done."""
    if not (step.begin and step.ready and plan.start):
        assert step.begin is None is step.ready
        return
    assert plan.start <= step.begin <= step.ready
    if not plan.talk or plan.held:
        return
    if step.timing.kind in AT_OR_AFTER:
        assert step.begin >= plan.talk
    last = last_day(step.timing, plan.start, plan.talk)
    assert last is None or step.ready <= last
    if step.ask:
        assert step.ready <= max(plan.talk, to_monday(plan.start))


def check_dated(plan: Plan) -> None:
    """What has days and what has none."""
    for step in plan.steps:
        check_days(plan, step)
        if step.form is ActionForm.TOO_LATE:
            assert not step.ask
            assert step.begin is None
        elif plan.feasible:
            assert step.begin


def check_order(result: Result, plan: Plan) -> None:
    """No action begins before what it needs is ready, if that is in the plan and not done."""
    answers = {item.statement.id: item for area in result.areas for item in area.statements}
    by_tip = {step.tip.id: step for step in plan.steps}
    assert len(by_tip) == len(plan.steps)
    for step in plan.steps:
        for first in (by_tip.get(id_) for id_ in (() if step.ask else step.tip.after)):
            subject = first and next((answers[id_] for id_ in first.tip.statements if id_ in answers), None)
            if not first or not subject or subject.share == 1 or subject.choice == NoScore.NOT_APPLICABLE:
                continue
            assert first.number < step.number
            assert first.form is not ActionForm.TOO_LATE or step.form is ActionForm.TOO_LATE
            if first.ready and step.begin:
                assert first.ready <= step.begin


def is_open(item: StatementResult) -> bool:
    """Whether a critical statement asks for an action."""
    urgency = find_urgency(item, at_top=False)
    return urgency is not None and urgency.is_critical


def check_complete(result: Result, plan: Plan) -> None:
    """Everything critical that is open is in the plan; only where dialogue must wait there can be no action for it."""
    served = {item.statement.id for step in plan.steps for item in step.because}
    unserved = {item.statement.id for item in plan.unserved}
    open_ = {item.statement.id for area in result.areas for item in area.statements if item.critical and is_open(item)}
    assert open_ <= served | unserved
    if not result.stopped:
        assert not open_ & unserved


def check_size(plan: Plan) -> None:
    """The numbers, the minutes, and no more than is said."""
    assert [step.number for step in plan.steps] == [*range(1, len(plan.steps) + 1)]
    counted = [
        step for step in plan.steps if step.form is not ActionForm.TOO_LATE and step.timing.kind not in AT_OR_AFTER
    ]
    assert plan.minutes == sum(step.minutes for step in counted)
    ordinary = [step for step in plan.steps if step.reason is ActionReason.ORDINARY]
    assert len(counted) <= MOST_STEPS or not [step for step in counted if step.reason is ActionReason.ORDINARY]
    assert sum(step.timing.kind in AT_OR_AFTER for step in ordinary) <= MOST_ASIDE
    assert sum(step.form is ActionForm.TOO_LATE for step in ordinary) <= MOST_ASIDE
    if plan.feasible is Feasibility.YES and plan.start and plan.talk:
        days = (plan.start + dt.timedelta(number) for number in range((plan.talk - plan.start).days))
        assert plan.minutes <= HALF_DAY * sum(day.weekday() < 5 for day in days)


def check(result: Result, plan: Plan) -> None:
    """Everything that holds for one plan."""
    check_dated(plan)
    check_order(result, plan)
    check_complete(result, plan)
    check_size(plan)


def describe(situation: tuple[Checklist, Phase, dict[FactId, str]]) -> str:
    """A situation in a few words, as the name of a test and the seed of its answers."""
    checklist, phase, facts = situation
    return "-".join((checklist.id, phase.id, *facts.values()))


@pytest.mark.parametrize("situation", SITUATIONS, ids=describe)
def test_every_plan_can_be_carried_out(situation: tuple[Checklist, Phase, dict[FactId, str]]) -> None:
    checklist = situation[0]
    seed = describe(situation)
    chance = random.Random(seed)  # noqa: S311
    start = MONDAY + dt.timedelta(chance.randrange(7))
    for answers in list_answers(checklist, seed):
        check(*plan_for(*situation, answers, start, None))
        before: Plan | None = None
        for days in DAYS:
            result, plan = plan_for(*situation, answers, start, days)
            check(result, plan)
            assert (plan.first_feasible is None) == (plan.feasible is not Feasibility.NO)
            if before and before.feasible and plan.feasible:
                assert ORDER.index(plan.feasible) >= ORDER.index(before.feasible), f"{days} days"
            if plan.first_feasible and chance.random() < CHECK_FIRST:
                _, then = plan_for(*situation, answers, start, (plan.first_feasible - start).days)
                assert then.feasible is not Feasibility.NO
            before = plan


def test_the_walk_sees_every_kind_of_plan() -> None:
    situations = [situation for situation in SITUATIONS if situation[0].id == "inkoopdialoog"]
    plans = [
        plan_for(*situation, next(list_answers(situation[0], "")), MONDAY, days)[1]
        for situation in situations[::9]
        for days in DAYS
    ]
    assert {plan.feasible for plan in plans} >= {Feasibility.NO, Feasibility.TIGHT}
    assert {step.form for plan in plans for step in plan.steps} == {*ActionForm}
