"""Asks with plain lines and numbers: nothing is redrawn, so that a screen reader or a braille display can follow."""

import contextlib
import os
import select
import shutil
import sys
from collections.abc import Mapping
from typing import Self, TextIO

from dialoogcheck.asking.layout import wrap
from dialoogcheck.asking.screens import ChoiceScreen, Command, Page, ScreenOption, TextScreen
from dialoogcheck.language.plain import ASCII, ERRORS

NARROW = 40
TURN = 0.2
"""Seconds."""
COERCED = {"C.UTF-8", "C.utf8", "UTF-8"}
"""What Python itself puts in LC_CTYPE when the language is C: it says nothing about the terminal."""


def needs_plain(environment: Mapping[str, str], encoding: str | None) -> bool:
    """Whether this terminal cannot redraw a screen or cannot show all letters."""
    return environment.get("TERM") == "dumb" or not speaks_unicode(environment, encoding)


def speaks_unicode(environment: Mapping[str, str], encoding: str | None) -> bool:
    """Whether the terminal shows UTF-8, as far as its settings tell; nothing set is taken as yes."""
    kind = environment.get("LC_CTYPE", "")
    named = environment.get("LC_ALL") or (kind if kind not in COERCED else "") or environment.get("LANG") or ""
    return named not in {"C", "POSIX"} and (encoding or "").lower().replace("-", "") in {"utf8", "cp65001"}


class PlainAsker:
    """An Asker that reads lines and writes lines."""

    def __init__(self, reader: TextIO | None = None, writer: TextIO | None = None, columns: int | None = None) -> None:
        """Reads stdin and writes stdout, as wide as the terminal is at that moment, unless told otherwise."""
        self._reader = reader or sys.stdin
        self._writer = writer or sys.stdout
        self._columns = columns

    def __enter__(self) -> Self:
        """Write near letters where the terminal has no others."""
        reconfigure = getattr(self._writer, "reconfigure", None)
        if reconfigure and not speaks_unicode(os.environ, getattr(self._writer, "encoding", None)):
            reconfigure(encoding=ASCII, errors=ERRORS)
        return self

    def __exit__(self, reason: object, *_: object) -> None:
        """Nothing was taken, so there is nothing to give back; who breaks off stands in the middle of a line."""
        if reason:
            with contextlib.suppress(OSError):
                self._writer.write("\n")
                self._writer.flush()

    def choose(self, screen: ChoiceScreen) -> str | Command:
        """The option whose number was typed; the numbers are asked again until one fits."""
        numbers = self._say_options(screen)
        earlier = [option for option in numbers.values() if option.value == screen.selected and not screen.browsing]
        kept = earlier[0] if earlier else None
        if kept:
            self._say(f"Uw eerdere antwoord: {kept.text}. Enter houdt dit antwoord.")
        letters = {command.letter: command for command in screen.commands}
        possible = screen.name_numbers()
        while True:
            line = self._ask_line(f"Uw keuze ({possible}, of {', '.join([*letters, '?'])}): ")
            if line in numbers:
                return numbers[line].value
            if line.lower() in letters:
                return letters[line.lower()]
            if line == "?":
                self._say(f"Typ een getal en druk op Enter. Of typ een letter: {_name_letters(letters)}.")
            elif not line and kept:
                return kept.value
            else:
                problem = f"‘{line}’ kan niet." if line else "U hebt nog niets gekozen."
                self._say(f"{problem} Typ een getal: {possible}. Of typ een letter: {_name_letters(letters)}.")

    def _say_options(self, screen: ChoiceScreen) -> dict[str, ScreenOption]:
        """Write the question; what comes back says which option each number stands for."""
        self._say("", screen.position, screen.text, "" if screen.browsing else screen.extra)
        if screen.note:
            self._say(f"Notitie: {screen.note}")
        numbers = {str(number): option for number, option in screen.numbers.items()}
        lead = {option.value: number for number, option in numbers.items()}
        for option in screen.options:
            if not isinstance(option, ScreenOption):
                self._say(option.text)
            elif isinstance(option.value, Command):
                self._say(f"{option.value.letter} {option.text}")
            else:
                self._say(f"{lead[option.value]} {option.text}{f'. {option.detail}' if option.detail else ''}")
        return numbers

    def write(self, screen: TextScreen) -> str | Command:
        """The typed line; an earlier text stays with Enter and goes with a minus sign."""
        self._say("", screen.position, screen.text, screen.extra)
        if screen.value:
            self._say(f"Nu staat er: {screen.value}", "Enter houdt deze tekst. Een minteken (-) wist de tekst.")
        letters = {command.letter: command for command in screen.commands}
        means = _name_letters(letters, back=screen.back)
        self._say(f"U kunt ook één letter typen: {means}." if means else "")
        while True:
            line = self._ask_line("Uw tekst: ")
            if line.lower() in letters:
                return letters[line.lower()]
            if screen.value and line in {"", "-"}:
                return "" if line else screen.value
            problem = screen.find_problem(line)
            if not problem:
                return " ".join(line.split())
            self._say(problem)

    def read(self, page: Page) -> None:
        """Write the page and wait for Enter."""
        self._say("", page.title, *page.paragraphs)
        self._ask_line(f"{page.leave}: druk op Enter. ")

    def _say(self, *paragraphs: str) -> None:
        columns = self._columns or max(NARROW, shutil.get_terminal_size().columns)
        for index, paragraph in enumerate(paragraphs):
            lines = wrap(paragraph, columns - 1)
            if lines or index == 0:
                self._writer.write("\n".join(lines) + "\n")

    def _ask_line(self, prompt: str) -> str:
        self._writer.write(prompt)
        self._writer.flush()
        self._wait_for_line()
        line = self._reader.readline()
        if not line:
            raise EOFError
        return line.encode("utf-8", "replace").decode("utf-8").strip()

    def _wait_for_line(self) -> None:
        """Wait in short turns.

        A Ctrl-C in the moment before reading begins would otherwise be noticed only after the next line.
        """
        # Where waiting is not possible (Windows, a text in memory) reading waits by itself.
        with contextlib.suppress(OSError, ValueError):
            while not select.select([self._reader], [], [], TURN)[0]:
                pass


def _name_letters(letters: Mapping[str, Command], back: str | None = Command.BACK.label) -> str:
    return ", ".join(
        f"{letter} = {back if command is Command.BACK else command.label}" for letter, command in letters.items()
    )
