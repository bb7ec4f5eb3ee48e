"""``rapport``: from files, folders and reports to reports."""

import datetime as dt
import io
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pexpect
import pikepdf
import pytest
from click.testing import CliRunner, Result

import dialoogcheck
from dialoogcheck.advice import case
from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.case import SUFFIXES, produce, read_case
from dialoogcheck.advice.model import Advice
from dialoogcheck.advice.result import Result as Judged
from dialoogcheck.cli import program
from dialoogcheck.cli.options import Formats
from tests.form.filling import fill_with_pikepdf, print_example
from tests.waiting import PATIENCE, wait_until

PROJECT = Path(dialoogcheck.__file__).parents[1]
EXAMPLE = PROJECT / "checklists" / "inkoopdialoog.voorbeeld.json"
SMALL = PROJECT / "tests" / "data" / "klein.yaml"
FORMATS = ("html", "md", "json", "csv")
READY = 400
"""So many answers that nobody is too late to break off, however busy the machine is."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one answer file; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLE, tmp_path / "a.dialoog.json")
    return tmp_path


def write_short(path: Path) -> Path:
    """A check of the shortest checklist that comes with the program: its PDF costs a quarter of that of the example."""
    document = json.loads(EXAMPLE.read_text("utf-8"))
    document["checklist"] = {"id": "terugblik"}
    document["gegevens"] = {"fase": "na-gesprek", "ronde": "geen", "organisatie": "Gemeente Rivierstad"}
    document["antwoorden"] = {"tb-gevoel-1": {"keuze": "ja", "toelichting": "Het was goed."}}
    path.write_text(json.dumps(document), "utf-8")
    return path


@pytest.fixture(scope="module")
def report_pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The report of a short check, made once."""
    path = write_short(tmp_path_factory.mktemp("pdf") / "kort.dialoog.json")
    assert run(str(path)).exit_code == 0
    return path.with_name("kort.pdf").read_bytes()


def run(*arguments: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(program, ["rapport", *arguments], input=data)


def names(folder: Path = Path()) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def check(result: Result, code: int, said: str = "") -> None:
    assert result.exit_code == code, result.output
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert "Onze excuses" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "talk"),
    [
        ((), "2026-12-11"),
        (("--gesprek", "2026-12-18"), "2026-12-18"),
        (("--gesprek", "18-12-2026"), "2026-12-18"),
        (("--gesprek", "nog-niet-bekend"), None),
        (("--deelbaar",), "2026-12-11"),
        (("--vandaag", "1-12-2026", "--uren", "8,5"), "2026-12-11"),
    ],
)
def test_the_date_of_the_conversation_for_one_report(arguments: tuple[str, ...], talk: str | None) -> None:
    document = json.loads(EXAMPLE.read_text("utf-8"))
    document["gegevens"]["gesprek"] = "2026-12-11"
    Path("a.dialoog.json").write_text(json.dumps(document), "utf-8")
    before = Path("a.dialoog.json").read_bytes()
    result = run("a.dialoog.json", "--formaat", "json", "--uit", "-", *arguments)
    check(result, 0)
    assert json.loads(result.stdout)["gegevens"].get("gesprek") == talk
    assert Path("a.dialoog.json").read_bytes() == before


def test_a_report_in_pdf_carries_the_date_that_it_was_made_for() -> None:
    write_short(Path("b.dialoog.json"))
    check(run("b.dialoog.json", "--gesprek", "18-12-2026"), 0)
    check(run("b.pdf", "--formaat", "json", "--uit", "c.json"), 0)
    assert json.loads(Path("c.json").read_text("utf-8"))["gegevens"]["gesprek"] == "2026-12-18"


def test_the_date_of_the_conversation_reaches_every_process() -> None:
    for name in ("a", "b", "c"):
        write_short(Path(f"{name}.dialoog.json"))
    check(run(".", "--gesprek", "18-12-2026", "--formaat", "json", "--uit", "uit", "--processen", "2"), 0)
    days = [json.loads(path.read_text("utf-8"))["gegevens"]["gesprek"] for path in Path("uit").iterdir()]
    assert days == ["2026-12-18"] * 3


