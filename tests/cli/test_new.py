"""``nieuw``: what is written, what is refused, and the questions to somebody who types."""

import io
import os
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from dialoogcheck.asking.plain import PlainAsker
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.lint.linting import lint_checklist
from dialoogcheck.checklist.shelf import find_shipped
from dialoogcheck.cli import new, program
from dialoogcheck.files import OWN_FOLDERS
from tests.checklist.minimal import MINIMAL_CHECKLIST
from tests.cli.people import check, run

SHIPPED = find_shipped()[0]
ALL = (
    "--titel",
    "Goed wonen",
    "--perspectief",
    "Gemeente",
    "--perspectief",
    "Huurder",
    "--gebied",
    "Doel",
    "--gebied",
    "Geld",
)

Type = Callable[..., tuple[int, str]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Type:
    """Run the program while somebody types; the exit code, and all that came on the screen."""
    monkeypatch.setattr(new, "check_terminal", lambda _: None)

    def run_program(*arguments: str, typed: str) -> tuple[int, str]:
        written = io.StringIO()
        monkeypatch.setattr(new, "open_asker", lambda *, plain: PlainAsker(io.StringIO(typed), written, columns=200))  # noqa: ARG005
        with pytest.raises(SystemExit) as caught:
            program(list(arguments))
        captured = capsys.readouterr()
        return int(str(caught.value.code or 0)), written.getvalue() + captured.out + captured.err

    return run_program


def test_options_give_a_checklist_that_is_good() -> None:
    result = run("nieuw", "mijn.yaml", *ALL)
    check(result, 0, "dialoogcheck controleer mijn.yaml", "dialoogcheck invullen mijn.yaml", "VERVANG")
    assert result.stdout == "Uw checklist: mijn.yaml\n"
    checked = run("controleer", "mijn.yaml")
    assert (checked.exit_code, checked.stdout) == (0, "Geen problemen gevonden.\n")
    loaded = load_checklist("mijn.yaml")
    assert (loaded.id, loaded.title, loaded.version) == ("mijn", "Goed wonen", "1.0.0")
    assert [area.name for area in loaded.areas] == ["Doel", "Geld"]
    assert [side.name for side in loaded.perspectives] == ["Gemeente", "Huurder"]
    assert [path.name for path in Path().iterdir()] == ["mijn.yaml"]


def test_the_first_lines_say_which_commands_to_type_and_they_work() -> None:
    run("nieuw", "mijn lijst.yaml", *ALL)
    first, *lines = Path("mijn lijst.yaml").read_text("utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=./checklist.schema.json"
    commands = [shlex.split(line.removeprefix("#   ")) for line in lines if line.startswith("#   dialoogcheck ")]
    assert [words[1] for words in commands] == ["controleer", "toon", "invullen", "formulier", "rapport"]
    for _, *words in commands:
        codes = {"invullen": 4, "rapport": 3}
        assert run(*words).exit_code == codes.get(words[0], 0), words


@pytest.mark.parametrize("arguments", [ALL, ("--van", SHIPPED.stem)])
def test_the_first_line_finds_the_schema_that_the_last_lines_tell_to_save(arguments: tuple[str, ...]) -> None:
    Path("een map").mkdir()
    result = run("nieuw", "een map/mijn.yaml", *arguments)
    (reference,) = [line for line in Path("een map/mijn.yaml").read_text("utf-8").splitlines()[:2] if "$schema" in line]
    (told,) = [line.partition("Typ dan: ")[2] for line in result.stderr.splitlines() if "--schema" in line]
    _, *words = shlex.split(told)
    check(run(*words), 0)
    assert (Path("een map") / reference.partition("$schema=")[2]).is_file()
    assert "--schema" not in run("nieuw", "een map/ander.yaml", *arguments).stderr


def test_a_form_and_a_report_can_be_made_of_it() -> None:
    run("nieuw", "mijn.yaml", *ALL)
    check(
        run(
            "formulier", "mijn.yaml", "--fase", "voorbereiding", "--formaat", "html,pdf,papier", "--uit", "formulieren/"
        ),
        0,
    )
    assert len(list(Path("formulieren").iterdir())) == 6
    table = run("inlezen", "--sjabloon", "--fase", "voorbereiding", "--checklist", "mijn.yaml", "--uit", "-").stdout
    head, *_ = table.splitlines()
    assert "doel-1" in head
    document = Path("antwoorden.dialoog.json")
    document.write_text(
        '{"formaat": "dialoogcheck-antwoorden", "schema": 1, "checklist": {"id": "mijn", "versie": "1.0.0"}, '
        '"gegevens": {"fase": "voorbereiding", "perspectief": "gemeente"}, '
        '"antwoorden": {"doel-1": {"keuze": "ja"}, "geld-1": {"keuze": "nee"}}}',
        encoding="utf-8",
    )
    check(run("rapport", str(document), "--checklist", "mijn.yaml", "--formaat", "pdf,html,md"), 0)
    report = Path("antwoorden.md").read_text("utf-8")
    assert "Goed wonen" in report
    assert "Zet in de agenda wanneer u de informatie verstuurt." in report
    assert Path("antwoorden.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("mijn.yaml", "mijn"),
        ("mijn.yml", "mijn"),
        ("Mijn Lijst.YAML", "mijn-lijst"),
        ("Één ’s.yaml", "een-s"),
        ("😀.yaml", "mijn-checklist"),
        ("a.b.yaml", "a-b"),
        ("--.yaml", "mijn-checklist"),
        ("woord" * 20 + ".yaml", ("woord" * 20)[:40]),
    ],
)
def test_the_id_comes_from_the_name_of_the_file(name: str, id_: str) -> None:
    check(run("nieuw", *ALL, "--", name), 0)
    assert load_checklist(name).id == id_


def test_a_dash_writes_on_standard_output(folder: Path) -> None:
    result = run("nieuw", "-", *ALL)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert lint_checklist(result.stdout_bytes, "-") == ()
    assert "\nid: goed-wonen\n" in result.stdout
    assert "dialoogcheck controleer goed-wonen.yaml" in result.stdout
    assert not list(folder.iterdir())


@pytest.mark.parametrize("given", [(), ALL[:2], ALL[:6], ALL[2:], ("--eenvoudig",)])
@pytest.mark.parametrize("name", ["mijn.yaml", "-"])
def test_without_a_terminal_nothing_is_asked(given: tuple[str, ...], name: str, folder: Path) -> None:
    result = run("nieuw", name, *given)
    check(result, 4)
    assert not list(folder.iterdir())
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("dialoogcheck ")]
    _, *words = shlex.split(line)
    assert [word for word in given if word != "--eenvoudig" and word not in words] == []
    assert run(*words).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("mijn.txt", *ALL), 2, "Bijvoorbeeld: mijn.txt.yaml"),
        (("mijn", *ALL), 2, "mijn.yaml"),
        (("", *ALL), 2, "is een map"),
        ((".", *ALL), 2, "is een map"),
        (("a\nb.yaml", *ALL), 2, "teken dat niemand ziet"),
        (("a\x1b[31m.yaml", *ALL), 2, "teken dat niemand ziet"),
        ((SHIPPED.name, *ALL), 2, f"zoals mijn-{SHIPPED.name}"),
        ((SHIPPED.name, "--van", SHIPPED.stem), 2, "die bij dialoogcheck hoort"),
        (("weg/mijn.yaml", *ALL), 5, "De map weg bestaat niet."),
        (("x" * 300 + ".yaml", *ALL), 5, "naam is te lang"),
        (("mijn.yaml", "--titel", "", *ALL[2:]), 2, "--titel: hier staat niets"),
        (("mijn.yaml", *ALL, "--gebied", " \u200b"), 2, "--gebied: hier staat niets"),
        (("mijn.yaml", *ALL, "--gebied", "x" * 201), 2, "Er passen er 200"),
        (("mijn.yaml", *ALL, "--perspectief", "x " * 21), 2, "21 woorden"),
        (
            ("mijn.yaml", *ALL[:6], *(word for number in range(21) for word in ("--gebied", str(number)))),
            2,
            "hooguit 20 keer",
        ),
        (
            ("mijn.yaml", *ALL, *(word for number in range(8) for word in ("--perspectief", str(number)))),
            2,
            "hooguit 9 keer",
        ),
        (("mijn.yaml", "--van", "bestaat-niet"), 3, "Er is geen checklist “bestaat-niet”"),
        (("mijn.yaml", "--van", "bestaat-niet.yaml"), 3, "bestaat niet"),
        (("mijn.yaml", "--van", SHIPPED.stem, "--titel", "T"), 2, "--van gaat niet samen"),
    ],
)
def test_what_cannot_be(arguments: tuple[str, ...], code: int, said: str, folder: Path) -> None:
    check(run("nieuw", *arguments), code, said)
    assert not list(folder.iterdir())


