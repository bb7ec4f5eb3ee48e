"""Finds tips whose moment and work do not fit together, and critical statements that are solved too late."""

from collections.abc import Iterator

from dialoogcheck.checklist.fields import Record
from dialoogcheck.checklist.lint.rules import Contents, Example, Family, Finding, holds
from dialoogcheck.checklist.nodes import Text
from dialoogcheck.diagnostic import Severity
from dialoogcheck.dutch import join_words, shorten

TIMING = Family()
"""The rules about when an action is ready and how much work it is."""

UNTIL_FROM = 14
"""From this number of days before the conversation a tip says how late it still helps (``nog_tot``)."""

BEFORE, WITHIN, AFTER, DURING = "dagen_voor", "binnen", "dagen_na", "tijdens"


def _read_timing(record: Record) -> tuple[str, int] | None:
    """From what the days are counted and how many; None without a moment. ``meteen`` is within 0 days."""
    value = record.values.get("timing")
    if value is None:
        return None
    if isinstance(value, str):
        return (DURING, 0) if value == DURING else (WITHIN, 0)
    ((key, days),) = value.items()
    return str(key), int(days)


@TIMING.rule(
    "tip-zonder-moment",
    "Het plan telt terug vanaf de dag van het gesprek. Zonder “moment” rekent het met twee weken ervoor, zonder “werk” "
    "met één uur.",
    severity=Severity.WARNING,
    bad=Example(
        "id: schrijf-doel\n        actie: Schrijf het doel in één zin op.\n        wie: de inkoper\n"
        "        moment: {dagen_voor: 14}\n        werk: 15\n        nog_tot: 3\n",
        "id: schrijf-doel\n        actie: Schrijf het doel in één zin op.\n        wie: de inkoper\n"
        "        wanneer: twee weken voor het gesprek\n        duur: 15 minuten\n",
        "schrijf-doel",
    ),
    good=Example(
        "moment: {dagen_voor: 14}", "wanneer: voordat de uitnodiging weggaat\n        moment: {dagen_voor: 14}"
    ),
)
def find_tips_without_timing(contents: Contents) -> Iterator[Finding]:
    """A tip of which a plan does not know when it is ready, or how much work it is."""
    for tip in contents.tips:
        missing = [f"“{key}”" for key, name in (("moment", "timing"), ("werk", "effort")) if not tip.has(name)]
        if tip.whole and missing:
            yield Finding(
                tip.at("id"), f"bij {tip.label} ontbreekt {join_words(missing)}. Het plan rekent dan met een gok."
            )


@TIMING.rule(
    "onbekende-tip",
    "Met “na” komt een andere tip eerst. Bestaat die niet, dan klopt de volgorde van het plan niet.",
    vital=True,
    bad=Example("werk: 60", "werk: 60\n        na: [schrijf-dol]", "schrijf-dol"),
    good=Example("werk: 60", "werk: 60\n        na: [schrijf-doel]"),
)
def find_unknown_tips(contents: Contents) -> Iterator[Finding]:
    """A tip that must come first and that the checklist does not have."""
    known = {tip.text("id") for tip in contents.tips}
    for tip in contents.tips:
        for text in tip.texts("after"):
            if text not in known:
                yield Finding(text.place, f"de tip “{shorten(text)}” bestaat niet.")


@TIMING.rule(
    "tips-in-een-kring",
    "Wacht elke tip op een andere, dan kan niemand beginnen.",
    vital=True,
    bad=Example("werk: 15", "werk: 15\n        na: [schrijf-doel]", "schrijf-doel]"),
    good=Example("werk: 60", "werk: 60\n        na: [schrijf-doel]"),
)
def find_circles(contents: Contents) -> Iterator[Finding]:
    """Tips that wait for each other, or for themselves."""
    after = {tip.text("id"): tip.texts("after") for tip in contents.tips}
    for start, firsts in after.items():
        for first in firsts:
            if start in _collect_before(first, after):
                yield Finding(
                    first.place, f"de tip “{shorten(start)}” wacht zo op zichzelf. Haal een “na” uit de kring."
                )


