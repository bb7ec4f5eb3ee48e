"""Answers of many people in one table: a row for each person, a column for each statement."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, zip_longest
from typing import Any

from dialoogcheck import dutch
from dialoogcheck.answers.choices import is_offered
from dialoogcheck.answers.codes import name_codes
from dialoogcheck.answers.file import TALK
from dialoogcheck.answers.model import Details, NoDate, NoScore
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.answers.talk import read_talk
from dialoogcheck.answers.words import NOT_APPLICABLE_NAME, UNKNOWN_NAME
from dialoogcheck.checklist.model import Area, Checklist, Statement, StatementId
from dialoogcheck.checklist.reserved import NO, YES
from dialoogcheck.errors import UnusableInputError

CHECKLIST = "checklist"
PERSPECTIVE = "perspectief"
PHASE = "fase"
EXTENT = "omvang"
RECOGNISABLE = "herkenbaar"
MAXIMUM_ROWS = 10_000
MAXIMUM_COLUMNS = 1_000
SEPARATORS = ";,\t"
LINE_END = re.compile("\r\n?")


class UnreadableAnswerError(Exception):
    """What stands in a cell is no answer, or two; the message is a Dutch sentence."""


def list_columns(checklist: Checklist, areas: Iterable[tuple[Area, tuple[Statement, ...]]]) -> tuple[str, ...]:
    """The heads of a table.

    Who answers what and when, what they were told, and each statement and open question with words for who fills it in.
    Where not every answer of the scale can be given, the head names those that can.
    """
    heads = [PERSPECTIVE, *list_inherited(checklist)]
    for area, statements in areas:
        heads += [f"{statement.id} {statement.title}{_name_allowed(checklist, statement)}" for statement in statements]
        heads += [f"{question.id} {question.text}" for question in area.open_questions]
    return tuple(heads)


def _name_allowed(checklist: Checklist, statement: Statement) -> str:
    allowed = [choice.name for choice in checklist.scale if statement.allows(choice.id)]
    return f" ({dutch.join_words(allowed, 'of')})" if statement.choices else ""


def list_inherited(checklist: Checklist) -> tuple[str, ...]:
    """The heads under which an empty cell means: as in the row above."""
    return (CHECKLIST, PHASE, *(fact.id for fact in checklist.facts), EXTENT, RECOGNISABLE)


def read_rows(data: bytes, file: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows of a table that say anything, with the number that a spreadsheet shows and their cells by head.

    The heads are row 1. ``;``, ``,`` and tabs separate; UTF-8 (with or without BOM), UTF-16 and Windows-1252 are read,
    which is what spreadsheets write. A head is known by its first word; what stands where there is no head comes under
    the empty one. UnusableInputError when it is no such table, names a column twice or is too large: then no row is
    given at all.
    """
    table = _decode(data)
    separator = max(SEPARATORS, key=table.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(table, newline=""), delimiter=separator, strict=True)
    found: list[list[str]] = []
    try:
        # Also the heads, and the row of a template that only says what the others are about.
        found += islice(rows, MAXIMUM_ROWS + 2)
        if next(rows, None):
            raise UnusableInputError(
                f"{file} heeft meer dan {MAXIMUM_ROWS} regels.", "Verdeel de regels over meer bestanden."
            )
    except csv.Error:
        raise UnusableInputError(
            f"{file}, regel {len(found) + 1}: deze regel is niet te lezen.", "Staat er een aanhalingsteken te veel?"
        ) from None
    heads = [next(iter(cell.lower().split()), "").rstrip(":") for cell in found[0]] if found else []
    if PERSPECTIVE not in heads:
        raise UnusableInputError(
            f"{file}: de kolom “{PERSPECTIVE}” ontbreekt in de eerste regel.",
            "Maak een lege tabel met: dialoogcheck inlezen --sjabloon",
        )
    if len(heads) > MAXIMUM_COLUMNS:
        raise UnusableInputError(f"{file} heeft meer dan {MAXIMUM_COLUMNS} kolommen.", "Is dit het goede bestand?")
    doubles = sorted({head for head in heads if head and heads.count(head) > 1})
    if doubles:
        raise UnusableInputError(
            f"{file}: de kolom “{dutch.shorten(doubles[0])}” staat er twee keer.", "Laat één van de twee staan."
        )
    for number, row in enumerate(found[1:], start=2):
        cells: dict[str, str] = {}
        for head, cell in zip_longest(heads, row, fillvalue=""):
            text = cell.strip()
            if text.startswith("'") and not text[1:2].isalpha():
                # Spreadsheets put an apostrophe before what they would take for a formula, and so do we. That of ’t
                # Hart is his own.
                text = text[1:].strip()
            cells[head] = cells.get(head) or text
        if any(cells.values()):
            yield number, cells


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def list_spellings(checklist: Checklist) -> Mapping[str, str]:
    """Every way to write an answer, in small letters, and the choice that it stands for: characters, ids and names."""
    names: dict[str, tuple[str, ...]] = {
        **{choice.id: (choice.id, choice.name, choice.mirror_name or choice.name) for choice in checklist.scale},
        NoScore.UNKNOWN: (NoScore.UNKNOWN, UNKNOWN_NAME, "weet niet"),
        NoScore.NOT_APPLICABLE: (NoScore.NOT_APPLICABLE, NOT_APPLICABLE_NAME, "n.v.t.", "–"),
        NoScore.OPEN: ("",),
    }
    codes = {code: choice for code, (choice, _) in name_codes(checklist).items()}
    return codes | {name.casefold(): str(choice) for choice, called in names.items() for name in called}


