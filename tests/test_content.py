"""What our own checklists say: always a pitfall and a tip that fit, and never an advice that would do harm."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pytest

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.model import Advice
from dialoogcheck.advice.result import Verdict
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.file import decode_assessment, parse_document
from dialoogcheck.answers.model import Answer, Assessment, Details, NoScore
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.lint.linting import lint_checklist
from dialoogcheck.checklist.lint.text import count_words, split_sentences, split_words
from dialoogcheck.checklist.model import (
    Area,
    Checklist,
    ChoiceId,
    Counterpart,
    CriticalKind,
    FactId,
    Phase,
    Statement,
    StatementId,
)
from dialoogcheck.checklist.shelf import find_checklists

SHIPPED = [pytest.param(path.stem, id=path.stem) for path in find_checklists()]
DIALOGUE = "inkoopdialoog"


def walk_situations(checklist: Checklist) -> Iterator[Details]:
    """Every phase with every combination of answers to the facts that are asked in it."""
    for phase in checklist.phases:
        facts = checklist.facts_in(phase.id)
        for answers in itertools.product(*([option.id for option in fact.options] for fact in facts)):
            yield Details(
                organisation="",
                topic="",
                date=None,
                phase=phase.id,
                facts={fact.id: answer for fact, answer in zip(facts, answers, strict=True)},
                perspective=checklist.perspectives[0].id,
            )


def walk_advices(checklist: Checklist, *, singles: bool = True) -> Iterator[Advice]:
    """The advice in every situation on.

    All *nee*, all *deels*, all *weet niet*, nothing answered, and a *nee* on each statement by itself.
    """
    worst, poor, best = checklist.scale[0].id, checklist.scale[1].id, checklist.scale[-1].id
    for details in walk_situations(checklist):
        asked = [statement.id for _, statements in select_statements(checklist, details) for statement in statements]
        patterns: list[dict[StatementId, ChoiceId | NoScore]] = [
            dict.fromkeys(asked, choice) for choice in (worst, poor, NoScore.UNKNOWN)
        ]
        patterns.append({})
        patterns += [{**dict.fromkeys(asked, best), statement: worst} for statement in asked if singles]
        for choices in patterns:
            assessment = Assessment(
                checklist=checklist.id,
                version=checklist.version,
                fingerprint=None,
                details=details,
                answers={statement: Answer(choice=choice) for statement, choice in choices.items()},
            )
            yield advise(score_assessment(checklist, assessment))


@cache
def advices_of(name: str) -> tuple[Advice, ...]:
    return tuple(walk_advices(load_checklist(name)))


def test_there_are_checklists() -> None:
    assert DIALOGUE in {path.stem for path in find_checklists()}


@pytest.mark.parametrize("name", SHIPPED)
def test_controleer_finds_no_error_and_no_warning(name: str) -> None:
    path = next(path for path in find_checklists() if path.stem == name)
    assert [f"{found.place}: {found.message}" for found in lint_checklist(path.read_bytes(), str(path))] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_id_is_the_name_of_the_file(name: str) -> None:
    assert load_checklist(name).id == name


def find_uncovered(checklist: Checklist) -> list[str]:
    """Statements that are asked somewhere where none of their area's pitfalls, or none of its tips, fits."""
    gaps = []
    for details in walk_situations(checklist):
        for area, statements in select_statements(checklist, details):
            pitfalls = [pitfall for pitfall in area.pitfalls if pitfall.fits(details.phase, details.facts)]
            tips = [tip for tip in area.tips if tip.fits(details.phase, details.facts)]
            for statement in statements:
                where = f"{statement.id} in {details.phase} with {dict(details.facts)}"
                if not any(statement.id in pitfall.statements for pitfall in pitfalls):
                    gaps.append(f"no pitfall: {where}")
                if not any(statement.id in tip.statements for tip in tips):
                    gaps.append(f"no tip: {where}")
    return gaps


@pytest.mark.parametrize("name", SHIPPED)
def test_every_statement_has_a_pitfall_and_a_tip_wherever_it_is_asked(name: str) -> None:
    assert find_uncovered(load_checklist(name)) == []


