"""``voorbeeld``: a report without filling in anything."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dialoogcheck.cli import program


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the tests run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, ["voorbeeld", *arguments])


def names() -> list[str]:
    return sorted(str(path) for path in Path().rglob("*") if path.is_file())


def test_a_pdf_in_this_folder_that_says_that_it_is_fictitious() -> None:
    result = run()
    assert result.exit_code == 0, result.output
    assert result.stdout == "Voorbeeldrapport: dialoogcheck-voorbeeld.pdf\n"
    assert names() == ["dialoogcheck-voorbeeld.pdf"]


@pytest.mark.parametrize("format_", ["html", "md", "json", "csv"])
def test_other_formats(format_: str) -> None:
    result = run("inkoopdialoog", "--formaat", format_, "--uit", "-")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert names() == []
    if format_ in {"html", "md"}:
        assert "(fictief)" in result.stdout
        assert "verzonnen" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        (("--formaat", "md", "--uit", "x"), ["x"]),
        (("--formaat", "md", "--uit", "map/"), ["map/dialoogcheck-voorbeeld.md"]),
        (
            ("--formaat", "md,csv", "--uit", "map/"),
            ["map/dialoogcheck-voorbeeld.acties.csv", "map/dialoogcheck-voorbeeld.md"],
        ),
        (("--formaat", "md,csv"), ["dialoogcheck-voorbeeld.acties.csv", "dialoogcheck-voorbeeld.md"]),
    ],
)
def test_where_it_comes(arguments: tuple[str, ...], made: list[str]) -> None:
    assert run(*arguments).exit_code == 0
    assert names() == made


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--formaat", "md,csv", "--uit", "x"), 2, "Meer formaten passen niet in één bestand."),
        (("--formaat", "md,csv", "--uit", "-"), 2, "Meer formaten passen niet in één bestand."),
        (("--formaat", "docx"), 2, "geen formaat"),
        (("bestaatniet",), 3, "Er is geen checklist “bestaatniet”"),
        (("",), 3, "Er is geen checklist “”"),
        (("../../bestaat/niet",), 3, "bestaat niet"),
        (("--formaat", "md", "--uit", "weg/x"), 5, "De map weg bestaat niet."),
        (("--formaat", "md", "--uit", "staat-er"), 5, "bestaat al"),
    ],
)
def test_what_cannot_be(arguments: tuple[str, ...], code: int, said: str) -> None:
    Path("staat-er").touch()
    result = run(*arguments)
    assert result.exit_code == code
    assert said in result.stderr
    assert names() == ["staat-er"]


def test_replacing_it() -> None:
    assert run("--formaat", "md").exit_code == 0
    assert run("--formaat", "md").exit_code == 5
    assert run("--formaat", "md", "--overschrijf").exit_code == 0
