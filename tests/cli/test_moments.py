"""Answers that were given at different moments: never in one group report, and every paper says of which moment it is."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from dialoogcheck.reading.minimal import MINIMAL_CHECKLIST
from tests.cli.people import check, run

ROUND = """\
  - id: ronde
    naam: Ronde
    vraag: Na welk gesprek vult u dit in?
    uitleg: Een Open Tafel kan twee rondes hebben.
    keuzes:
      - {id: geen, naam: Er was één gesprek}
      - {id: "1", naam: Na ronde 1 van de Open Tafel}
      - {id: "2", naam: Na ronde 2 van de Open Tafel}
    standaard: geen
    moment: ja
perspectieven:
"""
CHECKLIST = "rondes.yaml"
COMPARE = ("vergelijk", "map", "--checklist", CHECKLIST, "--formaat", "md,json", "--uit", "uit/")
REPORT = Path("uit/dialoogcheck-groepsrapport.md")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a checklist of which one fact is a moment; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    text = MINIMAL_CHECKLIST.replace("id: klein", "id: rondes").replace("perspectieven:\n", ROUND, 1)
    Path(CHECKLIST).write_text(text, encoding="utf-8")
    return tmp_path


def write(moment: str | None, numbers: Iterable[int], **details: object) -> None:
    """People who answered at this moment; ``None`` leaves the fact out."""
    Path("map").mkdir(exist_ok=True)
    for number in numbers:
        document = {
            "formaat": "dialoogcheck-antwoorden",
            "schema": 1,
            "checklist": {"id": "rondes", "versie": "1.0.0"},
            "gegevens": {"fase": "voor", "perspectief": "gemeente", **({"ronde": moment} if moment else {}), **details},
            "inzending": f"{moment}-{number}",
            "antwoorden": {"doel-1": {"keuze": "ja"}, "vervolg-1": {"keuze": "ja"}},
        }
        Path(f"map/{moment}-{number}.json").write_text(json.dumps(document), encoding="utf-8")


def test_two_rounds_of_three_people_are_no_six_people() -> None:
    write("1", range(3))
    write("2", range(3))
    result = run(*COMPARE)
    check(
        result,
        3,
        "Deze antwoorden zijn van meer momenten: Na ronde 1 van de Open Tafel en Na ronde 2 van de Open Tafel. ",
        "Maak voor elk moment een eigen rapport.",
        "Na ronde 1 van de Open Tafel: map/1-0.json, map/1-1.json, map/1-2.json.",
    )
    assert result.stdout == ""
    assert not Path("uit").exists()


def test_open_or_not_makes_no_difference() -> None:
    write("1", range(5), herkenbaar=True)
    write("2", range(5), herkenbaar=True)
    check(run(*COMPARE, "--open"), 3, "van meer momenten")


def test_who_does_not_say_when_is_of_the_usual_moment() -> None:
    write("geen", range(3))
    write(None, range(3))
    check(run(*COMPARE), 0, "Vergeleken: 6 mensen in 1 groep.")
    write("2", [7])
    result = run(*COMPARE, "--overschrijf")
    check(result, 3, "van meer momenten: Er was één gesprek en Na ronde 2 van de Open Tafel.", "Er was één gesprek: map/None-0.json")
    assert "en nog 3" in result.stderr


def test_people_of_another_phase_are_no_other_moment() -> None:
    write("1", range(5))
    write("2", [9], fase="na")
    check(run(*COMPARE), 3, "Vergeleken: 5 mensen", "gaat over de fase")


def test_one_moment_is_good_and_a_fact_that_is_none_may_differ() -> None:
    write("2", range(5), vorm="subsidie")
    write("2", range(5, 8), vorm="aanbesteding")
    check(run(*COMPARE), 0, "Vergeleken: 8 mensen in 1 groep.")


def test_a_fact_that_is_no_moment_refuses_nothing() -> None:
    Path(CHECKLIST).write_text(Path(CHECKLIST).read_text(encoding="utf-8").replace("    moment: ja\n", ""), encoding="utf-8")
    write("1", range(3))
    write("2", range(3))
    check(run(*COMPARE), 0, "Vergeleken: 6 mensen in 1 groep.")
