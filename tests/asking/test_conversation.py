"""What comes around the questions, with plain lines."""

import io
from pathlib import Path

import pytest

from dialoogcheck.asking import conversation
from dialoogcheck.asking.conversation import choose_checklist
from dialoogcheck.asking.plain import PlainAsker
from tests.keyboard import ROOT

SHIPPED = ROOT / "checklists" / "inkoopdialoog.yaml"
SMALL = ROOT / "tests" / "data" / "klein.yaml"


def choose(typed: str) -> tuple[str | None, str]:
    """The checklist that is chosen when somebody types this, and all that was written."""
    written = io.StringIO()
    return choose_checklist(PlainAsker(io.StringIO(typed), written, columns=200)), written.getvalue()


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The checklists that there are."""
    paths = [SHIPPED, SMALL]
    monkeypatch.setattr(conversation, "find_checklists", lambda: tuple(paths))
    monkeypatch.setattr(conversation, "find_shipped", lambda: (SHIPPED,))
    return paths


@pytest.mark.usefixtures("known")
def test_several_checklists_are_a_question() -> None:
    chosen, said = choose("2\n")
    assert chosen == "klein"
    assert "Welke checklist wilt u invullen?" in said
    assert "2 Kleine checklist (eigen)" in said
    with pytest.raises(KeyboardInterrupt):
        choose("s\n")


def test_the_only_checklist_is_not_asked(known: list[Path]) -> None:
    known.remove(SMALL)
    assert choose("") == ("inkoopdialoog", "")
