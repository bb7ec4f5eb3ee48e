"""Two windows on one check: nothing is lost, and both are told."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.answers.model import OPEN_ANSWER, Answer, Draft, NoScore
from dialoogcheck.asking.joining import join
from dialoogcheck.asking.sessions import AnswerFile, load_session
from dialoogcheck.asking.state import Interview, Step, StepKind, begin_interview
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import ChoiceId, FactId, PhaseId, StatementId
from tests.keyboard import ROOT

CHECKLIST = load_checklist(str(ROOT / "tests" / "data" / "klein.yaml"))
IDS = [StatementId(id_) for id_ in ("doel-1", "doel-2", "mandaat-1", "mandaat-2")]
CHOICES = st.sampled_from([ChoiceId("nee"), ChoiceId("ja"), NoScore.UNKNOWN])
ANSWERS = st.builds(Answer, choice=CHOICES, note=st.sampled_from(["", "Ja.", "Later."]))
DRAFTS = st.builds(
    Draft,
    date=st.just(dt.date(2026, 11, 28)),
    topic=st.sampled_from([None, "", "Wmo"]),
    phase=st.sampled_from([None, *(phase.id for phase in CHECKLIST.phases)]),
    answers=st.dictionaries(st.sampled_from(IDS), ANSWERS),
)


@given(before=DRAFTS, here=DRAFTS, there=DRAFTS)
def test_what_one_of_them_changed_stays_and_what_both_did_is_told(before: Draft, here: Draft, there: Draft) -> None:
    joined, told = join(before, here, there, CHECKLIST)
    for id_ in IDS:
        old, ours, theirs, both = (draft.answers.get(id_, OPEN_ANSWER) for draft in (before, here, there, joined))
        title = next(statement.title for statement in CHECKLIST.statements if statement.id == id_)
        assert both.choice == (theirs.choice if ours.choice == old.choice else ours.choice)
        assert both.note == (theirs.note if ours.note == old.note else both.note)
        for draft in (ours, theirs):
            assert draft.note in both.note or draft.note == old.note or draft.note in " ".join(told)
        # Whatever this window did not know is told to it.
        if theirs.choice not in {old.choice, ours.choice} or both.note != ours.note:
            assert any(title in sentence for sentence in told) or any("En nog" in sentence for sentence in told)
    for name in ("topic", "phase"):
        old, ours, theirs = (getattr(draft, name) for draft in (before, here, there))
        assert getattr(joined, name) == (theirs if ours == old else ours)
    assert joined.date == here.date


@given(draft=DRAFTS, other=DRAFTS)
def test_nothing_new_is_nothing_to_tell(draft: Draft, other: Draft) -> None:
    assert join(draft, other, draft, CHECKLIST) == (other, ())
    assert join(draft, draft, other, CHECKLIST)[0] == replace(other, done=draft.done)


def begin() -> Interview:
    facts = {FactId("vorm"): "subsidie", FactId("regio"): "nee"}
    details = {"organisation": "Rivierstad", "topic": "Wmo", "phase": PhaseId("plan"), "facts": facts}
    return begin_interview(CHECKLIST, Draft(date=dt.date(2026, 11, 28), talk=None, **details)).fill_in("n")  # type: ignore[arg-type]


def answer(interview: Interview, id_: str, choice: str) -> Interview:
    return interview.jump(Step(kind=StepKind.STATEMENT, id=id_)).fill_in(choice)


def test_two_windows_keep_what_both_answered(tmp_path: Path) -> None:
    first = AnswerFile(tmp_path)
    here = answer(begin(), IDS[0], "ja")
    assert first.save(here) is None
    assert first.path
    session = load_session(first.path, CHECKLIST)
    second = AnswerFile(tmp_path)
    second.keep(first.path, session.data)
    here = answer(here, IDS[1], "nee")
    assert first.save(here) is None
    joined = second.save(answer(session.interview, IDS[1], "deels"))
    assert joined
    assert len(joined.told) == 1
    there = answer(joined.interview, IDS[2], "ja")
    assert second.save(there) is None
    joined = first.save(answer(here, IDS[3], "grotendeels"))
    assert joined
    # The first window is told as well that its answer was given otherwise since.
    assert sum(title in " ".join(joined.told) for title in ("Echte ruimte", CHECKLIST.statement(IDS[2]).title)) == 2
    kept = load_session(first.path, CHECKLIST).interview.draft.answers
    assert {id_: str(given.choice) for id_, given in kept.items()} == dict(
        zip(IDS, ("ja", "deels", "ja", "grotendeels"), strict=False)
    )


def test_a_file_that_is_gone_or_became_something_else_costs_nothing(tmp_path: Path) -> None:
    file = AnswerFile(tmp_path)
    here = answer(begin(), IDS[0], "ja")
    file.save(here)
    assert file.path
    file.path.unlink()
    here = answer(here, IDS[1], "nee")
    assert file.save(here)
    assert len(load_session(file.path, CHECKLIST).interview.draft.answers) == 2
    file.path.write_bytes(b"van iemand anders")
    broken = file.path
    here = answer(here, IDS[2], "nee")
    assert file.save(here)
    assert file.path != broken
    assert broken.read_bytes() == b"van iemand anders"
    assert len(load_session(file.path, CHECKLIST).interview.draft.answers) == 3


def test_another_phase_from_elsewhere_asks_what_belongs_to_it(tmp_path: Path) -> None:
    file, other = AnswerFile(tmp_path), AnswerFile(tmp_path)
    here = answer(begin(), IDS[0], "ja")
    file.save(here)
    assert file.path
    session = load_session(file.path, CHECKLIST)
    other.keep(file.path, session.data)
    phases = [phase.id for phase in CHECKLIST.phases if phase.id != "plan"]
    other.save(replace(session.interview, draft=replace(session.interview.draft, phase=phases[0])))
    joined = file.save(answer(here, IDS[1], "nee"))
    assert joined
    assert joined.interview.at in joined.interview.list_steps()
    assert joined.interview.draft.phase == phases[0]


def test_one_window_is_alone_whatever_the_file_leaves_out(tmp_path: Path) -> None:
    """What is filled in when a file is opened, such as the only perspective, was not written by another window."""
    path = tmp_path / "a.dialoog.json"
    for missing in ((), ("perspectief",), ("fase",), ("perspectief", "fase", "organisatie")):
        file = AnswerFile(tmp_path)
        file.save(answer(begin(), IDS[0], "ja"))
        assert file.path
        document = json.loads(file.path.read_text("utf-8"))
        for field in missing:
            document["gegevens"].pop(field, None)
        path.write_text(json.dumps(document), "utf-8")
        session = load_session(path, CHECKLIST)
        again = AnswerFile(tmp_path)
        again.keep(path, session.data)
        assert again.save(replace(session.interview, draft=replace(session.interview.draft, topic="Anders"))) is None


@pytest.mark.parametrize(
    "planted",
    [
        {"gegevens": {"datum": "vandaag"}},
        {"antwoorden": []},
        {"antwoorden": {"mandaat-1": "ja"}},
        {"checklist": {"id": "anders", "versie": "1.0.0"}},
    ],
)
def test_a_file_that_can_no_longer_be_used_is_left_as_it_is(tmp_path: Path, planted: dict[str, object]) -> None:
    file = AnswerFile(tmp_path)
    here = answer(begin(), IDS[0], "ja")
    file.save(here)
    path = file.path
    assert path
    document = json.loads(path.read_text("utf-8"))
    if "gegevens" in planted:
        planted = {"gegevens": {**document["gegevens"], "datum": "vandaag"}}
    path.write_text(json.dumps({**document, **planted}), "utf-8")
    before = path.read_bytes()
    joined = file.save(answer(here, IDS[1], "nee"))
    assert joined
    assert joined.told
    assert path.read_bytes() == before
    assert file.path
    assert len(load_session(file.path, CHECKLIST).interview.draft.answers) == 2


def test_what_another_program_added_stays_though_there_is_nothing_to_tell(tmp_path: Path) -> None:
    file = AnswerFile(tmp_path)
    here = answer(begin(), IDS[0], "ja")
    file.save(here)
    assert file.path
    document = json.loads(file.path.read_text("utf-8"))
    file.path.write_text(json.dumps({**document, "extra": "blijft"}), "utf-8")
    joined = file.save(answer(here, IDS[1], "nee"))
    assert joined
    assert not joined.told
    assert json.loads(file.path.read_text("utf-8"))["extra"] == "blijft"
