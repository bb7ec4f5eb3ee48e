"""Advice that would do harm: what is seen, and what is left alone. The examples of the rules are tried elsewhere."""

import pytest

from dialoogcheck.checklist.lint.harm import HARM, LONGEST
from dialoogcheck.checklist.lint.linting import review_checklist
from tests.checklist.minimal import THOROUGH_CHECKLIST

CODES = {rule.code for rule in HARM}
TIP = "actie: Schrijf het doel in één zin op."
STOPPED_TIP = "actie: Stuur het verslag aan alle deelnemers."


def find_harm(*changes: tuple[str, str]) -> list[str]:
    text = THOROUGH_CHECKLIST
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return [found.code for found in review_checklist(text.encode(), "x.yaml").diagnostics if found.code in CODES]


def find_harm_in(sentence: str) -> list[str]:
    return find_harm((TIP, f"actie: >-\n          {sentence}"))


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Een marktconsultatie is een goede dialoog.", "consultatie-moet"),
        (
            "Vertel dat u altijd eerst een consultatie moet houden. Dit moet dus met een consultatie.",
            "consultatie-moet",
        ),
        ("Sluit aanbieders die meepraatten daarna uit.", "deelnemer-uitsluiten"),
        ("Vertel dat meedoen nooit een gevolg heeft. Wie meedoet, heeft geen gevolg.", "deelnemer-uitsluiten"),
        ("Laat partijen met elkaar over de prijs praten.", "samen-over-prijzen"),
        ("De mededingingswet verbiedt dit gesprek.", "mededinging-verbiedt"),
        ("Wijzig meteen daarna het contract.", "contract-na-gesprek"),
        ("Bij open house mag alles.", "open-house-zonder-regels"),
        ("Een adviesraad volstaat hier.", "raad-is-genoeg"),
        ("Laat cliënten de inschrijvingen beoordelen.", "client-beoordeelt"),
        ("Praat door tot iedereen het eens is.", "alles-overnemen"),
        ("Klaar betekent ook wettelijk klaar.", "juridisch-in-orde"),
        ("Vraag het BSN van elke deelnemer.", "gegevens-verzamelen"),
        ("Dialoog zorgt voor betere hulp.", "vernieuwing-beloven"),
        ("Beoordeel hiermee elke aanbieder.", "aanbieders-vergelijken"),
        ("Het verslag is geheim.", "alles-geheim"),
        ("Maak een geluidsopname.", "opname-zonder-vragen"),
        ("Film het gesprek.", "opname-zonder-vragen"),
        ("Vertel dat niemand kan zien wie dit zei.", "anonimiteit-beloven"),
        ("Garandeer anonimiteit.", "anonimiteit-beloven"),
    ],
)
def test_harm_is_seen(sentence: str, code: str) -> None:
    assert find_harm_in(sentence) == [code]


@pytest.mark.parametrize(
    "sentence",
    [
        "Houd een marktconsultatie als u de markt nog niet kent.",
        "Vertel wie na het gesprek nog vragen kan stellen.",
        "Sluit het gesprek af met een rondje.",
        "Sluit niemand uit die mee wil praten.",
        "Bepaal samen de agenda. Dat kosten twee mensen een uur.",
        "Laat elke aanbieder apart zijn kosten uitleggen.",
        "Vraag de jurist of de mededinging hier iets over zegt.",
        "Lees het contract vooraf nog eens door.",
        "Vraag de cliëntenraad om drie namen.",
        "Vraag cliënten wat zij van het verslag vinden.",
        "Vertel alles over het doel van het gesprek.",
        "Neem alle stukken mee naar het gesprek.",
        "Zet een groen vinkje achter wat klaar is.",
        "Vraag elke deelnemer naar zijn rol.",
        "Vertel waartoe het gesprek leidt.",
        "Vergelijk de antwoorden van vooraf en achteraf.",
        "Vertel welke gegevens vertrouwelijk zijn.",
        "Neem het gesprek op in de agenda van iedereen.",
        "Neem contact op met wie er niet was.",
        "Vertel dat antwoorden pas vanaf vijf mensen anoniem zijn.",
    ],
)
def test_what_does_no_harm_is_left_alone(sentence: str) -> None:
    assert find_harm_in(sentence) == []


@pytest.mark.parametrize(
    "told",
    [
        ("tekst: Het gesprek gaat alle kanten op.", "tekst: Iemand zegt dat alle gesprekken geheim zijn."),
        ("tekst: Praten over wat al vaststaat.", "tekst: Zeggen dat alle gesprekken geheim zijn."),
    ],
)
def test_what_goes_wrong_may_be_told(told: tuple[str, str]) -> None:
    assert find_harm(told) == []
    assert find_harm(("tekst: Beloof geen opdracht.", told[1])) == ["alles-geheim"]


def test_a_sentence_without_an_end_keeps_nobody_busy() -> None:
    endless = "samen " * (LONGEST // 6)
    assert find_harm_in(f"{endless[:100]} over tarieven.") == ["samen-over-prijzen"]
    assert find_harm_in(f"{endless} over tarieven.") == []


TALKING = (STOPPED_TIP, "actie: Plan een gesprek met alle deelnemers.")


@pytest.mark.parametrize(
    ("changes", "stopped"),
    [
        ((TALKING,), True),
        ((TALKING, ("        fasen: alle\n", "        fasen: [na]\n        alleen_bij: {regio: nee}\n")), True),
        ((TALKING, ("        fasen: alle\n", "        fasen: alle\n        alleen_bij: {regio: ja}\n")), False),
        ((TALKING, ("      tenzij: {regio: ja}\n", "")), True),
        (((STOPPED_TIP, "actie: Spreek af wie na het gesprek de aanbieders belt."),), False),
        (((STOPPED_TIP, "actie: Mail het verslag aan elke partij."),), True),
        (((TIP, "actie: Plan een gesprek met alle deelnemers."),), False),
    ],
)
def test_talking_is_harmful_only_where_it_can_come_out_while_a_phase_stops(
    changes: tuple[tuple[str, str], ...],
    stopped: bool,  # noqa: FBT001
) -> None:
    assert ("gesprek-bij-stop" in find_harm(*changes)) is stopped


def test_a_stop_of_a_phase_that_is_not_there_is_no_stop() -> None:
    text = THOROUGH_CHECKLIST.replace(*TALKING).replace("        fasen: alle\n", "        fasen: [straks]\n")
    assert "onbekende-fase" in {found.code for found in review_checklist(text.encode(), "x.yaml").diagnostics}
