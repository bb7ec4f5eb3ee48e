"""Finds what could be better in a checklist: the rules of ``controleer --streng``.

They are advice, so each finding is a warning.
"""

import bisect
from collections import Counter
from collections.abc import Iterable, Iterator
from operator import itemgetter

from dialoogcheck.checklist.fields import Record
from dialoogcheck.checklist.lint.readability import HARD, Readability, measure
from dialoogcheck.checklist.lint.rules import Contents, Example, Family, Finding
from dialoogcheck.checklist.nodes import Text
from dialoogcheck.checklist.reserved import YES
from dialoogcheck.diagnostic import Severity
from dialoogcheck.dutch import count, join_words, shorten

FEWEST_STATEMENTS = 10
"""With fewer in a phase one answer decides too much; our own judgement, no source says this number."""

MOST_HARD_TEXTS = 3
"""The hardest of an area; whoever mends those looks again."""

FEWEST_WORDS = 10
"""A shorter text says nothing about reading: one long word would decide."""

STRICT = Family(severity=Severity.WARNING)
"""The rules of a strict look about structure and language."""


def _name_some(names: list[str], most: int = 5) -> str:
    """The first names, and how many there are more."""
    more = len(names) - most
    named = [shorten(name) for name in names[:most]]
    return join_words([*named, f"nog {more}"] if more > 0 else named)


@STRICT.rule(
    "weinig-stellingen",
    f"Bij weinig stellingen bepaalt één antwoord bijna alles. Vanaf {FEWEST_STATEMENTS} in een fase zegt een rapport "
    "meer. Dat getal is ons advies.",
    bad=Example("[na]\n        uitleg: Kies ‘Ja’ als het", "[voor]\n        uitleg: Kies ‘Ja’ als het"),
    good=Example(" [na]\n        uitleg: Kies ‘Ja’ als het", "\n          - na\n        uitleg: Kies ‘Ja’ als het"),
)
def find_small_phases(contents: Contents) -> Iterator[Finding]:
    """A phase with few statements; one without any is an error already."""
    numbers = Counter[str](phase for statement in contents.statements for phase in statement.texts("phases"))
    for id_, phase in contents.phases.items():
        if 0 < numbers[id_] < FEWEST_STATEMENTS:
            asked = count(numbers[id_], "stelling", "stellingen")
            yield Finding(phase.at("id"), f"{phase.label} heeft {asked}. Schrijf er minstens {FEWEST_STATEMENTS}.")


@STRICT.rule(
    "keuze-zonder-betekenis",
    "Twee mensen kiezen eerder hetzelfde als er staat wanneer een antwoord past. Vooral ‘Nee’ en ‘Weet ik niet’ lijken "
    "op elkaar.",
    bad=Example(", betekenis: U kunt het laten zien.", ""),
    good=Example("U kunt het laten zien.,", "Dit is zo. U kunt het laten zien.,"),
)
def find_choices_without_meaning(contents: Contents) -> Iterator[Finding]:
    """A scale of which not every answer says when it fits; once for all of them."""
    missing = [f"“{choice.text('id')}”" for choice in contents.root.records("scale") if not choice.has("meaning")]
    if missing:
        message = f"bij {_name_some(missing)} van de schaal ontbreekt “betekenis”: wanneer dat antwoord past."
        yield Finding(contents.root.at("scale"), message)


