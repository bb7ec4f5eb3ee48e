"""``nieuw``: begin a checklist of one's own."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

import click

from dialoogcheck.asking.opening import check_terminal, open_asker
from dialoogcheck.asking.screens import Asker, Command, TextScreen
from dialoogcheck.checklist.library import find_file
from dialoogcheck.checklist.nodes import MAXIMUM_BYTES
from dialoogcheck.checklist.schema import SCHEMA_LINE, SCHEMA_NAME
from dialoogcheck.checklist.shelf import SUFFIXES, find_shipped
from dialoogcheck.checklist.starter import (
    LONGEST_NAME,
    PHASE,
    Beginning,
    begin_checklist,
    clean_name,
    copy_checklist,
    find_name_problem,
)
from dialoogcheck.cli.options import complete_checklists, overwrite_option
from dialoogcheck.cli.output import STANDARD, say, write_command, write_to_stdout
from dialoogcheck.dutch import make_slug, printable
from dialoogcheck.errors import InterruptedSafelyError, NeedsTerminalError, OutputError, WrongUseError
from dialoogcheck.files import (
    check_place,
    find_usual_folder,
    is_folder,
    list_named_folders,
    make_folder,
    read_file,
    write_atomically,
)

UNNAMED = "mijn-checklist"
TITLE, PERSPECTIVE, AREA = "--titel", "--perspectief", "--gebied"
MOST = {PERSPECTIVE: 9, AREA: 20}
"""How many of each: more perspectives have no letter of their own in a report, and nobody answers more areas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the author chose, as far as that is known."""

    title: str = ""
    perspectives: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The options of what is not known yet."""
        return tuple(
            option
            for option, value in {TITLE: self.title, PERSPECTIVE: self.perspectives, AREA: self.areas}.items()
            if not value
        )


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
@click.option(
    "--eenvoudig", "plain", is_flag=True, help="Gewone regels met nummers. Handig met een schermlezer of brailleregel."
)
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
    path = check_file(file, overwrite=overwrite)
    if source is not None:
        if title is not None or perspectives or areas:
            raise WrongUseError(
                "--van gaat niet samen met --titel, --perspectief en --gebied.",
                "Een kopie heeft die al. Verander ze in het bestand.",
            )
        data = make_copy(source, path)
    else:
        choices = read_choices(title, perspectives, areas)
        if choices.missing:
            choices = ask(choices, path, plain=plain)
        data = make_checklist(choices, path)
    if path == STANDARD:
        write_to_stdout(data)
        return
    write(path, data, overwrite=overwrite)
    say(f"Uw checklist: {path}")
    explain_next(path, copied=source is not None, schema=SCHEMA_LINE.encode() in data)


def check_file(file: str, *, overwrite: bool) -> Path:
    """The path that was typed.

    WrongUseError when no checklist can be called so, OutputError when it cannot be written there.
    """
    path = Path(file)
    if path == STANDARD:
        return path
    if printable(file) != file or "\n" in file:
        raise WrongUseError(
            "In de naam van het bestand staat een teken dat niemand ziet.", "Kies een naam zoals mijn-checklist.yaml."
        )
    if is_folder(path):
        raise WrongUseError(f"{path} is een map.", f"Noem ook het bestand, zoals {path / f'{UNNAMED}.yaml'}.")
    if path.suffix.lower() not in SUFFIXES:
        raise WrongUseError(
            "De naam van een checklist eindigt op .yaml.", f"Bijvoorbeeld: {(path.name or UNNAMED).strip('.')}.yaml"
        )
    if name_id(path) in {shipped.stem for shipped in find_shipped()}:
        raise WrongUseError(
            f"De naam “{name_id(path)}” is al van een checklist die bij dialoogcheck hoort.",
            f"Kies een andere naam, zoals mijn-{name_id(path)}.yaml.",
        )
    refuse(path, overwrite=overwrite)
    folder = path.parent
    if not is_folder(folder) and folder not in list_own_places():
        raise OutputError(f"De map {folder} bestaat niet.", "Maak eerst die map, of kies een andere.")
    return path


def list_own_places() -> tuple[Path, ...]:
    """The folders in which the program finds a checklist by its name."""
    usual = find_usual_folder()
    return (*list_named_folders(), *([usual] if usual else []))


