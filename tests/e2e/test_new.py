"""Somebody at a terminal begins a checklist of their own, and fills it in."""

import json
import re
from pathlib import Path

import pytest

from dialoogcheck.checklist.lint.linting import lint_checklist
from tests.checklist.minimal import MINIMAL_CHECKLIST
from tests.keyboard import END, ENTER, ESCAPE, INTERRUPT, Keyboard

ENGLISH = re.compile(
    r"\b(cancelled|arrow keys|shortcuts|answer|invalid|press|select|usage|error|warning|finish|your)\b", re.IGNORECASE
)


def begin(folder: Path) -> None:
    """Answer the questions, going back once."""
    keyboard = Keyboard("nieuw", "mijn.yaml", folder=folder)
    keyboard.expect("Nieuwe checklist", "Hoe heet uw checklist?", "Ctrl-C stoppen", absent="bewaren")
    keyboard.type("Goed wonnen", ENTER).expect("Wie organiseert het gesprek?", "Esc terug")
    keyboard.type(ESCAPE).expect("Hoe heet uw checklist?", "Goed wonnen", absent="Esc")
    keyboard.type("\x15", "Goed wonen", ENTER).expect("Wie organiseert")
    keyboard.type("Gemeente", ENTER).expect("nog meer in?", "U hebt: Gemeente.")
    keyboard.type("Huurder", ENTER).expect("U hebt: Gemeente, Huurder.")
    keyboard.type(ENTER).expect("eerste gebied?")
    keyboard.type("Doel: samen", ENTER).expect("volgende gebied?")
    keyboard.type("Geld", ENTER).expect("U hebt: Doel: samen, Geld.")
    keyboard.type(ENTER).expect("Uw checklist: mijn.yaml", "dialoogcheck invullen mijn.yaml")
    assert keyboard.finish() == 0
    assert not ENGLISH.search(keyboard.written.decode())


@pytest.mark.parametrize("name", ["mijn.yaml", "mijn"])
def test_from_nothing_to_a_report(tmp_path: Path, name: str) -> None:
    begin(tmp_path)
    assert lint_checklist((tmp_path / "mijn.yaml").read_bytes(), "mijn.yaml") == ()
    keyboard = Keyboard(
        "invullen",
        name,
        "--fase",
        "voorbereiding",
        folder=tmp_path,
        DIALOOGCHECK_CHECKLISTS="." if name == "mijn" else "",
    )
    keyboard.expect("Goed wonen", "Begin")
    keyboard.type(ENTER).expect("Voor welke organisatie")
    keyboard.type("Rivierstad", ENTER).expect("Over welk onderwerp")
    keyboard.type(ENTER).expect("Op welke datum")
    keyboard.type("n", ENTER).expect("[1/2]", "Gebied 1 van 2 · Doel: samen", "Het doel van het gesprek")
    keyboard.type("1").expect("[2/2]")
    keyboard.type("4").expect("Controleer uw antwoorden")
    keyboard.type(ENTER, ENTER).expect("Uw rapport:")
    assert keyboard.finish() == 0
    (answers,) = tmp_path.glob("*.dialoog.json")
    assert json.loads(answers.read_text("utf-8"))["antwoorden"] == {
        "doel-samen-1": {"keuze": "nee"},
        "geld-1": {"keuze": "ja"},
    }
    (report,) = tmp_path.glob("*.pdf")
    assert report.read_bytes().startswith(b"%PDF")
    assert not ENGLISH.search(keyboard.written.decode())


def test_plain_questions(tmp_path: Path) -> None:
    keyboard = Keyboard(
        "nieuw", "mijn.yaml", "--eenvoudig", "--titel", "T", "--perspectief", "Gemeente", folder=tmp_path
    )
    keyboard.expect("Wat is het eerste gebied?", "Uw tekst:")
    keyboard.type("Doel", ENTER).expect("volgende gebied")
    keyboard.type(ENTER).expect("Uw checklist: mijn.yaml")
    assert keyboard.finish() == 0


@pytest.mark.parametrize("plain", [(), ("--eenvoudig",)])
def test_breaking_off_writes_nothing(tmp_path: Path, plain: tuple[str, ...]) -> None:
    keyboard = Keyboard("nieuw", "mijn.yaml", *plain, folder=tmp_path)
    keyboard.expect("Hoe heet uw checklist?")
    keyboard.type("Half", ENTER).expect("Wie organiseert")
    keyboard.type(INTERRUPT).expect("Gestopt. Er is niets geschreven.")
    assert keyboard.finish() == 130
    assert not list(tmp_path.iterdir())


def test_a_checklist_in_ones_own_folder_is_offered(tmp_path: Path) -> None:
    begin(tmp_path)
    keyboard = Keyboard(folder=tmp_path, DIALOOGCHECK_CHECKLISTS=".")
    keyboard.expect("Wat wilt u doen?")
    keyboard.type("1").expect("Welke checklist?", "Goed wonen (eigen)")
    number = next(line.split()[0] for line in keyboard.text.splitlines() if "Goed wonen (eigen)" in line)
    keyboard.type(number).expect("Hoeveel tijd hebt u?")
    keyboard.type("2").expect("Waar uw bestanden komen")
    keyboard.type(ENTER).expect("Goed wonen", "Begin", absent="Waar uw")
    keyboard.type(INTERRUPT)
    assert keyboard.finish() == 0


def test_more_checklists_than_digits_are_a_list_to_walk_through(tmp_path: Path) -> None:
    for number in range(10, 40):
        text = MINIMAL_CHECKLIST.replace("id: klein", f"id: lijst-{number}").replace(
            "Kleine checklist", f"Lijst {number}"
        )
        (tmp_path / f"lijst-{number}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "lijst-10.yaml").write_text("a: [", encoding="utf-8")
    (tmp_path / "lijst-11.yaml").write_text(MINIMAL_CHECKLIST, encoding="utf-8")
    keyboard = Keyboard("invullen", folder=tmp_path, DIALOOGCHECK_CHECKLISTS=".")
    keyboard.expect("Welke checklist wilt u invullen?", "Lijst 12 (eigen)", "Enter verder", absent="Lijst 11")
    keyboard.type(END).expect("» Lijst 39 (eigen)")
    keyboard.type(ENTER).expect("Lijst 39", "Begin", absent="Welke checklist")
    keyboard.type(INTERRUPT)
    assert keyboard.finish() == 130
