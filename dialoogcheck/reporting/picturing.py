"""How groups look in pictures: a letter and a shape for each, and a place on a line from 0 to 100."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from dialoogcheck.language import dutch
from dialoogcheck.model.comparison import Comparison, Group, GroupId
from dialoogcheck.reporting.views import MarkerView

SHAPES = ("circle", "square", "diamond", "triangle", "hexagon")
WIDTH_OF_MARKER = 7
"""In points of the line: markers nearer than this would lie over each other."""


def choose_letters(names: Iterable[str]) -> tuple[str, ...]:
    """A capital for each name: its first letter that is still free, or else a number."""
    taken: list[str] = []
    for name in names:
        letters = [letter for letter in name.upper() if letter.isalpha()]
        numbers = (str(number) for number in range(1, len(taken) + 2))
        taken.append(next(letter for letter in (*letters, *numbers) if letter not in taken))
    return tuple(taken)


def choose_looks(comparison: Comparison) -> Mapping[GroupId, tuple[str, str]]:
    """A letter and a shape for each group: those of a perspective are the same in every report about its checklist.

    With more perspectives than shapes the shapes come back, and only the letter tells them apart.
    """
    perspectives = comparison.checklist.perspectives
    letters = choose_letters([*(perspective.plural or perspective.name for perspective in perspectives), "Samen"])
    shapes = [SHAPES[number % len(SHAPES)] for number in range(len(letters))]
    own = {GroupId(perspective.id): look for perspective, look in zip(perspectives, zip(letters, shapes, strict=True), strict=False)}

    def find_free_shape(group: Group) -> str:
        # Those who are together are not apart: where the shapes come back, that of the first of them is free.
        return shapes[-1] if len(shapes) <= len(SHAPES) else own[GroupId(group.perspectives[0].id)][1]

    return {group.id: own.get(group.id) or (letters[-1], find_free_shape(group)) for group in comparison.groups}


def place_markers(means: Mapping[GroupId, Fraction], looks: Mapping[GroupId, tuple[str, str]]) -> tuple[MarkerView, ...]:
    """The markers of these means (0 to 1), from low to high, each in the lowest lane where it is free; ``looks`` are letter and shape."""
    ends: list[int] = []
    markers = []
    for group, mean in sorted(means.items(), key=lambda item: item[1]):
        value = dutch.round_half_up(mean * 100)
        lane = next((number for number, end in enumerate(ends) if value - end >= WIDTH_OF_MARKER), len(ends))
        ends[lane : lane + 1] = [value]
        letter, shape = looks[group]
        markers.append(MarkerView(letter=letter, shape=shape, value=value, lane=lane))
    return tuple(markers)
