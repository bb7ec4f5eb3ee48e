"""Asks with arrow keys and digits, one screen at a time; the only module that knows questionary."""

import contextlib
import functools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from dialoogcheck.asking.layout import CURSOR, LOW, MARGIN, Layout, lay_out, paginate, shorten, wrap
from dialoogcheck.asking.screens import DIGITS, ChoiceScreen, Command, OptionHeading, Page, ScreenOption, TextScreen
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
POINT_FIRST = "Wijs eerst een regel aan met ↑ en ↓."
ESCAPE_SECONDS = 0.05
"""How long to wait whether an escape character is the begin of an arrow key."""

PAGE = 8
"""How many options Page Up and Page Down pass."""

HELP = Page(
    title="Toetsen",
    paragraphs=(
        "Cijfer, ↑ of ↓: wijs een antwoord aan. Enter: geef dat antwoord.",
        "← of t: terug naar de vorige vraag. Uw antwoorden blijven staan.",
        "u: uitleg bij de stelling. n: schrijf een notitie. o: overzicht van alle stellingen.",
        "s of Ctrl-C: bewaren en stoppen. U kunt later verdergaan.",
    ),
    leave="Terug naar de vraag",
)


@dataclass(frozen=True, slots=True)
class _Again:
    """The screen must be drawn again, because the window has another size or there is something to tell."""

    pointed: int | None = None
    message: str = ""
    typed: str = ""


