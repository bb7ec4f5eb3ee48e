"""Small checklists, answers and results for tests.

Every builder has defaults, so that a test names only what it is about.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.model import Advice
from dialoogcheck.advice.result import Result
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.model import Answer, Assessment, Details, NoScore
from dialoogcheck.checklist.model import (
    ALWAYS,
    Area,
    AreaId,
    Checklist,
    ChecklistId,
    Choice,
    ChoiceId,
    Condition,
    Critical,
    CriticalKind,
    Fact,
    FactId,
    Level,
    LevelId,
    OpenQuestion,
    Option,
    Perspective,
    PerspectiveId,
    Phase,
    PhaseId,
    Pitfall,
    PitfallId,
    Remark,
    ShorterForm,
    Source,
    SourceId,
    Statement,
    StatementId,
    Stop,
    Term,
    Timing,
    TimingKind,
    Tip,
    TipId,
)
from dialoogcheck.checklist.reserved import OWN_JUDGEMENT

SCALE = tuple(
    Choice(id=ChoiceId(id_), name=name, points=points)
    for points, (id_, name) in enumerate(
        [("nee", "Nee"), ("deels", "Deels"), ("grotendeels", "Grotendeels"), ("ja", "Ja")]
    )
)
LEVELS = (
    Level(id=LevelId("klaar"), name="Klaar", minimum=Fraction(70), meaning="U kunt beginnen."),
    Level(id=LevelId("deels-klaar"), name="Deels klaar", minimum=Fraction(40), meaning="Er is nog iets te doen."),
    Level(id=LevelId("nog-niet-klaar"), name="Nog niet klaar", minimum=Fraction(0), meaning="Regel dit eerst."),
)
PLAN = PhaseId("plan")
TALK = PhaseId("gesprek")
TENDER = PhaseId("procedure")
PHASES = (PLAN, TALK, TENDER)
"""The phases of the small checklist; ``procedure`` stops, unless the fact ``rondes`` is ja."""

WEEK_BEFORE = Timing(kind=TimingKind.BEFORE, days=7)

MUNICIPALITY = PerspectiveId("gemeente")
SUPPLIER = PerspectiveId("aanbieder")


def make_condition(**allowed: str | tuple[str, ...]) -> Condition:
    """A condition such as ``make_condition(regio="ja")``."""
    return Condition(
        allowed={FactId(fact): (values,) if isinstance(values, str) else values for fact, values in allowed.items()}
    )


def make_phase(id_: str = PLAN, *, stop: bool = False) -> Phase:
    """A phase with a text in every field."""
    own = (SourceId(OWN_JUDGEMENT),)
    return Phase(
        id=PhaseId(id_),
        name=f"Fase {id_}",
        description=f"Wat we doen in {id_}.",
        purpose=f"Waarom we praten in {id_}.",
        room="groot",
        room_text="Bijna alles ligt open.",
        topics=("Het doel",),
        participants=("Aanbieders",),
        limits=(Remark(text="Doe geen beloften.", sources=own),),
        avoid=(Remark(text="Praten over wat al vaststaat.", sources=own),),
        stop=Stop(title="Nu geen gesprek", text="De procedure loopt.", sources=own, unless=make_condition(rondes="ja"))
        if stop
        else None,
    )


def make_facts() -> tuple[Fact, ...]:
    """``vorm`` and ``regio`` in every phase, ``rondes`` only in procedure."""
    yes_no = (Option(id="ja", name="Ja"), Option(id="nee", name="Nee"))
    kinds = (Option(id="aanbesteding", name="Aanbesteding"), Option(id="subsidie", name="Subsidie"))
    return (
        Fact(
            id=FactId("vorm"),
            name="Vorm",
            question="In welke vorm koopt u in?",
            explanation="De regels verschillen.",
            options=kinds,
            default="aanbesteding",
        ),
        Fact(
            id=FactId("regio"),
            name="Regio",
            question="Koopt u samen in?",
            explanation="Met andere gemeenten.",
            options=yes_no,
            default="nee",
            yes_no=True,
        ),
        Fact(
            id=FactId("rondes"),
            name="Dialoogrondes",
            question="Zijn er dialoogrondes?",
            explanation="Dat staat in de stukken.",
            options=yes_no,
            default="nee",
            yes_no=True,
            phases=(TENDER,),
        ),
    )


def make_statement(
    id_: str = "doel-1",
    *,
    phases: Iterable[str] = PHASES,
    condition: Condition = ALWAYS,
    critical: CriticalKind | None = None,
    critical_phases: Iterable[str] | None = None,
    weight: int = 1,
    not_applicable: str | None = None,
    mirror: str | None = None,
    replaces: Iterable[str] = (),
) -> Statement:
    """A statement that is asked in every phase; a critical one is critical wherever it is asked."""
    where = tuple(PhaseId(phase) for phase in phases)
    return Statement(
        id=StatementId(id_),
        title=f"Titel van {id_}",
        text=f"Dit is de stelling {id_}.",
        phases=where,
        condition=condition,
        critical=Critical(
            kind=critical,
            phases=where if critical_phases is None else tuple(PhaseId(phase) for phase in critical_phases),
        )
        if critical
        else None,
        weight=weight,
        explanation=f"Uitleg bij {id_}.",
        not_applicable=not_applicable,
        who_knows="de inkoper",
        mirrors={SUPPLIER: mirror} if mirror else {},
        replaces=tuple(StatementId(old) for old in replaces),
    )


def make_pitfall(
    id_: str, statements: Iterable[str], *, phases: Iterable[str] = PHASES, condition: Condition = ALWAYS
) -> Pitfall:
    """A pitfall that these statements call up."""
    return Pitfall(
        id=PitfallId(id_),
        title=f"Valkuil {id_}",
        text="Hier gaat iets mis.",
        recognise="Mensen worden stil.",
        statements=tuple(StatementId(statement) for statement in statements),
        phases=tuple(PhaseId(phase) for phase in phases),
        condition=condition,
        sources=(SourceId(OWN_JUDGEMENT),),
    )


def make_tip(
    id_: str,
    statements: Iterable[str],
    *,
    phases: Iterable[str] = PHASES,
    condition: Condition = ALWAYS,
    worksheet: str | None = None,
    timing: Timing = WEEK_BEFORE,
    effort: int = 60,
    wait: int = 0,
    until: int = 1,
    after: Iterable[str] = (),
    shorter: ShorterForm | None = None,
) -> Tip:
    """A tip for these statements."""
    return Tip(
        id=TipId(id_),
        action=f"Doe {id_}.",
        who="inkoper",
        timing=timing,
        effort=effort,
        wait=wait,
        until=until,
        after=tuple(TipId(tip) for tip in after),
        shorter=shorter,
        statements=tuple(StatementId(statement) for statement in statements),
        phases=tuple(PhaseId(phase) for phase in phases),
        condition=condition,
        worksheet=worksheet,
        sources=(SourceId(OWN_JUDGEMENT), SourceId("B1")),
    )


def make_area(
    id_: str = "doel",
    statements: Iterable[Statement] = (),
    pitfalls: Iterable[Pitfall] | None = None,
    tips: Iterable[Tip] | None = None,
    open_questions: Iterable[str] = (),
) -> Area:
    """An area.

    Without statements it has two, and unless told otherwise each statement has a pitfall and a tip of its own.
    """
    items = tuple(statements) or (make_statement(f"{id_}-1"), make_statement(f"{id_}-2"))
    return Area(
        id=AreaId(id_),
        name=f"Gebied {id_}",
        description=f"Waar {id_} over gaat.",
        question=f"Hoe staat het met {id_}?",
        statements=items,
        pitfalls=tuple(make_pitfall(f"valkuil-{item.id}", [item.id]) for item in items)
        if pitfalls is None
        else tuple(pitfalls),
        tips=tuple(make_tip(f"tip-{item.id}", [item.id]) for item in items) if tips is None else tuple(tips),
        open_questions=tuple(
            OpenQuestion(id=StatementId(question), text=f"Wat vindt u van {question}?") for question in open_questions
        ),
    )


def make_checklist(*areas: Area) -> Checklist:
    """A whole checklist with three phases and three facts; without areas it has two of two statements."""
    return Checklist(
        id=ChecklistId("klein"),
        version="1.0.0",
        title="Kleine checklist",
        description="Een kleine checklist voor tests.",
        introduction="Beantwoord de stellingen.",
        scale=SCALE,
        levels=LEVELS,
        coverage_minimum=Fraction(60),
        phases=(make_phase(PLAN), make_phase(TALK), make_phase(TENDER, stop=True)),
        facts=make_facts(),
        perspectives=(
            Perspective(id=MUNICIPALITY, name="gemeente", full=True),
            Perspective(id=SUPPLIER, name="aanbieder", full=False),
        ),
        areas=areas or (make_area("doel"), make_area("spel")),
        sources=(
            Source(
                id=SourceId("B1"),
                title="Een boek",
                organisation="Een instituut",
                year="2021",
                address="https://example.org/",
                kind="boek",
            ),
        ),
        terms=(Term(word="inkoop", meaning="Hulp kopen bij aanbieders."),),
        limitations=("Dit is geen juridisch advies.",),
        privacy=("Vul geen namen in.",),
    )


def make_details(phase: str = PLAN, *, short: bool = False, **facts: str) -> Details:
    """Details with an answer to every fact that is asked in the phase of the small checklist."""
    answers = {"vorm": "aanbesteding", "regio": "nee", **({"rondes": "nee"} if phase == TENDER else {}), **facts}
    return Details(
        organisation="Gemeente Rivierstad",
        topic="Jeugdhulp 2027",
        date=dt.date(2026, 11, 21),
        phase=PhaseId(phase),
        facts={FactId(fact): value for fact, value in answers.items()},
        perspective=MUNICIPALITY,
        short=short,
    )


def make_answer(choice: str, note: str = "") -> Answer:
    """An answer: a choice of the scale, or ``weet-niet``, ``nvt`` or ``open``."""
    return Answer(choice=NoScore(choice) if choice in set(NoScore) else ChoiceId(choice), note=note)


def make_assessment(
    checklist: Checklist, answers: Mapping[str, str] | None = None, details: Details | None = None
) -> Assessment:
    """The answers ``{"doel-1": "ja"}`` to a checklist; statements that are not named stay open."""
    return Assessment(
        checklist=checklist.id,
        version=checklist.version,
        fingerprint=None,
        details=details or make_details(),
        answers={StatementId(id_): make_answer(choice) for id_, choice in (answers or {}).items()},
    )


def make_result(
    checklist: Checklist, answers: Mapping[str, str] | None = None, details: Details | None = None
) -> Result:
    """The result of these answers."""
    return score_assessment(checklist, make_assessment(checklist, answers, details))


def make_advice(
    checklist: Checklist, answers: Mapping[str, str] | None = None, details: Details | None = None
) -> Advice:
    """The advice on these answers."""
    return advise(make_result(checklist, answers, details))
