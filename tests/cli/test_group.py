"""``vergelijk``: from several people's answers to one group report."""

import io
import json
import re
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

import dialoogcheck
from dialoogcheck.answers.file import GROUP_ATTACHMENT
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import PhaseId
from dialoogcheck.group.agenda import LONGEST, SHORTEST
from tests.cli.people import CHECKLIST, FACTS, FIRST, check, look_at, run, write_group, write_person
from tests.group.people import begin_chance

SMALL = str(Path(dialoogcheck.__file__).parents[1] / "tests" / "data" / "klein.yaml")
ALL = {"gemeente": 5, "aanbieder": 5, "client": 5}
NAME = "dialoogcheck-groepsrapport-inkoopdialoog-strategie"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: str = ".") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def find_report(suffix: str, folder: str = ".") -> Path:
    """The one report of this format, whatever it is about."""
    (path,) = Path(folder).glob(f"dialoogcheck-groepsrapport-*.{suffix}")
    return path


def compare(*arguments: str, said: str = "", code: int = 0) -> dict[str, object]:
    """The comparison in JSON; with a message on stderr."""
    result = run("vergelijk", *arguments, "--formaat", "json", "--uit", "-")
    check(result, code, said)
    document: dict[str, object] = json.loads(result.stdout)
    return document


def test_when_they_talk_makes_no_difference_to_a_group() -> None:
    write_group("in", ALL)
    without = compare("in")
    for number, path in enumerate(sorted(Path("in").iterdir())):
        document = json.loads(path.read_text("utf-8"))
        document["gegevens"]["gesprek"] = f"2026-12-{number + 1:02}"
        path.write_text(json.dumps(document), "utf-8")
    assert compare("in") == without


def test_every_format() -> None:
    write_group("in", ALL)
    before = look_at(Path("in"))
    result = run("vergelijk", "in", "--formaat", "pdf,html,md,json,csv", "--uit", "uit/")
    check(result, 0, "Vergeleken: 15 mensen in 3 groepen.")
    assert names("uit") == [f"{NAME}.{suffix}" for suffix in ("csv", "html", "json", "md", "pdf")]
    assert len(result.stdout.splitlines()) == 5
    assert look_at(Path("in")) == before
    with pikepdf.open(Path(f"uit/{NAME}.pdf")) as pdf:
        assert pdf.attachments[GROUP_ATTACHMENT].get_file().read_bytes() == Path(f"uit/{NAME}.json").read_bytes()
    lines = Path(f"uit/{NAME}.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Nr.;Gebied;Stelling;Groep;Nee;")
    assert len(lines) > 100


def test_a_pdf_in_this_folder_is_what_you_get_unasked() -> None:
    write_group("in", ALL)
    check(run("vergelijk", "in"), 0)
    assert names() == [f"{NAME}.pdf", "in"]


def test_reports_in_the_folder_of_the_forms_are_no_forms_the_next_time() -> None:
    write_group(".", ALL)
    arguments = ("vergelijk", ".", "--formaat", "pdf,html,md,json,csv")
    check(run(*arguments), 0)
    check(run(*arguments, "--overschrijf"), 0, "Vergeleken: 15 mensen")


@pytest.mark.parametrize("output", ["-", "a.json", "uit/", "map"])
def test_where_it_was_asked_for(output: str) -> None:
    Path("map").mkdir()
    write_group("in", ALL)
    result = run("vergelijk", "in", "--formaat", "json", "--uit", output)
    check(result, 0)
    place = {"-": "", "a.json": "a.json"}.get(
        output, f"{output.rstrip('/')}/dialoogcheck-groepsrapport-inkoopdialoog-strategie.json"
    )
    text = Path(place).read_text("utf-8") if place else result.stdout
    assert json.loads(text)["formaat"] == "dialoogcheck-vergelijking"
    assert names() == sorted({"in", "map", *([place.split("/")[0]] if place else [])})


def test_files_and_folders_together_and_each_person_once() -> None:
    write_group("in", ALL)
    write_person("a.json", mark="a")
    assert compare("a.json", "in", "in/gemeente-0.json")["deelnemers"] == {"gemeente": 6, "aanbieder": 5, "client": 5}


