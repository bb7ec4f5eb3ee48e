"""Writes a report in Markdown; what people and checklists wrote is escaped, so that it stays text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from dialoogcheck.document import blocks

QUOTED = "stop"
"""The callout that is quoted, since a reader must not miss it."""

NUMBERS = {"nr", "number"}
"""The columns with numbers, which stand right."""


def write_markdown(report: blocks.Report) -> str:
    """The whole report, ending in a newline."""
    lines = [f"# {escape_markdown(report.heading)}", _write(report.kicker), _write(report.subtitle)]
    warnings = (*([report.fictitious] if report.fictitious else []), *report.notices)
    lines += [f"> {escape_markdown(text)}" for text in warnings]
    return "\n\n".join(line for line in (*lines, *_write_blocks(report.blocks)) if line) + "\n"


def _write_blocks(content: Sequence[blocks.Block]) -> Iterator[str]:
    """Each block as the lines between two empty ones."""
    for place, block in enumerate(content, start=1):
        match block:
            case blocks.Heading():
                yield f"{'#' * block.level} {_write(block.text)}"
            case blocks.Paragraph():
                yield f"{'> ' if block.role == blocks.NOTICE else ''}{_write(block.text)}"
            case blocks.ItemList():
                yield "\n".join(_write_items(block))
            case blocks.Table():
                yield "\n".join(_write_table(block))
            case blocks.Labelled() | blocks.Fold():
                level = block.level if isinstance(block, blocks.Labelled) else blocks.CHAPTER
                yield f"{'#' * level} {_write(block.label)}"
                yield from _write_blocks(block.blocks)
            case blocks.Callout() if block.role == QUOTED:
                yield "\n".join(
                    f"> {line}" if line else ">" for line in "\n\n".join(_write_blocks(block.blocks)).split("\n")
                )
            case blocks.Callout() | blocks.Section():
                yield from _write_blocks(block.blocks)
            case _ if block.text not in "".join(blocks.list_texts(content[place : place + 1])):
                # Where the words of a picture stand in the text below it already, they are not said twice.
                yield escape_markdown(block.text)


def _write_items(listing: blocks.ItemList) -> Iterator[str]:
    for place, item in enumerate(listing.items, start=1):
        mark = f"{item.number or place}. " if listing.numbered else "- "
        written = (*([_write(item.text)] if item.text else ()), *_write_blocks(item.blocks))
        yield mark + f"\n{' ' * len(mark)}".join(written)


def _write_table(table: blocks.Table) -> Iterator[str]:
    # The words of a bar stand beside it in its row already.
    shown = [
        place
        for place in range(len(table.columns))
        if not any(isinstance(row.cells[place], blocks.ScoreBar) for row in table.rows)
    ]
    heads = [table.columns[place] for place in shown]
    yield _write_row(escape_markdown(column.title) for column in heads)
    yield _write_row("---:" if NUMBERS.intersection(column.role.split()) else "---" for column in heads)
    for row in table.rows:
        yield _write_row(_write_cell(row.cells[place]) for place in shown)


def _write_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _write_cell(cell: blocks.Cell) -> str:
    """The cell on one line, as a table must have it."""
    return _write(cell, "; ") if isinstance(cell, tuple) else escape_markdown(cell.text)


def _write(text: blocks.Text, between: str = " ") -> str:
    """A text on one line; ``between`` stands where a line ended."""
    parts = (between if isinstance(part, blocks.Break) else _write_part(part) for part in text)
    return _guard(" ".join("".join(parts).split()))


def _write_part(part: blocks.Part) -> str:
    match part:
        case str():
            return _escape(part)
        case blocks.Span():
            inside = "".join(map(_write_part, part.parts))
            if part.link and not part.link.startswith("#"):
                same = blocks.read_text(part.parts) == part.link
                return f"<{part.link}>" if same else f"[{inside}]({_encode(part.link)})"
            if part.role == blocks.CODE:
                return f"`{blocks.read_text(part.parts)}`"
            words = inside.strip()
            # White space between the stars and the words would make it no longer strong.
            return inside.replace(words, f"**{words}**") if part.role == blocks.STRONG and words else inside
        case blocks.GroupMark():
            return f"{_escape(part.letter)}:"
        case blocks.Break():
            return " "


def _encode(address: str) -> str:
    """The address without what would end it."""
    return re.sub(r"[\s()<>\\]", lambda match: quote(match[0], safe=""), address)


def escape_markdown(text: str) -> str:
    """The text on one line of Markdown, where it stays text."""
    return _guard(_escape(" ".join(text.split())))


def _escape(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#~&])", r"\\\1", text)


def _guard(line: str) -> str:
    """The line without a beginning that would make it a list, a quotation or a heading."""
    return re.sub(r"^([+=-]|\d+[.)])", lambda match: match.group(1)[:-1] + "\\" + match.group(1)[-1], line)
