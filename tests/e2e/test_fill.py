"""Somebody fills in a checklist at a terminal."""

import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from dialoogcheck.advice.case import produce, read_case
from dialoogcheck.checklist.library import load_checklist
from tests.keyboard import DOWN, END, ENTER, ESCAPE, INTERRUPT, LEFT, ROOT, UP, Keyboard
from tests.waiting import wait_until

SMALL = str(ROOT / "tests" / "data" / "klein.yaml")
TALK = str(ROOT / "tests" / "data" / "gesprek.yaml")
WIPE = "\x15"
ENGLISH = re.compile(
    r"\b(cancelled|arrow keys|shortcuts|answer|invalid|press|select|usage|error|warning|finish|your)\b", re.IGNORECASE
)


def start(folder: Path, *arguments: str, checklist: str = SMALL, **extra: Any) -> Keyboard:  # noqa: ANN401
    """Begin the small checklist and read its introduction."""
    keyboard = Keyboard("invullen", checklist, *arguments, folder=folder, **extra)
    keyboard.expect("Kleine checklist", "Begin")
    return keyboard.type(ENTER)


def start_statements(folder: Path, *arguments: str, **extra: Any) -> Keyboard:  # noqa: ANN401
    """Answer what comes before the statements: phase plan, not in a region, so four statements."""
    keyboard = start(folder, *arguments, **extra)
    keyboard.expect("Voor welke organisatie")
    keyboard.type("Gemeente Rivierstad", ENTER).expect("Over welk onderwerp")
    keyboard.type("Jeugdhulp 2027", ENTER).expect("In welke fase")
    keyboard.type("1").expect("Op welke datum is het gesprek?")
    keyboard.type("31-2", ENTER).expect("“31-2” is geen datum.")
    keyboard.type(WIPE, "11 december 2099", ENTER).expect("In welke vorm")
    keyboard.type("1").expect("Koopt u samen")
    keyboard.type("2").expect("[1/4]")
    return keyboard


def read_file(folder: Path) -> dict[str, Any]:
    """The one answer file in the folder."""
    (path,) = folder.glob("*.dialoog.json")
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


def choices(folder: Path) -> dict[str, str]:
    return {id_: answer["keuze"] for id_, answer in read_file(folder)["antwoorden"].items()}


def wait_for_choices(folder: Path, expected: dict[str, str]) -> None:
    wait_until(lambda: choices(folder) == expected, f"{expected}")


def test_from_the_first_question_to_the_report(tmp_path: Path) -> None:
    keyboard = start_statements(tmp_path, warms_up=True)
    keyboard.expect(
        "Gebied 1 van 2 · Doel en ruimte", "1  Nee", "5  Weet ik niet", "6  Niet van toepassing", "t  Terug"
    )
    keyboard.type("4").expect("[2/4]")
    keyboard.type("2").expect("[3/4]", "Gebied 2 van 2 · Mandaat")
    keyboard.type("5").expect("[4/4]")
    keyboard.type("1").expect("Controleer uw antwoorden · 4 van 4 beantwoord", "[x] Echte ruimte: Deels")
    keyboard.expect("» Klaar")
    keyboard.type(ENTER).expect("werkt meteen")
    keyboard.type(ENTER).expect("Uw rapport:")
    assert keyboard.finish() == 0
    assert choices(tmp_path) == {"doel-1": "ja", "doel-2": "deels", "mandaat-1": "weet-niet", "mandaat-2": "nee"}
    assert read_file(tmp_path)["afgerond"] is True
    (report,) = tmp_path.glob("*.pdf")
    assert report.read_bytes().startswith(b"%PDF")
    assert re.fullmatch(r"jeugdhulp-2027-plan-\d{4}-\d\d-\d\d\.pdf", report.name)
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".pdf"}
    assert not ENGLISH.search(keyboard.written.decode())


def test_a_bare_enter_records_nothing(tmp_path: Path) -> None:
    keyboard = start_statements(tmp_path)
    assert "»" not in keyboard.text
    keyboard.type(ENTER).expect("werkt meteen")
    keyboard.type(ENTER).expect("Kies eerst een antwoord")
    keyboard.type(ENTER, ENTER).expect("[1/4]")
    assert choices(tmp_path) == {}
    keyboard.type(DOWN).expect("» 1  Nee", "u uitleg", absent="Kies eerst")
    keyboard.type(UP).expect("» t  Terug")
    assert choices(tmp_path) == {}
    keyboard.type("3").expect("[2/4]", "Hiervoor: Grotendeels bij ‘Doel op papier’")
    assert choices(tmp_path) == {"doel-1": "grotendeels"}


