"""An agenda for the conversation in which people look at their differences together."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dialoogcheck.group.model import GroupId, StatementComparison


class AgendaKind(StrEnum):
    """What a part of the conversation is for."""

    OPENING = "opening"
    TOPIC = "onderwerp"
    BREAK = "pauze"
    SPACE = "ruimte"
    CLOSING = "afronding"


class Reason(StrEnum):
    """Why a statement is a topic: people see it differently, some do not know it, or all worry about it."""

    GAP = "verschil"
    BLIND_SPOT = "blinde-vlek"
    WORRY = "zorg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A statement to talk about.

    ``difference`` is in steps of the scale, ``importance`` and ``room`` are factors from 1; ``priority`` is their
    product. ``starts`` are the groups that speak first: those that scored it lowest, or for a blind spot those that
    know it.
    """

    comparison: StatementComparison
    reason: Reason
    difference: Fraction
    importance: int
    room: int
    starts: tuple[GroupId, ...]

    @property
    def priority(self) -> Fraction:
        """What decides the order."""
        return self.difference * self.importance * self.room


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A part of the conversation: it begins ``begin`` minutes after the start and lasts ``minutes``.

    Only a topic has one.
    """

    kind: AgendaKind
    begin: int
    minutes: int
    topic: Topic | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The whole conversation of ``minutes``: exactly as long as its items together.

    ``strength`` is what the opening begins with, None when nothing is shared. ``parked`` are the topics that do not
    fit.
    """

    minutes: int
    items: tuple[AgendaItem, ...]
    strength: StatementComparison | None
    parked: tuple[Topic, ...]
