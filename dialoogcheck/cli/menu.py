"""The start menu: what somebody sees who types only ``dialoogcheck``."""

import datetime as dt
from itertools import islice
from pathlib import Path

import click

from dialoogcheck.answers.draft import list_answer_files
from dialoogcheck.answers.file import SUFFIX
from dialoogcheck.asking.opening import open_asker
from dialoogcheck.asking.screens import Asker, ChoiceScreen, Command, ScreenOption
from dialoogcheck.asking.sessions import Session, find_unfinished
from dialoogcheck.cli.fill import OFFERED, Wishes, fill_in
from dialoogcheck.cli.output import name_path, say
from dialoogcheck.files import find_free_path

NEW = "nieuw"
REPORT = "rapport"
HELP = "hulp"
STOP = "stop"
CONTINUE = "verder-"

LISTED = 20
"""How many answer files are listed to make a report of: the newest."""


def open_menu(ctx: click.Context) -> None:
    """Let the user choose what to do, and do it. Needs a terminal."""
    folder = Path()
    sessions = list(islice(find_unfinished(folder), OFFERED))
    files = list_answer_files(folder)[:LISTED]
    path = None
    try:
        with open_asker(plain=False) as asker:
            chosen = choose_action(asker, sessions, files)
            if chosen == REPORT:
                path = choose_file(asker, files)
    except (KeyboardInterrupt, EOFError):
        chosen = STOP
    wishes = Wishes(today=dt.datetime.now().astimezone().date())
    if chosen == NEW:
        fill_in(wishes)
    elif chosen.startswith(CONTINUE):
        fill_in(wishes, sessions[int(chosen.removeprefix(CONTINUE))])
    elif chosen == HELP:
        say(ctx.get_help())
    elif path:
        # An earlier report stays: what is made again gets a name of its own.
        report = find_free_path(path.parent, path.name.removesuffix(SUFFIX), ".pdf")
        run_command(ctx, "rapport", name_path(path), "--uit", name_path(report))


def choose_action(asker: Asker, sessions: list[Session], files: tuple[Path, ...]) -> str:
    """What the user wants: one of the names above, or ``CONTINUE`` with the number of a session."""
    options = [ScreenOption(value=NEW, text="Nieuwe check invullen")]
    options += [
        ScreenOption(value=f"{CONTINUE}{index}", text=f"Verder met {session.name} ({session.progress})")
        for index, session in enumerate(sessions)
    ]
    if files:
        options.append(ScreenOption(value=REPORT, text="Rapport opnieuw maken"))
    options += [ScreenOption(value=HELP, text="Hulp"), ScreenOption(value=STOP, text="Stoppen")]
    chosen = asker.choose(
        ChoiceScreen(
            position="dialoogcheck",
            text="Wat wilt u doen?",
            extra="Kies met een cijfer en druk op Enter.",
            options=tuple(options),
            commands=(),
        )
    )
    return STOP if isinstance(chosen, Command) else chosen


def choose_file(asker: Asker, files: tuple[Path, ...]) -> Path | None:
    """The answer file to make a report of; None when the user goes back on it."""
    options = [ScreenOption(value=str(index), text=path.name.removesuffix(SUFFIX)) for index, path in enumerate(files)]
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
    return None if isinstance(chosen, Command) else files[int(chosen)]


def run_command(ctx: click.Context, name: str, *arguments: str) -> None:
    """Run another command as if it had been typed."""
    group = ctx.command
    command = group.get_command(ctx, name) if isinstance(group, click.Group) else None
    if command:
        with command.make_context(name, list(arguments), parent=ctx) as inner:
            command.invoke(inner)