def _collect_before(id_: str, after: dict[str, list[Text]]) -> set[str]:
    """A tip with all that must come before it."""
    found, todo = set[str](), [id_]
    while todo:
        id_ = todo.pop()
        if id_ not in found:
            found.add(id_)
            todo += after.get(id_, [])
    return found


@TIMING.rule(
    "na-andersom",
    "Wat pas tijdens of na het gesprek komt, gaat niet vooraf aan iets van daarvoor. Dat plan kan niemand uitvoeren.",
    vital=True,
    bad=Example("werk: 15", "werk: 15\n        na: [stuur-verslag]", "stuur-verslag]"),
    good=Example("werk: 30", "werk: 30\n        na: [schrijf-doel]"),
)
def find_reversed_order(contents: Contents) -> Iterator[Finding]:
    """A tip for before the conversation that waits for one during or after it, or one during it for one after it."""
    for tip, text, first in _list_firsts(contents):
        if _find_part(first) > _find_part(tip):
            when = "tijdens" if _find_part(first) == _PARTS[DURING] else "na"
            yield Finding(text.place, f"{tip.label} wacht op “{text}”, maar die komt pas {when} het gesprek.")


@TIMING.rule(
    "na-later-klaar",
    "Wat eerst moet, is eerder klaar dan wat erop volgt. Anders kan niemand het plan uitvoeren zoals het er staat.",
    bad=Example("werk: 15", "werk: 15\n        na: [bel-rond]", "bel-rond]"),
    good=Example("werk: 60", "werk: 60\n        na: [schrijf-doel]"),
)
def find_later_firsts(contents: Contents) -> Iterator[Finding]:
    """A tip that must come first and has the same kind of moment, but is ready later.

    Days from today and days before the conversation cannot be compared without a date.
    """
    for tip, text, record in _list_firsts(contents):
        first, then = _read_timing(record), _read_timing(tip)
        if first and then and first[0] == then[0] and _place(first) > _place(then):
            yield Finding(text.place, f"{tip.label} wacht op “{text}”, maar die is volgens “moment” later klaar.")


def _place(timing: tuple[str, int]) -> int:
    """The day on which something is ready, counted from the day that its moment counts from."""
    return -timing[1] if timing[0] == BEFORE else timing[1]


def _list_firsts(contents: Contents) -> Iterator[tuple[Record, Text, Record]]:
    """Each tip with what must come first, as it is named there and as it is."""
    by_id = {tip.text("id"): tip for tip in contents.tips}
    return ((tip, text, by_id[text]) for tip in contents.tips for text in tip.texts("after") if text in by_id)


def _find_part(record: Record) -> int:
    """Whether something is for before the conversation, during it or after it; without a moment it is for before."""
    timing = _read_timing(record)
    return _PARTS[timing[0]] if timing else _PARTS[BEFORE]


_PARTS = {BEFORE: 0, WITHIN: 0, DURING: 1, AFTER: 2}


@TIMING.rule(
    "zonder-nog-tot",
    f"Wat {UNTIL_FROM} dagen of langer voor het gesprek klaar moet zijn, helpt later misschien ook nog. Alleen met "
    "“nog_tot” weet het plan tot wanneer.",
    bad=Example("moment: {dagen_voor: 7}", "moment: {dagen_voor: 21}", "{dagen_voor"),
    good=Example("nog_tot: 3\n", "nog_tot: 14\n"),
)
def find_missing_until(contents: Contents) -> Iterator[Finding]:
    """A tip that is ready early at best and does not say how late it still helps, or says a moment before the best."""
    for tip in contents.tips:
        for record in (tip, *([shorter] if (shorter := tip.record("shorter")) else [])):
            timing = _read_timing(record)
            until = int(record.text("until") or 1)
            if timing and timing[0] == BEFORE and timing[1] >= UNTIL_FROM and not record.has("until"):
                yield Finding(record.at("timing"), f"bij {tip.label} ontbreekt “nog_tot”: tot wanneer helpt dit nog?")
            elif timing and timing[0] == BEFORE and record.has("until") and until > timing[1]:
                message = (
                    f"{tip.label} helpt volgens “nog_tot” al eerder niet meer dan dat het volgens “moment” klaar is."
                )
                yield Finding(record.at("until"), message)


