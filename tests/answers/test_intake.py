"""From files of any kind to the answers of people."""

import datetime as dt
import json
import os
import shutil
import time
from operator import attrgetter
from pathlib import Path
from unittest.mock import Mock

import pikepdf
import pytest

import dialoogcheck
from dialoogcheck.advice.case import produce, read_case
from dialoogcheck.answers import intake as gathering
from dialoogcheck.answers.file import encode_answers
from dialoogcheck.answers.intake import Gathered, describe_submission, find_files, gather, leave_out_earlier, store
from dialoogcheck.answers.model import Details
from dialoogcheck.answers.pdf import Fields, extract_answers
from dialoogcheck.answers.table import make_template
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.document.table import encode_table
from dialoogcheck.errors import OutputError, UnusableInputError
from dialoogcheck.files import TEMPORARY_PREFIX
from tests.cli.people import CHECKLIST, FIRST, check, run, write_group, write_person
from tests.form.filling import change_pdf, fill_with_pikepdf, list_text_fields, print_example

SMALL = Path(dialoogcheck.__file__).parents[1] / "tests" / "data" / "klein.yaml"
HEADS = f"perspectief;checklist;fase;vorm;regio;{FIRST};doel-2"
OWN = "perspectief;fase;vorm;regio;doel-1;doel-2"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*names: str, changed_too: bool = False, doubles_too: bool = False) -> Gathered:
    return gather(find_files([Path(name) for name in names]), changed_too=changed_too, doubles_too=doubles_too)


def read_one(name: str) -> dict[str, str]:
    """The choices of the one person in a file that nothing is wrong with."""
    gathered = read(name)
    assert not gathered.refusals, gathered.refusals[0]
    (submission,) = gathered.submissions
    return {id_: str(answer.choice) for id_, answer in submission.assessment.answers.items()}


def refuse(name: str, said: str, *, hint: str = "") -> None:
    """The file is refused in one sentence, and what to do is told."""
    gathered = read(name)
    assert not gathered.submissions
    (refusal,) = gathered.refusals
    assert said in refusal.message
    assert refusal.message.startswith(name)
    assert hint in refusal.hint
    assert refusal.hint
    assert refusal.exit_code == 3


# Kinds of files


def test_an_answer_file() -> None:
    assert read_one(str(write_person("a.json"))) == {FIRST: "ja"}


@pytest.mark.parametrize(
    "around", ["{}", "Beste mevrouw,\n\nHier zijn mijn antwoorden:\n{}\nGroeten, Ali", "\ufeff{}\r\n-- \r\n"]
)
def test_answers_in_the_text_of_a_mail(around: str) -> None:
    text = write_person("a.json").read_text("utf-8")
    Path("a.txt").write_text(around.format(text) if "{}" in around else text, "utf-8")
    assert read_one("a.txt") == {FIRST: "ja"}


def test_a_form_in_pdf_carries_the_date_of_the_conversation() -> None:
    details = {"fase": "na-gesprek", "ronde": "geen", "perspectief": "gemeente", "gesprek": "2026-12-11"}
    document = {"formaat": "dialoogcheck-antwoorden", "schema": 1, "checklist": {"id": "terugblik"}}
    Path("a.json").write_text(json.dumps({**document, "gegevens": details, "antwoorden": {}}), "utf-8")
    check(run("formulier", "--van", "a.json", "--perspectief", "gemeente", "--formaat", "pdf", "--uit", "leeg.pdf"), 0)
    Path("b.pdf").write_bytes(fill_with_pikepdf(Path("leeg.pdf").read_bytes(), {"stelling-tb-gevoel-1": "ja"}))
    (submission,) = read("b.pdf").submissions
    assert submission.assessment.details.talk == dt.date(2026, 12, 11)


def test_a_filled_form_in_pdf() -> None:
    empty = print_example()
    Path("a.pdf").write_bytes(fill_with_pikepdf(empty, {"stelling-doel-3": "deels", "stelling-client-1": "nvt"}))
    assert read_one("a.pdf") == {"doel-3": "deels", "client-1": "nvt"}


def test_a_report_carries_its_answers() -> None:
    Path("a.pdf").write_bytes(produce(read_case(write_person("a.json")), "pdf"))
    assert read_one("a.pdf") == {FIRST: "ja"}