class RowReader:
    """Reads rows of people who answered one checklist."""

    def __init__(self, checklist: Checklist) -> None:
        """What is the same for all rows is worked out here."""
        self.checklist = checklist
        # It helps a report on one row. In a group it decides nothing, so the template has no such column.
        self.inherited = (*list_inherited(checklist), TALK)
        self.statements = (*(statement.id for statement in checklist.statements), *checklist.replacements)
        self.questions = tuple(question.id for question in checklist.open_questions)
        self.answerable = {*self.statements, *self.questions}
        self.heads = {PERSPECTIVE, *self.inherited, *self.answerable}
        self.answers: dict[str, dict[str, str]] = {
            spelling: {"keuze": choice} if choice != NoScore.OPEN else {}
            for spelling, choice in list_spellings(checklist).items()
        }
        self.ids = {
            PHASE: _list_ids((item.id, [item.name]) for item in checklist.phases),
            **{
                str(fact.id): _list_ids((option.id, [option.name]) for option in fact.options)
                for fact in checklist.facts
            },
            PERSPECTIVE: _list_ids((item.id, [item.name, item.plural or item.name]) for item in checklist.perspectives),
        }

    def read_details(self, cells: Mapping[str, str]) -> dict[str, Any]:
        """``gegevens`` of one row, where names do as well as ids; what is left out is left out here too.

        UnreadableAnswerError when the row does not say whose answers it holds: a client is no official because a cell
        is empty. What no name fits stays as it is, so that whoever judges it can name it.
        """
        if not cells.get(PERSPECTIVE) and len(self.checklist.perspectives) > 1:
            sides = dutch.join_words([str(perspective.id) for perspective in self.checklist.perspectives], "of")
            raise UnreadableAnswerError(f"in de kolom “{PERSPECTIVE}” staat niets. Kies uit: {sides}.")
        details = {head: ids.get(cell.casefold(), cell) for head, ids in self.ids.items() if (cell := cells.get(head))}
        if (cell := cells.get(TALK)) and (talk := read_talk(cell)) is not NoDate.NOT_KNOWN:
            details[TALK] = talk.isoformat() if talk else cell
        if extent := cells.get(EXTENT):
            details[EXTENT] = extent.casefold()
        told = cells.get(RECOGNISABLE, "").casefold()
        return details | ({RECOGNISABLE: {YES: True, NO: False}.get(told, told)} if told else {})

    def read_answers(self, cells: Mapping[str, str]) -> dict[str, dict[str, str]]:
        """``antwoorden`` of one row, as it stands in answer files.

        UnreadableAnswerError when a cell holds something else than one answer.
        """
        if stray := cells.get(""):
            raise UnreadableAnswerError(
                f"“{dutch.shorten(stray)}” staat in een vakje zonder kop. Is deze regel verschoven?"
            )
        found: dict[str, dict[str, str]] = {}
        for id_ in self.statements:
            cell = cells.get(id_, "")
            # Nearly every cell is written as a form says it; only the others are looked at more closely.
            answer = self.answers.get(cell)
            if answer is None:
                answer = self._read_cell(id_, cell)
            if answer:
                found[id_] = answer
        for id_ in self.questions:
            if words := cells.get(id_):
                found[id_] = {"toelichting": LINE_END.sub("\n", words)}
        return found

    def _read_cell(self, id_: str, text: str) -> dict[str, str]:
        cell = " ".join(text.removeprefix("'").split()).casefold()
        if cell not in self.answers:
            choices = explain_answers(name_codes(self.checklist))
            raise UnreadableAnswerError(f"bij “{id_}” staat “{dutch.shorten(cell)}”. {choices}")
        return self.answers[cell]


