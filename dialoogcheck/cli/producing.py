"""From an answer file to reports: what ``rapport``, ``voorbeeld`` and ``invullen`` have in common."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dialoogcheck import dutch
from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.model import Advice
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.file import ATTACHMENT_MEANING, ATTACHMENT_NAME, encode_assessment
from dialoogcheck.answers.intake import decode_document, keep_nameless, read_documents
from dialoogcheck.answers.model import Assessment
from dialoogcheck.answers.pdf import MAXIMUM_PDF_BYTES
from dialoogcheck.answers.words import explain_single
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.cli.loading import load_checklist
from dialoogcheck.cli.options import STANDARD
from dialoogcheck.document.pdf import Attachment
from dialoogcheck.document.views import ComparisonView, DevelopmentView, ReportView
from dialoogcheck.errors import DialoogcheckError, OutputError, UnusableInputError, WrongUseError
from dialoogcheck.files import is_folder, read_file, write_atomically

SUFFIXES = {"pdf": ".pdf", "html": ".html", "md": ".md", "json": ".resultaat.json", "csv": ".acties.csv"}
ACTION_COLUMNS = ("Nr.", "Gebied", "Actie", "Wie", "Wanneer", "Duur", "Omdat", "Eigenaar", "Datum")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One filled-in check, advised on; ``remarks`` are what the reader must know about the file.

    ``shareable`` says that notes and names were left out.
    """

    advice: Advice
    remarks: tuple[str, ...] = ()
    shareable: bool = False

    @property
    def assessment(self) -> Assessment:
        """The answers."""
        return self.advice.result.assessment

    @property
    def checklist(self) -> Checklist:
        """The checklist that was answered."""
        return self.advice.result.checklist


def read_case(path: Path, checklist: str | None = None, *, shareable: bool = False) -> Case:
    """The case in an answer file, a report, a filled-in form or a table of one row.

    UnusableInputError when there is none.

    ``checklist`` (an id or a path) is used when the file's own is not one of ours; ``shareable`` leaves out notes and
    names.
    """
    return decode_case(read_file(path, MAXIMUM_PDF_BYTES), str(path), checklist, shareable=shareable)


def decode_case(data: bytes, file: str, checklist: str | None = None, *, shareable: bool = False) -> Case:
    """The case in these bytes; ``file`` is how messages call them."""
    from dialoogcheck.advice.report import strip_private  # noqa: PLC0415 - only commands that make something

    own = load_checklist(checklist) if checklist else None
    documents = list(read_documents(data, file, own))
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
    loaded, assessment, remarks = decode_document(document, file, own)
    if assessment.details.recognisable is not None and not shareable:
        remarks = (*remarks, explain_single(loaded.perspective(assessment.details.perspective).name))
    if shareable:
        remarks = keep_nameless(remarks, assessment)
        assessment = strip_private(assessment)
    return Case(advice=advise(score_assessment(loaded, assessment)), remarks=remarks, shareable=shareable)


def produce(case: Case, format_: str) -> bytes:
    """The report of a case in one of the FORMATS."""
    from dialoogcheck.advice.report import compose_report  # noqa: PLC0415 - only commands that make something

    if format_ == "json":
        from dialoogcheck.advice.export import encode_result  # noqa: PLC0415

        return encode_result(case.advice)
    view = compose_report(case.advice, remarks=case.remarks, shareable=case.shareable)
    if format_ == "csv":
        from dialoogcheck.document.table import encode_table  # noqa: PLC0415

        return encode_table(
            ACTION_COLUMNS,
            (
                (
                    str(a.number),
                    a.area,
                    f"{a.find_out} {a.first} {a.rest}".strip(),
                    a.who,
                    a.when,
                    a.duration,
                    a.because,
                    "",
                    "",
                )
                for a in view.actions
            ),
        )
    answers = encode_assessment(case.assessment, case.checklist)
    return render(view, format_, Attachment(answers, ATTACHMENT_NAME, ATTACHMENT_MEANING))


def render(view: ReportView | ComparisonView | DevelopmentView, format_: str, attachment: Attachment) -> bytes:
    """A report as html, md or pdf; the PDF carries the attachment."""
    from dialoogcheck.document import pages  # noqa: PLC0415 - only commands that make something

    if format_ == "html":
        return pages.render_for_screen(view).encode()
    if format_ == "md":
        return pages.render_as_markdown(view).encode()
    from dialoogcheck.document import pdf as printing  # noqa: PLC0415

    return printing.print_pdf(pages.render_for_print(view), attachment, view.created)


def write_report(case: Case, format_: str, path: Path, *, overwrite: bool) -> None:
    """Write one report.

    OutputError when there is a file already and ``overwrite`` is not set, or when writing fails.
    """
    refuse_existing(path, overwrite=overwrite)
    write_atomically(path, produce(case, format_))


def write_formats(
    make: Callable[[str], bytes],
    stem: str,
    formats: tuple[str, ...],
    output: str | None,
    *,
    suffixes: Mapping[str, str] = SUFFIXES,
    overwrite: bool,
) -> Iterator[Path]:
    """Write one thing in each of these formats, and say where.

    In the file or the folder that was asked for, else as ``stem`` in this folder.

    ``-`` writes it on standard output and says nothing. WrongUseError when several formats were asked for in one file;
    OutputError as writing. Nothing is written when one of the files is there already.
    """
    folder = Path(output) if output and names_folder(output) else None
    if output and len(formats) > 1 and not folder:
        raise WrongUseError(
            "Meer formaten passen niet in één bestand.", "Kies met --uit een map (met / erachter), of kies één formaat."
        )
    if folder:
        make_folder(folder)
    paths = {
        format_: Path(output) if output and not folder else (folder or Path()) / f"{stem}{suffixes[format_]}"
        for format_ in formats
    }
    if output == str(STANDARD):
        write_to_stdout(make(formats[0]))
        return
    for path in paths.values():
        refuse_existing(path, overwrite=overwrite)
    for format_, path in paths.items():
        write_atomically(path, make(format_))
        yield path


def write_to_stdout(data: bytes) -> None:
    """Write a result on standard output; OutputError when there is none."""
    if sys.stdout is None:
        raise OutputError("Er is geen standaarduitvoer.", "Kies met --uit een bestand.")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def names_folder(output: str) -> bool:
    """Whether somebody who types this wants a folder: there is one already, or a slash stands at the end."""
    return output.endswith(("/", os.sep)) or is_folder(Path(output))


def make_folder(folder: Path) -> None:
    """Make a folder unless it is there; OutputError when that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise OutputError(f"De map {folder} kan niet gemaakt worden.", "Kies met --uit een andere map.") from None


def refuse_existing(path: Path, *, overwrite: bool) -> None:
    """OutputError when something stands there and may not be replaced."""
    try:
        exists = path.exists()
    except OSError:  # a name that is too long, or a folder that may not be looked into: whoever writes says so
        return
    if exists and not overwrite:
        raise OutputError(f"{path} bestaat al.", "Kies een andere naam met --uit, of vervang het met --overschrijf.")
