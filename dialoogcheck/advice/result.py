"""What the answers come to: a score, a level and a coverage per area, and a verdict."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dialoogcheck.answers.model import Answer, Assessment, NoScore
from dialoogcheck.checklist.model import Area, Checklist, ChoiceId, CriticalKind, LevelId, Phase, Statement

TOO_LITTLE_KNOWN = LevelId("te-weinig-bekend")
NOT_APPLICABLE = LevelId("niet-van-toepassing")


class Verdict(StrEnum):
    """The conclusion in one word, from the strongest to the mildest."""

    NO_DIALOGUE = "geen-dialoog"
    SOLVE_FIRST = "eerst-oplossen"
    FIND_OUT_FIRST = "eerst-uitzoeken"
    NEARLY_READY = "bijna-klaar"
    READY = "klaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementResult:
    """A statement as it was answered.

    ``share`` is the points as a part of the most points (0 to 1), or None without a score. ``given`` is what somebody
    chose where that cannot be answered here: ``answer`` has what it counts as.
    """

    statement: Statement
    answer: Answer
    critical: CriticalKind | None
    share: Fraction | None
    given: ChoiceId | None = None

    @property
    def choice(self) -> ChoiceId | NoScore:
        """What was chosen."""
        return self.answer.choice

    @property
    def is_unknown(self) -> bool:
        """Whether nobody knows yet: *weet niet* or not answered."""
        return self.choice in (NoScore.UNKNOWN, NoScore.OPEN)

    @property
    def is_worst(self) -> bool:
        """Whether it got the lowest answer of the scale."""
        return self.share == 0

    @property
    def is_unsettled(self) -> bool:
        """Whether the law asks this and it is not arranged altogether, although it got more than the lowest answer.

        What the law asks is arranged or it is not: nearly is not enough.
        """
        return self.critical is CriticalKind.LEGAL and self.share is not None and 0 < self.share < 1

    @property
    def needs_work(self) -> bool:
        """Whether the answer is too low: not in the upper half of the scale, or below the top where the law asks it."""
        return self.is_unsettled or (self.share is not None and self.share * 2 <= 1)

    @property
    def must_be_solved(self) -> bool:
        """Whether it is critical and stands in the way of a conversation."""
        return self.is_unsettled or (self.critical is not None and self.is_worst)

    @property
    def holds_back(self) -> bool:
        """Whether it is critical and keeps its area from the highest level, though not at the lowest one."""
        return self.critical is not None and self.needs_work and not self.is_worst


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaResult:
    """An area as it was answered.

    ``score`` (0 to 100, exact) is None when nothing was scored, ``coverage`` (0 to 100, exact) is None when nothing
    applies. Who sees a level that the score does not explain must be told which statements did it: ``overruled_by``
    holds the critical ones with the lowest answer, which give the lowest level whatever the score; ``held_back_by``
    those that kept the area from the highest level where the score alone would have given that. Never both.
    """

    area: Area
    statements: tuple[StatementResult, ...]
    score: Fraction | None
    coverage: Fraction | None
    level: LevelId
    overruled_by: tuple[StatementResult, ...]
    held_back_by: tuple[StatementResult, ...]

    @property
    def decided_by(self) -> tuple[StatementResult, ...]:
        """The statements that decided the level, rather than the score."""
        return self.overruled_by or self.held_back_by

    @property
    def has_critical(self) -> bool:
        """Whether something critical in it is not in order; that it is not known is no such thing."""
        return any(item.critical and item.needs_work for item in self.statements)

    def count(self, choice: NoScore) -> int:
        """How many statements have this answer without a score."""
        return sum(item.choice == choice for item in self.statements)

    @property
    def answered(self) -> int:
        """How many statements have a score."""
        return sum(item.share is not None for item in self.statements)

    @property
    def applicable(self) -> int:
        """How many statements apply: all but *niet van toepassing*."""
        return len(self.statements) - self.count(NoScore.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The whole outcome; areas without a statement in this phase are left out, the order is the checklist's.

    ``solve_first`` holds the critical statements that stand in the way: legal ones with the lowest answer, legal ones
    that are not altogether arranged, process ones with the lowest answer. ``find_out_first`` holds those that nobody
    knows, legal ones before process ones. Within these the order is the checklist's.
    """

    checklist: Checklist
    fingerprint: str
    assessment: Assessment
    phase: Phase
    areas: tuple[AreaResult, ...]
    verdict: Verdict
    solve_first: tuple[StatementResult, ...]
    find_out_first: tuple[StatementResult, ...]

    @property
    def stopped(self) -> bool:
        """Whether this is a phase in which dialogue must wait."""
        return self.verdict is Verdict.NO_DIALOGUE