@TIMING.rule(
    "korter-niet-korter",
    "De kortere vorm is er voor wie te laat is. Zij kost minder werk of kan nog later klaar zijn.",
    bad=Example(
        "werk: 15\n",
        "werk: 15\n        korter: {actie: Zeg het doel., moment: {dagen_voor: 7}, werk: 15, nog_tot: 3}\n",
        "{actie",
    ),
    good=Example("werk: 15\n", "werk: 15\n        korter: {actie: Zeg het doel., moment: {dagen_voor: 1}, werk: 5}\n"),
)
def find_shorter_forms_that_are_not(contents: Contents) -> Iterator[Finding]:
    """A shorter form that helps nobody who is late: as much work, and no later."""
    for tip in contents.tips:
        shorter = tip.record("shorter")
        if not (shorter and shorter.whole and tip.has("effort") and tip.has("timing")):
            continue
        less = int(shorter.text("effort")) < int(tip.text("effort"))
        later = int(shorter.text("until") or 1) < int(tip.text("until") or 1)
        sooner = int(shorter.text("wait") or 0) < int(tip.text("wait") or 0)
        if not (less or later or sooner):
            yield Finding(shorter.place, f"de kortere vorm van {tip.label} kost niet minder en kan ook niet later.")


@TIMING.rule(
    "korter-na-afloop",
    "De kortere vorm is er voor wie weinig tijd heeft voor het gesprek. Na het gesprek lost zij dat niet meer op.",
    vital=True,
    bad=Example(
        "werk: 15\n",
        "werk: 15\n        korter: {actie: Stuur het doel na., moment: {dagen_na: 2}, werk: 5}\n",
        "{dagen_na",
    ),
    good=Example("werk: 15\n", "werk: 15\n        korter: {actie: Zeg het doel., moment: tijdens, werk: 5}\n"),
)
def find_shorter_forms_afterwards(contents: Contents) -> Iterator[Finding]:
    """A shorter form for after the conversation, of something that is for before it."""
    for tip in contents.tips:
        shorter = tip.record("shorter")
        if shorter and _find_part(tip) < _find_part(shorter) == _PARTS[AFTER]:
            yield Finding(shorter.at("timing"), f"de kortere vorm van {tip.label} komt pas na het gesprek.")


@TIMING.rule(
    "kritiek-na-afloop",
    "Wat kritiek is, moet voor of tijdens het gesprek op orde komen. Een tip voor erna komt dan te laat.",
    bad=Example("moment: {dagen_voor: 14}", "moment: {dagen_na: 14}"),
    good=Example("moment: {dagen_voor: 14}", "moment: tijdens"),
)
def find_critical_solved_afterwards(contents: Contents) -> Iterator[Finding]:
    """A critical statement for which, in some phase and with some facts, every tip is for after the conversation."""
    for area in contents.areas:
        tips = area.records("tips")
        for statement in area.records("statements"):
            critical = statement.record("critical")
            fitting = [tip for tip in tips if statement.text("id") in tip.texts("statements")]
            for phase in critical.texts("phases") if critical else ():
                gap = _find_only_afterwards(
                    contents,
                    [tip for tip in fitting if phase in tip.texts("phases")],
                    phase,
                    [statement.condition(), critical.condition() if critical else {}],
                )
                if gap is not None:
                    where = "".join(f", bij {fact}: {answer}" for fact, answer in gap.items())
                    message = (
                        f"kritieke {statement.label} heeft in de fase “{phase}”{where} alleen tips voor na het gesprek."
                    )
                    yield Finding(statement.at("id"), message)
                    break


def _find_only_afterwards(
    contents: Contents, tips: list[Record], phase: Text, holding: list[dict[Text, list[Text]]]
) -> dict[str, str] | None:
    """The first situation in which there are tips, and all of them are for afterwards."""
    for facts in contents.find_situations(phase, holding, [tip.condition() for tip in tips]):
        timings = [_read_timing(tip) for tip in tips if holds(tip.condition(), facts)]
        if timings and all(timing and timing[0] == AFTER for timing in timings):
            return facts
    return None
