"""``rapport``: reports of one or many filled-in checks."""

import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from dialoogcheck import dutch
from dialoogcheck.advice.case import SUFFIXES, decode_case, produce, read_case, write_report
from dialoogcheck.answers.file import SUFFIX
from dialoogcheck.answers.pdf import MAXIMUM_PDF_BYTES
from dialoogcheck.cli.options import (
    STANDARD_INPUT,
    complete_checklists,
    formats_option,
    load_own,
    output_option,
    overwrite_option,
    read_standard_input,
)
from dialoogcheck.cli.output import STANDARD, write_to_stdout
from dialoogcheck.document.formats import FORMATS
from dialoogcheck.dutch import printable
from dialoogcheck.errors import BugError, DialoogcheckError, NoAnswersError, UnusableInputError, WrongUseError
from dialoogcheck.files import is_folder, make_folder, names_folder, refuse_existing

ENOUGH_FOR_MORE_PROCESSES = 4
MOST_PROCESSES = 61
"""Windows allows no more."""
SHAREABLE = "rapport-deelbaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file to read and the reports to write from it.

    ``data`` is what standard input held (a process of its own could not read it); ``found`` says that the file was
    found in a folder: then a PDF that is not a report is passed over.
    """

    source: Path
    data: bytes = b""
    found: bool = False
    targets: tuple[tuple[str, Path], ...]
    checklist: str | None
    shareable: bool
    overwrite: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JobOutcome:
    """What came of a job: the files that were written and what the user must know, or why it failed."""

    written: tuple[Path, ...] = ()
    remarks: tuple[str, ...] = ()
    problem: DialoogcheckError | None = None


@click.command(name="rapport", epilog="Voorbeeld: dialoogcheck rapport antwoorden.dialoog.json --formaat pdf,csv")
@click.argument("files", nargs=-1, required=True, metavar="BESTAND…", type=click.Path(path_type=Path, allow_dash=True))
@formats_option
@output_option
@overwrite_option
@click.option(
    "--deelbaar", "shareable", is_flag=True, help="Laat notities en namen weg, ook in de naam van het bestand."
)
@click.option(
    "--checklist",
    metavar="CHECKLIST",
    help="Naam of bestand van de checklist, als het uw eigen checklist is.",
    shell_complete=complete_checklists,
)
@click.option(
    "--processen", "processes", type=int, metavar="GETAL", help="Zoveel rapporten tegelijk maken, van 1 tot en met 61."
)
def command(
    files: tuple[Path, ...],
    formats: tuple[str, ...],
    output: str | None,
    checklist: str | None,
    processes: int | None,
    *,
    overwrite: bool,
    shareable: bool,
) -> None:
    """Maak een adviesrapport van ingevulde checklists.

    BESTAND is een antwoordbestand, een rapport in PDF of een map.
    Met een streepje (-) leest het programma van standaardinvoer.
    Zonder --uit komt het rapport naast het antwoordbestand.
    """
    if processes is not None and not 1 <= processes <= MOST_PROCESSES:
        raise WrongUseError(f"--processen {processes} kan niet.", f"Kies een getal van 1 tot en met {MOST_PROCESSES}.")
    if files.count(STANDARD) > 1:
        raise WrongUseError("Standaardinvoer (-) kan maar één keer.", "Noem - één keer, of geef bestanden op.")
    found = {file for folder in files if folder != STANDARD and is_folder(folder) for file in _search_folder(folder)}
    sources = tuple(_find_sources(files))
    place = _choose_place(sources, formats, output, found=found)
    jobs = _plan_jobs(sources, formats, place, checklist, found=found, shareable=shareable, overwrite=overwrite)
    if len(jobs) == 1:
        _tell(_do(jobs[0]))
        return
    # Without a terminal the bar would leave its label in somebody's log.
    with click.progressbar(
        _do_all(jobs, processes),
        length=len(jobs),
        label="Rapporten maken",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:
        outcomes = list(bar)
    _summarise(jobs, outcomes)


def _find_sources(files: Iterable[Path]) -> Iterator[Path]:
    for file in files:
        if file != STANDARD and is_folder(file):
            yield from _search_folder(file)
        else:
            yield file


def _search_folder(folder: Path) -> list[Path]:
    """The answer files in a folder; in a folder without any, the PDFs: a report carries its answers inside."""
    try:
        names = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError:
        raise UnusableInputError(
            f"De map {folder} mag niet gelezen worden.", "Vraag leesrechten op deze map."
        ) from None
    answers = [path for path in names if path.name.endswith(SUFFIX)]
    reports = [path for path in names if path.suffix.lower() == ".pdf"]
    if not answers and not reports:
        raise UnusableInputError(
            f"In de map {folder} staan geen antwoordbestanden.",
            f"De namen eindigen op {SUFFIX}. Een rapport in PDF mag ook.",
        )
    return answers or reports


def _stem(path: Path) -> str:
    name = path.name
    for suffix in (SUFFIX, ".json", ".pdf"):
        if name.lower().endswith(suffix):
            return name[: -len(suffix)] or "rapport"
    return path.stem or "rapport"


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where reports go: to one file (or standard output), into a folder, or (with neither) beside each source."""

    file: Path | None = None
    folder: Path | None = None


