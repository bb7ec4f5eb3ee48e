"""Finds what nobody is asked, what nothing is advised about, and what no report would ever show."""

import itertools
from collections.abc import Iterator
from functools import partial

from dialoogcheck.checklist.fields import Record
from dialoogcheck.checklist.lint.rules import Contents, Example, Family, Finding, holds
from dialoogcheck.checklist.nodes import Text

COVERAGE = Family()
"""The rules about what is asked, and about the advice that belongs to it."""


@COVERAGE.rule(
    "kritiek-niet-gevraagd",
    "Een stelling kan alleen kritiek zijn in een fase waarin zij gevraagd wordt.",
    vital=True,
    bad=Example("kritiek: {soort: proces, fasen: [voor]}", "kritiek: {soort: proces, fasen: [voor, na]}", "na]"),
    good=Example("kritiek: {soort: proces, fasen: [voor]}", "kritiek: {soort: juridisch, fasen: [voor]}"),
)
def find_critical_where_not_asked(contents: Contents) -> Iterator[Finding]:
    """A statement that is critical in a phase in which it is not asked."""
    for statement in contents.statements:
        critical = statement.record("critical")
        if critical and statement.has("phases"):
            phases = statement.texts("phases")
            wrong = [phase for phase in critical.texts("phases") if phase not in phases and phase in contents.phases]
            for phase in wrong:
                message = f"{statement.label} is kritiek in de fase “{phase}”, maar wordt daar niet gevraagd."
                yield Finding(phase.place, message)


@COVERAGE.rule(
    "geen-volledig-perspectief",
    "Minstens één perspectief beantwoordt alle stellingen. Het eerste volledige perspectief is dat van wie het gesprek "
    "organiseert.",
    vital=True,
    bad=Example("{id: gemeente, naam: Gemeente, volledig: ja}", "{id: gemeente, naam: Gemeente}", "{id"),
    good=Example("{id: aanbieder, naam: Aanbieder}", "{id: aanbieder, naam: Aanbieder, volledig: ja}"),
)
def find_no_full_perspective(contents: Contents) -> Iterator[Finding]:
    """A checklist whose first perspective does not answer the statements themselves."""
    first = next(iter(contents.root.records("perspectives")), None)
    if first and first.whole and first.text("full") != "ja":
        message = f"{first.label} staat vooraan en beantwoordt dus alle stellingen: zet er “volledig: ja” bij."
        yield Finding(first.place, message)


@COVERAGE.rule(
    "fase-zonder-stellingen",
    "Wie deze fase kiest, krijgt geen enkele vraag.",
    bad=Example("fasen: [na]\n        uitleg", "fasen: [voor]\n        uitleg"),
    good=Example("fasen: [na]\n        uitleg", "fasen:\n          - na\n        uitleg"),
)
def find_phases_without_statements(contents: Contents) -> Iterator[Finding]:
    """A phase in which nothing is asked."""
    asked = {phase for statement in contents.statements for phase in statement.texts("phases")}
    if all(statement.has("phases") for statement in contents.statements):
        for phase in contents.phases.values():
            if phase.has("id") and phase.text("id") not in asked:
                yield Finding(phase.at("id"), f"bij {phase.label} hoort geen enkele stelling.")


def _find_uncovered(contents: Contents, name: str, what: str) -> Iterator[Finding]:
    """Statements for which, in some phase and with some facts, none of the area's pitfalls (or tips) fits."""
    for area in contents.areas:
        advices = area.records(name)
        # What could not be read may well have been the missing one.
        if not area.has(name) or not all(advice.has("statements") and advice.has("phases") for advice in advices):
            continue
        conditions: dict[tuple[str, str], list[dict[Text, list[Text]]]] = {}
        for advice in advices:
            for pair in itertools.product(advice.texts("statements"), advice.texts("phases")):
                conditions.setdefault(pair, []).append(advice.condition())
        for statement in area.records("statements"):
            pairs = [(phase, conditions.get((statement.text("id"), phase), [])) for phase in statement.texts("phases")]
            gaps = [gap for phase, fitting in pairs for gap in _find_gaps(contents, statement, phase, fitting)]
            if gaps:
                where = f"{'; '.join(gaps[:3])}{' en meer' if gaps[3:] else ''}"
                yield Finding(statement.at("id"), f"{statement.label} heeft geen {what} in {where}.")


