"""``ontwikkeling``: from checks at several moments to one report about what changed."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import dialoogcheck
from dialoogcheck.answers import intake as gathering
from dialoogcheck.answers.file import DEVELOPMENT_ATTACHMENT
from dialoogcheck.answers.model import Details
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.answers.words import explain_single
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import FactId, PhaseId
from dialoogcheck.development import words
from dialoogcheck.development.model import Change, DifferenceKind
from dialoogcheck.group.words import NOT_ASKED, explain_carried, explain_unlike
from tests.cli.people import CHECKLIST, FACTS, FIRST, check, look_at, run, write_group, write_person

KLEIN = Path(dialoogcheck.__file__).parents[1] / "tests" / "data" / "klein.yaml"
NAME = "dialoogcheck-ontwikkeling-inkoopdialoog-2026-01-01-2027-01-01"
"""How the report of one person is called who gave no names."""


def find_made(suffix: str, folder: str = "uit") -> Path:
    """The one report of this format, whatever it is about."""
    (path,) = Path(folder).glob(f"dialoogcheck-ontwikkeling*.{suffix}")
    return path


ALL = {"gemeente": 5, "aanbieder": 5, "client": 5}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: str = ".") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def write_check(
    path: str, choice: str = "ja", *, date: str | None = None, perspective: str = "gemeente", **changes: object
) -> None:
    """A check of one person; ``changes`` replace what is filled in before the statements."""
    details = {"fase": "strategie", **FACTS, "perspectief": perspective, "datum": date, **changes}
    write_person(path, choice, gegevens={field: value for field, value in details.items() if value is not None})


def write_two(first: str = "nee", last: str = "ja") -> None:
    write_check("a.json", first, date="2026-01-01")
    write_check("b.json", last, date="2027-01-01")


def track(*arguments: str, said: str = "", code: int = 0) -> dict[str, Any]:
    """The development in JSON; with a message on stderr."""
    result = run("ontwikkeling", *arguments, "--formaat", "json", "--uit", "-")
    check(result, code, said)
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def refuse(*arguments: str, said: str, hint: str = "", code: int = 3) -> None:
    """Nothing is made, and what is wrong is told in one sentence with what to do about it."""
    before = names()
    result = run("ontwikkeling", *arguments, "--formaat", "json")
    check(result, code, said, hint)
    assert result.stdout == ""
    assert names() == before


def find_change(document: Mapping[str, Any], statement: str = FIRST) -> str:
    return next(
        str(item["verandering"])
        for area in document["gebieden"]
        for item in area["stellingen"]
        if item["id"] == statement
    )


# Formats and places


def test_when_they_talked_makes_no_difference() -> None:
    write_two()
    without = track("a.json", "b.json")
    for name in ("a.json", "b.json"):
        document = json.loads(Path(name).read_text("utf-8"))
        document["gegevens"]["gesprek"] = "2026-12-11"
        Path(name).write_text(json.dumps(document), "utf-8")
    assert track("a.json", "b.json") == without


def test_every_format_of_one_person() -> None:
    write_two()
    before = look_at(Path())
    result = run("ontwikkeling", "a.json", "b.json", "--formaat", "pdf,html,md,json,csv", "--uit", "uit/")
    check(result, 0, "Vergeleken: 2 momenten")
    assert names("uit") == [f"{NAME}.{suffix}" for suffix in ("csv", "html", "json", "md", "pdf")]
    assert result.stdout.splitlines() == [
        f"Ontwikkeling: uit/{NAME}.{suffix}" for suffix in ("pdf", "html", "md", "json", "csv")
    ]
    assert {name: look for name, look in look_at(Path()).items() if not name.startswith("uit")} == before
    with pikepdf.open(Path(f"uit/{NAME}.pdf")) as pdf:
        assert pdf.attachments[DEVELOPMENT_ATTACHMENT].get_file().read_bytes() == Path(f"uit/{NAME}.json").read_bytes()
    lines = Path(f"uit/{NAME}.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Nr.;Gebied;Stelling;Kritiek;")
    assert lines[0].endswith(";Verandering;Kritiek punt;Notitie nu")
    assert lines[1].endswith(f";Nee;Ja;{words.CHANGES[Change.ROSE][1]};;")
    assert len(lines) > 30


def test_every_format_of_groups() -> None:
    write_group("a", ALL, bewaard="2026-01-01T10:00:00Z")
    write_group("b", ALL, bewaard="2027-01-01T10:00:00Z")
    result = run("ontwikkeling", "a", "b", "--formaat", "pdf,html,md,json,csv", "--uit", "uit/")
    check(result, 0, "Vergeleken: 2 momenten")
    with pikepdf.open(find_made("pdf")) as pdf:
        assert pdf.attachments[DEVELOPMENT_ATTACHMENT].get_file().read_bytes() == find_made("json").read_bytes()
    lines = find_made("csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Nr.;Gebied;Stelling;Kritiek;Groep;")
    assert len(lines) > 60


def test_one_page_for_the_management() -> None:
    write_two()
    check(
        run("ontwikkeling", "a.json", "b.json", "--samenvatting", "--formaat", "pdf,html,md,json,csv", "--uit", "uit/"),
        0,
    )
    check(run("ontwikkeling", "a.json", "b.json", "--formaat", "json,csv", "--uit", "heel/"), 0)
    with pikepdf.open(find_made("pdf")) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.attachments[DEVELOPMENT_ATTACHMENT].get_file().read_bytes() == find_made("json").read_bytes()
    for suffix in ("html", "md"):
        assert words.ASKED_TITLE in find_made(suffix).read_text("utf-8")
    for suffix in ("json", "csv"):
        assert find_made(suffix).read_bytes() == find_made(suffix, "heel").read_bytes()


def test_groups_have_no_page_for_the_management() -> None:
    for name, choice in {"a": "nee", "b": "ja"}.items():
        write_moment(name, {"gemeente": 5}, choice)
    refuse("a", "b", "--samenvatting", said="Dit zijn groepen.", hint="Laat --samenvatting weg.", code=2)


def test_a_pdf_in_this_folder_is_what_you_get_unasked() -> None:
    write_two()
    check(run("ontwikkeling", "a.json", "b.json"), 0)
    assert names() == ["a.json", "b.json", f"{NAME}.pdf"]


@pytest.mark.parametrize("output", ["-", "c.json", "uit/"])
def test_where_it_was_asked_for(output: str) -> None:
    write_two()
    result = run("ontwikkeling", "a.json", "b.json", "--formaat", "json", "--uit", output)
    check(result, 0)
    place = {"-": "", "uit/": f"uit/{NAME}.json"}.get(output, output)
    text = Path(place).read_text("utf-8") if place else result.stdout
    assert json.loads(text)["formaat"] == "dialoogcheck-ontwikkeling"


def test_nothing_is_replaced_unasked_and_then_nothing_is_written() -> None:
    write_two()
    Path(f"{NAME}.csv").write_text("van mij", "utf-8")
    check(
        run("ontwikkeling", "a.json", "b.json", "--formaat", "json,csv"), 5, f"{NAME}.csv bestaat al.", "--overschrijf"
    )
    assert names() == ["a.json", "b.json", f"{NAME}.csv"]
    check(run("ontwikkeling", "a.json", "b.json", "--formaat", "json,csv", "--overschrijf"), 0)
    assert Path(f"{NAME}.csv").read_text("utf-8") != "van mij"


def test_the_same_files_give_the_same_bytes() -> None:
    write_two()
    for name in ("c.md", "d.md"):
        check(run("ontwikkeling", "a.json", "b.json", "--formaat", "md", "--uit", name), 0)
    assert Path("c.md").read_bytes() == Path("d.md").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "EERDER"),
        (("a.json",), "minstens twee momenten"),
        (("a.json", "b.json", "./a.json"), "a.json staat er twee keer."),
        (("a.json", "b.json", "--formaat", "json", "--uit", "./b.json", "--overschrijf"), "./b.json is ook de invoer."),
        (("a.json", "b.json", "--formaat", "docx"), "geen formaat"),
        (("a.json", "b.json", "--formaat", "json,csv", "--uit", "c.json"), "passen niet in één bestand"),
        (("a.json", "b.json", "--open"), "--open is voor groepen. Dit zijn losse checks."),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], said: str) -> None:
    write_two()
    result = run("ontwikkeling", *arguments)
    check(result, 2, said)
    assert names() == ["a.json", "b.json"]


# One person


def test_what_changed_between_two_checks() -> None:
    write_two("nee", "deels")
    document = track("a.json", "b.json")
    assert (document["soort"], find_change(document)) == ("een-kant", "gestegen")
    assert document["niet_gelijk"] == []


def test_the_oldest_comes_first_and_that_is_told() -> None:
    write_two("nee", "ja")
    notice = words.NOTICES[DifferenceKind.REORDERED]
    document = track("b.json", "a.json", said=f"Let op: {notice}")
    assert find_change(document) == "gestegen"
    assert notice not in run("ontwikkeling", "a.json", "b.json", "--formaat", "json", "--uit", "-").stderr


def test_three_moments_and_any_kind_of_file() -> None:
    for number, choice in enumerate(("nee", "ja", "deels"), start=1):
        write_check(f"{number}.dialoog.json", choice, date=f"202{number}-05-01")
    check(run("rapport", "2.dialoog.json"), 0)
    Path("2.dialoog.json").unlink()
    Path("3.txt").write_text(f"Hierbij!\n{Path('3.dialoog.json').read_text('utf-8')}\nGroet", "utf-8")
    document = track("1.dialoog.json", "2.pdf", "3.txt")
    assert next(item["keuzes"] for item in document["gebieden"][0]["stellingen"] if item["id"] == FIRST) == [
        "nee",
        "ja",
        "deels",
    ]


def test_a_table_of_one_row_is_one_person_and_of_more_a_group() -> None:
    heads = f"perspectief;checklist;fase;vorm;regio;{FIRST}"
    row = "gemeente;inkoopdialoog;strategie;nog-niet-gekozen;nee"
    for name, choices in {"een.csv": "1", "ander.csv": "4", "meer.csv": "1234", "nog.csv": "4444"}.items():
        Path(name).write_text("\n".join([heads, *(f"{row};{choice}" for choice in choices)]), "utf-8")
    assert track("een.csv", "ander.csv")["soort"] == "een-kant"
    assert track("meer.csv", "nog.csv", "--open")["groepen"][0]["mensen"] == [4, 4]


def test_an_earlier_version_is_taken_and_told() -> None:
    write_two()
    document = json.loads(Path("a.json").read_text("utf-8"))
    document["checklist"] |= {"versie": "0.1.0", "vingerafdruk": "sha256:0"}
    Path("a.json").write_text(json.dumps(document), "utf-8")
    assert track("a.json", "b.json", said="Let op, a.json")["niet_gelijk"] == [{"soort": "versie", "momenten": [1]}]


def test_what_is_not_alike_is_told_and_only_shared_statements_count() -> None:
    write_check("a.json", "nee", fase="visie", vorm=None, omvang="kort", organisatie="Gemeente Bergdal")
    write_check("b.json", "ja", organisatie="Gemeente Rivierstad")
    document = track("a.json", "b.json")
    assert [item["soort"] for item in document["niet_gelijk"]] == ["organisatie", "fase", "omvang", "zonder-datum"]
    asked = [
        {
            statement.id
            for _, statements in select_statements(
                CHECKLIST,
                Details(
                    organisation="",
                    topic="",
                    date=None,
                    phase=PhaseId(phase),
                    facts={FactId("vorm"): "nog-niet-gekozen", FactId("regio"): "nee"},
                    perspective=CHECKLIST.organiser.id,
                    short=short,
                ),
            )
            for statement in statements
        }
        for phase, short in (("visie", True), ("strategie", False))
    ]
    compared = {item["id"] for area in document["gebieden"] for item in area["stellingen"]}
    assert compared == asked[0] & asked[1]
    assert {item["stelling"] for item in document["niet_vergeleken"]} == asked[0] ^ asked[1]
    assert 0 < len(compared) < len(asked[1])


def test_names_and_notes_stay_out_of_what_is_shared() -> None:
    for name, choice, date in (("a.json", "nee", "2026-01-01"), ("b.json", "ja", "2027-01-01")):
        write_check(name, choice, date=date, organisatie="Gemeente Smaragd", onderwerp="Robijn")
        document = json.loads(Path(name).read_text("utf-8"))
        document["antwoorden"][FIRST]["toelichting"] = "Een parel."
        Path(name).write_text(json.dumps(document), "utf-8")
    secrets = ("Smaragd", "Robijn", "parel")
    for format_ in ("html", "md", "json", "csv"):
        result = run("ontwikkeling", "a.json", "b.json", "--deelbaar", "--formaat", format_, "--uit", "-")
        check(result, 0)
        assert not [secret for secret in secrets if secret in result.stdout]
    whole = run("ontwikkeling", "a.json", "b.json", "--formaat", "html", "--uit", "-").stdout
    assert not [secret for secret in secrets if secret not in whole]


def test_names_of_groups_stay_out_of_what_is_shared() -> None:
    for name, choice in {"a": "nee", "b": "ja"}.items():
        write_moment(
            name,
            {"gemeente": 5},
            choice,
            gegevens={"fase": "strategie", **FACTS, "perspectief": "gemeente", "onderwerp": "Robijn"},
        )
    assert [moment["gegevens"]["onderwerp"] for moment in track("a", "b")["momenten"]] == ["Robijn"] * 2
    assert [moment["gegevens"]["onderwerp"] for moment in track("a", "b", "--deelbaar")["momenten"]] == [""] * 2


def test_what_is_to_know_of_a_file_is_in_the_report_with_its_moment() -> None:
    write_check("a.json", "nee", date="2026-01-01", regio=None)
    write_check("b.json", "ja", date="2027-01-01")
    result = run("ontwikkeling", "a.json", "b.json", "--formaat", "md", "--uit", "-")
    check(result, 0, "Let op, a.json: ‘")
    remark = result.stderr.partition("a.json: ")[2].splitlines()[0]
    assert f"1 januari 2026: {remark}" in result.stdout


def test_other_names_above_the_report() -> None:
    write_two()
    document = track("a.json", "b.json", "--organisatie", "Regio\x1b West", "--onderwerp", "Twee jaar")
    assert {
        (moment["gegevens"]["organisatie"], moment["gegevens"]["onderwerp"]) for moment in document["momenten"]
    } == {("Regio West", "Twee jaar")}


def test_another_side_of_the_table_is_no_development() -> None:
    write_check("a.json", "nee")
    write_check("b.json", "ja", perspective="client")
    refuse("a.json", "b.json", said="a.json is ingevuld als gemeente, b.json als cliënt", hint="dialoogcheck vergelijk")


def test_the_same_check_twice() -> None:
    write_two()
    shutil.copy("a.json", "c.dialoog.json")
    refuse("a.json", "b.json", "c.dialoog.json", said="a.json en c.dialoog.json zijn dezelfde check.")
    check(run("rapport", "c.dialoog.json"), 0)
    refuse("a.json", "c.pdf", said="a.json en c.pdf zijn dezelfde check.")


def test_the_same_answers_at_another_date_are_another_check() -> None:
    write_two("ja", "ja")
    assert find_change(track("a.json", "b.json")) == "gelijk"


# Files that hold nobody's answers


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("c.json", b"{", "c.json"),
        ("c.json", b"", "c.json"),
        ("c.json", b'{"formaat": "dialoogcheck-vergelijking", "schema": 1}', "c.json is een groepsrapport."),
        (
            "c.json",
            b'{"formaat": "dialoogcheck-ontwikkeling", "schema": 1}',
            "c.json is een rapport over ontwikkeling.",
        ),
        ("c.html", b"<html>", "c.html is een webpagina"),
        ("c.csv", b"perspectief\n", "In c.csv staan geen antwoorden."),
        ("c.xlsx", b"PK", "dit soort bestand"),
    ],
)
def test_what_holds_no_answers(name: str, content: bytes, said: str) -> None:
    write_two()
    Path(name).write_bytes(content)
    refuse("a.json", name, said=said)


def test_what_is_not_there_or_not_filled_in() -> None:
    write_two()
    write_person("leeg.json", antwoorden={})
    Path("map").mkdir()
    refuse("a.json", "weg.json", said="weg.json bestaat niet.")
    # One file has one problem: a summary would only hide it.
    assert run("ontwikkeling", "a.json", "weg.json").stderr.startswith("weg.json bestaat niet.\n")
    refuse("a.json", "leeg.json", said="leeg.json is niet ingevuld.")
    refuse("a.json", "map", said="In de map map staan geen formulieren.")
    write_person("half/leeg.json", antwoorden={})
    refuse("a.json", "half", said="In half staan geen antwoorden.")


def test_a_report_about_development_is_nobody() -> None:
    write_two()
    check(run("ontwikkeling", "a.json", "b.json", "--formaat", "json,pdf"), 0)
    sentence = "is een rapport over ontwikkeling. Daar zitten geen antwoorden van mensen in."
    for suffix in ("json", "pdf"):
        name = f"{NAME}.{suffix}"
        refuse("a.json", name, "--uit", "d.pdf", said=f"{name} {sentence}")
        check(run("rapport", name, "--uit", "c.pdf"), 3, sentence)
        check(run("inlezen", name), 0, f"Telt niet mee: {name} {sentence}")
    # Beside forms in a folder it is passed over.
    assert gathering.find_files([Path()]) == (Path("a.json"), Path("b.json"))


# Groups


def write_moment(path: str, sizes: Mapping[str, int], choice: str | None = None, **changes: Any) -> None:  # noqa: ANN401
    """People of each perspective who all chose the same, or each something else."""
    if choice is None:
        write_group(path, sizes, bewaard=f"2026-01-01T00:00:00Z{path}", **changes)
        return
    for perspective, size in sizes.items():
        for number in range(size):
            write_person(
                f"{path}/{perspective}-{number}.json",
                choice,
                perspective=perspective,
                mark=f"{path}-{perspective}-{number}",
                **changes,
            )


def test_what_became_of_the_gap() -> None:
    for name, choice in {"a": "deels", "b": "ja"}.items():
        write_moment(name, {"gemeente": 5}, choice)
        write_moment(name, {"client": 5}, "deels")
    document = track("a", "b")
    area = next(area for area in document["gebieden"] if any(item["id"] == FIRST for item in area["stellingen"]))
    assert (area["verschil_werd"], area["waarschuwing"]) == ("groter", True)


def test_only_groups_that_are_shown_at_every_moment() -> None:
    write_moment("a", {"gemeente": 5, "client": 5}, "nee")
    write_moment("b", {"gemeente": 5, "client": 4}, "ja")
    document = track("a", "b", said="Dan kan het met --open.")
    assert [item["id"] for item in document["groepen"]] == ["gemeente"]
    assert document["niet_op_elk_moment"] == ["client"]
    assert [item["id"] for item in track("a", "b", "--open")["groepen"]] == ["gemeente", "client"]


def test_what_a_form_promised_is_kept() -> None:
    details = {"fase": "strategie", **FACTS, "herkenbaar": False, "perspectief": "client"}
    write_moment("a", {"gemeente": 5}, "nee")
    write_moment("b", {"client": 2}, "ja", gegevens=details)
    refuse("a", "b", "--open", said="2 formulieren beloven dat kleine groepen niet apart in beeld komen.", code=2)
    result = run("ontwikkeling", "a", "b", "--formaat", "json", "--uit", "-")
    check(result, 0)
    assert "--open" not in result.stderr


def test_a_group_and_a_single_check() -> None:
    write_two()
    write_moment("map", ALL, "ja")
    refuse("a.json", "map", said="a.json is van één mens, map is van een groep.")
    refuse("map", "b.json", said="b.json is van één mens, map is van een groep.")


def test_a_form_that_is_in_two_moments() -> None:
    """With one form more, the difference would be what that one person answered."""
    write_moment("a", {"gemeente": 5}, "ja", bewaard="2026-01-01T00:00:00Z")
    shutil.copytree("a", "b")
    write_person("b/nieuw.json", "nee", mark="nieuw")
    refuse("a", "b", said="5 formulieren staan in a én in b.", hint="bij één moment")


def write_table(name: str, choices: str) -> None:
    rows = [f"gemeente;inkoopdialoog;strategie;nog-niet-gekozen;nee;{choice}" for choice in choices]
    Path(name).write_text("\n".join([f"perspectief;checklist;fase;vorm;regio;{FIRST}", *rows]), "utf-8")


def test_the_same_people_in_another_kind_of_file() -> None:
    """Of five people as a table and the same five as forms with one more, the difference is what that one answered."""
    write_table("a.csv", "12344")
    check(run("inlezen", "a.csv", "--uit", "b/"), 0)
    write_person("b/zes.json", "nee", mark="zes")
    refuse("a.csv", "b", said="a.csv en b zijn bijna gelijk: 5 keer dezelfde antwoorden.", hint="--dubbel")


def test_people_who_filled_in_other_facts_are_told_of_in_the_report() -> None:
    write_moment("a", {"gemeente": 5}, "nee")
    write_moment("b", {"gemeente": 5}, "ja")
    write_person(
        "b/ander.json", mark="x", gegevens={"fase": "strategie", **FACTS, "regio": True, "perspectief": "gemeente"}
    )
    result = run("ontwikkeling", "a", "b", "--formaat", "md", "--uit", "-")
    check(result, 0)
    assert result.stdout.count(f"{explain_unlike(['‘Samen met andere gemeenten’'])} {NOT_ASKED}") == 1


def test_garbage_in_a_folder_stops_nobody_and_is_told() -> None:
    write_moment("a", {"gemeente": 5}, "nee")
    write_moment("b", {"gemeente": 5}, "ja")
    Path("b/a.json").write_text("{", "utf-8")
    write_person("a/fase.json", mark="f", gegevens={"fase": "visie", "perspectief": "gemeente"})
    document = track("a", "b", code=3, said="2 formulieren niet gelukt:")
    assert document["groepen"][0]["mensen"] == [5, 5]


def test_groups_that_answered_an_earlier_version() -> None:
    old = {"id": CHECKLIST.id, "versie": "0.1.0", "vingerafdruk": "sha256:0"}
    write_moment("a", {"gemeente": 5}, "nee", checklist=old)
    write_moment("b", {"gemeente": 5}, "ja")
    result = run("ontwikkeling", "a", "b", "--formaat", "json")
    check(result, 3, "--ook-gewijzigd")
    assert names() == ["a", "b"]
    document = track("a", "b", "--ook-gewijzigd")
    assert document["niet_gelijk"] == [
        {"soort": "versie", "momenten": [1]},
        {"soort": "zonder-datum", "momenten": [1, 2]},
    ]


def test_the_same_answers_of_other_people_count_with_double() -> None:
    for name in "ab":
        for number in range(5):
            write_person(f"{name}/{number}.json", "ja" if name == "a" else "nee")
    assert track("a", "b", said="Gebruik dan --dubbel.")["groepen"] == []
    assert track("a", "b", "--dubbel")["groepen"][0]["mensen"] == [5, 5]


def test_notes_of_groups_stay_out() -> None:
    for name, choice in {"a": "nee", "b": "ja"}.items():
        write_moment(
            name, {"gemeente": 5}, choice, antwoorden={FIRST: {"keuze": choice, "toelichting": "Een smaragd."}}
        )
    for format_ in ("html", "md", "json", "csv"):
        result = run("ontwikkeling", "a", "b", "--formaat", format_, "--uit", "-")
        check(result, 0)
        assert "smaragd" not in result.stdout


def test_a_report_does_not_take_the_place_of_a_form_in_a_folder() -> None:
    write_moment("a", {"gemeente": 5}, "nee")
    write_moment("b", {"gemeente": 5}, "ja")
    before = look_at(Path())
    check(
        run("ontwikkeling", "a", "b", "--formaat", "json", "--uit", "b/gemeente-0.json", "--overschrijf"),
        2,
        "is ook de invoer.",
    )
    assert look_at(Path()) == before


# Forms, and earlier versions


def read_report(*arguments: str) -> str:
    result = run("ontwikkeling", *arguments, "--formaat", "md", "--uit", "-")
    check(result, 0)
    return result.stdout


@pytest.mark.parametrize("promise", [True, False])
def test_a_form_that_spoke_of_a_group_report(promise: bool) -> None:  # noqa: FBT001 - a parameter of a test
    write_check("a.json", "nee", date="2026-01-01", herkenbaar=promise)
    write_check("b.json", "ja", date="2027-01-01")
    sentence = explain_single("Gemeente")
    assert read_report("a.json", "b.json").count(f"1 januari 2026: {sentence}") == 1
    assert sentence not in read_report("a.json", "b.json", "--deelbaar")


def test_a_single_check_of_a_form_in_a_retrospect() -> None:
    write_looking_back()
    write_small("a.json", "klein", "ja", recognisable=False)
    write_small("b.json", "terug", "ja", perspective="aanbieder", recognisable=False)
    report = read_report("a.json", "b.json", *BOTH)
    assert explain_single("Gemeente") in report
    assert explain_single("Aanbieder") in report


def write_renamed() -> None:
    """The small checklist, in which one statement has taken the place of another."""
    text = (
        KLEIN.read_text("utf-8")
        .replace("- id: doel-2\n", "- id: doel-9\n        vervangt: [doel-2]\n")
        .replace("doel-2, doel-3]", "doel-9, doel-3]")
    )
    Path("klein.yaml").write_text(text, "utf-8")


def write_old(
    path: str,
    mark: str | None = None,
    answers: tuple[str, ...] = ("doel-2", "doel-1", "smaragd-1"),
    date: str = "2026-01-01",
) -> None:
    write_person(
        path,
        mark=mark,
        checklist={"id": "klein", "versie": "0.1.0", "vingerafdruk": "sha256:0"},
        gegevens={"fase": "plan", "vorm": "subsidie", "regio": False, "perspectief": "gemeente", "datum": date},
        antwoorden={id_: {"keuze": "ja"} for id_ in answers},
    )


def test_which_answers_of_an_earlier_version_count() -> None:
    write_renamed()
    write_old("a.json")
    write_small("b.json", "klein", "ja", date="2027-01-01")
    for format_ in ("md", "html"):
        result = run(
            "ontwikkeling", "a.json", "b.json", "--checklist", "klein.yaml", "--formaat", format_, "--uit", "-"
        )
        check(result, 0)
        assert result.stdout.count("1 januari 2026 · Bij dezelfde stelling: 1 antwoord") == 1
        assert "(toen doel-2)" in result.stdout
        assert "smaragd-1" in result.stdout
    shared = read_report("a.json", "b.json", "--checklist", "klein.yaml", "--deelbaar")
    assert "(toen doel-2)" in shared
    assert "Vervallen" not in shared
    assert "smaragd" not in shared


def test_which_answers_of_an_earlier_version_count_in_a_group() -> None:
    write_renamed()
    for number in range(5):
        write_old(f"a/{number}.json", f"a{number}")
        write_small(f"b/{number}.json", "klein", "nee", mark=f"b{number}", date="2027-01-01")
    report = read_report("a", "b", "--checklist", "klein.yaml", "--ook-gewijzigd")
    title = list(load_checklist("./klein.yaml").statements)[1].title
    assert f"1 januari 2026: {explain_carried([f'‘{title}’'], 1)}" in report
    assert "smaragd" not in report


@pytest.mark.parametrize("output", [("--uit", "in/"), ("--uit", "in"), ()])
def test_a_report_in_a_folder_does_not_take_the_place_of_a_check(output: tuple[str, ...]) -> None:
    write_check("a.json", "nee", date="2026-01-01")
    place = f"in/{NAME}.json" if output else f"{NAME}.json"
    write_check(place, "ja", date="2027-01-01")
    before = look_at(Path())
    check(
        run("ontwikkeling", "a.json", place, "--formaat", "csv,json", *output, "--overschrijf"),
        2,
        f"{place} is ook de invoer.",
    )
    assert look_at(Path()) == before


# Two checklists


MIRRORED = "        titel: Doel op papier\n        spiegel: {aanbieder: Ik weet waarom we praten.}\n"


def write_looking_back(
    counterparts: str = (
        "\nkoppelingen:\n  - {stelling: doel-1, checklist: klein, met: doel-1, waarom: Beide gaan over het doel.}\n"
    ),
) -> None:
    """A checklist that looks back on the small one, and the small one itself."""
    text = KLEIN.read_text("utf-8")
    Path("klein.yaml").write_text(text, "utf-8")
    back = (
        text.replace("id: klein\n", "id: terug\n", 1).replace("        titel: Doel op papier\n", MIRRORED, 1).rstrip()
        + counterparts
    )
    Path("terug.yaml").write_text(back, "utf-8")


def write_small(
    path: str,
    checklist: str,
    choice: str,
    *,
    perspective: str = "gemeente",
    mark: str | None = None,
    date: str | None = None,
    recognisable: bool | None = None,
) -> None:
    """A check of a checklist in a file of its own."""
    loaded = load_checklist(f"./{checklist}.yaml")
    write_person(
        path,
        mark=mark,
        checklist={"id": loaded.id, "versie": loaded.version, "vingerafdruk": compute_fingerprint(loaded)},
        gegevens={
            "fase": "plan",
            "vorm": "subsidie",
            "regio": False,
            "perspectief": perspective,
            **({"datum": date} if date else {}),
            **({} if recognisable is None else {"herkenbaar": recognisable}),
        },
        antwoorden={"doel-1": {"keuze": choice}},
    )


BOTH = ("--checklist", "klein.yaml", "--checklist", "terug.yaml")


def test_a_check_and_what_looks_back_on_it() -> None:
    write_looking_back()
    write_small("a.json", "klein", "ja", date="2026-01-01")
    write_small("b.json", "terug", "nee", date="2026-06-01")
    for files in (("a.json", "b.json"), ("b.json", "a.json")):
        document = track(*files, *BOTH, said="Naast elkaar gezet: 1 paar stellingen.")
        assert document["soort"] == "terugblik"
        assert [moment["checklist"]["id"] for moment in document["momenten"]] == ["klein", "terug"]
        assert [pair["samen"] for pair in document["paren"]] == ["alleen-eerder"]
    result = run("ontwikkeling", "a.json", "b.json", *BOTH, "--formaat", "pdf,html,md,csv", "--uit", "uit/")
    check(result, 0)
    lines = find_made("csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "Nr.;Wanneer;Stelling;Wie;Antwoord;Samen"
    assert len(lines) == 3


def test_a_check_and_a_folder_of_people_who_look_back() -> None:
    write_looking_back()
    write_small("a.json", "klein", "ja")
    for number in range(5):
        write_small(f"terug/{number}.json", "terug", "deels", perspective="aanbieder", mark=str(number))
    document = track("a.json", "terug", *BOTH)
    (voice,) = document["paren"][0]["later"]["antwoorden"]
    assert (voice["groep"], voice["gemiddelde"]) == ("aanbieder", 33)


def test_a_retrospect_of_more_than_two() -> None:
    write_looking_back()
    for name, checklist in {"a": "klein", "b": "terug", "c": "terug"}.items():
        write_small(f"{name}.json", checklist, "ja", date=f"2026-01-0{ord(name) - 96}")
    refuse("a.json", "b.json", "c.json", *BOTH, said="Hier zijn er 3", hint="Noem één check en één terugblik.")


def test_checklists_that_do_not_belong_together() -> None:
    write_looking_back("")
    write_small("a.json", "klein", "ja")
    write_small("b.json", "terug", "ja")
    refuse(
        "a.json",
        "b.json",
        *BOTH,
        said="Deze checklists zijn niet te vergelijken: “klein” (a.json) en “terug” (b.json).",
    )
    write_two()
    write_small("c.json", "terug", "ja")
    refuse(
        "b.json",
        "c.json",
        "--checklist",
        "terug.yaml",
        said="niet te vergelijken: “inkoopdialoog” (b.json) en “terug” (c.json)",
    )


def test_a_checklist_of_somebody_elses_that_is_not_named() -> None:
    write_looking_back()
    write_small("a.json", "klein", "ja")
    write_small("b.json", "terug", "ja")
    refuse("a.json", "b.json", said="a.json hoort bij de checklist “klein”", hint="eigen checklist")
    refuse("a.json", "b.json", "--checklist", "klein.yaml", said="b.json hoort bij de checklist “terug”")
