"""Writes a report as HTML, for a browser or for the printer; every text is escaped."""

import functools
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from dialoogcheck.document import blocks
from dialoogcheck.document.svg import draw, draw_mark
from dialoogcheck.dutch import join_words
from dialoogcheck.files import find_folder

if TYPE_CHECKING:
    from jinja2 import Environment

TAGS = {blocks.STRONG: "strong", blocks.CODE: "code", blocks.LABEL: "b"}
"""The roles that have an element of their own; the others are classes."""

NUMBERED = "first"
"""The list whose numbers stand large beside it."""


@functools.cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - heavy

    return Environment(
        loader=FileSystemLoader(find_folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def render_template(name: str, **values: object) -> str:
    """A template with these values in it; what is markup already has to say so with ``trust``."""
    return _environment().get_template(name).render(**values)


def load_page() -> None:
    """Compile the template of a report, so that the first page is not slower than the next."""
    _environment().get_template("report.html")


def trust(markup: str) -> object:
    """Markup of our own, that a template does not escape."""
    from markupsafe import Markup  # noqa: PLC0415 - part of jinja2

    return Markup(markup)  # noqa: S704 - only what this package wrote itself


def write_html(report: blocks.Report, style: str = "") -> str:
    """The report as one HTML file. ``style`` is what stands in it for browsers; the printer has a style of its own."""
    return render_template(
        "report.html",
        view=report,
        long=len(report.heading) > blocks.LONG_HEADING,
        style=trust(style),
        kicker=trust(_write(report.kicker)),
        subtitle=trust(_write(report.subtitle)),
        body=trust("\n".join(_write_blocks(report.blocks))),
    )


def _write_blocks(content: Sequence[blocks.Block]) -> Iterator[str]:
    for block in content:
        match block:
            case blocks.Heading():
                tag = f"h{block.level}"
                yield f"<{tag}{_name(block.role, block.id)}>{_write(block.text)}</{tag}>"
            case blocks.Paragraph():
                yield f"<p{_name(block.role)}>{_write(block.text)}</p>"
            case blocks.ItemList():
                yield _write_list(block)
            case blocks.Table():
                yield from _write_table(block)
            case blocks.Labelled():
                label = f'<h{block.level} class="label">{_write(block.label)}</h{block.level}>'
                yield f'<div class="with-label">{label}'
                yield from (*_write_blocks(block.blocks), "</div>")
            case blocks.Callout():
                yield from (f"<div{_name(block.role)}>", *_write_blocks(block.blocks), "</div>")
            case blocks.Fold():
                label = f"<h{blocks.CHAPTER}>{_write(block.label)}</h{blocks.CHAPTER}>"
                yield f"<details{' open' if block.open else ''}><summary>{label}</summary>"
                yield from (*_write_blocks(block.blocks), "</details>")
            case blocks.Section():
                yield from (f"<section{_name(block.role, block.id)}>", *_write_blocks(block.blocks), "</section>")
            case _:
                yield draw(block)


def _name(role: str, id_: str = "") -> str:
    return (f' class="{escape(role)}"' if role else "") + (f' id="{escape(id_)}"' if id_ else "")


def _write_list(listed: blocks.ItemList) -> str:
    """The list without a space between its items, which would show where they stand beside each other."""
    tag = "ol" if listed.numbered else "ul"
    items = []
    for place, item in enumerate(listed.items, start=1):
        number = item.number or place
        mark = f'<span class="number">{number}</span>' if listed.role == NUMBERED else ""
        content = f"{_write(item.text)}{''.join(_write_blocks(item.blocks))}"
        value = f' value="{number}"' if number != place else ""
        items.append(f"<li{_name('', item.id)}{value}>{mark}{content}</li>")
    return f"<{tag}{_name(listed.role)}>{''.join(items)}</{tag}>"


def _write_table(table: blocks.Table) -> Iterator[str]:
    if table.scrolls:
        # Who comes here with Tab, to move it, must hear what it is.
        titles = escape(join_words([column.title for column in table.columns]))
        yield f'<div class="wide" tabindex="0" role="group" aria-label="Tabel: {titles}">'
    yield f"<table{_name(table.role)}>"
    heads = (f'<th scope="col"{_name(column.role)}>{escape(column.title)}</th>' for column in table.columns)
    yield f"<thead><tr>{''.join(heads)}</tr></thead>\n<tbody>"
    for row in table.rows:
        cells = enumerate(zip(table.columns, row.cells, strict=True))
        content = "".join(_write_cell(column, cell, names=place == table.header) for place, (column, cell) in cells)
        yield f"<tr{_name(row.role)}>{content}</tr>"
    yield "</tbody>\n</table>"
    if table.scrolls:
        yield "</div>"


def _write_cell(column: blocks.Column, cell: blocks.Cell, *, names: bool) -> str:
    if isinstance(cell, blocks.FillIn):
        return '<td class="fill-in"></td>'
    content = _write(cell) if isinstance(cell, tuple) else draw(cell)
    return f'<th scope="row">{content}</th>' if names else f"<td{_name(column.role)}>{content}</td>"


def _write(text: blocks.Text) -> str:
    return "".join(map(_write_part, text))


def _write_part(part: blocks.Part) -> str:
    match part:
        case str():
            return escape(part)
        case blocks.Span():
            inside = _write(part.parts)
            if part.link:
                label = f' aria-label="{escape(part.label)}"' if part.label else ""
                return f'<a{_name(part.role, part.id)} href="{escape(part.link)}"{label}>{inside}</a>'
            tag = TAGS.get(part.role)
            return f"<{tag or 'span'}{_name('' if tag else part.role, part.id)}>{inside}</{tag or 'span'}>"
        case blocks.GroupMark():
            return draw_mark(part)
        case blocks.Break():
            return "<br>"
