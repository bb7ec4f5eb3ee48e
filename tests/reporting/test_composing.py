"""What the report says: every sentence that depends on answers."""

import dataclasses
import datetime as dt
from fractions import Fraction

import pytest

from dialoogcheck.core.scoring import compute_fingerprint
from dialoogcheck.language import dutch, texts
from dialoogcheck.model.checklist import CriticalKind
from dialoogcheck.model.result import NOT_APPLICABLE, TOO_LITTLE_KNOWN, Result
from dialoogcheck.reporting.composing import compose_report, explain_because, judge_in_words, mark_level, name_level, split_first, strip_private
from dialoogcheck.reporting.pages import render_as_markdown, render_for_print, render_for_screen
from dialoogcheck.reporting.views import ReportView
from tests import builders

CHECKLIST = builders.make_checklist(
    builders.make_area(
        "doel",
        [builders.make_statement("doel-1", critical=CriticalKind.LEGAL), builders.make_statement("doel-2", critical=CriticalKind.PROCESS)],
    ),
    builders.make_area("spel"),
)
ALL = ("doel-1", "doel-2", "spel-1", "spel-2")


def make_result(*choices: str, phase: str = builders.PLAN) -> Result:
    return builders.make_result(CHECKLIST, dict(zip(ALL, choices, strict=False)), builders.make_details(phase))


def compose(*choices: str, phase: str = builders.PLAN, **changes: object) -> ReportView:
    details = dataclasses.replace(builders.make_details(phase), **changes)  # type: ignore[arg-type]
    return compose_report(builders.make_advice(CHECKLIST, dict(zip(ALL, choices, strict=False)), details))


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        (("nee",), "Omdat u bij ‘Titel van doel-1’ ‘Nee’ antwoordde."),
        (("nee", "nee"), "Omdat u bij ‘Titel van doel-1’ en ‘Titel van doel-2’ ‘Nee’ antwoordde."),
        (("nee", "nee", "nee"), "Omdat u bij ‘Titel van doel-1’, ‘Titel van doel-2’ en ‘Titel van spel-1’ ‘Nee’ antwoordde."),
        (("nee", "deels"), "Omdat u bij ‘Titel van doel-1’ ‘Nee’ antwoordde en bij ‘Titel van doel-2’ ‘Deels’ antwoordde."),
        (("weet-niet",), "Omdat u bij ‘Titel van doel-1’ ‘Weet ik niet’ antwoordde."),
        (("open",), "Omdat u ‘Titel van doel-1’ nog niet beantwoordde."),
        (("nee", "open"), "Omdat u bij ‘Titel van doel-1’ ‘Nee’ antwoordde en ‘Titel van doel-2’ nog niet beantwoordde."),
        (("open", "open"), "Omdat u ‘Titel van doel-1’ en ‘Titel van doel-2’ nog niet beantwoordde."),
    ],
)
def test_because(choices: tuple[str, ...], said: str) -> None:
    items = [item for area in make_result(*choices).areas for item in area.statements][: len(choices)]
    assert explain_because(CHECKLIST, items) == said


@pytest.mark.parametrize(
    ("choices", "phase", "verdict", "meaning"),
    [
        (("nee", "ja", "ja", "ja"), builders.PLAN, texts.solve_first(1), texts.solve_first_meaning(1, 0)),
        (("nee", "nee", "ja", "ja"), builders.PLAN, texts.solve_first(2), texts.solve_first_meaning(2, 0)),
        (("nee", "open", "ja", "ja"), builders.PLAN, texts.solve_first(1), texts.solve_first_meaning(1, 1)),
        (("ja", "weet-niet", "ja", "ja"), builders.PLAN, texts.FIND_OUT_FIRST, texts.find_out_first_meaning(1, 1)),
        (("ja", "ja", "open", "ja"), builders.PLAN, texts.FIND_OUT_FIRST, texts.find_out_first_meaning(0, 1)),
        (("nvt",) * 4, builders.PLAN, texts.FIND_OUT_FIRST, texts.NOTHING_APPLIES),
        (("ja", "ja", "deels", "ja"), builders.PLAN, texts.nearly_ready(1, 2), texts.nearly_ready_meaning(1, 2)),
        (("ja", "ja", "ja", "ja"), builders.PLAN, texts.READY, texts.READY_MEANING),
        (("nee", "nee", "nee", "nee"), builders.TENDER, "Nu geen gesprek", "De procedure loopt."),
    ],
)
def test_the_verdict_in_words(choices: tuple[str, ...], phase: str, verdict: str, meaning: str) -> None:
    assert judge_in_words(make_result(*choices, phase=phase)) == (verdict, meaning)


@pytest.mark.parametrize(
    ("level", "name", "mark"),
    [
        ("klaar", "Klaar", "full"),
        ("deels-klaar", "Deels klaar", "half"),
        ("nog-niet-klaar", "Nog niet klaar", "empty"),
        (TOO_LITTLE_KNOWN, "Te weinig bekend", "unknown"),
        (NOT_APPLICABLE, "Niet van toepassing", "none"),
    ],
)
def test_every_level_has_a_name_and_a_shape(level: str, name: str, mark: str) -> None:
    known = next((item.id for item in CHECKLIST.levels if item.id == level), level)
    assert (name_level(CHECKLIST, known), mark_level(CHECKLIST, known)) == (name, mark)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "shown"),
    [(Fraction(1, 2), 1), (Fraction(3, 2), 2), (Fraction(5, 2), 3), (Fraction(49, 100), 0), (Fraction(139, 2), 70), (Fraction(0), 0)],
)
def test_a_half_goes_up(number: Fraction, shown: int) -> None:
    assert dutch.round_half_up(number) == shown


