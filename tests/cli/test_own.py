"""A checklist of one's own, in every command: by its path and by its id, as an argument and as an option."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from dialoogcheck.checklist.shelf import find_shipped
from dialoogcheck.cli import import_command, program
from dialoogcheck.cli.commands import COMMANDS
from dialoogcheck.files import OWN_FOLDERS
from tests.checklist.minimal import MINIMAL_CHECKLIST
from tests.cli.people import check, run

PLACE = Path("een map") / "mijn.yaml"
ANSWERS = "antwoorden.dialoog.json"
LATER = "later.dialoog.json"
QUICK = ("--snel", "--fase", "voor", "--perspectief", "gemeente")

# Each command with how the checklist is given to it, and the exit code when all is well.
USES: dict[str, list[tuple[Callable[[str], tuple[str, ...]], int]]] = {
    "invullen": [
        (lambda it: (it,), 4),
        (lambda it: ("--checklist", it), 4),
        (lambda it: (it, "--verder", ANSWERS), 4),
        (lambda it: (it, *QUICK), 4),
    ],
    "rapport": [(lambda it: (ANSWERS, "--formaat", "md", "--checklist", it), 0)],
    "formulier": [
        (lambda it: (it, "--fase", "voor"), 0),
        (lambda it: ("--checklist", it, "--fase", "voor"), 0),
        (lambda it: ("--fase", "voor", f"--checklist={it}"), 0),
        (lambda it: (it, "--van", ANSWERS), 0),
        (lambda it: ("--van", ANSWERS, "--checklist", it), 0),
    ],
    "inlezen": [
        (lambda it: (ANSWERS, "--checklist", it), 0),
        (lambda it: ("--sjabloon", "--fase", "voor", "--checklist", it), 0),
    ],
    "vergelijk": [(lambda it: (ANSWERS, "--formaat", "md", "--checklist", it), 0)],
    "ontwikkeling": [(lambda it: (ANSWERS, LATER, "--formaat", "md", "--checklist", it), 0)],
    "voorbeeld": [(lambda it: (it, "--formaat", "md"), 0), (lambda it: ("--checklist", it, "--formaat", "md"), 0)],
    "nieuw": [(lambda it: ("kopie.yaml", "--van", it), 0)],
    "toon": [(lambda it: (it,), 0), (lambda it: ("--checklist", it), 0), (lambda it: (it, "--fase", "voor"), 0)],
    "controleer": [(lambda it: (it,), 0)],
}
WITHOUT = {"checklists", "diagnose"}

CASES = [
    pytest.param(command, make, code, id=f"{command}-{number}")
    for command, uses in USES.items()
    for number, (make, code) in enumerate(uses, 1)
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with answers to a checklist in a folder with a space in its name; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    PLACE.parent.mkdir()
    PLACE.write_text(MINIMAL_CHECKLIST.replace("id: klein", "id: mijn"), encoding="utf-8")
    document = {
        "formaat": "dialoogcheck-antwoorden",
        "schema": 1,
        "checklist": {"id": "mijn", "versie": "1.0.0"},
        "gegevens": {"fase": "voor", "vorm": "subsidie", "regio": False, "perspectief": "gemeente"},
        "antwoorden": {"doel-1": {"keuze": "ja"}},
    }
    Path(ANSWERS).write_text(json.dumps(document), encoding="utf-8")
    Path(LATER).write_text(json.dumps({**document, "antwoorden": {"doel-1": {"keuze": "nee"}}}), encoding="utf-8")
    shutil.copy(ANSWERS, PLACE.with_name("mijn.voorbeeld.json"))
    return tmp_path


def test_every_command_is_in_the_table() -> None:
    assert COMMANDS.keys() - USES.keys() - WITHOUT <= {name for name in COMMANDS if not takes_checklist(name)}
    assert all(takes_checklist(name) for name in USES)


def takes_checklist(name: str) -> bool:
    """Whether a checklist can be given to this command."""
    command = import_command(name)
    named = {param.name for param in command.params} | {option for param in command.params for option in param.opts}
    return bool({"checklist", "--checklist", "--van"} & named) or name == "controleer"


@pytest.mark.parametrize(("command", "make", "code"), CASES)
def test_the_path_is_good(command: str, make: Callable[[str], tuple[str, ...]], code: int) -> None:
    check(run(command, *make(str(PLACE))), code)


@pytest.mark.parametrize(("command", "make", "code"), CASES)
def test_the_id_is_good_in_a_folder_of_ones_own(
    command: str, make: Callable[[str], tuple[str, ...]], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OWN_FOLDERS, "een map")
    check(run(command, *make("mijn")), code)


@pytest.mark.parametrize(("command", "make", "code"), CASES)
def test_a_path_to_nothing_is_told_alike(
    command: str, make: Callable[[str], tuple[str, ...]], code: int, folder: Path
) -> None:
    before = sorted(folder.rglob("*"))
    # Without a terminal it does not matter which checklist would be filled in.
    check(run(command, *make("een map/weg.yaml")), *((4,) if code == 4 else (3, "een map/weg.yaml bestaat niet.")))
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(("command", "make", "code"), CASES)
def test_an_id_of_nothing_is_told_alike(
    command: str, make: Callable[[str], tuple[str, ...]], code: int, folder: Path
) -> None:
    before = sorted(folder.rglob("*"))
    check(run(command, *make("mijn")), *((4,) if code == 4 else (3, "Er is geen checklist “mijn”.")))
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("command", "make", "code"), [case for case in CASES if case.values[0] not in {"controleer", "nieuw"}]
)
def test_a_broken_checklist_is_told_alike(command: str, make: Callable[[str], tuple[str, ...]], code: int) -> None:
    PLACE.write_text("a: [", encoding="utf-8")
    check(
        run(command, *make(str(PLACE))),
        *((4,) if code == 4 else (3, f"De checklist {PLACE} is niet bruikbaar.", f"{PLACE}:1:")),
    )


@pytest.mark.parametrize(
    ("command", "make", "code"), [case for case in CASES if case.values[0] not in {"controleer", "nieuw", "invullen"}]
)
def test_a_file_with_an_id_of_the_program_is_told_once(
    command: str, make: Callable[[str], tuple[str, ...]], code: int
) -> None:
    for path in (PLACE, PLACE.with_name("mijn.voorbeeld.json"), Path(ANSWERS), Path(LATER)):
        path.write_text(
            path.read_text("utf-8").replace("id: mijn", "id: inkoopdialoog").replace('"mijn"', '"inkoopdialoog"'),
            encoding="utf-8",
        )
    result = run(command, *make(str(PLACE)))
    check(result, code)
    assert (
        result.stderr.count(
            f"Let op: {PLACE} heeft de id “inkoopdialoog”. Die is al van een checklist die bij dialoogcheck hoort"
        )
        == 1
    )


def test_a_shipped_file_by_its_path_is_not_told() -> None:
    result = run("toon", str(find_shipped()[0]))
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    "command",
    [("rapport", ANSWERS, "--formaat", "md"), ("vergelijk", ANSWERS, "--formaat", "md"), ("inlezen", ANSWERS)],
)
def test_answers_find_their_checklist_in_a_folder_of_ones_own(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    check(run(*command), 3, "hoort bij de checklist “mijn”. Die is er niet.", "--checklist")
    monkeypatch.setenv(OWN_FOLDERS, "een map")
    check(run(*command), 0)


def test_a_checklist_that_is_named_twice_is_wrong_use() -> None:
    check(run("toon", str(PLACE), "--checklist", "inkoopdialoog"), 2, "U noemt de checklist twee keer.")


def test_without_a_checklist_the_argument_is_missed() -> None:
    check(run("toon"), 2, "'CHECKLIST'")


def test_an_own_checklist_without_an_example_says_what_is_needed() -> None:
    PLACE.with_name("mijn.voorbeeld.json").unlink()
    check(run("voorbeeld", str(PLACE)), 3, "hoort geen voorbeeld", "mijn.voorbeeld.json")


def test_a_checklist_that_nobody_chose_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_FOLDERS, "een map")
    check(run("formulier", "--fase", "voor"), 2, "Zeg welke checklist u bedoelt.", "mijn.")
    Path("a.csv").write_text("perspectief;fase;doel-1\ngemeente;voor;4\n", encoding="utf-8")
    check(run("inlezen", "a.csv"), 3, "staat geen checklist", "mijn.")


# The list, the notices and the Tab key


def test_the_list_shows_ones_own_with_their_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_FOLDERS, "een map")
    result = run("checklists")
    check(result, 0)
    assert result.stderr == ""
    shipped, _, own = result.stdout.partition("Uw eigen checklists, in de map een map:\n\n")
    assert find_shipped()[0].stem in shipped
    assert own.startswith("mijn  Kleine checklist (versie 1.0.0, eigen)\n")
    assert "mijn" not in run("checklists", "--help").stdout


def test_the_list_says_what_cannot_be_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_FOLDERS, os.pathsep.join(["een map", "weg"]))
    shipped = find_shipped()[0]
    shutil.copy(PLACE, folder / "een map" / shipped.name)
    shutil.copy(PLACE, folder / "een map" / "Groot.yaml")
    shutil.copy(PLACE, folder / "een map" / "anders.yaml")
    (folder / "een map" / "stuk\x1b[31m.yaml").write_text("a: [", encoding="utf-8")
    (folder / "een map" / "kapot.yaml").write_text("a: [", encoding="utf-8")
    result = run("checklists")
    check(
        result,
        0,
        "De map weg bestaat niet.",
        "Groot.yaml: de naam",
        str(shipped),
        "heeft de id “mijn”",
        "controleer 'een map/kapot.yaml'",
    )
    assert "\x1b" not in result.output
    assert result.stderr.count("Let op: ") == result.stderr.count("\n") == 6
    assert result.stdout.count(", eigen)") == 1


def test_a_folder_full_of_other_files_does_not_fill_the_screen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_FOLDERS, "een map")
    for number in range(150):
        (folder / "een map" / f"x-{number}.yaml").touch()
    check(run("checklists"), 0, "er zijn nog 79 bestanden met een probleem", "Er zijn nog 51 eigen checklists.")


@pytest.mark.parametrize("command", ["toon", "formulier", "diagnose", "checklists"])
def test_a_name_that_is_taken_is_told_once(command: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_FOLDERS, "een map")
    shipped = find_shipped()[0]
    (folder / PLACE).rename(folder / "een map" / shipped.name)
    arguments = {"toon": (shipped.stem,), "formulier": (shipped.stem, "--fase", "x")}.get(command, ())
    result = run(command, *arguments)
    assert result.output.count(f"{Path('een map') / shipped.name} wordt niet gebruikt.") == (command != "diagnose")


def complete(*words: str) -> list[str]:
    return [
        item.value
        for item in ShellComplete(program, {}, "dialoogcheck", "_X").get_completions(list(words[:-1]), words[-1])
    ]


def test_completion_offers_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "mijn" not in complete("invullen", "")
    monkeypatch.setenv(OWN_FOLDERS, "een map")
    for words in (
        ("invullen",),
        ("toon",),
        ("toon", "--checklist"),
        ("rapport", "--checklist"),
        ("nieuw", "a.yaml", "--van"),
    ):
        assert "mijn" in complete(*words, "m"), words
    for words in (("toon", "mijn"), ("toon", "--checklist", "mijn"), ("toon", "--checklist", str(PLACE))):
        assert complete(*words, "--fase", "") == ["voor", "na"], words
