"""``nieuw``: begin a checklist of one's own."""

import os
import shlex
from pathlib import Path

import click

from dialoogcheck.asking.new_checklist import ask_names
from dialoogcheck.asking.opening import check_terminal, open_asker
from dialoogcheck.checklist import starter
from dialoogcheck.checklist.library import find_file
from dialoogcheck.checklist.nodes import MAXIMUM_BYTES
from dialoogcheck.checklist.schema import SCHEMA_LINE, SCHEMA_NAME
from dialoogcheck.checklist.shelf import list_own_folders
from dialoogcheck.checklist.starter import AREA, MOST, PERSPECTIVE, TITLE, Names, name_id
from dialoogcheck.cli.options import complete_checklists, overwrite_option, plain_option
from dialoogcheck.cli.output import STANDARD, name_path, say, write_command, write_to_stdout
from dialoogcheck.dutch import make_slug
from dialoogcheck.errors import InterruptedSafelyError, NeedsTerminalError, WrongUseError
from dialoogcheck.files import find_usual_folder, read_file


@click.command(
    "nieuw",
    epilog='Voorbeeld: dialoogcheck nieuw mijn.yaml --titel "Wonen" --perspectief Gemeente --perspectief Huurder'
    " --gebied Doel --gebied Rollen",
)
@click.argument("file", metavar="BESTAND", type=click.Path(allow_dash=True))
@click.option("--titel", "title", metavar="TEKST", help="De titel van de checklist.")
@click.option(
    "--perspectief",
    "perspectives",
    multiple=True,
    metavar="NAAM",
    help="Wie hem invult. Mag vaker; de eerste organiseert het gesprek.",
)
@click.option("--gebied", "areas", multiple=True, metavar="NAAM", help="Een onderwerp met vragen. Mag vaker.")
@click.option(
    "--van",
    "source",
    metavar="CHECKLIST",
    help="Begin met een kopie van een andere checklist.",
    shell_complete=complete_checklists,
)
@plain_option
@overwrite_option
def command(
    *,
    file: str,
    title: str | None,
    perspectives: tuple[str, ...],
    areas: tuple[str, ...],
    source: str | None,
    plain: bool,
    overwrite: bool,
) -> None:
    """Begin een eigen checklist.

    U geeft een titel, wie de checklist invullen en welke gebieden erin komen. Wat u weglaat, vraagt het programma.
    U krijgt een klein bestand dat meteen werkt, met uitleg bij elk deel. Dat past u daarna aan in een teksteditor.
    Met --van begint u met een kopie, bijvoorbeeld van inkoopdialoog.
    BESTAND eindigt op .yaml. Met een streepje (-) komt de checklist op het scherm.
    Staat hij in uw eigen map? Dan kunt u hem overal bij naam noemen. Welke map dat is, zegt ‘dialoogcheck diagnose’.
    """
    path = Path(file)
    if path != STANDARD:
        starter.check_file(path, overwrite=overwrite)
    if source is not None:
        if title is not None or perspectives or areas:
            raise WrongUseError(
                "--van gaat niet samen met --titel, --perspectief en --gebied.",
                "Een kopie heeft die al. Verander ze in het bestand.",
            )
        original = find_file(source)
        id_ = f"mijn-{make_slug(original.stem)}".strip("-") if path == STANDARD else name_id(path)
        data = starter.copy_checklist(read_file(original, MAXIMUM_BYTES), str(original), id_)
    else:
        given = {TITLE: () if title is None else (title,), PERSPECTIVE: perspectives, AREA: areas}
        names: Names = {kind: read_names(kind, texts) for kind, texts in given.items()}
        if not all(names.values()):
            names = ask(names, path, plain=plain)
        name = Path(f"{make_slug(''.join(names[TITLE])) or starter.UNNAMED}.yaml" if path == STANDARD else path.name)
        data = starter.begin_checklist(name_id(name), names, shlex.quote(name_path(name))).encode()
    if path == STANDARD:
        write_to_stdout(data)
        return
    starter.write_checklist(path, data, overwrite=overwrite)
    say(f"Uw checklist: {path}")
    explain_next(path, copied=source is not None, schema=SCHEMA_LINE.encode() in data)


def read_names(kind: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """What the command line says of one kind, cleaned; WrongUseError when it cannot stand in a checklist."""
    option, names = f"--{kind}", starter.clean_names(texts)
    for problem in filter(None, map(starter.find_name_problem, names)):
        raise WrongUseError(f"{option}: {problem[:1].lower()}{problem[1:]}")
    if len(names) < len(texts):
        say(f"Let op: bij {option} staat iets twee keer. Het komt één keer in de checklist.", err=True)
    if len(texts) > MOST[kind]:
        raise WrongUseError(f"{option} kan hooguit {MOST[kind]} keer.", "De rest kunt u later in het bestand zetten.")
    return names


def ask(names: Names, path: Path, *, plain: bool) -> Names:
    """The same with what was missing, asked at a terminal.

    NeedsTerminalError without one, with the command that needs none.
    """
    example = {TITLE: ("Mijn checklist",), PERSPECTIVE: ("Gemeente", "Cliënt"), AREA: ("Doel", "Afspraken")}
    words = [word for kind, some in example.items() for name in names[kind] or some for word in (f"--{kind}", name)]
    instead = f"Of geef alles op, bijvoorbeeld zo:\n{write_command('nieuw', path, *words)}"
    if path == STANDARD:
        raise NeedsTerminalError(
            "Komt de checklist op het scherm (-)? Dan kan dialoogcheck daar geen vragen stellen.", instead
        )
    check_terminal(instead)
    try:
        with open_asker(plain=plain) as asker:
            return ask_names(asker, names)
    except (KeyboardInterrupt, EOFError):
        raise InterruptedSafelyError("Gestopt. Er is niets geschreven.") from None


def explain_next(path: Path, *, copied: bool, schema: bool) -> None:
    """What the author can do now, on stderr; ``schema`` says whether the checklist names the schema beside it."""
    edit = "Verander wat u anders wilt." if copied else "Schrijf bij elk woord VERVANG uw eigen tekst."
    say(f"1. Open het bestand in een teksteditor, zoals Kladblok.\n   {edit}", err=True)
    say(f"2. Zoek daarna fouten met: {write_command('controleer', path)}", err=True)
    say(f"3. Vul hem in met: {write_command('invullen', path)}", err=True)
    if schema and not os.path.lexists(path.with_name(SCHEMA_NAME)):
        command_ = write_command("controleer", "--schema", path.parent)
        say(f"Wilt u hulp van uw editor bij het schrijven? Typ dan: {command_}", err=True)
    usual, id_ = find_usual_folder(), name_id(path)
    if path.parent in list_own_folders() and path.stem == id_:
        say(f"Deze checklist staat in uw eigen map. U kunt hem bij naam noemen: {path.stem}", err=True)
    elif usual:
        say(f"Wilt u hem bij naam kunnen noemen? Zet hem dan als {id_}.yaml in deze map:\n   {usual}", err=True)
