"""What a checklist is: areas with statements, and the pitfalls, tips and phases that go with them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import NewType, Protocol, TypeVar

ChecklistId = NewType("ChecklistId", str)
ChoiceId = NewType("ChoiceId", str)
LevelId = NewType("LevelId", str)
PhaseId = NewType("PhaseId", str)
FactId = NewType("FactId", str)
PerspectiveId = NewType("PerspectiveId", str)
AreaId = NewType("AreaId", str)
StatementId = NewType("StatementId", str)
PitfallId = NewType("PitfallId", str)
TipId = NewType("TipId", str)
SourceId = NewType("SourceId", str)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_HasId)


def find(items: Iterable[_Item], id_: str) -> _Item:
    """The item with this id; KeyError when there is none."""
    for item in items:
        if item.id == id_:
            return item
    raise KeyError(id_)


class CriticalKind(StrEnum):
    """Why a statement is critical: the law asks it, or the process fails without it."""

    LEGAL = "juridisch"
    PROCESS = "proces"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """The answers to facts under which something applies; empty means always.

    A fact that is not asked in a phase does not restrict there: "only with dialogue rounds" is a limit in the phase
    that asks about dialogue rounds and none in the others.
    """

    allowed: Mapping[FactId, tuple[str, ...]] = field(default_factory=dict)

    def holds(self, facts: Mapping[FactId, str]) -> bool:
        """True unless an asked fact (a key of ``facts``) has an answer outside the allowed ones."""
        return all(facts[fact] in values for fact, values in self.allowed.items() if fact in facts)


ALWAYS = Condition()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer on the scale; ``points`` is a whole number from 0.

    ``mirror_name`` is how it is called under a mirror statement, where that says what somebody experiences; None when
    that makes no difference. ``meaning`` says in general when it fits, ``mirror_meaning`` when it does under a mirror
    statement; None where an author did not say.
    """

    id: ChoiceId
    name: str
    points: int
    mirror_name: str | None = None
    meaning: str | None = None
    mirror_meaning: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A word for a score; ``minimum`` is the lowest exact score, from 0 to 100, that earns it."""

    id: LevelId
    name: str
    minimum: Fraction
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence with the sources that say it; it is only true when the condition holds."""

    text: str
    sources: tuple[SourceId, ...]
    condition: Condition = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Why this phase is not one for dialogue, unless the condition holds.

    Of ``texts`` the first counts whose condition holds; ``text``, with its ``sources``, where none does (None when one
    always does).
    """

    title: str
    unless: Condition
    texts: tuple[Remark, ...] = ()
    text: str | None = None
    sources: tuple[SourceId, ...] = ()

    def holds(self, facts: Mapping[FactId, str]) -> bool:
        """Whether there is no dialogue with these facts."""
        return not (self.unless.allowed and self.unless.holds(facts))

    def explain(self, facts: Mapping[FactId, str]) -> Remark:
        """What to say with these facts."""
        fitting = (remark for remark in self.texts if remark.condition.holds(facts))
        return next(fitting, Remark(text=self.text or self.title, sources=self.sources))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A part of the purchasing cycle: what dialogue is for in it, how much room there is and what limits it.

    ``room`` is one word, None where an author has nothing to say about it; ``room_text`` is empty then.
    """

    id: PhaseId
    name: str
    description: str
    purpose: str
    limits: tuple[Remark, ...] = ()
    avoid: tuple[Remark, ...] = ()
    room: str | None = None
    room_text: str = ""
    topics: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    stop: Stop | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One possible answer to a fact."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A question about the situation that decides which statements apply; ``name`` is how a report calls it.

    ``phases`` is empty when it is asked in every phase; ``yes_no`` facts have the options ja and nee. A ``moment``
    tells when somebody answered: answers with different values were given at different times, and belong in no picture
    of one time.
    """

    id: FactId
    name: str
    question: str
    explanation: str
    options: tuple[Option, ...]
    default: str
    yes_no: bool = False
    moment: bool = False
    phases: tuple[PhaseId, ...] = ()

    def is_asked_in(self, phase: PhaseId) -> bool:
        """Whether this fact is asked in ``phase``."""
        return not self.phases or phase in self.phases

    def option(self, id_: str) -> Option:
        """The option with this id; KeyError when there is none."""
        return find(self.options, id_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """A side of the table; ``full`` ones answer the statements, the others their mirrors.

    ``plain`` asks for the plainest words and larger type in what this side reads. ``plural`` is how a list calls these
    people, None when that is the name.
    """

    id: PerspectiveId
    name: str
    full: bool
    plain: bool = False
    plural: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Critical:
    """What must be solved first when it is not so; ``phases`` and ``condition`` say where that holds.

    Of a legal one every answer below the top must be, of a process one only the lowest.
    """

    kind: CriticalKind
    phases: tuple[PhaseId, ...]
    condition: Condition = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Situated:
    """What only applies in some phases, with some answers to facts."""

    phases: tuple[PhaseId, ...]
    condition: Condition

    def applies(self, phase: PhaseId, facts: Mapping[FactId, str]) -> bool:
        """Whether it does in ``phase`` with these facts."""
        return phase in self.phases and self.condition.holds(facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Situated):
    """One observable thing that is so or not; ``weight`` is a whole number from 1.

    ``talk_question`` is the open question that starts a conversation about it, None when the author wrote none.
    ``replaces`` are the ids that it had in earlier versions of the checklist: an answer to one of those is an answer to
    this. ``who_knows`` is None where only the reader can know: then *weet niet* is nothing to find out. ``anchors`` say
    for a choice (or *weet-niet*, *nvt*) when it fits here, where the general words do not do. ``choices`` are those of
    the scale that can be given, empty when all can.
    """

    id: StatementId
    title: str
    text: str
    critical: Critical | None
    weight: int
    explanation: str
    not_applicable: str | None
    who_knows: str | None
    mirrors: Mapping[PerspectiveId, str]
    talk_question: str | None = None
    replaces: tuple[StatementId, ...] = ()
    anchors: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[ChoiceId, ...] = ()

    def text_for(self, perspective: Perspective) -> str | None:
        """How this side of the table reads it: the statement itself or its mirror.

        None when it has none for this side.
        """
        return self.text if perspective.full else self.mirrors.get(perspective.id)

    def critical_kind(self, phase: PhaseId, facts: Mapping[FactId, str]) -> CriticalKind | None:
        """The kind of critical it is in ``phase`` with these facts, or None when it is not critical there."""
        critical = self.critical
        applies = critical and phase in critical.phases and critical.condition.holds(facts)
        return critical.kind if critical and applies else None

    def allows(self, choice: ChoiceId) -> bool:
        """Whether this choice of the scale can be given here."""
        return not self.choices or choice in self.choices


@dataclass(frozen=True, slots=True, kw_only=True)
class Pitfall(Situated):
    """What goes wrong when the statements that call it up are not in order, and how one sees that."""

    id: PitfallId
    title: str
    text: str
    recognise: str
    statements: tuple[StatementId, ...]
    sources: tuple[SourceId, ...]


class TimingKind(StrEnum):
    """From what the moment of an action is counted, as it is written in a checklist and in a result."""

    BEFORE = "dagen_voor"
    WITHIN = "binnen"
    NOW = "meteen"
    DURING = "tijdens"
    AFTER = "dagen_na"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When an action is ready at best: a number of calendar days before or after the conversation, or from today."""

    kind: TimingKind
    days: int = 0


