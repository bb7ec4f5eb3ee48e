"""A strict look at a checklist: every strict rule with its own examples, and how our own checklist does."""

import time

import pytest

from dialoogcheck.checklist.lint.linting import RULES, lint_checklist, list_strict_rules, review_checklist
from dialoogcheck.checklist.lint.rules import Rule
from dialoogcheck.checklist.lint.sentences import LONGEST_SENTENCE
from dialoogcheck.checklist.lint.strict import MOST_HARD_TEXTS
from dialoogcheck.checklist.lint.text import count_words, split_sentences
from dialoogcheck.checklist.nodes import MAXIMUM_BYTES, MOST_FINDINGS
from dialoogcheck.checklist.shelf import find_checklists
from dialoogcheck.diagnostic import Diagnostic, Severity
from tests.checklist.lint.changing import apply, locate
from tests.checklist.minimal import MINIMAL_CHECKLIST, THOROUGH_CHECKLIST

STRICT_RULES = list_strict_rules()
ALL_RULES = [pytest.param(rule, id=rule.code) for rule in STRICT_RULES]

PLACES_OF_THE_OTHERS = {
    "weinig-stellingen": "id: na\n",
    "keuze-zonder-betekenis": "- {id: nee, naam: Nee",
    "perspectief-zonder-spiegel": "id: vervolg\n",
    "tip-zonder-werkblad": "- id: stuur-verslag",
}
"""Rules whose finding stands outside the changed text: at the value of this field."""


def review(*changes: tuple[str, str], text: str = THOROUGH_CHECKLIST) -> list[Diagnostic]:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return list(review_checklist(text.encode(), "x.yaml").diagnostics)


def test_the_thorough_checklist_has_nothing_to_say_about() -> None:
    assert lint_checklist(THOROUGH_CHECKLIST.encode(), "groot.yaml") == ()
    assert review() == []


def test_the_codes_differ_from_all_others() -> None:
    assert len(STRICT_RULES) >= 6
    assert len({rule.code for rule in (*RULES, *STRICT_RULES)}) == len(RULES) + len(STRICT_RULES)
    assert all(rule.severity is Severity.WARNING and not rule.vital for rule in STRICT_RULES)


@pytest.mark.parametrize("rule", ALL_RULES)
def test_the_bad_example_is_found_where_it_stands(rule: Rule) -> None:
    text = apply(rule.bad, THOROUGH_CHECKLIST)
    found = [
        diagnostic
        for diagnostic in review_checklist(text.encode(), "x.yaml").diagnostics
        if diagnostic.code == rule.code
    ]
    if rule.code in PLACES_OF_THE_OTHERS:
        mark = PLACES_OF_THE_OTHERS[rule.code]
        position = text.index(mark) + (0 if mark.startswith("-") else len("id: "))
    else:
        position = THOROUGH_CHECKLIST.index(rule.bad.instead_of) + rule.bad.write.index(rule.bad.points_at)
    assert [(diagnostic.line, diagnostic.column) for diagnostic in found] == [locate(text, position)]
    assert found[0].severity is Severity.WARNING
    assert rule.code not in {diagnostic.code for diagnostic in lint_checklist(text.encode(), "x.yaml")}


@pytest.mark.parametrize("rule", ALL_RULES)
def test_the_good_example_has_no_problem_at_all(rule: Rule) -> None:
    assert review_checklist(apply(rule.good, THOROUGH_CHECKLIST).encode(), "x.yaml").diagnostics == ()


@pytest.mark.parametrize("rule", ALL_RULES)
def test_a_rule_says_why_in_short_dutch_sentences(rule: Rule) -> None:
    sentences = split_sentences(rule.why)
    assert rule.why.endswith(".")
    assert all(count_words(sentence) <= LONGEST_SENTENCE for sentence in sentences), rule.why


def test_the_smallest_checklist_could_be_better() -> None:
    assert [found.message for found in review(text=MINIMAL_CHECKLIST)] == [
        "bij “nee” en “ja” van de schaal ontbreekt “betekenis”: wanneer dat antwoord past.",
        "fase “voor” heeft 2 stellingen. Schrijf er minstens 10.",
        "fase “na” heeft 1 stelling. Schrijf er minstens 10.",
        "gebied “doel”: geen enkele tip heeft een werkblad. Dit gaat om schrijf-doel en bel-rond.",
        "gebied “vervolg” heeft geen spiegelstelling voor aanbieder.",
        "gebied “vervolg”: geen enkele tip heeft een werkblad. Dit gaat om stuur-verslag.",
    ]


