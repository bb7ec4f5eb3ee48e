"""How groups look in pictures: a letter and a shape for each, and places on a line from 0 to 100."""

from collections.abc import Iterable
from fractions import Fraction

from dialoogcheck import dutch
from dialoogcheck.document.blocks import GroupMark, Marker

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


def place_markers(means: Iterable[tuple[GroupMark, Fraction]]) -> tuple[Marker, ...]:
    """The markers of these means (0 to 1), from low to high, each in the lowest lane where it is free."""
    ends: list[int] = []
    markers = []
    for mark, mean in sorted(means, key=lambda item: item[1]):
        value = dutch.round_half_up(mean * 100)
        lane = next((number for number, end in enumerate(ends) if value - end >= WIDTH_OF_MARKER), len(ends))
        ends[lane : lane + 1] = [value]
        markers.append(Marker(mark=mark, value=value, lane=lane))
    return tuple(markers)
