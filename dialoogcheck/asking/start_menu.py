"""The questions of the start menu: what somebody wants to do, and with which files."""

import contextlib
import os
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

from dialoogcheck.answers.draft import list_answer_files
from dialoogcheck.answers.file import SUFFIX
from dialoogcheck.asking.conversation import choose_checklist, list_session_options
from dialoogcheck.asking.screens import Asker, ChoiceScreen, Command, Page, ScreenOption, TextScreen
from dialoogcheck.asking.sessions import Session, find_report_path, list_ended, list_unfinished
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.files import is_folder

NEW, GO_ON, REPORT, FORMS = "invullen", "verder", "rapport", "formulier"
READ_IN, GROUP, DEVELOPMENT, EXAMPLE, HELP = "inlezen", "vergelijk", "ontwikkeling", "voorbeeld", "hulp"

LISTED = 20
"""How many answer files are listed to choose from: the newest."""
FOLDER_READ_IN, FOLDER_OF_FORMS = "ingelezen", "formulieren"
FORM_FORMATS = (
    ("html", "In een browser, op een computer of telefoon"),
    ("pdf", "In een PDF, op een computer"),
    ("papier", "Op papier: u drukt het af"),
)
"""How forms can be filled in: the format for each."""

OTHER_FILE = "ander"
ALL = "iedereen"
SHORT, FULL = "kort", "volledig"

BACK = ScreenOption(value=Command.BACK, text="Terug")
DRAG = "Typ de naam, of sleep de map of het bestand naar dit venster."


class WentBackError(Exception):
    """The user goes back to the menu."""


class Errand(NamedTuple):
    """A command with what it is given."""

    command: str
    arguments: dict[str, Any]


class Desk(NamedTuple):
    """What there is to work with: somebody to ask, the folder where everything comes, and what is in it.

    ``files`` are the newest answer files, ``unfinished`` and ``ended`` the checks among them.
    """

    asker: Asker
    folder: Path
    files: tuple[Path, ...]
    unfinished: tuple[Session, ...]
    ended: tuple[Session, ...]


def choose_wish(desk: Desk) -> str | None:
    """What the user wants, one of the names above; None to stop. The numbers are always the same."""
    options = [
        ScreenOption(value=NEW, text="Nieuwe check invullen"),
        ScreenOption(value=GO_ON, text=_name_going_on(desk)),
        ScreenOption(value=REPORT, text="Rapport maken van antwoorden"),
        ScreenOption(value=FORMS, text="Formulieren maken voor anderen"),
        ScreenOption(value=READ_IN, text="Ingevulde formulieren inlezen"),
        ScreenOption(value=GROUP, text="Groepsrapport maken"),
        ScreenOption(value=DEVELOPMENT, text="Ontwikkeling: eerder en later naast elkaar"),
        ScreenOption(value=EXAMPLE, text="Voorbeeld van een rapport bekijken"),
        ScreenOption(value=Command.HELP, text="Hulp"),
        ScreenOption(value=Command.LEAVE, text="Stoppen"),
    ]
    chosen = desk.asker.choose(
        ChoiceScreen(
            position="dialoogcheck",
            text="Wat wilt u doen?",
            options=tuple(options),
            commands=(Command.HELP, Command.LEAVE),
        )
    )
    if isinstance(chosen, Command):
        return HELP if chosen is Command.HELP else None
    return chosen


def _name_going_on(desk: Desk) -> str:
    """What the second entry is called: the check itself where there is one to go on with and no other."""
    if len(desk.unfinished) == 1 and not desk.ended:
        return f"Verder met {desk.unfinished[0].name} ({desk.unfinished[0].progress})"
    if desk.ended and not desk.unfinished:
        return "Opnieuw invullen, of verder met een check"
    return "Verder met een check, of opnieuw invullen"


def choose_length(asker: Asker) -> bool:
    """Whether the check is the short one."""
    options = [
        ScreenOption(value=SHORT, text="Kort: alleen de belangrijkste stellingen, in ongeveer de helft van de tijd"),
        ScreenOption(value=FULL, text="Volledig: alle stellingen"),
    ]
    return _choose(asker, "Nieuwe check", "Hoeveel tijd hebt u?", options) == SHORT


def choose_answers(asker: Asker, files: Sequence[Path], title: str, question: str) -> Path:
    """One of these answer files, or whatever file or folder the user names."""
    options = [ScreenOption(value=str(path), text=path.name.removesuffix(SUFFIX)) for path in files]
    options.append(ScreenOption(value=OTHER_FILE, text="Een ander bestand of een map"))
    if files and (chosen := _choose(asker, title, question, options, browsing=True)) != OTHER_FILE:
        return Path(chosen)
    return ask_path(asker, title, question)


