"""Comparing what people on several sides of the table answered, and what must stay hidden."""

import random
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.answers.model import Assessment, NoScore
from dialoogcheck.checklist.model import OpenQuestion, PerspectiveId, StatementId
from dialoogcheck.group.comparing import THRESHOLD, TOGETHER, compare, measure_agreement, select_notes
from dialoogcheck.group.model import AreaComparison, Cell, Comparison, StatementComparison
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
    CHOICES,
    CLIENT,
    CLIENTS,
    DETAILS,
    MUNICIPALS,
    SCORES,
    STATEMENTS,
    SUPPLIERS,
    begin_chance,
    change_answer,
    draw_people,
    make_people,
    make_person,
)

HALF = Fraction(1, 2)
THIRD = Fraction(1, 3)


def look(people: list[Assessment], *, open_: bool = True) -> Comparison:
    return compare(CHECKLIST, people, DETAILS, open_=open_)


def find(comparison: Comparison, statement: str = "doel-1") -> StatementComparison:
    return next(item for area in comparison.areas for item in area.statements if item.statement.id == statement)


def find_cell(comparison: Comparison, group: str, statement: str = "doel-1") -> Cell:
    return next(cell for cell in find(comparison, statement).cells if cell.group == group)


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


# Protection


def test_small_perspectives_are_shown_together_or_not_at_all() -> None:
    def groups(municipality: int, supplier: int, client: int) -> tuple[dict[str, int], set[str]]:
        comparison = look(
            make_people(
                (MUNICIPALITY, ["ja"] * municipality), (SUPPLIER, ["ja"] * supplier), (CLIENT, ["nee"] * client)
            ),
            open_=False,
        )
        return {group.id: group.people for group in comparison.groups}, {
            perspective.id for perspective in comparison.hidden
        }

    assert groups(5, 5, 5) == ({MUNICIPALITY: 5, SUPPLIER: 5, CLIENT: 5}, set())
    assert groups(9, 6, 3) == ({MUNICIPALITY: 9, SUPPLIER: 6}, {CLIENT})
    assert groups(9, 4, 3) == ({MUNICIPALITY: 9, TOGETHER: 7}, set())
    assert groups(4, 0, 0) == ({}, {MUNICIPALITY})
    assert groups(2, 2, 1) == ({TOGETHER: 5}, set())
    assert groups(0, 0, 0) == ({}, set())


def test_a_statement_that_too_few_answered_shows_nothing_of_it() -> None:
    comparison = look(make_people((MUNICIPALITY, ["ja", "nee", "weet-niet", "nvt", "open", "open"])), open_=False)
    cell = find_cell(comparison, MUNICIPALITY)
    assert (cell.asked, cell.open, cell.hidden) == (6, 2, True)
    assert (cell.counts, cell.scored, cell.unknown, cell.not_applicable) == ({}, 0, 0, 0)
    assert (cell.mean, cell.lowest, cell.highest, cell.agreement) == (None, None, None, None)
    assert comparison.areas[0].means == {}


def test_a_statement_that_enough_people_answered_is_shown_whatever_they_answered() -> None:
    cell = find_cell(
        look(make_people((MUNICIPALITY, ["ja", "nee", "weet-niet", "nvt", "ja"])), open_=False), MUNICIPALITY
    )
    assert (cell.hidden, cell.scored, cell.unknown, cell.not_applicable, cell.mean) == (False, 3, 1, 1, Fraction(2, 3))


def test_a_mean_of_one_or_two_people_is_not_shown_in_a_protected_group() -> None:
    people = make_people((MUNICIPALITY, ["ja", "nee", "weet-niet", "weet-niet", "nvt"]))
    cell = find_cell(look(people, open_=False), MUNICIPALITY)
    assert (cell.hidden, cell.scored, cell.unknown, cell.not_applicable) == (False, 2, 2, 1)
    assert (cell.counts, cell.mean, cell.lowest, cell.highest, cell.agreement) == ({}, None, None, None, None)
    assert find_cell(look(people), MUNICIPALITY).mean == HALF


def scramble(people: list[Assessment], comparison: Comparison, chance: random.Random) -> list[Assessment]:
    """Other people who could stand behind the same comparison: everything that is hidden in it is drawn anew."""
    home = {perspective.id: group.id for group in comparison.groups for perspective in group.perspectives}
    cells = {
        (cell.group, item.statement.id): cell
        for area in comparison.areas
        for item in area.statements
        for cell in item.cells
    }
    others = []
    for person in people:
        group = home.get(person.details.perspective)
        changed = person
        for id_ in STATEMENTS:
            if group is None:
                changed = change_answer(changed, id_, chance.choice(CHOICES))
            elif (cell := cells.get((group, id_))) and cell.hidden and person.answer(id_).choice != NoScore.OPEN:
                changed = change_answer(changed, id_, chance.choice(CHOICES[:-1]))
            elif cell and not cell.hidden and not cell.counts and person.answer(id_).choice in SCORES:
                changed = change_answer(changed, id_, chance.choice(SCORES))
        others.append(changed)
    return others


