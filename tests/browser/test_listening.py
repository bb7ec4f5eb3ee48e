"""A report and a form in the order in which somebody hears them who does not see them."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dialoogcheck.cli import program
from tests.browser.axe import ask

Heard = list[dict[str, Any]]


def hear(command: str, page: Path) -> Heard:
    """What is heard of the page that a command makes, from top to bottom."""
    made = CliRunner().invoke(program, [*command.split(), "--formaat", "html", "--uit", str(page)])
    assert made.exit_code == 0, made.output
    heard: Heard = ask("listen", path=str(page))
    assert len(heard) > 100
    return heard


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    return hear("voorbeeld", tmp_path_factory.mktemp("luisteren") / "voorbeeld.html")


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    page = tmp_path_factory.mktemp("luisteren") / "formulier.html"
    return hear("formulier inkoopdialoog --fase strategie --perspectief client --terugsturen Jan", page)


def name_all(heard: Heard, role: str) -> list[str]:
    """The names of all that has this role; there are some."""
    names = [item["name"] for item in heard if item["role"] == role]
    assert names, role
    return names


def test_headings_go_down_one_level_at_a_time(report: Heard, form: Heard) -> None:
    for heard in (report, form):
        levels = [item["level"] for item in heard if item["role"] == "heading"]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert max(after - before for before, after in pairwise(levels)) == 1


def test_all_that_has_the_focus_says_what_it_is(report: Heard, form: Heard) -> None:
    for heard in (report, form):
        focusable = [item for item in heard if item["focusable"] and item["role"] != "RootWebArea"]
        assert focusable
        assert [item for item in focusable if not re.search(r"[A-Za-z]{2}", item["name"])] == []


def test_no_two_fold_outs_or_chapters_have_one_name(report: Heard, form: Heard) -> None:
    chapters = [item["name"] for item in report if item["role"] == "heading" and item["level"] == 2]
    parts = [item["name"] for item in report if item["role"] == "heading" and item["level"] == 3]
    assert len(chapters) == len(set(chapters))
    assert {*name_all(report, "DisclosureTriangle")} <= {*chapters} - {*parts}
    folds = name_all(form, "DisclosureTriangle")
    assert len(folds) == len(set(folds))


def test_a_picture_repeats_nothing_that_stands_beside_it(report: Heard) -> None:
    pictures, rows = name_all(report, "image"), name_all(report, "rowheader")
    assert [name for name in pictures if any(row in name for row in rows)] == []


def test_every_statement_says_which_it_is_and_of_how_many(form: Heard) -> None:
    groups = [name for name in name_all(form, "group") if name]
    numbered = [name for name in groups if re.match(r"\d", name)]
    for place, name in enumerate(numbered, start=1):
        assert re.match(rf"{place} van {len(numbered)}\. \w", name)
    # An area is a heading, and not a landmark of that name as well.
    assert not {*name_all(form, "heading")} & {item["name"] for item in form if item["role"] == "region"} - {
        "Bewaar en verstuur uw antwoorden"
    }
