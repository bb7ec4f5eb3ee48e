"""Installed from a wheel and not installed at all, the program finds its checklists, templates and Dutch.

Installed for editing it is what all other tests run on: the set-up in the README does that.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import dialoogcheck

PROJECT = Path(dialoogcheck.__file__).parents[1]
PARTS = ("dialoogcheck", "checklists", "templates", "setup.cfg", "pyproject.toml", "README.md", "LICENSE")


def run(*command: str | Path, cwd: Path) -> str:
    """What a command writes on stdout; the environment of the tests is hidden from it."""
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in a path with a space, so that building leaves nothing behind in the project itself."""
    copy = tmp_path_factory.mktemp("een kopie")
    for part in PARTS:
        if (PROJECT / part).is_dir():
            shutil.copytree(PROJECT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(PROJECT / part, copy / part)
    return copy


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, checkout, cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_what_the_program_reads_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    expected = {
        path.relative_to(PROJECT if folder != "dialoogcheck" else PROJECT / folder).as_posix()
        for folder in ("dialoogcheck", "checklists", "templates")
        for path in (PROJECT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert len(expected) > 40
    assert {name.removeprefix("dialoogcheck/") for name in names if ".dist-info/" not in name} == expected
    assert any(name.endswith("/LICENSE") for name in names)


def check_program(command: list[str | Path], folder: Path, *, printed: bool) -> None:
    """The program speaks Dutch, knows its checklists and makes the example report, all from a folder of its own.

    A page for the browser holds the fonts and the style of a report as well, and costs a tenth of a PDF.
    """
    folder.mkdir()
    assert re.match(r"Gebruik: .*dialoogcheck", run(*command, "--help", cwd=folder))
    assert "inkoopdialoog" in run(*command, "checklists", cwd=folder)
    format_, begin = ("pdf", b"%PDF-") if printed else ("html", b"<!doctype html>")
    run(*command, "voorbeeld", "--formaat", format_, "--uit", "voorbeeld", cwd=folder)
    assert (folder / "voorbeeld").read_bytes().startswith(begin)


def test_every_way_of_installing(checkout: Path, wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env")
    scripts = Path(sysconfig.get_path("scripts", vars={"base": str(tmp_path / "env")}))
    # The pip of the tests works for the other environment as well: one of its own takes longer than the program.
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", scripts / "python"]
    pip += ["--quiet", "--disable-pip-version-check"]

    run(*pip, "install", wheel, cwd=tmp_path)
    check_program([scripts / "dialoogcheck"], tmp_path / "wheel", printed=True)

    run(*pip, "uninstall", "--yes", "dialoogcheck", cwd=tmp_path)
    start = (
        "import sys, runpy; sys.path.insert(0, sys.argv.pop(1)); runpy.run_module('dialoogcheck', run_name='__main__')"
    )
    check_program([scripts / "python", "-c", start, str(checkout)], tmp_path / "plain", printed=False)
