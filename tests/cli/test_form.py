"""``formulier``: a form for each perspective, in each format, where it was asked for."""

import io
import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import dialoogcheck
from dialoogcheck.answers.file import parse_document
from tests.cli.people import check, look_at, run, write_person

PROJECT = Path(dialoogcheck.__file__).parents[1]
TALK = str(PROJECT / "tests" / "data" / "gesprek.yaml")
SMALL = str(PROJECT / "tests" / "data" / "klein.yaml")
PERSPECTIVES = ("gemeente", "aanbieder", "client")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: str = ".") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def read_empty(name: str) -> dict[str, object]:
    """``gegevens`` of the answer file that a form in HTML carries."""
    (found,) = re.findall(
        r'<script type="application/json"[^>]*>(.*?)</script>', Path(name).read_text("utf-8"), re.DOTALL
    )
    details: dict[str, object] = json.loads(json.loads(found)["empty"])["gegevens"]
    return details


def test_a_form_for_everybody() -> None:
    result = run("formulier", "inkoopdialoog", "--fase", "strategie")
    check(result, 0, "dialoogcheck vergelijk MAP")
    assert names() == [f"formulier-{id_}.html" for id_ in sorted(PERSPECTIVES)]
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == [
        "Formulier voor gemeente",
        "Formulier voor aanbieder",
        "Formulier voor cliënt",
    ]


@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_the_form_carries_who_it_is_for(perspective: str) -> None:
    check(
        run(
            "formulier",
            "inkoopdialoog",
            "--fase",
            "strategie",
            "--perspectief",
            perspective,
            "--feit",
            "regio=ja",
            "--organisatie",
            "Rivierstad",
        ),
        0,
    )
    details = read_empty(f"formulier-{perspective}.html")
    assert details["perspectief"] == perspective
    assert (details["fase"], details["regio"], details["organisatie"]) == ("strategie", True, "Rivierstad")
    assert details["herkenbaar"] is False
    # A date would tell one answer from another; the moment of making is in the form itself.
    assert "datum" not in details
    assert details.get("omvang") == (None if perspective == "gemeente" else "kort")


@pytest.mark.parametrize(("option", "extent"), [("--kort", "kort"), ("--volledig", None)])
def test_short_or_full_for_all(option: str, extent: str | None) -> None:
    check(run("formulier", "inkoopdialoog", "--fase", "strategie", option), 0)
    assert {read_empty(name).get("omvang") for name in names()} == {extent}


def test_recognisable_answers_are_said_to_be_so() -> None:
    check(
        run(
            "formulier",
            "inkoopdialoog",
            "--fase",
            "strategie",
            "--perspectief",
            "client",
            "--open",
            "--uit",
            "open.html",
        ),
        0,
    )
    check(run("formulier", "inkoopdialoog", "--fase", "strategie", "--perspectief", "client", "--uit", "dicht.html"), 0)
    assert read_empty("open.html")["herkenbaar"] is True
    assert read_empty("dicht.html")["herkenbaar"] is False


def test_every_format() -> None:
    check(
        run(
            "formulier",
            "inkoopdialoog",
            "--fase",
            "strategie",
            "--perspectief",
            "client",
            "--formaat",
            "html,pdf,papier",
            "--uit",
            "uit",
        ),
        0,
    )
    assert names("uit") == ["formulier-client-papier.pdf", "formulier-client.html", "formulier-client.pdf"]
    with pikepdf.open(Path("uit/formulier-client.pdf")) as pdf:
        (attached,) = (file.get_file().read_bytes() for file in pdf.attachments.values())
        assert parse_document(attached, "a")["gegevens"]["perspectief"] == "client"
        assert len(list(pdf.Root.AcroForm.Fields)) > 20
    with pikepdf.open(Path("uit/formulier-client-papier.pdf")) as pdf:
        assert "/AcroForm" not in pdf.Root


def test_paper_says_how_to_type_it_over() -> None:
    arguments = (
        "formulier",
        "inkoopdialoog",
        "--fase",
        "strategie",
        "--feit",
        "regio=ja",
        "--perspectief",
        "client,aanbieder",
        "--formaat",
        "papier",
        "--open",
        "--kort",
    )
    result = run(*arguments)
    check(result, 0)
    lines = [line for line in result.stderr.splitlines() if "invullen" in line]
    assert [line.partition(":")[0] for line in lines] == ["Papier overtypen (cliënt)", "Papier overtypen (aanbieder)"]
    for line in lines:
        assert "--snel --fase strategie" in line
        assert "--feit=regio=ja" in line
        assert line.endswith(" --kort --open")


