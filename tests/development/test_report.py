"""The reports about several moments: every form of each kind, judged by independent programs."""

import datetime as dt
import functools
import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

import pytest

from dialoogcheck.advice.report import Room
from dialoogcheck.advice.result import Result
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.file import DEVELOPMENT_ATTACHMENT
from dialoogcheck.answers.model import Answer, NoScore
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import Checklist, ChoiceId, CriticalKind, PhaseId, StatementId
from dialoogcheck.development import words
from dialoogcheck.development.model import (
    Change,
    CriticalChange,
    DifferenceKind,
    Echo,
    GroupTrend,
    Outcome,
    Retrospect,
    Trend,
    find_details,
)
from dialoogcheck.development.moments import produce
from dialoogcheck.development.report import groups, lookback, one
from dialoogcheck.development.report.one import compose_development
from dialoogcheck.development.tracking import track
from dialoogcheck.document.blocks import (
    NOTICE,
    Block,
    Callout,
    Heading,
    ItemList,
    Paragraph,
    Report,
    Section,
    Slope,
    Span,
    Table,
    list_texts,
    read_text,
)
from dialoogcheck.document.svg import draw
from dialoogcheck.dutch import begin_small
from dialoogcheck.group.protection import THRESHOLD
from tests.browser.axe import find_violations, look
from tests.development.kinds import BEFORE_AND_AFTER, GROUPS, NAMES, SINGLE, Moment, answer, build, render
from tests.document import judging
from tests.document.finding import find_fold, find_tables, read_all, read_labelled, walk
from tests.document.structure import find_unjudged, print_front

B = TypeVar("B", bound=Block)
LAST_OF_PAGE_ONE = "Dit is geen rapportcijfer en geen juridisch advies."
EVERY_STRUCTURE = (
    "een-en-groep",
    "groepen-anders",
    "vijf",
    "nooit-bekend",
    "te-klein",
    "open",
    "procedure",
    "alles-omhoog",
)
"""Reports that together hold every structure of all: what costs a browser or a whole PDF looks at these."""
JUDGED = (*EVERY_STRUCTURE, "lang", "vijandig")


@functools.cache
def compose(name: str, *, folded: bool = False) -> Report:
    development = build(name)
    return compose_development(development.trend, remarks=development.remarks, folded=folded)


def find_all(kind: type[B], blocks: Iterable[Block], role: str = "") -> list[B]:
    """The blocks of this kind, with this role if it is named."""
    return [block for block in walk([*blocks]) if isinstance(block, kind) and (not role or _names(block, role))]


def _names(block: Block, role: str) -> bool:
    return role in getattr(block, "role", "").split()


def find_verdict(name: str) -> Callout:
    (verdict,) = find_all(Callout, compose(name).blocks, "verdict")
    return verdict


def read_headline(name: str) -> str:
    (headline,) = [block for block in find_verdict(name).blocks if isinstance(block, Heading)]
    return read_text(headline.text)


def read_mark(name: str) -> str:
    return find_verdict(name).role.removeprefix("verdict verdict-")


def count_changes(name: str) -> int:
    """The sum of the numbers below the headline."""
    counted = read_lists(find_all(ItemList, compose(name).blocks, "took-part"))
    return sum(int(text.rpartition("\u00a0")[2]) for text in counted)


def read_lists(lists: Iterable[ItemList]) -> list[str]:
    return [read_text(item.text) for listed in lists for item in listed.items]


def list_moments(name: str) -> list[str]:
    trend = build(name).trend
    assert not isinstance(trend, Retrospect)
    moments = [(trend.checklist, find_details(moment)) for moment in trend.moments]
    return [item.name for item in words.name_occasions(moments)]


def find_chapter(name: str, title: str) -> Section:
    """The chapter with this heading."""
    (chapter,) = [
        section
        for section in find_all(Section, compose(name).blocks, "chapter")
        if isinstance(section.blocks[0], Heading) and read_text(section.blocks[0].text) == title
    ]
    return chapter


def read_below(name: str, title: str) -> str:
    """The first text below the heading with this title."""
    blocks = list(walk(compose(name).blocks))
    place = next(
        place for place, block in enumerate(blocks) if isinstance(block, Heading) and read_text(block.text) == title
    )
    below = blocks[place + 1]
    assert isinstance(below, Paragraph)
    return read_text(below.text)


def find_areas(name: str) -> list[Section]:
    return find_all(Section, compose(name).blocks, "brief")


