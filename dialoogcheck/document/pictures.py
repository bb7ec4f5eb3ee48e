"""How pictures look: a letter and a shape for each group, places on a line from 0 to 100, and lines through time."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import TypeVar

from dialoogcheck import dutch
from dialoogcheck.document.blocks import Marker, Slope, SlopeEnd, SlopeLine

SHAPES = ("circle", "square", "diamond", "triangle", "hexagon")
WIDTH_OF_MARKER = 7
"""In points of the line: markers nearer than this would lie over each other."""

DASHES = ("", "6 2.6", "1.9 2.1", "8 2 1.9 2", "3.6 1.6")
"""How the line of each shape is drawn, so that lines which cross are known apart without colour."""

SLOPE_WIDTH = 130
"""Units of a slope picture from left to right; the numbers stand outside the lines."""

NARROWEST, WIDER_BY = 40, 20
"""How far two moments lie apart, and how much further the first lies from the last for each moment between them."""

WIDEST = {False: 90, True: 60}
"""What the numbers, and the numbers with a mark, leave for the lines."""

LOWEST_SLOPE = 27
"""The height of a slope picture, unless more groups have a mark beside their line than fit in it."""

EDGE_OF_NUMBER, EDGE_OF_MARK = 4.5, 6.8
"""Room above and below the lines, for a number or a mark that stands beside their end."""

APART = {False: 8.5, True: 12.2}
"""How far numbers, and numbers with a mark, must be apart not to lie over each other."""


def choose_letters(names: Iterable[str]) -> tuple[str, ...]:
    """A capital for each name: its first letter that is still free, or else a number."""
    taken: list[str] = []
    for name in names:
        letters = [letter for letter in name.upper() if letter.isalpha()]
        numbers = (str(number) for number in range(1, len(taken) + 2))
        taken.append(next(letter for letter in (*letters, *numbers) if letter not in taken))
    return tuple(taken)


Key = TypeVar("Key", bound=Hashable)


def place_markers(means: Mapping[Key, Fraction], looks: Mapping[Key, tuple[str, str]]) -> tuple[Marker, ...]:
    """The markers of these means (0 to 1), from low to high, each in the lowest lane where it is free.

    ``looks`` are letter and shape.
    """
    ends: list[int] = []
    markers = []
    for group, mean in sorted(means.items(), key=lambda item: item[1]):
        value = dutch.round_half_up(mean * 100)
        lane = next((number for number, end in enumerate(ends) if value - end >= WIDTH_OF_MARKER), len(ends))
        ends[lane : lane + 1] = [value]
        letter, shape = looks[group]
        markers.append(Marker(letter=letter, shape=shape, value=value, lane=lane))
    return tuple(markers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line to draw: a value (0 to 1) or None for each moment.

    ``look`` is a letter and a shape, or both empty; ``ends`` says which get a number.
    """

    values: Sequence[Fraction | None]
    look: tuple[str, str] = ("", "")
    ends: tuple[bool, bool] = (True, True)


def draw_slope(lines: Sequence[Line], text: str) -> Slope:
    """The picture of these lines, of which there is at least one; ``text`` says the same in words.

    No number lies over another.
    """
    moments = len(lines[0].values)
    marked = any(line.look[0] for line in lines)
    edge = EDGE_OF_MARK if marked else EDGE_OF_NUMBER
    sides = [
        [(line, value) for line in lines if line.ends[side] and (value := line.values[side]) is not None]
        for side in (0, -1)
    ]
    height = max(float(LOWEST_SLOPE), 2 * edge + APART[marked] * (max(map(len, sides)) - 1))
    width = min(WIDEST[marked], NARROWEST + WIDER_BY * (moments - 2))
    columns = tuple(round((SLOPE_WIDTH - width) / 2 + width * place / (moments - 1), 1) for place in range(moments))

    def find_height(value: Fraction) -> float:
        return round(edge + float(1 - value) * (height - 2 * edge), 1)

    ends: list[dict[int, SlopeEnd]] = []
    for shown in sides:
        heights = _spread([find_height(value) for _, value in shown], APART[marked], edge, height - edge)
        numbers = [str(dutch.round_half_up(value * 100)) for _, value in shown]
        places = zip(shown, numbers, heights, strict=True)
        ends.append({id(line): SlopeEnd(text=number, y=y) for (line, _), number, y in places})

    drawn = []
    for line in lines:
        dots = [
            None if value is None else (x, find_height(value)) for x, value in zip(columns, line.values, strict=True)
        ]
        drawn.append(
            SlopeLine(
                letter=line.look[0],
                shape=line.look[1],
                dash=DASHES[SHAPES.index(line.look[1])] if line.look[1] else DASHES[0],
                strokes=tuple(" ".join(f"{x},{y}" for x, y in stroke) for stroke in _find_strokes(dots)),
                dots=tuple(dot for dot in dots if dot),
                start=ends[0].get(id(line)),
                end=ends[1].get(id(line)),
            )
        )
    return Slope(height=height, top=edge, columns=columns, lines=tuple(drawn), text=text)


def _find_strokes(dots: Iterable[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """The unbroken parts of a line: a moment without a value breaks it, and one dot alone is no line."""
    strokes = ([dot for dot in run if dot] for _, run in groupby(dots, key=bool))
    return [stroke for stroke in strokes if len(stroke) > 1]


def _spread(heights: Sequence[float], apart: float, top: float, bottom: float) -> list[float]:
    """Heights as near as can be to these, in the same order from top to bottom, and so far apart.

    They stay between top and bottom.
    """
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    spread = [0.0] * len(heights)
    before = top - apart
    for place in order:
        before = spread[place] = max(heights[place], before + apart)
    after = bottom + apart
    for place in reversed(order):
        after = spread[place] = round(min(spread[place], after - apart), 1)
    return spread
