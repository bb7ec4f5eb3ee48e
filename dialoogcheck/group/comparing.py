"""From the answers of many people to where groups see things differently.

Exact, and without anything that could betray one of them.

What is shown at a higher level follows only from what is shown at a lower one, and what is not shown is in none of it.
So nothing that is hidden can be computed from what is shown: answers that are hidden could have been any others.
"""

import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate

from dialoogcheck.advice.scoring import FULL, weigh
from dialoogcheck.answers.model import Assessment, Details, NoScore
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.model import Area, Checklist, ChoiceId, FactId, PerspectiveId, Remark, StatementId
from dialoogcheck.group import model, protection

HIDDEN = ChoiceId("")
"""What every answer becomes that may not be shown."""

MOSTLY = Fraction(1, 2)
"""The share of a group that does not know from which it has a blind spot."""

HARDLY = Fraction(1, 4)
"""The share of a group that does not know up to which it is aware."""


def compare(
    checklist: Checklist, assessments: Sequence[Assessment], details: Details, *, open_: bool = False
) -> model.Comparison:
    """The comparison of these answers; their order does not matter.

    ``details`` say which phase and facts the group is in; each person's own details say what they were asked of that.
    ``open_`` shows every perspective apart, however small: only for people who agreed to that beforehand. WrongUseError
    when a form promised one of them otherwise, UnusableInputError when they answered at different moments.
    """
    protection.refuse_moments(checklist, details.phase, assessments)
    if open_:
        protection.refuse_open(assessments)
    least = protection.OPEN if open_ else protection.PROTECTED
    details = replace(details, perspective=checklist.organiser.id, short=False)
    counted = Counter(assessment.details.perspective for assessment in assessments)
    participants = tuple((perspective, counted[perspective.id]) for perspective in checklist.perspectives)
    groups = protection.form_groups(participants, least)
    shown = {perspective.id for group in groups for perspective in group.perspectives}
    tallies = _tally(checklist, assessments, details, groups)
    areas = []
    for area, statements in select_statements(checklist, details):
        rows = []
        for statement in statements:
            critical = statement.critical_kind(details.phase, details.facts)
            cells = [_make_cell(checklist, group, tallies[group.id, statement.id], least) for group in groups]
            asked = tuple(cell for cell in cells if cell.asked)
            rows.append(model.StatementComparison(area=area, statement=statement, critical=critical, cells=asked))
        areas.append(_compare_area(area, tuple(rows), groups))
    compared = [item for area in areas for item in area.statements]
    phase = checklist.phase(details.phase)
    situations = [assessment.details.facts for assessment in assessments if assessment.details.phase == phase.id] or [
        details.facts
    ]
    sizes = {item.statement.id: gap.size for item in compared if (gap := item.gap)}
    apart = [item for item in compared if sizes.get(item.statement.id, 0) * checklist.steps >= 1]
    gaps = _rank(apart, lambda item: -sizes[item.statement.id])
    # What a group was not asked, it does not share.
    shared = [item for item in compared if item not in gaps and len(item.means) == len(groups) > 0]
    good = [item for item in shared if min(item.means.values()) * FULL >= checklist.levels[0].minimum]
    bad = [item for item in shared if item not in good and max(item.means.values()) * 2 <= 1]
    return model.Comparison(
        checklist=checklist,
        fingerprint=compute_fingerprint(checklist),
        details=details,
        phase=phase,
        open=open_,
        participants=participants,
        groups=groups,
        hidden=tuple(perspective for perspective, number in participants if number and perspective.id not in shown),
        areas=tuple(areas),
        gaps=gaps,
        blind_spots=_find_blind_spots(compared, least.people),
        strengths=_rank(good, lambda item: -(item.mean or 0)),
        worries=_rank(bad, lambda item: item.mean or 0),
        limits=_select_remarks(phase.limits, situations),
        talk_rules=_select_remarks(checklist.talk_rules, situations),
        unlike=tuple(
            fact
            for fact in checklist.facts_in(phase.id)
            if len({situation.get(fact.id, fact.default) for situation in situations}) > 1
        ),
    )


def _select_remarks(remarks: Iterable[Remark], situations: Sequence[Mapping[FactId, str]]) -> tuple[Remark, ...]:
    """Those that hold in at least one of these situations.

    Whoever is right about the facts, the law must not be missing.
    """
    return tuple(remark for remark in remarks if any(remark.condition.holds(facts) for facts in situations))


def _tally(
    checklist: Checklist, assessments: Iterable[Assessment], details: Details, groups: Iterable[model.Group]
) -> defaultdict[tuple[model.GroupId, StatementId], Counter[ChoiceId | NoScore]]:
    """How often each group gave each answer to each statement that it was asked.

    People of hidden perspectives are left out here already.
    """
    home = {perspective.id: group.id for group in groups for perspective in group.perspectives}
    tallies: defaultdict[tuple[model.GroupId, StatementId], Counter[ChoiceId | NoScore]] = defaultdict(Counter)
    about = {statement.id for _, statements in select_statements(checklist, details) for statement in statements}

    @functools.cache
    def list_asked(
        perspective: PerspectiveId, facts: tuple[tuple[FactId, str], ...], *, short: bool
    ) -> tuple[StatementId, ...]:
        asked = select_statements(checklist, replace(details, perspective=perspective, facts=dict(facts), short=short))
        return tuple(statement.id for _, statements in asked for statement in statements if statement.id in about)

    for assessment in assessments:
        group = home.get(assessment.details.perspective)
        if group is None:
            continue
        own = assessment.details
        facts = own.facts if own.phase == details.phase else details.facts
        for id_ in list_asked(own.perspective, tuple(sorted(facts.items())), short=own.short):
            tallies[group, id_][assessment.answer(id_).choice] += 1
    return tallies


