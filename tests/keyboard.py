"""Somebody at a terminal: starts the program in a real pseudo-terminal, types keys and reads the screen."""

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pyte

from tests.waiting import PATIENCE

ROOT = Path(__file__).parent.parent

COLD = """
import dialoogcheck.advice.case
from dialoogcheck.__main__ import main
dialoogcheck.advice.case.warm_up = lambda: None
main()
"""

ENTER = "\r"
ESCAPE = "\x1b"
LEFT = "\x1b[D"
UP = "\x1b[A"
DOWN = "\x1b[B"
END = "\x1b[F"
INTERRUPT = "\x03"

PLAIN_PROMPT = re.compile(
    rb"(?:Uw keuze \([^)\n]*\)|Uw tekst[^:\n]*): |: druk op Enter\. |Druk op Enter als dat alles is\. "
)
"""Where plain questions wait for a line."""


class Keyboard:
    """One run of the program, with a screen of ``columns`` × ``rows``."""

    def __init__(
        self,
        *arguments: str,
        folder: Path,
        columns: int = 80,
        rows: int = 24,
        warms_up: bool = False,
        **environment: str,
    ) -> None:
        """Start the program in ``folder``; ``environment`` is added to a small one of a usual terminal.

        Only when it ``warms_up`` it loads what a PDF needs while questions are asked: that costs more processor time
        than all the rest of a conversation, and few tests are about it.
        """
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._text: str | None = None
        self.written = b""
        self._answered = 0
        usual = {
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "PYTHONPATH": str(ROOT),
        }
        covered = {key: value for key, value in os.environ.items() if key.startswith("COV")}
        process: Any = pexpect.spawn(
            sys.executable,
            [*(("-m", "dialoogcheck") if warms_up else ("-c", COLD)), *arguments],
            cwd=str(folder),
            env={key: value for key, value in {**usual, **covered, **environment}.items() if value},
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        process.delaybeforesend = None
        self.process = process

    @property
    def text(self) -> str:
        """What is on the screen now, without the spaces at the ends of lines."""
        if self._text is None:
            self._text = "\n".join(line.rstrip() for line in self.screen.display).rstrip()
        return self._text

    def type(self, *keys: str) -> "Keyboard":
        """Type these keys, all at once."""
        self.process.send("".join(keys))
        return self

    def answer(self, *lines: str) -> "Keyboard":
        """Type each line once a plain question waits for it: lines that come at once are a pasted text."""
        for line in lines:
            self.wait(lambda _: len(PLAIN_PROMPT.findall(self.written)) > self._answered, f"prompt for {line!r}")
            self._answered += 1
            self.type(line, "\n")
        return self

    def read(self, seconds: float = 0.05) -> bool:
        """Read what the program wrote meanwhile; False when it has ended."""
        try:
            data = self.process.read_nonblocking(size=65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += data
        self._stream.feed(data)
        self._text = None
        return True

    def expect(self, *texts: str, absent: str = "") -> str:
        """The screen once all these texts are on it, and ``absent`` is not.

        AssertionError with the screen when that takes too long.
        """
        return self.wait(
            lambda text: all(part in text for part in texts) and (not absent or absent not in text),
            f"{texts} without {absent!r}",
        )

    def wait(self, holds: Callable[[str], bool], what: str) -> str:
        """The screen once something holds for it."""
        end = time.monotonic() + PATIENCE
        going = True
        while not holds(self.text):
            assert going, f"the program ended before {what}:\n{self.text}"
            assert time.monotonic() < end, f"no {what} on the screen:\n{self.text}"
            going = self.read()
        return self.text

    def resize(self, columns: int, rows: int) -> None:
        """Make the window larger or smaller."""
        self.screen.resize(rows, columns)
        self._text = None
        self.process.setwinsize(rows, columns)

    def send_signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.kill(number)

    def close_window(self) -> int:
        """Close the window while the program runs; its exit code."""
        self.process.ptyproc.fileobj.close()
        self.process.ptyproc.closed = self.process.closed = True
        _, status = os.waitpid(self.process.pid, 0)
        self.process.terminated = self.process.ptyproc.terminated = True
        return os.waitstatus_to_exitcode(status)

    def finish(self) -> int:
        """Wait until the program ends; its exit code, or minus the signal that ended it."""
        end = time.monotonic() + PATIENCE
        while self.read():
            assert time.monotonic() < end, f"the program does not end:\n{self.text}"
        self.process.close()
        code: int = -self.process.signalstatus if self.process.exitstatus is None else self.process.exitstatus
        return code
