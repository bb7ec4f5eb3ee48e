"""``checklists``: which checklists there are."""

import click

from dialoogcheck.language.texts import printable
from dialoogcheck.reading.library import Header, find_checklists, peek


def _describe(header: Header) -> str:
    lines = [
        f"{header.id}  {header.title} (versie {header.version})",
        f"  {header.description}",
        f"  {header.statements} stellingen in {len(header.phases)} fasen: {', '.join(header.phases)}",
    ]
    return "\n".join(line for text in lines for line in click.wrap_text(text, 80, subsequent_indent="  ").splitlines())


@click.command(name="checklists", epilog="Voorbeeld: dialoogcheck checklists")
def command() -> None:
    """Toon welke checklists er zijn.

    Wat er in een checklist staat, ziet u met: dialoogcheck toon NAAM
    """
    click.echo(printable("\n\n".join(_describe(peek(path)) for path in find_checklists())))
