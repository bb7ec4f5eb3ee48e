"""``diagnose``: is this computer ready for dialoogcheck, and if not, what to do about it."""

import importlib.metadata
import platform
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from dialoogcheck.asking.opening import examine_terminal
from dialoogcheck.checklist.library import list_own
from dialoogcheck.checklist.shelf import find_shipped, search_own_folders, sort_own_files
from dialoogcheck.cli.output import say
from dialoogcheck.diagnostic import MachineCheck, State
from dialoogcheck.document.requirements import check_font, check_libraries
from dialoogcheck.dutch import count, printable

PACKAGES = ("click", "questionary", "Jinja2", "weasyprint", "PyYAML", "pypdf")
OLDEST_PYTHON = (3, 11)
LABEL_WIDTH = 16
TEXT_WIDTH = 80


@click.command("diagnose", epilog="Voorbeeld: dialoogcheck diagnose")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Kijk of deze computer klaar is om een adviesrapport te maken.

    U ziet per onderdeel of het in orde is, en zo niet: wat u kunt doen.
    """
    findings = list(collect_findings())
    ready = all(finding.state is not State.BAD for finding in findings)
    lines = [line for finding in findings for line in describe_finding(finding)]
    end = (
        "Deze computer is klaar. U kunt adviesrapporten maken."
        if ready
        else "Deze computer is nog niet klaar. Los eerst op wat bij ‘fout’ staat."
    )
    # All at once: whoever reads along may have stopped reading halfway.
    say("\n".join([*lines, "", end]))
    ctx.exit(0 if ready else 1)


def describe_finding(finding: MachineCheck) -> list[str]:
    """The lines that show it; advice is never wrapped, for it may be a command to copy."""
    label = f"{finding.state:<8}{finding.part:<{LABEL_WIDTH}}"
    text = textwrap.wrap(finding.text, TEXT_WIDTH, initial_indent=label, subsequent_indent=" " * len(label))
    return [*text, *(f"        {line}" for line in finding.advice.splitlines())]


def collect_findings() -> Iterator[MachineCheck]:
    """One finding after another, in the order in which somebody would mend them."""
    yield check_python()
    yield check_packages()
    yield from check_libraries()
    yield check_font()
    yield check_checklists()
    yield from check_own_checklists()
    yield examine_terminal()
    yield check_writing(Path.cwd())


def check_python() -> MachineCheck:
    """Whether this Python is new enough."""
    version = platform.python_version()
    if sys.version_info >= OLDEST_PYTHON:
        return MachineCheck("Python", State.GOOD, version)
    return MachineCheck("Python", State.BAD, f"{version} is te oud.", "Installeer Python 3.11 of nieuwer.")


def check_packages() -> MachineCheck:
    """Whether all packages are there, and which versions."""
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name}\xa0{importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        advice = f"Installeer ze met: python -m pip install {' '.join(missing)}"
        return MachineCheck("Pakketten", State.BAD, f"Deze ontbreken: {', '.join(missing)}.", advice)
    return MachineCheck("Pakketten", State.GOOD, ", ".join(found))


def check_checklists() -> MachineCheck:
    """Whether our own checklists are there."""
    checklists = [path.stem for path in find_shipped()]
    if checklists:
        return MachineCheck("Checklists", State.GOOD, ", ".join(checklists))
    text = "De meegeleverde checklists ontbreken."
    return MachineCheck("Checklists", State.BAD, text, "Installeer dialoogcheck opnieuw.")


def check_own_checklists() -> Iterator[MachineCheck]:
    """Where the program looks for checklists of the user's own, and how many there are."""
    part = "Eigen lijsten"
    folders = search_own_folders()
    for folder in folders:
        if folder.problem:
            advice = "Zo’n map is niet nodig: een pad opgeven kan ook."
            yield MachineCheck(part, State.ATTENTION, folder.problem, advice)
        else:
            number = count(len(folder.files), "bestand", "bestanden")
            text = f"{number} in deze map:" if folder.there else "Geen. De map ervoor is er nog niet:"
            yield MachineCheck(part, State.GOOD, text, printable(str(folder.path)))
    files = sort_own_files(folders)
    refused = len(files.refused) + sum(bool(entry.problem) for entry in list_own(files))
    if refused:
        text = f"{count(refused, 'bestand is', 'bestanden zijn')} niet te gebruiken."
        yield MachineCheck(part, State.ATTENTION, text, "U ziet waarom met: dialoogcheck checklists")


def check_writing(folder: Path) -> MachineCheck:
    """Whether a file can be made in this folder."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        advice = "Ga naar een map waar u mag schrijven. Of geef met --uit een andere plek."
        return MachineCheck("Schrijven", State.ATTENTION, "Schrijven lukt niet in deze map.", advice)
    return MachineCheck("Schrijven", State.GOOD, "Schrijven lukt in deze map.")
