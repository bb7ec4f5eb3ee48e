"""The questionnaire without a terminal: which question comes next, and what an answer changes."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from dialoogcheck.answers.model import OPEN_ANSWER, Answer, Assessment, Draft, NoScore
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.model import (
    Area,
    Checklist,
    ChoiceId,
    FactId,
    Perspective,
    PerspectiveId,
    PhaseId,
    Statement,
    StatementId,
)


class StepKind(StrEnum):
    """What a question is about."""

    ORGANISATION = "organisatie"
    TOPIC = "onderwerp"
    PHASE = "fase"
    FACT = "feit"
    PERSPECTIVE = "perspectief"
    STATEMENT = "stelling"
    OPEN_QUESTION = "open vraag"
    REVIEW = "controle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One question, or the review at the end; ``id`` names the fact, the statement or the open question."""

    kind: StepKind
    id: str = ""


ORGANISATION = Step(kind=StepKind.ORGANISATION)
TOPIC = Step(kind=StepKind.TOPIC)
PHASE = Step(kind=StepKind.PHASE)
PERSPECTIVE = Step(kind=StepKind.PERSPECTIVE)
REVIEW = Step(kind=StepKind.REVIEW)

TEXTS = frozenset({StepKind.ORGANISATION, StepKind.TOPIC, StepKind.OPEN_QUESTION})
"""What is answered in words; it may be left empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a statement stands: ``number`` of ``total`` statements, in area ``area_number`` of ``area_total``.

    All count from 1.
    """

    number: int
    total: int
    area: Area
    area_number: int
    area_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """A check that is being filled in, and the question that is on the screen.

    ``origin`` is where somebody goes back to who only came to change one answer. ``open_only`` passes over what is
    answered. ``given`` are questions that were answered on the command line: they are passed over, but the review shows
    them. ``left`` is the question that somebody came back from to the review, so that it can be found again there.
    """

    checklist: Checklist
    draft: Draft
    at: Step
    origin: Step | None = None
    open_only: bool = False
    given: frozenset[Step] = frozenset()
    left: Step | None = field(default=None, compare=False)


def begin_interview(checklist: Checklist, draft: Draft, given: frozenset[Step] = frozenset()) -> Interview:
    """An interview at the first question that is still open, or at the review.

    A check that was done is opened again.
    """
    options = [perspective.id for perspective in list_perspectives(checklist)]
    if draft.perspective not in options:
        # A file may hold one that answers no statements itself.
        draft = replace(draft, perspective=options[0] if len(options) == 1 else None)
    if draft.phase is None and len(checklist.phases) == 1:
        draft = replace(draft, phase=checklist.phases[0].id)
    interview = Interview(checklist=checklist, draft=replace(draft, done=False), at=REVIEW, given=given)
    return replace(interview, at=_find_open(interview, list_steps(interview)))


def list_perspectives(checklist: Checklist) -> tuple[Perspective, ...]:
    """The perspectives that answer the statements themselves; all when a checklist knows no such difference."""
    return tuple(perspective for perspective in checklist.perspectives if perspective.full) or checklist.perspectives


def list_steps(interview: Interview) -> tuple[Step, ...]:
    """Every question there is now, in order.

    Which facts and statements are asked depends on earlier answers: as long as those are open, the list ends before
    them.
    """
    checklist, draft = interview.checklist, interview.draft
    steps = [ORGANISATION, TOPIC, *([PHASE] if len(checklist.phases) > 1 else [])]
    if draft.phase is None:
        return tuple(steps)
    steps += [Step(kind=StepKind.FACT, id=fact.id) for fact in checklist.facts_in(draft.phase)]
    if len(list_perspectives(checklist)) > 1:
        steps.append(PERSPECTIVE)
    if draft.details(checklist):
        for area, statements in list_areas(interview):
            steps += [Step(kind=StepKind.STATEMENT, id=statement.id) for statement in statements]
            steps += [Step(kind=StepKind.OPEN_QUESTION, id=question.id) for question in area.open_questions]
        steps.append(REVIEW)
    return tuple(steps)


def list_areas(interview: Interview) -> tuple[tuple[Area, tuple[Statement, ...]], ...]:
    """Per area the statements that are asked; nothing while a detail is open."""
    details = interview.draft.details(interview.checklist)
    return select_statements(interview.checklist, details) if details else ()


