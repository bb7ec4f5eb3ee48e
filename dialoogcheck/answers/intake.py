"""From files of any kind to the answers of people: what ``inlezen``, ``vergelijk`` and ``rapport`` have in common."""

import datetime as dt
import functools
import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dialoogcheck import dutch
from dialoogcheck.answers import file as answer_file
from dialoogcheck.answers.codes import FIELD_PREFIX, QUESTION_PREFIX
from dialoogcheck.answers.draft import list_answer_files
from dialoogcheck.answers.model import ROW, Assessment, Details, NoScore
from dialoogcheck.answers.pdf import MAXIMUM_PDF_BYTES, extract_answers, is_pdf
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.answers.table import CHECKLIST, RowReader, UnreadableAnswerError, read_rows
from dialoogcheck.answers.words import NAMED, changed_checklist
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.library import load_answered_checklist, load_checklist
from dialoogcheck.checklist.model import Checklist, Statement
from dialoogcheck.checklist.shelf import find_checklists, find_shipped, name_checklists
from dialoogcheck.diagnostic import Severity
from dialoogcheck.errors import DialoogcheckError, UnusableInputError
from dialoogcheck.files import (
    check_size,
    find_free_paths,
    is_folder,
    make_folder,
    read_file,
    remove_leftovers,
    write_atomically,
)

NAME_OF_REPORT = "dialoogcheck-groepsrapport"
"""How the name of a group report begins unless the user says otherwise. In a folder it is no form, whatever its
format."""

NAME_OF_TREND = "dialoogcheck-ontwikkeling"
"""How the name of a report about several moments begins; it is no form either."""

REPORTS = {
    answer_file.GROUP_FORMAT: "een groepsrapport",
    answer_file.DEVELOPMENT_FORMAT: "een rapport over ontwikkeling",
}
"""What holds figures and nobody's answers, by its format."""

KNOWN = (".json", ".pdf", ".csv", ".txt")
LENGTH_OF_MARK = 16
PASSED_OVER = (".", "Thumbs.db", "desktop.ini")
"""How files begin that a folder may hold beside forms: hidden ones, and what Windows puts there by itself."""
SAMPLE = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """The answers of one person: ``label`` is where they come from, ``remarks`` are what one must know about them.

    ``asked`` are the statements that this person was asked. ``saved`` is when a form saved them, so written that the
    later one comes later in the alphabet; empty when nothing says it.
    """

    label: str
    source: Path
    checklist: Checklist
    assessment: Assessment
    asked: tuple[Statement, ...]
    saved: str
    remarks: tuple[str, ...]

    @property
    def open(self) -> tuple[Statement, ...]:
        """The statements among those without an answer."""
        return tuple(
            statement for statement in self.asked if self.assessment.answer(statement.id).choice == NoScore.OPEN
        )

    @property
    def content(self) -> str:
        """The same for two submissions with the same content, whatever their files are called."""
        details = answer_file.encode_details(self.assessment.details, self.checklist)
        answers = answer_file.encode_answers(self.assessment.answers, self.checklist)
        return json.dumps(
            [self.checklist.id, _leave_out_talk(details) | {"datum": None}, answers, self.assessment.submission],
            sort_keys=True,
        )