def test_all_that_the_usual_check_finds_is_found_as_well() -> None:
    text = MINIMAL_CHECKLIST.replace("bronnen: [B1]", "bronnen: [B2]").replace("doel-1, doel-2]", "doel-2]")
    usual = lint_checklist(text.encode(), "x.yaml")
    assert {found.code for found in usual} == {"onbekende-bron", "bron-ongebruikt", "stelling-zonder-valkuil"}
    assert set(usual) < set(review_checklist(text.encode(), "x.yaml").diagnostics)


@pytest.mark.parametrize(
    "text",
    ["", "schema: 1\n", MINIMAL_CHECKLIST.replace("titel: Doel op papier", "tietel: Doel op papier"), "a: [", "- x"],
)
def test_a_file_that_cannot_be_read_well_is_only_linted(text: str) -> None:
    usual = lint_checklist(text.encode(), "x.yaml")
    assert usual
    assert review_checklist(text.encode(), "x.yaml") == (usual, {})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            [("    standaard: nee", "    standaard: nee\n    fasen: [na]")],
            "feit “regio” wordt hier niet gevraagd. Voor stelling “doel-2” maakt dit dus niets uit.",
        ),
        (
            [("    standaard: nee", "    standaard: nee\n    fasen: [voor]")],
            "feit “regio” wordt hier niet gevraagd. Voor de stop maakt dit dus niets uit.",
        ),
        (
            [("tenzij: {regio: ja}", "tenzij: {regio: [nee, ja]}")],
            "hier staan alle antwoorden op feit “regio”. Voor de stop maakt dit dus niets uit.",
        ),
        (
            [("Beloof geen opdracht., bronnen", "Beloof geen opdracht., alleen_bij: {regio: [ja, nee]}, bronnen")],
            "hier staan alle antwoorden op feit “regio”. Voor deze opmerking maakt dit dus niets uit.",
        ),
        (
            [
                (
                    "bronnen:\n  - id: B1",
                    (
                        "gespreksregels:\n  - "
                        "{tekst: Luister., alleen_bij: {regio: [ja, nee]}, bronnen: [eigen]}\nbronnen:\n  - id: B1"
                    ),
                )
            ],
            "hier staan alle antwoorden op feit “regio”. Voor deze opmerking maakt dit dus niets uit.",
        ),
        (
            [
                (
                    "  - {id: aanbieder, naam: Aanbieder}",
                    "  - {id: aanbieder, naam: Aanbieder}\n  - {id: client, naam: Cliënt}",
                )
            ],
            "perspectief “client” heeft geen enkele spiegelstelling. Wie dit kiest, krijgt geen vragen.",
        ),
        (
            [("        werkblad: belronde\n", "")],
            "gebied “doel”: 1 van de 2 tips heeft geen werkblad. Dit gaat om bel-rond.",
        ),
    ],
)
def test_more_ways_to_break_a_strict_rule(changes: list[tuple[str, str]], message: str) -> None:
    assert message in [found.message for found in review(*changes)]


def test_a_fact_that_is_asked_in_one_of_the_phases_does_something() -> None:
    asked_later = ("    standaard: nee", "    standaard: nee\n    fasen: [na]")
    both = (
        "fasen: [voor]\n        alleen_bij: {regio: ja}\n        uitleg",
        "fasen: [voor, na]\n        alleen_bij: {regio: ja}\n        uitleg",
    )
    messages = [found.message for found in review(asked_later, both)]
    assert "Voor stelling “doel-2” maakt dit dus niets uit." not in " ".join(messages)


def test_many_tips_without_a_worksheet_are_one_warning() -> None:
    tip = THOROUGH_CHECKLIST[
        THOROUGH_CHECKLIST.index("      - id: stuur-verslag") : THOROUGH_CHECKLIST.index("bronnen:\n  - id: B1")
    ]
    more = "".join(
        tip.replace("stuur-verslag", f"tip-{number}").replace("        werkblad: verslag\n", "") for number in range(8)
    )
    (found,) = review((tip, tip + more))
    assert (
        found.message == "gebied “vervolg”: 8 van de 9 tips hebben geen werkblad. "
        "Dit gaat om tip-0, tip-1, tip-2, tip-3, tip-4 en nog 3."
    )