def ask_path(asker: Asker, title: str, question: str, proposed: Path | None = None) -> Path:
    """A file or a folder that is there."""
    reply = asker.write(
        TextScreen(
            position=title,
            text=question,
            extra=DRAG,
            value=str(proposed or ""),
            limit=4_000,
            back="terug",
            stop="stoppen",
            check=_refuse_path,
        )
    )
    if isinstance(reply, Command):
        raise WentBackError
    return read_path(reply)


def read_path(typed: str) -> Path:
    """The path that somebody typed, or that a terminal typed for them to whom they dragged it.

    It may stand in quotes, be an address, or be written as a shell wants it.
    """
    text = typed.strip().removeprefix("& ")
    if text.startswith("file://"):
        return Path(url2pathname(urlsplit(text).path))
    with contextlib.suppress(OSError, ValueError):
        if Path(text).exists():
            return Path(text)
    if os.name == "nt":
        return Path(text.strip("'\"")).expanduser()
    with contextlib.suppress(ValueError):
        words = shlex.split(text)
        return Path(words[0] if len(words) == 1 else text).expanduser()
    return Path(text).expanduser()


def _refuse_path(typed: str) -> str:
    try:
        there = bool(typed.strip()) and read_path(typed).exists()
    except (OSError, ValueError, RuntimeError):
        there = False
    return "" if there else "Dat bestand of die map is er niet. Controleer de naam, of ga terug met Esc."


def choose_phase(asker: Asker, checklist: Checklist) -> str:
    """The id of the phase that forms are about; the only one there is, is not asked."""
    phases = checklist.phases
    if len(phases) == 1:
        return phases[0].id
    options = [ScreenOption(value=phase.id, text=phase.name, detail=phase.description) for phase in phases]
    return _choose(asker, "Formulieren maken", "In welke fase bent u?", options)


def choose_sides(asker: Asker, checklist: Checklist) -> tuple[str, ...]:
    """The ids of the perspectives that get a form, none for all of them."""
    sides = [ScreenOption(value=side.id, text=f"Alleen: {side.name.lower()}") for side in checklist.perspectives]
    everybody = ScreenOption(value=ALL, text="Voor iedereen: een formulier per groep")
    chosen = _choose(asker, "Formulieren maken", "Voor wie?", [everybody, *sides])
    return () if chosen == ALL else (chosen,)


def choose_format(asker: Asker) -> str:
    """The format of forms."""
    options = [ScreenOption(value=format_, text=meaning) for format_, meaning in FORM_FORMATS]
    return _choose(asker, "Formulieren maken", "Hoe vullen zij het in?", options)


def _choose_checklist(asker: Asker, title: str) -> str:
    chosen = choose_checklist(asker, title, back=True)
    if chosen is None:
        raise WentBackError
    return chosen


def _choose(asker: Asker, title: str, question: str, options: Sequence[ScreenOption], *, browsing: bool = False) -> str:
    """The value of what is chosen; WentBackError when the user goes back."""
    screen = ChoiceScreen(
        position=title,
        text=question,
        extra="↑ ↓ kiezen · Enter verder · ← terug" if browsing else "",
        options=(*options, BACK),
        commands=(Command.BACK,),
        browsing=browsing,
    )
    chosen = asker.choose(screen)
    if isinstance(chosen, Command):
        raise WentBackError
    return chosen


def explain_program(folder: Path) -> Page:
    """What there is to know before one begins; ``folder`` is where everything comes."""
    return Page(
        title="Hulp",
        paragraphs=(
            "Een check is een vragenlijst over één gesprek. Daarna krijgt u een adviesrapport (PDF) met een plan.",
            "Wilt u weten hoe anderen kijken? Maak formulieren en stuur die op.",
            "Zet wat terugkomt in één map. Kies dan ‘Groepsrapport maken’.",
            "Vult u een check later opnieuw in? Met ‘Ontwikkeling’ ziet u wat er veranderde.",
            f"Uw antwoorden en rapporten staan in de map {folder.absolute()}. Alles blijft op deze computer.",
            "Met s of Ctrl-C stopt u. Uw antwoorden zijn dan bewaard.",
        ),
        leave="Terug naar het menu",
    )


def explain_folder(folder: Path) -> Page:
    """What is told once: where everything comes."""
    return Page(
        title="Waar uw bestanden komen",
        paragraphs=(
            f"Uw antwoorden en rapporten komen in deze map: {folder}",
            "De naam van een bestand zegt waar het over gaat, en van welke dag het is.",
        ),
        leave="Ga verder",
    )


