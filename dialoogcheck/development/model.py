"""What changed between two or more moments at which people filled in a check.

What rose, fell, became known or was never known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from dialoogcheck.advice.model import Action, Advice
from dialoogcheck.advice.result import Result, StatementResult
from dialoogcheck.answers.model import Assessment, Details
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.model import Area, Checklist, CriticalKind, Fact, Perspective, Statement, StatementId
from dialoogcheck.group.model import Cell, Comparison, Gap, Group

if TYPE_CHECKING:
    # Who reads files knows paths; what is decided here does not.
    from dialoogcheck.answers.intake import Gathered, Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What was found in one file or folder, which messages call ``name``: the check of one person, or of a ``group``.

    All submissions are about one checklist and phase. ``digests`` tell the files of a group apart by all that is in
    them, by the name of each.
    """

    name: str
    gathered: "Gathered"
    group: bool
    digests: Mapping[str, str]

    @property
    def submissions(self) -> "tuple[Submission, ...]":
        """Everybody whose answers count."""
        return self.gathered.submissions

    @property
    def checklist(self) -> Checklist:
        """The checklist that was answered."""
        return self.submissions[0].checklist

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """Everybody's answers."""
        return tuple(submission.assessment for submission in self.submissions)

    @property
    def changed(self) -> bool:
        """Whether somebody answered another version of the checklist."""
        fingerprint = compute_fingerprint(self.checklist)
        return any(assessment.is_outdated(self.checklist.version, fingerprint) for assessment in self.assessments)


class Change(StrEnum):
    """How the first moment and the last differ.

    Of a group or an area only ROSE, FELL and ALIKE can be said: there a small difference says nothing. Only an answer
    can be the SAME.
    """

    ROSE = "gestegen"
    FELL = "gedaald"
    ALIKE = "ongeveer-gelijk"
    SAME = "gelijk"
    BECAME_KNOWN = "bekend-geworden"
    BECAME_UNKNOWN = "onbekend-geworden"
    NEVER_KNOWN = "steeds-onbekend"
    NOT_APPLICABLE = "niet-van-toepassing"


