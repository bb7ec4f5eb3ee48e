"""``toon``: what is in a checklist, or in one phase of it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from dialoogcheck.answers.typed import find_phase
from dialoogcheck.cli.options import load_checklist, phase_option, required_checklist_argument
from dialoogcheck.cli.output import wrap
from dialoogcheck.dutch import printable

if TYPE_CHECKING:
    from dialoogcheck.checklist.overview import ShownLine

TEXT = "tekst"
MARKDOWN = "md"


@click.command(name="toon", epilog="Voorbeeld: dialoogcheck toon inkoopdialoog --fase strategie")
@required_checklist_argument
@phase_option
@click.option(
    "--formaat",
    "format_",
    type=click.Choice([TEXT, MARKDOWN]),
    default=TEXT,
    show_default=True,
    help="Voor op het scherm, of md: de hele inhoud.",
)
def command(checklist: str, phase: str | None, format_: str) -> None:
    """Toon wat er in een checklist staat.

    Met --fase ziet u alles van één fase: het doel, de grenzen en de stellingen.
    Met --formaat md ziet u elke tekst, als een document in Markdown. Zo kan een collega alles nakijken.
    """
    loaded = load_checklist(checklist)
    chosen = find_phase(loaded, phase) if phase else None
    if format_ == MARKDOWN:
        from dialoogcheck.checklist.outline import compose_outline  # noqa: PLC0415 - only who asks for a document
        from dialoogcheck.document.markdown import write_markdown  # noqa: PLC0415

        click.echo(printable(write_markdown(compose_outline(loaded, chosen))), nl=False)
        return
    from dialoogcheck.checklist.overview import describe_checklist, describe_phase  # noqa: PLC0415 - not for a document

    lines = describe_phase(loaded, chosen) if chosen else describe_checklist(loaded)
    click.echo(printable("\n".join(_lay_out(lines))))


def _lay_out(lines: "Iterable[ShownLine]") -> Iterator[str]:
    """The lines as they fit in this terminal, headings with a line of signs under them."""
    for line in lines:
        wrapped = list(wrap(line.text, line.indent, line.hanging))
        yield from ("", *wrapped, "=" * max(map(len, wrapped))) if line.is_heading else wrapped