def list_overview(name: str) -> list[list[str]]:
    """The cells of the picture on page one."""
    (overview,) = find_tables([block for block in compose(name).blocks if _names(block, "glance")], "Gebied")
    return overview


def list_pairs(name: str) -> list[Section]:
    return find_all(Section, compose(name).blocks, "pair")


def read_pair(section: Section, role: str) -> str:
    (paragraph,) = find_all(Paragraph, section.blocks, role)
    return read_text(paragraph.text)


def trend_of_one(name: str) -> Trend:
    trend = build(name).trend
    assert isinstance(trend, Trend)
    return trend


def trend_of_groups(name: str) -> GroupTrend:
    trend = build(name).trend
    assert isinstance(trend, GroupTrend)
    return trend


def read_words(name: str) -> str:
    """All that a reader of the page sees, in small letters."""
    return html.unescape(re.sub(r"<style>.*?</style>", "", render(name, "html").decode(), flags=re.DOTALL)).lower()


# The file


@functools.cache
def front(name: str) -> list[str]:
    """The pages until the first chapter."""
    return print_front(compose(name), lambda section: section.role.startswith("chapter"))


def test_the_judged_reports_hold_every_structure() -> None:
    assert not find_unjudged(EVERY_STRUCTURE, NAMES, render)
    assert find_unjudged(EVERY_STRUCTURE[1:], NAMES, render)


@pytest.mark.parametrize("name", JUDGED)
def test_the_pdf_is_valid_accessible_and_whole(name: str) -> None:
    assert judging.judge(render(name, "pdf")) == []


@pytest.mark.parametrize("name", NAMES)
def test_page_one_is_one_page(name: str) -> None:
    assert LAST_OF_PAGE_ONE in front(name)[0]


@pytest.mark.parametrize("name", JUDGED)
def test_no_page_is_nearly_empty(name: str) -> None:
    pages = judging.read_pages(render(name, "pdf"))
    assert all(len(page) > 150 for page in pages), [page[:80] for page in pages if len(page) <= 150]


@pytest.mark.parametrize(("name", "format_"), [("vijf", "pdf"), ("open", "html"), ("een-en-groep", "html")])
def test_the_same_files_give_the_same_bytes(name: str, format_: str) -> None:
    assert produce(build(name), format_) == render(name, format_)


@pytest.mark.parametrize("name", ["vijf", "open", "een-en-groep"])
def test_the_pdf_carries_the_outcome(name: str) -> None:
    called, relationship, content = judging.read_attachment(render(name, "pdf"))
    assert (called, relationship) == (DEVELOPMENT_ATTACHMENT, "/Data")
    assert content == render(name, "json")
    assert json.loads(content)["formaat"] == "dialoogcheck-ontwikkeling"


