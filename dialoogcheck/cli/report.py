"""``rapport``: reports of one or many filled-in checks."""

import datetime as dt
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import click

from dialoogcheck.advice import batch
from dialoogcheck.advice.case import PlanOptions
from dialoogcheck.answers.model import Talk
from dialoogcheck.answers.pdf import MAXIMUM_PDF_BYTES
from dialoogcheck.cli import options
from dialoogcheck.cli.output import (
    STANDARD,
    check_output,
    make_output_folder,
    note_made,
    say,
    show_steps,
    tell_failures,
    write_to_stdout,
)
from dialoogcheck.dutch import count
from dialoogcheck.errors import WrongUseError
from dialoogcheck.files import check_folder, is_folder


@click.command(
    name="rapport",
    epilog="Voorbeeld: dialoogcheck rapport antwoorden.dialoog.json --formaat pdf,csv --gesprek 18-12-2026",
)
@click.argument("files", nargs=-1, required=True, metavar="BESTAND…", type=click.Path(path_type=Path, allow_dash=True))
@options.offer_report
@click.option(
    "--deelbaar", "shareable", is_flag=True, help="Laat notities en namen weg, ook in de naam van het bestand."
)
@click.option("--uitgebreid", "extended", is_flag=True, help="Met alle acties, valkuilen, antwoorden en conceptmails.")
@options.offer_plan
@options.offer_checklist()
@click.option(
    "--processen", "processes", type=int, metavar="GETAL", help="Zoveel rapporten tegelijk maken, van 1 tot en met 61."
)
def command(
    *,
    files: tuple[Path, ...],
    formats: tuple[str, ...],
    output: str | None,
    checklist: str | None,
    processes: int | None,
    talk: Talk | None,
    hours: float | None,
    today: dt.date | None,
    extended: bool,
    overwrite: bool,
    shareable: bool,
) -> None:
    """Maak een adviesrapport van ingevulde checklists.

    BESTAND is een antwoordbestand, een rapport in PDF of een map.
    Met een streepje (-) leest het programma van standaardinvoer.
    Zonder --uit komt het rapport naast het antwoordbestand.
    --gesprek, --uren en --vandaag gelden voor dit rapport. In uw antwoordbestand verandert niets.
    """
    if processes is not None and not 1 <= processes <= batch.MOST_PROCESSES:
        raise WrongUseError(
            f"--processen {processes} kan niet.", f"Kies een getal van 1 tot en met {batch.MOST_PROCESSES}."
        )
    if files.count(STANDARD) > 1:
        raise WrongUseError("Standaardinvoer (-) kan maar één keer.", "Noem - één keer, of geef bestanden op.")
    pipe = (batch.JobSource(name=options.STANDARD_INPUT),)
    sources = tuple(chain.from_iterable(pipe if file == STANDARD else batch.find_sources(file) for file in files))
    place = None
    if output != str(STANDARD) and not (output is None and STANDARD in files):
        place = batch.choose_destination(sources, formats, output, option="--uit")
    elif len(sources) * len(formats) > 1:
        raise WrongUseError("Meer dan één rapport past niet op standaarduitvoer.", "Kies met --uit een map.")
    data = options.read_standard_input(MAXIMUM_PDF_BYTES) if STANDARD in files else b""
    own = options.load_own(checklist)
    plan = PlanOptions(today=today, talk=talk, hours=hours)
    jobs = batch.plan_jobs(
        sources,
        formats,
        place,
        data=data,
        own=own,
        shareable=shareable,
        overwrite=overwrite,
        plan=plan,
        extended=extended,
    )
    if place and place.folder:
        check_output(f"{place.folder}/", (), overwrite=overwrite)
        make_output_folder(place.folder)
    for folder in dict.fromkeys(target.parent for job in jobs for _, target in job.targets if target):
        # What is no folder beside an input is no input either: that is told when it is read.
        if (place and place.file) or is_folder(folder):
            check_folder(folder)
    if len(jobs) == 1:
        with show_steps("Rapport maken", formats.count("pdf")):
            outcome = batch.do_job(jobs[0])
        tell(outcome)
        return
    # Without a terminal the bar would leave its label in somebody's log.
    with click.progressbar(
        batch.do_jobs(jobs, processes, remedy="Probeer het met --processen 1."),
        length=len(jobs),
        label="Rapporten maken",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:
        outcomes = list(bar)
    tell_all(jobs, outcomes)


def tell(outcome: batch.JobOutcome) -> None:
    """Tell what came of the only job; the problem is raised if there was one."""
    if outcome.problem:
        raise outcome.problem
    if outcome.report:
        write_to_stdout(outcome.report)
    for remark in outcome.remarks:
        say(f"Let op: {remark}", err=True)
    note_made(*outcome.written)
    for path in outcome.written:
        say(f"Rapport: {path}")


def tell_all(jobs: Sequence[batch.Job], outcomes: Sequence[batch.JobOutcome]) -> None:
    """Tell what was written and what failed; the worst problem decides the exit code."""
    for outcome in outcomes:
        note_made(*outcome.written)
        for path in outcome.written:
            say(str(path))
    for job, outcome in zip(jobs, outcomes, strict=True):
        for remark in outcome.remarks:
            say(f"Let op, {job.source.name}: {remark}", err=True)
    problems = [outcome.problem for outcome in outcomes if outcome.problem]
    made = count(sum(len(outcome.written) for outcome in outcomes), "rapport", "rapporten")
    missed = f", {count(len(problems), 'bestand', 'bestanden')} niet gelukt" if problems else ""
    say(f"{made} gemaakt{missed}.", err=True)
    tell_failures(problems)
