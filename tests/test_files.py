"""Reading files of users: whatever is wrong, one Dutch sentence says it."""

import os
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from dialoogcheck.errors import UnusableInputError
from dialoogcheck.files import OWN_FOLDERS, find_usual_folder, list_named_folders, read_file


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("weg", "bestaat niet"),
        ("", "is een map"),
        ("pijp", "is geen gewoon bestand"),
        ("x" * 300, "de naam is te lang"),
        ("a\x00b", "zo’n naam kan niet"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, said: str) -> None:
    os.mkfifo(tmp_path / "pijp")
    with pytest.raises(UnusableInputError, match=said) as caught:
        read_file(tmp_path / name, 100)
    assert caught.value.hint
    assert "Errno" not in caught.value.message


def test_a_file_without_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnusableInputError, match="mag niet gelezen worden"):
        read_file(tmp_path / "a", 100)


def test_a_file_may_be_as_large_as_the_maximum(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b" " * 3_000_000)
    assert len(read_file(path, 3_000_000)) == 3_000_000
    with pytest.raises(UnusableInputError, match="is groter dan 2 MB"):
        read_file(path, 2_999_999)


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, "/thuis/.local/share/dialoogcheck/checklists"),
        ("linux", {"XDG_DATA_HOME": "/gegevens"}, "/gegevens/dialoogcheck/checklists"),
        ("linux", {"XDG_DATA_HOME": "gegevens"}, "/thuis/.local/share/dialoogcheck/checklists"),
        ("darwin", {"XDG_DATA_HOME": "/gegevens"}, "/thuis/Library/Application Support/dialoogcheck/checklists"),
        ("win32", {"APPDATA": "/gegevens"}, "/gegevens/dialoogcheck/checklists"),
        ("win32", {}, "/thuis/AppData/Roaming/dialoogcheck/checklists"),
    ],
)
def test_each_system_has_a_usual_folder(
    platform: str, variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("HOME", "/thuis")
    for name in ("XDG_DATA_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert find_usual_folder() == Path(expected)


def test_somebody_without_a_home_has_no_usual_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setattr(Path, "home", Mock(side_effect=RuntimeError))
    assert find_usual_folder() is None


def test_folders_are_named_as_in_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/thuis")
    monkeypatch.setenv(OWN_FOLDERS, os.pathsep.join(["", "~/lijsten", " /een map ", " ", "."]))
    assert list_named_folders() == (Path("/thuis/lijsten"), Path("/een map"), Path())
    monkeypatch.delenv(OWN_FOLDERS)
    assert list_named_folders() == ()
