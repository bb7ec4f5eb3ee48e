"""Finds answers and levels that are not in order."""

from collections.abc import Iterator

from dialoogcheck.checklist.lint.rules import Contents, Example, Family, Finding

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
