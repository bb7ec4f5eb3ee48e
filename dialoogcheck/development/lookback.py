"""From a check beforehand and one afterwards, with another checklist, to the statements that mean the same."""

from collections.abc import Iterable, Iterator, Mapping

from dialoogcheck.advice.result import Result
from dialoogcheck.checklist.model import Checklist, StatementId
from dialoogcheck.development.model import DifferenceKind, Echo, Lean, Pair, Retrospect, Side, View, Voice
from dialoogcheck.development.tracking import find_differences, order_moments
from dialoogcheck.group.model import Comparison

APART = {DifferenceKind.PHASE, DifferenceKind.FACTS, DifferenceKind.EXTENT}
"""What two checklists cannot have in common."""

NO_MATTER = {*APART, DifferenceKind.UNDATED}
"""What is no difference when a checklist says itself on which it looks back."""


def pair_statements(earlier: Checklist, later: Checklist) -> tuple[tuple[StatementId, StatementId, str], ...]:
    """The statements of these two checklists that belong together, and why, in the order of the earlier one.

    Whichever of the two says so.
    """
    said = [(item.statement, item.other, item.why) for item in earlier.counterparts if item.checklist == later.id]
    said += [(item.other, item.statement, item.why) for item in later.counterparts if item.checklist == earlier.id]
    found = {(one, other): why for one, other, why in reversed(said)}
    return tuple(
        (one.id, other.id, found[one.id, other.id])
        for one in earlier.statements
        for other in later.statements
        if (one.id, other.id) in found
    )


def take_side(outcome: Result | Comparison, *, changed: bool = False) -> Side:
    """One moment of a retrospect.

    ``changed`` says of a group that people in it answered another version of the checklist.
    """
    if isinstance(outcome, Comparison):
        return Side(
            checklist=outcome.checklist,
            fingerprint=outcome.fingerprint,
            details=outcome.details,
            comparison=outcome,
            changed=changed,
        )
    assessment = outcome.assessment
    return Side(
        checklist=outcome.checklist,
        fingerprint=outcome.fingerprint,
        details=assessment.details,
        result=outcome,
        changed=assessment.is_outdated(outcome.checklist.version, outcome.fingerprint),
    )


def look_back(first: Side, second: Side) -> Retrospect:
    """These two side by side. ValueError when they are of one checklist.

    The checklist that says what belongs together looks back on the other, whatever the dates say. When both say so, or
    neither, the earlier date comes first.
    """
    if first.checklist.id == second.checklist.id:
        raise ValueError(first.checklist.id)
    sides = (first, second)
    dated = order_moments([side.details for side in sides])
    direction = _find_direction(first.checklist, second.checklist)
    places = direction or dated
    earlier, later = (sides[place] for place in places)
    before, after = _view(earlier), _view(later)
    pairs = tuple(
        Pair(
            earlier=before[one],
            later=after[other],
            why=why,
            echo=judge_echo(before[one].voices, after[other].voices),
        )
        for one, other, why in pair_statements(earlier.checklist, later.checklist)
    )
    days = (earlier.details.date, later.details.date)
    differences = find_differences(
        later.checklist,
        [earlier.details, later.details],
        changed=[earlier.changed, later.changed],
        reordered=places == dated != (0, 1),
        against_dates=bool(days[0] and days[1] and days[0] > days[1]),
    )
    return Retrospect(
        earlier=earlier,
        later=later,
        pairs=tuple(pair for pair in pairs if pair.earlier.voices and pair.later.voices),
        unshared=tuple(pair for pair in pairs if bool(pair.earlier.voices) != bool(pair.later.voices)),
        differences=tuple(item for item in differences if item.kind not in (APART if direction is None else NO_MATTER)),
    )


def _find_direction(first: Checklist, second: Checklist) -> tuple[int, int] | None:
    """The places of the earlier and the later one, when only one of them says what belongs together."""
    says, is_said = (
        any(item.checklist == other.id for item in one.counterparts)
        for one, other in ((first, second), (second, first))
    )
    if says == is_said:
        return None
    return (1, 0) if says else (0, 1)


def _view(side: Side) -> Mapping[StatementId, View]:
    """Every statement of the checklist with who answered it; nobody where it was not asked."""
    voices = dict(_hear(side))
    return {
        statement.id: View(area=area, statement=statement, voices=voices.get(statement.id, ()))
        for area in side.checklist.areas
        for statement in area.statements
    }


def _hear(side: Side) -> Iterator[tuple[StatementId, tuple[Voice, ...]]]:
    if side.result:
        for area in side.result.areas:
            yield from ((item.statement.id, (Voice(share=item.share, result=item),)) for item in area.statements)
    if side.comparison:
        groups = {group.id: group for group in side.comparison.groups}
        for compared in side.comparison.areas:
            for item in compared.statements:
                yield (
                    item.statement.id,
                    tuple(Voice(share=cell.mean, group=groups[cell.group], cell=cell) for cell in item.cells),
                )


def judge_echo(earlier: Iterable[Voice], later: Iterable[Voice]) -> Echo:
    """Whether both sides lie in the upper half of their scale; scales may differ, so only that is compared."""
    before, after = ({voice.lean for voice in voices if voice.lean} for voices in (earlier, later))
    if not before or not after:
        return Echo.UNKNOWN
    if len(before) > 1 or len(after) > 1:
        return Echo.DIVIDED
    return {
        (Lean.HIGH, Lean.HIGH): Echo.BOTH,
        (Lean.HIGH, Lean.LOW): Echo.ONLY_EARLIER,
        (Lean.LOW, Lean.HIGH): Echo.ONLY_LATER,
        (Lean.LOW, Lean.LOW): Echo.NEITHER,
    }.get((before.pop(), after.pop()), Echo.DIVIDED)
