"""Going on with answer files: nothing of them gets lost, and somebody hears what changed."""

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from dialoogcheck.advice.case import read_case
from dialoogcheck.answers.draft import decode_draft
from dialoogcheck.answers.file import Document
from dialoogcheck.asking import sessions
from dialoogcheck.asking import state as interviewing
from dialoogcheck.asking.sessions import AnswerFile, list_unfinished, load_session
from dialoogcheck.asking.state import TOPIC, Interview
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.errors import OutputError, UnusableInputError
from dialoogcheck.files import check_folder, remove_leftovers
from tests.keyboard import ROOT

SMALL = str(ROOT / "tests" / "data" / "klein.yaml")
STRANGE = {"eigen": ["é", "\ud800", {"diep": [1, 2.5, None, True]}]}


def write(path: Path, **changes: Any) -> Path:  # noqa: ANN401
    """An answer file of an older checklist, with fields that nobody here knows."""
    document = {
        "formaat": "dialoogcheck-antwoorden",
        "schema": 1,
        "checklist": {"id": "klein", "versie": "0.9.0", "vingerafdruk": "sha256:oud", "naam": "Klein"},
        "gegevens": {
            "organisatie": "Rivierstad",
            "onderwerp": "Jeugdhulp",
            "fase": "plan",
            "vorm": "subsidie",
            "regio": False,
            "perspectief": "gemeente",
            "dossier": 7,
        },
        "afgerond": True,
        "antwoorden": {
            "oud-1": {"keuze": "nee", "toelichting": "Lang verhaal."},
            "doel-1": {"keuze": "ja", "wie": "Sam"},
            "mandaat-1": {"keuze": "ja"},
        },
        "eigen": STRANGE,
        **changes,
    }
    path.write_text(json.dumps(document), "utf-8")
    return path


