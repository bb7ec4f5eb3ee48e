"""How urgent each answer is, and in which order they ask for action."""

from collections.abc import Callable, Iterable
from enum import IntEnum

from dialoogcheck.advice.result import Result, StatementResult
from dialoogcheck.answers.model import NoScore
from dialoogcheck.checklist.model import CriticalKind


class Urgency(IntEnum):
    """The classes of answers that ask for action, the most urgent first. *Low* is the lower half of the scale."""

    LEGAL_LOWEST = 0
    LEGAL_BETWEEN = 1
    LEGAL_UNKNOWN = 2
    PROCESS_LOWEST = 3
    PROCESS_UNKNOWN = 4
    PROCESS_LOW = 5
    LOWEST = 6
    LOW = 7
    UNKNOWN = 8
    NEARLY = 9

    @property
    def is_critical(self) -> bool:
        """Whether the statement is critical."""
        return self <= Urgency.PROCESS_LOW

    @property
    def is_legal(self) -> bool:
        """Whether the law asks it."""
        return self <= Urgency.LEGAL_UNKNOWN

    @property
    def must_be_done(self) -> bool:
        """Whether there can be no conversation without it."""
        return self <= Urgency.PROCESS_LOWEST


def find_urgency(item: StatementResult, *, at_top: bool) -> Urgency | None:
    """How urgent this answer is, None when it asks for no action. ``at_top`` says that its area has the best level.

    A critical statement that is open counts as unknown; another one is just open. Where only the reader could know,
    *weet niet* is nothing to find out.
    """
    if item.critical:
        urgency = _find_critical(item, item.critical)
        if urgency is not None:
            return urgency
    if item.is_worst:
        return Urgency.LOWEST
    if item.needs_work:
        return Urgency.LOW
    if item.choice == NoScore.UNKNOWN:
        return Urgency.UNKNOWN if item.statement.who_knows else None
    return Urgency.NEARLY if item.share not in {None, 1} and not at_top else None


def _find_critical(item: StatementResult, kind: CriticalKind) -> Urgency | None:
    legal = kind is CriticalKind.LEGAL
    if item.is_unknown:
        return Urgency.LEGAL_UNKNOWN if legal else Urgency.PROCESS_UNKNOWN
    if item.is_worst:
        return Urgency.LEGAL_LOWEST if legal else Urgency.PROCESS_LOWEST
    if item.is_unsettled:
        return Urgency.LEGAL_BETWEEN
    return Urgency.PROCESS_LOW if item.needs_work else None


def rank_statements(
    result: Result, count_minutes: Callable[[StatementResult], int]
) -> tuple[tuple[StatementResult, Urgency], ...]:
    """The statements that ask for action, the most urgent first.

    Critical ones in the order of the checklist; the others with the least work first, as ``count_minutes`` says.
    """
    best = result.checklist.levels[0].id
    found = [
        (item, urgency)
        for area in result.areas
        for item in area.statements
        if (urgency := find_urgency(item, at_top=area.level == best)) is not None
    ]
    return tuple(sorted(found, key=lambda pair: (pair[1], 0 if pair[1].is_critical else count_minutes(pair[0]))))


def rank_risk(items: Iterable[StatementResult]) -> int:
    """How urgent the answers are that a pitfall lies open for, the lowest first."""
    urgencies = (find_urgency(item, at_top=False) for item in items)
    return min((urgency for urgency in urgencies if urgency is not None), default=len(Urgency))
