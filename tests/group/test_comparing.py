"""Comparing what people on several sides of the table answered, and what must stay hidden."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.checklist.model import PerspectiveId
from dialoogcheck.group.comparing import compare, measure_agreement
from dialoogcheck.group.model import AreaComparison, StatementComparison
from tests.builders import (
    MUNICIPALITY,
    SUPPLIER,
    make_area,
    make_assessment,
    make_checklist,
    make_condition,
    make_details,
    make_statement,
)
from tests.group.people import (
    CHECKLIST,
    CLIENT,
    CLIENTS,
    DETAILS,
    MUNICIPALS,
    SUPPLIERS,
    begin_chance,
    draw_people,
    find,
    find_cell,
    look,
    make_people,
    make_person,
)

HALF = Fraction(1, 2)
THIRD = Fraction(1, 3)


# Agreement


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((4, 0, 0, 0), Fraction(1)),
        ((0, 0, 9, 0), Fraction(1)),
        ((3, 0, 0, 3), Fraction(0)),
        ((1, 1, 1, 1), Fraction(1, 3)),
        ((1, 1, 0, 0), Fraction(2, 3)),
        ((5,), Fraction(1)),
        # The worked example of the R package agrmt: a dispersion of 0.287.
        ((30, 40, 210, 130, 530, 50, 10), 1 - Fraction(860, 3000)),
    ],
)
def test_agreement(counts: tuple[int, ...], expected: Fraction) -> None:
    assert measure_agreement(counts) == expected


def test_nobody_agrees_when_nobody_is_there() -> None:
    with pytest.raises(ValueError, match="0, 0"):
        measure_agreement((0, 0))


@given(st.lists(st.integers(0, 30), min_size=2, max_size=7).filter(any))
def test_agreement_lies_between_0_and_1_and_knows_no_high_and_low(counts: list[int]) -> None:
    agreement = measure_agreement(counts)
    assert 0 <= agreement <= 1
    assert agreement == measure_agreement(counts[::-1])
    assert (agreement == 1) == (sum(map(bool, counts)) == 1)
    assert agreement == measure_agreement([3 * count for count in counts])


# One statement


def test_a_cell_counts_every_kind_of_answer() -> None:
    cell = find_cell(
        look(make_people((MUNICIPALITY, ["nee", "ja", "ja", "deels", "weet-niet", "nvt", "open"]))), MUNICIPALITY
    )
    assert (cell.asked, cell.scored, cell.unknown, cell.not_applicable, cell.open) == (7, 4, 1, 1, 1)
    assert cell.counts == {"nee": 1, "deels": 1, "grotendeels": 0, "ja": 2}
    assert (cell.mean, cell.lowest, cell.highest) == (Fraction(7, 12), Fraction(0), Fraction(1))


def test_an_open_group_of_one_has_figures_and_nobody_has_none() -> None:
    comparison = look([*make_people((CLIENT, ["deels"])), *make_people((SUPPLIER, ["weet-niet"]))])
    assert find_cell(comparison, CLIENT).mean == THIRD
    cell = find_cell(comparison, SUPPLIER)
    assert (cell.scored, cell.unknown, cell.mean, cell.lowest, cell.highest, cell.agreement, cell.hidden) == (
        0,
        1,
        None,
        None,
        None,
        None,
        False,
    )
    assert [group.id for group in comparison.groups] == [SUPPLIERS, CLIENTS]


def test_the_gap_tells_how_far_and_in_which_direction() -> None:
    item = find(
        look(make_people((MUNICIPALITY, ["ja", "ja"]), (SUPPLIER, ["grotendeels"]), (CLIENT, ["nee", "deels"])))
    )
    assert item.gap
    assert (item.gap.size, item.gap.lower, item.gap.higher) == (Fraction(5, 6), (CLIENTS,), (MUNICIPALS,))


def test_perspectives_weigh_equally() -> None:
    item = find(look(make_people((MUNICIPALITY, ["ja"] * 5), (CLIENT, ["nee"]))))
    assert item.mean == HALF


def test_only_who_was_asked_has_a_cell() -> None:
    people = [make_person(perspective, {"doel-3": "ja"}) for perspective in (MUNICIPALITY, CLIENT)]
    assert [cell.group for cell in find(look(people), "doel-3").cells] == [MUNICIPALS]


def test_what_somebody_was_not_asked_does_not_count_and_is_not_open() -> None:
    others = [make_statement(f"lang-{number}") for number in range(1, 5)]
    far = make_statement("ver-1", condition=make_condition(regio="ja"))
    checklist = make_checklist(make_area("lang", others), make_area("ver", [far]))
    long = make_assessment(checklist, {statement.id: "ja" for statement in others})
    short = replace(long, details=replace(long.details, short=True))
    region = replace(long, details=make_details(regio="ja"))
    comparison = compare(checklist, [long, short, region], make_details(regio="ja"), open_=True)
    asked = {
        item.statement.id: [(cell.asked, cell.scored) for cell in item.cells]
        for area in comparison.areas
        for item in area.statements
    }
    assert asked == {"lang-1": [(3, 3)], "lang-2": [(3, 3)], "lang-3": [(2, 2)], "lang-4": [(2, 2)], "ver-1": [(1, 0)]}
    assert find(look([make_person(CLIENT, {"doel-3": "ja"})]), "doel-3").cells == ()


def test_a_step_is_from_one_choice_to_the_next_whatever_its_points() -> None:
    scale = tuple(replace(choice, points=choice.points * 10) for choice in CHECKLIST.scale)
    people = make_people((MUNICIPALITY, ["ja", "grotendeels"]), (SUPPLIER, ["grotendeels"]))
    assert compare(replace(CHECKLIST, scale=scale), people, DETAILS, open_=True).gaps == ()


def test_nothing_is_a_strength_and_a_worry_at_once() -> None:
    low = replace(CHECKLIST, levels=(replace(CHECKLIST.levels[0], minimum=Fraction(10)), *CHECKLIST.levels[1:]))
    comparison = compare(low, make_people((MUNICIPALITY, ["deels"]), (SUPPLIER, ["deels"])), DETAILS, open_=True)
    assert [item.statement.id for item in comparison.strengths] == ["doel-1"]
    assert comparison.worries == ()


def test_exactly_half_is_a_worry() -> None:
    people = make_people((MUNICIPALITY, ["nee", "ja"]), (SUPPLIER, ["deels", "grotendeels"]))
    assert [item.statement.id for item in look(people).worries] == ["doel-1"]


def test_the_clearest_blind_spot_comes_first_and_a_critical_one_before_others() -> None:
    people = [
        make_person(MUNICIPALITY, {"doel-1": "ja", "spel-1": "ja", "spel-2": "ja"}),
        make_person(CLIENT, {"doel-1": "weet-niet", "spel-1": "weet-niet", "spel-2": "weet-niet"}),
        make_person(CLIENT, {"doel-1": "ja", "spel-1": "weet-niet", "spel-2": "weet-niet"}),
    ]
    assert [spot.comparison.statement.id for spot in look(people).blind_spots] == ["spel-2", "spel-1", "doel-1"]


def test_gaps_of_a_step_are_listed_the_largest_first() -> None:
    people = [
        make_person(MUNICIPALITY, {"doel-1": "ja", "doel-2": "deels", "spel-1": "ja", "spel-2": "grotendeels"}),
        make_person(SUPPLIER, {"doel-1": "deels", "doel-2": "nee", "spel-1": "nee", "spel-2": "grotendeels"}),
    ]
    assert [item.statement.id for item in look(people).gaps] == ["spel-1", "doel-1", "doel-2"]


def test_less_than_a_step_is_no_gap_to_talk_about() -> None:
    people = make_people((MUNICIPALITY, ["ja", "ja", "grotendeels"]), (SUPPLIER, ["grotendeels"]))
    assert find(look(people)).gap
    assert look(people).gaps == ()


def test_strengths_and_worries_are_shared_by_every_group() -> None:
    people = [
        make_person(MUNICIPALITY, {"doel-1": "ja", "doel-2": "nee", "doel-3": "ja", "spel-1": "ja", "spel-2": "deels"}),
        make_person(CLIENT, {"doel-1": "ja", "doel-2": "deels", "spel-1": "weet-niet", "spel-2": "deels"}),
    ]
    comparison = look(people)
    # doel-3 was asked of one group only, of spel-1 the clients do not know, and about doel-2 they differ by a step.
    assert [item.statement.id for item in comparison.strengths] == ["doel-1"]
    assert [item.statement.id for item in comparison.worries] == ["spel-2"]
    assert [item.statement.id for item in comparison.gaps] == ["doel-2"]
    assert comparison.comparable == 3


def test_one_group_alone_has_strengths_and_no_gaps() -> None:
    comparison = look([make_person(SUPPLIER, {"doel-1": "ja", "doel-2": "nee"})])
    assert [item.statement.id for item in comparison.strengths] == ["doel-1"]
    assert [item.statement.id for item in comparison.worries] == ["doel-2"]
    assert (comparison.gaps, comparison.blind_spots) == ((), ())


def test_a_blind_spot_needs_one_group_that_does_not_know_and_one_that_does() -> None:
    comparison = look(
        make_people(
            (MUNICIPALITY, ["ja", "ja", "ja", "weet-niet"]),
            (CLIENT, ["weet-niet", "ja"]),
            (SUPPLIER, ["weet-niet", "ja", "nee"]),
        )
    )
    (spot,) = comparison.blind_spots
    assert spot.comparison.statement.id == "doel-1"
    assert (spot.unaware, spot.aware) == ((CLIENTS,), (MUNICIPALS,))
    assert look(make_people((MUNICIPALITY, ["ja", "nvt", "open"]), (CLIENT, ["open", "nvt"]))).blind_spots == ()


def test_a_group_is_divided_when_it_agrees_less_than_half() -> None:
    item = find(look(make_people((MUNICIPALITY, ["ja", "nee", "nee", "ja"]), (SUPPLIER, ["ja", "grotendeels"]))))
    assert item.divided == (MUNICIPALS,)


# Areas


def test_an_area_compares_only_what_every_group_could_score() -> None:
    people = [
        make_person(MUNICIPALITY, {"doel-1": "ja", "doel-2": "nee", "doel-3": "nee"}),
        make_person(CLIENT, {"doel-1": "deels", "doel-2": "weet-niet"}),
    ]
    area = look(people).areas[0]
    assert area.basis == 1
    assert area.means == {MUNICIPALS: 1, CLIENTS: THIRD}
    assert area.mean == Fraction(2, 3)
    assert area.gap
    assert area.gap.size == Fraction(2, 3)


def test_weights_count_in_an_area() -> None:
    area = look([make_person(MUNICIPALITY, {"spel-1": "ja", "spel-2": "nee"})]).areas[1]
    assert area.means == {MUNICIPALS: THIRD}
    assert (area.basis, area.gap) == (2, None)


def test_an_area_adds_up_what_a_group_says_about_its_statements() -> None:
    people = [
        make_person(MUNICIPALITY, {"spel-1": first, "spel-2": second})
        for first, second in (("ja", "nee"), ("ja", "nee"), ("ja", "ja"))
    ]
    (cell,) = look(people).areas[1].cells
    assert cell.counts == {"nee": 2, "deels": 0, "grotendeels": 0, "ja": 4}
    assert (cell.lowest, cell.highest) == (THIRD, Fraction(1))
    assert cell.mean == Fraction(5, 9)
    # All the same about the one, and two against one at the ends of the other.
    assert cell.agreement == (1 + THIRD) / 2


def test_an_area_without_a_common_statement_has_no_means() -> None:
    people = [make_person(MUNICIPALITY, {"doel-1": "ja"}), make_person(CLIENT, {"doel-2": "ja"})]
    area = look(people).areas[0]
    assert (area.basis, area.means, area.mean, area.gap) == (0, {}, None, None)
    empty = look(people).areas[1]
    assert (empty.basis, empty.means, empty.mean, empty.gap) == (0, {}, None, None)


def test_nobody_gives_an_empty_comparison() -> None:
    comparison = look([])
    assert (comparison.people, comparison.groups, comparison.gaps, comparison.strengths, comparison.worries) == (
        0,
        (),
        (),
        (),
        (),
    )


# Properties

SEEDS = st.integers(0, 10**9)


@given(SEEDS)
def test_the_order_of_people_does_not_matter(seed: int) -> None:
    people = draw_people(begin_chance(seed))
    shuffled = people[:]
    begin_chance(seed + 1).shuffle(shuffled)
    for open_ in (True, False):
        assert look(people, open_=open_) == look(shuffled, open_=open_)


@given(SEEDS)
def test_the_order_of_perspectives_changes_only_the_order(seed: int) -> None:
    people = draw_people(begin_chance(seed))
    full, *mirrors = CHECKLIST.perspectives
    other = compare(replace(CHECKLIST, perspectives=(mirrors[1], full, mirrors[0])), people, DETAILS, open_=True)
    first = look(people)
    assert {group.id: group.people for group in first.groups} == {group.id: group.people for group in other.groups}
    for mine, theirs in zip(first.areas, other.areas, strict=True):
        assert (dict(mine.means), mine.mean, mine.basis) == (dict(theirs.means), theirs.mean, theirs.basis)
        for left, right in zip(mine.statements, theirs.statements, strict=True):
            assert {cell.group: cell for cell in left.cells} == {cell.group: cell for cell in right.cells}
            assert left.mean == right.mean
            assert bool(left.gap) == bool(right.gap)
            if left.gap and right.gap:
                assert (left.gap.size, set(left.gap.lower), set(left.gap.higher)) == (
                    right.gap.size,
                    set(right.gap.lower),
                    set(right.gap.higher),
                )
    assert [item.statement.id for item in first.gaps] == [item.statement.id for item in other.gaps]
    assert [item.statement.id for item in first.strengths] == [item.statement.id for item in other.strengths]


@given(SEEDS)
def test_one_more_copy_of_everybody_changes_no_mean(seed: int) -> None:
    people = draw_people(begin_chance(seed))
    once, twice = look(people), look(people * 2)
    for mine, theirs in zip(once.areas, twice.areas, strict=True):
        assert (mine.means, mine.mean, mine.gap, mine.basis) == (theirs.means, theirs.mean, theirs.gap, theirs.basis)
        for left, right in zip(mine.statements, theirs.statements, strict=True):
            assert (left.mean, left.gap, left.divided) == (right.mean, right.gap, right.divided)
            assert [cell.agreement for cell in left.cells] == [cell.agreement for cell in right.cells]
    assert [item.statement.id for item in once.gaps] == [item.statement.id for item in twice.gaps]


@given(SEEDS)
def test_swapping_two_perspectives_turns_the_direction_and_nothing_else(seed: int) -> None:
    chance = begin_chance(seed)
    # doel-3 has no mirror for clients: the municipality and the supplier are asked the same.
    people = [person for person in draw_people(chance) if person.details.perspective != CLIENT]
    swap = {MUNICIPALITY: SUPPLIER, SUPPLIER: MUNICIPALITY}
    swapped = [
        replace(person, details=replace(person.details, perspective=swap[person.details.perspective]))
        for person in people
    ]
    for area, other in zip(look(people).areas, look(swapped).areas, strict=True):
        pairs: list[tuple[AreaComparison | StatementComparison, AreaComparison | StatementComparison]] = [(area, other)]
        for left, right in (*pairs, *zip(area.statements, other.statements, strict=True)):
            assert left.mean == right.mean
            assert bool(left.gap) == bool(right.gap)
            if left.gap and right.gap:
                assert left.gap.size == right.gap.size
                assert {str(swap[PerspectiveId(group)]) for group in left.gap.lower} == set(map(str, right.gap.lower))
                assert {str(swap[PerspectiveId(group)]) for group in left.gap.higher} == set(map(str, right.gap.higher))


@given(SEEDS)
def test_everything_adds_up(seed: int) -> None:
    comparison = look(draw_people(begin_chance(seed)))
    for area in comparison.areas:
        for item in area.statements:
            for cell in item.cells:
                people = next(group.people for group in comparison.groups if group.id == cell.group)
                assert cell.asked == cell.scored + cell.unknown + cell.not_applicable + cell.open == people
                assert (cell.mean is None) == (cell.agreement is None) == (cell.scored == 0)
                if cell.mean is not None and cell.lowest is not None and cell.highest is not None:
                    assert 0 <= cell.lowest <= cell.mean <= cell.highest <= 1
