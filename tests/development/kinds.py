"""Developments that show everything a report about several moments can look like."""

import datetime as dt
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dialoogcheck.advice.result import Result
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.file import clean_text
from dialoogcheck.answers.model import Answer, Assessment, Details, NoScore
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import (
    Area,
    Checklist,
    ChecklistId,
    Choice,
    ChoiceId,
    Counterpart,
    PerspectiveId,
    PhaseId,
)
from dialoogcheck.development.lookback import look_back
from dialoogcheck.development.model import GroupTrend, Retrospect, Trend
from dialoogcheck.development.moments import Development, produce
from dialoogcheck.development.tracking import track, track_groups
from dialoogcheck.group.comparing import compare
from dialoogcheck.group.model import Comparison
from tests.advice.cases import HOSTILE, LONG_NOTE
from tests.group.kinds import LEANING, listen_to_printer
from tests.group.people import begin_chance

FIRST_DAY = dt.date(2026, 3, 3)
BETWEEN = dt.timedelta(days=131)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One moment: how well things go (0 to 3 on the scale), and what is filled in.

    Unlike a person, a group has ``people`` of each side.

    ``same`` is the one answer to everything; ``lean`` moves a side up or down.
    """

    level: float = 1.6
    same: str = ""
    date: dt.date | None = FIRST_DAY
    phase: str = "strategie"
    side: str = "gemeente"
    short: bool = False
    organisation: str = "Gemeente Rivierstad"
    topic: str = "Jeugdhulp 2027"
    notes: tuple[str, ...] = ()
    fingerprint: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, int] = field(default_factory=dict)
    lean: Mapping[str, float] = field(default_factory=dict)
    open: bool = False
    later: bool = False
    fictitious: bool = False


def make_later_checklist(pairs: int = 12) -> Checklist:
    """A checklist for afterwards with its own scale; so many of its statements belong to one for beforehand."""
    checklist = load_checklist("inkoopdialoog")
    names = ("Nee", "Een beetje", "Ja")
    scale = tuple(Choice(id=ChoiceId(f"keuze-{points}"), name=name, points=points) for points, name in enumerate(names))
    areas = tuple(_move_area(area) for area in checklist.areas)
    asked = [statement for area in areas for statement in area.statements if PhaseId("strategie") in statement.phases]
    counterparts = tuple(
        Counterpart(
            statement=statement.id,
            checklist=checklist.id,
            other=statement.id,
            why="Vooraf ging het om wat u regelde, achteraf om wat deelnemers daarvan merkten.",
        )
        for statement in asked[:: max(1, len(asked) // max(1, pairs))][:pairs]
    )
    return replace(
        checklist,
        id=ChecklistId("nadien"),
        title="Terugblik op het gesprek",
        scale=scale,
        areas=areas,
        counterparts=counterparts,
    )


def _move_area(area: Area) -> Area:
    statements = tuple(
        replace(statement, title=f"{statement.title} gemerkt", text=f"Ik merkte dit: {statement.text}", critical=None)
        for statement in area.statements
    )
    return replace(area, statements=statements)


def _spread(number: int, *, levels: Sequence[float], **same: object) -> tuple[Moment, ...]:
    moments = (Moment(level=levels[place], date=FIRST_DAY + place * BETWEEN) for place in range(number))
    return tuple(replace(moment, **same) for moment in moments)  # type: ignore[arg-type]


PEOPLE = {"gemeente": 6, "aanbieder": 7, "client": 5}
APART = {"gemeente": 0.9, "aanbieder": 0.4, "client": -0.9}

SINGLE = {
    "twee": _spread(2, levels=(1.4, 1.9), fictitious=True),
    "drie": _spread(3, levels=(1.2, 1.7, 2.1)),
    "vijf": _spread(5, levels=(1.0, 1.9, 1.3, 1.7, 2.2), notes=("Nagaan bij beleid.",)),
    "twaalf": tuple(
        replace(Moment(), level=0.8 + place / 10, date=FIRST_DAY + place * dt.timedelta(days=31)) for place in range(12)
    ),
    "gelijk": _spread(2, levels=(1.6, 1.6)),
    "alles-omhoog": (Moment(same="nee"), Moment(same="ja", date=FIRST_DAY + BETWEEN)),
    "alles-omlaag": (Moment(same="ja"), Moment(same="nee", date=FIRST_DAY + BETWEEN)),
    "steeds-nee": (Moment(same="nee"), Moment(same="nee", date=FIRST_DAY + BETWEEN)),
    "nooit-bekend": (Moment(same="weet-niet"), Moment(same="open", date=FIRST_DAY + BETWEEN)),
    "niet-van-toepassing": (Moment(same="nvt"), Moment(same="nvt", date=FIRST_DAY + BETWEEN)),
    "andere-fase": (Moment(phase="visie"), Moment(level=2, date=FIRST_DAY + BETWEEN, facts={"vorm": "subsidie"})),
    "kort-en-lang": (Moment(short=True), Moment(level=2, date=FIRST_DAY + BETWEEN)),
    "procedure": (Moment(phase="strategie"), Moment(phase="procedure", date=FIRST_DAY + BETWEEN)),
    "zelfde-dag": (Moment(facts={"regio": "nee"}), Moment(level=2, facts={"regio": "ja"})),
    "zonder-datum": (Moment(date=None), Moment(date=None, level=2), Moment(level=2.2)),
    "verkeerd-om": (Moment(level=2.2, date=FIRST_DAY + BETWEEN), Moment(level=1.2)),
    "client": _spread(2, levels=(1.4, 1.9), side="client"),
    "anders": (
        Moment(organisation="Gemeente Bergdorp", topic="Wmo", fingerprint="sha256:anders", phase="visie", short=True),
        Moment(level=2, date=None, phase="uitvoering", facts={"regio": "ja"}),
    ),
    "lang": _spread(
        2,
        levels=(1.2, 1.8),
        organisation="Samenwerkende gemeenten " * 8,
        topic="Een lang onderwerp over hulp " * 8,
        notes=(LONG_NOTE, "", ""),
    ),
    "vijandig": _spread(2, levels=(1.2, 1.8), organisation=HOSTILE[0], topic=HOSTILE[1] + HOSTILE[4], notes=HOSTILE),
    "vijandige-naam": _spread(2, levels=(1.2, 1.8), organisation=HOSTILE[7], topic=HOSTILE[7]),
}
GROUPS = {
    "groepen-twee": _spread(2, levels=(1.2, 1.8), people=PEOPLE),
    "groepen-drie": _spread(3, levels=(1.2, 1.4, 1.8), people=PEOPLE, fictitious=True),
    "groepen-vijf": _spread(5, levels=(1.0, 1.5, 1.3, 1.7, 2.0), people={**PEOPLE, "client": 9}),
    "uiteen": (
        Moment(people=PEOPLE, level=1.2),
        Moment(people=PEOPLE, level=1.7, lean=APART, date=FIRST_DAY + BETWEEN),
    ),
    "bijeen": (Moment(people=PEOPLE, level=1.4, lean=APART), Moment(people=PEOPLE, level=2, date=FIRST_DAY + BETWEEN)),
    "eens": (Moment(people=PEOPLE, same="nee"), Moment(people=PEOPLE, same="ja", date=FIRST_DAY + BETWEEN)),
    "twee-kanten": _spread(2, levels=(1.2, 1.8), people={"gemeente": 6, "aanbieder": 8}),
    "een-kant": _spread(2, levels=(1.2, 1.8), people={"gemeente": 6}),
    "te-klein": _spread(2, levels=(1.2, 1.8), people={"gemeente": 2, "client": 1}),
    "eerst-te-klein": (
        Moment(people={"gemeente": 6, "aanbieder": 7, "client": 2}),
        Moment(people=PEOPLE, level=2, date=FIRST_DAY + BETWEEN),
    ),
    "klein-samen": _spread(2, levels=(1.2, 1.8), people={"gemeente": 8, "aanbieder": 3, "client": 3}),
    "open": _spread(2, levels=(1.2, 1.8), people={"gemeente": 1, "aanbieder": 2, "client": 1}, open=True),
    "weet-niet": (Moment(people=PEOPLE, same="weet-niet"), Moment(people=PEOPLE, date=FIRST_DAY + BETWEEN)),
    "groepen-anders": (
        Moment(people={**PEOPLE, "client": 2}, phase="visie", organisation="Gemeente Bergdorp", topic=HOSTILE[0]),
        Moment(
            people=PEOPLE,
            level=2,
            date=FIRST_DAY + BETWEEN,
            organisation="Samenwerkende gemeenten " * 8,
            topic="Een lang onderwerp over hulp " * 8,
        ),
    ),
}
AFTER = FIRST_DAY + BETWEEN
BEFORE_AND_AFTER = {
    "een-en-een": (Moment(level=2.2), Moment(level=1.1, later=True, date=AFTER, side="client")),
    "een-en-groep": (Moment(level=2.2, fictitious=True), Moment(level=1.1, later=True, date=AFTER, people=PEOPLE)),
    "groep-en-groep": (
        Moment(level=2.2, people={**PEOPLE, "client": 2}),
        Moment(level=1.1, later=True, date=AFTER, people=PEOPLE, lean=APART),
    ),
    "groep-en-een": (Moment(level=2.2, people=PEOPLE), Moment(level=1.1, later=True, date=AFTER)),
    "groep-te-klein": (Moment(level=2.2), Moment(level=1.1, later=True, date=AFTER, people={"client": 2})),
    "niet-beide-gevraagd": (Moment(phase="visie"), Moment(phase="uitvoering", later=True, date=AFTER)),
    "weet-niemand": (Moment(same="weet-niet"), Moment(level=2, later=True, date=AFTER)),
    "terug-vijandig": (
        Moment(topic=HOSTILE[0], organisation=HOSTILE[7]),
        Moment(level=2, later=True, date=AFTER, topic=HOSTILE[1]),
    ),
}
PAIRS = {"een-en-een": 3, "een-en-groep": 9, "groep-en-een": 1, "groep-en-groep": 16}
REMARKS = {
    "vijandig": HOSTILE[:3],
    "groepen-anders": ("Een deel van de antwoorden hoort bij een eerdere versie van de checklist.",),
}
NAMES = (*SINGLE, *GROUPS, *BEFORE_AND_AFTER)


def answer(checklist: Checklist, moment: Moment, side: str, seed: int) -> Assessment:
    """The answers of one person at this moment, always the same ones."""
    person, day = begin_chance(seed), begin_chance(seed + (moment.date or FIRST_DAY).toordinal())
    lean = moment.lean.get(side, 0.0) + (0.4 * (LEANING[side] - 1.5) if moment.people else 0)
    answers = {}
    for place, statement in enumerate(checklist.statements):
        value = moment.level + lean + person.gauss(0, 0.7) + day.gauss(0, 0.6) * (moment.level != 1.6)
        answers[statement.id] = Answer(
            choice=_choose(checklist, moment, value, person.random()),
            note=clean_text(moment.notes[place % len(moment.notes)]) if moment.notes else "",
        )
    phase = PhaseId(moment.phase)
    details = Details(
        organisation=clean_text(moment.organisation),
        topic=clean_text(moment.topic),
        date=moment.date,
        phase=phase,
        facts={fact.id: moment.facts.get(fact.id, fact.default) for fact in checklist.facts_in(phase)},
        perspective=PerspectiveId(side),
        short=moment.short,
        fictitious=moment.fictitious,
    )
    version = "0.9.0" if moment.fingerprint else checklist.version
    return Assessment(
        checklist=checklist.id, version=version, fingerprint=moment.fingerprint, details=details, answers=answers
    )


def _choose(checklist: Checklist, moment: Moment, value: float, luck: float) -> ChoiceId | NoScore:
    if moment.same:
        return NoScore(moment.same) if moment.same in set(NoScore) else ChoiceId(moment.same)
    if luck < 0.07:
        return NoScore.UNKNOWN
    if luck > 0.97:
        return NoScore.NOT_APPLICABLE
    return checklist.scale[max(0, min(checklist.top_points, round(value * checklist.top_points / 3)))].id


def meet(checklist: Checklist, moment: Moment) -> Result | Comparison:
    """What came of this moment."""
    if not moment.people:
        return score_assessment(checklist, answer(checklist, moment, moment.side, 1))
    people = [
        answer(checklist, moment, side, 100 * place + number)
        for place, (side, count) in enumerate(moment.people.items())
        for number in range(count)
    ]
    details = replace(people[0].details, perspective=checklist.organiser.id)
    return compare(checklist, people, details, open_=moment.open)


@functools.cache
def build(name: str) -> Development:
    """The development with this name."""
    checklist = load_checklist("inkoopdialoog")
    trend: Trend | GroupTrend | Retrospect
    if name in SINGLE:
        trend = track(
            [result for result in (meet(checklist, moment) for moment in SINGLE[name]) if isinstance(result, Result)]
        )
    elif name in GROUPS:
        trend = track_groups(
            [item for item in (meet(checklist, moment) for moment in GROUPS[name]) if isinstance(item, Comparison)]
        )
    else:
        after = make_later_checklist(PAIRS.get(name, 12))
        first, second = (meet(after if moment.later else checklist, moment) for moment in BEFORE_AND_AFTER[name])
        trend = look_back(first, second)
    return Development(trend=trend, remarks=tuple(map(clean_text, REMARKS.get(name, ()))))


@functools.cache
def render(name: str, format_: str) -> bytes:
    """The report of a development; what WeasyPrint says about it is a fault."""
    with listen_to_printer() as said:
        made = produce(build(name), format_)
    assert said == []
    return made