def test_only_the_hardest_texts_of_an_area_are_told() -> None:
    hard = (
        "Documentatie betreffende organisatorische doelstellingen beschikbaar stellen aan verschillende "
        "geïnteresseerde deelnemende organisaties "
    )
    changes = [
        (f"uitleg: Kies ‘Ja’ als {end}.", f"uitleg: {hard}{number}.")
        for number, end in enumerate(("u het kunt laten zien", "elke gemeente het heeft gelezen"))
    ]
    changes += [
        ("herkenbaar_aan: Mensen vragen waarom zij er zijn.", f"herkenbaar_aan: {hard}twee."),
        ("actie: Lees het doel voor aan elke gemeente.", f"actie: {hard}hier."),
    ]
    found = [diagnostic for diagnostic in review(*changes) if diagnostic.code == "moeilijke-tekst"]
    assert len(found) == MOST_HARD_TEXTS
    assert " ".join(diagnostic.message for diagnostic in found).count("Er staat er hier nog 1.") == 1


def test_the_same_hard_text_is_told_once_in_an_area() -> None:
    hard = (
        "Documentatie betreffende organisatorische doelstellingen beschikbaar stellen aan verschillende "
        "geïnteresseerde deelnemende organisaties."
    )
    assert len(review(("Kies ‘Ja’ als iemand dit kan laten zien.", hard))) == 2


def test_what_stands_outside_the_areas_is_looked_at_as_well() -> None:
    hard = (
        "Beantwoord nauwgezet verschillende stellingen betreffende organisatorische doelstellingen alvorens gesprekken "
        "plaatsvinden."
    )
    (found,) = review(("inleiding: Beantwoord de stellingen. Dat duurt één minuut.", f"inleiding: {hard}"))
    assert (found.code, found.line, found.column) == ("moeilijke-tekst", 6, 12)


@pytest.mark.parametrize("path", find_checklists(), ids=lambda path: path.stem)
def test_our_own_checklists_read_easily(path) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    found = review_checklist(path.read_bytes(), str(path))
    assert not [diagnostic for diagnostic in found.diagnostics if diagnostic.severity is Severity.ERROR]
    assert found.readability[""].in_words in {"zeer gemakkelijk", "gemakkelijk"}


def test_the_numbers_of_the_first_checklist() -> None:
    path = next(path for path in find_checklists() if path.stem == "inkoopdialoog")
    diagnostics, readability = review_checklist(path.read_bytes(), str(path))
    # What the texts of the checklist decide is not told here: this is about the measure.
    assert {"moeilijke-tekst", "tip-zonder-werkblad"} <= {diagnostic.code for diagnostic in diagnostics}
    whole = readability.pop("")
    assert 25 < whole.lix < 35
    assert 8 < whole.words_per_sentence < 10
    assert whole.words > 10_000
    assert len(readability) == 9
    assert sum(area.words for area in readability.values()) < whole.words


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("perspectieven:\n", id="perspectives"),
        pytest.param("gebieden:\n", id="areas"),
        pytest.param("feiten:\n", id="facts"),
        pytest.param("inleiding", id="one text"),
    ],
)
def test_a_huge_file_takes_seconds(hostile: str) -> None:
    text = THOROUGH_CHECKLIST
    room = MAXIMUM_BYTES - len(text.encode()) - 1000
    if hostile == "perspectieven:\n":
        more = "".join(f"  - {{id: p{number}, naam: P}}\n" for number in range(room // 30))
        text = text.replace("  - {id: aanbieder, naam: Aanbieder}\n", "  - {id: aanbieder, naam: Aanbieder}\n" + more)
    elif hostile == "gebieden:\n":
        area = text[text.index("  - id: vervolg\n") : text.index("bronnen:\n  - id: B1")]
        text = text.replace(
            area,
            "".join(
                area.replace("vervolg", f"v{number}").replace("id: st", f"id: s{number}")
                for number in range(room // len(area.encode()))
            ),
        )
    elif hostile == "feiten:\n":
        more = "".join(
            f"  - {{id: f{number}, naam: F, vraag: V?, uitleg: U., soort: ja-nee, standaard: nee}}\n"
            for number in range(room // 90)
        )
        text = text.replace("perspectieven:\n", more + "perspectieven:\n")
    else:
        text = text.replace("Dat duurt één minuut.", "Onwaarschijnlijk lang: " * (room // 23))
    start = time.process_time()
    found = review_checklist(text.encode(), "x.yaml").diagnostics
    assert time.process_time() - start < 20
    assert len(found) <= MOST_FINDINGS + 1
