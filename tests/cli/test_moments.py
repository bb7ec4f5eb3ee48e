"""Answers that were given at different moments.

Never in one group report, and every paper says of which moment it is.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.checklist.minimal import MINIMAL_CHECKLIST
from tests.cli.people import check, run
from tests.document import judging

ROUND = """\
  - id: ronde
    naam: Ronde
    vraag: Na welk gesprek vult u dit in?
    uitleg: Een Open Tafel kan twee rondes hebben.
    keuzes:
      - {id: geen, naam: Er was één gesprek}
      - {id: "1", naam: Na ronde 1 van de Open Tafel}
      - {id: "2", naam: Na ronde 2 van de Open Tafel}
    standaard: geen
    moment: ja
perspectieven:
"""
CHECKLIST = "rondes.yaml"
COMPARE = ("vergelijk", "map", "--checklist", CHECKLIST, "--formaat", "md,json", "--uit", "uit/")
REPORT = Path("uit/dialoogcheck-groepsrapport-rondes-voor.md")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a checklist of which one fact is a moment; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    text = MINIMAL_CHECKLIST.replace("id: klein", "id: rondes").replace("perspectieven:\n", ROUND, 1)
    Path(CHECKLIST).write_text(text, encoding="utf-8")
    return tmp_path


def write(moment: str | None, numbers: Iterable[int], place: str = "map", **details: object) -> None:
    """People who answered at this moment; ``None`` leaves the fact out."""
    Path(place).mkdir(exist_ok=True)
    for number in numbers:
        document = {
            "formaat": "dialoogcheck-antwoorden",
            "schema": 1,
            "checklist": {"id": "rondes", "versie": "1.0.0"},
            "gegevens": {"fase": "voor", "perspectief": "gemeente", **({"ronde": moment} if moment else {}), **details},
            "inzending": f"{place}-{moment}-{number}",
            "antwoorden": {"doel-1": {"keuze": "ja"}, "vervolg-1": {"keuze": "ja"}},
        }
        Path(f"{place}/{moment}-{number}.json").write_text(json.dumps(document), encoding="utf-8")


def test_two_rounds_of_three_people_are_no_six_people() -> None:
    write("1", range(3))
    write("2", range(3))
    result = run(*COMPARE)
    check(
        result,
        3,
        "Deze antwoorden zijn van meer momenten: Na ronde 1 van de Open Tafel en Na ronde 2 van de Open Tafel. ",
        "Maak voor elk moment een eigen rapport.",
        "Na ronde 1 van de Open Tafel: map/1-0.json; map/1-1.json; map/1-2.json.",
    )
    assert result.stdout == ""
    assert not Path("uit").exists()


def test_two_rounds_are_no_moment_of_a_development() -> None:
    """Three people twice are no six: a group of three would come into view."""
    write("1", range(3))
    write("2", range(3))
    write("2", range(6), "later")
    for paths in (("map", "later"), ("later", "map")):
        result = run("ontwikkeling", *paths, "--checklist", CHECKLIST, "--formaat", "json", "--uit", "uit.json")
        check(
            result,
            3,
            "van meer momenten: Na ronde 1 van de Open Tafel en Na ronde 2 van de Open Tafel.",
            "in een eigen map",
        )
        assert not Path("uit.json").exists()
    for number in range(3):
        Path(f"map/2-{number}.json").unlink()
    write("1", range(6))
    check(run("ontwikkeling", "map", "later", "--checklist", CHECKLIST, "--formaat", "json", "--uit", "uit.json"), 0)


def make_forms(*options: str) -> list[str]:
    """The names of the forms that come of this."""
    result = run("formulier", CHECKLIST, "--fase", "voor", "--formaat", "html,pdf,papier", "--uit", "uit/", *options)
    check(result, 0)
    return sorted(path.name for path in Path("uit").iterdir())


def test_a_form_says_of_which_moment_it_is() -> None:
    names = make_forms("--feit", "ronde=1", "--perspectief", "aanbieder")
    assert names == [
        "formulier-aanbieder-ronde-1-papier.pdf",
        "formulier-aanbieder-ronde-1.html",
        "formulier-aanbieder-ronde-1.pdf",
    ]
    page = Path("uit/formulier-aanbieder-ronde-1.html").read_text(encoding="utf-8")
    assert "fase voor het gesprek · Na ronde 1 van de Open Tafel</p>" in page
    assert '"antwoorden-aanbieder-ronde-1.dialoog.json"' in page
    for name in names[::2]:
        assert "· Na ronde 1 van de Open Tafel" in judging.read_pages(Path("uit", name).read_bytes())[0]


def test_a_form_in_plain_words_says_it_too() -> None:
    text = Path(CHECKLIST).read_text(encoding="utf-8").replace("naam: Aanbieder}", "naam: Aanbieder, eenvoudig: ja}")
    Path(CHECKLIST).write_text(text, encoding="utf-8")
    make_forms("--feit", "ronde=2", "--perspectief", "aanbieder")
    for name in ("formulier-aanbieder-ronde-2.pdf", "formulier-aanbieder-ronde-2-papier.pdf"):
        assert "Na ronde 2 van de Open Tafel" in judging.read_pages(Path("uit", name).read_bytes())[0]
    assert "<p>Na ronde 2 van de Open Tafel</p>" in Path("uit/formulier-aanbieder-ronde-2.html").read_text(
        encoding="utf-8"
    )


def test_the_usual_moment_needs_no_words() -> None:
    names = make_forms("--perspectief", "gemeente")
    assert names == ["formulier-gemeente-papier.pdf", "formulier-gemeente.html", "formulier-gemeente.pdf"]
    page = Path("uit/formulier-gemeente.html").read_text(encoding="utf-8")
    assert "één gesprek" not in page
    assert "fase voor het gesprek</p>" in page


def test_whoever_types_over_paper_of_a_moment_is_told_a_command_that_works() -> None:
    result = run(
        "formulier",
        CHECKLIST,
        "--fase",
        "voor",
        "--formaat",
        "papier",
        "--feit",
        "ronde=1",
        "--perspectief",
        "aanbieder",
    )
    check(result, 0, "--feit=ronde=1 --perspectief aanbieder", "Zet die van dit moment samen in één map")
    check(run("formulier", CHECKLIST, "--fase", "voor", "--perspectief", "aanbieder"), 0, "Zet ze in één map")


@pytest.mark.parametrize(("moment", "words"), [("2", " · Na ronde 2 van de Open Tafel"), ("geen", "")])
def test_reports_say_of_which_moment_they_are(moment: str, words: str) -> None:
    write(moment, range(5))
    check(run("vergelijk", "map", "--checklist", CHECKLIST, "--formaat", "md,html,pdf", "--uit", "uit/"), 0)
    check(
        run("rapport", f"map/{moment}-0.json", "--checklist", CHECKLIST, "--formaat", "md,html,pdf", "--uit", "uit/"), 0
    )
    for name in ("dialoogcheck-groepsrapport-rondes-voor", f"{moment}-0"):
        page = Path(f"uit/{name}.html").read_text(encoding="utf-8")
        assert f"fase voor het gesprek{words}</p>" in page
        assert f"Voor het gesprek{words}</title>" in page
        assert f"oor het gesprek{words}" in judging.read_pages(Path(f"uit/{name}.pdf").read_bytes())[0]
        assert (
            "Na ronde 2 van de Open Tafel" in Path(f"uit/{name}.md").read_text(encoding="utf-8").split("## ")[0]
        ) == bool(words)
