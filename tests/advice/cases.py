"""Filled-in checks that show everything a report can look like, made from the checklist that comes with the program."""

import datetime as dt
import functools
import random
from collections.abc import Callable

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.case import Case, produce
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.choices import find_allowed
from dialoogcheck.answers.file import clean_text
from dialoogcheck.answers.model import Answer, Assessment, Details, NoScore
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import Checklist, ChoiceId, FactId, PhaseId, Statement

PHASES = ("visie", "strategie", "procedure", "start", "uitvoering", "evaluatie")

HOSTILE = (
    "<script>alert(1)</script></style></title></svg><img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% raw %} {# x #} ${7*7} %(x)s",
    "file:///etc/passwd <link rel=attachment href=file:///etc/passwd> url(file:///etc/passwd) @import 'http://example.org/x.css'",
    "<!-- --> ]]> --> &amp; &lt; &#0; &notanentity; \\ ` * _ | # [a](javascript:alert(1)) ![b](http://example.org/x.png)",
    "😀👩‍👩‍👧 日本語 中文 العربية עברית ไทย e\u0301 Z͑ͫ̓ͪ a\u200bb\u200dc \u202eomgekeerd \ufb01 ﷽",
    "\x1b[31mrood\x1b[0m \x1b]0;titel\x07 \x9b2J \x00 \x7f \x85 \u2028 \u2029 \ud800",
    "=cmd|' /C calc'!A0",
    "W" * 10_000,
)
LONG_NOTE = "Dit is een lange notitie over wat wij hierover weten. " * 40


def pick_mixed(seed: int) -> Callable[[], ChoiceId | NoScore]:
    """Answers of every kind, always the same ones."""
    chance = random.Random(seed)  # noqa: S311 - for variety, not for secrets
    choices: list[ChoiceId | NoScore] = [
        ChoiceId("nee"),
        ChoiceId("deels"),
        ChoiceId("grotendeels"),
        ChoiceId("ja"),
        NoScore.UNKNOWN,
        NoScore.NOT_APPLICABLE,
        NoScore.OPEN,
    ]
    return lambda: chance.choices(choices, [8, 18, 24, 36, 8, 4, 2])[0]


def make_case(
    phase: str = "strategie",
    pick: Callable[[], ChoiceId | NoScore] | None = None,
    *,
    organisation: str = "Gemeente Rivierstad",
    topic: str = "Jeugdhulp 2027",
    date: dt.date | None = dt.date(2026, 11, 21),
    notes: tuple[str, ...] = (),
    short: bool = False,
    fingerprint: str | None = None,
    remarks: tuple[str, ...] = (),
    days: int | None = None,
    hours: float | None = None,
    extended: bool = False,
    **facts: str,
) -> Case:
    """A case of the shipped checklist; ``notes`` are spread over the answers.

    ``days`` is how many there are between the check and the conversation, None when its date is not known. Texts are
    cleaned and only answers that can be given are, as reading a file does.
    """
    checklist: Checklist = load_checklist("inkoopdialoog")
    choose = pick or pick_mixed(3)

    def answer(statement: Statement) -> ChoiceId | NoScore:
        choice = choose()
        return choice if isinstance(choice, NoScore) else find_allowed(checklist, statement, choice)

    details = Details(
        organisation=clean_text(organisation),
        topic=clean_text(topic),
        date=date,
        talk=None if date is None or days is None else date + dt.timedelta(days),
        phase=PhaseId(phase),
        facts={FactId(fact.id): facts.get(fact.id, fact.default) for fact in checklist.facts_in(PhaseId(phase))},
        perspective=checklist.perspectives[0].id,
        short=short,
    )
    answers = {
        statement.id: Answer(choice=answer(statement), note=clean_text(notes[index % len(notes)]) if notes else "")
        for index, statement in enumerate(checklist.statements)
    }
    questions = [question.id for area in checklist.areas for question in area.open_questions]
    answers |= {id_: Answer(choice=NoScore.OPEN, note=clean_text(notes[0])) for id_ in questions if notes}
    assessment = Assessment(
        checklist=checklist.id, version="0.9.0", fingerprint=fingerprint, details=details, answers=answers
    )
    advice = advise(score_assessment(checklist, assessment), hours=hours)
    return Case(advice=advice, remarks=remarks, extended=extended)


