"""The areas in little room, what there is to find out, and what limits the conversation."""

from dataclasses import replace

import pytest

from dialoogcheck.advice.area_page import (
    CROWDED,
    MOST_GOOD,
    MOST_NAMED,
    MOST_QUESTIONS,
    choose_risks,
    compose_areas,
    compose_phase,
    compose_unknowns,
)
from dialoogcheck.advice.citations import Citations
from dialoogcheck.advice.model import Advice
from dialoogcheck.checklist.model import Checklist, CriticalKind, FactId, Remark, SourceId, Statement
from dialoogcheck.document.blocks import Section
from tests import builders
from tests.advice.planned import number, plan_advice
from tests.builders import make_pitfall, make_tip
from tests.document.finding import read_all

LEGAL, PROCESS = CriticalKind.LEGAL, CriticalKind.PROCESS


def read_areas(advice: Advice) -> dict[str, str]:
    """What is told of each area, by its id."""
    _, *sections = compose_areas(advice, Citations(advice.result.checklist))
    assert all(isinstance(section, Section) for section in sections)
    return {
        section.id.removeprefix("gebied-"): read_all(section.blocks)
        for section in sections
        if isinstance(section, Section)
    }


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"a-1": "ja", "a-2": "ja"}, "Gebied a\nKlaar · score 100"),
        ({"a-1": "ja", "a-2": "grotendeels"}, "Gebied a\nKlaar · score 83"),
        # What is open in it all the same is in the plan.
        (
            {"a-1": "ja", "a-2": "ja", "a-3": "ja", "a-4": "nee"},
            "Gebied a\nKlaar · score 75\nStap in het plan: 1.",
        ),
        ({"a-1": "nvt", "a-2": "nvt"}, "Gebied a\nNiet van toepassing"),
    ],
)
def test_an_area_that_is_ready_is_one_line(answers: dict[str, str], told: str) -> None:
    assert read_areas(plan_advice(number(len(answers)), answers)) == {"a": told}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (
            {"a-1": "nee", "a-2": "ja"},
            (
                "Deels klaar · score 50\nAl goed: titel van a-2. Stap in het plan: 1. \n"
                "Valkuil: Valkuil valkuil-a-1. Hier gaat iets mis. Een teken daarvan: mensen worden stil. "
            ),
        ),
        (
            {"a-1": "weet-niet", "a-2": "weet-niet"},
            "Te weinig bekend\nWaarom dit niveau: 0 van 2 stellingen ",
        ),
        ({"a-1": "nee", "a-2": "nee"}, "Nog niet klaar · score 0\nStappen in het plan: 1 en 2. \n"),
    ],
)
def test_of_another_area_what_goes_well_what_can_go_wrong_and_which_steps_help(
    answers: dict[str, str], told: str
) -> None:
    assert read_areas(plan_advice(number(2), answers))["a"].removeprefix("Gebied a\n").startswith(told)


@pytest.mark.parametrize(("count", "more"), [(MOST_GOOD, ""), (MOST_GOOD + 3, " en nog 3 punten")])
def test_only_some_good_points_are_named(count: int, more: str) -> None:
    statements = number(count + count)
    answers = {str(item.id): "ja" if place < count else "nee" for place, item in enumerate(statements)}
    told = read_areas(plan_advice(statements, answers))["a"].partition("Al goed: ")[2].partition(" Stappen")[0]
    assert told.count("titel van") == MOST_GOOD
    assert told.endswith(f"{more}." if more else "a-4.")


def test_an_area_without_a_step_tells_what_comes_after_the_plan() -> None:
    many = builders.make_area("a", number(10))
    other = builders.make_area("b", [builders.make_statement("b-1"), builders.make_statement("b-2")])
    answers = {**{f"a-{place}": "nee" for place in range(1, 11)}, "b-1": "deels", "b-2": "grotendeels"}
    advice = builders.make_advice(builders.make_checklist(many, other), answers)
    told = read_areas(advice)
    first = advice.plan.further[0]
    assert first.area.id == "b"
    assert f"Tijd over? {first.instruction}" in told["b"]
    assert "Geen stap" not in told["a"]
    # Where nothing can be done nothing is promised.
    assert "Geen stap" not in read_areas(plan_advice(number(2), {"a-1": "nee", "a-2": "nee"}, []))["a"]