def test_what_is_hidden_cannot_be_computed_from_what_is_shown() -> None:
    """Whatever somebody computes, they cannot tell the comparison from one with other answers in every hidden place."""
    chance = begin_chance(2026)
    told_apart = hidden_perspectives = hidden_cells = few_scores = 0
    for _ in range(3000):
        people = draw_people(chance, most=chance.choice((3, 6, 9)))
        comparison = look(people, open_=False)
        others = scramble(people, comparison, chance)
        hidden_perspectives += bool(comparison.hidden)
        hidden_cells += any(cell.hidden for area in comparison.areas for item in area.statements for cell in item.cells)
        few_scores += any(
            cell.scored and not cell.counts
            for area in comparison.areas
            for item in area.statements
            for cell in item.cells
        )
        told_apart += others != people
        assert look(others, open_=False) == comparison
    assert min(told_apart, hidden_perspectives, hidden_cells, few_scores) > 500


def test_the_attack_would_see_a_leak() -> None:
    chance = begin_chance(7)
    leaks = 0
    for _ in range(200):
        people = draw_people(chance, most=6)
        others = scramble(people, look(people, open_=False), chance)
        # A figure over everybody, as a report without this protection would show it.
        leaks += look(others, open_=True).areas != look(people, open_=True).areas
    assert leaks > 50


def test_nothing_shown_rests_on_fewer_people_than_the_threshold() -> None:
    chance = begin_chance(11)
    for _ in range(500):
        comparison = look(draw_people(chance, most=7), open_=False)
        assert all(group.people >= THRESHOLD for group in comparison.groups)
        for area in comparison.areas:
            for item in area.statements:
                for cell in item.cells:
                    answered = cell.scored + cell.unknown + cell.not_applicable
                    assert answered == 0 or answered >= THRESHOLD
                    assert not cell.counts or cell.scored >= 3


def test_notes_are_given_only_where_answers_are_shown() -> None:
    def note(person: Assessment, text: str) -> Assessment:
        return replace(person, answers={id_: replace(answer, note=text) for id_, answer in person.answers.items()})

    shown = [note(make_person(MUNICIPALITY, {"doel-1": "ja"}), f"open {number}") for number in range(5)]
    few = [note(make_person(MUNICIPALITY, {"doel-2": "nee", "spel-1": "open"}), "geheim")]
    hidden = [note(make_person(CLIENT, {"doel-1": "nee"}), "geheim")]
    people = [*reversed(shown), *few, *hidden]
    assert select_notes(look(people, open_=False), people) == {"doel-1": tuple(f"open {number}" for number in range(5))}
    assert select_notes(look(people), people).keys() == {"doel-1", "doel-2"}


def test_notes_and_names_are_not_in_a_comparison() -> None:
    people = [make_person(MUNICIPALITY, {"doel-1": "ja"}, note="GEHEIM") for _ in range(6)]
    people = [
        replace(person, submission="GEHEIM", details=replace(person.details, organisation="GEHEIM"))
        for person in people
    ]
    assert "GEHEIM" not in repr(look(people, open_=False))


# Open questions

ASKING = replace(
    CHECKLIST,
    areas=tuple(
        replace(area, open_questions=(OpenQuestion(id=StatementId(f"{area.id}-open"), text="Hoe was het?"),))
        for area in CHECKLIST.areas
    ),
)
QUESTIONS = tuple(question.id for question in ASKING.open_questions)


def listen(people: list[Assessment], *, open_: bool = False) -> Mapping[StatementId, tuple[str, ...]]:
    return select_notes(compare(ASKING, people, DETAILS, open_=open_), people)


def write(person: Assessment, **words: str) -> Assessment:
    """The same person with these words under open questions, or beside answers: ``doel_open="Fijn"``."""
    noted = {StatementId(id_.replace("_", "-")): note for id_, note in words.items()}
    return replace(
        person,
        answers={**person.answers, **{id_: replace(person.answer(id_), note=note) for id_, note in noted.items()}},
    )


def test_words_are_given_by_alphabet_and_not_by_person() -> None:
    people = [write(make_person(MUNICIPALITY, {"doel-1": "ja"}), doel_open=word) for word in ("d", "a", "c", "", "b")]
    assert listen(people) == {"doel-open": ("a", "b", "c", "d")}
    assert listen(people[::-1]) == listen(people)


def test_words_of_a_group_that_is_not_shown_in_their_area_stay_out() -> None:
    # Five answered about the goal, and four about the game.
    people = [
        write(
            make_person(MUNICIPALITY, {"doel-1": "ja"} | ({"spel-1": "ja"} if n else {})),
            doel_open=f"{n}",
            spel_open=f"{n}",
        )
        for n in range(5)
    ]
    assert listen(people) == {"doel-open": ("0", "1", "2", "3", "4")}
    # Two scores of five are not shown either.
    unknown = [
        write(make_person(MUNICIPALITY, {"doel-1": "ja" if n < 2 else "weet-niet"}), doel_open=f"{n}") for n in range(5)
    ]
    assert listen(unknown) == {}
    assert listen(unknown, open_=True)[QUESTIONS[0]] == ("0", "1", "2", "3", "4")