def refuse(path: Path, *, overwrite: bool) -> None:
    """OutputError when something stands there that may not be replaced."""
    if os.path.lexists(path) and not overwrite:
        raise OutputError(f"{path} bestaat al.", "Kies een andere naam, of vervang het met --overschrijf.")
    check_place(path)


def name_id(path: Path) -> str:
    """The id of the checklist in a file that is called so."""
    return make_slug(path.stem) or UNNAMED


def read_choices(title: str | None, perspectives: tuple[str, ...], areas: tuple[str, ...]) -> Choices:
    """What the command line says, cleaned; WrongUseError when it cannot stand in a checklist."""
    given = {TITLE: () if title is None else (title,), PERSPECTIVE: perspectives, AREA: areas}
    named: dict[str, tuple[str, ...]] = {}
    for option, texts in given.items():
        names = [clean_name(text) for text in texts]
        for name in names:
            problem = find_name_problem(name)
            if problem:
                raise WrongUseError(f"{option}: {problem[:1].lower()}{problem[1:]}")
        first: dict[str, str] = {}
        for name in names:
            first.setdefault(name.casefold(), name)
        named[option] = tuple(first.values())
        if len(named[option]) < len(names):
            say(f"Let op: bij {option} staat iets twee keer. Het komt één keer in de checklist.", err=True)
        if len(names) > MOST.get(option, 1):
            raise WrongUseError(
                f"{option} kan hooguit {MOST[option]} keer.", "De rest kunt u later in het bestand zetten."
            )
    return Choices(title="".join(named[TITLE]), perspectives=named[PERSPECTIVE], areas=named[AREA])


def ask(choices: Choices, path: Path, *, plain: bool) -> Choices:
    """The same with what was missing, asked at a terminal.

    NeedsTerminalError without one, with the command that needs none.
    """
    words: list[str | Path] = ["nieuw", path, TITLE, choices.title or "Mijn checklist"]
    for option, names in (
        (PERSPECTIVE, choices.perspectives or ("Gemeente", "Cliënt")),
        (AREA, choices.areas or ("Doel", "Afspraken")),
    ):
        words += [word for name in names for word in (option, name)]
    instead = f"Of geef alles op, bijvoorbeeld zo:\n{write_command(*words)}"
    if path == STANDARD:
        raise NeedsTerminalError(
            "Komt de checklist op het scherm (-)? Dan kan dialoogcheck daar geen vragen stellen.", instead
        )
    check_terminal(instead)
    try:
        with open_asker(plain=plain) as asker:
            return ask_missing(choices, asker)
    except (KeyboardInterrupt, EOFError):
        raise InterruptedSafelyError("Gestopt. Er is niets geschreven.") from None


def ask_missing(choices: Choices, asker: Asker) -> Choices:
    """The same with what the author answers to a question for each thing that is missing.

    Lists end with an empty answer.
    """
    missing = choices.missing
    answers: list[tuple[str, str]] = []
    message = value = ""
    while True:
        ended = {option for option, text in answers if not text or option == TITLE}
        ended |= {option for option, most in MOST.items() if sum(asked == option for asked, _ in answers) >= most}
        option = next((option for option in missing if option not in ended), None)
        if option is None:
            break
        earlier = [text for asked, text in answers if asked == option]
        reply = asker.write(compose_screen(option, earlier, message, value, first=not answers))
        message = value = ""
        if isinstance(reply, Command):
            if answers:
                _, value = answers.pop()
            continue
        name = clean_name(reply)
        if name or not earlier:
            message = find_name_problem(name) or ""
        if name.casefold() in {text.casefold() for text in earlier}:
            message = f"“{name}” hebt u al genoemd."
        elif message:
            value = name
        else:
            answers.append((option, name))
    return fill_up(choices, answers)


def fill_up(choices: Choices, answers: list[tuple[str, str]]) -> Choices:
    """The choices with these answers in them."""
    typed = {option: tuple(text for asked, text in answers if asked == option and text) for option in choices.missing}
    return replace(
        choices,
        title="".join(typed.get(TITLE, ())) or choices.title,
        perspectives=typed.get(PERSPECTIVE) or choices.perspectives,
        areas=typed.get(AREA) or choices.areas,
    )


