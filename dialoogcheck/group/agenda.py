"""From a comparison to an agenda: what to talk about first, and for how long."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dialoogcheck.checklist.model import CriticalKind, StatementId
from dialoogcheck.group.model import Comparison, GroupId, StatementComparison

SHORTEST = 30
LONGEST = 240
"""Minutes of a conversation: less has no room for a topic, more needs another kind of day."""

LONG = 60
"""Minutes from which there is time for a wider opening and closing round."""

WITH_BREAK = 120
"""Minutes from which people need a break."""

FRAME, WIDE_FRAME = 5, 10
BREAK, LONG_BREAK = 10, 15
STEP = 5
USUAL_TOPIC, LONG_TOPIC = 15, 30

MOST_TOPICS = 8
"""More nobody remembers."""

ROOM = {"klein": 1, "gemiddeld": 2, "groot": 3}
"""How much can still change in a phase, as a factor; another word of an author counts as the middle one."""


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


def plan_agenda(comparison: Comparison, minutes: int) -> Agenda | None:
    """The agenda for a conversation of this many minutes.

    None in a phase in which dialogue must wait, whatever the facts are.

    Dialogue rounds in a procedure follow the tender documents and not the differences. ValueError below 30 and above
    240 minutes.
    """
    if not SHORTEST <= minutes <= LONGEST:
        raise ValueError(minutes)
    if comparison.phase.stop:
        return None
    topics = list_topics(comparison)
    frame, pause = _frame(minutes), _pause(minutes)
    room = _find_room(minutes)
    # A wider opening or a break takes time, but more time never means fewer topics.
    most = max(_find_room(shorter) // USUAL_TOPIC for shorter in range(SHORTEST, minutes + 1))
    lengths = _divide(room, min(len(topics), MOST_TOPICS, most))
    chosen = topics[: len(lengths)]
    rest = room - sum(lengths)
    parts: list[tuple[AgendaKind, int, Topic | None]] = [
        (AgendaKind.TOPIC, length, topic) for length, topic in zip(lengths, chosen, strict=True)
    ]
    if rest >= STEP:
        parts.append((AgendaKind.SPACE, rest, None))
        rest = 0
    if pause and not chosen:
        # Nobody needs a break right after the opening.
        half = parts[0][1] // 2
        parts = [(AgendaKind.SPACE, half, None), (AgendaKind.SPACE, parts[0][1] - half, None)]
    if pause:
        parts.insert(_find_middle([length for _, length, _ in parts]), (AgendaKind.BREAK, pause, None))
    parts = [(AgendaKind.OPENING, frame, None), *parts, (AgendaKind.CLOSING, frame + rest, None)]
    items = []
    begin = 0
    for kind, length, topic in parts:
        items.append(AgendaItem(kind=kind, begin=begin, minutes=length, topic=topic))
        begin += length
    return Agenda(
        minutes=minutes,
        items=tuple(items),
        # What is shared by those who are shown may be the worry of those who are not.
        strength=None if comparison.hidden else next(iter(comparison.strengths), None),
        parked=tuple(topics[len(chosen) :]),
    )


def _frame(minutes: int) -> int:
    return WIDE_FRAME if minutes >= LONG else FRAME


def _pause(minutes: int) -> int:
    return 0 if minutes < WITH_BREAK else LONG_BREAK if minutes >= WITH_BREAK + LONG else BREAK


def _find_room(minutes: int) -> int:
    """The minutes that are left for topics."""
    return minutes - 2 * _frame(minutes) - _pause(minutes)


def list_topics(comparison: Comparison) -> tuple[Topic, ...]:
    """Everything worth talking about, once, by difference x importance x room, and then by checklist order.

    A blind spot counts as a difference of one step, a shared worry as half a step: people who agree have less to tell
    each other.
    """
    usual = ROOM.get((comparison.phase.room or "").lower(), ROOM["gemiddeld"])
    topics: dict[StatementId, Topic] = {}
    for item, reason, difference, starts in _collect(comparison):
        topic = Topic(
            comparison=item,
            reason=reason,
            difference=difference,
            importance=item.statement.weight * (2 if item.critical else 1),
            # The law leaves little to decide together: such a statement asks for an explanation more than a debate.
            room=1 if item.critical is CriticalKind.LEGAL else usual,
            starts=starts,
        )
        topics.setdefault(item.statement.id, topic)
    order = {item.statement.id: number for number, item in enumerate(comparison.statements)}
    return tuple(sorted(topics.values(), key=lambda topic: (-topic.priority, order[topic.comparison.statement.id])))


def _collect(comparison: Comparison) -> Iterator[tuple[StatementComparison, Reason, Fraction, tuple[GroupId, ...]]]:
    """What could be a topic: why, how big the difference is in steps of the scale, and which groups begin."""
    for item in comparison.gaps:
        if item.gap:
            yield item, Reason.GAP, item.gap.size * comparison.checklist.steps, item.gap.lower
    for spot in comparison.blind_spots:
        yield spot.comparison, Reason.BLIND_SPOT, Fraction(1), spot.aware
    for item in comparison.worries:
        lowest = min(item.means.values(), default=None)
        yield item, Reason.WORRY, Fraction(1, 2), tuple(id_ for id_, mean in item.means.items() if mean == lowest)


def _divide(room: int, number: int) -> list[int]:
    """Minutes for each of so many topics, in steps of five and the first ones longest; never more than 30 for one."""
    if not number:
        return []
    each = min(LONG_TOPIC, room // number // STEP * STEP)
    extra = min(number * (LONG_TOPIC - each), room - number * each) // STEP
    return [each + STEP * (position < extra) for position in range(number)]


def _find_middle(lengths: list[int]) -> int:
    """Behind which part the first half of the time is over, as nearly as can be."""
    total = sum(lengths)
    return min(range(1, len(lengths)), key=lambda position: abs(2 * sum(lengths[:position]) - total))
