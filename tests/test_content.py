"""What our own checklists say: always a pitfall and a tip that fit, and never an advice that would do harm."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.model import Advice
from dialoogcheck.advice.result import Verdict
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.file import Decoder, parse_document
from dialoogcheck.answers.model import Answer, Assessment, Details, NoScore
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.lint.harm import HARM
from dialoogcheck.checklist.lint.linting import lint_checklist, review_checklist
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
from dialoogcheck.checklist.timing import describe_tip_timing
from tests.checklist.minimal import THOROUGH_CHECKLIST

CHOSEN = yaml.safe_load((Path(__file__).parent / "data" / "content.yaml").read_text(encoding="utf-8"))
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
            pitfalls = [pitfall for pitfall in area.pitfalls if pitfall.applies(details.phase, details.facts)]
            tips = [tip for tip in area.tips if tip.applies(details.phase, details.facts)]
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
        yield from (("tip", text) for text in (action.tip.action, action.tip.who, describe_tip_timing(action.tip)))
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
        yield from (("stop", remark.text) for remark in phase.stop.texts)
        yield "stop", phase.stop.text or ""


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
    """An advice that must never come out: why, how to know it, and a sentence that shows it."""

    why: str
    pattern: str
    kinds: str
    bad: str
    unless: str = ""
    only: str = ""

    def is_in(self, said: Said) -> bool:
        """Whether this sentence gives the forbidden advice."""
        if said.kind not in KINDS[self.kinds] or not {"running": said.running, "stopped": said.stopped}.get(
            self.only, True
        ):
            return False
        found = re.search(self.pattern, said.sentence, re.IGNORECASE)
        return bool(found) and not (self.unless and re.search(self.unless, said.sentence, re.IGNORECASE))


KINDS = {
    "advice": ADVICE_KINDS,
    "tips": {"tip", "valkuil"},
    "everything": {*ADVICE_KINDS, "valkuil", "vermijd", "stelling", "uitleg"},
}
FORBIDDEN = {name: Forbidden(**forbidden) for name, forbidden in CHOSEN["forbidden"].items()}
EACH_FORBIDDEN = [pytest.param(forbidden, id=name) for name, forbidden in FORBIDDEN.items()]


@pytest.mark.parametrize("forbidden", EACH_FORBIDDEN)
def test_a_forbidden_advice_would_be_seen(forbidden: Forbidden) -> None:
    assert forbidden.is_in(Said("tip", "procedure", stopped=True, sentence=forbidden.bad))


@cache
def sentences_with_every_bad_tip() -> frozenset[Said]:
    """What would come out if every tip gave every forbidden advice."""
    checklist = load_checklist(DIALOGUE)
    bad = " ".join(forbidden.bad for forbidden in FORBIDDEN.values())

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


def find_harm(text: str) -> set[str]:
    """The codes of what a strict look says of the harm in a checklist."""
    codes = {rule.code for rule in HARM}
    return {found.code for found in review_checklist(text.encode(), "x.yaml").diagnostics} & codes


@pytest.mark.parametrize("name", SHIPPED)
def test_a_strict_look_finds_no_harm(name: str) -> None:
    assert find_harm(next(path for path in find_checklists() if path.stem == name).read_text(encoding="utf-8")) == set()


def tell(texts: Iterable[str]) -> str:
    """A checklist that says these texts as if they were so."""
    assert THOROUGH_CHECKLIST.count("inleiding: ") == 1
    lines = "".join(f"      {' '.join(text.split())}\n" for text in texts)
    return THOROUGH_CHECKLIST.replace("inleiding: ", f"inleiding: |\n{lines}      ")


@pytest.mark.parametrize("name", SHIPPED)
def test_what_goes_wrong_is_told_without_saying_what_is_never_so(name: str) -> None:
    checklist = load_checklist(name)
    pitfalls = [pitfall for area in checklist.areas for pitfall in area.pitfalls]
    texts = [text for pitfall in pitfalls for text in (pitfall.title, pitfall.text, pitfall.recognise)]
    texts += [remark.text for phase in checklist.phases for remark in phase.avoid]
    assert len(texts) > 30
    assert find_harm(tell(texts)) & set(CHOSEN["also_in_pitfalls"]) == set()


def test_a_pitfall_that_says_what_is_never_so_would_be_seen() -> None:
    bad = {rule.code: rule.bad.points_at for rule in HARM if rule.code in CHOSEN["also_in_pitfalls"]}
    assert len(bad) == len(CHOSEN["also_in_pitfalls"])
    assert find_harm(tell(bad.values())) >= bad.keys()


def test_a_phase_that_stops_does_not_talk_about_holding_a_conversation() -> None:
    stopped = [advice for advice in advices_of(DIALOGUE) if advice.result.stopped]
    assert stopped
    assert {advice.result.phase.id for advice in stopped} == {"procedure"}
    about_talking = re.compile(
        r"\b(plan|houd|bereid|voer|organiseer)\w*\b.*\bgesprek|dialoogronde|gespreksleider|agenda van het gesprek",
        re.IGNORECASE,
    )
    texts = {text for advice in stopped for kind, text in collect_texts(advice) if kind in KINDS["tips"]}
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
    allowed = set(CHOSEN["procedure_without_dialogue"].split())
    assert asked_in(checklist, "procedure", dialoogrondes="nee", regio="ja") == allowed
    assert asked_in(checklist, "procedure", dialoogrondes="nee", regio="nee") == allowed - {"mandaat-4"}
    assert asked_in(checklist, "procedure", dialoogrondes="ja", regio="ja") > allowed


CRITICAL: dict[str, str] = CHOSEN["critical"]


@pytest.mark.parametrize("phase", CRITICAL)
def test_the_critical_statements_are_those_that_were_chosen(phase: str) -> None:
    checklist = load_checklist(DIALOGUE)

    def is_critical(statement: Statement) -> bool:
        critical = statement.critical
        return critical is not None and checklist.phases[list(CRITICAL).index(phase)].id in critical.phases

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
WORDS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in CHOSEN["words"].items()}


def find_faults_in(question: str) -> list[str]:
    """What keeps these words from being one short, open question that blames nobody and names no side of the table."""
    faults = {
        "no question word": not OPEN_BEGINNING.match(question),
        "not one question": question.count("?") != 1 or not question.endswith("?"),
        "more than one sentence": len(split_sentences(question)) > 1,
        "too long": count_words(question) > LONGEST_QUESTION,
        "accusing": bool(WORDS["accusing"].search(question)),
        "names a side": bool(WORDS["sides"].search(question)),
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
        if WORDS["money"].search(statement.talk_question or "")
    }
    assert about == CHOSEN["about_money"]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_plain_perspective_reads_short_sentences_in_common_words(name: str) -> None:
    checklist = load_checklist(name)
    plain = [perspective for perspective in checklist.perspectives if perspective.plain]
    texts = [
        text for statement in checklist.statements for perspective in plain if (text := statement.text_for(perspective))
    ]
    assert texts or not plain
    assert [text for text in texts if count_words(text) > LONGEST_PLAIN_MIRROR or WORDS["jargon"].search(text)] == []


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
    assessment, diagnostics = Decoder(checklist).decode(parse_document(path.read_bytes(), path.name), path.name)
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
