"""How Dutch writes numbers, dates, plurals and lists; and text made fit to show or to name a file with."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def round_half_up(number: "Fraction") -> int:
    """The nearest whole number; a half goes up, as people expect."""
    return (2 * number + 1) // 2


def write_date(date: dt.date) -> str:
    """``21 november 2026``."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MARCH = 3
LEAP_YEARS_APART = 8
"""The most years from one 29 February to the next."""
_YEAR = r"(?:19|20|21)?\d\d"
_ISO_DATE = re.compile(r"((?:19|20|21)\d\d)-(\d\d)-(\d\d)")
_TYPED_DATE = re.compile(
    r"(?:(?P<weekday>[a-z]+)[., ] *)?(?P<day>\d\d?)"
    r"(?: *[-–/. ] *(?P<number>\d\d?)| *[- ]? *(?P<name>[a-z]+)\.?)"
    rf"(?: *[-–/. ] *(?P<year>{_YEAR}))?"
)


def read_date(text: str, *, start: dt.date | None = None, backwards: bool = False) -> dt.date | None:
    """The date that somebody typed: ``11-12-2026``, ``11 december``, ``vr 11 dec 2026`` or ``2026-12-11``.

    None when it is none, such as 31-2-2026 or a Friday that is no Friday. The year (of two digits in this century) may
    be left out where ``start`` is given: then it is the first such day from ``start`` on, or ``backwards`` the last one
    up to it.
    """
    typed = " ".join(text.split()).casefold()
    if iso := _ISO_DATE.fullmatch(typed):
        return _make_date(*map(int, iso.groups()))
    found = _TYPED_DATE.fullmatch(typed)
    if not found:
        return None
    day, month = int(found["day"]), int(found["number"] or _find_month(found["name"]))
    if found["year"]:
        year = int(found["year"])
        date = _make_date(year + 2000 if year < 100 else year, month, day)  # noqa: PLR2004
    else:
        date = _find_nearest(month, day, start, backwards=backwards) if start else None
    weekday = found["weekday"]
    fits = date and (not weekday or (len(weekday) > 1 and WEEKDAYS[date.weekday()].startswith(weekday)))
    return date if fits else None


def _find_nearest(month: int, day: int, start: dt.date, *, backwards: bool) -> dt.date | None:
    """The first such day from ``start`` on, or the last one up to it."""
    step = -1 if backwards else 1
    tried = (_make_date(start.year + step * years, month, day) for years in range(LEAP_YEARS_APART + 1))
    return next((date for date in tried if date and (date - start).days * step >= 0), None)


def _make_date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _find_month(name: str) -> int:
    """The number of a month that is written out or cut off after three letters or more; 0 when there is none."""
    if name == "mrt":
        return MARCH
    return next((number for number, month in enumerate(MONTHS, 1) if len(name) > 2 and month.startswith(name)), 0)  # noqa: PLR2004


def write_day(date: dt.date, year: int | None = None) -> str:
    """``ma 23 nov``: a day in a table or a list, with its year where that is another than the ``year`` that is known.

    None means that every year is known.
    """
    day = f"{_name_day(date)} {_shorten_month(date)}"
    return day if year in {None, date.year} else f"{day} {date.year}"


def _name_day(date: dt.date) -> str:
    return f"{WEEKDAYS[date.weekday()][:2]} {date.day}"


def _shorten_month(date: dt.date) -> str:
    return "mrt" if date.month == MARCH else MONTHS[date.month - 1][:3]


def write_span(first: dt.date, last: dt.date, year: int | None = None) -> str:
    """``ma 23 – wo 25 nov``: the days from the first to the last, or the one day.

    A year that is another than the ``year`` that is known stands there; None means that the first one is known.
    """
    known = first.year if year is None else year
    if first == last:
        return write_day(first, known)
    if first.year != last.year:
        return f"{write_day(first, known)} – {write_day(last, known)}"
    # What they have in common is said once.
    begin = _name_day(first) if first.month == last.month else write_day(first)
    return f"{begin} – {write_day(last, known)}"


def say_span(first: dt.date, last: dt.date, year: int | None = None) -> str:
    """``maandag 23 november tot en met woensdag 25 november``: the same in whole words, for a voice."""
    known = first.year if year is None else year
    days = (f"{WEEKDAYS[day.weekday()]} {write_date(day).removesuffix(f' {known}')}" for day in (first, last))
    return " tot en met ".join(dict.fromkeys(days))


def count(number: int, one: str, many: str) -> str:
    """The number with the word that goes with it: ``1 stelling``, ``2 stellingen``."""
    return f"{number} {one if number == 1 else many}"


SPELLED = ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]


def spell(number: int) -> str:
    """The number in letters up to twelve, as a running text has it; in digits from there."""
    return SPELLED[number] if number < len(SPELLED) else str(number)


def join_words(words: Sequence[str], last: str = "en") -> str:
    """The words as a sentence lists them: ``a, b en c``."""
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def begin_sentence(text: str) -> str:
    """The text with a capital at its beginning; of *één* that capital has no accent, as the spelling wants."""
    return ("E" if text.startswith("éé") else text[:1].upper()) + text[1:]


def begin_small(text: str) -> str:
    """The text without a capital at its beginning, unless that belongs to a name in capitals; *Eén* is *één* again."""
    if text.startswith("Eén"):
        return f"é{text[1:]}"
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def end_sentence(text: str) -> str:
    """The text with a full stop, unless it ends in punctuation already."""
    return text if text.endswith((".", "?", "!", ":", "…")) else text + "."


def split_first(text: str) -> tuple[str, str, str]:
    """A text as ``partition`` gives it, at the end of its first sentence; a full stop inside quotes ends none."""
    for match in re.finditer(r"\. ", text):
        before = text[: match.start()]
        if before.count("‘") <= before.count("’"):
            return before, match[0], text[match.end() :]
    return text, "", ""


def printable(text: str) -> str:
    """The text without characters that steer a terminal; the escape character becomes a visible ``�``."""
    return "".join("�" if unicodedata.category(char) in {"Cc", "Cf"} and char not in "\n\t" else char for char in text)


def shorten(text: str, longest: int = 40) -> str:
    """The text on one line, with ``…`` where it was cut off."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def join_slugs(*texts: str | None) -> str:
    """A name for a file of these texts, as far as they say something; perhaps empty."""
    return "-".join(slug for text in texts if text and (slug := make_slug(text)))


SLUG_LENGTH = 40


def make_slug(text: str) -> str:
    """The text in small letters, digits and dashes, which every system takes in a file name.

    At most 40 characters, perhaps none.
    """
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:SLUG_LENGTH].strip("-")