def test_nothing_is_replaced_unasked_and_then_nothing_is_written() -> None:
    write_group("in", ALL)
    Path(f"{NAME}.csv").write_text("van mij", "utf-8")
    check(
        run("vergelijk", "in", "--formaat", "json,csv"),
        5,
        f"{NAME}.csv bestaat al.",
        "--overschrijf",
    )
    assert names() == [f"{NAME}.csv", "in"]
    assert Path(f"{NAME}.csv").read_text("utf-8") == "van mij"
    check(run("vergelijk", "in", "--formaat", "json,csv", "--overschrijf"), 0)
    assert Path(f"{NAME}.csv").read_text("utf-8") != "van mij"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "MAP"),
        (("in", "--duur", str(SHORTEST - 1)), f"Kies een getal van {SHORTEST} tot en met {LONGEST}."),
        (("in", "--duur", str(LONGEST + 1)), f"--duur {LONGEST + 1} kan niet."),
        (("in", "--duur", "lang"), "lang"),
        (("in", "--formaat", "docx"), "geen formaat"),
        (("in", "--formaat", "json,csv", "--uit", "a.json"), "passen niet in één bestand"),
        (("in", "--formaat", "json,csv", "--uit", "-"), "passen niet in één bestand"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], said: str) -> None:
    write_group("in", ALL)
    result = run("vergelijk", *arguments)
    check(result, 2, said)
    assert "<=" not in result.output
    assert names() == ["in"]


@pytest.mark.parametrize("minutes", [SHORTEST, 90, LONGEST])
def test_the_agenda_fits_the_time(minutes: int) -> None:
    write_group("in", ALL)
    agenda = compare("in", "--duur", str(minutes))["agenda"]
    assert isinstance(agenda, dict)
    assert agenda["minuten"] == minutes
    assert sum(item["minuten"] for item in agenda["onderdelen"]) <= minutes


def test_no_agenda_in_the_procedure() -> None:
    asked = next(
        item.id for item in CHECKLIST.statements if PhaseId("procedure") in item.phases and not item.condition.allowed
    )
    write_group(
        "in",
        {"gemeente": 5},
        gegevens={"fase": "procedure", "perspectief": "gemeente"},
        antwoorden={asked: {"keuze": "nee"}},
    )
    assert compare("in")["agenda"] is None


# Protection


def test_small_groups_are_not_shown_and_how_they_can_be_is_told() -> None:
    write_group("in", ALL | {"client": 4})
    assert {group["mensen"] for group in compare("in")["groepen"]} != {5, 4}  # type: ignore[attr-defined]
    assert len(compare("in", "--open")["groepen"]) == 3  # type: ignore[arg-type]


def test_what_a_form_promised_is_kept() -> None:
    details = {"fase": "strategie", **FACTS, "herkenbaar": False}
    for perspective, size in {"gemeente": 5, "client": 2}.items():
        for number in range(size):
            write_person(
                f"in/{perspective}-{number}.json",
                mark=f"{perspective}{number}",
                gegevens=details | {"perspectief": perspective},
            )
    result = run("vergelijk", "in", "--open", "--formaat", "json")
    check(
        result,
        2,
        "7 formulieren beloven dat kleine groepen niet apart in beeld komen. --open kan dan niet.",
        "formulier --open",
    )
    assert names() == ["in"]
    result = run("vergelijk", "in", "--formaat", "json")
    check(result, 0)
    # What was promised is not offered either.
    assert "--open" not in result.stderr


def test_notes_only_when_asked() -> None:
    write_group("in", ALL, antwoorden={FIRST: {"keuze": "nee", "toelichting": "Dit is smaragd."}})
    for format_ in ("html", "md", "json", "csv"):
        assert "smaragd" not in run("vergelijk", "in", "--formaat", format_, "--uit", "-").stdout
    result = run("vergelijk", "in", "--notities", "--formaat", "html", "--uit", "-")
    check(result, 0, "Let op: notities staan letterlijk in het rapport.")
    assert "Dit is smaragd." in result.stdout


def test_an_empty_form_makes_no_group_larger() -> None:
    write_group("in", {"gemeente": 5, "client": 4})
    write_person("in/leeg.json", perspective="client", mark="leeg", antwoorden={})
    document = compare("in", said="Telt niet mee: in/leeg.json is niet ingevuld.")
    assert document["deelnemers"]["client"] == 4  # type: ignore[index]


# What does not belong together


def test_garbage_stops_nobody_and_is_told() -> None:
    write_group("in", ALL)
    Path("in/a.json").write_text("{", "utf-8")
    Path("in/b.xlsx").write_bytes(b"PK")
    document = compare("in", code=3, said="2 formulieren niet gelukt:")
    assert document["deelnemers"] == {"gemeente": 5, "aanbieder": 5, "client": 5}