def test_a_kind_is_known_by_what_is_in_it() -> None:
    shutil.copy(write_person("a.json"), "a.docx")
    assert read_one("a.docx") == {FIRST: "ja"}
    Path("b.json").write_bytes(fill_with_pikepdf(print_example(), {"stelling-doel-3": "ja"}))
    assert read_one("b.json") == {"doel-3": "ja"}


@pytest.mark.parametrize(
    ("name", "content", "said", "hint"),
    [
        ("a.xlsx", b"PK\x03\x04", "dit soort bestand kan dialoogcheck niet lezen", "CSV"),
        ("a.docx", b"PK\x03\x04", "dit soort bestand kan dialoogcheck niet lezen", "CSV"),
        ("a.jpg", b"\xff\xd8\xff", "dit soort bestand kan dialoogcheck niet lezen", "CSV"),
        ("a.html", b"<!doctype html><p>Nieuws", "is een webpagina", "Bewaar mijn antwoorden"),
        ("a.htm", b"", "is een webpagina", "Bewaar mijn antwoorden"),
        ("a.json", b" <html>", "is een webpagina", "Bewaar mijn antwoorden"),
        ("a.json", b"", "is leeg", ""),
        ("a.json", b"{", "dit is geen geldige JSON", ""),
        ("a.json", b'{"formaat": "dialoogcheck-resultaat", "schema": 1}', "geen antwoordbestand", ""),
        ("a.txt", b"Beste mevrouw, ik heb geen tijd.", "geen antwoorden", ""),
        ("a.txt", "{één}".encode("latin-1"), "geen UTF-8", ""),
        ("a.csv", b"naam;cijfer\nAli;4\n", "de kolom “perspectief” ontbreekt", "--sjabloon"),
        ("a.pdf", b"%PDF-1.7\n", "beschadigd", ""),
        ("a.json", b"[" * 100_000, "geen bruikbare JSON", ""),
        ("a.json", b" " * 5_000_001, "is groter dan 5 MB", ""),
        ("a.csv", b"x" * 5_000_001, "is groter dan 5 MB", ""),
        ("a.pdf", b"%PDF-1.7\n" + b" " * 20_000_000, "is groter dan 20 MB", ""),
    ],
)
def test_what_holds_no_answers(name: str, content: bytes, said: str, hint: str) -> None:
    Path(name).write_bytes(content)
    refuse(name, said, hint=hint)


def test_the_form_itself_came_back() -> None:
    check(run("formulier", "inkoopdialoog", "--fase", "strategie", "--perspectief", "client", "--uit", "a.html"), 0)
    refuse("a.html", "a.html is het formulier zelf. Daar zitten geen antwoorden in.", hint="Bewaar mijn antwoorden")


def test_a_form_that_was_printed_has_no_fields() -> None:
    Path("a.pdf").write_bytes(print_example(fillable=False))
    refuse("a.pdf", "heeft geen velden", hint="Druk het niet af")


def test_two_answers_to_one_statement_in_json() -> None:
    path = write_person("a.json")
    path.write_text(
        path.read_text("utf-8").replace('"antwoorden": {', '"antwoorden": {"doel-1": {"keuze": "nee"}, '), "utf-8"
    )
    refuse("a.json", "het veld “doel-1” staat er twee keer")


def test_two_answers_to_one_statement_in_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    def choose_twice(data: bytes, file: str, maximum: int) -> tuple[bytes, Fields]:
        form = extract_answers(data, file, maximum)
        assert isinstance(form, tuple)
        return form[0], {"stelling-doel-3": ("ja", "nee")}

    monkeypatch.setattr(gathering, "extract_answers", choose_twice)
    Path("a.pdf").write_bytes(fill_with_pikepdf(print_example(), {"stelling-doel-3": "ja"}))
    refuse("a.pdf", "a.pdf: er staan twee antwoorden bij doel-3.", hint="Vraag welk antwoord bedoeld is")


def test_an_answer_that_the_checklist_does_not_know_in_a_pdf() -> None:
    Path("a.pdf").write_bytes(fill_with_pikepdf(print_example(), {"stelling-doel-3": "misschien"}))
    refuse("a.pdf", "is niet te gebruiken (1 probleem)")


def test_a_checklist_that_is_not_there() -> None:
    write_person("a.json", checklist={"id": "kwaliteit-mijn"})
    refuse("a.json", "hoort bij de checklist “kwaliteit-mijn”. Die is er niet.", hint="eigen checklist")