def test_the_guard_on_pitfalls_and_tips_sees_a_gap() -> None:
    checklist = load_checklist(DIALOGUE)
    area = checklist.areas[0]
    without_tip = replace(checklist, areas=(replace(area, tips=area.tips[1:]), *checklist.areas[1:]))
    without_pitfall = replace(checklist, areas=(replace(area, pitfalls=area.pitfalls[1:]), *checklist.areas[1:]))
    assert any(gap.startswith("no tip") for gap in find_uncovered(without_tip))
    assert any(gap.startswith("no pitfall") for gap in find_uncovered(without_pitfall))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_single_no_gives_a_pitfall_and_an_action_because_of_it(name: str) -> None:
    seen = 0
    for advice in advices_of(name):
        wrong = [item for area in advice.result.areas for item in area.statements if item.is_worst]
        if len(wrong) != 1:
            continue
        seen += 1
        assert advice.actions
        assert advice.first_actions[0].because[0] == wrong[0]
        assert any(risk.because == (wrong[0],) for area in advice.areas for risk in area.risks)
    assert seen > 40


class Said(NamedTuple):
    """A sentence in an advice: where it stands, and in which situation it came out."""

    kind: str
    phase: str
    stopped: bool
    sentence: str
    running: bool = True
    """Whether a purchase runs, or may run: the phase of a procedure, or a fact that does not say no."""


ADVICE_KINDS = {"tip", "doel", "ruimte", "grens", "stop", "onderwerp"}
"""What tells somebody what to do or what is so; a pitfall and an *avoid* tell what goes wrong."""


def collect_texts(advice: Advice) -> Iterator[tuple[str, str]]:
    """Every text of the checklist that a reader of this advice meets, with its kind."""
    for action in advice.actions:
        yield from (("tip", text) for text in (action.tip.action, action.tip.who, action.tip.when, action.tip.duration))
    for area in advice.areas:
        for risk in area.risks:
            yield from (("valkuil", text) for text in (risk.pitfall.title, risk.pitfall.text, risk.pitfall.recognise))
        yield "uitleg", area.result.area.description
        yield "uitleg", area.result.area.question
        for item in area.result.statements:
            yield from (
                ("stelling", text) for text in (item.statement.title, item.statement.text, item.statement.explanation)
            )
    yield from collect_phase_texts(advice.result.phase)


def collect_phase_texts(phase: Phase) -> Iterator[tuple[str, str]]:
    yield "doel", phase.purpose
    yield "ruimte", phase.room_text
    yield from (("onderwerp", text) for text in phase.topics)
    yield from (("grens", remark.text) for remark in phase.limits)
    yield from (("vermijd", remark.text) for remark in phase.avoid)
    if phase.stop:
        yield "stop", phase.stop.title
        yield "stop", phase.stop.text


def collect_sentences(advices: Iterable[Advice]) -> set[Said]:
    """Every sentence that can come out, once for each phase and for stopped or not."""
    return {
        Said(kind, advice.result.phase.id, advice.result.stopped, sentence, is_running(advice))
        for advice in advices
        for kind, text in collect_texts(advice)
        for sentence in split_sentences(text)
    }


def is_running(advice: Advice) -> bool:
    details = advice.result.assessment.details
    return details.phase == "procedure" or details.facts.get(FactId("inkoop"), "nee") != "nee"


@cache
def sentences_of(name: str) -> frozenset[Said]:
    return frozenset(collect_sentences(advices_of(name)))


class Forbidden(NamedTuple):
    """An advice that must never come out: its number in our list, why, how to know it, and a sentence that shows it."""

    number: int
    why: str
    pattern: str
    bad: str
    unless: str = ""
    kinds: frozenset[str] = frozenset(ADVICE_KINDS)
    only: str = ""
    """``procedure`` or ``stopped`` when it is only wrong there."""

    def is_in(self, said: Said) -> bool:
        """Whether this sentence gives the forbidden advice."""
        if (
            said.kind not in self.kinds
            or (self.only == "procedure" and not said.running)
            or (self.only == "stopped" and not said.stopped)
        ):
            return False
        found = re.search(self.pattern, said.sentence, re.IGNORECASE)
        return bool(found) and not (self.unless and re.search(self.unless, said.sentence, re.IGNORECASE))


EVERYWHERE = frozenset({*ADVICE_KINDS, "valkuil", "vermijd", "stelling", "uitleg"})
TIPS = frozenset({"tip", "valkuil"})
NOT = r"\b(geen|niet|nooit|verboden|zonder|erbuiten|weg|apart)\b"

