"""Asks what a new checklist needs: its title, who fills it in, and its areas."""

from dialoogcheck.asking.screens import Asker, Command, TextScreen
from dialoogcheck.checklist import starter

QUESTIONS = {
    starter.TITLE: ("Hoe heet uw checklist?", "Deze titel staat boven het rapport. Bijvoorbeeld: Dialoog over wonen."),
    starter.PERSPECTIVE: (
        "Wie organiseert het gesprek?",
        "Die beantwoordt alle stellingen. Bijvoorbeeld: Gemeente. Daarna noemt u de anderen.",
    ),
    starter.AREA: (
        "Wat is het eerste gebied?",
        "Een gebied is een onderwerp met stellingen, valkuilen en tips. Bijvoorbeeld: Doel.",
    ),
}
"""The first question for each thing, with what explains it."""

NEXT_QUESTIONS = {
    starter.PERSPECTIVE: "Wie vult de checklist nog meer in?",
    starter.AREA: "Wat is het volgende gebied?",
}


def ask_names(asker: Asker, known: starter.Names) -> starter.Names:
    """The same with what the author answers to a question for each thing that is missing.

    Lists end with an empty answer.
    """
    answers: list[tuple[str, str]] = []
    message = value = ""
    while True:
        given = {kind: [text for asked, text in answers if asked == kind] for kind in known if not known[kind]}
        asked = (kind for kind, texts in given.items() if len(texts) < starter.MOST[kind] and (not texts or texts[-1]))
        kind = next(asked, None)
        if kind is None:
            return {kind: names or tuple(filter(None, given[kind])) for kind, names in known.items()}
        earlier = given[kind]
        reply = asker.write(compose_screen(kind, earlier, message, value, first=not answers))
        message = value = ""
        if isinstance(reply, Command):
            _, value = answers.pop()
            continue
        name = starter.clean_name(reply)
        if name or not earlier:
            message = starter.find_name_problem(name) or ""
        if name.casefold() in {text.casefold() for text in earlier}:
            message = f"“{name}” hebt u al genoemd."
        elif message:
            value = name
        else:
            answers.append((kind, name))


def compose_screen(kind: str, earlier: list[str], message: str, value: str, *, first: bool) -> TextScreen:
    """The question for one thing; ``message`` says what was wrong with the answer before, ``value`` is that answer."""
    text, extra = QUESTIONS[kind]
    if earlier:
        text, extra = NEXT_QUESTIONS[kind], f"U hebt: {', '.join(earlier)}. Klaar? Druk op Enter zonder iets te typen."
        message = message and f"{message} {extra}"
    return TextScreen(
        position="Nieuwe checklist",
        text=text,
        extra=message or extra,
        value=value,
        limit=starter.LONGEST_NAME,
        back=None if first else "terug",
        stop="stoppen",
    )
