"""How commands tell what became of many files."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

import dialoogcheck
from tests.cli.people import check, run, write_group, write_person
from tests.waiting import PATIENCE

PROJECT = Path(dialoogcheck.__file__).parents[1]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def type_command(*arguments: str) -> str:
    """What a command writes on a terminal."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "dialoogcheck", *arguments],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        encoding="utf-8",
        timeout=PATIENCE,
    )
    told: str = child.read()
    child.close()
    assert child.exitstatus == 0, told
    return told


@pytest.mark.parametrize("command", [("inlezen",), ("vergelijk", "--formaat", "json")])
@pytest.mark.parametrize(("people", "shown"), [(1, False), (2, True)])
def test_a_bar_on_a_terminal_when_there_is_more_than_one(command: tuple[str, ...], people: int, *, shown: bool) -> None:
    write_group("in", {"gemeente": people})
    assert ("Formulieren lezen" in type_command(*command, "in")) is shown


def test_no_bar_in_a_log() -> None:
    write_group("in", {"gemeente": 2})
    assert run("inlezen", "in").stderr == "2 formulieren ingelezen.\n"


def test_each_hint_once_and_the_worst_problem_decides() -> None:
    Path("in").mkdir()
    for number in range(3):
        Path(f"in/{number}.json").write_text("{", "utf-8")
    result = run("inlezen", "in")
    check(result, 3, "3 formulieren niet gelukt:")
    assert result.stderr.count("Is het bestand half opgeslagen") == 1
    assert sum(line.startswith("- in/") for line in result.stderr.splitlines()) == 3


def test_the_name_of_a_file_steers_no_terminal() -> None:
    write_person("in/\x1b[31mrood\u202e.json")
    Path("in/\x1b[2Jkapot.json").write_text("{", "utf-8")
    result = run("inlezen", "in")
    check(result, 3)
    assert not set("\x1b\u202e") & set(result.output)


@pytest.mark.parametrize(
    "command",
    [
        ("inlezen", "in", "--uit", "uit"),
        ("vergelijk", "in", "--formaat", "csv", "--uit", "-"),
        ("formulier", "inkoopdialoog", "--fase", "strategie", "--perspectief", "client", "--uit", "-"),
        ("inlezen", "--sjabloon", "--checklist", "inkoopdialoog", "--fase", "strategie", "--uit", "-"),
    ],
)
@pytest.mark.parametrize(("stream", "code"), [("<&-", 0), (">&-", 5), ("2>&-", 0), (">/dev/full", 5)])
def test_a_stream_that_is_closed_or_full(command: tuple[str, ...], stream: str, code: int) -> None:
    write_group("in", {"gemeente": 5})
    done = subprocess.run(
        ["sh", "-c", f"exec {shlex.quote(sys.executable)} -m dialoogcheck {' '.join(command)} {stream}"],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        encoding="utf-8",
        check=False,
    )
    # Answer files go to a folder: that nobody reads what is told about them is no reason to stop.
    assert done.returncode == (0 if "uit" in command and stream == ">&-" else code)
    for english in ("Traceback", "Errno", "Onze excuses"):
        assert english not in done.stderr