FORBIDDEN = [
    Forbidden(
        1,
        "Contact outside the contact person can exclude the provider.",
        r"\b(bel|mail|app|spreek|benader|nodig)\b.*\b(aanbieders?|partij(en)?|inschrijvers?)\b",
        "Bel even met een aanbieder om het uit te leggen.",
        unless=r"\bgeen\b|\bspreek af\b",
        only="procedure",
    ),
    Forbidden(
        2,
        "While a procedure runs there is dialogue only when the procedure itself provides for it.",
        r"\b(plan|organiseer|houd|bereid|voer|kies|zet)\b.*(gesprek|dialoog|sessie|bijeenkomst|startronde|slotronde)"
        r"|gespreks(leider|regels|vorm)|dialoogronde|\btafels?\b|\b(tijdens|voor|na) het gesprek\b"
        r"|\b(uitnodiging|nodig)\b",
        "Plan een dialoogsessie met alle aanbieders.",
        kinds=TIPS,
        only="stopped",
    ),
    Forbidden(
        3,
        "A consultation is allowed, not required, and it is not the same as dialogue.",
        r"consultatie\b.*\b(is|altijd) (verplicht|nodig|genoeg|voldoende)\b|moet .*consultatie"
        r"|consultatie is een goede dialoog",
        "Een marktconsultatie is verplicht.",
        unless=r"\bniet\b",
    ),
    Forbidden(
        4,
        "A lead must first be taken away; exclusion is the last step, and for a lawyer.",
        r"\b(meedeed|meedoet|meepraat\w*|deelnam)\b.*\b(niet meer|nooit|geen)\b"
        r"|meedoen heeft (nooit|geen) gevolg|sluit .*\buit\b",
        "Wie meedeed, mag niet meer inschrijven.",
        unless=r"in de stukken kan staan",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        5,
        "Providers who tune prices break the law, also without an agreement.",
        r"(\bsamen\b|met elkaar|aan tafel|onderling).*(tarie|\bprij[sz]|\bkost|marge|winst)"
        r"|(tarie|\bprij[sz]|kostprijs|marge).*(\bsamen\b|met elkaar|aan tafel)",
        "Laat aanbieders samen de tarieven berekenen.",
        unless=NOT,
    ),
    Forbidden(
        6,
        "Working together is often allowed and wanted; fear is a pitfall as well.",
        r"mag (nooit|niet).*(mededinging|ACM)|mededinging\w* verbiedt",
        "Samenwerken mag nooit van de mededinging.",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        7,
        "A substantial change means a new tender.",
        r"^(pas|wijzig|verander|herzie)\b.*\bcontract|\bcontract\w* (aan te )?passen na\b",
        "Pas het contract aan na een goed gesprek.",
    ),
    Forbidden(
        8,
        "Rules on real prices and general principles count there too.",
        r"open house.*(geen regels|geen enkele regel|alles mag|vrij\b)|bij open house (mag|kan) alles",
        "Open house kent geen regels.",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        9,
        "The law changed; we advise on award criteria not at all.",
        r"laagste prijs|\bEMVI\b|prijs-kwaliteit|gunningscriteri|\bgun(nen)? op\b",
        "Gunnen op laagste prijs moet.",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        10,
        "The act only gives the power to set such rules.",
        r"zorgvuldigheidseis",
        "Zorgvuldigheidseisen zijn wettelijk verplicht.",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        11,
        "For specialist youth care the region is required.",
        r"regio\w*.*\b(een keuze|vrijwillig|niet verplicht|naar keuze)\b|kies zelf of u .*regio",
        "Regionaal samenwerken is een keuze.",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        12,
        "A council may have no member who receives the care.",
        r"(cliëntenraad|adviesraad|\braad\b).*\b(genoeg|voldoende|volstaat)\b",
        "De cliëntenraad is genoeg als stem van de cliënt.",
        unless=r"\b(niet|geen)\b",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        13,
        "Only when the documents say so, and without ties with a bidder.",
        r"(cliënt|vertegenwoordiger|iemand)\w*.*\b(mee)?beoorde(len|ling)",
        "Zet een cliënt in de beoordeling.",
        unless=r"stukken|losstaat",
    ),
    Forbidden(
        14,
        "Agreement is not the measure, and not everything can be taken over.",
        r"\balles over|alle inbreng over|\bconsensus\b|tot iedereen het eens is|iedereen moet het eens",
        "We nemen alles over.",
        unless=r"\bniet\b",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        15,
        "Negotiating has no place in a running tender.",
        r"mutual gains|onderhandel",
        "Onderhandel met mutual gains.",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        16,
        "Talking apart while a procedure runs is the same as number 1.",
        r"\b(spreek|praat|overleg|bezoek)\b.*\b(apart|afzonderlijk|los van elkaar|één voor één|onder vier ogen)\b"
        r"|\bvooraf\b.*\bmet (elke|iedere|de) (partij|aanbieder)",
        "Praat vooraf met elke partij apart.",
        only="procedure",
    ),
    Forbidden(
        17,
        "A self-score is no legal check.",
        r"juridisch (in orde|akkoord|goedgekeurd|dicht)|\b(groen|klaar)\b.*\b(juridisch|wettelijk)|voldoet aan de wet",
        "Groen betekent dat het juridisch in orde is.",
        unless=r"\b(geen|niet)\b",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        18,
        "Names, data of clients and prices do not belong in free text.",
        r"\b(vul|noteer|schrijf|zet|vraag|verzamel)\b"
        r".*(namen van (de )?cliënten|naam van (de|een|elke) cliënt|\bBSN\b|geboortedat|dossier|\bprijzen\b)",
        "Noteer de namen van cliënten bij uw toelichting.",
        unless=NOT,
    ),
    Forbidden(
        19,
        "Sources disagree on that.",
        r"\d ?(%|procent).*(B1|begrij|lez)|B1.*\d ?(%|procent)",
        "B1 wordt door 95 % begrepen.",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        20,
        "Nobody of us has seen the matrix of the Handreiking.",
        r"volgens de (handreiking|matrix)|de (handreiking|matrix)\b.*\b(zegt|schrijft|eist|noemt)\b",
        "Volgens de Handreiking Dialoog moet u nu een gesprek houden.",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        21,
        "The offer may no longer exist.",
        r"\bworkshop|helpdesk|\bketenbureau\b|gratis (training|hulp|advies)",
        "Vraag de gratis workshop aan bij de helpdesk.",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        22,
        "That measure was made for teams, not for a table of buyers and providers.",
        r"psychologische veiligheid|veiligheidsscore|veiligheidsmeting",
        "Meet de psychologische veiligheid aan tafel.",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        23,
        "Research saw old products stay, dialogue or not.",
        r"dialoog (leidt|zorgt|garandeert)|leidt (altijd )?tot (vernieuwing|innovatie|betere)",
        "Dialoog leidt tot vernieuwing.",
        kinds=EVERYWHERE,
    ),
    Forbidden(
        24,
        "The tool looks at conditions, not at providers; else it becomes a hidden criterion.",
        r"\b(vergelijk|beoordeel|rangschik|scoor)\b.*\baanbieder",
        "Vergelijk aanbieders met deze checklist.",
        unless=NOT,
    ),
    Forbidden(
        25,
        "Openness is the rule; only business secrets stay secret.",
        r"\b(alles|alle gesprekken|het gesprek|het verslag|de gesprekken)\b.*\b(geheim|vertrouwelijk)\b|geheimhouding",
        "Alle gesprekken zijn geheim.",
        unless=r"\b(niet|geen)\b",
        kinds=EVERYWHERE,
    ),
]

