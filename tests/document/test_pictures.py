"""Lines through time: every number has a place of its own."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import pytest

from dialoogcheck.document.blocks import Slope
from dialoogcheck.document.pictures import APART, SHAPES, Line, choose_letters, draw_slope, place_markers
from tests.group.people import begin_chance


def draw(*lines: Sequence[float | None], marked: bool = True) -> Slope:
    """A picture of these values, with a mark for each line or without."""
    looks = [(chr(ord("A") + place), SHAPES[place]) if marked else ("", "") for place in range(len(lines))]
    fractions = [
        [None if value is None else Fraction(value).limit_denominator(100) for value in line] for line in lines
    ]
    return draw_slope([Line(values=values, look=look) for values, look in zip(fractions, looks, strict=True)], "tekst")


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_no_number_lies_over_another_or_outside_the_picture(number: int, marked: bool) -> None:  # noqa: FBT001 - a parameter of the test
    chance = begin_chance(number)
    for _ in range(200):
        lines = [[chance.choice([0, 0.02, 0.5, 0.51, 0.99, 1]) for _ in range(3)] for _ in range(number)]
        view = draw(*lines, marked=marked)
        for side in ("start", "end"):
            heights = sorted(getattr(line, side).y for line in view.lines)
            assert len(heights) == number
            assert all(after - before > APART[marked] - 0.2 for before, after in pairwise(heights))
            assert heights[0] >= view.top - 0.1
            assert heights[-1] <= view.height - view.top + 0.1


def test_numbers_stand_in_the_order_of_the_lines() -> None:
    view = draw([0.4, 0.9], [0.41, 0.1], [0.42, 0.5])
    assert [line.start.y for line in view.lines if line.start] == sorted(
        (line.start.y for line in view.lines if line.start), reverse=True
    )
    assert [
        line.end.text for line in sorted(view.lines, key=lambda line: line.end.y if line.end else 0) if line.end
    ] == ["90", "50", "10"]


def test_higher_is_above_and_later_is_to_the_right() -> None:
    (line,) = draw([0, 0.5, 1]).lines
    assert [x for x, _ in line.dots] == sorted(x for x, _ in line.dots)
    assert [y for _, y in line.dots] == sorted((y for _, y in line.dots), reverse=True)
    assert len(line.strokes) == 1


def test_a_moment_without_a_value_breaks_the_line() -> None:
    (line,) = draw([0, 0.5, None, 1, 1]).lines
    assert len(line.strokes) == 2
    assert len(line.dots) == 4
    (alone,) = draw([None, 0.5, None]).lines
    assert (alone.strokes, len(alone.dots), alone.start, alone.end) == ((), 1, None, None)


def test_lines_are_known_apart_without_colour() -> None:
    lines = draw(*([[0.5, 0.5]] * 5)).lines
    assert (
        len({line.dash for line in lines})
        == len({line.shape for line in lines})
        == len({line.letter for line in lines})
        == 5
    )


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
    means = {place: Fraction(value, 100) for place, value in enumerate(values)}
    markers = place_markers(means, {place: (str(place), "circle") for place in means})
    assert [marker.value for marker in markers] == sorted(values)
    assert [marker.lane for marker in markers] == lanes
