"""Draws the pictures of a report: bars, groups on a line, and lines through time. Each has its words as a title."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from html import escape
from itertools import groupby

from dialoogcheck import dutch
from dialoogcheck.document.blocks import GroupMark, MarkerLine, Picture, ScoreBar, Slope, SlopeLine

LEVEL_COLOURS = {"full": "#1f6b4a", "half": "#8a5300", "empty": "#a32f1c", "unknown": "#4a5a78", "none": "#5f6872"}
SHAPE_COLOURS = {
    "circle": "#0b4f5e",
    "square": "#8a3d00",
    "diamond": "#5b2a86",
    "triangle": "#1b2733",
    "hexagon": "#7a1f3d",
    "": "#1b2733",
}
DASHES = {"square": "6 2.6", "diamond": "1.9 2.1", "triangle": "8 2 1.9 2", "hexagon": "3.6 1.6"}
"""How the line of a shape is drawn if it is not whole, so that lines which cross are known apart without colour."""

LANE = 13.5
"""How high a lane of markers is."""

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


def draw(picture: Picture) -> str:
    """The picture as SVG."""
    match picture:
        case ScoreBar():
            return _wrap(picture.text, "0 0 300 20", "".join(_draw_bar(picture)), ' preserveAspectRatio="none"')
        case MarkerLine():
            box = f"0 0 200 {LANE * picture.lanes}"
            return _wrap(picture.text, box, "".join(_draw_line(picture)), ' class="line"')
        case Slope():
            return _draw_slope(picture)


def draw_mark(mark: GroupMark) -> str:
    """The mark of a group, as large as a letter."""
    return _wrap(mark.letter, "0 0 16 16", _draw_shape(mark, 8, 8), ' class="badge"')


def _wrap(title: str, box: str, content: str, more: str) -> str:
    """The picture with its title, which says it all: letters in it are not for a voice."""
    name = f"<title>{escape(title)}</title>"
    drawn = f'<g aria-hidden="true">{content}</g>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img"{more}>{name}{drawn}</svg>'


def _draw_bar(bar: ScoreBar) -> Iterator[str]:
    """A track from 0 to 100 with a line at each threshold; without a score the track is dashed."""
    if bar.score is None:
        yield '<rect x="1" y="1" width="298" height="18" fill="none" stroke="#8b95a0" stroke-width="1.5"'
        yield ' stroke-dasharray="6 5"/>'
        return
    yield '<rect x="0" y="0" width="300" height="20" fill="#e6e3dc"/>'
    yield f'<rect x="0" y="0" width="{max(bar.score * 3, 3)}" height="20" fill="{LEVEL_COLOURS[bar.mark]}"/>'
    if bar.ticks:
        yield f'<path d="{"".join(f"M{tick * 3 - 1} 0h2v20h-2z" for tick in bar.ticks)}" fill="#ffffff"/>'


def _draw_shape(mark: GroupMark, x: float, y: float) -> str:
    """A letter in a shape with its own colour, so that it is known without colour."""
    lower = y
    match mark.shape:
        case "circle":
            shape = f'<circle cx="{x}" cy="{y}" r="5.6"'
        case "square":
            shape = f'<rect x="{x - 5}" y="{y - 5}" width="10" height="10"'
        case "diamond":
            shape = f'<path d="M{x} {y - 6.6}L{x + 6.6} {y}L{x} {y + 6.6}L{x - 6.6} {y}Z"'
        case "triangle":
            lower = y + 1.3
            shape = f'<path d="M{x} {y - 6.6}L{x + 6.8} {y + 5}L{x - 6.8} {y + 5}Z"'
        case _:
            upper, under = f"L{x - 3.1} {y - 5.4}L{x + 3.1} {y - 5.4}", f"L{x + 3.1} {y + 5.4}L{x - 3.1} {y + 5.4}"
            shape = f'<path d="M{x - 6.2} {y}{upper}L{x + 6.2} {y}{under}Z"'
    letter = _write(mark.letter, x, lower + 2.7, anchor="middle", size=7.6, colour="#ffffff")
    return f'{shape} fill="{SHAPE_COLOURS[mark.shape]}"/>{letter}'


def _write(text: str, x: float, y: float, *, anchor: str, size: float, colour: str) -> str:
    font = f'font-family="Hanken Grotesk" font-size="{size}" font-weight="700"'
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" {font} fill="{colour}">{escape(text)}</text>'


def _draw_line(line: MarkerLine) -> Iterator[str]:
    """A mark at each step of the scale; markers that would lie over each other stand above each other."""
    y = LANE * line.lanes - 7
    yield f'<rect x="8" y="{y - 0.8}" width="184" height="1.6" fill="#cfd6dc"/>'
    for tick in line.ticks:
        yield f'<rect x="{7.5 + 1.84 * tick}" y="{y - 3.5}" width="1" height="7" fill="#8b95a0"/>'
    if len(line.markers) > 1:
        first, last = line.markers[0].value, line.markers[-1].value
        width = 1.84 * (last - first)
        yield f'<rect x="{8 + 1.84 * first}" y="{y - 1.3}" width="{width}" height="2.6" fill="#4d5b69"/>'
    for marker in line.markers:
        yield _draw_shape(marker.mark, 8 + 1.84 * marker.value, y - 13 * marker.lane)


def _draw_slope(slope: Slope) -> str:
    """Each line has its number at both ends, and its mark when there are several; no number lies over another."""
    marked = any(line.mark for line in slope.lines)
    edge = EDGE_OF_MARK if marked else EDGE_OF_NUMBER
    numbered = [
        [(line, value) for line in slope.lines if line.ends[side] and (value := line.values[side]) is not None]
        for side in (0, -1)
    ]
    height = max(float(LOWEST_SLOPE), 2 * edge + APART[marked] * (max(map(len, numbered)) - 1))
    steps = len(slope.lines[0].values) - 1
    width = min(WIDEST[marked], NARROWEST + WIDER_BY * (steps - 1))
    columns = [round((SLOPE_WIDTH - width) / 2 + width * place / steps, 1) for place in range(steps + 1)]

    def find_height(value: Fraction) -> float:
        return round(edge + float(1 - value) * (height - 2 * edge), 1)

    ends: list[dict[int, str]] = []
    for shown, x, side in zip(numbered, (columns[0], columns[-1]), (-1, 1), strict=True):
        heights = _spread([find_height(value) for _, value in shown], APART[marked], edge, height - edge)
        placed = zip(shown, heights, strict=True)
        ends.append({id(line): _draw_end(line, value, x, y, side) for (line, value), y in placed})
    between = f'y="{edge}" width="{{}}" height="{round(height - 2 * edge, 1)}"'
    drawn = [f'<rect x="{columns[0]}" {between.format(round(columns[-1] - columns[0], 1))} fill="#eeebe4"/>']
    drawn += [f'<rect x="{round(x - 0.3, 1)}" {between.format(0.6)} fill="#b3bcc5"/>' for x in columns]
    for line in slope.lines:
        dots = [
            None if value is None else (x, find_height(value)) for x, value in zip(columns, line.values, strict=True)
        ]
        drawn += [
            *_draw_through(dots, line.mark.shape if line.mark else ""),
            *(side.get(id(line), "") for side in ends),
        ]
    return _wrap(slope.text, f"0 0 {SLOPE_WIDTH} {height}", "".join(drawn), ' class="slope"')


def _draw_through(dots: Sequence[tuple[float, float] | None], shape: str) -> Iterator[str]:
    """A line through these dots: a moment without a value breaks it, and one dot alone is no line."""
    colour = SHAPE_COLOURS[shape]
    dash = f' stroke-dasharray="{DASHES[shape]}"' if shape in DASHES else ""
    strokes = ([dot for dot in run if dot] for _, run in groupby(dots, key=bool))
    for points in (" ".join(f"{x},{y}" for x, y in stroke) for stroke in strokes if len(stroke) > 1):
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.7"{dash}/>'
    for x, y in filter(None, dots):
        yield f'<circle cx="{x}" cy="{y}" r="2.3" fill="{colour}"/>'


def _draw_end(line: SlopeLine, value: Fraction, x: float, y: float, side: int) -> str:
    """The number of a line, and its mark if it has one, at the left (``side`` -1) or the right end (1)."""
    number = str(dutch.round_half_up(value * 100))
    place, anchor = round(x + side * (20 if line.mark else 5), 1), "start" if side > 0 else "end"
    written = _write(number, place, round(y + 2.9, 1), anchor=anchor, size=8.2, colour="#1b2733")
    return written + (_draw_shape(line.mark, round(x + side * 11, 1), y) if line.mark else "")


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
