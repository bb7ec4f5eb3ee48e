"""How ``invullen`` ends: with the result and a report, or with how to go on later."""

from pathlib import Path

import click

from dialoogcheck.advice.case import Case, write_report
from dialoogcheck.answers.model import Talk
from dialoogcheck.asking.conversation import Closing
from dialoogcheck.asking.interview import name_value
from dialoogcheck.asking.opening import has_desktop
from dialoogcheck.asking.sessions import AnswerFile, Session, store_talk
from dialoogcheck.asking.state import TALK, Interview
from dialoogcheck.cli.output import MADE, name_remedy, note_made, say, show_steps, write_command
from dialoogcheck.errors import InterruptedSafelyError, OutputError


def explain_stop(path: Path | None, checklist: str | None) -> InterruptedSafelyError:
    """What was saved, and how to go on later."""
    if path is None or not path.exists():
        return InterruptedSafelyError("Gestopt. U had nog niets ingevuld.")
    command_ = write_command("invullen", *([checklist] if checklist else []), "--verder", path)
    return InterruptedSafelyError(
        f"Gestopt. Uw antwoorden zijn bewaard in {path}.", f"Later verdergaan? Typ: {command_}"
    )


def tell_talk(interview: Interview) -> None:
    """Say which date of the conversation was written, and what is odd about it."""
    say(f"Datum van het gesprek: {name_value(interview, TALK)}\n")
    if doubt := interview.doubt(interview.draft.talk):
        say(f"Let op: {doubt}\n", err=True)


def change_talk(file: AnswerFile, session: Session, talk: Talk) -> Interview:
    """Write another date of the conversation into a check that was ended, and say so."""
    file.keep(session.path)
    interview = store_talk(session, talk).interview
    tell_talk(interview)
    return interview


def show_result(
    closing: Closing, answers: Path, report: Path, checklist: str | None, *, overwrite: bool, plain: bool
) -> None:
    """Show the result and write the report.

    OutputError when the report cannot be made: then the answers are safe, and it says how to go on.
    """
    # Its colours steer the terminal; all that others wrote in it was cleaned when it was read.
    click.echo(closing.summary)
    say(f"\nUw antwoorden: {answers}")
    words: list[str | Path] = ["rapport", answers, *(["--checklist", checklist] if checklist else [])]
    try:
        with show_steps("Het rapport wordt gemaakt", plain=plain):
            write_report(Case(advice=closing.advice), "pdf", report, overwrite=overwrite)
    except OutputError as error:
        later = f"Uw antwoorden zijn bewaard. Maak later het rapport met: {write_command(*words)}"
        hint = name_remedy(error, click.get_current_context().command)
        raise OutputError(error.message, f"{hint}\n{later}".strip()) from None
    say(f"Uw rapport: {report}")
    if closing.notes:
        say(f"{closing.notes}\n  {write_command(*words, '--deelbaar')}")
    if closing.reminder:
        say(f"\n{closing.reminder}")
    if MADE in click.get_current_context().meta:
        note_made(report)
    else:
        offer_to_open(report)


def offer_to_open(path: Path) -> None:
    """Ask whether to show what was made, and let the system show it; where that cannot be, say how to get at it."""
    if not has_desktop():
        say("Openen kan hier niet: deze computer heeft geen bureaublad.", err=True)
        return
    say("\nNu openen? Druk op Enter voor ja, of op n voor nee.", err=True)
    try:
        wanted = click.getchar() in {"\r", "\n", " ", "j", "J"}
    except (KeyboardInterrupt, EOFError):
        wanted = False
    if wanted:
        click.launch(str(path.absolute()))
        say(f"Het wordt geopend. Gebeurt er niets? Open dan zelf: {path.absolute()}", err=True)
