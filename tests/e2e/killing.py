"""Fills in a checklist many times and is killed each time at another moment; prints what was wrong afterwards.

Run as a program: it loads everything once and forks for every run, since starting Python a hundred times would take
minutes.
"""

import contextlib
import importlib
import os
import pty
import random
import re
import select
import signal
import sys
import tempfile
import time
from pathlib import Path

from dialoogcheck.answers.draft import decode_draft
from dialoogcheck.answers.file import parse_document
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.language import speak_dutch
from tests.waiting import PATIENCE

FURTHEST = 14
"""Before so many questions are past, the program is killed."""
LATEST = 1.5
"""How long after an answer that is, at most: so many times what the answer before it took, on whatever machine."""
POSITION = re.compile(rb"\[(\d+)/61\]")
STEPS = {
    b"Begin": b"\r",
    b"Voor welke organisatie": b"Gemeente Rivierstad\r",
    b"Over welk onderwerp": b"Jeugdhulp 2027\r",
    b"In welke fase": b"2\r",
    b"Op welke datum": b"n\r",
    b"Hoe koopt u": b"1\r",
    b"Koopt u samen": b"2\r",
}
FIELDS = ("organisation", "topic", "phase", "talk", "vorm", "regio")
CHOICES = ("nee", "deels", "grotendeels", "ja", "weet-niet", "nvt")


def run_program(folder: Path) -> None:
    """The program, in the child process; does not come back."""
    os.chdir(folder)
    os.environ.update(TERM="xterm", LC_ALL="C.UTF-8", COLUMNS="", LINES="")
    # The streams of the parent remember what they were connected to.
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8") for number, mode in ((0, "r"), (1, "w"), (2, "w"))
    )
    vars(importlib.import_module("dialoogcheck.asking.conversation"))["warm_up"] = lambda: None
    importlib.import_module("dialoogcheck.cli").program(["invullen", "inkoopdialoog"])


def fill_in_until(fd: int, last: int, share: float, pid: int) -> tuple[int, int]:
    """Answer what is asked; kill the program after so many answers, in a share of the time that an answer takes.

    How many details and statements it had gone past on the screen.
    """
    seen = b""
    asked = list(STEPS.items())
    details = -2
    statement = 0
    answered = 0
    typed = time.monotonic()
    end = None
    while True:
        left = PATIENCE if end is None else end - time.monotonic()
        if left <= 0 or not select.select([fd], [], [], left)[0]:
            assert end is not None, f"after {answered} answers the program says nothing more"
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            end = None
            continue
        try:
            data = os.read(fd, 65536)
        except OSError:
            data = b""
        if not data:
            return max(details, 0), max(statement - 1, 0)
        seen += data
        keys = b""
        if asked and asked[0][0] in seen:
            _, keys = asked.pop(0)
            details += 1
        positions = POSITION.findall(seen)
        if positions and int(positions[-1]) > statement:
            details = len(FIELDS)
            statement = int(positions[-1])
            keys = b"%d\r" % (statement % len(CHOICES) + 1)
        if keys:
            seen = b""
            pace, typed = time.monotonic() - typed, time.monotonic()
            type_keys(fd, keys)
            answered += 1
            if answered == last:
                end = typed + share * pace


def type_keys(fd: int, keys: bytes) -> None:
    """Type, unless nobody listens any more."""
    with contextlib.suppress(OSError):
        os.write(fd, keys)


def find_problem(folder: Path, details: int, statements: int) -> str:
    """What is wrong with the file after a run that had gone past so many questions; empty when all is well."""
    files = list(folder.glob("*.dialoog.json"))
    if len(files) != min(details, 1):
        # The answer that was just given may be saved already, or the first not yet.
        return "" if details == 0 and len(files) == 1 else f"{len(files)} files after {details} details"
    if not files:
        return ""
    checklist = load_checklist("inkoopdialoog")
    draft, diagnostics = decode_draft(parse_document(files[0].read_bytes(), "file"), checklist, "file")
    if draft is None:
        return f"unreadable: {diagnostics}"
    known = [
        draft.organisation,
        draft.topic,
        draft.phase,
        draft.talk,
        *(draft.facts.get(fact.id) for fact in checklist.facts_in(checklist.phases[1].id)),
    ]
    kept = sum(value is not None for value in known)
    if kept < details:
        return f"{kept} of {details} details"
    choices = [str(answer.choice) for answer in draft.answers.values()]
    wanted = [CHOICES[number % len(CHOICES)] for number in range(1, len(choices) + 1)]
    if len(choices) < statements or choices != wanted:
        return f"{len(choices)} of {statements} answers: {choices}"
    return ""


def main(runs: int, seed: int) -> None:
    """Print a line for each problem, and a last line with how far the runs came."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    speak_dutch()
    for module in ("questionary", "prompt_toolkit.shortcuts", "dialoogcheck.cli.fill", "dialoogcheck.asking.terminal"):
        importlib.import_module(module)
    load_checklist("inkoopdialoog")
    reached = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            pid, fd = pty.fork()
            if pid == 0:
                run_program(folder)
                os._exit(0)
            last, share = chance.randint(1, FURTHEST), chance.uniform(0, LATEST)
            details, statements = fill_in_until(fd, last, share, pid)
            os.close(fd)
            os.waitpid(pid, 0)
            reached.append(details + statements)
            problem = find_problem(folder, details, statements)
            if problem:
                print(problem)  # noqa: T201 - the test reads it
    print("reached", min(reached), max(reached), len(reached))  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
