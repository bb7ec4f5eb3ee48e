"""Finds answers and levels that are not in order, and statements that allow or explain other answers."""

from collections.abc import Iterator

from dialoogcheck.checklist.fields import propose
from dialoogcheck.checklist.lint.rules import Contents, Example, Family, Finding
from dialoogcheck.checklist.reserved import WITHOUT_SCORE
from dialoogcheck.dutch import join_words, shorten

SCALE = Family(vital=True)
"""The rules about the scale and the levels."""


@SCALE.rule(
    "schaal-volgorde",
    "De antwoorden staan van laag naar hoog. Het laagste telt 0 punten en elk volgende telt meer.",
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
                message = f"{choice.label} telt {points}. Dat moet meer zijn dan {previous}, want de schaal loopt op."
                yield Finding(choice.at("points"), message)
            previous = points


@SCALE.rule(
    "niveau-volgorde",
    "De niveaus staan van hoog naar laag en het laatste begint bij 0. Zo hoort bij elke score één niveau.",
    bad=Example("vanaf: 0", "vanaf: 80", "80"),
    good=Example("vanaf: 70", "vanaf: 66.7"),
)
def find_levels_out_of_order(contents: Contents) -> Iterator[Finding]:
    """Thresholds that do not fall to 0."""
    levels = [level for level in contents.root.records("levels") if level.has("minimum")]
    minimums = [float(level.text("minimum").replace(",", ".")) for level in levels]
    for index, level in enumerate(levels):
        if index and minimums[index] >= minimums[index - 1]:
            message = f"{level.label} begint niet lager dan het niveau ervoor. Zet de niveaus van hoog naar laag."
            yield Finding(level.at("minimum"), message)
        elif level is levels[-1] and minimums[index]:
            message = "het laatste niveau begint bij 0. Anders hoort bij een lage score geen niveau."
            yield Finding(level.at("minimum"), message)


@SCALE.rule(
    "onbekende-keuze",
    "Met “keuzes” zegt een stelling welke antwoorden van de schaal er kunnen. Wat niet op de schaal staat, kan niemand "
    "kiezen.",
    bad=Example("titel: Doel op papier", "titel: Doel op papier\n        keuzes: [nee, jaa]", "jaa"),
    good=Example("titel: Doel op papier", "titel: Doel op papier\n        keuzes: [nee, ja]"),
)
def find_unknown_choices(contents: Contents) -> Iterator[Finding]:
    """A statement that allows an answer that the scale does not have."""
    scale = _list_scale(contents)
    for statement in contents.statements:
        for text in statement.texts("choices"):
            if scale and text not in scale:
                always = " ‘Weet ik niet’ en ‘Niet van toepassing’ kunnen altijd."
                hint = always if text in WITHOUT_SCORE else propose(text, scale)
                yield Finding(text.place, f"het antwoord “{shorten(text)}” staat niet op de schaal.{hint}")


@SCALE.rule(
    "keuzes-onvolledig",
    "Bij elke stelling kan iemand het laagste en het hoogste antwoord geven. Anders kan niemand zeggen dat iets er "
    "helemaal is, of helemaal niet.",
    bad=Example("titel: Doel op papier", "titel: Doel op papier\n        keuzes: [nee]", "[nee]"),
    good=Example("titel: Doel op papier", "titel: Doel op papier\n        keuzes:\n          - nee\n          - ja"),
)
def find_incomplete_choices(contents: Contents) -> Iterator[Finding]:
    """A statement that does not allow the lowest and the highest answer; one that allows unknown ones was told."""
    scale = _list_scale(contents)
    for statement in contents.statements:
        allowed = set(statement.texts("choices"))
        missing = [id_ for id_ in dict.fromkeys((*scale[:1], *scale[-1:])) if id_ not in allowed]
        if allowed and missing and allowed <= set(scale):
            names = join_words([f"“{id_}”" for id_ in missing])
            message = f"bij {statement.label} ontbreekt {names} in “keuzes”."
            yield Finding(statement.at("choices"), f"{message} Het laagste en het hoogste antwoord kunnen altijd.")


@SCALE.rule(
    "onbekend-anker",
    "Een anker zegt wanneer een antwoord bij deze stelling past. Bij een antwoord dat er niet kan, leest niemand het.",
    bad=Example("titel: Doel op papier", "titel: Doel op papier\n        ankers: {jaa: Het doel is getekend.}", "jaa"),
    good=Example(
        "titel: Doel op papier", "titel: Doel op papier\n        ankers: {ja: Het doel is getekend., nvt: Nooit.}"
    ),
)
def find_unknown_anchors(contents: Contents) -> Iterator[Finding]:
    """An anchor for an answer that cannot be given."""
    scale = _list_scale(contents)
    for statement in contents.statements:
        allowed = statement.texts("choices") or scale
        for text in statement.texts_by_name("anchors"):
            if text in scale and text not in allowed:
                yield Finding(text.place, f"het antwoord “{text}” staat bij {statement.label} niet in “keuzes”.")
            elif scale and text not in (*scale, *WITHOUT_SCORE):
                hint = propose(text, (*scale, *WITHOUT_SCORE))
                yield Finding(text.place, f"het antwoord “{shorten(text)}” bestaat niet.{hint}")


def _list_scale(contents: Contents) -> list[str]:
    """The ids of the scale, lowest first; none where one of them could not be read."""
    scale = [choice.text("id") for choice in contents.root.records("scale")]
    return scale if all(scale) else []
