"""Asks with arrow keys and digits, one screen at a time; the only module that knows questionary."""

import contextlib
import functools
import os
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from dialoogcheck.asking.layout import CURSOR, LOW, MARGIN, Layout, lay_out, paginate, shorten, wrap
from dialoogcheck.asking.screens import DIGITS, ChoiceScreen, Command, Page, TextScreen
from dialoogcheck.errors import NeedsTerminalError

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from questionary import Question

Handler = Callable[["KeyPressEvent"], None]

ACCENT = "#00875f"
"""A green that can be read on white (4.5 : 1) and on black (4.6 : 1), and that terminals of 256 colours have
exactly."""

CHOOSE_FIRST = "Kies eerst een antwoord. Typ een cijfer of gebruik ↑ en ↓."
NO_ENTER = "Een cijfer of letter werkt meteen, zonder Enter."
"""Told to whoever types Enter behind one: it would else answer a question that nobody has read yet."""
ENTER_AGAIN = f"{NO_ENTER} Druk nog eens op Enter als u verder wilt."
HELD_SECONDS = 0.15
"""A key that is held is repeated by the terminal some thirty times a second: nobody taps that fast."""
POINT_FIRST = "Wijs eerst een regel aan met ↑ en ↓."
ESCAPE_SECONDS = 0.05
"""How long to wait whether an escape character is the begin of an arrow key."""

PAGE = 8
"""How many options Page Up and Page Down pass."""

HELP = Page(
    title="Toetsen",
    paragraphs=(
        "Een cijfer geeft dat antwoord meteen. Of wijs een antwoord aan met ↑ en ↓, en druk op Enter.",
        "t, ← of Esc: terug naar de vorige vraag. Uw antwoorden blijven staan.",
        "u: uitleg bij de stelling. n: schrijf een notitie. o: overzicht van alle stellingen.",
        "s of Ctrl-C: bewaren en stoppen. U kunt later verdergaan.",
    ),
    leave="Terug naar de vraag",
)


class _Again(NamedTuple):
    """The screen must be drawn again, with another message, or because the window has another size (None)."""

    message: str | None = None


