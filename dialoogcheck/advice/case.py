"""From an answer file to its report, in any format."""

import contextlib
import datetime as dt
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from dialoogcheck import dutch
from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.model import Advice
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.file import ATTACHMENT_MEANING, ATTACHMENT_NAME, encode_assessment
from dialoogcheck.answers.intake import AnsweredChecklists, decode_document, keep_nameless, read_documents
from dialoogcheck.answers.model import Talk, find_date, strip_private
from dialoogcheck.answers.pdf import MAXIMUM_PDF_BYTES
from dialoogcheck.answers.words import explain_single
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.checklist.shelf import find_checklists, names_file
from dialoogcheck.document.formats import render
from dialoogcheck.document.pdf import Attachment, preload
from dialoogcheck.errors import DialoogcheckError, UnusableInputError
from dialoogcheck.files import read_file, refuse_existing, write_atomically

SUFFIXES = {"json": ".resultaat.json", "csv": ".acties.csv"}
"""How the name of a report ends where that is not just its format: what is in the file is not the report itself."""

ACTION_COLUMNS = (
    *("Nr.", "Gebied", "Actie", "Wie", "Wanneer", "Werk", "Begin", "Klaar", "Reden", "Vorm", "Omdat"),
    *("Eigenaar", "Datum"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One filled-in check, advised on; ``remarks`` are what the reader must know about the file.

    ``shareable`` says that notes and names were left out, ``extended`` that the report holds everything.
    """

    advice: Advice
    remarks: tuple[str, ...] = ()
    shareable: bool = False
    extended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOptions:
    """What the plan in a report reckons with besides the answers; None leaves it as it is in the file.

    ``today`` is the day from which the plan counts, ``talk`` the date of the conversation or that nobody knows it yet,
    ``hours`` how many hours there are before it, in halves.
    """

    today: dt.date | None = None
    talk: Talk | None = None
    hours: float | None = None


AS_FILED = PlanOptions()


def read_case(
    path: Path, own: Checklist | None = None, *, shareable: bool = False, plan: PlanOptions = AS_FILED
) -> Case:
    """The case in an answer file, a report, a filled-in form or a table of one row.

    UnusableInputError when there is none. ``own`` is the checklist that the user named; ``shareable`` leaves out notes
    and names.
    """
    return decode_case(read_file(path, MAXIMUM_PDF_BYTES), str(path), own, shareable=shareable, plan=plan)


def decode_case(
    data: bytes, file: str, own: Checklist | None = None, *, shareable: bool = False, plan: PlanOptions = AS_FILED
) -> Case:
    """The case in these bytes; ``file`` is how messages call them."""
    answered = AnsweredChecklists(own)
    documents = list(read_documents(data, file, answered))
    if not documents:
        raise UnusableInputError(
            f"{file}: in deze tabel staan geen antwoorden.", "Vul de tabel in, of kies een ander bestand."
        )
    if len(documents) > 1:
        raise UnusableInputError(
            f"{file}: in deze tabel staan antwoorden van {dutch.count(len(documents), 'mens', 'mensen')}.",
            "Maak er eerst losse antwoordbestanden van met: dialoogcheck inlezen. Of maak een groepsrapport met: "
            "dialoogcheck vergelijk",
        )
    ((_, document),) = documents
    if isinstance(document, DialoogcheckError):
        raise document
    known, assessment, remarks = decode_document(document, file, answered)
    loaded = known.checklist
    if assessment.details.recognisable is not None and not shareable:
        remarks = (*remarks, explain_single(loaded.perspective(assessment.details.perspective).name))
    if shareable:
        remarks = keep_nameless(remarks, assessment)
        assessment = strip_private(assessment)
    if plan.talk:
        assessment = replace(assessment, details=replace(assessment.details, talk=find_date(plan.talk)))
    advice = advise(score_assessment(loaded, assessment), today=plan.today, hours=plan.hours)
    return Case(advice=advice, remarks=remarks, shareable=shareable)


def find_example(reference: str | None) -> Path:
    """The answer file that goes with the checklist that has this id or is this file, or with the first that has one.

    UnusableInputError when there is none.
    """
    if reference and names_file(reference):
        paths: tuple[Path, ...] = (Path(reference),)
    else:
        paths = tuple(path for path in find_checklists() if reference in {None, path.stem})
    examples = [path.with_name(f"{path.stem}.voorbeeld.json") for path in paths]
    found = next((path for path in examples if path.exists()), None)
    if not found:
        raise UnusableInputError(
            f"Bij de checklist “{reference}” hoort geen voorbeeld.",
            f"Een voorbeeld is een antwoordbestand naast de checklist, met de naam {examples[0].name}.",
        )
    return found


def produce(case: Case, format_: str) -> bytes:
    """The report of a case in one of the formats."""
    if format_ == "json":
        from dialoogcheck.advice.export import encode_result  # noqa: PLC0415 - only commands that make something

        return encode_result(case.advice)
    if format_ == "csv":
        return tabulate(case.advice)
    from dialoogcheck.advice.report import Extent, compose_report  # noqa: PLC0415

    short, whole = (Extent.FOLDED, Extent.UNFOLDED) if format_ == "html" else (Extent.SHORT, Extent.WHOLE)
    extent = whole if case.extended else short
    report = compose_report(case.advice, remarks=case.remarks, shareable=case.shareable, extent=extent)
    answers = encode_assessment(case.advice.result.assessment, case.advice.result.checklist)
    return render(report, format_, Attachment(answers, ATTACHMENT_NAME, ATTACHMENT_MEANING))


def tabulate(advice: Advice) -> bytes:
    """The actions as a table, with room for an owner and a date."""
    from dialoogcheck.advice import words  # noqa: PLC0415
    from dialoogcheck.document.table import encode_table  # noqa: PLC0415 - only commands that make something

    rows = []
    for action in advice.actions:
        because = words.explain_because(advice.result.checklist, action.because)
        told = (words.write_instruction(action), action.who, words.describe_when(action), words.describe_work(action))
        days = (day.isoformat() if day else "" for day in (action.begin, action.ready))
        rows.append((str(action.number), action.area.name, *told, *days, action.reason, action.form, because, "", ""))
    return encode_table(ACTION_COLUMNS, rows)


def write_report(case: Case, format_: str, path: Path, *, overwrite: bool) -> None:
    """Write one report; PlaceError when something is there already that may not be replaced, or when writing fails."""
    refuse_existing(path, overwrite=overwrite)
    write_atomically(path, produce(case, format_), private=True)


def warm_up() -> None:
    """Load the PDF maker in the background; a problem with it is told when there is a report to make."""

    def load() -> None:
        with contextlib.suppress(Exception):
            preload()

    threading.Thread(target=load, daemon=True).start()