def test_another_phase_and_another_checklist_are_refused() -> None:
    write_group("in", ALL)
    write_person("in/fase.json", mark="f", gegevens={"fase": "visie", "perspectief": "client"})
    phase = next(phase.name for phase in CHECKLIST.phases if phase.id == "visie")
    document = compare("in", code=3, said=f"in/fase.json gaat over de fase “{phase}”. De meeste andere niet.")
    assert document["gegevens"]["fase"] == "strategie"  # type: ignore[index]
    assert document["deelnemers"]["client"] == 5  # type: ignore[index]


@pytest.mark.parametrize("garbage", [True, False])
def test_nobody_to_compare(*, garbage: bool) -> None:
    if garbage:
        Path("in").mkdir()
        Path("in/a.json").write_text("{", "utf-8")
    else:
        write_person("in/a.json", antwoorden={})
    result = run("vergelijk", "in", "--formaat", "json")
    check(result, 3, "in/a.json:1:2" if garbage else "Er zijn geen antwoorden om te vergelijken.")
    assert names() == ["in"]


def test_a_checklist_of_your_own() -> None:
    rows = "gemeente;plan;4\n" * 5
    Path("a.csv").write_text(f"perspectief;fase;doel-1\n{rows}", "utf-8")
    document = compare("a.csv", "--checklist", SMALL)
    assert document["checklist"]["id"] == "klein"  # type: ignore[index]
    write_person("in/a.json", checklist={"id": "klein"}, gegevens={"fase": "plan"})
    check(run("vergelijk", "in"), 3, "eigen checklist")


def test_an_earlier_checklist_only_when_asked() -> None:
    write_group("in", ALL, checklist={"id": CHECKLIST.id, "versie": "0.9.0", "vingerafdruk": "sha256:0"})
    check(run("vergelijk", "in"), 3, "--ook-gewijzigd")
    compare("in", "--ook-gewijzigd", said="De checklist is veranderd")


def test_hostile_texts_are_text_everywhere() -> None:
    hostile = "<script>alert(1)</script> {{ 7*7 }} =cmd|' /C calc'!A0 \x1b[31m"
    details = {"fase": "strategie", **FACTS, "organisatie": hostile, "onderwerp": hostile}
    for number in range(5):
        answers = {FIRST: {"keuze": "nee", "toelichting": f"{hostile}{number}"}}
        write_person(f"in/{number}.json", gegevens=details | {"perspectief": "gemeente"}, antwoorden=answers)
    for format_ in ("html", "md", "json", "csv"):
        result = run("vergelijk", "in", "--notities", "--formaat", format_, "--uit", "-")
        check(result, 0)
        assert "\x1b" not in result.output
        assert "<script>alert" not in result.stdout or format_ == "json"
    pdf = run("vergelijk", "in", "--notities", "--uit", "-").stdout_bytes
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) > 1


def test_the_names_above_the_report_can_be_chosen() -> None:
    for number in range(5):
        write_person(f"in/{number}.json", "ja", mark=str(number))
    check(
        run("vergelijk", "in", "--formaat", "md", "--organisatie", "Regio Rivierenland", "--onderwerp", "Wmo 2028"), 0
    )
    text = find_report("md").read_text("utf-8")
    assert text.startswith("# Wmo 2028\n\n**Groepsrapport** · ")
    assert "**Regio Rivierenland** · fase " in text


def test_a_name_that_few_gave_is_not_the_title() -> None:
    write_group("in", {"gemeente": 5})
    details = {
        "fase": "strategie",
        **FACTS,
        "perspectief": "client",
        "organisatie": "Jan Jansen",
        "onderwerp": "Klacht van Jan",
    }
    write_person(
        "in/z.json", "ja", mark="z", gegevens=details, antwoorden={FIRST: {"keuze": "nee"}, "van-jan": {"keuze": "nee"}}
    )
    for format_ in ("md", "json", "csv", "html"):
        check(run("vergelijk", "in", "--notities", "--formaat", format_, "--uit", f"uit.{format_}"), 0)
        text = Path(f"uit.{format_}").read_text("utf-8")
        assert not re.search("jan", re.sub("<style.*?</style>", "", text, flags=re.DOTALL), re.IGNORECASE), format_


def test_the_order_of_files_does_not_show() -> None:
    write_group("in", {"gemeente": 6, "client": 6})
    paths = sorted(map(str, Path("in").iterdir()))
    for name, row in (("a.md", paths), ("b.md", paths[::-1])):
        check(run("vergelijk", *row, "--formaat", "md", "--uit", name), 0)
    assert Path("a.md").read_bytes() == Path("b.md").read_bytes()


