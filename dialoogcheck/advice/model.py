"""What a good adviser would say about a result: what to do first and by when, what to watch for, and why."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dialoogcheck.advice.result import AreaResult, Result, StatementResult
from dialoogcheck.checklist.model import Area, Pitfall, Timing, Tip


class ActionForm(StrEnum):
    """In which form an action still fits before the conversation, from the best to none."""

    USUAL = "gewoon"
    LATER = "later"
    SHORTER = "korter"
    TOO_LATE = "te-laat"


class ActionReason(StrEnum):
    """Why an action is in the plan: for the law, for something else that is critical, or because it helps."""

    LEGAL = "juridisch"
    CRITICAL = "kritiek"
    ORDINARY = "gewoon"


class Feasibility(StrEnum):
    """Whether a plan can be carried out in time."""

    YES = "ja"
    TIGHT = "krap"
    NO = "nee"


class TightReason(StrEnum):
    """Why a plan that can be carried out is tight all the same, what says most first.

    ``LATE``: something critical had to begin before today. ``AFTER``: something critical is only ready after the
    conversation. ``TOO_LATE``: something no longer fits. ``SHORTER``: something only fits in its shorter form.
    ``POSTPONED``: something waits for the conversation or after it, only because what is for before it is too late.
    ``UNKNOWN``: something critical must be asked first, and may turn out to be work. ``WORK``: there is more work than
    a half day on each working day. ``HOURS``: the hours that somebody named do not suffice. ``CROWDED``: something was
    left out for want of time, and not of those hours.
    """

    LATE = "later"
    AFTER = "erna"
    TOO_LATE = "te-laat"
    SHORTER = "korter"
    POSTPONED = "uitgesteld"
    UNKNOWN = "onbekend"
    WORK = "werk"
    HOURS = "uren"
    CROWDED = "vol"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A tip that fits, because of these answers (the one that gave it its place comes first).

    ``number`` is its place in the list of all, the same wherever it is shown. ``ask`` says that none of these answers
    is known yet: the action is to find out whether the tip is needed; then ``who`` is who could know. ``instruction``,
    ``timing`` and ``minutes`` are those of the ``form``. ``begin`` and ``ready`` are the days from and on which it is
    done, None where there are none.
    """

    number: int
    area: Area
    tip: Tip
    because: tuple[StatementResult, ...]
    reason: ActionReason
    ask: bool
    form: ActionForm
    instruction: str
    who: str
    timing: Timing
    minutes: int
    begin: dt.date | None = None
    ready: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to do before, during and after the conversation, in the order of importance.

    It counts from ``start`` to ``talk``; ``days`` are the calendar days between them, negative when the conversation is
    behind. ``minutes`` is the work before it; of ``budget`` (the minutes that there are, None when nobody said)
    ``lacking`` are short for what the plan would hold without that limit. ``feasible`` is None where nothing can be
    said; ``tight_by`` says why it is tight, and is empty when it is not; ``first_feasible`` is the first day on which
    what must be done would fit, when it does not now.
    ``further`` are the other actions, numbered on. ``unserved`` has the statements for which there is no action.
    """

    start: dt.date | None
    talk: dt.date | None
    held: bool
    days: int | None
    minutes: int
    budget: int | None
    lacking: int
    feasible: Feasibility | None
    tight_by: tuple[TightReason, ...]
    first_feasible: dt.date | None
    steps: tuple[Action, ...]
    further: tuple[Action, ...]
    unserved: tuple[StatementResult, ...]

    @property
    def doable(self) -> tuple[Action, ...]:
        """The steps that can still be done."""
        return tuple(step for step in self.steps if step.form is not ActionForm.TOO_LATE)


FIRST_ACTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A pitfall that lies open, because of these answers."""

    pitfall: Pitfall
    because: tuple[StatementResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaAdvice:
    """The advice on one area: what is good already, and what can go wrong."""

    result: AreaResult
    strengths: tuple[StatementResult, ...]
    risks: tuple[Risk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The whole advice.

    ``unknowns`` are the statements of which nobody knows yet how they are, and somebody could.
    """

    result: Result
    plan: Plan
    areas: tuple[AreaAdvice, ...]
    unknowns: tuple[StatementResult, ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions, by number: those of the plan and then the others."""
        return (*self.plan.steps, *self.plan.further)

    @property
    def first_actions(self) -> tuple[Action, ...]:
        """The first three of the plan that can still be done."""
        return self.plan.doable[:FIRST_ACTIONS]
