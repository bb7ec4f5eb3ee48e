"""Many reports at once: where each one goes, and making them one by one or in several processes."""

import os
import signal
import threading
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from dialoogcheck.advice.case import AS_FILED, SUFFIXES, PlanOptions, decode_case, produce, read_case, write_report
from dialoogcheck.answers.file import SUFFIX
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.document.formats import FORMATS
from dialoogcheck.errors import BugError, DialoogcheckError, NoAnswersError, UnusableInputError, WrongUseError
from dialoogcheck.files import is_folder, names_folder, refuse_existing

ENOUGH_FOR_MORE_PROCESSES = 4
MOST_PROCESSES = 61
"""Windows allows no more."""
USUAL = "rapport"
"""How a report is called of which the source has no name."""
SHAREABLE = "rapport-deelbaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobSource:
    """What reports are made from: a file, or (without a ``path``) what came in through a pipe.

    ``name`` is how messages call it. ``found`` says that the file was found in a folder: then a PDF that is not a
    report is passed over.
    """

    name: str
    path: Path | None = None
    found: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where reports go: to one file, into a folder, or (with neither) beside each source."""

    file: Path | None = None
    folder: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One source and the reports to make from it; without a path a report comes back in the outcome.

    ``data`` is what came in through a pipe: a process of its own could not read it. ``own`` is the checklist that the
    user named, ``extended`` asks for a report with everything in it.
    """

    source: JobSource
    data: bytes = b""
    targets: tuple[tuple[str, Path | None], ...]
    own: Checklist | None
    shareable: bool
    overwrite: bool
    plan: PlanOptions = AS_FILED
    extended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JobOutcome:
    """What came of a job: the files that were written and what the user must know, or why it failed.

    ``report`` is the one that had to come back.
    """

    written: tuple[Path, ...] = ()
    report: bytes = b""
    remarks: tuple[str, ...] = ()
    problem: DialoogcheckError | None = None


def find_sources(path: Path) -> tuple[JobSource, ...]:
    """The file, or the answer files in the folder; in one without any, the PDFs: a report carries its answers inside.

    UnusableInputError when the folder cannot be read or has none of these.
    """
    if not is_folder(path):
        return (JobSource(name=str(path), path=path),)
    try:
        files = sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
    except OSError:
        raise UnusableInputError(f"De map {path} mag niet gelezen worden.", "Vraag leesrechten op deze map.") from None
    answers = [file for file in files if file.name.endswith(SUFFIX)]
    reports = [file for file in files if file.suffix.lower() == ".pdf"]
    if not answers and not reports:
        raise UnusableInputError(
            f"In de map {path} staan geen antwoordbestanden.",
            f"De namen eindigen op {SUFFIX}. Een rapport in PDF mag ook.",
        )
    return tuple(JobSource(name=str(file), path=file, found=True) for file in answers or reports)


def choose_destination(
    sources: Sequence[JobSource], formats: Sequence[str], output: str | None, *, option: str
) -> Destination:
    """Where the reports go when the user asked for ``output``.

    With sources that were found in a folder the reports go into a folder, however few there are. WrongUseError when
    they do not fit there; ``option`` is what names another place.
    """
    if not output:
        # Beside the PDFs of a folder the reports would be taken for sources the next time.
        if "pdf" in formats and any(source.found and source.name.lower().endswith(".pdf") for source in sources):
            raise WrongUseError("In deze map staan al rapporten in PDF.", f"Kies met {option} een andere map.")
        return Destination()
    path = Path(output)
    many = len(sources) * len(formats) > 1
    if many and not is_folder(path) and path.suffix.removeprefix(".") in FORMATS:
        raise WrongUseError(f"Meer dan één rapport past niet in {path}.", f"Kies met {option} een map.")
    if many or sources[0].found or names_folder(output):
        return Destination(folder=path)
    if sources[0].path and os.path.realpath(path) == os.path.realpath(sources[0].path):
        raise WrongUseError(f"{path} is ook de invoer.", f"Kies met {option} een andere naam.")
    return Destination(file=path)


