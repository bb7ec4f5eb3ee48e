"""``toon``: what is in a checklist, or in one phase of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import click

from dialoogcheck.checklist.model import Area, Checklist, Condition, Fact, Phase, PhaseId, Statement
from dialoogcheck.cli.options import find_phase, load_checklist, phase_option, required_checklist_argument
from dialoogcheck.cli.output import wrap
from dialoogcheck.dutch import count, join_words, printable

TEXT = "tekst"
MARKDOWN = "md"


def _list(items: Iterable[str], indent: str = "  ") -> Iterator[str]:
    for item in items:
        yield from wrap(f"- {item}", indent, "  ")


def _head(title: str) -> Iterator[str]:
    lines = list(wrap(title))
    yield from ("", *lines, "=" * max(len(line) for line in lines))


def describe_checklist(checklist: Checklist) -> Iterator[str]:
    """The lines that show a whole checklist."""
    yield from wrap(f"{checklist.title} ({checklist.id}, versie {checklist.version})")
    yield from wrap(checklist.introduction)
    yield from _head("Fasen")
    for phase in checklist.phases:
        number = sum(phase.id in statement.phases for statement in checklist.statements)
        yield from _list([f"{phase.name} ({phase.id}): {phase.description} {count(number, 'stelling', 'stellingen')}."])
    if checklist.facts:
        yield from _head("Wat u vooraf invult")
        yield from _list(
            f"{fact.question} {join_words([option.name for option in fact.options], 'of')}."
            + (f" Alleen in de fase {join_words(_name_phases(checklist, fact.phases), 'of')}." if fact.phases else "")
            for fact in checklist.facts
        )
    yield from _head("Antwoorden")
    yield from _list(f"{choice.name}: {count(choice.points, 'punt', 'punten')}" for choice in checklist.scale)
    for area in checklist.areas:
        yield from _head(area.name)
        yield from wrap(area.question)
        for statement in area.statements:
            yield from _describe_statement(statement, _list_limits(checklist, statement))
        yield from _describe_open_questions(area)
        yield from wrap(_count_advice(len(area.pitfalls), len(area.tips)))


def _count_advice(pitfalls: int, tips: int) -> str:
    return f"{count(pitfalls, 'valkuil', 'valkuilen')} en {count(tips, 'tip', 'tips')}."


def _list_limits(checklist: Checklist, statement: Statement) -> list[str]:
    """When this statement is asked, as far as that is not always."""
    limits = []
    if set(statement.phases) != {phase.id for phase in checklist.phases}:
        limits.append(f"fase: {', '.join(statement.phases)}")
    if statement.critical:
        where = (
            ""
            if set(statement.critical.phases) == set(statement.phases)
            else f" in {', '.join(statement.critical.phases)}"
        )
        limits.append(f"kritiek ({statement.critical.kind}){where}")
    return limits + _list_conditions(checklist, statement.condition)


def _list_conditions(checklist: Checklist, condition: Condition) -> list[str]:
    return [_describe_condition(checklist.fact(fact), values) for fact, values in condition.allowed.items()]


def _describe_condition(fact: Fact, values: Iterable[str]) -> str:
    answers = join_words([fact.option(value).name.lower() for value in values], "of")
    where = f"in de fase {', '.join(fact.phases)} " if fact.phases else ""
    return f"{where}alleen bij {_begin_small(fact.name)}: {answers}"


def _begin_small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _describe_statement(statement: Statement, limits: list[str]) -> Iterator[str]:
    yield from wrap(f"{statement.id}  {statement.text}", "  ", "    ")
    if limits:
        yield from wrap("; ".join(limits), "      ")


def _describe_open_questions(area: Area) -> Iterator[str]:
    """The questions without a score; they come wherever a statement of the area is asked."""
    for question in area.open_questions:
        yield from wrap(f"{question.id}  {question.text}", "  ", "    ")
        yield from wrap("open vraag, zonder score", "      ")


def describe_phase(checklist: Checklist, phase: Phase) -> Iterator[str]:
    """The lines that show one phase: what dialogue is for in it, and what is asked and advised."""
    yield from wrap(f"{checklist.title}: {phase.name}")
    yield from wrap(phase.description)
    if phase.stop:
        yield from _head(phase.stop.title)
        yield from wrap(phase.stop.text)
        for fact, values in phase.stop.unless.allowed.items():
            answers = join_words([f"‘{checklist.fact(fact).option(value).name}’" for value in values], "of")
            yield from wrap(f"Dit geldt niet bij het antwoord {answers} op de vraag: {checklist.fact(fact).question}")
    yield from _head("Doel van de dialoog")
    yield from wrap(phase.purpose)
    if phase.room:
        yield from _head(f"Ruimte voor inbreng: {phase.room}")
        yield from wrap(phase.room_text)
    for title, texts in (("Onderwerpen", phase.topics), ("Met wie", phase.participants)):
        if texts:
            yield from _head(title)
            yield from _list(texts)
    for title, remarks in (("Grenzen", phase.limits), ("Vermijd", phase.avoid)):
        if remarks:
            yield from _head(title)
        yield from _list(
            " ".join([remark.text, *(f"({limit})" for limit in _list_conditions(checklist, remark.condition))])
            for remark in remarks
        )
    for area in checklist.areas:
        yield from _describe_area(checklist, area, phase)


def _describe_area(checklist: Checklist, area: Area, phase: Phase) -> Iterator[str]:
    statements = [statement for statement in area.statements if phase.id in statement.phases]
    if not statements:
        return
    yield from _head(area.name)
    yield from wrap(area.question)
    for statement in statements:
        kind = statement.critical_kind(phase.id)
        allowed = statement.condition.allowed
        conditions = [
            _describe_condition(replace(fact, phases=()), allowed[fact.id])
            for fact in checklist.facts_in(phase.id)
            if fact.id in allowed
        ]
        yield from _describe_statement(statement, [*([f"kritiek ({kind})"] if kind else []), *conditions])
    yield from _describe_open_questions(area)
    pitfalls = sum(phase.id in pitfall.phases for pitfall in area.pitfalls)
    tips = sum(phase.id in tip.phases for tip in area.tips)
    yield from wrap(_count_advice(pitfalls, tips))


def _name_phases(checklist: Checklist, phases: Iterable[PhaseId]) -> list[str]:
    return [checklist.phase(phase).name for phase in phases]


@click.command(name="toon", epilog="Voorbeeld: dialoogcheck toon inkoopdialoog --fase strategie")
@required_checklist_argument
@phase_option
@click.option(
    "--formaat",
    "format_",
    type=click.Choice([TEXT, MARKDOWN]),
    default=TEXT,
    show_default=True,
    help="Voor op het scherm, of md: de hele inhoud.",
)
def command(checklist: str, phase: str | None, format_: str) -> None:
    """Toon wat er in een checklist staat.

    Met --fase ziet u alles van één fase: het doel, de grenzen en de stellingen.
    Met --formaat md ziet u elke tekst, als een document in Markdown. Zo kan een collega alles nakijken.
    """
    loaded = load_checklist(checklist)
    chosen = find_phase(loaded, phase) if phase else None
    if format_ == MARKDOWN:
        from dialoogcheck.checklist.outline import compose_outline  # noqa: PLC0415 - only who asks for a document
        from dialoogcheck.document.markdown import write_markdown  # noqa: PLC0415

        click.echo(printable(write_markdown(compose_outline(loaded, chosen))), nl=False)
        return
    click.echo(printable("\n".join(describe_phase(loaded, chosen) if chosen else describe_checklist(loaded))))
