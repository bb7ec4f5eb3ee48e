"""``diagnose``: is this computer ready for dialoogcheck, and if not, what to do about it."""

import importlib.metadata
import os
import platform
import shutil
import sys
import tempfile
import textwrap
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import click

from dialoogcheck import dutch
from dialoogcheck.asking.plain import needs_plain
from dialoogcheck.checklist.library import list_own
from dialoogcheck.checklist.shelf import find_shipped, search_own_folders, sort_own_files
from dialoogcheck.document.pdf import load_quietly
from dialoogcheck.dutch import printable
from dialoogcheck.files import find_folder

PACKAGES = ("click", "questionary", "Jinja2", "weasyprint", "PyYAML", "pypdf")
OLDEST_PYTHON = (3, 11)
SMALLEST_TERMINAL = (40, 12)
LABEL_WIDTH = 16
TEXT_WIDTH = 80


class State(StrEnum):
    """How a part is: ready, usable with a drawback, or missing so that no report can be made."""

    GOOD = "ok"
    ATTENTION = "let op"
    BAD = "fout"


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineCheck:
    """What was found about one part of this computer; ``advice`` is empty when there is nothing to do."""

    part: str
    state: State
    text: str
    advice: str = ""


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
    click.echo("\n".join([*lines, "", end]))
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
    yield check_terminal()
    yield check_writing(Path.cwd())


def check_python() -> MachineCheck:
    """Whether this Python is new enough."""
    version = platform.python_version()
    if sys.version_info >= OLDEST_PYTHON:
        return MachineCheck(part="Python", state=State.GOOD, text=version)
    return MachineCheck(
        part="Python", state=State.BAD, text=f"{version} is te oud.", advice="Installeer Python 3.11 of nieuwer."
    )


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
        return MachineCheck(
            part="Pakketten", state=State.BAD, text=f"Deze ontbreken: {', '.join(missing)}.", advice=advice
        )
    return MachineCheck(part="Pakketten", state=State.GOOD, text=", ".join(found))


def check_libraries() -> Iterator[MachineCheck]:
    """Whether the system's own libraries are there: Pango sets the text of a PDF, HarfBuzz-subset makes that quick."""
    try:
        # Without Pango, WeasyPrint prints an English explanation; without HarfBuzz-subset it warns. Both are said here
        # in Dutch.
        with load_quietly(), warnings.catch_warnings(action="ignore"):
            from weasyprint.text import ffi  # noqa: PLC0415 - costs half a second
    except ImportError:
        yield MachineCheck(part="Pango", state=State.BAD, text="Niet te controleren zonder het pakket weasyprint.")
    except OSError:
        advice = (
            f"{advise_library('pango')}\nLukt dat niet? Maak dan een webpagina en druk die af: dialoogcheck rapport "
            "--formaat html BESTAND"
        )
        yield MachineCheck(
            part="Pango", state=State.BAD, text="Niet gevonden. Zonder Pango kan er geen PDF komen.", advice=advice
        )
    else:
        number = ffi.pango.pango_version()
        version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
        yield MachineCheck(part="Pango", state=State.GOOD, text=version)
        yield check_subsetting(found=ffi.harfbuzz_subset is not None)


def check_subsetting(*, found: bool) -> MachineCheck:
    """What it means that HarfBuzz-subset was found or not: without it a report takes twice as long."""
    if found:
        return MachineCheck(part="HarfBuzz-subset", state=State.GOOD, text="gevonden")
    text = "Niet gevonden. Een rapport maken duurt nu twee keer zo lang."
    return MachineCheck(part="HarfBuzz-subset", state=State.ATTENTION, text=text, advice=advise_library("harfbuzz"))


def advise_library(library: str) -> str:
    """How to install ``pango`` or ``harfbuzz`` on this system, as a sentence with the exact line to type."""
    names = {
        "debian": {"pango": "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0", "harfbuzz": "libharfbuzz-subset0"},
        "fedora": {"pango": "pango", "harfbuzz": "harfbuzz"},
        "arch": {"pango": "pango", "harfbuzz": "harfbuzz"},
        "suse": {"pango": "libpango-1_0-0", "harfbuzz": "libharfbuzz-subset0"},
        "alpine": {"pango": "pango", "harfbuzz": "harfbuzz-subset"},
    }
    lines = {
        "debian": "sudo apt-get install",
        "fedora": "sudo dnf install",
        "arch": "sudo pacman -S",
        "suse": "sudo zypper install",
        "alpine": "sudo apk add",
    }
    system = platform.system()
    if system == "Darwin":
        return "Typ in de Terminal: brew install pango"
    if system == "Windows":
        return (
            "Installeer MSYS2 (https://www.msys2.org).\n"
            "Typ in het venster van MSYS2: pacman -S mingw-w64-ucrt-x86_64-pango\n"
            "Sluit daarna alle vensters en open er een nieuw.\n"
            "Staat MSYS2 niet in C:\\msys64? Zet dan de juiste map in de omgevingsvariabele WEASYPRINT_DLL_DIRECTORIES."
        )
    family = find_linux_family()
    if family in names:
        return f"Typ: {lines[family]} {names[family][library]}"
    return "Installeer met de pakketbeheerder van uw systeem: Pango en HarfBuzz."


