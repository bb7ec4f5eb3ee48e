"""From files of any kind to the answers of people: what ``inlezen``, ``vergelijk`` and ``rapport`` have in common."""

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dialoogcheck import dutch
from dialoogcheck.answers.draft import list_answer_files
from dialoogcheck.answers.file import (
    DEVELOPMENT_ATTACHMENT,
    DEVELOPMENT_FORMAT,
    FORMAT,
    GROUP_ATTACHMENT,
    GROUP_FORMAT,
    MAXIMUM_BYTES,
    SAVED,
    SCHEMA,
    SUBMISSION,
    SUFFIX,
    Document,
    check_phase,
    decode_assessment,
    encode_answers,
    encode_assessment,
    encode_details,
    name_checklist,
    parse_document,
)
from dialoogcheck.answers.model import ROW, Assessment, NoScore
from dialoogcheck.answers.pdf import MAXIMUM_PDF_BYTES, extract_answers, extract_form, is_pdf
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.answers.table import (
    CHECKLIST,
    EXTENT,
    PERSPECTIVE,
    PHASE,
    RECOGNISABLE,
    UnreadableAnswerError,
    list_answers,
    list_inherited,
    list_spellings,
    read_rows,
)
from dialoogcheck.answers.words import changed_checklist
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.library import load_answered_checklist, load_checklist
from dialoogcheck.checklist.model import Checklist, Statement
from dialoogcheck.checklist.reserved import NO, YES
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
"""How a group report is called unless the user says otherwise. In a folder it is no form, in whatever format."""

NAME_OF_TREND = "dialoogcheck-ontwikkeling"
"""How a report about several moments is called; it is no form either."""

REPORTS = {GROUP_FORMAT: "een groepsrapport", DEVELOPMENT_FORMAT: "een rapport over ontwikkeling"}
"""What holds figures and nobody's answers, by its format."""

KNOWN = (".json", ".pdf", ".csv", ".txt")
LENGTH_OF_MARK = 16
PASSED_OVER = (".", f"{NAME_OF_REPORT}.", f"{NAME_OF_TREND}.", "Thumbs.db", "desktop.ini")
"""How files begin that a folder may hold beside forms: hidden ones, reports of groups and trends, and what Windows puts
there by itself."""
SAMPLE = 1024
NAMED = 5
"""How many open statements are named; of more the number says enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """The answers of one person: ``label`` is where they come from, ``remarks`` are what one must know about them.

    ``saved`` is when a form saved them, so written that the later one comes later in the alphabet; empty when nothing
    says it.
    """

    label: str
    source: Path
    checklist: Checklist
    assessment: Assessment
    saved: str
    remarks: tuple[str, ...]

    @property
    def asked(self) -> tuple[Statement, ...]:
        """The statements that this person was asked."""
        return tuple(
            statement for _, group in select_statements(self.checklist, self.assessment.details) for statement in group
        )

    @property
    def open(self) -> tuple[Statement, ...]:
        """Those without an answer."""
        return tuple(
            statement for statement in self.asked if self.assessment.answer(statement.id).choice == NoScore.OPEN
        )

    @property
    def content(self) -> str:
        """The same for two submissions with the same content, whatever their files are called."""
        details = encode_details(self.assessment.details, self.checklist)
        answers = encode_answers(self.assessment.answers, self.checklist)
        return json.dumps(
            [self.checklist.id, details | {"datum": None}, answers, self.assessment.submission], sort_keys=True
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file, or a row of one, that could not be used."""

    label: str
    problem: DialoogcheckError


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """A submission that does not count because of another one; ``why`` says how they are related."""

    submission: Submission
    label: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All that was found, in the order of the files.

    ``passed_over`` says in sentences which hold nobody's answers, and why that is no fault.
    """

    submissions: tuple[Submission, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    doubles: tuple[Double, ...] = ()
    passed_over: tuple[str, ...] = ()


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files, and those in the folders by name; UnusableInputError when a folder cannot be read or has none."""
    found: dict[Path, None] = {}
    for path in paths:
        if not is_folder(path):
            found[path] = None
            continue
        try:
            inside = sorted(item for item in path.iterdir() if item.is_file() and not item.name.startswith(PASSED_OVER))
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


