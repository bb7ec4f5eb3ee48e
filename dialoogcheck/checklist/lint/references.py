"""Finds ids that mean two things, and what points at something that is not there."""

from collections.abc import Iterable, Iterator, Mapping

from dialoogcheck.checklist.fields import ALL, Record, find_nearest, propose
from dialoogcheck.checklist.lint.rules import Contents, Example, Family, Finding
from dialoogcheck.checklist.nodes import Text
from dialoogcheck.checklist.reserved import OWN_JUDGEMENT
from dialoogcheck.dutch import shorten

RESERVED = {
    "scale": ("weet-niet", "nvt", "open"),
    "levels": ("te-weinig-bekend", "niet-van-toepassing"),
    "facts": (
        *("organisatie", "onderwerp", "datum", "fase", "perspectief", "omvang", "fictief", "herkenbaar"),
        *("gesprek", "vandaag"),
    ),
    "phases": (ALL,),
    "sources": (OWN_JUDGEMENT,),
}
"""Ids with a meaning of their own, in answer files, results and checklists."""

REFERENCES = Family(vital=True)
"""The rules about ids and what points at them."""


@REFERENCES.rule(
    "dubbel-id",
    "Met een id wijst de rest van het bestand iets aan. Staat een id er twee keer, dan is onduidelijk wat bedoeld is.",
    bad=Example("id: bel-rond", "id: schrijf-doel", "schrijf-doel"),
    good=Example("id: bel-rond", "id: bel-alle-gemeenten"),
)
def find_double_ids(contents: Contents) -> Iterator[Finding]:
    """An id that two things of a kind have."""
    root = contents.root
    names = ("scale", "levels", "phases", "facts", "perspectives", "areas", "sources", "terms")
    groups = [root.records(name) for name in names]
    groups += [fact.records("options") for fact in contents.facts.values()]
    groups += [[*contents.statements, *contents.open_questions], contents.pitfalls, contents.tips]
    for records in groups:
        first: dict[str, Record] = {}
        for record in records:
            name = "word" if record.has("word") else "id"
            id_ = record.text(name)
            if id_ and first.setdefault(id_, record) is not record:
                line = first[id_].at(name).line
                message = f"{record.label} staat er voor de tweede keer. De eerste staat op regel {line}."
                yield Finding(record.at(name), message)


@REFERENCES.rule(
    "gereserveerd-id",
    "Enkele woorden hebben in elk bestand al een betekenis. “weet-niet” is bijvoorbeeld altijd het antwoord ‘Weet ik "
    "niet’.",
    bad=Example("id: ja, naam: Ja", "id: open, naam: Ja", "open"),
    good=Example("id: ja, naam: Ja", "id: openlijk, naam: Ja"),
)
def find_reserved_ids(contents: Contents) -> Iterator[Finding]:
    """An id that means something else already."""
    for name, reserved in RESERVED.items():
        for record in contents.root.records(name):
            id_ = record.text("id")
            if id_ in reserved:
                message = f"“{id_}” heeft al een vaste betekenis. Kies voor {record.kind.label} een andere id."
                yield Finding(record.at("id"), message)


def _find_unknown(texts: Iterable[Text], known: Mapping[str, object], what: str) -> Iterator[Finding]:
    for text in texts:
        if text not in known:
            yield Finding(text.place, f"{what} “{shorten(text)}” bestaat niet.{propose(text, known)}")


@REFERENCES.rule(
    "onbekende-fase",
    "Wat bij een fase hoort die niet bestaat, komt nooit in een rapport.",
    bad=Example("fasen: alle", "fasen: [voor, naa]", "naa"),
    good=Example("fasen: alle", "fasen: [voor, na]"),
)
def find_unknown_phases(contents: Contents) -> Iterator[Finding]:
    """A phase that the checklist does not have."""
    if contents.root.has("phases"):
        for record in contents.with_phases:
            yield from _find_unknown(record.texts("phases"), contents.phases, "de fase")


@REFERENCES.rule(
    "onbekende-stelling",
    "Een valkuil of tip bij een stelling die niet bestaat, ziet niemand.",
    bad=Example("[vervolg-1]\n        fasen: alle", "[vervolg-1, vervolg-l]\n        fasen: alle", "vervolg-l"),
    good=Example(" [vervolg-1]\n        fasen: alle", "\n          - vervolg-1\n        fasen: alle"),
)
def find_unknown_statements(contents: Contents) -> Iterator[Finding]:
    """A statement that the checklist does not have."""
    for record in contents.advices:
        yield from _find_unknown(record.texts("statements"), contents.area_of, "de stelling")