def test_an_earlier_version_of_the_checklist() -> None:
    write_person("a.json", checklist={"id": CHECKLIST.id, "versie": "0.9.0", "vingerafdruk": "sha256:0"})
    refuse("a.json", "andere versie van de checklist (0.9.0)", hint="--ook-gewijzigd")
    (submission,) = read("a.json", changed_too=True).submissions
    assert any("veranderd" in remark and "0.9.0" in remark for remark in submission.remarks)


def test_every_field_that_is_wrong_is_told() -> None:
    write_person("a.json", gegevens={"fase": "straks", "perspectief": "buur"})
    (refusal,) = read("a.json").refusals
    assert isinstance(refusal, UnusableInputError)
    assert "(2 problemen)" in refusal.message
    assert len([item for item in refusal.diagnostics if item.severity == "fout"]) == 2


# Who counts


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "a.json is niet ingevuld."),
        (
            {FIRST: {"toelichting": "Geen idee."}},
            "a.json heeft geen antwoord op een stelling. Wat er is opgeschreven, telt dan ook niet mee.",
        ),
    ],
)
def test_an_empty_form_is_nobody(answers: object, said: str) -> None:
    write_person("a.json", antwoorden=answers)
    gathered = read("a.json")
    assert gathered == Gathered(passed_over=(said,))


def test_an_answer_to_something_that_was_not_asked_is_nobody() -> None:
    only_municipality = next(item.id for item in CHECKLIST.statements if "client" not in item.mirrors)
    write_person("a.json", perspective="client", antwoorden={only_municipality: {"keuze": "ja"}})
    assert read("a.json").passed_over == ("a.json is niet ingevuld.",)


def test_the_same_content_counts_once() -> None:
    write_person("a.json")
    shutil.copy("a.json", "b.json")
    gathered = read(".")
    assert [submission.label for submission in gathered.submissions] == ["a.json"]
    (double,) = gathered.doubles
    assert (double.submission.label, double.why, double.label) == ("b.json", "dezelfde inhoud als", "a.json")
    assert len(read(".", doubles_too=True).submissions) == 2


def test_the_same_content_in_another_form_counts_once() -> None:
    write_person("a.json")
    Path("b.pdf").write_bytes(produce(read_case(Path("a.json")), "pdf"))
    document = json.loads(Path("a.json").read_text("utf-8"))
    Path("c.txt").write_text(json.dumps(dict(reversed(document.items())), indent=3), "utf-8")
    assert len(read(".").submissions) == 1


@pytest.mark.parametrize(("one", "other", "people"), [("x", "y", 2), ("x", "x", 1), (None, "x", 2)])
def test_equal_answers_of_two_people(one: str | None, other: str, people: int) -> None:
    write_person("a.json", mark=one)
    write_person("b.json", mark=other)
    assert len(read(".").submissions) == people


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        ("2026-11-24T10:00:00.000Z", "2026-11-24T11:00:00.000Z", "b.json"),
        ("2026-11-24T11:00:00.000Z", "2026-11-24T10:00:00.000Z", "a.json"),
        ("2026-11-24T11:30:00+02:00", "2026-11-24T10:00:00Z", "b.json"),
        ("2026-11-24T10:00:00Z", "2026-11-24T10:30:00", "b.json"),
        (None, "2026-11-24T10:00:00Z", "b.json"),
        ("2026-11-24T10:00:00Z", None, "a.json"),
        (None, None, "b.json"),
        ("zomaar", "2026-11-24T10:00:00Z", "b.json"),
        ("9999-12-31T23:59:59-14:00", "2026-11-24T10:00:00Z", "b.json"),
    ],
)
def test_of_two_versions_by_the_same_person_the_later_one_counts(one: str | None, other: str | None, kept: str) -> None:
    write_person("a.json", "ja", mark="x", saved=one)
    write_person("b.json", "nee", mark="x", saved=other)
    gathered = read(".")
    assert [submission.label for submission in gathered.submissions] == [kept]
    (double,) = gathered.doubles
    assert double.why == "een eerdere versie van"
    assert double.label == kept