def gather(
    files: Iterable[Path], own: Checklist | None = None, *, changed_too: bool = False, doubles_too: bool = False
) -> Gathered:
    """Everybody's answers in these files; what is wrong with one of them stops no other.

    ``own`` is the checklist that all must belong to, when the user named one. ``changed_too`` also takes answers to an
    earlier checklist with this id, ``doubles_too`` takes those of a file with the same content as another.
    """
    found: list[Submission] = []
    refusals: list[Refusal] = []
    passed_over: list[str] = []
    for file in files:
        try:
            for label, document in read_documents(read_file(file, MAXIMUM_PDF_BYTES), str(file), own):
                if isinstance(document, DialoogcheckError):
                    refusals.append(Refusal(label=label, problem=document))
                    continue
                try:
                    submission = _decode(document, label, file, own, changed_too=changed_too)
                except DialoogcheckError as problem:
                    refusals.append(Refusal(label=label, problem=problem))
                    continue
                # An empty form is nobody: counted, it would make a group look large enough to be shown.
                if any(
                    submission.assessment.answer(statement.id).choice != NoScore.OPEN for statement in submission.asked
                ):
                    found.append(submission)
                elif any(answer.note for answer in submission.assessment.answers.values()):
                    passed_over.append(
                        f"{label} heeft geen antwoord op een stelling. Wat er is opgeschreven, telt dan ook niet mee."
                    )
                else:
                    passed_over.append(f"{label} is niet ingevuld.")
        except NoPersonError as problem:
            passed_over.append(problem.message)
        except DialoogcheckError as problem:
            refusals.append(Refusal(label=str(file), problem=problem))
    submissions, doubles = _separate_doubles(found, same_too=doubles_too)
    return Gathered(
        submissions=tuple(submissions), refusals=tuple(refusals), doubles=tuple(doubles), passed_over=tuple(passed_over)
    )


class NoPersonError(UnusableInputError):
    """A report about groups or about several moments: it has figures in it, and nobody's answers."""


def read_documents(
    data: bytes, file: str, own: Checklist | None = None
) -> Iterator[tuple[str, Document | DialoogcheckError]]:
    """The documents in a file, each with a name for messages.

    One of a form, an answer file or a report, one for each row of a table.

    ``own`` is the user's own checklist, for the rows that name none. UnusableInputError when the file is of no known
    kind; what is wrong with one row of a table comes in the place of its document.
    """
    if is_pdf(data):
        yield file, _read_pdf(data, file)
        return
    check_size(data, file, MAXIMUM_BYTES)
    start = data[:SAMPLE].lstrip(b"\xef\xbb\xbf \t\r\n")
    suffix = Path(file).suffix.lower()
    if start.startswith(b"<") or suffix in {".html", ".htm"}:
        what = "is het formulier zelf" if FORMAT.encode() in data else "is een webpagina"
        raise UnusableInputError(
            f"{file} {what}. Daar zitten geen antwoorden in.",
            "Open het formulier in een browser en kies onderaan Bewaar mijn antwoorden. Stuur het bestand dat dan "
            "komt.",
        )
    if suffix == ".csv":
        yield from _read_table(data, file, own)
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


def _parse(data: bytes, file: str) -> Document:
    for format_, what in REPORTS.items():
        if f'"{format_}"'.encode() in data[:SAMPLE]:
            raise NoPersonError(
                f"{file} is {what}. Daar zitten geen antwoorden van mensen in.", "Kies de ingevulde formulieren."
            )
    return parse_document(data, file)


def _read_pdf(data: bytes, file: str) -> Document:
    form = extract_form(data, file, MAXIMUM_BYTES)
    if form is None:
        return _parse(extract_answers(data, file, MAXIMUM_BYTES, GROUP_ATTACHMENT, DEVELOPMENT_ATTACHMENT), file)
    document = dict(parse_document(form.empty, file))
    doubtful = [name for name, values in ({**form.chosen, **form.written}).items() if len(values) > 1]
    if doubtful:
        raise UnusableInputError(
            f"{file}: er staan twee antwoorden bij {', '.join(doubtful[:5])}{' en meer' if doubtful[5:] else ''}.",
            "Vraag welk antwoord bedoeld is, en laat het formulier opnieuw bewaren.",
        )
    choices = {statement: {"keuze": values[0]} for statement, values in form.chosen.items()}
    document["antwoorden"] = choices | {
        question: {"toelichting": values[0]} for question, values in form.written.items()
    }
    return document