def _choose_place(
    sources: tuple[Path, ...], formats: tuple[str, ...], output: str | None, *, found: set[Path]
) -> Destination:
    """``found`` are the sources that stand in a folder that the user named.

    With any of those the reports go into a folder, however few there are.
    """
    many = len(sources) * len(formats) > 1
    if output is None:
        output = str(STANDARD) if STANDARD in sources else ""
    if output == str(STANDARD):
        if many:
            raise WrongUseError("Meer dan één rapport past niet op standaarduitvoer.", "Kies met --uit een map.")
        return Destination(file=STANDARD)
    if not output:
        # Beside the PDFs of a folder the reports would be taken for sources the next time.
        if "pdf" in formats and any(source.suffix.lower() == ".pdf" for source in found):
            raise WrongUseError("In deze map staan al rapporten in PDF.", "Kies met --uit een andere map.")
        return Destination()
    path = Path(output)
    if many and not is_folder(path) and path.suffix.removeprefix(".") in FORMATS:
        raise WrongUseError(f"Meer dan één rapport past niet in {path}.", "Kies met --uit een map.")
    if many or found or names_folder(output):
        make_folder(path)
        return Destination(folder=path)
    if _locate(path) == _locate(sources[0]):
        raise WrongUseError(f"{path} is ook de invoer.", "Kies met --uit een andere naam.")
    return Destination(file=path)


def _plan_jobs(
    sources: tuple[Path, ...],
    formats: tuple[str, ...],
    place: Destination,
    checklist: str | None,
    *,
    found: set[Path],
    shareable: bool,
    overwrite: bool,
) -> list[Job]:
    # No report takes the place of a file that is read, nor of another report of this run.
    taken = {_locate(source) for source in sources if source != STANDARD}
    jobs = []
    for source in sources:
        targets = []
        for format_ in formats:
            target = place.file or _choose_target(source, format_, place.folder, taken, shareable=shareable)
            taken.add(_locate(target))
            targets.append((format_, target))
        jobs.append(
            Job(
                source=source,
                data=read_standard_input(MAXIMUM_PDF_BYTES) if source == STANDARD else b"",
                found=source in found,
                targets=tuple(targets),
                checklist=checklist,
                shareable=shareable,
                overwrite=overwrite,
            )
        )
    return jobs


def _locate(path: Path) -> str:
    """Where a path really is; a circle of links is no reason to stop here."""
    return os.path.realpath(path)


def _choose_target(source: Path, format_: str, folder: Path | None, taken: set[str], *, shareable: bool) -> Path:
    """Beside the source or in the folder; never a path that is ``taken``.

    The name of a shareable report says nothing of the source: that often has the name of the organisation in it.
    """
    stem = SHAREABLE if shareable else "rapport" if source == STANDARD else _stem(source)
    place = folder or source.parent
    candidates = (
        place / f"{stem}{extra}{SUFFIXES[format_]}" for extra in ("", *(f"-{number}" for number in range(2, 100_000)))
    )
    return next(path for path in candidates if _locate(path) not in taken)


