"""Asks a headless Chromium what it sees, and axe what is wrong with pages."""

import atexit
import functools
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@functools.cache
def open_stage() -> "subprocess.Popen[str]":
    """The one process of node, with its one Chromium, in which this process of the tests has everything played."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert chromium, "the tests need Chromium: make test says how to install it"
    stage = subprocess.Popen(
        ["node", FOLDER / "stage.mjs", chromium],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,  # whoever breaks off the tests closes its stdin, and it ends by itself
    )
    atexit.register(stage.communicate)
    return stage


def ask(program: str, **known: Any) -> Any:  # noqa: ANN401 - each program sees something else
    """What a program in this folder answers to what it is told; AssertionError with what went wrong in it."""
    stage = open_stage()
    assert stage.stdin
    assert stage.stdout
    stage.stdin.write(f"{json.dumps({'program': program, 'known': known})}\n")
    stage.stdin.flush()
    answer = json.loads(stage.stdout.readline())
    assert "error" not in answer, answer["error"]
    return answer.get("result")


def find_violations(*pages: Path) -> list[list[dict[str, Any]]]:
    """What axe finds wrong with each page: its rule, in words, and the elements. No page can reach a network."""
    found: list[list[dict[str, Any]]] = ask("axe", pages=[str(page) for page in pages])
    assert len(found) == len(pages)
    return found


def look(*pages: Path) -> list[dict[str, Any]]:
    """What each page asked for, ran, and how wide it is in a window of 320 pixels."""
    seen: list[dict[str, Any]] = ask("screen", pages=[str(page) for page in pages])
    return seen