def _read_table(data: bytes, file: str, own: Checklist | None) -> Iterator[tuple[str, Document | DialoogcheckError]]:
    seen: Counter[str] = Counter()
    above: dict[str, str] = {}
    spellings: dict[str, Mapping[str, str]] = {}
    for number, row in read_rows(data, file):
        label = f"{file}, regel {number}"
        try:
            checklist = _find_checklist(row.get(CHECKLIST) or above.get(CHECKLIST), row.keys(), label, own)
            inherited = list_inherited(checklist)
            cells = {**row, **{head: row.get(head) or above.get(head, "") for head in inherited}}
            above = {head: cells[head] for head in inherited}
            if not any(row.get(id_) for id_ in (*checklist.answer_ids, *checklist.replacements)):
                continue
            if checklist.id not in spellings:
                spellings[checklist.id] = list_spellings(checklist)
            _check_perspective(checklist, row)
            answers = list_answers(checklist, spellings[checklist.id], cells)
            details = _name_details(checklist, cells)
        except UnreadableAnswerError as problem:
            yield (
                label,
                UnusableInputError(f"{label}: {problem}", "Verbeter deze regel en lees het bestand opnieuw in."),
            )
            continue
        except DialoogcheckError as problem:
            yield label, problem
            continue
        known = {PERSPECTIVE, *inherited, *answers, *checklist.answer_ids, *checklist.replacements}
        content = json.dumps([checklist.id, details, answers], sort_keys=True)
        seen[content] += 1
        # Two people may answer the same. The first such row of any table is the same person, so that a table can be
        # read again after it has grown.
        mark = hashlib.sha256(f"{content}{seen[content]}".encode()).hexdigest()[:LENGTH_OF_MARK]
        yield (
            label,
            {
                "formaat": FORMAT,
                "schema": SCHEMA,
                "checklist": {"id": checklist.id, "versie": checklist.version},
                "gegevens": details,
                SUBMISSION: f"{ROW}{mark}",
                # A column that the checklist does not know is told as such an answer is: an id may have been mistyped.
                "antwoorden": answers | {head: {} for head, cell in row.items() if cell and head not in known},
            },
        )


def _check_perspective(checklist: Checklist, row: Mapping[str, str]) -> None:
    """UnreadableAnswerError when a row does not say whose answers it holds.

    A client is no official because a cell is empty.
    """
    if not row.get(PERSPECTIVE) and len(checklist.perspectives) > 1:
        sides = dutch.join_words([str(perspective.id) for perspective in checklist.perspectives], "of")
        raise UnreadableAnswerError(f"in de kolom “{PERSPECTIVE}” staat niets. Kies uit: {sides}.")


def _find_checklist(name: str | None, heads: Collection[str], label: str, own: Checklist | None) -> Checklist:
    """The checklist that a row, or one above it, names.

    Without a name the user's own, or the only one that has statements of these heads.
    """
    if own:
        return load_answered_checklist(name or own.id, label, own)
    if name:
        return load_answered_checklist(name, label)
    paths = find_checklists()
    # With checklists of the user's own among them the same statement can mean two things; to find that out they would
    # all have to be opened.
    sure = paths == find_shipped()
    fitting = [path.stem for path in paths if sure and not set(heads).isdisjoint(load_checklist(path.stem).answer_ids)]
    if len(fitting) != 1:
        raise UnusableInputError(
            f"{label}: in de kolom “{CHECKLIST}” staat geen checklist.", f"Kies uit: {name_checklists(paths)}."
        )
    return load_answered_checklist(fitting[0], label)


def _name_details(checklist: Checklist, cells: Mapping[str, str]) -> dict[str, Any]:
    """``gegevens`` of one row, where names do as well as ids; what is left out is left out here too."""
    perspectives = {item.id: (item.name, item.plural or item.name) for item in checklist.perspectives}
    phases = {item.id: (item.name,) for item in checklist.phases}
    facts = {fact.id: {option.id: (option.name,) for option in fact.options} for fact in checklist.facts}
    details = {
        "fase": _match(cells.get(PHASE, ""), phases),
        **{str(id_): _match(cells.get(id_, ""), options) for id_, options in facts.items()},
        PERSPECTIVE: _match(cells.get(PERSPECTIVE, ""), perspectives),
        EXTENT: cells.get(EXTENT, "").casefold(),
    }
    told = cells.get(RECOGNISABLE, "").casefold()
    return {name: value for name, value in details.items() if value} | (
        {RECOGNISABLE: {YES: True, NO: False}.get(told, told)} if told else {}
    )