def test_what_is_there_stays(folder: Path) -> None:
    (folder / "map.yaml").mkdir()
    (folder / "mijn.yaml").write_text("van mij", encoding="utf-8")
    (folder / "los.yaml").symlink_to("weg.yaml")
    for name in ("mijn.yaml", "los.yaml"):
        for words in (ALL, ("--van", SHIPPED.stem), ()):
            check(run("nieuw", name, *words), 5, "bestaat al", "--overschrijf")
    check(run("nieuw", "map.yaml", *ALL, "--overschrijf"), 2, "is een map")
    assert Path("mijn.yaml").read_text("utf-8") == "van mij"
    check(run("nieuw", "mijn.yaml", *ALL, "--overschrijf"), 0)
    assert load_checklist("mijn.yaml").title == "Goed wonen"


def test_something_that_is_no_file_is_not_replaced() -> None:
    os.mkfifo("pijp.yaml")
    check(run("nieuw", "pijp.yaml", *ALL, "--overschrijf"), 5, "geen gewoon bestand")


def test_a_full_disk_is_told_without_an_option_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("tempfile.mkstemp", fail)
    result = run("nieuw", "mijn.yaml", *ALL)
    check(result, 5, "kan niet geschreven worden")
    assert "--uit" not in result.stderr


def test_the_same_name_twice_counts_once_and_is_told() -> None:
    check(
        run("nieuw", "mijn.yaml", *ALL, "--gebied", "doel", "--perspectief", "Huurder"),
        0,
        "bij --gebied",
        "bij --perspectief",
    )
    assert [area.name for area in load_checklist("mijn.yaml").areas] == ["Doel", "Geld"]


