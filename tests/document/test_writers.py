"""Each block in each format: nothing that it says gets lost, and a text stays a text."""

import html
import re
from fractions import Fraction

import pytest

from dialoogcheck.document.blocks import (
    CODE,
    Block,
    Break,
    Callout,
    FillIn,
    Fold,
    GroupMark,
    Item,
    ItemList,
    Labelled,
    Marker,
    MarkerLine,
    Report,
    ScoreBar,
    Section,
    Slope,
    SlopeLine,
    Span,
    Table,
    bullets,
    columns,
    heading,
    list_texts,
    pairs,
    paragraph,
    paragraphs,
    read_text,
    row,
    span,
    strong,
)
from dialoogcheck.document.html import write_html
from dialoogcheck.document.markdown import write_markdown
from dialoogcheck.document.svg import draw

BAR = ScoreBar(score=67, ticks=(40, 70), mark="half", text="Doel: 67 van de 100")
LINE = MarkerLine(
    markers=tuple(
        Marker(mark=GroupMark(letter=shape[0].upper(), shape=shape), value=20 * place, lane=place % 2)
        for place, shape in enumerate(("circle", "square", "diamond", "triangle", "hexagon"))
    ),
    ticks=(0, 50, 100),
    lanes=2,
    text="Gemeente 0, aanbieders 20",
)
SLOPE = Slope(
    lines=(
        SlopeLine(
            values=(Fraction(4, 5), Fraction(3, 5)), mark=GroupMark(letter="G", shape="square"), ends=(True, False)
        ),
    ),
    text="Gemeente van 80 naar 60",
)
EVERY: tuple[Block, ...] = (
    heading(2, "Kop", role="second", id_="kop"),
    paragraph("Een ", strong("sterk"), Break(), "woord", Span(parts=("1",), role="cite", link="#bron-1")),
    *paragraphs(["Regel een", "", "Regel twee"], "intro"),
    bullets(["Punt", ("Twee ", span("kind", "soort"))]),
    ItemList(items=(Item(blocks=(paragraph("Doe dit."),), id="a"),), role="first", numbered=True),
    pairs("Naam", "Waarde", [("Fase", "Strategie")]),
    Table(columns=columns("Gebied", ("Beeld", "picture"), ("Nr.", "nr")), rows=(row("Doel", LINE, "3"),), role="x"),
    Labelled(label=("Doel",), blocks=(paragraph("Waarvoor."),), level=4),
    Callout(blocks=(paragraph("Wacht."),), role="stop"),
    Section(blocks=(paragraph("Binnen."), SLOPE), role="chapter", id="deel"),
    Fold(label=("Meer ", strong("hiervan")), blocks=(paragraph("Alles."), bullets(["Nog iets"]))),
    paragraph(Span(parts=("Een boek",), link="https://example.org/")),
    paragraph(GroupMark(letter="A", shape="square"), " Aanbieders"),
    BAR,
)


def make_report(*blocks: Block, **changes: str) -> Report:
    texts = {"title": "T", "description": "D", "created": "", "running": "R", "heading": "Kop", "fictitious": ""}
    return Report(**{**texts, **changes}, kicker=("K",), subtitle=("S",), notices=("Let op.",), blocks=blocks)


def test_every_text_is_in_every_format() -> None:
    texts = [" ".join(text.split()) for text in list_texts(EVERY) if text.strip()]
    assert len(texts) > 20
    page = write_html(make_report(*EVERY)).replace("<br>", " ")
    page = " ".join(html.unescape(re.sub(r"<text.*?</text>|<[^>]*>", "", page)).split())
    markdown = re.sub(r"[*`<>]", "", write_markdown(make_report(*EVERY))).replace("A: ", "A ")
    assert [text for text in texts if text not in page or text not in markdown] == []


