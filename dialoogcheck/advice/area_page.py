"""The areas in little room, what there is to find out, and what limits this conversation."""

from collections.abc import Iterator

from dialoogcheck import dutch
from dialoogcheck.advice import words
from dialoogcheck.advice.citations import Citations
from dialoogcheck.advice.model import ActionForm, Advice, AreaAdvice, Feasibility, Risk
from dialoogcheck.advice.result import NOT_APPLICABLE, AreaResult, StatementResult
from dialoogcheck.advice.urgency import rank_risk
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.document import blocks

MOST_GOOD = 4
"""How many good points of an area are named."""

MOST_RISKS = 2
CROWDED = 5
"""With more areas than this that ask for work, each shows one pitfall: the most urgent."""

MOST_NAMED = 8
"""How many questions for one person are named."""

MOST_QUESTIONS = 12
"""Of more unknown statements than this only the titles are named."""


def show_level(checklist: Checklist, area: AreaResult) -> blocks.Span:
    """The level with its shape, and a star where something critical is not in order."""
    told = words.word_area(checklist, area)
    return blocks.span(f"level mark-{told.mark}", f"{told.level} *" if area.has_critical else told.level)


def compose_areas(advice: Advice, citations: Citations) -> Iterator[blocks.Block]:
    """Every area: one that is ready in a line, of the others what goes well, what can go wrong and which steps help."""
    checklist = advice.result.checklist
    best = checklist.levels[0].id
    asking = [area for area in advice.areas if area.result.level not in {best, NOT_APPLICABLE}]
    most = MOST_RISKS if len(asking) <= CROWDED else 1
    yield blocks.heading(2, "Per gebied")
    for area in advice.areas:
        id_ = f"gebied-{area.result.area.id}"
        composed = _compose_area(advice, area, citations, most) if area in asking else _compose_ready(advice, area)
        yield blocks.Section(blocks=tuple(composed), role="area brief" if area in asking else "area line", id=id_)


def _compose_ready(advice: Advice, area: AreaAdvice) -> Iterator[blocks.Block]:
    """An area that is ready, in a line; with the steps for what is open in it all the same."""
    yield from _compose_line(advice.result.checklist, area)
    if told := _name_steps(advice, area):
        yield blocks.paragraph(blocks.span(blocks.LABEL, f"{told[0]}: "), told[1])


def _name_steps(advice: Advice, area: AreaAdvice) -> tuple[str, str] | None:
    """The numbers of the steps for this area, behind what they are called; None without any."""
    numbers = [str(step.number) for step in advice.plan.steps if step.area.id == area.result.area.id]
    if not numbers:
        return None
    label = "Stap in het plan" if len(numbers) == 1 else "Stappen in het plan"
    return label, f"{dutch.join_words(numbers)}."


def _name_next(advice: Advice, area: AreaAdvice) -> str:
    """Why no step is for this area, and what to do for it where there is time left; empty when there is nothing.

    Without its number: what is not in the plan may not be in this report either.
    """
    for action in advice.plan.further:
        if action.area.id == area.result.area.id and action.form is not ActionForm.TOO_LATE:
            spare = "" if advice.plan.feasible is Feasibility.NO else f" Tijd over? {words.split_action(action)[0]}"
            return f"andere punten gaan voor.{spare}"
    return ""


def _compose_line(checklist: Checklist, area: AreaAdvice) -> Iterator[blocks.Block]:
    told = words.word_area(checklist, area.result)
    yield blocks.heading(3, area.result.area.name)
    score = "" if told.score is None else f" · score {told.score_text}"
    yield blocks.paragraph(show_level(checklist, area.result), score, role="standing")


def _compose_area(advice: Advice, area: AreaAdvice, citations: Citations, most: int) -> Iterator[blocks.Block]:
    checklist = advice.result.checklist
    yield from _compose_line(checklist, area)
    told: list[blocks.Part] = []
    for label, text in (
        ("Waarom dit niveau", words.give_reason(checklist, area.result)),
        ("Al goed", _name_some(area.strengths, MOST_GOOD)),
        _name_steps(advice, area) or ("Geen stap in dit plan", _name_next(advice, area)),
    ):
        if text:
            told += [blocks.span(blocks.LABEL, f"{label}: "), f"{dutch.end_sentence(text)} "]
    if told:
        yield blocks.paragraph(*told)
    for risk in choose_risks(area, most):
        brief = advice.result.assessment.details.short
        yield blocks.paragraph(*_write_risk(risk, citations, brief=brief))


