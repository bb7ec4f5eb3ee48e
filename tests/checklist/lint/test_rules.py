"""Every rule, with the bad and the good example that it carries itself."""

import pytest

from dialoogcheck.advice.result import NOT_APPLICABLE, TOO_LITTLE_KNOWN
from dialoogcheck.answers.model import NoScore
from dialoogcheck.checklist.lint import rules
from dialoogcheck.checklist.lint.linting import lint_checklist
from dialoogcheck.checklist.lint.rules import (
    RULES,
    Example,
    Rule,
    count_words,
    says_two_things,
    split_sentences,
    split_words,
)
from dialoogcheck.diagnostic import Severity
from tests.checklist.minimal import MINIMAL_CHECKLIST

ALL_RULES = [pytest.param(rule, id=rule.code) for rule in RULES]

PLACES_OF_THE_OTHERS = {
    "fase-zonder-stellingen": "id: na\n",
    "stelling-zonder-valkuil": "id: doel-1\n",
    "stelling-zonder-tip": "id: vervolg-1\n",
    "valkuil-ongebruikt": "id: stilte\n",
    "tip-ongebruikt": "id: bel-rond\n",
}
"""Rules whose finding stands outside the changed text: at the value of this field."""


def apply(example: Example) -> str:
    assert MINIMAL_CHECKLIST.count(example.instead_of) == 1, (
        f"{example.instead_of!r} does not stand in the smallest checklist exactly once"
    )
    assert example.write != example.instead_of
    return MINIMAL_CHECKLIST.replace(example.instead_of, example.write)


def locate(text: str, position: int) -> tuple[int, int]:
    return text.count("\n", 0, position) + 1, position - (text.rfind("\n", 0, position) + 1) + 1


def test_the_smallest_checklist_has_no_problems() -> None:
    assert lint_checklist(MINIMAL_CHECKLIST.encode(), "klein.yaml") == ()


def test_there_are_rules_and_their_codes_differ() -> None:
    assert len(RULES) > 20
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", ALL_RULES)
def test_the_bad_example_is_found_where_it_stands(rule: Rule) -> None:
    text = apply(rule.bad)
    found = [diagnostic for diagnostic in lint_checklist(text.encode(), "klein.yaml") if diagnostic.code == rule.code]
    if rule.code in PLACES_OF_THE_OTHERS:
        position = text.index(PLACES_OF_THE_OTHERS[rule.code]) + len("id: ")
    else:
        position = MINIMAL_CHECKLIST.index(rule.bad.instead_of) + rule.bad.write.index(rule.bad.points_at)
    assert [(diagnostic.line, diagnostic.column) for diagnostic in found] == [locate(text, position)]
    assert found[0].severity is rule.severity


@pytest.mark.parametrize("rule", ALL_RULES)
def test_the_good_example_has_no_problem_at_all(rule: Rule) -> None:
    assert lint_checklist(apply(rule.good).encode(), "klein.yaml") == ()


@pytest.mark.parametrize("rule", ALL_RULES)
def test_a_rule_says_why_in_short_dutch_sentences(rule: Rule) -> None:
    sentences = split_sentences(rule.why)
    assert sentences
    assert rule.why.endswith(".")
    assert all(count_words(sentence) <= rules.LONGEST_SENTENCE for sentence in sentences), rule.why


def test_only_what_an_author_must_judge_is_a_warning() -> None:
    assert [rule.code for rule in RULES if rule.severity is Severity.WARNING] == ["twee-dingen", "geen-open-vraag"]


def test_the_reserved_words_are_those_of_the_model() -> None:
    assert set(rules.RESERVED["scale"]) == set(NoScore)
    assert set(rules.RESERVED["levels"]) == {TOO_LITTLE_KNOWN, NOT_APPLICABLE}


