"""Draft mails to the lawyer and to who decides, where the plan asks them something."""

import re
from dataclasses import dataclass

from dialoogcheck import dutch
from dialoogcheck.advice import plan_words, words
from dialoogcheck.advice.model import Action, Advice, Feasibility


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
"""What stands in *wie* of an action that asks something of them, or in a sentence of it; of what is asked, in who
could know it."""

ASKING = (
    r"(?:Vraag|Bel|Laat) (?:de|het|een|uw) (?:\w+ )?\w*{name}(?!.*\btwijfel\b)",
    r"(?:Stuur|Mail|Leg|Bespreek|Kies)\b.* (?:aan|naar|met) (?:de|het|een|uw) (?:\w+ )?\w*{name}",
)
"""How a sentence reads that tells to ask this person something, whatever else is so."""

LOOK_ALONG = "Wilt u hierin meekijken?"
DECIDE = "Wilt u hierover besluiten?"
LONGEST_TOPIC = 80
GREETING = "Met vriendelijke groet,"


def write_letters(advice: Advice) -> tuple[Letter, ...]:
    """The mails that this plan calls for, perhaps none.

    None at all where there is no conversation to come: it must wait, or it was held.
    """
    plan = advice.plan
    if advice.result.stopped or plan.held or (plan.days is not None and plan.days < 0):
        return ()
    letters = (_write_to_lawyer(advice), _write_to_decider(advice))
    return tuple(letter for letter in letters if letter)


def _write_to_lawyer(advice: Advice) -> Letter | None:
    asked = find_asked(advice, LAWYER)
    if not asked:
        return None
    return Letter(
        to="De jurist",
        subject=_name_subject(advice, "Juridische vragen bij"),
        before=("Beste collega,", f"{_introduce(advice)} Ik vraag uw hulp bij deze punten:"),
        points=tuple(_write_point(advice, step, LOOK_ALONG) for step in asked),
        after=(
            (
                f"Kunt u mij{_find_deadline(asked)} laten weten wat mag en wat wij anders moeten doen? "
                "Wilt u ook zeggen welke regel dat bepaalt? Dan nemen wij dat op in ons dossier."
            ),
            GREETING,
        ),
    )


def _write_to_decider(advice: Advice) -> Letter | None:
    asked, infeasible = find_asked(advice, DECIDES), advice.plan.feasible is Feasibility.NO
    if not asked and not infeasible:
        return None
    late = ["Let op.", *map(dutch.end_sentence, plan_words.judge_plan(advice))] if infeasible else []
    body = (_introduce(advice), " ".join(late), "Voor een goed gesprek vraag ik u dit:" if asked else "")
    return Letter(
        to="De bestuurlijk opdrachtgever",
        subject=_name_subject(advice, "Besluit nodig voor"),
        before=("Beste opdrachtgever,", *(text for text in body if text)),
        points=tuple(_write_point(advice, step, DECIDE) for step in asked),
        after=(f"Kunt u mij{_find_deadline(asked)} laten weten wat u besluit?", GREETING),
    )


def _name_subject(advice: Advice, what: str) -> str:
    topic = dutch.shorten(advice.result.assessment.details.topic, LONGEST_TOPIC)
    subject = f"{what} het gesprek{_name_day(advice)}"
    return f"{subject}: {topic}" if topic else subject


def _name_day(advice: Advice) -> str:
    return f" op {dutch.write_date(advice.plan.talk)}" if advice.plan.talk else ""


def _introduce(advice: Advice) -> str:
    """What we prepare, in which phase, and when the conversation is."""
    topic, day = advice.result.assessment.details.topic, _name_day(advice)
    about = f" over {topic}" if topic else ""
    when = f"Het gesprek is{day}." if day else "De datum van het gesprek staat nog niet vast."
    return f"Wij bereiden een gesprek voor{about}. Wij zitten in de fase ‘{advice.result.phase.name}’. {when}"


def find_asked(advice: Advice, names: tuple[str, ...]) -> list[Action]:
    """The steps that are for one of these people, or tell to ask them something."""
    return [step for step in advice.plan.doable if any(_asks(step, name) for name in names)]


def _asks(step: Action, name: str) -> bool:
    """Whether a step is for this person, or tells to ask them something; not what to ask only when in doubt."""
    if name in step.who.lower():
        return True
    sentences = () if step.ask else re.split(r"(?<=[.?!])\s+", step.instruction)
    patterns = [re.compile(pattern.format(name=name)) for pattern in ASKING]
    return any(pattern.match(sentence) for pattern in patterns for sentence in sentences)


def _find_deadline(asked: list[Action]) -> str:
    days = [step.ready for step in asked if step.ready]
    return f" uiterlijk {dutch.write_date(min(days))}" if days else ""


def _write_point(advice: Advice, step: Action, question: str) -> str:
    """The statements with our answers, what we ask of the reader, and what we plan: an order to us and not to them."""
    answers = " ".join(
        f"‘{item.statement.text}’ Ons antwoord nu: {words.name_answer(advice.result.checklist, item).lower()}."
        for item in step.because
    )
    if step.ask:
        return f"{answers} Weet u of dit zo is?"
    # Inside quotes others stand; an apostrophe is none.
    plan = re.sub(r"‘(.*?)’(?!\w)", r"“\1”", words.write_instruction(step))
    return f"{answers} {question} Ons plan: ‘{plan}’"