def test_a_moment_without_a_zone_is_the_same_moment_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    write_person("a.json", saved="2026-11-24T10:30:00")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Amsterdam")
        time.tzset()
        (submission,) = read("a.json").submissions
    time.tzset()
    assert submission.saved == "2026-11-24T10:30:00.000+00:00"


def test_an_earlier_version_twice_and_a_later_one() -> None:
    for name, choice, saved in (("a", "ja", 1), ("b", "ja", 1), ("c", "nee", 3), ("d", "deels", 2)):
        write_person(f"{name}.json", choice, mark="x", saved=f"2026-11-24T1{saved}:00:00Z")
    gathered = read(".")
    assert [submission.label for submission in gathered.submissions] == ["c.json"]
    assert len(gathered.doubles) == 3


# Folders


def test_a_folder_gives_its_files_by_name_and_each_once() -> None:
    write_group("map", {"gemeente": 3})
    Path("map/dieper").mkdir()
    Path("map/.verborgen.json").touch()
    Path("map/dialoogcheck-groepsrapport.pdf").touch()
    files = find_files([Path("map/gemeente-1.json"), Path("map")])
    assert [path.name for path in files] == ["gemeente-1.json", "gemeente-0.json", "gemeente-2.json"]


@pytest.mark.parametrize("name", ["leeg", "alleen-een-map"])
def test_a_folder_without_forms(name: str) -> None:
    Path("alleen-een-map/map").mkdir(parents=True)
    Path("leeg").mkdir()
    with pytest.raises(UnusableInputError, match="staan geen formulieren") as caught:
        find_files([Path(name)])
    assert caught.value.hint


def test_a_folder_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_listing(_: Path) -> None:
        raise PermissionError

    Path("map").mkdir()
    monkeypatch.setattr(Path, "iterdir", refuse_listing)
    with pytest.raises(UnusableInputError, match="De map map mag niet gelezen worden"):
        find_files([Path("map")])


@pytest.mark.parametrize("name", ["weg.json", "x" * 300, "pijp", "kring", "/dev/zero"])
def test_what_is_no_file_is_refused_and_stops_no_other(name: str) -> None:
    os.mkfifo("pijp")
    Path("kring").symlink_to("kring")
    write_person("a.json")
    gathered = read(name, "a.json")
    assert len(gathered.submissions) == 1
    (refusal,) = gathered.refusals
    assert refusal.hint
    assert "Errno" not in refusal.message


def test_what_is_no_file_in_a_folder_is_passed_over() -> None:
    os.mkfifo("pijp")
    Path("kring").symlink_to("kring")
    Path("dood").symlink_to("weg")
    write_person("a.json")
    assert read(".") == read("a.json")


def test_half_a_folder_of_garbage() -> None:
    write_group("map", {"gemeente": 5, "client": 5})
    for number in range(10):
        Path(f"map/a{number}.json").write_bytes(os.urandom(100 * number))
    gathered = read("map")
    assert len(gathered.submissions) == 10
    assert len(gathered.refusals) == 10
    assert all(refusal.exit_code == 3 for refusal in gathered.refusals)


def test_a_group_report_is_nobody() -> None:
    write_group("map", {"gemeente": 5, "aanbieder": 5, "client": 5})
    check(run("vergelijk", "map", "--formaat", "json,pdf", "--uit", "uit/"), 0)
    for path in list(Path("uit").iterdir()):
        shutil.move(path, f"a{path.suffix}")
    for name in ("a.pdf", "a.json"):
        assert read(name) == Gathered(
            passed_over=(f"{name} is een groepsrapport. Daar zitten geen antwoorden van mensen in.",)
        )


# Tables


def table(*rows: str, heads: str = HEADS) -> None:
    Path("a.csv").write_text("\r\n".join([heads, *rows, ""]), "utf-8-sig")


def test_a_row_for_each_person() -> None:
    table(
        "gemeente;inkoopdialoog;strategie;nog-niet-gekozen;ja;4;?",
        "client;inkoopdialoog;strategie;nog-niet-gekozen;nee;1;",
    )
    gathered = read("a.csv")
    assert not gathered.refusals
    one, other = gathered.submissions
    assert [submission.label for submission in gathered.submissions] == ["a.csv, regel 2", "a.csv, regel 3"]
    assert (one.assessment.details.facts, one.assessment.details.perspective) == (
        {"vorm": "nog-niet-gekozen", "regio": "ja"},
        "gemeente",
    )
    assert (other.assessment.answer(other.checklist.areas[0].statements[0].id).choice, other.saved) == ("nee", "")


