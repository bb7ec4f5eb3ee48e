"""What answers without a score are called, and what a reader must know about a file of answers."""

from collections.abc import Sequence

from dialoogcheck import dutch
from dialoogcheck.checklist.reserved import WITHOUT_SCORE

UNKNOWN_NAME, NOT_APPLICABLE_NAME = WITHOUT_SCORE.values()
OPEN_NAME = "Nog niet beantwoord"
NOT_FILLED_IN = "niet ingevuld"

NAMED = 5
"""How many statements are named; of more the number says enough."""


def name_organiser(name: str) -> str:
    """Who asks, inside a sentence, where nobody gave the name of an organisation.

    Of other words than *gemeente* the article is not known.
    """
    return "de gemeente" if name.casefold() == "gemeente" else "de organisator"


def changed_checklist(answered: str, current: str) -> str:
    """The notice that the answers were given to another version."""
    versions = (
        f" De antwoorden horen bij versie {answered}, dit rapport bij versie {current}." if answered != current else ""
    )
    return (
        f"De checklist is veranderd sinds deze antwoorden.{versions} Vragen, gewichten of grenzen kunnen anders zijn. "
        "Achterin leest u welke antwoorden meetellen. Loop ze nog eens na."
    )


def explain_single(name: str) -> str:
    """The notice that a report of one person was made of a form that spoke of a group report."""
    return (
        f"Dit zijn de antwoorden van één mens ({name.lower()}), van een formulier. Daarop stond dat er een "
        "groepsrapport komt. Dit rapport is dus alleen voor wie het invulde."
    )


def explain_lowered(lowered: Sequence[tuple[str, str, str]]) -> str:
    """The notice about answers that cannot be given at their statement.

    For each the title of the statement, what was answered, and what that counts as.
    """
    if len(lowered) == 1:
        title, given, counted = lowered[0]
        return f"Bij ‘{title}’ kan het antwoord ‘{given}’ niet. Het telt als ‘{counted}’."
    if len(lowered) <= NAMED:
        told = dutch.join_words([f"‘{title}’ (‘{given}’ telt als ‘{counted}’)" for title, given, counted in lowered])
        return f"deze antwoorden kunnen niet bij hun stelling, en tellen lager: {told}."
    titles = [f"‘{title}’" for title, _, _ in lowered[:NAMED]]
    return (
        f"{len(lowered)} antwoorden kunnen niet bij hun stelling. Elk telt als het eerste lagere antwoord dat wel kan. "
        f"Dit gaat om {dutch.join_words([*titles, f'nog {len(lowered) - NAMED}'])}."
    )