class DifferenceKind(StrEnum):
    """What makes moments less alike, so that a reader must know it."""

    ORGANISATION = "organisatie"
    TOPIC = "onderwerp"
    PHASE = "fase"
    FACTS = "feiten"
    EXTENT = "omvang"
    VERSION = "versie"
    UNDATED = "zonder-datum"
    REORDERED = "op-datum-gezet"
    AGAINST_DATES = "tegen-de-datum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something in which moments are not alike.

    ``moments`` are the places (from 0) of the moments that differ from the last one; for UNDATED those without a date,
    for VERSION those that answered another version of the checklist than the one that is read now, and for REORDERED
    all. ``facts`` are those that differ.
    """

    kind: DifferenceKind
    moments: tuple[int, ...]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unshared:
    """A statement that was asked at some moments only, so that it does not count.

    ``asked`` has a value for each moment.
    """

    area: Area
    statement: Statement
    asked: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementTrend:
    """One statement that was asked at every moment; ``results`` has the answer at each of them."""

    area: Area
    statement: Statement
    results: tuple[StatementResult, ...]
    change: Change

    @property
    def last(self) -> StatementResult:
        """How it was answered at the last moment."""
        return self.results[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaTrend:
    """One area. ``statements`` are those that were asked at every moment, never none.

    ``basis`` are those of them with a score at every moment: with others, answers to different questions would be
    compared. ``scores`` (0 to 100, exact, weighted) has the score over the basis at each moment; without a basis it is
    empty and ``change`` is None. Otherwise that is ALIKE when the score moved no further than one answer that moves one
    step of the scale can move it, else ROSE or FELL.
    """

    area: Area
    statements: tuple[StatementTrend, ...]
    basis: tuple[StatementTrend, ...]
    scores: tuple[Fraction, ...]
    change: Change | None

    def changed(self, change: Change) -> tuple[StatementTrend, ...]:
        """The statements that changed in this way."""
        return tuple(item for item in self.statements if item.change is change)


BEFORE_LAST = -2
"""The place of the moment whose plan is followed."""


class CriticalChange(StrEnum):
    """What became of a critical statement that must or had to be solved first, asks for work or is not known now.

    The rule is that of the advice of the same day: APPEARED and REMAINING must be solved first now, of which REMAINING
    had such an answer at the first moment already and were never in order; UNKNOWN are critical and not known now;
    HELD_BACK do not stand in the way now, but keep their area from the highest level. SOLVED had to be solved first
    before and are in order now; LAPSED are not, but are no longer critical, do not apply or are not asked any more.
    """

    SOLVED = "opgelost"
    APPEARED = "nieuw"
    REMAINING = "nog_op_te_lossen"
    UNKNOWN = "nog_uit_te_zoeken"
    HELD_BACK = "nog_niet_op_orde"
    LAPSED = "vervallen"


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticalPoint:
    """A critical statement of which something is to tell.

    ``results`` has the answer at each moment, None where it was not asked. At the last moment it has what the advice of
    that day rests on.
    """

    area: Area
    statement: Statement
    results: tuple[StatementResult | None, ...]
    change: CriticalChange

    @property
    def kind(self) -> CriticalKind | None:
        """Why it is critical now; None where it is not."""
        last = self.results[-1]
        return last.critical if last else None

    @property
    def fell(self) -> bool:
        """Whether it was answered higher at the first moment, or at the one before the last."""
        first, before, last = (
            result.share if result else None for result in (self.results[0], *self.results[BEFORE_LAST:])
        )
        return last is not None and any(share is not None and share > last for share in (first, before))


class Outcome(StrEnum):
    """Whether the answers that a step of an earlier plan was for still ask for it.

    Whether somebody did the step, nobody can tell from that. IN_ORDER are all high enough now; of PARTLY some are, or
    are higher than then, or known where the step was to ask; OPEN are no better. UNKNOWN nobody knows now, or a short
    check did not ask it. NOT_NEEDED do not apply now, or do not belong to the phase and the facts of now.
    """

    IN_ORDER = "nu-in-orde"
    PARTLY = "half"
    OPEN = "nog-niet"
    UNKNOWN = "niet-te-zeggen"
    NOT_NEEDED = "niet-meer-nodig"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A step of the plan of the moment before the last one, beside the answers of the last.

    ``now`` has for each of ``step.because`` how it is answered now, None when it is not asked. ``again`` is the step of
    the plan of now that is the same, or else for one of these answers.
    """

    step: Action
    now: tuple[StatementResult | None, ...]
    outcome: Outcome
    again: Action | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The checks of one side of the table, in order of time.

    ``moments`` are at least two. ``advice`` is that on the last moment, about everything that was asked then. ``areas``
    have only statements that were asked at every moment; an area without any is left out. ``critical`` has for each
    kind of CriticalChange all that there are, what fell first and then as the advice orders them: whatever must be
    solved or found out now is in it, also when it was not asked every time. ``followed`` are the steps of the plan of
    the moment before the last one, as it was on its own day, in their order.
    """

    checklist: Checklist
    moments: tuple[Result, ...]
    perspective: Perspective
    areas: tuple[AreaTrend, ...]
    critical: Mapping[CriticalChange, tuple[CriticalPoint, ...]]
    followed: tuple[FollowUp, ...]
    advice: Advice
    differences: tuple[Difference, ...]
    unshared: tuple[Unshared, ...]

    @property
    def statements(self) -> tuple[StatementTrend, ...]:
        """Every statement that was asked at every moment, in checklist order."""
        return tuple(item for area in self.areas for item in area.statements)

    @property
    def critical_points(self) -> tuple[CriticalPoint, ...]:
        """All that there is to tell of critical statements, by kind."""
        return tuple(point for points in self.critical.values() for point in points)

    def find_step(self, *ids: StatementId) -> Action | None:
        """The first step of the plan of now that one of these statements calls for; None when there is none."""
        steps = self.advice.plan.steps
        return next((step for step in steps if any(item.statement.id in ids for item in step.because)), None)


class GapChange(StrEnum):
    """What became of the gap between groups; it changed when the difference is at least half a step of the scale."""

    NARROWER = "kleiner"
    WIDER = "groter"
    SAME = "ongeveer-gelijk"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """One group through the moments: a mean (0 to 1, exact) at each, None where there is none that may be shown.

    ``change`` is ROSE or FELL when the last mean is at least half a step of the scale from the first, otherwise ALIKE;
    None when a moment has no mean.
    """

    group: Group
    means: tuple[Fraction | None, ...]
    change: Change | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What several groups show together, from those that have a mean at every moment.

    ``means`` has the mean of the groups' means at each moment, ``gaps`` how far apart they lie; both are empty with
    fewer than two of such groups, and then ``gap_change`` is None. ``together`` is ROSE or FELL when all of these
    groups did that. ``drifting`` is the warning that the mean of the means rose while the gap became wider. The picture
    of an area without a basis has no ``lines``.
    """

    lines: tuple[GroupLine, ...]
    means: tuple[Fraction, ...]
    gaps: tuple[Gap, ...]
    gap_change: GapChange | None
    together: Change | None
    drifting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupStatementTrend:
    """One statement that was asked at every moment.

    ``cells`` has for each group in ``picture.lines`` what it answered at each moment.
    """

    area: Area
    statement: Statement
    picture: Picture
    cells: tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAreaTrend:
    """One area.

    Its ``picture`` rests on the ``basis``: the statements of which every group in it has a mean at every moment.
    """

    area: Area
    statements: tuple[GroupStatementTrend, ...]
    basis: tuple[GroupStatementTrend, ...]
    picture: Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTrend:
    """The groups that are shown at every moment, in order of time; it holds nothing that may not be shown.

    ``groups`` have the number of people of the last moment (``moments`` has that of the others). ``absent`` are the
    perspectives that took part at some moment, but are not shown in the same group at every one. An area without a
    statement that was asked at every moment is left out.
    """

    checklist: Checklist
    moments: tuple[Comparison, ...]
    groups: tuple[Group, ...]
    absent: tuple[Perspective, ...]
    areas: tuple[GroupAreaTrend, ...]
    differences: tuple[Difference, ...]
    unshared: tuple[Unshared, ...]

    @property
    def statements(self) -> tuple[GroupStatementTrend, ...]:
        """Every statement that was asked at every moment, in checklist order."""
        return tuple(item for area in self.areas for item in area.statements)

    @property
    def drifting(self) -> tuple[GroupAreaTrend, ...]:
        """The areas to warn about: a higher mean with a wider gap."""
        return tuple(area for area in self.areas if area.picture.drifting)

    def critical_kind(self, statement: Statement) -> CriticalKind | None:
        """Why this statement is critical at the last moment; None where it is not."""
        details = self.moments[-1].details
        return statement.critical_kind(details.phase, details.facts)


