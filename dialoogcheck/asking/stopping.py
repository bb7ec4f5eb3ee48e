"""What happens when somebody breaks off: nothing is half done, and a sentence says what was saved."""

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from types import FrameType

from dialoogcheck.errors import InterruptedSafelyError


class WindowClosedError(KeyboardInterrupt):
    """The window is gone, or the computer shuts down. It passes, like Ctrl-C, through everything that is running."""


@contextlib.contextmanager
def stop_safely(explain: Callable[[], InterruptedSafelyError]) -> Iterator[None]:
    """Let somebody break off at any moment; what ``explain`` makes at that moment is raised then."""
    try:
        yield
    except (KeyboardInterrupt, EOFError) as reason:
        if isinstance(reason, EOFError | WindowClosedError):
            _forget_terminal()
        raise explain() from None


@contextlib.contextmanager
def watch_signals() -> Iterator[None]:
    """Let a closed window or a shutdown break off as Ctrl-C does: the terminal is given back, nothing half done."""
    numbers = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]

    def break_off(_number: int, _frame: FrameType | None) -> None:
        # A window that closes sends more than one: the second must not disturb the saving that the first began.
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
        raise WindowClosedError

    earlier = {number: signal.signal(number, break_off) for number in numbers}
    try:
        yield
    finally:
        for number, handler in earlier.items():
            if signal.getsignal(number) is break_off:
                signal.signal(number, handler)


def _forget_terminal() -> None:
    """Write nowhere from now on, if the window is gone; else the last message would become an error."""
    try:
        os.write(2, b"\n")
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
