"""The page with the plan: every action beside its reasons, what no longer fits, and what stays open."""

from dataclasses import replace

import pytest

from dialoogcheck.advice.citations import Citations
from dialoogcheck.advice.model import Advice
from dialoogcheck.advice.plan_page import LONGEST_NOTE, MOST_LEFT_OPEN, compose_plan, write_step
from dialoogcheck.advice.plan_words import When
from dialoogcheck.checklist.model import CriticalKind
from dialoogcheck.document.blocks import Block, Heading, read_text
from tests import builders
from tests.advice.planned import NOW, SHORTER, before, give, number, plan_advice
from tests.builders import make_tip
from tests.document.finding import find_tables, read_all, walk

LEGAL, PROCESS = CriticalKind.LEGAL, CriticalKind.PROCESS
LATE = make_tip("laat", ["a-1"], timing=before(60), until=60)


def compose(advice: Advice, *, annexed: bool = False) -> tuple[Block, ...]:
    return tuple(compose_plan(advice, Citations(advice.result.checklist), annexed=annexed))


def read(advice: Advice) -> str:
    return read_all(compose(advice))


def list_steps(advice: Advice) -> list[list[str]]:
    return [row for table in find_tables(compose(advice), "Nr.", "Wat") for row in table]


def test_when_there_is_nothing_to_do_there_is_no_plan() -> None:
    assert compose(plan_advice(number(2), {"a-1": "ja", "a-2": "nvt"})) == ()


def test_every_step_stands_once_with_who_when_and_how_much_work() -> None:
    tips = [make_tip("eerst", ["a-1"], timing=NOW), make_tip("dan", ["a-2"], effort=90, wait=3)]
    advice = plan_advice(number(2, a_1=LEGAL), give(2, "nee"), tips)
    assert [read_text(block.text) for block in walk(compose(advice)) if isinstance(block, Heading)] == [
        *("Uw plan", When.NOW, When.LATER)
    ]
    first, then = list_steps(advice)
    assert first[:3] == [
        "1",
        "Doe eerst. (juridisch) Omdat u bij ‘Titel van a-1’ ‘Nee’ antwoordde. [1]",
        "Inkoper ma 23 nov 1 uur",
    ]
    assert then[:3] == [
        "2",
        "Doe dan. Omdat u bij ‘Titel van a-2’ ‘Nee’ antwoordde. [1]",
        "Inkoper vr 11 – ma 14 dec 1,5 uur",
    ]
    # And room to write in.
    assert {*first[3:], *then[3:]} == {""}


@pytest.mark.parametrize(("critical", "kind"), [(LEGAL, " (juridisch) "), (PROCESS, " (proces) "), (None, "t. Omdat ")])
def test_what_kind_of_step_it_is(critical: CriticalKind | None, kind: str) -> None:
    statement = builders.make_statement("a-1", critical=critical)
    ((_, told, *_),) = list_steps(plan_advice([statement], {"a-1": "nee"}, [make_tip("t", ["a-1"])]))
    assert kind in told


def test_every_note_stands_beside_the_action_that_it_is_about() -> None:
    both = make_tip("beide", ["a-1", "a-2"])
    notes = {"a-1": "Jan weet het.", "a-2": "Woord " * 100, "a-3": "Dit gaat goed."}
    advice = plan_advice(number(3), {"a-1": "nee", "a-2": "deels", "a-3": "ja"}, [both], notes=notes)
    (step,) = advice.plan.steps
    told = read_text(write_step(advice, step, Citations(advice.result.checklist)))
    assert "U schreef: ‘Jan weet het.’" in told
    cut = told.split("U schreef: ‘")[2].partition("’")[0]
    assert cut.startswith("Woord Woord")
    assert cut.endswith("…")
    assert len(cut) <= LONGEST_NOTE
    assert "Dit gaat goed." not in told