def test_a_report_with_everything_reaches_every_process() -> None:
    for name in ("a", "b", "c"):
        write_short(Path(f"{name}.dialoog.json"))
    for folder, options in (("kort", ()), ("heel", ("--uitgebreid",)), ("samen", ("--uitgebreid", "--processen", "2"))):
        check(run(".", "--formaat", "md", "--uit", folder, *options), 0)
        whole = ["## Alle antwoorden" in path.read_text("utf-8") for path in Path(folder).iterdir()]
        assert whole == [bool(options)] * 3
    assert run("a.dialoog.json", "--formaat", "md", "--uit", "-", "--uitgebreid").stdout_bytes == (
        Path("heel/a.md").read_bytes()
    )


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        *(
            (option, value, f"“{value}” is geen datum zoals 2026-12-11 of 11-12-2026.")
            for option in ("--gesprek", "--vandaag")
            for value in ("31-2-2026", "morgen", "11-12", "")
        ),
        ("--vandaag", "nog-niet-bekend", "is geen datum"),
        *(("--uren", value, f"“{value}” is geen aantal uren") for value in ("acht", "-1", "8,25", "1000", "999,5", "")),
    ],
)
def test_what_is_no_date_and_no_number_of_hours(option: str, value: str, said: str) -> None:
    check(run("a.dialoog.json", option, value), 2, said)
    assert names() == ["a.dialoog.json"]


@pytest.mark.parametrize(("typed", "hours"), [("0", 0), ("8", 8), ("8,5", 8.5), ("8.5", 8.5), ("8,0", 8), ("999", 999)])
def test_what_a_plan_reckons_with_reaches_the_advice(typed: str, hours: float, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[dt.date | None, float | None]] = []

    def listen(result: Judged, *, today: dt.date | None = None, hours: float | None = None) -> Advice:
        heard.append((today, hours))
        return advise(result)

    monkeypatch.setattr(case, "advise", listen)
    for data, source in ((None, "a.dialoog.json"), (Path("a.dialoog.json").read_bytes(), "-")):
        check(run(source, "--formaat", "json", "--uit", "-", "--uren", typed, "--vandaag", "2026-12-01", data=data), 0)
    assert heard == [(dt.date(2026, 12, 1), hours)] * 2


@pytest.mark.parametrize("format_", FORMATS)
def test_each_format_comes_beside_the_answers(format_: str) -> None:
    result = run("a.dialoog.json", "--formaat", format_)
    check(result, 0)
    path = Path(f"a{SUFFIXES.get(format_, f'.{format_}')}")
    assert result.stdout == f"Rapport: {path}\n"
    assert result.stderr == ""
    assert path.read_bytes() == produce(read_case(EXAMPLE), format_)
    assert len(names()) == 2


def test_a_pdf_is_what_you_get_unasked(report_pdf: bytes) -> None:
    write_short(Path("kort.dialoog.json"))
    check(run("kort.dialoog.json"), 0)
    assert Path("kort.pdf").read_bytes() == report_pdf


def test_a_report_of_a_report_is_the_same_report(report_pdf: bytes) -> None:
    Path("b.pdf").write_bytes(report_pdf)
    check(run("b.pdf", "--uit", "c.pdf"), 0)
    assert Path("c.pdf").read_bytes() == report_pdf
    assert Path("b.pdf").read_bytes() == report_pdf


def test_a_report_is_known_by_what_is_in_it_and_not_by_its_name(report_pdf: bytes) -> None:
    Path("b.json").write_bytes(report_pdf)
    write_short(Path("c.pdf"))
    check(run("b.json", "c.pdf", "--formaat", "csv"), 0)
    assert Path("b.acties.csv").read_bytes() == Path("c.acties.csv").read_bytes()


def test_answers_that_speak_of_a_pdf_are_no_pdf() -> None:
    document = json.loads(EXAMPLE.read_text("utf-8"))
    document["gegevens"]["organisatie"] = "%PDF-1.7"
    Path("b.json").write_text(json.dumps({"x": 1} | document), "utf-8")
    check(run("b.json", "--formaat", "csv"), 0)


def test_many_formats_at_once() -> None:
    result = run("a.dialoog.json", "--formaat", " JSON, csv,json,")
    check(result, 0)
    assert names() == ["a.acties.csv", "a.dialoog.json", "a.resultaat.json"]


def test_standard_input_and_output() -> None:
    result = run("-", "--formaat", "json", data=EXAMPLE.read_bytes())
    check(result, 0)
    assert result.stderr == ""
    assert result.stdout_bytes == produce(read_case(EXAMPLE), "json")
    assert names() == ["a.dialoog.json"]