@STRICT.rule(
    "voorwaarde-zonder-werking",
    "Een feit dat in een fase niet gevraagd wordt, telt daar niet mee. Ook alle antwoorden samen sluiten niets uit. "
    "Zo’n voorwaarde doet dus niets.",
    bad=Example("alleen_bij: {regio: ja}\n        uitleg", "alleen_bij: {regio: [ja, nee]}\n        uitleg", "regio"),
    good=Example("{regio: ja}\n        uitleg", "{regio: ja, vorm: aanbesteding}\n        uitleg"),
)
def find_idle_conditions(contents: Contents) -> Iterator[Finding]:
    """A condition that restricts nothing: on a fact that is not asked where it stands, or with every answer."""
    for record in (*contents.statements, *contents.advices):
        yield from _find_idle(contents, record.condition(), record.texts("phases"), record.label)
    for id_, phase in contents.phases.items():
        for remark in (*phase.records("limits"), *phase.records("avoid")):
            yield from _find_idle(contents, remark.condition(), [id_], "deze opmerking")
        stop = phase.record("stop")
        if stop:
            yield from _find_idle(contents, stop.condition("unless"), [id_], "de stop")
    for remark in contents.root.records("talk_rules"):
        yield from _find_idle(contents, remark.condition(), contents.phases, "deze opmerking")


def _find_idle(
    contents: Contents, condition: dict[Text, list[Text]], phases: Iterable[str], what: str
) -> Iterator[Finding]:
    """The facts in a condition, of something that holds in these phases, that restrict nothing."""
    for id_, values in condition.items():
        fact = contents.facts.get(id_)
        if fact and fact.has("phases") and set(fact.texts("phases")).isdisjoint(phases):
            yield Finding(id_.place, f"{fact.label} wordt hier niet gevraagd. Voor {what} maakt dit dus niets uit.")
        elif fact and contents.options[id_].keys() <= set(values):
            message = f"hier staan alle antwoorden op {fact.label}. Voor {what} maakt dit dus niets uit."
            yield Finding(id_.place, message)


@STRICT.rule(
    "spiegel-zonder-lezer",
    "Een volledig perspectief leest de stelling zelf. Een spiegelstelling voor dat perspectief leest niemand.",
    bad=Example("aanbieder: Ik ken", "gemeente: Wij kennen het doel.\n          aanbieder: Ik ken"),
    good=Example("          aanbieder: Ik ken", "          aanbieder: Wij kennen"),
)
def find_unread_mirrors(contents: Contents) -> Iterator[Finding]:
    """A mirror for a perspective that answers the statements themselves."""
    full = _list_perspectives(contents, full=True)
    for statement in contents.statements:
        for id_ in statement.texts_by_name("mirrors"):
            if id_ in full:
                message = f"{full[id_].label} leest de stelling zelf. Deze spiegelstelling leest niemand."
                yield Finding(id_.place, message)


def _list_perspectives(contents: Contents, *, full: bool) -> dict[str, Record]:
    return {id_: side for id_, side in contents.perspectives.items() if (side.text("full") == YES) is full}


@STRICT.rule(
    "perspectief-zonder-spiegel",
    "Een perspectief dat niet volledig is, krijgt alleen spiegelstellingen. Zonder die stellingen ziet een "
    "groepsrapport daar maar één kant.",
    bad=Example("        spiegel:\n          aanbieder: Ik kreeg het verslag.\n", ""),
    good=Example("          aanbieder: Ik kreeg het verslag.", "          aanbieder: Wij kregen het verslag."),
)
def find_perspectives_without_mirrors(contents: Contents) -> Iterator[Finding]:
    """A perspective that is asked nothing, or nothing about an area."""
    mirrored = [
        {str(id_) for statement in area.records("statements") for id_ in statement.texts_by_name("mirrors")}
        for area in contents.areas
    ]
    anywhere = set[str]().union(*mirrored)
    others = _list_perspectives(contents, full=False)
    for id_, perspective in others.items():
        if id_ not in anywhere:
            message = f"{perspective.label} heeft geen enkele spiegelstelling. Wie dit kiest, krijgt geen vragen."
            yield Finding(perspective.at("id"), message)
    for area, ids in zip(contents.areas, mirrored, strict=True):
        missing = [id_ for id_ in others if id_ in anywhere and id_ not in ids]
        if missing:
            yield Finding(area.at("id"), f"{area.label} heeft geen spiegelstelling voor {_name_some(missing)}.")