def test_what_is_not_known_yet_is_asked_and_then_done() -> None:
    ((_, told, who, *_),) = list_steps(plan_advice(number(1, a_1=PROCESS), {"a-1": "weet-niet"}))
    assert told.startswith("Vraag na of dit zo is: ‘Dit is de stelling a-1.’ (proces) Zo niet: doe tip-a-1.")
    assert who == "Aan wie: de inkoper ma 23 – wo 25 nov 15 minuten"


def test_what_no_longer_fits_is_told_with_what_to_do_instead() -> None:
    short = make_tip("kort", ["a-2"], timing=before(60), until=60, shorter=SHORTER)
    advice = plan_advice(number(2), give(2, "nee"), [LATE, short])
    assert [row[1].split(". ")[0] for row in list_steps(advice)] == ["Doe een deel"]
    assert list_steps(advice)[0][2].endswith("15 minuten, korter")
    told = read(advice).partition("Dit past niet meer\n")[2]
    assert "Doe laat. Laat dit nu los." in told
    assert "Stap 1 is een kortere vorm" in told


def test_what_fits_is_not_called_late() -> None:
    assert "Dit past niet meer" not in read(plan_advice(number(1), {"a-1": "nee"}))


@pytest.mark.parametrize(("count", "more"), [(MOST_LEFT_OPEN, False), (MOST_LEFT_OPEN + 2, True)])
def test_what_stays_open_within_the_hours_is_named(count: int, more: bool) -> None:  # noqa: FBT001 - a parameter of the test
    # One hour is enough for the first.
    advice = plan_advice(number(count + 1), give(count + 1, "nee"), hours=1)
    (told,) = (line for line in read(advice).splitlines() if line.startswith("Dit blijft open binnen uw uren: "))
    assert told.count("‘") == MOST_LEFT_OPEN
    assert told.count(" en ") == 1
    assert told.endswith(" en nog 2.") == more
    assert "‘Titel van a-1’" not in told


def test_what_stays_open_is_named_also_when_no_step_fits_the_hours() -> None:
    told = read(plan_advice(number(1), {"a-1": "nee"}, hours=0))
    assert "Dit blijft open binnen uw uren: ‘Titel van a-1’." in told
    assert "Er is nog 1 andere actie." in told
    assert "Wat levert dit op?" not in told


def test_hours_that_suffice_leave_nothing_open() -> None:
    # What is left of thirteen is not for want of hours: ten steps are enough for one plan.
    assert "binnen uw uren" not in read(plan_advice(number(13), give(13, "nee"), hours=40))


def test_without_hours_nothing_is_said_of_them() -> None:
    assert "binnen uw uren" not in read(plan_advice(number(13), give(13, "nee")))


def test_what_there_is_no_action_for_is_named() -> None:
    told = read(plan_advice(number(2, a_2=LEGAL), give(2, "nee"), [make_tip("t", ["a-1"])]))
    assert "Hiervoor is nu geen actie: ‘Titel van a-2’." in told
    only = read(plan_advice(number(1, a_1=LEGAL), {"a-1": "nee"}, []))
    assert "Hiervoor is nu geen actie: ‘Titel van a-1’." in only


def test_what_it_yields_is_told_of_what_can_still_be_done() -> None:
    assert "Wat levert dit op? Stel dat" in read(plan_advice(number(1), {"a-1": "nee"}))
    assert "Wat levert dit op?" not in read(plan_advice(number(1), {"a-1": "nee"}, [LATE]))
    now = replace(LATE, timing=NOW)
    stopped = plan_advice(number(1), {"a-1": "nee"}, [now], phase=builders.TENDER)
    assert "Doe laat." in read(stopped)
    assert "Wat levert dit op?" not in read(stopped)


def test_the_other_actions_are_counted_below() -> None:
    advice = plan_advice(number(12), give(12, "nee"))
    told = "Er zijn nog 2 andere acties. Die staan"
    assert read(advice).splitlines()[-1].startswith(f"{told} in het uitgebreide rapport")
    assert read_all(compose(advice, annexed=True)).splitlines()[-1] == f"{told} achter in dit rapport."