class TerminalAsker:
    """An Asker for a terminal that can redraw its screen."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Nothing is loaded and nothing changes on the screen before ``with``; ``clock`` tells seconds."""
        self._stack = contextlib.ExitStack()
        self._clock = clock
        # The digit or letter that ended the screen before this one, and when it was typed last.
        self._key, self._typed = "", 0.0

    def __enter__(self) -> Self:
        """Take the keyboard for the whole session: a key between two questions must not appear on the screen."""
        # Without this, a terminal that does not tell where its cursor is gets an English warning.
        os.environ["PROMPT_TOOLKIT_NO_CPR"] = "1"
        from prompt_toolkit.application import get_app_session  # noqa: PLC0415 - heavy

        try:
            session = get_app_session()
            self._output = session.output
            self._stack.enter_context(session.input.raw_mode())
            self._stack.enter_context(_share_key_bindings())
        except Exception as error:
            # The class exists on Windows only.
            if type(error).__name__ != "NoConsoleScreenBufferError":
                raise
            raise NeedsTerminalError(
                "Dit venster geeft toetsen niet door.",
                "Gebruik Windows Terminal of PowerShell, of geef de optie --eenvoudig.",
            ) from None
        return self

    def __exit__(self, reason: object, *_: object) -> None:
        """Leave an empty screen and a keyboard that works."""
        with contextlib.suppress(OSError, EOFError):
            self._clear()
        self._stack.close()

    def choose(self, screen: ChoiceScreen) -> str | Command:
        """The chosen value or the given command; help is shown here."""
        values = [option.value for option in screen.options]
        pointed = values.index(screen.selected) if screen.selected and screen.selected in values else None
        leads = _list_leads(screen)
        message = ""
        while True:
            layout = lay_out(screen, *self._measure(), message)
            titles = [
                ("\n" + " " * 6).join([lead + lines[0], *lines[1:]])
                for lead, lines in zip(leads, layout.options, strict=True)
            ]
            foot = ["", *layout.foot] if layout.foot and layout.airy else layout.foot
            lines = [*zip(titles, values, strict=True), *((line, None) for line in foot)]
            question = self._make_select(_write_head(layout), lines)
            pointer = _Pointer(question, pointed, values, redraw=bool(message))
            self._bind_choice(question, pointer, screen, leads)
            outcome: str | Command | _Again = self._ask(question)
            if isinstance(outcome, _Again):
                pointed, message = pointer.index, message if outcome.message is None else outcome.message
            elif outcome is Command.HELP and Command.HELP not in values:
                self.read(HELP)
            else:
                return outcome

    def _make_select(self, head: tuple[str, str, str], lines: list[tuple[str, str | Command | None]]) -> "Question":
        """A question with these lines under its head; those with a value can be chosen."""
        import questionary  # noqa: PLC0415 - heavy

        position, text, instruction = head
        choices: list[questionary.Choice] = [
            questionary.Separator(title or " ") if value is None else questionary.Choice(title, value=value)
            for title, value in lines
        ]
        return questionary.select(
            text,
            choices,
            qmark=position,
            instruction=instruction,
            style=_make_style(),
            use_arrow_keys=True,
            use_jk_keys=False,
            use_emacs_keys=False,
        )

    def write(self, screen: TextScreen) -> str | Command:
        """The typed text, or the command that Escape stands for."""
        import questionary  # noqa: PLC0415 - heavy
        from prompt_toolkit.key_binding import KeyBindings  # noqa: PLC0415

        keys = " · ".join(["Enter verder", *([f"Esc {screen.back}"] if screen.back else []), f"Ctrl-C {screen.stop}"])
        typed, message = screen.value, ""
        while True:
            columns, rows = self._measure()
            width = columns - MARGIN - CURSOR
            text, extra, foot = wrap(screen.text, width), wrap(screen.extra, width), wrap(message or keys, width)
            airy = len(text) + len(extra) + len(foot) + 7 <= rows
            layout = Layout(position=shorten(screen.position, width), text=text, extra=extra, airy=airy)
            position, asked, above = _write_head(layout)
            blank = "\n" if airy else ""
            bindings = KeyBindings()
            question = questionary.text(
                asked,
                default=typed,
                qmark=position,
                instruction=above.rstrip(" ") + "\n".join(["", *(f" {line}" for line in foot), f"{blank} >"]),
                style=_make_style(),
                key_bindings=bindings,
                reserve_space_for_menu=0,
            )
            question.application.current_buffer.cursor_position = len(typed)
            _bind(bindings, functools.partial(self._enter_text, screen), "c-m", "c-j")
            if screen.back:
                _bind(bindings, _exit_with(Command.BACK), "escape")
            result: str | Command | _Again = self._ask(question)
            if not isinstance(result, _Again):
                return " ".join(result.split()) if isinstance(result, str) else result
            typed, message = question.application.current_buffer.text, result.message or message

    def _enter_text(self, screen: TextScreen, event: "KeyPressEvent") -> None:
        text = event.current_buffer.text
        unread = self._forget_key() and text == screen.value
        problem = ENTER_AGAIN if unread else screen.find_problem(text)
        if problem:
            event.app.exit(result=_Again(problem))
        else:
            event.current_buffer.validate_and_handle()

    def read(self, page: Page) -> None:
        """Show the page, in parts when the window is low; Enter, Escape, ← and u go on."""
        self._forget_key()
        part = 0
        while True:
            columns, rows = self._measure()
            parts = paginate(page, columns, rows)
            part = min(part, len(parts) - 1)
            last = part == len(parts) - 1
            counter = f" ({part + 1} van {len(parts)})" if len(parts) > 1 else ""
            airy = rows > LOW
            title = shorten(page.title, columns - MARGIN - CURSOR - len(counter)) + counter
            lines = "\n".join(
                ["", *([""] if airy else []), *(f" {line}" for line in parts[part]), *([" "] if airy else [])]
            )
            leave = f"{page.leave if last else 'Lees verder'} (Enter)"
            question = self._make_select((f" {title}", "", lines), [(leave, leave)])
            _bind(question.application.key_bindings, _exit_with(result=True), "c-m", "c-j", " ")
            _bind(question.application.key_bindings, _exit_with(result=False), "escape", "left", "u", "t")
            go_on = self._ask(question)
            if isinstance(go_on, _Again):
                continue
            if last or not go_on:
                return
            part += 1

    def _ask(self, question: "Question") -> Any:  # noqa: ANN401
        """What the question ends with; ``_Again`` when the window got another size meanwhile."""
        application: Application[Any] = question.application
        application.erase_when_done = True
        application.ttimeoutlen = ESCAPE_SECONDS
        application.timeoutlen = ESCAPE_SECONDS
        size = self._output.get_size()

        def watch_size(_: object) -> None:
            if self._output.get_size() != size and not application.is_done:
                application.exit(result=_Again())

        application.before_render += watch_size
        if hasattr(application.key_bindings, "add"):
            _bind(application.key_bindings, lambda event: event.app.exit(exception=KeyboardInterrupt), "<sigint>")
        self._clear()
        return question.unsafe_ask()

    def _bind_choice(self, question: "Question", pointer: "_Pointer", screen: ChoiceScreen, leads: list[str]) -> None:
        """What each key does; a digit or a letter does it at once."""
        bind = functools.partial(_bind, question.application.key_bindings)
        bind(functools.partial(self._enter, pointer, browsing=screen.browsing), "c-m", "c-j")
        size = len(screen.options)
        moves = {"down": 1, "up": -1, "pagedown": PAGE, "pageup": -PAGE, "home": -size, "end": size}
        for key, steps in moves.items():
            bind(functools.partial(self._move, pointer, steps), key)
        for option, lead in zip(screen.options, leads, strict=True):
            if lead.strip().isdigit():
                bind(functools.partial(self._answer_at_once, option.value), lead.strip())
        for number in () if screen.browsing else screen.missing:
            bind(_exit_with(_Again(f"‘{number}’ kan hier niet. Kies {screen.name_numbers()}.")), str(number))
        for command in screen.commands:
            bind(functools.partial(self._answer_at_once, command), command.letter, command.letter.upper())
        if Command.BACK in screen.commands:
            bind(self._go_back, "left", "escape")
        if not screen.browsing:
            bind(_exit_with(Command.HELP), "?")

    def _enter(self, pointer: "_Pointer", event: "KeyPressEvent", *, browsing: bool) -> None:
        unread = self._forget_key()
        if unread and pointer.index is not None:
            event.app.exit(result=_Again(ENTER_AGAIN))
        else:
            pointer.answer(POINT_FIRST if browsing else NO_ENTER if unread else CHOOSE_FIRST, event)

    def _go_back(self, event: "KeyPressEvent") -> None:
        self._forget_key()
        event.app.exit(result=Command.BACK)

    def _move(self, pointer: "_Pointer", steps: int, event: "KeyPressEvent") -> None:
        self._forget_key()
        pointer.move(steps, event)

    def _answer_at_once(self, value: object, event: "KeyPressEvent") -> None:
        """End the screen with this value, unless the key is still held since the screen before."""
        key, now = event.data.lower(), self._clock()
        held = key.isdigit() and key == self._key and now - self._typed < HELD_SECONDS
        self._key, self._typed = key, now
        if not held:
            event.app.exit(result=value)

    def _forget_key(self) -> bool:
        """Whether the screen before this one was ended by a digit or a letter; asked a second time it is not."""
        key, self._key = self._key, ""
        return bool(key)

    def _measure(self) -> tuple[int, int]:
        size = self._output.get_size()
        return max(size.columns, 20), max(size.rows, 6)

    def _clear(self) -> None:
        self._output.erase_screen()
        self._output.cursor_goto(0, 0)
        self._output.flush()


