"""``invullen``: answer the questions of a checklist, and get the advice."""

import contextlib
import datetime as dt
import os
import secrets
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.case import Case, write_report
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.file import SUFFIX, clean_text
from dialoogcheck.answers.model import Details, Draft
from dialoogcheck.answers.selecting import is_usually_short
from dialoogcheck.asking import state as interviewing
from dialoogcheck.asking.interview import run_interview
from dialoogcheck.asking.opening import check_terminal, open_asker
from dialoogcheck.asking.plain import needs_plain, speaks_unicode
from dialoogcheck.asking.quick import Pile, type_over
from dialoogcheck.asking.screens import Asker, ChoiceScreen, Command, Page, ScreenOption
from dialoogcheck.asking.sessions import AnswerFile, Session, find_unfinished, load_session
from dialoogcheck.asking.state import ORGANISATION, PHASE, TOPIC, Interview
from dialoogcheck.checklist.fields import Header
from dialoogcheck.checklist.library import MOST_OPENED, peek
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.checklist.shelf import find_checklists, find_shipped
from dialoogcheck.cli.options import (
    checklist_argument,
    fact_option,
    find_perspectives,
    find_phase,
    load_checklist,
    load_chosen,
    load_own,
    overwrite_option,
    phase_option,
    read_facts,
)
from dialoogcheck.cli.output import name_remedy, say, write_command
from dialoogcheck.errors import InterruptedSafelyError, OutputError, UnusableInputError, WrongUseError
from dialoogcheck.files import (
    check_folder,
    check_place,
    find_free_path,
    is_folder,
    refuse_existing,
    remove_leftovers,
)

OFFERED = 5
"""How many unfinished checks are offered: the newest; an older one can be named with --verder."""
NEW = "nieuw"
DIGITS = 9
"""How many options a digit can point at; a longer list is one to walk through."""
NAMED = 5
"""How many statements are named that have no answer."""

INSTEAD = (
    "Open een terminal en typ: dialoogcheck invullen\nHebt u al een antwoordbestand? Dit maakt het rapport: "
    "dialoogcheck rapport BESTAND"
)


INSTEAD_OF_QUICK = "Open een terminal. Of typ de antwoorden in een tabel: dialoogcheck inlezen --sjabloon"


class WindowClosedError(KeyboardInterrupt):
    """The window is gone, or the computer shuts down. It passes, like Ctrl-C, through everything that is running."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What was asked for on the command line; ``today`` dates a new check."""

    today: dt.date
    reference: str | None = None
    short: bool = False
    plain: bool = False
    phase: str | None = None
    organisation: str | None = None
    topic: str | None = None
    folder: Path = Path()
    output: Path | None = None
    overwrite: bool = False