def _list_ids(things: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """The id for each way to call a thing, in small letters; of two things that are called the same the first."""
    ids: dict[str, str] = {}
    for id_, names in things:
        for name in (id_, *names):
            ids.setdefault(name.casefold(), id_)
    return ids


MARKS = {"?": "vraagteken", "-": "streepje", ".": "punt"}


def explain_answers(names: Mapping[str, tuple[str, str]]) -> str:
    """Which characters stand for which answers, in a sentence; of marks, which a voice passes over, their names too."""
    told = (f"{code} ({f'{MARKS[code]}: ' if code in MARKS else ''}{name})" for code, (_, name) in names.items())
    return f"Kies uit: {', '.join(told)}."


def read_line(
    names: Mapping[str, tuple[str, str]], line: str, statements: Iterable[Statement]
) -> dict[StatementId, str]:
    """The choices on one typed line, such as ``3 2 4 ? - 1``: a character for each statement, spaces are free.

    UnreadableAnswerError when a character means nothing or cannot be given at its statement, or when there are more or
    fewer characters than statements.
    """
    asked = tuple(statements)
    typed = [char for char in line if not char.isspace()]
    wrong = next((number for number, char in enumerate(typed, start=1) if char not in names), None)
    if wrong:
        raise UnreadableAnswerError(
            f"Op plaats {wrong} staat ‘{dutch.printable(typed[wrong - 1])}’. {explain_answers(names)}"
        )
    if len(typed) != len(asked):
        off = f"{abs(len(typed) - len(asked))} te {'veel' if len(typed) > len(asked) else 'weinig'}"
        raise UnreadableAnswerError(
            f"U typte {dutch.count(len(typed), 'antwoord', 'antwoorden')}. Het formulier heeft er {len(asked)}. Dat is "
            f"{off}."
        )
    for place, (statement, char) in enumerate(zip(asked, typed, strict=True), start=1):
        if not is_offered(statement, names[char][0]):
            possible = {code: name for code, name in names.items() if is_offered(statement, name[0])}
            raise UnreadableAnswerError(
                f"Op plaats {place} staat {char} ({names[char][1]}). Dat kan daar niet. {explain_answers(possible)}"
            )
    return {statement.id: names[char][0] for statement, char in zip(asked, typed, strict=True)}


def make_template(checklist: Checklist, details: Details) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The heads of a table for these details, and a first row that only says what the other rows are about."""
    heads = list_columns(checklist, select_statements(checklist, details))
    facts = (details.facts.get(fact.id, "") for fact in checklist.facts)
    first = ("", checklist.id, details.phase, *facts, "kort" if details.short else "volledig", NO)
    return heads, (*first, *[""] * (len(heads) - len(first)))
