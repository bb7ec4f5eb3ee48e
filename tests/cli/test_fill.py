"""``invullen`` and the menu without a terminal: what happens around the questions."""

import datetime as dt
import io
import json
import os
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dialoogcheck import dutch
from dialoogcheck.advice.case import Case, find_example
from dialoogcheck.advice.model import Advice
from dialoogcheck.asking import conversation, sessions
from dialoogcheck.asking.opening import has_desktop
from dialoogcheck.asking.plain import PlainAsker
from dialoogcheck.asking.start_menu import read_path
from dialoogcheck.cli import ending, fill, import_command, menu, program
from dialoogcheck.errors import OutputError
from dialoogcheck.files import find_answers_folder, write_atomically
from tests.cli.people import write_group
from tests.keyboard import ROOT

SMALL = str(ROOT / "tests" / "data" / "klein.yaml")
DETAILS = "\nGemeente Rivierstad\nJeugdhulp 2027\n1\nn\n1\n2\n"
ALL_YES = "4\n4\n4\n4\n"
FINISH = "1\n"
MEND = "2\n"
"""Asked whether a check that was ended is measured again, or changed."""

Run = Callable[..., tuple[int, str]]
OpenMenu = Callable[[str], tuple[int, str]]


class Desk:
    """Somebody who types a script, and a maker of reports that can be told to fail."""

    def __init__(self) -> None:
        """A report can be made, until ``problem`` is set."""
        self.problem: BaseException | None = None
        self.reports: list[Advice] = []

    def write_report(self, case: Case, format_: str, path: Path, *, overwrite: bool) -> None:
        """What the real one does, as far as these tests care."""
        assert format_ == "pdf"
        assert overwrite or not path.exists()
        if self.problem:
            raise self.problem
        self.reports.append(case.advice)
        path.write_bytes(b"%PDF")


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """A folder of its own, and reports that cost no time."""
    desk = Desk()
    monkeypatch.setattr(ending, "write_report", desk.write_report)
    monkeypatch.setattr(conversation, "warm_up", lambda: None)
    monkeypatch.setattr(fill, "check_terminal", lambda _: None)
    monkeypatch.chdir(tmp_path)
    return desk