def _compare_area(
    area: Area, compared: tuple[model.StatementComparison, ...], groups: Iterable[model.Group]
) -> model.AreaComparison:
    scoring = {group for item in compared for group in item.means}
    basis = [item for item in compared if scoring and item.means.keys() == scoring]
    cells = tuple(_sum_up(basis, group.id) for group in groups if group.id in scoring) if basis else ()
    return model.AreaComparison(area=area, statements=compared, basis=len(basis), cells=cells)


def _sum_up(statements: Iterable[model.StatementComparison], group: model.GroupId) -> model.AreaCell:
    """What one group says about all of these statements, each of which it scored."""
    weighed = [
        (item.statement.weight, cell, cell.mean)
        for item in statements
        for cell in item.cells
        if cell.group == group and cell.mean is not None
    ]
    means = [mean for _, _, mean in weighed]
    return model.AreaCell(
        group=group,
        counts={choice: sum(cell.counts[choice] for _, cell, _ in weighed) for choice in weighed[0][1].counts},
        mean=weigh([(weight, mean) for weight, _, mean in weighed]),
        lowest=min(means),
        highest=max(means),
        agreement=sum((cell.agreement or Fraction(0) for _, cell, _ in weighed), Fraction(0)) / len(weighed),
    )


def _make_cell(
    checklist: Checklist, group: model.Group, tally: Counter[ChoiceId | NoScore], least: protection.Least
) -> model.Cell:
    passed_over = tally[NoScore.OPEN]
    hidden = 0 < tally.total() - passed_over < least.people
    if hidden:
        tally = Counter({NoScore.OPEN: passed_over, HIDDEN: tally.total() - passed_over})
    counts = {choice.id: tally[choice.id] for choice in checklist.scale}
    scored = sum(counts.values())
    shown = scored >= least.scores
    top = checklist.top_points
    points = sorted(choice.points for choice in checklist.scale if counts[choice.id])
    total = sum(choice.points * counts[choice.id] for choice in checklist.scale)
    return model.Cell(
        group=group.id,
        asked=tally.total(),
        open=passed_over,
        hidden=hidden,
        scored=scored,
        counts=counts if shown else {},
        unknown=tally[NoScore.UNKNOWN],
        not_applicable=tally[NoScore.NOT_APPLICABLE],
        mean=Fraction(total, scored * top) if shown else None,
        lowest=Fraction(points[0], top) if shown else None,
        highest=Fraction(points[-1], top) if shown else None,
        agreement=measure_agreement(tuple(counts.values())) if shown else None,
    )


def measure_agreement(counts: Sequence[int]) -> Fraction:
    """How much people agree who chose from a scale, lowest choice first.

    1 when all chose the same, 0 when half of them chose each end.

    One minus the ordinal dispersion D of R. K. Leik, "A measure of ordinal consensus", Pacific Sociological Review 9
    (1966), 85-90: unlike a standard deviation it uses only the order of the choices. ValueError when nobody chose; a
    scale of one choice has nothing to differ on.
    """
    total = sum(counts)
    if not total:
        raise ValueError(counts)
    if len(counts) == 1:
        return Fraction(1)
    shares = [Fraction(below, total) for below in accumulate(counts[:-1])]
    dispersion = sum((min(share, 1 - share) for share in shares), Fraction(0))
    return 1 - 2 * dispersion / (len(counts) - 1)


def _rank(
    items: Iterable[model.StatementComparison], key: Callable[[model.StatementComparison], Fraction | int]
) -> tuple[model.StatementComparison, ...]:
    """In order of this key, critical statements before others, then as in the checklist."""
    return tuple(sorted(items, key=lambda item: (key(item), item.critical is None)))


def _find_blind_spots(items: Iterable[model.StatementComparison], least: int) -> tuple[model.BlindSpot, ...]:
    """The statements that some groups know about and others do not.

    The share that does not know counts, of at least ``least`` people.
    """
    found = []
    for item in items:
        shares = {
            cell.group: Fraction(cell.unknown, cell.unknown + cell.scored)
            for cell in item.cells
            if cell.unknown + cell.scored >= least
        }
        unaware = tuple(group for group, share in shares.items() if share >= MOSTLY)
        aware = tuple(group for group, share in shares.items() if share <= HARDLY)
        if unaware and aware:
            contrast = max(shares.values()) - min(shares.values())
            spot = model.BlindSpot(comparison=item, unaware=unaware, aware=aware)
            found.append((-contrast, item.critical is None, spot))
    found.sort(key=lambda entry: entry[:2])
    return tuple(spot for *_, spot in found)
