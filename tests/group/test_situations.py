"""What limits the conversation of people who are not all in the same situation."""

from dataclasses import replace

import pytest

from dialoogcheck.answers.model import Assessment
from dialoogcheck.checklist.model import FactId, Remark, SourceId
from dialoogcheck.checklist.reserved import OWN_JUDGEMENT
from dialoogcheck.group.comparing import compare
from dialoogcheck.group.model import Comparison
from tests.builders import MUNICIPALITY, PLAN, SUPPLIER, make_condition
from tests.group.people import CHECKLIST, DETAILS, make_person


def make_remark(text: str, **allowed: str | tuple[str, ...]) -> Remark:
    """Something that holds with these answers to facts."""
    return Remark(text=text, sources=(SourceId(OWN_JUDGEMENT),), condition=make_condition(**allowed))


REMARKS = (
    make_remark("Altijd."),
    make_remark("In de regio.", regio="ja"),
    make_remark("Zonder regio.", regio="nee"),
    make_remark("Subsidie in de regio.", vorm="subsidie", regio="ja"),
    make_remark("In de procedure.", rondes="ja"),
)
PHASES = tuple(replace(phase, limits=REMARKS) if phase.id == PLAN else phase for phase in CHECKLIST.phases)
LIMITED = replace(CHECKLIST, phases=PHASES, talk_rules=REMARKS)


def place(perspective: str = MUNICIPALITY, **facts: str) -> Assessment:
    """Somebody who gave these answers to facts."""
    person = make_person(perspective, {"doel-1": "ja"})
    given = {**person.details.facts, **{FactId(fact): value for fact, value in facts.items()}}
    return replace(person, details=replace(person.details, facts=given))


def compare_people(*people: Assessment) -> Comparison:
    return compare(LIMITED, people, DETAILS)


@pytest.mark.parametrize(
    ("people", "texts", "unlike"),
    [
        ([], ["Altijd.", "Zonder regio.", "In de procedure."], []),
        ([place()] * 5, ["Altijd.", "Zonder regio.", "In de procedure."], []),
        ([place(regio="ja")] * 5, ["Altijd.", "In de regio.", "In de procedure."], []),
        (
            [*[place()] * 5, place(regio="ja")],
            ["Altijd.", "In de regio.", "Zonder regio.", "In de procedure."],
            ["regio"],
        ),
        # One person of a group that is not shown is enough: a limit is about the law, not about that person.
        (
            [*[place()] * 5, place(SUPPLIER, regio="ja")],
            ["Altijd.", "In de regio.", "Zonder regio.", "In de procedure."],
            ["regio"],
        ),
        # Nobody is in the region and has a subsidy.
        (
            [*[place(vorm="subsidie")] * 5, place(regio="ja")],
            ["Altijd.", "In de regio.", "Zonder regio.", "In de procedure."],
            ["vorm", "regio"],
        ),
        (
            [place(vorm="subsidie", regio="ja")],
            ["Altijd.", "In de regio.", "Subsidie in de regio.", "In de procedure."],
            [],
        ),
    ],
)
def test_a_limit_counts_when_it_holds_for_somebody(
    people: list[Assessment], texts: list[str], unlike: list[str]
) -> None:
    comparison = compare_people(*people)
    assert [remark.text for remark in comparison.limits] == texts
    assert [remark.text for remark in comparison.talk_rules] == texts
    assert [fact.id for fact in comparison.unlike] == unlike


def test_the_order_of_people_does_not_matter() -> None:
    people = [place(regio="ja"), place(vorm="subsidie"), place()]
    assert compare_people(*people) == compare_people(*people[::-1])