def test_standard_input_to_a_file_and_a_file_to_standard_output(report_pdf: bytes) -> None:
    check(run("-", "--formaat", "json", "--uit", "b.json", data=report_pdf), 0)
    write_short(Path("kort.dialoog.json"))
    result = run("kort.dialoog.json", "--formaat", "json", "--uit", "-")
    assert result.stdout_bytes == Path("b.json").read_bytes()


def test_standard_input_with_something_else() -> None:
    check(run("-", data=b"onzin"), 3, "geen geldige JSON")


def test_a_slash_means_a_folder() -> None:
    check(run("a.dialoog.json", "--formaat", "csv", "--uit", "uit/"), 0, "Nieuwe map: uit")
    assert names() == ["a.dialoog.json", "uit/a.acties.csv"]


def test_a_folder_in_a_folder_that_is_not_there() -> None:
    check(run("a.dialoog.json", "--formaat", "csv", "--uit", "uit/dieper/"), 5, "De map uit bestaat niet.")
    assert names() == ["a.dialoog.json"]


def test_a_folder_that_is_there(folder: Path) -> None:
    (folder / "uit").mkdir()
    check(run("a.dialoog.json", "--formaat", "csv", "--uit", "uit"), 0)
    assert Path("uit/a.acties.csv").exists()


def test_a_file_name() -> None:
    check(run("a.dialoog.json", "--formaat", "csv", "--uit", "anders"), 0)
    assert names() == ["a.dialoog.json", "anders"]


def test_a_folder_of_answers_even_of_one(folder: Path) -> None:
    (folder / "in").mkdir()
    shutil.copy(EXAMPLE, "in/b.dialoog.json")
    Path("in/verder.txt").touch()
    check(run("in", "--formaat", "csv", "--uit", "uit"), 0)
    assert names(Path("uit")) == ["b.acties.csv"]


def test_what_is_there_is_never_replaced_unasked() -> None:
    Path("a.acties.csv").write_text("van mij", "utf-8")
    check(run("a.dialoog.json", "--formaat", "csv"), 5, "bestaat al")
    check(run("a.dialoog.json", "--formaat", "json,csv"), 5, "bestaat al")
    assert Path("a.acties.csv").read_text("utf-8") == "van mij"
    assert not Path("a.resultaat.json").exists()
    check(run("a.dialoog.json", "--formaat", "csv", "--overschrijf"), 0)
    assert Path("a.acties.csv").read_text("utf-8") != "van mij"


@pytest.mark.parametrize("output", ["a.dialoog.json", "./a.dialoog.json", "koppeling.json"])
def test_the_input_is_never_overwritten(output: str) -> None:
    Path("koppeling.json").symlink_to("a.dialoog.json")
    check(run("a.dialoog.json", "--formaat", "json", "--uit", output, "--overschrijf"), 2, "is ook de invoer")
    assert Path("a.dialoog.json").read_bytes() == EXAMPLE.read_bytes()


def test_one_broken_file_does_not_stop_the_others() -> None:
    Path("b.dialoog.json").write_bytes(b"{")
    shutil.copy(EXAMPLE, "c.dialoog.json")
    result = run("a.dialoog.json", "b.dialoog.json", "c.dialoog.json", "weg.dialoog.json", "--formaat", "csv")
    check(result, 3, "2 rapporten gemaakt, 2 bestanden niet gelukt.")
    assert result.stdout.splitlines() == ["a.acties.csv", "c.acties.csv"]
    told = result.stderr.splitlines()
    assert sum(line.startswith("- ") for line in told) == 2
    assert any("b.dialoog.json:1:2" in line for line in told)
    assert any("weg.dialoog.json bestaat niet" in line for line in told)


def test_the_worst_problem_decides_the_exit_code() -> None:
    Path("b.dialoog.json").write_bytes(b"{")
    Path("a.acties.csv").touch()
    check(run("a.dialoog.json", "b.dialoog.json", "--formaat", "csv"), 5)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "BESTAND"),
        (("a.dialoog.json", "--formaat", "docx"), "“docx” is geen formaat; kies uit pdf, html, md, json, csv."),
        (("a.dialoog.json", "--formaat", ","), "geen formaat"),
        (("a.dialoog.json", "--formaat", "md,csv", "--uit", "-"), "past niet op standaarduitvoer"),
        (("-", "a.dialoog.json", "--uit", "-"), "past niet op standaarduitvoer"),
        (("-", "-"), "maar één keer"),
        (("a.dialoog.json", "--processen", "0"), "Kies een getal"),
        (("a.dialoog.json", "--processen", "veel"), "veel"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], said: str) -> None:
    check(run(*arguments, data=b""), 2, said)
    assert names() == ["a.dialoog.json"]