EACH_FORBIDDEN = [pytest.param(forbidden, id=str(forbidden.number)) for forbidden in FORBIDDEN]


def test_the_list_is_whole() -> None:
    assert [forbidden.number for forbidden in FORBIDDEN] == list(range(1, 26))


@pytest.mark.parametrize("forbidden", EACH_FORBIDDEN)
def test_a_forbidden_advice_would_be_seen(forbidden: Forbidden) -> None:
    assert forbidden.is_in(Said("tip", "procedure", stopped=True, sentence=forbidden.bad))


@cache
def sentences_with_every_bad_tip() -> frozenset[Said]:
    """What would come out if every tip gave every forbidden advice."""
    checklist = load_checklist(DIALOGUE)
    bad = " ".join(forbidden.bad for forbidden in FORBIDDEN)

    def spoil(area: Area) -> Area:
        return replace(area, tips=tuple(replace(tip, action=bad) for tip in area.tips))

    spoiled = replace(checklist, areas=tuple(spoil(area) for area in checklist.areas))
    return frozenset(collect_sentences(walk_advices(spoiled, singles=False)))


@pytest.mark.parametrize("forbidden", EACH_FORBIDDEN)
def test_a_forbidden_advice_in_the_checklist_would_be_found_by_the_walk(forbidden: Forbidden) -> None:
    assert any(forbidden.is_in(said) for said in sentences_with_every_bad_tip())


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("forbidden", EACH_FORBIDDEN)
def test_a_forbidden_advice_never_comes_out(forbidden: Forbidden, name: str) -> None:
    said = sentences_of(name)
    assert len(said) > 100
    assert sorted({(item.phase, item.kind, item.sentence) for item in said if forbidden.is_in(item)}) == []