def choose_errand(asker: Asker, folder: Path) -> Errand | None:
    """What to do now, with all that it needs; None to stop. Whoever goes back on it is in the menu again."""
    while True:
        files = list_answer_files(folder)[:LISTED]
        desk = Desk(asker, folder, files, list_unfinished(folder), list_ended(folder))
        with contextlib.suppress(WentBackError):
            wish = choose_wish(desk)
            if wish is None:
                return None
            if wish == HELP:
                asker.read(explain_program(folder))
                continue
            errand = PREPARATIONS[wish](desk)
            if not is_folder(folder):
                asker.read(explain_folder(folder))
            return errand


def prepare_check(desk: Desk) -> Errand:
    """A new check."""
    checklist, short = _choose_checklist(desk.asker, "Nieuwe check"), choose_length(desk.asker)
    return Errand("invullen", {"checklist": checklist, "short": short, "folder": desk.folder, "offer": False})


def prepare_report(desk: Desk) -> Errand:
    """A report of answers that are there; an earlier one stays."""
    path = choose_answers(desk.asker, desk.files, "Rapport maken", "Van welke antwoorden?")
    output = f"{desk.folder}/" if is_folder(path) else str(find_report_path(desk.folder / path.name))
    return Errand("rapport", {"files": (path,), "output": output})


def prepare_forms(desk: Desk) -> Errand:
    """Forms of one format for one side or all of them."""
    name = _choose_checklist(desk.asker, "Formulieren maken")
    checklist = load_checklist(name)
    given = {
        "phase": choose_phase(desk.asker, checklist),
        "perspectives": choose_sides(desk.asker, checklist),
        "formats": (choose_format(desk.asker),),
    }
    return Errand("formulier", {"checklist": name, **given, "output": f"{desk.folder / FOLDER_OF_FORMS}/"})


def prepare_intake(desk: Desk) -> Errand:
    """Answer files of what came back."""
    path = ask_path(desk.asker, "Inlezen", "In welke map staan de ingevulde formulieren?")
    return Errand("inlezen", {"paths": (path,), "output": str(desk.folder / FOLDER_READ_IN)})


def prepare_group(desk: Desk) -> Errand:
    """A group report of what came back."""
    read_in = desk.folder / FOLDER_READ_IN
    proposed = read_in if is_folder(read_in) else None
    path = ask_path(desk.asker, "Groepsrapport", "In welke map staan de antwoorden?", proposed)
    return Errand("vergelijk", {"paths": (path,), "output": f"{desk.folder}/"})


def prepare_development(desk: Desk) -> Errand:
    """What changed between two moments."""
    earlier = choose_answers(desk.asker, desk.files, "Ontwikkeling", "Welke antwoorden zijn van eerder?")
    others = [path for path in desk.files if path != earlier]
    later = choose_answers(desk.asker, others, "Ontwikkeling", "Welke antwoorden zijn van later?")
    return Errand("ontwikkeling", {"paths": (earlier, later), "output": f"{desk.folder}/"})


def prepare_example(desk: Desk) -> Errand:
    """An example of a report."""
    return Errand("voorbeeld", {"checklist": _choose_checklist(desk.asker, "Voorbeeld"), "output": f"{desk.folder}/"})


def prepare_going_on(desk: Desk) -> Errand:
    """A check to go on with, or one that was ended, to be measured again."""
    if len(desk.unfinished) == 1 and not desk.ended:
        return Errand("invullen", {"resume": desk.unfinished[0].path})
    again = [
        ScreenOption(value=str(check.path), text=f"Opnieuw: {check.name} ({check.progress})") for check in desk.ended
    ]
    options = [*list_session_options(desk.unfinished), *again, ScreenOption(value=OTHER_FILE, text="Een ander bestand")]
    title, question = "Verdergaan of opnieuw invullen", "Met welke check?"
    chosen = _choose(desk.asker, title, question, options, browsing=True) if options[1:] else OTHER_FILE
    if chosen == OTHER_FILE:
        return Errand("invullen", {"resume": ask_path(desk.asker, title, question)})
    ended = chosen in {str(check.path) for check in desk.ended}
    return Errand("invullen", {"again" if ended else "resume": Path(chosen)})


PREPARATIONS: dict[str, Callable[[Desk], Errand]] = {
    NEW: prepare_check,
    GO_ON: prepare_going_on,
    REPORT: prepare_report,
    FORMS: prepare_forms,
    READ_IN: prepare_intake,
    GROUP: prepare_group,
    DEVELOPMENT: prepare_development,
    EXAMPLE: prepare_example,
}
"""What is asked for each errand of the menu."""
