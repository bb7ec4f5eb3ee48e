"""The adapter of questionary, with keys from a pipe and a screen in memory."""

import io
from collections.abc import Iterator
from typing import Any

import pyte
import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from dialoogcheck.asking import terminal
from dialoogcheck.asking.layout import Layout, lay_out
from dialoogcheck.asking.screens import ChoiceScreen, Command, OptionHeading, Page, ScreenOption, TextScreen
from dialoogcheck.asking.terminal import TerminalAsker
from tests.keyboard import DOWN, END, ENTER, ESCAPE, INTERRUPT, LEFT, UP

HOME, PAGE_DOWN, PAGE_UP = "\x1b[H", "\x1b[6~", "\x1b[5~"
NAMES = ("Nee", "Deels", "Grotendeels", "Ja")
SCREEN = ChoiceScreen(
    position="[1/9] Gebied 1 van 2 · Doel",
    text="Dit is een stelling.",
    options=(
        *(ScreenOption(value=name.lower(), text=name) for name in NAMES),
        ScreenOption(value=Command.BACK, text="Terug"),
    ),
    commands=(Command.BACK, Command.EXPLAIN, Command.NOTE, Command.OVERVIEW, Command.STOP),
)
LIST = ChoiceScreen(
    position="Overzicht",
    text="Kies.",
    options=(
        OptionHeading(text="Gebied 1"),
        *(ScreenOption(value=str(number), text=f"Stelling {number}") for number in range(30)),
    ),
    commands=(Command.BACK, Command.STOP),
    browsing=True,
)


class Desk:
    """A TerminalAsker with keys to be typed, and what it wrote."""

    def __init__(self, keys: Any, written: io.StringIO) -> None:  # noqa: ANN401 - the pipe has no public type
        """Nothing is typed yet."""
        self.asker = TerminalAsker()
        self._keys = keys
        self._written = written

    def type(self, *keys: str) -> TerminalAsker:
        """Put these keys in front of the asker."""
        self._keys.send_text("".join(keys))
        return self.asker

    @property
    def text(self) -> str:
        """All that was written to the screen."""
        return self._written.getvalue()


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("TERM", "xterm")
    written = io.StringIO()
    with create_pipe_input() as keys:
        output = Vt100_Output(written, lambda: Size(rows=24, columns=80), term="xterm")
        with create_app_session(input=keys, output=output):
            desk = Desk(keys, written)
            with desk.asker:
                yield desk


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        ("3", "grotendeels"),
        ("14", "nee"),
        (DOWN + ENTER, "nee"),
        (UP + ENTER, Command.BACK),
        (DOWN * 6 + ENTER, "nee"),
        (END + ENTER, Command.BACK),
        (END + HOME + ENTER, "nee"),
        ("9" + "jk" + "x" + ENTER + "2", "deels"),
        (ENTER + ENTER + "2", "deels"),
        (ENTER + DOWN + DOWN + ENTER, "deels"),
        (DOWN + DOWN + "\n", "deels"),
        (LEFT, Command.BACK),
        (ESCAPE, Command.BACK),
        ("t", Command.BACK),
        ("u", Command.EXPLAIN),
        ("N", Command.NOTE),
        ("o", Command.OVERVIEW),
        ("s", Command.STOP),
        ("?" + ENTER + "1", "nee"),
    ],
)
def test_keys_of_a_question(desk: Desk, keys: str, reply: str | Command) -> None:
    assert desk.type(keys).choose(SCREEN) == reply