def _match(text: str, known: Mapping[Any, Iterable[str]]) -> str:
    """The id of the thing that is called so.

    The text itself when there is none, so that whoever judges it can name it.
    """
    folded = text.casefold()
    return next(
        (
            str(id_)
            for id_, names in known.items()
            if folded in {str(id_).casefold(), *(name.casefold() for name in names)}
        ),
        text,
    )


def decode_document(
    document: Document, label: str, own: Checklist | None = None
) -> tuple[Checklist, Assessment, tuple[str, ...]]:
    """The checklist that a document answers, the answers, and what one must know about them.

    UnusableInputError when it is not usable.
    """
    checklist = load_answered_checklist(name_checklist(document, label), label, own)
    check_phase(document, label)
    assessment, diagnostics = decode_assessment(document, checklist, label)
    if assessment is None:
        number = dutch.count(
            sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics), "probleem", "problemen"
        )
        raise UnusableInputError(
            f"{label} is niet te gebruiken ({number}).", "Verbeter deze velden en probeer het opnieuw.", diagnostics
        )
    return checklist, assessment, tuple(dutch.begin_sentence(diagnostic.message) for diagnostic in diagnostics)


def keep_nameless(remarks: Iterable[str], assessment: Assessment) -> tuple[str, ...]:
    """The remarks that name nothing that somebody made up.

    What an answer is called in a file may be anything, also a name.
    """
    return tuple(remark for remark in remarks if not any(id_ in remark for id_ in assessment.dropped))


def _decode(document: Document, label: str, source: Path, own: Checklist | None, *, changed_too: bool) -> Submission:
    checklist, assessment, remarks = decode_document(document, label, own)
    if assessment.differs_from(compute_fingerprint(checklist)):
        if not changed_too:
            raise UnusableInputError(
                f"{label} hoort bij een andere versie van de checklist ({assessment.version}). De vragen of de grenzen "
                "zijn veranderd.",
                "Wilt u dit bestand toch gebruiken? Voeg dan --ook-gewijzigd toe. Antwoorden op vragen die niet meer "
                "bestaan, vallen weg.",
            )
        remarks += (changed_checklist(assessment.version, checklist.version),)
    return Submission(
        label=label,
        source=source,
        checklist=checklist,
        assessment=assessment,
        saved=_read_moment(document.get(SAVED)),
        remarks=remarks,
    )


def _read_moment(saved: object) -> str:
    """The moment in universal time: of two clocks the one in the east would otherwise seem later."""
    try:
        moment = dt.datetime.fromisoformat(str(saved))
        return (
            (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC))
            .astimezone(dt.UTC)
            .isoformat(timespec="milliseconds")
        )
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
    kept: dict[str, Submission] = {}
    doubles = []
    chosen = []
    for submission in found:
        mark = submission.assessment.submission
        if mark and newest[mark] is not submission:
            same = newest[mark].content == submission.content
            if not (same and same_too):
                doubles.append(
                    Double(
                        submission=submission,
                        label=newest[mark].label,
                        why="dezelfde inhoud als" if same else "een eerdere versie van",
                    )
                )
                continue
        elif not same_too and submission.content in kept:
            doubles.append(
                Double(submission=submission, label=kept[submission.content].label, why="dezelfde inhoud als")
            )
            continue
        kept[submission.content] = submission
        chosen.append(submission)
    return chosen, doubles


def leave_out_earlier(gathered: Gathered, folder: Path, own: Checklist | None) -> Gathered:
    """The same without what was read into this folder before."""
    read = gather(list_answer_files(folder), own, changed_too=True, doubles_too=True)
    all_read = (*read.submissions, *(double.submission for double in read.doubles))
    earlier: dict[str, Submission] = {}
    for item in sorted(all_read, key=lambda item: item.saved, reverse=True):
        earlier.setdefault(item.content, item)
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
        path = next(paths.setdefault(stem, find_free_paths(folder, stem, SUFFIX)))
        # What came from a form is done: nobody is asked to go on with it.
        data = encode_assessment(submission.assessment, submission.checklist, done=True, saved=submission.saved)
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
