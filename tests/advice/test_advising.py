"""What is advised, in which order, and because of which answers."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.advice.advising import advise, rank_statements
from dialoogcheck.advice.model import Advice
from dialoogcheck.checklist.model import Checklist, CriticalKind
from tests.builders import (
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
    make_tip,
)

LEGAL, PROCESS = CriticalKind.LEGAL, CriticalKind.PROCESS


def make_three_areas() -> Checklist:
    return make_checklist(
        make_area("a", [make_statement("a-1"), make_statement("a-2"), make_statement("a-3", critical=PROCESS)]),
        make_area("b", [make_statement("b-1"), make_statement("b-2"), make_statement("b-3", critical=LEGAL)]),
        make_area("c", [make_statement("c-1"), make_statement("c-2")]),
    )


def rank(answers: dict[str, str]) -> list[str]:
    return [item.statement.id for item in rank_statements(make_result(make_three_areas(), answers))]


def tips(advice: Advice) -> list[str]:
    return [action.tip.id for action in advice.actions]


def test_critical_no_comes_first_legal_before_process() -> None:
    assert rank({"a-1": "nee", "a-3": "nee", "b-3": "nee"})[:3] == ["b-3", "a-3", "a-1"]


def test_critical_unknown_comes_next_open_or_not_known() -> None:
    assert rank({"a-1": "nee", "a-3": "weet-niet", "b-3": "nee", "c-1": "nee"})[:2] == ["b-3", "a-3"]
    assert rank({"a-1": "nee", "a-3": "nee"})[:2] == ["a-3", "b-3"]


def test_then_the_lowest_area_comes_first() -> None:
    answers = {
        "a-1": "deels",
        "a-2": "ja",
        "a-3": "ja",
        "b-1": "nee",
        "b-2": "nee",
        "b-3": "ja",
        "c-1": "deels",
        "c-2": "deels",
    }
    assert rank(answers) == ["b-1", "b-2", "c-1", "c-2", "a-1"]


def test_in_an_area_no_comes_before_partly_before_unknown() -> None:
    critical = {"a-3": "ja", "b-3": "ja"}
    assert rank({**critical, "a-1": "deels", "a-2": "nee"}) == ["a-2", "a-1"]
    assert rank({**critical, "a-1": "weet-niet", "a-2": "deels"}) == ["a-2", "a-1"]
    assert rank({**critical, "c-1": "weet-niet", "c-2": "nee"}) == ["c-2", "c-1"]


def test_areas_with_the_same_score_keep_the_order_of_the_checklist() -> None:
    assert rank({"a-3": "ja", "b-3": "ja", "a-1": "nee", "b-1": "nee", "c-1": "nee", "c-2": "ja"}) == [
        "a-1",
        "b-1",
        "c-1",
    ]


def test_an_area_without_a_score_comes_last() -> None:
    assert rank({"a-3": "ja", "b-3": "ja", "a-2": "weet-niet", "c-1": "weet-niet", "b-1": "deels"}) == [
        "b-1",
        "a-2",
        "c-1",
    ]


def test_good_and_not_answered_ask_for_nothing() -> None:
    assert rank({"a-3": "grotendeels", "b-3": "ja", "a-1": "grotendeels", "a-2": "nvt"}) == []


@pytest.mark.parametrize("choice", ["nee", "deels", "grotendeels"])
def test_what_the_law_asks_is_advised_on_until_it_is_arranged(choice: str) -> None:
    advice = make_advice(make_three_areas(), {"a-3": "grotendeels", "b-2": "grotendeels", "b-3": choice})
    assert tips(advice) == ["tip-b-3"]
    (area,) = [area for area in advice.areas if area.result.area.id == "b"]
    assert [risk.pitfall.id for risk in area.risks] == ["valkuil-b-3"]
    assert [item.statement.id for item in area.nearly] == ["b-2"]
    assert area.strengths == ()


def test_actions_follow_the_statements_and_say_because_of_which() -> None:
    checklist = make_checklist(
        make_area(
            "a",
            [make_statement("a-1"), make_statement("a-2")],
            tips=[make_tip("beide", ["a-1", "a-2"]), make_tip("een", ["a-1"]), make_tip("twee", ["a-2"])],
        )
    )
    advice = make_advice(checklist, {"a-1": "deels", "a-2": "nee"})
    assert tips(advice) == ["beide", "twee", "een"]
    assert [item.statement.id for item in advice.actions[0].because] == ["a-2", "a-1"]
    assert [action.area.id for action in advice.actions] == ["a"] * 3
    assert not any(action.find_out for action in advice.actions)


def test_an_action_for_what_is_not_known_begins_with_finding_out() -> None:
    checklist = make_checklist(
        make_area("a", [make_statement("a-1"), make_statement("a-2")], tips=[make_tip("t", ["a-1", "a-2"])])
    )
    assert make_advice(checklist, {"a-1": "weet-niet", "a-2": "ja"}).actions[0].find_out
    assert not make_advice(checklist, {"a-1": "weet-niet", "a-2": "nee"}).actions[0].find_out


def test_the_first_actions_are_at_most_three_each_about_another_statement() -> None:
    statements = [make_statement(f"a-{number}") for number in range(1, 6)]
    double = [make_tip(f"tip-{number}-{which}", [f"a-{number}"]) for number in range(1, 6) for which in "xy"]
    advice = make_advice(
        make_checklist(make_area("a", statements, tips=double)), {f"a-{number}": "nee" for number in range(1, 6)}
    )
    assert [action.tip.id for action in advice.first_actions] == ["tip-1-x", "tip-2-x", "tip-3-x"]
    assert len(advice.actions) == 10


def test_only_what_fits_the_phase_and_the_facts_is_advised() -> None:
    region, rounds = make_condition(regio="ja"), make_condition(rondes="ja")
    pitfalls = [
        make_pitfall("nu", ["a-1"]),
        make_pitfall("straks", ["a-1"], phases=[TALK]),
        make_pitfall("regio", ["a-1"], condition=region),
    ]
    advised = [
        make_tip("nu", ["a-1"]),
        make_tip("straks", ["a-1"], phases=[TALK]),
        make_tip("rondes", ["a-1"], condition=rounds),
    ]
    area = make_area("a", [make_statement("a-1")], pitfalls=pitfalls, tips=advised)
    checklist = make_checklist(area)

    def advise_in(phase: str, facts: dict[str, Any] | None = None) -> tuple[list[str], list[str]]:
        advice = make_advice(checklist, {"a-1": "nee"}, make_details(phase, **(facts or {})))
        return [risk.pitfall.id for risk in advice.areas[0].risks], tips(advice)

    assert advise_in("plan") == (["nu"], ["nu", "rondes"])
    assert advise_in(TALK, {"regio": "ja"}) == (["nu", "straks", "regio"], ["nu", "straks", "rondes"])
    assert advise_in(TENDER) == (["nu"], ["nu"])
    assert advise_in(TENDER, {"rondes": "ja"}) == (["nu"], ["nu", "rondes"])


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
    assert risks(a_1="grotendeels", a_2="deels", a_3="nvt") == ["met-drie"]
    assert risks(a_1="ja", a_2="nee", a_3="ja") == ["beide"], (
        "a statement that is not in order keeps one warning, the first"
    )


def test_an_area_tells_what_is_good_and_what_nearly_is() -> None:
    statements = [make_statement(f"a-{number}") for number in range(1, 6)]
    answers = {"a-1": "ja", "a-2": "grotendeels", "a-3": "deels", "a-4": "nee", "a-5": "nvt"}
    (area,) = make_advice(make_checklist(make_area("a", statements)), answers).areas
    assert [item.statement.id for item in area.strengths] == ["a-1"]
    assert [item.statement.id for item in area.nearly] == ["a-2"]
    assert [action.tip.id for action in area.actions] == ["tip-a-4", "tip-a-3"]


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
    result = make_result(make_three_areas(), answers)
    advice = advise(result)
    ranked = [item.statement.id for item in rank_statements(result)]
    assert len(set(ranked)) == len(ranked)
    assert {item.statement.id for action in advice.actions for item in action.because} == set(ranked)
    assert tips(advice) == [f"tip-{id_}" for id_ in ranked]
    assert advice.first_actions == advice.actions[:3]
    assert [action for area in advice.areas for action in area.actions if action not in advice.actions] == []