def test_back_shows_the_earlier_answer(tmp_path: Path) -> None:
    keyboard = start_statements(tmp_path)
    keyboard.type("3").expect("[2/4]")
    keyboard.type(LEFT).expect("[1/4]", "» 3  Grotendeels")
    keyboard.type(ENTER).expect("[2/4]")
    keyboard.type(UP, ENTER).expect("[1/4]", "» 3  Grotendeels")
    keyboard.type("1").expect("[2/4]")
    wait_for_choices(tmp_path, {"doel-1": "nee"})
    keyboard.type(LEFT, LEFT).expect("Koopt u samen", "» 2  Nee")
    keyboard.type(LEFT, LEFT).expect("Op welke datum", "11 december 2099")
    keyboard.type(ESCAPE).expect("In welke fase")
    keyboard.type(LEFT).expect("Jeugdhulp 2027")
    keyboard.type(ESCAPE).expect("Voor welke organisatie", "Gemeente Rivierstad", absent="Esc")


def test_explanation_note_and_overview(tmp_path: Path) -> None:
    keyboard = start_statements(tmp_path)
    keyboard.type("u").expect(
        "Uitleg · Doel op papier", "Met een doel op papier", "Niet van toepassing: Kies dit als", "de projectleider"
    )
    keyboard.type(ENTER).expect("[1/4]")
    keyboard.type("n").expect("Notitie bij ‘Doel op papier’", "geen namen van cliënten en geen prijzen")
    keyboard.type("Vergeet dit", ESCAPE).expect("[1/4]", absent="Vergeet")
    keyboard.type("n").expect("Notitie bij")
    keyboard.type("Nagaan bij beleid.", ENTER).expect("[1/4]", "Notitie: Nagaan bij beleid.")
    assert read_file(tmp_path)["antwoorden"] == {"doel-1": {"toelichting": "Nagaan bij beleid."}}
    keyboard.type("o").expect(
        "Overzicht · 0 van 4 beantwoord", "» [ ] Doel op papier: nog open (met notitie)", "Gebied 2 · Mandaat"
    )
    keyboard.type(DOWN, DOWN, ENTER).expect("[3/4]")
    keyboard.type("?").expect("Toetsen")
    keyboard.type(LEFT).expect("[3/4]")


def test_another_phase_in_the_review(tmp_path: Path) -> None:
    keyboard = start_statements(tmp_path)
    keyboard.type("4", ENTER, "4", ENTER, "4", ENTER, "4", ENTER).expect("4 van 4 beantwoord")
    keyboard.type(DOWN, DOWN, DOWN, DOWN, ENTER).expect("In welke fase", "» 1  Plan")
    keyboard.type("2").expect("3 van 4 beantwoord", "Beantwoord 1 open stelling", "[ ] Verslag gedeeld: nog open")
    keyboard.type(END, ENTER).expect("[4/4]", "hetzelfde verslag")
    keyboard.type(LEFT).expect("Controleer uw antwoorden")
    assert choices(tmp_path)["doel-2"] == "ja"
    assert len(list(tmp_path.iterdir())) == 1
    assert "-gesprek-" in next(tmp_path.iterdir()).name


@pytest.mark.parametrize(
    ("stop", "code"),
    [("key", 130), ("interrupt", 130), (signal.SIGTERM, 130), (signal.SIGHUP, 130), (signal.SIGINT, 130)],
)
def test_stopping_saves_and_says_how_to_go_on(tmp_path: Path, stop: str | signal.Signals, code: int) -> None:
    keyboard = start_statements(tmp_path, warms_up=True)
    keyboard.type("4").expect("[2/4]")
    if isinstance(stop, signal.Signals):
        keyboard.send_signal(stop)
    else:
        keyboard.type({"key": "s", "interrupt": INTERRUPT}[stop])
    keyboard.expect("Gestopt. Uw antwoorden zijn bewaard")
    assert keyboard.finish() == code
    assert choices(tmp_path) == {"doel-1": "ja"}
    assert len(list(tmp_path.iterdir())) == 1

    said = shlex.split(keyboard.written.decode().replace("\r\n", "\n").rpartition("Typ: dialoogcheck ")[2])
    again = Keyboard(*said, folder=tmp_path)
    again.expect("[2/4]")
    again.type(LEFT).expect("[1/4]", "» 4  Ja")