def test_an_overruled_area_says_why() -> None:
    first, second = compose("nee", "ja", "ja", "ja").areas
    assert first.level == "Nog niet klaar"
    assert first.score == 50
    assert "‘Titel van doel-1’" in first.overruled
    assert second.overruled == ""


@pytest.mark.parametrize(("fingerprint", "notices"), [(None, 0), (compute_fingerprint(CHECKLIST), 0), ("sha256:anders", 1)])
def test_a_changed_checklist_is_told(fingerprint: str | None, notices: int) -> None:
    assessment = dataclasses.replace(builders.make_assessment(CHECKLIST), fingerprint=fingerprint, version="0.9.0")
    advice = builders.make_advice(CHECKLIST)
    advice = dataclasses.replace(advice, result=dataclasses.replace(advice.result, assessment=assessment))
    told = compose_report(advice).notices
    assert len(told) == notices
    assert all("0.9.0" in notice and "1.0.0" in notice for notice in told)


def test_the_short_version_is_told() -> None:
    assert not compose("ja").notices
    (notice,) = compose("ja", short=True).notices
    assert "korte versie" in notice


def test_remarks_are_told() -> None:
    assert compose_report(builders.make_advice(CHECKLIST), remarks=["Let hierop."]).notices == ("Let hierop.",)


def test_what_is_not_filled_in_is_said_in_words() -> None:
    view = compose("ja", organisation="", topic="", date=None)
    for render in (render_for_print, render_for_screen, render_as_markdown):
        text = render(view)
        assert "niet ingevuld" in text
        assert "None" not in text
    assert view.created == ""


def test_long_names_are_cut_in_headings_and_whole_in_the_details() -> None:
    view = compose("ja", organisation="Samenwerking " * 50, topic="Jeugdhulp\n" * 50)
    assert len(view.heading) <= 110
    assert "\n" not in view.heading
    assert max(map(len, view.document_title.split(" · "))) <= 110
    assert "\n" not in view.document_title
    assert any(item.meaning.count("Jeugdhulp") == 50 for item in view.details)


def test_private_things_are_stripped() -> None:
    assessment = builders.make_assessment(CHECKLIST, {"doel-1": "nee"})
    noted = dataclasses.replace(
        assessment, answers={id_: dataclasses.replace(answer, note="Jan zei dit.") for id_, answer in assessment.answers.items()}
    )
    stripped = strip_private(noted)
    assert (stripped.details.organisation, stripped.details.topic) == ("", "")
    assert [answer.note for answer in stripped.answers.values()] == [""]
    assert [answer.choice for answer in stripped.answers.values()] == ["nee"]
    assert (stripped.details.date, stripped.details.phase) == (dt.date(2026, 11, 21), builders.PLAN)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("</style></title>", "&lt;/style&gt;&lt;/title&gt;"),
        ('"><img src=x>', "&#34;&gt;&lt;img src=x&gt;"),
        ("' onclick='x", "&#39; onclick=&#39;x"),
        ("&amp; &lt;", "&amp;amp; &amp;lt;"),
        ("<!-- -->", "&lt;!-- --&gt;"),
        ("{{ 7*7 }} {% raw %}", "{{ 7*7 }} {% raw %}"),
    ],
)
def test_texts_are_escaped_in_html(text: str, escaped: str) -> None:
    view = compose("nee", organisation=text, topic=text)
    for render in (render_for_print, render_for_screen):
        html = render(view)
        assert html.count(escaped) > 3
        assert text == escaped or text not in html


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<script>", r"\<script\>"),
        ("# kop", r"\# kop"),
        ("[a](javascript:x)", r"\[a\](javascript:x)"),
        ("**vet**", r"\*\*vet\*\*"),
        ("a | b", r"a \| b"),
        ("`code`", r"\`code\`"),
    ],
)
def test_texts_are_escaped_in_markdown(text: str, escaped: str) -> None:
    markdown = render_as_markdown(compose("nee", topic=text))
    assert escaped in markdown


def test_every_cited_source_is_listed_once_in_order_of_use() -> None:
    view = compose("nee", "nee", "nee", "nee")
    assert [source.number for source in view.sources] == list(range(1, len(view.sources) + 1))
    assert {number for action in view.actions for number in action.sources} <= {source.number for source in view.sources}


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("Doe dit. En dan dat.", "Doe dit", "En dan dat."),
        ("Doe dit.", "Doe dit.", ""),
        ("Begin met: ‘We praten. Echt.’ Luister dan. Klaar.", "Begin met: ‘We praten. Echt.’ Luister dan", "Klaar."),
    ],
)
def test_the_first_sentence_of_an_action_does_not_end_inside_quotes(text: str, first: str, rest: str) -> None:
    assert split_first(text)[::2] == (first, rest)


def test_what_was_left_out_is_not_called_empty() -> None:
    checklist = builders.make_checklist(builders.make_area("doel", open_questions=["doel-open"]))
    advice = builders.make_advice(checklist, {"doel-1": "ja"}, dataclasses.replace(builders.make_details(), organisation="", topic=""))
    for shareable, said in ((False, "niet ingevuld"), (True, "weggelaten")):
        view = compose_report(advice, shareable=shareable)
        assert [item.meaning for item in view.details][:2] == [said, said]
