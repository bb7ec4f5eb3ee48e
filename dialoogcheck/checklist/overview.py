"""Tells in lines what is in a checklist, for somebody who looks at it on a screen."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from dialoogcheck.checklist.model import Area, Checklist, Condition, Fact, Phase, Situated, Statement
from dialoogcheck.checklist.reserved import WITHOUT_SCORE
from dialoogcheck.dutch import count, join_words


class ShownLine(NamedTuple):
    """A text and how far it stands from the edge; when it is broken off, the rest stands ``hanging`` further."""

    text: str
    indent: str = ""
    hanging: str = ""
    is_heading: bool = False


def _head(title: str) -> ShownLine:
    return ShownLine(title, is_heading=True)


def _list(items: Iterable[str]) -> Iterator[ShownLine]:
    return (ShownLine(f"- {item}", "  ", "  ") for item in items)


def describe_checklist(checklist: Checklist) -> Iterator[ShownLine]:
    """The lines that show a whole checklist."""
    yield ShownLine(f"{checklist.title} ({checklist.id}, versie {checklist.version})")
    yield ShownLine(checklist.introduction)
    yield _head("Fasen")
    for phase in checklist.phases:
        number = sum(phase.id in statement.phases for statement in checklist.statements)
        yield from _list([f"{phase.name} ({phase.id}): {phase.description} {count(number, 'stelling', 'stellingen')}."])
    if checklist.facts:
        yield _head("Wat u vooraf invult")
        yield from _list(_describe_fact(checklist, fact) for fact in checklist.facts)
    yield _head("Antwoorden")
    yield from _list(
        f"{choice.name}: {count(choice.points, 'punt', 'punten')}{f'. {choice.meaning}' if choice.meaning else ''}"
        for choice in checklist.scale
    )
    meanings = (checklist.unknown_meaning, checklist.not_applicable_meaning)
    yield from _list(
        f"{name}: telt niet mee voor de score. {meaning}"
        for name, meaning in zip(WITHOUT_SCORE.values(), meanings, strict=True)
    )
    for area in checklist.areas:
        yield from _describe_area(checklist, area)


def _describe_fact(checklist: Checklist, fact: Fact) -> str:
    question = f"{fact.question} {join_words([option.name for option in fact.options], 'of')}."
    if not fact.phases:
        return question
    return f"{question} Alleen in de fase {join_words([checklist.phase(id_).name for id_ in fact.phases], 'of')}."


def _list_limits(checklist: Checklist, statement: Statement) -> list[str]:
    """When this statement is asked, as far as that is not always."""
    limits = []
    if set(statement.phases) != {phase.id for phase in checklist.phases}:
        limits.append(f"fase: {', '.join(statement.phases)}")
    if statement.critical:
        phases = statement.critical.phases
        where = "" if set(phases) == set(statement.phases) else f" in {', '.join(phases)}"
        only = _list_conditions(checklist, statement.critical.condition)
        limits.append(" ".join([f"kritiek ({statement.critical.kind}){where}", *only]))
    return limits + _list_conditions(checklist, statement.condition)


def _list_conditions(checklist: Checklist, condition: Condition) -> list[str]:
    return [_describe_condition(checklist.fact(fact), values) for fact, values in condition.allowed.items()]


def _describe_condition(fact: Fact, values: Iterable[str]) -> str:
    answers = join_words([fact.option(value).name.lower() for value in values], "of")
    where = f"in de fase {', '.join(fact.phases)} " if fact.phases else ""
    return f"{where}alleen bij {fact.name[:1].lower()}{fact.name[1:]}: {answers}"


def _describe_area(checklist: Checklist, area: Area, phase: Phase | None = None) -> Iterator[ShownLine]:
    """An area, or what holds of it in one phase; its open questions come wherever a statement is asked."""

    def holds(item: Situated) -> bool:
        return phase is None or phase.id in item.phases

    yield _head(area.name)
    yield ShownLine(area.question)
    for statement in filter(holds, area.statements):
        yield ShownLine(f"{statement.id}  {statement.text}", "  ", "    ")
        limits = _list_limits_in(checklist, phase, statement) if phase else _list_limits(checklist, statement)
        if statement.choices:
            allowed = [f"‘{choice.name}’" for choice in checklist.scale if statement.allows(choice.id)]
            limits.append(f"alleen {join_words(allowed, 'of')}")
        if limits:
            yield ShownLine("; ".join(limits), "      ")
        names = {**{str(choice.id): choice.name for choice in checklist.scale}, **WITHOUT_SCORE}
        for id_, anchor in statement.anchors.items():
            yield ShownLine(f"{names[id_]}: {anchor}", "      ", "  ")
    for question in area.open_questions:
        yield ShownLine(f"{question.id}  {question.text}", "  ", "    ")
        yield ShownLine("open vraag, zonder score", "      ")
    pitfalls = count(sum(map(holds, area.pitfalls)), "valkuil", "valkuilen")
    yield ShownLine(f"{pitfalls} en {count(sum(map(holds, area.tips)), 'tip', 'tips')}.")


def describe_phase(checklist: Checklist, phase: Phase) -> Iterator[ShownLine]:
    """The lines that show one phase: what dialogue is for in it, and what is asked and advised."""
    yield ShownLine(f"{checklist.title}: {phase.name}")
    yield ShownLine(phase.description)
    if phase.stop:
        yield _head(phase.stop.title)
        for remark in phase.stop.texts:
            yield ShownLine(
                " ".join([remark.text, *(f"({limit})" for limit in _list_conditions(checklist, remark.condition))])
            )
        if phase.stop.text:
            yield ShownLine(phase.stop.text)
        for id_, values in phase.stop.unless.allowed.items():
            fact = checklist.fact(id_)
            answers = join_words([f"‘{fact.option(value).name}’" for value in values], "of")
            yield ShownLine(f"Dit geldt niet bij het antwoord {answers} op de vraag: {fact.question}")
    yield _head("Doel van de dialoog")
    yield ShownLine(phase.purpose)
    if phase.room:
        yield _head(f"Ruimte voor inbreng: {phase.room}")
        yield ShownLine(phase.room_text)
    remarks = {
        title: [
            " ".join([remark.text, *(f"({limit})" for limit in _list_conditions(checklist, remark.condition))])
            for remark in remarks
        ]
        for title, remarks in (("Grenzen", phase.limits), ("Vermijd", phase.avoid))
    }
    for title, texts in {"Onderwerpen": phase.topics, "Met wie": phase.participants, **remarks}.items():
        if texts:
            yield _head(title)
            yield from _list(texts)
    for area in checklist.areas:
        if any(phase.id in statement.phases for statement in area.statements):
            yield from _describe_area(checklist, area, phase)


def _list_limits_in(checklist: Checklist, phase: Phase, statement: Statement) -> list[str]:
    """When this statement is asked in this phase, as far as that is not always."""
    critical = statement.critical if statement.critical and phase.id in statement.critical.phases else None
    only = _list_conditions(checklist, critical.condition) if critical else []
    allowed = statement.condition.allowed
    asked = [replace(fact, phases=()) for fact in checklist.facts_in(phase.id) if fact.id in allowed]
    conditions = [_describe_condition(fact, allowed[fact.id]) for fact in asked]
    return [*([" ".join([f"kritiek ({critical.kind})", *only])] if critical else []), *conditions]