def test_a_closed_window_saves(tmp_path: Path) -> None:
    keyboard = start_statements(tmp_path, warms_up=True)
    keyboard.type("4").expect("[2/4]")
    assert keyboard.close_window() == 130
    assert choices(tmp_path) == {"doel-1": "ja"}


def test_two_windows_on_one_check(tmp_path: Path) -> None:
    one = start_statements(tmp_path)
    one.type("4").expect("[2/4]")
    (path,) = tmp_path.glob("*.dialoog.json")
    other = Keyboard("invullen", SMALL, "--verder", path.name, folder=tmp_path)
    other.expect("[2/4]")
    one.type("3").expect("[3/4]")
    one.type("1").expect("[4/4]")
    other.type("2").expect("ook in een ander venster", "Bij ‘Echte ruimte’ telt uw antwoord: Deels")
    other.type(ENTER).expect("[3/4]", "» 1  Nee")
    one.type("4").expect("ook in een ander venster", "‘Echte ruimte’: Deels")
    for keyboard in (one, other):
        keyboard.type(INTERRUPT)
        assert keyboard.finish() == 130
    assert choices(tmp_path) == {"doel-1": "ja", "doel-2": "deels", "mandaat-1": "nee", "mandaat-2": "ja"}


def test_starting_again_offers_to_go_on(tmp_path: Path) -> None:
    keyboard = start_statements(tmp_path)
    keyboard.type("4").expect("[2/4]")
    keyboard.type(INTERRUPT)
    keyboard.finish()
    again = Keyboard("invullen", SMALL, folder=tmp_path)
    again.expect("Verder met Gemeente Rivierstad · Jeugdhulp 2027 (", " 1 van", "Begin een nieuwe check")
    again.type("1").expect("[2/4]")
    again.type(INTERRUPT)
    assert again.finish() == 130
    new = Keyboard(
        "invullen", SMALL, "--organisatie", "Gemeente Rivierstad", "--onderwerp", "Jeugdhulp 2027", folder=tmp_path
    )
    new.expect("Begin een nieuwe check")
    new.type("2", ENTER, ENTER).expect("In welke fase")
    new.type("1").expect("Op welke datum")
    new.type("n", ENTER, "1", ENTER, "2", ENTER).expect("[1/4]")
    new.type(INTERRUPT)
    new.finish()
    assert len(list(tmp_path.glob("*-2.dialoog.json"))) == 1
    assert len(list(tmp_path.iterdir())) == 2


def test_another_date_in_the_review_and_on_the_command_line(tmp_path: Path) -> None:
    keyboard = start_statements(tmp_path)
    keyboard.type("4", ENTER, "4", ENTER, "4", ENTER, "4", ENTER).expect("Datum van het gesprek: 11 december 2099")
    keyboard.type(*[DOWN] * 5, ENTER).expect("Op welke datum", "11 december 2099")
    keyboard.type(WIPE, "11-12-2001", ENTER).expect("11 december 2001 ligt vóór", "‘terugblik’", "1  Ja", "2  Nee")
    keyboard.type("2").expect("Op welke datum", "11 december 2099")
    keyboard.type(WIPE, "18-12-2099", ENTER).expect("Datum van het gesprek: 18 december 2099")
    keyboard.type(UP, UP, UP, UP, UP, ENTER).expect("Uw rapport:")
    assert keyboard.finish() == 0
    before = read_file(tmp_path)
    assert before["gegevens"]["gesprek"] == "2099-12-18"
    (path,) = tmp_path.glob("*.dialoog.json")
    done = subprocess.run(
        [sys.executable, "-m", "dialoogcheck", "invullen", SMALL, "--verder", path.name, "--gesprek", "2100-01-08"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Datum van het gesprek: 8 januari 2100" in done.stdout
    assert len(list(tmp_path.glob("*.pdf"))) == 2
    assert read_file(tmp_path) == {**before, "gegevens": {**before["gegevens"], "gesprek": "2100-01-08"}}


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12)])
def test_the_question_for_the_date_is_visible(tmp_path: Path, columns: int, rows: int) -> None:
    keyboard = start(tmp_path, "--organisatie", "x", "--onderwerp", "x", "--fase", "plan", columns=columns, rows=rows)
    keyboard.expect("Op welke datum is het gesprek?", "11-12-2026", "Typ n.", "Enter verder", "Ctrl-C", "stoppen", ">")
    keyboard.type("1-1-2001", ENTER).expect("ligt vóór", "1  Ja", "2  Nee")
    keyboard.type("1").expect("In welke vorm")
    assert read_file(tmp_path)["gegevens"]["gesprek"] == "2001-01-01"