def test_a_row_takes_over_what_the_one_above_it_says() -> None:
    table(";inkoopdialoog;strategie;aanbesteding;ja;;", "gemeente;;;;;4;", "client;;;;nee;1;", "client;;;;;2;")
    gathered = read("a.csv")
    assert not gathered.refusals
    assert [item.assessment.details.facts["regio"] for item in gathered.submissions] == ["ja", "nee", "nee"]  # type: ignore[index]
    assert {item.assessment.details.facts["vorm"] for item in gathered.submissions} == {"aanbesteding"}  # type: ignore[index]


def test_names_do_as_well_as_ids() -> None:
    phase = CHECKLIST.phase(CHECKLIST.phases[1].id).name
    table(f"Cliënt;;{phase};;Ja;ja;weet ik niet", f"Aanbieders;;{phase.upper()};;;Nee;")
    gathered = read("a.csv")
    assert not gathered.refusals
    assert [item.assessment.details.perspective for item in gathered.submissions] == ["client", "aanbieder"]
    assert {item.assessment.details.phase for item in gathered.submissions} == {CHECKLIST.phases[1].id}


def test_one_bad_row_stops_no_other() -> None:
    table("gemeente;;strategie;;;4;", "buur;;;;;4;", "client;;;;;9;", "client;;;;;3;;4", "client;;;;;3;")
    gathered = read("a.csv")
    assert [item.label for item in gathered.submissions] == ["a.csv, regel 2", "a.csv, regel 6"]
    told = dict(zip(("a.csv, regel 3", "a.csv, regel 4", "a.csv, regel 5"), gathered.refusals, strict=True))
    assert all(problem.message.startswith(label) and problem.hint for label, problem in told.items())
    assert "bij “doel-1” staat “9”" in told["a.csv, regel 4"].message
    assert "vakje zonder kop" in told["a.csv, regel 5"].message


def test_a_table_that_names_no_checklist_belongs_to_the_one_that_has_its_statements() -> None:
    table("gemeente;beginnen;ja;4", heads="perspectief;fase;inkoop;mp-ambitie-1")
    (submission,) = read("a.csv").submissions
    assert submission.checklist.id == "meerpartijen"
    table("gemeente;beginnen;ja;4;4", heads=f"perspectief;fase;inkoop;mp-ambitie-1;{FIRST}")
    refuse("a.csv", "in de kolom “checklist” staat geen checklist", hint="Kies uit:")


def test_a_row_of_another_checklist_does_not_stop_the_others() -> None:
    table("gemeente;buurt;strategie;;;4;", "gemeente;inkoopdialoog;strategie;;;4;")
    gathered = read("a.csv")
    assert len(gathered.submissions) == 1
    assert "“buurt”. Die is er niet." in gathered.refusals[0].message
    assert gathered.refusals[0].message.startswith("a.csv, regel 2")


def test_a_table_of_another_checklist_than_the_user_named() -> None:
    table("gemeente;inkoopdialoog;plan;;;4;")
    (refusal,) = gather([Path("a.csv")], load_checklist(str(SMALL))).refusals
    assert "hoort bij de checklist “inkoopdialoog”, niet bij “klein”" in refusal.message


def test_a_column_that_the_checklist_does_not_know_is_told() -> None:
    table("gemeente;;strategie;;;4;;Ali;", heads=f"{HEADS};naam;leeg")
    (submission,) = read("a.csv").submissions
    assert any("checklist niet heeft: naam." in remark for remark in submission.remarks)
    assert not any("leeg" in remark for remark in submission.remarks)


def test_rows_without_answers_are_nobody() -> None:
    table("gemeente;inkoopdialoog;strategie;;;;", ";;;;;;", "client;;;;;.;")
    gathered = read("a.csv")
    assert gathered == Gathered(passed_over=("a.csv, regel 4 is niet ingevuld.",))


def test_two_rows_with_the_same_answers_are_two_people() -> None:
    table("gemeente;;strategie;;;4;", "gemeente;;;;;4;")
    assert len(read("a.csv").submissions) == 2