USUAL_TIMING = Timing(kind=TimingKind.BEFORE, days=14)
USUAL_EFFORT = 60
"""What a plan counts with for a tip that does not say when it must be ready, or how many minutes it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShorterForm:
    """What still helps when there is less time than a tip asks. The fields are those of ``Tip``."""

    action: str
    effort: int
    timing: Timing
    until: int = 1
    wait: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip(Situated):
    """Something to do: who does it, when, and how much work it is.

    ``effort`` is the own work in minutes, all together; ``wait`` the days until an answer is in; ``until`` the last
    number of days before the conversation at which it still helps; ``after`` the tips that must come first. ``when``
    are words of the author beside the timing, where the moment is an event. A checklist of before 0.4.0 has words only:
    ``timing`` and ``effort`` are None then, and ``duration`` says how long it takes.
    """

    id: TipId
    action: str
    who: str
    statements: tuple[StatementId, ...]
    sources: tuple[SourceId, ...]
    timing: Timing | None = None
    effort: int | None = None
    wait: int = 0
    until: int = 1
    after: tuple[TipId, ...] = ()
    shorter: ShorterForm | None = None
    when: str | None = None
    duration: str | None = None
    worksheet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question that somebody answers in words of their own, or not at all. It has no score.

    Its answer is kept like the note of a statement, and protected like one. So its id is that of a statement too: no
    two of them are the same.
    """

    id: StatementId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A group of preconditions that is scored as one.

    ``plain_name`` is how a form in plain words calls it, None when that is the name.

    ``open_questions`` come after its statements, wherever at least one of those is asked.
    """

    id: AreaId
    name: str
    description: str
    question: str
    statements: tuple[Statement, ...]
    pitfalls: tuple[Pitfall, ...]
    tips: tuple[Tip, ...]
    plain_name: str | None = None
    open_questions: tuple[OpenQuestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a claim comes from; ``year`` and ``address`` may be unknown."""

    id: SourceId
    title: str
    organisation: str
    year: str | None
    address: str | None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the field and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictWords:
    """How a checklist calls a conclusion, where the usual words do not fit.

    ``verdict`` is the word of the conclusion in files.
    """

    verdict: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """A statement of another checklist that is about the same thing, seen at another moment.

    ``why`` says how they belong together.
    """

    statement: StatementId
    checklist: ChecklistId
    other: StatementId
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """A whole checklist. Its order is the order in which people see it.

    ``scale`` runs from the lowest points to the highest, ``levels`` from the highest threshold to 0;
    ``coverage_minimum`` is the lowest coverage (0 to 100) at which an area gets a level. ``talk_rules`` are what a
    chair reads out before a conversation. ``report_name`` is what its report is called and ``form_introduction`` how
    its forms begin; None when the usual words fit. ``unknown_meaning`` and ``not_applicable_meaning`` say in general
    when *weet niet* and *nvt* fit. ``looks_back`` says that the conversation was held already; else it is to come.
    """

    id: ChecklistId
    version: str
    title: str
    description: str
    introduction: str
    scale: tuple[Choice, ...]
    levels: tuple[Level, ...]
    coverage_minimum: Fraction
    phases: tuple[Phase, ...]
    facts: tuple[Fact, ...]
    perspectives: tuple[Perspective, ...]
    areas: tuple[Area, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    limitations: tuple[str, ...]
    privacy: tuple[str, ...]
    talk_rules: tuple[Remark, ...] = ()
    report_name: str | None = None
    form_introduction: str | None = None
    looks_back: bool = False
    verdict_words: tuple[VerdictWords, ...] = ()
    counterparts: tuple[Counterpart, ...] = ()
    unknown_meaning: str = ""
    not_applicable_meaning: str = ""

    @property
    def statements(self) -> Iterator[Statement]:
        """Every statement, in checklist order."""
        return (statement for area in self.areas for statement in area.statements)

    @property
    def open_questions(self) -> Iterator[OpenQuestion]:
        """Every open question, in checklist order."""
        return (question for area in self.areas for question in area.open_questions)

    @property
    def answer_ids(self) -> Iterator[StatementId]:
        """What an answer file can hold an answer to.

        Per area the statements and then the open questions, in checklist order.
        """
        for area in self.areas:
            yield from (statement.id for statement in area.statements)
            yield from (question.id for question in area.open_questions)

    @property
    def replacements(self) -> Mapping[StatementId, StatementId]:
        """For each id of an earlier version the statement that takes its answers now, in checklist order."""
        return {old: statement.id for statement in self.statements for old in statement.replaces}

    @property
    def top_points(self) -> int:
        """The points of the best choice of the scale."""
        return max(choice.points for choice in self.scale)

    @property
    def steps(self) -> int:
        """How many steps there are from the lowest choice to the highest.

        1 for a scale of one choice, on which nobody differs.
        """
        return max(1, len(self.scale) - 1)

    @property
    def organiser(self) -> Perspective:
        """The perspective of who prepares the conversation: the first that answers the statements themselves."""
        return next(perspective for perspective in self.perspectives if perspective.full)

    def phase(self, id_: PhaseId) -> Phase:
        """The phase with this id; KeyError when there is none."""
        return find(self.phases, id_)

    def fact(self, id_: FactId) -> Fact:
        """The fact with this id; KeyError when there is none."""
        return find(self.facts, id_)

    def perspective(self, id_: PerspectiveId) -> Perspective:
        """The perspective with this id; KeyError when there is none."""
        return find(self.perspectives, id_)

    def statement(self, id_: StatementId) -> Statement:
        """The statement with this id; KeyError when there is none."""
        return find(self.statements, id_)

    def choice(self, id_: ChoiceId) -> Choice:
        """The choice of the scale with this id; KeyError when there is none."""
        return find(self.scale, id_)

    def tip(self, id_: TipId) -> Tip:
        """The tip with this id; KeyError when there is none."""
        return find((tip for area in self.areas for tip in area.tips), id_)

    def facts_in(self, phase: PhaseId) -> tuple[Fact, ...]:
        """The facts that are asked in ``phase``."""
        return tuple(fact for fact in self.facts if fact.is_asked_in(phase))

    def moments(self, phase: PhaseId, facts: Mapping[FactId, str]) -> tuple[tuple[Fact, Option], ...]:
        """The moment of which these answers are: the facts that are one with what was chosen there.

        The default is no moment of its own.
        """
        chosen = ((fact, facts.get(fact.id, fact.default)) for fact in self.facts_in(phase) if fact.moment)
        return tuple((fact, fact.option(value)) for fact, value in chosen if value != fact.default)
