"""Chooses how to ask: with arrow keys, or in plain lines where a terminal or a user needs that."""

import os
import shutil
import sys

from dialoogcheck.asking.plain import PlainAsker, needs_plain
from dialoogcheck.asking.screens import Asker
from dialoogcheck.asking.terminal import TerminalAsker
from dialoogcheck.diagnostic import MachineCheck, State
from dialoogcheck.errors import NeedsTerminalError

SMALLEST = (40, 12)
"""The columns and rows from which a question can be read without trouble."""


def check_terminal(advice: str) -> None:
    """NeedsTerminalError unless somebody sits at both ends.

    A pipe would answer the questions without anybody reading them.

    ``advice`` says what to do instead.
    """
    if not _has_terminal():
        raise NeedsTerminalError("Deze opdracht stelt vragen. Daarvoor is een terminal nodig.", advice)


def _has_terminal() -> bool:
    return all(stream and not stream.closed and stream.isatty() for stream in (sys.stdin, sys.stdout))


def open_asker(*, plain: bool) -> Asker:
    """The asker for this terminal; ``plain`` asks for lines without redrawing."""
    encoding = getattr(sys.stdout, "encoding", None)
    return PlainAsker() if plain or needs_plain(os.environ, encoding) else TerminalAsker()


def examine_terminal() -> MachineCheck:
    """Whether questions can be asked here, and with which letters and colours."""
    columns, lines = shutil.get_terminal_size()
    size = f"{columns} tekens breed, {lines} regels hoog"
    if not _has_terminal():
        text, advice = (
            "Dit is geen venster waarin u kunt typen.",
            "Vragen beantwoorden kan alleen in een gewoon venster.",
        )
    elif columns < SMALLEST[0] or lines < SMALLEST[1]:
        text, advice = f"{size}. Dat is krap.", "Maak het venster groter."
    elif needs_plain(os.environ, sys.stdout.encoding):
        text = f"{size}. U krijgt vragen in gewone regels, zo nodig in eenvoudige tekens."
        advice = "Dat werkt ook."
    else:
        colors = "zonder kleur (NO_COLOR)" if os.environ.get("NO_COLOR") else "met kleur"
        return MachineCheck("Terminal", State.GOOD, f"{size}, UTF-8, {colors}")
    return MachineCheck("Terminal", State.ATTENTION, text, advice)


def has_desktop() -> bool:
    """Whether this machine can show a file to somebody in a window of its own."""
    if sys.platform in {"win32", "darwin"}:
        return True
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(shown and shutil.which("xdg-open"))
