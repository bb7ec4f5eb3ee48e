"""Answers to an earlier version of a checklist: what can be carried over is, and the reader is told exactly what."""

import json
from pathlib import Path

import pytest

import dialoogcheck
from tests.cli.people import check, run

SMALL = Path(dialoogcheck.__file__).parents[1] / "tests" / "data" / "klein.yaml"
ANSWERS = {"doel-1": {"keuze": "ja"}, "doel-2": {"keuze": "nee", "toelichting": "Zie nota."}, "weg-1": {"keuze": "ja"}}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the next version of the checklist in it; the tests run there."""
    monkeypatch.chdir(tmp_path)
    text = SMALL.read_text("utf-8")
    assert text.count("- id: doel-2\n") == 1
    for old, new in (
        ("- id: doel-2\n", "- id: doel-9\n        vervangt: [doel-2]\n"),
        ("doel-1, doel-2, doel-3]", "doel-1, doel-9, doel-3]"),
        ("1.0.0", "2.0.0"),
    ):
        text = text.replace(old, new)
    Path("klein.yaml").write_text(text, "utf-8")
    check(run("controleer", "klein.yaml"), 0)
    return tmp_path


def write_answers(
    path: str = "a.json", *, fingerprint: str | None = "sha256:0", perspective: str = "gemeente", mark: str = "x"
) -> None:
    document = {
        "formaat": "dialoogcheck-antwoorden",
        "schema": 1,
        "checklist": {"id": "klein", "versie": "1.0.0", **({"vingerafdruk": fingerprint} if fingerprint else {})},
        "gegevens": {"fase": "plan", "vorm": "subsidie", "regio": True, "perspectief": perspective},
        "inzending": mark,
        "antwoorden": ANSWERS,
    }
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(json.dumps(document), "utf-8")


def report(*extra: str) -> str:
    check(
        run(
            "rapport",
            "a.json",
            "--checklist",
            "klein.yaml",
            "--formaat",
            "md",
            "--uit",
            "a.md",
            "--overschrijf",
            *extra,
        ),
        0,
    )
    return Path("a.md").read_text("utf-8")


def test_a_report_says_exactly_what_was_carried_over_and_what_was_not() -> None:
    write_answers()
    said = report()
    assert (
        "De checklist is veranderd sinds deze antwoorden. De antwoorden horen bij versie 1.0.0, dit rapport bij versie "
        "2.0.0." in said
    )
    carried = said.partition("### Eerdere versie\n")[2].partition("#")[0]
    assert "Bij dezelfde stelling: 1 antwoord." in carried
    assert "(toen doel-2)" in carried
    assert "Vervallen: de stelling is er niet meer: weg-1." in carried
    assert "Zie nota." in said


def test_without_a_fingerprint_a_renamed_statement_is_told_all_the_same() -> None:
    write_answers(fingerprint=None)
    said = report()
    assert "Een deel van de antwoorden hoort bij stellingen die nu anders heten." in said
    assert "(toen doel-2)" in said


def test_a_report_to_share_does_not_tell_what_others_called_their_statements() -> None:
    write_answers()
    assert "weg-1" in report()
    assert "weg-1" not in report("--deelbaar")


def test_a_group_report_names_what_was_carried_over_and_only_counts_what_was_not() -> None:
    for number in range(5):
        write_answers(f"in/{number}.json", mark=str(number))
    check(run("vergelijk", "in", "--checklist", "klein.yaml", "--formaat", "md", "--uit", "g.md"), 3, "--ook-gewijzigd")
    check(run("vergelijk", "in", "--checklist", "klein.yaml", "--formaat", "md", "--uit", "g.md", "--ook-gewijzigd"), 0)
    said = Path("g.md").read_text("utf-8")
    assert "tellen ook antwoorden mee op de stelling die er eerst stond." in said
    assert "1 stelling van toen is er niet meer" in said
    assert "weg-1" not in said


def test_reading_in_writes_the_answers_under_the_ids_of_today() -> None:
    write_answers()
    check(run("inlezen", "a.json", "--checklist", "klein.yaml", "--ook-gewijzigd"), 0)
    (path,) = Path("ingelezen").glob("*.json")
    assert set(json.loads(path.read_text("utf-8"))["antwoorden"]) == {"doel-1", "doel-9"}


def test_a_table_with_the_columns_of_an_earlier_version_is_read() -> None:
    Path("a.csv").write_text("perspectief;fase;vorm;regio;doel-2\ngemeente;plan;subsidie;ja;4\n", "utf-8")
    check(run("inlezen", "a.csv", "--checklist", "klein.yaml"), 0)
    (path,) = Path("ingelezen").glob("*.json")
    assert json.loads(path.read_text("utf-8"))["antwoorden"] == {"doel-9": {"keuze": "ja"}}
