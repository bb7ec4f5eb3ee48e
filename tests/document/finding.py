"""Finds blocks in a report, for tests that look at a part of it."""

import itertools
from collections.abc import Iterator, Sequence

from dialoogcheck.document.blocks import (
    Block,
    Callout,
    Fold,
    Heading,
    ItemList,
    Labelled,
    Report,
    Section,
    Table,
    list_texts,
    read_text,
)


def walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every block at any depth, in the order of reading."""
    for block in blocks:
        yield block
        match block:
            case Labelled() | Callout() | Fold() | Section():
                yield from walk(block.blocks)
            case ItemList():
                for item in block.items:
                    yield from walk(item.blocks)


def find_section(report: Report, id_: str) -> Section:
    """The one section with this id."""
    (found,) = (block for block in walk(report.blocks) if isinstance(block, Section) and block.id == id_)
    return found


def find_fold(report: Report, title: str) -> tuple[Block, ...]:
    """What is in the one part to open with this title."""
    (found,) = (block for block in walk(report.blocks) if isinstance(block, Fold) and read_text(block.label) == title)
    return found.blocks


def read_labelled(report: Report, label: str) -> str:
    """What stands at the one label with these words; nothing when there is none."""
    found = [block for block in walk(report.blocks) if isinstance(block, Labelled) and read_text(block.label) == label]
    assert len(found) <= 1
    return read_all(found[0].blocks) if found else ""


def find_tables(blocks: Sequence[Block], *titles: str) -> list[list[list[str]]]:
    """The cells, as text, of the tables whose columns begin with these titles."""
    return [
        [[read_text(cell) if isinstance(cell, tuple) else cell.text for cell in row.cells] for row in block.rows]
        for block in walk(blocks)
        if isinstance(block, Table) and [column.title for column in block.columns[: len(titles)]] == [*titles]
    ]


def read_under(report: Report, title: str) -> str:
    """What stands under the one heading with this title: all texts until the next heading of its level or a higher."""
    blocks = [block for block in walk(report.blocks) if not isinstance(block, Labelled | Callout | Fold | Section)]
    (place,) = (
        place for place, block in enumerate(blocks) if isinstance(block, Heading) and read_text(block.text) == title
    )
    level = blocks[place].level  # type: ignore[union-attr]
    following = blocks[place + 1 :]
    under = itertools.takewhile(lambda block: not (isinstance(block, Heading) and block.level <= level), following)
    return read_all(tuple(under))


def read_all(blocks: Sequence[Block]) -> str:
    """All texts, a line each."""
    return "\n".join(text for text in list_texts(blocks) if text)
