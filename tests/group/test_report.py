"""The group report: every form of it, judged by independent programs."""

import functools
import html
import json
import re
import xml.etree.ElementTree as ET

import pytest

from dialoogcheck.document.pages import render_for_print
from dialoogcheck.document.views import ComparisonView
from dialoogcheck.group import words
from dialoogcheck.group.comparing import THRESHOLD
from dialoogcheck.group.report import compose_comparison
from tests.browser.axe import find_violations
from tests.document import judging
from tests.document.structure import find_unjudged, print_front
from tests.group.kinds import KINDS, make_meeting, render

AGENDA = "Gespreksagenda: "
JUDGED = ("zestien", "alles-nee", "procedure", "vijandig", "terugblik", "lang", "niemand-weet-het", "alles-te-klein")
"""The reports that are judged as a whole PDF: together they hold every structure of all."""
pytestmark = pytest.mark.xdist_group("group")  # what is printed once, is judged by many tests


def view(name: str) -> ComparisonView:
    meeting = make_meeting(name)
    return compose_comparison(meeting.comparison, meeting.agenda, notes=meeting.notes, remarks=meeting.remarks)


@functools.cache
def front(name: str) -> list[str]:
    """The pages until the areas."""
    page = render_for_print(view(name))
    return print_front(
        page, '<section class="chapter flowing' if view(name).groups else '<section class="chapter appendix'
    )


def test_the_judged_reports_hold_every_structure() -> None:
    assert not find_unjudged(JUDGED, KINDS, render)
    assert find_unjudged(JUDGED[1:2], KINDS, render)


@pytest.mark.parametrize("name", JUDGED)
def test_the_pdf_is_valid_accessible_and_whole(name: str) -> None:
    data = render(name, "pdf")
    assert judging.judge_conformance(data) == []
    assert judging.judge_content(data) == []
    assert judging.judge_structure(data) == []
    assert judging.judge_width(data) == []


@pytest.mark.parametrize("name", KINDS)
def test_page_one_and_the_agenda_each_stand_on_one_page(name: str) -> None:
    pages = [page.removeprefix("Voorbeeld met verzonnen gegevens ") for page in front(name)]
    assert "Dit rapport vergelijkt geen aanbieders" in pages[0]
    with_agenda = [page for page in pages if page.startswith(AGENDA)]
    if KINDS[name].phase == "procedure":
        assert with_agenda == []
        assert f"{words.NO_AGENDA} Dit is geen fase voor vrije dialoog." in " ".join(pages)
    else:
        (agenda,) = with_agenda
        assert words.CLOSING in agenda
        assert pages[2].startswith(words.LIMITS)
        assert any("Wat opvalt" in page for page in pages[2:4])
        if view(name).agenda and view(name).agenda.parked:  # type: ignore[union-attr]
            assert "Parkeerlijst" in agenda


@pytest.mark.parametrize("name", JUDGED)
def test_no_page_is_nearly_empty(name: str) -> None:
    pages = judging.read_pages(render(name, "pdf"))
    assert all(len(page) > 150 for page in pages), [page[:80] for page in pages if len(page) <= 150]


def test_the_same_answers_give_the_same_bytes() -> None:
    assert render.__wrapped__("zestien", "pdf") == render("zestien", "pdf")


def test_the_pdf_carries_the_figures_and_nobodys_answers() -> None:
    name, relationship, content = judging.read_attachment(render("terugblik", "pdf"))
    assert (name, relationship) == ("vergelijking.json", "/Data")
    assert content == render("terugblik", "json")
    document = json.loads(content)
    assert document["formaat"] == "dialoogcheck-vergelijking"
    assert "antwoorden" not in document
    assert b"Het gesprek was prettig" not in content
    assert "Het gesprek was prettig" in " ".join(judging.read_pages(render("terugblik", "pdf")))


def test_in_markdown_a_list_ends_before_the_next_paragraph() -> None:
    text = render("zestig", "md").decode()
    assert "\n\nVerschil in beeld is geen fout." in text
    assert not re.search(r"\n- [^\n]*\n(?![-\n])", text)


@pytest.mark.parametrize("name", ["client-te-klein", "klein-samen", "alles-te-klein"])
@pytest.mark.parametrize("format_", ["html", "md", "json", "csv"])
def test_a_hidden_group_is_in_no_form_of_the_report(name: str, format_: str) -> None:
    text = render(name, format_).decode()
    comparison = make_meeting(name).comparison
    assert all(group.people >= THRESHOLD for group in comparison.groups)
    for perspective in comparison.hidden:
        shown = f"{perspective.plural or perspective.name} \\d"
        assert not re.search(shown, html.unescape(text)), format_
    if format_ == "json":
        told = {
            cell["groep"]
            for area in json.loads(text)["gebieden"]
            for item in area["stellingen"]
            for cell in item["groepen"]
        }
        assert told == {group.id for group in comparison.groups}


