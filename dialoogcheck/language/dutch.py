"""How Dutch writes numbers, dates, plurals and lists."""

import datetime as dt
import math
from collections.abc import Sequence
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


def round_half_up(number: Fraction) -> int:
    """The nearest whole number; a half goes up, as people expect."""
    return math.floor(number + Fraction(1, 2))


def write_date(date: dt.date) -> str:
    """``21 november 2026``."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def count(number: int, one: str, many: str) -> str:
    """The number with the word that goes with it: ``1 stelling``, ``2 stellingen``."""
    return f"{number} {one if number == 1 else many}"


def join_words(words: Sequence[str], last: str = "en") -> str:
    """The words as a sentence lists them: ``a, b en c``."""
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def begin_sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def end_sentence(text: str) -> str:
    """The text with a full stop, unless it ends in punctuation already."""
    return text if text.endswith((".", "?", "!", ":", "…")) else text + "."