def test_a_table_that_has_grown_is_read_again() -> None:
    table("gemeente;;strategie;;;4;", "gemeente;;;;;4;")
    shutil.move("a.csv", "b.csv")
    table("gemeente;;strategie;;;1;", "gemeente;;;;;4;", "gemeente;;;;;4;", "gemeente;;;;;4;")
    gathered = read("b.csv", "a.csv")
    assert len(gathered.submissions) == 4
    assert len(gathered.doubles) == 2


def test_a_table_may_say_when_the_conversation_is() -> None:
    heads = HEADS.replace("fase;", "fase;gesprek;")
    table(
        ";;strategie;11-12-2026;;;;",
        "gemeente;;;;;;4;",
        "client;;;18-12-2026;;;1;",
        "client;;;31-2-2026;;;1;",
        heads=heads,
    )
    gathered = read("a.csv")
    days = [submission.assessment.details.talk for submission in gathered.submissions]
    assert days == [dt.date(2026, 12, 11), dt.date(2026, 12, 18)]
    (refusal,) = gathered.refusals
    assert isinstance(refusal, UnusableInputError)
    assert any("“31-2-2026” is geen datum" in diagnostic.message for diagnostic in refusal.diagnostics)


def test_a_conversation_that_is_moved_makes_no_other_people_of_those_in_a_table() -> None:
    heads = HEADS.replace("fase;", "fase;gesprek;")
    for name, day in (("b.csv", "11-12-2026"), ("c.csv", "18-12-2026"), ("d.csv", "")):
        table(f"gemeente;;strategie;{day};;;4;", "gemeente;;;;;;1;", heads=heads)
        shutil.move("a.csv", name)
    gathered = read("b.csv", "c.csv", "d.csv")
    assert (len(gathered.submissions), len(gathered.doubles)) == (2, 4)
    assert {double.why for double in gathered.doubles} == {"dezelfde inhoud als"}


def test_a_table_of_a_checklist_of_your_own_opens_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    load = Mock(side_effect=load_checklist)
    monkeypatch.setattr(gathering, "load_checklist", load)
    table(*["gemeente;plan;;;4;1", "gemeente;plan;;;1;?"] * 50, heads=OWN)
    gathered = gather([Path("a.csv")], load_checklist(str(SMALL)))
    assert not gathered.refusals
    assert len(gathered.submissions) == 100
    load.assert_not_called()


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")])
@pytest.mark.parametrize("doubles_too", [False, True])
def test_somebody_who_changes_back_counts_once_with_the_last_version(
    order: tuple[str, ...], *, doubles_too: bool
) -> None:
    for name, choice, saved in (("a", "ja", "10:00"), ("b", "nee", "11:00"), ("c", "ja", "12:00")):
        write_person(f"{name}.json", choice, mark="m", saved=f"2026-11-24T{saved}:00Z")
    gathered = gather([Path(f"{name}.json") for name in order], doubles_too=doubles_too)
    assert "c.json" in [submission.label for submission in gathered.submissions]
    assert "b.json" not in [submission.label for submission in gathered.submissions]
    assert len(gathered.submissions) == (2 if doubles_too else 1)


def test_a_row_without_a_perspective_is_nobody_in_particular() -> None:
    Path("t.csv").write_text("perspectief;checklist;fase;doel-1\n;inkoopdialoog;strategie;4\nclient;;;3\n", "utf-8")
    gathered = gather([Path("t.csv")])
    assert [submission.assessment.details.perspective for submission in gathered.submissions] == ["client"]
    (refusal,) = gathered.refusals
    assert "in de kolom “perspectief” staat niets" in refusal.message


# Open questions

WORDS = "’t Was één “mooi” gesprek; 100%\n- en nog iets"
DONE = {"tb-gevoel-1": {"keuze": "ja"}, "tb-gevoel-2": {"keuze": "nee"}, "tb-gevoel-ervaring": {"toelichting": WORDS}}


def read_words(name: str) -> dict[str, dict[str, str]]:
    """What the one person in a file that nothing is wrong with answered, as it stands in an answer file."""
    gathered = read(name)
    assert not gathered.refusals, gathered.refusals[0]
    (submission,) = gathered.submissions
    assert not submission.remarks
    return dict(encode_answers(submission.assessment.answers, submission.checklist))


