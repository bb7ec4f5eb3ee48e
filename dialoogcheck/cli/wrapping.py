"""Text in lines that fit the terminal."""

import shutil
import textwrap
from collections.abc import Iterator

WIDEST = 80
NARROWEST = 30


def wrap(text: str, indent: str = "", hanging: str = "") -> Iterator[str]:
    """The text in lines of at most 80 columns, fewer in a narrow terminal.

    Every line after the first has ``hanging`` as extra indent.
    """
    width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))
    for paragraph in text.splitlines():
        yield from textwrap.wrap(
            paragraph, width, initial_indent=indent, subsequent_indent=indent + hanging, break_on_hyphens=False
        )
