"""Breaking off: once, and with a sentence that says what was saved."""

import os
import signal
import threading

import pytest

from dialoogcheck.asking.stopping import WindowClosedError, stop_safely, watch_signals
from dialoogcheck.errors import InterruptedSafelyError


def test_signals_break_off_once_and_are_given_back() -> None:
    assert threading.current_thread() is threading.main_thread()
    before = signal.getsignal(signal.SIGTERM)
    with watch_signals():
        pass
    assert signal.getsignal(signal.SIGTERM) is before
    try:
        with pytest.raises(WindowClosedError), watch_signals():
            os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGTERM, before)
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.mark.parametrize("reason", [KeyboardInterrupt, WindowClosedError, EOFError])
def test_whoever_breaks_off_hears_what_was_saved_until_then(reason: type[BaseException]) -> None:
    saved: list[str] = []

    def break_off() -> None:
        with stop_safely(lambda: InterruptedSafelyError(f"Bewaard: {len(saved)}.")):
            saved.append("een")
            raise reason

    with pytest.raises(InterruptedSafelyError, match=r"^Bewaard: 1\.$"):
        break_off()


def test_another_problem_passes() -> None:
    with pytest.raises(ValueError, match="fout"), stop_safely(lambda: InterruptedSafelyError("x")):
        raise ValueError("fout")
