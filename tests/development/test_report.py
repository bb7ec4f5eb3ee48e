"""The reports about several moments: every form of each kind, judged by independent programs."""

import functools
import html
import json
import re
import xml.etree.ElementTree as ET

import pytest

from dialoogcheck.answers.file import DEVELOPMENT_ATTACHMENT
from dialoogcheck.cli.development import produce
from dialoogcheck.development import words
from dialoogcheck.development.model import Change, GroupTrend, Outcome, Retrospect, Trend
from dialoogcheck.development.report.one import compose_development
from dialoogcheck.document.pages import render_for_print
from dialoogcheck.document.views import DevelopmentView, GroupTrendView, RetrospectView, TrendView
from dialoogcheck.group.comparing import THRESHOLD
from tests.browser.axe import find_violations, look
from tests.development.kinds import BEFORE_AND_AFTER, GROUPS, NAMES, SINGLE, build, render
from tests.document import judging
from tests.document.structure import find_unjudged, print_front

LAST_OF_PAGE_ONE = "Dit is geen rapportcijfer en geen juridisch advies."
PAGES = (
    "vijf",
    "anders",
    "twaalf",
    "nooit-bekend",
    "lang",
    "vijandig",
    "uiteen",
    "te-klein",
    "groepen-anders",
    "een-en-groep",
    "groep-en-groep",
)
"""The reports that a browser looks at."""
JUDGED = (
    "vijf",
    "uiteen",
    "een-en-een",
    "een-en-groep",
    "lang",
    "vijandig",
    "terug-vijandig",
    "groepen-twee",
    "nooit-bekend",
)
"""The reports that are judged as a whole PDF: together they hold every structure of all."""
pytestmark = pytest.mark.xdist_group("development")  # what is printed once, is judged by many tests


def view(name: str) -> DevelopmentView:
    development = build(name)
    return compose_development(development.trend, remarks=development.remarks)


def body_of_one(name: str) -> TrendView:
    body = view(name).body
    assert isinstance(body, TrendView)
    return body


def body_of_groups(name: str) -> GroupTrendView:
    body = view(name).body
    assert isinstance(body, GroupTrendView)
    return body


def body_of_both(name: str) -> RetrospectView:
    body = view(name).body
    assert isinstance(body, RetrospectView)
    return body


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
    return print_front(render_for_print(view(name)), '<section class="chapter')


def test_the_judged_reports_hold_every_structure() -> None:
    assert not find_unjudged(JUDGED, NAMES, render)
    assert find_unjudged(JUDGED[:1], NAMES, render)


@pytest.mark.parametrize("name", JUDGED)
def test_the_pdf_is_valid_accessible_and_whole(name: str) -> None:
    data = render(name, "pdf")
    assert judging.judge_conformance(data) == []
    assert judging.judge_content(data) == []
    assert judging.judge_structure(data) == []
    assert judging.judge_width(data) == []


@pytest.mark.parametrize("name", NAMES)
def test_page_one_is_one_page(name: str) -> None:
    assert LAST_OF_PAGE_ONE in front(name)[0]


@pytest.mark.parametrize("name", JUDGED)
def test_no_page_is_nearly_empty(name: str) -> None:
    pages = judging.read_pages(render(name, "pdf"))
    assert all(len(page) > 150 for page in pages), [page[:80] for page in pages if len(page) <= 150]


@pytest.mark.parametrize("name", ["vijf", "uiteen", "een-en-groep"])
def test_the_same_files_give_the_same_bytes(name: str) -> None:
    assert produce(build(name), "pdf") == render(name, "pdf")


@pytest.mark.parametrize("name", ["vijf", "uiteen", "een-en-groep"])
def test_the_pdf_carries_the_outcome(name: str) -> None:
    called, relationship, content = judging.read_attachment(render(name, "pdf"))
    assert (called, relationship) == (DEVELOPMENT_ATTACHMENT, "/Data")
    assert content == render(name, "json")
    assert json.loads(content)["formaat"] == "dialoogcheck-ontwikkeling"


