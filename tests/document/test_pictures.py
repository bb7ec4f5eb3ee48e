"""Lines through time: every number has a place of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import pytest

from dialoogcheck.document.blocks import GroupMark, Slope, SlopeLine
from dialoogcheck.document.pictures import SHAPES, choose_letters, place_markers
from dialoogcheck.document.svg import APART, draw
from tests.group.people import begin_chance


@dataclass
class Seen:
    """What can be seen in a picture of lines: numbers are a height and a text, in the order of the lines."""

    height: float
    top: float
    start: list[tuple[float, str]]
    end: list[tuple[float, str]]
    dots: list[tuple[float, float]]
    strokes: list[str]


def look(*lines: Sequence[float | None], marked: bool = True) -> Seen:
    """A picture of these values, with a mark for each line or without."""
    marks = [GroupMark(letter=chr(ord("A") + place), shape=SHAPES[place]) for place in range(len(lines))]
    fractions = [
        [None if value is None else Fraction(value).limit_denominator(100) for value in line] for line in lines
    ]
    drawn = draw(
        Slope(
            lines=tuple(
                SlopeLine(values=values, mark=mark if marked else None)
                for values, mark in zip(fractions, marks, strict=True)
            ),
            text="tekst",
        )
    )
    start, end = (
        [
            (round(float(y) - 2.9, 1), text)
            for y, text in re.findall(rf'<text [^>]*y="([\d.]+)" text-anchor="{anchor}"[^>]*>(\d+)</text>', drawn)
        ]
        for anchor in ("end", "start")
    )
    (height,) = re.findall(r'viewBox="0 0 130 ([\d.]+)"', drawn)
    (top, *_) = re.findall(r'<rect [^>]*y="([\d.]+)"', drawn)
    dots = [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="2.3"', drawn)]
    strokes = re.findall(r"<polyline [^>]*>", drawn)
    if marked:
        assert re.findall(r'text-anchor="middle"[^>]*>(.)<', drawn) == [
            mark.letter
            for mark, values in zip(marks, lines, strict=True)
            for value in values[:: len(values) - 1]
            if value is not None
        ]
    return Seen(height=float(height), top=float(top), start=start, end=end, dots=dots, strokes=strokes)


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_no_number_lies_over_another_or_outside_the_picture(number: int, marked: bool) -> None:  # noqa: FBT001 - a parameter of the test
    chance = begin_chance(number)
    for _ in range(200):
        lines = [[chance.choice([0, 0.02, 0.5, 0.51, 0.99, 1]) for _ in range(3)] for _ in range(number)]
        seen = look(*lines, marked=marked)
        for side in (seen.start, seen.end):
            heights = sorted(height for height, _ in side)
            assert len(heights) == number
            assert all(after - before > APART[marked] - 0.2 for before, after in pairwise(heights))
            assert heights[0] >= seen.top - 0.1
            assert heights[-1] <= seen.height - seen.top + 0.1


def test_numbers_stand_in_the_order_of_the_lines() -> None:
    seen = look([0.4, 0.9], [0.41, 0.1], [0.42, 0.5])
    assert [text for _, text in seen.start] == ["40", "41", "42"]
    assert seen.start == sorted(seen.start, reverse=True)
    assert [text for _, text in sorted(seen.end)] == ["90", "50", "10"]


def test_higher_is_above_and_later_is_to_the_right() -> None:
    seen = look([0, 0.5, 1])
    assert [x for x, _ in seen.dots] == sorted(x for x, _ in seen.dots)
    assert [y for _, y in seen.dots] == sorted((y for _, y in seen.dots), reverse=True)
    assert len(seen.strokes) == 1


def test_a_moment_without_a_value_breaks_the_line() -> None:
    seen = look([0, 0.5, None, 1, 1])
    assert len(seen.strokes) == 2
    assert len(seen.dots) == 4
    alone = look([None, 0.5, None])
    assert (alone.strokes, len(alone.dots), alone.start, alone.end) == ([], 1, [], [])


def test_lines_are_known_apart_without_colour() -> None:
    dashes = [re.findall(r'stroke-dasharray="[^"]*"', stroke) for stroke in look(*([[0.5, 0.5]] * 5)).strokes]
    assert len(set(map(tuple, dashes))) == len(dashes) == 5


def test_every_name_gets_a_letter_of_its_own() -> None:
    assert choose_letters(["Gemeente", "Groep", "Gast", "GG"]) == ("G", "R", "A", "1")


@pytest.mark.parametrize(
    ("values", "lanes"),
    [
        ([], []),
        ([50], [0]),
        ([20, 27], [0, 0]),
        ([20, 26], [0, 1]),
        ([20, 20, 20], [0, 1, 2]),
        ([20, 26, 28], [0, 1, 0]),
        ([90, 10], [0, 0]),
    ],
)
def test_markers_that_would_lie_over_each_other_stand_above_each_other(values: list[int], lanes: list[int]) -> None:
    markers = place_markers((GroupMark(letter="A", shape="circle"), Fraction(value, 100)) for value in values)
    assert [marker.value for marker in markers] == sorted(values)
    assert [marker.lane for marker in markers] == lanes