@click.command("invullen", epilog="Voorbeeld: dialoogcheck invullen inkoopdialoog --kort --fase strategie")
@checklist_argument
@click.option(
    "--kort/--volledig",
    "short",
    default=None,
    help="Korte versie: de belangrijkste stellingen, in ongeveer tien minuten.",
)
@click.option(
    "--eenvoudig", "plain", is_flag=True, help="Gewone regels met nummers. Handig met een schermlezer of brailleregel."
)
@phase_option
@click.option("--organisatie", "organisation", metavar="NAAM", help="Voor welke organisatie u dit invult.")
@click.option("--onderwerp", "topic", metavar="TEKST", help="Waarover het gaat.")
@click.option(
    "--map",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="MAP",
    help="Waar uw antwoorden komen. Anders: deze map.",
)
@click.option(
    "--uit",
    "output",
    type=click.Path(path_type=Path),
    metavar="PAD",
    help="Waar het rapport (PDF) komt. Anders: naast uw antwoorden.",
)
@click.option(
    "--snel", "quick", is_flag=True, help="Typ papieren formulieren over: één regel per formulier, zoals 3 2 4 ? - 1."
)
@click.option("--perspectief", "perspective", metavar="NAAM", help="Bij --snel: van wie de formulieren zijn.")
@fact_option
@click.option(
    "--open", "open_", is_flag=True, help="Bij --snel: op het papier staat dat antwoorden herkenbaar mogen zijn."
)
@click.option(
    "--verder", "resume", type=click.Path(path_type=Path), metavar="BESTAND", help="Ga verder met dit antwoordbestand."
)
@overwrite_option
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
) -> None:
    """Beantwoord de vragen van een checklist en krijg advies.

    Na elk antwoord wordt alles bewaard. U kunt op elk moment stoppen en later verdergaan.
    Aan het eind ziet u de uitkomst en krijgt u een rapport als PDF.
    """
    now = dt.datetime.now().astimezone()
    if quick:
        if resume or output or overwrite:
            raise WrongUseError(
                "--snel gaat niet samen met --verder, --uit of --overschrijf.",
                "Met --map kiest u waar de antwoorden komen.",
            )
        check_terminal(INSTEAD_OF_QUICK)
        pile = begin_pile(checklist, phase, perspective, facts, folder=folder, short=short, open_=open_)
        details = replace(
            pile.details, organisation=clean_text(organisation or ""), topic=clean_text(topic or ""), date=now.date()
        )
        try:
            with watch_signals():
                say(type_over(replace(pile, details=details), plain=plain, token=secrets.token_hex(8)))
        except InterruptedSafelyError as stopped:
            if not isinstance(stopped.__context__, KeyboardInterrupt) or isinstance(
                stopped.__context__, WindowClosedError
            ):
                forget_terminal()
            raise
        return
    if perspective or facts or open_:
        raise WrongUseError(
            "--perspectief, --feit en --open horen bij --snel.", "Zonder --snel vraagt het programma ernaar."
        )
    wishes = Wishes(
        today=now.date(),
        reference=checklist,
        short=bool(short),
        plain=plain,
        phase=phase,
        organisation=organisation,
        topic=topic,
        folder=folder,
        output=output,
        overwrite=overwrite,
    )
    if resume and (short or phase or organisation is not None or topic is not None):
        raise WrongUseError(
            "--verder gaat niet samen met --kort, --fase, --organisatie of --onderwerp.",
            "In het bestand staat al wat u koos.",
        )
    check_terminal(INSTEAD)
    session = load_session(resume, load_own(checklist)) if resume else None
    fill_in(wishes, session, offer=session is None)


def fill_in(wishes: Wishes, session: Session | None = None, *, offer: bool = False) -> None:
    """Ask everything, save every answer, and show the result.

    ``session`` is a check to go on with; without one a new check begins, if ``offer`` after asking whether to go on
    with one in this folder. InterruptedSafelyError when the user stops; OutputError when something cannot be written.
    """
    folder = session.path.parent if session else wishes.folder
    check_output(wishes, folder)
    remove_leftovers(folder)
    checklist = load_checklist(wishes.reference) if wishes.reference and not session else None
    file = None
    try:
        with watch_signals(), open_asker(plain=wishes.plain) as asker:
            threading.Thread(target=warm_up, daemon=True).start()
            if offer:
                session = offer_unfinished(asker, list(islice(find_unfinished(wishes.folder, checklist), OFFERED)))
            if session:
                interview, file = session.interview, AnswerFile(session.interview.checklist, path=session.path)
                if page := explain_changes(session):
                    asker.read(page)
            else:
                interview = begin(wishes, checklist or load_checklist(choose_checklist(asker)))
                file = AnswerFile(interview.checklist, folder=wishes.folder)
                asker.read(introduce(interview))
            interview = run_interview(interview, asker, file.save)
        if interview.draft.done:
            show_result(interview, file, wishes)
        else:
            stop(file.path, wishes.reference)
    except (KeyboardInterrupt, EOFError) as reason:
        if not isinstance(reason, KeyboardInterrupt) or isinstance(reason, WindowClosedError):
            forget_terminal()
        stop(file.path if file else None, wishes.reference)


def check_output(wishes: Wishes, folder: Path) -> None:
    """OutputError when the answers or the report cannot be written: before the first question, not after the last."""
    check_folder(folder)
    output = wishes.output
    if output is None:
        return
    if str(output) == "-":
        raise WrongUseError(
            "Het rapport kan niet naar het scherm.", "Geef na --uit de naam van een bestand, zoals rapport.pdf."
        )
    if is_folder(output):
        raise OutputError(f"{output} is een map.", "Geef na --uit de naam van een bestand, zoals rapport.pdf.")
    refuse_existing(output, overwrite=wishes.overwrite)
    check_folder(output.parent)
    check_place(output)


def begin(wishes: Wishes, checklist: Checklist) -> Interview:
    """A new check, with what the command line said already; WrongUseError when the checklist has no such phase."""
    organisation, topic = (None if text is None else clean_text(text) for text in (wishes.organisation, wishes.topic))
    phase = None if wishes.phase is None else find_phase(checklist, wishes.phase).id
    draft = Draft(date=wishes.today, short=wishes.short, organisation=organisation, topic=topic, phase=phase)
    given = {
        step for step, value in {ORGANISATION: organisation, TOPIC: topic, PHASE: phase}.items() if value is not None
    }
    return interviewing.begin_interview(checklist, draft, frozenset(given))


