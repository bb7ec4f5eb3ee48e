"""What was found in a checklist, written for a program and for GitHub; the text is tested with ``controleer``."""

import json

import pytest

from dialoogcheck.checklist.lint.formats import FORMATS
from dialoogcheck.checklist.lint.linting import lint_checklist
from tests.checklist.minimal import MINIMAL_CHECKLIST

NAME = "fout, 100%.yaml"
BAD = MINIMAL_CHECKLIST.replace("versie: 1.0.0", "versie: een").replace(
    "tekst: Alle deelnemers kregen het verslag.", "tekst: Het verslag is klaar en iedereen heeft het."
)


def write(text: str, format_: str, name: str = NAME) -> str:
    return FORMATS[format_](lint_checklist(text.encode(), name), ())


def test_json() -> None:
    document = json.loads(write(BAD, "json"))
    assert document["formaat"] == "dialoogcheck-meldingen"
    assert document["meldingen"][0] == {
        "bestand": NAME,
        "regel": 3,
        "kolom": 9,
        "ernst": "fout",
        "code": "vorm",
        "melding": "“een” kan hier niet. Hier hoort een versie zoals 1.0.0.",
    }


def test_github() -> None:
    name = "fout%2C 100%25.yaml"
    first, second = write(BAD, "github").splitlines()
    assert (
        first == f"::error file={name},line=3,col=9,title=vorm::“een” kan hier niet. Hier hoort een versie zoals 1.0.0."
    )
    line = BAD[: BAD.index("Het verslag is klaar en")].count("\n") + 1
    assert second.startswith(f"::warning file={name},line={line},col=16,title=twee-dingen::")


@pytest.mark.parametrize("format_", ["tekst", "github"])
def test_a_hostile_file_cannot_write_a_command_or_steer_the_terminal(format_: str) -> None:
    output = write('schema: 1\n"a\\n::error::b\\e[31m": c\n', format_)
    assert "::error::b" in output
    assert "\x1b" not in output
    assert all(not line.startswith("::error::") for line in output.splitlines())
