"""The questionnaire as a state machine: the order of the questions, and that nothing is ever lost."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.model import Draft, NoDate, Talk
from dialoogcheck.asking import state as iv
from dialoogcheck.asking.interview import name_position
from dialoogcheck.checklist.model import (
    Checklist,
    ChoiceId,
    CriticalKind,
    FactId,
    Perspective,
    PerspectiveId,
    StatementId,
)
from tests.builders import (
    PLAN,
    SUPPLIER,
    TALK,
    TENDER,
    make_answer,
    make_area,
    make_checklist,
    make_condition,
    make_statement,
)

TODAY = dt.date(2026, 11, 21)
DAY = "11-12-2026"
TEXTS = {iv.StepKind.ORGANISATION, iv.StepKind.TOPIC}


def make_wide_checklist() -> Checklist:
    """A checklist of which the statements differ per phase and per fact."""
    return make_checklist(
        make_area(
            "doel",
            [
                make_statement("doel-1", critical=CriticalKind.PROCESS),
                make_statement("doel-2", phases=[PLAN]),
                make_statement("doel-3", condition=make_condition(regio="ja")),
                make_statement("doel-4", phases=[PLAN, TALK]),
                make_statement("doel-5"),
            ],
        ),
        make_area(
            "spel",
            [
                make_statement("spel-1", phases=[TALK, TENDER], condition=make_condition(rondes="ja")),
                make_statement("spel-2"),
            ],
        ),
        make_area("ver", [make_statement("ver-1", phases=[TALK])]),
    )


CHECKLIST = make_wide_checklist()


def begin(draft: Draft | None = None, given_steps: frozenset[iv.Step] = frozenset()) -> iv.Interview:
    return iv.begin_interview(CHECKLIST, draft or Draft(date=TODAY), given_steps)


def fill(interview: iv.Interview, *values: str) -> iv.Interview:
    for value in values:
        interview = interview.fill_in(value)
    return interview


def at_statements(phase: str = PLAN, *facts: str) -> iv.Interview:
    return fill(begin(), "Rivierstad", "Jeugdhulp", phase, DAY, *(facts or ("aanbesteding", "nee")))


def statement(id_: str) -> iv.Step:
    return iv.Step(kind=iv.StepKind.STATEMENT, id=id_)


def test_asks_details_then_statements_then_the_review() -> None:
    interview = begin()
    seen = []
    for value in ["Rivierstad", "", PLAN, DAY, "subsidie", "ja", *["ja"] * 5]:
        seen.append(interview.at.id or interview.at.kind.value)
        interview = interview.fill_in(value)
    assert seen == [
        "organisatie",
        "onderwerp",
        "fase",
        "datum van het gesprek",
        "vorm",
        "regio",
        "doel-1",
        "doel-2",
        "doel-3",
        "doel-4",
        "doel-5",
    ]
    assert interview.at == statement("spel-2")
    assert fill(interview, "nvt").at == iv.REVIEW


def test_a_phase_with_a_fact_of_its_own_asks_it() -> None:
    interview = fill(begin(), "", "", TENDER, "subsidie", "nee")
    assert interview.at.id == "rondes"
    assert fill(interview, "nee").at == statement("doel-1")


def test_the_perspective_is_asked_only_when_there_is_a_choice() -> None:
    others = (*CHECKLIST.perspectives, Perspective(id=PerspectiveId("regio"), name="regio", full=True))
    interview = iv.begin_interview(replace(CHECKLIST, perspectives=others), Draft(date=TODAY))
    interview = fill(interview, "", "", PLAN, DAY, "subsidie", "nee")
    assert interview.at == iv.PERSPECTIVE
    assert tuple(interview.list_options(interview.at)) == ("gemeente", "regio")
    assert SUPPLIER not in interview.list_options(interview.at)
    assert fill(interview, "regio").draft.perspective == "regio"


def test_a_perspective_that_answers_no_statements_is_asked_again() -> None:
    draft = fill(begin(), "", "", PLAN, DAY, "subsidie", "nee").draft
    elsewhere = replace(draft, perspective=SUPPLIER)
    assert begin(elsewhere).draft.perspective == "gemeente"
    others = (*CHECKLIST.perspectives, Perspective(id=PerspectiveId("regio"), name="regio", full=True))
    interview = iv.begin_interview(replace(CHECKLIST, perspectives=others), elsewhere)
    assert (interview.draft.perspective, interview.at) == (None, iv.PERSPECTIVE)


def test_what_is_open_and_what_was_passed_over() -> None:
    interview = fill(fill(at_statements(), "ja").jump(statement("doel-5")), "nee")
    assert [item.id for item in interview.list_open()] == ["doel-2", "doel-4", "spel-2"]
    assert [item.id for item in interview.list_passed_over()] == ["doel-2", "doel-4"]
    assert at_statements().list_passed_over() == ()


def test_place_counts_statements_and_areas() -> None:
    interview = at_statements()
    assert name_position(replace(interview, at=statement("spel-2"))) == "[5/5] Gebied 2 van 2 · Gebied spel"


def test_back_shows_the_earlier_answer_and_forward_returns() -> None:
    interview = fill(at_statements(), "ja", "deels")
    back = interview.go_back()
    assert back.read_value(back.at) == "deels"
    assert back.fill_in("deels") == interview


def test_nothing_comes_before_the_first_question() -> None:
    assert begin().is_first()
    assert begin().go_back() == begin()
    assert not fill(begin(), "").is_first()


def test_what_was_given_on_the_command_line_is_passed_over() -> None:
    draft = Draft(date=TODAY, topic="Wmo", phase=PLAN, talk=dt.date(2026, 12, 11))
    interview = begin(draft, frozenset({iv.TOPIC, iv.PHASE, iv.TALK}))
    interview = fill(interview, "Rivierstad")
    assert interview.at.id == "vorm"
    assert interview.go_back().at == iv.ORGANISATION


def test_a_note_stays_with_a_changed_answer_and_stands_without_one() -> None:
    interview = at_statements().set_note("Nagaan.")
    assert interview.read_value(interview.at) is None
    changed = fill(interview, "ja").draft.answers
    assert changed == {"doel-1": make_answer("ja", "Nagaan.")}
    assert interview.set_note("").draft.answers == {}
    with pytest.raises(ValueError, match="organisatie"):
        begin().set_note("Nee.")


def test_from_the_review_one_answer_is_changed() -> None:
    interview = fill(at_statements(), *["ja"] * 5)
    assert interview.at == iv.REVIEW
    picked = interview.jump(statement("doel-2"))
    assert picked.go_back().at == iv.REVIEW
    changed = fill(picked, "nee")
    assert changed.at == iv.REVIEW
    assert changed.read_value(statement("doel-2")) == "nee"


def test_from_the_overview_an_answered_one_comes_back_and_an_open_one_goes_on() -> None:
    interview = fill(at_statements(), "ja", "ja")
    assert fill(interview.jump(statement("doel-1")), "nee").at == interview.at
    ahead = interview.jump(statement("doel-5"))
    assert fill(ahead, "ja").at == statement("spel-2")
    with pytest.raises(ValueError, match="ver-1"):
        interview.jump(statement("ver-1"))


def test_another_phase_in_the_review_asks_other_statements_and_keeps_answers() -> None:
    interview = fill(at_statements(), *["ja"] * 5).jump(iv.PHASE)
    interview = fill(interview, TENDER)
    assert interview.at.id == "rondes"
    interview = fill(interview, "ja")
    assert interview.at == iv.REVIEW
    assert interview.count_answered() == (3, 4)
    assert interview.read_value(statement("doel-2")) == "ja"
    back = fill(interview.jump(iv.PHASE), PLAN)
    assert back.count_answered() == (5, 5)
    assert back.draft.facts[FactId("rondes")] == "ja"


def test_what_a_statement_does_not_allow_is_no_option_and_no_answer() -> None:
    area = CHECKLIST.areas[0]
    limited = replace(area.statements[0], choices=(ChoiceId("nee"), ChoiceId("ja")))
    checklist = replace(
        CHECKLIST, areas=(replace(area, statements=(limited, *area.statements[1:])), *CHECKLIST.areas[1:])
    )
    interview = replace(at_statements(), checklist=checklist)
    assert interview.list_numbers(interview.at) == {"nee": 1, "ja": 4, "weet-niet": 5, "nvt": 6}
    assert [*interview.list_options(interview.at)] == ["nee", "ja", "weet-niet", "nvt"]
    for value in ("deels", "grotendeels"):
        with pytest.raises(ValueError, match=value):
            interview.fill_in(value)
    assert [*interview.list_numbers(statement("doel-2")).values()] == [1, 2, 3, 4, 5, 6]


def test_open_ones_are_answered_one_after_the_other() -> None:
    interview = fill(at_statements(), "ja")
    interview = fill(interview.jump(statement("doel-4")), "ja")
    interview = interview.answer_open()
    assert interview.at == statement("doel-2")
    assert fill(interview, "ja").at == statement("doel-5")
    assert fill(interview, "ja", "ja", "ja").at == iv.REVIEW
    assert not fill(interview, "ja", "ja", "ja").open_only


def test_finishing_is_for_the_review() -> None:
    with pytest.raises(ValueError, match="stelling"):
        at_statements().finish()
    interview = at_statements().jump(iv.REVIEW)
    assert interview.finish().draft.done
    assert interview.answer_open().at != iv.REVIEW


def test_a_choice_that_is_not_offered_is_refused() -> None:
    with pytest.raises(ValueError, match="misschien"):
        fill(at_statements(), "misschien")
    with pytest.raises(ValueError, match="ja"):
        fill(fill(at_statements(), *["ja"] * 5), "ja")


def test_resuming_begins_at_the_first_open_question() -> None:
    interview = fill(at_statements(), "ja", "nee")
    assert begin(interview.draft).at == interview.at
    assert begin(fill(interview, "ja", "ja", "ja").draft).at == iv.REVIEW


def test_the_assessment_needs_the_details() -> None:
    with pytest.raises(ValueError, match="organisatie"):
        begin().compose_assessment()
    assert at_statements().compose_assessment().answers == {}


def test_a_short_check_asks_less() -> None:
    draft = replace(at_statements().draft, short=True)
    assert [item.id for _, group in begin(draft).list_areas() for item in group] == [
        "doel-1",
        "doel-2",
        "doel-4",
        "spel-2",
    ]


@st.composite
def interviews(draw: st.DrawFn) -> tuple[iv.Interview, ...]:
    """The states of a series of events of every kind, from a new check on."""
    interview = begin(Draft(date=TODAY, short=draw(st.booleans())))
    states = [interview]
    for _ in range(draw(st.integers(0, 40))):
        interview = draw(st.sampled_from(list_moves(interview)))(draw, interview)
        states.append(interview)
    return tuple(states)


def list_moves(interview: iv.Interview) -> list:  # type: ignore[type-arg]
    """The events that the screen offers here."""
    moves = [move_back, move_to_any]
    if interview.at.kind in TEXTS:
        moves += [move_by_text] * 4
    if interview.at == iv.TALK:
        moves += [move_by_date] * 4
    if interview.list_options(interview.at):
        moves += [move_by_choice] * 4
    if interview.at.kind is iv.StepKind.STATEMENT:
        moves.append(move_by_note)
    if interview.at == iv.REVIEW:
        moves.append(move_to_open)
    return moves


def move_back(_: st.DrawFn, interview: iv.Interview) -> iv.Interview:
    return interview.go_back()


def move_to_any(draw: st.DrawFn, interview: iv.Interview) -> iv.Interview:
    return interview.jump(draw(st.sampled_from(interview.list_steps())))


def move_by_text(draw: st.DrawFn, interview: iv.Interview) -> iv.Interview:
    return interview.fill_in(draw(st.text(max_size=5)))


def move_by_date(draw: st.DrawFn, interview: iv.Interview) -> iv.Interview:
    return interview.fill_in(draw(st.sampled_from(["", "n", "11 december", "2026-11-20"])))


def move_by_choice(draw: st.DrawFn, interview: iv.Interview) -> iv.Interview:
    return interview.fill_in(draw(st.sampled_from(tuple(interview.list_options(interview.at)))))


def move_by_note(draw: st.DrawFn, interview: iv.Interview) -> iv.Interview:
    return interview.set_note(draw(st.text(max_size=5)))


def move_to_open(_: st.DrawFn, interview: iv.Interview) -> iv.Interview:
    return interview.answer_open()


@settings(max_examples=100, deadline=None)
@given(interviews())
def test_any_series_of_events_keeps_it_sound(states: tuple[iv.Interview, ...]) -> None:
    for interview in states:
        steps = interview.list_steps()
        assert interview.at in steps
        assert len(set(steps)) == len(steps)
        answered, asked = interview.count_answered()
        assert 0 <= answered <= asked
        assert (iv.REVIEW in steps) == (interview.draft.details(CHECKLIST) is not None)
        if interview.at == iv.REVIEW:
            assert interview.origin is None
            score_assessment(CHECKLIST, interview.compose_assessment())
        if interview.at.kind is iv.StepKind.STATEMENT:
            assert f"/{asked}] " in name_position(interview)


@settings(max_examples=100, deadline=None)
@given(interviews())
def test_answers_are_never_lost(states: tuple[iv.Interview, ...]) -> None:
    for before, after in itertools.pairwise(states):
        for id_, answer in before.draft.answers.items():
            if before.at != statement(id_):
                assert after.draft.answers[id_] == answer
            elif answer.choice != "open":
                assert after.draft.answers[id_].choice != "open"
        assert set(before.draft.facts) <= set(after.draft.facts)


@settings(max_examples=100, deadline=None)
@given(interviews())
def test_back_then_forward_restores(states: tuple[iv.Interview, ...]) -> None:
    interview = states[-1]
    back = interview.go_back()
    value = back.read_value(back.at)
    if back.at in (interview.at, iv.REVIEW) or value is None or interview.origin or interview.open_only:
        return
    assert back.fill_in(value) == interview


@settings(max_examples=100, deadline=None)
@given(interviews())
def test_from_anywhere_the_review_can_be_reached(states: tuple[iv.Interview, ...]) -> None:
    interview = states[-1]
    for _ in range(60):
        if interview.at == iv.REVIEW:
            break
        values = tuple(interview.list_options(interview.at))
        other = DAY if interview.at == iv.TALK else values[0] if values else "x"
        interview = interview.fill_in(interview.read_value(interview.at) or other)
    assert interview.at == iv.REVIEW


ASKING = make_checklist(
    make_area("doel", open_questions=["doel-open"]),
    make_area("spel", [make_statement("spel-1", phases=[TALK])], open_questions=["spel-open"]),
)
OPEN_QUESTION = iv.Step(kind=iv.StepKind.OPEN_QUESTION, id="doel-open")


def at_open_question() -> iv.Interview:
    interview = iv.begin_interview(ASKING, Draft(date=TODAY))
    return fill(interview, "Rivierstad", "Jeugdhulp", PLAN, DAY, "aanbesteding", "nee", "ja", "ja")


def test_an_open_question_comes_after_the_statements_of_its_area_and_only_where_one_is_asked() -> None:
    interview = at_open_question()
    assert interview.at == OPEN_QUESTION
    assert [step.id for step in interview.list_steps() if step.kind is iv.StepKind.OPEN_QUESTION] == ["doel-open"]
    assert name_position(interview) == "Open vraag · Gebied 1 van 1 · Gebied doel"


def test_an_open_question_is_answered_in_words_or_left_empty() -> None:
    interview = at_open_question()
    answered = fill(interview, "Ik voelde mij gehoord.")
    assert answered.draft.answers[StatementId("doel-open")] == make_answer("open", "Ik voelde mij gehoord.")
    assert answered.at == iv.REVIEW
    skipped = fill(interview, "")
    assert "doel-open" not in skipped.draft.answers
    assert skipped.at == iv.REVIEW
    assert fill(answered.jump(OPEN_QUESTION), "").draft == skipped.draft


def test_an_open_question_is_never_what_is_still_open() -> None:
    interview = at_open_question()
    assert interview.answer_open().at == iv.REVIEW
    assert fill(interview, "Goed.").count_answered() == (2, 2)
    assert iv.begin_interview(ASKING, interview.draft).at == iv.REVIEW


def test_the_only_phase_there_is_is_not_asked() -> None:
    alone = replace(CHECKLIST, phases=CHECKLIST.phases[:1])
    interview = iv.begin_interview(alone, Draft(date=TODAY))
    assert interview.draft.phase == PLAN
    assert iv.PHASE not in interview.list_steps()
    assert fill(interview, "Rivierstad", "Jeugdhulp").at == iv.TALK


def at_talk(checklist: Checklist = CHECKLIST) -> iv.Interview:
    return fill(iv.begin_interview(checklist, Draft(date=TODAY)), "Rivierstad", "Jeugdhulp", PLAN)


@pytest.mark.parametrize(
    ("typed", "talk"),
    [
        ("11 december", dt.date(2026, 12, 11)),
        ("20-11", dt.date(2027, 11, 20)),
        ("20-11-2026", dt.date(2026, 11, 20)),
        ("n", NoDate.NOT_KNOWN),
        ("", NoDate.NOT_KNOWN),
    ],
)
def test_the_date_of_the_conversation_is_typed(typed: str, talk: Talk) -> None:
    interview = fill(at_talk(), typed)
    assert (interview.draft.talk, interview.at.id) == (talk, "vorm")
    back = interview.go_back()
    assert back.at == iv.TALK
    # What is given back as the earlier answer is that answer.
    assert fill(back, back.read_value(iv.TALK) or "?") == interview


@pytest.mark.parametrize("typed", ["morgen", "31-2-2026", "ja"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=typed):
        fill(at_talk(), typed)


def test_looking_back_the_year_that_is_left_out_is_the_last_one() -> None:
    interview = fill(at_talk(replace(CHECKLIST, looks_back=True)), "11 december")
    assert interview.draft.talk == dt.date(2025, 12, 11)


def test_where_a_phase_stops_the_facts_tell_whether_the_date_is_asked() -> None:
    stopping = fill(begin(), "", "", TENDER, "subsidie", "nee")
    assert iv.TALK not in stopping.list_steps()
    assert fill(stopping, "nee").at == statement("doel-1")
    assert iv.TALK not in fill(stopping, "nee").list_steps()
    talking = fill(stopping, "ja")
    assert talking.at == iv.TALK
    assert fill(talking, "n").at == statement("doel-1")


def test_a_fact_that_lifts_a_stop_asks_the_date_and_comes_back() -> None:
    review = fill(begin(), "", "", TENDER, "subsidie", "nee", "nee", *["ja"] * 3)
    assert review.at == iv.REVIEW
    lifted = fill(review.jump(iv.Step(kind=iv.StepKind.FACT, id="rondes")), "ja")
    assert lifted.at == iv.TALK
    assert fill(lifted, DAY).at == iv.REVIEW


def test_another_date_in_the_review_changes_nothing_else() -> None:
    review = fill(at_statements(), *["ja"] * 5)
    changed = fill(review.jump(iv.TALK), "18 december")
    assert changed.at == iv.REVIEW
    assert changed.draft == replace(review.draft, talk=dt.date(2026, 12, 18))
    assert changed.compose_assessment().details.talk == dt.date(2026, 12, 18)