def _do(job: Job) -> JobOutcome:
    """Do one job. What is wrong with it is part of the outcome, so that it does not stop the others."""
    written = []
    try:
        for _, target in job.targets:
            if target != STANDARD:
                refuse_existing(target, overwrite=job.overwrite)
        if job.source == STANDARD:
            case = decode_case(job.data, STANDARD_INPUT, load_own(job.checklist), shareable=job.shareable)
        else:
            case = read_case(job.source, load_own(job.checklist), shareable=job.shareable)
        for format_, target in job.targets:
            if target == STANDARD:
                write_to_stdout(produce(case, format_))
            else:
                write_report(case, format_, target, overwrite=job.overwrite)
                written.append(target)
    except NoAnswersError as error:
        if job.found:
            return JobOutcome(remarks=("Dit is geen rapport van dialoogcheck. Het is overgeslagen.",))
        return JobOutcome(problem=error)
    except DialoogcheckError as error:
        return JobOutcome(written=tuple(written), problem=error)
    return JobOutcome(written=tuple(written), remarks=case.remarks)


_interrupted = threading.Event()


def _heed_interrupts() -> None:
    """In a process of the pool: Ctrl-C reaches it as well.

    It ends its report and begins no other; only the first process says something.
    """
    signal.signal(signal.SIGINT, lambda *_: _interrupted.set())


def _do_safely(job: Job) -> JobOutcome:
    """Do one job of many: not even a bug in the program may stop the others."""
    if _interrupted.is_set():
        return JobOutcome()
    try:
        return _do(job)
    except Exception as error:  # noqa: BLE001 - it is told in the summary, with the file that it happened to
        return JobOutcome(
            problem=BugError(f"{job.source}: hier ging iets mis in dialoogcheck zelf ({type(error).__name__}).")
        )


def _do_all(jobs: list[Job], processes: int | None) -> Iterator[JobOutcome]:
    """The outcomes in the order of the jobs; with several processes when that pays."""
    workers = processes or (min(os.cpu_count() or 1, len(jobs)) if len(jobs) >= ENOUGH_FOR_MORE_PROCESSES else 1)
    workers = min(workers, MOST_PROCESSES)
    if workers == 1:
        yield from map(_do_safely, jobs)
        return
    import multiprocessing  # noqa: PLC0415 - only for many files
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _heed_interrupts) as pool:
        futures = [pool.submit(_do_safely, job) for job in jobs]
        try:
            for job, future in zip(jobs, futures, strict=True):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    yield JobOutcome(
                        problem=BugError(
                            f"{job.source}: het maken van dit rapport is afgebroken.", "Probeer het met --processen 1."
                        )
                    )
        finally:
            # Whoever breaks off does not wait for what was not begun.
            pool.shutdown(cancel_futures=True)


def _tell(outcome: JobOutcome) -> None:
    if outcome.problem:
        raise outcome.problem
    for remark in outcome.remarks:
        click.echo(printable(f"Let op: {remark}"), err=True)
    for path in outcome.written:
        click.echo(printable(f"Rapport: {path}"))


def _summarise(jobs: list[Job], outcomes: list[JobOutcome]) -> None:
    """Tell what was written and what failed; the worst problem decides the exit code."""
    for outcome in outcomes:
        for path in outcome.written:
            click.echo(printable(str(path)))
    failed = [(job, outcome.problem) for job, outcome in zip(jobs, outcomes, strict=True) if outcome.problem]
    for job, outcome in zip(jobs, outcomes, strict=True):
        for remark in outcome.remarks:
            click.echo(printable(f"Let op, {job.source}: {remark}"), err=True)
    done = sum(len(outcome.written) for outcome in outcomes)
    missed = f", {dutch.count(len(failed), 'bestand', 'bestanden')} niet gelukt" if failed else ""
    click.echo(f"{dutch.count(done, 'rapport', 'rapporten')} gemaakt{missed}.", err=True)
    for _, problem in failed:
        click.echo(printable(f"- {problem.message}"), err=True)
        if isinstance(problem, UnusableInputError):
            for diagnostic in problem.diagnostics:
                click.echo(printable(f"  {diagnostic.message}"), err=True)
    for hint in dict.fromkeys(problem.hint for _, problem in failed if problem.hint):
        click.echo(printable(hint), err=True)
    if failed:
        raise click.exceptions.Exit(max(problem.exit_code for _, problem in failed))
