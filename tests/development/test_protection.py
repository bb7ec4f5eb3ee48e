"""Attacks on what protects people in groups at several moments: the difference between two groups is somebody."""

import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import dialoogcheck
from dialoogcheck.answers.intake import Gathered, Submission
from dialoogcheck.answers.model import ROW, Assessment
from dialoogcheck.checklist.model import ChecklistId, Counterpart
from dialoogcheck.development.model import GroupTrend, Moment, Retrospect
from dialoogcheck.development.moments import develop
from dialoogcheck.errors import UnusableInputError, WrongUseError
from dialoogcheck.group.meeting import Naming
from dialoogcheck.group.model import Comparison
from tests.builders import MUNICIPALITY
from tests.group.people import CHECKLIST, CLIENT, SCORES, begin_chance, make_people, make_person, submit
from tests.group.test_protection import ROUNDS, answer_after, promise

PACKAGE = Path(dialoogcheck.__file__).parent
FIRST, LATER = "2026-01-01T00:00:00.000+00:00", "2027-01-01T00:00:00.000+00:00"


def mark(people: Sequence[Assessment], name: str) -> list[Assessment]:
    """The same people, each on a form of their own; of ``rij-`` they are rows of a table."""
    return [replace(person, submission=f"{name}{number}") for number, person in enumerate(people)]


def gather(
    name: str, submissions: Sequence[Submission], *, group: bool = True, copy_of: Moment | None = None
) -> Moment:
    """A moment of these; ``copy_of`` says that the first files are byte for byte those of another moment."""
    digests = {str(item.source): str(item.source) for item in submissions}
    copied = list(copy_of.digests.values()) if copy_of else []
    digests |= dict(zip(digests, copied, strict=False))
    return Moment(name=name, gathered=Gathered(submissions=tuple(submissions)), group=group, digests=digests)


def make_moment(name: str, *people: Assessment, saved: str = "", copy_of: Moment | None = None) -> Moment:
    return gather(name, submit(*people, place=name, saved=saved), copy_of=copy_of)


def count_people(one: Moment, other: Moment, *, same_too: bool = False) -> tuple[int, ...]:
    """How many people there are at each moment in the report about both; every way to it goes through ``develop``."""
    trend = develop([one, other], Naming(), same_too=same_too).trend
    assert isinstance(trend, GroupTrend)
    return tuple(moment.people for moment in trend.moments)


def refuse(one: Moment, other: Moment, said: str, *, same_too: bool = False) -> None:
    """No report of these, in whatever order."""
    for moments in ((one, other), (other, one)):
        with pytest.raises(UnusableInputError, match=said) as problem:
            develop(moments, Naming(), same_too=same_too)
        assert "bij één moment" in problem.value.hint


def alike(*choices: str, perspective: str = MUNICIPALITY) -> list[Assessment]:
    return make_people((perspective, choices))


# One form at two moments


def test_copies_of_files_in_two_moments() -> None:
    """With one form more, the difference would be what that one person answered."""
    one = make_moment("a", *alike(*["ja"] * 5))
    refuse(one, make_moment("b", *alike(*["ja"] * 5, "nee"), copy_of=one), "5 formulieren staan in")


def test_one_form_as_another_file() -> None:
    people = mark(alike(*["ja"] * 5), "x")
    refuse(
        make_moment("a", *people, saved=FIRST),
        make_moment("b", *people, *mark(alike("nee"), "y"), saved=FIRST),
        "5 formulieren staan in",
    )


def test_a_table_at_two_moments() -> None:
    rows = [replace(item, source=item.source.with_name("a.csv")) for item in submit(*mark(alike(*SCORES, "ja"), ROW))]
    one = gather("a.csv", rows)
    refuse(one, gather("b.csv", rows, copy_of=one), "5 formulieren staan in")


def test_who_used_the_same_form_again_is_no_copy_unless_the_answers_are_the_same() -> None:
    one = make_moment("a", *mark(alike(*["ja"] * 5), "x"), saved=FIRST)
    assert count_people(one, make_moment("b", *mark(alike(*["deels"] * 5), "x"), saved=LATER)) == (5, 5)
    again = make_moment("b", *mark(alike(*["ja"] * 5), "x"), saved=LATER)
    refuse(one, again, "zijn bijna gelijk: 5 keer dezelfde antwoorden", same_too=True)


# A group that is nearly the same


def test_the_same_people_in_another_kind_of_file() -> None:
    """Of five people as a table and the same five as forms with one more, the difference is what that one answered."""
    answers = ("nee", "deels", "grotendeels", "ja", "ja")
    table = make_moment("a.csv", *mark(alike(*answers), ROW))
    refuse(table, make_moment("b", *mark(alike(*answers, "nee"), "b")), "bijna gelijk: 5 keer")
    # Others on the other side of the table hide nothing.
    others = mark(alike(*["ja"] * 9, perspective=CLIENT), "c")
    refuse(table, make_moment("b", *mark(alike(*answers, "nee"), "b"), *others), "bijna gelijk")
    # Neither do another date and another name.
    renamed = [
        replace(person, details=replace(person.details, date=None, organisation="Elders", topic="Anders"))
        for person in alike(*answers)
    ]
    refuse(table, make_moment("b", *mark(renamed, "b"), *mark(alike("nee"), "c")), "bijna gelijk")


def test_a_form_and_what_was_made_of_it() -> None:
    one = make_moment("a", *mark(alike(*["ja"] * 5), "x"), saved=FIRST)
    refuse(one, make_moment("b", *mark(alike("nee", *["ja"] * 4, "nee"), "x")), "bijna gelijk: 5 keer", same_too=True)