def test_words_of_hidden_people_stay_out_also_where_others_are_shown() -> None:
    shown = [write(make_person(MUNICIPALITY, {"doel-1": "ja"}), doel_open="open") for _ in range(5)]
    hidden = [write(make_person(CLIENT, {"doel-1": "nee"}), doel_open="geheim", doel_1="geheim") for _ in range(4)]
    assert listen([*shown, *hidden]) == {"doel-open": ("open",) * 5}
    # With one supplier they are five together: then they are shown, and nothing tells who is who.
    together = [*shown, *hidden, write(make_person(SUPPLIER, {"doel-1": "ja"}), doel_open="samen")]
    assert listen(together)[QUESTIONS[0]] == ("geheim",) * 4 + ("open",) * 5 + ("samen",)


def test_words_of_an_area_that_is_not_compared_stay_out() -> None:
    elsewhere = make_statement("ver-1", condition=make_condition(regio="ja"))
    checklist = make_checklist(make_area("doel"), make_area("ver", [elsewhere], open_questions=["ver-open"]))
    people = [write(make_assessment(checklist, {"doel-1": "ja", "ver-1": "ja"}), ver_open="geheim") for _ in range(6)]
    assert select_notes(compare(checklist, people, make_details()), people) == {}


def test_words_are_no_answer_and_make_no_group_larger() -> None:
    people = [write(make_person(MUNICIPALITY, {"doel-1": "ja"}), doel_open="x") for _ in range(4)]
    assert compare(ASKING, people, DETAILS) == compare(ASKING, make_people((MUNICIPALITY, ["ja"] * 4)), DETAILS)
    without = [write(make_person(MUNICIPALITY, {}), doel_open="x")]
    assert find_cell(compare(ASKING, [*people, *without], DETAILS), MUNICIPALITY).hidden
    assert listen([*people, *without]) == {}


def speak(people: list[Assessment], chance: random.Random) -> list[Assessment]:
    """The same people, who each write something else, or nothing, wherever they can."""
    return [
        replace(
            person,
            answers={
                **person.answers,
                **{id_: replace(person.answer(id_), note=draw_words(chance)) for id_ in (*STATEMENTS, *QUESTIONS)},
            },
        )
        for person in people
    ]


def draw_words(chance: random.Random) -> str:
    return chance.choice(("", f"woorden {chance.random()}"))


def test_hidden_words_cannot_be_told_from_any_others() -> None:
    """Whatever hidden people write, and whatever others write where their group is hidden.

    What comes out stays the same.
    """
    chance = begin_chance(2027)
    told = changed = 0
    for _ in range(1500):
        people = speak(draw_people(chance, most=chance.choice((3, 6, 9))), chance)
        comparison = compare(ASKING, people, DETAILS)
        home = {perspective.id: group.id for group in comparison.groups for perspective in group.perspectives}
        visible = {
            (cell.group, item.statement.id): area.area.id
            for area in comparison.areas
            for item in area.statements
            for cell in item.cells
            if cell.counts
        }
        areas = {(group, f"{area}-open") for (group, _), area in visible.items()}
        others = []
        for person in people:
            group = home.get(person.details.perspective)
            hidden = [
                id_ for id_ in (*STATEMENTS, *QUESTIONS) if (group, id_) not in visible and (group, id_) not in areas
            ]
            others.append(
                replace(
                    person,
                    answers={
                        **person.answers,
                        **{id_: replace(person.answer(id_), note=draw_words(chance)) for id_ in hidden},
                    },
                )
            )
        assert select_notes(compare(ASKING, others, DETAILS), others) == select_notes(comparison, people)
        told += any(id_ in QUESTIONS for id_ in select_notes(comparison, people))
        changed += others != people
    assert min(told, changed) > 400


def test_every_word_that_comes_out_is_of_a_group_that_is_large_enough_there() -> None:
    chance = begin_chance(12)
    seen = 0
    for _ in range(800):
        people = speak(draw_people(chance, most=8), chance)
        writers = {
            answer.note: person.details.perspective
            for person in people
            for answer in person.answers.values()
            if answer.note
        }
        comparison = compare(ASKING, people, DETAILS)
        for id_, notes in select_notes(comparison, people).items():
            area = next(
                area
                for area in ASKING.areas
                if id_ in {*(item.id for item in area.statements), *(item.id for item in area.open_questions)}
            )
            for note in notes:
                (group,) = (
                    group
                    for group in comparison.groups
                    if writers[note] in {perspective.id for perspective in group.perspectives}
                )
                members = [
                    person
                    for person in people
                    if person.details.perspective in {perspective.id for perspective in group.perspectives}
                ]
                about = [id_] if id_ in STATEMENTS else [statement.id for statement in area.statements]
                assert any(
                    sum(person.answer(one).choice != NoScore.OPEN for person in members) >= THRESHOLD for one in about
                )
                seen += 1
    assert seen > 1000


def test_words_are_not_in_a_comparison() -> None:
    people = [write(make_person(MUNICIPALITY, {"doel-1": "ja"}), doel_open="GEHEIM") for _ in range(6)]
    assert "GEHEIM" not in repr(compare(ASKING, people, DETAILS))
