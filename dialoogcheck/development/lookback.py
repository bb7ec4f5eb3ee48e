"""From a check beforehand and one afterwards, with another checklist, to the statements that mean the same."""

from collections.abc import Iterable, Mapping, Sequence

from dialoogcheck.advice.result import Result
from dialoogcheck.checklist.model import Checklist, StatementId
from dialoogcheck.development.model import DifferenceKind, Echo, Lean, Pair, Retrospect, View, Voice, find_details
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
    pairs = ((one.id, other.id) for one in earlier.statements for other in later.statements)
    return tuple((*pair, found[pair]) for pair in pairs if pair in found)


def look_back(
    first: Result | Comparison, second: Result | Comparison, *, changed: Sequence[bool] = (False, False)
) -> Retrospect:
    """These two side by side. ValueError when they are of one checklist.

    The checklist that says what belongs together looks back on the other, whatever the dates say. When both say so, or
    neither, the earlier date comes first. ``changed`` says of each whether somebody answered another version of the
    checklist.
    """
    if first.checklist.id == second.checklist.id:
        raise ValueError(first.checklist.id)
    dated = order_moments([find_details(first), find_details(second)])
    direction = _find_direction(first.checklist, second.checklist)
    places = direction or dated
    earlier, later = ((first, second)[place] for place in places)
    before, after = _view(earlier), _view(later)
    pairs = tuple(
        Pair(earlier=before[one], later=after[other], why=why, echo=judge_echo(before[one].voices, after[other].voices))
        for one, other, why in pair_statements(earlier.checklist, later.checklist)
    )
    details = [find_details(earlier), find_details(later)]
    days = [item.date for item in details]
    others, reordered = [changed[place] for place in places], places == dated != (0, 1)
    against = bool(days[0] and days[1] and days[0] > days[1])
    differences = find_differences(later.checklist, details, changed=others, reordered=reordered, against_dates=against)
    return Retrospect(
        moments=(earlier, later),
        pairs=tuple(pair for pair in pairs if pair.earlier.voices and pair.later.voices),
        unshared=tuple(pair for pair in pairs if bool(pair.earlier.voices) != bool(pair.later.voices)),
        differences=tuple(item for item in differences if item.kind not in (APART if direction is None else NO_MATTER)),
    )


def _find_direction(first: Checklist, second: Checklist) -> tuple[int, int] | None:
    """The places of the earlier and the later one, when only one of them says what belongs together."""
    says = second.id in {item.checklist for item in first.counterparts}
    is_said = first.id in {item.checklist for item in second.counterparts}
    if says == is_said:
        return None
    return (1, 0) if says else (0, 1)


def _view(moment: Result | Comparison) -> Mapping[StatementId, View]:
    """Every statement of the checklist with who answered it; nobody where it was not asked."""
    voices: Mapping[StatementId, tuple[Voice, ...]]
    if isinstance(moment, Result):
        asked = (item for area in moment.areas for item in area.statements)
        voices = {item.statement.id: (Voice(share=item.share, result=item),) for item in asked}
    else:
        groups = {group.id: group for group in moment.groups}
        voices = {
            item.statement.id: tuple(Voice(share=cell.mean, group=groups[cell.group], cell=cell) for cell in item.cells)
            for item in moment.statements
        }
    return {
        statement.id: View(area=area, statement=statement, voices=voices.get(statement.id, ()))
        for area in moment.checklist.areas
        for statement in area.statements
    }


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
