"""The start menu: what somebody sees who types only ``dialoogcheck``."""

from collections.abc import Callable
from pathlib import Path

import click

from dialoogcheck.answers.draft import list_answer_files
from dialoogcheck.answers.file import SUFFIX
from dialoogcheck.asking.conversation import list_session_options
from dialoogcheck.asking.opening import open_asker
from dialoogcheck.asking.screens import Asker, ChoiceScreen, Command, ScreenOption
from dialoogcheck.asking.sessions import Session, find_report_path, list_unfinished
from dialoogcheck.cli.output import say

NEW = "nieuw"
REPORT = "rapport"
HELP = "hulp"
STOP = "stop"

LISTED = 20
"""How many answer files are listed to make a report of: the newest."""


def open_menu(ctx: click.Context, import_command: Callable[[str], click.Command]) -> None:
    """Let the user choose what to do, and do it. Needs a terminal. ``import_command`` finds a command by its name."""
    sessions, files = list_unfinished(Path()), list_answer_files(Path())[:LISTED]
    path = None
    try:
        with open_asker(plain=False) as asker:
            chosen = choose_action(asker, sessions, files)
            if chosen == REPORT:
                path = choose_file(asker, files)
    except (KeyboardInterrupt, EOFError):
        chosen = STOP
    if chosen == HELP:
        say(ctx.get_help())
    elif chosen == NEW:
        ctx.invoke(import_command("invullen"), offer=False)
    elif path:
        # An earlier report stays: what is made again gets a name of its own.
        ctx.invoke(import_command("rapport"), files=(path,), output=str(find_report_path(path)))
    elif chosen not in {REPORT, STOP}:
        ctx.invoke(import_command("invullen"), resume=Path(chosen))


def choose_action(asker: Asker, sessions: tuple[Session, ...], files: tuple[Path, ...]) -> str:
    """What the user wants: one of the names above, or the path of a check to go on with."""
    options = [ScreenOption(value=NEW, text="Nieuwe check invullen"), *list_session_options(sessions)]
    if files:
        options.append(ScreenOption(value=REPORT, text="Rapport opnieuw maken"))
    options += [ScreenOption(value=HELP, text="Hulp"), ScreenOption(value=STOP, text="Stoppen")]
    chosen = asker.choose(
        ChoiceScreen(
            position="dialoogcheck",
            text="Wat wilt u doen?",
            extra="Kies met een cijfer en druk op Enter.",
            options=tuple(options),
        )
    )
    return STOP if isinstance(chosen, Command) else chosen


def choose_file(asker: Asker, files: tuple[Path, ...]) -> Path | None:
    """The answer file to make a report of; None when the user goes back on it."""
    options = [ScreenOption(value=str(path), text=path.name.removesuffix(SUFFIX)) for path in files]
    chosen = asker.choose(
        ChoiceScreen(
            position="Rapport opnieuw maken",
            text="Van welke antwoorden?",
            extra="↑ ↓ kiezen · Enter rapport maken · ← terug",
            options=(*options, ScreenOption(value=Command.BACK, text="Terug")),
            commands=(Command.BACK,),
            browsing=True,
        )
    )
    return None if isinstance(chosen, Command) else Path(chosen)