def offer_unfinished(asker: Asker, sessions: list[Session]) -> Session | None:
    """The check that the user wants to go on with, or None for a new one.

    KeyboardInterrupt when the user stops here.
    """
    if not sessions:
        return None
    options = [
        ScreenOption(value=str(index), text=f"Verder met {session.name} ({session.progress})")
        for index, session in enumerate(sessions)
    ]
    chosen = asker.choose(
        ChoiceScreen(
            position="Verdergaan of opnieuw beginnen",
            extra="Kies met een cijfer en druk op Enter.",
            text="In deze map staat een check die nog niet af is."
            if len(sessions) == 1
            else "In deze map staan checks die nog niet af zijn.",
            options=(*options, ScreenOption(value=NEW, text="Begin een nieuwe check")),
            commands=(Command.STOP,),
        )
    )
    if chosen is Command.STOP:
        raise KeyboardInterrupt
    return None if chosen == NEW else sessions[int(str(chosen))]


def choose_checklist(asker: Asker) -> str:
    """The checklist that the user wants; the only one there is, is not asked.

    KeyboardInterrupt when the user stops here.
    """
    headers = list(list_headers())
    if len(headers) == 1:
        return headers[0].id
    many = len(headers) > DIGITS
    chosen = asker.choose(
        ChoiceScreen(
            position="Nieuwe check",
            text="Welke checklist wilt u invullen?",
            extra="↑ ↓ kiezen · Enter verder · s stoppen" if many else "",
            options=tuple(
                ScreenOption(value=header.id, text=header.title, detail=header.description) for header in headers
            ),
            commands=(Command.STOP,),
            browsing=many,
        )
    )
    if isinstance(chosen, Command):
        raise KeyboardInterrupt
    return chosen


def list_headers() -> Iterator[Header]:
    """What can be chosen: ours, and of the user's own what can be read.

    Those are marked, since one may be called as another is.
    """
    shipped = find_shipped()
    for path in find_checklists()[: len(shipped) + MOST_OPENED]:
        own = path not in shipped
        try:
            header = peek(path)
        except UnusableInputError:
            if not own:
                raise
        else:
            if header.id == path.stem:
                yield header._replace(title=f"{header.title} (eigen)") if own else header


def introduce(interview: Interview) -> Page:
    """What the user reads before the first question."""
    checklist = interview.checklist
    return Page(
        title=checklist.title,
        paragraphs=(
            checklist.introduction,
            "Kies steeds een antwoord met een cijfer en druk op Enter.",
            "Elk antwoord wordt meteen bewaard op deze computer. U kunt dus altijd stoppen en later verdergaan.",
        ),
        leave="Begin",
    )


def explain_changes(session: Session) -> Page | None:
    """What the user must know before going on with a check; None when there is nothing to tell."""
    paragraphs = []
    if session.outdated:
        paragraphs += [
            "Na uw vorige antwoorden is deze checklist veranderd.",
            "Uw antwoorden blijven staan. Loop ze aan het eind nog eens na.",
        ]
        named = [f"‘{statement.title}’" for statement in session.missing[:NAMED]]
        more = len(session.missing) - len(named)
        if named:
            paragraphs.append(f"Nieuw of nog zonder antwoord: {', '.join(named)}{f' en nog {more}' if more else ''}.")
    if session.remarks:
        paragraphs += [*session.remarks, "Het blijft wel in uw bestand staan."]
    title = "De checklist is veranderd" if session.outdated else "Let op"
    return Page(title=title, paragraphs=tuple(paragraphs), leave="Ga verder") if paragraphs else None


