"""The group report: every form of it, judged by independent programs."""

import functools
import html
import json
import re
import xml.etree.ElementTree as ET

import pytest

from dialoogcheck.advice.report import Room
from dialoogcheck.document.blocks import Section
from dialoogcheck.group import words
from dialoogcheck.group.agenda import AgendaKind
from dialoogcheck.group.agenda_page import FULL_AGENDA
from dialoogcheck.group.looks import choose_looks
from dialoogcheck.group.protection import THRESHOLD
from dialoogcheck.group.report import fit_page_one
from tests.browser.axe import find_violations
from tests.document import judging
from tests.document.finding import find_tables, read_under, walk
from tests.document.structure import find_unjudged, print_front
from tests.group.kinds import KINDS, compose, make_meeting, render

AGENDA = "Gespreksagenda: "
EVERY_STRUCTURE = ("terugblik", "vijandig", "alles-nee", "zestien", "alles-te-klein", "procedure")
"""Reports that together hold every structure of all: what costs a browser or a whole PDF looks at these."""
JUDGED = (*EVERY_STRUCTURE, "lang")


@functools.cache
def front(name: str) -> list[str]:
    """The pages until the areas."""
    return print_front(compose(name), lambda section: "flowing" in section.role or "appendix" in section.role)


def test_the_judged_reports_hold_every_structure() -> None:
    assert not find_unjudged(EVERY_STRUCTURE, KINDS, render)
    assert find_unjudged(EVERY_STRUCTURE[1:], KINDS, render)


@pytest.mark.parametrize("name", JUDGED)
def test_the_pdf_is_valid_accessible_and_whole(name: str) -> None:
    assert judging.judge(render(name, "pdf")) == []


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
        assert words.PARTS[AgendaKind.CLOSING][0] in agenda
        assert pages[2].startswith(words.LIMITS)
        assert any("Wat opvalt" in page for page in pages[2:4])
        planned = make_meeting(name).agenda
        if planned and planned.parked:
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
    pictures = re.findall(r'<svg [^>]*class="line".*?</svg>', page, re.DOTALL)
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
    comparison = make_meeting("zestien").comparison
    looks = choose_looks(comparison.checklist.perspectives, comparison.groups)
    letters, shapes = {mark.letter for mark in looks.values()}, {mark.shape for mark in looks.values()}
    assert len(letters) == len(shapes) == len(comparison.groups) == 3


def test_notes_are_only_there_when_they_were_asked_for() -> None:
    assert "Dit weten wij niet." in read_under(compose("notities"), "Notities")
    assert "staan er niet in" in read_under(compose("zestien"), "Zo zijn deelnemers beschermd")
    assert "letterlijk" in read_under(compose("notities"), "Zo zijn deelnemers beschermd")


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
    assert any(notice.startswith(expected) for notice in words.list_notices(make_meeting(name).comparison))
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
    assert headline in words.judge_in_words(make_meeting(name).comparison)[0]


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
    for name in EVERY_STRUCTURE:
        (folder / f"{name}.html").write_bytes(render(name, "html"))
    assert dict(
        zip(EVERY_STRUCTURE, find_violations(*(folder / f"{name}.html" for name in EVERY_STRUCTURE)), strict=True)
    ) == {name: [] for name in EVERY_STRUCTURE}


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
    shown = [row for table in find_tables(compose("klein-samen").blocks, "Stelling en groep") for row in table]
    assert sum(words.HIDDEN_NUMBER in row for row in shown) == len(hidden)


# What fits on a page


@pytest.mark.parametrize(
    ("topic", "notices", "lanes", "tight", "readings"),
    [
        ("Jeugdhulp", 0, 9, False, True),
        ("Jeugdhulp", 0, 18, False, True),
        ("Jeugdhulp", 0, 19, True, False),
        ("Jeugdhulp", 1, 18, False, False),
        ("Jeugdhulp", 2, 9, True, False),
        ("Een onderwerp dat twee regels nodig heeft op papier", 0, 9, False, False),
        ("Een onderwerp dat twee regels nodig heeft op papier", 1, 9, True, False),
    ],
)
def test_the_more_page_one_must_say_the_closer_it_stands(
    topic: str,
    notices: int,
    lanes: int,
    tight: bool,  # noqa: FBT001 - parameters of a test
    readings: bool,  # noqa: FBT001
) -> None:
    assert fit_page_one(topic, notices, lanes) == Room(tight=tight, most=readings)


@pytest.mark.parametrize("name", [name for name in KINDS if name != "procedure"])
def test_an_agenda_of_many_parts_stands_closer_and_one_of_few_leaves_room_for_promises(name: str) -> None:
    agenda = make_meeting(name).agenda
    assert agenda
    (page,) = (block for block in walk(compose(name).blocks) if isinstance(block, Section) and "agenda" in block.role)
    assert page.role.endswith("packed") == (len(agenda.items) > FULL_AGENDA)
    assert bool(find_tables([page], "Wat", "Wie", "Wanneer")) == (len(agenda.items) < FULL_AGENDA)


def test_full_and_roomy_agendas_both_occur() -> None:
    parts = {len(agenda.items) for name in KINDS if (agenda := make_meeting(name).agenda)}
    assert min(parts) < FULL_AGENDA < max(parts)
