"""The report as a PDF: accessible, durable, whole, and the same every time."""

import ctypes.util
import io
import logging
import os
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path

import pikepdf
import pytest

from dialoogcheck.advice import words
from dialoogcheck.advice.case import produce
from dialoogcheck.advice.model import Advice
from dialoogcheck.advice.report import Extent, compose_report
from dialoogcheck.answers.file import ATTACHMENT_NAME, encode_assessment
from dialoogcheck.answers.model import NoScore
from dialoogcheck.document import pdf as printing
from dialoogcheck.document.blocks import Report
from dialoogcheck.document.formats import FORMATS
from dialoogcheck.document.html import write_html
from dialoogcheck.document.pdf import Attachment
from tests.advice import cases
from tests.document import judging
from tests.document.structure import find_unjudged, print_front

PROJECT = Path(__file__).parents[2]
JUDGED = (*cases.EVERY_STRUCTURE, "vijandig", "lang", "krap", "uitgebreid")


def compose(name: str) -> Report:
    """The report that is printed."""
    case = cases.build(name)
    extent = Extent.WHOLE if case.extended else Extent.SHORT
    return compose_report(case.advice, remarks=case.remarks, extent=extent)


def test_the_judged_reports_hold_every_structure() -> None:
    def write_printed(name: str, _: str) -> bytes:
        return write_html(compose(name)).encode()

    # On a screen, with what goes further in parts to open, and on paper.
    for render in (cases.render, write_printed):
        assert not find_unjudged(cases.EVERY_STRUCTURE, cases.CASES, render)
        assert find_unjudged(cases.EVERY_STRUCTURE[1:], cases.CASES, render)
    assert find_unjudged(cases.EVERY_STRUCTURE[:-1], cases.CASES, write_printed)


@pytest.mark.parametrize("name", cases.CASES)
def test_page_one_holds_the_whole_picture(name: str) -> None:
    (page,) = print_front(compose(name), lambda section: section.role.startswith("chapter"))
    check_page_one(cases.build(name).advice, page)


@pytest.mark.parametrize("name", JUDGED)
def test_every_report_is_good(name: str, caplog: pytest.LogCaptureFixture) -> None:
    case = cases.build(name)
    with caplog.at_level(logging.DEBUG, logger="weasyprint"):
        pdf = cases.render(name)
    assert not [record.getMessage() for record in caplog.records if record.name == "weasyprint"]
    assert judging.judge(pdf) == []
    assert judging.read_attachment(pdf) == (
        ATTACHMENT_NAME,
        "/Data",
        encode_assessment(case.advice.result.assessment, case.advice.result.checklist),
    )


def check_page_one(advice: Advice, page: str) -> None:
    """Page one holds the whole picture."""
    assert words.judge_in_words(advice.result)[0] in page
    for area in advice.result.areas:
        told = words.word_area(advice.result.checklist, area)
        assert area.area.name in page
        assert f"{told.level}{' *' if area.has_critical else ''} {told.coverage}" in page
        assert told.score_text in page
    assert bool(advice.first_actions) == bool(advice.actions)
    for action in advice.first_actions:
        assert words.split_action(action)[0] in page
        assert action.who in page
        assert words.describe_work(action) in page


CHAPTERS = ("In één oogopslag", "Uw plan", "Per gebied", "Uit te zoeken", "Deze fase: {phase}", "Verantwoording")
ANNEX = (
    *("Conceptmails", "Alle andere acties", "Alle valkuilen", "De hele fase", "Alle antwoorden"),
    *("De hele berekening", "Woordenlijst"),
)


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("alles-ja", {"Uw plan", "Uit te zoeken", *ANNEX}),
        ("procedure", {"Uit te zoeken", *ANNEX}),
        ("uitgebreid", set[str]()),
        ("vijandig-uitgebreid", set[str]()),
    ],
)
def test_the_bookmarks_are_the_chapters_and_areas(name: str, without: set[str]) -> None:
    advice = cases.build(name).advice
    bookmarks = judging.read_bookmarks(cases.render(name))
    titles = [title for _, title in bookmarks]
    assert {depth for depth, _ in bookmarks} <= {1, 2, 3}
    chapters = [title.format(phase=advice.result.phase.name.lower()) for title in (*CHAPTERS, *ANNEX)]
    assert [title for title in titles if title in chapters] == [title for title in chapters if title not in without]
    areas = [area.area.name for area in advice.result.areas]
    # Each area has a place in the report, and another among the answers of the extended one.
    assert [title for title in titles if title in areas][: len(areas)] == areas
    assert all(title == " ".join(title.split()) for title in titles)


@pytest.mark.parametrize("name", ["alles-ja", "alles-nvt"])
def test_every_bar_has_words(name: str) -> None:
    assert judging.find_images(cases.render(name)) == len(cases.build(name).advice.areas)


