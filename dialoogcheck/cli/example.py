"""``voorbeeld``: an example report without filling in anything."""

from functools import partial

import click

from dialoogcheck.advice.case import SUFFIXES, find_example, produce, read_case
from dialoogcheck.cli.options import checklist_argument, load_checklist, offer_report
from dialoogcheck.cli.output import check_output, say, write_formats

NAME = "dialoogcheck-voorbeeld"


@click.command(name="voorbeeld", epilog="Voorbeeld: dialoogcheck voorbeeld --uit voorbeeld.pdf")
@checklist_argument
@offer_report
def command(checklist: str | None, formats: tuple[str, ...], output: str | None, *, overwrite: bool) -> None:
    """Maak een voorbeeldrapport, zonder zelf iets in te vullen.

    De gemeente en de antwoorden in het voorbeeld zijn verzonnen.
    """
    check_output(output, formats, overwrite=overwrite)
    own = None if checklist is None else load_checklist(checklist)
    case = read_case(find_example(checklist), own)
    make = partial(produce, case)
    written = write_formats(make, NAME, formats, output, suffixes=SUFFIXES, overwrite=overwrite, private=False)
    for path in written:
        say(f"Voorbeeldrapport: {path}")
