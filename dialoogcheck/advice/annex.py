"""What goes beyond the short report: the whole phase, all actions and pitfalls, draft mails, answers and words."""

import re
from collections.abc import Iterable, Iterator

from dialoogcheck import dutch
from dialoogcheck.advice import plan_page, words
from dialoogcheck.advice.citations import Citations
from dialoogcheck.advice.letters import Letter, write_letters
from dialoogcheck.advice.model import Advice, AreaAdvice, Risk
from dialoogcheck.advice.result import AreaResult, StatementResult
from dialoogcheck.answers.model import NoScore
from dialoogcheck.document import blocks

LONGEST_SHORT_WORD = 4

Part = tuple[str, tuple[blocks.Block, ...]]
"""A part of the annex: its title and what is in it."""


def compose_annex(advice: Advice, citations: Citations) -> Iterator[Part]:
    """The parts that have something to say, in the order of a reader who wants more."""
    parts = (
        ("Conceptmails", map(_compose_letter, write_letters(advice))),
        ("Alle andere acties", _compose_actions(advice, citations)),
        ("Alle valkuilen", _compose_risks(advice, citations)),
        ("De hele fase", _compose_phase(advice)),
        ("Alle antwoorden", _compose_answers(advice)),
    )
    for title, composed in parts:
        content = tuple(composed)
        if content:
            yield title, content


def _compose_letter(letter: Letter) -> blocks.Block:
    return blocks.Callout(
        blocks=(
            blocks.heading(3, letter.to),
            blocks.paragraph(blocks.span(blocks.LABEL, "Onderwerp: "), letter.subject),
            *blocks.paragraphs(letter.before),
            *((blocks.bullets(letter.points),) if letter.points else ()),
            *blocks.paragraphs(letter.after),
        ),
        role="letter",
    )


def _compose_actions(advice: Advice, citations: Citations) -> Iterator[blocks.Block]:
    plan = advice.plan
    if not plan.further:
        return
    if plan.steps:
        yield blocks.paragraph(
            f"De acties 1 tot en met {len(plan.steps)} staan in het plan. Hier staan de andere, de belangrijkste eerst."
        )
    heads = ("Nr.", "nr"), ("Wat", "what"), ("Wie en wanneer", "when")
    rows = [
        blocks.row(
            str(action.number),
            plan_page.write_step(advice, action, citations),
            plan_page.write_who(action, words.describe_when(action)),
        )
        for action in plan.further
    ]
    yield blocks.Table(columns=blocks.columns(*heads), rows=tuple(rows), role="rows steps", header=1, scrolls=False)


def _compose_risks(advice: Advice, citations: Citations) -> Iterator[blocks.Block]:
    for area in advice.areas:
        if area.risks:
            yield blocks.heading(3, area.result.area.name)
            yield from (_compose_risk(advice, risk, citations) for risk in area.risks)


def _compose_risk(advice: Advice, risk: Risk, citations: Citations) -> blocks.Callout:
    why = words.explain_because(advice.result.checklist, risk.because)
    recognise = blocks.paragraph(f"U herkent het zo: {risk.pitfall.recognise}", role="recognise")
    because = blocks.paragraph(f"{why} ", *citations.ground_in_number(risk.pitfall.sources), role="because")
    told = (blocks.heading(4, risk.pitfall.title), blocks.paragraph(risk.pitfall.text), recognise, because)
    return blocks.Callout(blocks=told, role="risk")


def _compose_phase(advice: Advice) -> Iterator[blocks.Block]:
    phase = advice.result.phase
    yield blocks.paragraph(phase.description)
    yield blocks.Labelled(label=("Doel",), blocks=blocks.paragraphs(phase.purpose.split("\n")))
    for label, texts in (("Onderwerpen", phase.topics), ("Wie u nodig hebt", phase.participants)):
        if texts:
            yield blocks.Labelled(label=(label,), blocks=(blocks.bullets(texts),))


def _compose_answers(advice: Advice) -> Iterator[blocks.Block]:
    for area in advice.areas:
        yield blocks.heading(3, area.result.area.name)
        yield blocks.paragraph(summarise_area(area.result))
        yield _list_answers(advice, area.result)
        yield from _compose_own_words(advice, area)


def _list_answers(advice: Advice, area: AreaResult) -> blocks.Table:
    notes = any(item.answer.note for item in area.statements)

    def list_row(item: StatementResult) -> blocks.Row:
        answer = words.name_answer(advice.result.checklist, item)
        note = (item.answer.note or "geen notitie",) if notes else ()
        return blocks.row((item.statement.text, *plan_page.write_kind(words.name_critical(item))), answer, *note)

    heads = blocks.columns("Stelling", ("Antwoord", "answer"), *((("Notitie", "note"),) if notes else ()))
    return blocks.Table(columns=heads, rows=tuple(map(list_row, area.statements)), role="rows answers")


def _compose_own_words(advice: Advice, area: AreaAdvice) -> Iterator[blocks.Block]:
    for question in area.result.area.open_questions:
        if note := advice.result.assessment.answer(question.id).note:
            yield blocks.paragraph(blocks.strong(question.text))
            yield from blocks.paragraphs(note.split("\n"))


def list_terms(advice: Advice, before: Iterable[blocks.Block]) -> tuple[blocks.Paragraph, ...]:
    """The words of the list that this report uses; ``before`` is what stands in it."""
    used = " ".join(blocks.list_texts(tuple(before))).lower()
    return tuple(
        blocks.paragraph(blocks.strong(f"{term.word}."), f" {term.meaning}")
        for term in advice.result.checklist.terms
        if _is_used(term.word.lower(), used)
    )


def _is_used(word: str, text: str) -> bool:
    """Whether a word stands in the text, or begins a longer one (``aanbesteding`` in ``aanbestedingsjurist``).

    A short word must stand alone.
    """
    end = r"\b" if len(word) <= LONGEST_SHORT_WORD else ""
    return re.search(rf"\b{re.escape(word)}{end}", text) is not None


def summarise_area(area: AreaResult) -> str:
    """How many statements were answered, and how the others were."""
    counted = (
        (area.count(NoScore.UNKNOWN), "keer ‘Weet ik niet’"),
        (area.count(NoScore.OPEN), "nog open"),
        (area.count(NoScore.NOT_APPLICABLE), "niet van toepassing"),
    )
    answered = f"{area.answered} van {dutch.count(area.applicable, 'stelling', 'stellingen')} beantwoord"
    return ", ".join((answered, *(f"{number} {what}" for number, what in counted if number)))
