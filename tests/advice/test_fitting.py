"""In which form an action still fits before the conversation, and on which days."""

import datetime as dt
from typing import Any

import pytest

from dialoogcheck.advice.fitting import Fit, Task, Window, fit_tasks, spread
from dialoogcheck.advice.model import ActionForm
from dialoogcheck.checklist.model import ShorterForm, Timing, TimingKind
from tests.builders import make_tip

USUAL, LATER, SHORTER, TOO_LATE = ActionForm
MONDAY = dt.date(2026, 11, 23)


DURING = Timing(kind=TimingKind.DURING)
WITHIN_NINE = Timing(kind=TimingKind.WITHIN, days=9)


def day(number: int) -> dt.date:
    """So many days after the Monday on which the plan begins."""
    return MONDAY + dt.timedelta(number)


def window(talk: int | None, start: int = 0, **further: Any) -> Window:  # noqa: ANN401 - fields of a window
    return Window(start=day(start), talk=None if talk is None else day(talk), **further)


def before(days: int) -> Timing:
    return Timing(kind=TimingKind.BEFORE, days=days)


def task(timing: Timing, effort: int = 60, *, after: tuple[int, ...] = (), ask: bool = False, **tip: Any) -> Task:  # noqa: ANN401
    return Task(tip=make_tip("t", ["doel-1"], timing=timing, effort=effort, **tip), ask=ask, after=after)


def shorter(days: int, effort: int = 15, until: int = 1) -> ShorterForm:
    return ShorterForm(action="Doe een deel.", effort=effort, timing=before(days), until=until)


def fit(*tasks: Task, when: Window) -> list[tuple[ActionForm, int | None, int | None]]:
    """The form of each task, and on which day after the Monday it begins and is ready."""
    return [(found.form, count_on(found.begin), count_on(found.ready)) for found in fit_tasks(tasks, when)]


def count_on(date: dt.date | None) -> int | None:
    return (date - MONDAY).days if date else None


@pytest.mark.parametrize(
    ("what", "talk", "expected"),
    [
        # Backward: ready so many days before, and begun with the time that an answer takes.
        (task(before(7)), 21, (USUAL, 14, 14)),
        (task(before(7), wait=4), 21, (USUAL, 10, 14)),
        (task(before(7)), 7, (USUAL, 0, 0)),
        # Every half day of work after the first takes a working day.
        (task(before(7), 240), 21, (USUAL, 14, 14)),
        (task(before(7), 241), 21, (USUAL, 11, 14)),
        (task(before(7), 960), 21, (USUAL, 9, 14)),
        # A weekend moves to the Friday before.
        (task(before(7)), 19, (USUAL, 11, 11)),
        (task(before(7), wait=2), 21, (USUAL, 11, 14)),
        # Forward when the begin would be before today, and it still helps then.
        (task(before(7)), 6, (LATER, 0, 0)),
        (task(before(7), wait=4), 9, (LATER, 0, 4)),
        (task(before(7), wait=5), 9, (LATER, 0, 7)),
        (task(before(14), until=7), 7, (LATER, 0, 0)),
        (task(before(14), until=7), 6, (TOO_LATE, None, None)),
        (task(before(14), wait=7), 7, (TOO_LATE, None, None)),
        (task(before(7)), 0, (TOO_LATE, None, None)),
        (task(before(7), until=0), 0, (LATER, 0, 0)),
        # The shorter form, backward or forward by the same rules.
        (task(before(21), until=10, shorter=shorter(3)), 9, (SHORTER, 4, 4)),
        (task(before(21), until=10, shorter=shorter(3)), 2, (SHORTER, 0, 0)),
        (task(before(21), until=10, shorter=shorter(3, until=2)), 1, (TOO_LATE, None, None)),
        (
            task(
                before(21),
                until=10,
                shorter=ShorterForm(action="Nu.", effort=5, timing=Timing(kind=TimingKind.NOW)),
            ),
            0,
            (SHORTER, 0, 0),
        ),
        # From now, during and after: never late.
        (task(Timing(kind=TimingKind.WITHIN, days=10)), 1, (USUAL, 0, 10)),
        (task(Timing(kind=TimingKind.WITHIN, days=5)), 1, (USUAL, 0, 7)),
        (task(Timing(kind=TimingKind.NOW)), 0, (USUAL, 0, 0)),
        (task(Timing(kind=TimingKind.DURING)), 9, (USUAL, 9, 9)),
        (task(Timing(kind=TimingKind.AFTER, days=2)), 9, (USUAL, 11, 11)),
        (task(Timing(kind=TimingKind.AFTER, days=3)), 9, (USUAL, 14, 14)),
        (task(Timing(kind=TimingKind.AFTER, days=2), wait=7), 9, (USUAL, 9, 11)),
        (task(Timing(kind=TimingKind.AFTER, days=14), wait=5), 4, (USUAL, 11, 18)),
        # Finding out is never late and never after the conversation.
        (task(before(21), ask=True), 20, (USUAL, 0, 2)),
        (task(before(21), ask=True), 1, (USUAL, 0, 1)),
    ],
)
def test_an_action_by_itself(what: Task, talk: int, expected: tuple[ActionForm, int | None, int | None]) -> None:
    assert fit(what, when=window(talk)) == [expected]