@REFERENCES.rule(
    "vervangt-bestaand",
    "Met “vervangt” telt een antwoord van vroeger bij een stelling van nu. Dat kan maar bij één, en niet als de oude "
    "stelling er nog is.",
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
                message = f"{statement.label} vervangt “{shorten(text)}”, maar dat doet {taken[text].label} al."
                yield Finding(text.place, message)


@REFERENCES.rule(
    "koppeling-zonder-stelling",
    "Een koppeling zet een stelling naast een stelling van een andere checklist. Bestaat de eigen stelling niet, dan "
    "komt zij nooit in beeld.",
    bad=Example(
        "bronnen:\n",
        "koppelingen:\n"
        "  - {stelling: doel-9, checklist: groot, met: doel-1, waarom: Beide gaan over het doel.}\nbronnen:\n",
        "doel-9",
    ),
    good=Example(
        "bronnen:\n",
        "koppelingen:\n"
        "  - {stelling: doel-1, checklist: groot, met: doel-1, waarom: Beide gaan over het doel.}\nbronnen:\n",
    ),
)
def find_counterparts_of_nothing(contents: Contents) -> Iterator[Finding]:
    """A counterpart of a statement that the checklist does not have."""
    for record in contents.root.records("counterparts"):
        if record.has("statement"):
            yield from _find_unknown([record.values["statement"]], contents.area_of, "de stelling")


@REFERENCES.rule(
    "dubbel-oordeel",
    "Bij elke uitkomst hoort één kop en één tekst.",
    bad=Example(
        "bronnen:\n",
        "oordelen:\n  - {oordeel: klaar, titel: Goed, tekst: Ga door.}\n"
        "  - {oordeel: klaar, titel: Mooi, tekst: Zo.}\nbronnen:\n",
        "klaar, titel: Mooi",
    ),
    good=Example("bronnen:\n", "oordelen:\n  - {oordeel: klaar, titel: Goed, tekst: Ga zo door.}\nbronnen:\n"),
)
def find_double_verdicts(contents: Contents) -> Iterator[Finding]:
    """Two sets of words for one conclusion."""
    seen: set[str] = set()
    for record in contents.root.records("verdict_words"):
        verdict = record.text("verdict")
        if verdict in seen:
            yield Finding(record.at("verdict"), f"woorden voor de uitkomst “{verdict}” staan er voor de tweede keer.")
        seen.add(verdict)


@REFERENCES.rule(
    "ander-gebied",
    "Een rapport toont valkuilen en tips per gebied. Ze horen daarom bij stellingen uit hun eigen gebied.",
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
                    message = f"de stelling “{text}” hoort bij {other}, en deze {record.kind.label} bij {area.label}."
                    yield Finding(text.place, message)


@REFERENCES.rule(
    "onbekende-bron",
    "Elke bewering heeft een bron die de lezer kan opzoeken. Het merk “eigen” staat voor het eigen oordeel van de "
    "schrijver.",
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


@REFERENCES.rule(
    "onbekend-perspectief",
    "Een spiegelstelling voor een perspectief dat niet bestaat, krijgt niemand te zien.",
    bad=Example("          aanbieder: Ik ken", "          aanbider: Ik ken", "aanbider"),
    good=Example("          aanbieder: Ik ken", "          aanbieder: Wij kennen"),
)
def find_unknown_perspectives(contents: Contents) -> Iterator[Finding]:
    """A mirror for a perspective that the checklist does not have."""
    for statement in contents.statements:
        yield from _find_unknown(statement.texts_by_name("mirrors"), contents.perspectives, "het perspectief")


@REFERENCES.rule(
    "onbekend-feit",
    "Een voorwaarde kijkt naar een feit dat vooraf gevraagd wordt. Bestaat dat feit niet, dan geldt de voorwaarde "
    "nooit.",
    bad=Example("alleen_bij: {regio: ja}\n        uitleg", "alleen_bij: {regoi: ja}\n        uitleg", "regoi"),
    good=Example("alleen_bij: {regio: ja}\n        uitleg", "alleen_bij: {regio: [ja]}\n        uitleg"),
)
def find_unknown_facts(contents: Contents) -> Iterator[Finding]:
    """A condition on a fact that is not asked."""
    for condition in contents.conditions:
        yield from _find_unknown(condition, contents.facts, "het feit")


@REFERENCES.rule(
    "onbekende-waarde",
    "Een voorwaarde noemt een antwoord op een feit. Kan niemand dat antwoord geven, dan geldt de voorwaarde nooit.",
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


@REFERENCES.rule(
    "geen-standaard",
    "In een bestand van een ander programma kan een feit ontbreken. Dan geldt het standaardantwoord, en dat moet een "
    "van de keuzes zijn.",
    bad=Example("standaard: aanbesteding", "standaard: onbekend", "onbekend"),
    good=Example("standaard: aanbesteding", "standaard: subsidie"),
)
def find_invalid_defaults(contents: Contents) -> Iterator[Finding]:
    """A fact whose default is not one of its options."""
    for id_, fact in contents.facts.items():
        options = contents.options[id_]
        default = fact.text("default")
        if options and default and default not in options:
            problem = f"{fact.label}: het standaardantwoord “{shorten(default)}” is geen keuze."
            yield Finding(fact.at("default"), f"{problem} Kies uit: {', '.join(options)}.")


@REFERENCES.rule(
    "dubbel-in-lijst",
    "Wat twee keer in een lijst staat, komt twee keer in het rapport.",
    bad=Example("stellingen: [doel-1, doel-2]", "stellingen: [doel-1, doel-2, doel-1]", "doel-1]"),
    good=Example("stellingen: [doel-1, doel-2]", "stellingen:\n          - doel-1\n          - doel-2"),
)
def find_doubles_in_lists(contents: Contents) -> Iterator[Finding]:
    """A list that names something twice."""
    lists = [record.texts(name) for record in contents.advices for name in ("statements", "sources")]
    lists += [record.texts("phases") for record in contents.with_phases]
    lists += [statement.texts("choices") for statement in contents.statements]
    for texts in lists:
        if len(set(texts)) < len(texts):
            seen: set[Text] = set()
            for text in texts:
                if text in seen:
                    yield Finding(text.place, f"“{text}” staat twee keer in deze lijst.")
                seen.add(text)
