"""Asks with plain lines and numbers: nothing is redrawn, so that a screen reader or a braille display can follow."""

import contextlib
import os
import re
import select
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Self, TextIO

from dialoogcheck.answers.file import clean_text
from dialoogcheck.asking.layout import wrap
from dialoogcheck.asking.screens import ChoiceScreen, Command, OptionHeading, Page, ScreenOption, TextScreen
from dialoogcheck.dutch import join_words, shorten
from dialoogcheck.language.plain import ASCII, ERRORS

ALWAYS = "DIALOOGCHECK_EENVOUDIG"
"""What somebody sets who wants plain questions everywhere, in the start menu too."""
NARROW = 40
TURN = 0.2
"""Seconds."""
PAUSE = 0.1
"""How many seconds after a line the next one is still part of the same text: nobody types one so fast."""
SEPARATOR, COMMA = " · ", ", "
"""What stands between two parts for the eye, and for a voice, which says *middle dot* or nothing at all."""
KEYS = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.)")
"""What an arrow or another key without a letter leaves in a line."""

HOW_TO_CHOOSE = "Typ een nummer, of het begin van een antwoord, en druk op Enter."
HELP_WORDS = {"h", Command.HELP.letter, Command.HELP.label}
HELP = f"h voor {Command.HELP.label}"
"""Not the question mark, which a voice does not say; it does the same."""
LETTERS = {command.letter for command in Command}
LIST = "lijst"
GO_THERE = "Kies een vraag om erheen te gaan."
JOINED = "U plakte meer dan één regel. Alles komt in één tekst."
REFUSED = "U plakte meer dan één regel. Er is niets gekozen."
PASSED_OVER = "U plakte meer dan één regel. Daar is niets mee gedaan."
BACK = ScreenOption(value=Command.BACK, text="Terug")
COERCED = {"C.UTF-8", "C.utf8", "UTF-8"}
"""What Python itself puts in LC_CTYPE when the language is C: it says nothing about the terminal."""