def _leave_out_talk(details: answer_file.Document) -> dict[str, Any]:
    """The details without the date of the conversation: whoever moves that gets the same answers of the same people."""
    return {field: value for field, value in details.items() if field != answer_file.TALK}


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """A submission that does not count because of another one; ``why`` says how they are related."""

    submission: Submission
    label: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All that was found, in the order of the files.

    ``refusals`` are why files, or rows of one, could not be used. ``passed_over`` says in sentences which hold nobody's
    answers, and why that is no fault.
    """

    submissions: tuple[Submission, ...] = ()
    refusals: tuple[DialoogcheckError, ...] = ()
    doubles: tuple[Double, ...] = ()
    passed_over: tuple[str, ...] = ()


class AnsweredChecklist:
    """A checklist that people answered, and what is the same for all of them."""

    def __init__(self, checklist: Checklist) -> None:
        """It is worked out here: once for a whole table, or for all files in a folder."""
        self.checklist = checklist
        self.fingerprint = compute_fingerprint(checklist)
        self.decoder = answer_file.Decoder(checklist)
        self.reader = RowReader(checklist)
        self._asked: dict[object, tuple[Statement, ...]] = {}

    def list_asked(self, details: Details) -> tuple[Statement, ...]:
        """The statements that somebody with these details was asked."""
        deciding = (details.phase, details.perspective, details.short, *details.facts.items())
        if deciding not in self._asked:
            self._asked[deciding] = tuple(
                statement for _, statements in select_statements(self.checklist, details) for statement in statements
            )
        return self._asked[deciding]


class AnsweredChecklists:
    """The checklists that the answers in some files belong to, each looked up once."""

    def __init__(self, own: Checklist | None = None) -> None:
        """``own`` is the one that all must belong to, when the user named one."""
        self.own = own
        self._found: dict[str, AnsweredChecklist] = {}

    def find(self, id_: str, file: str) -> AnsweredChecklist:
        """The one with the id that ``file`` names; UnusableInputError when it is not there, or not the user's own."""
        if id_ not in self._found:
            self._found[id_] = AnsweredChecklist(load_answered_checklist(id_, file, self.own))
        return self._found[id_]


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files, and those in the folders by name; UnusableInputError when a folder cannot be read or has none."""
    found: dict[Path, None] = {}
    for path in paths:
        if not is_folder(path):
            found[path] = None
            continue
        try:
            inside = sorted(item for item in path.iterdir() if item.is_file() and not _is_beside(item.name))
        except OSError:
            raise UnusableInputError(
                f"De map {path} mag niet gelezen worden.", "Vraag leesrechten op deze map."
            ) from None
        if not inside:
            raise UnusableInputError(
                f"In de map {path} staan geen formulieren.", "Zet er de ingevulde formulieren in, zonder mappen erin."
            )
        found |= dict.fromkeys(inside)
    return tuple(found)


def _is_beside(name: str) -> bool:
    """Whether a file of this name is no form: one of those that are passed over, or a report of a group or a trend."""
    report = name.startswith((NAME_OF_REPORT, NAME_OF_TREND)) and not name.endswith(answer_file.SUFFIX)
    return report or name.startswith(PASSED_OVER)


def gather(
    files: Iterable[Path], own: Checklist | None = None, *, changed_too: bool = False, doubles_too: bool = False
) -> Gathered:
    """Everybody's answers in these files; what is wrong with one of them stops no other.

    ``own`` is the checklist that all must belong to, when the user named one. ``changed_too`` also takes answers to an
    earlier checklist with this id, ``doubles_too`` takes those of a file with the same content as another.
    """
    found: list[Submission] = []
    refusals: list[DialoogcheckError] = []
    passed_over: list[str] = []
    answered = AnsweredChecklists(own)
    for file in files:
        try:
            for label, document in read_documents(read_file(file, MAXIMUM_PDF_BYTES), str(file), answered):
                if isinstance(document, DialoogcheckError):
                    refusals.append(document)
                    continue
                try:
                    submission = _decode(document, label, file, answered, changed_too=changed_too)
                except DialoogcheckError as problem:
                    refusals.append(problem)
                    continue
                # An empty form is nobody: counted, it would make a group look large enough to be shown.
                given = submission.assessment
                if any(given.answer(statement.id).choice != NoScore.OPEN for statement in submission.asked):
                    found.append(submission)
                elif any(answer.note for answer in given.answers.values()):
                    passed_over.append(
                        f"{label} heeft geen antwoord op een stelling. Wat er is opgeschreven, telt dan ook niet mee."
                    )
                else:
                    passed_over.append(f"{label} is niet ingevuld.")
        except NoPersonError as problem:
            passed_over.append(problem.message)
        except DialoogcheckError as problem:
            refusals.append(problem)
    submissions, doubles = _separate_doubles(found, same_too=doubles_too)
    return Gathered(
        submissions=tuple(submissions), refusals=tuple(refusals), doubles=tuple(doubles), passed_over=tuple(passed_over)
    )


class NoPersonError(UnusableInputError):
    """A report about groups or about several moments: it has figures in it, and nobody's answers."""