def test_axe_finds_nothing_and_the_page_fits_a_phone(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("html")
    paths = [folder / f"{name}.html" for name in EVERY_STRUCTURE]
    for name, path in zip(EVERY_STRUCTURE, paths, strict=True):
        path.write_bytes(render(name, "html"))
    assert dict(zip(EVERY_STRUCTURE, find_violations(*paths), strict=True)) == {name: [] for name in EVERY_STRUCTURE}
    for name, seen in zip(EVERY_STRUCTURE, look(*paths), strict=True):
        assert (seen["requests"], seen["dialogs"], seen["messages"]) == ([], [], []), name
        assert seen["width"] <= 320, name


@pytest.mark.parametrize("name", NAMES)
def test_a_list_in_markdown_ends_before_the_next_paragraph_and_tables_are_whole(name: str) -> None:
    text = render(name, "md").decode()
    assert text.startswith("# ")
    assert LAST_OF_PAGE_ONE in text
    assert not re.search(r"\n- [^\n]*\n(?![-\n]|\Z)", text)
    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    assert tables or name in {"te-klein", "groep-te-klein"}
    for table in tables:
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(widths) == 1, table[:200]
        assert re.match(r"\| -", table.splitlines()[1]), table[:200]


def test_what_users_wrote_stays_text() -> None:
    for name in ("vijandig", "groepen-anders", "terug-vijandig"):
        page = render(name, "html").decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page
        assert not re.search(r'(^|;)"?[=+@]', render(name, "csv").decode("utf-8-sig"), re.MULTILINE)
        assert not re.search(r"(?<!\\)<script", render(name, "md").decode())


# Pictures


@pytest.mark.parametrize("name", ["twee", "vijf", "groepen-drie", "klein-samen", "een-en-groep", "groep-en-groep"])
def test_every_picture_says_the_same_in_words(name: str) -> None:
    pictures = re.findall(r'<svg [^>]*class="slope".*?</svg>', render(name, "html").decode(), re.DOTALL)
    assert len(pictures) > 8
    for picture in pictures:
        tree = ET.fromstring(picture)  # noqa: S314 - our own page
        title = tree.find("{http://www.w3.org/2000/svg}title")
        assert title is not None
        assert title.text
        shown = [str(element.text) for element in tree.iter("{http://www.w3.org/2000/svg}text")]
        numbers = [text for text in shown if text.isdigit()]
        assert numbers
        if name not in BEFORE_AND_AFTER:
            assert set(numbers) <= set(re.findall(r"\b\d+\b", title.text))
        for letter in set(shown) - set(numbers):
            assert re.search(rf"\b{letter}", title.text, re.IGNORECASE)


@pytest.mark.parametrize("name", ["twee", "drie", "vijf"])
def test_the_picture_of_an_area_names_every_moment(name: str) -> None:
    for _, picture, change, _ in list_overview(name):
        assert all(moment in picture for moment in list_moments(name))
        assert change.split(" van ")[0] in picture.lower()


@pytest.mark.parametrize("name", SINGLE)
def test_what_became_of_an_area_is_said_the_same_everywhere(name: str) -> None:
    figures = {area["id"]: area["verandering"] for area in json.loads(render(name, "json"))["gebieden"]}
    areas = trend_of_one(name).areas
    told = [words.CHANGES[Change(change)][1] if change else words.NO_LINE for change in figures.values()]
    rows = {row[0]: row for row in list_overview(name)}
    shown = [rows[area.area.name] for area in areas]
    assert [change.partition(" van ")[0] for _, _, change, _ in shown] == told
    assert [picture.rpartition(". ")[2].removesuffix(".").lower() for _, picture, _, _ in shown] == told
    standing = [read_text(block.text) for block in find_all(Paragraph, find_areas(name), "standing")]
    assert [text.partition(" · ")[0] for text in standing] == told
    rose, fell = (told.count(words.CHANGES[change][1]) for change in (Change.ROSE, Change.FELL))
    assert read_headline(name) == words.count_areas(rose, fell, len(told) - told.count(words.NO_LINE))


def test_an_area_without_a_line_says_why() -> None:
    areas = find_areas("nooit-bekend")
    assert areas
    assert all("Daarom is er geen lijn." in " ".join(list_texts(area.blocks)) for area in areas)
    assert {picture for _, picture, _, _ in list_overview("nooit-bekend")} == {words.NO_LINE}


# What is said


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("alles-omhoog", "Alle 9 gebieden gingen omhoog"),
        ("alles-omlaag", "Alle 9 gebieden gingen omlaag"),
        ("gelijk", "Geen gebied ging omhoog of omlaag"),
        ("nooit-bekend", words.TOO_LITTLE),
        ("zelfde-dag", "4 gebieden gingen omhoog, 1 ging omlaag"),
        ("uiteen", "Bij alle 9 gebieden kwamen groepen verder uit elkaar"),
        ("bijeen", "Bij alle 9 gebieden kwamen groepen dichter bij elkaar"),
        ("eens", "Het verschil tussen groepen bleef ongeveer gelijk"),
        ("een-kant", words.ONE_SHARED_GROUP),
        ("te-klein", words.NO_SHARED_GROUP),
        ("weet-niet", words.TOO_LITTLE),
        ("groep-en-een", "Eén punt kunt u naast elkaar leggen"),
        ("groep-te-klein", "Er zijn te weinig mensen om cijfers te laten zien"),
    ],
)
def test_the_headline(name: str, headline: str) -> None:
    assert read_headline(name) == headline


