"""A command in a message can be typed as it stands, wherever the program was started from."""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialoogcheck.cli.commands import COMMANDS, localise
from dialoogcheck.invocation import NAME, find_invocation
from tests.keyboard import ROOT

TYPED = "Typ: dialoogcheck rapport BESTAND"


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    find_invocation.cache_clear()
    yield
    find_invocation.cache_clear()


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of scripts with this program's, that no shell looks in; the work is done in the folder above it."""
    scripts = tmp_path / "een map" / ".venv" / "bin"
    scripts.mkdir(parents=True)
    script = scripts / ("dialoogcheck.exe" if sys.platform == "win32" else "dialoogcheck")
    # A first line that names Python cannot hold a space.
    script.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m dialoogcheck \"$@\"\n")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(scripts / "python"))
    monkeypatch.setenv("PATH", os.defpath)
    monkeypatch.delenv("UV", raising=False)
    monkeypatch.chdir(tmp_path / "een map")
    return scripts


def test_the_name_where_the_shell_finds_it(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{os.defpath}{os.pathsep}{environment}")
    assert localise(TYPED) == TYPED


def test_a_link_to_it_is_enough(environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As ``uv tool install`` and pipx have it."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "dialoogcheck").symlink_to(environment / "dialoogcheck")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert find_invocation() == NAME


def test_another_program_of_that_name_is_not_meant(
    environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dialoogcheck").write_text("")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_invocation() == str(environment.relative_to(Path.cwd()) / "dialoogcheck")


def test_a_folder_that_is_only_searched_for_this_run_does_not_count(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(environment))
    monkeypatch.setenv("UV", "/usr/bin/uv")
    assert find_invocation() != NAME


def test_what_is_told_works_when_it_is_typed(
    environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elders").mkdir()
    for folder, inside in ((environment.parents[1], True), (tmp_path, True), (tmp_path / "elders", False)):
        monkeypatch.chdir(folder)
        find_invocation.cache_clear()
        words = shlex.split(localise("dialoogcheck checklists"))
        assert Path(words[0]).is_absolute() is not inside
        done = subprocess.run(
            words,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "inkoopdialoog" in done.stdout


def test_without_a_script_python_is_called(environment: Path) -> None:
    (environment / "dialoogcheck").unlink()
    assert find_invocation().endswith(f"python -m {NAME}")


@pytest.mark.usefixtures("environment")
def test_only_commands_are_changed() -> None:
    for text in ("dit ligt aan dialoogcheck zelf", "dialoogcheck-voorbeeld.pdf", "dialoogcheck rapporten"):
        assert localise(text) == text
    for name in COMMANDS:
        assert localise(f"Typ: dialoogcheck {name}") == f"Typ: {find_invocation()} {name}"
