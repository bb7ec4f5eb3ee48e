"""Every rule, with the bad and the good example that it carries itself."""

import pytest

from dialoogcheck.advice.result import NOT_APPLICABLE, TOO_LITTLE_KNOWN
from dialoogcheck.answers.model import NoScore
from dialoogcheck.checklist.lint.linting import RULES, lint_checklist
from dialoogcheck.checklist.lint.references import RESERVED
from dialoogcheck.checklist.lint.rules import Rule
from dialoogcheck.checklist.lint.sentences import LONGEST_SENTENCE
from dialoogcheck.checklist.lint.text import count_words, split_sentences
from dialoogcheck.diagnostic import Severity
from tests.checklist.lint.changing import apply, find_codes, locate
from tests.checklist.minimal import MINIMAL_CHECKLIST

ALL_RULES = [pytest.param(rule, id=rule.code) for rule in RULES]

PLACES_OF_THE_OTHERS = {
    "fase-zonder-stellingen": "id: na\n",
    "stelling-zonder-valkuil": "id: doel-1\n",
    "stelling-zonder-tip": "id: vervolg-1\n",
    "valkuil-ongebruikt": "id: stilte\n",
    "tip-ongebruikt": "id: bel-rond\n",
    "kritiek-na-afloop": "id: doel-1\n",
}
"""Rules whose finding stands outside the changed text: at the value of this field."""

TITLE = "titel: Doel op papier"
WORK = "werk: 15"
SHORTER = "korter: {actie: Stuur het doel na., moment: {dagen_na: 2}, werk: 5}"
THREE = ("naam: Ja, punten: 1}", "naam: Ja, punten: 1}\n  - {id: top, naam: Top, punten: 2}")
"""A scale of three answers."""


def test_the_smallest_checklist_has_no_problems() -> None:
    assert lint_checklist(MINIMAL_CHECKLIST.encode(), "klein.yaml") == ()


def test_there_are_rules_and_their_codes_differ() -> None:
    assert len(RULES) > 20
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", ALL_RULES)
def test_the_bad_example_is_found_where_it_stands(rule: Rule) -> None:
    text = apply(rule.bad, MINIMAL_CHECKLIST)
    found = [diagnostic for diagnostic in lint_checklist(text.encode(), "klein.yaml") if diagnostic.code == rule.code]
    if rule.code in PLACES_OF_THE_OTHERS:
        position = text.index(PLACES_OF_THE_OTHERS[rule.code]) + len("id: ")
    else:
        position = MINIMAL_CHECKLIST.index(rule.bad.instead_of) + rule.bad.write.index(rule.bad.points_at)
    assert [(diagnostic.line, diagnostic.column) for diagnostic in found] == [locate(text, position)]
    assert found[0].severity is rule.severity


@pytest.mark.parametrize("rule", ALL_RULES)
def test_the_good_example_has_no_problem_at_all(rule: Rule) -> None:
    assert lint_checklist(apply(rule.good, MINIMAL_CHECKLIST).encode(), "klein.yaml") == ()


@pytest.mark.parametrize("rule", ALL_RULES)
def test_a_rule_says_why_in_short_dutch_sentences(rule: Rule) -> None:
    sentences = split_sentences(rule.why)
    assert sentences
    assert rule.why.endswith(".")
    assert all(count_words(sentence) <= LONGEST_SENTENCE for sentence in sentences), rule.why


def test_only_what_an_author_must_judge_is_a_warning() -> None:
    assert [rule.code for rule in RULES if rule.severity is Severity.WARNING] == [
        "tip-zonder-moment",
        "twee-dingen",
        "geen-open-vraag",
    ]


def test_the_reserved_words_are_those_of_the_model() -> None:
    assert set(RESERVED["scale"]) == set(NoScore)
    assert set(RESERVED["levels"]) == {TOO_LITTLE_KNOWN, NOT_APPLICABLE}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([("id: na\n", "id: voor\n")], "dubbel-id"),
        # Without a moment a tip is for before the conversation.
        ([("moment: {dagen_voor: 14}", "na: [stuur-verslag]")], "na-andersom"),
        ([("moment: {dagen_voor: 7}", "moment: tijdens"), ("werk: 15", "na: [bel-rond]")], "na-andersom"),
        ([("moment: {dagen_voor: 7}", "moment: tijdens\n        na: [stuur-verslag]")], "na-andersom"),
        (
            [
                ("dagen_voor: 14", "binnen: 5"),
                ("dagen_voor: 7", "binnen: 6"),
                (WORK, f"{WORK}\n        na: [bel-rond]"),
            ],
            "na-later-klaar",
        ),
        ([(WORK, f"{WORK}\n        {SHORTER}"), ("{dagen_voor: 14}", "meteen")], "korter-na-afloop"),
        ([("moment: {dagen_voor: 14}", "wanneer: vooraf"), (WORK, f"{WORK}\n        {SHORTER}")], "korter-na-afloop"),
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
        ([(TITLE, f"{TITLE}\n        keuzes: [nee, weet-niet]")], "onbekende-keuze"),
        ([(TITLE, f"{TITLE}\n        keuzes: [ja]")], "keuzes-onvolledig"),
        ([THREE, (TITLE, f"{TITLE}\n        keuzes: [nee, ja]")], "keuzes-onvolledig"),
        (
            [THREE, (TITLE, f"{TITLE}\n        keuzes: [nee, top]\n        ankers: {{ja: Half.}}")],
            "onbekend-anker",
        ),
        ([(TITLE, f"{TITLE}\n        keuzes: [nee, ja, ja]")], "dubbel-in-lijst"),
        ([(TITLE, f"{TITLE}\n        ankers: {{open: Nooit.}}")], "onbekend-anker"),
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
    assert expected in find_codes(*changes)


@pytest.mark.parametrize(
    "changes",
    [
        # Days before the conversation and days from today cannot be compared.
        [("dagen_voor: 7", "binnen: 30"), (WORK, f"{WORK}\n        na: [bel-rond]")],
        # After the conversation it may be shorter after it.
        [("werk: 30", f"werk: 30\n        {SHORTER}")],
    ],
)
def test_what_breaks_no_rule(changes: list[tuple[str, str]]) -> None:
    assert find_codes(*changes) == []


def test_an_order_that_nobody_can_keep_cannot_be_used() -> None:
    assert {rule.code for rule in RULES if rule.vital} >= {"na-andersom", "tips-in-een-kring", "korter-na-afloop"}
    assert "na-later-klaar" not in {rule.code for rule in RULES if rule.vital}


def test_a_double_phase_is_not_also_told_at_every_alle() -> None:
    found = find_codes(("id: na\n", "id: voor\n"))
    assert "dubbel-id" in found
    assert "dubbel-in-lijst" not in found