@pytest.mark.parametrize(
    ("rose", "fell", "areas", "expected"),
    [
        (0, 0, 0, words.TOO_LITTLE),
        (0, 0, 1, "Het gebied bleef ongeveer gelijk"),
        (1, 0, 4, "1 gebied ging omhoog"),
        (3, 1, 9, "3 gebieden gingen omhoog, 1 ging omlaag"),
        (0, 2, 2, "Alle 2 gebieden gingen omlaag"),
        (1, 0, 1, "1 gebied ging omhoog"),
    ],
)
def test_areas_are_counted_in_words(rose: int, fell: int, areas: int, expected: str) -> None:
    assert words.count_areas(rose, fell, areas) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (("Nee", "Ja"), "eerst ‘Nee’, nu ‘Ja’"),
        (("Ja", "Ja"), "steeds ‘Ja’"),
        (("Nee", "Deels", "Ja"), "eerst ‘Nee’, toen ‘Deels’, nu ‘Ja’"),
        (("Nee", "Nee", "Deels", "Deels", "Nee"), "eerst 2 keer ‘Nee’, toen 2 keer ‘Deels’, nu ‘Nee’"),
        (("Nee", "Ja", "Ja"), "eerst ‘Nee’, de laatste 2 keer ‘Ja’"),
    ],
)
def test_a_path_is_told_in_order(answers: tuple[str, ...], expected: str) -> None:
    assert words.describe_path(answers) == expected


def test_many_numbers_are_not_all_said() -> None:
    assert words.describe_scores(["1", "2"]) == "van 1 naar 2"
    assert words.describe_scores(["1", "5", "6", "2"]) == "van 1 via 5 en 6 naar 2"
    assert words.describe_scores([str(number) for number in range(9)]) == "van 0 naar 8"


@pytest.mark.parametrize("name", ["twee", "vijf", "alles-omlaag", "andere-fase", "nooit-bekend"])
def test_every_statement_that_was_asked_each_time_is_told_once_per_area(name: str) -> None:
    trend = trend_of_one(name)
    rows = [len(table) for table in find_tables(find_fold(compose(name, folded=True), "Alle antwoorden"), "Nr.")]
    assert rows == [len(area.statements) for area in trend.areas]
    for area, shown in zip(trend.areas, find_areas(name), strict=True):
        told = read_all(shown.blocks).lower()
        assert all(begin_small(item.statement.title).lower() in told for item in area.statements)
        assert all((f"{word}: " in told) == bool(area.changed(change)) for change, (_, word) in words.CHANGES.items())
    assert count_changes(name) == len(trend.statements)


def test_critical_points_stand_on_page_one() -> None:
    solved, appeared = (front(name)[0] for name in ("alles-omhoog", "alles-omlaag"))
    assert words.CRITICAL_CHANGES[CriticalChange.SOLVED][1] in solved
    assert words.CRITICAL_CHANGES[CriticalChange.APPEARED][1] in appeared
    assert (read_mark("alles-omhoog"), read_mark("alles-omlaag")) == ("full", "empty")
    points = trend_of_one("alles-omlaag").critical[CriticalChange.APPEARED]
    (told,) = find_all(ItemList, find_chapter("alles-omlaag", "Kritieke punten").blocks)
    assert len(told.items) == len(points) > one.MOST_POINTS
    # What fell is on page one without exception.
    assert all(f"{point.statement.title}. Eerst ‘Ja’, nu ‘Nee’ (" in appeared for point in points)


@pytest.mark.parametrize("between", ["nee", "ja", "weet-niet"])
def test_a_critical_point_that_fell_is_on_page_one(between: str) -> None:
    """Also a legal one that was not in order before, and one of a process that stands in nobody's way."""
    checklist = load_checklist("inkoopdialoog")
    moment = Moment(same="grotendeels")
    first = answer(checklist, moment, moment.side, 1)
    kinds = {kind: find_critical(checklist, kind) for kind in CriticalKind}
    days = [dt.date(2026, month, 3) for month in (1, 5, 9)]

    def score(choice: str, date: dt.date) -> Result:
        fallen = {id_: Answer(choice=find_choice(choice)) for id_ in kinds.values()}
        details = replace(first.details, date=date)
        return score_assessment(checklist, replace(first, details=details, answers={**first.answers, **fallen}))

    for choices in (("grotendeels", "deels"), ("grotendeels", between, "deels"), ("nee", "grotendeels", "deels")):
        trend = track([score(*pair) for pair in zip(choices, days, strict=False)])
        fallen = [point for point in trend.critical_points if point.fell]
        assert [point.statement.id for point in fallen] == list(kinds.values())
        (glance,) = find_all(Section, compose_development(trend).blocks, "glance")
        told = read_lists(find_all(ItemList, find_all(Callout, glance.blocks, "points")))
        for point in fallen:
            (line,) = [text for text in told if text.startswith(f"{point.statement.title}.")]
            assert words.CHANGES[Change.FELL][1] in line


