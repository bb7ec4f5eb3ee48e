"""What somebody filled in: about which purchase, and which answer to which statement."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, TypeAlias

from dialoogcheck.checklist.model import Checklist, ChecklistId, ChoiceId, FactId, PerspectiveId, PhaseId, StatementId


class NoScore(StrEnum):
    """The answers that have no points: they leave the score alone."""

    NOT_APPLICABLE = "nvt"
    UNKNOWN = "weet-niet"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A choice of the checklist's scale or no score, with an optional note."""

    choice: ChoiceId | NoScore
    note: str = ""


class NoDate(StrEnum):
    """The answer to the question when the conversation is that gives no date."""

    NOT_KNOWN = "nog-niet-bekend"


Talk: TypeAlias = dt.date | NoDate
"""When the conversation is, as somebody answered it."""


def find_date(talk: Talk | None) -> dt.date | None:
    """The date in an answer; None when it has none, or nothing was answered."""
    return None if isinstance(talk, NoDate) else talk


OPEN_ANSWER = Answer(choice=NoScore.OPEN)

ROW = "rij-"
"""How the mark of a row of a table begins, which comes of what the row holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is filled in before the statements.

    ``facts`` has an answer to every fact that is asked in the phase. ``short`` says that only the short version is
    asked. Unknown texts are empty, an unknown date is None. ``fictitious`` marks an example, wherever it goes.
    ``recognisable`` is what the form told somebody: True that a group report may show their answers apart, False that
    it will not, None when nothing was said. ``talk`` is the date of the conversation, None when it is not known.
    """

    organisation: str
    topic: str
    date: dt.date | None
    phase: PhaseId
    facts: Mapping[FactId, str]
    perspective: PerspectiveId
    short: bool = False
    fictitious: bool = False
    recognisable: bool | None = None
    talk: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The answers to one checklist; a statement that is absent from ``answers`` is open.

    ``version`` and ``fingerprint`` are those of the checklist that was answered; the fingerprint is None when the file
    had none. ``submission`` tells two people with the same answers apart from one who sent twice; None when the file
    had no such mark. The answers stand under the ids of the checklist of now: ``carried`` says which of them came from
    another id of an earlier version, ``dropped`` which ids of then have no place any more. ``lowered`` says what was
    given where that answer cannot be: in ``answers`` stands what it counts as.
    """

    checklist: ChecklistId
    version: str
    fingerprint: str | None
    details: Details
    answers: Mapping[StatementId, Answer] = field(default_factory=dict)
    submission: str | None = None
    carried: Mapping[StatementId, StatementId] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    lowered: Mapping[StatementId, ChoiceId] = field(default_factory=dict)

    @property
    def own_mark(self) -> str | None:
        """What tells this form from that of somebody else who answered the same; a row of a table has no such thing."""
        return None if self.submission is None or self.submission.startswith(ROW) else self.submission

    def differs_from(self, fingerprint: str) -> bool:
        """Whether what decides the score is known to have been other than in the checklist with this fingerprint."""
        return self.fingerprint not in {None, fingerprint}

    def is_outdated(self, version: str, fingerprint: str) -> bool:
        """Whether this answers another checklist than the one of now with this version and fingerprint.

        Without a fingerprint the version tells.
        """
        return self.version != version if self.fingerprint is None else self.fingerprint != fingerprint

    def answer(self, statement: StatementId) -> Answer:
        """The answer to this statement; an open one when there is none."""
        return self.answers.get(statement, OPEN_ANSWER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What was answered the last time in a check that is measured again, and on what day if that is known."""

    date: dt.date | None
    answers: Mapping[StatementId, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody filled in so far; None is a question that was not answered yet (a skipped text is empty).

    ``facts`` and ``answers`` keep everything that was ever answered, also what the present phase does not ask: nothing
    is lost when somebody looks at another phase. ``done`` says that the user ended the check, whatever is still open;
    None when nobody said either way. ``source`` is the document that was gone on with, empty for a new check: what
    others wrote in it goes back into the file. ``fictitious`` marks an example. ``earlier`` is shown while a check is
    measured again.
    """

    date: dt.date | None
    short: bool = False
    organisation: str | None = None
    topic: str | None = None
    phase: PhaseId | None = None
    talk: Talk | None = None
    facts: Mapping[FactId, str] = field(default_factory=dict)
    perspective: PerspectiveId | None = None
    answers: Mapping[StatementId, Answer] = field(default_factory=dict)
    done: bool | None = None
    fictitious: bool = False
    earlier: Earlier | None = None
    source: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def details(self, checklist: Checklist) -> Details | None:
        """The details once all are known that decide what is asked; None before."""
        if self.organisation is None or self.topic is None or self.phase is None or self.perspective is None:
            return None
        asked = tuple(fact.id for fact in checklist.facts_in(self.phase))
        if any(id_ not in self.facts for id_ in asked):
            return None
        return Details(
            organisation=self.organisation,
            topic=self.topic,
            date=self.date,
            phase=self.phase,
            facts={id_: self.facts[id_] for id_ in asked},
            perspective=self.perspective,
            short=self.short,
            fictitious=self.fictitious,
            talk=find_date(self.talk),
        )


def strip_private(assessment: Assessment) -> Assessment:
    """The same answers without words of somebody's own and without names, to share with others."""
    details = replace(assessment.details, organisation="", topic="")
    answers = {
        id_: replace(answer, note="") for id_, answer in assessment.answers.items() if answer.choice != NoScore.OPEN
    }
    return replace(assessment, details=details, answers=answers, dropped=())