class TerminalAsker:
    """An Asker for a terminal that can redraw its screen."""

    def __init__(self) -> None:
        """Nothing is loaded and nothing changes on the screen before ``with``."""
        self._stack = contextlib.ExitStack()

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
        pointed = next(
            (
                index
                for index, option in enumerate(screen.options)
                if isinstance(option, ScreenOption) and option.value == screen.selected
            ),
            None,
        )
        message = ""
        while True:
            outcome = (
                self._show_list(screen, pointed, message)
                if screen.browsing
                else self._show_question(screen, pointed, message)
            )
            if isinstance(outcome, _Again):
                pointed, message = outcome.pointed, outcome.message
            elif outcome is Command.HELP:
                self.read(HELP)
            else:
                return outcome

    def _show_question(self, screen: ChoiceScreen, pointed: int | None, message: str) -> str | Command | _Again:
        columns, rows = self._measure()
        layout = lay_out(screen, columns, rows, message)
        leads = {id(option): f"{number}  " for number, option in _number_options(screen)}
        titles = []
        for option, lines in zip(screen.options, layout.options, strict=True):
            lead = (
                ""
                if isinstance(option, OptionHeading)
                else "t  "
                if option.value is Command.BACK
                else leads.get(id(option), "   ")
            )
            titles.append(("\n" + " " * 6).join([lead + lines[0], *lines[1:]]))
        foot = (["", *layout.foot] if layout.airy else list(layout.foot)) if layout.foot else []
        question = self._make_select(_write_head(layout), screen.options, titles, foot, pointed)
        return self._run(question, screen, message)

    def _show_list(self, screen: ChoiceScreen, pointed: int | None, message: str) -> str | Command | _Again:
        columns, _ = self._measure()
        width = columns - MARGIN - CURSOR
        head = Layout(
            position=shorten(screen.position, width),
            text=wrap(screen.text, width),
            extra=wrap(message or screen.extra, width),
        )
        marks = [
            f"{option.mark} " if isinstance(option, ScreenOption) and option.mark else "" for option in screen.options
        ]
        titles = [shorten(mark + option.text, columns - 4) for mark, option in zip(marks, screen.options, strict=True)]
        question = self._make_select(_write_head(head), screen.options, titles, [], pointed)
        return self._run(question, screen, message)

    def _make_select(
        self,
        head: tuple[str, str, str],
        options: tuple[ScreenOption | OptionHeading, ...],
        titles: list[str],
        foot: list[str],
        pointed: int | None,
    ) -> "Question":
        import questionary  # noqa: PLC0415 - heavy

        position, text, instruction = head
        choices: list[questionary.Choice] = []
        for option, title in zip(options, titles, strict=True):
            choices.append(
                questionary.Separator(title or " ")
                if isinstance(option, OptionHeading)
                else questionary.Choice(title, value=option.value)
            )
        choices += [questionary.Separator(line or " ") for line in foot]
        question = questionary.select(
            text,
            choices,
            qmark=position,
            instruction=instruction,
            style=_make_style(),
            use_arrow_keys=True,
            use_jk_keys=False,
            use_emacs_keys=False,
        )
        _find_control(question).pointed_at = -1 if pointed is None else pointed
        return question

    def _run(self, question: "Question", screen: ChoiceScreen, message: str) -> str | Command | _Again:
        pointer = _Pointer(_find_control(question), screen.options)
        bind = _Binder(question.application.key_bindings)

        def answer(event: "KeyPressEvent") -> None:
            hint = _Again(message=POINT_FIRST if screen.browsing else CHOOSE_FIRST)
            event.app.exit(result=hint if pointer.index is None else pointer.value)

        bind(("c-m", "c-j"), answer)
        for key, steps in {
            "down": 1,
            "up": -1,
            "pagedown": PAGE,
            "pageup": -PAGE,
            "home": -len(screen.options),
            "end": len(screen.options),
        }.items():
            bind((key,), pointer.mover(steps, redraw=bool(message)))
        for number, option in () if screen.browsing else _number_options(screen):
            bind((str(number),), pointer.setter(screen.options.index(option), redraw=bool(message)))
        _bind_commands(bind, screen)
        result: str | Command | _Again = self._ask(question, lambda: _Again(pointed=pointer.index, message=message))
        return result

    def write(self, screen: TextScreen) -> str | Command:
        """The typed text, or the command that Escape stands for."""
        typed = screen.value
        while True:
            outcome = self._show_text(screen, typed)
            if not isinstance(outcome, _Again):
                return outcome
            typed = outcome.typed

    def _show_text(self, screen: TextScreen, typed: str) -> str | Command | _Again:
        import questionary  # noqa: PLC0415 - heavy
        from prompt_toolkit.key_binding import KeyBindings  # noqa: PLC0415

        columns, rows = self._measure()
        width = columns - MARGIN - CURSOR
        keys = " · ".join(["Enter verder", *([f"Esc {screen.back}"] if screen.back else []), f"Ctrl-C {screen.stop}"])
        text, extra, foot = wrap(screen.text, width), wrap(screen.extra, width), wrap(keys, width)
        airy = len(text) + len(extra) + len(foot) + 7 <= rows
        layout = Layout(position=shorten(screen.position, width), text=text, extra=extra, airy=airy)
        position, message, above = _write_head(layout)
        blank = "\n" if airy else ""
        instruction = above.rstrip(" ") + "\n".join(["", *(f" {line}" for line in foot), f"{blank} >"])
        bindings = KeyBindings()
        question = questionary.text(
            message,
            default=typed,
            qmark=position,
            instruction=instruction,
            style=_make_style(),
            validate=lambda value: screen.find_problem(value) or True,
            validate_while_typing=False,
            key_bindings=bindings,
            reserve_space_for_menu=0,
        )
        question.application.current_buffer.cursor_position = len(typed)
        if screen.back:
            _Binder(bindings)(("escape",), _exit_with(Command.BACK))
        result = self._ask(question, lambda: _Again(typed=question.application.current_buffer.text))
        outcome: str | Command | _Again = " ".join(result.split()) if isinstance(result, str) else result
        return outcome

    def read(self, page: Page) -> None:
        """Show the page, in parts when the window is low; Enter, Escape, ← and u go on."""
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
            option = ScreenOption(value="verder", text=page.leave if last else "Lees verder")
            question = self._make_select((f" {title}", "", lines), (option,), [option.text], [], 0)
            bind = _Binder(question.application.key_bindings)
            bind(("c-m", "c-j", " "), _exit_with(result=True))
            bind(("escape", "left", "u", "t"), _exit_with(result=False))
            go_on = self._ask(question, _Again)
            if isinstance(go_on, _Again):
                continue
            if last or not go_on:
                return
            part += 1

    def _ask(self, question: "Question", again: Callable[[], _Again]) -> Any:  # noqa: ANN401
        """What the question ends with; ``again`` when the window got another size meanwhile."""
        application: Application[Any] = question.application
        application.erase_when_done = True
        application.ttimeoutlen = ESCAPE_SECONDS
        application.timeoutlen = ESCAPE_SECONDS
        size = self._output.get_size()

        def watch_size(_: object) -> None:
            if self._output.get_size() != size and not application.is_done:
                application.exit(result=again())

        def interrupt(event: "KeyPressEvent") -> None:
            event.app.exit(exception=KeyboardInterrupt)

        application.before_render += watch_size
        if hasattr(application.key_bindings, "add"):
            _Binder(application.key_bindings)(("<sigint>",), interrupt)
        self._clear()
        return question.unsafe_ask()

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

    def __init__(self, control: Any, options: tuple[ScreenOption | OptionHeading, ...]) -> None:  # noqa: ANN401
        self._control = control
        self._places = [index for index, option in enumerate(options) if isinstance(option, ScreenOption)]

    @property
    def index(self) -> int | None:
        return self._control.pointed_at if self._control.pointed_at in self._places else None

    @property
    def value(self) -> object:
        return self._control.choices[self._control.pointed_at].value

    def setter(self, index: int, *, redraw: bool) -> Handler:
        """Points at this option.

        ``redraw`` draws the screen anew, so that the keys stand in the place of the message again.
        """

        def point(event: "KeyPressEvent") -> None:
            self._control.pointed_at = index
            if redraw:
                event.app.exit(result=_Again(pointed=index))

        return point

    def mover(self, steps: int, *, redraw: bool) -> Handler:
        """Moves by as many options; one step goes round at the ends, more steps stop there."""

        def move(event: "KeyPressEvent") -> None:
            count = len(self._places)
            start = self._places.index(self.index) if self.index is not None else (-1 if steps > 0 else count)
            place = (start + steps) % count if abs(steps) == 1 else max(0, min(count - 1, start + steps))
            self.setter(self._places[place], redraw=redraw)(event)

        return move


