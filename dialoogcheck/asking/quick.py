"""``invullen --snel``: answers from paper, typed over one form a line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from dialoogcheck import dutch
from dialoogcheck.answers.codes import name_codes
from dialoogcheck.answers.file import SUFFIX, encode_assessment
from dialoogcheck.answers.model import OPEN_ANSWER, Answer, Assessment, Details, NoScore
from dialoogcheck.answers.selecting import is_usually_short, select_statements
from dialoogcheck.answers.table import UnreadableAnswerError, explain_answers, read_line
from dialoogcheck.asking.opening import open_asker
from dialoogcheck.asking.screens import Asker, ChoiceScreen, Command, Page, ScreenOption, TextScreen
from dialoogcheck.asking.sessions import check_answers_folder
from dialoogcheck.asking.stopping import stop_safely, watch_signals
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.model import Checklist, ChoiceId, OpenQuestion, Statement, StatementId
from dialoogcheck.errors import InterruptedSafelyError, WrongUseError
from dialoogcheck.files import find_free_paths, remove_leftovers, write_atomically

SAVE = "bewaar"
OPTIONS = (ScreenOption(value=SAVE, text="Ja, bewaren"), ScreenOption(value="opnieuw", text="Nee, opnieuw typen"))
LONGEST_LINE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """Paper forms that are all about the same; ``folder`` is where the answers go."""

    checklist: Checklist
    details: Details
    folder: Path

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What is on the form, in its order."""
        return tuple(statement for _, group in select_statements(self.checklist, self.details) for statement in group)

    @property
    def open_questions(self) -> tuple[OpenQuestion, ...]:
        """The open questions on the form."""
        return tuple(
            question for area, _ in select_statements(self.checklist, self.details) for question in area.open_questions
        )


def begin_pile(checklist: Checklist, details: Details, folder: Path, *, short: bool | None) -> Pile:
    """A pile of paper forms with these details; ``short`` None is what such a form usually is.

    WrongUseError when nothing is asked on such a form.
    """
    details = replace(details, short=is_usually_short(checklist, details) if short is None else short)
    pile = Pile(checklist=checklist, details=details, folder=folder)
    if not pile.statements:
        name = checklist.perspective(details.perspective).name.lower()
        raise WrongUseError(f"Deze checklist heeft in deze fase geen stellingen voor {name}.", "Kies een andere fase.")
    return pile


def type_over(pile: Pile, *, plain: bool, token: str) -> str:
    """Ask for a line for each paper form, show what it means, and save it; until an empty line.

    Comes back with a sentence that says what was saved.

    ``token`` makes the marks of this pile unlike those of any other. InterruptedSafelyError when the user breaks off;
    what was saved stays.
    """
    check_answers_folder(pile.folder)
    remove_leftovers(pile.folder)
    saved: list[Path] = []
    with (
        stop_safely(lambda: InterruptedSafelyError(f"Gestopt. {tell_saved(saved, pile.folder)}")),
        watch_signals(),
        open_asker(plain=plain) as asker,
    ):
        while (choices := ask_form(pile, asker, len(saved) + 1)) is not None:
            words: dict[StatementId, str] = {}
            try:
                ask_words(pile, asker, len(saved) + 1, words)
            finally:
                # Whoever breaks off here, said before that this form is good.
                saved.append(save_form(pile, choices, words, f"papier-{token}-{len(saved) + 1}"))
    return tell_saved(saved, pile.folder)


def tell_saved(saved: list[Path], folder: Path) -> str:
    """How many forms were saved, and where."""
    if not saved:
        return "Er is niets bewaard."
    where = str(saved[0]) if len(saved) == 1 else f"de map {folder}"
    return f"{dutch.count(len(saved), 'formulier is', 'formulieren zijn')} bewaard in {where}."


