"""When an action is ready and how much work it is, as readers see it."""

import dataclasses

import pytest

from dialoogcheck.checklist.model import Timing, TimingKind, Tip
from dialoogcheck.checklist.timing import (
    count_days,
    describe_effort,
    describe_timing,
    describe_tip_effort,
    describe_tip_timing,
)
from tests.builders import make_tip

BEFORE, AFTER, WITHIN = TimingKind.BEFORE, TimingKind.AFTER, TimingKind.WITHIN


@pytest.mark.parametrize(
    ("kind", "days", "words"),
    [
        (BEFORE, 21, "drie weken voor het gesprek"),
        (BEFORE, 1, "een dag voor het gesprek"),
        (BEFORE, 7, "een week voor het gesprek"),
        (BEFORE, 0, "op de dag van het gesprek, vooraf"),
        (AFTER, 0, "op de dag van het gesprek, na afloop"),
        (AFTER, 2, "binnen twee dagen na het gesprek"),
        (AFTER, 14, "binnen twee weken na het gesprek"),
        (WITHIN, 14, "binnen twee weken"),
        (WITHIN, 1, "binnen een dag"),
        (WITHIN, 0, "meteen"),
        (TimingKind.NOW, 0, "meteen"),
        (TimingKind.DURING, 0, "tijdens het gesprek"),
    ],
)
def test_a_moment_in_words(kind: TimingKind, days: int, words: str) -> None:
    assert describe_timing(Timing(kind=kind, days=days)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        *((0, "nul dagen"), (1, "een dag"), (2, "twee dagen"), (7, "een week"), (10, "tien dagen"), (14, "twee weken")),
        *((13, "13 dagen"), (84, "twaalf weken"), (91, "13 weken")),
    ],
)
def test_whole_weeks_are_said_in_weeks(days: int, words: str) -> None:
    assert count_days(days) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        *((1, "1 minuut"), (45, "45 minuten"), (60, "1 uur"), (61, "1 uur en 1 minuut"), (75, "1 uur en 15 minuten")),
        *((90, "1,5 uur"), (120, "2 uur"), (150, "2,5 uur"), (30, "30 minuten"), (630, "10,5 uur")),
    ],
)
def test_work_in_words(minutes: int, words: str) -> None:
    assert describe_effort(minutes) == words


def make_old_tip(*, when: str | None = None, duration: str | None = None, with_data: bool) -> Tip:
    tip = make_tip("t", ["a-1"], effort=90)
    shown = tip if with_data else dataclasses.replace(tip, timing=None, effort=None)
    return dataclasses.replace(shown, when=when, duration=duration)


@pytest.mark.parametrize(
    ("tip", "when", "work"),
    [
        (make_old_tip(with_data=True), "een week voor het gesprek", "1,5 uur"),
        # The words of an author for an event stand beside the moment; the minutes replace words about work.
        (
            make_old_tip(when="voordat u uitnodigt", duration="een ochtend", with_data=True),
            *("een week voor het gesprek, voordat u uitnodigt", "1,5 uur"),
        ),
        (
            make_old_tip(when="voordat u uitnodigt", duration="een ochtend", with_data=False),
            *("voordat u uitnodigt", "een ochtend"),
        ),
        (make_old_tip(with_data=False), "", ""),
    ],
)
def test_a_tip_in_words(tip: Tip, when: str, work: str) -> None:
    assert (describe_tip_timing(tip), describe_tip_effort(tip)) == (when, work)
