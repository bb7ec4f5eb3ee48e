"""What the report says: every sentence that depends on answers."""

import csv
import dataclasses
import datetime as dt
import html
import itertools
import re
from collections.abc import Callable
from fractions import Fraction

import pytest

from dialoogcheck import dutch
from dialoogcheck.advice import words
from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.case import tabulate
from dialoogcheck.advice.report import Extent, Room, compose_report, fit_page_one, list_carried
from dialoogcheck.advice.result import NOT_APPLICABLE, TOO_LITTLE_KNOWN, Result
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.advice.summary import summarise
from dialoogcheck.advice.words import explain_because, judge_in_words, mark_level, name_level
from dialoogcheck.answers.file import encode_assessment
from dialoogcheck.answers.model import Assessment, strip_private
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.model import ChoiceId, CriticalKind, StatementId, Timing, TimingKind
from dialoogcheck.document.blocks import Heading, ItemList, Report, Table, heading
from dialoogcheck.document.html import write_html
from dialoogcheck.document.markdown import write_markdown
from dialoogcheck.document.style import read_screen_style
from tests import builders
from tests.document.finding import find_fold, find_section, find_tables, read_all, read_labelled, walk

CHECKLIST = builders.make_checklist(
    builders.make_area(
        "doel",
        [
            builders.make_statement("doel-1", critical=CriticalKind.LEGAL),
            builders.make_statement("doel-2", critical=CriticalKind.PROCESS),
        ],
    ),
    builders.make_area("spel"),
)
ALL = ("doel-1", "doel-2", "spel-1", "spel-2")


def write_for_screen(report: Report) -> str:
    return write_html(report, read_screen_style())


def list_details(report: Report) -> dict[str, str]:
    """What the account says of the answers as a whole."""
    told = read_labelled(report, "Gegevens").removesuffix(".")
    return dict(part.split(": ", 1) for part in told.split(" · "))


def make_result(*choices: str, phase: str = builders.PLAN) -> Result:
    return builders.make_result(CHECKLIST, dict(zip(ALL, choices, strict=False)), builders.make_details(phase))


def compose(*choices: str, phase: str = builders.PLAN, **changes: object) -> Report:
    details = dataclasses.replace(builders.make_details(phase), **changes)  # type: ignore[arg-type]
    return compose_report(builders.make_advice(CHECKLIST, dict(zip(ALL, choices, strict=False)), details))


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        (("nee",), "Omdat u bij ‘Titel van doel-1’ ‘Nee’ antwoordde."),
        (("nee", "nee"), "Omdat u bij ‘Titel van doel-1’ en ‘Titel van doel-2’ ‘Nee’ antwoordde."),
        (
            ("nee", "nee", "nee"),
            "Omdat u bij ‘Titel van doel-1’, ‘Titel van doel-2’ en ‘Titel van spel-1’ ‘Nee’ antwoordde.",
        ),
        (
            ("nee", "deels"),
            "Omdat u bij ‘Titel van doel-1’ ‘Nee’ antwoordde en bij ‘Titel van doel-2’ ‘Deels’ antwoordde.",
        ),
        (("weet-niet",), "Omdat u bij ‘Titel van doel-1’ ‘Weet ik niet’ antwoordde."),
        (("open",), "Omdat u ‘Titel van doel-1’ nog niet beantwoordde."),
        (
            ("nee", "open"),
            "Omdat u bij ‘Titel van doel-1’ ‘Nee’ antwoordde en ‘Titel van doel-2’ nog niet beantwoordde.",
        ),
        (("open", "open"), "Omdat u ‘Titel van doel-1’ en ‘Titel van doel-2’ nog niet beantwoordde."),
    ],
)
def test_because(choices: tuple[str, ...], said: str) -> None:
    items = [item for area in make_result(*choices).areas for item in area.statements][: len(choices)]
    assert explain_because(CHECKLIST, items) == said