def test_stopping_before_the_first_answer_leaves_nothing(tmp_path: Path) -> None:
    keyboard = start(tmp_path)
    keyboard.expect("Voor welke organisatie")
    keyboard.type(INTERRUPT).expect("U had nog niets ingevuld")
    assert keyboard.finish() == 130
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12)])
def test_everything_is_visible(tmp_path: Path, columns: int, rows: int) -> None:
    keyboard = start_statements(tmp_path, columns=columns, rows=rows)
    everything = ["Nee", "Deels", "Grotendeels", "Ja", "Weet ik niet", "Niet van toepassing", "Terug"]
    keyboard.expect("[1/4]", "Het doel van het gesprek", "papier.", *everything)
    keyboard.type("4").expect("[2/4]", "nog veranderen.", *everything)
    keyboard.type("u").expect("merken snel")
    keyboard.type(ESCAPE).expect("[2/4]", *everything)


def test_a_digit_of_an_answer_that_cannot_be_given_says_which_can(tmp_path: Path) -> None:
    own = tmp_path / "klein.yaml"
    text = Path(SMALL).read_text("utf-8").replace("id: doel-1\n", "id: doel-1\n        keuzes: [nee, ja]\n")
    own.write_text(text, "utf-8")
    keyboard = start_statements(tmp_path, checklist=str(own), columns=40, rows=12)
    keyboard.expect("1  Nee", "4  Ja", "5  Weet ik niet", absent="Deels")
    keyboard.type("2").expect("‘2’ kan hier niet. Kies 1, 4, 5 of 6.")
    keyboard.type("4").expect("[2/4]", "Deels")


def test_a_window_that_gets_another_size(tmp_path: Path) -> None:
    keyboard = start_statements(tmp_path)
    keyboard.type("4").expect("[2/4]", "Bij minstens één onderwerp kan de inbreng van aanbieders en cliënten het plan")
    keyboard.type(DOWN, DOWN, DOWN).expect("» 3")
    keyboard.resize(40, 12)
    keyboard.expect("onderwerp kan de\n", "» 3  Grotendeels", "t  Terug")
    keyboard.resize(80, 24)
    keyboard.expect("cliënten het plan\n", "» 3  Grotendeels")
    keyboard.type("n").expect("Notitie")
    keyboard.type("half").expect("half")
    keyboard.resize(50, 20)
    keyboard.expect("half", "Notitie")
    keyboard.type(" af", ENTER).expect("Notitie: half af")
    keyboard.type("3").expect("[3/4]")


def test_without_colours_nothing_is_coloured(tmp_path: Path) -> None:
    coloured = re.compile(rb"\x1b\[[0-9;]*[34][0-9][0-9;]*m")
    assert coloured.search(start_statements(tmp_path).written)
    (tmp_path / "zonder").mkdir()
    assert not coloured.search(start_statements(tmp_path / "zonder", NO_COLOR="1").written)


def fill_plainly(keyboard: Keyboard) -> None:
    """What comes before the statements of the small checklist, in plain lines."""
    keyboard.answer("", "Rivierstad", "").expect("1 Plan")
    keyboard.answer("1").expect("Nog niet bekend? Typ n.")
    keyboard.answer("").expect("U hebt nog geen datum getypt.")
    keyboard.answer("n", "1", "nee").expect("Stelling 1 van 4. Gebied 1 van 2: Doel en ruimte.", "Uw keuze (1 tot")