def test_a_phase_that_stops_does_not_talk_about_holding_a_conversation() -> None:
    stopped = [advice for advice in advices_of(DIALOGUE) if advice.result.stopped]
    assert stopped
    assert {advice.result.phase.id for advice in stopped} == {"procedure"}
    about_talking = re.compile(
        r"\b(plan|houd|bereid|voer|organiseer)\w*\b.*\bgesprek|dialoogronde|gespreksleider|agenda van het gesprek",
        re.IGNORECASE,
    )
    texts = {text for advice in stopped for kind, text in collect_texts(advice) if kind in TIPS}
    assert texts
    assert [text for text in texts if about_talking.search(text)] == []


def asked_in(checklist: Checklist, phase: str, **facts: str) -> set[str]:
    details = next(
        details
        for details in walk_situations(checklist)
        if details.phase == phase and all(details.facts.get(FactId(fact)) == answer for fact, answer in facts.items())
    )
    return {statement.id for _, statements in select_statements(checklist, details) for statement in statements}


def test_a_procedure_without_dialogue_rounds_asks_only_what_makes_sense_then() -> None:
    checklist = load_checklist(DIALOGUE)
    allowed = {"mandaat-1", "mandaat-4", "client-3", "client-5", "client-6", "feiten-4", "feiten-5", "feiten-6"}
    allowed |= {f"spel-{number}" for number in (1, 3, 4, 5, 6, 8)}
    assert asked_in(checklist, "procedure", dialoogrondes="nee", regio="ja") == allowed
    assert asked_in(checklist, "procedure", dialoogrondes="nee", regio="nee") == allowed - {"mandaat-4"}
    assert asked_in(checklist, "procedure", dialoogrondes="ja", regio="ja") > allowed


CRITICAL = {
    "visie": "doel-3 mandaat-1 client-1 spel-1 spel-5 feiten-6 gesprek-1 vervolg-1",
    "strategie": "doel-3 mandaat-1 client-1 spel-1 spel-2 spel-3 spel-5 feiten-6 gesprek-1 vervolg-1 vervolg-3",
    "procedure": "mandaat-1 spel-1 spel-3 spel-4 spel-5 feiten-6",
    "start": "doel-3 mandaat-1 spel-1 spel-5 spel-7 feiten-6",
    "uitvoering": "doel-3 mandaat-1 client-1 spel-1 spel-5 spel-7 feiten-6 gesprek-1 vervolg-1",
    "evaluatie": "doel-3 mandaat-1 client-1 spel-1 spel-5 spel-7 feiten-6 gesprek-1 vervolg-1",
}


@pytest.mark.parametrize("phase", CRITICAL)
def test_the_critical_statements_are_those_that_were_chosen(phase: str) -> None:
    checklist = load_checklist(DIALOGUE)

    def is_critical(statement: Statement) -> bool:
        return statement.critical_kind(checklist.phases[list(CRITICAL).index(phase)].id) is not None

    assert [item.id for item in checklist.phases] == list(CRITICAL)
    assert {statement.id for statement in checklist.statements if is_critical(statement)} == set(
        CRITICAL[phase].split()
    )


def test_every_situation_has_a_verdict_that_fits_all_best_answers() -> None:
    checklist = load_checklist(DIALOGUE)
    best = checklist.scale[-1].id
    for details in walk_situations(checklist):
        answers = {statement.id: Answer(choice=best) for statement in checklist.statements}
        assessment = Assessment(
            checklist=checklist.id, version=checklist.version, fingerprint=None, details=details, answers=answers
        )
        advice = advise(score_assessment(checklist, assessment))
        assert advice.result.verdict is (Verdict.NO_DIALOGUE if advice.result.stopped else Verdict.READY)
        assert advice.actions == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_area_can_be_seen_from_every_perspective(name: str) -> None:
    checklist = load_checklist(name)
    for perspective in checklist.perspectives:
        for area in checklist.areas:
            mirrors = [statement for statement in area.statements if perspective.id in statement.mirrors]
            assert perspective.full or len(mirrors) >= 3, f"{perspective.name} in {area.name}"