def read(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


def change_topic(interview: Interview) -> Interview:
    return interview.jump(TOPIC).fill_in("Wmo")


def save(path: Path, change: Any = change_topic) -> Interview:  # noqa: ANN401
    """Open the file, change something and save it."""
    session = load_session(path, load_checklist(SMALL))
    interview: Interview = change(session.interview)
    file = AnswerFile(path.parent)
    file.keep(path)
    file.save(interview)
    return interview


def test_what_is_not_known_here_is_written_back(tmp_path: Path) -> None:
    path = write(tmp_path / "a.dialoog.json")
    before = read(path)
    save(path)
    after = read(path)
    assert after.pop("afgerond") is False
    assert after["gegevens"].pop("onderwerp") == "Wmo"
    del before["afgerond"], before["gegevens"]["onderwerp"]
    assert after == before
    saved = path.read_bytes()
    save(path)
    assert path.read_bytes() == saved


def test_an_example_stays_an_example(tmp_path: Path) -> None:
    path = write(tmp_path / "a.dialoog.json")
    document = read(path)
    document["gegevens"]["fictief"] = True
    path.write_text(json.dumps(document), "utf-8")
    assert save(path).compose_assessment().details.fictitious
    assert read(path)["gegevens"]["fictief"] is True


def test_an_answer_that_is_changed_or_taken_away_does_not_come_back(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.dialoog.json",
        antwoorden={"doel-1": {"toelichting": "Nagaan."}, "mandaat-1": {"keuze": "nee", "toelichting": "Weg."}},
    )

    def change(interview: Interview) -> Interview:
        interview = interview.set_note("")
        interview = interview.jump(interviewing.Step(kind=interviewing.StepKind.STATEMENT, id="mandaat-1"))
        return interview.set_note("").fill_in("ja")

    save(path, change)
    assert read(path)["antwoorden"] == {"mandaat-1": {"keuze": "ja"}}


def test_a_changed_checklist_is_told_until_the_check_is_ended_again(tmp_path: Path) -> None:
    path = write(tmp_path / "a.dialoog.json")
    save(path)
    assert load_session(path, load_checklist(SMALL)).outdated
    assert read(path)["checklist"]["versie"] == "0.9.0"
    save(path, lambda interview: interview.jump(interviewing.REVIEW).finish())
    checklist = load_checklist(SMALL)
    assert read(path)["checklist"] == {
        "id": "klein",
        "versie": checklist.version,
        "vingerafdruk": compute_fingerprint(checklist),
        "naam": "Klein",
    }
    assert not load_session(path, load_checklist(SMALL)).outdated


@pytest.mark.parametrize(("done", "missing"), [(True, ["doel-2", "mandaat-2"]), (False, ["doel-2"])])
def test_which_statements_are_new(tmp_path: Path, missing: list[str], *, done: bool) -> None:
    session = load_session(write(tmp_path / "a.dialoog.json", afgerond=done), load_checklist(SMALL))
    assert [statement.id for statement in session.missing] == missing
    assert "oud-1" in session.remarks[0]
    assert "blijft" in session.remarks[1]
    assert len(session.remarks) == 2


def test_an_answer_that_cannot_be_given_is_told_and_does_not_stay(tmp_path: Path) -> None:
    own = tmp_path / "klein.yaml"
    text = Path(SMALL).read_text("utf-8")
    own.write_text(text.replace("id: doel-1\n", "id: doel-1\n        keuzes: [nee, ja]\n"), "utf-8")
    answers = {"doel-1": {"keuze": "grotendeels"}}
    session = load_session(write(tmp_path / "a.dialoog.json", antwoorden=answers), load_checklist(str(own)))
    assert session.interview.read_value(interviewing.Step(kind=interviewing.StepKind.STATEMENT, id="doel-1")) == "nee"
    (remark,) = session.remarks
    assert "‘Grotendeels’" in remark


def test_answers_that_came_from_a_form_are_not_gone_on_with(tmp_path: Path) -> None:
    path = write(tmp_path / "a.dialoog.json")
    document = read(path)
    document["gegevens"]["perspectief"] = "aanbieder"
    path.write_text(json.dumps(document), "utf-8")
    with pytest.raises(UnusableInputError, match="ingevuld als aanbieder"):
        load_session(path, load_checklist(SMALL))
    assert list(list_unfinished(tmp_path, load_checklist(SMALL))) == []


def test_the_order_of_answering_does_not_show_in_the_file(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.dialoog.json"), write(tmp_path / "b.dialoog.json")
    document = read(second)
    document["gegevens"] = dict(reversed(document["gegevens"].items()))
    document["antwoorden"] = dict(reversed(document["antwoorden"].items()))
    second.write_text(json.dumps(document), "utf-8")
    save(first)
    save(second)
    assert first.read_bytes() == second.read_bytes()


def test_a_folder_full_of_checks_is_looked_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        write(tmp_path / f"{number}.dialoog.json", afgerond=number > 1)
    write(tmp_path / "ander.dialoog.json", afgerond=False, checklist={"id": "inkoopdialoog"})
    checklist = load_checklist(SMALL)
    decoded: list[Checklist] = []

    def count(document: Document, checklist: Checklist, file: str) -> object:
        decoded.append(checklist)
        return decode_draft(document, checklist, file)

    monkeypatch.setattr(sessions, "decode_draft", count)
    assert {session.path.name for session in list_unfinished(tmp_path, checklist)} == {
        "0.dialoog.json",
        "1.dialoog.json",
    }
    assert decoded == [checklist, checklist]


def test_files_left_behind_are_removed_after_a_while(tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in (".dialoogcheck-a.tmp", ".dialoogcheck-b.tmp", "rapport.tmp"))
    for path in (old, new, other):
        path.write_bytes(b"x")
    for path in (old, other):
        os.utime(path, (time.time() - 61, time.time() - 61))
    remove_leftovers(tmp_path)
    assert sorted(tmp_path.iterdir()) == [new, other]
    remove_leftovers(tmp_path / "weg")


def test_a_folder_with_a_name_that_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="kan geen bestand bewaard worden"):
        check_folder(tmp_path / ("a" * 300))
    with pytest.raises(OutputError, match="bestaat niet"):
        check_folder(tmp_path / "weg")


def test_answers_are_private(tmp_path: Path) -> None:
    checklist = load_checklist(SMALL)
    file = AnswerFile(tmp_path)
    file.save(
        interviewing.begin_interview(
            checklist, load_session(write(tmp_path / "a.dialoog.json"), load_checklist(SMALL)).interview.draft
        )
    )
    assert file.path is not None
    assert file.path.stat().st_mode & 0o777 == 0o600


def test_a_check_that_was_just_begun_is_not_wrong(tmp_path: Path) -> None:
    path = write(tmp_path / "een check.dialoog.json", gegevens={"organisatie": "Rivierstad"}, antwoorden={})
    with pytest.raises(UnusableInputError, match="is nog niet af: de fase ontbreekt") as caught:
        read_case(path, load_checklist(SMALL))
    assert caught.value.hint == f"Ga verder met: dialoogcheck invullen --verder '{path}'"
    assert caught.value.diagnostics == ()
    assert load_session(path, load_checklist(SMALL)).interview.at == TOPIC


def test_only_what_stops_a_report_is_counted_as_a_problem(tmp_path: Path) -> None:
    path = write(tmp_path / "a.dialoog.json", gegevens={"fase": "weg"})
    with pytest.raises(UnusableInputError, match=r"niet te gebruiken \(1 probleem\)") as caught:
        read_case(path, load_checklist(SMALL))
    assert len(caught.value.diagnostics) == 4
