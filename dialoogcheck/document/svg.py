"""Draws the pictures of a report: bars, groups on a line, and lines through time. Each has its words as a title."""

from collections.abc import Iterator
from html import escape

from dialoogcheck.document.blocks import GroupMark, MarkerLine, Picture, ScoreBar, Slope, SlopeEnd, SlopeLine

LEVEL_COLOURS = {"full": "#1f6b4a", "half": "#8a5300", "empty": "#a32f1c", "unknown": "#4a5a78", "none": "#5f6872"}
SHAPE_COLOURS = {
    "circle": "#0b4f5e",
    "square": "#8a3d00",
    "diamond": "#5b2a86",
    "triangle": "#1b2733",
    "hexagon": "#7a1f3d",
    "": "#1b2733",
}
LANE = 13.5
"""How high a lane of markers is."""


def draw(picture: Picture) -> str:
    """The picture as SVG."""
    match picture:
        case ScoreBar():
            return _wrap(picture.text, "0 0 300 20", "".join(_draw_bar(picture)), ' preserveAspectRatio="none"')
        case MarkerLine():
            box = f"0 0 200 {LANE * picture.lanes}"
            return _wrap(picture.text, box, "".join(_draw_line(picture)), ' class="line"')
        case Slope():
            return _wrap(picture.text, f"0 0 130 {picture.height}", "".join(_draw_slope(picture)), ' class="slope"')


def draw_mark(mark: GroupMark) -> str:
    """The mark of a group, as large as a letter."""
    return _wrap(mark.letter, "0 0 16 16", _draw_shape(mark, 8, 8), ' class="badge"')


def _wrap(title: str, box: str, content: str, more: str) -> str:
    name = f"<title>{escape(title)}</title>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img"{more}>{name}{content}</svg>'


def _draw_bar(bar: ScoreBar) -> Iterator[str]:
    """A track from 0 to 100 with a line at each threshold; without a score the track is dashed."""
    if bar.score is None:
        yield '<rect x="1" y="1" width="298" height="18" fill="none" stroke="#8b95a0" stroke-width="1.5"'
        yield ' stroke-dasharray="6 5"/>'
        return
    yield '<rect x="0" y="0" width="300" height="20" fill="#e6e3dc"/>'
    yield f'<rect x="0" y="0" width="{max(bar.score * 3, 3)}" height="20" fill="{LEVEL_COLOURS[bar.mark]}"/>'
    for tick in bar.ticks:
        yield f'<rect x="{tick * 3 - 1}" y="0" width="2" height="20" fill="#ffffff"/>'


def _draw_shape(marker: GroupMark, x: float, y: float) -> str:
    """A letter in a shape with its own colour, so that it is known without colour."""
    lower = y
    match marker.shape:
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
    letter = _write(marker.letter, x, lower + 2.7, anchor="middle", size=7.6, colour="#ffffff")
    return f'{shape} fill="{SHAPE_COLOURS[marker.shape]}"/>{letter}'


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
        yield _draw_shape(marker, 8 + 1.84 * marker.value, y - 13 * marker.lane)


def _draw_slope(slope: Slope) -> Iterator[str]:
    """Each line has its number at both ends, and its mark when there are several."""
    left, right, height = slope.columns[0], slope.columns[-1], round(slope.height - 2 * slope.top, 1)
    yield f'<rect x="{left}" y="{slope.top}" width="{round(right - left, 1)}" height="{height}" fill="#eeebe4"/>'
    for x in slope.columns:
        yield f'<rect x="{round(x - 0.3, 1)}" y="{slope.top}" width="0.6" height="{height}" fill="#b3bcc5"/>'
    for line in slope.lines:
        colour = SHAPE_COLOURS[line.shape]
        dash = f' stroke-dasharray="{line.dash}"' if line.dash else ""
        for points in line.strokes:
            yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.7"{dash}/>'
        for x, y in line.dots:
            yield f'<circle cx="{x}" cy="{y}" r="2.3" fill="{colour}"/>'
        yield _draw_end(line, line.start, left, -1)
        yield _draw_end(line, line.end, right, 1)


def _draw_end(line: SlopeLine, end: SlopeEnd | None, x: float, side: int) -> str:
    if end is None:
        return ""
    place = round(x + side * (20 if line.shape else 5), 1)
    anchor = "start" if side > 0 else "end"
    number = _write(end.text, place, round(end.y + 2.9, 1), anchor=anchor, size=8.2, colour="#1b2733")
    return number + (_draw_shape(line, round(x + side * 11, 1), end.y) if line.shape else "")
