"""When the conversation is, as people say it: a date in any of the usual ways, or that they do not know it yet."""

import datetime as dt

from dialoogcheck.answers.model import NoDate, Talk, find_date
from dialoogcheck.dutch import read_date, shorten, write_date

NOT_KNOWN_NAME = "nog niet bekend"
NOT_KNOWN_LETTER = "n"
NOT_KNOWN = {NoDate.NOT_KNOWN, NOT_KNOWN_NAME, NOT_KNOWN_LETTER, "?", "niet bekend", "onbekend", "weet ik niet"}


def read_talk(text: str, start: dt.date | None = None, *, backwards: bool = False) -> Talk | None:
    """The answer that this text is, None when it is none; for ``start`` and ``backwards`` see ``read_date``."""
    if " ".join(text.split()).casefold() in NOT_KNOWN:
        return NoDate.NOT_KNOWN
    return read_date(text, start=start, backwards=backwards)


def refuse_date(text: str) -> str:
    """Why this text is no date, in a sentence."""
    return f"“{shorten(text)}” is geen datum." if text.strip() else "U hebt nog geen datum getypt."


def doubt_talk(talk: Talk | None, date: dt.date | None, *, looks_back: bool) -> str:
    """What is odd about this answer in a check of ``date``, ending in a question; empty when nothing is.

    A conversation to prepare comes later, one to look back on was earlier.
    """
    day = find_date(talk)
    if not day or not date or day == date or (day < date) == looks_back:
        return ""
    side = "na" if looks_back else "vóór"
    return f"{write_date(day)} ligt {side} de datum van deze check: {write_date(date)}. Klopt dat?"
