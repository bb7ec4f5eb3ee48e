"""Cuts a text into sentences and words, as people count them."""

import itertools
import re

_SENTENCE_END = re.compile(r"[.!?…][’”\"')]*\s+(?=[‘“\"'(]?(?:[^\W_a-z]))")


def split_sentences(text: str) -> list[str]:
    """The sentences of a text. One ends at a full stop or the like before a capital or a digit, and at a new line."""
    sentences = []
    for line in text.splitlines():
        ends = [match.end() for match in _SENTENCE_END.finditer(line)]
        sentences += [line[start:end].strip() for start, end in itertools.pairwise([0, *ends, len(line)])]
    return sentences


def count_words(sentence: str) -> int:
    """How many words a sentence has; a dash or another loose sign is none."""
    return len(list_words(sentence))


def list_words(sentence: str) -> list[str]:
    """The words of a sentence, with the signs that stand against their end."""
    return _WORD.findall(sentence)


_WORD = re.compile(r"[^\W_]\S*")


def split_words(text: str) -> list[str]:
    """The words in small letters; a comma, a semicolon or a slash is a word too."""
    return _WORD_OR_SIGN.findall(text.lower())


_WORD_OR_SIGN = re.compile(r"\w+|[,;/]")
