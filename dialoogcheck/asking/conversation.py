"""What comes around the questions: which check to go on with, which checklist to fill in, and the end."""

import contextlib
import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.case import warm_up
from dialoogcheck.advice.model import Advice
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.draft import begin_again
from dialoogcheck.answers.model import Draft, Talk
from dialoogcheck.asking.interview import run_interview
from dialoogcheck.asking.opening import open_asker
from dialoogcheck.asking.plain import needs_plain, speaks_unicode
from dialoogcheck.asking.screens import DIGITS, Asker, ChoiceScreen, Command, Page, ScreenOption
from dialoogcheck.asking.sessions import AnswerFile, Session, check_answers_folder, list_unfinished, store_talk
from dialoogcheck.asking.state import ORGANISATION, PHASE, TALK, TOPIC, Interview, begin_interview
from dialoogcheck.asking.stopping import watch_signals
from dialoogcheck.checklist.fields import Header
from dialoogcheck.checklist.library import MOST_OPENED, load_checklist, peek
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.checklist.shelf import find_checklists, find_shipped
from dialoogcheck.dutch import write_date
from dialoogcheck.errors import OutputError, UnusableInputError, WrongUseError
from dialoogcheck.files import check_folder, check_place, is_folder, refuse_existing, remove_leftovers

NEW, MEND = "nieuw", "verbeteren"
NAMED = 5
"""How many statements are named that have no answer."""

CHANGEABLE = "U kunt de datum aan het eind nog veranderen."


def check_output(folder: Path, output: Path | None, *, overwrite: bool) -> None:
    """OutputError when the answers or the report cannot be written: before the first question, not after the last.

    WrongUseError when the report cannot be read where it would go.
    """
    check_answers_folder(folder)
    if output is None:
        return
    hint = "Geef na --uit de naam van een bestand, zoals rapport.pdf."
    if str(output) == "-":
        raise WrongUseError("Het rapport kan niet naar het scherm.", hint)
    if is_folder(output):
        raise OutputError(f"{output} is een map.", hint)
    refuse_existing(output, overwrite=overwrite)
    check_folder(output.parent)
    check_place(output)


def hold_conversation(
    file: AnswerFile,
    session: Session | None,
    checklist: Checklist | None,
    begin: Callable[[Checklist], Draft],
    *,
    talk: Talk | None,
    today: dt.date,
    again: bool,
    offer: bool,
    plain: bool,
) -> Interview:
    """Ask everything and save every answer; what comes back is done.

    ``session`` is a check to go on with; without one a new check begins, if ``offer`` after asking whether to go on
    with one in this folder. It is about ``checklist``, or else about one that the user chooses. ``begin`` says what is
    known of a new check already; ``talk`` is the date of the conversation, also for one to go on with. ``again``
    measures the session anew, in a file of its own; a check that was ended is not changed before the user says so.
    KeyboardInterrupt or EOFError when the user stops or is gone.
    """
    remove_leftovers(file.folder)
    page: Page | None
    with watch_signals(), open_asker(plain=plain) as asker:
        warm_up()
        if offer and not session:
            session = choose_session(asker, list_unfinished(file.folder, checklist))
        if session and (again or (session.done and wants_again(asker, session))):
            anew = replace(begin_again(session.interview.draft, today), talk=talk)
            interview, page = begin_interview(session.interview.checklist, anew), explain_again(session)
        elif session:
            session = store_talk(session, talk) if talk else session
            file.keep(session.path, session.data)
            interview, page = session.interview, explain_changes(session)
        else:
            checklist = checklist or load_checklist(choose_checklist(asker) or "")
            draft = begin(checklist)
            # What was said on the command line is not asked.
            said = {ORGANISATION: draft.organisation, TOPIC: draft.topic, PHASE: draft.phase, TALK: draft.talk}
            given = frozenset(step for step, value in said.items() if value is not None)
            interview, page = begin_interview(checklist, draft, given), introduce(checklist)
        doubt = interview.doubt(talk)
        changeable = Page(title="Let op", paragraphs=(doubt, CHANGEABLE), leave="Ga verder") if doubt else None
        for told in filter(None, (page, changeable)):
            asker.read(told)
        interview = run_interview(interview, asker, file.save)
    if not interview.draft.done:
        raise KeyboardInterrupt
    return interview


def wants_again(asker: Asker, session: Session) -> bool:
    """Whether a check that was ended is measured anew; otherwise the user wants to mend something in it.

    KeyboardInterrupt when the user stops here.
    """
    date = session.interview.draft.date
    chosen = asker.choose(
        ChoiceScreen(
            position=session.name,
            text=f"Deze check is al af{f' (van {write_date(date)})' if date else ''}. Wat wilt u doen?",
            options=(
                ScreenOption(value=NEW, text="Opnieuw invullen, met de datum van vandaag. Deze blijft zoals hij is"),
                ScreenOption(value=MEND, text="Iets verbeteren in deze check. De datum blijft dezelfde"),
            ),
            commands=(Command.STOP,),
        )
    )
    if isinstance(chosen, Command):
        raise KeyboardInterrupt
    return chosen == NEW