def find_critical(checklist: Checklist, kind: CriticalKind) -> StatementId:
    phase, facts = PhaseId("strategie"), {fact.id: fact.default for fact in checklist.facts}
    return next(item.id for item in checklist.statements if item.critical_kind(phase, facts) is kind)


def find_choice(choice: str) -> ChoiceId | NoScore:
    return NoScore(choice) if choice in set(NoScore) else ChoiceId(choice)


@pytest.mark.parametrize("name", ["twee", "zonder-datum"])
def test_what_does_not_stand_in_the_way_waits_for_the_next_page(name: str) -> None:
    held = trend_of_one(name).critical[CriticalChange.HELD_BACK]
    title = words.CRITICAL_CHANGES[CriticalChange.HELD_BACK][1]
    assert held
    assert [point.statement.title for point in held if f"{point.statement.title}." in front(name)[0]] == [
        point.statement.title for point in held if point.fell
    ]
    below = " ".join(list_texts(find_chapter(name, "Kritieke punten").blocks))
    assert title in below
    assert all(item.statement.title in below for item in held)


def test_the_steps_of_the_earlier_plan_stand_beside_the_answers_of_now_and_nobody_is_said_to_have_done_them() -> None:
    title = "Wat er van het plan werd"
    (rows,) = find_tables(find_chapter_with("alles-omhoog", title).blocks, "Nr.")
    assert len(rows) == len(trend_of_one("alles-omhoog").followed) > 9
    assert all(re.fullmatch(r"([^‘’]+: toen ‘Nee’, nu ‘Ja’ ?)+", answers) for _, _, answers, _ in rows)
    assert {now.strip() for *_, now in rows} == {words.OUTCOMES[Outcome.IN_ORDER][1]}
    assert "Of iemand een stap deed, zien we niet." in read_below("alles-omhoog", title)
    (rows,) = find_tables(find_chapter_with("vijf", title).blocks, "Nr.", "Stap in het plan van 31 maart 2027")
    trend = trend_of_one("vijf")
    assert sorted(int(number) for number, *_ in rows) == [item.step.number for item in trend.followed]
    again = {str(item.step.number): item.again for item in trend.followed}
    assert all(
        (f"stap {step.number}" in now) if (step := again[number]) else "stap" not in now for number, *_, now in rows
    )
    assert words.sum_up_plan("3 maart 2026", []) == "Het plan van 3 maart 2026 had geen stappen."


def find_chapter_with(name: str, title: str) -> Section:
    """The chapter that has this heading somewhere."""
    (chapter,) = [
        section
        for section in find_all(Section, compose(name).blocks, "chapter")
        if any(read_text(block.text) == title for block in find_all(Heading, section.blocks))
    ]
    return chapter


def test_a_sentence_in_quotes_does_not_cut_a_step() -> None:
    checklist = load_checklist("kwaliteit")
    moments = [
        Moment(phase="voorbereiding", same="nee", date=day) for day in (dt.date(2026, 3, 3), dt.date(2026, 9, 3))
    ]
    trend = track([score_assessment(checklist, answer(checklist, moment, moment.side, 1)) for moment in moments])
    (quoting,) = (item.step.instruction for item in trend.followed if item.step.tip.id == "kw-zin-over-prijzen")
    (step,) = (
        row[1]
        for table in find_tables(compose_development(trend).blocks, "Nr.")
        for row in table
        if row[1].startswith(quoting[:20])
    )
    assert quoting.startswith("Begin met: ‘We praten over goede hulp. ")
    assert step.count("‘") == step.count("’") == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("andere-fase", "Niet elke keer is hetzelfde gevraagd: de fase verschilt"),
        ("kort-en-lang", "de ene keer is het de korte versie"),
        ("zelfde-dag", "het antwoord bij ‘Samen met andere gemeenten’ verschilt"),
        ("anders", "De organisatie en het onderwerp zijn niet elke keer dezelfde."),
        ("anders", words.NOTICES[DifferenceKind.VERSION]),
        ("zonder-datum", words.NOTICES[DifferenceKind.UNDATED]),
        ("verkeerd-om", words.NOTICES[DifferenceKind.REORDERED]),
        ("procedure", "Let op, voor de fase van nu geldt:"),
        ("client", "Deze antwoorden zijn ingevuld als cliënt."),
        ("eerst-te-klein", "Niet elke keer apart in beeld, en daarom nergens: cliënten."),
        ("open", "Open groepsrapport"),
        ("groepen-anders", "De organisatie en het onderwerp zijn niet elke keer dezelfde."),
        ("groep-en-groep", "Niet in beeld bij vooraf (3 maart 2026): cliënten."),
    ],
)
def test_the_reader_is_told_what_is_not_alike(name: str, expected: str) -> None:
    notices = find_all(Paragraph, compose(name).blocks, NOTICE)
    assert any(expected in read_text(notice.text) for notice in notices)
    assert expected in front(name)[0]


