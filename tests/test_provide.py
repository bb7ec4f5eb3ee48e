"""``.ci/provide`` on a computer that lacks something: everything after it in make would fail in English."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import dialoogcheck

SCRIPT = Path(dialoogcheck.__file__).parents[1] / ".ci" / "provide"
TOOLS = ("node", "npm", "chromium", "pdftotext")
LIBRARIES = "libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0"

Computer = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def provide(tmp_path: Path) -> Computer:
    """Run it as somebody who is not root, on a computer that has these programs and libraries."""

    def run(
        *arguments: str, programs: tuple[str, ...] = TOOLS, venv: bool = True, libraries: str = LIBRARIES
    ) -> "subprocess.CompletedProcess[str]":
        scripts = dict.fromkeys(programs, "") | {
            "id": "echo 1000",
            "python3": f"exit {int(not venv)}",
            "ldconfig": f"echo '{libraries}'",
        }
        for name, script in scripts.items():
            (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
            (tmp_path / name).chmod(0o755)
        (tmp_path / "grep").unlink(missing_ok=True)
        (tmp_path / "grep").symlink_to(shutil.which("grep") or "")
        return subprocess.run(
            [SCRIPT, *arguments], env={**os.environ, "PATH": str(tmp_path)}, capture_output=True, text=True, check=False
        )

    return run


DEBIAN = (*TOOLS, "apt-get")


def test_nothing_is_missing(provide: Computer) -> None:
    done = provide("test", programs=DEBIAN)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_make_stops_without_a_virtual_environment(provide: Computer) -> None:
    done = provide(programs=DEBIAN, venv=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[-1] == "  sudo apt-get install python3-venv"


def test_make_stops_without_a_tool_for_tests(provide: Computer) -> None:
    done = provide("test", programs=("apt-get", "node", "chromium"))
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[-1] == "  sudo apt-get install npm poppler-utils"


def test_the_program_needs_no_tools_for_tests(provide: Computer) -> None:
    assert provide(programs=("apt-get",)).returncode == 0


def test_make_goes_on_without_pango(provide: Computer) -> None:
    done = provide(programs=DEBIAN, libraries="")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "  sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def test_another_system_is_told_what_is_missing(provide: Computer) -> None:
    done = provide("test", programs=("node", "chromium", "pdftotext"))
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith("Installeer met de pakketbeheerder van uw systeem: npm\n")
    assert provide("test", libraries="").returncode == 0