def write_done(path: str, *, antwoorden: object = DONE) -> Path:
    checklist = load_checklist("terugblik")
    details = {"fase": "na-gesprek", "ronde": "geen", "perspectief": "client"}
    about = {"id": checklist.id, "versie": checklist.version, "vingerafdruk": compute_fingerprint(checklist)}
    return write_person(path, checklist=about, gegevens=details, antwoorden=antwoorden)


def test_words_of_open_questions_in_every_kind_of_file() -> None:
    assert read_words(str(write_done("a.json"))) == DONE
    Path("a.txt").write_text("Dag!\n" + Path("a.json").read_text("utf-8") + "\nGroet", "utf-8")
    assert read_words("a.txt") == DONE
    values = {
        "stelling-tb-gevoel-1": "ja",
        "stelling-tb-gevoel-2": "nee",
        "vraag-tb-gevoel-ervaring": WORDS.replace("\n", "\r"),
    }
    Path("a.pdf").write_bytes(fill_with_pikepdf(print_example(checklist="terugblik"), values))
    assert read_words("a.pdf") == DONE
    Path("rapport.pdf").write_bytes(produce(read_case(Path("a.json")), "pdf"))
    assert read_words("rapport.pdf") == DONE


def test_a_template_that_was_filled_in_comes_back_with_words() -> None:
    checklist = load_checklist("terugblik")
    phase = checklist.phases[0].id
    facts = {fact.id: fact.default for fact in checklist.facts_in(phase)}
    side = checklist.organiser.id
    details = Details(organisation="", topic="", date=None, phase=phase, facts=facts, perspective=side)
    heads, first = make_template(checklist, details)
    ids = [head.split()[0] for head in heads]
    cells = dict(zip(ids, first, strict=True)) | {
        "perspectief": "client",
        "tb-gevoel-1": "4",
        "tb-gevoel-2": "1",
        "tb-gevoel-ervaring": WORDS,
    }
    Path("vol.csv").write_bytes(encode_table(heads, [[cells[id_] for id_ in ids]]))
    assert read_words("vol.csv") == DONE
    ((_, path),) = store(read("vol.csv").submissions, Path("uit"))
    assert read_words(str(path)) == DONE


@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.pdf"])
def test_somebody_who_only_wrote_words_does_not_count_and_that_is_said(name: str) -> None:
    if name == "a.json":
        write_done(name, antwoorden={"tb-gevoel-ervaring": {"toelichting": "Fijn."}})
    elif name == "a.csv":
        Path(name).write_text("perspectief;fase;tb-gevoel-ervaring\nclient;na-gesprek;Fijn.\n", "utf-8")
    else:
        Path(name).write_bytes(
            fill_with_pikepdf(print_example(checklist="terugblik"), {"vraag-tb-gevoel-ervaring": "Fijn."})
        )
    gathered = read(name)
    assert (gathered.submissions, gathered.refusals) == ((), ())
    (told,) = gathered.passed_over
    assert told.startswith(name)
    assert told.endswith(" heeft geen antwoord op een stelling. Wat er is opgeschreven, telt dan ook niet mee.")


def test_two_texts_at_one_open_question_in_a_pdf() -> None:
    def write_twice(pdf: pikepdf.Pdf) -> None:
        field = list_text_fields(pdf)[0]
        field.V = pikepdf.String("een")
        pdf.Root.AcroForm.Fields.append(
            pdf.make_indirect(pikepdf.Dictionary(FT=field.FT, T=field.T, V=pikepdf.String("twee")))
        )

    filled = fill_with_pikepdf(print_example(checklist="terugblik"), {"stelling-tb-gevoel-1": "ja"})
    Path("a.pdf").write_bytes(change_pdf(filled, write_twice))
    refuse("a.pdf", "a.pdf: er staan twee antwoorden bij tb-gevoel-ervaring.", hint="Vraag welk antwoord bedoeld is")


def test_a_choice_at_an_open_question_and_words_that_are_too_long_are_refused() -> None:
    write_done("a.json", antwoorden={"tb-gevoel-ervaring": {"keuze": "ja"}})
    refuse("a.json", "is niet te gebruiken (1 probleem)")
    write_done("a.json", antwoorden={**DONE, "tb-gevoel-ervaring": {"toelichting": "W" * 10_001}})
    refuse("a.json", "is niet te gebruiken (1 probleem)")


def test_other_words_are_another_person() -> None:
    write_done("a.json")
    write_done("b.json", antwoorden={**DONE, "tb-gevoel-ervaring": {"toelichting": "Saai."}})
    assert len(read(".").submissions) == 2


