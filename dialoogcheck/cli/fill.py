"""``invullen``: answer the questions of a checklist, and get the advice."""

import datetime as dt
import secrets
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from dialoogcheck.answers.file import clean_text
from dialoogcheck.answers.model import Draft, Talk
from dialoogcheck.answers.typed import find_phase, read_details
from dialoogcheck.asking.conversation import check_output, close_check, hold_conversation
from dialoogcheck.asking.opening import check_terminal
from dialoogcheck.asking.quick import begin_pile, type_over
from dialoogcheck.asking.sessions import AnswerFile, find_report_path, load_session
from dialoogcheck.asking.stopping import stop_safely
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.cli import options
from dialoogcheck.cli.ending import change_talk, explain_stop, show_result
from dialoogcheck.cli.output import say
from dialoogcheck.errors import WrongUseError

INSTEAD = """Open een terminal en typ: dialoogcheck invullen
Hebt u al een antwoordbestand? Dit maakt het rapport: dialoogcheck rapport BESTAND"""
INSTEAD_OF_QUICK = "Open een terminal. Of typ de antwoorden in een tabel: dialoogcheck inlezen --sjabloon"
PATH = click.Path(path_type=Path)


@click.command(
    "invullen", epilog="Voorbeeld: dialoogcheck invullen inkoopdialoog --kort --fase strategie --gesprek 11-12-2026"
)
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
@options.offer_talk("Wanneer het gesprek is. Met --verder wordt dat de nieuwe datum.")
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
@click.option(
    "--opnieuw",
    "again",
    type=PATH,
    metavar="BESTAND",
    help="Meet deze check nog eens, in een nieuw bestand. U ziet de antwoorden van vorige keer.",
)
@click.option("--verder", "resume", type=PATH, metavar="BESTAND", help="Ga verder met dit antwoordbestand.")
@options.overwrite_option
def command(
    *,
    checklist: str | None,
    phase: str | None,
    organisation: str | None,
    topic: str | None,
    talk: Talk | None,
    folder: Path,
    output: Path | None,
    resume: Path | None,
    again: Path | None,
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
    today = dt.datetime.now().astimezone().date()
    draft = Draft(date=today, short=bool(short), organisation=organisation, topic=topic, talk=talk)
    if resume and again:
        raise WrongUseError("--verder en --opnieuw gaan niet samen.", "Kies een van de twee.")
    resume = resume or again
    if quick:
        if resume or output or overwrite:
            raise WrongUseError(
                "--snel gaat niet samen met --verder, --opnieuw, --uit of --overschrijf.",
                "Met --map kiest u waar de antwoorden komen.",
            )
        check_terminal(INSTEAD_OF_QUICK)
        paper = options.load_chosen(checklist)
        details = replace(read_details(paper, draft, phase, perspective, facts), recognisable=open_)
        pile = begin_pile(paper, details, folder, short=short)
        say(type_over(pile, plain=plain, token=secrets.token_hex(8)))
        return
    if perspective or facts or open_:
        raise WrongUseError(
            "--perspectief, --feit en --open horen bij --snel.", "Zonder --snel vraagt het programma ernaar."
        )
    if resume and (short or phase or organisation is not None or topic is not None):
        raise WrongUseError(
            f"{'--opnieuw' if again else '--verder'} gaat niet samen met --kort, --fase, --organisatie of --onderwerp.",
            "In het bestand staat al wat u koos.",
        )
    # Without a terminal it does not matter what would be filled in; another date for an ended check needs none.
    if again or not (resume and talk):
        check_terminal(INSTEAD)
    own = options.load_own(checklist)
    session = load_session(resume, own) if resume else None
    file = AnswerFile(resume.parent if resume else folder)

    def begin(chosen: Checklist) -> Draft:
        return draft if phase is None else replace(draft, phase=find_phase(chosen, phase).id)

    if session and talk and session.complete and not again:
        answer = partial(change_talk, file, session, talk)
    else:
        check_terminal(INSTEAD)
        answer = partial(
            hold_conversation,
            *(file, session, own, begin),
            talk=talk,
            today=today,
            again=bool(again),
            offer=offer,
            plain=plain,
        )
    check_output(file.folder, output, overwrite=overwrite)
    with stop_safely(lambda: explain_stop(file.path, checklist)):
        interview = answer()
        answers = file.path or Path()
        report = output or find_report_path(answers, overwrite=overwrite)
        show_result(close_check(interview, plain=plain), answers, report, checklist, overwrite=overwrite, plain=plain)
