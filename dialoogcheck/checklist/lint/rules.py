"""What a rule for checklists is, and the contents of a checklist that rules look at."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from dialoogcheck.checklist.fields import Manuscript, Record
from dialoogcheck.checklist.lint.text import split_words
from dialoogcheck.checklist.nodes import Place, Text
from dialoogcheck.diagnostic import Severity

_MOST_COMBINATIONS = 10_000
"""More combinations of facts than any real checklist has: a hostile one must not keep the linter busy for a year."""


class Contents:
    """The things in a checklist, by kind and by id."""

    def __init__(self, draft: Manuscript) -> None:
        """What could be read of the checklist."""
        root = draft.root
        self.root = root
        self.prose = draft.prose
        self.phases = {phase.text("id"): phase for phase in root.records("phases")}
        self.facts = {fact.text("id"): fact for fact in root.records("facts")}
        self.options = {
            id_: {option.text("id"): option for option in fact.records("options")} for id_, fact in self.facts.items()
        }
        self.perspectives = {perspective.text("id"): perspective for perspective in root.records("perspectives")}
        self.sources = {source.text("id"): source for source in root.records("sources")}
        self.areas = root.records("areas")
        self.statements = [statement for area in self.areas for statement in area.records("statements")]
        self.pitfalls = [pitfall for area in self.areas for pitfall in area.records("pitfalls")]
        self.tips = [tip for area in self.areas for tip in area.records("tips")]
        self.advices = [*self.pitfalls, *self.tips]
        self.open_questions = [question for area in self.areas for question in area.records("open_questions")]
        self.area_of = {statement.text("id"): area for area in self.areas for statement in area.records("statements")}

    @property
    def remarks(self) -> Iterator[Record]:
        """Everything with a text and sources that belongs to a phase or to the conversation."""
        yield from self.root.records("talk_rules")
        for phase in self.phases.values():
            yield from phase.records("limits")
            yield from phase.records("avoid")
            stop = phase.record("stop")
            if stop:
                yield from stop.records("texts")
                yield stop

    @property
    def sourced(self) -> Iterator[Record]:
        """Everything that names its sources."""
        return itertools.chain(self.remarks, self.advices)

    @property
    def with_phases(self) -> Iterator[Record]:
        """Everything that holds in some phases."""
        yield from self.facts.values()
        for statement in self.statements:
            yield statement
            critical = statement.record("critical")
            if critical:
                yield critical
        yield from self.advices

    @property
    def conditions(self) -> Iterator[dict[Text, list[Text]]]:
        """Every condition on facts."""
        for record in (*self.statements, *self.advices, *self.remarks):
            yield record.condition()
            yield record.condition("unless")
        for statement in self.statements:
            critical = statement.record("critical")
            if critical:
                yield critical.condition()

    @cached_property
    def spoken(self) -> list[tuple[Text, list[str]]]:
        """Every sentence that somebody answers, the statements and their mirrors, with its words in small letters.

        A comma is a word too.
        """
        said = ((item.values.get("text"), *item.texts_by_name("mirrors").values()) for item in self.statements)
        return [(text, split_words(text)) for texts in said for text in texts if text]

    def find_situations(
        self, phase: str, holding: Sequence[dict[Text, list[Text]]], others: Sequence[dict[Text, list[Text]]] = ()
    ) -> Iterator[dict[str, str]]:
        """The answers to the facts asked in ``phase`` with which all of ``holding`` hold.

        Every combination comes once, of the facts that a condition looks at, one of the ``others`` included.
        """
        asked = [id_ for id_, fact in self.facts.items() if not fact.has("phases") or phase in fact.texts("phases")]
        relevant = [id_ for id_ in asked if any(id_ in condition for condition in (*holding, *others))]
        options = (self.options[id_] for id_ in relevant)
        for answers in itertools.islice(itertools.product(*options), _MOST_COMBINATIONS):
            facts = dict(zip(relevant, answers, strict=True))
            if all(holds(condition, facts) for condition in holding):
                yield facts


def holds(condition: dict[Text, list[Text]], facts: dict[str, str]) -> bool:
    """The same as ``Condition.holds`` of the model: a fact that is not asked does not restrict."""
    return all(facts[fact] in values for fact, values in condition.items() if fact in facts)


class Finding(NamedTuple):
    """Where a rule is broken, and what is wrong."""

    place: Place
    message: str


class Example(NamedTuple):
    """A change to the smallest checklist: ``write`` this ``instead_of`` that.

    The finding stands where ``points_at`` begins in it.
    """

    instead_of: str
    write: str
    points_at: str = ""


class Rule(NamedTuple):
    """One rule. ``vital`` says that a checklist that breaks it cannot be used, and not only be better."""

    code: str
    why: str
    bad: Example
    good: Example
    severity: Severity
    vital: bool
    find: Callable[[Contents], Iterable[Finding]]


_Find = Callable[[Contents], Iterable[Finding]]


class Family(list[Rule]):
    """Rules that belong together, in the order of a manual."""

    def __init__(self, *, vital: bool = False, severity: Severity = Severity.ERROR) -> None:
        """Its rules have this ``severity`` and are ``vital``, but for a rule that says otherwise itself."""
        super().__init__()
        self.vital = vital
        self.severity = severity

    def rule(
        self, code: str, why: str, *, bad: Example, good: Example, vital: bool = False, severity: Severity | None = None
    ) -> Callable[[_Find], _Find]:
        """Adds what it decorates to the family, as the function that finds where this rule is broken."""

        def register(find: _Find) -> _Find:
            self.append(Rule(code, why, bad, good, severity or self.severity, vital or self.vital, find))
            return find

        return register