@pytest.mark.parametrize(
    ("first", "then", "talk", "expected"),
    [
        # Backward: the earlier one is ready when the later one begins, or sooner.
        (task(before(7)), task(before(7), wait=3, after=(0,)), 21, [(USUAL, 11, 11), (USUAL, 11, 14)]),
        (task(before(14)), task(before(7), after=(0,)), 21, [(USUAL, 7, 7), (USUAL, 14, 14)]),
        # Forward: the later one begins when the earlier one is ready, and is ready later itself.
        (task(before(7), wait=3), task(before(7), after=(0,)), 9, [(LATER, 0, 3), (LATER, 3, 3)]),
        (task(before(7), wait=3), task(before(1), wait=3, after=(0,)), 10, [(USUAL, 0, 3), (USUAL, 4, 9)]),
        (task(before(7), wait=3), task(before(1), wait=8, after=(0,)), 10, [(USUAL, 0, 3), (TOO_LATE, None, None)]),
        (
            task(before(7), wait=3),
            task(before(7), wait=8, after=(0,), shorter=shorter(2)),
            10,
            [(USUAL, 0, 3), (SHORTER, 8, 8)],
        ),
        # What waits for something that is too late is too late.
        (task(before(14), until=14), task(before(1), after=(0,)), 7, [(TOO_LATE, None, None)] * 2),
        (
            task(before(14), until=14),
            task(DURING, after=(0,)),
            7,
            [(TOO_LATE, None, None)] * 2,
        ),
        # What something during the conversation waits for is ready by then, as far as that goes.
        (task(WITHIN_NINE), task(DURING, after=(0,)), 0, [(USUAL, 0, 0), (USUAL, 0, 0)]),
        (task(WITHIN_NINE), task(DURING, after=(0,)), 4, [(USUAL, 0, 4), (USUAL, 4, 4)]),
        (task(WITHIN_NINE), task(before(7), after=(0,)), 14, [(USUAL, 0, 9), (LATER, 9, 9)]),
        (task(WITHIN_NINE, wait=5), task(DURING, after=(0,)), 2, [(USUAL, 0, 7), (TOO_LATE, None, None)]),
        # Finding out first.
        (task(before(14), ask=True), task(before(1), after=(0,)), 3, [(USUAL, 0, 2), (USUAL, 2, 2)]),
    ],
)
def test_what_must_come_first(
    first: Task, then: Task, talk: int, expected: list[tuple[ActionForm, int | None, int | None]]
) -> None:
    assert fit(first, then, when=window(talk)) == expected


@pytest.mark.parametrize(
    "when",
    [window(None), Window(start=None, talk=day(9)), window(-1)],
    ids=["no date", "no begin", "the conversation is behind"],
)
def test_without_days_everything_fits_and_has_none(when: Window) -> None:
    assert fit(task(before(21)), task(Timing(kind=TimingKind.NOW)), when=when) == [(USUAL, None, None)] * 2


def test_after_a_conversation_that_was_held_only_what_follows_has_days() -> None:
    when = window(-10, held=True)
    tasks = [
        task(timing) for timing in (before(7), Timing(kind=TimingKind.DURING), Timing(kind=TimingKind.AFTER, days=14))
    ]
    assert fit(*tasks, task(Timing(kind=TimingKind.WITHIN, days=7)), when=when) == [
        (USUAL, None, None),
        (USUAL, None, None),
        (USUAL, 4, 4),
        (USUAL, 0, 7),
    ]
    assert fit(task(Timing(kind=TimingKind.AFTER, days=2)), when=when) == [(USUAL, 0, 0)]


def test_where_dialogue_must_wait_days_count_from_now() -> None:
    assert fit(task(Timing(kind=TimingKind.WITHIN, days=2)), when=window(None, open_end=True)) == [(USUAL, 0, 2)]


def test_a_weekend_begins_on_monday_unless_the_conversation_is_sooner() -> None:
    assert fit(task(before(7)), when=window(10, start=5)) == [(LATER, 7, 7)]
    assert fit(task(Timing(kind=TimingKind.NOW)), when=window(6, start=5)) == [(USUAL, 5, 6)]
    # Counted back it would begin on that Sunday, and the Friday before is gone.
    assert fit(task(before(7)), when=window(13, start=6)) == [(USUAL, 7, 7)]
    assert fit(task(before(4), wait=2), when=window(13, start=6)) == [(USUAL, 7, 9)]
    # Only at the weekend is it still in time.
    assert fit(task(before(1)), when=window(7, start=5)) == [(USUAL, 5, 5)]


