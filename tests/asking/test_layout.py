"""Screens fit: nothing breaks inside a word, and every option is visible in a small window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.asking.layout import lay_out, paginate, shorten, wrap
from dialoogcheck.asking.screens import ChoiceScreen, Command, OptionHeading, Page, ScreenOption

WORDS = st.lists(st.text("abcdefgé", min_size=1, max_size=12), min_size=1, max_size=30).map(" ".join)
SCALE = ("Nee", "Deels", "Grotendeels", "Ja", "Weet ik niet", "Niet van toepassing")
COMMANDS = (Command.BACK, Command.EXPLAIN, Command.NOTE, Command.OVERVIEW, Command.STOP)


def make_screen(text: str = "Dit is een stelling.", note: str = "", extra: str = "", detail: str = "") -> ChoiceScreen:
    options = (
        *(ScreenOption(value=name, text=name, detail=detail) for name in SCALE),
        ScreenOption(value=Command.BACK, text="Terug"),
    )
    return ChoiceScreen(
        position="[7/58] Gebied 2 van 9 · Mandaat en voorbereiding",
        text=text,
        options=options,
        note=note,
        extra=extra,
        commands=COMMANDS,
    )


@given(WORDS, WORDS, WORDS, st.integers(40, 120), st.integers(12, 40))
def test_a_statement_fits_any_window(text: str, note: str, extra: str, columns: int, rows: int) -> None:
    layout = lay_out(make_screen(text, note, extra, extra), columns, rows)
    assert layout.height <= rows
    assert [lines[0] for lines in layout.options] == [*SCALE, "Terug"]
    for line in (layout.position, *layout.text, *layout.extra, *layout.foot):
        assert len(line) < columns
    if not layout.text[-1].endswith("hele tekst)"):
        assert " ".join(layout.text) == text


def test_a_wide_window_shows_everything() -> None:
    layout = lay_out(make_screen(note="Nagaan.", extra="Meer hierover.", detail="Waarom."), 80, 40)
    assert layout.airy
    assert layout.extra == ("Meer hierover.", "Notitie: Nagaan.")
    assert layout.options[0] == ("Nee", "Waarom.")
    assert layout.foot == ("← terug · u uitleg · n notitie · o overzicht · s bewaren en stoppen",)


def test_a_small_window_leaves_out_what_matters_least() -> None:
    layout = lay_out(
        make_screen(
            "Een stelling van een gewone lengte past hier in drie regels, want zo lang zijn ze.", note="Nagaan."
        ),
        40,
        12,
    )
    assert not layout.airy
    assert layout.extra == ()
    assert layout.foot == ("? toetsen",)
    assert len(layout.text) == 3


def test_a_message_takes_the_place_of_the_keys() -> None:
    assert lay_out(make_screen(), 80, 24, "Kies eerst.").foot == ("Kies eerst.",)


def test_a_text_that_cannot_fit_says_where_the_rest_is() -> None:
    layout = lay_out(make_screen("woord " * 80), 40, 12)
    assert layout.text[-1].endswith("… (u: hele tekst)")


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert wrap("a\x1b[31mb", 80) == ("a�[31mb",)
    assert shorten("a\x07b", 80) == "a�b"


def test_empty_text_takes_no_line() -> None:
    assert wrap("", 80) == ()
    assert wrap("  \n ", 80) == ()


def test_a_heading_has_no_detail() -> None:
    screen = ChoiceScreen(
        position="x", text="y", options=(OptionHeading(text="Kop"), ScreenOption(value="a", text="A", detail="meer"))
    )
    assert lay_out(screen, 80, 24).options == (("Kop",), ("A", "meer"))


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12), (20, 6)])
def test_a_page_is_shown_whole_in_parts(columns: int, rows: int) -> None:
    page = Page(title="Uitleg", paragraphs=("een twee drie " * 30, "vier vijf zes"), leave="Verder")
    parts = paginate(page, columns, rows)
    assert " ".join(" ".join(line for part in parts for line in part).split()) == " ".join(
        " ".join(page.paragraphs).split()
    )
    assert all(len(part) <= rows - 2 for part in parts if rows > 6)
