"""Answer files: every mistake has a message, and what was written can be read."""

import codecs
import datetime as dt
import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.answers.file import (
    MAXIMUM_NAME,
    MAXIMUM_TEXT,
    Decoder,
    check_phase,
    clean_text,
    encode_assessment,
    name_checklist,
    parse_document,
)
from dialoogcheck.answers.model import OPEN_ANSWER, Answer, Assessment, Details, NoScore, strip_private
from dialoogcheck.checklist.model import ChoiceId, FactId, PhaseId, StatementId
from dialoogcheck.diagnostic import Diagnostic, Severity
from dialoogcheck.errors import UnusableInputError
from tests import builders

CHECKLIST = builders.make_checklist()
FILE = "a.dialoog.json"
MISSING = object()


def make_document(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """A good answer file; ``gegevens__fase="x"`` changes one field and ``MISSING`` takes it out."""
    document: dict[str, Any] = {
        "formaat": "dialoogcheck-antwoorden",
        "schema": 1,
        "checklist": {"id": "klein", "versie": "1.0.0", "vingerafdruk": "sha256:abc"},
        "gegevens": {
            "organisatie": "Gemeente Rivierstad",
            "onderwerp": "Jeugdhulp 2027",
            "datum": "2026-11-21",
            "fase": "plan",
            "vorm": "aanbesteding",
            "regio": False,
            "perspectief": "gemeente",
        },
        "antwoorden": {
            "doel-1": {"keuze": "ja"},
            "doel-2": {"keuze": "weet-niet", "toelichting": "Nagaan bij beleid."},
        },
    }
    for path, value in changes.items():
        *groups, field = path.replace("_1", "-1").split("__")
        place = document
        for group in groups:
            place = place[group]
        if value is MISSING:
            del place[field]
        else:
            place[field] = value
    return document


def decode(document: dict[str, Any]) -> tuple[Assessment | None, tuple[Diagnostic, ...]]:
    return Decoder(CHECKLIST).decode(parse_document(json.dumps(document).encode(), FILE), FILE)


def refuse(data: bytes) -> str:
    with pytest.raises(UnusableInputError) as caught:
        parse_document(data, FILE)
    assert caught.value.hint
    assert FILE in caught.value.message
    return caught.value.message


def test_everything_in_the_file_is_in_the_assessment() -> None:
    assessment, diagnostics = decode(make_document())
    assert diagnostics == ()
    assert assessment is not None
    assert (assessment.checklist, assessment.version, assessment.fingerprint) == ("klein", "1.0.0", "sha256:abc")
    assert assessment.details == builders.make_details()
    assert assessment.answers == {
        "doel-1": Answer(choice=ChoiceId("ja")),
        "doel-2": Answer(choice=NoScore.UNKNOWN, note="Nagaan bij beleid."),
    }
    assert assessment.answer(StatementId("spel-1")) == OPEN_ANSWER


@pytest.mark.parametrize(
    ("changes", "path", "said"),
    [
        ({"checklist": MISSING}, "checklist", "dit veld ontbreekt."),
        ({"checklist": []}, "checklist", "hier hoort een groep velden tussen accolades."),
        ({"checklist__versie": 1}, "checklist.versie", "hier hoort tekst, er staat een getal."),
        (
            {"checklist__versie": "9" * (MAXIMUM_NAME + 1)},
            "checklist.versie",
            f"de tekst is langer dan {MAXIMUM_NAME} tekens.",
        ),
        ({"checklist__vingerafdruk": {}}, "checklist.vingerafdruk", "hier hoort tekst, er staat een groep velden."),
        ({"gegevens": MISSING}, "gegevens", "dit veld ontbreekt."),
        ({"gegevens": "x"}, "gegevens", "hier hoort een groep velden tussen accolades."),
        ({"gegevens__organisatie": ["x"]}, "gegevens.organisatie", "hier hoort tekst, er staat een lijst."),
        (
            {"gegevens__onderwerp": "x" * (MAXIMUM_TEXT + 1)},
            "gegevens.onderwerp",
            f"de tekst is langer dan {MAXIMUM_TEXT} tekens.",
        ),
        ({"gegevens__datum": "21-11-2026"}, "gegevens.datum", "“21-11-2026” is geen datum zoals 2026-11-21."),
        ({"gegevens__datum": "2026-02-30"}, "gegevens.datum", "“2026-02-30” is geen datum zoals 2026-11-21."),
        ({"gegevens__datum": 20261121}, "gegevens.datum", "hier hoort tekst, er staat een getal."),
        ({"gegevens__gesprek": "11-12-2026"}, "gegevens.gesprek", "“11-12-2026” is geen datum zoals 2026-11-21."),
        ({"gegevens__gesprek": "2026-02-30"}, "gegevens.gesprek", "“2026-02-30” is geen datum zoals 2026-11-21."),
        ({"gegevens__gesprek": 20261211}, "gegevens.gesprek", "hier hoort tekst, er staat een getal."),
        ({"gegevens__fase": MISSING}, "gegevens.fase", "dit veld ontbreekt; kies uit plan, gesprek, procedure."),
        ({"gegevens__fase": "planning"}, "gegevens.fase", "“planning” kan niet; kies uit plan, gesprek, procedure."),
        ({"gegevens__fase": "x" * 100}, "gegevens.fase", f"“{'x' * 39}…” kan niet; kies uit plan, gesprek, procedure."),
        ({"gegevens__vorm": "koop"}, "gegevens.vorm", "“koop” kan niet; kies uit aanbesteding, subsidie."),
        ({"gegevens__vorm": True}, "gegevens.vorm", "hier hoort tekst, er staat ja of nee."),
        ({"gegevens__regio": "true"}, "gegevens.regio", "“true” kan niet; kies uit ja, nee."),
        ({"gegevens__regio": 1}, "gegevens.regio", "hier hoort tekst, er staat een getal."),
        (
            {"gegevens__perspectief": "wethouder"},
            "gegevens.perspectief",
            "“wethouder” kan niet; kies uit gemeente, aanbieder.",
        ),
        ({"gegevens__omvang": "half"}, "gegevens.omvang", "“half” kan niet; kies uit volledig, kort."),
        ({"antwoorden": MISSING}, "antwoorden", "dit veld ontbreekt."),
        ({"antwoorden": [{}]}, "antwoorden", "hier hoort een groep velden tussen accolades."),
        ({"antwoorden__doel_1": "ja"}, "antwoorden.doel-1", "hier hoort een groep velden tussen accolades."),
        (
            {"antwoorden__doel_1": {}},
            "antwoorden.doel-1.keuze",
            "dit veld ontbreekt; kies uit nee, deels, grotendeels, ja, nvt, weet-niet.",
        ),
        (
            {"antwoorden__doel_1": {"keuze": "misschien"}},
            "antwoorden.doel-1.keuze",
            "“misschien” kan niet; kies uit nee, deels, grotendeels, ja, nvt, weet-niet.",
        ),
        (
            {"antwoorden__doel_1": {"keuze": "open"}},
            "antwoorden.doel-1.keuze",
            "“open” kan niet; kies uit nee, deels, grotendeels, ja, nvt, weet-niet.",
        ),
        ({"antwoorden__doel_1": {"keuze": 3}}, "antwoorden.doel-1.keuze", "hier hoort tekst, er staat een getal."),
        (
            {"antwoorden__doel_1": {"keuze": "ja", "toelichting": 1.5}},
            "antwoorden.doel-1.toelichting",
            "hier hoort tekst, er staat een getal.",
        ),
    ],
)
def test_every_wrong_field_has_its_message(changes: dict[str, Any], path: str, said: str) -> None:
    assessment, diagnostics = decode(make_document(**changes))
    assert assessment is None
    first = diagnostics[0]
    assert (first.code, first.severity, first.message) == ("antwoord-veld", Severity.ERROR, f"veld “{path}”: {said}")
    assert first.place == FILE


def test_all_problems_are_told_at_once() -> None:
    assessment, diagnostics = decode(
        make_document(gegevens__fase="x", gegevens__datum="x", antwoorden__doel_1="ja", antwoorden__onbekend={})
    )
    assert assessment is None
    assert [diagnostic.code for diagnostic in diagnostics] == ["antwoord-veld"] * 3 + ["antwoord-onbekend"]


@pytest.mark.parametrize(
    ("written", "fact"),
    [(True, "ja"), (False, "nee"), ("ja", "ja"), ("nee", "nee")],
)
def test_a_yes_no_fact_is_a_boolean_or_a_word(written: object, fact: str) -> None:
    assessment, diagnostics = decode(make_document(gegevens__regio=written))
    assert not diagnostics
    assert assessment is not None
    assert assessment.details.facts[FactId("regio")] == fact


@pytest.mark.parametrize("absent", [MISSING, None])
def test_an_absent_fact_gets_its_default_and_a_warning(absent: object) -> None:
    assessment, diagnostics = decode(make_document(gegevens__vorm=absent, gegevens__regio=absent))
    assert assessment is not None
    assert assessment.details.facts == {"vorm": "aanbesteding", "regio": "nee"}
    assert [(found.code, found.severity) for found in diagnostics] == [("antwoord-feit", Severity.WARNING)] * 2
    assert diagnostics[0].message == "‘Vorm’ is niet ingevuld; er is gerekend met ‘Aanbesteding’."


def test_a_number_without_end_is_refused() -> None:
    assert "bruikbare JSON" in refuse(b'{"formaat": "dialoogcheck-antwoorden", "schema": 1, "x": 1e999}')


def test_without_a_phase_the_check_has_only_begun() -> None:
    with pytest.raises(UnusableInputError) as caught:
        check_phase(make_document(gegevens__fase=MISSING, antwoorden={}), FILE)
    assert (caught.value.message, caught.value.hint) == (
        f"{FILE} is nog niet af: de fase ontbreekt.",
        f"Ga verder met: dialoogcheck invullen --verder {FILE}",
    )


def test_facts_and_fields_that_are_not_asked_are_left_alone() -> None:
    assessment, diagnostics = decode(make_document(gegevens__rondes=True, gegevens__kleur="rood", afgerond=True))
    assert not diagnostics
    assert assessment is not None
    assert "rondes" not in assessment.details.facts


def test_answers_to_unknown_statements_are_left_out_with_a_warning() -> None:
    unknown = {f"weg-{number}": {"keuze": "onzin"} for number in range(7)}
    document = make_document()
    document["antwoorden"] |= unknown
    assessment, (found,) = decode(document)
    assert assessment is not None
    assert set(assessment.answers) == {"doel-1", "doel-2"}
    assert (found.code, found.severity) == ("antwoord-onbekend", Severity.WARNING)
    assert "weg-0, weg-1, weg-2, weg-3, weg-4 en meer" in found.message


def test_names_of_unknown_statements_are_clean_in_the_warning() -> None:
    document = make_document()
    document["antwoorden"]["\x1b[31m\x00\ud800" + "x" * 100] = {"keuze": "ja"}
    _, (found,) = decode(document)
    assert "?[31m" not in found.message.encode().decode()
    assert "\x1b" not in found.message
    assert "\x00" not in found.message
    assert len(found.message) < 150


def test_a_note_without_a_choice_stays() -> None:
    assessment, diagnostics = decode(make_document(antwoorden__doel_1={"toelichting": "Nog bespreken."}))
    assert not diagnostics
    assert assessment is not None
    assert assessment.answers[StatementId("doel-1")] == Answer(choice=NoScore.OPEN, note="Nog bespreken.")


def test_what_may_be_absent() -> None:
    document = make_document(checklist__versie=MISSING, checklist__vingerafdruk=MISSING, antwoorden={})
    for field in ("organisatie", "onderwerp", "datum", "perspectief"):
        del document["gegevens"][field]
    assessment, diagnostics = decode(document)
    assert not diagnostics
    assert assessment is not None
    assert (assessment.version, assessment.fingerprint) == (CHECKLIST.version, None)
    assert (assessment.details.organisation, assessment.details.topic, assessment.details.date) == ("", "", None)
    assert assessment.details.perspective == CHECKLIST.perspectives[0].id


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  Gemeente\tRivierstad \n", "Gemeente Rivierstad"),
        ("a\r\nb\nc", "a\nb\nc"),
        ("\x1b[2J\x9b31m\x07weg", "[2J31mweg"),
        ("a\x00b\x7fc", "abc"),
        ("a\u202eb\u200bc\u2066d\ufeffe", "abcde"),
        ("a\ud800b", "a?b"),
        ("\ue000\uffff", ""),
        ("café 日本語 😀 é", "café 日本語 😀 é"),
    ],
)
def test_text_is_cleaned(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    clean.encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is leeg"),
        (b" \n\t ", "is leeg"),
        (codecs.BOM_UTF8, "is leeg"),
        (b"{", f"{FILE}:1:2: dit is geen geldige JSON."),
        (b'{"formaat": "x",\n}', "dit is geen geldige JSON."),
        (b"{} {}", f"{FILE}:1:4: dit is geen geldige JSON."),
        (b"schema: 1", f"{FILE}:1:1: dit is geen geldige JSON."),
        (b"\x00\x01\x02", f"{FILE}:1:1: dit is geen geldige JSON."),
        ('{"a": "é"}'.encode("latin-1"), "de tekst is geen UTF-8."),
        ('{"a": "é"}'.encode("utf-16"), "de tekst is geen UTF-8."),
        (b'{"a": NaN}', "dit is geen bruikbare JSON."),
        (b'{"a": -Infinity}', "dit is geen bruikbare JSON."),
        (b'{"a": ' + b"9" * 5000 + b"}", "dit is geen bruikbare JSON."),
        (b"[" * 100_000, "dit is geen bruikbare JSON."),
        (b'{"a":' * 100_000, "dit is geen bruikbare JSON."),
        (b'{"a": 1, "a": 2}', "het veld “a” staat er twee keer."),
        (b'{"a": {"bb": 1, "bb": 1}}', "het veld “bb” staat er twee keer."),
        (b"[]", "is geen antwoordbestand van dialoogcheck."),
        (b"null", "is geen antwoordbestand van dialoogcheck."),
        (b'{"formaat": "anders"}', "is geen antwoordbestand van dialoogcheck."),
        (b'{"formaat": "dialoogcheck-resultaat", "schema": 1}', "is geen antwoordbestand van dialoogcheck."),
        (b'{"formaat": ["dialoogcheck-antwoorden"]}', "is geen antwoordbestand van dialoogcheck."),
    ],
)
def test_what_is_no_answer_file_is_refused(data: bytes, said: str) -> None:
    assert said in refuse(data)


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        (2, "komt uit een nieuwere versie van dialoogcheck (schema 2)."),
        (10**4000, "komt uit een nieuwere versie van dialoogcheck (schema 1000"),
        (0, "het veld “schema” moet 1 zijn."),
        (-1, "het veld “schema” moet 1 zijn."),
        (True, "het veld “schema” moet 1 zijn."),
        ("1", "het veld “schema” moet 1 zijn."),
        (None, "het veld “schema” moet 1 zijn."),
        (1.5, "het veld “schema” moet 1 zijn."),
        ([1], "het veld “schema” moet 1 zijn."),
    ],
)
def test_another_schema_is_refused(schema: object, said: str) -> None:
    message = refuse(json.dumps(make_document(schema=schema)).encode())
    assert said in message
    assert len(message) < 200