def test_nothing_of_this_computer_gets_in() -> None:
    text = " ".join(judging.read_pages(cases.render("vijandig")))
    assert "root:" not in text
    assert "{{ 7*7 }}" in text
    assert "49" not in text.split("{{", 1)[1][:20]
    assert "<script>alert(1)</script>" in text
    with pikepdf.open(io.BytesIO(cases.render("vijandig"))) as pdf:
        assert list(pdf.attachments) == [ATTACHMENT_NAME]
        assert b"/JavaScript" not in cases.render("vijandig")


def test_what_the_font_lacks_is_a_question_mark_on_paper_and_whole_in_the_attachment() -> None:
    _, _, answers = judging.read_attachment(cases.render("vijandig"))
    assert "日本語" in answers.decode()
    assert "日本語" not in " ".join(judging.read_pages(cases.render("vijandig")))


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://example.org/x",
        "data:text/plain,x",
        "relatief.css",
        "fonts/../../report.html",
        "fonts/%2e%2e/base.css",
    ],
)
def test_the_printer_reads_nothing_but_its_own_fonts(url: str, caplog: pytest.LogCaptureFixture) -> None:
    page = f'<!doctype html><html lang="nl"><title>x</title><body><p>x<img src="{url}" alt="x">'
    with pytest.raises(BaseException, match=r"own files|Error fetching|relatief") as caught:
        printing.print_pdf(page, Attachment(b"{}", "leeg.json", "Niets"), "")
    assert "passwd" not in caplog.text
    assert caught.typename in {"FatalURLFetchingError", "URLFetchingError", "ValueError"}


def test_the_same_answers_give_the_same_bytes() -> None:
    again = produce(cases.CASES["procedure"](), "pdf")
    assert again == cases.render("procedure")


def test_the_same_answers_give_the_same_bytes_elsewhere(tmp_path: Path) -> None:
    case = cases.build("procedure")
    answers = tmp_path / "a.dialoog.json"
    answers.write_bytes(encode_assessment(case.advice.result.assessment, case.advice.result.checklist))
    made = []
    for seed, zone, language in (("1", "Pacific/Auckland", "C"), ("2", "America/Los_Angeles", "C.UTF-8")):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run(
            [
                sys.executable,
                "-m",
                "dialoogcheck",
                "rapport",
                str(answers),
                "--formaat",
                ",".join(FORMATS),
                "--uit",
                f"{folder / 'uit'}/",
            ],
            env={
                **os.environ,
                "PYTHONPATH": str(PROJECT),
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "LC_ALL": language,
                "HOME": str(folder),
            },
            cwd=folder,
            check=True,
            capture_output=True,
        )
        made.append({path.suffix[1:]: path.read_bytes() for path in (folder / "uit").iterdir()})
    assert made[0] == made[1] == {format_: cases.render("procedure", format_) for format_ in FORMATS}


def test_other_answers_give_another_identifier() -> None:
    identifiers = set()
    for name in ("alles-ja", "procedure"):
        with pikepdf.open(io.BytesIO(cases.render(name))) as pdf:
            identifiers.add(bytes(pdf.trailer.ID[0]))
    assert len(identifiers) == 2


@pytest.mark.parametrize("name", ["alles-ja", "alles-nvt"])
def test_the_metadata_says_what_it_is(name: str) -> None:
    with pikepdf.open(io.BytesIO(cases.render(name))) as pdf, pdf.open_metadata() as metadata:
        assert (
            metadata["dc:title"] == "Adviesrapport · Dialoog in de inkoop · Jeugdhulp 2027 · Strategie en marktdialoog"
        )
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("3", "A", "1")
        assert str(metadata["xmp:CreateDate"]).startswith("2026-11-21")


@pytest.mark.parametrize("letter", ["ﬁ", "ﬂ", "ﬀ", "ﬆ"])
def test_letters_copied_from_a_pdf_are_letters_again(letter: str) -> None:
    pdf = printing.print_pdf(
        f'<!doctype html><html lang="nl"><title>x</title><body><h1>{letter}</h1>',
        Attachment(b"{}", "leeg.json", "Niets"),
        "",
    )
    assert not judging.judge_conformance(pdf)
    assert judging.read_pages(pdf)[0].startswith(unicodedata.normalize("NFKC", letter))


def test_a_computer_that_cannot_print_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    printing._prepare.cache_clear()  # noqa: SLF001
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(ImportError):
        printing.preload()
    printing._prepare.cache_clear()  # noqa: SLF001


# Each judge can find something.


def plant(name: str, change: str) -> bytes:
    """A good report, made worse."""
    with pikepdf.open(io.BytesIO(cases.render(name))) as pdf:
        if change == "content":
            content = pdf.pages[1].Contents.read_bytes()
            pdf.pages[1].Contents = pdf.make_stream(content + b"\n<< /Kapot ) Tj (\n")
        elif change == "language":
            pdf.Root.Lang = "en"
        elif change == "title":
            pdf.docinfo["/Title"] = " Adviesrapport\n "
        else:
            kind, key = change.split()
            element = next(found for found_kind, found in judging._walk(pdf.Root.StructTreeRoot) if found_kind == kind)  # noqa: SLF001
            if key == "S":
                element.S = pikepdf.Name("/H4")
            else:
                del element[f"/{key}"]
        output = io.BytesIO()
        pdf.save(output)
        return output.getvalue()