def find_linux_family() -> str:
    """The kind of Linux that decides how packages are called, or an empty text."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    ids = (
        f"{release.get('ID', '')} {release.get('ID_LIKE', '')}".replace("opensuse", "suse")
        .replace("rhel", "fedora")
        .split()
    )
    known = {
        "debian": "debian",
        "ubuntu": "debian",
        "fedora": "fedora",
        "arch": "arch",
        "suse": "suse",
        "alpine": "alpine",
    }
    return next((known[id_] for id_ in ids if id_ in known), "")


def check_font() -> MachineCheck:
    """Whether our own letters are there; with another font the same answers would give another PDF."""
    fonts = sorted(find_folder("templates").glob("style/fonts/*.[ot]tf"))
    if fonts:
        return MachineCheck(part="Lettertype", state=State.GOOD, text=f"{len(fonts)} bestanden meegeleverd")
    return MachineCheck(
        part="Lettertype",
        state=State.BAD,
        text="De meegeleverde letters ontbreken.",
        advice="Installeer dialoogcheck opnieuw.",
    )


def check_checklists() -> MachineCheck:
    """Whether our own checklists are there."""
    checklists = [path.stem for path in find_shipped()]
    if checklists:
        return MachineCheck(part="Checklists", state=State.GOOD, text=", ".join(checklists))
    return MachineCheck(
        part="Checklists",
        state=State.BAD,
        text="De meegeleverde checklists ontbreken.",
        advice="Installeer dialoogcheck opnieuw.",
    )


def check_own_checklists() -> Iterator[MachineCheck]:
    """Where the program looks for checklists of the user's own, and how many there are."""
    folders = search_own_folders()
    for folder in folders:
        number = len(folder.files)
        if folder.problem:
            yield MachineCheck(
                part="Eigen lijsten",
                state=State.ATTENTION,
                text=folder.problem,
                advice="Zo’n map is niet nodig: een pad opgeven kan ook.",
            )
        else:
            text = (
                f"{dutch.count(number, 'bestand', 'bestanden')} in deze map:"
                if folder.there
                else "Geen. De map ervoor is er nog niet:"
            )
            yield MachineCheck(part="Eigen lijsten", state=State.GOOD, text=text, advice=printable(str(folder.path)))
    files = sort_own_files(folders)
    refused = len(files.refused) + sum(bool(entry.problem) for entry in list_own(files))
    if refused:
        text = f"{dutch.count(refused, 'bestand is', 'bestanden zijn')} niet te gebruiken."
        yield MachineCheck(
            part="Eigen lijsten", state=State.ATTENTION, text=text, advice="U ziet waarom met: dialoogcheck checklists"
        )


def check_terminal() -> MachineCheck:
    """Whether questions can be asked here, and with which letters and colours."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        text = "Dit is geen venster waarin u kunt typen."
        return MachineCheck(
            part="Terminal",
            state=State.ATTENTION,
            text=text,
            advice="Vragen beantwoorden kan alleen in een gewoon venster.",
        )
    columns, lines = shutil.get_terminal_size()
    size = f"{columns} tekens breed, {lines} regels hoog"
    if columns < SMALLEST_TERMINAL[0] or lines < SMALLEST_TERMINAL[1]:
        return MachineCheck(
            part="Terminal", state=State.ATTENTION, text=f"{size}. Dat is krap.", advice="Maak het venster groter."
        )
    if needs_plain(os.environ, sys.stdout.encoding):
        advice = "U ziet eenvoudige tekens en genummerde vragen. Dat werkt ook."
        return MachineCheck(part="Terminal", state=State.ATTENTION, text=f"{size}, eenvoudige tekens.", advice=advice)
    colors = "zonder kleur (NO_COLOR)" if os.environ.get("NO_COLOR") else "met kleur"
    return MachineCheck(part="Terminal", state=State.GOOD, text=f"{size}, UTF-8, {colors}")


def check_writing(folder: Path) -> MachineCheck:
    """Whether a file can be made in this folder."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        advice = "Ga naar een map waar u mag schrijven. Of geef met --uit een andere plek."
        return MachineCheck(
            part="Schrijven", state=State.ATTENTION, text="Schrijven lukt niet in deze map.", advice=advice
        )
    return MachineCheck(part="Schrijven", state=State.GOOD, text="Schrijven lukt in deze map.")