def show_result(interview: Interview, file: AnswerFile, wishes: Wishes) -> None:
    """Show the result and write the report.

    OutputError when the report cannot be made: then the answers are safe, and it says how to go on.
    """
    from dialoogcheck.advice.summary import summarise  # noqa: PLC0415
    from dialoogcheck.advice.words import judge_in_words  # noqa: PLC0415 - only at the end

    answers = file.path or Path()
    advice = advise(score_assessment(interview.checklist, interviewing.compose_assessment(interview)))
    size = shutil.get_terminal_size()
    unicode = speaks_unicode(os.environ, sys.stdout.encoding)
    plain = wishes.plain or needs_plain(os.environ, sys.stdout.encoding)
    color = not plain and "NO_COLOR" not in os.environ
    summary = summarise(advice, size.columns, color=color, unicode=unicode, bars=not plain)
    # Its colours steer the terminal; all that others wrote in it was cleaned when it was read.
    click.echo(summary)
    say(f"\nUw antwoorden: {answers}")
    say("Het rapport wordt gemaakt…", err=True)
    stem = answers.name.removesuffix(SUFFIX)
    beside = answers.with_name(f"{stem}.pdf")
    report = wishes.output or (beside if wishes.overwrite else find_free_path(answers.parent, stem, ".pdf"))
    words: list[str | Path] = ["rapport", answers, *(["--checklist", wishes.reference] if wishes.reference else [])]
    later = f"Uw antwoorden zijn bewaard. Maak later het rapport met: {write_command(*words)}"
    try:
        write_report(Case(advice=advice), "pdf", report, overwrite=wishes.overwrite)
    except OutputError as error:
        hint = name_remedy(error, click.get_current_context().command)
        raise OutputError(error.message, f"{hint}\n{later}".strip()) from None
    say(f"Uw rapport:    {report}")
    notes = sum(bool(answer.note) for answer in interview.draft.answers.values())
    if notes:
        where = "Uw notitie staat" if notes == 1 else f"Uw {notes} notities staan"
        say(f"{where} in het rapport. Staat er een naam of een prijs in? Zonder notities en namen maakt u het met:")
        say(f"  {write_command(*words, '--deelbaar')}")
    if summary.count("\n") >= size.lines:
        say(f"\n{judge_in_words(advice.result)[0]}. Blader omhoog voor de hele uitkomst.")


def warm_up() -> None:
    """Load the PDF maker while the user answers; a problem with it is told when there is a report to make."""
    with contextlib.suppress(Exception):
        from dialoogcheck.document.pdf import preload  # noqa: PLC0415 - heavy

        preload()


def stop(path: Path | None, reference: str | None) -> NoReturn:
    """Say how to go on later: InterruptedSafelyError."""
    if path is None or not path.exists():
        raise InterruptedSafelyError("Gestopt. U had nog niets ingevuld.")
    command_ = write_command("invullen", *([reference] if reference else []), "--verder", path)
    raise InterruptedSafelyError(
        f"Gestopt. Uw antwoorden zijn bewaard in {path}.", f"Later verdergaan? Typ: {command_}"
    )


@contextlib.contextmanager
def watch_signals() -> Iterator[None]:
    """Let a closed window or a shutdown break off as Ctrl-C does: the terminal is given back, nothing half done."""
    numbers = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]

    def break_off(_number: int, _frame: FrameType | None) -> None:
        # A window that closes sends more than one: the second must not disturb the saving that the first began.
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
        raise WindowClosedError

    earlier = {number: signal.signal(number, break_off) for number in numbers}
    try:
        yield
    finally:
        for number, handler in earlier.items():
            if signal.getsignal(number) is break_off:
                signal.signal(number, handler)


def forget_terminal() -> None:
    """Write nowhere from now on, if the window is gone; else the last message would become an error."""
    try:
        os.write(2, b"\n")
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)


def begin_pile(
    reference: str | None,
    phase: str | None,
    perspective: str | None,
    facts: tuple[str, ...],
    *,
    folder: Path,
    short: bool | None,
    open_: bool,
) -> Pile:
    """A pile of paper forms that are all about the same.

    WrongUseError when the command line does not say about what.
    """
    checklist = load_chosen(reference)
    if perspective is None or (phase is None and len(checklist.phases) > 1):
        raise WrongUseError("Bij --snel horen --fase en --perspectief.", "Ze staan onder aan elk papieren formulier.")
    chosen = find_phase(checklist, phase)
    sides = find_perspectives(checklist, [perspective])
    if len(sides) > 1:
        raise WrongUseError(
            "--snel gaat over één perspectief tegelijk.", "Typ eerst het ene stapeltje over, en daarna het andere."
        )
    side = sides[0]
    details = Details(
        organisation="",
        topic="",
        date=None,
        phase=chosen.id,
        facts=read_facts(checklist, chosen, facts),
        perspective=side.id,
        recognisable=open_,
    )
    details = replace(details, short=is_usually_short(checklist, details) if short is None else short)
    pile = Pile(checklist=checklist, details=details, folder=folder)
    if not pile.statements:
        raise WrongUseError(
            f"Deze checklist heeft in deze fase geen stellingen voor {side.name.lower()}.", "Kies een andere fase."
        )
    return pile