def make_many(count: int) -> Checklist:
    """So many areas, each with two pitfalls."""
    return builders.make_checklist(*(builders.make_area(f"g{place}") for place in range(count)))


@pytest.mark.parametrize(("count", "shown"), [(CROWDED, 2), (CROWDED + 1, 1)])
def test_with_many_areas_each_shows_fewer_pitfalls(count: int, shown: int) -> None:
    checklist = make_many(count)
    answers = {str(item.id): "nee" for item in checklist.statements}
    told = read_areas(builders.make_advice(checklist, answers))
    assert [text.count("Valkuil: ") for text in told.values()] == [shown] * count
    # An area that is ready asks for no room.
    ready = {**answers, "g0-1": "ja", "g0-2": "ja"}
    told = read_areas(builders.make_advice(checklist, ready))
    assert told["g1"].count("Valkuil: ") == (2 if count - 1 <= CROWDED else 1)


def test_the_most_urgent_pitfalls_are_shown_in_the_order_of_the_checklist() -> None:
    statements = number(3, a_3=LEGAL)
    advice = plan_advice(statements, {"a-1": "deels", "a-2": "nee", "a-3": "deels"})
    (area,) = advice.areas
    chosen = [[risk.pitfall.id.removeprefix("valkuil-") for risk in choose_risks(area, most)] for most in (1, 2, 3)]
    assert chosen == [["a-3"], ["a-2", "a-3"], ["a-1", "a-2", "a-3"]]


def test_the_report_of_a_short_check_tells_a_pitfall_by_its_sign() -> None:
    checklist = builders.make_checklist(builders.make_area("a", number(1)))
    told = read_areas(builders.make_advice(checklist, {"a-1": "nee"}, builders.make_details(short=True)))["a"]
    assert "mensen worden stil." in told
    assert "Hier gaat iets mis." not in told


# What there is to find out


def make_unknown(count: int, who: str | None, critical: CriticalKind | None = None) -> list[Statement]:
    return [
        replace(builders.make_statement(f"{who or 'geen'}-{place}", critical=critical), who_knows=who)
        for place in range(count)
    ]


def compose_asked(statements: list[Statement], *, tips: bool = False) -> str:
    answers = {str(item.id): "weet-niet" for item in statements}
    advice = plan_advice(statements, answers, None if tips else [])
    return read_all(tuple(compose_unknowns(advice)))


def test_what_nobody_knows_stands_at_who_could_know() -> None:
    told = compose_asked([*make_unknown(2, "de jurist"), *make_unknown(1, "beleid")])
    assert told.splitlines()[2:] == [
        "De jurist: ‘Dit is de stelling de jurist-0.’; ‘Dit is de stelling de jurist-1.’",
        "Beleid: ‘Dit is de stelling beleid-0.’",
    ]


def test_what_is_critical_comes_first_and_is_asked_in_any_case() -> None:
    told = compose_asked(
        [*make_unknown(1, "beleid"), *make_unknown(1, None, PROCESS), *make_unknown(1, "jurist", LEGAL)]
    )
    assert told.splitlines()[2:] == [
        "Jurist: ‘Dit is de stelling jurist-0.’ (juridisch)",
        "Iemand in uw team: ‘Dit is de stelling geen-0.’ (proces)",
        "Beleid: ‘Dit is de stelling beleid-0.’",
    ]


def test_one_person_gets_no_endless_list_but_all_are_counted() -> None:
    told = compose_asked(make_unknown(MOST_NAMED + 2, "beleid"))
    assert told.count("de stelling") == MOST_NAMED
    assert told.endswith("; en nog 2.")


