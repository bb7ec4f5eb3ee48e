"""``rapport``: reports of one or many filled-in checks."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from dialoogcheck.advice.batch import (
    MOST_PROCESSES,
    Job,
    JobOutcome,
    JobSource,
    choose_destination,
    do_job,
    do_jobs,
    find_sources,
    plan_jobs,
)
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
from dialoogcheck.cli.output import STANDARD, say, tell_failures, write_to_stdout
from dialoogcheck.dutch import count
from dialoogcheck.errors import WrongUseError


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
    sources = tuple(
        source
        for file in files
        for source in ((JobSource(name=STANDARD_INPUT),) if file == STANDARD else find_sources(file))
    )
    place = None
    if output != str(STANDARD) and not (output is None and STANDARD in files):
        place = choose_destination(sources, formats, output, option="--uit")
    elif len(sources) * len(formats) > 1:
        raise WrongUseError("Meer dan één rapport past niet op standaarduitvoer.", "Kies met --uit een map.")
    data = read_standard_input(MAXIMUM_PDF_BYTES) if STANDARD in files else b""
    own = load_own(checklist)
    jobs = plan_jobs(sources, formats, place, data=data, own=own, shareable=shareable, overwrite=overwrite)
    if len(jobs) == 1:
        tell(do_job(jobs[0]))
        return
    # Without a terminal the bar would leave its label in somebody's log.
    with click.progressbar(
        do_jobs(jobs, processes, remedy="Probeer het met --processen 1."),
        length=len(jobs),
        label="Rapporten maken",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:
        outcomes = list(bar)
    tell_all(jobs, outcomes)


def tell(outcome: JobOutcome) -> None:
    """Tell what came of the only job; the problem is raised if there was one."""
    if outcome.problem:
        raise outcome.problem
    if outcome.report:
        write_to_stdout(outcome.report)
    for remark in outcome.remarks:
        say(f"Let op: {remark}", err=True)
    for path in outcome.written:
        say(f"Rapport: {path}")


def tell_all(jobs: Sequence[Job], outcomes: Sequence[JobOutcome]) -> None:
    """Tell what was written and what failed; the worst problem decides the exit code."""
    for outcome in outcomes:
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