@pytest.mark.parametrize("how", [{"arguments": ("--eenvoudig",)}, {"TERM": "dumb"}, {"LC_ALL": "", "LANG": "C"}])
def test_plain_lines(tmp_path: Path, how: dict[str, Any]) -> None:
    keyboard = Keyboard("invullen", SMALL, *how.pop("arguments", ()), folder=tmp_path, rows=200, **how)
    fill_plainly(keyboard)
    keyboard.answer("").expect("U hebt nog niets gekozen.")
    keyboard.answer("9").expect("kan hier niet.")
    keyboard.answer("ja").expect("Gekozen: Ja.", "Stelling 2 van 4.")
    keyboard.answer("t").expect("Uw eerdere antwoord: Ja. Enter houdt dit antwoord.")
    keyboard.answer("", "1", "2", "3").expect("Controleer uw antwoorden, 4 van 4 beantwoord", "Uw keuze (1 of 2,")
    keyboard.answer("klaar").expect("Uw rapport:")
    assert keyboard.finish() == 0
    assert choices(tmp_path) == {"doel-1": "ja", "doel-2": "nee", "mandaat-1": "deels", "mandaat-2": "grotendeels"}
    assert b"\x1b" not in keyboard.written
    said = keyboard.written.decode()
    assert not set("·•→█░[]") & set(said)
    assert not ENGLISH.search(said)


def test_a_pasted_text_is_one_note_and_no_answer(tmp_path: Path) -> None:
    keyboard = Keyboard("invullen", SMALL, "--eenvoudig", folder=tmp_path, rows=200)
    fill_plainly(keyboard)
    keyboard.answer("n").expect("Wat wilt u onthouden?")
    keyboard.answer("Eerste regel van mijn notitie.\n\n4\nDerde regel.").expect("Druk op Enter")
    keyboard.answer("").expect("Notitie: Eerste regel van mijn notitie. 4 Derde regel.", "Uw keuze")
    keyboard.answer("1\n2\n3").expect("Er is niets gekozen.", "Druk op Enter")
    keyboard.answer("").expect("niets gekozen.", "Uw keuze")
    assert read_file(tmp_path)["antwoorden"] == {
        "doel-1": {"toelichting": "Eerste regel van mijn notitie. 4 Derde regel."}
    }


def test_the_menu_in_plain_lines(tmp_path: Path) -> None:
    menu = Keyboard(folder=tmp_path, rows=200, DIALOOGCHECK_EENVOUDIG="1")
    menu.expect("Wat wilt u doen?", "Uw keuze (")
    menu.answer("h").expect("Terug naar het menu: druk op Enter")
    menu.type(INTERRUPT)
    menu.finish()
    assert b"\x1b" not in menu.written


def test_stopping_in_plain_lines(tmp_path: Path) -> None:
    keyboard = Keyboard("invullen", SMALL, "--eenvoudig", folder=tmp_path, rows=200)
    fill_plainly(keyboard)
    keyboard.answer("4").expect("Stelling 2 van 4.")
    keyboard.type(INTERRUPT).expect("\nGestopt. Uw antwoorden zijn bewaard")
    assert keyboard.finish() == 130
    assert choices(tmp_path) == {"doel-1": "ja"}
    again = Keyboard("invullen", SMALL, "--eenvoudig", folder=tmp_path, rows=200)
    again.answer("1").expect("Stelling 2 van 4.")
    assert again.close_window() == 130


def test_a_terminal_of_another_alphabet_gets_near_letters(tmp_path: Path) -> None:
    keyboard = Keyboard("invullen", SMALL, folder=tmp_path, LC_ALL="", LANG="C", rows=200)
    fill_plainly(keyboard)
    keyboard.answer("4").expect("Bij minstens een onderwerp", "clienten")
    assert keyboard.written.isascii()


@pytest.mark.parametrize("command", [("invullen",), ("invullen", SMALL, "--eenvoudig")])
def test_without_a_terminal_nothing_is_answered(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dialoogcheck", *command],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PATH": os.environ["PATH"]},
        input="1\n" * 50,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 4
    assert "dialoogcheck rapport BESTAND" in done.stderr
    assert not done.stdout
    assert not list(tmp_path.iterdir())


