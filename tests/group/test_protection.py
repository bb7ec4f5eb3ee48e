"""Attacks on what protects people in a group: what is hidden, what was promised, and who would count twice."""

import random
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from dialoogcheck.answers.intake import Gathered
from dialoogcheck.answers.model import Assessment, NoScore
from dialoogcheck.checklist.model import Fact, FactId, OpenQuestion, Option, StatementId
from dialoogcheck.errors import UnusableInputError, WrongUseError
from dialoogcheck.group.comparing import compare
from dialoogcheck.group.meeting import Naming, hold_meeting, keep_alike
from dialoogcheck.group.model import Comparison
from dialoogcheck.group.protection import THRESHOLD, TOGETHER, select_notes
from tests.builders import (
    MUNICIPALITY,
    SUPPLIER,
    TENDER,
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
    DETAILS,
    SCORES,
    STATEMENTS,
    begin_chance,
    change_answer,
    draw_people,
    find_cell,
    look,
    make_people,
    make_person,
    submit,
)

HALF = Fraction(1, 2)


# What a form promised


def promise(person: Assessment, *, recognisable: bool | None = False) -> Assessment:
    """The same person on a form that said whether small groups are shown apart."""
    return replace(person, details=replace(person.details, recognisable=recognisable))


@pytest.mark.parametrize("promised", [1, 7])
def test_what_a_form_promised_is_kept_whoever_asks(promised: int) -> None:
    people = make_people((MUNICIPALITY, ["ja"] * 5), (CLIENT, ["nee"] * 7))
    people[-promised:] = [promise(person) for person in people[-promised:]]
    said = "1 formulier belooft" if promised == 1 else "7 formulieren beloven"
    for open_report in (
        lambda: compare(CHECKLIST, people, DETAILS, open_=True),
        lambda: hold_meeting(submit(*people), Naming(), 90, open_=True),
    ):
        with pytest.raises(WrongUseError, match=f"{said} dat kleine groepen niet apart in beeld komen") as problem:
            open_report()
        assert "formulier --open" in problem.value.hint
    assert not hold_meeting(submit(*people), Naming(), 90).comparison.open


@pytest.mark.parametrize("recognisable", [True, None])
def test_small_groups_are_shown_when_nobody_was_promised_otherwise(*, recognisable: bool | None) -> None:
    people = [promise(person, recognisable=recognisable) for person in make_people((CLIENT, ["ja", "nee"]))]
    assert [group.people for group in look(people).groups] == [2]


def test_what_was_promised_is_not_offered_either() -> None:
    people = make_people((MUNICIPALITY, ["ja"] * 5), (CLIENT, ["nee"] * 2))
    assert hold_meeting(submit(*people), Naming(), 90).may_open
    assert not hold_meeting(submit(*people), Naming(), 90, open_=True).may_open
    assert not hold_meeting(submit(*people[:-1], promise(people[-1])), Naming(), 90).may_open


# Different moments

ROUND = Fact(
    id=FactId("ronde"),
    name="Ronde",
    question="Na welk gesprek?",
    explanation="Er kunnen er twee zijn.",
    options=tuple(Option(id=id_, name=f"Ronde {id_}") for id_ in ("geen", "1", "2")),
    default="geen",
    moment=True,
)
ROUNDS = replace(CHECKLIST, facts=(*CHECKLIST.facts, ROUND))


def answer_after(*rounds: str | None, **facts: str) -> list[Assessment]:
    """People who answered after these rounds; ``None`` does not say it."""
    people = make_people((MUNICIPALITY, ["ja"] * len(rounds)))
    return [
        replace(
            person,
            details=replace(
                person.details,
                facts={**person.details.facts, **({ROUND.id: after} if after else {}), **facts},  # type: ignore[dict-item]
            ),
        )
        for person, after in zip(people, rounds, strict=True)
    ]


@pytest.mark.parametrize("open_", [True, False])
def test_two_rounds_of_three_people_are_no_six_people_whoever_asks(*, open_: bool) -> None:
    people = answer_after("1", "1", "1", "2", "2", "2")
    for count_twice in (
        lambda: compare(ROUNDS, people, DETAILS, open_=open_),
        lambda: hold_meeting(submit(*people, checklist=ROUNDS), Naming(), 90, open_=open_),
        lambda: keep_alike(Gathered(submissions=tuple(submit(*people, checklist=ROUNDS)))),
    ):
        with pytest.raises(UnusableInputError, match="van meer momenten: Ronde 1 en Ronde 2") as problem:
            count_twice()
        assert "in een eigen map" in problem.value.hint
    # Whoever still has the files is told which are of which moment.
    assert "Ronde 1: map/0.json; map/1.json; map/2.json." in problem.value.hint


def test_who_does_not_say_when_is_of_the_usual_moment() -> None:
    people = answer_after("geen", "geen", "geen", None, None)
    assert compare(ROUNDS, people, DETAILS).people == 5
    with pytest.raises(UnusableInputError, match="Ronde geen en Ronde 2") as problem:
        keep_alike(Gathered(submissions=tuple(submit(*people, *answer_after("2"), checklist=ROUNDS))))
    assert "Ronde geen: map/0.json; map/1.json; map/2.json en nog 2." in problem.value.hint


def test_another_phase_is_left_out_and_no_other_moment() -> None:
    (other,) = answer_after("2")
    other = replace(other, details=replace(other.details, phase=TENDER))
    gathered = keep_alike(Gathered(submissions=tuple(submit(*answer_after(*"11111"), other, checklist=ROUNDS))))
    assert (len(gathered.submissions), len(gathered.refusals)) == (5, 1)


def test_one_moment_is_good_and_a_fact_that_is_none_may_differ() -> None:
    people = [*answer_after(*"222", vorm="subsidie"), *answer_after(*"22", vorm="aanbesteding")]
    assert compare(ROUNDS, people, DETAILS).people == 5
    usual = replace(ROUNDS, facts=(*CHECKLIST.facts, replace(ROUND, moment=False)))
    assert compare(usual, answer_after(*"12121"), DETAILS).people == 5


# What is hidden


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
