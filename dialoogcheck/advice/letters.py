"""Draft mails to the lawyer and to who decides, where the plan asks them something."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialoogcheck import dutch
from dialoogcheck.advice import plan_words, words
from dialoogcheck.advice.model import Action, ActionForm, Advice, Feasibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail to finish and send: to whom, about what, and the paragraphs; ``points`` are what is asked, a line each."""

    to: str
    subject: str
    before: tuple[str, ...]
    points: tuple[str, ...]
    after: tuple[str, ...]


LAWYER = ("jurist",)
DECIDES = ("opdrachtgever", "wethouder", "bestuurder", "college")
"""What stands in *wie* of an action that asks something of them."""


def write_letters(advice: Advice) -> tuple[Letter, ...]:
    """The mails that this plan calls for, perhaps none."""
    return tuple(_write_all(advice))


def _write_all(advice: Advice) -> Iterator[Letter]:
    plan = advice.plan
    topic = advice.result.assessment.details.topic or "dit onderwerp"
    day = f" op {dutch.write_date(plan.talk)}" if plan.talk else ""
    begin = _introduce(advice, topic, day)
    about = topic if advice.result.stopped else f"het gesprek over {topic}{day}"
    if asked := _find_asked(advice, LAWYER):
        answer = _find_deadline(asked)
        yield Letter(
            to="De jurist",
            subject=f"Vraag over {about}",
            before=("Beste collega,", f"{begin} Ik vraag uw hulp bij deze punten:"),
            points=tuple(_write_point(advice, step) for step in asked),
            after=(
                (
                    f"Kunt u mij{answer} laten weten wat mag en wat wij anders moeten doen? "
                    "Wilt u ook zeggen welke regel dat bepaalt? Dan nemen wij dat op in ons dossier."
                ),
                "Met vriendelijke groet,",
            ),
        )
    # Where dialogue must wait there is no conversation to decide on.
    asked = [] if advice.result.stopped else _find_asked(advice, DECIDES)
    infeasible = plan.feasible is Feasibility.NO
    if asked or infeasible:
        answer = _find_deadline(asked)
        late = ["Let op.", *(dutch.end_sentence(text) for text in plan_words.judge_plan(advice))] if infeasible else []
        points = tuple(_write_point(advice, step) for step in asked)
        yield Letter(
            to="De bestuurlijk opdrachtgever",
            subject=f"Besluit nodig voor {about}",
            before=(
                "Beste opdrachtgever,",
                begin,
                *([" ".join(late)] if late else []),
                *(["Voor een goed gesprek vraag ik u dit:"] if points else []),
            ),
            points=points,
            after=(f"Kunt u mij{answer} laten weten wat u besluit?", "Met vriendelijke groet,"),
        )


def _introduce(advice: Advice, topic: str, day: str) -> str:
    """What we are doing and in which phase, and when the conversation is where there is one to come."""
    plan, phase = advice.plan, f"Wij zitten in de fase ‘{advice.result.phase.name}’."
    if advice.result.stopped:
        return f"Dit gaat over {topic}. {phase}"
    if plan.held or (plan.days is not None and plan.days < 0):
        return f"Wij hadden{day} een gesprek over {topic}. {phase}"
    when = f"Het gesprek is{day}." if day else "De datum van het gesprek staat nog niet vast."
    return f"Wij bereiden een gesprek voor over {topic}. {phase} {when}"


def _find_asked(advice: Advice, names: tuple[str, ...]) -> list[Action]:
    steps = (step for step in advice.plan.steps if step.form is not ActionForm.TOO_LATE)
    return [step for step in steps if any(name in _name_people(step).lower() for name in names)]


def _name_people(step: Action) -> str:
    """The words of a step that name whom it asks something of; what nobody knows is asked of who could know it."""
    return step.who if step.ask else f"{step.who} {step.instruction}"


def _find_deadline(asked: list[Action]) -> str:
    days = [step.ready for step in asked if step.ready]
    return f" uiterlijk {dutch.write_date(min(days))}" if days else ""


def _write_point(advice: Advice, step: Action) -> str:
    answers = " ".join(
        f"‘{item.statement.text}’ Ons antwoord nu: {words.name_answer(advice.result.checklist, item).lower()}."
        for item in step.because
    )
    return f"{answers} {words.write_instruction(step) if not step.ask else 'Weet u of dit zo is?'}"