def test_problems_are_told_before_the_first_question(tmp_path: Path) -> None:
    for arguments, code, said in [
        (("--map", "bestaat-niet"), 5, "De map bestaat-niet bestaat niet."),
        (("--uit", "er-al.pdf"), 5, "er-al.pdf bestaat al."),
        (("--uit", "weg/rapport.pdf"), 5, "De map weg bestaat niet."),
        (("--fase", "plaan"), 2, "De fase “plaan” bestaat niet. Bedoelde u “plan”?"),
        (("--verder", "weg.dialoog.json"), 3, "weg.dialoog.json bestaat niet."),
        (("--verder", "kapot.dialoog.json"), 3, "geen geldige JSON"),
        (("--verder", "kapot.dialoog.json", "--kort"), 2, "gaat niet samen"),
    ]:
        (tmp_path / "er-al.pdf").touch()
        (tmp_path / "kapot.dialoog.json").write_text("{")
        keyboard = Keyboard("invullen", SMALL, *arguments, folder=tmp_path)
        keyboard.expect(said)
        assert keyboard.finish() == code


def test_the_menu(tmp_path: Path) -> None:
    menu = Keyboard(folder=tmp_path)
    menu.expect("1  Nieuwe check invullen", "?  Hulp", "s  Stoppen")
    menu.type("?").expect("Terug naar het menu", str(tmp_path / "dialoogcheck"))
    menu.type(ENTER).expect("Wat wilt u doen?")
    menu.type("1").expect("Welke checklist?", "t  Terug")
    menu.type(ESCAPE).expect("Wat wilt u doen?")
    menu.type("1").expect("Welke checklist?")
    menu.type("2").expect("Hoeveel tijd hebt u?")
    menu.type("1").expect("Waar uw bestanden komen", str(tmp_path / "dialoogcheck"))
    menu.type(ENTER).expect("Begin", absent="Waar uw")
    menu.type(ENTER).expect("Voor welke organisatie")
    menu.type("Rivierstad", ENTER).expect("Over welk onderwerp")
    menu.type(INTERRUPT).expect("Gestopt. Uw antwoorden zijn bewaard")
    assert menu.finish() == 0
    assert len(list((tmp_path / "dialoogcheck").glob("rivierstad-*.dialoog.json"))) == 1
    again = Keyboard(folder=tmp_path)
    again.expect("2  Verder met Rivierstad")
    again.type("s")
    assert again.finish() == 0


def test_a_report_is_made_again_from_the_menu(tmp_path: Path) -> None:
    arguments = ("--organisatie", "Rivierstad", "--onderwerp", "Wmo", "--fase", "procedure")
    keyboard = Keyboard("invullen", "inkoopdialoog", *arguments, folder=tmp_path)
    keyboard.expect("Begin")
    keyboard.type(ENTER, "1", ENTER, "2", ENTER, "2", ENTER).expect("[1/")
    keyboard.type("4").expect("[2/")
    keyboard.type("s")
    assert keyboard.finish() == 130
    menu = Keyboard(folder=tmp_path)
    for number in (1, 2):
        menu.expect("Verder met Rivierstad · Wmo", "3  Rapport maken")
        menu.type("3").expect("Van welke antwoorden?")
        menu.type(DOWN, ENTER).expect("Druk op een toets")
        assert len(list(tmp_path.glob("*.pdf"))) == number
        menu.type(" ")
    menu.expect("Wat wilt u doen?")
    menu.type(INTERRUPT)
    assert menu.finish() == 0


# Open questions


def start_talk(folder: Path, **extra: Any) -> Keyboard:  # noqa: ANN401
    """The first statement of a checklist with one phase, no facts and open questions: only names are asked before."""
    keyboard = Keyboard("invullen", TALK, *extra.pop("arguments", ()), folder=folder, **extra)
    keyboard.expect("Klein gesprek", "Begin")
    keyboard.type(ENTER).expect("Voor welke organisatie")
    keyboard.type("Rivierstad", ENTER).expect("Over welk onderwerp")
    keyboard.type(ENTER).expect("Op welke datum")
    keyboard.type("n", ENTER).expect("[1/3]", "De groep was op het gemak.", absent="fase")
    assert "In welke fase" not in keyboard.written.decode()
    return keyboard


