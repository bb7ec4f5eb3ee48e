"""The questions for a new checklist: only what is missing, until it is good, and back through all of it."""

import io

from dialoogcheck.asking.new_checklist import ask_names
from dialoogcheck.asking.plain import PlainAsker
from dialoogcheck.checklist.starter import AREA, PERSPECTIVE, TITLE, Names

NOTHING: Names = {TITLE: (), PERSPECTIVE: (), AREA: ()}
ALL: Names = {TITLE: ("Goed wonen",), PERSPECTIVE: ("Gemeente", "Huurder"), AREA: ("Doel", "Geld")}


def ask(known: Names, typed: str) -> tuple[Names, str]:
    """What comes back when somebody types this, and all that was written."""
    written = io.StringIO()
    return ask_names(PlainAsker(io.StringIO(typed), written, columns=200), known), written.getvalue()


def test_what_is_missing_is_asked() -> None:
    assert ask(NOTHING, "Goed wonen\nGemeente\nHuurder\n\nDoel\nGeld\n\n")[0] == ALL


def test_only_what_is_missing_is_asked() -> None:
    names, said = ask({**ALL, AREA: ()}, "Doel\n\n")
    assert names == {**ALL, AREA: ("Doel",)}
    assert "Hoe heet" not in said
    assert "Wie " not in said
    assert ask(ALL, "") == (ALL, "")


def test_an_empty_or_wrong_answer_is_asked_again() -> None:
    names, said = ask({**ALL, TITLE: ()}, "\n" + "w " * 21 + "\n-\nT\n")
    assert "Hier staat niets" in said
    assert "21 woorden" in said
    assert names[TITLE] == ("T",)
    names, said = ask({**ALL, AREA: ()}, "Doel\nDOEL\n\n")
    assert "“DOEL” hebt u al genoemd." in said
    assert names[AREA] == ("Doel",)


def test_back_goes_through_all_that_was_asked() -> None:
    names, said = ask(NOTHING, "Tietel\nGemeente\nt\nt\nTitel\nGemeente\n\nDoel\nt\nt\n\nRollen\n\n")
    assert "Nu staat er: Tietel" in said
    assert names == {TITLE: ("Titel",), PERSPECTIVE: ("Gemeente",), AREA: ("Rollen",)}


def test_as_many_as_there_may_be_end_by_themselves() -> None:
    known = {**NOTHING, TITLE: ("Goed wonen",)}
    names, _ = ask(known, "\n".join([*(f"groep {number}" for number in range(9)), "Doel", "", ""]))
    assert len(names[PERSPECTIVE]) == 9
