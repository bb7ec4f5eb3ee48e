"""What is told of a plan: whether it fits, in which parts it comes, and what it yields."""

import dataclasses
import datetime as dt
from typing import Any

import pytest

from dialoogcheck.advice import plan_words, words
from dialoogcheck.advice.model import ActionForm, Advice, Feasibility, TightReason
from dialoogcheck.advice.plan import project
from dialoogcheck.checklist.model import CriticalKind, Tip
from dialoogcheck.dutch import write_date
from tests import builders
from tests.advice.planned import DURING, MONDAY, NOW, SHORTER, after, before, give, number, plan_advice, within
from tests.builders import make_tip

LEGAL, PROCESS = CriticalKind.LEGAL, CriticalKind.PROCESS
NO = {"a-1": "nee"}


def plain(text: str) -> str:
    """The text with ordinary spaces, wherever a line may not be broken."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("days", "held", "left", "told"),
    [
        (20, False, "over 20 dagen", "gesprek op 13 december 2026, over 20 dagen"),
        (1, False, "morgen", "gesprek op 24 november 2026, morgen"),
        (0, False, "vandaag", "gesprek op 23 november 2026, vandaag"),
        (-1, False, "", "gesprek op 22 november 2026"),
        (20, True, "", "gesprek op 13 december 2026"),
        (None, False, "", ""),
    ],
)
def test_how_long_it_is_to_the_conversation(days: int | None, held: bool, left: str, told: str) -> None:  # noqa: FBT001 - a parameter of the test
    plan = plan_advice(number(1), NO, days=days, held=held).plan
    assert tuple(map(plain, (plan_words.count_days_left(plan), plan_words.describe_talk(plan)))) == (left, told)


@pytest.mark.parametrize(
    ("tip", "days", "said"),
    [
        (make_tip("t", ["a-1"], timing=before(7)), 21, "ma 7 dec"),
        (make_tip("t", ["a-1"], timing=before(7), wait=4), 21, "do 3 – ma 7 dec"),
        (make_tip("t", ["a-1"], timing=before(7)), None, "een week voor het gesprek"),
        (make_tip("t", ["a-1"], timing=NOW), None, "meteen"),
        (make_tip("t", ["a-1"], timing=before(7)), 50, "di 5 jan 2027"),
        (make_tip("t", ["a-1"], timing=before(7), wait=7), 47, "vr 25 dec – vr 1 jan 2027"),
        (
            dataclasses.replace(make_tip("t", ["a-1"], timing=before(7)), when="voor de uitnodiging"),
            *(None, "een week voor het gesprek, voor de uitnodiging"),
        ),
        (dataclasses.replace(make_tip("t", ["a-1"], timing=before(7)), when="voor de uitnodiging"), 21, "ma 7 dec"),
        (make_tip("t", ["a-1"], timing=before(60), until=60), 14, "past niet meer"),
    ],
)
def test_when_an_action_is_done(tip: Tip, days: int | None, said: str) -> None:
    plan = plan_advice(number(1), NO, [tip], days=days).plan
    assert plan_words.tell_when(plan, plan.steps[0]) == said


def group(advice: Advice) -> dict[str, list[str]]:
    return {when.name: [step.tip.id for step in steps] for when, steps in plan_words.group_steps(advice.plan)}


TIMINGS = {
    "week": before(24),
    "in": within(3),
    "nu": NOW,
    "laat": before(7),
    "later": before(14),
    "op": DURING,
    "na": after(2),
    "na-na": after(1),
}


def make_timed(days: int | None, *, date: dt.date | None = MONDAY, held: bool = False) -> Advice:
    statements = [builders.make_statement(f"a-{id_}") for id_ in TIMINGS]
    tips = [make_tip(id_, [f"a-{id_}"], timing=timing) for id_, timing in TIMINGS.items()]
    answers = {str(item.id): "nee" for item in statements}
    return plan_advice(statements, answers, tips, days=days, date=date, held=held)


def test_a_plan_comes_in_the_order_of_time() -> None:
    assert group(make_timed(28)) == {
        "NOW": ["in", "nu"],
        "WITHIN_A_WEEK": ["week"],
        "LATER": ["later", "laat"],
        "DURING": ["op"],
        "AFTER": ["na-na", "na"],
    }


def test_what_is_begun_on_the_monday_after_a_weekend_is_done_now() -> None:
    assert group(make_timed(28, date=MONDAY - dt.timedelta(2)))["NOW"] == ["in", "nu"]


def test_nothing_is_called_now_that_begins_later() -> None:
    (tip,) = (make_tip("t", ["a-1"], timing=before(7)),)
    assert group(plan_advice(number(1), NO, [tip], days=28)) == {"LATER": ["t"]}
    assert group(plan_advice(number(1), NO, [tip], days=11)) == {"WITHIN_A_WEEK": ["t"]}
    assert group(plan_advice(number(1), NO, [tip], days=7)) == {"NOW": ["t"]}


@pytest.mark.parametrize(("days", "date"), [(None, MONDAY), (28, None), (-3, MONDAY)])
def test_without_days_the_longest_before_the_conversation_comes_first(days: int | None, date: dt.date | None) -> None:
    assert group(make_timed(days, date=date)) == {
        "NOW": ["nu", "in"],
        "BEFORE": ["week", "later", "laat"],
        "DURING": ["op"],
        "AFTER": ["na-na", "na"],
    }


def test_after_a_conversation_what_follows_is_grouped_by_its_days() -> None:
    grouped = group(make_timed(-1, held=True))
    assert grouped["NOW"] == ["in", "nu", "na-na"]
    assert grouped["WITHIN_A_WEEK"] == ["na"]
    assert "AFTER" not in grouped


def test_what_is_too_late_is_in_no_part_of_the_plan() -> None:
    tips = [make_tip("laat", ["a-1"], timing=before(60), until=60), make_tip("goed", ["a-2"])]
    advice = plan_advice(number(2), give(2, "nee"), tips)
    assert len(advice.plan.steps) == 2
    assert group(advice) == {"LATER": ["goed"]}


# Whether it fits


def judge(advice: Advice) -> str:
    title, told = plan_words.judge_plan(advice)
    assert title in {"", plan_words.DOUBT}
    assert bool(title) == (" gebieden zijn ‘" in told)
    return told


GO = "Het gesprek op 21 december 2026 kan doorgaan"


def make_late(number_: int, until: int = 60) -> list[Tip]:
    return [make_tip(f"t-{place}", [f"a-{place}"], timing=before(60), until=until) for place in range(1, number_ + 1)]


@pytest.mark.parametrize(
    ("critical", "answers", "condition"),
    [
        # What is not critical is no condition.
        ({}, {"a-1": "nee", "a-2": "nee"}, "."),
        ({"a_1": PROCESS}, {"a-1": "deels", "a-2": "nee"}, "."),
        ({"a_1": LEGAL}, {"a-1": "nee", "a-2": "nee"}, ", als stap 1 rond is. In het plan is dat op 14 december 2026."),
        ({"a_1": LEGAL}, {"a-1": "grotendeels"}, ", als stap 1 rond is. In het plan is dat op 14 december 2026."),
        ({"a_1": PROCESS}, {"a-1": "weet-niet"}, ", als stap 1 rond is. In het plan is dat op 25 november 2026."),
        (
            {"a_1": LEGAL, "a_2": PROCESS},
            {"a-1": "weet-niet", "a-2": "nee"},
            ", als de stappen 1 en 2 rond zijn. In het plan is dat op 14 december 2026.",
        ),
        (
            {"a_1": LEGAL, "a_2": LEGAL, "a_3": LEGAL},
            give(3, "nee"),
            ", als de stappen 1 tot en met 3 rond zijn. In het plan is dat op 14 december 2026.",
        ),
        (
            {"a_1": LEGAL, "a_2": LEGAL, "a_3": PROCESS, "a_4": PROCESS},
            {"a-1": "nee", "a-2": "nee", "a-3": "deels", "a-4": "weet-niet"},
            ", als de stappen 1 tot en met 3 rond zijn. In het plan is dat op 14 december 2026.",
        ),
    ],
)
def test_what_must_be_in_order_before_the_conversation_can_go_on(
    critical: dict[str, CriticalKind], answers: dict[str, str], condition: str
) -> None:
    told = judge(plan_advice(number(len(answers), **critical), answers))
    assert told.startswith(f"{GO}{condition}")


@pytest.mark.parametrize(
    ("advice", "reason"),
    [
        (plan_advice(number(1), NO), ""),
        (plan_advice(number(1), NO, make_late(1)), "Eén actie past niet meer."),
        (plan_advice(number(2), give(2, "nee"), make_late(2)), "Twee acties passen niet meer."),
        (
            plan_advice(number(1), NO, [make_tip("t", ["a-1"], timing=before(60), until=60, shorter=SHORTER)]),
            "Eén actie kan alleen korter.",
        ),
        (
            plan_advice(
                number(2),
                give(2, "nee"),
                [make_tip(f"t-{id_}", [id_], timing=before(60), until=60, shorter=SHORTER) for id_ in ("a-1", "a-2")],
            ),
            "Twee acties kunnen alleen korter.",
        ),
        (
            plan_advice(number(1, a_1=LEGAL), {"a-1": "weet-niet"}),
            "Uit het navragen kan nog werk komen.",
        ),
        (
            plan_advice(number(1, a_1=LEGAL), NO, make_late(1, until=1)),
            "Stap 1 is al aan de late kant. Begin vandaag.",
        ),
        (
            plan_advice(number(1, a_1=LEGAL), NO, make_late(1, until=1), date=MONDAY - dt.timedelta(1)),
            "Stap 1 is al aan de late kant.",
        ),
        (
            plan_advice(number(1), NO, [*make_late(1), make_tip("na", ["a-1"], timing=after(2))]),
            "Een deel kan pas tijdens het gesprek of erna.",
        ),
        (
            plan_advice(number(1), NO, [make_tip("t", ["a-1"], timing=NOW, effort=6000)]),
            "Niet alles past in de tijd die er is.",
        ),
        (
            plan_advice(number(1, a_1=LEGAL), NO, [make_tip("t", ["a-1"], timing=NOW, effort=6000)]),
            "Het is meer werk dan een halve dag per werkdag. Begin vandaag.",
        ),
        (plan_advice(number(5), give(5, "nee"), hours=2), "U hebt 2 uur. U komt 3 uur tekort."),
        (plan_advice(number(5), give(5, "nee"), hours=0), "U hebt geen tijd. U komt 5 uur tekort."),
    ],
)
def test_why_it_is_tight(advice: Advice, reason: str) -> None:
    assert (advice.plan.feasible is Feasibility.TIGHT) == bool(reason)
    told = judge(advice)
    assert told.startswith(GO)
    assert ("De tijd is krap." in told) == bool(reason)
    assert told.endswith(f" De tijd is krap. {reason}" if reason else ".")


@pytest.mark.parametrize(
    ("late", "named"),
    [
        ({1, 3}, "De stappen 1 en 3"),
        ({1, 2, 3, 4, 5, 6, 7, 8}, "De stappen 1 tot en met 8"),
        ({1, 3, 5, 7, 9, 11}, "De stappen 1, 3, 5, 7, 9 en 11"),
        ({1, 3, 5, 7, 9, 11, 13}, "Zeven stappen"),
    ],
)
def test_the_steps_that_begin_late_are_named_unless_they_are_many(late: set[int], named: str) -> None:
    places = range(1, 14)
    statements = number(13, **{f"a_{place}": LEGAL for place in places})
    tips = [
        make_tip(f"t-{place}", [f"a-{place}"], timing=before(60 if place in late else 7), effort=15) for place in places
    ]
    told = judge(plan_advice(statements, give(13, "nee"), [dataclasses.replace(tip, until=1) for tip in tips]))
    assert f" {named} zijn al aan de late kant." in told


def test_every_reason_that_it_is_tight_is_told_once() -> None:
    plan = plan_advice(number(1), NO, make_late(1)).plan
    for reason in TightReason:
        told = [*plan_words.list_reasons(dataclasses.replace(plan, tight_by=(reason,), budget=60, lacking=60))]
        assert len(told) == 2, reason
    every = [*plan_words.list_reasons(dataclasses.replace(plan, tight_by=(*TightReason,), budget=60, lacking=60))]
    assert len({*every}) == len(every) == len(TightReason) + 1


def test_the_hours_that_are_short_are_told_also_where_the_time_is_not_judged() -> None:
    dateless = plan_advice(number(5), give(5, "nee"), days=None, hours=2)
    told = "U hebt 2 uur. U komt 3 uur tekort."
    assert plan_words.summarise_plan(dateless) == f"2 stappen · 2 uur werk vóór het gesprek · {told}"
    impossible = plan_advice(
        number(5, a_1=LEGAL), give(5, "nee"), [*make_late(1), *(make_tip(f"u-{n}", [f"a-{n}"]) for n in range(2, 6))],
        days=14, hours=2,
    )  # fmt: skip
    assert impossible.plan.feasible is Feasibility.NO
    assert plan_words.summarise_plan(impossible).endswith("U hebt 2 uur. U komt 2 uur tekort.")
    # Where it makes the plan tight it stands with the other reasons.
    tight = plan_advice(number(5), give(5, "nee"), hours=2)
    assert told in judge(tight)
    assert told not in plan_words.summarise_plan(tight)


def test_a_later_moment_is_proposed_when_most_areas_are_far_from_ready_and_the_time_is_tight() -> None:
    for low, days, doubt in ((2, 0, True), (1, 0, False), (2, 60, False)):
        areas = [builders.make_area(f"g{place}") for place in range(3)]
        checklist = builders.make_checklist(*areas)
        answers = {
            str(item.id): "nee" if place < low else "ja" for place, area in enumerate(areas) for item in area.statements
        }
        details = dataclasses.replace(builders.make_details(), date=MONDAY, talk=MONDAY + dt.timedelta(days))
        told = judge(builders.make_advice(checklist, answers, details))
        assert ("2 van de 3 gebieden zijn ‘nog niet klaar’." in told) == doubt


def test_a_doubt_about_the_moment_needs_more_levels_than_one() -> None:
    checklist = builders.make_checklist()
    one = dataclasses.replace(checklist, levels=checklist.levels[-1:])
    answers = {str(item.id): "nee" for item in checklist.statements}
    details = dataclasses.replace(builders.make_details(), date=MONDAY, talk=MONDAY)
    assert "gebieden" in judge(builders.make_advice(checklist, answers, details))
    assert "gebieden" not in judge(builders.make_advice(one, answers, details))


def test_what_to_do_when_it_does_not_fit() -> None:
    late = make_tip("t", ["a-1"], timing=before(14), until=14, wait=7)
    advice = plan_advice(number(2, a_1=LEGAL, a_2=PROCESS), {"a-1": "nee", "a-2": "nee"}, [late], days=14)
    title, told = plan_words.judge_plan(advice)
    assert advice.plan.talk
    assert advice.plan.first_feasible
    assert title == f"Dit lukt niet voor {write_date(advice.plan.talk)}"
    assert f"Verzet het gesprek naar {write_date(advice.plan.first_feasible)} of later." in told
    assert "‘Titel van a-1’. Nodig ook alleen mensen uit" in told
    assert "‘Titel van a-2’" not in told


def test_what_to_do_when_there_is_too_much_work_or_no_day_on_which_it_fits() -> None:
    much = plan_advice(number(1, a_1=LEGAL), NO, [make_tip("t", ["a-1"], timing=NOW, effort=900)], days=1)
    assert "over minder onderwerpen en met minder mensen" in plan_words.judge_plan(much)[1]
    never = plan_advice(number(1, a_1=LEGAL), NO, [make_tip("t", ["a-1"], timing=before(999), until=999)], days=14)
    assert never.plan.feasible is Feasibility.NO
    assert never.plan.first_feasible is None
    assert "Spreek eerst af wanneer" in plan_words.judge_plan(never)[1]


@pytest.mark.parametrize(
    ("advice", "told"),
    [
        (plan_advice(number(1), NO, days=None), plan_words.ASK_DATE),
        (plan_advice(number(1), NO, days=-3), plan_words.BEHIND),
        (plan_advice(number(1), NO, date=None), plan_words.NO_START),
        (plan_advice(number(1), NO, days=-3, held=True), ""),
        (plan_advice(number(1), NO, phase=builders.TENDER), ""),
        (plan_advice(number(1), {"a-1": "ja"}), ""),
    ],
    ids=["no date", "behind", "no begin", "held", "stopped", "nothing to do"],
)
def test_where_nothing_can_be_said_of_the_time(advice: Advice, told: str) -> None:
    assert plan_words.judge_plan(advice) == ("", told)


# What is in it


@pytest.mark.parametrize(
    ("advice", "told"),
    [
        (
            plan_advice(number(1), NO),
            "1 stap · 1 uur werk vóór het gesprek · gesprek op 21 december 2026, over 28 dagen",
        ),
        (plan_advice(number(2), give(2, "nee"), days=None), "2 stappen · 2 uur werk vóór het gesprek"),
        (plan_advice(number(1), NO, days=-3, held=True), "1 stap · 1 uur werk"),
        (
            plan_advice(number(1), NO, [make_tip("t", ["a-1"], timing=NOW)], phase=builders.TENDER),
            "1 stap · 1 uur werk",
        ),
        (
            plan_advice(number(1), NO, [make_tip("t", ["a-1"], timing=DURING)], days=None),
            "1 stap",
        ),
        (
            plan_advice(number(2), give(2, "nee"), [*make_late(1), make_tip("t", ["a-2"])], days=None),
            "2 stappen · 2 uur werk vóór het gesprek",
        ),
        (
            plan_advice(number(2), give(2, "nee"), [*make_late(1), make_tip("t", ["a-2"])]),
            "1 stap · 1 uur werk vóór het gesprek · gesprek op 21 december 2026, over 28 dagen",
        ),
    ],
)
def test_a_plan_in_one_line(advice: Advice, told: str) -> None:
    assert plain(plan_words.summarise_plan(advice)) == told


def test_what_stays_open_is_what_only_other_actions_are_for() -> None:
    advice = plan_advice(number(4), {"a-1": "nee", "a-2": "deels", "a-3": "nee", "a-4": "ja"}, hours=2)
    assert [item.statement.id for item in plan_words.list_left_open(advice.plan)] == ["a-2"]
    assert plan_words.list_left_open(plan_advice(number(4), give(4, "nee")).plan) == ()


@pytest.mark.parametrize(
    ("critical", "answer", "feasible", "told"),
    [
        ({}, "nee", Feasibility.TIGHT, "Laat dit nu los."),
        ({"a_1": PROCESS}, "nee", Feasibility.NO, "Verzet het gesprek"),
        ({"a_1": LEGAL}, "nee", Feasibility.NO, "Verzet het gesprek"),
        ({"a_1": PROCESS}, "deels", Feasibility.TIGHT, "Dit blijft een zwak punt"),
    ],
)
def test_what_comes_too_late_is_let_go_unless_it_is_critical(
    critical: dict[str, CriticalKind], answer: str, feasible: Feasibility, told: str
) -> None:
    plan = plan_advice(number(1, **critical), {"a-1": answer}, make_late(1)).plan
    assert plan.feasible is feasible
    assert plan_words.explain_late(plan, plan.steps[0]).startswith(told)


@pytest.mark.parametrize(
    ("changes", "answer", "notices"),
    [
        ({}, "nee", 0),
        ({"timing": None, "when": "vooraf"}, "nee", 1),
        ({"effort": None, "duration": "een halve dag"}, "nee", 1),
        ({"timing": None, "effort": None}, "nee", 1),
        # What is asked, and what is no step, is no guess.
        ({"timing": None, "effort": None}, "weet-niet", 0),
        ({"timing": None, "effort": None}, "ja", 0),
    ],
)
def test_that_the_plan_guesses_is_told_once(changes: dict[str, Any], answer: str, notices: int) -> None:
    tips = [dataclasses.replace(make_tip(f"t-{id_}", [id_]), **changes) for id_ in ("a-1", "a-2")]
    advice = plan_advice(number(2), give(2, answer), tips)
    assert [*plan_words.list_notices(advice)] == [plan_words.GUESSED] * notices
    # What is shown is what is counted.
    if answer == "nee":
        assert {words.describe_work(step) for step in advice.plan.steps} == {"1 uur"}
        assert "2 uur werk" in plan_words.summarise_plan(advice)


def test_a_plan_without_anything_that_can_be_done_has_no_steps() -> None:
    assert plan_words.summarise_plan(plan_advice(number(1), NO, make_late(1))).startswith("Geen stap past nu · ")


@pytest.mark.parametrize(
    ("count", "named"),
    [(1, "Stap 1 is een"), (2, "De stappen 1 en 2 zijn een"), (3, "De stappen 1, 2 en 3 zijn een")],
)
def test_shorter_forms_are_named_by_number(count: int, named: str) -> None:
    tips = [
        make_tip(f"t-{place}", [f"a-{place}"], timing=before(60), until=60, shorter=SHORTER)
        for place in range(1, count + 1)
    ]
    steps = plan_advice(number(count), give(count, "nee"), tips).plan.steps
    assert {step.form for step in steps} == {ActionForm.SHORTER}
    assert plan_words.explain_shorter(steps).startswith(named)


# What it yields


def explain_yield(advice: Advice) -> str:
    return plan_words.explain_yield(advice.result, project(advice.result, advice.plan))


def test_what_a_plan_yields_is_told_with_the_exact_scores() -> None:
    told = explain_yield(plan_advice(number(2), {"a-1": "nee", "a-2": "deels"}))
    assert "Dan is ‘Gebied a’ ‘klaar’." in told
    assert "‘Gebied a’ van 17 naar 100." in told
    assert told.endswith("Dit is een som en geen belofte.")


def test_what_has_no_score_yet_rises_from_nothing() -> None:
    assert "‘Gebied a’ van 0 naar 100." in explain_yield(plan_advice(number(1), {"a-1": "weet-niet"}))


def test_what_does_not_rise_is_not_told() -> None:
    told = explain_yield(plan_advice(number(2, a_1=LEGAL), {"a-1": "nvt", "a-2": "ja"}))
    assert told == ""


def test_only_the_scores_that_rise_most_are_named() -> None:
    # The second area rises more than the first, and so on.
    areas = [
        builders.make_area(f"g{place}", [builders.make_statement(f"g{place}-{each}") for each in range(place)])
        for place in (4, 3, 2, 1)
    ]
    checklist = builders.make_checklist(*areas)
    answers = {
        str(item.id): "nee" if place == 0 else "ja"
        for area in checklist.areas
        for place, item in enumerate(area.statements)
    }
    told = explain_yield(builders.make_advice(checklist, answers))
    named = [f"‘Gebied g{place}’ van {score} naar 100" for place, score in ((1, 0), (2, 50), (3, 67))]
    assert f"stijgen: {'; '.join(named)}." in told
    assert "Dan zijn 4 van de 4 gebieden ‘klaar’, nu 1." in told


@pytest.mark.parametrize(("count", "told"), [(10, ""), (11, "Er is nog 1 andere actie."), (13, "Er zijn nog 3 andere")])
def test_the_other_actions_are_counted(count: int, told: str) -> None:
    said = plan_words.explain_rest(plan_advice(number(count), give(count, "nee")).plan, annexed=True)
    assert said.startswith(told)
    assert bool(said) == bool(told)
