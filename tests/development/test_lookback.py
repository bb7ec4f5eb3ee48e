"""Two checklists side by side: what was prepared, and what people saw of it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.checklist.model import Checklist, ChecklistId, Choice, ChoiceId, Counterpart, StatementId
from dialoogcheck.development.lookback import judge_echo, look_back, pair_statements
from dialoogcheck.development.model import DifferenceKind, Echo, Lean, Retrospect, Voice
from dialoogcheck.group.comparing import compare
from dialoogcheck.group.model import Group
from tests.builders import (
    MUNICIPALITY,
    SUPPLIER,
    make_answer,
    make_area,
    make_checklist,
    make_details,
    make_result,
    make_statement,
)
from tests.group.people import (
    CHECKLIST,
    CHOICES,
    CLIENT,
    DETAILS,
    MUNICIPALS,
    SCORES,
    SUPPLIERS,
    begin_chance,
    make_person,
)

LATER = ChecklistId("later")


def join(statement: str, other: str, why: str = "Dat hoort bij elkaar.", checklist: str = LATER) -> Counterpart:
    return Counterpart(
        statement=StatementId(statement), checklist=ChecklistId(checklist), other=StatementId(other), why=why
    )


def make_later(*counterparts: Counterpart) -> Checklist:
    """Three steps instead of four, and a statement that is about clients."""
    scale = tuple(
        Choice(id=ChoiceId(id_), name=id_, points=points) for points, id_ in enumerate(("nee", "beetje", "ja"))
    )
    checklist = make_checklist(
        make_area("terug", [make_statement("terug-1"), make_statement("terug-2"), make_statement("terug-3")])
    )
    return replace(checklist, id=LATER, scale=scale, counterparts=counterparts)


EARLIER = CHECKLIST
AFTER = make_later(
    join("terug-1", "doel-2", checklist=EARLIER.id), join("terug-2", "doel-1", "Samen.", checklist=EARLIER.id)
)


def look(before: str = "ja", after: str = "ja") -> Retrospect:
    earlier = make_result(EARLIER, {"doel-1": before})
    return look_back(earlier, make_result(AFTER, {"terug-2": after}))


def test_pairs_are_in_the_order_of_the_earlier_checklist() -> None:
    assert pair_statements(EARLIER, AFTER) == (
        ("doel-1", "terug-2", "Samen."),
        ("doel-2", "terug-1", "Dat hoort bij elkaar."),
    )
    assert pair_statements(AFTER, EARLIER) == (
        ("terug-1", "doel-2", "Dat hoort bij elkaar."),
        ("terug-2", "doel-1", "Samen."),
    )


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ((), (), []),
        ((join("doel-1", "terug-1", checklist="derde"),), (), []),
        ((join("doel-1", "bestaat-niet"),), (join("bestaat-niet", "doel-1", checklist=CHECKLIST.id),), []),
        ((), (join("terug-1", "doel-1", checklist=CHECKLIST.id),), [("doel-1", "terug-1")]),
        ((join("doel-1", "terug-1"),), (join("terug-1", "doel-1", checklist=CHECKLIST.id),), [("doel-1", "terug-1")]),
        ((join("doel-1", "terug-1"), join("doel-1", "terug-3")), (), [("doel-1", "terug-1"), ("doel-1", "terug-3")]),
    ],
)
def test_either_checklist_may_say_what_belongs_together(
    earlier: tuple[Counterpart, ...], later: tuple[Counterpart, ...], expected: list[tuple[str, str]]
) -> None:
    found = pair_statements(replace(CHECKLIST, counterparts=earlier), make_later(*later))
    assert [(one, other) for one, other, _ in found] == expected


def test_the_first_reason_counts() -> None:
    earlier = replace(
        CHECKLIST, counterparts=(join("doel-1", "terug-1", "Eerst."), join("doel-1", "terug-1", "Later."))
    )
    assert [why for *_, why in pair_statements(earlier, make_later())] == ["Eerst."]


def voices(choices: Iterable[str]) -> list[Voice]:
    points = {choice: Fraction(number, 3) for number, choice in enumerate(SCORES)}
    return [Voice(share=points.get(choice)) for choice in choices]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (["ja"], ["grotendeels"], Echo.BOTH),
        (["ja"], ["deels"], Echo.ONLY_EARLIER),
        (["nee"], ["ja"], Echo.ONLY_LATER),
        (["nee"], ["deels"], Echo.NEITHER),
        (["ja"], ["ja", "nee"], Echo.DIVIDED),
        (["ja", "nee"], ["ja"], Echo.DIVIDED),
        (["ja"], ["ja", "weet-niet"], Echo.BOTH),
        (["ja"], ["weet-niet"], Echo.UNKNOWN),
        (["nvt"], ["ja", "nee"], Echo.UNKNOWN),
        ([], ["ja"], Echo.UNKNOWN),
    ],
)
def test_whether_both_say_so(earlier: list[str], later: list[str], expected: Echo) -> None:
    assert judge_echo(voices(earlier), voices(later)) is expected


@pytest.mark.parametrize(
    ("share", "lean"),
    [
        (Fraction(1, 3), Lean.LOW),
        (Fraction(1, 3) + Fraction(1, 100), Lean.BETWEEN),
        (Fraction(1, 2), Lean.BETWEEN),
        (Fraction(2, 3) - Fraction(1, 100), Lean.BETWEEN),
        (Fraction(2, 3), Lean.HIGH),
        (None, None),
    ],
)
def test_the_mean_of_a_group_near_the_middle_leans_nowhere(share: Fraction | None, lean: Lean | None) -> None:
    group = Group(id=MUNICIPALS, perspectives=(), people=6)
    assert Voice(share=share, group=group).lean is lean
    alone = Voice(share=share).lean
    assert alone is (lean if lean is not Lean.BETWEEN else Lean.HIGH if share and share * 2 > 1 else Lean.LOW)


def test_half_of_a_group_is_not_the_group() -> None:
    people = [make_person(MUNICIPALITY, {"doel-1": choice}) for choice in ("ja", "nee") * 3]
    side = compare(EARLIER, people, DETAILS)
    assert look_back(side, make_result(AFTER, {"terug-2": "ja"})).pairs[0].echo is Echo.DIVIDED


def test_the_middle_of_a_scale_is_not_its_upper_half() -> None:
    assert look("ja", "beetje").pairs[0].echo is Echo.ONLY_EARLIER


def test_what_somebody_said_stands_beside_what_they_said_later() -> None:
    trend = look("ja", "ja")
    pair = trend.pairs[0]
    assert (pair.earlier.statement.id, pair.later.statement.id, pair.why, pair.echo) == (
        "doel-1",
        "terug-2",
        "Samen.",
        Echo.BOTH,
    )
    (voice,) = pair.earlier.voices
    assert voice.result
    assert (voice.share, str(voice.result.choice), voice.group) == (Fraction(1), "ja", None)
    assert {pair.echo for pair in trend.pairs[1:]} == {Echo.UNKNOWN}
    assert trend.unshared == ()


def test_a_person_beside_groups() -> None:
    people = [make_person(side, {"doel-1": choice}) for side, choice in ((MUNICIPALITY, "ja"), (SUPPLIER, "nee"))]
    comparison = compare(EARLIER, people, DETAILS, open_=True)
    trend = look_back(comparison, make_result(AFTER, {"terug-2": "ja"}), changed=(True, False))
    assert [(voice.group.id, voice.share) for voice in trend.pairs[0].earlier.voices if voice.group] == [
        (MUNICIPALS, Fraction(1)),
        (SUPPLIERS, Fraction(0)),
    ]
    assert trend.pairs[0].echo is Echo.DIVIDED
    assert [(item.kind, item.moments) for item in trend.differences] == [(DifferenceKind.VERSION, (0,))]
    assert trend.moments[0] == comparison


def test_what_one_side_was_not_asked_is_no_pair() -> None:
    only = replace(
        EARLIER, areas=(make_area("doel", [make_statement("doel-1"), make_statement("doel-2", phases=["gesprek"])]),)
    )
    trend = look_back(make_result(only, {"doel-1": "ja"}), make_result(AFTER, {}))
    assert [pair.earlier.statement.id for pair in trend.pairs] == ["doel-1"]
    assert [pair.earlier.statement.id for pair in trend.unshared] == ["doel-2"]
    nowhere = replace(
        AFTER, areas=(make_area("terug", [make_statement(f"terug-{n}", phases=["gesprek"]) for n in (1, 2)]),)
    )
    trend = look_back(make_result(only), make_result(nowhere))
    assert trend.pairs == ()
    # What neither was asked is nothing to tell.
    assert [pair.earlier.statement.id for pair in trend.unshared] == ["doel-1"]


def test_the_earlier_date_comes_first() -> None:
    first, second = (
        make_result(checklist, {}, replace(make_details(), date=dt.date(2026, month, 1), topic=f"Onderwerp {month}"))
        for checklist, month in ((AFTER, 9), (EARLIER, 2))
    )
    trend = look_back(first, second)
    assert trend.moments == (second, first)
    assert [pair.earlier.statement.id for pair in trend.pairs] == ["doel-1", "doel-2"]
    assert [item.kind for item in trend.differences] == [DifferenceKind.TOPIC, DifferenceKind.REORDERED]


@pytest.mark.parametrize(("months", "told"), [((9, 2), [DifferenceKind.AGAINST_DATES]), ((2, 2), [])])
def test_what_looks_back_is_the_later_one_whatever_the_dates_say(
    months: tuple[int, int], told: list[DifferenceKind]
) -> None:
    before, after = (
        make_result(checklist, {}, replace(make_details(), date=dt.date(2026, month, 1)))
        for checklist, month in zip((EARLIER, AFTER), months, strict=True)
    )
    for sides in ((before, after), (after, before)):
        trend = look_back(*sides)
        assert trend.moments == (before, after)
        assert [item.kind for item in trend.differences if item.kind is not DifferenceKind.REORDERED] == told


def test_without_a_date_what_looks_back_is_the_later_one() -> None:
    before, after = (make_result(checklist, {}, replace(make_details(), date=None)) for checklist in (EARLIER, AFTER))
    assert look_back(after, before).moments[0] == before
    assert [item.kind for item in look_back(after, before).differences] == []


def test_when_both_say_what_belongs_together_the_dates_decide() -> None:
    both = replace(EARLIER, counterparts=(join("doel-1", "terug-1"),))
    first, second = (
        make_result(checklist, {}, replace(make_details(), date=dt.date(2026, month, 1)))
        for checklist, month in ((both, 9), (AFTER, 2))
    )
    assert look_back(first, second).moments[0] == second


def test_what_two_checklists_cannot_share_is_no_difference() -> None:
    trend = look_back(
        make_result(EARLIER, {}, make_details(short=True, regio="ja")),
        make_result(AFTER, {}, make_details("gesprek")),
    )
    assert trend.differences == ()


def test_one_checklist_has_no_retrospect() -> None:
    side = make_result(AFTER)
    with pytest.raises(ValueError, match="later"):
        look_back(side, side)


@given(seed=st.integers(0, 10_000))
def test_what_is_hidden_is_not_heard(seed: int) -> None:
    """Four clients are too few to show: whatever they answered, the retrospect is the same."""
    chance = begin_chance(seed)
    shown = [make_person(MUNICIPALITY, {"doel-1": chance.choice(CHOICES)}) for _ in range(5)]

    def hear() -> Retrospect:
        hidden = [make_person(CLIENT, {"doel-1": chance.choice(CHOICES[:-1])}) for _ in range(4)]
        side = compare(EARLIER, [*shown, *hidden], DETAILS)
        return look_back(side, make_result(AFTER, {"terug-2": "ja"}))

    first = hear()
    assert first == hear()
    assert [voice.group.id for voice in first.pairs[0].earlier.voices if voice.group] == [MUNICIPALS]


def test_an_answer_elsewhere_changes_nothing() -> None:
    answers = {"doel-1": make_answer("ja"), "spel-1": make_answer("nee")}
    one, other = (make_result(EARLIER, {id_: str(answers[id_].choice) for id_ in ids}) for ids in (answers, ["doel-1"]))
    later = make_result(AFTER, {"terug-2": "ja"})
    assert look_back(one, later).pairs == look_back(other, later).pairs
