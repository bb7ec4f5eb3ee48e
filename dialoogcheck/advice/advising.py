"""From a result to advice: what to do first, what to watch for, and because of which answers."""

import datetime as dt

from dialoogcheck.advice.model import Advice, AreaAdvice, Risk
from dialoogcheck.advice.plan import make_plan
from dialoogcheck.advice.result import AreaResult, Result, StatementResult
from dialoogcheck.answers.model import NoScore
from dialoogcheck.checklist.model import PitfallId, StatementId
from dialoogcheck.checklist.timing import HOUR


def advise(result: Result, *, today: dt.date | None = None, hours: float | None = None) -> Advice:
    """The advice that belongs to this result. Only pitfalls and tips that fit the phase and the facts are in it.

    The plan counts from ``today``, or else from the date of the check. ``hours`` is how many there are before the
    conversation, in halves, None when nobody said.
    """
    plan = make_plan(result, today=today, budget=None if hours is None else round(hours * HOUR))
    return Advice(
        result=result,
        plan=plan,
        areas=tuple(_advise_on_area(result, area) for area in result.areas),
        unknowns=_collect_unknowns(result),
    )


def _advise_on_area(result: Result, area: AreaResult) -> AreaAdvice:
    return AreaAdvice(
        result=area,
        strengths=tuple(item for item in area.statements if item.share == 1),
        risks=_collect_risks(result, area),
    )


def _collect_risks(result: Result, area: AreaResult) -> tuple[Risk, ...]:
    """The pitfalls of this area that an answer which is too low or a critical unknown leaves open, in checklist order.

    A pitfall that is also about something that goes well, or does not apply, would contradict the reader: it is only
    shown when nothing else warns for one of its statements.
    """
    details = result.assessment.details
    open_to = {
        item.statement.id: item for item in area.statements if item.needs_work or (item.critical and item.is_unknown)
    }
    well = {
        item.statement.id
        for item in area.statements
        if (item.share is not None and not item.needs_work) or item.choice == NoScore.NOT_APPLICABLE
    }
    fitting = [pitfall for pitfall in area.area.pitfalls if pitfall.applies(details.phase, details.facts)]
    warned: set[StatementId] = set()
    chosen: set[PitfallId] = set()
    for pitfall in sorted(fitting, key=lambda pitfall: not well.isdisjoint(pitfall.statements)):
        calling = open_to.keys() & set(pitfall.statements)
        if calling and (well.isdisjoint(pitfall.statements) or not calling <= warned):
            chosen.add(pitfall.id)
            warned |= calling
    return tuple(
        Risk(pitfall=pitfall, because=tuple(open_to[id_] for id_ in pitfall.statements if id_ in open_to))
        for pitfall in fitting
        if pitfall.id in chosen
    )


def _collect_unknowns(result: Result) -> tuple[StatementResult, ...]:
    """Every statement that nobody knows yet and somebody could.

    Critical ones first (legal before process), then in checklist order.
    """
    unknown = (
        item
        for area in result.areas
        for item in area.statements
        if item.is_unknown and not item.critical and item.statement.who_knows
    )
    return (*result.find_out_first, *unknown)
