"""The manual for authors says what the code does, in Dutch that anybody reads."""

import re

import pytest

from dialoogcheck.reading.minimal import MINIMAL_CHECKLIST
from dialoogcheck.reading.rules import LONGEST_SENTENCE, RULES, count_words, split_sentences
from tests.manual import MANUAL, PARTS, list_kinds, renew, slug

TEXT = MANUAL.read_text(encoding="utf-8")


def test_the_manual_is_what_the_code_says() -> None:
    assert renew(TEXT) == TEXT, "renew it with: make golden"


@pytest.mark.parametrize("stale", [TEXT.replace("| `duur` | ja", "| `duur` | nee"), TEXT.replace("### lange-zin", "### langste-zin")])
def test_a_stale_manual_is_seen(stale: str) -> None:
    assert stale != TEXT
    assert renew(stale) != stale


def test_every_part_every_kind_and_every_rule_is_in_it() -> None:
    assert all(f"<!-- begin {part} -->" in TEXT for part in PARTS)
    headings = {slug(heading) for heading in re.findall(r"^##+ (.+)$", TEXT, re.MULTILINE)}
    assert headings >= {slug(kind.label) for kind in list_kinds()}
    assert headings >= {rule.code for rule in RULES}
    assert headings >= set(re.findall(r"\]\(#([^)]+)\)", TEXT))
    assert MINIMAL_CHECKLIST in TEXT


def test_it_is_written_in_short_sentences() -> None:
    written = re.sub(r"<!-- begin .*?<!-- einde|```.*?```", "", TEXT, flags=re.DOTALL)
    sentences = split_sentences(written)
    assert len(sentences) > 60
    assert [sentence for sentence in sentences if count_words(sentence) > LONGEST_SENTENCE] == []
