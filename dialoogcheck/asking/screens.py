"""What one screen holds and what the user can do there, apart from how a terminal shows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Protocol, Self

from dialoogcheck.dutch import join_words


class Command(Enum):
    """What somebody can do at a question besides answering: the letter that does it, and how it is called."""

    BACK = "t", "terug"
    EXPLAIN = "u", "uitleg"
    NOTE = "n", "notitie"
    OVERVIEW = "o", "overzicht"
    STOP = "s", "bewaren en stoppen"
    LEAVE = "s", "stoppen"
    HELP = "?", "hulp"

    def __init__(self, letter: str, label: str) -> None:
        """Both are shown."""
        self.letter = letter
        self.label = label


DIGITS = 9
"""How many options a digit can point at; a longer list is one to walk through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenOption:
    """Something to choose; ``value`` is what comes back. ``detail`` is shown only where there is room.

    ``mark`` lets eyes find something in a list; the text says it too, so a voice can leave it out. ``number`` points at
    it, None where that is its place among the options.
    """

    value: str | Command
    text: str
    mark: str = ""
    detail: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionHeading:
    """A line between options that cannot be chosen; ``detail`` says how far those under it are, for a voice."""

    text: str
    detail: str = ""
    value: ClassVar[None] = None
    mark: ClassVar[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceScreen:
    """A question with options.

    ``selected`` is the value that was answered before; None leaves every option unmarked, so that a bare Enter cannot
    answer. Where there is room, ``extra`` is shown under the question and ``before``, the answer before this one, at
    the foot. A ``browsing`` screen is a list to look something up in: longer than a screen, no digits. ``spoken`` is
    the position for a voice, where that is another one.
    """

    position: str
    text: str
    spoken: str = ""
    options: tuple[ScreenOption | OptionHeading, ...]
    extra: str = ""
    note: str = ""
    before: str = ""
    selected: str | None = None
    commands: tuple[Command, ...] = ()
    browsing: bool = False

    @property
    def numbers(self) -> Mapping[int, ScreenOption]:
        """What each number points at, in the order of the options; commands have a letter instead."""
        numbered: dict[int, ScreenOption] = {}
        for option in self.options:
            if isinstance(option, ScreenOption) and not isinstance(option.value, Command):
                numbered[option.number or len(numbered) + 1] = option
        return numbered

    @property
    def missing(self) -> tuple[int, ...]:
        """The digits up to the highest one in use that point at nothing here."""
        numbers = self.numbers
        return tuple(number for number in range(1, min(max(numbers, default=0), DIGITS + 1)) if number not in numbers)

    def name_numbers(self) -> str:
        """The numbers that can be typed: ``1 tot en met 6``, or ``1, 4, 5 of 6`` where some are left out."""
        numbers = [*self.numbers]
        if 2 < len(numbers) == numbers[-1]:  # noqa: PLR2004
            return f"1 tot en met {numbers[-1]}"
        return join_words([str(number) for number in numbers], "of")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextScreen:
    """A question that is answered by typing.

    ``value`` is what was typed before; ``limit`` is the highest number of characters.

    ``back`` says what Escape does, None when there is nothing to go back to; ``stop`` says what Ctrl-C does. Where
    letters are typed, ``stops`` makes one stop too. ``check`` says why a text is no answer, as ``find_problem`` does.
    ``tell`` says of an answer what was made of it, and ``spoken`` is the position, for a voice.
    """

    position: str
    text: str
    spoken: str = ""
    extra: str = ""
    value: str = ""
    limit: int = 200
    back: str | None = None
    stop: str = Command.STOP.label
    stops: bool = False
    check: Callable[[str], str] | None = None
    tell: Callable[[str], str] | None = None

    @property
    def commands(self) -> tuple[Command, ...]:
        """What the user can do here besides answering."""
        return (*([Command.BACK] if self.back else []), *([Command.STOP] if self.stops else []))

    def find_problem(self, text: str) -> str:
        """Why this text is no answer, as a sentence; empty when it is one."""
        if len(text) <= self.limit:
            return self.check(text) if self.check else ""
        return f"Dit zijn {len(text)} tekens. Er passen er {self.limit}. Maak de tekst korter."


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Text to read: a title and paragraphs. ``leave`` says what Enter does."""

    title: str
    paragraphs: tuple[str, ...]
    leave: str


class Asker(Protocol):
    """Shows screens to somebody and says what they did.

    KeyboardInterrupt when they break off, EOFError when they are gone.
    """

    def __enter__(self) -> Self:
        """Take the terminal."""

    def __exit__(self, reason: object, *_: object) -> None:
        """Give the terminal back as it was."""

    def choose(self, screen: ChoiceScreen) -> str | Command:
        """The value of the option that was chosen, or the command that was given."""

    def write(self, screen: TextScreen) -> str | Command:
        """The text that was typed, without white space around it, or the command that was given."""

    def read(self, page: Page) -> None:
        """Show the page until it has been read."""
