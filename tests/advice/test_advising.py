"""What is advised besides the plan: what goes well, what can go wrong, and what nobody knows yet."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.model import Advice
from dialoogcheck.advice.urgency import find_urgency
from dialoogcheck.answers.model import Details
from dialoogcheck.checklist.model import Checklist, CriticalKind
from tests.builders import (
    PLAN,
    TALK,
    TENDER,
    make_advice,
    make_area,
    make_checklist,
    make_condition,
    make_details,
    make_pitfall,
    make_result,
    make_statement,
)

LEGAL, PROCESS = CriticalKind.LEGAL, CriticalKind.PROCESS


def make_three_areas() -> Checklist:
    return make_checklist(
        make_area("a", [make_statement("a-1"), make_statement("a-2"), make_statement("a-3", critical=PROCESS)]),
        make_area("b", [make_statement("b-1"), make_statement("b-2"), make_statement("b-3", critical=LEGAL)]),
        make_area("c", [make_statement("c-1"), make_statement("c-2")]),
    )


def tips(advice: Advice) -> list[str]:
    return [action.tip.id for action in advice.actions]


@pytest.mark.parametrize("choice", ["nee", "deels", "grotendeels"])
def test_what_the_law_asks_is_advised_on_until_it_is_arranged(choice: str) -> None:
    advice = make_advice(make_three_areas(), {"a-3": "grotendeels", "b-2": "grotendeels", "b-3": choice})
    assert tips(advice)[0] == "tip-b-3"
    (area,) = [area for area in advice.areas if area.result.area.id == "b"]
    assert [risk.pitfall.id for risk in area.risks] == ["valkuil-b-3"]
    assert area.strengths == ()


def test_only_pitfalls_that_fit_the_phase_and_the_facts_are_told() -> None:
    pitfalls = [
        make_pitfall("nu", ["a-1"]),
        make_pitfall("straks", ["a-1"], phases=[TALK]),
        make_pitfall("regio", ["a-1"], condition=make_condition(regio="ja")),
    ]
    checklist = make_checklist(make_area("a", [make_statement("a-1")], pitfalls=pitfalls))

    def list_risks(details: Details) -> list[str]:
        return [risk.pitfall.id for risk in make_advice(checklist, {"a-1": "nee"}, details).areas[0].risks]

    assert list_risks(make_details(PLAN)) == ["nu"]
    assert list_risks(make_details(TALK, regio="ja")) == ["nu", "straks", "regio"]
    assert list_risks(make_details(TENDER)) == ["nu"]


def test_a_pitfall_lies_open_at_no_partly_and_a_critical_unknown() -> None:
    def risks(choice: str, critical: CriticalKind | None = None) -> list[str]:
        checklist = make_checklist(make_area("a", [make_statement("a-1", critical=critical)]))
        return [risk.pitfall.id for risk in make_advice(checklist, {"a-1": choice}).areas[0].risks]

    assert risks("nee") == risks("deels") == risks("weet-niet", LEGAL) == risks("open", PROCESS) == ["valkuil-a-1"]
    assert risks("grotendeels") == risks("ja") == risks("weet-niet") == risks("open") == risks("nvt", LEGAL) == []


def test_a_pitfall_about_something_that_goes_well_is_left_out_when_another_warns() -> None:
    pitfalls = [
        make_pitfall("beide", ["a-1", "a-2"]),
        make_pitfall("een", ["a-1"]),
        make_pitfall("met-drie", ["a-2", "a-3"]),
    ]
    checklist = make_checklist(
        make_area("a", [make_statement("a-1"), make_statement("a-2"), make_statement("a-3")], pitfalls=pitfalls)
    )

    def risks(**answers: str) -> list[str]:
        return [
            risk.pitfall.id
            for risk in make_advice(checklist, {id_.replace("_", "-"): choice for id_, choice in answers.items()})
            .areas[0]
            .risks
        ]

    assert risks(a_1="nee", a_2="deels", a_3="nee") == ["beide", "een", "met-drie"]
    assert risks(a_1="nee", a_2="ja", a_3="weet-niet") == ["een"]
    assert risks(a_1="grotendeels", a_2="deels", a_3="open") == ["met-drie"]
    assert risks(a_1="nvt", a_2="deels", a_3="nee") == ["met-drie"]
    assert risks(a_1="ja", a_2="nee", a_3="ja") == ["beide"], (
        "a statement that is not in order keeps one warning, the first"
    )


def test_an_area_tells_what_is_good_and_the_plan_what_to_do() -> None:
    statements = [make_statement(f"a-{number}") for number in range(1, 6)]
    answers = {"a-1": "ja", "a-2": "grotendeels", "a-3": "deels", "a-4": "nee", "a-5": "nvt"}
    advice = make_advice(make_checklist(make_area("a", statements)), answers)
    assert [item.statement.id for item in advice.areas[0].strengths] == ["a-1"]
    assert [action.tip.id for action in advice.actions] == ["tip-a-4", "tip-a-3", "tip-a-2"]


def test_what_nobody_knows_is_listed_critical_ones_first() -> None:
    advice = make_advice(make_three_areas(), {"a-1": "weet-niet", "a-2": "ja", "b-1": "nvt", "c-2": "ja"})
    assert [item.statement.id for item in advice.unknowns] == ["b-3", "a-3", "a-1", "b-2", "c-1"]


answers_strategy = st.dictionaries(
    st.sampled_from(["a-1", "a-2", "a-3", "b-1", "b-2", "b-3", "c-1", "c-2"]),
    st.sampled_from(["nee", "deels", "grotendeels", "ja", "weet-niet", "nvt", "open"]),
)


@given(answers_strategy, st.randoms())
def test_the_order_of_the_advice_is_stable(answers: dict[str, str], random) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    assert make_advice(make_three_areas(), answers) == make_advice(make_three_areas(), dict(shuffled))


@given(answers_strategy)
def test_everything_that_asks_for_action_gets_one_and_nothing_else_does(answers: dict[str, str]) -> None:
    advice = make_advice(make_three_areas(), answers)
    best = advice.result.checklist.levels[0].id
    asking = {
        item.statement.id
        for area in advice.result.areas
        for item in area.statements
        if find_urgency(item, at_top=area.level == best) is not None
    }
    assert {item.statement.id for action in advice.actions for item in action.because} == asking
    assert sorted(tips(advice)) == sorted(f"tip-{id_}" for id_ in asking)
    assert [action.number for action in advice.actions] == [*range(1, len(asking) + 1)]
    assert advice.first_actions == advice.actions[:3]


@pytest.mark.parametrize(("hours", "minutes"), [(None, None), (0, 0), (2, 120), (1.5, 90)])
def test_the_plan_counts_from_today_and_with_the_hours_that_there_are(hours: float | None, minutes: int | None) -> None:
    result = make_result(make_three_areas(), {"a-1": "nee"})
    today = dt.date(2026, 12, 1)
    plan = advise(result, today=today, hours=hours).plan
    assert (plan.start, plan.budget) == (today, minutes)
    assert advise(result).plan.start == result.assessment.details.date
