"""What a checklist must hold beyond its form: every rule with why it is there, a bad example and a good one."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from dialoogcheck.checklist.fields import ALL, Manuscript, Record, find_nearest, propose
from dialoogcheck.checklist.nodes import Place, Text
from dialoogcheck.checklist.reserved import OWN_JUDGEMENT
from dialoogcheck.diagnostic import Severity
from dialoogcheck.dutch import shorten

LONGEST_SENTENCE = 20

RESERVED = {
    "scale": ("weet-niet", "nvt", "open"),
    "levels": ("te-weinig-bekend", "niet-van-toepassing"),
    "facts": ("organisatie", "onderwerp", "datum", "fase", "perspectief", "omvang", "fictief", "herkenbaar"),
    "phases": (ALL,),
    "sources": (OWN_JUDGEMENT,),
}
"""Ids with a meaning of their own, in answer files, results and checklists."""

_MOST_COMBINATIONS = 10_000
"""More combinations of facts than any real checklist has: a hostile one must not keep the linter busy for a year."""


class Finding(NamedTuple):
    """Where a rule is broken, and what is wrong."""

    place: Place
    message: str


class Example(NamedTuple):
    """A change to the smallest checklist: ``write`` this ``instead_of`` that.

    The finding stands where ``points_at`` begins in it.
    """

    instead_of: str
    write: str
    points_at: str = ""


class Contents:
    """The things in a checklist, by kind and by id."""

    def __init__(self, draft: Manuscript) -> None:
        """What could be read of the checklist."""
        root = draft.root
        self.root = root
        self.prose = draft.prose
        self.phases = {phase.text("id"): phase for phase in root.records("phases")}
        self.facts = {fact.text("id"): fact for fact in root.records("facts")}
        self.options = {
            id_: {option.text("id"): option for option in fact.records("options")} for id_, fact in self.facts.items()
        }
        self.perspectives = {perspective.text("id"): perspective for perspective in root.records("perspectives")}
        self.sources = {source.text("id"): source for source in root.records("sources")}
        self.areas = root.records("areas")
        self.statements = [statement for area in self.areas for statement in area.records("statements")]
        self.pitfalls = [pitfall for area in self.areas for pitfall in area.records("pitfalls")]
        self.tips = [tip for area in self.areas for tip in area.records("tips")]
        self.open_questions = [question for area in self.areas for question in area.records("open_questions")]
        self.area_of = {statement.text("id"): area for area in self.areas for statement in area.records("statements")}

    @property
    def remarks(self) -> Iterator[Record]:
        """Everything with a text and sources that belongs to a phase or to the conversation."""
        yield from self.root.records("talk_rules")
        for phase in self.phases.values():
            yield from phase.records("limits")
            yield from phase.records("avoid")
            stop = phase.record("stop")
            if stop:
                yield stop

    @property
    def sourced(self) -> Iterator[Record]:
        """Everything that names its sources."""
        yield from self.remarks
        yield from self.pitfalls
        yield from self.tips

    @property
    def with_phases(self) -> Iterator[Record]:
        """Everything that holds in some phases."""
        yield from self.facts.values()
        for statement in self.statements:
            yield statement
            critical = statement.record("critical")
            if critical:
                yield critical
        yield from self.pitfalls
        yield from self.tips

    @property
    def conditions(self) -> Iterator[dict[Text, list[Text]]]:
        """Every condition on facts."""
        for record in (*self.statements, *self.pitfalls, *self.tips):
            yield record.condition()
        for remark in self.remarks:
            yield remark.condition()
            yield remark.condition("unless")

    @cached_property
    def spoken(self) -> list[tuple[Text, list[str]]]:
        """Every sentence that somebody answers, the statements and their mirrors, with its words in small letters.

        A comma is a word too.
        """
        texts = [
            text
            for statement in self.statements
            for text in (statement.values.get("text"), *statement.texts_by_name("mirrors").values())
            if text
        ]
        return [(text, split_words(text)) for text in texts]

    def combine_facts(self, phase: str, *conditions: dict[Text, list[Text]]) -> Iterator[dict[str, str]]:
        """Every combination of answers to the facts asked in ``phase``, as far as these conditions look at them."""
        asked = [id_ for id_, fact in self.facts.items() if not fact.has("phases") or phase in fact.texts("phases")]
        relevant = [id_ for id_ in asked if any(id_ in condition for condition in conditions)]
        options = (self.options[id_] for id_ in relevant)
        for answers in itertools.islice(itertools.product(*options), _MOST_COMBINATIONS):
            yield dict(zip(relevant, answers, strict=True))


def holds(condition: dict[Text, list[Text]], facts: dict[str, str]) -> bool:
    """The same as ``Condition.holds`` of the model: a fact that is not asked does not restrict."""
    return all(facts[fact] in values for fact, values in condition.items() if fact in facts)


def split_words(text: str) -> list[str]:
    """The words in small letters; a comma, a semicolon or a slash is a word too."""
    return _WORD_OR_SIGN.findall(text.lower())


_WORD_OR_SIGN = re.compile(r"\w+|[,;/]")


class Rule(NamedTuple):
    """One rule. ``vital`` says that a checklist that breaks it cannot be used, and not only be better."""

    code: str
    why: str
    bad: Example
    good: Example
    severity: Severity
    vital: bool
    find: Callable[[Contents], Iterable[Finding]]


RULES: list[Rule] = []
"""Every rule, in the order of a manual: names, order, completeness, language."""

_Find = Callable[[Contents], Iterable[Finding]]


def rule(
    code: str,
    why: str,
    *,
    bad: Example,
    good: Example,
    vital: bool = False,
    severity: Severity = Severity.ERROR,
    rules: list[Rule] = RULES,
) -> Callable[[_Find], _Find]:
    """Adds what it decorates to ``rules``, as the function that finds where this rule is broken."""

    def register(find: _Find) -> _Find:
        rules.append(Rule(code, why, bad, good, severity, vital, find))
        return find

    return register


# Names


@rule(
    "dubbel-id",
    "Met een id wijst de rest van het bestand iets aan. Staat een id er twee keer, dan is onduidelijk wat bedoeld is.",
    vital=True,
    bad=Example("id: bel-rond", "id: schrijf-doel", "schrijf-doel"),
    good=Example("id: bel-rond", "id: bel-alle-gemeenten"),
)
def find_double_ids(contents: Contents) -> Iterator[Finding]:
    """An id that two things of a kind have."""
    root = contents.root
    groups = [
        root.records(name)
        for name in ("scale", "levels", "phases", "facts", "perspectives", "areas", "sources", "terms")
    ]
    groups += [fact.records("options") for fact in contents.facts.values()]
    groups += [[*contents.statements, *contents.open_questions], contents.pitfalls, contents.tips]
    for records in groups:
        first: dict[str, Record] = {}
        for record in records:
            name = "word" if record.has("word") else "id"
            id_ = record.text(name)
            if id_ and first.setdefault(id_, record) is not record:
                line = first[id_].at(name).line
                yield Finding(
                    record.at(name), f"{record.label} staat er voor de tweede keer. De eerste staat op regel {line}."
                )


@rule(
    "gereserveerd-id",
    "Enkele woorden hebben in elk bestand al een betekenis. “weet-niet” is bijvoorbeeld altijd het antwoord ‘Weet ik "
    "niet’.",
    vital=True,
    bad=Example("id: ja, naam: Ja", "id: open, naam: Ja", "open"),
    good=Example("id: ja, naam: Ja", "id: openlijk, naam: Ja"),
)
def find_reserved_ids(contents: Contents) -> Iterator[Finding]:
    """An id that means something else already."""
    for name, reserved in RESERVED.items():
        for record in contents.root.records(name):
            if record.text("id") in reserved:
                yield Finding(
                    record.at("id"),
                    f"“{record.text('id')}” heeft al een vaste betekenis. Kies voor {record.kind.label} een andere id.",
                )


def _find_unknown(texts: Iterable[Text], known: Mapping[str, object], what: str) -> Iterator[Finding]:
    for text in texts:
        if text not in known:
            yield Finding(text.place, f"{what} “{shorten(text)}” bestaat niet.{propose(text, known)}")


@rule(
    "onbekende-fase",
    "Wat bij een fase hoort die niet bestaat, komt nooit in een rapport.",
    vital=True,
    bad=Example("fasen: alle", "fasen: [voor, naa]", "naa"),
    good=Example("fasen: alle", "fasen: [voor, na]"),
)
def find_unknown_phases(contents: Contents) -> Iterator[Finding]:
    """A phase that the checklist does not have."""
    if contents.root.has("phases"):
        for record in contents.with_phases:
            yield from _find_unknown(record.texts("phases"), contents.phases, "de fase")


@rule(
    "onbekende-stelling",
    "Een valkuil of tip bij een stelling die niet bestaat, ziet niemand.",
    vital=True,
    bad=Example(
        "stellingen: [vervolg-1]\n        fasen: alle",
        "stellingen: [vervolg-1, vervolg-l]\n        fasen: alle",
        "vervolg-l",
    ),
    good=Example(
        "stellingen: [vervolg-1]\n        fasen: alle", "stellingen:\n          - vervolg-1\n        fasen: alle"
    ),
)
def find_unknown_statements(contents: Contents) -> Iterator[Finding]:
    """A statement that the checklist does not have."""
    for record in (*contents.pitfalls, *contents.tips):
        yield from _find_unknown(record.texts("statements"), contents.area_of, "de stelling")


@rule(
    "vervangt-bestaand",
    "Met “vervangt” telt een antwoord van vroeger bij een stelling van nu. Dat kan maar bij één, en niet als de oude "
    "stelling er nog is.",
    vital=True,
    bad=Example("titel: Doel op papier", "titel: Doel op papier\n        vervangt: [vervolg-1]", "vervolg-1"),
    good=Example("titel: Doel op papier", "titel: Doel op papier\n        vervangt: [doel-oud]"),
)
def find_wrong_replacements(contents: Contents) -> Iterator[Finding]:
    """A statement that replaces one that is still there, or that another one replaces already."""
    known = {record.text("id"): record for record in (*contents.statements, *contents.open_questions)}
    taken: dict[str, Record] = {}
    for statement in contents.statements:
        for text in statement.texts("replaces"):
            if text in known:
                yield Finding(text.place, f"{statement.label} vervangt “{text}”, maar die stelling bestaat nog.")
            elif taken.setdefault(text, statement) is not statement:
                yield Finding(
                    text.place, f"{statement.label} vervangt “{shorten(text)}”, maar dat doet {taken[text].label} al."
                )


@rule(
    "koppeling-zonder-stelling",
    "Een koppeling zet een stelling naast een stelling van een andere checklist. Bestaat de eigen stelling niet, dan "
    "komt zij nooit in beeld.",
    vital=True,
    bad=Example(
        "bronnen:\n  - id: B1",
        "koppelingen:\n  - "
        "{stelling: doel-9, checklist: groot, met: doel-1, waarom: Beide gaan over het doel.}\nbronnen:\n  - id: B1",
        "doel-9",
    ),
    good=Example(
        "bronnen:\n  - id: B1",
        "koppelingen:\n  - "
        "{stelling: doel-1, checklist: groot, met: doel-1, waarom: Beide gaan over het doel.}\nbronnen:\n  - id: B1",
    ),
)
def find_counterparts_of_nothing(contents: Contents) -> Iterator[Finding]:
    """A counterpart of a statement that the checklist does not have."""
    for record in contents.root.records("counterparts"):
        if record.has("statement") and record.text("statement") not in contents.area_of:
            text = record.text("statement")
            yield Finding(
                record.at("statement"), f"de stelling “{shorten(text)}” bestaat niet.{propose(text, contents.area_of)}"
            )


@rule(
    "dubbel-oordeel",
    "Bij elke uitkomst hoort één kop en één tekst.",
    vital=True,
    bad=Example(
        "bronnen:\n  - id: B1",
        "oordelen:\n  - {oordeel: klaar, titel: Goed, tekst: Ga door.}\n  - "
        "{oordeel: klaar, titel: Mooi, tekst: Zo.}\nbronnen:\n  - id: B1",
        "klaar, titel: Mooi",
    ),
    good=Example(
        "bronnen:\n  - id: B1", "oordelen:\n  - {oordeel: klaar, titel: Goed, tekst: Ga zo door.}\nbronnen:\n  - id: B1"
    ),
)
def find_double_verdicts(contents: Contents) -> Iterator[Finding]:
    """Two sets of words for one conclusion."""
    seen: set[str] = set()
    for record in contents.root.records("verdict_words"):
        verdict = record.text("verdict")
        if verdict in seen:
            yield Finding(record.at("verdict"), f"woorden voor de uitkomst “{verdict}” staan er voor de tweede keer.")
        seen.add(verdict)


@rule(
    "ander-gebied",
    "Een rapport toont valkuilen en tips per gebied. Ze horen daarom bij stellingen uit hun eigen gebied.",
    vital=True,
    bad=Example("stellingen: [doel-1, doel-2]", "stellingen: [doel-1, doel-2, vervolg-1]", "vervolg-1"),
    good=Example("stellingen: [doel-1, doel-2]", "stellingen: [doel-2, doel-1]"),
)
def find_statements_of_other_areas(contents: Contents) -> Iterator[Finding]:
    """A pitfall or tip that calls a statement of another area."""
    for area in contents.areas:
        for record in (*area.records("pitfalls"), *area.records("tips")):
            for text in record.texts("statements"):
                if contents.area_of.get(text, area) is not area:
                    other = contents.area_of[text].label
                    yield Finding(
                        text.place,
                        f"de stelling “{text}” hoort bij {other}, en deze {record.kind.label} bij {area.label}.",
                    )


@rule(
    "onbekende-bron",
    "Elke bewering heeft een bron die de lezer kan opzoeken. Het merk “eigen” staat voor het eigen oordeel van de "
    "schrijver.",
    vital=True,
    bad=Example("bronnen: [B1]\n    tips", "bronnen: [B1, B2]\n    tips", "B2"),
    good=Example("bronnen: [B1]\n    tips", "bronnen: [B1, eigen]\n    tips"),
)
def find_unknown_sources(contents: Contents) -> Iterator[Finding]:
    """A source mark that is not in the list of sources."""
    for record in contents.sourced:
        for text in record.texts("sources"):
            if text not in contents.sources and text != OWN_JUDGEMENT:
                near = find_nearest(text, (*contents.sources, OWN_JUDGEMENT)) if len(text) > 3 else None  # noqa: PLR2004 - S12 looks like S13
                advice = f" Bedoelde u “{near}”?" if near else " Zet de bron in de lijst “bronnen”."
                yield Finding(text.place, f"de bron “{shorten(text)}” staat niet in de lijst.{advice}")


@rule(
    "onbekend-perspectief",
    "Een spiegelstelling voor een perspectief dat niet bestaat, krijgt niemand te zien.",
    vital=True,
    bad=Example("          aanbieder: Ik ken", "          aanbider: Ik ken", "aanbider"),
    good=Example("          aanbieder: Ik ken", "          aanbieder: Wij kennen"),
)
def find_unknown_perspectives(contents: Contents) -> Iterator[Finding]:
    """A mirror for a perspective that the checklist does not have."""
    for statement in contents.statements:
        yield from _find_unknown(statement.texts_by_name("mirrors"), contents.perspectives, "het perspectief")


@rule(
    "onbekend-feit",
    "Een voorwaarde kijkt naar een feit dat vooraf gevraagd wordt. Bestaat dat feit niet, dan geldt de voorwaarde "
    "nooit.",
    vital=True,
    bad=Example("alleen_bij: {regio: ja}\n        uitleg", "alleen_bij: {regoi: ja}\n        uitleg", "regoi"),
    good=Example("alleen_bij: {regio: ja}\n        uitleg", "alleen_bij: {regio: [ja]}\n        uitleg"),
)
def find_unknown_facts(contents: Contents) -> Iterator[Finding]:
    """A condition on a fact that is not asked."""
    for condition in contents.conditions:
        yield from _find_unknown(condition, contents.facts, "het feit")


@rule(
    "onbekende-waarde",
    "Een voorwaarde noemt een antwoord op een feit. Kan niemand dat antwoord geven, dan geldt de voorwaarde nooit.",
    vital=True,
    bad=Example("tenzij: {regio: ja}", "tenzij: {regio: jaa}", "jaa"),
    good=Example("tenzij: {regio: ja}", "tenzij: {vorm: [aanbesteding, subsidie]}"),
)
def find_unknown_values(contents: Contents) -> Iterator[Finding]:
    """A condition on an answer that a fact does not have."""
    for condition in contents.conditions:
        for id_, values in condition.items():
            fact = contents.facts.get(id_)
            if fact and fact.has("options"):
                options = contents.options[id_]
                for finding in _find_unknown(values, options, "het antwoord"):
                    yield Finding(finding.place, f"{fact.label}: {finding.message} Kies uit: {', '.join(options)}.")


@rule(
    "geen-standaard",
    "In een bestand van een ander programma kan een feit ontbreken. Dan geldt het standaardantwoord, en dat moet een "
    "van de keuzes zijn.",
    vital=True,
    bad=Example("standaard: aanbesteding", "standaard: onbekend", "onbekend"),
    good=Example("standaard: aanbesteding", "standaard: subsidie"),
)
def find_invalid_defaults(contents: Contents) -> Iterator[Finding]:
    """A fact whose default is not one of its options."""
    for id_, fact in contents.facts.items():
        options = contents.options[id_]
        default = fact.text("default")
        if options and default and default not in options:
            message = (
                f"{fact.label}: het standaardantwoord “{shorten(default)}” is geen keuze. Kies uit: "
                f"{', '.join(options)}."
            )
            yield Finding(fact.at("default"), message)


@rule(
    "dubbel-in-lijst",
    "Wat twee keer in een lijst staat, komt twee keer in het rapport.",
    vital=True,
    bad=Example("stellingen: [doel-1, doel-2]", "stellingen: [doel-1, doel-2, doel-1]", "doel-1]"),
    good=Example("stellingen: [doel-1, doel-2]", "stellingen:\n          - doel-1\n          - doel-2"),
)
def find_doubles_in_lists(contents: Contents) -> Iterator[Finding]:
    """A list that names something twice."""
    lists = [
        record.texts(name) for record in (*contents.pitfalls, *contents.tips) for name in ("statements", "sources")
    ]
    lists += [record.texts("phases") for record in contents.with_phases]
    for texts in lists:
        if len(set(texts)) < len(texts):
            seen: set[Text] = set()
            for text in texts:
                if text in seen:
                    yield Finding(text.place, f"“{text}” staat twee keer in deze lijst.")
                seen.add(text)


# Order


@rule(
    "schaal-volgorde",
    "De antwoorden staan van laag naar hoog. Het laagste telt 0 punten en elk volgende telt meer.",
    vital=True,
    bad=Example("naam: Ja, punten: 1", "naam: Ja, punten: 0", "0"),
    good=Example("naam: Ja, punten: 1", "naam: Ja, punten: 3"),
)
def find_scale_out_of_order(contents: Contents) -> Iterator[Finding]:
    """Points that do not rise from 0, or a scale of one answer."""
    scale = contents.root.records("scale")
    if len(scale) == 1:
        yield Finding(contents.root.at("scale"), "een schaal heeft minstens twee antwoorden.")
    previous: int | None = None
    for choice in scale:
        if choice.has("points"):
            points = int(choice.text("points"))
            if previous is None and points != 0:
                yield Finding(choice.at("points"), "het eerste antwoord van de schaal telt 0 punten.")
            elif previous is not None and points <= previous:
                yield Finding(
                    choice.at("points"),
                    f"{choice.label} telt {points}. Dat moet meer zijn dan {previous}, want de schaal loopt op.",
                )
            previous = points


@rule(
    "niveau-volgorde",
    "De niveaus staan van hoog naar laag en het laatste begint bij 0. Zo hoort bij elke score één niveau.",
    vital=True,
    bad=Example("vanaf: 0", "vanaf: 80", "80"),
    good=Example("vanaf: 70", "vanaf: 66.7"),
)
def find_levels_out_of_order(contents: Contents) -> Iterator[Finding]:
    """Thresholds that do not fall to 0."""
    levels = [level for level in contents.root.records("levels") if level.has("minimum")]
    minimums = [float(level.text("minimum").replace(",", ".")) for level in levels]
    for index, level in enumerate(levels):
        if index and minimums[index] >= minimums[index - 1]:
            yield Finding(
                level.at("minimum"),
                f"{level.label} begint niet lager dan het niveau ervoor. Zet de niveaus van hoog naar laag.",
            )
        elif level is levels[-1] and minimums[index]:
            yield Finding(
                level.at("minimum"), "het laatste niveau begint bij 0. Anders hoort bij een lage score geen niveau."
            )


@rule(
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
                yield Finding(
                    phase.place, f"{statement.label} is kritiek in de fase “{phase}”, maar wordt daar niet gevraagd."
                )


# Completeness


@rule(
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
        yield Finding(
            first.place, f"{first.label} staat vooraan en beantwoordt dus alle stellingen: zet er “volledig: ja” bij."
        )


@rule(
    "fase-zonder-stellingen",
    "Wie deze fase kiest, krijgt geen enkele vraag.",
    bad=Example("fasen: [na]\n        uitleg", "fasen: [voor]\n        uitleg", ""),
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
                yield Finding(
                    statement.at("id"),
                    f"{statement.label} heeft geen {what} in {'; '.join(gaps[:3])}{' en meer' if gaps[3:] else ''}.",
                )


def _find_gaps(
    contents: Contents, statement: Record, phase: str, conditions: list[dict[Text, list[Text]]]
) -> Iterator[str]:
    """The situations in ``phase`` in which the statement is asked and none of the conditions holds, in words."""
    if {} in conditions:
        return
    if not conditions:
        yield f"de fase “{phase}”"
        return
    for facts in contents.combine_facts(phase, statement.condition(), *conditions):
        if holds(statement.condition(), facts) and not any(holds(condition, facts) for condition in conditions):
            situation = ", ".join(f"{fact}: {answer}" for fact, answer in facts.items())
            yield f"de fase “{phase}” bij {situation}"


@rule(
    "stelling-zonder-valkuil",
    "Wie ‘Nee’ antwoordt, wil weten wat er dan mis kan gaan. Dat geldt in elke fase en bij elk antwoord op de feiten.",
    bad=Example("stellingen: [doel-1, doel-2]", "stellingen: [doel-2]", ""),
    good=Example(
        "stellingen: [doel-1, doel-2]\n        fasen: [voor]", "stellingen: [doel-1, doel-2]\n        fasen: alle"
    ),
)
def find_statements_without_pitfall(contents: Contents) -> Iterator[Finding]:
    """A statement that calls up no pitfall."""
    yield from _find_uncovered(contents, "pitfalls", "valkuil")


@rule(
    "stelling-zonder-tip",
    "Wie ‘Nee’ antwoordt, wil weten wat eraan te doen is. Dat geldt in elke fase en bij elk antwoord op de feiten.",
    bad=Example("fasen: alle\n        bronnen", "fasen: alle\n        alleen_bij: {regio: ja}\n        bronnen", ""),
    good=Example(
        "fasen: alle\n        bronnen", "fasen: alle\n        alleen_bij: {regio: [ja, nee]}\n        bronnen"
    ),
)
def find_statements_without_tip(contents: Contents) -> Iterator[Finding]:
    """A statement that calls up no tip."""
    yield from _find_uncovered(contents, "tips", "tip")


def _find_unused(contents: Contents, records: Iterable[Record]) -> Iterator[Finding]:
    statements = {statement.text("id"): statement for statement in contents.statements}
    for record in records:
        called = [statements[text] for text in record.texts("statements") if text in statements]
        readable = record.has("phases") and all(phase in contents.phases for phase in record.texts("phases"))
        if called and readable and not any(_can_meet(contents, statement, record) for statement in called):
            yield Finding(
                record.at("id"),
                f"{record.label} komt nooit voor: geen van de stellingen wordt gevraagd in de fasen ervan.",
            )


def _can_meet(contents: Contents, statement: Record, record: Record) -> bool:
    conditions = statement.condition(), record.condition()
    common = [
        phase for phase in record.texts("phases") if phase in statement.texts("phases") or not statement.has("phases")
    ]
    if conditions == ({}, {}):
        return bool(common)
    return any(
        all(holds(condition, facts) for condition in conditions)
        for phase in common
        for facts in contents.combine_facts(phase, *conditions)
    )


@rule(
    "valkuil-ongebruikt",
    "Een valkuil die bij geen enkel antwoord in een rapport komt, is voor niets geschreven.",
    bad=Example("stellingen: [vervolg-1]\n        fasen: [na]", "stellingen: [vervolg-1]\n        fasen: [voor]", ""),
    good=Example("stellingen: [vervolg-1]\n        fasen: [na]", "stellingen: [vervolg-1]\n        fasen: [voor, na]"),
)
def find_unused_pitfalls(contents: Contents) -> Iterator[Finding]:
    """A pitfall that nothing calls up."""
    yield from _find_unused(contents, contents.pitfalls)


@rule(
    "tip-ongebruikt",
    "Een tip die bij geen enkel antwoord in een rapport komt, is voor niets geschreven.",
    bad=Example(
        "stellingen: [doel-2]\n        fasen: [voor]\n        alleen_bij: {regio: ja}",
        "stellingen: [doel-2]\n        fasen: [voor]\n        alleen_bij: {regio: nee}",
        "",
    ),
    good=Example(
        "stellingen: [doel-2]\n        fasen: [voor]\n        alleen_bij: {regio: ja}",
        "stellingen: [doel-2]\n        fasen: [voor]",
    ),
)
def find_unused_tips(contents: Contents) -> Iterator[Finding]:
    """A tip that nothing calls up."""
    yield from _find_unused(contents, contents.tips)


@rule(
    "bron-ongebruikt",
    "De bronnenlijst van het rapport laat zien waar de beweringen op rusten. Een bron die niets draagt, hoort daar "
    "niet bij.",
    bad=Example(
        "bronnen:\n  - id: B1",
        "bronnen:\n  - {id: B2, titel: Niet gebruikt, organisatie: Niemand, soort: praktijk}\n  - id: B1",
        "B2",
    ),
    good=Example("bronnen: [B1]\n    tips", "bronnen: [eigen]\n    tips"),
)
def find_unused_sources(contents: Contents) -> Iterator[Finding]:
    """A source that nothing rests on."""
    used = {text for record in contents.sourced for text in record.texts("sources")}
    for id_, source in contents.sources.items():
        if id_ and id_ not in used:
            yield Finding(source.at("id"), f"naar {source.label} verwijst niets.")


# Language


@rule(
    "lange-zin",
    f"Korte zinnen leest iedereen. Een zin heeft hooguit {LONGEST_SENTENCE} woorden.",
    bad=Example(
        "actie: Schrijf het doel in één zin op.",
        "actie: Schrijf het doel van het gesprek op in één zin die iedereen begrijpt, ook de mensen die er nog niet "
        "eerder bij waren.",
        "Schrijf",
    ),
    good=Example(
        "actie: Schrijf het doel in één zin op.",
        "actie: Schrijf het doel van het gesprek op in één zin. Iedereen moet die begrijpen, ook de mensen die er nog "
        "niet eerder bij waren.",
    ),
)
def find_long_sentences(contents: Contents) -> Iterator[Finding]:
    """A sentence of more words than people read at once."""
    for text in contents.prose:
        if text.count(" ") >= LONGEST_SENTENCE:
            for sentence in split_sentences(text):
                if sentence.count(" ") >= LONGEST_SENTENCE and count_words(sentence) > LONGEST_SENTENCE:
                    yield Finding(
                        text.place,
                        f"deze zin heeft {count_words(sentence)} woorden: “{shorten(sentence)}” Maak er twee zinnen "
                        "van.",
                    )


_SENTENCE_END = re.compile(r"[.!?…][’”\"')]*\s+(?=[‘“\"'(]?(?:[^\W_a-z]))")


def split_sentences(text: str) -> list[str]:
    """The sentences of a text. One ends at a full stop or the like before a capital or a digit, and at a new line."""
    sentences = []
    for line in text.splitlines():
        ends = [match.end() for match in _SENTENCE_END.finditer(line)]
        sentences += [line[start:end].strip() for start, end in itertools.pairwise([0, *ends, len(line)])]
    return sentences


def count_words(sentence: str) -> int:
    """How many words a sentence has; a dash or another loose sign is none."""
    return len(list_words(sentence))


def list_words(sentence: str) -> list[str]:
    """The words of a sentence, with the signs that stand against their end."""
    return _WORD.findall(sentence)


_WORD = re.compile(r"[^\W_]\S*")


@rule(
    "dubbele-ontkenning",
    "Bij twee ontkenningen in een stelling is onduidelijk wat ‘Ja’ betekent.",
    bad=Example("tekst: Alle deelnemers kregen het verslag.", "tekst: Er is niemand die het verslag niet kreeg.", "Er"),
    good=Example("tekst: Alle deelnemers kregen het verslag.", "tekst: Iedereen kreeg het verslag."),
)
def find_double_negations(contents: Contents) -> Iterator[Finding]:
    """A statement with two negations."""
    for text, words in contents.spoken:
        negations = [
            word
            for index, word in enumerate(words)
            if word in _NEGATIONS and words[index + 1 : index + 2] != ["alleen"]
        ]
        if len(negations) > 1:
            yield Finding(
                text.place,
                f"hier staan twee ontkenningen: “{negations[0]}” en “{negations[1]}”. Schrijf wat er wél is.",
            )


_NEGATIONS = {
    *("niet", "geen", "nooit", "niemand", "nergens", "niets", "zonder", "noch", "nauwelijks"),
    *(
        f"on{word}{ending}"
        for word in ("bekend", "duidelijk", "eerlijk", "mogelijk", "nodig", "veilig", "volledig")
        for ending in ("", "e")
    ),
}


@rule(
    "twee-dingen",
    "Bij twee dingen in een stelling weet iemand niet wat te kiezen als het ene klopt en het andere niet.",
    severity=Severity.WARNING,
    bad=Example(
        "tekst: Alle deelnemers kregen het verslag.",
        "tekst: Het verslag is klaar en alle deelnemers hebben het.",
        "Het",
    ),
    good=Example(
        "tekst: Alle deelnemers kregen het verslag.",
        "tekst: Inkoop, beleid en contractmanagement hebben het verslag samen gemaakt.",
    ),
)
def find_two_things(contents: Contents) -> Iterator[Finding]:
    """A statement that says two things."""
    for text, words in contents.spoken:
        if says_two_things(words):
            yield Finding(
                text.place,
                f"hier lijken twee dingen te staan: “{shorten(text)}” Maak er twee stellingen van, of laat er één weg.",
            )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FINITE = _words("""
        is zijn was waren heeft hebben had hadden wordt worden werd werden kan kunnen kon konden mag mogen mocht
    mochten moet moeten wil willen weet weten     wist wisten krijgt krijgen kreeg kregen staat staan stond stonden
    gaat gaan ging gingen doet doen deed deden komt komen kwam kwamen kent kennen     geeft geven gaf gaven ligt liggen
    lag lagen vertelt vertellen vertelde vertelden ziet zien zag zagen zegt zeggen zei zeiden deelt delen deelde
    deelden vindt vinden vond vonden hoort horen hoorde hoorden leest lezen las lazen begrijpt begrijpen begreep
    begrepen neemt nemen nam namen stuurt     sturen stuurde stuurden maakt maken maakte maakten betaalt betalen helpt
    helpen volgt volgen werkt werken