def read_value(interview: Interview, step: Step) -> str | None:
    """What was answered to this question, as text or id; None when it is open.

    An open question may be left empty: it is never open here.
    """
    draft = interview.draft
    if step.kind is StepKind.OPEN_QUESTION:
        return read_answer(interview, step).note
    if step.kind is StepKind.STATEMENT:
        choice = read_answer(interview, step).choice
        return None if choice == NoScore.OPEN else str(choice)
    if step.kind is StepKind.FACT:
        return draft.facts.get(FactId(step.id))
    values = {ORGANISATION: draft.organisation, TOPIC: draft.topic, PHASE: draft.phase, PERSPECTIVE: draft.perspective}
    return values.get(step)


def read_answer(interview: Interview, step: Step) -> Answer:
    """The answer to a statement with its note; an open one when there is none."""
    return interview.draft.answers.get(StatementId(step.id), OPEN_ANSWER)


def locate(interview: Interview, step: Step) -> Position:
    """Where this statement or open question stands; KeyError when it is not asked.

    An open question has the number of the statement before it.
    """
    areas = list_areas(interview)
    total = sum(len(group) for _, group in areas)
    before = 0
    for area_number, (area, statements) in enumerate(areas, 1):
        ids: list[str] = [statement.id for statement in statements]
        if step.id in {*ids, *(question.id for question in area.open_questions)}:
            number = before + (ids.index(step.id) + 1 if step.id in ids else len(ids))
            return Position(number=number, total=total, area=area, area_number=area_number, area_total=len(areas))
        before += len(ids)
    raise KeyError(step.id)


def count_answered(interview: Interview) -> tuple[int, int]:
    """How many of the statements that are asked have an answer, and how many are asked."""
    total = len(_list_statements(interview))
    return total - len(list_open(interview)), total


def _list_statements(interview: Interview) -> list[Statement]:
    return [statement for _, group in list_areas(interview) for statement in group]


def _is_answered(interview: Interview, statement: Statement) -> bool:
    return interview.draft.answers.get(statement.id, OPEN_ANSWER).choice != NoScore.OPEN


def list_open(interview: Interview) -> tuple[Statement, ...]:
    """The statements that are asked and have no answer."""
    return tuple(statement for statement in _list_statements(interview) if not _is_answered(interview, statement))


def list_passed_over(interview: Interview) -> tuple[Statement, ...]:
    """Those without an answer that stand before one with an answer."""
    statements = _list_statements(interview)
    while statements and not _is_answered(interview, statements[-1]):
        statements.pop()
    return tuple(statement for statement in statements if not _is_answered(interview, statement))


def is_unfinished(interview: Interview) -> bool:
    """Whether a question that is asked is still open."""
    return _find_open(interview, list_steps(interview)) != REVIEW


def is_first(interview: Interview) -> bool:
    """Whether there is nothing to go back to."""
    return go_back(interview).at == interview.at


def fill_in(interview: Interview, value: str) -> Interview:
    """Answer the question on the screen and go to the next; a statement keeps its note.

    ValueError when the question has no such option, and at the review: a program that sends that has a fault.
    """
    return _go_on(replace(interview, draft=_record(interview, value)))


def _record(interview: Interview, value: str) -> Draft:
    checklist, draft, step = interview.checklist, interview.draft, interview.at
    if step.kind not in TEXTS and value not in list_values(interview):
        raise ValueError(value)
    match step.kind:
        case StepKind.ORGANISATION:
            return replace(draft, organisation=value)
        case StepKind.TOPIC:
            return replace(draft, topic=value)
        case StepKind.PHASE:
            return replace(draft, phase=PhaseId(value))
        case StepKind.FACT:
            return replace(draft, facts={**draft.facts, FactId(step.id): value})
        case StepKind.PERSPECTIVE:
            return replace(draft, perspective=PerspectiveId(value))
        case _:
            answer = read_answer(interview, step)
            if step.kind is StepKind.OPEN_QUESTION:
                answer = replace(answer, note=value)
            else:
                scale = {choice.id for choice in checklist.scale}
                answer = replace(answer, choice=ChoiceId(value) if value in scale else NoScore(value))
            return _set_answer(draft, step, answer)


