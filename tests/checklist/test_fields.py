"""From the fields of a file to a checklist, and every mistake that somebody can make in them."""

from fractions import Fraction

import pytest

from dialoogcheck.checklist.fields import CHECKLIST, STATEMENT, Kind, ListOf, Type, find_nearest
from dialoogcheck.checklist.lint.linting import lint_checklist
from dialoogcheck.checklist.model import Checklist, CriticalKind, StatementId
from dialoogcheck.checklist.nodes import Text
from tests.checklist.decoding import decode_checklist
from tests.checklist.minimal import MINIMAL_CHECKLIST


def decode(text: str = MINIMAL_CHECKLIST) -> Checklist:
    checklist, diagnostics = decode_checklist(text.encode(), "x.yaml")
    assert diagnostics == ()
    assert checklist is not None
    return checklist


def problems(old: str, new: str) -> list[tuple[str, int | None, int | None, str]]:
    assert MINIMAL_CHECKLIST.count(old) >= 1
    text = MINIMAL_CHECKLIST.replace(old, new, 1)
    return [(found.code, found.line, found.column, found.message) for found in lint_checklist(text.encode(), "x.yaml")]


def test_everything_in_the_file_is_in_the_checklist() -> None:
    checklist = decode()
    assert (checklist.id, checklist.version, checklist.title) == ("klein", "1.0.0", "Kleine checklist")
    assert checklist.coverage_minimum == Fraction(60)
    assert [(choice.id, choice.points) for choice in checklist.scale] == [("nee", 0), ("ja", 1)]
    assert [level.minimum for level in checklist.levels] == [Fraction(70), Fraction(0)]
    before, after = checklist.phases
    assert (before.room, before.room_text, before.stop) == ("groot", "Bijna alles ligt open.", None)
    assert before.limits[0].sources == ("eigen",)
    assert after.stop is not None
    assert after.stop.unless.allowed == {"regio": ("ja",)}
    region, form = checklist.facts
    assert (region.yes_no, [option.name for option in region.options], region.default, region.phases) == (
        True,
        ["Ja", "Nee"],
        "nee",
        (),
    )
    assert (form.yes_no, [option.id for option in form.options]) == (False, ["aanbesteding", "subsidie"])
    assert [(perspective.id, perspective.full) for perspective in checklist.perspectives] == [
        ("gemeente", True),
        ("aanbieder", False),
    ]
    first, second = checklist.areas[0].statements
    assert first.critical is not None
    assert first.critical.kind is CriticalKind.PROCESS
    assert (first.phases, first.weight, first.not_applicable) == (("voor",), 1, None)
    assert first.mirrors == {"aanbieder": "Ik ken het doel van het gesprek."}
    assert first.talk_question is None
    assert checklist.areas[1].statements[0].talk_question == "Wat doet u met het verslag?"
    assert (second.critical, second.condition.allowed) == (None, {"regio": ("ja",)})
    assert checklist.areas[1].tips[0].phases == ("voor", "na")
    assert checklist.areas[0].description == ""
    assert checklist.sources[0].year == "2021"
    assert (checklist.terms, checklist.limitations, checklist.privacy) == ((), (), ())


def test_texts_are_plain_texts() -> None:
    checklist = decode()
    statement = checklist.areas[0].statements[0]
    values = [
        checklist.title,
        statement.id,
        statement.phases[0],
        *statement.mirrors,
        *statement.mirrors.values(),
        *checklist.areas[0].tips[1].condition.allowed,
    ]
    assert {type(value) for value in values} == {str}


@pytest.mark.parametrize(
    ("old", "new", "attribute", "value"),
    [
        (
            "wie_weet_het: de inkoper\n        spiegel",
            "wie_weet_het: de inkoper\n        gewicht: 3\n        spiegel",
            "weight",
            3,
        ),
        (
            "wie_weet_het: de inkoper\n        spiegel",
            "nvt: Kies dit nooit.\n        wie_weet_het: x\n        spiegel",
            "not_applicable",
            "Kies dit nooit.",
        ),
        (
            "tekst: Het doel van",
            "tekst: >-\n          Het doel\n          van",
            "text",
            "Het doel van het gesprek staat op papier.",
        ),
    ],
)
def test_optional_fields(old: str, new: str, attribute: str, value: object) -> None:
    statement = decode(MINIMAL_CHECKLIST.replace(old, new, 1)).areas[0].statements[0]
    assert getattr(statement, attribute) == value