@pytest.mark.parametrize("name", ["andere-fase", "kort-en-lang", "groepen-anders", "niet-beide-gevraagd"])
def test_statements_that_do_not_count_are_named(name: str) -> None:
    told, trend = read_labelled(compose(name), "Niet vergeleken"), build(name).trend
    assert told
    if not isinstance(trend, Retrospect):
        assert all(item.statement.title in told for item in trend.unshared)
    (uncompared,) = find_tables(find_fold(compose(name, folded=True), "Wat u niet kunt vergelijken"), "Stelling")
    (details,) = [
        block for block in find_all(Table, compose(name, folded=True).blocks) if block.columns[0].title == "Gegeven"
    ]
    assert uncompared
    assert all(asked[:1].upper() + asked[1:] in {head.title for head in details.columns} for _, _, asked in uncompared)
    assert not read_labelled(compose("gelijk"), "Niet vergeleken")


def test_moments_on_one_day_are_told_apart() -> None:
    assert list_moments("zelfde-dag") == [
        "3 maart 2026 (Samen met andere gemeenten: nee)",
        "3 maart 2026 (Samen met andere gemeenten: ja)",
    ]
    names = list_moments("zonder-datum")
    assert names == ["moment 1, zonder datum", "moment 2, zonder datum", "3 maart 2026"]
    assert "3 keer ingevuld" in read_text(compose("zonder-datum").subtitle)


def test_many_moments_share_a_column() -> None:
    page = render("twaalf", "html").decode()
    assert "Van de eerste tot de laatste keer" in page
    assert "Van de eerste tot de laatste keer" not in render("vijf", "html").decode()
    rows = render("twaalf", "csv").decode("utf-8-sig").splitlines()
    assert rows[0].count(";") == 3 + 12 + 3


def test_notes_of_one_person_can_be_opened() -> None:
    (notes,) = find_tables(find_fold(compose("vijf", folded=True), "Notities"), "Stelling", "Wanneer", "Notitie")
    assert len(notes) == 5 * len(trend_of_one("vijf").statements)
    assert "Nagaan bij beleid." in render("vijf", "html").decode()
    assert "Nagaan bij beleid." in render("vijf", "csv").decode()
    assert "<h2>Notities</h2>" not in render("twee", "html").decode()


# Groups


def test_a_higher_mean_with_a_wider_gap_is_a_warning_on_page_one() -> None:
    drifting = trend_of_groups("uiteen").drifting
    assert drifting
    first, *_ = warnings = read_lists(find_all(ItemList, find_all(Callout, compose("uiteen").blocks, "points")))
    assert warnings[-1] == f"En nog {len(drifting) - len(warnings) + 1}. U vindt ze bij de gebieden."
    assert first.startswith(f"{drifting[0].area.name}: gemiddeld omhoog, van ")
    page = front("uiteen")[0]
    assert words.DRIFTING_TITLE in page
    assert first in page
    warned = [area for area in find_areas("uiteen") if find_all(Paragraph, area.blocks, "overruled")]
    assert [area.id for area in warned] == [f"gebied-{area.area.id}" for area in drifting]
    assert read_pair(warned[0], "overruled") == f"Let op. {first}"
    assert "Let op: gemiddeld omhoog" not in render("bijeen", "html").decode()


def test_what_stands_out_is_listed_with_the_largest_change_first() -> None:
    blocks = find_chapter("bijeen", "Wat opvalt").blocks
    titles = [read_text(block.text) if isinstance(block, Heading) else "" for block in blocks]
    listed = blocks[titles.index(words.NARROWER[1]) + 2]
    assert isinstance(listed, ItemList)
    *shown, more = read_lists([listed])
    narrower = [item for item in trend_of_groups("bijeen").statements if item.picture.gap_change == "kleiner"]
    assert len(shown) == groups.MOST_LISTED
    assert more == f"En nog {len(narrower) - len(shown)}. U vindt ze bij de gebieden."
    largest = max(narrower, key=lambda item: item.picture.gaps[0].size - item.picture.gaps[-1].size)
    assert shown[0].startswith(f"{largest.statement.title}.")


