"""``checklists``: which checklists there are."""

from collections.abc import Iterator

import click

from dialoogcheck.cli.wrapping import wrap
from dialoogcheck.language.texts import printable
from dialoogcheck.reading.decoding import Header
from dialoogcheck.reading.library import find_checklists, peek


def _describe(header: Header) -> Iterator[str]:
    yield from wrap(f"{header.id}  {header.title} (versie {header.version})", hanging="  ")
    yield from wrap(header.description, "  ")
    yield from wrap(f"{header.statements} stellingen in {len(header.phases)} fasen: {', '.join(header.phases)}", "  ")


@click.command(name="checklists", epilog="Voorbeeld: dialoogcheck checklists")
def command() -> None:
    """Toon welke checklists er zijn.

    Wat er in een checklist staat, ziet u met: dialoogcheck toon NAAM
    """
    click.echo(printable("\n\n".join("\n".join(_describe(peek(path))) for path in find_checklists())))