def list_values(interview: Interview) -> tuple[str, ...]:
    """The ids that can answer the question on the screen; nothing for a text and for the review."""
    checklist, step = interview.checklist, interview.at
    match step.kind:
        case StepKind.PHASE:
            return tuple(phase.id for phase in checklist.phases)
        case StepKind.FACT:
            return tuple(option.id for option in checklist.fact(FactId(step.id)).options)
        case StepKind.PERSPECTIVE:
            return tuple(perspective.id for perspective in list_perspectives(checklist))
        case StepKind.STATEMENT:
            return (*(choice.id for choice in checklist.scale), NoScore.UNKNOWN.value, NoScore.NOT_APPLICABLE.value)
        case _:
            return ()


def set_note(interview: Interview, note: str) -> Interview:
    """Give the statement on the screen this note and stay there; an empty note takes it away.

    ValueError at another question.
    """
    if interview.at.kind is not StepKind.STATEMENT:
        raise ValueError(interview.at)
    answer = replace(read_answer(interview, interview.at), note=note)
    return replace(interview, draft=_set_answer(interview.draft, interview.at, answer))


def _set_answer(draft: Draft, step: Step, answer: Answer) -> Draft:
    others = {id_: other for id_, other in draft.answers.items() if id_ != step.id}
    return replace(draft, answers=others if answer == OPEN_ANSWER else {**others, StatementId(step.id): answer})


def _go_on(interview: Interview) -> Interview:
    steps = list_steps(interview)
    if interview.origin:
        # Another phase may ask for facts that nobody knows yet: first those, then back to where it began.
        open_step = next(
            (step for step in steps if step.kind is not StepKind.STATEMENT and _is_open(interview, step)), None
        )
        if open_step:
            return replace(interview, at=open_step)
        return _arrive(interview, interview.origin if interview.origin in steps else REVIEW)
    later = steps[steps.index(interview.at) + 1 :]
    if interview.open_only:
        return _arrive(interview, _find_open(interview, later + steps))
    return _arrive(
        interview, next((step for step in later if step not in interview.given), None) or _find_open(interview, steps)
    )


def _arrive(interview: Interview, step: Step) -> Interview:
    left = interview.at if interview.origin == REVIEW else None
    return replace(interview, at=step, origin=None, open_only=interview.open_only and step != REVIEW, left=left)


def _find_open(interview: Interview, steps: tuple[Step, ...]) -> Step:
    return next((step for step in steps if _is_open(interview, step)), REVIEW)


def _is_open(interview: Interview, step: Step) -> bool:
    return step != REVIEW and read_value(interview, step) is None


def go_back(interview: Interview) -> Interview:
    """The question before this one, or the place somebody came from to change one answer.

    At the first question nothing changes.
    """
    steps = list_steps(interview)
    if interview.origin in steps:
        return _arrive(interview, interview.origin)
    earlier = [step for step in steps[: steps.index(interview.at)] if step not in interview.given]
    return replace(interview, at=earlier[-1] if earlier else interview.at)


def jump(interview: Interview, step: Step) -> Interview:
    """Go to a question that was picked from a list. ValueError when it is not asked.

    From the review, or to something that has an answer: to change that one and come back. To an open one: to go on from
    there.
    """
    if step not in list_steps(interview):
        raise ValueError(step)
    if step == interview.at:
        return interview
    comes_back = step != REVIEW and (interview.at == REVIEW or not _is_open(interview, step))
    origin = (interview.origin or interview.at) if comes_back else None
    return replace(interview, at=step, origin=None if origin == step else origin, open_only=False)


def answer_open(interview: Interview) -> Interview:
    """Go through the open questions only, from the first; the review when there are none."""
    return replace(interview, at=_find_open(interview, list_steps(interview)), origin=None, open_only=True)


def finish(interview: Interview) -> Interview:
    """End the check, whatever is open. ValueError before the review: then a detail is missing that the result needs."""
    if interview.at != REVIEW:
        raise ValueError(interview.at)
    return replace(interview, draft=replace(interview.draft, done=True))


def compose_assessment(interview: Interview) -> Assessment:
    """The answers as the other parts of the program know them. ValueError while a detail is open."""
    checklist = interview.checklist
    details = interview.draft.details(checklist)
    if not details:
        raise ValueError(interview.at)
    return Assessment(
        checklist=checklist.id,
        version=checklist.version,
        fingerprint=compute_fingerprint(checklist),
        details=details,
        answers=interview.draft.answers,
    )
