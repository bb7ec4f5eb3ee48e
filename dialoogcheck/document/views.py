"""What a report shows, ready to print: only Dutch words and numbers as people read them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A word and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source in the list at the back; ``number`` is how the text refers to it."""

    number: int
    text: str
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkView:
    """A sentence with the numbers of its sources; ``own`` says that it is (also) our own judgement."""

    text: str
    sources: tuple[int, ...]
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group in the group report: its letter and shape stand for it in every picture."""

    id: str
    letter: str
    shape: str
    name: str
    people: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerView:
    """A group on a line from 0 to 100; ``lane`` counts from 0 and is higher where markers would lie over each other."""

    letter: str
    shape: str
    value: int
    lane: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A picture of how groups see one thing.

    ``text`` says the same in words, ``difference`` how far the outer ones lie apart.

    ``ticks`` are the places of the scale's choices, from 0 to 100.
    """

    markers: tuple[MarkerView, ...]
    ticks: tuple[int, ...]
    lanes: int
    text: str
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsView:
    """How one group read a statement."""

    group: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointOfViewView:
    """A statement that stands out in the group report: as a difference, a blind spot, a strength or a worry.

    ``lowest`` says what the lowest group read, empty when that was the statement itself.
    """

    title: str
    text: str
    area: str
    kind: str
    line: LineView
    meaning: str
    lowest: str
    words: tuple[WordsView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionView:
    """How often each answer was given to one statement by one group; texts, because a hidden number is a word."""

    group: str
    numbers: tuple[str, ...]
    agreement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedView:
    """One statement in the chapter of its area, and its numbers for the appendix.

    ``shared`` says that it belongs in that chapter.
    """

    number: int
    title: str
    text: str
    kind: str
    line: LineView
    shared: bool
    divided: str
    distribution: tuple[DistributionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedAreaView:
    """One area of the group report; ``differences`` says how many of its statements lie apart."""

    id: str
    name: str
    description: str
    line: LineView
    differences: str
    basis: str
    statements: tuple[ComparedView, ...]
    distribution: tuple[DistributionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItemView:
    """One part of the conversation; ``because`` is empty for what every conversation has."""

    time: str
    minutes: str
    title: str
    question: str
    first: str
    because: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaView:
    """The agenda on one page. ``order`` says how the topics came in it, empty without topics.

    ``more_parked`` says how many other topics wait besides those in ``parked``.
    """

    duration: str
    order: str
    items: tuple[AgendaItemView, ...]
    parked: tuple[str, ...]
    more_parked: int
    rules: tuple[RemarkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesView:
    """The notes to one statement, or what people answered to one open question."""

    title: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """A whole group report; ``moment`` says when the answers were given, empty when that is as usual.

    ``notices`` say who is not in it, ``remarks`` what else is to know of the answers. ``overview`` is the heading of
    the picture of all areas. ``ends`` are what 0 and 100 on a line mean, ``step`` what a step is. ``no_agenda`` says
    why there is no agenda, empty when there is one. ``limits`` are those of the phase, ``unlike`` says that people are
    in different situations there, empty when they are not. ``words`` are answers to open questions and ``notes`` those
    to statements, both only when they were asked for.
    """

    document_title: str
    description: str
    checklist: str
    organisation: str
    heading: str
    running: str
    phase: str
    moment: str
    date: str
    created: str
    fictitious: bool
    notices: tuple[str, ...]
    remarks: tuple[str, ...]
    headline: str
    conclusion: str
    mark: str
    overview: str
    groups: tuple[GroupView, ...]
    participants: tuple[TermView, ...]
    people: str
    differences: tuple[PointOfViewView, ...]
    all_differences: tuple[PointOfViewView, ...]
    strength: PointOfViewView | None
    strengths: tuple[PointOfViewView, ...]
    blind_spots: tuple[PointOfViewView, ...]
    worries: tuple[PointOfViewView, ...]
    ends: tuple[str, str]
    answer_names: tuple[str, ...]
    areas: tuple[ComparedAreaView, ...]
    step: str
    agenda: AgendaView | None
    no_agenda: str
    limits_title: str
    limits: tuple[RemarkView, ...]
    unlike: str
    words: tuple[NotesView, ...]
    notes: tuple[NotesView, ...]
    method: tuple[str, ...]
    protection: tuple[str, ...]
    limitations: tuple[str, ...]
    sources: tuple[SourceView, ...]
    origin: tuple[TermView, ...]
