"""The questionnaire without a terminal: which question comes next, and what an answer changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from dialoogcheck.answers.choices import list_offered
from dialoogcheck.answers.codes import name_codes
from dialoogcheck.answers.model import OPEN_ANSWER, Answer, Assessment, Draft, NoDate, NoScore, Talk
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.answers.talk import doubt_talk, read_talk
from dialoogcheck.checklist import model
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.dutch import begin_sentence


class StepKind(StrEnum):
    """What a question is about."""

    ORGANISATION = "organisatie"
    TOPIC = "onderwerp"
    PHASE = "fase"
    TALK = "datum van het gesprek"
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
TALK = Step(kind=StepKind.TALK)
PERSPECTIVE = Step(kind=StepKind.PERSPECTIVE)
REVIEW = Step(kind=StepKind.REVIEW)

TEXTS = frozenset({StepKind.ORGANISATION, StepKind.TOPIC, StepKind.OPEN_QUESTION})
"""What is answered in words; it may be left empty."""

DETAILS = frozenset(
    {
        *(StepKind.ORGANISATION, StepKind.TOPIC, StepKind.PHASE, StepKind.TALK),
        *(StepKind.FACT, StepKind.PERSPECTIVE),
    }
)
"""What is asked before the statements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """A check that is being filled in, and the question that is on the screen.

    ``origin`` is where somebody goes back to who only came to change one answer. ``open_only`` passes over what is
    answered. ``given`` are questions that were answered on the command line: they are passed over, but the review shows
    them. ``left`` is the question that somebody came back from to the review, so that it can be found again there.
    """

    checklist: model.Checklist
    draft: Draft
    at: Step
    origin: Step | None = None
    open_only: bool = False
    given: frozenset[Step] = frozenset()
    left: Step | None = field(default=None, compare=False)

    def list_steps(self) -> tuple[Step, ...]:
        """Every question there is now, in order.

        Which facts and statements are asked depends on earlier answers: as long as those are open, the list ends before
        them.
        """
        checklist, draft = self.checklist, self.draft
        steps = [ORGANISATION, TOPIC, *([PHASE] if len(checklist.phases) > 1 else [])]
        if draft.phase is None:
            return tuple(steps)
        steps += self._list_situation(draft.phase)
        if len(list_perspectives(checklist)) > 1:
            steps.append(PERSPECTIVE)
        if draft.details(checklist):
            for _, asked in self.list_areas():
                steps += asked
            steps.append(REVIEW)
        return tuple(steps)

    def _list_situation(self, phase: model.PhaseId) -> list[Step]:
        """The date of the conversation and the facts.

        Where a phase stops, the facts tell whether there is a conversation: its date comes after them, or not at all.
        """
        facts = [Step(kind=StepKind.FACT, id=fact.id) for fact in self.checklist.facts_in(phase)]
        stop = self.checklist.phase(phase).stop
        if not stop:
            return [TALK, *facts]
        known = {id_: value for id_, value in self.draft.facts.items() if Step(kind=StepKind.FACT, id=id_) in facts}
        return [*facts, TALK] if len(known) == len(facts) and not stop.holds(known) else facts

    def list_areas(self) -> Iterator[tuple[model.Area, list[Step]]]:
        """Per area the questions about it, its statements first; nothing while a detail is open."""
        for area, statements in self._select():
            steps = [Step(kind=StepKind.STATEMENT, id=statement.id) for statement in statements]
            yield area, steps + [Step(kind=StepKind.OPEN_QUESTION, id=question.id) for question in area.open_questions]

    def _select(self) -> tuple[tuple[model.Area, tuple[model.Statement, ...]], ...]:
        details = self.draft.details(self.checklist)
        return select_statements(self.checklist, details) if details else ()

    def _list_statements(self) -> list[model.Statement]:
        return [statement for _, group in self._select() for statement in group]

    def read_value(self, step: Step) -> str | None:
        """What was answered to this question, as text or id; None when it is open.

        An open question may be left empty: it is never open here.
        """
        draft = self.draft
        if step.kind is StepKind.OPEN_QUESTION:
            return self.read_answer(step.id).note
        if step.kind is StepKind.STATEMENT:
            choice = self.read_answer(step.id).choice
            return None if choice == NoScore.OPEN else str(choice)
        if step.kind is StepKind.FACT:
            return draft.facts.get(model.FactId(step.id))
        talk = str(draft.talk) if draft.talk else None
        details = {ORGANISATION: draft.organisation, TOPIC: draft.topic, PHASE: draft.phase, TALK: talk}
        return draft.perspective if step == PERSPECTIVE else details.get(step)

    def read_talk(self, text: str) -> Talk | None:
        """The answer that this text is to when the conversation is, None when it is none.

        Without a year it is the nearest such day, seen from the check.
        """
        return read_talk(text, self.draft.date, backwards=self.checklist.looks_back)

    def doubt(self, talk: Talk | None) -> str:
        """What is odd about this answer to when the conversation is; empty when nothing is."""
        return doubt_talk(talk, self.draft.date, looks_back=self.checklist.looks_back)

    def read_answer(self, id_: str) -> Answer:
        """The answer to a statement with its note; an open one when there is none."""
        return self.draft.answers.get(model.StatementId(id_), OPEN_ANSWER)

    def count_answered(self) -> tuple[int, int]:
        """How many of the statements that are asked have an answer, and how many are asked."""
        total = len(self._list_statements())
        return total - len(self.list_open()), total

    def list_open(self) -> tuple[model.Statement, ...]:
        """The statements that are asked and have no answer."""
        asked = self._list_statements()
        return tuple(statement for statement in asked if self.read_answer(statement.id).choice == NoScore.OPEN)

    def list_passed_over(self) -> tuple[model.Statement, ...]:
        """Those without an answer that stand before one with an answer."""
        statements, open_ids = self._list_statements(), {statement.id for statement in self.list_open()}
        while statements and statements[-1].id in open_ids:
            statements.pop()
        return tuple(statement for statement in statements if statement.id in open_ids)

    def is_first(self) -> bool:
        """Whether there is nothing to go back to."""
        return self.go_back().at == self.at

    def list_options(self, step: Step) -> Mapping[str, str]:
        """The ids that can answer this question, each with its name; nothing for a text and for the review."""
        checklist = self.checklist
        match step.kind:
            case StepKind.PHASE:
                return {phase.id: phase.name for phase in checklist.phases}
            case StepKind.FACT:
                return {option.id: option.name for option in checklist.fact(model.FactId(step.id)).options}
            case StepKind.PERSPECTIVE:
                return {side.id: begin_sentence(side.name) for side in list_perspectives(checklist)}
            case StepKind.STATEMENT:
                names = dict(name_codes(checklist).values())
                return {id_: names[id_] for id_ in self.list_numbers(step)}
            case _:
                return {}

    def list_numbers(self, step: Step) -> Mapping[str, int]:
        """The number of each id that can answer this question; on the scale its place, whatever is left out there."""
        if step.kind is StepKind.STATEMENT:
            return list_offered(self.checklist, self.checklist.statement(model.StatementId(step.id)))
        return {id_: number for number, id_ in enumerate(self.list_options(step), start=1)}

    def fill_in(self, value: str) -> "Interview":
        """Answer the question on the screen and go to the next; a statement keeps its note.

        The date of the conversation may be written in any way; a text that was wiped out says that nobody knows it.
        ValueError when the question has no such option, and at the review: a program that sends that has a fault.
        """
        good = not value or self.read_talk(value) if self.at == TALK else value in self.list_options(self.at)
        if self.at.kind not in TEXTS and not good:
            raise ValueError(value)
        draft = self._record_detail(value) if self.at.kind in DETAILS else self._record_answer(value)
        return replace(self, draft=draft).go_on()

    def _record_detail(self, value: str) -> Draft:
        draft = self.draft
        match self.at.kind:
            case StepKind.ORGANISATION:
                return replace(draft, organisation=value)
            case StepKind.TOPIC:
                return replace(draft, topic=value)
            case StepKind.PHASE:
                return replace(draft, phase=model.PhaseId(value))
            case StepKind.TALK:
                return replace(draft, talk=self.read_talk(value) or NoDate.NOT_KNOWN)
            case StepKind.FACT:
                return replace(draft, facts={**draft.facts, model.FactId(self.at.id): value})
            case _:
                return replace(draft, perspective=model.PerspectiveId(value))

    def _record_answer(self, value: str) -> Draft:
        answer = self.read_answer(self.at.id)
        if self.at.kind is StepKind.OPEN_QUESTION:
            return self._change_answer(replace(answer, note=value))
        scale = {choice.id for choice in self.checklist.scale}
        choice = model.ChoiceId(value) if value in scale else NoScore(value)
        return self._change_answer(replace(answer, choice=choice))

    def set_note(self, note: str) -> "Interview":
        """Give the statement on the screen this note and stay there; an empty note takes it away.

        ValueError at another question.
        """
        if self.at.kind is not StepKind.STATEMENT:
            raise ValueError(self.at)
        return replace(self, draft=self._change_answer(replace(self.read_answer(self.at.id), note=note)))

    def _change_answer(self, answer: Answer) -> Draft:
        others = {id_: other for id_, other in self.draft.answers.items() if id_ != self.at.id}
        return replace(
            self.draft, answers=others if answer == OPEN_ANSWER else {**others, model.StatementId(self.at.id): answer}
        )

    def go_on(self) -> "Interview":
        """The next question; the place somebody came from to change one answer, once all is known that it needs."""
        steps = self.list_steps()
        if self.origin:
            # Another phase may ask for facts that nobody knows yet: first those, then back to where it began.
            open_step = self._find_open(step for step in steps if step.kind is not StepKind.STATEMENT)
            if open_step != REVIEW:
                return replace(self, at=open_step)
            return self._arrive(self.origin if self.origin in steps else REVIEW)
        later = steps[steps.index(self.at) + 1 :]
        if self.open_only:
            return self._arrive(self._find_open(later + steps))
        following = next((step for step in later if step not in self.given), None)
        return self._arrive(following or self._find_open(steps))

    def _arrive(self, step: Step) -> "Interview":
        left = self.at if self.origin == REVIEW else None
        return replace(self, at=step, origin=None, open_only=self.open_only and step != REVIEW, left=left)

    def _find_open(self, steps: Iterable[Step]) -> Step:
        return next((step for step in steps if self._is_open(step)), REVIEW)

    def _is_open(self, step: Step) -> bool:
        return step != REVIEW and self.read_value(step) is None

    def go_back(self) -> "Interview":
        """The question before this one, or the place somebody came from to change one answer.

        At the first question nothing changes.
        """
        steps = self.list_steps()
        if self.origin in steps:
            return self._arrive(self.origin)
        earlier = [step for step in steps[: steps.index(self.at)] if step not in self.given]
        return replace(self, at=earlier[-1] if earlier else self.at)

    def jump(self, step: Step) -> "Interview":
        """Go to a question that was picked from a list. ValueError when it is not asked.

        From the review, or to something that has an answer: to change that one and come back. To an open one: to go on
        from there.
        """
        if step not in self.list_steps():
            raise ValueError(step)
        if step == self.at:
            return self
        comes_back = step != REVIEW and (self.at == REVIEW or not self._is_open(step))
        origin = (self.origin or self.at) if comes_back else None
        return replace(self, at=step, origin=None if origin == step else origin, open_only=False)

    def answer_open(self) -> "Interview":
        """Go through the open questions only, from the first; the review when there are none."""
        return replace(self, at=self._find_open(self.list_steps()), origin=None, open_only=True)

    def finish(self) -> "Interview":
        """End the check, whatever is open. ValueError before the review: a detail that the result needs is missing."""
        if self.at != REVIEW:
            raise ValueError(self.at)
        return replace(self, draft=replace(self.draft, done=True))

    def compose_assessment(self) -> Assessment:
        """The answers as the other parts of the program know them. ValueError while a detail is open."""
        details = self.draft.details(self.checklist)
        if not details:
            raise ValueError(self.at)
        return Assessment(
            checklist=self.checklist.id,
            version=self.checklist.version,
            fingerprint=compute_fingerprint(self.checklist),
            details=details,
            answers=self.draft.answers,
        )


def begin_interview(checklist: model.Checklist, draft: Draft, given: frozenset[Step] = frozenset()) -> Interview:
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
    return replace(interview.answer_open(), open_only=False)


def list_perspectives(checklist: model.Checklist) -> tuple[model.Perspective, ...]:
    """The perspectives that answer the statements themselves; all when a checklist knows no such difference."""
    return tuple(perspective for perspective in checklist.perspectives if perspective.full) or checklist.perspectives