def test_what_counts_as_a_lower_answer_is_told_as_it_was_given() -> None:
    given = {StatementId("doel-1"): ChoiceId("deels")}
    assessment = dataclasses.replace(builders.make_assessment(CHECKLIST, {"doel-1": "nee"}), lowered=given)
    advice = advise(score_assessment(CHECKLIST, assessment))
    (item,) = advice.result.solve_first
    assert explain_because(CHECKLIST, [item]) == "Omdat u bij ‘Titel van doel-1’ ‘Deels’ (telt als ‘Nee’) antwoordde."
    assert words.name_answer(CHECKLIST, item) == "Deels, telt als Nee"
    assert words.give_reason(CHECKLIST, advice.result.areas[0]) == "‘Deels’ (telt als ‘Nee’) bij ‘Titel van doel-1’"
    assert "antwoordde u" not in words.introduce_solve(CHECKLIST, [item])
    # Nobody is told that they answered what they did not, on paper or in the terminal.
    for told in (write_html(compose_report(advice)), summarise(advice, 80, color=False, unicode=True)):
        assert "‘Nee’ antwoordde" not in told
        assert "antwoordde u ‘Nee’" not in told


@pytest.mark.parametrize(
    ("choices", "phase", "verdict", "meaning"),
    [
        (("nee", "ja", "ja", "ja"), builders.PLAN, *words.solve_first(1, 0)),
        (("nee", "nee", "ja", "ja"), builders.PLAN, *words.solve_first(2, 0)),
        (("nee", "open", "ja", "ja"), builders.PLAN, *words.solve_first(1, 1)),
        (("ja", "weet-niet", "ja", "ja"), builders.PLAN, words.FIND_OUT_FIRST, words.find_out_first_meaning(1, 1)),
        (("ja", "ja", "open", "ja"), builders.PLAN, words.FIND_OUT_FIRST, words.find_out_first_meaning(0, 1)),
        (("nvt",) * 4, builders.PLAN, words.FIND_OUT_FIRST, words.NOTHING_APPLIES),
        (("grotendeels", "ja", "ja", "ja"), builders.PLAN, *words.solve_first(1, 0, unsettled=True)),
        (("deels", "nee", "ja", "ja"), builders.PLAN, *words.solve_first(2, 0, unsettled=True)),
        (("ja", "ja", "deels", "ja"), builders.PLAN, *words.nearly_ready(1, 2)),
        (("ja", "deels", "ja", "ja"), builders.PLAN, *words.nearly_ready(1, 2, 1)),
        (("ja", "ja", "ja", "ja"), builders.PLAN, words.READY, words.READY_MEANING),
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
    [
        (Fraction(1, 2), 1),
        (Fraction(3, 2), 2),
        (Fraction(5, 2), 3),
        (Fraction(49, 100), 0),
        (Fraction(139, 2), 70),
        (Fraction(0), 0),
    ],
)
def test_a_half_goes_up(number: Fraction, shown: int) -> None:
    assert dutch.round_half_up(number) == shown


def test_an_overruled_area_says_why() -> None:
    report = compose("nee", "ja", "ja", "ja")
    first, second = (read_all(find_section(report, f"gebied-{id_}").blocks[:3]) for id_ in ("doel", "spel"))
    assert "Nog niet klaar * · score 50" in first
    assert "‘Titel van doel-1’" in first
    assert "‘Titel van" not in second.splitlines()[1]


@pytest.mark.parametrize(
    ("choice", "other", "why", "law"),
    [("grotendeels", "ja", "‘Grotendeels’", True), ("deels", "ja", "‘Deels’", True), ("ja", "deels", "‘Deels’", False)],
)
def test_an_area_that_is_held_back_says_why(choice: str, other: str, why: str, *, law: bool) -> None:
    title = "Titel van doel-1" if law else "Titel van doel-2"
    answers = {"doel-1": choice, "doel-2": other, "spel-1": "ja", "spel-2": "ja"}
    lenient = dataclasses.replace(
        CHECKLIST, levels=(dataclasses.replace(CHECKLIST.levels[0], minimum=Fraction(60)), *CHECKLIST.levels[1:])
    )
    report = compose_report(builders.make_advice(lenient, answers))
    first, second = (read_all(find_section(report, f"gebied-{id_}").blocks) for id_ in ("doel", "spel"))
    assert "Deels klaar *" in first
    assert f"Waarom dit niveau: {why} bij ‘{title}’." in first
    assert "*" not in second
    assert " * " in read_all(report.blocks)
    # What the law asks and is not arranged altogether is no good point, and the verdict says why it does not do.
    assert title not in first.partition("Al goed:")[2]
    assert (words.ARRANGED_OR_NOT in read_all(report.blocks)) == law


def test_what_the_law_asks_reads_as_not_settled_yet() -> None:
    points = [item for area in make_result("deels", "nee", "ja", "ja").areas for item in area.statements]
    assert [words.name_critical(item) for item in points] == [f"juridisch, {words.UNSETTLED}", "proces", "", ""]
    both, legal, process = (words.introduce_solve(CHECKLIST, items) for items in (points[:2], points[:1], points[1:2]))
    assert ("‘Nee’" in both, "‘Nee’" in legal, "‘Nee’" in process) == (False, False, True)
    # Where they differ each of them says what was answered.
    assert (words.UNSETTLED in both, words.UNSETTLED in legal, words.UNSETTLED in process) == (False, True, False)
    page = read_all(compose("deels", "nee", "ja", "ja").blocks)
    assert f"(juridisch, {words.UNSETTLED})" in page
    assert both in page


@pytest.mark.parametrize(
    ("kinds", "levels", "law", "half", "lowest", "best"),
    [
        ((), 3, False, False, False, False),
        ((CriticalKind.LEGAL,), 3, True, False, True, True),
        ((CriticalKind.PROCESS,), 3, False, True, True, True),
        ((CriticalKind.LEGAL, CriticalKind.PROCESS), 3, True, True, True, True),
        ((CriticalKind.LEGAL, CriticalKind.PROCESS), 1, True, False, False, False),
    ],
)
def test_the_method_tells_the_rule_of_what_was_asked(
    kinds: tuple[CriticalKind, ...], levels: int, *, law: bool, half: bool, lowest: bool, best: bool
) -> None:
    statements = [builders.make_statement(f"doel-{kind}", critical=kind) for kind in (*kinds, None)]
    checklist = builders.make_checklist(builders.make_area("doel", statements))
    checklist = dataclasses.replace(checklist, levels=checklist.levels[:levels])
    told = " ".join(words.explain_method(builders.make_result(checklist)))
    assert (words.ARRANGED_OR_NOT in told) == law
    assert ("onderste helft" in told) == half
    assert ("wat de score en de zekerheid ook zijn" in told) == lowest
    assert ("niet ‘Klaar’" in told) == best


def test_one_level_says_nothing_of_how_an_area_is() -> None:
    lowest = dataclasses.replace(CHECKLIST, levels=CHECKLIST.levels[-1:])
    result = builders.make_result(lowest, {"doel-1": "ja", "doel-2": "nee", "spel-1": "ja", "spel-2": "ja"})
    page = read_all(compose_report(advise(result)).blocks)
    assert "Niveaus:" not in page
    assert "2 nog niet klaar. Dit gaat al goed: ‘Titel van doel-1’, ‘Titel van spel-1’, ‘Titel van spel-2’." in page
    assert words.explain_levels(result) == "* Met een kritiek punt dat niet op orde is."
    assert words.explain_levels(builders.make_result(lowest)) == ""
    assert mark_level(lowest, lowest.levels[0].id) == "full"


def test_a_report_that_holds_everything_refers_to_itself() -> None:
    many = [builders.make_statement(f"a-{number}") for number in range(12)]
    checklist = builders.make_checklist(builders.make_area("a", many))
    details = dataclasses.replace(builders.make_details(), short=True)
    advice = builders.make_advice(checklist, {str(item.id): "nee" for item in many}, details)
    for extent in Extent:
        page = read_all(compose_report(advice, extent=extent).blocks)
        assert ("in het uitgebreide rapport" in page) == (extent is Extent.SHORT)
        assert ("achter in dit rapport" in page) == (extent is not Extent.SHORT)


def test_first_actions_are_those_that_can_still_be_done_with_their_own_number() -> None:
    checklist = builders.make_checklist(
        builders.make_area(
            "a",
            [builders.make_statement(f"a-{number}") for number in range(1, 6)],
            tips=[
                builders.make_tip(
                    f"t-{number}",
                    [f"a-{number}"],
                    timing=Timing(kind=TimingKind.BEFORE, days=60 if number == 2 else 7),
                    until=60 if number == 2 else 1,
                )
                for number in range(1, 6)
            ],
        )
    )
    details = dataclasses.replace(builders.make_details(), talk=dt.date(2026, 12, 18))
    advice = builders.make_advice(checklist, {f"a-{number}": "nee" for number in range(1, 6)}, details)
    report = compose_report(advice)
    (listed,) = (block for block in walk(report.blocks) if isinstance(block, ItemList) and block.role == "first")
    assert [item.number for item in listed.items] == [1, 3, 4]
    assert "Het hele plan heeft 4 stappen en staat hierna." in read_all(report.blocks)


def test_what_no_longer_fits_says_so_among_the_other_actions() -> None:
    late = [
        builders.make_tip(id_, ["a-1"], timing=Timing(kind=TimingKind.BEFORE, days=60), until=60)
        for id_ in ("een", "twee")
    ]
    tips = [builders.make_tip("goed", ["a-1"]), *late]
    checklist = builders.make_checklist(builders.make_area("a", [builders.make_statement("a-1")], tips=tips))
    details = dataclasses.replace(builders.make_details(), talk=dt.date(2026, 12, 18))
    advice = builders.make_advice(checklist, {"a-1": "nee"}, details)
    (rows,) = find_tables(find_fold(compose_report(advice, extent=Extent.FOLDED), "Alle andere acties"), "Nr.", "Wat")
    assert [row[2] for row in rows] == ["Inkoper past niet meer 1 uur"] * 2
    table = list(csv.DictReader(tabulate(advice).decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [row["Vorm"] for row in table] == ["gewoon", "te-laat", "te-laat"]
    assert [row["Wanneer"] for row in table][1:] == ["past niet meer"] * 2


@pytest.mark.parametrize(
    ("fingerprint", "notices"), [(None, 0), (compute_fingerprint(CHECKLIST), 0), ("sha256:anders", 1)]
)
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
    for render in (write_html, write_for_screen, write_markdown):
        text = render(view)
        assert "niet ingevuld" in text
        assert "None" not in text
    assert view.created == ""


def test_long_names_are_cut_in_headings_and_whole_in_the_details() -> None:
    view = compose("ja", organisation="Samenwerking " * 50, topic="Jeugdhulp\n" * 50)
    assert len(view.heading) <= 110
    assert "\n" not in view.heading
    assert max(map(len, view.title.split(" · "))) <= 110
    assert "\n" not in view.title
    assert list_details(view)["Organisatie"].count("Samenwerking") == 50
    assert list_details(view)["Onderwerp"].count("Jeugdhulp") == 50


def test_private_things_are_stripped() -> None:
    assessment = builders.make_assessment(CHECKLIST, {"doel-1": "nee"})
    noted = dataclasses.replace(
        assessment,
        answers={id_: dataclasses.replace(answer, note="Jan zei dit.") for id_, answer in assessment.answers.items()},
    )
    stripped = strip_private(noted)
    assert (stripped.details.organisation, stripped.details.topic) == ("", "")
    assert [answer.note for answer in stripped.answers.values()] == [""]
    assert [answer.choice for answer in stripped.answers.values()] == ["nee"]
    assert (stripped.details.date, stripped.details.phase) == (dt.date(2026, 11, 21), builders.PLAN)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "</style></title>",
        '"><img src=x>',
        "' onclick='x",
        "&amp; &lt;",
        "<!-- -->",
    ],
)
@pytest.mark.parametrize("render", [write_html, write_for_screen])
def test_texts_are_escaped_in_html(text: str, render: Callable[[Report], str]) -> None:
    page = render(compose("nee", organisation=text, topic=text))
    assert text not in page
    assert html.unescape(page).count(text) > 3


@pytest.mark.parametrize("render", [write_html, write_for_screen])
def test_a_text_is_no_template(render: Callable[[Report], str]) -> None:
    text = "{{ 7*7 }} {% raw %}"
    assert render(compose("nee", organisation=text, topic=text)).count(text) > 3


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
    markdown = write_markdown(compose("nee", topic=text))
    assert escaped in markdown


def test_every_cited_source_is_listed_once_in_order_of_use() -> None:
    page = write_html(compose("nee", "nee", "nee", "nee"))
    listed = re.findall(r' id="bron-(\d+)"', page)
    assert listed == [str(number) for number in range(1, len(listed) + 1)]
    assert set(re.findall(r'href="#bron-(\d+)"', page)) == {*listed} != set()


def test_what_was_left_out_is_not_called_empty() -> None:
    checklist = builders.make_checklist(builders.make_area("doel", open_questions=["doel-open"]))
    advice = builders.make_advice(
        checklist, {"doel-1": "ja"}, dataclasses.replace(builders.make_details(), organisation="", topic="")
    )
    for shareable, said in ((False, "niet ingevuld"), (True, "weggelaten")):
        view = compose_report(advice, shareable=shareable)
        assert [list_details(view)[name] for name in ("Organisatie", "Onderwerp")] == [said, said]


# Open questions

ASKING = builders.make_checklist(
    builders.make_area("doel", open_questions=["doel-open", "doel-zin"]), builders.make_area("spel")
)
WORDS = "’t Was “mooi” & <b>groot</b>\n\nEn **verder**."


def make_words(**words: str) -> Assessment:
    """One answer, and these words: ``doel_open="Fijn"``."""
    assessment = builders.make_assessment(ASKING, {"doel-1": "ja"})
    written = {StatementId(id_.replace("_", "-")): builders.make_answer("open", note) for id_, note in words.items()}
    return dataclasses.replace(assessment, answers={**assessment.answers, **written})


def compose_words(assessment: Assessment) -> Report:
    return compose_report(advise(score_assessment(ASKING, assessment)), extent=Extent.FOLDED)


def list_words(report: Report, area: str) -> list[str]:
    """What stands under the answers of an area."""
    blocks = find_fold(report, "Alle antwoorden")
    (begin,) = (place for place, block in enumerate(blocks) if block == heading(3, f"Gebied {area}"))
    following = itertools.takewhile(lambda block: not isinstance(block, Heading), blocks[begin + 1 :])
    under = itertools.dropwhile(lambda block: not isinstance(block, Table), following)
    return read_all([*under][1:]).splitlines()


def test_words_stand_in_their_area_under_their_question() -> None:
    report = compose_words(make_words(doel_zin=WORDS, doel_open="Ja."))
    assert list_words(report, "doel") == [
        "Wat vindt u van doel-open?",
        "Ja.",
        "Wat vindt u van doel-zin?",
        *(line for line in WORDS.splitlines() if line),
    ]
    assert list_words(report, "spel") == []


def test_only_what_was_written_is_shown() -> None:
    assert list_words(compose_words(make_words(doel_zin="Ja.")), "doel") == ["Wat vindt u van doel-zin?", "Ja."]
    report = compose_words(make_words())
    for render in (write_html, write_for_screen, write_markdown):
        assert "Wat vindt u van doel-" not in render(report)


def test_words_change_no_score_and_no_advice() -> None:
    with_words, without = compose_words(make_words(doel_open="Slecht.")), compose_words(make_words())
    lines = read_all(with_words.blocks).splitlines()
    for line in ("Wat vindt u van doel-open?", "Slecht."):
        lines.remove(line)
    assert lines == read_all(without.blocks).splitlines()


@pytest.mark.parametrize("render", [write_html, write_for_screen])
def test_words_are_escaped_in_html(render: Callable[[Report], str]) -> None:
    page = render(compose_words(make_words(doel_open=WORDS)))
    assert "’t Was “mooi” &amp; &lt;b&gt;groot&lt;/b&gt;" in page
    assert "<b>groot" not in page


def test_words_are_escaped_in_markdown() -> None:
    markdown = write_markdown(compose_words(make_words(doel_open=WORDS)))
    assert r"\<b\>groot" in markdown
    assert r"\*\*verder\*\*" in markdown


def test_words_and_what_nobody_knows_any_more_are_stripped() -> None:
    assessment = make_words(doel_open="Jan zei dit.", spel_1="Jan ook.")
    stripped = strip_private(
        dataclasses.replace(assessment, dropped=("van-jan",), version="0.9.0", fingerprint="sha256:anders")
    )
    assert stripped.answers == {"doel-1": builders.make_answer("ja")}
    view = compose_words(stripped)
    assert list_words(view, "doel") == []
    for render in (write_html, write_for_screen, write_markdown):
        assert "Jan" not in render(view)
        assert "van-jan" not in render(view)
        # A shared report does not say of what was taken out that it is not there.
        assert "Vervallen" not in render(view)
        assert "Wat vindt u van doel-open?" not in render(view)
    assert b"Jan" not in encode_assessment(stripped, ASKING)
    assert b"doel-open" not in encode_assessment(stripped, ASKING)


# Answers to an earlier version

RENEWED = builders.make_checklist(
    builders.make_area(
        "doel", [builders.make_statement("doel-1"), builders.make_statement("doel-3", replaces=["doel-2"])]
    ),
    builders.make_area("spel"),
)


CARRIED = "Eerdere versie"


def carry(choices: dict[str, str], **changes: object) -> dict[str, str]:
    assessment = dataclasses.replace(builders.make_assessment(RENEWED, choices), **changes)  # type: ignore[arg-type]
    result = score_assessment(RENEWED, assessment)
    told, report = dict(list_carried(result)), compose_report(advise(result))
    assert read_labelled(report, CARRIED) == " ".join(f"{name}: {meaning}." for name, meaning in told.items())
    return told


@pytest.mark.parametrize("fingerprint", [None, compute_fingerprint(RENEWED)])
def test_nothing_is_told_of_an_earlier_version_when_there_is_none(fingerprint: str | None) -> None:
    assert carry({"doel-1": "ja"}, fingerprint=fingerprint) == {}


def test_what_became_of_answers_to_an_earlier_version() -> None:
    told = carry(
        {"doel-1": "ja", "doel-3": "nee", "spel-1": "nvt"},
        fingerprint="sha256:anders",
        version="0.9.0",
        carried={"doel-3": "doel-2"},
        dropped=("oud-1", "oud-2"),
    )
    assert told == {
        "Bij dezelfde stelling": "2 antwoorden",
        "Bij de stelling die een oude vervangt": "‘Titel van doel-3’ (toen doel-2)",
        "Vervallen: de stelling is er niet meer": "oud-1 en oud-2",
        "Nog zonder antwoord": "‘Titel van spel-2’",
    }


def test_a_note_without_an_answer_is_no_answer_to_an_earlier_version() -> None:
    assessment = builders.make_assessment(RENEWED, {"doel-1": "ja"})
    noted = {**assessment.answers, StatementId("spel-1"): builders.make_answer("open", "Nog vragen.")}
    assert carry({}, answers=noted, fingerprint="sha256:anders") == {
        "Bij dezelfde stelling": "1 antwoord",
        "Bij de stelling die een oude vervangt": "geen",
        "Nog zonder antwoord": "‘Titel van doel-3’, ‘Titel van spel-1’ en ‘Titel van spel-2’",
    }


def test_when_every_answer_counts_that_is_told() -> None:
    told = carry(dict.fromkeys(("doel-1", "doel-3", "spel-1", "spel-2"), "ja"), fingerprint="sha256:anders")
    assert told["Bij dezelfde stelling"] == "4 antwoorden"
    assert told["Nog zonder antwoord"] == "geen"


@pytest.mark.parametrize("render", [write_html, write_for_screen, write_markdown])
def test_what_was_dropped_is_text(render: Callable[[Report], str]) -> None:
    assessment = dataclasses.replace(
        builders.make_assessment(RENEWED, {"doel-1": "ja"}), dropped=("<script>", "| **x**")
    )
    text = render(compose_report(advise(score_assessment(RENEWED, assessment))))
    assert CARRIED in text
    assert "<script>" not in text.replace(r"\<script\>", "")


def test_page_one_shows_less_and_closer_together_when_there_is_more_to_say() -> None:
    statements = [builders.make_statement(f"a-{number}", critical=CriticalKind.PROCESS) for number in range(8)]
    checklist = builders.make_checklist(builders.make_area("a", statements))
    answers = {f"a-{number}": "nee" if number % 2 else "weet-niet" for number in range(8)}
    advice = builders.make_advice(checklist, answers)
    shown = [fit_page_one(advice, ("x" * 105 * lines,), notices=0) for lines in range(26)]
    assert shown[0][0].most == 3
    assert [room.most for room, _ in shown] == sorted((room.most for room, _ in shown), reverse=True)
    assert [unknown for _, unknown in shown] == sorted((unknown for _, unknown in shown), reverse=True)
    assert [room.tight for room, _ in shown] == sorted(room.tight for room, _ in shown)
    assert (shown[-1][0], shown[-1][1]) == (Room(tight=True, most=1), 1)
    assert fit_page_one(builders.make_advice(checklist, {}), (), notices=12)[1] == 1
    quiet = builders.make_advice(checklist, {f"a-{number}": "ja" for number in range(8)})
    assert not fit_page_one(quiet, ("Kort.",), notices=0)[0].tight


@pytest.mark.parametrize(("today", "told"), [(None, None), (2, "3 december 2026"), (0, None)])
def test_from_which_day_the_plan_counts_is_told_when_it_is_not_that_of_the_check(
    today: int | None, told: str | None
) -> None:
    date = dt.date(2026, 12, 1)
    details = dataclasses.replace(builders.make_details(), date=date, talk=date + dt.timedelta(20))
    result = builders.make_result(CHECKLIST, {"doel-1": "nee"}, details)
    start = None if today is None else date + dt.timedelta(today)
    assert list_details(compose_report(advise(result, today=start))).get("Plan telt vanaf") == told


@pytest.mark.parametrize(
    ("choices", "stars"),
    [
        (("ja", "deels", "nee", "nee"), 1),
        (("ja", "nee", "nee", "nee"), 1),
        (("grotendeels", "ja", "ja", "ja"), 1),
        (("weet-niet", "ja", "nee", "ja"), 0),
        (("ja", "grotendeels", "nee", "nee"), 0),
    ],
)
def test_a_star_stands_where_something_critical_is_not_in_order(choices: tuple[str, ...], stars: int) -> None:
    # Whether that decided the level, or the score is as low by itself.
    assert sum(area.has_critical for area in make_result(*choices).areas) == stars


def test_of_one_area_nothing_is_counted() -> None:
    checklist = builders.make_checklist(builders.make_area("doel"))
    result = builders.make_result(checklist, {"doel-1": "ja", "doel-2": "nee"})
    assert not re.search(r"\d", words.judge_in_words(result)[1])
