"""What a good adviser would say about a result: what to do first, what to watch for, and why."""

from dataclasses import dataclass

from dialoogcheck.advice.result import AreaResult, Result, StatementResult
from dialoogcheck.checklist.model import Area, Pitfall, Tip


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A tip that fits, because of these answers (the one that gave it its place comes first).

    ``number`` is its place in the list of all. ``find_out`` says that none of these answers is known yet: first ask
    whether the statement is so, then do the tip if it is not.
    """

    number: int
    area: Area
    tip: Tip
    because: tuple[StatementResult, ...]

    @property
    def find_out(self) -> bool:
        """Whether the first step is to find out how things are."""
        return all(item.is_unknown for item in self.because)


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A pitfall that lies open, because of these answers."""

    pitfall: Pitfall
    because: tuple[StatementResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaAdvice:
    """The advice on one area: what is good already, what can go wrong, what to do."""

    result: AreaResult
    strengths: tuple[StatementResult, ...]
    nearly: tuple[StatementResult, ...]
    risks: tuple[Risk, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The whole advice.

    ``actions`` is in the order in which to do them; ``first_actions`` are at most three of them, each about another
    statement.
    """

    result: Result
    areas: tuple[AreaAdvice, ...]
    actions: tuple[Action, ...]
    first_actions: tuple[Action, ...]
    unknowns: tuple[StatementResult, ...]
