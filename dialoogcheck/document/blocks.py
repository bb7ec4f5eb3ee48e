"""What a report consists of: blocks of a few kinds, in plain Dutch, ready to print.

A *role* says that a block looks different from the others of its kind; it is the name of a class in the style sheets.
A format without looks leaves roles out. Whoever composes a report knows these blocks and no format; whoever writes a
format knows them and no report.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

STRONG, CODE, LABEL = "strong", "code", "b"
"""The roles of a piece of text that every format knows: important, to be typed, and the name of what follows."""

LONG_HEADING = 48
"""A longer title of a report takes two lines, in a smaller letter: a page has less room then."""

CHAPTER = 2
"""The level of a heading that begins a chapter."""

NOTICE = "notice"
"""The role of a paragraph that a reader must not miss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A piece of a text that looks different, or leads somewhere.

    ``link`` is an address, or ``#`` with the id of a block or of a piece of text, which is its ``id``. ``label`` is
    what a voice says of a link that is too short to be understood by itself.
    """

    parts: "Text"
    role: str = ""
    link: str = ""
    id: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMark:
    """The mark of a group in a text: a letter in a shape."""

    letter: str
    shape: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line inside a text."""


Part: TypeAlias = str | Span | GroupMark | Break
Text: TypeAlias = tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreBar:
    """A score from 0 to 100 as a bar, or None as an empty one; ``ticks`` are where levels begin.

    ``mark`` names the shape of the level; ``text`` says the same in words, as for every picture.
    """

    score: int | None
    ticks: tuple[int, ...]
    mark: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A group on a line from 0 to 100; ``lane`` counts from 0 and is higher where markers would lie over each other."""

    mark: GroupMark
    value: int
    lane: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerLine:
    """How groups see one thing: a line with a marker for each, in so many ``lanes``.

    ``ticks`` are the places of the scale's choices, from 0 to 100.
    """

    markers: tuple[Marker, ...]
    ticks: tuple[int, ...]
    lanes: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopeLine:
    """A line in a slope: a value (0 to 1) or None for each moment.

    ``mark`` is None when there is only one; ``ends`` says which get a number.
    """

    values: Sequence[Fraction | None]
    mark: GroupMark | None = None
    ends: tuple[bool, bool] = (True, True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """What became of something, in at least one line: time runs from left to right, 0 is below and 100 above."""

    lines: tuple[SlopeLine, ...]
    text: str


Picture: TypeAlias = ScoreBar | MarkerLine | Slope


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; ``level`` 2 begins a chapter, 1 is the title of the whole."""

    level: int
    text: Text
    role: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    text: Text
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing in a list: a text, or blocks.

    ``number`` is its own one in a numbered list, None where that is its place.
    """

    text: Text = ()
    blocks: "tuple[Block, ...]" = ()
    id: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """Things under each other, with a bullet or a number."""

    items: tuple[Item, ...]
    role: str = ""
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The head of a column."""

    title: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class FillIn:
    """An empty place to write in; it says nothing in words."""

    text: str = ""


Cell: TypeAlias = Text | Picture | FillIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """As many cells as there are columns."""

    cells: tuple[Cell, ...]
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A simple table: one row of heads, and one cell of every row that names it (the one at ``header``, if any).

    ``scrolls`` says that it may be wider than a small screen.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    role: str = "rows"
    header: int | None = 0
    scrolls: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Blocks with a label beside them, which is a heading of this ``level``."""

    label: Text
    blocks: "tuple[Block, ...]"
    level: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """Blocks that belong together and are set apart: a verdict, a stop, a pitfall, a tip."""

    blocks: "tuple[Block, ...]"
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Blocks that a reader on a screen opens by hand; where nothing can be folded they stand there as a chapter.

    The label is the heading of a chapter everywhere. ``open`` says that they are open from the start.
    """

    label: Text
    blocks: "tuple[Block, ...]"
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report: a chapter (which begins a page unless its role says that it flows), or an area in one."""

    blocks: "tuple[Block, ...]"
    role: str
    id: str = ""


Block: TypeAlias = Heading | Paragraph | ItemList | Table | Labelled | Callout | Fold | Section | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report. ``created`` is an ISO date or empty; ``running`` stands at the foot of every page.

    ``fictitious`` is empty, or says what in it is made up.
    """

    title: str
    description: str
    created: str
    running: str
    kicker: Text
    heading: str
    subtitle: Text
    fictitious: str
    notices: tuple[str, ...]
    blocks: tuple[Block, ...]


def strong(*parts: Part) -> Span:
    """A text that is important."""
    return Span(parts=parts, role=STRONG)


def span(role: str, *parts: Part) -> Span:
    """A text with this look."""
    return Span(parts=parts, role=role)


def heading(level: int, *parts: Part, role: str = "", id_: str = "") -> Heading:
    """A heading with this text."""
    return Heading(level=level, text=parts, role=role, id=id_)


def paragraph(*parts: Part, role: str = "") -> Paragraph:
    """A paragraph with this text."""
    return Paragraph(text=parts, role=role)


def paragraphs(texts: Iterable[str], role: str = "") -> tuple[Paragraph, ...]:
    """A paragraph for each of these texts that says something."""
    return tuple(paragraph(text, role=role) for text in texts if text.strip())


def bullets(texts: Iterable[str | Text], role: str = "") -> ItemList:
    """A list of these texts."""
    return ItemList(items=tuple(Item(text=(text,) if isinstance(text, str) else text) for text in texts), role=role)


def row(*cells: str | Cell, role: str = "") -> Row:
    """A row of these cells."""
    return Row(cells=tuple((cell,) if isinstance(cell, str) else cell for cell in cells), role=role)


def columns(*heads: str | tuple[str, str]) -> tuple[Column, ...]:
    """Columns with these titles, some with a role behind it."""
    return tuple(Column(title=head) if isinstance(head, str) else Column(title=head[0], role=head[1]) for head in heads)


def pairs(first: str, second: str, rows: Iterable[tuple[str, str]]) -> Table:
    """A table of names and what they stand for."""
    return Table(
        columns=columns((first, "knows"), second),
        rows=tuple(row(*pair) for pair in rows),
        role="rows pairs",
        scrolls=False,
    )


def read_text(text: Text) -> str:
    """What the parts of a text say, without looks."""
    return "".join(_read_part(part) for part in text)


def _read_part(part: Part) -> str:
    match part:
        case str():
            return part
        case Span():
            return read_text(part.parts)
        case GroupMark():
            return part.letter
        case Break():
            return " "


def list_texts(blocks: Sequence[Block]) -> Iterable[str]:
    """Every text in these blocks, in the order of reading; of pictures their words."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield read_text(block.text)
            case ItemList():
                for item in block.items:
                    yield from (read_text(item.text), *list_texts(item.blocks))
            case Table():
                yield from (column.title for column in block.columns)
                for cell in (cell for line in block.rows for cell in line.cells):
                    yield read_text(cell) if isinstance(cell, tuple) else cell.text
            case Labelled() | Fold():
                yield from (read_text(block.label), *list_texts(block.blocks))
            case Callout() | Section():
                yield from list_texts(block.blocks)
            case _:
                yield block.text