def test_markdown_of_every_block() -> None:
    blocks = write_markdown(make_report(*EVERY, fictitious="Verzonnen.")).split("\n\n")
    assert blocks == [
        "# Kop",
        "K",
        "S",
        "> Verzonnen.",
        "> Let op.",
        "## Kop",
        "Een **sterk** woord1",
        "Regel een",
        "Regel twee",
        "- Punt\n- Twee soort",
        "1. Doe dit.",
        "| Naam | Waarde |\n| --- | --- |\n| Fase | Strategie |",
        "| Gebied | Beeld | Nr. |\n| --- | --- | ---: |\n| Doel | Gemeente 0, aanbieders 20 | 3 |",
        "#### Doel",
        "Waarvoor.",
        "> Wacht.",
        "Binnen.",
        "Gemeente van 80 naar 60",
        "## Meer **hiervan**",
        "Alles.",
        "- Nog iets",
        "[Een boek](https://example.org/)",
        "A: Aanbieders",
        "Doel: 67 van de 100\n",
    ]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Let op.", "Zie: **Let op.**hier"),
        ("Let op. ", "Zie: **Let op.** hier"),
        (" Let op.", "Zie: **Let op.**hier"),
        ("  ", "Zie: hier"),
    ],
)
def test_white_space_at_the_edge_of_strong_words_stays_beside_them(words: str, written: str) -> None:
    assert write_markdown(make_report(paragraph("Zie: ", strong(words), "hier"))).endswith(f"{written}\n")


def test_an_address_that_is_its_own_text_is_written_once_in_markdown() -> None:
    address = "https://example.org/"
    written = write_markdown(make_report(paragraph(Span(parts=(address,), link=address))))
    assert written.endswith(f"\n\n<{address}>\n")


def test_a_bar_whose_words_stand_beside_it_is_no_column_in_markdown() -> None:
    table = Table(columns=columns("Gebied", "Beeld", "Score"), rows=(row("Doel", BAR, "67"),))
    assert "| Gebied | Score |" in write_markdown(make_report(table))
    assert "<svg" in write_html(make_report(table))


def test_the_words_of_a_picture_are_not_said_twice_in_markdown() -> None:
    text = write_markdown(make_report(LINE, paragraph(f"{LINE.text}. Verschil: een stap.")))
    assert text.count(LINE.text) == 1
    assert write_markdown(make_report(LINE, paragraph("Verschil: een stap."), BAR)).count(LINE.text) == 1


def test_numbers_stand_right_in_markdown_whatever_else_their_column_is() -> None:
    table = Table(columns=columns("Stelling", ("Open", "number rare")), rows=(row("Doel", "3"),))
    assert "| --- | ---: |" in write_markdown(make_report(table))


def test_an_item_with_a_number_of_its_own_keeps_it_everywhere() -> None:
    items = (Item(blocks=(paragraph("Een."),), number=1), Item(blocks=(paragraph("Drie."),), number=3))
    report = make_report(ItemList(items=items, role="first", numbered=True))
    assert "1. Een.\n3. Drie." in write_markdown(report)
    assert '<li><span class="number">1</span><p>Een.</p></li><li value="3"><span class="number">3</span>' in write_html(
        report
    )


@pytest.mark.parametrize(
    ("shown", "address", "written"),
    [
        ("https://example.org/a", "https://example.org/a", "<https://example.org/a>"),
        ("De wet", "https://example.org/a", "[De wet](https://example.org/a)"),
        ("De [wet]", "https://example.org/a_(b) c", r"[De \[wet\]](https://example.org/a_%28b%29%20c)"),
        ("1", "#bron-1", "1"),
    ],
)
def test_a_link_keeps_its_words_in_markdown(shown: str, address: str, written: str) -> None:
    text = write_markdown(make_report(paragraph("Zie ", Span(parts=(shown,), link=address), ".")))
    assert text.endswith(f"Zie {written}.\n")


@pytest.mark.parametrize(("unfolded", "tag"), [(False, "<details>"), (True, "<details open>")])
def test_a_part_to_open_is_a_chapter_that_is_closed_unless_it_is_opened_beforehand(unfolded: bool, tag: str) -> None:  # noqa: FBT001 - a parameter of the test
    part = Fold(label=("Meer",), blocks=(paragraph("Alles."),), open=unfolded)
    page = write_html(make_report(part))
    assert f"{tag}<summary><h2>Meer</h2></summary>\n<p>Alles.</p>\n</details>" in page
    assert write_markdown(make_report(part)).endswith("\n\n## Meer\n\nAlles.\n")