@pytest.mark.parametrize(("count", "asked"), [(MOST_QUESTIONS, "‘Dit is de stelling"), (MOST_QUESTIONS + 1, "‘Titel")])
def test_of_many_unknown_things_only_the_titles_are_named(count: int, asked: str) -> None:
    told = compose_asked(make_unknown(count - 5, "beleid") + make_unknown(5, "jurist"))
    assert told.count("; ") == count - 2
    assert told.splitlines()[-1].startswith(f"Jurist: {asked}")
    assert told.endswith(".’" if asked == "‘Dit is de stelling" else "’.")


@pytest.mark.parametrize(("days", "asked"), [(28, True), (0, False), (-3, False), (None, False)])
def test_where_a_conversation_is_to_come_it_is_asked_before_that(days: int | None, asked: bool) -> None:  # noqa: FBT001 - a parameter of the test
    statements = make_unknown(12, "beleid")
    advice = plan_advice(statements, {str(item.id): "weet-niet" for item in statements}, days=days)
    intro = read_all(tuple(compose_unknowns(advice))).splitlines()[1]
    assert ("2026" in intro) == asked == ("vóór 21 december 2026" in intro)


def test_what_a_step_of_the_plan_asks_is_not_asked_again() -> None:
    assert compose_asked(make_unknown(2, "beleid"), tips=True) == ""
    many = compose_asked(make_unknown(12, "beleid"), tips=True)
    assert many.count("de stelling") == 2
    assert "Ook dit weet u nog niet." in many


def test_when_all_is_known_nothing_is_asked() -> None:
    assert tuple(compose_unknowns(plan_advice(number(1), {"a-1": "ja"}))) == ()


# This phase


def compose_limits(phase: str = builders.PLAN, *, short: bool = False, **facts: str) -> str:
    own = (SourceId("B1"),)
    checklist = builders.make_checklist()
    region = Remark(text="Alleen in een regio.", sources=own, condition=builders.make_condition(regio="ja"))
    phases = tuple(replace(item, limits=(*item.limits, region)) for item in checklist.phases)
    details = builders.make_details(phase, short=short)
    details = replace(details, facts={**details.facts, **{FactId(fact): value for fact, value in facts.items()}})
    advice = builders.make_advice(replace(checklist, phases=phases), {}, details)
    return read_all(tuple(compose_phase(advice, Citations(advice.result.checklist))))


def test_what_limits_this_conversation_fits_the_facts() -> None:
    told = compose_limits()
    said = ("Deze fase: fase plan", "groot", "Bijna alles ligt open.", "Doe geen beloften.", "Praten over wat al vast")
    places = [told.index(text) for text in said]
    assert places == sorted(places)
    assert "regio" not in told
    assert "Alleen in een regio. [1]" in compose_limits(regio="ja")


def test_the_report_of_a_short_check_has_the_limits_and_not_the_advice() -> None:
    told = compose_limits(short=True)
    assert "Doe geen beloften." in told
    assert "Praten over wat al vaststaat." not in told


@pytest.mark.parametrize(("rounds", "stops"), [("nee", True), ("ja", False)])
def test_why_dialogue_must_wait_is_told_where_it_must(rounds: str, stops: bool) -> None:  # noqa: FBT001 - a parameter of the test
    told = compose_limits(builders.TENDER, rondes=rounds)
    assert ("De procedure loopt.\nOns advies\n" in told) == stops


def test_the_sources_of_a_pitfall_stand_beside_it_by_number() -> None:
    pitfall = replace(make_pitfall("v", ["a-1"]), sources=(SourceId("B1"),))
    area = builders.make_area("a", number(1), pitfalls=[pitfall], tips=[make_tip("t", ["a-1"])])
    told = read_areas(builders.make_advice(builders.make_checklist(area), {"a-1": "nee"}))["a"]
    assert told.endswith("[1]")