def test_axe_finds_nothing_and_the_page_fits_a_phone(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("html")
    paths = [folder / f"{name}.html" for name in PAGES]
    for name, path in zip(PAGES, paths, strict=True):
        path.write_bytes(render(name, "html"))
    assert dict(zip(PAGES, find_violations(*paths), strict=True)) == {name: [] for name in PAGES}
    for name, seen in zip(PAGES, look(*paths), strict=True):
        assert (seen["requests"], seen["dialogs"], seen["messages"]) == ([], [], []), name
        assert seen["width"] <= 320, name


@pytest.mark.parametrize("name", NAMES)
def test_a_list_in_markdown_ends_before_the_next_paragraph_and_tables_are_whole(name: str) -> None:
    text = render(name, "md").decode()
    assert text.startswith("# ")
    assert LAST_OF_PAGE_ONE in text
    assert not re.search(r"\n- [^\n]*\n(?![-\n]|\Z)", text)
    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    assert tables
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
    pictures = re.findall(r'<svg class="slope".*?</svg>', render(name, "html").decode(), re.DOTALL)
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
    shown = view(name)
    for area in body_of_one(name).areas:
        assert area.slope
        assert all(moment in area.slope.text for moment in shown.moments)
        assert area.change in area.slope.text.lower()


def test_an_area_without_a_line_says_why() -> None:
    areas = body_of_one("nooit-bekend").areas
    assert areas
    assert all(area.slope is None and "Daarom is er geen lijn." in area.standing for area in areas)


# What is said


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("alles-omhoog", "Alle 9 gebieden gingen omhoog"),
        ("alles-omlaag", "Alle 9 gebieden gingen omlaag"),
        ("gelijk", "Geen gebied ging omhoog of omlaag"),
        ("nooit-bekend", words.TOO_LITTLE),
        ("zelfde-dag", "7 gebieden gingen omhoog, 2 gingen omlaag"),
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
    assert view(name).headline == headline


@pytest.mark.parametrize(
    ("rose", "fell", "areas", "expected"),
    [
        (0, 0, 0, words.TOO_LITTLE),
        (0, 0, 1, "Het gebied bleef gelijk"),
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
    for area, shown in zip(trend.areas, body_of_one(name).areas, strict=True):
        assert len(shown.answers) == len(area.statements)
        changed = sum(len(group.items) for group in shown.lists)
        assert changed == sum(item.change is not Change.SAME for item in area.statements)
        assert bool(shown.same) == any(item.change is Change.SAME for item in area.statements)
    counted = {count.name: count.number for count in view(name).counts}
    assert sum(counted.values()) == len(trend.statements)


def test_critical_points_stand_on_page_one() -> None:
    solved, appeared = (front(name)[0] for name in ("alles-omhoog", "alles-omlaag"))
    assert "Opgelost: eerst ‘Nee’, nu een hoger antwoord" in solved
    assert "Nieuw: nu ‘Nee’" in appeared
    assert (view("alles-omhoog").mark, view("alles-omlaag").mark) == ("full", "empty")
    # Nothing moved: that is no success.
    assert view("gelijk").mark == "half"
    kinds = trend_of_one("alles-omlaag").critical
    (told,) = body_of_one("alles-omlaag").critical
    assert len(told.items) == len(kinds.appeared) > 2


def test_actions_are_set_against_the_answers_of_today_and_nobody_is_said_to_have_done_them() -> None:
    body = body_of_one("alles-omhoog")
    (outcome,) = body.followed
    assert outcome.title == words.OUTCOMES[Outcome.IN_ORDER]
    assert all("toen ‘Nee’, nu ‘Ja’" in answer for action in outcome.actions for answer in action.answers)
    assert "Of iemand de actie uitvoerde, zien we niet." in body.followed_summary
    assert sum(len(outcome.actions) for outcome in body_of_one("vijf").followed) == len(trend_of_one("vijf").followed)
    assert body_of_one("vijf").followed_from == "31 maart 2027"
    assert body_of_one("gelijk").followed_summary.startswith("Het rapport van ")
    assert words.sum_up_actions("3 maart 2026", [("Nog open", 0)]) == "Het rapport van 3 maart 2026 noemde geen acties."


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("andere-fase", "Niet elke keer is hetzelfde gevraagd: de fase verschilt"),
        ("kort-en-lang", "de ene keer is het de korte versie"),
        ("zelfde-dag", "het antwoord bij ‘Samen met andere gemeenten’ verschilt"),
        ("anders", "De organisatie en het onderwerp zijn niet elke keer dezelfde."),
        ("anders", words.OTHER_VERSION),
        ("zonder-datum", words.UNDATED_NOTICE),
        ("verkeerd-om", words.REORDERED),
        ("procedure", "Let op, voor de fase van nu geldt:"),
        ("client", "Deze antwoorden zijn ingevuld als cliënt."),
        ("eerst-te-klein", "Niet elke keer apart in beeld, en daarom nergens: cliënten."),
        ("open", "Open groepsrapport"),
        ("groepen-anders", "De organisatie en het onderwerp zijn niet elke keer dezelfde."),
        ("groep-en-groep", "Niet in beeld bij vooraf (3 maart 2026): cliënten."),
    ],
)
def test_the_reader_is_told_what_is_not_alike(name: str, expected: str) -> None:
    assert any(expected in notice for notice in view(name).notices)
    assert expected in front(name)[0]


@pytest.mark.parametrize("name", ["andere-fase", "kort-en-lang", "groepen-anders", "niet-beide-gevraagd"])
def test_statements_that_do_not_count_are_listed(name: str) -> None:
    shown = view(name)
    assert shown.uncompared
    assert all(item.asked in shown.moments for item in shown.uncompared)
    assert "Wat u niet kunt vergelijken" in render(name, "html").decode()
    assert "Wat u niet kunt vergelijken" not in render("gelijk", "html").decode()


def test_moments_on_one_day_are_told_apart() -> None:
    assert view("zelfde-dag").moments == (
        "3 maart 2026 (Samen met andere gemeenten: nee)",
        "3 maart 2026 (Samen met andere gemeenten: ja)",
    )
    names = view("zonder-datum").moments
    assert names == ("moment 1, zonder datum", "moment 2, zonder datum", "3 maart 2026")
    assert view("zonder-datum").period == "3 keer ingevuld"


def test_many_moments_share_a_column() -> None:
    page = render("twaalf", "html").decode()
    assert "Van de eerste tot de laatste keer" in page
    assert '<th scope="col" class="narrow-moment">' not in page
    assert "Van de eerste tot de laatste keer" not in render("vijf", "html").decode()
    rows = render("twaalf", "csv").decode("utf-8-sig").splitlines()
    assert rows[0].count(";") == 3 + 12 + 1


def test_notes_of_one_person_stand_in_the_appendix() -> None:
    assert len(body_of_one("vijf").notes) == 5 * len(trend_of_one("vijf").statements)
    assert "Nagaan bij beleid." in render("vijf", "html").decode()
    assert "<h3>Notities</h3>" not in render("twee", "html").decode()


# Groups


def test_a_higher_mean_with_a_wider_gap_is_a_warning_on_page_one() -> None:
    drifting = trend_of_groups("uiteen").drifting
    assert drifting
    body = body_of_groups("uiteen")
    assert len(body.warnings) == len(drifting)
    assert body.warnings[0].startswith(f"{drifting[0].area.name}: gemiddeld omhoog, van ")
    page = front("uiteen")[0]
    assert "Let op: gemiddeld omhoog, maar verder uit elkaar" in page
    assert body.warnings[0] in page
    assert all(area.warning for area in body.areas if area.id == drifting[0].area.id)
    assert "Let op: gemiddeld omhoog" not in render("bijeen", "html").decode()


def test_what_stands_out_is_listed_with_the_largest_change_first() -> None:
    lists = {item.title: item.items for item in body_of_groups("bijeen").lists}
    narrower = [item.picture for item in trend_of_groups("bijeen").statements if item.picture.gap_change == "kleiner"]
    assert len(lists[words.TITLE_NARROWER]) == len(narrower)
    largest = max(narrower, key=lambda picture: picture.gaps[0].size - picture.gaps[-1].size)
    place = [item.picture for item in trend_of_groups("bijeen").statements].index(largest)
    assert lists[words.TITLE_NARROWER][0].title == trend_of_groups("bijeen").statements[place].statement.title


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
    assert {area.together for area in body_of_groups("eens").areas} == {words.ALL_ROSE}
    assert {area.together for area in body_of_groups("een-kant").areas} == {""}


def test_notes_are_never_in_a_report_about_groups() -> None:
    assert any("notities staan er niet in" in text.lower() for text in view("uiteen").protection)
    assert view("twee").protection == ()


# Before and after


def test_pairs_are_told_with_both_answers_and_why() -> None:
    retrospect = build("een-en-een").trend
    assert isinstance(retrospect, Retrospect)
    pairs = body_of_both("een-en-een").pairs
    assert len(pairs) == len(retrospect.pairs)
    text = " ".join(judging.read_pages(render("een-en-een", "pdf")))
    for pair in pairs:
        assert f"Vooraf {pair.earlier.heard[0].answer}. {pair.earlier.text}" in text
        assert f"Achteraf {pair.later.heard[0].answer}. {pair.later.text}" in text
        assert pair.why in text
        assert pair.meaning in text


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (words.tell_before([""], []), "Vooraf stond dit klaar."),
        (words.tell_before([], [""]), "Vooraf stond dit nog niet klaar."),
        (
            words.tell_before(["gemeente"], ["cliënten"]),
            "Vooraf stond dit klaar volgens gemeente, nog niet volgens cliënten.",
        ),
        (words.tell_after([""], []), "Achteraf was er wel iets van te merken."),
        (
            words.tell_after(["gemeente", "aanbieders"], []),
            "Achteraf was het te merken volgens gemeente en aanbieders.",
        ),
        (words.tell_after([], ["cliënten"]), "Achteraf was er weinig van te merken volgens cliënten."),
        (
            words.tell_after(["gemeente"], ["cliënten"]),
            "Achteraf was het te merken volgens gemeente, minder volgens cliënten.",
        ),
        (words.tell_before([], [], ["gemeente"]), "Vooraf was het beeld verdeeld bij gemeente."),
        (
            words.tell_after(["gemeente"], [], ["cliënten"]),
            "Achteraf was het te merken volgens gemeente. Verdeeld is het beeld bij cliënten.",
        ),
    ],
)
def test_where_groups_differ_it_is_said_which_of_them(told: str, expected: str) -> None:
    assert told == expected


