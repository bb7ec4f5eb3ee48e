"""``voorbeeld``: an example report without filling in anything."""

from pathlib import Path

import click

from dialoogcheck.advice.case import SUFFIXES, produce, read_case
from dialoogcheck.checklist.shelf import find_checklists, names_file
from dialoogcheck.cli.options import (
    checklist_argument,
    formats_option,
    load_checklist,
    load_own,
    output_option,
    overwrite_option,
)
from dialoogcheck.cli.output import say, write_formats
from dialoogcheck.errors import UnusableInputError

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
    case = read_case(find_example(checklist), load_own(checklist))
    for path in write_formats(
        lambda format_: produce(case, format_), NAME, formats, output, suffixes=SUFFIXES, overwrite=overwrite
    ):
        say(f"Voorbeeldrapport: {path}")


def find_example(checklist: str | None) -> Path:
    """The answer file that goes with a checklist, or with the first that has one.

    UnusableInputError when there is none.
    """
    if checklist is None:
        paths = find_checklists()
    else:
        load_checklist(checklist)  # what is wrong with it is told as everywhere
        paths = (
            (Path(checklist),)
            if names_file(checklist)
            else tuple(path for path in find_checklists() if path.stem == checklist)
        )
    examples = [path.with_name(f"{path.stem}.voorbeeld.json") for path in paths]
    found = next((path for path in examples if path.exists()), None)
    if not found:
        raise UnusableInputError(
            f"Bij de checklist “{checklist}” hoort geen voorbeeld.",
            f"Een voorbeeld is een antwoordbestand naast de checklist, met de naam {examples[0].name}.",
        )
    return found
