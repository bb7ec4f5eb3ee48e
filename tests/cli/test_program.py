"""The program as a whole: exit codes, sentences instead of tracebacks, and terminals that know few letters."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from dialoogcheck import __version__, cli
from dialoogcheck.cli.commands import COMMANDS
from dialoogcheck.diagnostic import Diagnostic, Severity
from dialoogcheck.errors import (
    DialoogcheckError,
    InterruptedSafelyError,
    NeedsTerminalError,
    OutputError,
    UnusableInputError,
    WrongUseError,
)
from dialoogcheck.language.plain import use_plain_letters


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a user does, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "dialoogcheck", *arguments],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        errors="surrogateescape",
        env={**os.environ, **environment},
        check=False,
    )


@pytest.fixture
def run_failing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs ``dialoogcheck diagnose`` with a body that raises what the test gives it."""

    def run(problem: BaseException, *arguments: str) -> Result:
        @click.command("diagnose")
        def command() -> None:
            raise problem

        monkeypatch.setattr(cli, "import_command", lambda _: command)
        return CliRunner().invoke(cli.program, ["diagnose", *arguments])

    return run


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (WrongUseError("Dat is mis."), 2),
        (click.UsageError("Dat is mis."), 2),
        (UnusableInputError("Dat is mis."), 3),
        (NeedsTerminalError("Dat is mis."), 4),
        (OutputError("Dat is mis."), 5),
        (InterruptedSafelyError("Dat is mis."), 130),
    ],
)
def test_every_problem_has_its_exit_code_and_one_message(
    run_failing: Callable[..., Result], problem: Exception, code: int
) -> None:
    result = run_failing(problem)
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.count("Dat is mis.") == 1
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("problem", [KeyboardInterrupt(), click.Abort(), EOFError()])
def test_stopping_is_no_error(run_failing: Callable[..., Result], problem: BaseException) -> None:
    result = run_failing(problem)
    assert result.exit_code == cli.INTERRUPTED
    assert result.stderr.strip() == "Gestopt."


def test_the_hint_and_every_place_are_told(run_failing: Callable[..., Result]) -> None:
    diagnostics = [
        Diagnostic(code="x", severity=Severity.ERROR, message=f"fout {number}", file="a.yaml", line=number, column=2)
        for number in (1, 2)
    ]
    result = run_failing(UnusableInputError("Dit bestand is stuk.", "Herstel het.", diagnostics))
    assert result.stderr.splitlines() == [
        "Dit bestand is stuk.",
        "a.yaml:1:2: fout: fout 1",
        "a.yaml:2:2: fout: fout 2",
        "Herstel het.",
    ]


def test_a_message_cannot_steer_the_terminal(run_failing: Callable[..., Result]) -> None:
    assert "\x1b" not in run_failing(DialoogcheckError("Naam: \x1b[2J\x9b31m")).stderr


def test_a_bug_gives_an_apology_and_not_a_traceback(run_failing: Callable[..., Result]) -> None:
    result = run_failing(ZeroDivisionError("by zero"))
    assert result.exit_code == cli.BUG
    assert "Onze excuses" in result.stderr
    assert "ZeroDivisionError" in result.stderr
    assert "Traceback" not in result.stderr


def test_traceback_behind_the_command_shows_the_details(run_failing: Callable[..., Result]) -> None:
    result = run_failing(ZeroDivisionError("by zero"), "--traceback")
    assert result.exit_code == cli.BUG
    assert "Traceback" in result.stderr


@pytest.mark.parametrize("option", ["--versie", "--version"])
def test_the_version(option: str) -> None:
    assert start(option).stdout == f"dialoogcheck {__version__}\n"


@pytest.mark.parametrize("arguments", [(), ("-h",), ("--help",)])
def test_help_names_every_command(arguments: tuple[str, ...]) -> None:
    result = start(*arguments)
    assert result.returncode == 0
    assert result.stderr == ""
    for name in COMMANDS:
        assert re.search(rf"^  {name} +\w", result.stdout, re.MULTILINE), name


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("raport",), "Bedoelde u 'rapport'?"),
        (("diagnose", "--hel"), "Bedoelde u '--help'?"),
        (("diagnose", "extra"), "Dit hoort er niet bij: extra"),
        (("diagnose", "\x1b[31m"), "Dit hoort er niet bij"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], said: str) -> None:
    result = start(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert said in result.stderr
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "utf-8"])
def test_help_in_every_encoding(encoding: str) -> None:
    shown = start("--help", PYTHONIOENCODING=encoding)
    assert shown.returncode == 0
    assert shown.stderr == ""
    assert "Commando" in shown.stdout


def test_ascii_gets_near_letters() -> None:
    shown = start("--help", PYTHONIOENCODING="ascii").stdout
    assert shown.isascii()
    assert "Commando's:" in shown
    assert "clienten" in shown
    assert "?" not in shown.replace("doen?", "")


def test_a_surrogate_does_not_stop_the_message() -> None:
    script = "from dialoogcheck.language.plain import use_plain_letters; use_plain_letters(); print('a\\udcff€é')"
    shown = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"}
    )
    assert shown.stdout.decode() == "a?€é\n"


def test_streams_that_are_absent_or_fixed_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", object())
    use_plain_letters()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_closed_pipe_is_no_problem() -> None:
    command = f"'{sys.executable}' -m dialoogcheck --help | head -n 1"
    shown = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert shown.stdout.startswith("Gebruik:")
    assert shown.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_behind_stdout_is_told() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        shown = subprocess.run(
            [sys.executable, "-m", "dialoogcheck", "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert shown.returncode == OutputError.exit_code
    assert shown.stderr == "De schijf is vol. Maak ruimte vrij en probeer het opnieuw.\n"


def complete(words: str, shell: str = "zsh") -> list[str]:
    """What the shell is offered when Tab is pressed behind ``words``."""
    parts = words.split(" ")
    environment = {
        "_DIALOOGCHECK_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(parts) - 1),
    }
    if shell == "fish":
        environment["COMP_CWORD"] = parts[-1]
    result = start(**environment)
    assert result.stderr == ""
    return result.stdout.splitlines()


def test_completion_offers_commands() -> None:
    assert complete("dialoogcheck rap", "bash") == ["plain,rapport"]
    assert complete("dialoogcheck con", "fish")[0].startswith("plain,controleer")
    assert set(COMMANDS) <= set(complete("dialoogcheck "))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_for_this_program(shell: str) -> None:
    result = start(_DIALOOGCHECK_COMPLETE=f"{shell}_source")
    assert result.returncode == 0
    assert result.stderr == ""
    assert "dialoogcheck" in result.stdout


def test_completion_offers_checklists() -> None:
    ids = [path.stem for path in (Path(cli.__file__).parents[2] / "checklists").glob("*.yaml")]
    assert ids
    assert {f"plain,{id_}" for id_ in ids} <= set(complete("dialoogcheck invullen ", "bash"))


def test_completion_offers_phases() -> None:
    assert "plain,strategie" in complete("dialoogcheck invullen inkoopdialoog --fase s", "bash")
    assert complete("dialoogcheck invullen bestaat-niet --fase s", "bash") == [""]
