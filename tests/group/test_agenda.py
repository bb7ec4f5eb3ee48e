"""The agenda: fits the time, begins with what is shared, and puts what matters most in front."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.group.agenda import (
    LONGEST,
    MOST_TOPICS,
    SHORTEST,
    WITH_BREAK,
    Agenda,
    AgendaKind,
    Reason,
    list_topics,
    plan_agenda,
)
from dialoogcheck.group.comparing import compare
from dialoogcheck.group.model import Comparison
from tests.builders import MUNICIPALITY, SUPPLIER, TENDER, make_details
from tests.group.people import (
    CHECKLIST,
    CLIENT,
    CLIENTS,
    DETAILS,
    MUNICIPALS,
    SUPPLIERS,
    begin_chance,
    draw_people,
    make_person,
)

SEEDS = st.integers(0, 10**9)
DURATIONS = st.integers(SHORTEST, LONGEST)


def look(*people: tuple[str, dict[str, str]]) -> Comparison:
    return compare(CHECKLIST, [make_person(*person) for person in people], DETAILS, open_=True)


def draw(seed: int) -> Comparison:
    return compare(CHECKLIST, draw_people(begin_chance(seed)), DETAILS, open_=True)


def plan(comparison: Comparison, minutes: int = 90) -> Agenda:
    agenda = plan_agenda(comparison, minutes)
    assert agenda
    return agenda


@given(SEEDS, DURATIONS)
def test_it_always_fits_the_time(seed: int, minutes: int) -> None:
    agenda = plan(draw(seed), minutes)
    assert sum(item.minutes for item in agenda.items) == minutes
    begin = 0
    for item in agenda.items:
        assert item.begin == begin
        assert item.minutes >= 5
        begin += item.minutes
    kinds = [item.kind for item in agenda.items]
    assert (kinds[0], kinds[-1]) == (AgendaKind.OPENING, AgendaKind.CLOSING)
    assert kinds.count(AgendaKind.BREAK) == (minutes >= WITH_BREAK)
    topics = [item for item in agenda.items if item.kind is AgendaKind.TOPIC]
    assert len(topics) <= MOST_TOPICS
    assert all(10 <= item.minutes <= 30 and item.topic for item in topics)


@given(SEEDS, DURATIONS)
def test_every_topic_is_in_it_once_or_parked_in_order(seed: int, minutes: int) -> None:
    comparison = draw(seed)
    agenda = plan(comparison, minutes)
    held = tuple(item.topic for item in agenda.items if item.topic)
    assert held + agenda.parked == list_topics(comparison)
    assert len({topic.comparison.statement.id for topic in list_topics(comparison)}) == len(list_topics(comparison))
    priorities = [topic.priority for topic in list_topics(comparison)]
    assert priorities == sorted(priorities, reverse=True)


@given(SEEDS, st.integers(SHORTEST, LONGEST - 5))
def test_more_time_never_means_fewer_topics(seed: int, minutes: int) -> None:
    comparison = draw(seed)
    shorter, longer = (
        sum(item.kind is AgendaKind.TOPIC for item in plan(comparison, length).items)
        for length in (minutes, minutes + 5)
    )
    assert shorter <= longer


def test_who_scored_lowest_starts_and_the_reason_is_told() -> None:
    comparison = look(
        (MUNICIPALITY, {"doel-1": "ja", "doel-2": "deels", "spel-1": "ja", "spel-2": "nee"}),
        (SUPPLIER, {"doel-1": "grotendeels", "doel-2": "deels", "spel-1": "ja", "spel-2": "nee"}),
        (CLIENT, {"doel-1": "nee", "doel-2": "deels", "spel-1": "weet-niet", "spel-2": "nee"}),
    )
    assert {str(topic.comparison.statement.id): (topic.reason, topic.starts) for topic in list_topics(comparison)} == {
        "doel-1": (Reason.GAP, (CLIENTS,)),
        "spel-1": (Reason.BLIND_SPOT, (MUNICIPALS, SUPPLIERS)),
        "doel-2": (Reason.WORRY, (MUNICIPALS, SUPPLIERS, CLIENTS)),
        "spel-2": (Reason.WORRY, (MUNICIPALS, SUPPLIERS, CLIENTS)),
    }


def test_difference_importance_and_room_decide_the_order() -> None:
    comparison = look(
        (MUNICIPALITY, {"doel-1": "ja", "doel-2": "ja", "spel-1": "grotendeels", "spel-2": "ja"}),
        (SUPPLIER, {"doel-1": "deels", "doel-2": "deels", "spel-1": "deels", "spel-2": "deels"}),
    )
    topics = list_topics(comparison)
    # The phase has much room; the law leaves little for spel-2, which counts double and is critical.
    assert [
        (str(topic.comparison.statement.id), int(topic.difference), topic.importance, topic.room) for topic in topics
    ] == [
        ("doel-2", 2, 2, 3),
        ("spel-2", 2, 4, 1),
        ("doel-1", 2, 1, 3),
        ("spel-1", 1, 1, 3),
    ]


def test_it_opens_with_the_strongest_shared_strength() -> None:
    comparison = look(
        (MUNICIPALITY, {"doel-1": "grotendeels", "spel-1": "ja"}), (SUPPLIER, {"doel-1": "ja", "spel-1": "ja"})
    )
    strength = plan(comparison).strength
    assert strength
    assert strength.statement.id == "spel-1"
    assert plan(look((MUNICIPALITY, {"doel-1": "nee"}), (SUPPLIER, {"doel-1": "ja"}))).strength is None


def test_it_does_not_open_with_what_hidden_people_may_not_share() -> None:
    people = [
        make_person(side, {"doel-1": "ja"})
        for side, number in ((MUNICIPALITY, 5), (SUPPLIER, 5), (CLIENT, 2))
        for _ in range(number)
    ]
    shown, hidden = (compare(CHECKLIST, group, DETAILS) for group in (people[:10], people))
    assert shown.strengths
    assert hidden.strengths
    assert plan(shown).strength
    assert plan(hidden).strength is None


def test_the_break_comes_halfway_and_is_longer_in_a_long_meeting() -> None:
    people = [
        (side, dict.fromkeys(("doel-1", "doel-2", "spel-1", "spel-2"), choice))
        for side, choice in ((MUNICIPALITY, "ja"), (SUPPLIER, "nee"))
    ]
    for minutes, expected in ((119, None), (120, (60, 10)), (180, (70, 15))):
        breaks = [
            (item.begin, item.minutes) for item in plan(look(*people), minutes).items if item.kind is AgendaKind.BREAK
        ]
        assert breaks == ([expected] if expected else []), minutes


def test_without_topics_the_break_has_something_before_it() -> None:
    kinds = [item.kind for item in plan(look((MUNICIPALITY, {"doel-1": "ja"})), 120).items]
    assert kinds == [AgendaKind.OPENING, AgendaKind.SPACE, AgendaKind.BREAK, AgendaKind.SPACE, AgendaKind.CLOSING]


def test_a_blind_spot_counts_as_one_step_and_a_worry_as_half() -> None:
    both = {"doel-1": "ja", "spel-1": "nee"}
    comparison = look((MUNICIPALITY, both), (SUPPLIER, both | {"doel-1": "weet-niet"}), (CLIENT, both))
    assert {str(topic.comparison.statement.id): topic.difference for topic in list_topics(comparison)} == {
        "doel-1": 1,
        "spel-1": Fraction(1, 2),
    }


def test_without_a_topic_there_is_room_for_what_people_bring() -> None:
    same = dict.fromkeys(("doel-1", "doel-2", "doel-3", "spel-1", "spel-2"), "ja")
    agenda = plan(look((MUNICIPALITY, same), (SUPPLIER, same)), 60)
    assert [(item.kind, item.minutes) for item in agenda.items] == [
        (AgendaKind.OPENING, 10),
        (AgendaKind.SPACE, 40),
        (AgendaKind.CLOSING, 10),
    ]
    assert agenda.parked == ()


@pytest.mark.parametrize("rounds", ["ja", "nee"])
def test_there_is_none_in_a_procedure(rounds: str) -> None:
    details = make_details(TENDER, rondes=rounds)
    people = [
        replace(make_person(side, {"doel-1": choice}), details=replace(details, perspective=side))
        for side, choice in ((MUNICIPALITY, "ja"), (SUPPLIER, "nee"))
    ]
    comparison = compare(CHECKLIST, people, details, open_=True)
    assert comparison.gaps
    assert plan_agenda(comparison, 90) is None


@pytest.mark.parametrize("minutes", [0, SHORTEST - 1, LONGEST + 1])
def test_other_durations_are_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match=str(minutes)):
        plan_agenda(draw(1), minutes)


def test_an_unknown_word_for_room_counts_as_the_middle() -> None:
    checklist = replace(CHECKLIST, phases=tuple(replace(phase, room="zeer wisselend") for phase in CHECKLIST.phases))
    people = [make_person(MUNICIPALITY, {"doel-1": "ja"}), make_person(SUPPLIER, {"doel-1": "nee"})]
    assert [topic.room for topic in list_topics(compare(checklist, people, DETAILS, open_=True))] == [2]