def test_a_fact_may_be_a_moment() -> None:
    checklist = decode(
        MINIMAL_CHECKLIST.replace("    standaard: aanbesteding\n", "    standaard: aanbesteding\n    moment: ja\n")
    )
    assert [fact.moment for fact in checklist.facts] == [False, True]


def test_a_text_may_have_paragraphs_and_hard_spaces() -> None:
    text = MINIMAL_CHECKLIST.replace("titel: Kleine checklist", "titel: |\n  Eén\n\n  Twee\u00a0drie")
    assert decode(text).title == "Eén\n\nTwee\u00a0drie"


def test_without_phases_no_phase_is_called_unknown() -> None:
    begin, end = MINIMAL_CHECKLIST.index("fasen:"), MINIMAL_CHECKLIST.index("feiten:")
    found = lint_checklist((MINIMAL_CHECKLIST[:begin] + MINIMAL_CHECKLIST[end:]).encode(), "x.yaml")
    assert [diagnostic.code for diagnostic in found] == ["veld-ontbreekt"]


@pytest.mark.parametrize(
    ("written", "exact"),
    [("66.7", Fraction(667, 10)), ("66,7", Fraction(667, 10)), ("100", Fraction(100)), ("0", Fraction(0))],
)
def test_a_percentage_is_exact(written: str, exact: Fraction) -> None:
    assert (
        decode(MINIMAL_CHECKLIST.replace("zekerheid_vanaf: 60", f"zekerheid_vanaf: {written}")).coverage_minimum
        == exact
    )