@STRICT.rule(
    "tip-zonder-werkblad",
    "Met een werkblad kan iemand meteen beginnen. Niet elke tip heeft er een nodig. Kijk of er bij deze tips een kan.",
    bad=Example("werkblad: verslag\n        bronnen", "bronnen"),
    good=Example("werkblad: verslag\n        bronnen", "werkblad: verslag-op-een-bladzijde\n        bronnen"),
)
def find_tips_without_worksheet(contents: Contents) -> Iterator[Finding]:
    """The tips of an area that have no worksheet, together."""
    for area in contents.areas:
        tips = area.records("tips")
        missing = [tip.text("id") for tip in tips if not tip.has("worksheet")]
        if missing:
            have = "heeft" if len(missing) == 1 else "hebben"
            some = f"{len(missing)} van de {len(tips)} tips {have} geen werkblad"
            number = some if len(missing) < len(tips) else "geen enkele tip heeft een werkblad"
            yield Finding(area.at("tips"), f"{area.label}: {number}. Dit gaat om {_name_some(missing)}.")


@STRICT.rule(
    "moeilijke-tekst",
    "Lange zinnen en lange woorden maken een tekst moeilijk. De maat is LIX, van Björnsson: een ruw teken, geen bewijs "
    f"van B1. U ziet de moeilijkste teksten van elk gebied, vanaf {HARD}.",
    bad=Example(
        "Kies ‘Ja’ als u het kunt laten zien.",
        "Beantwoord deze stelling bevestigend wanneer schriftelijke documentatie betreffende doelstellingen "
        "aantoonbaar beschikbaar is.",
    ),
    good=Example("u het kunt laten zien.", "het doel op papier staat. U kunt dat papier laten zien."),
)
def find_hard_texts(contents: Contents) -> Iterator[Finding]:
    """The hardest texts of each area, and of what stands outside the areas."""
    for texts in _divide_prose(contents).values():
        hard: dict[str, tuple[Text, Readability]] = {}
        for text in texts:
            found = measure([text])
            if found.words >= FEWEST_WORDS and found.lix >= HARD:
                hard.setdefault(text, (text, found))
        worst = sorted(hard.values(), key=lambda pair: pair[1].lix, reverse=True)
        for index, (text, found) in enumerate(worst[:MOST_HARD_TEXTS]):
            more = len(worst) - MOST_HARD_TEXTS if index == MOST_HARD_TEXTS - 1 else 0
            others = f" Er {'staat' if more == 1 else 'staan'} er hier nog {more}." if more > 0 else ""
            yield Finding(text.place, f"{_describe_hard(text, found)}{others}")


def _describe_hard(text: Text, found: Readability) -> str:
    numbers = f"{found.words_per_sentence:.0f} woorden per zin, {found.long_share:.0f}% lange woorden"
    reading = f"{found.in_words} (LIX {found.lix:.0f}: {numbers})"
    return f"deze tekst leest {reading}: “{shorten(text)}” Kies kortere zinnen of woorden."


def _divide_prose(contents: Contents) -> dict[str, list[Text]]:
    """The texts in which the author speaks: per area by its id, after those outside the areas at ``""``."""
    # Each text belongs to what began last before it: an area, or a field of the checklist.
    starts = [(node.key.place, "") for node in contents.root.nodes.values()]
    starts += [(area.place, area.text("id")) for area in contents.areas]
    starts.sort(key=itemgetter(0))
    places = [place for place, _ in starts]
    divided: dict[str, list[Text]] = {"": [], **{area.text("id"): [] for area in contents.areas}}
    for text in contents.prose:
        divided[starts[bisect.bisect(places, text.place) - 1][1]].append(text)
    return divided


def measure_areas(contents: Contents) -> dict[str, Readability]:
    """How the whole checklist reads, at ``""``, and each of its areas, by id."""
    divided = _divide_prose(contents)
    return {"": measure(contents.prose)} | {id_: measure(texts) for id_, texts in divided.items() if id_}