def choose_risks(area: AreaAdvice, most: int) -> tuple[Risk, ...]:
    """The pitfalls with the most urgent ground, in the order of the checklist."""
    chosen = sorted(area.risks, key=lambda risk: rank_risk(risk.because))[:most]
    return tuple(risk for risk in area.risks if risk in chosen)


def _write_risk(risk: Risk, citations: Citations, *, brief: bool) -> blocks.Text:
    sources = citations.ground_in_number(risk.pitfall.sources)
    told = " " if brief else f" {' '.join(risk.pitfall.text.split())} "
    sign = blocks.span(
        "recognise", f"Een teken daarvan: {dutch.begin_small(' '.join(risk.pitfall.recognise.split()))} "
    )
    return (
        blocks.strong(f"Valkuil: {dutch.end_sentence(risk.pitfall.title)}"),
        told,
        sign,
        *sources,
    )


def _name_some(items: tuple[StatementResult, ...], most: int) -> str:
    """The titles of the first ones, and how many there are more; empty without any."""
    titles = [dutch.begin_small(item.statement.title) for item in items]
    more = len(titles) - most
    return dutch.join_words([*titles[:most], f"nog {dutch.count(more, 'punt', 'punten')}"] if more > 0 else titles)


def compose_unknowns(advice: Advice) -> Iterator[blocks.Block]:
    """What nobody knows yet and no step of the plan asks, by who could know: one question round for each."""
    asked = {item.statement.id for step in advice.plan.steps for item in step.because}
    unknowns = [item for item in advice.unknowns if item.statement.id not in asked]
    if not unknowns:
        return
    yield blocks.heading(2, "Uit te zoeken")
    also = "Ook dit weet u nog niet" if any(step.ask for step in advice.plan.steps) else "Dit weet u nog niet"
    plan = advice.plan
    coming = plan.talk if not plan.held and (plan.days or 0) > 0 else None
    when = f"vóór {dutch.write_date(coming)} " if coming else ""
    whole = len(unknowns) <= MOST_QUESTIONS
    told = f"{also}. Vraag {when}na {'of het zo is' if whole else 'hoe het zit'}: ongeveer een kwartier per vraag."
    yield blocks.paragraph(told, role="brief-intro")
    by_person: dict[str, list[StatementResult]] = {}
    for item in unknowns:
        by_person.setdefault(item.statement.who_knows or "iemand in uw team", []).append(item)
    lines: list[blocks.Text] = []
    for person, items in by_person.items():
        named: list[blocks.Part] = [blocks.strong(f"{dutch.begin_sentence(person)}: ")]
        for place, item in enumerate(items[:MOST_NAMED]):
            separator = "; " if place else ""
            kind = f" ({item.critical})" if item.critical else ""
            named.append(f"{separator}‘{item.statement.text if whole else item.statement.title}’{kind}")
        more = len(items) - MOST_NAMED
        named.append(f"; en nog {more}." if more > 0 else "." if not whole else "")
        lines.append(tuple(named))
    yield blocks.bullets(lines, role="compact")


def compose_phase(advice: Advice, citations: Citations) -> Iterator[blocks.Block]:
    """What limits this conversation: the law, the room that there is, and what is better left."""
    result = advice.result
    phase, facts, short = result.phase, result.assessment.details.facts, result.assessment.details.short
    held = [
        (label, [remark for remark in remarks if remark.condition.holds(facts)])
        # The short check has a short report: what the law limits must be in it.
        for label, remarks in (("Grenzen", phase.limits), ("Wat u beter laat", () if short else phase.avoid))
    ]
    yield blocks.heading(2, f"Deze fase: {phase.name.lower()}")
    if phase.stop and result.stopped:
        why = phase.stop.explain(facts)
        yield blocks.Callout(
            blocks=(
                *blocks.paragraphs(why.text.split("\n")),
                blocks.paragraph(*citations.ground(why.sources), role="ground"),
            ),
            role="stop",
        )
    if phase.room and not short:
        yield blocks.Labelled(
            label=(f"Ruimte: {phase.room}",), blocks=(blocks.paragraph(phase.room_text, role="compact-text"),)
        )
    for label, remarks in held:
        if remarks:
            lines = [(remark.text, " ", *citations.ground_in_number(remark.sources)) for remark in remarks]
            yield blocks.Labelled(label=(label,), blocks=(blocks.bullets(lines, role="compact"),))