# Answer files


def test_the_names_say_nothing_about_people_and_nothing_is_replaced() -> None:
    write_person("in/jan-de-vries.json", mark="a")
    write_person("in/ali.json", mark="b")
    Path("uit").mkdir()
    Path("uit/gemeente-2.dialoog.json").write_text("van mij", "utf-8")
    assert [(submission.label, path.name) for submission, path in store(read("in").submissions, Path("uit"))] == [
        ("in/ali.json", "gemeente.dialoog.json"),
        ("in/jan-de-vries.json", "gemeente-3.dialoog.json"),
    ]
    assert Path("uit/gemeente-2.dialoog.json").read_text("utf-8") == "van mij"
    assert Path("uit/gemeente.dialoog.json").stat().st_mode & 0o777 == 0o600


def test_nothing_is_made_when_there_is_nothing_to_store() -> None:
    assert not list(store((), Path("uit")))
    assert not Path("uit").exists()


def test_a_disk_that_becomes_full_leaves_no_half_file(monkeypatch: pytest.MonkeyPatch) -> None:
    write_group("in", {"gemeente": 3})
    replaced: list[Path] = []
    replace = Path.replace

    def fill_up(path: Path, target: Path) -> Path:
        if replaced:
            raise OSError(28, "No space left on device")
        replaced.append(target)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fill_up)
    with pytest.raises(OutputError, match="de schijf is vol"):
        list(store(read("in").submissions, Path("uit")))
    assert [path.name for path in Path("uit").iterdir()] == ["gemeente.dialoog.json"]
    assert not list(Path("uit").glob(f"{TEMPORARY_PREFIX}*"))


@pytest.mark.parametrize(
    ("stored", "choice", "saved", "same_as"),
    [
        (1, "ja", "10:00", "gemeente"),
        (1, "nee", "11:00", None),
        # Somebody who changes back sends the same content later.
        (2, "ja", "12:00", None),
        # Of what was stored twice the one that was saved last is named.
        (3, "ja", "12:00", "gemeente-3"),
        (3, "ja", "11:30", "gemeente-3"),
    ],
)
def test_what_was_read_before_is_left_out(stored: int, choice: str, saved: str, same_as: str | None) -> None:
    for before in [("ja", "10:00"), ("nee", "11:00"), ("ja", "12:00")][:stored]:
        write_person("a.json", before[0], mark="m", saved=f"2026-11-24T{before[1]}:00Z")
        list(store(read("a.json").submissions, Path("uit")))
    write_person("a.json", choice, mark="m", saved=f"2026-11-24T{saved}:00Z")
    left = leave_out_earlier(read("a.json"), Path("uit"), None)
    assert len(left.submissions) == (same_as is None)
    assert [(double.label, double.why) for double in left.doubles] == (
        [(f"uit/{same_as}.dialoog.json", "al eerder ingelezen als")] if same_as else []
    )


def test_few_open_statements_are_named_and_words_are_counted() -> None:
    (done,) = read(str(write_done("a.json"))).submissions
    assert describe_submission(done).startswith("cliënt, 2 van ")
    assert ", 1 open vraag. Open: " in describe_submission(done)
    (alone,) = read(str(write_person("b.json"))).submissions
    assert describe_submission(alone).endswith(f". Open: {len(alone.open)} stellingen.")
    assert len(alone.open) > 5


ONCE = (
    *("load_answered_checklist", "find_checklists", "compute_fingerprint", "select_statements"),
    *("answer_file.Decoder", "RowReader"),
)


@pytest.mark.parametrize("heads", [HEADS, HEADS.replace("checklist", "omvang")])
def test_what_is_the_same_for_all_rows_is_worked_out_once(heads: str, monkeypatch: pytest.MonkeyPatch) -> None:
    named = CHECKLIST.id if heads == HEADS else ""
    table(*(f"gemeente;{named};strategie;;;{answer};4" for answer in "1234" * 25), heads=heads)
    calls = {name: Mock(side_effect=attrgetter(name)(gathering)) for name in ONCE}
    for name, call in calls.items():
        monkeypatch.setattr(f"{gathering.__name__}.{name}", call)
    assert len(read("a.csv").submissions) == 100
    assert all(call.call_count <= 1 for call in calls.values()), calls