def test_every_pair_says_whether_what_stood_ready_was_noticed() -> None:
    for name in ("een-en-groep", "groep-en-groep", "een-en-een", "weet-niemand"):
        for pair in body_of_both(name).pairs:
            assert pair.meaning.startswith("Vooraf") or pair.meaning == words.MEANINGS["niet-bekend"]


def test_one_voice_beforehand_has_a_line_to_each_group_afterwards() -> None:
    pair = next(
        pair
        for pair in body_of_both("een-en-groep").pairs
        if len(pair.later.heard) == 3 and pair.earlier.heard[0].answer != "‘Weet ik niet’"
    )
    assert pair.slope
    assert sum(len(line.strokes) for line in pair.slope.lines) == 3
    assert [line.end.text for line in pair.slope.lines if line.end] == [
        voice.answer.split(" ", 1)[0] for voice in pair.later.heard
    ]
    assert [line.start is not None for line in pair.slope.lines].count(True) == 1


def test_page_one_has_what_to_talk_about_in_front() -> None:
    marks = [pair.mark for pair in body_of_both("groep-en-groep").first]
    assert marks == sorted(marks, key=["down", "wider", "empty", "unknown", "up", "full"].index)
    assert "paren staan op de volgende bladzijden" in front("groep-en-groep")[0]


def test_a_mean_is_said_with_the_answer_nearest_to_it() -> None:
    heard = [voice for pair in body_of_both("groep-en-een").pairs for voice in pair.earlier.heard]
    assert heard
    assert all(re.fullmatch(r"\d+ van de 100, dicht bij ‘(Nee|Deels|Grotendeels|Ja)’", voice.answer) for voice in heard)


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