@pytest.fixture
def run(desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:  # noqa: ARG001 - its effects
    """Run the program while somebody types; the exit code, and all that came on the screen."""

    def run_program(*arguments: str, typed: str) -> tuple[int, str]:
        written = io.StringIO()
        reader = io.StringIO(typed)
        for module in (conversation, menu):
            monkeypatch.setattr(module, "open_asker", lambda *, plain: PlainAsker(reader, written, columns=200))  # noqa: ARG005
        with pytest.raises(SystemExit) as caught:
            program(list(arguments))
        captured = capsys.readouterr()
        return int(str(caught.value.code or 0)), written.getvalue() + captured.out + captured.err

    return run_program


def find_file(folder: Path = Path()) -> Path:
    (path,) = folder.glob("*.dialoog.json")
    return path


def read_file(folder: Path = Path()) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(find_file(folder).read_text("utf-8"))
    return document


def test_all_the_way(run: Run, desk: Desk) -> None:
    code, said = run("invullen", SMALL, typed=DETAILS + ALL_YES + FINISH)
    assert code == 0
    assert "De voorbereiding staat" in said
    name = find_file().name.removesuffix(".dialoog.json")
    assert f"Uw antwoorden: {name}.dialoog.json" in said
    assert f"Uw rapport: {name}.pdf" in said
    assert desk.reports[0].result.assessment.details.organisation == "Gemeente Rivierstad"
    assert read_file()["afgerond"] is True


def test_a_report_that_cannot_be_made_costs_no_answers(run: Run, desk: Desk) -> None:
    desk.problem = OutputError("Hier kan geen PDF gemaakt worden.", "Typ dialoogcheck diagnose.")
    code, said = run("invullen", SMALL, typed=DETAILS + ALL_YES + FINISH)
    assert code == 5
    assert "De voorbereiding staat" in said
    assert f"Maak later het rapport met: dialoogcheck rapport {find_file()} --checklist {shlex.quote(SMALL)}" in said
    assert read_file()["afgerond"] is True
    assert not list(Path().glob("*.pdf"))


def test_where_the_report_goes(run: Run) -> None:
    assert run("invullen", SMALL, "--uit", "mijn.pdf", typed=DETAILS + ALL_YES + FINISH)[0] == 0
    assert Path("mijn.pdf").exists()
    code, said = run("invullen", SMALL, "--uit", "mijn.pdf", typed="")
    assert code == 5
    assert "mijn.pdf bestaat al." in said
    arguments = ("--uit", "mijn.pdf", "--overschrijf", "--verder", str(find_file()))
    assert run("invullen", SMALL, *arguments, typed=MEND + FINISH)[0] == 0


def test_an_earlier_report_stays(run: Run) -> None:
    run("invullen", SMALL, typed=DETAILS + ALL_YES + FINISH)
    _, said = run("invullen", SMALL, "--verder", str(find_file()), typed=MEND + FINISH)
    assert "-2.pdf" in said
    assert len(list(Path().glob("*.pdf"))) == 2
    run("invullen", SMALL, "--verder", str(find_file()), "--overschrijf", typed=MEND + FINISH)
    assert len(list(Path().glob("*.pdf"))) == 2


@pytest.mark.parametrize(("output", "code"), [(".", 5), ("-", 2), ("weg/x.pdf", 5), ("a" * 300, 5)])
def test_a_place_that_cannot_be(run: Run, output: str, code: int) -> None:
    assert run("invullen", SMALL, "--uit", output, typed="")[0] == code
    assert run("invullen", SMALL, "--map", output + "/x", typed="")[0] == 5
    assert not list(Path().glob("*.json"))


def test_a_name_that_looks_like_an_option(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("invullen", SMALL, typed=DETAILS + "n\nNagaan.\n4\n4\n4\n4\ns\n")
    find_file().rename("-x.dialoog.json")
    assert (
        f"dialoogcheck invullen {shlex.quote(SMALL)} --verder ./-x.dialoog.json"
        in run("invullen", SMALL, typed="1\ns\n")[1]
    )
    _, said = run("invullen", SMALL, typed="1\n" + FINISH)
    assert f"dialoogcheck rapport ./-x.dialoog.json --checklist {shlex.quote(SMALL)} --deelbaar" in said
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    made: list[tuple[object, object]] = []
    monkeypatch.setattr("click.pause", lambda *_, **__: None)
    command = import_command("rapport")
    monkeypatch.setattr(command, "callback", lambda files, output, **_: made.append((files, output)))
    run(typed="rapport\n1\ns\n")
    assert made == [((Path("-x.dialoog.json"),), "-x-2.pdf")]


def test_a_name_cannot_steer_the_terminal(run: Run) -> None:
    run("invullen", SMALL, typed=DETAILS + ALL_YES + "s\n")
    find_file().rename("x\x1b]0;boe\x07.dialoog.json")
    said = run("invullen", SMALL, typed="1\n" + FINISH)[1]
    assert "Uw antwoorden: x�]0;boe�.dialoog.json" in said
    assert "Uw rapport: x�]0;boe�.pdf" in said
    assert "\x1b]" not in said


def test_a_result_longer_than_the_window_ends_with_the_verdict(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    said = run("invullen", SMALL, typed=DETAILS + ALL_YES + FINISH)[1]
    assert "Blader omhoog" not in said
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((80, 5)))
    said = run("invullen", SMALL, "--verder", str(find_file()), typed=MEND + FINISH)[1]
    assert "\n\nDe voorbereiding staat. Blader omhoog voor de hele uitkomst.\n" in said


def test_answers_go_to_the_folder_that_was_asked_for(run: Run) -> None:
    Path("elders").mkdir()
    code, said = run("invullen", SMALL, "--map", "elders", typed=DETAILS + "s\n")
    assert code == 130
    path = find_file(Path("elders"))
    assert f"bewaard in {path}." in said
    assert f"dialoogcheck invullen {shlex.quote(SMALL)} --verder {path}" in said


def test_what_is_on_the_command_line_is_not_asked(run: Run) -> None:
    arguments = ("--organisatie", " Rivierstad ", "--onderwerp", "Wmo", "--fase", "gesprek", "--kort")
    _, said = run("invullen", SMALL, *arguments, typed="\nn\n1\n2\n4\ns\n")
    assert "Voor welke organisatie" not in said
    assert "In welke fase" not in said
    details = read_file()["gegevens"]
    assert (details["organisatie"], details["onderwerp"], details["fase"], details["omvang"]) == (
        "Rivierstad",
        "Wmo",
        "gesprek",
        "kort",
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2099-12-11", "2099-12-11"),
        ("11-12-2099", "2099-12-11"),
        ("nog-niet-bekend", None),
        ("11-12-2001", "2001-12-11"),
    ],
)
def test_the_date_of_the_conversation_on_the_command_line(run: Run, typed: str, written: str | None) -> None:
    odd = written == "2001-12-11"
    details = DETAILS.replace("n\n", "", 1).replace("\n", "\n\n", odd)
    code, said = run("invullen", SMALL, "--gesprek", typed, typed=details + ALL_YES + FINISH)
    assert code == 0
    assert "Op welke datum" not in said
    assert ("Klopt dat?" in said) == odd
    assert read_file()["gegevens"].get("gesprek") == written


@pytest.fixture
def ended(run: Run) -> Path:
    """A check that was ended without a date of the conversation."""
    run("invullen", SMALL, typed=DETAILS + ALL_YES + FINISH)
    return find_file()


def test_a_check_that_was_ended_gets_another_date_and_a_new_report_without_a_question(
    run: Run, desk: Desk, ended: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ended.read_text("utf-8")
    monkeypatch.setattr(fill, "check_terminal", lambda _: pytest.fail("nothing is asked"))
    code, said = run("invullen", SMALL, "--verder", str(ended), "--gesprek", "18-12-2099", typed="")
    assert code == 0
    assert "Datum van het gesprek: 18 december 2099" in said
    assert "-2.pdf" in said
    assert str(desk.reports[-1].result.assessment.details.talk) == "2099-12-18"
    after = ended.read_text("utf-8")
    assert after == before.replace('"gemeente"\n', '"gemeente",\n    "gesprek": "2099-12-18"\n')
    _, said = run("invullen", SMALL, "--verder", str(ended), "--gesprek", "18-12-2001", typed="")
    assert "Let op: 18 december 2001 ligt vóór" in said
    assert ended.read_text("utf-8") == after.replace("2099", "2001")
    run("invullen", SMALL, "--verder", str(ended), "--gesprek", "nog-niet-bekend", typed="")
    assert ended.read_text("utf-8") == before


def test_another_date_does_not_take_an_earlier_version_for_that_of_now(run: Run, ended: Path) -> None:
    document = read_file()
    document["checklist"] |= {"versie": "0.9.0", "vingerafdruk": "sha256:0"}
    ended.write_text(json.dumps(document))
    code, said = run("invullen", SMALL, "--verder", str(ended), "--gesprek", "18-12-2099", typed=MEND + "\ns\n")
    assert code == 130
    assert "De checklist is veranderd" in said
    document["gegevens"]["gesprek"] = "2099-12-18"
    assert read_file() == document


def test_a_check_that_is_not_ended_gets_the_date_and_goes_on(run: Run) -> None:
    run("invullen", SMALL, typed=DETAILS.replace("n\n1\n2\n", "s\n"))
    _, said = run("invullen", SMALL, "--gesprek", "18-12-2099", typed="1\n1\ns\n")
    assert "Op welke datum" not in said
    assert read_file()["gegevens"]["gesprek"] == "2099-12-18"
    _, said = run("invullen", SMALL, "--gesprek", "18-12-2001", "--verder", str(find_file()), typed="\ns\n")
    assert "Klopt dat?" in said
    assert "aan het eind nog veranderen" in said
    assert read_file()["gegevens"]["gesprek"] == "2001-12-18"
    assert read_file()["gegevens"]["vorm"] == "aanbesteding"


def test_a_place_that_cannot_be_leaves_the_date_as_it_was(run: Run, ended: Path) -> None:
    before = ended.read_bytes()
    arguments = ("--verder", str(ended), "--gesprek", "18-12-2099", "--uit", "weg/x.pdf")
    assert run("invullen", SMALL, *arguments, typed="")[0] == 5
    assert ended.read_bytes() == before


@pytest.mark.parametrize("typed", ["31-2-2026", "morgen", "11-12", ""])
def test_what_is_no_date_is_told(run: Run, typed: str) -> None:
    code, said = run("invullen", SMALL, "--gesprek", typed, typed="")
    assert code == 2
    assert f"“{typed}” is geen datum zoals 2026-12-11 of 11-12-2026." in said


def test_wrong_use(run: Run) -> None:
    assert run("invullen", SMALL, "--fase", "plaan", typed="")[0] == 2
    assert run("invullen", SMALL, "--kort", "--verder", "x.dialoog.json", typed="")[0] == 2
    assert run("invullen", "onbekend", typed="")[0] == 3


def test_every_answer_is_in_the_file_at_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[int] = []
    save = sessions.AnswerFile.save

    def count(self: sessions.AnswerFile, interview: Any) -> None:  # noqa: ANN401
        save(self, interview)
        saved.append(len(read_file()["antwoorden"]))

    monkeypatch.setattr(sessions.AnswerFile, "save", count)
    run("invullen", SMALL, typed=DETAILS + ALL_YES + FINISH)
    assert saved == [0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 4]


def test_a_disk_that_fills_up_keeps_the_earlier_answers(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write = write_atomically

    def fill_up(path: Path, data: bytes, *, private: bool) -> None:
        if b"doel-2" in data:
            raise OutputError("De schijf is vol.")
        write(path, data, private=private)

    monkeypatch.setattr(sessions, "write_atomically", fill_up)
    code, said = run("invullen", SMALL, typed=DETAILS + ALL_YES)
    assert code == 5
    assert "De schijf is vol.\nUw eerdere antwoorden zijn bewaard." in said
    assert list(read_file()["antwoorden"]) == ["doel-1"]


def test_going_on_is_offered_until_it_is_done(run: Run) -> None:
    run("invullen", SMALL, typed=DETAILS + "4\n4\ns\n")
    _, said = run("invullen", SMALL, typed="1\n" + "4\n4\n" + "s\n")
    assert "Verder met Gemeente Rivierstad, Jeugdhulp 2027 (" in said
    assert "2 van 4 beantwoord)" in said
    # All is answered, but the user did not end it yet.
    _, said = run("invullen", SMALL, typed="1\n" + FINISH)
    assert "4 van 4 beantwoord)" in said
    _, said = run("invullen", SMALL, typed=DETAILS + "s\n")
    assert "Verder met" not in said
    assert len(list(Path().glob("*.dialoog.json"))) == 2


def test_half_of_the_details_is_kept_too(run: Run) -> None:
    code, _ = run("invullen", SMALL, typed="\nGemeente Rivierstad\ns\n")
    assert code == 130
    assert read_file()["gegevens"].keys() == {"organisatie", "datum", "perspectief"}
    _, said = run("invullen", SMALL, typed="1\n" + "Jeugdhulp\ns\n")
    assert "Verder met Gemeente Rivierstad (" in said
    assert "nog geen stelling beantwoord" in said
    assert read_file()["gegevens"]["onderwerp"] == "Jeugdhulp"


def test_files_with_problems_are_not_offered(run: Run) -> None:
    Path("kapot.dialoog.json").write_text("{")
    Path("vreemd.dialoog.json").write_text("[]")
    Path("map.dialoog.json").mkdir()
    _, said = run("invullen", SMALL, typed="\ns\n")
    assert "Verder met" not in said


def test_stopping_at_the_offer_changes_nothing(run: Run) -> None:
    run("invullen", SMALL, typed=DETAILS + "4\ns\n")
    before = find_file().read_bytes()
    code, said = run("invullen", SMALL, typed="s\n")
    assert code == 130
    assert "nog niets ingevuld" in said
    assert find_file().read_bytes() == before


def test_another_checklist_and_a_changed_one_are_noticed(run: Run) -> None:
    run("invullen", SMALL, typed=DETAILS + "4\ns\n")
    document = read_file()
    document["checklist"]["vingerafdruk"] = "sha256:0"
    find_file().write_text(json.dumps(document))
    _, said = run("invullen", SMALL, "--verder", str(find_file()), typed="\ns\n")
    assert "De checklist is veranderd" in said
    assert "Nieuw of" not in said
    document["afgerond"] = True
    document["antwoorden"]["oud-1"] = {"keuze": "nee"}
    find_file().write_text(json.dumps(document))
    _, said = run("invullen", SMALL, "--verder", str(find_file()), typed=MEND + "\ns\n")
    assert "Nieuw of nog zonder antwoord: ‘Echte ruimte’, ‘" in said
    assert "die deze checklist niet heeft: oud-1. Dit telt niet mee.\nHet blijft wel in uw bestand staan." in said
    document["checklist"].pop("vingerafdruk")
    find_file().write_text(json.dumps(document))
    _, said = run("invullen", SMALL, "--verder", str(find_file()), typed=MEND + "\ns\n")
    assert "Let op\nAntwoord op" in said
    assert "De checklist is veranderd" not in said
    document["checklist"]["vingerafdruk"] = "sha256:0"
    code, said = run("invullen", "inkoopdialoog", "--verder", str(find_file()), typed="")
    assert code == 3
    assert "hoort bij de checklist “klein”" in said
    document["gegevens"]["fase"] = "weg"
    find_file().write_text(json.dumps(document))
    code, said = run("invullen", SMALL, "--verder", str(find_file()), typed="")
    assert code == 3
    assert "gegevens.fase" in said


def test_a_program_of_somebody_else_said_nothing_about_being_done(run: Run) -> None:
    run("invullen", SMALL, typed=DETAILS + "4\ns\n")
    document = read_file()
    del document["afgerond"]
    find_file().write_text(json.dumps(document))
    assert "Verder met" in run("invullen", SMALL, typed="s\n")[1]
    document["antwoorden"] = {id_: {"keuze": "ja"} for id_ in ("doel-1", "doel-2", "mandaat-1", "mandaat-2")}
    find_file().write_text(json.dumps(document))
    assert "Verder met" not in run("invullen", SMALL, typed="\ns\n")[1]


def test_the_end_of_input_is_a_stop(run: Run) -> None:
    code, _ = run("invullen", SMALL, typed=DETAILS + "4\n")
    assert code == 130
    assert list(read_file()["antwoorden"]) == ["doel-1"]


@pytest.fixture
def last_year(run: Run) -> Path:
    """A check of last year that was ended, with a note."""
    run("invullen", SMALL, typed=DETAILS + "n\nNagaan.\n" + ALL_YES + FINISH)
    document = read_file()
    document["gegevens"]["datum"] = "2025-05-12"
    find_file().write_text(json.dumps(document), "utf-8")
    return find_file().rename("vorig.dialoog.json")


@pytest.mark.parametrize("arguments", [("--opnieuw",), ("--verder",)])
def test_a_check_is_measured_again_in_a_file_of_its_own(run: Run, last_year: Path, arguments: tuple[str, ...]) -> None:
    before = last_year.read_bytes()
    asked = "1\n" if arguments == ("--verder",) else ""
    # Nothing is preselected: a bare Enter answers nothing.
    _, said = run("invullen", SMALL, *arguments, str(last_year), typed=f"{asked}\nn\n\n\n\n3\ns\n")
    assert "U hebt nog niets gekozen." in said
    assert said.count("Vorige keer (12 mei 2025): Ja. Notitie: Nagaan.") == 1
    assert last_year.read_bytes() == before
    (new,) = set(Path().glob("*.dialoog.json")) - {last_year}
    document = json.loads(new.read_text("utf-8"))
    assert document["gegevens"]["datum"] == dt.datetime.now().astimezone().date().isoformat()
    assert document["gegevens"]["onderwerp"] == "Jeugdhulp 2027"
    assert [answer["keuze"] for answer in document["antwoorden"].values()] == ["grotendeels"]
    # Also after a stop, and no longer once it is done.
    _, said = run("invullen", SMALL, "--verder", str(new), typed="4\n4\n4\n" + FINISH)
    assert said.count("Vorige keer (12 mei 2025): Ja\n") == 3
    document = json.loads(new.read_text("utf-8"))
    assert document["afgerond"] is True
    assert "vorige_keer" not in document
    assert "Nagaan" not in new.read_text("utf-8")
    assert last_year.read_bytes() == before


def test_a_check_that_is_done_is_not_changed_by_accident(run: Run, last_year: Path) -> None:
    before = last_year.read_bytes()
    for typed in ("", "s\n", "1\n", "2\ns\n", "1\n\ns\n"):
        run("invullen", SMALL, "--verder", str(last_year), typed=typed)
    run("invullen", SMALL, "--opnieuw", str(last_year), "--gesprek", "18-12-2099", typed="\ns\n")
    assert last_year.read_bytes() == before
    assert list(Path().glob("*.dialoog.json")) == [last_year]


def test_what_was_answered_last_time_can_be_anything(run: Run, last_year: Path) -> None:
    run("invullen", SMALL, "--opnieuw", str(last_year), typed="\nn\n\n\n3\ns\n")
    (new,) = set(Path().glob("*.dialoog.json")) - {last_year}
    document = json.loads(new.read_text("utf-8"))
    planted: object
    for planted in (None, 3, "x", [], {}, {"datum": 3}, {"antwoorden": []}, {"antwoorden": {"doel-1": "ja"}}):
        new.write_text(json.dumps({**document, "vorige_keer": planted}), "utf-8")
        code, said = run("invullen", SMALL, "--verder", str(new), typed="s\n")
        assert code == 130
        assert "Onze excuses" not in said


def test_the_menu_measures_again(open_menu: OpenMenu) -> None:
    document = json.loads(find_example("inkoopdialoog").read_text("utf-8"))
    Path("vorig.dialoog.json").write_text(json.dumps({**document, "afgerond": True}), "utf-8")
    _, said = open_menu("opnieuw\n1\n\nn\n\n\n\n\n4\ns\n")
    assert "Vorige keer" in said
    assert len(list(Path().glob("*.dialoog.json"))) == 2


@pytest.fixture
def open_menu(run: Run, monkeypatch: pytest.MonkeyPatch) -> OpenMenu:
    """Start the program without a command, at a terminal, and type this."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.pause", lambda *_, **__: None)

    def start(typed: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        return run(typed=typed)

    return start


SHORT_CHECK = "1\n1\n1\n"
"""A new check in the menu: the first checklist, the short version."""


def test_the_menu_begins_a_check_goes_on_with_it_and_stops_without_an_error(open_menu: OpenMenu) -> None:
    code, said = open_menu("s\n")
    assert code == 0
    assert "Verder met een check" in said
    # Whoever stops halfway made no mistake.
    code, said = open_menu(f"{SHORT_CHECK}\nRivierstad\ns\n")
    assert code == 0
    assert "Uw antwoorden zijn bewaard" in said
    assert read_file()["gegevens"]["omvang"] == "kort"
    code, said = open_menu("2\nJeugdhulp\ns\n")
    assert code == 0
    assert "Verder met Rivierstad (" in said
    assert read_file()["gegevens"]["onderwerp"] == "Jeugdhulp"


def test_the_menu_comes_back(open_menu: OpenMenu) -> None:
    code, said = open_menu("hulp\n\nnieuwe\nt\nformulieren maken\n1\nt\ngroepsrapport\nweg\nt\ns\n")
    assert code == 0
    assert said.count("Wat wilt u doen?") == 5
    assert "Dat bestand of die map is er niet." in said


def test_the_menu_reaches_every_command_for_answers(open_menu: OpenMenu, monkeypatch: pytest.MonkeyPatch) -> None:
    write_group("in", {"gemeente": 5})
    shutil.copy("in/gemeente-0.json", "a.dialoog.json")
    made: list[str] = []
    for name in ("rapport", "formulier", "inlezen", "vergelijk", "ontwikkeling", "voorbeeld", "invullen"):
        command = import_command(name)
        monkeypatch.setattr(command, "callback", lambda name=name, **given: made.append(name))  # noqa: ARG005
    code, said = open_menu(
        "nieuwe\n1\n1\nrapport\n1\nformulieren maken\n1\n1\n1\n1\ningevulde\nin\ngroepsrapport\nin\n"
        "ontwikkeling\n1\nin\nvoorbeeld\n1\ns\n"
    )
    assert code == 0, said
    assert made == ["invullen", "rapport", "formulier", "inlezen", "vergelijk", "ontwikkeling", "voorbeeld"]


def test_a_problem_in_the_menu_is_told_and_the_menu_comes_back(open_menu: OpenMenu) -> None:
    Path("leeg").mkdir()
    Path("leeg", "a.txt").touch()
    code, said = open_menu("groepsrapport\nleeg\ns\n")
    assert code == 0
    assert "in deze tekst staan geen antwoorden" in said
    assert said.count("Wat wilt u doen?") == 2


def test_what_the_menu_made_can_be_opened_and_takes_no_other_name(
    open_menu: OpenMenu, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(ending, "has_desktop", lambda: True)
    monkeypatch.setattr("click.launch", opened.append)
    monkeypatch.setattr("click.getchar", lambda: "j")
    shutil.copy(find_example("inkoopdialoog"), "a.pdf.dialoog.json")
    assert open_menu("rapport\na.pdf\ns\n")[0] == 0
    assert opened.pop().endswith("a.pdf.pdf")
    Path("a.pdf.dialoog.json").unlink()
    for key in ("\r", "n"):
        monkeypatch.setattr("click.getchar", lambda key=key: key)
        code, said = open_menu("formulieren maken\n1\n1\n2\n1\ns\n")
        assert code == 0, said
    form = Path("formulieren", "formulier-gemeente.html")
    assert opened == [str(form.absolute())]
    assert sorted(path.name for path in Path("formulieren").iterdir()) == [
        "formulier-gemeente-2.html",
        "formulier-gemeente.html",
    ]


@pytest.mark.parametrize(
    ("environment", "has"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)],
)
def test_only_a_desktop_is_asked_to_open_a_file(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, has: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    opener = tmp_path / "xdg-open"
    opener.write_text("#!/bin/sh\n")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert has_desktop() is has
    opener.unlink()
    assert not has_desktop()


@pytest.mark.parametrize(
    "typed",
    [
        "een map",
        "'een map'",
        '"een map"',
        "een\\ map",
        "file:///{here}/een%20map",
        " een map ",
        "~/een map",
        "& 'een map'",
    ],
)
def test_a_folder_that_was_dragged_to_the_window(typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    Path("een map").mkdir()
    assert read_path(typed.replace("/{here}", str(tmp_path))).resolve() == tmp_path / "een map"


def test_a_name_with_a_quote_as_a_file_manager_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("O'Brien").mkdir()
    assert read_path(r"'O'\''Brien'") == Path("O'Brien")
    assert read_path("O'Brien") == Path("O'Brien")


def test_where_answers_go_of_who_only_started_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DOCUMENTS_DIR", raising=False)
    monkeypatch.chdir(tmp_path)
    assert find_answers_folder() == tmp_path / "dialoogcheck"
    (tmp_path / "Documents").mkdir()
    assert find_answers_folder() == tmp_path / "Documents" / "dialoogcheck"
    monkeypatch.chdir(ROOT)
    assert find_answers_folder() == tmp_path / "Documents" / "dialoogcheck"
    # A folder of their own, and one with answers of before.
    monkeypatch.chdir(tmp_path / "Documents")
    assert find_answers_folder() == Path()
    (tmp_path / "a.dialoog.json").touch()
    monkeypatch.chdir(tmp_path)
    assert find_answers_folder() == Path()


def test_names_of_files() -> None:
    assert dutch.make_slug("Gemeente ’s-Hertogenbosch & Één/../x") == "gemeente-s-hertogenbosch-een-x"
    assert dutch.make_slug("…") == ""
    assert len(dutch.make_slug("woord " * 40)) <= 40