@pytest.mark.parametrize("name", ["eerst-te-klein", "te-klein", "klein-samen", "een-kant"])
@pytest.mark.parametrize("format_", ["html", "md", "json", "csv"])
def test_a_group_that_is_not_shown_each_time_is_in_no_form_of_the_report(name: str, format_: str) -> None:
    text = html.unescape(render(name, format_).decode())
    trend = trend_of_groups(name)
    assert all(group.people >= THRESHOLD for group in trend.groups)
    for side in trend.absent:
        assert not re.search(rf"{side.plural or side.name} (van )?\d", text)
        assert f"· {side.plural or side.name} " not in text
        assert f";{side.plural or side.name};" not in text


def test_directions_are_told_only_of_groups_that_can_be_compared() -> None:
    assert {direction for _, _, _, direction in list_overview("eens")} == {words.TOGETHER[Change.ROSE]}
    assert {direction for _, _, _, direction in list_overview("een-kant")} == {""}


def test_notes_are_never_in_a_report_about_groups() -> None:
    label = "Bescherming"
    assert "notities staan er niet in" in read_labelled(compose("uiteen"), label).lower()
    assert not read_labelled(compose("twee"), label)


# Before and after


def test_pairs_are_told_with_both_answers_and_why() -> None:
    retrospect = build("een-en-een").trend
    assert isinstance(retrospect, Retrospect)
    sections = list_pairs("een-en-een")
    text = " ".join(judging.read_pages(render("een-en-een", "pdf")))
    for pair, section in zip(retrospect.pairs, sections, strict=True):
        (before,) = (words.read_voice(voice, retrospect.moments[0].checklist) for voice in pair.earlier.voices)
        (after,) = (words.read_voice(voice, retrospect.moments[1].checklist) for voice in pair.later.voices)
        assert f"Vooraf {before}. {pair.earlier.statement.text}" in text
        assert f"Achteraf {after}. {pair.later.statement.text}" in text
        assert pair.why in text
        _, _, meaning = read_pair(section, "standing").partition(" · ")
        assert meaning in text


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (words.tell_side(words.BEFORE, [""], []), "Vooraf stond dit klaar."),
        (words.tell_side(words.BEFORE, [], [""]), "Vooraf stond dit nog niet klaar."),
        (
            words.tell_side(words.BEFORE, ["gemeente"], ["cliënten"]),
            "Vooraf stond dit klaar volgens gemeente, nog niet volgens cliënten.",
        ),
        (words.tell_side(words.AFTER, [""], []), "Achteraf was er wel iets van te merken."),
        (
            words.tell_side(words.AFTER, ["gemeente", "aanbieders"], []),
            "Achteraf was het te merken volgens gemeente en aanbieders.",
        ),
        (words.tell_side(words.AFTER, [], ["cliënten"]), "Achteraf was er weinig van te merken volgens cliënten."),
        (
            words.tell_side(words.AFTER, ["gemeente"], ["cliënten"]),
            "Achteraf was het te merken volgens gemeente, minder volgens cliënten.",
        ),
        (words.tell_side(words.BEFORE, [], [], ["gemeente"]), "Vooraf was het beeld verdeeld bij gemeente."),
        (
            words.tell_side(words.AFTER, ["gemeente"], [], ["cliënten"]),
            "Achteraf was het te merken volgens gemeente. Verdeeld is het beeld bij cliënten.",
        ),
    ],
)
def test_where_groups_differ_it_is_said_which_of_them(told: str, expected: str) -> None:
    assert told == expected


def test_every_pair_says_whether_what_stood_ready_was_noticed() -> None:
    for name in ("een-en-groep", "groep-en-groep", "een-en-een", "weet-niemand"):
        sections = list_pairs(name)
        assert sections
        for section in sections:
            _, _, meaning = read_pair(section, "standing").partition(" · ")
            assert meaning.startswith("Vooraf") or meaning == words.MEANINGS[Echo.UNKNOWN]


def test_one_voice_beforehand_has_a_line_to_each_group_afterwards() -> None:
    (heard, slope), *_ = (
        (read_lists(find_all(ItemList, section.blocks, "heard")), slope)
        for section in list_pairs("een-en-groep")
        for slope in find_all(Slope, section.blocks)
        if "Vooraf: ‘Weet ik niet’" not in slope.text
        if len(read_lists(find_all(ItemList, section.blocks, "heard"))) == 3
    )
    drawn = draw(slope)
    assert drawn.count("<polyline ") == 3
    starts, ends = (re.findall(rf'text-anchor="{anchor}"[^>]*>(\d+)<', drawn) for anchor in ("end", "start"))
    assert ends == [voice.split(": ")[1].split(" ", 1)[0] for voice in heard]
    assert len(starts) == 1


