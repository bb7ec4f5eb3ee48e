"""``diagnose`` on computers that lack something."""

import importlib.metadata
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dialoogcheck.cli import diagnose, program
from dialoogcheck.diagnostic import State
from dialoogcheck.document import requirements
from dialoogcheck.files import OWN_FOLDERS
from tests.checklist.minimal import MINIMAL_CHECKLIST
from tests.document.test_requirements import fail_importing


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
    monkeypatch.setattr(requirements, "find_linux_family", lambda: "debian")
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    result = CliRunner().invoke(program, ["diagnose"])
    assert result.exit_code == 1
    assert "sudo apt-get install libpango-1.0-0" in result.output
    assert "--formaat html" in result.output
    assert "external libraries" not in result.output
    assert "nog niet klaar" in result.output


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def miss(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", miss)
    finding = diagnose.check_packages()
    assert finding.state is State.BAD
    assert "pip install click questionary" in finding.advice


def test_an_old_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10))
    assert diagnose.check_python().state is State.BAD


def test_missing_checklists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnose, "find_shipped", lambda: ())
    assert diagnose.check_checklists().state is State.BAD


def test_a_folder_without_write_access(tmp_path: Path) -> None:
    assert diagnose.check_writing(tmp_path).state is State.GOOD
    assert diagnose.check_writing(tmp_path / "bestaat-niet").state is State.ATTENTION


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
