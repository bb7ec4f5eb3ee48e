"""The date of the conversation: how people say it, and that a check remembers whether it was asked."""

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest

from dialoogcheck.answers.draft import decode_draft, encode_draft, encode_talk
from dialoogcheck.answers.file import Document, serialise
from dialoogcheck.answers.model import Draft, NoDate, Talk
from dialoogcheck.answers.talk import doubt_talk, read_talk
from dialoogcheck.checklist.model import StatementId
from tests import builders

CHECKLIST = builders.make_checklist()
TODAY = dt.date(2026, 11, 21)
DAY = dt.date(2026, 12, 11)
UNKNOWN = NoDate.NOT_KNOWN


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("11-12-2026", DAY),
        ("11 december", DAY),
        *((text, UNKNOWN) for text in ("n", "N", "?", "nog-niet-bekend", " Nog  niet bekend", "weet ik niet")),
        *((text, None) for text in ("", "nee", "morgen", "31-2-2026")),
    ],
)
def test_what_people_say(text: str, talk: Talk | None) -> None:
    assert read_talk(text, TODAY) == talk


def test_looking_back_a_date_without_a_year_was_the_last_one() -> None:
    assert read_talk("11 december", TODAY, backwards=True) == dt.date(2025, 12, 11)


@pytest.mark.parametrize(
    ("day", "looks_back", "said"),
    [
        (TODAY - dt.timedelta(1), False, "20 november 2026 ligt vóór"),
        (TODAY - dt.timedelta(1), True, ""),
        (TODAY + dt.timedelta(1), True, "22 november 2026 ligt na"),
        (TODAY + dt.timedelta(1), False, ""),
        (TODAY, False, ""),
        (TODAY, True, ""),
        (UNKNOWN, False, ""),
        (None, True, ""),
    ],
)
def test_a_conversation_on_the_other_side_of_the_check_is_odd(day: Talk | None, said: str, *, looks_back: bool) -> None:
    doubt = doubt_talk(day, TODAY, looks_back=looks_back)
    assert bool(doubt) == bool(said)
    assert said in doubt
    assert doubt_talk(day, None, looks_back=looks_back) == ""


def write(draft: Draft) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(encode_draft(draft, CHECKLIST, "sha256:abc"))
    return document


def read(document: Document) -> Draft:
    draft, diagnostics = decode_draft(document, CHECKLIST, "a.dialoog.json")
    assert draft is not None
    assert diagnostics == ()
    return draft


BEGUN = Draft(date=TODAY, organisation="", topic="", phase=builders.PLAN)


@pytest.mark.parametrize(("talk", "written"), [(DAY, "2026-12-11"), (UNKNOWN, None), (None, "absent")])
def test_whether_it_was_asked_is_remembered(talk: Talk | None, written: str | None) -> None:
    document = write(replace(BEGUN, talk=talk))
    assert document["gegevens"].get("gesprek", "absent") == written
    assert read(document).talk == talk
    assert write(read(document)) == document


@pytest.mark.parametrize("talk", [DAY, UNKNOWN])
def test_in_a_check_that_was_ended_only_a_date_is_written(talk: Talk) -> None:
    document = write(replace(BEGUN, talk=talk, done=True))
    assert ("gesprek" in document["gegevens"]) == (talk == DAY)
    assert read(document).talk == talk


def test_among_answers_only_a_date_is_written() -> None:
    answered = replace(BEGUN, talk=UNKNOWN, answers={StatementId("doel-1"): builders.make_answer("ja")})
    assert "gesprek" not in write(answered)["gegevens"]
    assert read(write(answered)).talk is UNKNOWN


def test_a_check_of_before_the_question_is_not_asked_it_after_its_statements() -> None:
    document = write(BEGUN)
    assert read({**document, "antwoorden": {"doel-1": {"keuze": "ja"}}}).talk is UNKNOWN
    assert read({**document, "afgerond": True}).talk is UNKNOWN


def test_a_date_that_is_taken_away_does_not_come_back() -> None:
    dated = read(write(replace(BEGUN, talk=DAY, done=True)))
    assert "gesprek" not in write(replace(dated, talk=UNKNOWN, done=True))["gegevens"]


@pytest.mark.parametrize("done", [True, False, None])
@pytest.mark.parametrize("before", [DAY, UNKNOWN])
@pytest.mark.parametrize("after", [dt.date(2026, 12, 18), UNKNOWN])
def test_another_date_leaves_all_else_as_it_was(before: Talk, after: Talk, *, done: bool | None) -> None:
    document = {**write(replace(BEGUN, talk=before, done=done)), "eigen": {"van": "iemand anders"}}
    if done is None:
        del document["afgerond"]
    changed = json.loads(encode_talk(document, after))
    assert read(changed).talk == after
    for one in (document, changed):
        one["gegevens"].pop("gesprek", None)
    assert serialise(changed) == serialise(document)