def read_documents(
    data: bytes, file: str, answered: AnsweredChecklists
) -> Iterator[tuple[str, answer_file.Document | DialoogcheckError]]:
    """The documents in a file, each with a name for messages.

    One of a form, an answer file or a report, one for each row of a table.

    ``answered`` knows the user's own checklist, for the rows that name none. UnusableInputError when the file is of no
    known kind; what is wrong with one row of a table comes in the place of its document.
    """
    if is_pdf(data):
        yield file, _read_pdf(data, file)
        return
    check_size(data, file, answer_file.MAXIMUM_BYTES)
    start = data[:SAMPLE].lstrip(b"\xef\xbb\xbf \t\r\n")
    suffix = Path(file).suffix.lower()
    if start.startswith(b"<") or suffix in {".html", ".htm"}:
        what = "is het formulier zelf" if answer_file.FORMAT.encode() in data else "is een webpagina"
        raise UnusableInputError(
            f"{file} {what}. Daar zitten geen antwoorden in.",
            "Open het formulier in een browser en kies onderaan Bewaar mijn antwoorden. Stuur het bestand dat dan "
            "komt.",
        )
    if suffix == ".csv":
        yield from _read_table(data, file, answered)
        return
    if suffix in {".xlsx", ".xls", ".ods"} or (suffix and suffix not in KNOWN and not start.startswith(b"{")):
        raise UnusableInputError(
            f"{file}: dit soort bestand kan dialoogcheck niet lezen.",
            "Dit kan wel: .dialoog.json, .pdf of .csv. Sla een rekenblad op als CSV.",
        )
    if suffix == ".txt":
        # Somebody copied the answers into a mail: other words may stand around them.
        begin, end = data.find(b"{"), data.rfind(b"}") + 1
        if not 0 <= begin < end:
            raise UnusableInputError(
                f"{file}: in deze tekst staan geen antwoorden.",
                "De antwoorden beginnen met { en eindigen met }. Neem alles over.",
            )
        data = data[begin:end]
    yield file, _parse(data, file)


def _parse(data: bytes, file: str) -> answer_file.Document:
    for format_, what in REPORTS.items():
        if f'"{format_}"'.encode() in data[:SAMPLE]:
            raise NoPersonError(
                f"{file} is {what}. Daar zitten geen antwoorden van mensen in.", "Kies de ingevulde formulieren."
            )
    return answer_file.parse_document(data, file)


def _read_pdf(data: bytes, file: str) -> answer_file.Document:
    form = extract_answers(data, file, answer_file.MAXIMUM_BYTES)
    if isinstance(form, bytes):
        return _parse(form, file)
    empty, fields = form
    document = answer_file.parse_document(empty, file)
    given = [
        (name.removeprefix(prefix), what, values)
        for prefix, what in ((FIELD_PREFIX, "keuze"), (QUESTION_PREFIX, "toelichting"))
        for name, values in fields.items()
        if values and name.startswith(prefix)
    ]
    doubtful = [id_ for id_, _, values in given if len(values) > 1]
    if doubtful:
        raise UnusableInputError(
            f"{file}: er staan twee antwoorden bij {', '.join(doubtful[:5])}{' en meer' if doubtful[5:] else ''}.",
            "Vraag welk antwoord bedoeld is, en laat het formulier opnieuw bewaren.",
        )
    return {**document, "antwoorden": {id_: {what: values[0]} for id_, what, values in given}}


