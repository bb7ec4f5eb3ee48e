"""``inlezen``: from filled-in forms to answer files."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import dialoogcheck
from tests.cli.people import CHECKLIST, FIRST, check, look_at, run, write_group, write_person
from tests.form.filling import fill_with_pikepdf, print_example

SMALL = str(Path(dialoogcheck.__file__).parents[1] / "tests" / "data" / "klein.yaml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: str = "ingelezen") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def read(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(Path("ingelezen", name).read_text("utf-8"))
    return document


def test_a_form_becomes_an_answer_file() -> None:
    Path("a.pdf").write_bytes(fill_with_pikepdf(print_example(), {"stelling-doel-3": "deels"}))
    result = run("inlezen", "a.pdf")
    check(result, 0, "1 formulier ingelezen.")
    assert result.stdout.startswith(
        "a.pdf → ingelezen/client.dialoog.json: cliënt, 1 van 23 beantwoord. Open: 22 stellingen."
    )
    document = read("client.dialoog.json")
    assert document["antwoorden"] == {"doel-3": {"keuze": "deels"}}
    assert document["afgerond"] is True
    assert document["gegevens"]["herkenbaar"] is False
    assert Path("ingelezen/client.dialoog.json").stat().st_mode & 0o777 == 0o600


def test_few_open_statements_are_named() -> None:
    statements = [item for item in CHECKLIST.statements if CHECKLIST.phase("strategie").id in item.phases]  # type: ignore[arg-type]
    answers = {item.id: {"keuze": "ja"} for item in statements if item.id != FIRST}
    write_person("a.json", antwoorden=answers)
    result = run("inlezen", "a.json")
    assert result.stdout.endswith(f"Open: ‘{next(item.title for item in statements if item.id == FIRST)}’.\n")
    write_person("a.json", antwoorden=answers | {FIRST: {"keuze": "nvt"}})
    assert run("inlezen", "a.json").stdout.endswith(" beantwoord.\n")


def test_the_forms_stay_as_they_are() -> None:
    write_group("in", {"gemeente": 2, "client": 1})
    Path("in/a.pdf").write_bytes(fill_with_pikepdf(print_example(), {"stelling-doel-3": "deels"}))
    Path("in/b.csv").write_text(f"perspectief;fase;{FIRST}\ngemeente;strategie;1\n", "utf-8")
    Path("in/kapot.json").write_text("{", "utf-8")
    before = look_at(Path("in"))
    check(run("inlezen", "in"), 3, "5 formulieren ingelezen.", "1 formulier niet gelukt:", "in/kapot.json:1:2")
    assert look_at(Path("in")) == before
    assert len(names()) == 5


def test_what_was_read_before_is_not_read_again() -> None:
    write_person("in/a.json", "ja", mark="a")
    check(run("inlezen", "in"), 0)
    write_person("in/b.json", "nee", mark="b")
    result = run("inlezen", "in")
    check(
        result,
        0,
        "1 formulier ingelezen.",
        "Telt niet mee: in/a.json (al eerder ingelezen als ingelezen/gemeente.dialoog.json).",
    )
    assert names() == ["gemeente-2.dialoog.json", "gemeente.dialoog.json"]
    check(run("inlezen", "in", "--dubbel"), 0, "2 formulieren ingelezen.")


def test_what_was_read_before_is_known_for_a_checklist_of_your_own() -> None:
    Path("a.csv").write_text("perspectief;fase;doel-1\ngemeente;plan;1\n", "utf-8")
    check(run("inlezen", "a.csv", "--checklist", SMALL), 0, "1 formulier ingelezen.")
    check(run("inlezen", "a.csv", "--checklist", SMALL), 0, "0 formulieren ingelezen.")
    assert len(names()) == 1


def test_a_later_version_still_counts_after_reading() -> None:
    write_person("a.json", "ja", mark="x", saved="2026-11-24T10:00:00.000Z")
    check(run("inlezen", "a.json"), 0)
    write_person("a.json", "nee", mark="x", saved="2026-11-24T11:00:00.000Z")
    check(run("inlezen", "a.json"), 0, "1 formulier ingelezen.")
    result = run("vergelijk", "ingelezen", "--formaat", "json", "--open", "--uit", "-")
    check(
        result,
        0,
        "Telt niet mee: ingelezen/gemeente.dialoog.json (een eerdere versie van ingelezen/gemeente-2.dialoog.json).",
    )
    assert json.loads(result.stdout)["deelnemers"]["gemeente"] == 1


def test_doubles_are_told_with_what_to_do() -> None:
    write_person("in/a.json")
    shutil.copy("in/a.json", "in/b.json")
    check(run("inlezen", "in"), 0, "Telt niet mee: in/b.json (dezelfde inhoud als in/a.json).", "Gebruik dan --dubbel.")
    assert len(names()) == 1


def test_an_earlier_checklist_only_when_asked() -> None:
    write_person("a.json", checklist={"id": CHECKLIST.id, "versie": "0.9.0", "vingerafdruk": "sha256:0"})
    check(run("inlezen", "a.json"), 3, "andere versie van de checklist (0.9.0)", "--ook-gewijzigd")
    assert not Path("ingelezen").exists()
    check(run("inlezen", "a.json", "--ook-gewijzigd"), 0, "Let op, a.json: De checklist is veranderd")


def test_nothing_is_made_when_nothing_was_read() -> None:
    Path("a.json").write_text("{", "utf-8")
    write_person("b.json", antwoorden={})
    check(run("inlezen", "a.json", "b.json"), 3, "0 formulieren ingelezen.", "Telt niet mee: b.json is niet ingevuld.")
    assert not Path("ingelezen").exists()


def test_the_problems_in_a_file_are_told_below_it() -> None:
    write_person("a.json", gegevens={"fase": "straks", "perspectief": "buur"})
    told = run("inlezen", "a.json").stderr.splitlines()
    assert told[1] == "1 formulier niet gelukt:"
    assert told[2].startswith("- a.json is niet te gebruiken (2 problemen)")
    assert told[3].startswith("  veld “gegevens.fase”:")
    assert told[4].startswith("  veld “gegevens.perspectief”:")


def test_a_remark_that_everybody_earns_is_told_once() -> None:
    rows = "gemeente;strategie;1\n" * 20
    Path("a.csv").write_text(f"perspectief;fase;{FIRST}\n{rows}", "utf-8")
    result = run("inlezen", "a.csv")
    check(result, 0)
    told = [line for line in result.stderr.splitlines() if line.startswith("Let op")]
    assert len(told) == len(list(CHECKLIST.facts_in(CHECKLIST.phases[1].id)))
    assert all(line.startswith("Let op, a.csv, regel 2; a.csv, regel 3; a.csv, regel 4 en 17 meer: ") for line in told)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Zeg wat u wilt inlezen."),
        (("a.json", "--uit", "-"), "passen niet op standaarduitvoer"),
        (("a.json", "--overschrijf"), "horen bij --sjabloon"),
        (("a.json", "--fase", "strategie"), "horen bij --sjabloon"),
        (("a.json", "--feit", "regio=ja"), "horen bij --sjabloon"),
        (("a.json", "--kort"), "horen bij --sjabloon"),
        (("a.json", "--sjabloon"), "gaat niet samen met bestanden"),
        (("--sjabloon", "--checklist", "inkoopdialoog"), "Zeg bij welke fase de tabel hoort."),
        (("--sjabloon", "--checklist", "inkoopdialoog", "--fase", "strategi"), "Bedoelde u “strategie”?"),
        (
            ("--sjabloon", "--checklist", "inkoopdialoog", "--fase", "strategie", "--feit", "regio=x"),
            "dat antwoord kan niet",
        ),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], said: str) -> None:
    write_person("a.json")
    check(run("inlezen", *arguments), 2, said)
    assert names(".") == ["a.json"]


@pytest.mark.parametrize("checklist", ["inkoopdialog", "weg.yaml", "a.json"])
def test_a_checklist_that_cannot_be_used(checklist: str) -> None:
    write_person("a.json")
    check(run("inlezen", "a.json", "--checklist", checklist), 3)
    assert names(".") == ["a.json"]


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("bestand", "De map bestand kan niet gemaakt worden."),
        ("bestand/uit", "De map bestand bestaat niet."),
        ("weg/uit", "De map weg bestaat niet."),
        ("x" * 300, "kan niet gemaakt worden"),
    ],
)
def test_a_place_where_nothing_can_be_written(output: str, said: str) -> None:
    Path("bestand").touch()
    write_person("a.json")
    check(run("inlezen", "a.json", "--uit", output), 5, said)
    assert names(".") == ["a.json", "bestand"]


# The empty table


def fill_in(rows: list[list[str]], *people: dict[str, str]) -> bytes:
    """The template after somebody typed rows under it, as a spreadsheet saves it."""
    output = io.StringIO(newline="")
    writer = csv.DictWriter(output, rows[0], delimiter=";", restval="")
    writer.writeheader()
    writer.writerows([dict(zip(rows[0], rows[1], strict=True)), *people])
    return output.getvalue().encode("cp1252")


def test_a_template_is_filled_in_and_read_back() -> None:
    result = run("inlezen", "--sjabloon", "--checklist", "inkoopdialoog", "--fase", "strategie", "--feit", "regio=ja")
    check(result, 0, "Typ één regel per mens.", "gemeente, aanbieder of client", "1 (Nee), 2 (Deels)")
    assert result.stdout == "Lege tabel: antwoorden.csv\n"
    rows = list(csv.reader(io.StringIO(Path("antwoorden.csv").read_text("utf-8-sig"), newline=""), delimiter=";"))
    statements = rows[0][8:]
    codes = ["1", "2", "3", "4", "?", "-", ".", "", "Ja", "'-"]
    meant = ["nee", "deels", "grotendeels", "ja", "weet-niet", "nvt", None, None, "ja", "nvt"]
    typed = {head: codes[number % 10] for number, head in enumerate(statements)}
    Path("ingevuld.csv").write_bytes(
        fill_in(rows, {"perspectief": "gemeente", **typed}, {"perspectief": "Cliënt", **typed})
    )
    check(run("inlezen", "ingevuld.csv"), 0, "2 formulieren ingelezen.")
    expected = {
        head.split()[0]: {"keuze": meant[number % 10]} for number, head in enumerate(statements) if meant[number % 10]
    }
    for name, perspective in (("gemeente", "gemeente"), ("client", "client")):
        document = read(f"{name}.dialoog.json")
        assert document["antwoorden"] == expected
        known = {
            "fase": "strategie",
            "vorm": "nog-niet-gekozen",
            "regio": True,
            "perspectief": perspective,
            "herkenbaar": False,
        }
        assert document["gegevens"] == {"organisatie": "", "onderwerp": ""} | known
    check(run("inlezen", "antwoorden.csv", "--uit", "leeg"), 0, "0 formulieren ingelezen.")


def test_a_short_template() -> None:
    check(run("inlezen", "--sjabloon", "--checklist", "inkoopdialoog", "--fase", "strategie"), 0)
    check(
        run(
            "inlezen",
            "--sjabloon",
            "--checklist",
            "inkoopdialoog",
            "--fase",
            "strategie",
            "--kort",
            "--uit",
            "kort.csv",
        ),
        0,
    )
    assert 0 < Path("kort.csv").read_text("utf-8").count(";") < Path("antwoorden.csv").read_text("utf-8").count(";")
    rows = list(csv.reader(io.StringIO(Path("kort.csv").read_text("utf-8-sig"), newline=""), delimiter=";"))
    Path("ingevuld.csv").write_bytes(fill_in(rows, {"perspectief": "gemeente"} | dict.fromkeys(rows[0][8:], "4")))
    number = len(rows[0]) - 8
    assert f"{number} van {number} beantwoord" in run("inlezen", "ingevuld.csv").stdout
    assert read("gemeente.dialoog.json")["gegevens"]["omvang"] == "kort"


@pytest.mark.parametrize(("told", "expected"), [("ja", True), ("Nee", False), ("", False)])
def test_a_table_says_what_people_were_told(told: str, *, expected: bool) -> None:
    check(run("inlezen", "--sjabloon", "--checklist", "inkoopdialoog", "--fase", "strategie"), 0)
    rows = list(csv.reader(io.StringIO(Path("antwoorden.csv").read_text("utf-8-sig"), newline=""), delimiter=";"))
    Path("ingevuld.csv").write_bytes(fill_in(rows, {"perspectief": "client", "herkenbaar": told, rows[0][8]: "1"}))
    check(run("inlezen", "ingevuld.csv"), 0)
    assert read("client.dialoog.json")["gegevens"]["herkenbaar"] is expected
    check(run("vergelijk", "ingelezen", "--open"), 0 if expected else 2)


def test_a_table_that_says_it_unclearly_is_refused() -> None:
    table = "perspectief;checklist;fase;herkenbaar;doel-1\ngemeente;inkoopdialoog;strategie;misschien;4\n"
    Path("ingevuld.csv").write_text(table, "utf-8")
    check(run("inlezen", "ingevuld.csv"), 3, "hier hoort ja of nee")


@pytest.mark.parametrize("output", ["-", "a.csv", "uit/"])
def test_a_template_where_it_was_asked_for(output: str) -> None:
    result = run("inlezen", "--sjabloon", "--checklist", SMALL, "--fase", "plan", "--uit", output)
    check(result, 0)
    data = (
        result.stdout_bytes
        if output == "-"
        else Path("uit/antwoorden.csv" if output == "uit/" else output).read_bytes()
    )
    assert data.startswith(
        "\ufeffperspectief;checklist;fase;vorm;regio;omvang;herkenbaar;doel-1 Doel op papier;".encode()
    )
    assert data.splitlines()[1].startswith(b";klein;plan;aanbesteding;nee;volledig;nee;")


def test_a_template_replaces_nothing_unasked() -> None:
    Path("antwoorden.csv").write_text("van mij", "utf-8")
    check(
        run("inlezen", "--sjabloon", "--checklist", "inkoopdialoog", "--fase", "strategie"),
        5,
        "antwoorden.csv bestaat al.",
    )
    assert Path("antwoorden.csv").read_text("utf-8") == "van mij"
    check(run("inlezen", "--sjabloon", "--checklist", "inkoopdialoog", "--fase", "strategie", "--overschrijf"), 0)
    assert Path("antwoorden.csv").read_text("utf-8-sig").startswith("perspectief;")