@pytest.mark.parametrize("output", ["weg/b.csv", "bestand/b.csv", "bestand/", "x" * 300, "pijp"])
def test_a_place_where_nothing_can_be_written(output: str) -> None:
    Path("bestand").touch()
    os.mkfifo("pijp")
    check(run("a.dialoog.json", "--formaat", "csv", "--overschrijf", "--uit", output), 5)
    assert names() == ["a.dialoog.json", "bestand"]


def test_a_full_disk() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dialoogcheck", "rapport", "a.dialoog.json", "--formaat", "json", "--uit", "-"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(PROJECT)},
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 5
    assert "schijf is vol" in done.stderr
    assert "Errno" not in done.stderr


@pytest.mark.parametrize("stream", ["<&-", ">&-", "2>&-"])
def test_a_stream_that_is_closed(stream: str) -> None:
    done = subprocess.run(
        [
            "sh",
            "-c",
            f"exec {shlex.quote(sys.executable)} -m dialoogcheck rapport - --formaat csv < a.dialoog.json {stream}",
        ],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == {"<&-": 3, ">&-": 5, "2>&-": 0}[stream]
    assert "Traceback" not in done.stderr
    assert "Onze excuses" not in done.stderr


def test_shareable_leaves_out_names_and_notes_everywhere() -> None:
    result = run("a.dialoog.json", "--deelbaar", "--formaat", "pdf,html,md,json,csv", "--uit", "uit")
    check(result, 0)
    document = json.loads(EXAMPLE.read_text("utf-8"))
    secrets = [document["gegevens"]["organisatie"], document["gegevens"]["onderwerp"]]
    secrets += [answer["toelichting"] for answer in document["antwoorden"].values() if "toelichting" in answer]
    assert len(secrets) > 5
    open_case = produce(read_case(EXAMPLE), "html").decode()
    assert all(secret in open_case for secret in secrets)
    texts = [path.read_text("utf-8") for path in Path("uit").iterdir() if path.suffix != ".pdf"]
    (pdf,) = Path("uit").glob("*.pdf")
    with pikepdf.open(io.BytesIO(pdf.read_bytes())) as opened:
        texts += [file.get_file().read_bytes().decode() for file in opened.attachments.values()]
        texts += [str(opened.docinfo)]
    texts.append(subprocess.run(["pdftotext", pdf, "-"], capture_output=True, encoding="utf-8", check=True).stdout)
    assert len(texts) == 7
    assert not [secret for secret in secrets for text in texts if secret in " ".join(text.split())]
    assert not any("rivierstad" in str(path).lower() for path in Path("uit").iterdir())


def write_small() -> None:
    document = json.loads(EXAMPLE.read_text("utf-8"))
    document["checklist"] = {"id": "klein"}
    document["gegevens"] = {"fase": "plan", "vorm": "subsidie", "regio": False}
    document["antwoorden"] = {"doel-1": {"keuze": "ja"}}
    Path("b.dialoog.json").write_text(json.dumps(document), "utf-8")


def test_a_checklist_of_your_own() -> None:
    write_small()
    check(run("b.dialoog.json", "--formaat", "json"), 3, "eigen checklist")
    check(run("b.dialoog.json", "--formaat", "json", "--checklist", str(SMALL)), 0)
    assert json.loads(Path("b.resultaat.json").read_text("utf-8"))["checklist"]["id"] == "klein"


@pytest.mark.parametrize(
    ("checklist", "said"),
    [
        ("inkoopdialog", "Bedoelde u"),
        ("weg.yaml", "weg.yaml bestaat niet"),
        ("inkoopdialoog", "hoort bij de checklist “klein”"),
        ("a.dialoog.json", ""),
    ],
)
def test_a_checklist_that_does_not_fit(checklist: str, said: str) -> None:
    write_small()
    result = run("b.dialoog.json", "--formaat", "json", "--checklist", checklist)
    check(result, 3)
    assert said.lower() in result.stderr.lower()


def test_more_processes_give_the_same_bytes() -> None:
    for number in range(3):
        shutil.copy(EXAMPLE, f"{number}.dialoog.json")
    Path("3.dialoog.json").write_bytes(b"{")
    given = [f"{number}.dialoog.json" for number in range(4)]
    check(run(*given, "--formaat", "html,csv", "--uit", "een", "--processen", "1"), 3)
    check(run(*given, "--formaat", "html,csv", "--uit", "twee", "--processen", "2"), 3)
    assert names(Path("een")) == names(Path("twee")) != []
    for name in names(Path("een")):
        assert (Path("een") / name).read_bytes() == (Path("twee") / name).read_bytes()


@pytest.mark.parametrize(("count", "shown"), [(1, False), (2, True)])
def test_a_bar_on_a_terminal_when_there_is_more_than_one(count: int, *, shown: bool) -> None:
    files = [shutil.copy(EXAMPLE, f"{number}.dialoog.json") for number in range(count)]
    child = pexpect.spawn(
        sys.executable,
        ["-m", "dialoogcheck", "rapport", *files, "--formaat", "csv"],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        encoding="utf-8",
        timeout=PATIENCE,
    )
    told = child.read()
    child.close()
    assert child.exitstatus == 0, told
    assert ("Rapporten maken" in told) is shown


def test_no_bar_in_a_log() -> None:
    shutil.copy(EXAMPLE, "b.dialoog.json")
    result = run("a.dialoog.json", "b.dialoog.json", "--formaat", "csv")
    assert result.stderr == "2 rapporten gemaakt.\n"


def test_breaking_off_is_quick_and_quiet() -> None:
    for number in range(READY):
        write_short(Path(f"{number}.dialoog.json"))
    child = subprocess.Popen(
        [sys.executable, "-m", "dialoogcheck", "rapport", ".", "--uit", "uit", "--processen", "2"],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    wait_until(lambda: bool(list(Path().glob("uit/*.pdf"))) or child.poll() is not None, "the first report")
    os.killpg(child.pid, signal.SIGINT)
    _, told = child.communicate(timeout=PATIENCE)
    assert child.returncode == 130
    assert told.split("\n", 1)[0] == "Nieuwe map: uit"
    assert told.split("\n", 1)[1].strip() == "Gestopt."
    made = list(Path("uit").iterdir())
    assert 0 < len(made) < READY / 2
    assert all(path.suffix == ".pdf" for path in made)


def test_formats_are_read_once() -> None:
    formats = Formats()
    assert formats.convert("pdf,html", None, None) == ("pdf", "html")
    assert formats.convert(("pdf",), None, None) == ("pdf",)


def test_a_filled_form_in_pdf() -> None:
    Path("b.pdf").write_bytes(fill_with_pikepdf(print_example(), {"stelling-doel-3": "nee"}))
    check(run("b.pdf", "--formaat", "json", "--uit", "b.json"), 0)
    document = json.loads(Path("b.json").read_text("utf-8"))
    assert document["gegevens"]["perspectief"] == "client"
    assert sum(area["beantwoord"] for area in document["gebieden"]) == 1


def write_table(*rows: str) -> None:
    Path("b.csv").write_text("\r\n".join(["perspectief;fase;vorm;regio;doel-1", *rows, ""]), "utf-8-sig")


def test_a_table_of_one_person() -> None:
    write_table(";strategie;aanbesteding;nee;", "gemeente;;;;4")
    result = run("b.csv", "--formaat", "json")
    check(result, 0)
    assert result.stderr == ""
    assert sum(area["beantwoord"] for area in json.loads(Path("b.resultaat.json").read_text("utf-8"))["gebieden"]) == 1


@pytest.mark.parametrize(
    ("rows", "said", "hint"),
    [
        (["gemeente;strategie;;;4", "client;strategie;;;4"], "staan antwoorden van 2 mensen", "dialoogcheck inlezen"),
        ([";strategie;;;"], "b.csv: in deze tabel staan geen antwoorden.", "Vul de tabel in"),
        (["gemeente;strategie;;;9"], "b.csv, regel 2: bij “doel-1” staat “9”", "Verbeter deze regel"),
        (["buur;strategie;;;4"], "b.csv is niet te gebruiken (1 probleem)", "Verbeter deze velden"),
    ],
)
def test_a_table_that_makes_no_report(rows: list[str], said: str, hint: str) -> None:
    write_table(*rows)
    result = run("b.csv", "--formaat", "json")
    check(result, 3, said)
    assert hint in result.stderr
    assert names() == ["a.dialoog.json", "b.csv"]


def test_a_group_report_makes_no_report() -> None:
    Path("b.json").write_text('{"formaat": "dialoogcheck-vergelijking", "schema": 1}', "utf-8")
    check(run("b.json", "--formaat", "json"), 3, "b.json is een groepsrapport.")