def test_a_checklist_without_facts_or_sources() -> None:
    text = MINIMAL_CHECKLIST.replace("[B1]", "[eigen]")
    text = text[: text.index("bronnen:\n  - id: B1")] + "bronnen: []\nwoordenlijst:\nbeperkingen: [Geen advies.]\n"
    begin, end = text.index("feiten:"), text.index("perspectieven:")
    text = text[:begin] + "feiten: []\n" + text[end:]
    text = text.replace("        alleen_bij: {regio: ja}\n", "").replace("      tenzij: {regio: ja}\n", "")
    assert lint_checklist(text.encode(), "x.yaml") == ()
    checklist = decode(text)
    assert (checklist.facts, checklist.sources, checklist.terms, checklist.limitations) == (
        (),
        (),
        (),
        ("Geen advies.",),
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "titel: Kleine",
            "tietel: Kleine",
            ("onbekend-veld", 4, 1, "het veld “tietel” bestaat niet bij een checklist. Bedoelde u “titel”?"),
        ),
        (
            "versie: 1.0.0\n",
            "",
            (
                "veld-ontbreekt",
                1,
                1,
                "bij checklist “klein” ontbreekt het veld “versie”: de versie van deze checklist.",
            ),
        ),
        ("versie: 1.0.0", "versie: 1", ("vorm", 3, 9, "“1” kan hier niet. Hier hoort een versie zoals 1.0.0.")),
        ("titel: Kleine checklist", "titel:", ("leeg-veld", 4, 7, "dit veld is leeg. Vul het in.")),
        ("titel: Kleine checklist", "titel: [a]", ("soort", 4, 8, "hier hoort tekst, en er staat een lijst.")),
        (
            "titel: Kleine checklist",
            "titel: {a: b}",
            ("soort", 4, 8, "hier hoort tekst, en er staat een groep velden."),
        ),
        ("id: klein", "id: Klein", ("vorm", 2, 5, None)),
        ("punten: 1", "punten: één", ("vorm", 9, 32, None)),
        (
            "vanaf: 70",
            "vanaf: 101",
            ("vorm", 11, 37, "“101” kan hier niet. Hier hoort een getal van 0 tot en met 100."),
        ),
        (
            "vanaf: 70",
            "vanaf: 100.5",
            ("vorm", 11, 37, "“100.5” kan hier niet. Hier hoort een getal van 0 tot en met 100."),
        ),
        ("bronnen: [B1]\n    tips", "bronnen: []\n    tips", ("leeg-veld", 88, 18, "deze lijst is leeg.")),
        ("titel: Doel op papier", "titel: Doel op papier\n        vervangt: {}", ("soort", 67, 19, None)),
        (
            "volledig: ja",
            "volledig: jaa",
            ("keuze", 58, 46, "“jaa” kan hier niet. Hier hoort ja of nee. Bedoelde u “ja”?"),
        ),
        ("soort: proces", "soort: xyz", ("keuze", 69, 26, "“xyz” kan hier niet. Hier hoort juridisch of proces.")),
        ("onderwerpen: [Het doel]", "onderwerpen: Het doel", ("soort", 20, 18, None)),
        ("onderwerpen: [Het doel]", "onderwerpen: []", ("leeg-veld", 20, 18, "deze lijst is leeg.")),
        (
            "onderwerpen: [Het doel]",
            "onderwerpen:",
            ("soort", 20, 17, "hier hoort een lijst, en er staat niets. Zet vierkante haken om de waarde."),
        ),
        ("ruimte: {mate: groot, tekst: Bijna alles ligt open.}", "ruimte: groot", ("soort", 19, 13, None)),
        ("mate: groot, ", "", ("veld-ontbreekt", 19, 13, None)),
        ("alleen_bij: {regio: ja}\n        uitleg", "alleen_bij: regio\n        uitleg", ("soort", 78, 21, None)),
        (
            "alleen_bij: {regio: ja}\n        uitleg",
            "alleen_bij: {regio: [[ja]]}\n        uitleg",
            ("soort", 78, 30, None),
        ),
        ("alleen_bij: {regio: ja}\n        uitleg", "alleen_bij: {regio: JA}\n        uitleg", ("vorm", 78, 29, None)),
        ("adres: https://example.org/", "adres: javascript:alert(1)", ("vorm", 141, 12, None)),
        ("adres: https://example.org/", "adres: file:///etc/passwd", ("vorm", 141, 12, None)),
        ("soort: ja-nee\n", "keuzes:\n      - {id: a, naam: A}\n    soort: ja-nee\n", ("feit-keuzes", 43, 5, None)),
        ("    soort: ja-nee\n", "", ("feit-keuzes", 43, 5, None)),
    ],
)
def test_a_mistake_is_told_where_it_stands(old: str, new: str, expected: tuple[str, int, int, str | None]) -> None:
    found = problems(old, new)
    code, line, column, message = expected
    assert (code, line, column) in [problem[:3] for problem in found], found
    if message:
        assert message in [problem[3] for problem in found]


def test_an_unknown_field_that_looks_like_nothing_lists_the_fields_that_may_still_come() -> None:
    ((code, _, _, message),) = problems("titel: Doel op papier\n", "titel: Doel op papier\n        qqq: 1\n")
    assert code == "onbekend-veld"
    assert (
        message
        == "het veld “qqq” bestaat niet bij een stelling. Kies uit: alleen_bij, gewicht, nvt, gespreksvraag, vervangt, "
        "ankers, keuzes."
    )


def test_a_mistyped_field_is_not_also_called_missing() -> None:
    assert [problem[0] for problem in problems("titel: Kleine", "tietel: Kleine")] == ["onbekend-veld"]


def test_a_fact_whose_options_are_mistyped_is_not_also_told_to_have_none() -> None:
    assert [problem[0] for problem in problems("    keuzes:\n", "    keuze:\n")] == ["onbekend-veld"]


def test_all_mistakes_are_told_at_once_from_top_to_bottom() -> None:
    text = (
        MINIMAL_CHECKLIST.replace("versie: 1.0.0", "versie: een")
        .replace("punten: 1", "punten: -1")
        .replace("standaard: aanbesteding", "standaard: straks")
        .replace("kritiek: {soort: proces,", "kritiek: {soort: prces,")
        .replace("bronnen: [B1]\n    tips", "bronnen: [B7]\n    tips")
        .replace("        werk: 30\n", "")
    )
    found = lint_checklist(text.encode(), "x.yaml")
    assert [diagnostic.code for diagnostic in found] == [
        "vorm",
        "vorm",
        "geen-standaard",
        "keuze",
        "onbekende-bron",
        "veld-ontbreekt",
    ]
    assert [diagnostic.line for diagnostic in found] == sorted(diagnostic.line or 0 for diagnostic in found)