""")
_SUBORDINATE = _words("""
        dat die wat wie waar waarom waarin waarover waaraan waarop waarmee waardoor als of wanneer hoe hoeveel welk
    welke omdat zodat terwijl toen voordat     nadat zodra om tussen
""")
_AUXILIARY = _words("is zijn heeft hebben heb wordt worden was waren had hadden")
_STRONG_PARTICIPLES = _words("""
        gelezen besproken geschreven beschreven opgeschreven gekozen gegeven gekregen genomen gesproken verzonden
    bekeken gevonden begrepen
""")
_NO_PARTICIPLES = _words(
    "beleid gebied bericht gezicht bestand verband verbod geld verdriet beeld bedrag bezit gebrek verstand"
)
_PARTICIPLE_STARTS = (
    "ge",
    "be",
    "ver",
    "ont",
    "her",
    "uitge",
    "opge",
    "aange",
    "afge",
    "voorge",
    "vastge",
    "nage",
    "inge",
    "meege",
    "terugge",
)


def says_two_things(words: list[str]) -> bool:
    """Whether a sentence of these words most likely says two things; a list of people or things is one.

    Two main clauses, each with a verb of its own ("Het doel staat vast en iedereen kent het"), or two participles
    ("gelezen en besproken").
    """
    if ";" in words:
        return True
    for index, word in enumerate(words[:-1]):
        if word not in {"en", ","}:
            continue
        before, after = words[:index], words[index + 1 :]
        if word == "," and after[0] in {"en", "maar"}:
            return True
        if word == "en" and (
            after[0] in {"ook", "/"} or _joins_participles(before, after) or _joins_clauses(before, after)
        ):
            return True
    return False


def _joins_clauses(before: list[str], after: list[str]) -> bool:
    return not any(_SUBORDINATE.intersection(words) for words in (before, after)) and all(
        _FINITE.intersection(words) for words in (before, after)
    )


def _joins_participles(before: list[str], after: list[str]) -> bool:
    return (
        bool(before) and not _AUXILIARY.isdisjoint(before) and _is_participle(before[-1]) and _is_participle(after[0])
    )


def _is_participle(word: str) -> bool:
    weak = word.startswith(_PARTICIPLE_STARTS) and word.endswith(("d", "t")) and word not in _NO_PARTICIPLES
    return weak or word in _STRONG_PARTICIPLES


@rule(
    "geen-open-vraag",
    "Een gesprek begint goed met één open vraag. Bij twee vragen blijft er één liggen. Bij ‘Waarom’ gaan mensen zich "
    "snel verdedigen.",
    severity=Severity.WARNING,
    bad=Example("gespreksvraag: Wat doet u met het verslag?", "gespreksvraag: Waarom leest u het verslag?", "Waarom"),
    good=Example("gespreksvraag: Wat doet u met het verslag?", "gespreksvraag: Waaraan herkent u een goed verslag?"),
)
def find_closed_questions(contents: Contents) -> Iterator[Finding]:
    """A question to start a conversation with that is none, is several, or asks somebody to defend himself.

    Whether it can be answered with yes or no is for the author to see: the order of the words does not tell it for
    sure.
    """
    for statement in contents.statements:
        question = statement.text("talk_question")
        if question and (question.count("?") != 1 or not question.endswith("?")):
            yield Finding(
                statement.at("talk_question"),
                f"hier hoort één vraag, met één vraagteken aan het eind: “{shorten(question)}”",
            )
        elif split_words(question)[:1] == ["waarom"]:
            yield Finding(
                statement.at("talk_question"),
                "deze vraag begint met “waarom”. Begin bijvoorbeeld met “wat”, “hoe” of “waar merkt u aan”.",
            )