LIMITED = ChoiceScreen(
    position="[1/9]",
    text="Dit is er of niet.",
    options=(
        ScreenOption(value="nee", text="Nee", number=1),
        ScreenOption(value="ja", text="Ja", number=4),
        ScreenOption(value="weet-niet", text="Weet ik niet", number=5),
        ScreenOption(value=Command.BACK, text="Terug"),
    ),
    commands=(Command.BACK, Command.STOP),
)


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        ("1", "nee"),
        ("4", "ja"),
        ("5", "weet-niet"),
        (DOWN + DOWN + ENTER, "ja"),
        ("2" + "4", "ja"),
        ("3" + "4", "ja"),
        ("6" + "4", "ja"),
        ("3" + ENTER + "s", Command.STOP),
    ],
)
def test_a_digit_keeps_its_place_where_answers_are_left_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, keys: str, reply: str | Command
) -> None:
    drawn: list[Layout] = []
    # Keys that wait already are read before a screen is drawn.
    monkeypatch.setattr(terminal, "lay_out", lambda *args: drawn.append(lay_out(*args)) or drawn[-1])  # type: ignore[func-returns-value]
    assert desk.type(keys).choose(LIMITED) == reply
    told = " ".join(line for layout in drawn for line in layout.foot)
    for digit in "23":
        assert (f"‘{digit}’ kan hier niet. Kies 1, 4 of 5." in told) is (digit in keys)
    assert "4  Ja" in desk.text


def test_nothing_is_pointed_at_before_a_key(desk: Desk) -> None:
    desk.type("s").choose(SCREEN)
    assert "Grotendeels" in desk.text
    assert "»" not in desk.text


def test_only_options_with_a_key_show_a_number(desk: Desk) -> None:
    options = (
        *(ScreenOption(value=str(number), text=f"Optie {number}.") for number in range(1, 13)),
        ScreenOption(value=Command.BACK, text="Terug"),
    )
    screen = ChoiceScreen(position="x", text="y", options=options, commands=(Command.BACK,))
    assert desk.type(*[DOWN] * 11, ENTER).choose(screen) == "11"
    assert "9  Optie 9." in desk.text
    assert "t  Terug" in desk.text
    assert "10  Optie" not in desk.text
    assert "   Optie 10." in desk.text


FILLED = ChoiceScreen(position="x", text="y", options=SCREEN.options, selected="deels", commands=(Command.BACK,))


def test_enter_behind_a_digit_or_a_letter_answers_no_other_question(desk: Desk) -> None:
    """Who types ``t, Enter`` wants to go back, not to go back and forward again."""
    for key in ("3", "t"):
        desk.type(key, ENTER).choose(SCREEN)
        assert desk.type(LEFT).choose(FILLED) is Command.BACK
        desk.type(key, ENTER).choose(SCREEN)
        assert desk.type(ENTER).choose(FILLED) == "deels"
        desk.type(key, DOWN).choose(SCREEN)
        assert desk.type(ENTER).choose(FILLED) == "grotendeels"
    text = TextScreen(position="Vooraf", text="Voor wie?", value="Rivierstad")
    desk.type("t", ENTER).choose(SCREEN)
    assert desk.type(" en meer", ENTER).write(text) == "Rivierstad en meer"
    desk.type("t", ENTER).choose(SCREEN)
    assert desk.type(ENTER).write(text) == "Rivierstad"
    page = Page(title="x", paragraphs=("y",), leave="z")
    for key in ("u", "3"):
        desk.type(key).choose(SCREEN)
        desk.type(ENTER).read(page)
        assert desk.type(ENTER).choose(FILLED) == "deels"


def test_a_key_that_is_held_answers_once(desk: Desk) -> None:
    now = [0.0]
    desk.asker = TerminalAsker(lambda: now[0])
    with desk.asker:
        desk.type("3").choose(SCREEN)
        desk.type("33333", LEFT)
        assert desk.asker.choose(SCREEN) is Command.BACK
        assert desk.type("4").choose(SCREEN) == "ja"
        assert desk.type("3").choose(SCREEN) == "grotendeels"
        now[0] += 0.3
        assert desk.type("3").choose(SCREEN) == "grotendeels"


def test_an_earlier_answer_is_pointed_at(desk: Desk) -> None:
    screen = ChoiceScreen(position="x", text="y", options=SCREEN.options, selected="deels")
    assert desk.type(ENTER).choose(screen) == "deels"


def test_a_letter_that_is_no_command_here_does_nothing(desk: Desk) -> None:
    screen = ChoiceScreen(position="x", text="y", options=SCREEN.options[:2])
    assert desk.type("t", "u", "s", LEFT, "1").choose(screen) == "nee"


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        (DOWN + PAGE_DOWN + ENTER, "8"),
        (END + PAGE_UP + ENTER, "21"),
        (END + PAGE_DOWN + ENTER, "29"),
        ("5" + DOWN + ENTER, "0"),
        (ESCAPE, Command.BACK),
        (ENTER + "s", Command.STOP),
    ],
)
def test_keys_of_a_list(desk: Desk, keys: str, reply: str | Command) -> None:
    assert desk.type(keys).choose(LIST) == reply