def needs_plain(environment: Mapping[str, str], encoding: str | None) -> bool:
    """Whether this terminal cannot redraw a screen or cannot show all letters, or its user never wants that."""
    chosen = environment.get(ALWAYS) or environment.get("TERM") == "dumb"
    return bool(chosen) or not speaks_unicode(environment, encoding)


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
        self._explained: set[str] = set()

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
        """The option whose number or name was typed; it is asked again until one fits."""
        above, groups = _split(screen)
        return self._choose_in_steps(screen, above, groups) if groups else self._choose(screen)

    def _choose_in_steps(
        self, screen: ChoiceScreen, above: list[ScreenOption], groups: list[tuple[OptionHeading, list[ScreenOption]]]
    ) -> str | Command:
        """The choice from a list that is too long to hear: what stands above it, its headings, what is under one."""
        listed = ScreenOption(value=LIST, text="Lijst van uw antwoorden")
        short = replace(screen, options=(*above, listed, BACK))
        headings = [
            ScreenOption(value=str(place), text=heading.text, detail=heading.detail)
            for place, (heading, _) in enumerate(groups)
        ]
        position = listed.text if above else screen.position
        overview = replace(screen, position=position, text="Kies een deel van de lijst.", options=(*headings, BACK))
        while True:
            if above and (reply := self._choose(short)) != LIST:
                return reply
            while not isinstance(place := self._choose(overview), Command):
                heading, options = groups[int(place)]
                part = replace(screen, position=heading.text, text=GO_THERE, options=(*options, BACK))
                if (reply := self._choose(part)) is not Command.BACK:
                    return reply
            if not above or place is not Command.BACK:
                return place

    def _choose(self, screen: ChoiceScreen) -> str | Command:
        numbers = {str(number): option for number, option in screen.numbers.items()}
        earlier = [option for option in numbers.values() if option.value == screen.selected and not screen.browsing]
        letters = {command.letter: command for command in screen.commands}
        named = _name_letters(command for command in screen.commands if command is not Command.HELP)
        self._say_question(screen)
        if earlier:
            self._say(f"Uw eerdere antwoord: {earlier[0].text}. Enter houdt dit antwoord.")
        self._explain(HOW_TO_CHOOSE)
        self._explain(_offer(named))
        while True:
            line, *pasted = self._ask_lines(f"Uw keuze ({screen.name_numbers()}, of {HELP}): ", REFUSED)
            if pasted:
                continue
            if line.casefold() in HELP_WORDS and Command.HELP in screen.commands:
                return Command.HELP
            if line.casefold() in letters:
                return letters[line.casefold()]
            found = [numbers[line]] if line in numbers else _find_named(screen, line) if line else earlier
            if len(found) == 1:
                return self._confirm(found[0], screen)
            if found:
                self._say(f"‘{shorten(line)}’ past bij meer dan één antwoord. Typ meer, of typ het nummer.")
            elif line.casefold() in HELP_WORDS:
                self._say(HOW_TO_CHOOSE, _offer(named))
                self._say_question(screen)
            else:
                self._say(f"‘{shorten(line)}’ kan hier niet." if line else "U hebt nog niets gekozen.")

    def _say_question(self, screen: ChoiceScreen) -> None:
        self._begin(screen.spoken or screen.position, screen.text, "" if screen.browsing else screen.extra)
        self._say(f"Notitie: {screen.note}" if screen.note else "")
        lead = {option.value: str(number) for number, option in screen.numbers.items()}
        for option in screen.options:
            letter = "h" if option.value is Command.HELP else getattr(option.value, "letter", "")
            key = letter or lead.get(option.value or "", "")
            self._say(f"{key} {option.text}{f'. {option.detail}' if option.detail else ''}".strip())

    def _confirm(self, option: ScreenOption, screen: ChoiceScreen) -> str | Command:
        """What the option stands for, after saying that it was chosen; where a list leads to, is heard there."""
        if not screen.browsing and not isinstance(option.value, Command):
            self._say(f"Gekozen: {option.text}{'' if option.text.endswith(('.', '?')) else '.'}")
        return option.value

    def write(self, screen: TextScreen) -> str | Command:
        """The typed line; an earlier text stays with Enter and goes with a minus sign."""
        letters = {command.letter: command for command in screen.commands}
        named = _name_letters(screen.commands, back=screen.back)
        self._begin(screen.spoken or screen.position, screen.text, screen.extra)
        if screen.value:
            self._say(f"Nu staat er: {screen.value}", "Enter houdt deze tekst. Een minteken (-) wist de tekst.")
        self._explain(_offer(named))
        prompt = f"Uw tekst, of {HELP}: " if letters else "Uw tekst: "
        while True:
            line = " ".join(" ".join(self._ask_lines(prompt, JOINED)).split())
            if line.casefold() in HELP_WORDS and Command.HELP in screen.commands:
                return Command.HELP
            if line.casefold() in letters:
                return letters[line.casefold()]
            if letters and line.casefold() in HELP_WORDS:
                self._say(screen.text, screen.extra, _offer(named))
                continue
            if letters and not screen.check and line.casefold() in LETTERS:
                # Whoever types a letter of another question does not mean it as a text.
                self._say(f"‘{line}’ kan hier niet.")
                continue
            stays = {"": screen.value, "-": ""} if screen.value else {}
            problem = "" if line in stays else screen.find_problem(line)
            if not problem:
                answer = stays.get(line, line)
                self._say(screen.tell(answer) if screen.tell else "")
                return answer
            self._say(problem, "Uw tekst is niet bewaard." if len(line) > screen.limit else "")

    def read(self, page: Page) -> None:
        """Write the page and wait for Enter."""
        self._begin(page.title, *page.paragraphs)
        self._ask_lines(f"{page.leave}: druk op Enter. ", PASSED_OVER)

    def _explain(self, how: str) -> None:
        """Say how to answer, or what letters do, where that was not said before; the help says it again."""
        self._say("" if how in self._explained else how)
        self._explained.add(how)

    def _begin(self, *paragraphs: str) -> None:
        """Leave a line between what comes and what was before."""
        self._writer.write("\n")
        self._say(*paragraphs)

    def _say(self, *paragraphs: str) -> None:
        columns = self._columns or max(NARROW, shutil.get_terminal_size().columns)
        for paragraph in paragraphs:
            for line in wrap(paragraph.replace(SEPARATOR, COMMA), columns - 1, cuts=False):
                self._writer.write(f"{line}\n")

    def _ask_lines(self, prompt: str, pasted: str) -> list[str]:
        """The line that was typed, and the lines that came with it in a pasted text; ``pasted`` says what they become.

        None of those may answer a question that follows. Of the last one the Enter is often missing, and a slow line
        brings a text in parts: so it is over only when somebody presses Enter and nothing else.
        """
        lines = [self._ask_line(prompt), *self._read_waiting()]
        while lines[1:] and not lines[-1]:
            lines.pop()
        if lines[1:]:
            self._begin(pasted)
            while any(more := [self._ask_line("Druk op Enter als dat alles is. "), *self._read_waiting()]):
                lines += more
        return lines

    def _read_waiting(self) -> Iterator[str]:
        """The lines that come at once behind the one that was read."""
        while self._has_line(PAUSE):
            yield self._read_line()

    def _ask_line(self, prompt: str) -> str:
        self._writer.write(prompt)
        self._writer.flush()
        # In short turns: a Ctrl-C in the moment before reading begins would else be noticed only after the next line.
        while self._has_line(TURN) is False:
            pass
        return self._read_line()

    def _has_line(self, seconds: float) -> bool | None:
        """Whether a line comes within this time; None where that cannot be known (Windows, a text in memory)."""
        with contextlib.suppress(OSError, ValueError):
            return bool(select.select([self._reader], [], [], seconds)[0])
        return None

    def _read_line(self) -> str:
        line = self._reader.readline()
        if not line:
            raise EOFError
        return clean_text(KEYS.sub("", line))