# Open questions

QUESTIONS = load_checklist("terugblik")


def write_talk(
    path: str, perspective: str, mark: str, words: str, *, choice: str = "ja", note: str = "", **named: str
) -> None:
    """Somebody who looks back on a conversation, with words under the first open question."""
    answers = {
        "tb-gevoel-1": {"keuze": choice} | ({"toelichting": note} if note else {}),
        "tb-gevoel-ervaring": {"toelichting": words},
    }
    about = {"id": QUESTIONS.id, "versie": QUESTIONS.version, "vingerafdruk": compute_fingerprint(QUESTIONS)}
    details = {"fase": "na-gesprek", "ronde": "geen", "perspectief": perspective, **named}
    write_person(path, mark=mark, checklist=about, gegevens=details, antwoorden=answers)


def test_words_only_when_asked() -> None:
    for number in range(5):
        write_talk(f"in/{number}.json", "client", str(number), f"Dit is smaragd {number}.")
    for format_ in ("html", "md", "json", "csv"):
        assert "smaragd" not in run("vergelijk", "in", "--formaat", format_, "--uit", "-").stdout
    check(run("vergelijk", "in", "--formaat", "pdf"), 0)
    assert "smaragd" not in read_text(find_report("pdf"))
    result = run("vergelijk", "in", "--notities", "--formaat", "html,md,pdf", "--overschrijf")
    check(result, 0, "Let op: notities staan letterlijk in het rapport.")
    for text in (
        find_report("html").read_text("utf-8"),
        read_text(find_report("pdf")),
    ):
        assert next(QUESTIONS.open_questions).text in text
        assert [text.count(f"Dit is smaragd {number}.") for number in range(5)] == [1] * 5
    assert find_report("md").read_text("utf-8").count("smaragd") == 5


def read_text(name: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(name).pages)


def test_what_hidden_people_wrote_changes_no_report_in_any_format() -> None:
    chance = begin_chance(9)
    made = set()
    for _ in range(3):
        for number in range(6):
            write_talk(f"in/g{number}.json", "gemeente", f"g{number}", f"Zo was het {number}.", note=f"Noot {number}.")
        for number in range(4):
            words, note = (chance.choice(("", f"topaas {chance.random()}")) for _ in range(2))
            choice, name = chance.choice(("nee", "ja")), f"topaas {chance.random()}"
            write_talk(
                *(f"in/c{number}.json", "client", f"c{number}", words),
                choice=choice,
                note=note,
                organisatie=name,
                onderwerp=name,
            )
        check(
            run("vergelijk", "in", "--notities", "--formaat", "html,json,md,csv,pdf", "--uit", "uit/", "--overschrijf"),
            0,
        )
        made.add(tuple(path.read_bytes() for path in sorted(Path("uit").iterdir())))
        assert "Zo was het 3." in find_report("md", "uit").read_text("utf-8")
    assert len(made) == 1
    assert not any(b"topaas" in data for data in next(iter(made)))


def test_hostile_words_are_text_everywhere() -> None:
    hostile = "<script>alert(1)</script> {{ 7*7 }} # kop | **vet** \x1b[31m"
    for number in range(5):
        write_talk(f"in/{number}.json", "client", str(number), f"{hostile}{number}\n\n=1+1")
    for format_ in ("html", "md"):
        result = run("vergelijk", "in", "--notities", "--formaat", format_, "--uit", "-")
        check(result, 0)
        assert "\x1b" not in result.output
        assert "<script>alert" not in result.stdout
        assert {"html": "{{ 7*7 }}", "md": r"{{ 7\*7 }}"}[format_] in result.stdout
    check(run("vergelijk", "in", "--notities", "--formaat", "pdf"), 0)
    assert "{{ 7*7 }}" in read_text(find_report("pdf"))


def test_somebody_who_only_wrote_words_makes_no_group_larger() -> None:
    for number in range(4):
        write_talk(f"in/{number}.json", "client", str(number), "topaas")
    write_talk("in/9.json", "client", "9", "topaas", choice="nee")
    document = json.loads(Path("in/9.json").read_text("utf-8"))
    del document["antwoorden"]["tb-gevoel-1"]
    Path("in/9.json").write_text(json.dumps(document), "utf-8")
    result = run("vergelijk", "in", "--notities", "--formaat", "html", "--uit", "-")
    check(result, 0, "Telt niet mee: in/9.json heeft geen antwoord op een stelling.")
    assert "topaas" not in result.stdout