def find_details(moment: Result | Comparison) -> Details:
    """What was filled in about the check of one person or of a group."""
    return moment.details if isinstance(moment, Comparison) else moment.assessment.details


MIDDLE = Fraction(1, 2)
MARGIN = Fraction(1, 6)
"""How near to the middle the mean of a group says nothing: half a step of a scale of four answers. Our own choice."""


class Lean(StrEnum):
    """The half of a scale in which an answer lies.

    BETWEEN is near the middle, which is a group that is not of one mind.
    """

    HIGH = "hoog"
    BETWEEN = "ertussen"
    LOW = "laag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one person (``result``) or one group (``group`` and ``cell``) answered to a statement.

    ``share`` (0 to 1, exact) is the points as a part of the most points, for a group the mean of that; None when there
    is none to show.
    """

    share: Fraction | None
    result: StatementResult | None = None
    group: Group | None = None
    cell: Cell | None = None

    @property
    def lean(self) -> "Lean | None":
        """To which half of the scale it leans; None when there is no share.

        The mean of a group may lie too near the middle to say.
        """
        if self.share is None:
            return None
        if self.group and abs(self.share - MIDDLE) < MARGIN:
            return Lean.BETWEEN
        return Lean.HIGH if self.share > MIDDLE else Lean.LOW


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A statement at one side of a pair; ``voices`` are of those who were asked, and empty when nobody was."""

    area: Area
    statement: Statement
    voices: tuple[Voice, ...]


class Echo(StrEnum):
    """Whether two statements that mean the same are both answered in the upper half of the scale.

    DIVIDED is when one side does not lie as a whole on the same side of the middle, UNKNOWN when a side has no score.
    """

    BOTH = "beide"
    ONLY_EARLIER = "alleen-eerder"
    ONLY_LATER = "alleen-later"
    NEITHER = "geen-van-beide"
    DIVIDED = "verdeeld"
    UNKNOWN = "niet-bekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two statements about the same thing; ``why`` is how they belong together."""

    earlier: View
    later: View
    why: str
    echo: Echo


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrospect:
    """A check beforehand and one afterwards, with another checklist, side by side. Nobody's answer is the right one.

    ``moments`` are the earlier and the later, each the check of one person or of a group. ``pairs`` are those of which
    both sides were asked, in the order of the earlier checklist; ``unshared`` are those of which one side was not.
    ``differences`` has only what can differ between two checklists: the organisation, the topic, the date and the
    version.
    """

    moments: tuple[Result | Comparison, Result | Comparison]
    pairs: tuple[Pair, ...]
    unshared: tuple[Pair, ...]
    differences: tuple[Difference, ...]
