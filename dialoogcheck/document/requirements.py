"""Looks whether this computer can print a report, and says how to install what is missing."""

import platform
import warnings
from collections.abc import Iterator

from dialoogcheck.diagnostic import MachineCheck, State
from dialoogcheck.document.pdf import load_quietly
from dialoogcheck.files import find_folder


def check_libraries() -> Iterator[MachineCheck]:
    """Whether the system's own libraries are there: Pango sets the text of a PDF, HarfBuzz-subset makes that quick."""
    try:
        # Without Pango, WeasyPrint prints an English explanation; without HarfBuzz-subset it warns. Both are said here
        # in Dutch.
        with load_quietly(), warnings.catch_warnings(action="ignore"):
            from weasyprint.text import ffi  # noqa: PLC0415 - costs half a second
    except ImportError:
        yield MachineCheck("Pango", State.BAD, "Niet te controleren zonder het pakket weasyprint.")
    except OSError:
        yield MachineCheck(
            "Pango",
            State.BAD,
            "Niet gevonden. Zonder Pango kan er geen PDF komen.",
            f"{advise_library('pango')}\n"
            "Lukt dat niet? Maak dan een webpagina en druk die af: dialoogcheck rapport --formaat html BESTAND",
        )
    else:
        number = ffi.pango.pango_version()
        yield MachineCheck("Pango", State.GOOD, f"{number // 10000}.{number // 100 % 100}.{number % 100}")
        yield check_subsetting(found=ffi.harfbuzz_subset is not None)


def check_subsetting(*, found: bool) -> MachineCheck:
    """What it means that HarfBuzz-subset was found or not: without it a report takes twice as long."""
    if found:
        return MachineCheck("HarfBuzz-subset", State.GOOD, "gevonden")
    text = "Niet gevonden. Een rapport maken duurt nu twee keer zo lang."
    return MachineCheck("HarfBuzz-subset", State.ATTENTION, text, advise_library("harfbuzz"))


INSTALLING = {
    "debian": (
        "sudo apt-get install",
        {"pango": "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0", "harfbuzz": "libharfbuzz-subset0"},
    ),
    "fedora": ("sudo dnf install", {"pango": "pango", "harfbuzz": "harfbuzz"}),
    "arch": ("sudo pacman -S", {"pango": "pango", "harfbuzz": "harfbuzz"}),
    "suse": ("sudo zypper install", {"pango": "libpango-1_0-0", "harfbuzz": "libharfbuzz-subset0"}),
    "alpine": ("sudo apk add", {"pango": "pango", "harfbuzz": "harfbuzz-subset"}),
}
"""How each kind of Linux installs, and what it calls the two libraries."""

RELATIVES = {"ubuntu": "debian", "opensuse": "suse", "rhel": "fedora"}
"""Kinds of Linux that install as another does."""


def advise_library(library: str) -> str:
    """How to install ``pango`` or ``harfbuzz`` on this system, as a sentence with the exact line to type."""
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
    if not family:
        return "Installeer met de pakketbeheerder van uw systeem: Pango en HarfBuzz."
    command, names = INSTALLING[family]
    return f"Typ: {command} {names[library]}"


def find_linux_family() -> str:
    """The kind of Linux that decides how packages are called, or an empty text."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    ids = f"{release.get('ID', '')} {release.get('ID_LIKE', '')}".split()
    return next((family for id_ in ids if (family := RELATIVES.get(id_, id_)) in INSTALLING), "")


def check_font() -> MachineCheck:
    """Whether our own letters are there; with another font the same answers would give another PDF."""
    fonts = sorted(find_folder("templates").glob("style/fonts/*.[ot]tf"))
    if fonts:
        return MachineCheck("Lettertype", State.GOOD, f"{len(fonts)} bestanden meegeleverd")
    return MachineCheck(
        "Lettertype", State.BAD, "De meegeleverde letters ontbreken.", "Installeer dialoogcheck opnieuw."
    )