@pytest.mark.parametrize("change", ["language", "title", "/TH A", "/Figure Alt", "/H2 S", "/H1 S"])
def test_the_judge_of_structure_finds_a_planted_fault(change: str) -> None:
    assert judging.judge_structure(plant("alles-ja", change))


def test_the_judge_of_content_finds_a_planted_fault() -> None:
    assert judging.judge_content(plant("alles-ja", "content"))


def test_the_judges_of_conformance_find_a_planted_fault() -> None:
    found = judging.judge_conformance(plant("alles-ja", "/Figure Alt"))
    assert any(problem.startswith("ua1") for problem in found)
    assert any(problem.startswith("pdfua") for problem in found)


def test_the_judge_of_width_finds_a_planted_fault() -> None:
    page = f'<!doctype html><html lang="nl"><title>x</title><body><p style="white-space: nowrap">{"woord" * 40}</p>'
    assert judging.judge_width(printing.print_pdf(page, Attachment(b"{}", "leeg.json", "Niets"), ""))


def test_the_log_of_the_printer_is_heard(caplog: pytest.LogCaptureFixture) -> None:
    printing.print_pdf(
        '<!doctype html><html lang="nl"><title>x</title><body><p style="kleur: rood">x',
        Attachment(b"{}", "leeg.json", "Niets"),
        "",
    )
    assert [record for record in caplog.records if record.name == "weasyprint"]


def test_the_cases_cover_every_phase_and_every_kind_of_answer() -> None:
    checklist = cases.build("alles-ja").advice.result.checklist
    assert {phase.id for phase in checklist.phases} == set(cases.PHASES)
    given = {
        answer.choice for name in cases.PHASES for answer in cases.build(name).advice.result.assessment.answers.values()
    }
    assert given == {*(choice.id for choice in checklist.scale), *NoScore}


# Nothing runs and nothing stays.

PLANTED = ("gcc", "cc", "ld", "ldconfig", "objdump")

USES = {
    "one report": "produce(case, 'pdf')",
    "several": "preload(); produce(case, 'pdf'); print_pdf('<html lang=nl>', empty, '', fillable=True)",
    "diagnose": "program(['diagnose'])",
    "broken off again while it ends": """
class Impatient:
    def __enter__(self):
        signal.raise_signal(signal.SIGINT)
    def __exit__(self, *_):
        pass

preload()
printing._busy = Impatient()
""",
    "broken off while a thread loads": """
Thread(target=preload, daemon=True).start()
while not any(Path(gettempdir()).iterdir()):
    sleep(0.001)
""",
}


@pytest.mark.parametrize("use", USES)
def test_no_other_program_runs_and_nothing_stays(use: str, tmp_path: Path) -> None:
    answers, temporary, programs = tmp_path / "a.dialoog.json", tmp_path / "tmp", tmp_path / "bin"
    case = cases.build("uitvoering")
    answers.write_bytes(encode_assessment(case.advice.result.assessment, case.advice.result.checklist))
    temporary.mkdir()
    programs.mkdir()
    for name in PLANTED:
        planted = programs / name
        planted.write_text(f'#!/bin/sh\necho {name} >> "{tmp_path}/ran"\n')
        planted.chmod(0o755)
    script = f"""
import signal
import sys
from pathlib import Path
from tempfile import gettempdir
from threading import Thread
from time import sleep

def refuse(event, arguments):
    if event in {{"subprocess.Popen", "os.posix_spawn", "os.fork", "os.exec", "os.system"}}:
        Path({str(tmp_path / "ran")!r}).write_text(event + str(arguments))

sys.addaudithook(refuse)
from dialoogcheck.advice.case import produce, read_case
from dialoogcheck.cli import program
from dialoogcheck.document import pdf as printing
from dialoogcheck.document.pdf import Attachment, preload, print_pdf

case = read_case(Path({str(answers)!r}))
empty = Attachment(b"{{}}", "leeg.json", "Niets")
{USES[use]}
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(PROJECT), "TMPDIR": str(temporary), "PATH": str(programs)},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert not (tmp_path / "ran").exists(), (tmp_path / "ran").read_text()
    assert not list(temporary.iterdir())
    assert not done.stderr


def test_only_the_thread_that_loads_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    lookup, found = ctypes.util.find_library, []

    def look() -> None:
        found.append(ctypes.util.find_library("c"))
        print("elsewhere")  # noqa: T201

    with printing.load_quietly():
        print("here")  # noqa: T201
        assert ctypes.util.find_library("c") == (None if printing.LOOKUP_STARTS_PROGRAMS else lookup("c"))
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert ctypes.util.find_library is lookup
    assert found == [lookup("c")]
    assert capsys.readouterr().out == "elsewhere\n"


@pytest.mark.parametrize("starts", [True, False])
def test_where_a_lookup_starts_no_program_it_stays(starts: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    monkeypatch.setattr(printing, "LOOKUP_STARTS_PROGRAMS", starts)
    lookup = ctypes.util.find_library
    with printing.load_quietly():
        assert (ctypes.util.find_library is not lookup) is starts
