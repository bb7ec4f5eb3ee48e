"""How people on several sides of the table answered the same checklist, as far as it may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NewType, TypeAlias

from dialoogcheck.answers.model import Details
from dialoogcheck.checklist import model as checklist_model

GroupId = NewType("GroupId", str)
Notes: TypeAlias = Mapping[checklist_model.StatementId, tuple[str, ...]]
"""What people wrote at each statement and open question, by alphabet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People whose answers are shown together: one perspective, or several that are too small to be shown apart."""

    id: GroupId
    perspectives: tuple[checklist_model.Perspective, ...]
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one group answered to one statement.

    ``asked`` counts who got the statement, ``open`` who passed it over. ``hidden`` says that some gave an answer, but
    too few to show any of them: then all other numbers are 0. Otherwise ``scored``, ``unknown``, ``not_applicable`` and
    ``open`` add up to ``asked``. ``counts`` has a number for every choice of the scale; it is empty when nobody gave a
    score or too few did to show it, and ``mean`` (0 to 1, exact), ``lowest``, ``highest`` (0 to 1) and ``agreement`` (0
    to 1) are None then.
    """

    group: GroupId
    asked: int
    open: int
    hidden: bool
    scored: int
    unknown: int
    not_applicable: int
    counts: Mapping[checklist_model.ChoiceId, int]
    mean: Fraction | None
    lowest: Fraction | None
    highest: Fraction | None
    agreement: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """How far the means of groups lie apart (0 to 1), and which groups have the lowest and the highest.

    With equal means all are in both.
    """

    size: Fraction
    lower: tuple[GroupId, ...]
    higher: tuple[GroupId, ...]


def measure_gap(means: Mapping[GroupId, Fraction]) -> Gap | None:
    """How far these means lie apart; None with fewer than two."""
    if len(means) < 2:  # noqa: PLR2004 - a gap is between two
        return None
    low, high = min(means.values()), max(means.values())
    return Gap(
        size=high - low,
        lower=tuple(group for group, mean in means.items() if mean == low),
        higher=tuple(group for group, mean in means.items() if mean == high),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCell:
    """How one group sees a whole area, from what is shown of its statements.

    ``counts`` adds up the answers; ``mean`` (0 to 1) is weighted; ``lowest`` and ``highest`` are the means of the
    statements that lie furthest apart, ``agreement`` (0 to 1) is the mean of theirs.
    """

    group: GroupId
    counts: Mapping[checklist_model.ChoiceId, int]
    mean: Fraction
    lowest: Fraction
    highest: Fraction
    agreement: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What groups see in their own way, and what a picture can show: a statement, or a whole area."""

    area: checklist_model.Area
    cells: tuple[Cell, ...] | tuple[AreaCell, ...]

    @property
    def means(self) -> Mapping[GroupId, Fraction]:
        """The mean of each group that has one."""
        return {cell.group: cell.mean for cell in self.cells if cell.mean is not None}

    @property
    def mean(self) -> Fraction | None:
        """The mean of the groups' means (0 to 1): a large group has no louder voice. None without any."""
        means = self.means.values()
        return sum(means, Fraction(0)) / len(means) if means else None

    @property
    def gap(self) -> Gap | None:
        """How far the groups lie apart; None with fewer than two."""
        return measure_gap(self.means)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementComparison(Compared):
    """One statement through the eyes of each group that was asked."""

    cells: tuple[Cell, ...]
    statement: checklist_model.Statement
    critical: checklist_model.CriticalKind | None

    @property
    def divided(self) -> tuple[GroupId, ...]:
        """The groups in which opinions differ much: an agreement below one half."""
        return tuple(cell.group for cell in self.cells if cell.agreement is not None and cell.agreement * 2 < 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaComparison(Compared):
    """One area.

    Its ``cells`` rest on the ``basis``: the number of statements that every group with a score could score.

    Other statements would compare answers to different questions.
    """

    cells: tuple[AreaCell, ...]
    statements: tuple[StatementComparison, ...]
    basis: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindSpot:
    """A statement of which some groups mostly do not know whether it is so, while others mostly do."""

    comparison: StatementComparison
    unaware: tuple[GroupId, ...]
    aware: tuple[GroupId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The whole comparison; it holds nothing that may not be shown.

    ``details`` are those of the group. ``participants`` counts the people of every perspective, in checklist order.
    ``groups`` are shown, ``hidden`` are perspectives with people that are in none of them. ``open`` says that the group
    agreed to show small groups apart. ``gaps`` (at least one step of the scale), ``blind_spots``, ``strengths`` and
    ``worries`` (which all groups share) have the most telling one first.

    ``limits`` of the phase and ``talk_rules`` are those that hold for the facts of at least one person, shown or not;
    ``unlike`` are the facts about which people differ.
    """

    checklist: checklist_model.Checklist
    fingerprint: str
    details: Details
    phase: checklist_model.Phase
    open: bool
    participants: tuple[tuple[checklist_model.Perspective, int], ...]
    groups: tuple[Group, ...]
    hidden: tuple[checklist_model.Perspective, ...]
    areas: tuple[AreaComparison, ...]
    gaps: tuple[StatementComparison, ...]
    blind_spots: tuple[BlindSpot, ...]
    strengths: tuple[StatementComparison, ...]
    worries: tuple[StatementComparison, ...]
    limits: tuple[checklist_model.Remark, ...]
    talk_rules: tuple[checklist_model.Remark, ...]
    unlike: tuple[checklist_model.Fact, ...]

    @property
    def statements(self) -> tuple[StatementComparison, ...]:
        """All of them, in the order in which they are numbered."""
        return tuple(item for area in self.areas for item in area.statements)

    @property
    def comparable(self) -> int:
        """How many statements at least two groups gave a score to."""
        return sum(item.gap is not None for item in self.statements)

    @property
    def people(self) -> int:
        """How many people took part."""
        return sum(number for _, number in self.participants)
