"""Groups of people that show everything a group report can look like, made from the program's own checklists."""

import contextlib
import datetime as dt
import functools
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from dialoogcheck.answers.file import clean_text
from dialoogcheck.answers.model import Answer, Assessment, Details, NoScore
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import Checklist, ChoiceId, FactId, PerspectiveId, PhaseId, StatementId
from dialoogcheck.document.blocks import Report
from dialoogcheck.group.agenda import plan_agenda
from dialoogcheck.group.comparing import compare
from dialoogcheck.group.meeting import Meeting, produce
from dialoogcheck.group.report import compose_report
from tests.advice.cases import HOSTILE, LONG_NOTE
from tests.group.people import begin_chance

LEANING = {
    "gemeente": 2.2,
    "aanbieder": 1.5,
    "client": 0.9,
    "zorgaanbieder": 1.4,
    "woningcorporatie": 1.9,
    "welzijn": 1.6,
}
"""How well each side sees things, on the scale of 0 to 3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How many people there are of each perspective, and how they answer.

    ``same`` is the one answer that all give, ``unlike`` are answers to facts that only the last person gives.
    ``lost`` are the perspectives that know nothing.
    """

    people: Mapping[str, int]
    checklist: str = "inkoopdialoog"
    open: bool = False
    minutes: int = 90
    phase: str = "strategie"
    same: str = ""
    lost: tuple[str, ...] = ()
    organisation: str = "Gemeente Rivierstad"
    topic: str = "Jeugdhulp 2027"
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    unlike: Mapping[str, str] = field(default_factory=dict)


KINDS = {
    "drie-open": Kind(people={"gemeente": 1, "aanbieder": 1, "client": 1}, open=True, minutes=30),
    "zestien": Kind(people={"gemeente": 6, "aanbieder": 5, "client": 5}),
    "zestig": Kind(people={"gemeente": 20, "aanbieder": 30, "client": 10}, minutes=180),
    "zonder-client": Kind(people={"gemeente": 8, "aanbieder": 9}),
    "eens": Kind(people={"gemeente": 6, "aanbieder": 6, "client": 6}, same="ja", minutes=60),
    "eens-client-te-klein": Kind(people={"gemeente": 6, "aanbieder": 6, "client": 3}, same="ja", minutes=60),
    "eens-zonder-gemeente": Kind(people={"aanbieder": 6, "client": 6}, same="ja", minutes=60),
    "eens-client-weet-niets": Kind(
        people={"gemeente": 6, "aanbieder": 6, "client": 6}, same="ja", minutes=60, lost=("client",)
    ),
    "alles-nee": Kind(people={"gemeente": 6, "aanbieder": 6, "client": 6}, same="nee", minutes=240),
    "niemand-weet-het": Kind(people={"gemeente": 6, "aanbieder": 6, "client": 6}, same="weet-niet"),
    "client-te-klein": Kind(people={"gemeente": 8, "aanbieder": 7, "client": 3}),
    "klein-samen": Kind(people={"gemeente": 8, "aanbieder": 3, "client": 3}),
    "alles-te-klein": Kind(people={"gemeente": 2, "aanbieder": 1, "client": 1}),
    "een-groep": Kind(people={"gemeente": 7}),
    "tweeduizend": Kind(people={"gemeente": 400, "aanbieder": 900, "client": 700}, minutes=240),
    "procedure": Kind(people={"gemeente": 6, "aanbieder": 6, "client": 6}, phase="procedure"),
    "visie": Kind(people={"gemeente": 6, "aanbieder": 6, "client": 6}, phase="visie", minutes=120),
    "uitvoering": Kind(people={"gemeente": 6, "aanbieder": 6, "client": 6}, phase="uitvoering"),
    "notities": Kind(people={"gemeente": 6, "aanbieder": 6, "client": 6}, notes=("Dit weten wij niet.", LONG_NOTE)),
    "vijandig": Kind(
        people={"gemeente": 2, "aanbieder": 2, "client": 2},
        open=True,
        organisation=HOSTILE[0],
        topic=HOSTILE[4],
        notes=HOSTILE,
        remarks=HOSTILE[:2],
    ),
    "lang": Kind(
        people={"gemeente": 6, "aanbieder": 3, "client": 3},
        organisation="Samenwerkende gemeenten " * 8,
        topic="Een lang onderwerp over hulp " * 8,
        remarks=("De checklist is veranderd. Loop de antwoorden nog eens na.",),
    ),
}


