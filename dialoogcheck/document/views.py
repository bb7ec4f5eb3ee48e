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
class PhaseView:
    """What dialogue is for in this phase, and what limits it. What the author left out is empty."""

    name: str
    description: str
    purpose: str
    room: str
    room_text: str
    topics: tuple[str, ...]
    participants: tuple[str, ...]
    limits: tuple[RemarkView, ...]
    avoid: tuple[RemarkView, ...]
    stop: RemarkView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """A critical statement that must be solved or found out first."""

    title: str
    text: str
    kind: str
    who_knows: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskView:
    """A pitfall that lies open."""

    title: str
    text: str
    recognise: str
    because: str
    sources: tuple[int, ...]
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """Something to do: the first sentence and the rest.

    ``number`` is its place in the list of actions; ``find_out`` is empty unless the first step is to ask.
    """

    number: int
    first: str
    rest: str
    find_out: str
    who: str
    when: str
    duration: str
    because: str
    area: str
    sources: tuple[int, ...]
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaView:
    """One area: its picture, what is good, what can go wrong, what to do.

    ``score`` is a whole number from 0 to 100 or None; ``mark`` names the shape that goes with the level.
    ``picture`` says in words what the bar shows. ``words`` are the open questions with what somebody answered.
    """

    id: str
    name: str
    description: str
    mark: str
    level: str
    score: int | None
    score_text: str
    coverage_text: str
    picture: str
    summary: str
    overruled: str
    strengths: tuple[str, ...]
    nearly: tuple[str, ...]
    risks: tuple[RiskView, ...]
    actions: tuple[ActionView, ...]
    words: tuple[TermView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownView:
    """A gap in what is known, and who could fill it."""

    title: str
    text: str
    who_knows: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One row of the list of answers."""

    text: str
    answer: str
    note: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersView:
    """The answers of one area; ``notes`` says whether there is any."""

    area: str
    notes: bool
    rows: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A whole advice report; ``name`` is what this kind of report is called.

    ``moment`` says when the answers were given, empty when that is as usual. ``carried`` says which answers to an
    earlier version of the checklist count in this one; it is empty when there is nothing to tell.
    """

    name: str
    document_title: str
    description: str
    checklist: str
    organisation: str
    heading: str
    running: str
    phase: PhaseView
    moment: str
    date: str
    created: str
    details: tuple[TermView, ...]
    fictitious: bool
    notices: tuple[str, ...]
    verdict: str
    verdict_mark: str
    conclusion: str
    solve_first: tuple[PointView, ...]
    find_out_first: tuple[PointView, ...]
    worst: str
    counts: str
    good: tuple[str, ...]
    legend: str
    ticks: tuple[int, ...]
    areas: tuple[AreaView, ...]
    first_actions: tuple[ActionView, ...]
    actions: tuple[ActionView, ...]
    unknowns: tuple[UnknownView, ...]
    answers: tuple[AnswersView, ...]
    carried: tuple[TermView, ...]
    method: tuple[str, ...]
    levels: tuple[TermView, ...]
    terms: tuple[TermView, ...]
    sources: tuple[SourceView, ...]
    limitations: tuple[str, ...]
    privacy: tuple[str, ...]
    origin: tuple[TermView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group in the group report: its letter and shape stand for it in every picture."""

    id: str
    letter: str
    shape: str
    name: str
    people: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndView:
    """What stands beside the end of a line in a slope picture.

    A number at a height of its own, so that no two lie over each other.
    """

    text: str
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopeLineView:
    """One line in a slope picture, in units of the picture.

    ``strokes`` are its unbroken parts as points ``x,y``, ``dots`` are its moments. ``letter`` and ``shape`` are empty
    when there is only one line; ``dash`` keeps lines apart without colour. An end without a number is None.
    """

    letter: str
    shape: str
    dash: str
    strokes: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]
    start: EndView | None
    end: EndView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopeView:
    """A picture of what became of something: time runs from left to right, 0 is below and 100 above.

    ``text`` says the same in words.

    ``columns`` are the places of the moments, in units of the picture; it is ``height`` units high, and 100 lies
    ``top`` below its edge.
    """

    height: float
    top: float
    columns: tuple[float, ...]
    lines: tuple[SlopeLineView, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsView:
    """One row of a table with a column for each moment."""

    word: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UncomparedView:
    """A statement that does not count, and at which moments it was asked."""

    area: str
    text: str
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountView:
    """How many there are of a kind; ``mark`` names the shape that goes with it."""

    mark: str
    name: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedView:
    """Something in a list: a statement in a few words, in full, and what is to say about it."""

    title: str
    text: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list under a heading; ``mark`` names the shape that goes with it. ``intro`` may be empty."""

    title: str
    mark: str
    intro: str
    items: tuple[ListedView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersThroughTimeView:
    """One row of the list of answers: one answer for each moment, and what became of it."""

    number: int
    text: str
    kind: str
    answers: tuple[str, ...]
    mark: str
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaTrendView:
    """One area through the moments. Without a line ``slope`` is None.

    ``values`` has its numbers in words, ``same`` what did not change.
    """

    id: str
    name: str
    slope: SlopeView | None
    mark: str
    change: str
    values: str
    basis: str
    standing: str
    lists: tuple[ListView, ...]
    same: tuple[str, ...]
    answers: tuple[AnswersThroughTimeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedView:
    """An action of an earlier report, with the answers for which it was advised: then and now."""

    number: int
    text: str
    first: bool
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView:
    """Actions of which the answers say the same today."""

    title: str
    mark: str
    actions: tuple[FollowedView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A note, and at which moment it was written."""

    title: str
    moment: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendView:
    """The checks of one side of the table.

    ``critical`` are the critical statements, ``actions`` the first things to do now.
    """

    critical: tuple[ListView, ...]
    areas: tuple[AreaTrendView, ...]
    actions: tuple[ActionView, ...]
    all_actions: int
    followed: tuple[OutcomeView, ...]
    followed_from: str
    followed_summary: str
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeansView:
    """What one group answered to something, a text for each moment."""

    group: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupStatementTrendView:
    """One statement through the moments, as groups see it.

    ``slope`` is None when there is nothing to draw; ``gap`` says what became of the gap.
    """

    number: int
    title: str
    text: str
    kind: str
    slope: SlopeView | None
    mark: str
    change: str
    gap: str
    means: tuple[MeansView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAreaTrendView:
    """One area through the moments, as groups see it.

    ``warning`` is empty unless its mean rose while the groups moved apart.
    """

    id: str
    name: str
    slope: SlopeView | None
    mark: str
    change: str
    gap: str
    together: str
    basis: str
    warning: str
    statements: tuple[GroupStatementTrendView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTrendView:
    """Groups through the moments. ``lists`` are the statements that stand out, ``first`` those of them on page one."""

    groups: tuple[GroupView, ...]
    people: tuple[ColumnsView, ...]
    warnings: tuple[str, ...]
    ends: tuple[str, str]
    step: str
    areas: tuple[GroupAreaTrendView, ...]
    first: ListView | None
    lists: tuple[ListView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardView:
    """How somebody answered a statement; ``who`` is empty for a check of one person."""

    who: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One statement of a pair: from which checklist, and how it was answered."""

    moment: str
    title: str
    text: str
    kind: str
    heard: tuple[HeardView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """Two statements that mean the same.

    ``meaning`` says in words how they compare, ``slope`` is None when a side has no score.
    """

    number: int
    earlier: SideView
    later: SideView
    why: str
    slope: SlopeView | None
    mark: str
    echo: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrospectView:
    """A check beforehand beside one afterwards.

    ``voices`` are who has a line of their own, none for the checks of two persons. ``first`` are the same pairs, what
    to talk about in front.
    """

    voices: tuple[GroupView, ...]
    pairs: tuple[PairView, ...]
    first: tuple[PairView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedView:
    """Which answers to an earlier version count of one moment, and which do not."""

    moment: str
    rows: tuple[TermView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DevelopmentView:
    """A whole report about several moments; ``body`` is what only this kind of it has.

    ``counts`` says how many statements or pairs changed in which way. ``moments`` are the names of the moments,
    ``period`` says from when to when. ``notices`` say in what the moments are not alike, ``remarks`` what else is to
    know of the answers. ``table`` has the details of each moment. ``uncompared_reason`` says why statements do not
    count. ``carried`` has the moments of one person who answered an earlier version.
    """

    name: str
    document_title: str
    description: str
    checklist: str
    organisation: str
    heading: str
    running: str
    phase: str
    period: str
    created: str
    fictitious: bool
    notices: tuple[str, ...]
    remarks: tuple[str, ...]
    headline: str
    conclusion: str
    mark: str
    counts: tuple[CountView, ...]
    moments: tuple[str, ...]
    table: tuple[ColumnsView, ...]
    carried: tuple[CarriedView, ...]
    uncompared: tuple[UncomparedView, ...]
    uncompared_reason: str
    protection: tuple[str, ...]
    method: tuple[str, ...]
    limitations: tuple[str, ...]
    origin: tuple[TermView, ...]
    body: TrendView | GroupTrendView | RetrospectView