def explain_again(session: Session) -> Page:
    """What the user reads before the first question of a check that is measured again."""
    return Page(
        title="Opnieuw invullen",
        paragraphs=(
            "Dit wordt een nieuwe check, met de datum van vandaag. De vorige blijft zoals die is.",
            f"Deze gegevens staan er al: {session.name}. Bij wat nog gevraagd wordt, staat uw antwoord van toen klaar.",
            "Bij elke stelling ziet u wat u de vorige keer antwoordde. Kies wat nu geldt.",
            *session.remarks,
        ),
        leave="Begin",
    )


def list_session_options(sessions: tuple[Session, ...]) -> list[ScreenOption]:
    """The checks that somebody can go on with, to choose from; what comes back is the path of one."""
    return [
        ScreenOption(value=str(session.path), text=f"Verder met {session.name} ({session.progress})")
        for session in sessions
    ]


def choose_session(asker: Asker, sessions: tuple[Session, ...]) -> Session | None:
    """The check that the user wants to go on with, or None for a new one.

    KeyboardInterrupt when the user stops here.
    """
    if not sessions:
        return None
    chosen = asker.choose(
        ChoiceScreen(
            position="Verdergaan of opnieuw beginnen",
            text="In deze map staat een check die nog niet af is."
            if len(sessions) == 1
            else "In deze map staan checks die nog niet af zijn.",
            options=(*list_session_options(sessions), ScreenOption(value=NEW, text="Begin een nieuwe check")),
            commands=(Command.STOP,),
        )
    )
    if isinstance(chosen, Command):
        raise KeyboardInterrupt
    return next((session for session in sessions if str(session.path) == chosen), None)


def choose_checklist(asker: Asker, title: str = "Nieuwe check", *, back: bool = False) -> str | None:
    """The id of the checklist that the user wants; the only one there is, is not asked.

    None when there is something to go ``back`` to and the user does so, KeyboardInterrupt when they stop here.
    """
    headers = list(_list_headers())
    if len(headers) == 1:
        return headers[0].id
    many = len(headers) > DIGITS
    command = Command.BACK if back else Command.STOP
    options = [ScreenOption(value=header.id, text=header.title, detail=header.description) for header in headers]
    chosen = asker.choose(
        ChoiceScreen(
            position=title,
            text="Welke checklist?" if back else "Welke checklist wilt u invullen?",
            extra=f"↑ ↓ kiezen · Enter verder · {command.letter} {command.label}" if many else "",
            options=(*options, *([ScreenOption(value=Command.BACK, text="Terug")] if back else [])),
            commands=(command,),
            browsing=many,
        )
    )
    if chosen is Command.STOP:
        raise KeyboardInterrupt
    return None if isinstance(chosen, Command) else chosen


def _list_headers() -> Iterator[Header]:
    """What can be chosen: ours, and of the user's own what can be read.

    Those are marked, since one may be called as another is.
    """
    shipped = find_shipped()
    yield from map(peek, shipped)
    for path in find_checklists()[len(shipped) : len(shipped) + MOST_OPENED]:
        with contextlib.suppress(UnusableInputError):
            header = peek(path)
            if header.id == path.stem:
                yield header._replace(title=f"{header.title} (eigen)")


def introduce(checklist: Checklist) -> Page:
    """What the user reads before the first question."""
    return Page(
        title=checklist.title,
        paragraphs=(
            checklist.introduction,
            "Kies steeds een antwoord met een cijfer.",
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
    paragraphs += session.remarks
    title = "De checklist is veranderd" if session.outdated else "Let op"
    return Page(title=title, paragraphs=tuple(paragraphs), leave="Ga verder") if paragraphs else None


class Closing(NamedTuple):
    """What there is to tell when all is answered.

    ``summary`` may hold colours. ``notes`` is about notes in the report, empty when there are none. ``reminder`` is for
    whoever sees only the end, empty when all of the summary is on the screen or was heard.
    """

    advice: Advice
    summary: str
    notes: str
    reminder: str


def close_check(interview: Interview, *, plain: bool) -> Closing:
    """The result as this terminal can show it; ``plain`` shows it in sentences. ValueError while a detail is open."""
    from dialoogcheck.advice.summary import summarise  # noqa: PLC0415
    from dialoogcheck.advice.words import judge_in_words  # noqa: PLC0415 - only at the end

    advice = advise(score_assessment(interview.checklist, interview.compose_assessment()))
    columns, lines = shutil.get_terminal_size()
    plain = plain or needs_plain(os.environ, sys.stdout.encoding)
    color, unicode = not plain and "NO_COLOR" not in os.environ, speaks_unicode(os.environ, sys.stdout.encoding)
    summary = summarise(advice, columns, color=color, unicode=unicode, bars=not plain)
    number = sum(bool(answer.note) for answer in interview.draft.answers.values())
    notes = reminder = ""
    if number:
        where = "Uw notitie staat" if number == 1 else f"Uw {number} notities staan"
        notes = f"{where} in het rapport. Staat er een naam of een prijs in? Zonder notities en namen maakt u het met:"
    if not plain and summary.count("\n") >= lines:
        reminder = f"{judge_in_words(advice.result)[0]}. Blader omhoog voor de hele uitkomst."
    return Closing(advice, summary, notes, reminder)