def _read_table(
    data: bytes, file: str, answered: AnsweredChecklists
) -> Iterator[tuple[str, answer_file.Document | DialoogcheckError]]:
    seen: Counter[str] = Counter()
    above: dict[str, str] = {}
    own = answered.own.id if answered.own else None
    guess_checklist = functools.cache(_guess_checklist)
    for number, row in read_rows(data, file):
        label = f"{file}, regel {number}"
        try:
            name = row.get(CHECKLIST) or above.get(CHECKLIST) or own or guess_checklist(frozenset(row))
            if not name:
                raise UnusableInputError(
                    f"{label}: in de kolom “{CHECKLIST}” staat geen checklist.",
                    f"Kies uit: {name_checklists(find_checklists())}.",
                )
            known = answered.find(name, label)
            checklist, reader = known.checklist, known.reader
            cells = {**row, **{head: row.get(head) or above.get(head, "") for head in reader.inherited}}
            above = {head: cells[head] for head in reader.inherited}
            if not any(row.get(id_) for id_ in reader.answerable):
                continue
            details = reader.read_details(cells)
            answers = reader.read_answers(cells)
        except UnreadableAnswerError as problem:
            hint = "Verbeter deze regel en lees het bestand opnieuw in."
            yield label, UnusableInputError(f"{label}: {problem}", hint)
            continue
        except DialoogcheckError as problem:
            yield label, problem
            continue
        content = json.dumps([checklist.id, _leave_out_talk(details), answers], sort_keys=True)
        seen[content] += 1
        # Two people may answer the same. The first such row of any table is the same person, so that a table can be
        # read again after it has grown.
        mark = hashlib.sha256(f"{content}{seen[content]}".encode()).hexdigest()[:LENGTH_OF_MARK]
        document = {
            "formaat": answer_file.FORMAT,
            "schema": answer_file.SCHEMA,
            "checklist": {"id": checklist.id, "versie": checklist.version},
            "gegevens": details,
            answer_file.SUBMISSION: f"{ROW}{mark}",
            # A column that the checklist does not know is told as such an answer is: an id may have been mistyped.
            "antwoorden": answers | {head: {} for head, cell in row.items() if cell and head not in reader.heads},
        }
        yield label, document


def _guess_checklist(heads: Collection[str]) -> str | None:
    """The only checklist that has statements of these heads; None when there is no such one."""
    paths = find_checklists()
    # With checklists of the user's own among them the same statement can mean two things; to find that out they would
    # all have to be opened.
    if paths != find_shipped():
        return None
    fitting = [path.stem for path in paths if not set(heads).isdisjoint(load_checklist(path.stem).answer_ids)]
    return fitting[0] if len(fitting) == 1 else None


def decode_document(
    document: answer_file.Document, label: str, answered: AnsweredChecklists
) -> tuple[AnsweredChecklist, Assessment, tuple[str, ...]]:
    """The checklist that a document answers, the answers, and what one must know about them.

    UnusableInputError when it is not usable.
    """
    known = answered.find(answer_file.name_checklist(document, label), label)
    answer_file.check_phase(document, label)
    assessment, diagnostics = known.decoder.decode(document, label)
    if assessment is None:
        number = dutch.count(
            sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics), "probleem", "problemen"
        )
        raise UnusableInputError(
            f"{label} is niet te gebruiken ({number}).", "Verbeter deze velden en probeer het opnieuw.", diagnostics
        )
    return known, assessment, tuple(dutch.begin_sentence(diagnostic.message) for diagnostic in diagnostics)


def keep_nameless(remarks: Iterable[str], assessment: Assessment) -> tuple[str, ...]:
    """The remarks that name nothing that somebody made up.

    What an answer is called in a file may be anything, also a name.
    """
    return tuple(remark for remark in remarks if not any(id_ in remark for id_ in assessment.dropped))


def _decode(
    document: answer_file.Document, label: str, source: Path, answered: AnsweredChecklists, *, changed_too: bool
) -> Submission:
    known, assessment, remarks = decode_document(document, label, answered)
    if assessment.differs_from(known.fingerprint):
        if not changed_too:
            raise UnusableInputError(
                f"{label} hoort bij een andere versie van de checklist ({assessment.version}). De vragen of de grenzen "
                "zijn veranderd.",
                "Wilt u dit bestand toch gebruiken? Voeg dan --ook-gewijzigd toe. Antwoorden op vragen die niet meer "
                "bestaan, vallen weg.",
            )
        remarks += (changed_checklist(assessment.version, known.checklist.version),)
    return Submission(
        label=label,
        source=source,
        checklist=known.checklist,
        assessment=assessment,
        asked=known.list_asked(assessment.details),
        saved=_read_moment(document.get(answer_file.SAVED)),
        remarks=remarks,
    )