def test_other_people_who_answer_alike() -> None:
    six = alike(*["ja"] * 6)
    assert count_people(make_moment("a", *mark(six, "a")), make_moment("b", *mark(six, "b"))) == (6, 6)
    table = make_moment("a.csv", *mark(alike(*["ja"] * 5, *["nee"] * 5), ROW))
    # Half of them come back: who stays is hidden among those who do not.
    half = make_moment("b.csv", *mark(alike(*["ja"] * 5, *["grotendeels"] * 5, *["deels"] * 4), ROW))
    assert count_people(table, half) == (10, 14)
    one_more = make_moment("b.csv", *mark(alike(*["ja"] * 5, *["nee"] * 5, "grotendeels"), ROW))
    refuse(table, one_more, "10 keer dezelfde antwoorden")
    assert count_people(table, one_more, same_too=True) == (10, 11)


def test_whoever_is_added_or_left_out_cannot_be_found_in_the_difference() -> None:
    """Of any group, in any mix of tables and forms, nothing is shown beside the same group with a few people less."""
    chance = begin_chance(2028)
    for _ in range(300):
        people = alike(*chance.choices(SCORES, k=chance.randint(5, 20)))
        few = alike(*chance.choices(SCORES, k=chance.randint(1, 4)))
        kinds = chance.choice(((ROW, ROW), (ROW, "form"), ("form", ROW), ("form", "form")))
        with pytest.raises(UnusableInputError, match="bijna gelijk"):
            count_people(make_moment("a", *mark(people, kinds[0])), make_moment("b", *mark([*people, *few], kinds[1])))


def test_the_attack_would_see_other_people() -> None:
    chance = begin_chance(2029)
    for number in range(100):
        people = [alike(*chance.choices(SCORES, k=chance.randint(5, 20))) for _ in range(2)]
        one, other = (make_moment(name, *mark(who, f"{number}{name}")) for name, who in zip("ab", people, strict=True))
        assert count_people(one, other) == (len(people[0]), len(people[1]))


# What a form promised


def test_what_a_form_promised_is_kept_at_every_moment() -> None:
    people = mark(alike(*["nee"] * 5), "a")
    clients = [promise(person) for person in mark(alike("ja", "ja", perspective=CLIENT), "b")]
    moments = [make_moment("a", *people), make_moment("b", *clients)]
    with pytest.raises(WrongUseError, match="2 formulieren beloven dat kleine groepen niet apart in beeld komen"):
        develop(moments, Naming(), open_=True)
    assert not develop(moments, Naming()).may_open
    assert develop([moments[0], make_moment("b", *mark(alike("ja"), "b"))], Naming()).may_open


def test_open_is_for_groups() -> None:
    one, other = (gather(name, submit(make_person(MUNICIPALITY, {"doel-1": name})), group=False) for name in SCORES[:2])
    with pytest.raises(WrongUseError, match="--open is voor groepen"):
        develop([one, other], Naming(), open_=True)


def test_a_promise_about_group_reports_is_not_about_ones_own_check() -> None:
    pair = Counterpart(
        statement=CHECKLIST.areas[0].statements[0].id,
        checklist=CHECKLIST.id,
        other=CHECKLIST.areas[0].statements[0].id,
        why="Beide gaan over het doel.",
    )
    back = replace(CHECKLIST, id=ChecklistId("terug"), counterparts=(pair,))
    own = gather("check", submit(promise(make_person(MUNICIPALITY, {"doel-1": "ja"}))), group=False)
    looking = [replace(person, checklist=back.id) for person in alike("nee", perspective=CLIENT)]
    trend = develop([own, gather("terug", submit(*looking, checklist=back))], Naming(), open_=True).trend
    assert isinstance(trend, Retrospect)
    assert isinstance(trend.moments[1], Comparison)
    assert trend.moments[1].open
    with pytest.raises(WrongUseError, match="1 formulier belooft"):
        develop([own, gather("terug", submit(*map(promise, looking), checklist=back))], Naming(), open_=True)


# Different moments in one


@pytest.mark.parametrize("open_", [True, False])
def test_two_rounds_are_no_moment_of_a_development(*, open_: bool) -> None:
    """Three people twice are no six: a group of three would come into view."""
    both = gather("a", submit(*mark(answer_after(*"111222"), "a"), checklist=ROUNDS))
    later = gather("b", submit(*mark(answer_after(*"222222"), "b"), place="b", checklist=ROUNDS))
    for moments in ((both, later), (later, both)):
        with pytest.raises(UnusableInputError, match="van meer momenten: Ronde 1 en Ronde 2"):
            develop(moments, Naming(), open_=open_)


# No way around it


@pytest.mark.parametrize(
    ("name", "homes"),
    [
        ("compare", {"group/comparing.py", "group/meeting.py", "development/moments.py"}),
        ("track_groups", {"development/tracking.py", "development/moments.py"}),
        ("look_back", {"development/lookback.py", "development/moments.py"}),
    ],
)
def test_nobody_makes_a_report_around_what_protects(name: str, homes: set[str]) -> None:
    sources = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    assert {path for path, source in sources.items() if re.search(rf"\b{name}\(", source)} == homes


def test_what_protects_needs_no_files_and_no_clock() -> None:
    script = "import dialoogcheck.group.comparing, dialoogcheck.development.protection, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    assert {"dialoogcheck.group.protection", "dialoogcheck.development.protection"} <= set(loaded)
    assert not {"dialoogcheck.files", "dialoogcheck.answers.intake", "dialoogcheck.document", "click"} & set(loaded)
