"""From checks at several moments to what changed.

Only what was asked at every moment counts, and nothing that groups hide is in it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import compress, pairwise

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.result import Result, StatementResult
from dialoogcheck.advice.scoring import FULL, weigh
from dialoogcheck.answers.model import Details, NoScore
from dialoogcheck.checklist.model import Area, Checklist, Fact, Statement, StatementId
from dialoogcheck.development import model
from dialoogcheck.development.model import Change, CriticalChange, DifferenceKind, GapChange, Outcome
from dialoogcheck.group.model import Cell, Comparison, Group, GroupId, measure_gap

_TWO = 2
"""Groups between which there is a gap, and the place from the end of the moment whose actions are followed."""


def order_moments(details: Sequence[Details]) -> tuple[int, ...]:
    """The places of the moments in order of time: by date when each has one, otherwise as they stand.

    Equal dates stay as they stand.
    """
    dates = [item.date for item in details if item.date]
    places = range(len(details))
    return tuple(places if len(dates) < len(details) else sorted(places, key=dates.__getitem__))


def track(results: Sequence[Result]) -> model.Trend:
    """What changed between these checks of one checklist by one side of the table.

    ValueError when they are not that, or fewer than two.
    """
    checklist, perspective = results[0].checklist, results[0].assessment.details.perspective
    sides = {(item.checklist.id, item.assessment.details.perspective) for item in results}
    if len(results) < _TWO or len(sides) > 1:
        raise ValueError(results)
    places = order_moments([result.assessment.details for result in results])
    moments = tuple(results[place] for place in places)
    details = [moment.assessment.details for moment in moments]
    others = [moment.assessment.is_outdated(checklist.version, moment.fingerprint) for moment in moments]
    answers = [_index(moment) for moment in moments]
    shared = set.intersection(*map(set, answers))
    listed = _list_shared(checklist, shared)
    areas = tuple(_track_area(area, statements, answers, checklist) for area, statements in listed)
    judged = [(item, _judge_critical(item.results[0], item.results[-1])) for area in areas for item in area.statements]
    return model.Trend(
        checklist=checklist,
        moments=moments,
        perspective=checklist.perspective(perspective),
        areas=areas,
        critical={change: tuple(item for item, critical in judged if critical is change) for change in CriticalChange},
        followed=follow_actions(moments[-_TWO], answers[-1]),
        advice=advise(moments[-1]),
        differences=find_differences(checklist, details, changed=others, reordered=places != tuple(sorted(places))),
        unshared=_list_unshared(checklist, shared, answers),
    )


def _index(result: Result) -> Mapping[StatementId, StatementResult]:
    """What was asked, by id.

    Where somebody answered another version, a statement without any answer may not have been there yet.
    """
    assessment = result.assessment
    outdated = assessment.is_outdated(result.checklist.version, result.fingerprint)
    items = (item for area in result.areas for item in area.statements)
    return {item.statement.id: item for item in items if item.statement.id in assessment.answers or not outdated}


def _list_shared(checklist: Checklist, shared: Collection[StatementId]) -> Iterator[tuple[Area, tuple[Statement, ...]]]:
    """Per area the statements that are shared by every moment; areas without one are left out."""
    for area in checklist.areas:
        if statements := tuple(statement for statement in area.statements if statement.id in shared):
            yield area, statements


def _list_unshared(
    checklist: Checklist, shared: Collection[StatementId], moments: Sequence[Collection[StatementId]]
) -> tuple[model.Unshared, ...]:
    """The statements that are not shared by every moment, of those that were asked at some moment."""
    found = (
        model.Unshared(area=area, statement=statement, asked=tuple(statement.id in moment for moment in moments))
        for area in checklist.areas
        for statement in area.statements
        if statement.id not in shared
    )
    return tuple(item for item in found if any(item.asked))


def _track_area(
    area: Area,
    statements: Iterable[Statement],
    answers: Sequence[Mapping[StatementId, StatementResult]],
    checklist: Checklist,
) -> model.AreaTrend:
    results = [(statement, tuple(moment[statement.id] for moment in answers)) for statement in statements]
    tracked = tuple(
        model.StatementTrend(area=area, statement=statement, results=found, change=judge_change(found))
        for statement, found in results
    )
    basis = tuple(item for item in tracked if all(result.share is not None for result in item.results))
    scores = tuple(FULL * score for score in _weigh_each(basis, [[r.share for r in item.results] for item in basis]))
    change = None
    if scores:
        alike = abs(scores[-1] - scores[0]) <= measure_step(checklist, [item.statement.weight for item in basis])
        change = Change.ALIKE if alike else _compare(scores[0], scores[-1])
    return model.AreaTrend(area=area, statements=tracked, basis=basis, scores=scores, change=change)


def measure_step(checklist: Checklist, weights: Sequence[int]) -> Fraction:
    """How far one answer that moves one step of the scale moves the score (0 to 100) of an area at most.

    ``weights`` are those of its statements. What moves no further may be a mood: our own choice.
    """
    points = [choice.points for choice in checklist.scale]
    widest = max((after - before for before, after in pairwise(points)), default=0)
    return FULL * Fraction(max(weights) * widest, sum(weights) * checklist.top_points)


def _weigh_each(
    basis: Sequence[model.StatementTrend | model.GroupStatementTrend], shares: Sequence[Sequence[Fraction | None]]
) -> tuple[Fraction, ...]:
    """The weighted mean over these statements at each moment, from the shares of each; none without a statement."""
    weights = [item.statement.weight for item in basis]
    moments = (zip(weights, moment, strict=True) for moment in zip(*shares, strict=True))
    return tuple(weigh([(weight, share) for weight, share in moment if share is not None]) for moment in moments)


def judge_change(results: Sequence[StatementResult]) -> Change:
    """What became of a statement between the first and the last of these answers.

    Those between them only tell whether it was ever known.
    """
    first, last = results[0], results[-1]
    if NoScore.NOT_APPLICABLE in (first.choice, last.choice):
        return Change.NOT_APPLICABLE
    if last.share is None:
        return Change.NEVER_KNOWN if all(result.share is None for result in results) else Change.BECAME_UNKNOWN
    if first.share is None:
        return Change.BECAME_KNOWN
    return _compare(first.share, last.share)


def _compare(first: Fraction, last: Fraction) -> Change:
    if first == last:
        return Change.SAME
    return Change.ROSE if last > first else Change.FELL


def _compare_groups(first: Fraction, last: Fraction, steps: int) -> Change:
    """What became of a mean or a gap (0 to 1): ROSE or FELL from half a step of a scale of so many steps on."""
    return Change.ALIKE if abs(last - first) < halve_step(steps) else _compare(first, last)


def _judge_critical(first: StatementResult, last: StatementResult) -> CriticalChange | None:
    """What became of a critical statement; None when there is nothing to tell."""
    if last.must_be_solved:
        # Also when it was not critical at the first moment: the answer is not new.
        was_so = replace(first, critical=last.critical).must_be_solved
        return CriticalChange.REMAINING if was_so else CriticalChange.APPEARED
    if last.critical and last.is_unknown:
        return CriticalChange.UNKNOWN
    if last.holds_back:
        return CriticalChange.HELD_BACK
    if not first.must_be_solved:
        return None
    # It is not solved because nobody asks for it any more.
    in_order = last.share is not None and not replace(last, critical=first.critical).needs_work
    return CriticalChange.SOLVED if in_order else CriticalChange.LAPSED


def follow_actions(earlier: Result, now: Mapping[StatementId, StatementResult]) -> tuple[model.FollowUp, ...]:
    """The actions that the report of the earlier check advised, in its order, beside how the answers are now."""
    advice = advise(earlier)
    answers = [(action, tuple(now.get(item.statement.id) for item in action.because)) for action in advice.actions]
    return tuple(
        model.FollowUp(action=action, first=action in advice.first_actions, now=found, outcome=judge_outcome(found))
        for action, found in answers
    )


def judge_outcome(now: Sequence[StatementResult | None]) -> Outcome:
    """What these answers say together.

    What does not apply does not count, what is not asked any more keeps the rest from being all in order.
    """
    asked = [item for item in now if item is not None and item.choice != NoScore.NOT_APPLICABLE]
    good = [item for item in asked if item.share is not None and not item.needs_work]
    if not asked:
        return Outcome.NOT_ASKED
    if good:
        return Outcome.IN_ORDER if len(good) == len(asked) and None not in now else Outcome.PARTLY
    return Outcome.OPEN if any(item.needs_work for item in asked) else Outcome.UNKNOWN


# What makes moments less alike


def find_differences(
    checklist: Checklist,
    details: Sequence[Details],
    *,
    changed: Sequence[bool],
    reordered: bool,
    against_dates: bool = False,
) -> tuple[model.Difference, ...]:
    """In what these moments are not alike, in the order of DifferenceKind.

    ``changed`` says of each whether it answered another version than the checklist that is read now (empty when none
    did), ``against_dates`` that the later has the earlier date.
    """
    everywhere = range(len(details))
    other_facts = {fact.id: _find_other_facts(details, fact) for fact in checklist.facts}
    found: dict[DifferenceKind, Iterable[int]] = {
        DifferenceKind.ORGANISATION: _find_unlike([_fold(item.organisation) for item in details]),
        DifferenceKind.TOPIC: _find_unlike([_fold(item.topic) for item in details]),
        DifferenceKind.PHASE: _find_unlike([item.phase for item in details]),
        DifferenceKind.FACTS: sorted(set().union(*other_facts.values())),
        DifferenceKind.EXTENT: _find_unlike(["kort" if item.short else "volledig" for item in details]),
        DifferenceKind.VERSION: compress(everywhere, changed),
        DifferenceKind.UNDATED: [place for place, item in enumerate(details) if not item.date],
        DifferenceKind.REORDERED: everywhere if reordered else (),
        DifferenceKind.AGAINST_DATES: everywhere if against_dates else (),
    }
    facts = tuple(fact for fact in checklist.facts if other_facts[fact.id])
    return tuple(
        model.Difference(kind=kind, moments=moments, facts=facts if kind is DifferenceKind.FACTS else ())
        for kind, places in found.items()
        if (moments := tuple(places))
    )


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def _find_unlike(said: Sequence[str]) -> list[int]:
    """The moments that say something else than the last one that says something; what is not filled in says nothing."""
    last = next(filter(None, reversed(said)), "")
    return [place for place, text in enumerate(said) if text not in {"", last}]


def _find_other_facts(details: Sequence[Details], fact: Fact) -> set[int]:
    """The moments with another answer to this fact than the last one, of those that have both."""
    last = details[-1].facts.get(fact.id)
    return {place for place, item in enumerate(details) if last is not None and item.facts.get(fact.id, last) != last}


# Groups


def track_groups(comparisons: Sequence[Comparison], *, changed: Sequence[bool] = ()) -> model.GroupTrend:
    """What changed between these comparisons of one checklist, in the groups that each of them shows.

    ``changed`` says of each comparison whether people in it answered another version of the checklist; empty when
    nobody did. ValueError with fewer than two comparisons, or others. Who they are is not known here: only ``develop``
    may call this for a report.
    """
    checklist = comparisons[0].checklist
    if len(comparisons) < _TWO or any(item.checklist.id != checklist.id for item in comparisons):
        raise ValueError(comparisons)
    places = order_moments([comparison.details for comparison in comparisons])
    moments = tuple(comparisons[place] for place in places)
    details = [moment.details for moment in moments]
    others = [changed[place] for place in places] if changed else []
    seen = [{_identify(group) for group in moment.groups} for moment in moments]
    groups = tuple(group for group in moments[-1].groups if _identify(group) in set.intersection(*seen))
    cells = [_index_cells(moment, groups) for moment in moments]
    # Shared is a statement that one and the same group was asked at every moment.
    asked = set.intersection(*map(set, cells))
    shared = {id_ for id_ in asked if any(all(group.id in moment[id_] for moment in cells) for group in groups)}
    listed = _list_shared(checklist, shared)
    areas = tuple(_track_group_area(area, statements, groups, cells, checklist.steps) for area, statements in listed)
    shown = {perspective.id for group in groups for perspective in group.perspectives}
    taking_part = {perspective.id for moment in moments for perspective, number in moment.participants if number}
    return model.GroupTrend(
        checklist=checklist,
        moments=moments,
        groups=groups,
        absent=tuple(perspective for perspective in checklist.perspectives if perspective.id in taking_part - shown),
        areas=areas,
        differences=find_differences(checklist, details, changed=others, reordered=places != tuple(sorted(places))),
        unshared=_list_unshared(checklist, shared, cells),
    )


def _identify(group: Group) -> tuple[GroupId, frozenset[str]]:
    return group.id, frozenset(perspective.id for perspective in group.perspectives)


_GAP_CHANGES = {Change.ROSE: GapChange.WIDER, Change.FELL: GapChange.NARROWER, Change.ALIKE: GapChange.SAME}
_Cells = Sequence[Mapping[StatementId, Mapping[GroupId, Cell]]]
"""For each moment, of each statement that was asked then, what each group answered."""


def _index_cells(comparison: Comparison, groups: Iterable[Group]) -> Mapping[StatementId, Mapping[GroupId, Cell]]:
    shared = {group.id for group in groups}
    indexed = (
        (item, {cell.group: cell for cell in item.cells if cell.group in shared}) for item in comparison.statements
    )
    return {item.statement.id: cells for item, cells in indexed if cells}


def _track_group_area(
    area: Area, statements: Iterable[Statement], groups: Sequence[Group], cells: _Cells, steps: int
) -> model.GroupAreaTrend:
    tracked = []
    for statement in statements:
        asked = [group for group in groups if any(group.id in moment[statement.id] for moment in cells)]
        rows = tuple(tuple(moment[statement.id].get(group.id) for moment in cells) for group in asked)
        means = (tuple(cell.mean if cell else None for cell in row) for row in rows)
        lines = tuple(_draw_line(group, mean, steps) for group, mean in zip(asked, means, strict=True))
        picture = _paint(lines, steps)
        tracked.append(model.GroupStatementTrend(area=area, statement=statement, picture=picture, cells=rows))
    complete = [{line.group.id for line in item.picture.lines if line.change} for item in tracked]
    scoring = set().union(*complete)
    basis = tuple(item for item, scored in zip(tracked, complete, strict=True) if scored and scored == scoring)
    summed = tuple(_sum_up(basis, group, steps) for group in groups if group.id in scoring and basis)
    return model.GroupAreaTrend(area=area, statements=tuple(tracked), basis=basis, picture=_paint(summed, steps))


def _sum_up(basis: Sequence[model.GroupStatementTrend], group: Group, steps: int) -> model.GroupLine:
    """One group through the moments, over statements of which it has a mean at each of them."""
    means = [line.means for item in basis for line in item.picture.lines if line.group.id == group.id]
    return _draw_line(group, _weigh_each(basis, means), steps)


def _draw_line(group: Group, means: tuple[Fraction | None, ...], steps: int) -> model.GroupLine:
    shown = [mean for mean in means if mean is not None]
    change = _compare_groups(shown[0], shown[-1], steps) if len(shown) == len(means) else None
    return model.GroupLine(group=group, means=means, change=change)


def halve_step(steps: int) -> Fraction:
    """Half a step of a scale of so many steps: what groups must differ by before we call it a change. Our own choice.

    Other people may have answered, or in another mood: a smaller change says nothing.
    """
    return Fraction(1, _TWO * steps)


def _paint(lines: tuple[model.GroupLine, ...], steps: int) -> model.Picture:
    complete = {line.group.id: line for line in lines if line.change}
    shown = [
        {group: mean for group, mean in zip(complete, means, strict=True) if mean is not None}
        for means in zip(*(line.means for line in complete.values()), strict=True)
    ]
    gaps = tuple(gap for gap in map(measure_gap, shown) if gap)
    means = tuple(sum(row.values(), Fraction(0)) / len(row) for row in shown) if gaps else ()
    gap_change = _GAP_CHANGES[_compare_groups(gaps[0].size, gaps[-1].size, steps)] if gaps else None
    changes = {line.change for line in complete.values()}
    together = changes.pop() if gaps and changes in ({Change.ROSE}, {Change.FELL}) else None
    drifting = gap_change is GapChange.WIDER and means[-1] > means[0]
    return model.Picture(
        lines=lines, means=means, gaps=gaps, gap_change=gap_change, together=together, drifting=drifting
    )