def _find_gaps(
    contents: Contents, statement: Record, phase: str, conditions: list[dict[Text, list[Text]]]
) -> Iterator[str]:
    """The situations in ``phase`` in which the statement is asked and none of the conditions holds, in words."""
    if {} in conditions:
        return
    if not conditions:
        yield f"de fase “{phase}”"
        return
    for facts in contents.find_situations(phase, [statement.condition()], conditions):
        if not any(holds(condition, facts) for condition in conditions):
            situation = ", ".join(f"{fact}: {answer}" for fact, answer in facts.items())
            yield f"de fase “{phase}” bij {situation}"


COVERAGE.rule(
    "stelling-zonder-valkuil",
    "Wie ‘Nee’ antwoordt, wil weten wat er dan mis kan gaan. Dat geldt in elke fase en bij elk antwoord op de feiten.",
    bad=Example("stellingen: [doel-1, doel-2]", "stellingen: [doel-2]"),
    good=Example("[doel-1, doel-2]\n        fasen: [voor]", "[doel-1, doel-2]\n        fasen: alle"),
)(partial(_find_uncovered, name="pitfalls", what="valkuil"))


COVERAGE.rule(
    "stelling-zonder-tip",
    "Wie ‘Nee’ antwoordt, wil weten wat eraan te doen is. Dat geldt in elke fase en bij elk antwoord op de feiten.",
    bad=Example("alle\n        bronnen", "alle\n        alleen_bij: {regio: ja}\n        bronnen"),
    good=Example("alle\n        bronnen", "alle\n        alleen_bij: {regio: [ja, nee]}\n        bronnen"),
)(partial(_find_uncovered, name="tips", what="tip"))


def _find_unused(contents: Contents, name: str) -> Iterator[Finding]:
    """Pitfalls (or tips) that no answer calls up."""
    statements = {statement.text("id"): statement for statement in contents.statements}
    for record in (record for area in contents.areas for record in area.records(name)):
        called = [statements[text] for text in record.texts("statements") if text in statements]
        readable = record.has("phases") and all(phase in contents.phases for phase in record.texts("phases"))
        if called and readable and not any(_can_meet(contents, statement, record) for statement in called):
            message = f"{record.label} komt nooit voor: geen van de stellingen wordt gevraagd in de fasen ervan."
            yield Finding(record.at("id"), message)


def _can_meet(contents: Contents, statement: Record, record: Record) -> bool:
    conditions = statement.condition(), record.condition()
    asked = statement.texts("phases") if statement.has("phases") else record.texts("phases")
    common = [phase for phase in record.texts("phases") if phase in asked]
    if conditions == ({}, {}):
        return bool(common)
    return any(True for phase in common for _ in contents.find_situations(phase, conditions))


COVERAGE.rule(
    "valkuil-ongebruikt",
    "Een valkuil die bij geen enkel antwoord in een rapport komt, is voor niets geschreven.",
    bad=Example("stellingen: [vervolg-1]\n        fasen: [na]", "stellingen: [vervolg-1]\n        fasen: [voor]"),
    good=Example("stellingen: [vervolg-1]\n        fasen: [na]", "stellingen: [vervolg-1]\n        fasen: [voor, na]"),
)(partial(_find_unused, name="pitfalls"))


COVERAGE.rule(
    "tip-ongebruikt",
    "Een tip die bij geen enkel antwoord in een rapport komt, is voor niets geschreven.",
    bad=Example(
        "[doel-2]\n        fasen: [voor]\n        alleen_bij: {regio: ja}",
        "[doel-2]\n        fasen: [voor]\n        alleen_bij: {regio: nee}",
    ),
    good=Example("[doel-2]\n        fasen: [voor]\n        alleen_bij: {regio: ja}", "[doel-2]\n        fasen: [voor]"),
)(partial(_find_unused, name="tips"))


@COVERAGE.rule(
    "bron-ongebruikt",
    "De bronnenlijst van het rapport laat zien waar de beweringen op rusten. Een bron die niets draagt, hoort daar "
    "niet bij.",
    bad=Example(
        "bronnen:\n", "bronnen:\n  - {id: B2, titel: Niet gebruikt, organisatie: Niemand, soort: praktijk}\n", "B2"
    ),
    good=Example("bronnen: [B1]\n    tips", "bronnen: [eigen]\n    tips"),
)
def find_unused_sources(contents: Contents) -> Iterator[Finding]:
    """A source that nothing rests on."""
    used = {text for record in contents.sourced for text in record.texts("sources")}
    for id_, source in contents.sources.items():
        if id_ and id_ not in used:
            yield Finding(source.at("id"), f"naar {source.label} verwijst niets.")
