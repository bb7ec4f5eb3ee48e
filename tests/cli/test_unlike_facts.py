"""People of one group who gave different answers to the questions about their situation."""

from pathlib import Path

import pytest

from tests.cli.people import check, run, write_group, write_person

REPORT = Path("uit.md")
FEW_FACTS = "Niet iedereen gaf hetzelfde antwoord op "


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read() -> str:
    """The group report of everybody in the folder."""
    check(run("vergelijk", "in", "--formaat", "md", "--overschrijf", "--uit", str(REPORT)), 0)
    return REPORT.read_text(encoding="utf-8")


def test_the_remark_names_the_facts_and_nobody() -> None:
    details = {"fase": "strategie", "vorm": "aanbesteding", "regio": False, "perspectief": "gemeente"}
    for number in range(6):
        write_person(f"in/{number}.json", mark=str(number), gegevens=details)
    assert "Kiest u voor subsidie?" not in read()
    write_person("in/a.json", mark="a", gegevens=details | {"vorm": "subsidie", "regio": True})
    text = read()
    assert (
        f"{FEW_FACTS}‘Vorm van de inkoop’ en ‘Samen met andere gemeenten’. Wie een stelling niet kreeg, telt daar niet "
        "mee." in text
    )
    assert "Kiest u voor subsidie?" in text


def test_without_a_difference_there_is_no_remark() -> None:
    write_group("in", {"gemeente": 6})
    assert FEW_FACTS not in read()