def plan_jobs(
    sources: Sequence[JobSource],
    formats: Sequence[str],
    place: Destination | None,
    *,
    data: bytes,
    own: Checklist | None,
    shareable: bool,
    overwrite: bool,
    plan: PlanOptions = AS_FILED,
    extended: bool = False,
) -> list[Job]:
    """A job for each source; without a place the report comes back in the outcome.

    No report takes the place of a file that is read, nor of another report of this run.
    """
    # A circle of links is no reason to stop here.
    taken = {os.path.realpath(source.path) for source in sources if source.path}
    jobs = []
    for source in sources:
        targets: list[tuple[str, Path | None]] = []
        for format_ in formats:
            target = place.file if place else None
            if place and not target:
                target = _choose_target(source, format_, place.folder, taken, shareable=shareable)
                taken.add(os.path.realpath(target))
            targets.append((format_, target))
        piped = b"" if source.path else data
        jobs.append(
            Job(
                source=source,
                data=piped,
                targets=tuple(targets),
                own=own,
                shareable=shareable,
                overwrite=overwrite,
                plan=plan,
                extended=extended,
            )
        )
    return jobs


def _choose_target(
    source: JobSource, format_: str, folder: Path | None, taken: Container[str], *, shareable: bool
) -> Path:
    """In the folder or beside the source; never a path that is ``taken``.

    The name of a shareable report says nothing of the source: that often has the name of the organisation in it.
    """
    path = source.path or Path(USUAL)
    suffix = next((suffix for suffix in (SUFFIX, ".json", ".pdf") if path.name.lower().endswith(suffix)), path.suffix)
    own = path.name[: len(path.name) - len(suffix)] or USUAL
    stem = SHAREABLE if shareable else own
    extras = chain([""], (f"-{number}" for number in count(2)))
    candidates = ((folder or path.parent) / f"{stem}{extra}{SUFFIXES.get(format_, f'.{format_}')}" for extra in extras)
    return next(candidate for candidate in candidates if os.path.realpath(candidate) not in taken)


def do_job(job: Job) -> JobOutcome:
    """Do one job. What is wrong with it is part of the outcome, so that it does not stop the others."""
    written = []
    report = b""
    try:
        for _, target in job.targets:
            if target:
                refuse_existing(target, overwrite=job.overwrite)
        if job.source.path:
            case = read_case(job.source.path, job.own, shareable=job.shareable, plan=job.plan)
        else:
            case = decode_case(job.data, job.source.name, job.own, shareable=job.shareable, plan=job.plan)
        case = replace(case, extended=job.extended)
        for format_, target in job.targets:
            if target:
                write_report(case, format_, target, overwrite=job.overwrite)
                written.append(target)
            else:
                report = produce(case, format_)
    except DialoogcheckError as error:
        if job.source.found and isinstance(error, NoAnswersError):
            return JobOutcome(remarks=("Dit is geen rapport van dialoogcheck. Het is overgeslagen.",))
        return JobOutcome(written=tuple(written), problem=error)
    return JobOutcome(written=tuple(written), report=report, remarks=case.remarks)


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
        return do_job(job)
    except Exception as error:  # noqa: BLE001 - it is told in the summary, with the file that it happened to
        problem = BugError(f"{job.source.name}: hier ging iets mis in dialoogcheck zelf ({type(error).__name__}).")
        return JobOutcome(problem=problem)


def do_jobs(jobs: Sequence[Job], processes: int | None, *, remedy: str) -> Iterator[JobOutcome]:
    """The outcomes in the order of the jobs; with several processes when the user wants that or when it pays.

    ``remedy`` is what helps when a process breaks down.
    """
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
                    problem = BugError(f"{job.source.name}: het maken van dit rapport is afgebroken.", remedy)
                    yield JobOutcome(problem=problem)
        finally:
            # Whoever breaks off does not wait for what was not begun.
            pool.shutdown(cancel_futures=True)
