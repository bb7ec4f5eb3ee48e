"""What answers without a score are called, and what a reader must know about a file of answers."""

UNKNOWN_NAME = "Weet ik niet"
NOT_APPLICABLE_NAME = "Niet van toepassing"
OPEN_NAME = "Nog niet beantwoord"
NOT_FILLED_IN = "niet ingevuld"


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
