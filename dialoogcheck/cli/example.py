"""``voorbeeld``: an example report without filling in anything."""

from pathlib import Path

import click

from dialoogcheck.cli import producing
from dialoogcheck.cli.options import checklist_argument, formats_option, output_option, overwrite_option
from dialoogcheck.errors import UnusableInputError
from dialoogcheck.language.texts import printable
from dialoogcheck.reading.library import find_checklists

NAME = "dialoogcheck-voorbeeld"


@click.command(name="voorbeeld", epilog="Voorbeeld: dialoogcheck voorbeeld --uit voorbeeld.pdf")
@checklist_argument
@formats_option
@output_option
@overwrite_option
def command(checklist: str | None, formats: tuple[str, ...], output: str | None, *, overwrite: bool) -> None:
    """Maak een voorbeeldrapport, zonder zelf iets in te vullen.

    De gemeente en de antwoorden in het voorbeeld zijn verzonnen.
    """
    case = producing.read_case(find_example(checklist))
    for path in producing.write_formats(lambda format_: producing.produce(case, format_), NAME, formats, output, overwrite=overwrite):
        click.echo(printable(f"Voorbeeldrapport: {path}"))


def find_example(checklist: str | None) -> Path:
    """The answer file that goes with a checklist, or with the first that has one; UnusableInputError when there is none."""
    examples = {path.stem: path.with_name(f"{path.stem}.voorbeeld.json") for path in find_checklists()}
    found = [path for id_, path in examples.items() if path.exists() and checklist in {None, id_}]
    if not found:
        raise UnusableInputError(f"Bij de checklist “{checklist}” hoort geen voorbeeld.", "Kies een naam uit “dialoogcheck checklists”.")
    return found[0]
