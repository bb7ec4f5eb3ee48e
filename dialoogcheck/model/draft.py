"""A check that is being filled in: what is known so far."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dialoogcheck.model.assessment import Answer, Details
from dialoogcheck.model.checklist import Checklist, FactId, PerspectiveId, PhaseId, StatementId


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody filled in so far; None is a question that was not answered yet (a skipped text is empty).

    ``facts`` and ``answers`` keep everything that was ever answered, also what the present phase does not ask: nothing
    is lost when somebody looks at another phase. ``done`` says that the user ended the check, whatever is still open;
    None when nobody said either way. ``source`` is the document that was gone on with, empty for a new check: what
    others wrote in it goes back into the file. ``fictitious`` marks an example.
    """

    date: dt.date | None
    short: bool = False
    organisation: str | None = None
    topic: str | None = None
    phase: PhaseId | None = None
    facts: Mapping[FactId, str] = field(default_factory=dict)
    perspective: PerspectiveId | None = None
    answers: Mapping[StatementId, Answer] = field(default_factory=dict)
    done: bool | None = None
    fictitious: bool = False
    source: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def details(self, checklist: Checklist) -> Details | None:
        """The details once all are known; None before."""
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
        )
