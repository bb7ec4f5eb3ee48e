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
class FormChoiceView:
    """One answer on a form.

    ``value`` is its id in answer files, ``code`` the one character that stands for it on paper.
    """

    value: str
    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormItemView:
    """One statement on a form, in the words of who fills it in.

    ``field`` is its name in a file, ``number`` counts from 1 over the whole form.

    ``explanation`` and ``not_applicable`` are empty where the checklist speaks only to the organiser.
    """

    id: str
    field: str
    number: int
    text: str
    explanation: str
    not_applicable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormQuestionView:
    """One open question on a form; ``field`` is its name in a file."""

    id: str
    field: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAreaView:
    """The statements and the open questions of one area on a form."""

    id: str
    name: str
    items: tuple[FormItemView, ...]
    questions: tuple[FormQuestionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """A form for one perspective.

    ``recognisable`` says that a group report may show small groups apart, ``threshold`` from how many people a group is
    shown apart otherwise. ``host`` and ``receiver`` are who asks, at the beginning and inside of a sentence. ``people``
    are those who fill it in, in about ``minutes``; ``groups`` are all sides of the table. ``introduction`` is how it
    begins, empty for the usual words; ``stopped`` says that this is no phase for a conversation. ``moment`` says when
    it is filled in, empty when that is as usual. ``plain`` asks for larger type. ``return_to`` is empty or says where
    to send the answers. ``code`` names the form on paper. ``empty`` is the answer file (JSON) without an answer in it;
    ``stem`` the name of the file that somebody saves.
    """

    document_title: str
    description: str
    checklist: str
    heading: str
    organisation: str
    host: str
    receiver: str
    running: str
    phase: str
    moment: str
    perspective: str
    people: str
    minutes: int
    introduction: str
    stopped: bool
    groups: tuple[str, ...]
    created: str
    plain: bool
    fictitious: bool
    recognisable: bool
    threshold: int
    return_to: str
    choices: tuple[FormChoiceView, ...]
    areas: tuple[FormAreaView, ...]
    total: int
    code: str
    empty: str
    stem: str


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