def _number_options(screen: ChoiceScreen) -> Iterator[tuple[int, ScreenOption]]:
    """The options that a digit points at; from the tenth on none does."""
    options = [option for option in screen.choices if option.value is not Command.BACK]
    return enumerate(options[:DIGITS], 1)


def _exit_with(result: object) -> Handler:
    return lambda event: event.app.exit(result=result)


class _Binder:
    """Adds keys that go before those of questionary."""

    def __init__(self, bindings: "KeyBindings | Any") -> None:  # noqa: ANN401
        self._bindings = bindings

    def __call__(self, keys: tuple[str, ...], handle: Handler) -> None:
        for key in keys:
            self._bindings.add(key, eager=True)(handle)


def _bind_commands(bind: _Binder, screen: ChoiceScreen) -> None:
    for command in screen.commands:
        bind(
            (command.value, command.value.upper(), *(("left",) if command is Command.BACK else ())), _exit_with(command)
        )
    if not screen.browsing:
        bind(("?",), _exit_with(Command.HELP))
    elif Command.BACK in screen.commands:
        bind(("escape",), _exit_with(Command.BACK))


def _write_head(layout: Layout) -> tuple[str, str, str]:
    """What questionary prints above the options: the position, the question, and what comes after it.

    It puts a space before and after the question. The last part is never empty: then questionary would put English in
    its place.
    """
    blank = "\n" if layout.airy else ""
    text = "".join(f"\n {line}" for line in layout.text)
    extra = "".join(f"\n {line}" for line in layout.extra)
    return f" {layout.position}", f"{blank}{text}", (f"{blank}{extra}" if extra else "") + f"{blank} "


def _find_control(question: "Question") -> Any:  # noqa: ANN401
    """The part of the question that holds its options and the pointer."""
    from questionary.prompts.common import InquirerControl  # noqa: PLC0415 - heavy

    return next(
        window.content
        for window in question.application.layout.find_all_windows()
        if isinstance(window.content, InquirerControl)
    )


@functools.cache
def _make_style() -> Any:  # noqa: ANN401
    import questionary  # noqa: PLC0415 - heavy

    return questionary.Style(
        [
            ("qmark", f"noinherit fg:{ACCENT}"),
            ("question", "bold"),
            ("instruction", ""),
            ("answer", "noinherit"),
            ("pointer", f"fg:{ACCENT} bold"),
            ("highlighted", "bold"),
            ("selected", ""),
            ("separator", ""),
            ("validation-toolbar", "reverse"),
            ("bottom-toolbar", "noreverse"),
        ]
    )
