"""``invullen`` and the menu without a terminal: what happens around the questions."""

import io
import json
import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dialoogcheck import dutch
from dialoogcheck.advice.case import Case
from dialoogcheck.advice.model import Advice
from dialoogcheck.asking import conversation, sessions
from dialoogcheck.asking.plain import PlainAsker
from dialoogcheck.cli import ending, fill, menu, program, report
from dialoogcheck.errors import OutputError
from dialoogcheck.files import write_atomically
from tests.keyboard import ROOT

SMALL = str(ROOT / "tests" / "data" / "klein.yaml")
DETAILS = "\nGemeente Rivierstad\nJeugdhulp 2027\n1\nn\n1\n2\n"
ALL_YES = "4\n4\n4\n4\n"
FINISH = "1\n"

Run = Callable[..., tuple[int, str]]


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
    assert f"Uw rapport:    {name}.pdf" in said
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
    assert (
        run("invullen", SMALL, "--uit", "mijn.pdf", "--overschrijf", "--verder", str(find_file()), typed=FINISH)[0] == 0
    )


def test_an_earlier_report_stays(run: Run) -> None:
    run("invullen", SMALL, typed=DETAILS + ALL_YES + FINISH)
    _, said = run("invullen", SMALL, "--verder", str(find_file()), typed=FINISH)
    assert "-2.pdf" in said
    assert len(list(Path().glob("*.pdf"))) == 2
    run("invullen", SMALL, "--verder", str(find_file()), "--overschrijf", typed=FINISH)
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
    monkeypatch.setattr(report.command, "callback", lambda files, output, **_: made.append((files, output)))
    run(typed="2\n1\n")
    assert made == [((Path("-x.dialoog.json"),), "-x-2.pdf")]


def test_a_name_cannot_steer_the_terminal(run: Run) -> None:
    run("invullen", SMALL, typed=DETAILS + ALL_YES + "s\n")
    find_file().rename("x\x1b]0;boe\x07.dialoog.json")
    said = run("invullen", SMALL, typed="1\n" + FINISH)[1]
    assert "Uw antwoorden: x�]0;boe�.dialoog.json" in said
    assert "Uw rapport:    x�]0;boe�.pdf" in said
    assert "\x1b]" not in said


def test_a_result_longer_than_the_window_ends_with_the_verdict(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    said = run("invullen", SMALL, typed=DETAILS + ALL_YES + FINISH)[1]
    assert "Blader omhoog" not in said
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((80, 5)))
    said = run("invullen", SMALL, "--verder", str(find_file()), typed=FINISH)[1]
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
    code, said = run("invullen", SMALL, "--verder", str(ended), "--gesprek", "18-12-2099", typed="\ns\n")
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
    _, said = run("invullen", SMALL, "--verder", str(find_file()), typed="\ns\n")
    assert "Nieuw of nog zonder antwoord: ‘Echte ruimte’, ‘" in said
    assert "die deze checklist niet heeft: oud-1. Dit telt niet mee.\nHet blijft wel in uw bestand staan." in said
    document["checklist"].pop("vingerafdruk")
    find_file().write_text(json.dumps(document))
    _, said = run("invullen", SMALL, "--verder", str(find_file()), typed="\ns\n")
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


def test_menu(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)

    def open_menu(typed: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        return run(typed=typed)

    code, said = open_menu("3\n")
    assert code == 0
    assert "1 Nieuwe check invullen\n2 Hulp\n3 Stoppen" in said
    code, said = open_menu("1\n1\n\nRivierstad\ns\n")
    assert code == 130
    assert "Verder met" not in said
    code, said = open_menu("2\nJeugdhulp\ns\n")
    assert code == 130
    assert "Verder met Rivierstad (" in said
    assert read_file()["gegevens"]["onderwerp"] == "Jeugdhulp"
    assert "invullen" in open_menu("4\n")[1]
    assert open_menu("3\nt\n")[0] == 0
    made: list[tuple[object, object]] = []
    monkeypatch.setattr(report.command, "callback", lambda files, output, **_: made.append((files, output)))
    open_menu("3\n1\n")
    assert made == [((find_file(),), find_file().name.replace(".dialoog.json", ".pdf"))]
    assert open_menu("")[0] == 0


def test_names_of_files() -> None:
    assert dutch.make_slug("Gemeente ’s-Hertogenbosch & Één/../x") == "gemeente-s-hertogenbosch-een-x"
    assert dutch.make_slug("…") == ""
    assert len(dutch.make_slug("woord " * 40)) <= 40