@pytest.mark.parametrize(
    "checklist", [MISSING, None, "klein", [], {}, {"id": ""}, {"id": 1}, {"id": None}, {"id": "x" * (MAXIMUM_NAME + 1)}]
)
def test_a_file_that_names_no_checklist_is_refused(checklist: object) -> None:
    with pytest.raises(UnusableInputError, match=r"checklist\.id"):
        name_checklist(make_document(checklist=checklist), FILE)


@pytest.mark.parametrize(
    "change",
    [lambda data: codecs.BOM_UTF8 + data, lambda data: data.replace(b"\n", b"\r\n"), lambda data: b"\n\n " + data],
)
def test_marks_of_other_systems_do_no_harm(change: Any) -> None:  # noqa: ANN401
    data = json.dumps(make_document(), indent=2).encode()
    assert parse_document(change(data), FILE) == make_document()


TEXTS = st.text(max_size=200).map(clean_text)
ANSWERS = st.builds(
    Answer,
    choice=st.sampled_from([*(choice.id for choice in CHECKLIST.scale), *NoScore]),
    note=TEXTS,
)
DETAILS = st.builds(
    Details,
    organisation=TEXTS,
    topic=TEXTS,
    date=st.none() | st.dates(),
    phase=st.sampled_from([builders.PLAN, builders.TALK]),
    facts=st.fixed_dictionaries(
        {FactId("vorm"): st.sampled_from(["aanbesteding", "subsidie"]), FactId("regio"): st.sampled_from(["ja", "nee"])}
    ),
    perspective=st.sampled_from([builders.MUNICIPALITY, builders.SUPPLIER]),
    short=st.booleans(),
    talk=st.none() | st.dates(),
)
ASSESSMENTS = st.builds(
    Assessment,
    checklist=st.just(CHECKLIST.id),
    version=st.just("1.0.0"),
    fingerprint=st.none() | st.just("sha256:abc"),
    details=DETAILS,
    answers=st.dictionaries(st.sampled_from([statement.id for statement in CHECKLIST.statements]), ANSWERS),
)