def ask_form(pile: Pile, asker: Asker, number: int) -> dict[StatementId, str] | None:
    """The choices on one paper form, checked and seen by the user; None when there are no more forms."""
    statements = pile.statements
    side = pile.checklist.perspective(pile.details.perspective)
    perspective, names = side.name.lower(), name_codes(pile.checklist, mirrored=not side.full)
    message, typed = "", ""
    while True:
        line = asker.write(
            TextScreen(
                position=f"Papier · {perspective} · formulier {number}",
                text=f"Typ de {len(statements)} antwoorden op één regel. Spaties mogen. Bijvoorbeeld: 3 2 4 ? - 1",
                extra=message or f"{explain_answers(names)} Geen formulier meer? Druk op Enter zonder iets te typen.",
                value=typed,
                limit=LONGEST_LINE,
            )
        )
        if isinstance(line, Command) or not (line or typed):
            return None
        message, typed = "", line
        if not line:
            # Whoever wipes a line begins it again; only a line that was empty from the start ends the pile.
            continue
        try:
            choices = read_line(names, line, statements)
        except UnreadableAnswerError as problem:
            message = str(problem)
            continue
        if all(choice == NoScore.OPEN for choice in choices.values()):
            message = "Op dit formulier staat geen enkel antwoord. Leg het weg: een leeg formulier telt niet mee."
            if pile.open_questions:
                message += " Ook niet als er bij een open vraag iets staat."
            continue
        asker.read(
            Page(title="Zo is uw regel gelezen", paragraphs=describe_choices(pile, choices, names), leave="Verder")
        )
        chosen = asker.choose(
            ChoiceScreen(
                position=f"{perspective} · formulier {number}",
                text="Klopt het met het papier?",
                options=OPTIONS,
            )
        )
        if chosen == SAVE:
            return choices


def ask_words(pile: Pile, asker: Asker, number: int, words: dict[StatementId, str]) -> None:
    """Put in ``words`` what stands on the form under each open question; nothing where nothing stands."""
    questions = pile.open_questions
    at = 0
    while at < len(questions):
        id_ = questions[at].id
        reply = asker.write(
            TextScreen(
                position=f"Formulier {number} · open vraag {at + 1} van {len(questions)}",
                text=questions[at].text,
                extra="Typ over wat er staat. Staat er niets? Druk op Enter. Laat namen weg.",
                value=words.get(id_, ""),
                limit=LONGEST_LINE,
                back="vorige vraag" if at else None,
            )
        )
        if isinstance(reply, Command):
            at -= 1
            continue
        words.pop(id_, None)
        words |= {id_: reply} if reply else {}
        at += 1


def describe_choices(
    pile: Pile, choices: dict[StatementId, str], names: Mapping[str, tuple[str, str]]
) -> tuple[str, ...]:
    """A paragraph for each area: the numbers of its statements, and what was chosen."""
    called = dict(names.values())
    numbered = iter(enumerate(choices.values(), start=1))
    return tuple(
        f"{area.name} · "
        f"{', '.join(f'{number}: {called[choice]}' for number, choice in islice(numbered, len(statements)))}."
        for area, statements in select_statements(pile.checklist, pile.details)
    )


def save_form(pile: Pile, choices: dict[StatementId, str], words: dict[StatementId, str], mark: str) -> Path:
    """Write the answer file of one paper form, under a name that says nothing about the person."""
    answers = {
        id_: Answer(choice=NoScore(choice) if choice in set(NoScore) else ChoiceId(choice))
        for id_, choice in choices.items()
        if choice != NoScore.OPEN
    }
    answers |= {id_: replace(OPEN_ANSWER, note=note) for id_, note in words.items()}
    assessment = Assessment(
        checklist=pile.checklist.id,
        version=pile.checklist.version,
        fingerprint=compute_fingerprint(pile.checklist),
        details=pile.details,
        answers=answers,
        submission=mark,
    )
    path = next(find_free_paths(pile.folder, str(pile.details.perspective), SUFFIX))
    write_atomically(path, encode_assessment(assessment, pile.checklist, done=True), private=True)
    return path
