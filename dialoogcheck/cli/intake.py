"""``inlezen``: from filled-in forms to answer files."""

from dataclasses import replace
from pathlib import Path

import click

from dialoogcheck import dutch
from dialoogcheck.answers.codes import name_codes
from dialoogcheck.answers.intake import describe_submission, find_files, gather, leave_out_earlier, store
from dialoogcheck.answers.table import PERSPECTIVE, RECOGNISABLE, explain_answers, make_template
from dialoogcheck.answers.typed import read_empty_details
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.cli import options
from dialoogcheck.cli.output import STANDARD, check_output, say, show_progress, tell_gathered, write_formats
from dialoogcheck.document.table import encode_table
from dialoogcheck.errors import WrongUseError
from dialoogcheck.files import check_new_folder

FOLDER = "ingelezen"
TEMPLATE = "antwoorden"


@click.command(name="inlezen", epilog="Voorbeeld: dialoogcheck inlezen ontvangen/ --uit ingelezen/")
@click.argument("paths", nargs=-1, metavar="[BESTAND…]", type=click.Path(path_type=Path))
@click.option(
    "--sjabloon",
    "template",
    is_flag=True,
    help="Maak een lege tabel (CSV) om antwoorden in te typen, één regel per mens.",
)
@options.phase_option
@options.fact_option
@click.option("--kort", "short", is_flag=True, help="Bij --sjabloon: alleen de stellingen van de korte versie.")
@click.option("--dubbel", "doubles_too", is_flag=True, help="Lees ook bestanden met dezelfde inhoud in.")
@options.offer_changed("Lees ook antwoorden in")
@options.offer_checklist("De checklist waar alles bij hoort; nodig bij een eigen checklist.")
@options.output_option
@options.overwrite_option
def command(
    *,
    paths: tuple[Path, ...],
    template: bool,
    phase: str | None,
    facts: tuple[str, ...],
    short: bool,
    doubles_too: bool,
    changed_too: bool,
    checklist: str | None,
    output: str | None,
    overwrite: bool,
) -> None:
    """Maak antwoordbestanden van ingevulde formulieren.

    BESTAND is een map, of een bestand: HTML-antwoorden, een ingevulde PDF, een rapport of een tabel (CSV). Per bestand
    leest u wat er ingelezen is, wat open bleef en wat niet lukte. De formulieren zelf blijven zoals ze zijn. Zonder
    --uit komen de antwoorden in de map ‘ingelezen’.
    """
    if template:
        if paths:
            raise WrongUseError(
                "--sjabloon gaat niet samen met bestanden.",
                "Maak eerst de lege tabel. Vul die in en lees hem daarna in.",
            )
        loaded = options.load_chosen(checklist)
        details = replace(read_empty_details(loaded, phase, facts, "de tabel"), short=short)
        heads, first = make_template(loaded, details)
        table = encode_table(heads, [first])
        check_output(output, ("csv",), overwrite=overwrite)
        for path in write_formats(lambda _: table, TEMPLATE, ("csv",), output, overwrite=overwrite, private=False):
            say(f"Lege tabel: {path}")
            explain_template(loaded)
        return
    if not paths:
        raise WrongUseError(
            "Zeg wat u wilt inlezen.", "Geef een map of bestanden op. Of maak een lege tabel met --sjabloon."
        )
    if overwrite or phase or facts or short:
        raise WrongUseError(
            "--overschrijf, --fase, --feit en --kort horen bij --sjabloon.", "Inlezen vervangt nooit een bestand."
        )
    if output == str(STANDARD):
        raise WrongUseError("Antwoordbestanden passen niet op standaarduitvoer.", "Kies met --uit een map.")
    folder = Path(output or FOLDER)
    own = options.load_own(checklist)
    check_new_folder(folder)
    gathered = gather(show_progress(find_files(paths)), own, changed_too=changed_too, doubles_too=doubles_too)
    if not doubles_too:
        gathered = leave_out_earlier(gathered, folder, own)
    for submission, place in store(gathered.submissions, folder):
        say(f"{submission.label} → {place}: {describe_submission(submission)}")
    say(f"{dutch.count(len(gathered.submissions), 'formulier', 'formulieren')} ingelezen.", err=True)
    tell_gathered(gathered)


def explain_template(checklist: Checklist) -> None:
    """Say on stderr how somebody fills in the empty table."""
    sides = dutch.join_words([str(perspective.id) for perspective in checklist.perspectives], "of")
    answers = explain_answers(name_codes(checklist, mirrored=False))
    say(f"Typ één regel per mens. In de kolom “{PERSPECTIVE}” komt {sides}.", err=True)
    say(f"In de vakjes van de stellingen komt een antwoord. {answers}", err=True)
    if any(statement.choices for statement in checklist.statements):
        say(
            "Staan er antwoorden achter een stelling? Dan kan daar alleen een van die. Een ?, - of punt kan altijd.",
            err=True,
        )
    say(
        f"Staat op de formulieren dat antwoorden herkenbaar mogen zijn? Zet dan in de kolom “{RECOGNISABLE}” ja. "
        "Anders blijft dat nee.",
        err=True,
    )
    say("Klaar? Lees de tabel dan in met: dialoogcheck inlezen BESTAND", err=True)
