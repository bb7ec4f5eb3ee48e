"""People who answered the small checklist: given, or drawn at random."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from dialoogcheck.answers.intake import Submission
from dialoogcheck.answers.model import Assessment
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.checklist.model import Checklist, CriticalKind, Perspective, PerspectiveId
from dialoogcheck.group.comparing import compare
from dialoogcheck.group.model import Cell, Comparison, GroupId, StatementComparison
from tests.builders import (
    MUNICIPALITY,
    SUPPLIER,
    make_answer,
    make_area,
    make_assessment,
    make_checklist,
    make_details,
    make_statement,
)

CLIENT = PerspectiveId("client")
MUNICIPALS, SUPPLIERS, CLIENTS = (GroupId(id_) for id_ in (MUNICIPALITY, SUPPLIER, CLIENT))
CHOICES = ("nee", "deels", "grotendeels", "ja", "weet-niet", "nvt", "open")
SCORES = CHOICES[:4]


def make_group_checklist() -> Checklist:
    """Two areas, three perspectives.

    ``doel-3`` has no mirror for clients, ``spel-2`` counts double and is a legal one, ``doel-2`` a process one.
    """

    def mirrored(id_: str, *, client: bool = True, weight: int = 1, critical: CriticalKind | None = None):  # type: ignore[no-untyped-def]  # noqa: ANN202
        statement = make_statement(id_, mirror="Ik weet dat.", weight=weight, critical=critical)
        return replace(statement, mirrors={**statement.mirrors, **({CLIENT: "Ik weet dat."} if client else {})})

    checklist = make_checklist(
        make_area(
            "doel",
            [mirrored("doel-1"), mirrored("doel-2", critical=CriticalKind.PROCESS), mirrored("doel-3", client=False)],
        ),
        make_area("spel", [mirrored("spel-1"), mirrored("spel-2", weight=2, critical=CriticalKind.LEGAL)]),
    )
    client = Perspective(id=CLIENT, name="Cliënt", full=False)
    return replace(checklist, perspectives=(*checklist.perspectives, client))


CHECKLIST = make_group_checklist()
STATEMENTS = tuple(statement.id for statement in CHECKLIST.statements)
DETAILS = make_details()


def begin_chance(seed: int) -> random.Random:
    """The same row of choices for the same seed."""
    return random.Random(seed)  # noqa: S311 - for variety, not for secrets


def make_person(perspective: str, answers: Mapping[str, str], *, note: str = "") -> Assessment:
    """The answers of one person."""
    assessment = make_assessment(CHECKLIST, answers, replace(DETAILS, perspective=PerspectiveId(perspective)))
    noted = {id_: replace(answer, note=note) for id_, answer in assessment.answers.items()}
    return replace(assessment, answers=noted) if note else assessment


def make_people(*rows: tuple[str, Iterable[str]]) -> list[Assessment]:
    """People who gave these answers to ``doel-1``: ``("gemeente", ["ja", "nee"])`` makes two."""
    return [make_person(perspective, {"doel-1": choice}) for perspective, choices in rows for choice in choices]


def draw_people(chance: random.Random, most: int = 9) -> list[Assessment]:
    """From none to ``most`` people of each perspective with random answers."""
    return [
        make_person(perspective, {id_: chance.choice(CHOICES) for id_ in STATEMENTS})
        for perspective in (MUNICIPALITY, SUPPLIER, CLIENT)
        for _ in range(chance.randint(0, most))
    ]


def change_answer(person: Assessment, statement: str, choice: str) -> Assessment:
    """The same person with another answer to one statement."""
    return replace(person, answers={**person.answers, statement: make_answer(choice)})  # type: ignore[dict-item]


def submit(
    *people: Assessment, place: str = "map", saved: str = "", checklist: Checklist = CHECKLIST
) -> list[Submission]:
    """Files of these people in one folder."""
    return [
        Submission(
            label=f"{place}/{number}.json",
            source=Path(f"{place}/{number}.json"),
            checklist=checklist,
            assessment=person,
            asked=tuple(asked for _, group in select_statements(checklist, person.details) for asked in group),
            saved=saved,
            remarks=(),
        )
        for number, person in enumerate(people)
    ]


def look(people: list[Assessment], *, open_: bool = True) -> Comparison:
    """How these people see it."""
    return compare(CHECKLIST, people, DETAILS, open_=open_)


def find(comparison: Comparison, statement: str = "doel-1") -> StatementComparison:
    """What everybody answered to this statement."""
    return next(item for area in comparison.areas for item in area.statements if item.statement.id == statement)


def find_cell(comparison: Comparison, group: str, statement: str = "doel-1") -> Cell:
    """What this group answered to this statement."""
    return next(cell for cell in find(comparison, statement).cells if cell.group == group)