OPEN_BEGINNING = re.compile(r"(bij |in |op |over )?(hoe|wat|waar\w*|wanneer|welke?|wie)\b", re.IGNORECASE)
LONGEST_QUESTION = 15
LONGEST_PLAIN_MIRROR = 12
MOST_ALIKE = 4
"""How many of the questions may begin with the same three words."""
ACCUSING = re.compile(
    r"\b(waarom|niet|geen|nooit|niemand|niets|zonder|maar|wel|toch|eigenlijk|schuld\w*|fout\w*|verwijt\w*|slecht\w*|klacht\w*|probleem|problemen)\b",
    re.IGNORECASE,
)
PARTIES = re.compile(
    r"\b(gemeente\w*|aanbieder\w*|cliënt\w*|wethouder\w*|college|inkoper\w*|bestuur\w*|jurist\w*|contractmanager\w*)\b",
    re.IGNORECASE,
)
ABOUT_MONEY = re.compile(r"prij[sz]|tarie|kost|marge|winst|geld|budget|inschrij|offerte", re.IGNORECASE)
JARGON = re.compile(
    r"inbreng|achterban|toezegg|procedure|inkoop|aanbested|partij|perspectief|mandaat|vertegenwoordiger|\bstukken\b|terugkoppel|dialoog|gunning|marktconsultatie",
    re.IGNORECASE,
)


def find_faults_in(question: str) -> list[str]:
    """What keeps these words from being one short, open question that blames nobody and names no side of the table."""
    faults = {
        "no question word": not OPEN_BEGINNING.match(question),
        "not one question": question.count("?") != 1 or not question.endswith("?"),
        "more than one sentence": len(split_sentences(question)) > 1,
        "too long": count_words(question) > LONGEST_QUESTION,
        "accusing": bool(ACCUSING.search(question)),
        "names a side": bool(PARTIES.search(question)),
    }
    return [fault for fault, is_there in faults.items() if is_there]


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        ("Weet u waarvoor we praten?", "no question word"),
        ("Wat weet u? En hoe?", "not one question"),
        ("Wat weet u.", "not one question"),
        ("Stil. Wat weet u?", "more than one sentence"),
        ("Wat " + "zou u " * 7 + "doen?", "too long"),
        ("Waarom praten we hier?", "accusing"),
        ("Wat gaat er nooit goed?", "accusing"),
        ("Wat is volgens u de fout?", "accusing"),
        ("Wat doet de gemeente met uw verhaal?", "names a side"),
        ("Hoe praat u met cliënten?", "names a side"),
    ],
)
def test_a_fault_in_a_question_is_seen(question: str, fault: str) -> None:
    assert fault in find_faults_in(question)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_statement_has_an_open_question_to_start_a_conversation_with(name: str) -> None:
    questions = {statement.id: statement.talk_question or "" for statement in load_checklist(name).statements}
    assert questions
    assert {id_: faults for id_, question in questions.items() if (faults := find_faults_in(question))} == {}


@pytest.mark.parametrize("name", SHIPPED)
def test_no_two_questions_are_the_same_and_they_do_not_all_begin_alike(name: str) -> None:
    questions = [statement.talk_question or "" for statement in load_checklist(name).statements]
    assert len(set(questions)) == len(questions) > 0
    beginnings = Counter(" ".join(split_words(question)[:3]) for question in questions)
    assert {beginning: number for beginning, number in beginnings.items() if number > MOST_ALIKE} == {}


def test_money_is_only_in_a_question_that_keeps_it_out_or_asks_for_clear_words() -> None:
    about = {
        statement.id: statement.talk_question
        for statement in load_checklist(DIALOGUE).statements
        if ABOUT_MONEY.search(statement.talk_question or "")
    }
    assert about == {
        "spel-5": "Wat zou ons helpen om prijzen buiten het gesprek te houden?",
        "feiten-7": "Wanneer vindt u de uitleg over tarieven in de stukken duidelijk?",
    }