def test_a_checklist_with_an_error_is_not_built() -> None:
    checklist, diagnostics = decode_checklist(MINIMAL_CHECKLIST.replace("id: klein", "id: Klein").encode(), "x.yaml")
    assert checklist is None
    assert [found.place for found in diagnostics] == ["x.yaml:2:5"]


def walk(kind: Kind) -> list[Kind]:
    kinds = [kind]
    for field in kind.fields:
        inner: Type = field.type.item if isinstance(field.type, ListOf) else field.type
        if hasattr(inner, "kind"):
            kinds += walk(inner.kind)
    return kinds


def test_every_field_says_what_it_means() -> None:
    kinds = walk(CHECKLIST)
    assert len(kinds) > 10
    for kind in kinds:
        for field in kind.fields:
            assert field.meaning.endswith("."), (kind.label, field.key)
            assert field.required is (field.default is ...)


def test_a_kind_names_its_fields_in_order() -> None:
    assert STATEMENT.keys[:3] == ("id", "titel", "tekst")


def test_a_type_by_itself_reads_and_builds_nothing() -> None:
    with pytest.raises(NotImplementedError):
        Type().read(Text("a"), None)  # type: ignore[arg-type]
    with pytest.raises(NotImplementedError):
        Type().build("a")


def test_the_nearest_word_is_found() -> None:
    assert find_nearest("Titel", ["titel", "tekst"]) == "titel"
    assert find_nearest("q", ["titel"]) is None


@pytest.mark.parametrize(
    ("written", "looks_back"), [("", False), ("gesprek: komt\n", False), ("gesprek: geweest\n", True)]
)
def test_a_checklist_says_whether_the_conversation_was_held(written: str, *, looks_back: bool) -> None:
    assert decode(MINIMAL_CHECKLIST.replace("bronnen:\n", f"{written}bronnen:\n")).looks_back is looks_back


OWN_WORDS = """\
rapportnaam: Terugblik
oordelen:
  - {oordeel: klaar, titel: Het ging goed, tekst: Houd dit vast.}
koppelingen:
  - {stelling: doel-1, checklist: groot, met: doel-7, waarom: Beide gaan over het doel.}
bronnen:
  - id: B1"""


def test_a_checklist_may_have_words_open_questions_and_counterparts_of_its_own() -> None:
    text = MINIMAL_CHECKLIST.replace("bronnen:\n  - id: B1", OWN_WORDS)
    text = text.replace("    titel: Doel op papier", "    titel: Doel op papier\n        vervangt: [doel-0, doel-00]")
    text = text.replace(
        "    vraag: Waarom praten we?",
        "    vraag: Waarom praten we?\n    open_vragen:\n      - {id: doel-open, tekst: Wat wilt u nog kwijt?}",
    )
    checklist = decode(text)
    assert checklist.report_name == "Terugblik"
    assert [(words.verdict, words.title) for words in checklist.verdict_words] == [("klaar", "Het ging goed")]
    assert [(item.statement, item.checklist, item.other) for item in checklist.counterparts] == [
        ("doel-1", "groot", "doel-7")
    ]
    assert checklist.statement(StatementId("doel-1")).replaces == ("doel-0", "doel-00")
    assert [question.id for question in checklist.open_questions] == ["doel-open"]


def test_a_phase_may_be_silent_about_room_topics_people_and_limits() -> None:
    text = MINIMAL_CHECKLIST
    for line in (
        "    ruimte: {mate: klein, tekst: De inbreng ligt vast.}\n",
        "    onderwerpen: [De inbreng]\n",
        "    deelnemers: [Aanbieders]\n",
    ):
        text = text[: text.rindex(line)] + text[text.rindex(line) + len(line) :]
    phase = decode(text).phases[-1]
    assert (phase.room, phase.room_text, phase.topics, phase.participants) == (None, "", (), ())
