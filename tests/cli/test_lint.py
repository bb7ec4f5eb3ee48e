"""``controleer``: what it says, in three formats, and the code it ends with."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dialoogcheck.checklist.nodes import MAXIMUM_BYTES
from dialoogcheck.checklist.schema import SCHEMA_NAME, write_schema
from dialoogcheck.checklist.shelf import find_shipped
from dialoogcheck.cli import program
from dialoogcheck.cli.options import STANDARD_INPUT
from dialoogcheck.files import OWN_FOLDERS
from tests.checklist.minimal import MINIMAL_CHECKLIST, THOROUGH_CHECKLIST
from tests.manual import SCHEMA

TWO_THINGS = ("tekst: Alle deelnemers kregen het verslag.", "tekst: Het verslag is klaar en iedereen heeft het.")


def run(*args: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(program, ["controleer", *args], input=text)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "goed.yaml"
    path.write_text(MINIMAL_CHECKLIST, encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "fout, 100%.yaml"
    path.write_text(MINIMAL_CHECKLIST.replace("versie: 1.0.0", "versie: een").replace(*TWO_THINGS), encoding="utf-8")
    return path


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "kan-beter.yaml"
    path.write_text(MINIMAL_CHECKLIST.replace(*TWO_THINGS), encoding="utf-8")
    return path


def test_a_good_checklist(good: Path) -> None:
    result = run(str(good))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "Geen problemen gevonden.\n", "")


def test_our_own_checklist_by_its_name() -> None:
    assert run("inkoopdialoog").exit_code == 0


@pytest.mark.parametrize("make", [Path.touch, Path.mkdir])
def test_something_in_this_folder_does_not_take_a_name(
    make: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("inkoopdialoog"))
    result = run("inkoopdialoog")
    assert (result.exit_code, result.stdout) == (0, "Geen problemen gevonden.\n")


def test_a_name_of_nothing_proposes_one() -> None:
    result = run("inkoopdialog")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "Bedoelde u “inkoopdialoog”" in result.stderr


def test_a_name_of_two_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_FOLDERS, str(tmp_path))
    for name in ("mijn.yaml", "mijn.yml"):
        (tmp_path / name).write_text(MINIMAL_CHECKLIST, encoding="utf-8")
    result = run("mijn")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "De checklist “mijn” staat er twee keer" in result.stderr


def test_problems_have_a_place_a_code_and_a_count(bad: Path) -> None:
    result = run(str(bad))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == f"{bad}:3:9: fout [vorm] “een” kan hier niet. Hier hoort een versie zoals 1.0.0."
    (place,) = (place for place, line in enumerate(bad.read_text().splitlines(), 1) if TWO_THINGS[1] in line)
    assert lines[1].startswith(f"{bad}:{place}:16: waarschuwing [twee-dingen] ")
    assert lines[2] == "1 fout en 1 waarschuwing gevonden."


def test_a_warning_is_no_failure(odd: Path) -> None:
    result = run(str(odd))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "1 waarschuwing gevonden."


@pytest.mark.parametrize("options", [(), ("--streng",)])
def test_an_id_of_the_program_is_a_warning(options: tuple[str, ...], good: Path) -> None:
    shipped = find_shipped()[0]
    good.write_text(MINIMAL_CHECKLIST.replace("id: klein", f"id: {shipped.stem}", 1), encoding="utf-8")
    result = run(str(good), *options)
    assert result.exit_code == 0
    assert result.stdout.startswith(
        f"{good}:2:5: waarschuwing [id-bezet] deze id hoort bij een checklist van dialoogcheck ({shipped})."
    )
    good.write_text(
        MINIMAL_CHECKLIST.replace("id: klein", f"id: {shipped.stem}", 1).replace("versie: 1.0.0", "versie: een"),
        encoding="utf-8",
    )
    assert run(str(good), *options).stdout.count("[id-bezet]") == 1


def test_our_own_checklists_have_their_ids() -> None:
    assert "[id-bezet]" not in run(*(str(path) for path in find_shipped()), "--streng").stdout


def test_several_files_at_once(good: Path, bad: Path, odd: Path) -> None:
    result = run(str(good), str(bad), str(odd))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "1 fout en 2 waarschuwingen gevonden."


def test_standard_input() -> None:
    result = run("-", text=MINIMAL_CHECKLIST.replace("schema: 1", "schema: x"))
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{STANDARD_INPUT}:1:9: fout [keuze]")


@pytest.mark.parametrize("arguments", ["controleer -", "rapport -"])
def test_a_closed_standard_input_is_told(arguments: str) -> None:
    line = f'exec "$0" -m dialoogcheck {arguments} <&-'
    done = subprocess.run(["sh", "-c", line, sys.executable], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert "Er is geen standaardinvoer." in done.stderr


def test_a_huge_standard_input_is_refused() -> None:
    result = run("-", text=b"a" * (MAXIMUM_BYTES + 1))
    assert result.exit_code == 3
    assert result.stderr.startswith(f"{STANDARD_INPUT} is groter dan 2 MB.")


def test_too_many_problems_have_a_last_line_without_a_place(tmp_path: Path) -> None:
    path = tmp_path / "veel.yaml"
    path.write_text("schema: 1\n" + "x: y\n" * 1000, encoding="utf-8")
    assert (
        run(str(path), "--formaat", "github")
        .stdout.splitlines()[-1]
        .startswith(f"::error file={path},title=te-veel::er zijn nog meer")
    )
    assert json.loads(run(str(path), "--formaat", "json").stdout)["meldingen"][-1]["regel"] is None


def test_a_file_that_is_not_there_does_not_stop_the_others(good: Path, bad: Path, tmp_path: Path) -> None:
    missing = str(tmp_path / "weg.yaml")
    result = run(missing)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == f"{missing} bestaat niet. Controleer de naam en de map.\n"
    result = run(missing, str(bad), str(good))
    assert result.exit_code == 3
    assert "fout [vorm]" in result.stdout
    assert "bestaat niet" in result.stderr


def test_the_other_formats(bad: Path) -> None:
    result = run(str(bad), "--formaat", "json")
    assert result.exit_code == 1
    assert [found["code"] for found in json.loads(result.stdout)["meldingen"]] == ["vorm", "twee-dingen"]
    result = run(str(bad), "--formaat", "github")
    assert result.exit_code == 1
    assert [line.split(" ")[0] for line in result.stdout.splitlines()] == ["::error", "::warning"]


def test_a_good_checklist_in_the_other_formats(good: Path) -> None:
    assert json.loads(run(str(good), "--formaat", "json").stdout)["meldingen"] == []
    assert run(str(good), "--formaat", "github").stdout == ""


def test_a_strict_look_gives_warnings_and_says_how_it_reads(good: Path) -> None:
    result = run(str(good), "--streng")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    few = f"{good}:15:9: waarschuwing [weinig-stellingen] fase “voor” heeft 2 stellingen. Schrijf er minstens 10."
    assert few in lines
    places = [[*map(int, re.findall(r":(\d+):(\d+): waarschuwing", line)[0])] for line in lines[:-3]]
    assert places == sorted(places)
    assert lines[-3] == f"{good}: leest zeer gemakkelijk (LIX 26: 5,5 woorden per zin, 21% lange woorden)."
    assert (
        lines[-2]
        == "Het moeilijkste gebied is “vervolg”: zeer gemakkelijk (LIX 29: 6,3 woorden per zin, 23% lange woorden)."
    )
    assert lines[-1] == f"{len(places)} waarschuwingen gevonden."
    assert run(str(good)).stdout == "Geen problemen gevonden.\n"


def test_a_strict_look_at_a_good_checklist() -> None:
    result = run("-", "--streng", text=THOROUGH_CHECKLIST)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].startswith(f"{STANDARD_INPUT}: leest zeer gemakkelijk (LIX ")
    assert result.stdout.splitlines()[-1] == "Geen problemen gevonden."


def test_a_strict_look_waits_until_the_file_can_be_read(bad: Path) -> None:
    result = run(str(bad), "--streng")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-2:] == [
        f"{bad}: verbeter eerst de fouten. Daarna kijkt --streng ook naar opbouw en leesbaarheid.",
        "1 fout en 1 waarschuwing gevonden.",
    ]


def test_a_strict_look_in_the_other_formats(good: Path) -> None:
    found = json.loads(run(str(good), "--streng", "--formaat", "json").stdout)["meldingen"]
    assert {item["ernst"] for item in found} == {"waarschuwing"}
    lines = run(str(good), "--streng", "--formaat", "github").stdout.splitlines()
    assert len(lines) == len(found) > 1
    assert all(line.startswith("::warning file=") for line in lines)


def test_the_schema_on_standard_output() -> None:
    result = run("--schema", "-")
    assert (result.exit_code, result.stderr, result.stdout) == (0, "", write_schema())


def test_the_schema_in_a_file(tmp_path: Path, good: Path) -> None:
    path = tmp_path / "checklist.schema.json"
    result = run("--schema", str(path))
    assert (result.exit_code, result.stdout) == (0, f"Schema: {path}\n")
    assert path.read_bytes() == write_schema().encode()
    path.write_text("van mij", encoding="utf-8")
    assert run("--schema", str(path)).exit_code == 5
    assert path.read_text(encoding="utf-8") == "van mij"
    result = run(str(good), "--schema", str(path), "--overschrijf")
    assert (result.exit_code, result.stdout) == (0, f"Schema: {path}\nGeen problemen gevonden.\n")
    assert path.read_bytes() == write_schema().encode()


@pytest.mark.parametrize("place", ["weg/schema.json", "al-iets.json/", "al-iets.json"])
def test_a_schema_that_cannot_be_written(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("al-iets.json").touch()
    result = run("--schema", place)
    assert (result.exit_code, result.stdout) == (5, "")
    assert "--uit" not in result.stderr
    assert "--schema" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["al-iets.json"]


def test_the_schema_in_a_folder_has_its_usual_name(tmp_path: Path) -> None:
    assert run("--schema", str(tmp_path)).stdout == f"Schema: {tmp_path / 'checklist.schema.json'}\n"
    assert SCHEMA.name == SCHEMA_NAME
    assert (tmp_path / SCHEMA_NAME).read_bytes() == SCHEMA.read_bytes()


def test_a_folder_for_the_schema_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("--schema", "map/").stdout == f"Schema: {Path('map') / SCHEMA_NAME}\n"
    assert Path("map", SCHEMA_NAME).read_bytes() == SCHEMA.read_bytes()


def test_wrong_use() -> None:
    assert run().exit_code == 2
    assert "BESTAND" in run("--streng").stderr
    assert run("x.yaml", "--formaat", "xml").exit_code == 2
