"""What commands say about a place where nothing can be written."""

import os
from pathlib import Path

import pytest

from dialoogcheck.cli import import_command
from dialoogcheck.cli.commands import COMMANDS
from dialoogcheck.cli.output import WIDEST, name_remedy, wrap
from dialoogcheck.errors import OutputError, PlaceError
from tests.cli.people import run


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("taken", [False, True], ids=["elsewhere", "taken"])
def test_a_hint_names_no_option_that_the_command_lacks(name: str, *, taken: bool) -> None:
    command = import_command(name)
    hint = name_remedy(PlaceError("x", taken=taken), command)
    known = {option for parameter in command.params for option in parameter.opts}
    assert hint
    assert {word.strip(".,") for word in hint.split() if word.startswith("--")} <= known
    assert ("--uit" in hint) == ("--uit" in known)


@pytest.mark.parametrize(
    ("columns", "width"), [("40", 40), ("0", WIDEST), ("", WIDEST), ("veel", WIDEST), ("-5", WIDEST)]
)
def test_lines_are_as_wide_as_a_terminal_that_says_its_width(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("os.get_terminal_size", lambda: os.terminal_size((0, 0)))
    assert max(map(len, wrap("woord " * 40))) in range(width - len("woord "), width + 1)


def test_a_hint_that_is_there_stays() -> None:
    assert name_remedy(OutputError("x", "Ruim op."), None) == "Ruim op."


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        ("controleer --schema weg/x.json", "--schema"),
        ("voorbeeld --formaat json --uit weg/x.json", "--uit"),
        ("nieuw weg/x.yaml --titel T --perspectief A --gebied B", ""),
    ],
)
def test_a_command_says_how_it_is_given_another_place(
    arguments: str, option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments.split())
    assert result.exit_code == OutputError.exit_code
    told = {word for word in result.stderr.split() if word.startswith("--")}
    assert told == ({option} if option else set())
