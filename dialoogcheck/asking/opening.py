"""Chooses how to ask: with arrow keys, or in plain lines where a terminal or a user needs that."""

import os
import sys

from dialoogcheck.asking.plain import PlainAsker, needs_plain
from dialoogcheck.asking.screens import Asker
from dialoogcheck.asking.terminal import TerminalAsker
from dialoogcheck.errors import NeedsTerminalError


def check_terminal(advice: str) -> None:
    """NeedsTerminalError unless somebody sits at both ends.

    A pipe would answer the questions without anybody reading them.

    ``advice`` says what to do instead.
    """
    if not (_is_terminal(0) and _is_terminal(1)):
        raise NeedsTerminalError("Deze opdracht stelt vragen. Daarvoor is een terminal nodig.", advice)


def _is_terminal(number: int) -> bool:
    stream = (sys.stdin, sys.stdout)[number]
    return stream is not None and not stream.closed and stream.isatty()


def open_asker(*, plain: bool) -> Asker:
    """The asker for this terminal; ``plain`` asks for lines without redrawing."""
    encoding = getattr(sys.stdout, "encoding", None)
    return PlainAsker() if plain or needs_plain(os.environ, encoding) else TerminalAsker()