def compose_screen(option: str, earlier: list[str], message: str, value: str, *, first: bool) -> TextScreen:
    """The question for one thing; ``message`` says what was wrong with the answer before, ``value`` is that answer."""
    more = f"U hebt: {', '.join(earlier)}. Klaar? Druk op Enter zonder iets te typen."
    text, extra = {
        TITLE: ("Hoe heet uw checklist?", "Deze titel staat boven het rapport. Bijvoorbeeld: Dialoog over wonen."),
        PERSPECTIVE: (
            ("Wie vult de checklist nog meer in?", more)
            if earlier
            else (
                "Wie organiseert het gesprek?",
                "Die beantwoordt alle stellingen. Bijvoorbeeld: Gemeente. Daarna noemt u de anderen.",
            )
        ),
        AREA: (
            ("Wat is het volgende gebied?", more)
            if earlier
            else (
                "Wat is het eerste gebied?",
                "Een gebied is een onderwerp met stellingen, valkuilen en tips. Bijvoorbeeld: Doel.",
            )
        ),
    }[option]
    return TextScreen(
        position="Nieuwe checklist",
        text=text,
        extra=f"{message} {more}" if message and earlier else message or extra,
        value=value,
        limit=LONGEST_NAME,
        back=None if first else "terug",
        stop="stoppen",
        commands=() if first else (Command.BACK,),
    )


def make_checklist(choices: Choices, path: Path) -> bytes:
    """The checklist of these choices, with the commands to use it in its first lines."""
    id_ = make_slug(choices.title) or UNNAMED if path == STANDARD else name_id(path)
    name = Path(f"{id_}.yaml" if path == STANDARD else path.name)
    commands = [
        (write_command("controleer", name), "zoekt fouten. Doe dit na elke verandering."),
        (write_command("toon", name), "laat zien wat erin staat."),
        (write_command("invullen", name), "stelt de vragen en maakt het rapport."),
        (write_command("formulier", name, "--fase", PHASE), "maakt formulieren voor anderen."),
        (write_command("rapport", "antwoorden.dialoog.json", "--checklist", name), "maakt een rapport van antwoorden."),
    ]
    beginning = Beginning(
        id=id_, title=choices.title, perspectives=choices.perspectives, areas=choices.areas, commands=[*commands]
    )
    return begin_checklist(beginning).encode()


def make_copy(source: str, path: Path) -> bytes:
    """A copy of the checklist with this id or in this file."""
    original = find_file(source)
    id_ = f"mijn-{make_slug(original.stem)}".strip("-") if path == STANDARD else name_id(path)
    return copy_checklist(read_file(original, MAXIMUM_BYTES), str(original), id_)


def write(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write the checklist; OutputError when that cannot be."""
    if path.parent in list_own_places():
        make_folder(path.parent)
    refuse(path, overwrite=overwrite)
    try:
        write_atomically(path, data)
    except OutputError as error:
        raise OutputError(error.message, "Kies een andere naam of een andere map.") from None


def explain_next(path: Path, *, copied: bool, schema: bool) -> None:
    """What the author can do now, on stderr; ``schema`` says whether the checklist names the schema beside it."""
    edit = "Verander wat u anders wilt." if copied else "Schrijf bij elk woord VERVANG uw eigen tekst."
    say(f"1. Open het bestand in een teksteditor, zoals Kladblok.\n   {edit}", err=True)
    say(f"2. Zoek daarna fouten met: {write_command('controleer', path)}", err=True)
    say(f"3. Vul hem in met: {write_command('invullen', path)}", err=True)
    if schema and not os.path.lexists(path.with_name(SCHEMA_NAME)):
        say(
            "Wilt u hulp van uw editor bij het schrijven? Typ dan: "
            f"{write_command('controleer', '--schema', path.parent)}",
            err=True,
        )
    usual = find_usual_folder()
    if path.parent in list_own_places() and path.stem == name_id(path):
        say(f"Deze checklist staat in uw eigen map. U kunt hem bij naam noemen: {path.stem}", err=True)
    elif usual:
        say(
            f"Wilt u hem bij naam kunnen noemen? Zet hem dan als {name_id(path)}.yaml in deze map:\n   {usual}",
            err=True,
        )
