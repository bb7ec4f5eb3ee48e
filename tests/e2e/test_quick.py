"""Somebody types paper forms over at a terminal."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.keyboard import ENTER, ESCAPE, INTERRUPT, ROOT, Keyboard

SMALL = str(ROOT / "tests" / "data" / "klein.yaml")
TALK = str(ROOT / "tests" / "data" / "gesprek.yaml")
PILE = ("invullen", SMALL, "--snel", "--fase", "plan", "--perspectief", "gemeente")
WIPE = "\x15"
BACKSPACE = "\x7f"
ENGLISH = re.compile(
    r"\b(cancelled|arrow keys|shortcuts|answer|invalid|press|select|usage|error|warning|finish|your)\b", re.IGNORECASE
)


def start(folder: Path, *arguments: str, **extra: Any) -> Keyboard:  # noqa: ANN401
    """The screen that asks for the first line; the form has four statements."""
    keyboard = Keyboard(*PILE, *arguments, folder=folder, **extra)
    keyboard.expect("Papier · gemeente · formulier 1", "Typ de 4 antwoorden op één regel")
    return keyboard


def save(keyboard: Keyboard, line: str, shown: str) -> None:
    """Type a line, look at what it means, and save it."""
    keyboard.type(line, ENTER).expect("Zo is uw regel gelezen", shown)
    keyboard.type(ENTER).expect("Klopt het met het papier?")
    keyboard.type("1")


def read_saved(folder: Path) -> list[dict[str, Any]]:
    """The saved forms, the first one first."""
    documents = [json.loads(path.read_text("utf-8")) for path in folder.glob("*.dialoog.json")]
    return sorted(documents, key=lambda document: str(document["inzending"]))


def list_choices(document: dict[str, Any]) -> dict[str, str]:
    return {id_: answer["keuze"] for id_, answer in document["antwoorden"].items()}


def test_two_forms_and_an_empty_line(tmp_path: Path) -> None:
    keyboard = start(tmp_path, "--organisatie", "Rivierstad", "--feit", "vorm=subsidie", "--gesprek", "11-12-2026")
    save(keyboard, "4 2 ? -", "Doel en ruimte · 1: Ja, 2: Deels.")
    keyboard.expect("formulier 2", absent="Klopt het")
    save(keyboard, "1.33", "Mandaat · 3: Grotendeels, 4: Grotendeels.")
    keyboard.expect("formulier 3", absent="Klopt het")
    keyboard.type(ENTER, ENTER).expect("2 formulieren zijn bewaard in de map .")
    assert keyboard.finish() == 0
    one, other = read_saved(tmp_path)
    assert list_choices(one) == {"doel-1": "ja", "doel-2": "deels", "mandaat-1": "weet-niet", "mandaat-2": "nvt"}
    assert list_choices(other) == {"doel-1": "nee", "mandaat-1": "grotendeels", "mandaat-2": "grotendeels"}
    assert (one["gegevens"]["organisatie"], one["gegevens"]["gesprek"]) == ("Rivierstad", "2026-12-11")
    assert (one["gegevens"]["vorm"], one["gegevens"]["herkenbaar"], one["afgerond"]) == ("subsidie", False, True)
    assert one["inzending"] != other["inzending"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gemeente-2.dialoog.json", "gemeente.dialoog.json"]
    assert not ENGLISH.search(keyboard.written.decode())


def test_a_mistake_is_told_and_the_line_stays(tmp_path: Path) -> None:
    keyboard = start(tmp_path)
    keyboard.type("4 2 7 1", ENTER).expect("Op plaats 3 staat ‘7’.", "4 2 7 1")
    keyboard.type(WIPE, "421", ENTER).expect("U typte 3 antwoorden. Het formulier heeft er 4. Dat is 1 te weinig.")
    keyboard.type("1", ENTER).expect("Zo is uw regel gelezen")
    keyboard.type(ENTER).expect("Klopt het")
    keyboard.type("1").expect("formulier 2")
    keyboard.type(ENTER, ENTER)
    assert keyboard.finish() == 0
    (document,) = read_saved(tmp_path)
    assert list(list_choices(document).values()) == ["ja", "deels", "nee", "nee"]


def test_no_typed_again(tmp_path: Path) -> None:
    keyboard = start(tmp_path)
    keyboard.type("1111", ENTER).expect("Zo is uw regel gelezen")
    keyboard.type(ENTER).expect("Klopt het met het papier?")
    keyboard.type("2").expect("Typ de 4 antwoorden", "1111", absent="Klopt het")
    assert not read_saved(tmp_path)
    # Whoever wipes the line wants to begin it again, not to end the pile.
    keyboard.type(WIPE, ENTER).expect("formulier 1", absent="1111")
    save(keyboard, "4444", "1: Ja, 2: Ja.")
    keyboard.expect("formulier 2")
    keyboard.type(ENTER, ENTER)
    assert keyboard.finish() == 0
    assert list(list_choices(read_saved(tmp_path)[0]).values()) == ["ja"] * 4


def test_a_form_without_an_answer_is_put_away(tmp_path: Path) -> None:
    keyboard = start(tmp_path)
    keyboard.type("....", ENTER).expect("geen enkel antwoord", "een leeg formulier")
    keyboard.type(WIPE, ENTER).expect("formulier 1", absent="geen enkel")
    keyboard.type(ENTER).expect("Er is niets bewaard.")
    assert keyboard.finish() == 0
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("where", ["at the line", "at the question"])
def test_breaking_off_keeps_what_was_saved(tmp_path: Path, where: str) -> None:
    keyboard = start(tmp_path)
    save(keyboard, "4444", "1: Ja")
    keyboard.expect("formulier 2", absent="Klopt het")
    if where == "at the question":
        keyboard.type("1111", ENTER).expect("Zo is uw regel gelezen")
        keyboard.type(ENTER).expect("Klopt het met het papier?")
    keyboard.type(INTERRUPT).expect("Gestopt. 1 formulier is bewaard in gemeente.dialoog.json.")
    assert keyboard.finish() == 130
    assert len(read_saved(tmp_path)) == 1
    assert "Traceback" not in keyboard.written.decode()


def test_closing_the_window_keeps_what_was_saved(tmp_path: Path) -> None:
    keyboard = start(tmp_path)
    save(keyboard, "4444", "1: Ja")
    keyboard.expect("formulier 2", absent="Klopt het")
    assert keyboard.close_window() == 130
    assert len(read_saved(tmp_path)) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_equal_forms_are_two_people(tmp_path: Path) -> None:
    keyboard = start(tmp_path)
    for number in (2, 3):
        save(keyboard, "4444", "1: Ja")
        keyboard.expect(f"formulier {number}", absent="Klopt het")
    keyboard.type(ENTER, ENTER)
    assert keyboard.finish() == 0
    compared = subprocess.run(
        [
            sys.executable,
            "-m",
            "dialoogcheck",
            "vergelijk",
            ".",
            "--checklist",
            SMALL,
            "--formaat",
            "json",
            "--uit",
            "-",
        ],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert json.loads(compared.stdout)["deelnemers"]["gemeente"] == 2, compared.stderr


def test_a_small_window(tmp_path: Path) -> None:
    keyboard = Keyboard(*PILE, folder=tmp_path, columns=40, rows=12)
    keyboard.expect("formulier 1")
    assert "4 antwoorden" in " ".join(keyboard.text.split())
    save(keyboard, "42?-", "Zo is uw regel gelezen")
    keyboard.expect("formulier 2", absent="Klopt het")
    keyboard.type(ENTER, ENTER)
    assert keyboard.finish() == 0
    assert len(read_saved(tmp_path)) == 1


@pytest.mark.parametrize("how", [{"arguments": ("--eenvoudig",)}, {"TERM": "dumb"}, {"LC_ALL": "", "LANG": "C"}])
def test_plain_lines(tmp_path: Path, how: dict[str, Any]) -> None:
    keyboard = Keyboard(*PILE, *how.pop("arguments", ()), folder=tmp_path, rows=200, **how)
    keyboard.expect("Typ de 4 antwoorden", "Uw tekst:")
    keyboard.answer("42").expect("2 te weinig", "Nu staat er: 42")
    keyboard.answer("42?-").expect("Zo is uw regel gelezen", "druk op Enter")
    keyboard.answer("").expect("1 Ja, bewaren", "2 Nee, opnieuw typen")
    keyboard.answer("1").expect("formulier 2")
    keyboard.answer("9").expect("Op plaats 1 staat", "Een minteken (-) wist de tekst.")
    keyboard.answer("-", "").expect("1 formulier is bewaard in gemeente.dialoog.json.")
    assert keyboard.finish() == 0
    assert b"\x1b" not in keyboard.written
    assert list(list_choices(read_saved(tmp_path)[0]).values()) == ["ja", "deels", "weet-niet", "nvt"]


def test_a_folder_of_your_choice_and_recognisable_answers(tmp_path: Path) -> None:
    (tmp_path / "papier").mkdir()
    keyboard = start(tmp_path, "--map", "papier", "--open")
    save(keyboard, "4444", "1: Ja")
    keyboard.expect("formulier 2", absent="Klopt het")
    keyboard.type(ENTER, ENTER).expect("1 formulier is bewaard in papier/gemeente.dialoog.json.")
    assert keyboard.finish() == 0
    assert read_saved(tmp_path / "papier")[0]["gegevens"]["herkenbaar"] is True


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--snel",), 2, "Bij --snel horen --fase en --perspectief."),
        (("--snel", "--fase", "plan"), 2, "Bij --snel horen --fase en --perspectief."),
        (("--snel", "--fase", "plaan", "--perspectief", "gemeente"), 2, "Bedoelde u “plan”?"),
        (("--snel", "--fase", "plan", "--perspectief", "buur"), 2, "Het perspectief “buur” bestaat niet."),
        (("--snel", "--fase", "plan", "--perspectief", "gemeente,aanbieder"), 2, "één perspectief tegelijk"),
        (("--snel", "--fase", "plan", "--perspectief", "aanbieder"), 2, "geen stellingen voor aanbieder"),
        (("--snel", "--fase", "plan", "--perspectief", "gemeente", "--feit", "vorm=x"), 2, "dat antwoord kan niet"),
        (("--snel", "--fase", "plan", "--perspectief", "gemeente", "--map", "weg"), 5, "De map weg bestaat niet."),
        (("--snel", "--verder", "a.json"), 2, "--snel gaat niet samen"),
        (("--perspectief", "gemeente"), 2, "horen bij --snel"),
        (("--open",), 2, "horen bij --snel"),
    ],
)
def test_problems_are_told_before_the_first_line(
    tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    keyboard = Keyboard("invullen", SMALL, *arguments, folder=tmp_path)
    keyboard.wait(lambda text: said in " ".join(text.split()), said)
    assert keyboard.finish() == code
    assert not list(tmp_path.iterdir())


def test_without_a_terminal_nothing_is_answered(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dialoogcheck", *PILE],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PATH": os.environ["PATH"]},
        input="4444\n" * 5,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 4
    assert "dialoogcheck inlezen --sjabloon" in done.stderr
    assert not done.stdout
    assert not list(tmp_path.iterdir())


# Open questions


def start_talk(folder: Path, *arguments: str, **extra: Any) -> Keyboard:  # noqa: ANN401
    """The first line of the form with three statements and three open questions; its one phase need not be named."""
    keyboard = Keyboard("invullen", TALK, "--snel", "--perspectief", "aanbieder", *arguments, folder=folder, **extra)
    keyboard.expect("Papier · aanbieder · formulier 1", "Typ de 3 antwoorden op één regel")
    return keyboard


def test_words_are_typed_after_the_line(tmp_path: Path) -> None:
    keyboard = start_talk(tmp_path)
    save(keyboard, "421", "Gevoel · 1: Ja, 2: Deels.")
    keyboard.expect("Formulier 1 · open vraag 1 van 3", "Hoe ervaarde u het gesprek?", "Laat namen weg.", absent="Esc")
    keyboard.type("  ’t Was   één “mooi” gesprek; 100% <b>  ", ENTER).expect(
        "open vraag 2 van 3", "Wat zegt uw gevoel?", "Esc vorige vraag"
    )
    keyboard.type(ENTER).expect("open vraag 3 van 3", "Wat neemt u mee?")
    keyboard.type("Een agenda.", ENTER).expect("formulier 2", absent="open vraag")
    save(keyboard, "111", "Vervolg · 3: Nee.")
    for number in (1, 2, 3):
        keyboard.expect(f"Formulier 2 · open vraag {number}")
        keyboard.type(*[ENTER] * (2 if number == 1 else 1))
    keyboard.expect("formulier 3")
    keyboard.type(ENTER).expect("2 formulieren zijn bewaard")
    assert keyboard.finish() == 0
    one, other = read_saved(tmp_path)
    assert one["antwoorden"] == {
        "gevoel-1": {"keuze": "ja"},
        "gevoel-2": {"keuze": "deels"},
        "gevoel-open": {"toelichting": "’t Was één “mooi” gesprek; 100% <b>"},
        "vervolg-1": {"keuze": "nee"},
        "vervolg-open": {"toelichting": "Een agenda."},
    }
    assert one["gegevens"]["fase"] == "na-afloop"
    assert list(other["antwoorden"]) == ["gevoel-1", "gevoel-2", "vervolg-1"]
    assert not ENGLISH.search(keyboard.written.decode())


def test_going_back_to_an_open_question_shows_what_was_typed(tmp_path: Path) -> None:
    keyboard = start_talk(tmp_path)
    save(keyboard, "421", "Gevoel")
    keyboard.expect("open vraag 1 van 3")
    keyboard.type("Fijnn", ENTER).expect("open vraag 2 van 3")
    keyboard.type(ESCAPE).expect("open vraag 1 van 3", "Fijnn", absent="Esc")
    keyboard.type(BACKSPACE, ".", ENTER).expect("open vraag 2 van 3")
    keyboard.type("Goed.", ENTER).expect("open vraag 3 van 3")
    keyboard.type(ESCAPE).expect("open vraag 2 van 3", "Goed.")
    keyboard.type(WIPE, ENTER).expect("open vraag 3 van 3")
    keyboard.type(ENTER).expect("formulier 2")
    keyboard.type(ENTER)
    assert keyboard.finish() == 0
    (document,) = read_saved(tmp_path)
    assert {id_: answer["toelichting"] for id_, answer in document["antwoorden"].items() if "keuze" not in answer} == {
        "gevoel-open": "Fijn."
    }


@pytest.mark.parametrize("how", ["interrupt", "window"])
def test_breaking_off_at_an_open_question_keeps_the_form(tmp_path: Path, how: str) -> None:
    keyboard = start_talk(tmp_path)
    save(keyboard, "421", "Gevoel")
    keyboard.expect("open vraag 1 van 3")
    keyboard.type("Fijn.", ENTER).expect("open vraag 2 van 3")
    if how == "interrupt":
        keyboard.type(INTERRUPT).expect("Gestopt. 1 formulier is bewaard in aanbieder.dialoog.json.")
        assert keyboard.finish() == 130
    else:
        assert keyboard.close_window() == 130
    (document,) = read_saved(tmp_path)
    assert document["antwoorden"]["gevoel-open"] == {"toelichting": "Fijn."}
    assert len(list(tmp_path.iterdir())) == 1
    assert "Traceback" not in keyboard.written.decode()


def test_a_form_with_words_only_is_put_away(tmp_path: Path) -> None:
    keyboard = start_talk(tmp_path)
    keyboard.type("...", ENTER).wait(
        lambda text: "Ook niet als er bij een open vraag iets staat." in " ".join(text.split()), "words only"
    )
    keyboard.type(WIPE, ENTER).expect("formulier 1", absent="geen enkel")
    keyboard.type(ENTER).expect("Er is niets bewaard.")
    assert keyboard.finish() == 0


def test_more_words_than_fit_are_told_and_stay(tmp_path: Path) -> None:
    keyboard = start_talk(tmp_path)
    save(keyboard, "421", "Gevoel")
    keyboard.expect("open vraag 1 van 3")
    keyboard.type("W" * 2_001, ENTER).expect("Dit zijn 2001 tekens. Er passen er 2000.")
    keyboard.type(BACKSPACE, ENTER).expect("open vraag 2 van 3")
    keyboard.type(INTERRUPT)
    assert keyboard.finish() == 130
    assert read_saved(tmp_path)[0]["antwoorden"]["gevoel-open"] == {"toelichting": "W" * 2_000}


def test_an_open_question_in_a_small_window(tmp_path: Path) -> None:
    keyboard = Keyboard("invullen", TALK, "--snel", "--perspectief", "aanbieder", folder=tmp_path, columns=40, rows=12)
    save(keyboard, "421", "Gevoel")
    for question in ("Hoe ervaarde u", "Wat zegt uw", "Wat neemt u"):
        keyboard.expect("open vraag", question)
        keyboard.type("Ja.", ENTER)
    keyboard.expect("formulier 2", absent="open vraag")
    keyboard.type(ENTER)
    assert keyboard.finish() == 0
    assert len(read_saved(tmp_path)[0]["antwoorden"]) == 6


def test_open_questions_in_plain_lines(tmp_path: Path) -> None:
    keyboard = Keyboard(
        "invullen", TALK, "--snel", "--perspectief", "aanbieder", "--eenvoudig", folder=tmp_path, rows=200
    )
    keyboard.expect("Typ de 3 antwoorden", "Uw tekst:")
    keyboard.answer("421").expect("Zo is uw regel gelezen")
    keyboard.answer("").expect("1 Ja, bewaren")
    keyboard.answer("ja").expect("open vraag 1 van 3")
    keyboard.answer("Fijnn").expect("open vraag 2 van 3", "t voor vorige vraag.")
    keyboard.answer("t").expect("Nu staat er: Fijnn", "Enter houdt deze tekst.")
    keyboard.answer("Fijn").expect("open vraag 2 van 3")
    keyboard.answer("", "").expect("formulier 2")
    keyboard.answer("").expect("1 formulier is bewaard")
    assert keyboard.finish() == 0
    assert b"\x1b" not in keyboard.written
    assert read_saved(tmp_path)[0]["antwoorden"]["gevoel-open"] == {"toelichting": "Fijn"}
