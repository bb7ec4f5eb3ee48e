"""``invullen``: answer the questions of a checklist, and get the advice."""

import datetime as dt
import secrets
from dataclasses import replace
from pathlib import Path

import click

from dialoogcheck.advice.case import Case, write_report
from dialoogcheck.answers.file import clean_text
from dialoogcheck.answers.model import Draft
from dialoogcheck.asking.conversation import Closing, check_output, close_check, hold_conversation
from dialoogcheck.asking.opening import check_terminal
from dialoogcheck.asking.quick import begin_pile, type_over
from dialoogcheck.asking.sessions import AnswerFile, find_report_path, load_session
from dialoogcheck.asking.stopping import stop_safely
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.cli import options
from dialoogcheck.cli.output import name_remedy, say, write_command
from dialoogcheck.errors import InterruptedSafelyError, OutputError, WrongUseError

INSTEAD = """Open een terminal en typ: dialoogcheck invullen
Hebt u al een antwoordbestand? Dit maakt het rapport: dialoogcheck rapport BESTAND"""
INSTEAD_OF_QUICK = "Open een terminal. Of typ de antwoorden in een tabel: dialoogcheck inlezen --sjabloon"
PATH = click.Path(path_type=Path)


@click.command("invullen", epilog="Voorbeeld: dialoogcheck invullen inkoopdialoog --kort --fase strategie")
@options.checklist_argument
@click.option(
    "--kort/--volledig",
    "short",
    default=None,
    help="Korte versie: de belangrijkste stellingen, in ongeveer tien minuten.",
)
@options.plain_option
@options.phase_option
@click.option("--organisatie", "organisation", metavar="NAAM", help="Voor welke organisatie u dit invult.")
@click.option("--onderwerp", "topic", metavar="TEKST", help="Waarover het gaat.")
@click.option(
    "--map", "folder", type=PATH, default=Path(), metavar="MAP", help="Waar uw antwoorden komen. Anders: deze map."
)
@click.option(
    "--uit", "output", type=PATH, metavar="PAD", help="Waar het rapport (PDF) komt. Anders: naast uw antwoorden."
)
@click.option(
    "--snel", "quick", is_flag=True, help="Typ papieren formulieren over: één regel per formulier, zoals 3 2 4 ? - 1."
)
@click.option("--perspectief", "perspective", metavar="NAAM", help="Bij --snel: van wie de formulieren zijn.")
@options.fact_option
@click.option(
    "--open", "open_", is_flag=True, help="Bij --snel: op het papier staat dat antwoorden herkenbaar mogen zijn."
)
@click.option("--verder", "resume", type=PATH, metavar="BESTAND", help="Ga verder met dit antwoordbestand.")
@options.overwrite_option
def command(
    *,
    checklist: str | None,
    phase: str | None,
    organisation: str | None,
    topic: str | None,
    folder: Path,
    output: Path | None,
    resume: Path | None,
    short: bool | None,
    plain: bool,
    quick: bool,
    open_: bool,
    perspective: str | None,
    facts: tuple[str, ...],
    overwrite: bool,
    offer: bool = True,  # no option: the menu has offered unfinished checks itself
) -> None:
    """Beantwoord de vragen van een checklist en krijg advies.

    Na elk antwoord wordt alles bewaard. U kunt op elk moment stoppen en later verdergaan.
    Aan het eind ziet u de uitkomst en krijgt u een rapport als PDF.
    """
    organisation, topic = (None if text is None else clean_text(text) for text in (organisation, topic))
    draft = Draft(date=dt.datetime.now().astimezone().date(), short=bool(short), organisation=organisation, topic=topic)
    if quick:
        if resume or output or overwrite:
            raise WrongUseError(
                "--snel gaat niet samen met --verder, --uit of --overschrijf.",
                "Met --map kiest u waar de antwoorden komen.",
            )
        check_terminal(INSTEAD_OF_QUICK)
        paper = options.load_chosen(checklist)
        details = replace(options.read_details(paper, draft, phase, perspective, facts), recognisable=open_)
        pile = begin_pile(paper, details, folder, short=short)
        say(type_over(pile, plain=plain, token=secrets.token_hex(8)))
        return
    if perspective or facts or open_:
        raise WrongUseError(
            "--perspectief, --feit en --open horen bij --snel.", "Zonder --snel vraagt het programma ernaar."
        )
    if resume and (short or phase or organisation is not None or topic is not None):
        raise WrongUseError(
            "--verder gaat niet samen met --kort, --fase, --organisatie of --onderwerp.",
            "In het bestand staat al wat u koos.",
        )
    check_terminal(INSTEAD)
    session = load_session(resume, options.load_own(checklist)) if resume else None
    file = AnswerFile(resume.parent if resume else folder)
    check_output(file.folder, output, overwrite=overwrite)
    own = None if session else options.load_own(checklist)

    def begin(chosen: Checklist) -> Draft:
        return draft if phase is None else replace(draft, phase=options.find_phase(chosen, phase).id)

    with stop_safely(lambda: explain_stop(file.path, checklist)):
        interview = hold_conversation(file, session, own, begin, offer=offer, plain=plain)
        answers = file.path or Path()
        report = output or find_report_path(answers, overwrite=overwrite)
        show_result(close_check(interview, plain=plain), answers, report, checklist, overwrite=overwrite)


def explain_stop(path: Path | None, checklist: str | None) -> InterruptedSafelyError:
    """What was saved, and how to go on later."""
    if path is None or not path.exists():
        return InterruptedSafelyError("Gestopt. U had nog niets ingevuld.")
    command_ = write_command("invullen", *([checklist] if checklist else []), "--verder", path)
    return InterruptedSafelyError(
        f"Gestopt. Uw antwoorden zijn bewaard in {path}.", f"Later verdergaan? Typ: {command_}"
    )


def show_result(closing: Closing, answers: Path, report: Path, checklist: str | None, *, overwrite: bool) -> None:
    """Show the result and write the report.

    OutputError when the report cannot be made: then the answers are safe, and it says how to go on.
    """
    # Its colours steer the terminal; all that others wrote in it was cleaned when it was read.
    click.echo(closing.summary)
    say(f"\nUw antwoorden: {answers}")
    say("Het rapport wordt gemaakt…", err=True)
    words: list[str | Path] = ["rapport", answers, *(["--checklist", checklist] if checklist else [])]
    try:
        write_report(Case(advice=closing.advice), "pdf", report, overwrite=overwrite)
    except OutputError as error:
        later = f"Uw antwoorden zijn bewaard. Maak later het rapport met: {write_command(*words)}"
        hint = name_remedy(error, click.get_current_context().command)
        raise OutputError(error.message, f"{hint}\n{later}".strip()) from None
    say(f"Uw rapport:    {report}")
    if closing.notes:
        say(f"{closing.notes}\n  {write_command(*words, '--deelbaar')}")
    if closing.reminder:
        say(f"\n{closing.reminder}")
