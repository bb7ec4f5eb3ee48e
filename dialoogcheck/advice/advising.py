"""From a result to advice: what to do first, what to watch for, and because of which answers."""

import datetime as dt

from dialoogcheck.advice.model import Action, Advice, AreaAdvice, Risk
from dialoogcheck.advice.result import AreaResult, Result, StatementResult
from dialoogcheck.answers.model import NoScore
from dialoogcheck.checklist.model import Area, PitfallId, StatementId, Tip, TipId

FIRST_ACTIONS = 3


def advise(result: Result, *, today: dt.date | None = None, hours: float | None = None) -> Advice:  # noqa: ARG001
    """The advice that belongs to this result. Only pitfalls and tips that fit the phase and the facts are in it.

    The plan counts from ``today``, or else from the date of the check. ``hours`` is how many there are before the
    conversation, in halves, None when nobody said.
    """
    ranked = rank_statements(result)
    actions = _collect_actions(result, ranked)
    return Advice(
        result=result,
        areas=tuple(_advise_on_area(result, area, actions) for area in result.areas),
        actions=actions,
        first_actions=_pick_first(actions),
        unknowns=_collect_unknowns(result),
    )


def rank_statements(result: Result) -> tuple[StatementResult, ...]:
    """The statements that ask for action, most urgent first.

    Critical *nee* (legal before process), then critical unknown, then by area from the lowest score up, and in it the
    lowest answer first and *weet niet* last, where somebody could know. An area without a score comes after those with
    one. Not answered is only urgent when it is critical: elsewhere it is just open.
    """
    first = (*result.solve_first, *result.find_out_first)
    rest = [
        ((area.score is None, area.score or 0, index, item.share is None, item.share or 0), item)
        for index, area in enumerate(result.areas)
        for item in area.statements
        if item not in first and (item.needs_work or (item.choice == NoScore.UNKNOWN and item.statement.who_knows))
    ]
    rest.sort(key=lambda pair: pair[0])
    return (*first, *(item for _, item in rest))


def _collect_actions(result: Result, ranked: tuple[StatementResult, ...]) -> tuple[Action, ...]:
    details = result.assessment.details
    fitting = [
        (area, tip) for area in result.checklist.areas for tip in area.tips if tip.applies(details.phase, details.facts)
    ]
    found: dict[TipId, tuple[Area, Tip, list[StatementResult]]] = {}
    for item in ranked:
        for area, tip in fitting:
            if item.statement.id in tip.statements:
                found.setdefault(tip.id, (area, tip, []))[2].append(item)
    return tuple(
        Action(number=number, area=area, tip=tip, because=tuple(because))
        for number, (area, tip, because) in enumerate(found.values(), start=1)
    )


def _pick_first(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """The first action of each of the three most urgent statements.

    Three ways to mend one thing would hide the other two.
    """
    by_statement: dict[StatementId, Action] = {}
    for action in actions:
        by_statement.setdefault(action.because[0].statement.id, action)
    return tuple(by_statement.values())[:FIRST_ACTIONS]


def _advise_on_area(result: Result, area: AreaResult, actions: tuple[Action, ...]) -> AreaAdvice:
    return AreaAdvice(
        result=area,
        strengths=tuple(item for item in area.statements if item.share == 1),
        nearly=tuple(
            item for item in area.statements if item.share is not None and not item.needs_work and item.share != 1
        ),
        risks=_collect_risks(result, area),
        actions=tuple(action for action in actions if action.area.id == area.area.id),
    )


def _collect_risks(result: Result, area: AreaResult) -> tuple[Risk, ...]:
    """The pitfalls of this area that *nee*, *deels* or a critical unknown leaves open, in checklist order.

    A pitfall that is also about something that goes well would contradict the reader: it is only shown when nothing
    else warns for one of its statements.
    """
    details = result.assessment.details
    open_to = {
        item.statement.id: item for item in area.statements if item.needs_work or (item.critical and item.is_unknown)
    }
    well = {item.statement.id for item in area.statements if item.share is not None and not item.needs_work}
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