def _split(screen: ChoiceScreen) -> tuple[list[ScreenOption], list[tuple[OptionHeading, list[ScreenOption]]]]:
    """What can be chosen above the headings of a list, and under each heading; not what leads back."""
    above: list[ScreenOption] = []
    groups: list[tuple[OptionHeading, list[ScreenOption]]] = []
    for option in screen.options:
        if not isinstance(option, OptionHeading):
            if not isinstance(option.value, Command):
                (groups[-1][1] if groups else above).append(option)
        elif option.text:
            groups.append((option, []))
    return above, groups


def _find_named(screen: ChoiceScreen, line: str) -> list[ScreenOption]:
    """The options that somebody can mean who types words; one whose name or id is exactly that goes before others.

    Of the words a beginning is enough: ``weet niet`` is *Weet ik niet*. A single letter is never an answer.
    """
    typed = _read_words(line)
    commands = [ScreenOption(value=command, text=command.label) for command in screen.commands]
    options = [*screen.numbers.values(), *commands]
    if len("".join(typed)) < 2:  # noqa: PLR2004
        return []
    exact = [option for option in options if typed in (_read_words(option.text), _read_words(str(option.value)))]
    return exact or [option for option in options if _has_words(_read_words(option.text), typed)]


def _read_words(text: str) -> list[str]:
    """The words in small letters, without what stands around them: ``n.v.t.`` is ``nvt``."""
    return re.sub(r"[^\w\s]", "", text.casefold().replace("-", " ")).split()


def _has_words(words: list[str], beginnings: list[str]) -> bool:
    """Whether the words begin so, in this order."""
    left = iter(words)
    return all(any(word.startswith(beginning) for word in left) for beginning in beginnings)


def _name_letters(commands: Iterable[Command], back: str | None = Command.BACK.label) -> list[str]:
    return [f"{command.letter} voor {back if command is Command.BACK else command.label}" for command in commands]


def _offer(letters: Iterable[str]) -> str:
    named = join_words([*letters])
    return f"U kunt ook één letter typen: {named}." if named else ""