# Copies


def test_a_copy_says_where_it_came_from_and_is_good() -> None:
    check(run("nieuw", "mijn.yaml", "--van", SHIPPED.stem), 0)
    text = Path("mijn.yaml").read_text("utf-8")
    assert text.startswith(f"# Begonnen als kopie van de checklist “{SHIPPED.stem}”")
    assert text.count("\n") == SHIPPED.read_text("utf-8").count("\n") + 1
    assert run("controleer", "mijn.yaml").exit_code == 0
    assert load_checklist("mijn.yaml").id == "mijn"


def test_a_copy_of_a_file_in_a_folder_with_spaces_to_standard_output() -> None:
    Path("een map").mkdir()
    Path("een map/mijn lijst.yaml").write_text(MINIMAL_CHECKLIST, encoding="utf-8")
    result = run("nieuw", "-", "--van", "een map/mijn lijst.yaml")
    assert result.exit_code == 0
    assert (
        result.stdout
        == "# Begonnen als kopie van de checklist “klein”, versie 1.0.0.\n"
        + MINIMAL_CHECKLIST.replace("id: klein", "id: mijn-mijn-lijst", 1)
    )


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_copy_names_the_schema_beside_it(ending: str) -> None:
    text = f"# yaml-language-server: $schema=file:///x/y.json\n{MINIMAL_CHECKLIST}"
    Path("bron.yaml").write_bytes(text.replace("\n", ending).encode())
    lines = run("nieuw", "-", "--van", "bron.yaml").stdout_bytes.decode().split(ending)
    assert lines[1] == "# yaml-language-server: $schema=./checklist.schema.json"
    assert lines[2:] == text.replace("id: klein", "id: mijn-bron", 1).split("\n")[1:]


def test_a_copy_without_a_line_for_editors_promises_no_help() -> None:
    Path("bron.yaml").write_text(MINIMAL_CHECKLIST, encoding="utf-8")
    assert "--schema" not in run("nieuw", "mijn.yaml", "--van", "bron.yaml").stderr


def test_a_broken_original_is_told_with_the_place(folder: Path) -> None:
    Path("stuk.yaml").write_text("a: [", encoding="utf-8")
    check(run("nieuw", "mijn.yaml", "--van", "stuk.yaml"), 3, "stuk.yaml is niet te kopiëren", "stuk.yaml:1:")
    assert [path.name for path in folder.iterdir()] == ["stuk.yaml"]


# The folder of one's own


def test_in_ones_own_folder_it_can_be_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder / "nog niet" / "daar"
    monkeypatch.setenv(OWN_FOLDERS, str(place))
    check(run("nieuw", str(place / "mijn.yaml"), *ALL), 0, "bij naam noemen: mijn")
    assert "Goed wonen" in run("toon", "mijn").stdout
    assert run("formulier", "mijn", "--fase", "voorbereiding").exit_code == 0


def test_a_name_that_is_no_id_is_not_promised(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_FOLDERS, str(folder))
    result = run("nieuw", str(folder / "Mijn Lijst.yaml"), *ALL)
    check(result, 0, "Zet hem dan als mijn-lijst.yaml in deze map")


# Questions


def test_what_is_missing_is_asked(type_in: Type) -> None:
    code, said = type_in("nieuw", "mijn.yaml", typed="Goed wonen\nGemeente\nHuurder\n\nDoel\nGeld\n\n")
    assert code == 0, said
    loaded = load_checklist("mijn.yaml")
    assert loaded.title == "Goed wonen"
    assert [side.name for side in loaded.perspectives] == ["Gemeente", "Huurder"]
    assert [area.name for area in loaded.areas] == ["Doel", "Geld"]
    for sentence in (
        "Hoe heet uw checklist?",
        "Wie organiseert het gesprek?",
        "U hebt: Gemeente, Huurder.",
        "Wat is het eerste gebied?",
    ):
        assert sentence in said


@pytest.mark.parametrize("typed", ["", "T\n", "T\nG\n\nD\n"])
def test_the_end_of_input_writes_nothing(typed: str, type_in: Type, folder: Path) -> None:
    code, said = type_in("nieuw", "mijn.yaml", typed=typed)
    assert code == 130
    assert "Er is niets geschreven" in said
    assert not list(folder.iterdir())


def test_what_came_meanwhile_stays(type_in: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    real = new.ask

    def ask(*arguments: object, **options: object) -> object:
        Path("mijn.yaml").write_text("van een ander", encoding="utf-8")
        return real(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(new, "ask", ask)
    assert type_in("nieuw", "mijn.yaml", *ALL[:6], typed="Doel\n\n")[0] == 5
    assert Path("mijn.yaml").read_text("utf-8") == "van een ander"