def test_open_questions_from_the_first_one_to_the_report(tmp_path: Path) -> None:
    keyboard = start_talk(tmp_path)
    keyboard.type("4").expect("[2/3]")
    keyboard.type("2").expect(
        "Open vraag · Gebied 1 van 2 · Gevoel", "Hoe ervaarde u het gesprek?", "U mag dit leeg laten"
    )
    keyboard.type("’t Was één “mooi” gesprek <b>", ENTER).expect("Wat zegt uw gevoel?")
    keyboard.type(ESCAPE).expect("Hoe ervaarde u het gesprek?", "’t Was één “mooi” gesprek <b>")
    keyboard.type("!", ENTER).expect("Wat zegt uw gevoel?")
    keyboard.type(ENTER).expect("[3/3]")
    keyboard.type("1").expect("Wat neemt u mee?")
    keyboard.type("Een agenda.", ENTER).expect(
        "Controleer uw antwoorden · 3 van 3 beantwoord", "[x] Hoe ervaarde u het gesprek? ’t Was één"
    )
    keyboard.expect("[ ] Wat zegt uw gevoel? niet ingevuld", "» Klaar")
    keyboard.type(ENTER).expect("Uw rapport:")
    assert keyboard.finish() == 0
    assert read_file(tmp_path)["antwoorden"] == {
        "gevoel-1": {"keuze": "ja"},
        "gevoel-2": {"keuze": "deels"},
        "gevoel-open": {"toelichting": "’t Was één “mooi” gesprek <b>!"},
        "vervolg-1": {"keuze": "nee"},
        "vervolg-open": {"toelichting": "Een agenda."},
    }
    (report,) = tmp_path.glob("*.pdf")
    whole = produce(replace(read_case(report, load_checklist(TALK)), extended=True), "pdf")
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(whole)).pages)
    assert "Hoe ervaarde u het gesprek? ’t Was één “mooi” gesprek <b>!" in text
    assert "Wat zegt uw gevoel?" not in text
    assert not ENGLISH.search(keyboard.written.decode())


def test_stopping_at_an_open_question_goes_on_there(tmp_path: Path) -> None:
    keyboard = start_talk(tmp_path)
    keyboard.type("4").expect("[2/3]")
    keyboard.type("2").expect("Hoe ervaarde u het gesprek?")
    keyboard.type("Fijn.", ENTER).expect("Wat zegt uw gevoel?")
    keyboard.type("half", INTERRUPT).expect("Gestopt. Uw antwoorden zijn bewaard")
    assert keyboard.finish() == 130
    assert read_file(tmp_path)["antwoorden"]["gevoel-open"] == {"toelichting": "Fijn."}
    again = Keyboard("invullen", TALK, "--verder", next(tmp_path.glob("*.dialoog.json")).name, folder=tmp_path)
    again.expect("[3/3]", "De groep maakte een afspraak.")
    again.type(LEFT).expect("Wat zegt uw gevoel?")
    again.type(ESCAPE).expect("Hoe ervaarde u het gesprek?", "Fijn.")


def test_open_questions_in_plain_lines(tmp_path: Path) -> None:
    keyboard = Keyboard("invullen", TALK, "--eenvoudig", folder=tmp_path, rows=200)
    keyboard.answer("", "Rivierstad", "", "n", "4").expect("Stelling 2 van 3.")
    keyboard.answer("4").expect("Open vraag. Gebied 1 van 2: Gevoel.", "Hoe ervaarde u het gesprek?")
    keyboard.answer("Fijn.").expect("Wat zegt uw gevoel?")
    keyboard.answer("t").expect("Nu staat er: Fijn.")
    keyboard.answer("-").expect("Leeg gelaten.")
    keyboard.answer("Goed.\n2\nEcht.", "", "").expect("Stelling 3 van 3.")
    keyboard.answer("4", "").expect("Controleer uw antwoorden")
    keyboard.answer("klaar").expect("Uw rapport:")
    assert keyboard.finish() == 0
    assert {
        id_: answer["toelichting"] for id_, answer in read_file(tmp_path)["antwoorden"].items() if "keuze" not in answer
    } == {"gevoel-zin": "Goed. 2 Echt."}


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12)])
def test_an_open_question_is_visible(tmp_path: Path, columns: int, rows: int) -> None:
    keyboard = start_talk(tmp_path, columns=columns, rows=rows)
    keyboard.type("4").expect("[2/3]")
    keyboard.type("3").expect("Hoe ervaarde u", "leeg laten", "Enter verder", "Esc terug")
    keyboard.type("Het was een lang gesprek. " * 8)
    keyboard.expect("gesprek.")
    keyboard.type(ENTER).expect("Wat zegt uw gevoel?")
    assert read_file(tmp_path)["antwoorden"]["gevoel-open"] == {
        "toelichting": ("Het was een lang gesprek. " * 8).strip()
    }