@contextlib.contextmanager
def _share_key_bindings() -> Iterator[None]:
    """Let prompt_toolkit make its own few hundred key bindings once.

    It makes them anew for each of the three applications that questionary builds for a question: more than half of the
    time between a key and the next screen.
    """
    import prompt_toolkit.application.application  # noqa: PLC0415 - heavy

    module: Any = prompt_toolkit.application.application
    original = module.load_key_bindings
    module.load_key_bindings = functools.cache(original)
    try:
        yield
    finally:
        module.load_key_bindings = original


class _Pointer:
    """Which option is pointed at; at first none, which questionary does not know."""

    def __init__(
        self, question: "Question", index: int | None, values: list[str | Command | None], *, redraw: bool
    ) -> None:
        """``redraw`` draws the screen anew at a move, so that the keys stand in the place of the message again."""
        from questionary.prompts.common import InquirerControl  # noqa: PLC0415 - heavy

        controls = (window.content for window in question.application.layout.find_all_windows())
        self._control: Any = next(control for control in controls if isinstance(control, InquirerControl))
        self._control.pointed_at = -1 if index is None else index
        self._places = [index for index, value in enumerate(values) if value is not None]
        self._redraw = redraw

    @property
    def index(self) -> int | None:
        return self._control.pointed_at if self._control.pointed_at in self._places else None

    def point(self, index: int, event: "KeyPressEvent") -> None:
        self._control.pointed_at = index
        if self._redraw:
            event.app.exit(result=_Again(""))

    def move(self, steps: int, event: "KeyPressEvent") -> None:
        """Move by as many options; one step goes round at the ends, more steps stop there."""
        count = len(self._places)
        start = self._places.index(self.index) if self.index is not None else (-1 if steps > 0 else count)
        place = (start + steps) % count if abs(steps) == 1 else max(0, min(count - 1, start + steps))
        self.point(self._places[place], event)

    def answer(self, hint: str, event: "KeyPressEvent") -> None:
        """Give the option that is pointed at; ``hint`` tells what to do when there is none."""
        event.app.exit(result=_Again(hint) if self.index is None else self._control.get_pointed_at().value)


