"""What people wrote in words of their own: only when asked, after a warning, and where a reader finds it."""

import re
from pathlib import Path

import pytest

from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.library import load_checklist
from tests.cli.people import check, run, write_person
from tests.document import judging

CHECKLIST = load_checklist("terugblik")
QUESTION = next(CHECKLIST.open_questions)
STATEMENT = next(CHECKLIST.statements)
WARNING = "Let op: notities staan letterlijk in het rapport."
TITLE = "In eigen woorden"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with forms of five people who wrote something at an open question; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    write("abcde", {QUESTION.id: "Woorden van {}."})
    return tmp_path


def write(people: str, written: dict[str, str]) -> None:
    """These people with what they wrote at statements and questions."""
    for name in people:
        answers: dict[str, dict[str, str]] = {STATEMENT.id: {"keuze": "ja"}}
        for id_, text in written.items():
            answers[id_] = answers.get(id_, {}) | {"toelichting": text.format(name)}
        write_person(
            f"in/{name}.json",
            mark=name,
            checklist={"id": CHECKLIST.id, "versie": CHECKLIST.version, "vingerafdruk": compute_fingerprint(CHECKLIST)},
            gegevens={"fase": "na-gesprek", "perspectief": "client"},
            antwoorden=answers,
        )


def make(format_: str, *options: str) -> str:
    """The group report in this format."""
    check(run("vergelijk", "in", "--formaat", format_, "--uit", f"uit.{format_}", *options), 0)
    return Path(f"uit.{format_}").read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", ["html", "md"])
def test_words_stand_under_their_question_before_the_appendix(format_: str) -> None:
    text = make(format_, "--notities")
    begin = text.index(TITLE)
    assert (
        begin
        < text.index(QUESTION.text, begin)
        < text.index("Woorden van a.")
        < text.index("Woorden van e.")
        < text.index("Zo rekent dit rapport")
    )
    assert "Notities</h3>" not in text
    assert "## Notities" not in text


@pytest.mark.parametrize("format_", ["html", "md", "csv", "json"])
def test_without_asking_they_are_nowhere(format_: str) -> None:
    text = make(format_)
    assert "Woorden van" not in text
    assert TITLE not in text


@pytest.mark.parametrize("format_", ["html", "md"])
def test_notes_at_statements_stay_in_the_appendix(format_: str) -> None:
    write("abcde", {STATEMENT.id: "Notitie van {}."})
    text = make(format_, "--notities")
    assert TITLE not in text
    assert re.search(r"(<h3>|## )Notities", text)
    if format_ == "html":
        assert text.index("Bijlage</h2>") < text.index("Notitie van a.")


def test_in_print_too() -> None:
    check(run("vergelijk", "in", "--notities", "--uit", "uit.pdf"), 0, WARNING)
    data = Path("uit.pdf").read_bytes()
    pages = judging.read_pages(data)
    assert any(TITLE in page and QUESTION.text in page and "Woorden van c." in page for page in pages)
    assert (1, TITLE) in judging.read_bookmarks(data)
    assert judging.judge_conformance(data) == judging.judge_structure(data) == []


def test_the_warning_comes_before_the_report_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dialoogcheck.cli.group.write_formats", fail)
    result = run("vergelijk", "in", "--notities", "--formaat", "md", "--uit", "uit.md")
    assert WARNING in result.stderr
    assert not Path("uit.md").exists()


def test_without_a_note_there_is_no_warning() -> None:
    write("abcde", {})
    result = run("vergelijk", "in", "--notities", "--formaat", "md", "--uit", "uit.md")
    check(result, 0)
    assert WARNING not in result.stderr