def test_page_one_has_what_to_talk_about_in_front() -> None:
    (overview,) = find_all(Table, compose("groep-en-groep").blocks, "overview")
    told = [row.cells[-1] for row in overview.rows]
    spans = [part for text in told if isinstance(text, tuple) for part in text if isinstance(part, Span)]
    marks = [span.role.removeprefix("change mark-") for span in spans]
    assert len(marks) == len(overview.rows) > 8
    assert marks == sorted(marks, key=["down", "wider", "empty", "unknown", "up", "full"].index)
    assert "paren staan op de volgende bladzijden" in front("groep-en-groep")[0]


def test_a_mean_is_said_with_the_answer_nearest_to_it() -> None:
    (section,) = list_pairs("groep-en-een")
    heard = read_lists(find_all(ItemList, section.blocks, "heard"))
    assert heard
    pattern = r"\w+: \d+ van de 100, dicht bij ‘(Nee|Deels|Grotendeels|Ja)’"
    assert all(re.fullmatch(pattern, voice) for voice in heard)


# Page one


@pytest.mark.parametrize(
    ("title", "told", "points", "areas", "expected"),
    [
        (20, 4, (), 9, Room(tight=False, most=3)),
        (20, 4, (2, 2), 9, Room(tight=True, most=3)),
        (20, 4, (3, 3, 2), 9, Room(tight=True, most=3)),
        (20, 4, (12, 3), 9, Room(tight=True, most=1)),
        (20, 4, (12, 3), 6, Room(tight=True, most=3)),
        (20, 12, (), 9, Room(tight=True, most=3)),
        (60, 4, (3, 3, 5), 9, Room(tight=True, most=1)),
        (20, 50, (), 9, Room(tight=True, most=0)),
    ],
)
def test_actions_give_way_to_what_must_be_on_page_one(
    title: int, told: int, points: tuple[int, ...], areas: int, expected: Room
) -> None:
    assert one.fit_page_one("x" * title, ["Let op."] * told, points, areas=areas) == expected


@pytest.mark.parametrize(
    ("title", "notices", "warnings", "number", "expected"),
    [
        (20, 0, 0, 3, Room(tight=False, most=3)),
        (20, 1, 0, 3, Room(tight=True, most=3)),
        (20, 1, 1, 3, Room(tight=True, most=2)),
        (49, 0, 0, 3, Room(tight=True, most=3)),
        (20, 0, 9, 3, Room(tight=True, most=1)),
        (20, 0, 0, 4, Room(tight=True, most=1)),
    ],
)
def test_statements_give_way_to_what_must_be_on_page_one(
    title: int, notices: int, warnings: int, number: int, expected: Room
) -> None:
    subject = "x" * title, "Gemeente Rivierstad"
    assert groups.fit_page_one(subject, notices=notices, warnings=warnings, groups=number) == expected


@pytest.mark.parametrize(
    ("title", "notices", "pairs", "voices", "expected"),
    [
        (20, 0, 8, 0, Room(tight=False, most=15)),
        (20, 2, 9, 1, Room(tight=True, most=13)),
        (49, 1, 16, 3, Room(tight=True, most=9)),
    ],
)
def test_pairs_give_way_to_what_must_be_on_page_one(
    title: int, notices: int, pairs: int, voices: int, expected: Room
) -> None:
    assert lookback.fit_page_one("x" * title, notices=notices, pairs=pairs, voices=voices) == expected


# Nobody is judged


@pytest.mark.parametrize("name", [name for name in NAMES if "vijandig" not in name and name != "groepen-anders"])
def test_nobody_is_blamed_or_graded(name: str) -> None:
    text = read_words(name)
    for word in (
        "schuld",
        "winnaar",
        "verliezer",
        "slechtste",
        "presteer",
        "prestatie",
        "ranglijst",
        "ongelijk heeft",
        "beter dan",
        "slechter",
    ):
        assert word not in text, word
    assert "geen rapportcijfer" in text


@pytest.mark.parametrize("name", [*SINGLE, *GROUPS])
def test_a_lower_answer_is_said_to_be_no_fault(name: str) -> None:
    assert "scherper kijk" in read_words(name)