@pytest.mark.parametrize("output", ["-", "a.html", "uit/", "map"])
def test_one_form_where_it_was_asked_for(output: str) -> None:
    Path("map").mkdir()
    result = run("formulier", "inkoopdialoog", "--fase", "strategie", "--perspectief", "client", "--uit", output)
    check(result, 0)
    place = {"-": None, "a.html": "a.html"}.get(output, f"{output.rstrip('/')}/formulier-client.html")
    text = Path(place).read_text("utf-8") if place else result.stdout
    assert text.startswith("<!doctype html>")
    if not place:
        assert names() == ["map"]


def test_a_pdf_on_standard_output() -> None:
    result = run(
        "formulier", "inkoopdialoog", "--fase", "strategie", "--perspectief", "client", "--formaat", "pdf", "--uit", "-"
    )
    with pikepdf.open(io.BytesIO(result.stdout_bytes)) as pdf:
        assert "/AcroForm" in pdf.Root


@pytest.mark.parametrize("asked", ["cliënt", "Client", "client,CLIËNT", " client "])
def test_a_perspective_by_its_name(asked: str) -> None:
    check(run("formulier", "inkoopdialoog", "--fase", "strategie", "--perspectief", asked), 0)
    assert names() == ["formulier-client.html"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Zeg bij welke fase dit hoort."),
        (("--fase", "strategi"), "Bedoelde u “strategie”?"),
        (("--fase", "strategie", "--perspectief", "clint"), "Bedoelde u “client”?"),
        (("--fase", "strategie", "--perspectief", ""), "Het perspectief “” bestaat niet."),
        (("--fase", "strategie", "--feit", "kleur=rood"), "“kleur” wordt in deze fase niet gevraagd."),
        (("--fase", "strategie", "--feit", "regio=misschien"), "dat antwoord kan niet"),
        (("--fase", "strategie", "--formaat", "docx"), "“docx” is geen formaat; kies uit html, pdf, papier."),
        (("--fase", "strategie", "--uit", "-"), "Meer dan één formulier past niet in -."),
        (("--fase", "strategie", "--uit", "a.html"), "Meer dan één formulier past niet in a.html."),
        (
            ("--fase", "strategie", "--perspectief", "client", "--formaat", "pdf,html", "--uit", "a.pdf"),
            "past niet in a.pdf",
        ),
        (("--van", "a.json", "--fase", "strategie"), "--van gaat niet samen met --fase en --feit."),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], said: str) -> None:
    write_person("a.json")
    check(run("formulier", "inkoopdialoog", *arguments), 2, said)
    assert names() == ["a.json"]


def test_a_perspective_without_statements_gets_no_form() -> None:
    check(
        run("formulier", SMALL, "--fase", "plan"),
        0,
        "Voor aanbieder heeft deze checklist in deze fase geen stellingen.",
    )
    check(run("formulier", SMALL, "--fase", "plan", "--perspectief", "aanbieder"), 2, "geen stellingen voor aanbieder")
    assert names() == ["formulier-gemeente.html"]


@pytest.mark.parametrize(("checklist", "said"), [("inkoopdialog", "Bedoelde u"), ("weg.yaml", "bestaat niet")])
def test_a_checklist_that_is_not_there(checklist: str, said: str) -> None:
    check(run("formulier", checklist, "--fase", "strategie"), 3, said)


def test_from_your_own_answers() -> None:
    details = {
        "fase": "procedure",
        "vorm": "aanbesteding",
        "regio": True,
        "dialoogrondes": True,
        "organisatie": "Rivierstad",
        "perspectief": "gemeente",
        "gesprek": "2026-12-11",
    }
    before = look_at(write_person("a.json", gegevens=details).parent)
    check(run("formulier", "--van", "a.json", "--onderwerp", "Wmo", "--perspectief", "client", "--uit", "uit/"), 0)
    read = read_empty("uit/formulier-client.html")
    assert read == details | {"perspectief": "client", "onderwerp": "Wmo", "omvang": "kort", "herkenbaar": False}
    assert {name: seen for name, seen in look_at(Path()).items() if name in before} == before


def test_from_answers_that_are_broken() -> None:
    Path("a.json").write_text("{", "utf-8")
    check(run("formulier", "--van", "a.json"), 3, "geen geldige JSON")


def test_a_procedure_is_warned_about() -> None:
    check(
        run("formulier", "inkoopdialoog", "--fase", "procedure", "--perspectief", "aanbieder"),
        0,
        "Let op: Dit is geen fase voor vrije dialoog.",
        "contactpersoon",
    )


def test_nothing_is_replaced_unasked_and_then_nothing_is_written() -> None:
    Path("formulier-client.html").write_text("van mij", "utf-8")
    check(
        run("formulier", "inkoopdialoog", "--fase", "strategie"),
        5,
        "formulier-client.html bestaat al.",
        "--overschrijf",
    )
    assert names() == ["formulier-client.html"]
    assert Path("formulier-client.html").read_text("utf-8") == "van mij"
    check(run("formulier", "inkoopdialoog", "--fase", "strategie", "--overschrijf"), 0)
    assert len(names()) == 3
    assert Path("formulier-client.html").read_text("utf-8") != "van mij"


