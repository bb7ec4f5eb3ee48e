"""``diagnose`` on computers that lack something."""

import builtins
import importlib.metadata
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from dialoogcheck.cli import diagnose, program
from dialoogcheck.cli.diagnose import State
from dialoogcheck.files import OWN_FOLDERS
from tests.checklist.minimal import MINIMAL_CHECKLIST


def fail_importing(monkeypatch: pytest.MonkeyPatch, name: str, problem: Exception) -> None:
    """Let the import of a package fail, as it does where a library of the system is missing, English text and all."""
    real: Callable[..., Any] = builtins.__import__

    def fake(wanted: str, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401
        if wanted.startswith(name):
            print("could not import some external libraries")  # noqa: T201
            raise problem
        return real(wanted, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", fake)


def test_a_good_computer_is_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(program, ["diagnose"])
    assert result.exit_code == 0, result.output
    for part in (
        "Python",
        "Pakketten",
        "Pango",
        "HarfBuzz-subset",
        "Lettertype",
        "Checklists",
        "Terminal",
        "Schrijven",
    ):
        assert part in result.output
    assert "Deze computer is klaar." in result.output
    assert "\nfout" not in result.output
    assert not list(tmp_path.iterdir())


def test_somebody_may_stop_reading_halfway() -> None:
    line = '"$0" -m dialoogcheck diagnose | head -c 10; exit ${PIPESTATUS[0]}'
    assert subprocess.run(["bash", "-c", line, sys.executable], capture_output=True, check=False).returncode == 0


def test_without_pango_the_line_to_type_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_importing(monkeypatch, "weasyprint", OSError("cannot load library 'libpango-1.0-0'"))
    monkeypatch.setattr(diagnose, "find_linux_family", lambda: "debian")
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    result = CliRunner().invoke(program, ["diagnose"])
    assert result.exit_code == 1
    assert "sudo apt-get install libpango-1.0-0" in result.output
    assert "--formaat html" in result.output
    assert "external libraries" not in result.output
    assert "nog niet klaar" in result.output


def test_without_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_importing(monkeypatch, "weasyprint", ImportError())
    (finding,) = diagnose.check_libraries()
    assert finding.state is State.BAD


def test_without_harfbuzz_it_is_only_slower() -> None:
    finding = diagnose.check_subsetting(found=False)
    assert finding.state is State.ATTENTION
    assert finding.advice


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def miss(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", miss)
    finding = diagnose.check_packages()
    assert finding.state is State.BAD
    assert "pip install click questionary" in finding.advice


@pytest.mark.parametrize(
    ("system", "family", "library", "said"),
    [
        ("Linux", "debian", "pango", "sudo apt-get install libpango-1.0-0"),
        ("Linux", "debian", "harfbuzz", "sudo apt-get install libharfbuzz-subset0"),
        ("Linux", "fedora", "pango", "sudo dnf install pango"),
        ("Linux", "", "pango", "pakketbeheerder"),
        ("Darwin", "", "pango", "brew install pango"),
        ("Windows", "", "pango", "pacman -S mingw-w64-ucrt-x86_64-pango"),
        ("Windows", "", "pango", "WEASYPRINT_DLL_DIRECTORIES"),
    ],
)
def test_advice_for_every_system(
    monkeypatch: pytest.MonkeyPatch, system: str, family: str, library: str, said: str
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(diagnose, "find_linux_family", lambda: family)
    assert said in diagnose.advise_library(library)


@pytest.mark.parametrize(
    ("release", "family"),
    [
        ({"ID": "debian"}, "debian"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "debian"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "fedora"),
        ({"ID": "opensuse-leap", "ID_LIKE": "suse opensuse"}, "suse"),
        ({"ID": "nixos"}, ""),
        (None, ""),
    ],
)
def test_the_kind_of_linux(monkeypatch: pytest.MonkeyPatch, release: dict[str, str] | None, family: str) -> None:
    def read() -> dict[str, str]:
        if release is None:
            raise OSError
        return release

    monkeypatch.setattr(platform, "freedesktop_os_release", read)
    assert diagnose.find_linux_family() == family


def test_an_old_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10))
    assert diagnose.check_python().state is State.BAD


def test_missing_fonts_and_checklists(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(diagnose, "find_folder", lambda _: tmp_path)
    monkeypatch.setattr(diagnose, "find_shipped", lambda: ())
    assert diagnose.check_font().state is State.BAD
    assert diagnose.check_checklists().state is State.BAD


def test_a_folder_without_write_access(tmp_path: Path) -> None:
    assert diagnose.check_writing(tmp_path).state is State.GOOD
    assert diagnose.check_writing(tmp_path / "bestaat-niet").state is State.ATTENTION


@pytest.mark.parametrize(
    ("size", "environment", "state", "said"),
    [
        ((80, 24), {}, State.GOOD, "met kleur"),
        ((80, 24), {"NO_COLOR": "1"}, State.GOOD, "zonder kleur"),
        ((80, 24), {"PYTHONIOENCODING": "latin-1"}, State.ATTENTION, "eenvoudige tekens"),
        ((80, 24), {"TERM": "dumb"}, State.ATTENTION, "eenvoudige tekens"),
        ((80, 24), {"LC_ALL": "C"}, State.ATTENTION, "eenvoudige tekens"),
        ((80, 24), {"LANG": "POSIX"}, State.ATTENTION, "eenvoudige tekens"),
        ((30, 24), {}, State.ATTENTION, "krap"),
    ],
)
def test_terminals(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], environment: dict[str, str], state: State, said: str
) -> None:
    stream = SimpleNamespace(isatty=lambda: True, encoding=environment.get("PYTHONIOENCODING", "utf-8"))
    monkeypatch.setattr(sys, "stdin", stream)
    monkeypatch.setattr(sys, "stdout", stream)
    for name in ("NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size(size))
    finding = diagnose.check_terminal()
    assert finding.state is state
    assert said in finding.text


def test_the_folders_of_ones_own_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lijsten").mkdir()
    (tmp_path / "lijsten" / "mijn.yaml").write_text(
        MINIMAL_CHECKLIST.replace("id: klein", "id: mijn"), encoding="utf-8"
    )
    monkeypatch.setenv(OWN_FOLDERS, os.pathsep.join([str(tmp_path / "lijsten"), str(tmp_path / "weg")]))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "thuis"))
    found = list(diagnose.check_own_checklists())
    assert [finding.state for finding in found] == [State.GOOD, State.ATTENTION, State.GOOD]
    assert (found[0].text, found[0].advice) == ("1 bestand in deze map:", str(tmp_path / "lijsten"))
    assert str(tmp_path / "weg") in found[1].text
    assert found[2].advice == str(tmp_path / "thuis" / "dialoogcheck" / "checklists")
    (tmp_path / "lijsten" / "stuk.yaml").touch()
    (tmp_path / "lijsten" / "Groot.yaml").touch()
    *_, last = diagnose.check_own_checklists()
    assert (last.state, last.text) == (State.ATTENTION, "2 bestanden zijn niet te gebruiken.")
    assert "dialoogcheck checklists" in last.advice