@given(ASSESSMENTS)
def test_what_was_written_can_be_read(assessment: Assessment) -> None:
    data = encode_assessment(assessment, CHECKLIST)
    read, diagnostics = Decoder(CHECKLIST).decode(parse_document(data, FILE), FILE)
    assert diagnostics == ()
    assert read is not None
    assert (read.checklist, read.version, read.fingerprint, read.details) == (
        assessment.checklist,
        assessment.version,
        assessment.fingerprint,
        assessment.details,
    )
    for statement in CHECKLIST.statements:
        assert read.answer(statement.id) == assessment.answer(statement.id)
    assert encode_assessment(read, CHECKLIST) == data


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@given(
    st.sampled_from(
        [
            "checklist",
            "gegevens",
            "antwoorden",
            "gegevens__fase",
            "gegevens__regio",
            "gegevens__datum",
            "gegevens__gesprek",
            "antwoorden__doel_1",
        ]
    ),
    JSON,
)
def test_no_value_makes_reading_fail(path: str, value: object) -> None:
    assessment, diagnostics = decode(make_document(**{path: value}))
    assert assessment is not None or any(found.severity is Severity.ERROR for found in diagnostics)


def test_the_order_of_the_answers_does_not_matter() -> None:
    answers = {"spel-1": "ja", "doel-2": "nee", "doel-1": "nvt"}
    turned = dict(reversed(answers.items()))
    one, other = (encode_assessment(builders.make_assessment(CHECKLIST, each), CHECKLIST) for each in (answers, turned))
    assert one == other


