"""``voorbeeld``: an example report without filling in anything."""

from pathlib import Path

import click

from dialoogcheck.cli import producing
from dialoogcheck.cli.options import STANDARD, checklist_argument, formats_option, output_option, overwrite_option
from dialoogcheck.errors import UnusableInputError, WrongUseError
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
    folder = Path(output) if output and producing.names_folder(output) else None
    if output and len(formats) > 1 and not folder:
        raise WrongUseError("Meer formaten passen niet in één bestand.", "Kies met --uit een map (met / erachter), of kies één formaat.")
    if folder:
        producing.make_folder(folder)
    for format_ in formats:
        if output == str(STANDARD):
            producing.write_to_stdout(producing.produce(case, format_))
            continue
        path = Path(output) if output and not folder else (folder or Path()) / f"{NAME}{producing.SUFFIXES[format_]}"
        producing.write_report(case, format_, path, overwrite=overwrite)
        click.echo(printable(f"Voorbeeldrapport: {path}"))


def find_example(checklist: str | None) -> Path:
    """The answer file that goes with a checklist, or with the first that has one; UnusableInputError when there is none."""
    examples = {path.stem: path.with_name(f"{path.stem}.voorbeeld.json") for path in find_checklists()}
    found = [path for id_, path in examples.items() if path.exists() and checklist in {None, id_}]
    if not found:
        raise UnusableInputError(f"Bij de checklist “{checklist}” hoort geen voorbeeld.", "Kies een naam uit “dialoogcheck checklists”.")
    return found[0]
