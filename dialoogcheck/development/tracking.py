"""From checks at several moments to what changed.

Only what was asked at every moment counts, and nothing that groups hide is in it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import compress, pairwise

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.model import Action, Advice, Plan
from dialoogcheck.advice.result import Result, StatementResult
from dialoogcheck.advice.scoring import FULL, weigh
from dialoogcheck.answers.model import Details, NoScore
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.checklist.model import Area, Checklist, Fact, Statement, StatementId
from dialoogcheck.development import model
from dialoogcheck.development.model import BEFORE_LAST, Change, CriticalChange, DifferenceKind, GapChange, Outcome
from dialoogcheck.group.model import Cell, Comparison, Group, GroupId, measure_gap

_TWO = 2
"""The fewest moments, and the groups between which there is a gap."""


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
    advice = advise(moments[-1])
    return model.Trend(
        checklist=checklist,
        moments=moments,
        perspective=checklist.perspective(perspective),
        areas=areas,
        critical=_list_critical(moments[-1], answers[:-1]),
        followed=follow_plan(advise(moments[BEFORE_LAST]).plan, advice, answers[-1]),
        advice=advice,
        differences=find_differences(checklist, details, changed=others, reordered=places != tuple(sorted(places))),
        unshared=_list_unshared(checklist, shared, answers),
    )


def _index(result: Result) -> Mapping[StatementId, StatementResult]:
    """What was asked, by id.

    Where somebody answered another version, a statement without any answer may not have been there yet.
    """
    assessment = result.assessment
    outdated = assessment.is_outdated(result.checklist.version, result.fingerprint)
    return {id_: item for id_, item in _list_asked(result).items() if id_ in assessment.answers or not outdated}


def _list_asked(result: Result) -> Mapping[StatementId, StatementResult]:
    return {item.statement.id: item for area in result.areas for item in area.statements}


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


def _list_critical(
    last: Result, earlier: Sequence[Mapping[StatementId, StatementResult]]
) -> Mapping[CriticalChange, tuple[model.CriticalPoint, ...]]:
    """What became of every critical statement, by kind: what fell first, else in the order of the advice on ``last``.

    ``earlier`` are the answers before that.
    """
    answers = [*earlier, _list_asked(last)]
    advised = [item.statement.id for item in (*last.solve_first, *last.find_out_first)]
    found: dict[CriticalChange, list[model.CriticalPoint]] = {change: [] for change in CriticalChange}
    for area in last.checklist.areas:
        for statement in area.statements:
            results = tuple(moment.get(statement.id) for moment in answers)
            if change := judge_critical(results):
                point = model.CriticalPoint(area=area, statement=statement, results=results, change=change)
                found[change].append(point)

    def find_place(point: model.CriticalPoint) -> tuple[bool, int]:
        id_ = point.statement.id
        return not point.fell, advised.index(id_) if id_ in advised else 0

    return {change: tuple(sorted(points, key=find_place)) for change, points in found.items()}


def judge_critical(results: Sequence[StatementResult | None]) -> CriticalChange | None:
    """What became of a critical statement, None when there is nothing to tell.

    ``results`` has its answer at each moment, None where it was not asked.
    """
    *earlier, last = results
    if last:
        if last.must_be_solved:
            # Also when it was not critical then: the answer is not new.
            then = [replace(item, critical=last.critical) if item else None for item in earlier]
            first = then[0]
            still = first is not None and first.must_be_solved and not any(item and _is_in_order(item) for item in then)
            return CriticalChange.REMAINING if still else CriticalChange.APPEARED
        if last.critical and last.is_unknown:
            return CriticalChange.UNKNOWN
        if last.holds_back:
            return CriticalChange.HELD_BACK
    kinds = {item.critical for item in earlier if item and item.must_be_solved}
    if not kinds:
        return None
    # It is not solved because nobody asks for it any more.
    solved = last is not None and all(_is_in_order(replace(last, critical=kind)) for kind in kinds)
    return CriticalChange.SOLVED if solved else CriticalChange.LAPSED


def _is_in_order(item: StatementResult) -> bool:
    return item.share is not None and not item.needs_work


def follow_plan(plan: Plan, advice: Advice, now: Mapping[StatementId, StatementResult]) -> tuple[model.FollowUp, ...]:
    """The steps of an earlier plan, in their order, beside the answers of ``now`` and the advice on those."""
    last, steps = advice.result, advice.plan.steps
    details = replace(last.assessment.details, short=False)
    needed = {item.id for _, statements in select_statements(last.checklist, details) for item in statements}
    followed = []
    for step in plan.steps:
        ids = [item.statement.id for item in step.because]
        same = [other for other in steps if other.tip.id == step.tip.id]
        same += [other for other in steps if any(item.statement.id in ids for item in other.because)]
        found = tuple(now.get(id_) for id_ in ids)
        outcome = judge_outcome(step, found, needed)
        again = same[0] if same and outcome is not Outcome.NOT_NEEDED else None
        followed.append(model.FollowUp(step=step, now=found, outcome=outcome, again=again))
    return tuple(followed)


def judge_outcome(step: Action, now: Sequence[StatementResult | None], needed: Collection[StatementId]) -> Outcome:
    """What these answers say of a step of an earlier plan, each beside the one that it was because of.

    ``needed`` are the statements that belong to the phase and the facts of now. What does not, or does not apply, does
    not count.
    """
    pairs = [
        (then, item)
        for then, item in zip(step.because, now, strict=True)
        if then.statement.id in needed and not (item and item.choice == NoScore.NOT_APPLICABLE)
    ]
    if not pairs:
        return Outcome.NOT_NEEDED
    known = [(then, item) for then, item in pairs if item and item.share is not None]
    better = [item for then, item in known if then.share is None or (item.share or 0) > then.share]
    good = [item for then, item in known if not item.needs_work and (then.needs_work or item in better)]
    if len(good) == len(pairs):
        return Outcome.IN_ORDER
    if good or any(step.ask or then.share is not None for then, item in known if item in better):
        return Outcome.PARTLY
    # Who was to ask and does not know yet, did not hear.
    asked = step.ask and not known and any(now)
    return Outcome.OPEN if known or asked else Outcome.UNKNOWN


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