def pick_always(choice: ChoiceId | NoScore) -> Callable[[], ChoiceId | NoScore]:
    """The same answer to everything."""
    return lambda: choice


CASES: dict[str, Callable[[], Case]] = {
    "alles-ja": lambda: make_case(pick=pick_always(ChoiceId("ja"))),
    "alles-nee": lambda: make_case(pick=pick_always(ChoiceId("nee")), regio="ja"),
    "alles-weet-niet": lambda: make_case(pick=pick_always(NoScore.UNKNOWN)),
    "alles-open": lambda: make_case(pick=pick_always(NoScore.OPEN)),
    "alles-nvt": lambda: make_case(pick=pick_always(NoScore.NOT_APPLICABLE)),
    **{phase: functools.partial(make_case, phase) for phase in PHASES},
    "dialoogrondes": lambda: make_case("procedure", dialoogrondes="ja"),
    "kort": lambda: make_case("uitvoering", short=True),
    "lang": lambda: make_case(
        organisation="Samenwerkingsverband " + "Regio Noord-Holland-Boven-Amsterdam en omstreken " * 6,
        topic="Specialistische jeugdhulp, " + "beschermd wonen en maatschappelijke opvang " * 6,
        notes=(LONG_NOTE, "", ""),
    ),
    "vijandig": lambda: make_case(
        organisation=HOSTILE[0], topic=HOSTILE[1] + HOSTILE[4], notes=HOSTILE, remarks=HOSTILE[:3]
    ),
    "vijandige-naam": lambda: make_case(organisation=HOSTILE[7], topic=HOSTILE[7], pick=pick_always(ChoiceId("ja"))),
    "vol": lambda: make_case(
        pick=pick_always(ChoiceId("nee")),
        short=True,
        fingerprint="sha256:anders",
        topic="Specialistische jeugdhulp en beschermd wonen in de regio, met verblijf en dagbesteding",
        remarks=("Veld “gegevens.vorm” ontbreekt; er is gerekend met “Aanbesteding”.",),
    ),
    "op-tijd": lambda: make_case(days=90, notes=("Dit weten wij.", "")),
    "krap": lambda: make_case(days=20, hours=8),
    "te-laat": lambda: make_case(pick=pick_always(ChoiceId("nee")), days=3),
    "voorbij": lambda: make_case(days=-7),
    "uitgebreid": lambda: make_case("start", pick_mixed(8), days=20, notes=("Dit weten wij.", "", ""), extended=True),
    "vijandig-uitgebreid": lambda: make_case(
        pick=pick_mixed(8),
        organisation=HOSTILE[0],
        topic=HOSTILE[1] + HOSTILE[4],
        notes=HOSTILE,
        remarks=HOSTILE[:3],
        extended=True,
    ),
    "zonder-gegevens": lambda: make_case(organisation="", topic="", date=None),
    "lang-geleden": lambda: make_case(date=dt.date(1, 1, 1), pick=pick_always(ChoiceId("ja"))),
}


@functools.cache
def build(name: str) -> Case:
    """The case with this name."""
    return CASES[name]()


@functools.cache
def render(name: str, format_: str = "pdf") -> bytes:
    """Its report, made once."""
    return produce(build(name), format_)


EVERY_STRUCTURE = ("procedure", "te-laat", "vol", "alles-nvt", "lang-geleden", "vijandig-uitgebreid")
"""Reports that together hold every structure of all: what costs a browser or a whole PDF looks at these."""
