"""Fits a screen into a terminal: wraps between words, and leaves out what matters least when there is little room."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialoogcheck import dutch
from dialoogcheck.asking.screens import ChoiceScreen, Command, Page
from dialoogcheck.dutch import printable

MARGIN = 1
CURSOR = 2
"""What stands behind the last line above the options: a space, and the place of the cursor that questionary hides."""
POINTER = 3
DIGIT = 3
LOW = 16
"""In a window of so few rows, an empty line costs a line of text."""
MINIMUM = 20
"""A terminal narrower than this is treated as if it were this wide: a word a line helps nobody."""

CUT = "… (u: hele tekst)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The lines of a screen: what stands above the options, the lines of each option, and what stands under them."""

    position: str
    text: tuple[str, ...]
    extra: tuple[str, ...]
    options: tuple[tuple[str, ...], ...] = ()
    foot: tuple[str, ...] = ()
    airy: bool = False

    @property
    def height(self) -> int:
        """How many rows it takes, empty ones included."""
        blanks = (2 + bool(self.extra) + bool(self.foot)) if self.airy else 0
        return 1 + len(self.text) + len(self.extra) + sum(map(len, self.options)) + len(self.foot) + blanks


def wrap(text: str, width: int, *, cuts: bool = True) -> tuple[str, ...]:
    """The text in lines of at most ``width`` characters, broken between words; an empty text gives no line.

    ``cuts`` breaks a word that is longer than a line, such as the name of a file; else that stays in one piece.
    """
    lines = [
        line
        for part in printable(text).split("\n")
        for line in (textwrap.wrap(part, max(width, MINIMUM), break_on_hyphens=False, break_long_words=cuts) or [""])
    ]
    return tuple(lines) if text.strip() else ()


def shorten(text: str, width: int) -> str:
    """The text on one line of at most ``width`` characters, with ``…`` where it was cut off."""
    return dutch.shorten(printable(text), max(width, MINIMUM))


def name_keys(commands: Sequence[Command]) -> str:
    """The keys of a screen, in a line."""
    return " · ".join(f"{'←' if command is Command.BACK else command.letter} {command.label}" for command in commands)


def lay_out(screen: ChoiceScreen, columns: int, rows: int, message: str = "") -> Layout:
    """The richest layout of a question that fits; every option is on the screen, whatever else has to go.

    ``message`` takes the place of the keys: it says what went wrong. A list has one line for each option.
    """
    width = columns - MARGIN - CURSOR
    text = wrap(screen.text, width)
    if screen.browsing:
        return Layout(
            position=shorten(screen.position, width),
            text=text,
            extra=wrap(message or screen.extra, width),
            options=tuple((shorten(f"{option.mark} {option.text}", columns - 4),) for option in screen.options),
        )
    room = columns - POINTER - DIGIT - 1
    # What is among the options with its letter is not told twice; that an arrow goes back as well, is.
    told = {option.value for option in screen.options} - {Command.BACK}
    full_keys = wrap(message or name_keys([command for command in screen.commands if command not in told]), width)
    full_foot = (*([shorten(screen.before, width)] if screen.before and not message else []), *full_keys)
    short_keys = (shorten(message or "? toetsen", width),)
    plain = tuple(wrap(option.text, room) for option in screen.options)
    detailed = tuple((*wrap(option.text, room), *wrap(option.detail, room)) for option in screen.options)
    note = (shorten(f"Notitie: {screen.note}", width),) if screen.note else ()
    extra = wrap(screen.extra, width)
    candidates = [
        (detailed, (*extra, *note), full_foot, True),
        (plain, (*extra, *note), full_foot, True),
        (plain, (*extra, *note), full_keys, True),
        (plain, note, full_keys, True),
        (plain, (*extra, *note), full_keys, False),
        (plain, note, full_keys, False),
        (plain, note, short_keys, False),
        (plain, (), short_keys, False),
        (tuple((shorten(option.text, room),) for option in screen.options), (), short_keys if message else (), False),
    ]
    layouts = [
        Layout(position=shorten(screen.position, width), text=text, extra=above, options=options, foot=foot, airy=airy)
        for options, above, foot, airy in candidates
    ]
    fitting = next((layout for layout in layouts if layout.height < rows + (not layout.airy)), None)
    return fitting or _cut_text(layouts[-1], rows, width)


def _cut_text(layout: Layout, rows: int, width: int) -> Layout:
    lines = max(1, rows - (layout.height - len(layout.text)))
    if lines >= len(layout.text):
        return layout
    last = layout.text[lines - 1][: width - len(CUT)].rsplit(" ", 1)[0]
    return replace(layout, text=(*layout.text[: lines - 1], last + CUT), airy=False)


def paginate(page: Page, columns: int, rows: int) -> tuple[tuple[str, ...], ...]:
    """The text of a page in as many screens as it takes, each with room for a title above and a line below."""
    width = columns - MARGIN - CURSOR
    airy = rows > LOW
    lines: list[str] = []
    for paragraph in page.paragraphs:
        lines += [*([""] if lines and airy else []), *wrap(paragraph, width)]
    room = max(3, rows - (4 if airy else 2))
    return tuple(tuple(lines[start : start + room]) for start in range(0, len(lines), room)) or ((),)
