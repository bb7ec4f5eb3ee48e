"""Markdown: text that stays text."""

import re


def escape_markdown(text: str) -> str:
    """The text on one line of Markdown, where it stays text."""
    flat = " ".join(str(text).split())
    escaped = re.sub(r"([\\`*_\[\]<>|#~&])", r"\\\1", flat)
    # At the beginning of a line these would make a list, a quotation or a heading.
    return re.sub(r"^([+=-]|\d+[.)])", lambda match: match.group(1)[:-1] + "\\" + match.group(1)[-1], escaped)
