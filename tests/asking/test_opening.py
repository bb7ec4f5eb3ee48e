"""What is said of a terminal before anything is asked in it."""

import os
import sys
from types import SimpleNamespace

import pytest

from dialoogcheck.asking.opening import examine_terminal
from dialoogcheck.diagnostic import State


@pytest.mark.parametrize(
    ("size", "environment", "state", "said"),
    [
        ((80, 24), {}, State.GOOD, "met kleur"),
        ((80, 24), {"NO_COLOR": "1"}, State.GOOD, "zonder kleur"),
        ((80, 24), {"PYTHONIOENCODING": "latin-1"}, State.ATTENTION, "eenvoudige tekens"),
        ((80, 24), {"TERM": "dumb"}, State.ATTENTION, "eenvoudige tekens"),
        ((80, 24), {"LC_ALL": "C"}, State.ATTENTION, "eenvoudige tekens"),
        ((80, 24), {"LANG": "POSIX"}, State.ATTENTION, "eenvoudige tekens"),
        ((30, 24), {}, State.ATTENTION, "krap"),
    ],
)
def test_terminals(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], environment: dict[str, str], state: State, said: str
) -> None:
    stream = SimpleNamespace(isatty=lambda: True, closed=False, encoding=environment.get("PYTHONIOENCODING", "utf-8"))
    monkeypatch.setattr(sys, "stdin", stream)
    monkeypatch.setattr(sys, "stdout", stream)
    for name in ("NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size(size))
    finding = examine_terminal()
    assert finding.state is state
    assert said in finding.text
