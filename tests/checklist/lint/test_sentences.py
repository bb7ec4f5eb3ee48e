"""Which sentences say two things, and which questions start no conversation."""

import pytest

from dialoogcheck.checklist.lint.linting import lint_checklist
from dialoogcheck.checklist.lint.sentences import says_two_things
from dialoogcheck.checklist.lint.text import split_words
from tests.checklist.minimal import MINIMAL_CHECKLIST


@pytest.mark.parametrize(
    "text",
    [
        "Het doel staat op papier en de deelnemers kennen het.",
        "We hebben de stukken gelezen en besproken.",
        "De planning is gemaakt en gedeeld.",
        "De gemeente heeft een gespreksleider, en er is een verslag.",
        "Er is een verslag; iedereen heeft het.",
        "De stukken zijn klaar, maar niemand heeft ze.",
        "Aanbieders krijgen de stukken en ook het verslag.",
        "Aanbieders krijgen de stukken en/of het verslag.",
        "We weten het doel en we kennen de grenzen.",
    ],
)
def test_two_things_are_seen(text: str) -> None:
    assert says_two_things(split_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "Inkoop, beleid en contractmanagement hebben het gesprek samen voorbereid.",
        "Het doel van het gesprek staat in één of twee zinnen op papier.",
        "We weten zeker of er nu een inkoopprocedure loopt over dit onderwerp.",
        "Wie namens de gemeente spreekt, weet wat toegezegd mag worden.",
        "Er is een verslag van wat aanbieders en cliënten hebben gezegd.",
        "Aanbieders en cliënten krijgen het verslag.",
        "De gemeente vertelt wat vaststaat en wat nog open ligt.",
        "We hebben gevraagd wat gemeenten en aanbieders belangrijk vinden.",
        "De gespreksleider is onafhankelijk en",
        "en dan",
        "We hebben budget en beleid.",
        "Niet alleen grote maar ook kleine aanbieders konden komen.",
    ],
)
def test_one_thing_is_left_alone(text: str) -> None:
    assert not says_two_things(split_words(text))


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("Vertel wat u met het verslag doet.", "één vraagteken"),
        ("Wat doet u met het verslag? Vertel het eens.", "één vraagteken"),
        ("Wat doet u met het verslag? En wanneer?", "één vraagteken"),
        ("waarom doet u dat?", "“waarom”"),
        ("‘Waarom doet u dat?", "“waarom”"),
    ],
)
def test_a_question_that_starts_no_conversation_is_seen(question: str, message: str) -> None:
    text = MINIMAL_CHECKLIST.replace("Wat doet u met het verslag?", question)
    (found,) = lint_checklist(text.encode(), "klein.yaml")
    assert found.code == "geen-open-vraag"
    assert message in found.message


@pytest.mark.parametrize(
    "question", ["Waaromheen draait dit gesprek?", "Wat zou helpen, en waarom?", "Leest u het verslag?"]
)
def test_a_question_that_may_start_a_conversation_is_left_alone(question: str) -> None:
    text = MINIMAL_CHECKLIST.replace("Wat doet u met het verslag?", question)
    assert lint_checklist(text.encode(), "klein.yaml") == ()