@pytest.mark.parametrize("output", ["weg/a.html", "bestand/", "x" * 300 + ".html"])
def test_a_place_where_nothing_can_be_written(output: str) -> None:
    Path("bestand").touch()
    check(run("formulier", "inkoopdialoog", "--fase", "strategie", "--perspectief", "client", "--uit", output), 5)
    assert names() == ["bestand"]


def test_texts_of_the_command_line_are_text() -> None:
    hostile = "<script>alert(1)</script>\x1b[31m {{ 7*7 }}"
    result = run(
        "formulier",
        "inkoopdialoog",
        "--fase",
        "strategie",
        "--perspectief",
        "client",
        "--organisatie",
        hostile,
        "--onderwerp",
        hostile,
        "--terugsturen",
        hostile,
    )
    check(result, 0)
    page = Path("formulier-client.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "\x1b" not in page
    assert "{{ 7*7 }}" in page


def test_a_checklist_of_your_own_is_named_by_its_file() -> None:
    shutil.copy(SMALL, "mijn lijst.yaml")
    result = run("formulier", "mijn lijst.yaml", "--fase", "plan", "--formaat", "html,papier")
    check(
        result,
        0,
        "dialoogcheck vergelijk MAP --checklist 'mijn lijst.yaml'",
        "dialoogcheck invullen 'mijn lijst.yaml' --snel",
    )
    assert read_empty("formulier-gemeente.html")["fase"] == "plan"


# A checklist with one phase, and one that is long


def test_a_checklist_with_one_phase_does_not_ask_for_it() -> None:
    check(run("formulier", TALK), 0)
    assert names() == ["formulier-aanbieder.html", "formulier-gemeente.html"]
    assert read_empty("formulier-aanbieder.html")["fase"] == "na-afloop"
    result = run("formulier", TALK, "--formaat", "papier", "--perspectief", "aanbieder", "--uit", "uit/")
    check(result, 0)
    assert f"invullen {shlex.quote(TALK)} --snel --fase na-afloop --perspectief aanbieder" in result.stderr
    check(run("formulier", TALK, "--fase", "na-aflop"), 2, "Bedoelde u “na-afloop”?")


def test_the_open_questions_are_on_every_form_and_in_no_count() -> None:
    result = run("formulier", TALK, "--perspectief", "aanbieder", "--formaat", "html,pdf,papier")
    check(result, 0)
    assert {line.rpartition("(")[2] for line in result.stdout.splitlines()} == {"3 stellingen)"}
    page = Path("formulier-aanbieder.html").read_text("utf-8")
    for question in ("Hoe ervaarde u het gesprek?", "Wat zegt uw gevoel?", "Wat neemt u mee?"):
        assert page.count(f"<strong>{question}</strong>") == 1
    with pikepdf.open("formulier-aanbieder.pdf") as pdf:
        fields: Any = pdf.Root.AcroForm.Fields
        assert [str(field.T) for field in fields if field.FT == "/Tx"] == [
            "vraag-gevoel-open",
            "vraag-gevoel-zin",
            "vraag-vervolg-open",
        ]


def write_long(statements: int) -> str:
    """A checklist with so many statements that the supplier, who reads the plainest words, answers as well."""
    text = Path(TALK).read_text("utf-8")
    one = text[text.index("      - id: gevoel-1") : text.index("      - id: gevoel-2")]
    more = "".join(one.replace("gevoel-1", f"meer-{number}") for number in range(statements - 3))
    refs = ", ".join(f"meer-{number}" for number in range(statements - 3))
    text = text.replace(one, more + one).replace("[gevoel-1, gevoel-2]", f"[gevoel-1, gevoel-2, {refs}]")
    text = text.replace(
        "{id: aanbieder, naam: aanbieder}",
        "{id: aanbieder, naam: aanbieder, meervoud: aanbieders, eenvoudig: ja, volledig: ja}",
    )
    Path("lang.yaml").write_text(re.sub(r"        spiegel: .*\n", "", text), "utf-8")
    check(run("controleer", "lang.yaml"), 0)
    return "lang.yaml"


@pytest.mark.parametrize(
    ("statements", "arguments", "whole"),
    [(31, (), False), (30, (), True), (31, ("--kort",), False), (30, ("--kort",), False), (31, ("--volledig",), True)],
)
def test_many_plain_words_are_short_unless_somebody_chooses(
    statements: int, arguments: tuple[str, ...], *, whole: bool
) -> None:
    result = run("formulier", write_long(statements), *arguments)
    check(result, 0)
    assert (f"formulier-aanbieder.html ({statements} stellingen)" in result.stdout) is whole
    assert (f"formulier-gemeente.html ({statements} stellingen)" in result.stdout) is ("--kort" not in arguments)
