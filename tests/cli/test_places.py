"""Where results go: known before the work begins, whole or not at all, and only for the eyes of their owner."""

import os
import shutil
import sys
from pathlib import Path

import pexpect
import pytest

from dialoogcheck import files
from dialoogcheck.advice import case
from dialoogcheck.answers import intake
from dialoogcheck.errors import PlaceError
from tests.cli.people import check, run, write_group
from tests.keyboard import ROOT
from tests.waiting import PATIENCE

EXAMPLE = case.find_example("inkoopdialoog")
FORMATS = "html,md,json,csv"

WORK = {
    "rapport": ("a.dialoog.json",),
    "vergelijk": ("in",),
    "ontwikkeling": ("a.dialoog.json", "b.dialoog.json"),
    "voorbeeld": (),
    "formulier": ("inkoopdialoog", "--fase", "strategie"),
    "inlezen": ("in",),
}
"""What each command that writes results works on."""


@pytest.fixture(autouse=True)
def _inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLE, "a.dialoog.json")
    text = EXAMPLE.read_text("utf-8")
    assert '"deels"' in text
    Path("b.dialoog.json").write_text(text.replace('"deels"', '"ja"', 1), "utf-8")
    write_group("in", {"gemeente": 5})


@pytest.mark.parametrize("command", WORK)
@pytest.mark.parametrize("output", ["niet/daar/", "dicht/", "dicht/uit/"])
def test_a_place_that_cannot_be_is_told_before_the_work(
    command: str, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(*_: object, **__: object) -> None:
        raise AssertionError("the work had begun")

    # Whoever runs the tests may write everywhere.
    look = files.check_folder

    def find_closed(folder: Path, hint: str = "") -> None:
        if folder.name == "dicht":
            raise PlaceError("In de map dicht kan geen bestand bewaard worden.", hint)
        look(folder, hint)

    for module in ("files", "cli.report"):
        monkeypatch.setattr(f"dialoogcheck.{module}.check_folder", find_closed)
    for place in ("cli.group.gather", "cli.intake.gather", "cli.development.read_moment", "cli.form.encode_form"):
        monkeypatch.setattr(f"dialoogcheck.{place}", work)
    monkeypatch.setattr("dialoogcheck.advice.batch.read_case", work)
    Path("dicht").mkdir()
    before = sorted(Path().rglob("*"))
    check(run(command, *WORK[command], "--uit", output), 5, "--uit")
    assert sorted(Path().rglob("*")) == before


@pytest.mark.parametrize("command", ["rapport", "vergelijk", "ontwikkeling", "voorbeeld"])
def test_only_the_owner_can_read_what_tells_of_answers(command: str) -> None:
    check(run(command, *WORK[command], "--formaat", FORMATS, "--uit", "uit/"), 0, "Nieuwe map: uit")
    modes = {path.stat().st_mode & 0o777 for path in Path("uit").iterdir()}
    assert len(list(Path("uit").iterdir())) == 4
    # An example and an empty form are for everybody.
    assert (modes == {0o600}) is (command != "voorbeeld")


def test_answers_that_were_read_in_are_private() -> None:
    check(run("inlezen", "in", "--uit", "uit"), 0)
    assert {path.stat().st_mode & 0o777 for path in Path("uit").iterdir()} == {0o600}


def test_a_report_of_a_group_is_called_by_what_it_is_about() -> None:
    for topic in ("Jeugdhulp 2027", "Wmo"):
        check(run("vergelijk", "in", "--formaat", "json", "--onderwerp", topic), 0)
    made = sorted(path.stem for path in Path().glob("*.json") if not path.name.endswith(".dialoog.json"))
    assert made == [f"{intake.NAME_OF_REPORT}-{about}-strategie" for about in ("jeugdhulp-2027", "wmo")]


@pytest.mark.parametrize("dumb", [False, True])
def test_there_is_a_sign_of_life_while_a_report_is_made(*, dumb: bool) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "dialoogcheck", "voorbeeld"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb" if dumb else "xterm"},
        encoding="utf-8",
        timeout=PATIENCE,
    )
    told = child.read()
    child.close()
    assert child.exitstatus == 0, told
    assert ("100%" in told, "maken…" in told) == (not dumb, dumb)


def test_a_development_is_called_by_what_it_is_about_and_its_days() -> None:
    for options in ((), ("--samenvatting",), ("--deelbaar",)):
        check(run("ontwikkeling", *WORK["ontwikkeling"], "--formaat", "md", *options), 0)
    date = "2026-" if '"2026-' in EXAMPLE.read_text("utf-8") else "20"
    made = sorted(path.stem for path in Path().glob(f"{intake.NAME_OF_TREND}-*.md"))
    assert len(made) == 3
    assert all(date in name for name in made)
    assert sum(name.startswith(f"{intake.NAME_OF_TREND}-samenvatting-") for name in made) == 1
    # Names stay out of the name of what is shared.
    assert sum("inkoopdialoog" in name for name in made) == 1
