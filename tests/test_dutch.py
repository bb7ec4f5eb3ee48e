"""How Dutch is written and read, and where a sentence ends."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.dutch import (
    MONTHS,
    SPELLED,
    WEEKDAYS,
    begin_sentence,
    begin_small,
    read_date,
    say_span,
    spell,
    split_first,
    write_date,
    write_day,
    write_span,
)

START = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("Doe dit. En dan dat.", "Doe dit", "En dan dat."),
        ("Doe dit.", "Doe dit.", ""),
        ("Begin met: ‘We praten. Echt.’ Luister dan. Klaar.", "Begin met: ‘We praten. Echt.’ Luister dan", "Klaar."),
    ],
)
def test_the_first_sentence_does_not_end_inside_quotes(text: str, first: str, rest: str) -> None:
    assert split_first(text)[::2] == (first, rest)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-12-11", "11-12-2026", "11-12-26", "11/12/2026", "11.12.2026", "11 12 2026", "11–12–2026"),
        *("11 december 2026", "11 dec 2026", "11 dec. 2026", "11dec 2026", "11-dec-2026", " 11  December  2026 "),
        *("vrijdag 11 december 2026", "vr 11-12-2026", "vr. 11 dec 2026", "vrijdag, 11 december 2026"),
    ],
)
def test_a_date_with_its_year(text: str) -> None:
    assert read_date(text) == dt.date(2026, 12, 11)


@pytest.mark.parametrize(
    ("text", "forward", "backward"),
    [
        ("11-12", "2026-12-11", "2025-12-11"),
        ("11 dec", "2026-12-11", "2025-12-11"),
        ("vr 11 december", "2026-12-11", None),
        ("3 mrt", "2027-03-03", "2026-03-03"),
        ("21-11", "2026-11-21", "2026-11-21"),
        ("20 november", "2027-11-20", "2026-11-20"),
        ("22 nov.", "2026-11-22", "2025-11-22"),
        ("29 februari", "2028-02-29", "2024-02-29"),
    ],
)
def test_a_date_without_a_year_is_the_nearest_one(text: str, forward: str, backward: str | None) -> None:
    assert read_date(text) is None
    assert read_date(text, start=START) == dt.date.fromisoformat(forward)
    found = read_date(text, start=START, backwards=True)
    assert found == (backward and dt.date.fromisoformat(backward))


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "morgen", "11", "december", "december 2026", "over drie weken", "week 50", "11-12-2026 om 9 uur"),
        *("31-2-2026", "0-1-2026", "32 januari 2026", "11-13-2026", "29 februari 2027", "30 februari", "11 de 2026"),
        *("do 11 december 2026", "v 11-12-2026", "zomer 11-12-2026"),
        *("11-12-126", "11-12-1026", "11-12-20266", "2026-12", "20261211", "2026-W50-5", "1026-12-11", "²-12-2026"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text, start=START) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), st.sampled_from(["-", "/", "."]))
def test_every_way_to_write_a_date_is_read(date: dt.date, mark: str) -> None:
    weekday = WEEKDAYS[date.weekday()]
    numbers = mark.join(map(str, (date.day, date.month, date.year)))
    for text in (
        write_date(date),
        date.isoformat(),
        numbers,
        f"{weekday} {numbers}",
        f"{weekday[:2]} {write_date(date)}",
    ):
        assert read_date(text) == date
    short = f"{date.day} {MONTHS[date.month - 1][:3]}"
    assert read_date(short, start=date) == read_date(short, start=date, backwards=True) == date


@given(st.text(max_size=20), st.dates())
def test_no_text_breaks_it(text: str, start: dt.date) -> None:
    for backwards in (False, True):
        found = read_date(text, start=start, backwards=backwards)
        assert found is None or isinstance(found, dt.date)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        *(
            ("2026-11-23", "ma 23 nov"),
            ("2026-12-06", "zo 6 dec"),
            ("2027-03-01", "ma 1 mrt"),
            ("2027-05-14", "vr 14 mei"),
        ),
        *(
            ("2027-08-11", "wo 11 aug"),
            ("2027-02-09", "di 9 feb"),
            ("2026-12-31", "do 31 dec"),
            ("2028-01-01", "za 1 jan"),
        ),
    ],
)
def test_a_day_in_a_table(day: str, written: str) -> None:
    date = dt.date.fromisoformat(day)
    assert write_day(date) == write_span(date, date) == written
    assert read_date(written, start=date) == date


@pytest.mark.parametrize(
    ("first", "last", "year", "written"),
    [
        ("2026-11-23", "2026-11-25", None, "ma 23 – wo 25 nov"),
        ("2026-11-30", "2026-12-01", 2026, "ma 30 nov – di 1 dec"),
        ("2026-12-31", "2027-01-04", None, "do 31 dec – ma 4 jan 2027"),
        ("2026-12-31", "2027-01-04", 2026, "do 31 dec – ma 4 jan 2027"),
        ("2026-12-31", "2027-01-04", 2027, "do 31 dec 2026 – ma 4 jan"),
        ("2026-12-31", "2027-01-04", 2025, "do 31 dec 2026 – ma 4 jan 2027"),
        ("2026-11-23", "2027-11-23", 2026, "ma 23 nov – di 23 nov 2027"),
        ("2027-02-26", "2027-03-01", 2027, "vr 26 feb – ma 1 mrt"),
        ("2027-02-26", "2027-03-01", 2026, "vr 26 feb – ma 1 mrt 2027"),
        ("2027-01-04", "2027-01-06", 2026, "ma 4 – wo 6 jan 2027"),
        ("2027-01-04", "2027-01-04", 2026, "ma 4 jan 2027"),
        ("2027-01-04", "2027-01-04", None, "ma 4 jan"),
    ],
)
def test_days_from_the_first_to_the_last(first: str, last: str, year: int | None, written: str) -> None:
    assert write_span(dt.date.fromisoformat(first), dt.date.fromisoformat(last), year) == written


@pytest.mark.parametrize(
    ("first", "last", "year", "said"),
    [
        ("2026-11-23", "2026-11-25", 2026, "maandag 23 november tot en met woensdag 25 november"),
        ("2026-11-23", "2026-11-23", None, "maandag 23 november"),
        ("2026-12-31", "2027-01-04", 2026, "donderdag 31 december tot en met maandag 4 januari 2027"),
        ("2026-12-31", "2027-01-04", 2025, "donderdag 31 december 2026 tot en met maandag 4 januari 2027"),
    ],
)
def test_days_as_a_voice_says_them(first: str, last: str, year: int | None, said: str) -> None:
    assert say_span(dt.date.fromisoformat(first), dt.date.fromisoformat(last), year) == said


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *(("Eén actie", "één actie"), ("De inkoper", "de inkoper"), ("U schrijft", "u schrijft"), ("", "")),
        *(("AVG en Woo", "AVG en Woo"), ("12 acties", "12 acties")),
    ],
)
def test_inside_a_sentence_a_text_begins_small(text: str, written: str) -> None:
    assert begin_small(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *(("één actie", "Eén actie"), ("de inkoper", "De inkoper"), ("", ""), ("12 acties", "12 acties")),
        *(("élan", "Élan"), ("IJs", "IJs")),
    ],
)
def test_a_sentence_begins_with_a_capital(text: str, written: str) -> None:
    assert begin_sentence(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *(("Doel op papier", "doel op papier"), ("AVG en Woo", "AVG en Woo"), ("U weet het", "u weet het")),
        *(("", ""), ("A", "A"), ("Een", "een"), ("‘Nee’ zegt men", "‘Nee’ zegt men")),
    ],
)
def test_inside_a_sentence_there_is_no_capital_unless_the_word_has_it(text: str, written: str) -> None:
    assert begin_small(text) == written


@pytest.mark.parametrize(("number", "written"), [(0, "nul"), (1, "één"), (12, "twaalf"), (13, "13"), (100, "100")])
def test_a_number_in_letters_as_far_as_a_text_has_it(number: int, written: str) -> None:
    assert spell(number) == written
    assert len({*SPELLED}) == len(SPELLED) == 13
