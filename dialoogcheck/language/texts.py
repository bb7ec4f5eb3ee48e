"""The program's own words: sentences that stand in more than one place."""

import unicodedata

UNKNOWN_NAME = "Weet ik niet"
NOT_APPLICABLE_NAME = "Niet van toepassing"
OPEN_NAME = "Nog niet beantwoord"


def printable(text: str) -> str:
    """The text without characters that steer a terminal; the escape character becomes a visible ``�``."""
    return "".join("�" if unicodedata.category(char) in {"Cc", "Cf"} and char not in "\n\t" else char for char in text)