def test_the_file_is_as_the_manual_says() -> None:
    details = builders.make_details(regio="ja")
    assessment = builders.make_assessment(CHECKLIST, {"doel-2": "weet-niet", "doel-1": "ja"}, details)
    assert json.loads(encode_assessment(assessment, CHECKLIST)) == {
        "formaat": "dialoogcheck-antwoorden",
        "schema": 1,
        "checklist": {"id": "klein", "versie": "1.0.0"},
        "gegevens": {
            "organisatie": "Gemeente Rivierstad",
            "onderwerp": "Jeugdhulp 2027",
            "datum": "2026-11-21",
            "fase": "plan",
            "vorm": "aanbesteding",
            "regio": True,
            "perspectief": "gemeente",
        },
        "antwoorden": {"doel-1": {"keuze": "ja"}, "doel-2": {"keuze": "weet-niet"}},
    }


@pytest.mark.parametrize(("value", "talk"), [("2026-12-11", dt.date(2026, 12, 11)), (None, None), ("", None)])
def test_the_date_of_the_conversation_may_be_unknown(value: str | None, talk: dt.date | None) -> None:
    assessment, diagnostics = decode(make_document(gegevens__gesprek=value))
    assert assessment is not None
    assert (assessment.details.talk, diagnostics) == (talk, ())
    encoded = json.loads(encode_assessment(assessment, CHECKLIST))["gegevens"]
    assert ("gesprek" in encoded) == (talk is not None)
    # A date is no name: it stays with answers that are shared.
    assert strip_private(assessment).details.talk == talk


