"""What protects the people in a group: who may be shown, which notes, and of whom no report may be made at all.

Every comparison of people goes through this, whoever asks for it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialoogcheck import dutch
from dialoogcheck.answers.model import Assessment, NoScore
from dialoogcheck.checklist.model import Checklist, Perspective, PhaseId, StatementId
from dialoogcheck.errors import UnusableInputError, WrongUseError
from dialoogcheck.group.model import Comparison, Group, GroupId, Notes

THRESHOLD = 5
"""People from which a group is shown apart: the number that Dutch survey organisations (Dialog, Effectory) use as a
minimum."""

LEAST_SCORES = 3
"""Scores that a mean needs in a group that is protected: of five people who answered, four may not know. Our own
choice."""

TOGETHER = GroupId("samen")
"""The group of perspectives that are too small alone."""

NAMED = 3
"""Files that a message names; a table of a thousand people has as many."""

WITHOUT_OPEN = "Maak het rapport zonder --open."
ASK_AGAIN = f"{WITHOUT_OPEN} Of vraag iedereen opnieuw, met formulieren die u maakt met: dialoogcheck formulier --open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Least:
    """What a figure rests on at least: so many ``people`` who answered, and for a mean so many ``scores``."""

    people: int
    scores: int


PROTECTED = Least(people=THRESHOLD, scores=LEAST_SCORES)
OPEN = Least(people=1, scores=1)
"""What holds when everybody agreed beforehand that small groups are shown apart."""


def form_groups(participants: Iterable[tuple[Perspective, int]], least: Least) -> tuple[Group, ...]:
    """The groups that are shown, in checklist order.

    Each perspective that is large enough, and the others together if that is large enough.
    """
    present = [(perspective, number) for perspective, number in participants if number]
    small = [(perspective, number) for perspective, number in present if number < least.people]
    groups = [
        Group(id=GroupId(perspective.id), perspectives=(perspective,), people=number)
        for perspective, number in present
        if number >= least.people
    ]
    together = sum(number for _, number in small)
    if together >= least.people:
        groups.append(Group(id=TOGETHER, perspectives=tuple(perspective for perspective, _ in small), people=together))
    return tuple(groups)


def refuse_moments(
    checklist: Checklist, phase: PhaseId, assessments: Sequence[Assessment], labels: Sequence[str] = ()
) -> None:
    """UnusableInputError when these answers were given at different moments.

    Somebody who answered twice would count as two people. ``labels`` say which files are meant.
    """
    for fact in checklist.facts_in(phase):
        chosen = [assessment.details.facts.get(fact.id, fact.default) for assessment in assessments]
        if fact.moment and len(set(chosen)) > 1:
            moments = {
                option.name: [label for label, choice in zip(labels, chosen, strict=False) if choice == option.id]
                for option in fact.options
                if option.id in chosen
            }
            files = [
                f"{moment}: {'; '.join(named[:NAMED])}{f' en nog {len(named) - NAMED}' if len(named) > NAMED else ''}."
                for moment, named in moments.items()
                if named
            ]
            raise UnusableInputError(
                f"Deze antwoorden zijn van meer momenten: {dutch.join_words(list(moments))}. "
                "Maak voor elk moment een eigen rapport.",
                "\n".join(["Zet de antwoorden van elk moment in een eigen map, of in een eigen tabel.", *files]),
            )


def count_promises(assessments: Iterable[Assessment]) -> int:
    """How many people were told that a group report will not show their answers apart."""
    return sum(assessment.details.recognisable is False for assessment in assessments)


def refuse_open(assessments: Iterable[Assessment], hint: str = ASK_AGAIN) -> None:
    """WrongUseError when small groups may not be shown apart, since a form promised that they would not be."""
    if promised := count_promises(assessments):
        raise WrongUseError(
            f"{dutch.count(promised, 'formulier belooft', 'formulieren beloven')} dat kleine groepen niet apart in "
            "beeld komen. --open kan dan niet.",
            hint,
        )


def select_notes(comparison: Comparison, assessments: Iterable[Assessment]) -> Notes:
    """The notes to each statement and the answers to each open question, by alphabet.

    Notes only of people whose group shows its answers to that statement, and only beside an answer; words only of
    people whose group is shown in the area of the question.
    """
    home = {perspective.id: group.id for group in comparison.groups for perspective in group.perspectives}
    questions = {question.id for question in comparison.checklist.open_questions}
    shown = {
        (cell.group, id_)
        for area in comparison.areas
        for item in area.statements
        for cell in item.cells
        if cell.counts
        for id_ in (item.statement.id, *(question.id for question in area.area.open_questions))
    }
    notes: dict[StatementId, list[str]] = {}
    for assessment in assessments:
        for id_, answer in assessment.answers.items():
            beside = id_ in questions or answer.choice != NoScore.OPEN
            if answer.note and beside and (home.get(assessment.details.perspective), id_) in shown:
                notes.setdefault(id_, []).append(answer.note)
    return {id_: tuple(sorted(found)) for id_, found in notes.items()}