def test_between_begin_and_ready_lies_the_time_that_an_answer_takes() -> None:
    # Ready on a Friday instead of a Sunday: begun two days before that Friday.
    assert fit(task(before(7), wait=2), when=window(20)) == [(USUAL, 9, 11)]
    assert fit(task(before(7), 480), when=window(20)) == [(USUAL, 10, 11)]
    # And what follows waits for it.
    assert fit(task(before(7), wait=2), task(before(7), after=(0,)), when=window(20)) == [
        (USUAL, 9, 11),
        (USUAL, 11, 11),
    ]


def spread_days(*tasks: Task, talk: int) -> list[int]:
    when = window(talk)
    found = spread(tasks, fit_tasks(tasks, when), when)
    return [(item.begin - MONDAY).days for item in found if item.begin]


def test_work_that_begins_now_is_spread_over_the_days_as_far_as_it_helps() -> None:
    late = task(before(21), 120)
    assert spread_days(*[late] * 6, talk=20) == [0, 0, 1, 1, 2, 2]
    assert spread_days(*[late] * 6, talk=2) == [0, 0, 1, 1, 0, 1]
    # What must be done at once stays; a long task fills its days.
    now, long = task(Timing(kind=TimingKind.NOW), 200), task(before(21), 480)
    assert spread_days(late, long, now, late, talk=20) == [0, 1, 0, 3]
    # Over a weekend.
    assert spread_days(*[task(before(21), 240)] * 6, talk=20) == [0, 1, 2, 3, 4, 7]


def test_spreading_goes_as_far_as_the_day_on_which_it_is_ready() -> None:
    # Within two days of a Friday is on the Monday: that is where the plan has it ready.
    within = task(Timing(kind=TimingKind.WITHIN, days=2), 200)
    when = window(20, start=4)
    tasks = [within, within]
    found = spread(tasks, fit_tasks(tasks, when), when)
    assert [
        ((item.begin - MONDAY).days, (item.ready - MONDAY).days) for item in found if item.begin and item.ready
    ] == [
        (4, 7),
        (7, 7),
    ]


def test_what_counts_from_now_is_not_spread_past_the_conversation() -> None:
    long = task(Timing(kind=TimingKind.WITHIN, days=10), 240)
    assert spread_days(*[long] * 6, talk=3) == [0, 1, 2, 3, 0, 1]
    # What can be ready before it stays so.
    when = window(3)
    tasks = [task(Timing(kind=TimingKind.WITHIN, days=2), 240, wait=1)] * 4
    assert all(
        item.ready and when.talk and item.ready <= when.talk for item in spread(tasks, fit_tasks(tasks, when), when)
    )
    # Where there is no conversation to come, it goes as far as its own last day.
    for other in (window(None, open_end=True), window(-3, held=True)):
        found = spread([long] * 6, fit_tasks([long] * 6, other), other)
        assert [count_on(item.begin) for item in found] == [0, 1, 2, 3, 4, 7]


def test_spreading_keeps_what_must_come_first_before_what_follows() -> None:
    full, first = task(before(30), 240), task(before(30), 200)
    follows = task(before(30), 60, after=(2,))
    assert spread_days(full, full, first, follows, talk=20) == [0, 1, 2, 3]
    # What is too late waits for nothing.
    late = task(before(30), until=30, after=(2,))
    assert spread_days(full, full, first, late, talk=20) == [0, 1, 2]
    # And leaves room for it.
    waiting = task(before(30), 60, wait=18, after=(2,))
    assert spread_days(full, full, first, waiting, talk=20) == [0, 1, 0, 0]


def test_without_days_nothing_is_spread() -> None:
    assert spread([task(before(21))], [Fit(form=USUAL)], window(None)) == (Fit(form=USUAL),)


EDGES = [dt.date.min, dt.date.min + dt.timedelta(6), dt.date.max - dt.timedelta(6), dt.date.max]


@pytest.mark.parametrize("talk", EDGES)
@pytest.mark.parametrize("start", EDGES)
def test_the_edge_of_the_calendar_is_no_fault(start: dt.date, talk: dt.date) -> None:
    timings = [before(999), before(0), *(Timing(kind=kind, days=999) for kind in (TimingKind.WITHIN, TimingKind.AFTER))]
    tasks = [task(timing, 9999, wait=999) for timing in timings]
    tasks += [task(timing, 240, until=0) for timing in timings for _ in range(9)]
    for held in (False, True):
        when = Window(start=start, talk=talk, held=held)
        found = spread(tasks, fit_tasks(tasks, when), when)
        assert all(item.begin <= item.ready for item in found if item.begin and item.ready)
        assert when.working_days >= 0


@pytest.mark.parametrize(
    ("start", "talk", "expected"),
    [(0, 0, 0), (0, 1, 1), (0, 5, 5), (0, 7, 5), (5, 7, 0), (4, 8, 2), (3, 31, 20), (6, 37, 22), (9, 2, 0)],
)
def test_the_working_days_before_the_conversation(start: int, talk: int, expected: int) -> None:
    assert window(talk, start).working_days == expected