MANY_PARTIES = {"gemeente": 6, "zorgaanbieder": 7, "woningcorporatie": 5, "welzijn": 6, "client": 5}
KINDS |= {
    "terugblik": Kind(
        checklist="terugblik",
        phase="na-gesprek",
        people={"gemeente": 6, "aanbieder": 7, "client": 5},
        notes=("Ik durfde nog niet alles te zeggen.",),
        words=("Het gesprek was prettig.", "Ik voelde mij gehoord.", LONG_NOTE, *HOSTILE),
    ),
    "meerpartijen": Kind(
        checklist="meerpartijen",
        phase="samenwerken",
        people=MANY_PARTIES,
        minutes=120,
        topic="Samen voor jongeren in Rivierstad",
        facts={"inkoop": "nee"},
        unlike={"inkoop": "ja"},
    ),
    "meerpartijen-drie-te-klein": Kind(
        checklist="meerpartijen",
        phase="beginnen",
        people=MANY_PARTIES | {"welzijn": 0, "client": 4},
        facts={"inkoop": "ja"},
    ),
    "meerpartijen-samen": Kind(
        checklist="meerpartijen",
        phase="vernieuwen",
        people=MANY_PARTIES | {"woningcorporatie": 3, "welzijn": 2, "client": 0},
        minutes=240,
    ),
}


def make_people(kind: Kind, checklist: Checklist, details: Details) -> list[Assessment]:
    """The people of this kind of group, always the same ones."""
    chance = begin_chance(2026)
    tilt = {
        (statement.id, str(side.id)): chance.gauss(0, 0.8)
        for statement in checklist.statements
        for side in checklist.perspectives
    }
    people: list[Assessment] = []
    for side, number in kind.people.items():
        for _ in range(number):
            answers = {}
            for place, statement in enumerate(checklist.statements):
                choice: ChoiceId | NoScore
                if side in kind.lost:
                    choice = NoScore.UNKNOWN
                elif kind.same:
                    choice = NoScore(kind.same) if kind.same in set(NoScore) else ChoiceId(kind.same)
                else:
                    choice = _pick(
                        checklist,
                        LEANING[side] + tilt[statement.id, side] + chance.gauss(0, 0.7),
                        chance.random(),
                        lost=side == "client" and place % 7 == 0,
                    )
                answers[statement.id] = Answer(choice=choice)
            people.append(
                Assessment(
                    checklist=checklist.id,
                    version=checklist.version,
                    fingerprint=None,
                    details=replace(details, perspective=PerspectiveId(side)),
                    answers=answers,
                )
            )
    people[-1] = replace(
        people[-1],
        details=replace(
            people[-1].details, facts={**details.facts, **{FactId(id_): value for id_, value in kind.unlike.items()}}
        ),
    )
    return people


def _pick(checklist: Checklist, value: float, luck: float, *, lost: bool) -> ChoiceId | NoScore:
    if luck < (0.6 if lost else 0.08):
        return NoScore.UNKNOWN
    if luck > 0.96:
        return NoScore.NOT_APPLICABLE
    return checklist.scale[max(0, min(checklist.top_points, round(value)))].id


@functools.cache
def make_meeting(name: str) -> Meeting:
    """The comparison and the agenda of a kind of group."""
    kind = KINDS[name]
    checklist = load_checklist(kind.checklist)
    facts = {fact.id: fact.default for fact in checklist.facts_in(PhaseId(kind.phase))} | {
        FactId(id_): value for id_, value in kind.facts.items()
    }
    details = Details(
        organisation=clean_text(kind.organisation),
        topic=clean_text(kind.topic),
        date=dt.date(2026, 11, 24),
        phase=PhaseId(kind.phase),
        facts=facts,
        perspective=PerspectiveId("gemeente"),
        fictitious=name == "zestien",
    )
    comparison = compare(checklist, make_people(kind, checklist, details), details, open_=kind.open)
    ids = [statement.id for statement in checklist.statements]
    notes: dict[StatementId, list[str]] = {}
    for number, note in enumerate(kind.notes):
        notes.setdefault(ids[number * 3], []).append(clean_text(note))
    questions = [question.id for question in checklist.open_questions]
    for number, text in enumerate(kind.words):
        notes.setdefault(questions[number % len(questions)], []).append(clean_text(text))
    return Meeting(
        comparison=comparison,
        agenda=plan_agenda(comparison, kind.minutes),
        notes={id_: tuple(sorted(found)) for id_, found in notes.items()},
        remarks=tuple(map(clean_text, kind.remarks)),
    )


@functools.cache
def compose(name: str) -> Report:
    """The group report of a kind of group, as blocks."""
    meeting = make_meeting(name)
    return compose_report(meeting.comparison, meeting.agenda, notes=meeting.notes, remarks=meeting.remarks)


@functools.cache
def render(name: str, format_: str) -> bytes:
    """The group report of a kind of group; what WeasyPrint says about it is a fault."""
    with listen_to_printer() as said:
        made = produce(make_meeting(name), format_)
    assert said == []
    return made


@contextlib.contextmanager
def listen_to_printer() -> Iterator[list[str]]:
    """What WeasyPrint says while something is printed."""
    listener = _Listener(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        yield listener.said
    finally:
        logger.removeHandler(listener)


class _Listener(logging.Handler):
    """Keeps what is said."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())