def test_years_of_few_digits_are_written_in_full() -> None:
    document = make_document(gegevens__datum="0001-01-01")
    assessment, _ = decode(document)
    assert assessment is not None
    assert assessment.details.date == dt.date(1, 1, 1)
    assert PhaseId(json.loads(encode_assessment(assessment, CHECKLIST))["gegevens"]["datum"]) == "0001-01-01"


def test_a_doubled_field_is_found_in_time_in_a_huge_file() -> None:
    fields = ",".join(f'"k{number}": 0' for number in range(100_000))
    begin = time.process_time()
    with pytest.raises(UnusableInputError, match="k99999"):
        parse_document(f'{{{fields}, "k99999": 0}}'.encode(), FILE)
    assert time.process_time() - begin < 5


RENAMED = builders.make_checklist(
    builders.make_area(
        "doel",
        [builders.make_statement("doel-1"), builders.make_statement("doel-3", replaces=["doel-2", "doel-0"])],
        open_questions=["doel-open"],
    )
)


def decode_renamed(**answers: Any) -> tuple[Assessment | None, tuple[Diagnostic, ...]]:  # noqa: ANN401
    document = make_document(antwoorden={id_.replace("_", "-"): value for id_, value in answers.items()})
    return Decoder(RENAMED).decode(document, FILE)