def _read_moment(saved: object) -> str:
    """The moment in universal time: of two clocks the one in the east would otherwise seem later."""
    try:
        moment = dt.datetime.fromisoformat(str(saved))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError):
        return ""


def _separate_doubles(found: Sequence[Submission], *, same_too: bool) -> tuple[list[Submission], list[Double]]:
    """Those that count, and those of which the same person sent another.

    An earlier version with the same mark, or the same content.

    ``same_too`` keeps those with the same content. Of two versions that do not say when they were saved, the later in
    the row counts.
    """
    newest: dict[str, Submission] = {}
    for submission in found:
        mark = submission.assessment.submission
        if mark and (mark not in newest or newest[mark].saved <= submission.saved):
            newest[mark] = submission
    unmarked: dict[str, Submission] = {}
    chosen: list[Submission] = []
    doubles: list[Double] = []
    for submission in found:
        if mark := submission.assessment.submission:
            kept = newest[mark]
        elif same_too:
            kept = submission
        else:
            # The mark is part of the content: what has one is the same as nothing that has none, or another one.
            kept = unmarked.setdefault(submission.content, submission)
        same = kept is not submission and kept.content == submission.content
        if kept is submission or (same and same_too):
            chosen.append(submission)
        else:
            why = "dezelfde inhoud als" if same else "een eerdere versie van"
            doubles.append(Double(submission=submission, label=kept.label, why=why))
    return chosen, doubles


def leave_out_earlier(gathered: Gathered, folder: Path, own: Checklist | None) -> Gathered:
    """The same without what was read into this folder before."""
    read = gather(list_answer_files(folder), own, changed_too=True, doubles_too=True)
    # Of the same content the one that was saved last is kept; of those of one moment the first.
    all_read = reversed([*read.submissions, *(double.submission for double in read.doubles)])
    earlier = {item.content: item for item in sorted(all_read, key=lambda item: item.saved)}
    new, repeated = [], []
    for item in gathered.submissions:
        same = earlier.get(item.content)
        # Somebody may change their mind and change it back: what was saved later is new, whatever it says.
        if same and same.saved >= item.saved:
            repeated.append(Double(submission=item, label=same.label, why="al eerder ingelezen als"))
        else:
            new.append(item)
    return replace(gathered, submissions=tuple(new), doubles=(*gathered.doubles, *repeated))


def store(submissions: Sequence[Submission], folder: Path) -> Iterator[tuple[Submission, Path]]:
    """Write an answer file for each, under a name that says nothing about the person, and tell where it went.

    The folder is made when there is anything to write. OutputError when that cannot be.
    """
    if submissions:
        make_folder(folder)
        remove_leftovers(folder)
    paths: dict[str, Iterator[Path]] = {}
    for submission in submissions:
        stem = str(submission.assessment.details.perspective)
        path = next(paths.setdefault(stem, find_free_paths(folder, stem, answer_file.SUFFIX)))
        # What came from a form is done: nobody is asked to go on with it.
        data = answer_file.encode_assessment(
            submission.assessment, submission.checklist, done=True, saved=submission.saved
        )
        write_atomically(path, data, private=True)
        yield submission, path


def describe_submission(submission: Submission) -> str:
    """For whom, how many statements are answered, and which are open."""
    checklist, assessment = submission.checklist, submission.assessment
    asked, open_ = submission.asked, submission.open
    name = checklist.perspective(assessment.details.perspective).name.lower()
    done = f"{name}, {len(asked) - len(open_)} van {len(asked)} beantwoord"
    words = sum(bool(assessment.answer(question.id).note) for question in checklist.open_questions)
    if words:
        done += f", {dutch.count(words, 'open vraag', 'open vragen')}"
    if not open_:
        return f"{done}."
    titles = dutch.join_words([f"‘{statement.title}’" for statement in open_[:NAMED]])
    return f"{done}. Open: {titles if len(open_) <= NAMED else f'{len(open_)} stellingen'}."
