"""Reading files of users: whatever is wrong, one Dutch sentence says it."""

import os
from pathlib import Path

import pytest

from dialoogcheck.errors import UnusableInputError
from dialoogcheck.resources import read_file


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