def test_an_answer_to_a_statement_that_was_replaced_counts_for_the_one_of_today() -> None:
    assessment, diagnostics = decode_renamed(
        doel_2={"keuze": "deels", "toelichting": "Zie nota."}, oud_9={"keuze": "ja"}
    )
    assert assessment is not None
    assert assessment.answers == {"doel-3": builders.make_answer("deels", "Zie nota.")}
    assert assessment.carried == {"doel-3": "doel-2"}
    assert assessment.dropped == ("oud-9",)
    assert [diagnostic.code for diagnostic in diagnostics] == ["antwoord-onbekend"]


def test_the_answer_under_the_id_of_today_wins_and_then_the_first_that_the_checklist_names() -> None:
    assessment, diagnostics = decode_renamed(doel_2={"keuze": "deels"}, doel_3={"keuze": "ja"})
    assert assessment is not None
    assert (assessment.answers, assessment.carried, assessment.dropped) == (
        {"doel-3": builders.make_answer("ja")},
        {},
        ("doel-2",),
    )
    assert len(diagnostics) == 1
    for answers in (
        {"doel_0": {"keuze": "nee"}, "doel_2": {"keuze": "deels"}},
        {"doel_2": {"keuze": "deels"}, "doel_0": {"keuze": "nee"}},
    ):
        assessment, _ = decode_renamed(**answers)
        assert assessment is not None
        assert (assessment.carried, assessment.dropped) == ({"doel-3": "doel-2"}, ("doel-0",))


def test_an_open_question_has_words_and_no_choice() -> None:
    assessment, _ = decode_renamed(doel_open={"toelichting": "Ik voelde mij gehoord."})
    assert assessment is not None
    assert assessment.answers == {"doel-open": builders.make_answer("open", "Ik voelde mij gehoord.")}
    assert json.loads(encode_assessment(assessment, RENAMED))["antwoorden"] == {
        "doel-open": {"toelichting": "Ik voelde mij gehoord."}
    }
    refused, diagnostics = decode_renamed(doel_open={"keuze": "ja"})
    assert refused is None
    assert "bij een open vraag hoort geen keuze" in diagnostics[0].message