def test_every_picture_says_the_same_in_words() -> None:
    page = render("zestien", "html").decode()
    pictures = re.findall(r'<svg class="line".*?</svg>', page, re.DOTALL)
    assert len(pictures) > 60
    for picture in pictures:
        tree = ET.fromstring(picture)  # noqa: S314 - our own page
        title = tree.find("{http://www.w3.org/2000/svg}title")
        assert title is not None
        assert title.text
        letters = [element.text for element in tree.iter("{http://www.w3.org/2000/svg}text")]
        names = re.findall(r"(Gemeente|Aanbieders|Cliënten) \d+", title.text)
        assert sorted(str(letter) for letter in letters) == sorted(name[0] for name in names)


def test_groups_have_different_letters_and_shapes() -> None:
    shown = view("zestien").groups
    assert len({group.letter for group in shown}) == len({group.shape for group in shown}) == len(shown) == 3


def test_notes_are_only_there_when_they_were_asked_for() -> None:
    assert view("notities").notes
    assert "staan er niet in" in " ".join(view("zestien").protection)
    assert "letterlijk" in " ".join(view("notities").protection)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("drie-open", "Open groepsrapport"),
        ("client-te-klein", "Cliënten: hier doen 3 mensen mee"),
        ("klein-samen", "Aanbieders en cliënten staan samen in één groep"),
        ("zonder-client", "Van deze kant van de tafel kwamen geen antwoorden: cliënten"),
    ],
)
def test_the_reader_is_told_what_is_missing(name: str, expected: str) -> None:
    assert any(notice.startswith(expected) for notice in view(name).notices)
    assert expected.split(":", maxsplit=1)[0] in front(name)[0]


def test_remarks_about_the_answers_stand_in_the_appendix_and_page_one_says_so() -> None:
    pages = judging.read_pages(render("lang", "pdf"))
    assert "Bij deze antwoorden horen opmerkingen." in pages[0]
    assert "Over deze antwoorden • De checklist is veranderd" in " ".join(pages)
    assert "Bij deze antwoorden horen opmerkingen." not in front("zestien")[0]


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("eens", words.SAME_PICTURE),
        ("een-groep", words.ONE_GROUP),
        ("alles-te-klein", words.NO_GROUP),
        ("zestien", "ziet u het anders"),
    ],
)
def test_the_headline(name: str, headline: str) -> None:
    assert headline in view(name).headline


def test_nobody_is_blamed_or_ranked() -> None:
    for name in KINDS:
        if name == "vijandig":
            continue
        text = html.unescape(re.sub(r"<style>.*?</style>", "", render(name, "html").decode(), flags=re.DOTALL)).lower()
        for word in (
            "schuld",
            "winnaar",
            "verliezer",
            "slechtste",
            "beste aanbieder",
            "ranglijst",
            "ongelijk heeft",
            "gelijk heeft",
        ):
            assert word not in text, (name, word)


def test_axe_finds_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("html")
    names = ("drie-open", "zestien", "alles-te-klein", "procedure", "vijandig", "lang", "terugblik", "meerpartijen")
    for name in names:
        (folder / f"{name}.html").write_bytes(render(name, "html"))
    assert dict(zip(names, find_violations(*(folder / f"{name}.html" for name in names)), strict=True)) == {
        name: [] for name in names
    }


def test_what_users_wrote_stays_text() -> None:
    page = render("vijandig", "html").decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    table = render("vijandig", "csv").decode("utf-8-sig")
    assert not re.search(r'(^|;)"?[=+@]', table, re.MULTILINE)
    for line in render("vijandig", "md").decode().splitlines():
        assert not re.search(r"(?<!\\)<script", line)


def test_the_table_has_a_row_for_each_statement_and_group() -> None:
    rows = render("zestien", "csv").decode("utf-8-sig").splitlines()
    cells = [
        cell for area in make_meeting("zestien").comparison.areas for item in area.statements for cell in item.cells
    ]
    assert len(rows) == len(cells) + 1
    assert rows[0].startswith("Nr.;Gebied;Stelling;Groep;Nee;Deels;Grotendeels;Ja;")


def test_a_cell_that_is_hidden_says_so() -> None:
    cells = [
        cell for area in make_meeting("klein-samen").comparison.areas for item in area.statements for cell in item.cells
    ]
    hidden = [cell for cell in cells if cell.hidden or (cell.scored and not cell.counts)]
    assert any(cell.hidden for cell in hidden)
    assert not all(cell.hidden for cell in hidden)
    shown = [row for area in view("klein-samen").areas for item in area.statements for row in item.distribution]
    assert sum(words.HIDDEN_NUMBER in row.numbers for row in shown) == len(hidden)