def _list_leads(screen: ChoiceScreen) -> list[str]:
    """What stands before each option: the digit or the letter that points at it. From the tenth on no digit does."""
    if screen.browsing:
        return [""] * len(screen.options)
    digits: dict[object, str] = {option: str(number) for number, option in screen.numbers.items() if number <= DIGITS}
    keys = (
        option.value.letter if isinstance(option.value, Command) else digits.get(option, "")
        for option in screen.options
    )
    return [f"{key:<3}" for key in keys]


def _exit_with(result: object) -> Handler:
    return lambda event: event.app.exit(result=result)


def _bind(bindings: "KeyBindings | Any", handle: Handler, *keys: str) -> None:  # noqa: ANN401
    """Add keys that go before those of questionary."""
    for key in keys:
        bindings.add(key, eager=True)(handle)


def _write_head(layout: Layout) -> tuple[str, str, str]:
    """What questionary prints above the options: the position, the question, and what comes after it.

    It puts a space before and after the question. The last part is never empty: then questionary would put English in
    its place.
    """
    blank = "\n" if layout.airy else ""
    text = "".join(f"\n {line}" for line in layout.text)
    extra = "".join(f"\n {line}" for line in layout.extra)
    return f" {layout.position}", f"{blank}{text}", (f"{blank}{extra}" if extra else "") + f"{blank} "


@functools.cache
def _make_style() -> Any:  # noqa: ANN401
    import questionary  # noqa: PLC0415 - heavy

    return questionary.Style(
        [
            ("qmark", f"noinherit fg:{ACCENT}"),
            ("answer", "noinherit"),
            ("pointer", f"fg:{ACCENT} bold"),
            ("highlighted", "bold"),
            ("validation-toolbar", "reverse"),
            ("bottom-toolbar", "noreverse"),
        ]
    )