def test_no_space_stands_between_things_that_a_style_sheet_puts_beside_each_other() -> None:
    assert "<ul><li>Een</li><li>Twee</li></ul>" in write_html(make_report(bullets(["Een", "Twee"])))


def test_html_of_the_parts_that_a_style_sheet_or_a_link_needs() -> None:
    page = write_html(make_report(*EVERY))
    for part in (
        '<h2 class="second" id="kop">Kop</h2>',
        '<a class="cite" href="#bron-1">1</a>',
        '<ol class="first">',
        '<li id="a"><span class="number">1</span><p>Doe dit.</p></li>',
        '<div class="with-label"><h4 class="label">Doel</h4>',
        '<section class="chapter" id="deel">',
        '<div class="wide" tabindex="0" role="group" aria-label="Tabel: ',
        '<th scope="col" class="picture">Beeld</th>',
        '<th scope="row">Doel</th><td class="picture"><svg',
    ):
        assert part in page


@pytest.mark.parametrize(
    ("part", "written"),
    [
        (Span(parts=("x",), id="bron-1"), '<span id="bron-1">x</span>'),
        (Span(parts=("x",), role="strong", id="bron-1"), '<strong id="bron-1">x</strong>'),
        (Span(parts=("1",), link="#bron-1", label="Bron 1"), '<a href="#bron-1" aria-label="Bron 1">1</a>'),
        (Span(parts=("x",), role="cite", id="bron-1"), '<span class="cite" id="bron-1">x</span>'),
        (Span(parts=("x",), link="#b", id="a"), '<a id="a" href="#b">x</a>'),
    ],
)
def test_a_link_can_lead_to_any_piece_of_text(part: Span, written: str) -> None:
    assert written in write_html(make_report(paragraph(part)))


def test_a_cell_to_write_in_is_empty_and_says_so_to_the_style_sheet() -> None:
    table = Table(columns=columns("Wat", ("Wie", "owner")), rows=(row("Bel", FillIn()),))
    assert '<td class="fill-in"></td>' in write_html(make_report(table))
    assert "| Bel |  |" in write_markdown(make_report(table))


HOSTILE = "<b>&\"'{{ 7*7 }}</b>"


def test_hostile_texts_stay_texts_wherever_they_stand() -> None:
    everywhere = (
        heading(2, HOSTILE, role=HOSTILE, id_=HOSTILE),
        paragraph(strong(HOSTILE), span(HOSTILE, HOSTILE), Span(parts=(HOSTILE,), link=HOSTILE), span(CODE, HOSTILE)),
        bullets([HOSTILE]),
        Table(columns=columns(HOSTILE), rows=(row(HOSTILE),)),
        Labelled(label=(HOSTILE,), blocks=()),
        Fold(label=(HOSTILE,), blocks=(paragraph(HOSTILE),)),
        ScoreBar(score=None, ticks=(), mark="none", text=HOSTILE),
        paragraph(GroupMark(letter=HOSTILE, shape="circle")),
    )
    report = make_report(*everywhere, title=HOSTILE, description=HOSTILE, running=HOSTILE, heading=HOSTILE)
    page = write_html(report)
    assert "<b>&" not in page
    assert "7*7" in page
    assert page.count("{{ 7*7 }}") > 15


@pytest.mark.parametrize("picture", [BAR, LINE, SLOPE], ids=["bar", "line", "slope"])
def test_a_picture_says_in_words_what_it_shows(picture: ScoreBar | MarkerLine | Slope) -> None:
    drawn = draw(picture)
    assert drawn.startswith("<svg ")
    assert 'role="img"' in drawn
    assert f"<title>{picture.text}</title>" in drawn


def test_the_parts_of_a_text_are_read_in_order() -> None:
    assert read_text(("a", strong("b", span("x", "c")), Break(), GroupMark(letter="G", shape="circle"))) == "abc G"