@pytest.mark.parametrize("name", SHIPPED)
def test_a_plain_perspective_reads_short_sentences_in_common_words(name: str) -> None:
    checklist = load_checklist(name)
    plain = [perspective for perspective in checklist.perspectives if perspective.plain]
    texts = [
        text for statement in checklist.statements for perspective in plain if (text := statement.text_for(perspective))
    ]
    assert texts or not plain
    assert [text for text in texts if count_words(text) > LONGEST_PLAIN_MIRROR or JARGON.search(text)] == []


def test_the_rules_of_the_conversation_protect_clients_and_competition() -> None:
    spoken = [rule.text for rule in load_checklist(DIALOGUE).talk_rules]
    assert len(spoken) in {5, 6}
    assert any("namen van cliënten" in text and "herkennen" in text for text in spoken)
    assert any(
        all(word in text for word in ("Aanbieders", "prijzen", "tarieven", "winst", "plannen voor een aanbod"))
        for text in spoken
    )
    assert [
        sentence for text in spoken for sentence in split_sentences(text) if count_words(sentence) > LONGEST_QUESTION
    ] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_every_checklist_has_an_example_that_is_fictitious_and_complete(name: str) -> None:
    checklist = load_checklist(name)
    path = next(path for path in find_checklists() if path.stem == name).with_name(f"{name}.voorbeeld.json")
    assessment, diagnostics = decode_assessment(parse_document(path.read_bytes(), path.name), checklist, path.name)
    assert diagnostics == ()
    assert assessment is not None
    assert assessment.details.fictitious
    asked = [
        statement.id for _, statements in select_statements(checklist, assessment.details) for statement in statements
    ]
    assert [id_ for id_ in asked if id_ not in assessment.answers] == []
    assert len({answer.choice for answer in assessment.answers.values()}) >= 5


COUNTERPARTS = [
    pytest.param(load_checklist(path.stem), counterpart, id=f"{path.stem}-{counterpart.statement}-{counterpart.other}")
    for path in find_checklists()
    for counterpart in load_checklist(path.stem).counterparts
]


def test_there_are_counterparts() -> None:
    assert len(COUNTERPARTS) >= 4


@pytest.mark.parametrize(("checklist", "counterpart"), COUNTERPARTS)
def test_a_counterpart_is_a_statement_that_is_asked_before_and_after(
    checklist: Checklist, counterpart: Counterpart
) -> None:
    other = load_checklist(counterpart.checklist)
    assert other.id != checklist.id
    assert checklist.statement(counterpart.statement)
    assert len(other.statement(counterpart.other).phases) > 1


def test_a_look_back_is_no_test() -> None:
    checklist = load_checklist("terugblik")
    assert [statement.id for statement in checklist.statements if statement.critical] == []
    assert {choice.name for choice in checklist.scale} != {choice.name for choice in load_checklist(DIALOGUE).scale}
    after_one = asked_in(checklist, "na-gesprek", ronde="1")
    assert after_one
    assert after_one < asked_in(checklist, "na-gesprek", ronde="2") == asked_in(checklist, "na-gesprek", ronde="geen")
    assert {area.id for area in checklist.areas if {statement.id for statement in area.statements} & after_one} == {
        "tb-gevoel",
        "tb-gehoord",
    }
    assert next(area.id for area in checklist.areas) == "tb-gevoel"
    assert len(list(checklist.open_questions)) == 3


@pytest.mark.parametrize("name", ["inwoners", "meerpartijen"])
def test_while_a_purchase_runs_or_may_run_it_is_agreed_what_is_not_talked_about(name: str) -> None:
    checklist = load_checklist(name)
    legal = {
        statement.id
        for statement in checklist.statements
        if statement.critical and statement.critical.kind is CriticalKind.LEGAL
    }
    for phase in checklist.phases:
        only_then = asked_in(checklist, phase.id, inkoop="ja") - asked_in(checklist, phase.id, inkoop="nee")
        assert only_then & legal
        assert asked_in(checklist, phase.id, inkoop="onbekend") >= only_then


def test_a_conversation_about_quality_stops_while_a_procedure_runs() -> None:
    stopped = [advice for advice in advices_of("kwaliteit") if advice.result.stopped]
    assert {advice.result.phase.id for advice in stopped} == {"procedure"}
    assert all(advice.result.verdict is Verdict.NO_DIALOGUE for advice in stopped)
