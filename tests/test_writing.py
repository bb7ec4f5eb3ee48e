"""Files are written whole or not at all."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from dialoogcheck.errors import OutputError
from dialoogcheck.files import check_place, write_atomically


def fail_with(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_new_file_and_one_that_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_atomically(path, b"een")
    write_atomically(path, b"twee")
    assert path.read_bytes() == b"twee"
    assert list(tmp_path.iterdir()) == [path]


def test_others_may_read_the_file_as_usual(tmp_path: Path) -> None:
    usual, ours = tmp_path / "gewoon", tmp_path / "ons"
    usual.write_bytes(b"")
    write_atomically(ours, b"")
    assert stat.S_IMODE(ours.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("weg/a.json", "de map bestaat niet"),
        ("map", "er staat al een map met die naam"),
        ("bestand/a.json", "de map bestaat niet"),
    ],
)
def test_a_place_where_nothing_can_be_written(tmp_path: Path, place: str, said: str) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "bestand").write_text("x", "utf-8")
    with pytest.raises(OutputError, match=said):
        write_atomically(tmp_path / place, b"x")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["bestand", "map"]


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="de naam is te lang"):
        write_atomically(tmp_path / ("x" * 300), b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_or_a_device_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pijp"
    os.mkfifo(path)
    with pytest.raises(OutputError, match="geen gewoon bestand"):
        write_atomically(path, b"x")
    assert stat.S_ISFIFO(path.stat().st_mode)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.chmod", "pathlib.Path.replace"])
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EROFS, "de schijf is alleen te lezen"),
        (errno.EDQUOT, "uw schijfruimte is op"),
        (errno.EACCES, "u hebt daar geen schrijfrechten"),
        (errno.EIO, "het systeem weigert"),
    ],
)
def test_a_disk_that_refuses_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, said: str
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"oud")
    monkeypatch.setattr(step, fail_with(number))
    with pytest.raises(OutputError, match=said):
        write_atomically(path, b"nieuw")
    monkeypatch.undo()
    assert path.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_without_write_access(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.mkstemp", fail_with(errno.EACCES))
    with pytest.raises(OutputError, match="u hebt daar geen schrijfrechten"):
        write_atomically(tmp_path / "a.json", b"x")


def test_breaking_off_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.json", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_file_keeps_its_mode_and_a_new_one_can_be_private(tmp_path: Path) -> None:
    path, private = tmp_path / "a.json", tmp_path / "b.json"
    write_atomically(path, b"een")
    path.chmod(0o640)
    write_atomically(path, b"twee", private=True)
    write_atomically(private, b"een", private=True)
    assert [stat.S_IMODE(file.stat().st_mode) for file in (path, private)] == [0o640, 0o600]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "map" / "echt.json", tmp_path / "a.json"
    target.parent.mkdir()
    target.write_bytes(b"een")
    target.chmod(0o600)
    link.symlink_to(Path("map") / "echt.json")
    write_atomically(link, b"twee")
    assert link.is_symlink()
    assert target.read_bytes() == b"twee"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(target.parent.iterdir()) == [target]


def test_the_mask_of_the_process_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.umask", fail_with(errno.EPERM))
    write_atomically(tmp_path / "a.json", b"x")
    assert (tmp_path / "a.json").read_bytes() == b"x"


def test_a_place_is_looked_at_before_there_is_something_to_write(tmp_path: Path) -> None:
    check_place(tmp_path / "a.json")
    with pytest.raises(OutputError, match="de naam is te lang"):
        check_place(tmp_path / ("x" * 300))
    os.mkfifo(tmp_path / "pijp")
    with pytest.raises(OutputError, match="geen gewoon bestand"):
        check_place(tmp_path / "pijp")