@pytest.mark.parametrize(
    ("keys", "value", "back", "reply"),
    [
        ("Gemeente  X " + ENTER, "", None, "Gemeente X"),
        (ENTER, "Eerder", None, "Eerder"),
        (" meer" + ENTER, "Eerder", None, "Eerder meer"),
        ("stu?" + ENTER, "", None, "stu?"),
        ("half" + ESCAPE, "", "terug", Command.BACK),
    ],
)
def test_text(desk: Desk, keys: str, value: str, back: str | None, reply: str | Command) -> None:
    screen = TextScreen(position="Vooraf", text="Voor wie?", value=value, back=back)
    assert desk.type(keys).write(screen) == reply


def test_text_that_is_too_long_is_not_cut(desk: Desk) -> None:
    screen = TextScreen(position="Vooraf", text="Voor wie?", limit=5)
    assert desk.type("lange tekst", ENTER, "\x08" * 6, ENTER).write(screen) == "lange"


def test_a_long_page_is_read_in_parts(desk: Desk) -> None:
    page = Page(title="Uitleg", paragraphs=tuple(f"Alinea {number}." for number in range(30)), leave="Klaar")
    desk.type(ENTER, ENTER, ENTER, ENTER).read(page)
    assert "Alinea 29." in desk.text
    desk.type(ESCAPE).read(page)


class Window(io.StringIO):
    """A small window; ``frames`` are the pictures that were on it."""

    def __init__(self, columns: int, rows: int) -> None:
        """Nothing is on it yet."""
        super().__init__()
        self.frames: list[str] = []
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)

    def flush(self) -> None:
        """Take a picture."""
        self._stream.feed(self.getvalue())
        self.truncate(0)
        self.seek(0)
        self.frames.append("\n".join(self._screen.display))


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (60, 14)])
@pytest.mark.parametrize("note", ["", "Een notitie die zo lang is dat hij over de rand van een klein venster gaat."])
def test_every_option_is_on_the_window(columns: int, rows: int, note: str) -> None:
    names = ("Nee", "Deels", "Grotendeels", "Ja", "Weet ik niet", "Niet van toepassing", "Terug")
    for length in range(20, 141, 12):
        text = ("Een stelling die steeds langer wordt, " * 4)[:length].strip() + "."
        window = Window(columns, rows)
        options = tuple(ScreenOption(value=name, text=name) for name in names)
        screen = ChoiceScreen(
            position="[1/58] Gebied 1 van 9 · Doel en ruimte",
            text=text,
            options=options,
            note=note,
            commands=SCREEN.commands,
        )
        with create_pipe_input() as keys:
            output = Vt100_Output(window, lambda: Size(rows=rows, columns=columns), term="xterm")
            with create_app_session(input=keys, output=output), TerminalAsker() as asker:
                keys.send_text("s")
                assert asker.choose(screen) is Command.STOP
        picture = next(frame for frame in window.frames if "[1/58]" in frame)
        assert [name for name in names if name not in picture] == [], picture
        assert text.split()[-1] in picture, picture


def test_ctrl_c_breaks_off_and_the_end_of_input_too(desk: Desk) -> None:
    with pytest.raises(KeyboardInterrupt):
        desk.type(INTERRUPT).choose(SCREEN)
    with pytest.raises(KeyboardInterrupt):
        desk.type(INTERRUPT).write(TextScreen(position="x", text="y"))
    with pytest.raises(EOFError):
        desk.type("\x04").write(TextScreen(position="x", text="y"))


def test_no_english_reaches_the_screen(desk: Desk) -> None:
    desk.type(ENTER, "?", ENTER, "s").choose(SCREEN)
    desk.type(ENTER, ENTER).write(TextScreen(position="x", text="y"))
    for word in ("arrow", "Use", "Answer", "WARNING", "Cancelled", "shortcut"):
        assert word not in desk.text