def codes(*changes: tuple[str, str]) -> list[str]:
    text = MINIMAL_CHECKLIST
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return [diagnostic.code for diagnostic in lint_checklist(text.encode(), "klein.yaml")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([("id: na\n", "id: voor\n")], "dubbel-id"),
        ([("id: vorm", "id: regio")], "dubbel-id"),
        ([("{id: subsidie", "{id: aanbesteding")], "dubbel-id"),
        ([("{id: aanbieder,", "{id: gemeente,")], "dubbel-id"),
        ([("id: vervolg\n", "id: doel\n")], "dubbel-id"),
        ([("id: stilte", "id: zwalken")], "dubbel-id"),
        ([("id: stuur-verslag", "id: bel-rond")], "dubbel-id"),
        (
            [("bronnen:\n  - id: B1", "bronnen:\n  - {id: B1, titel: T, organisatie: O, soort: boek}\n  - id: B1")],
            "dubbel-id",
        ),
        ([("id: nog-niet-klaar", "id: klaar")], "dubbel-id"),
        (
            [
                (
                    "bronnen:\n  - id: B1",
                    "woordenlijst:\n  - {woord: A, betekenis: B}\n  - {woord: A, betekenis: C}\nbronnen:\n  - id: B1",
                )
            ],
            "dubbel-id",
        ),
        ([("id: klaar", "id: te-weinig-bekend")], "gereserveerd-id"),
        ([("id: vorm", "id: datum")], "gereserveerd-id"),
        ([("id: B1", "id: eigen")], "gereserveerd-id"),
        ([("fasen: [voor]}", "fasen: [vooor]}")], "onbekende-fase"),
        ([("standaard: aanbesteding", "standaard: aanbesteding\n    fasen: [straks]")], "onbekende-fase"),
        ([("bronnen: [eigen]}", "bronnen: [eigenn]}")], "onbekende-bron"),
        ([("bronnen: [eigen]\n      tenzij", "bronnen: [B9]\n      tenzij")], "onbekende-bron"),
        (
            [("alleen_bij: {regio: ja}\n        bronnen", "alleen_bij: {regio: misschien}\n        bronnen")],
            "onbekende-waarde",
        ),
        ([("tenzij: {regio: ja}", "tenzij: {rondes: ja}")], "onbekend-feit"),
        ([("standaard: nee", "standaard: soms")], "geen-standaard"),
        ([("naam: Nee, punten: 0", "naam: Nee, punten: 1")], "schaal-volgorde"),
        ([("  - {id: nee, naam: Nee, punten: 0}\n", ""), ("punten: 1", "punten: 0")], "schaal-volgorde"),
        ([("vanaf: 0", "vanaf: 10")], "niveau-volgorde"),
        ([("vanaf: 0", "vanaf: 70")], "niveau-volgorde"),
        ([("fasen: [voor]\n        kritiek", "fasen: [voor, voor]\n        kritiek")], "dubbel-in-lijst"),
        ([("bronnen: [B1]\n    tips", "bronnen: [B1, B1]\n    tips")], "dubbel-in-lijst"),
        (
            [("aanbieder: Ik ken het doel van het gesprek.", "aanbieder: Er is geen doel dat ik niet ken.")],
            "dubbele-ontkenning",
        ),
        (
            [
                (
                    "tekst: Niemand hoort er nog iets van.",
                    "tekst: >-\n          Kort begin. En dan " + "een " + "heel " * 18 + "lange zin.",
                )
            ],
            "lange-zin",
        ),
    ],
)
def test_more_ways_to_break_a_rule(changes: list[tuple[str, str]], expected: str) -> None:
    assert expected in codes(*changes)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([("tips:\n      - id: schrijf-doel", "tipss:\n      - id: schrijf-doel")], id="no tips at all"),
        pytest.param([("stellingen: [doel-1]\n", "stelingen: [doel-1]\n")], id="a tip without statements"),
    ],
)
def test_one_mistake_is_not_told_twice(changes: list[tuple[str, str]]) -> None:
    found = codes(*changes)
    assert "stelling-zonder-tip" not in found


def test_a_double_phase_is_not_also_told_at_every_alle() -> None:
    found = codes(("id: na\n", "id: voor\n"))
    assert "dubbel-id" in found
    assert "dubbel-in-lijst" not in found


def test_only_the_facts_that_are_asked_in_a_phase_count_there() -> None:
    asked_later = ("standaard: nee", "standaard: nee\n    fasen: [na]")
    assert "stelling-zonder-tip" not in codes(asked_later)
    tip = ("[doel-1]\n        fasen: [voor]\n", "[doel-1]\n        fasen: [voor]\n        alleen_bij: {regio: ja}\n")
    assert "stelling-zonder-tip" in codes(tip)
    assert "stelling-zonder-tip" not in codes(tip, asked_later)


def test_many_gaps_are_told_in_short() -> None:
    phases = "".join(
        f"  - {{id: f{n}, naam: F, omschrijving: O, doel: D, ruimte: {{mate: m, tekst: t}}, onderwerpen: [a], "
        f"deelnemers: [b], grenzen: [{{tekst: t, bronnen: [eigen]}}], vermijd: [{{tekst: t, bronnen: [eigen]}}]}}\n"
        for n in range(4)
    )
    text = MINIMAL_CHECKLIST.replace("feiten:\n", phases + "feiten:\n").replace(
        "fasen: [voor]\n        kritiek", "fasen: alle\n        kritiek"
    )
    messages = [found.message for found in lint_checklist(text.encode(), "x") if found.code == "stelling-zonder-tip"]
    assert messages == ["stelling “doel-1” heeft geen tip in de fase “na”; de fase “f0”; de fase “f1” en meer."]


def test_a_hostile_number_of_facts_does_not_keep_the_linter_busy() -> None:
    names = [f"feit{number}" for number in range(40)]
    facts = "".join(
        f"  - {{id: {name}, naam: N, vraag: V?, uitleg: U, soort: ja-nee, standaard: nee}}\n" for name in names
    )
    condition = "alleen_bij: {" + ", ".join(f"{name}: ja" for name in names) + "}"
    text = MINIMAL_CHECKLIST.replace("feiten:\n", "feiten:\n" + facts).replace(
        "fasen: alle\n", f"fasen: alle\n        {condition}\n"
    )
    assert lint_checklist(text.encode(), "x")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Eén zin.", ["Eén zin."]),
        ("Een zin. Nog een! En nog een? Ja…", ["Een zin.", "Nog een!", "En nog een?", "Ja…"]),
        (
            "Iemand zegt: ‘Dat zei ik al.’ Na afloop is het stil.",
            ["Iemand zegt: ‘Dat zei ik al.’", "Na afloop is het stil."],
        ),
        ("Vraag: ‘Wat weten we?’ ‘Niets.’", ["Vraag: ‘Wat weten we?’", "‘Niets.’"]),
        ("Versie 1.0 is af. 10 mensen lazen die.", ["Versie 1.0 is af.", "10 mensen lazen die."]),
        ("Regel een\nregel twee", ["Regel een", "regel twee"]),
        ("Kijk op inkoop.nl voor meer.", ["Kijk op inkoop.nl voor meer."]),
        ("", []),
    ],
)
def test_a_text_is_split_into_sentences(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@pytest.mark.parametrize(
    ("sentence", "number"),
    [("Een zin van vijf woorden.", 5), ("Dit – en dat", 3), ("‘Ja’ of ‘nee’", 3), ("", 0), ("10.000 euro", 2)],
)
def test_words_are_counted_as_people_do(sentence: str, number: int) -> None:
    assert count_words(sentence) == number


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
