"""Whether an action still fits before the conversation, and on which days: backward from that day, or forward from now.

Days are calendar days. Work of more than a half day (240 minutes) takes a further working day for every half day.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialoogcheck.advice.model import ActionForm
from dialoogcheck.checklist.model import USUAL_EFFORT, USUAL_TIMING, Timing, TimingKind, Tip

HALF_DAY = 240
"""Minutes of work on an action that fit on one working day beside other work."""

AT_OR_AFTER = {TimingKind.DURING, TimingKind.AFTER}
FROM_NOW = {TimingKind.WITHIN, TimingKind.NOW}
"""What is done from the conversation on, and what counts from today."""

ASK_TIMING = Timing(kind=TimingKind.WITHIN, days=2)
ASK_EFFORT = 15
"""What it takes to find out how something is: our own judgement."""

FRIDAY = 4
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From which day a plan counts and when the conversation is; each None when it is not known.

    ``held`` says that the conversation was held already. ``open_end`` says that there is none to count to, but that the
    days from now are known.
    """

    start: dt.date | None
    talk: dt.date | None
    held: bool = False
    open_end: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether actions get a day."""
        if self.start is None:
            return False
        return self.open_end or (self.talk is not None and (self.held or self.talk >= self.start))

    @property
    def first_day(self) -> dt.date | None:
        """The day on which what must begin now begins: the Monday after a weekend, unless that is too late."""
        if self.start is None:
            return None
        monday = to_monday(self.start)
        return self.start if self.talk and not self.held and monday > self.talk else monday

    @property
    def working_days(self) -> int:
        """How many working days there are from the first day to the day before the conversation."""
        if self.start is None or self.talk is None or self.talk < self.start:
            return 0
        weeks, rest = divmod((self.talk - self.start).days, 7)
        return weeks * (FRIDAY + 1) + sum(not is_weekend(self.start + number * ONE_DAY) for number in range(rest))


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """An action to fit in: a tip, or with ``ask`` only finding out whether it is needed.

    What is ``critical`` is ready before the conversation wherever that can be.

    ``after`` are the places, in the same sequence and before this one, of what must be ready first.
    """

    tip: Tip
    ask: bool = False
    critical: bool = False
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """In which form an action fits, from which day to which; without days where there are none or it is too late."""

    form: ActionForm
    begin: dt.date | None = None
    ready: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One form of an action, with the numbers that decide its days."""

    timing: Timing
    minutes: int
    wait: int
    until: int

    @property
    def more_days(self) -> int:
        """How many working days it takes after the first."""
        return (self.minutes - 1) // HALF_DAY

    def last_day(self, window: Window) -> dt.date | None:
        """The last day on which it still helps; None when every day does."""
        kind, talk = self.timing.kind, window.talk
        if kind is TimingKind.BEFORE:
            return _count_from(talk, -self.until) if talk else None
        if kind in FROM_NOW:
            return to_monday(_count_from(window.start, self.timing.days)) if window.start else None
        return None

    def count_back(self, ready: dt.date) -> dt.date:
        """The day on which it must begin to be ready then."""
        return _add_working_days(_count_from(ready, -self.wait), -self.more_days)

    def count_on(self, begin: dt.date) -> dt.date:
        """The day on which it is ready when it begins then; a weekend moves to Monday."""
        return to_monday(_count_from(_add_working_days(begin, self.more_days), self.wait))


def is_weekend(day: dt.date) -> bool:
    """Whether this is a Saturday or a Sunday."""
    return day.weekday() > FRIDAY


def to_friday(day: dt.date) -> dt.date:
    """The same day, or the Friday before a weekend."""
    return day - max(0, day.weekday() - FRIDAY) * ONE_DAY


def to_monday(day: dt.date) -> dt.date:
    """The same day, or the Monday after a weekend."""
    return day + (7 - day.weekday()) * ONE_DAY if is_weekend(day) else day


def _count_from(day: dt.date, days: int) -> dt.date:
    # At the edge of the calendar there is no further day: its first one is a Monday, its last one a Friday.
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def _add_working_days(day: dt.date, number: int) -> dt.date:
    step = 1 if number > 0 else -1
    for _ in range(abs(number)):
        day = _count_from(day, step)
        while is_weekend(day):
            day = _count_from(day, step)
    return day


def shape_usual(tip: Tip, *, ask: bool = False) -> Shape:
    """The usual form of a tip, or what finding out takes."""
    if ask:
        return Shape(timing=ASK_TIMING, minutes=ASK_EFFORT, wait=0, until=0)
    return Shape(timing=tip.timing or USUAL_TIMING, minutes=tip.effort or USUAL_EFFORT, wait=tip.wait, until=tip.until)


def shape_shorter(tip: Tip) -> Shape | None:
    """The shorter form of a tip, None when it has none."""
    short = tip.shorter
    if not short:
        return None
    return Shape(timing=short.timing, minutes=short.effort, wait=short.wait, until=short.until)


def fit_tasks(tasks: Sequence[Task], window: Window, known: Sequence[Fit] = ()) -> tuple[Fit, ...]:
    """In which form each task fits and on which days; what must come first stands before what follows.

    Backward where that goes: ready on the day of its moment, and no later than what follows begins. Else forward: from
    the first day, or from when what must come first is ready. The first ones keep the days that are ``known``.
    """
    if not window.is_dated:
        return tuple(Fit(form=ActionForm.USUAL) for _ in tasks)
    fitter = _Fitter(tasks, window)
    for place in reversed(range(len(tasks))):
        fitter.count_back(place)
    fitter.fits[: len(known)] = known
    for place in range(len(known), len(tasks)):
        fitter.place(place)
    return tuple(fitter.fits)


def spread(tasks: Sequence[Task], fits: Sequence[Fit], window: Window) -> tuple[Fit, ...]:
    """The same, with what begins on the first day spread over the next ones: at most a half day of work each.

    What comes first in the sequence goes first. Nothing moves past the last day on which it helps, nor past the last
    day on which something can begin that waits for it.
    """
    if not window.is_dated:
        return tuple(fits)
    return _Spreader(tasks, fits, window).spread()


def _shape_for(task: Task, form: ActionForm) -> Shape:
    shorter = shape_shorter(task.tip) if form is ActionForm.SHORTER else None
    return shorter or shape_usual(task.tip, ask=task.ask)


class _Fitter:
    """Fits tasks in, in two passes: from the last to the first, and from the first to the last."""

    def __init__(self, tasks: Sequence[Task], window: Window) -> None:
        assert window.start and window.first_day  # noqa: S101, PT018 - a dated window has both
        self.tasks = tasks
        self.window = window
        self.start = window.start
        self.first_day = window.first_day
        self.ready_by: list[list[dt.date]] = [[] for _ in tasks]
        self.needed: set[int] = set()
        """The places of what something that is done during the conversation waits for."""
        self.fits: list[Fit] = [Fit(form=ActionForm.TOO_LATE)] * len(tasks)

    def count_back(self, place: int) -> None:
        """Tell what must come first when this must begin."""
        task = self.tasks[place]
        shape = shape_usual(task.tip, ask=task.ask)
        if shape.timing.kind is TimingKind.DURING or place in self.needed:
            self.needed.update(task.after)
        ready = self.find_ready(shape, *self.ready_by[place])
        if self.is_useless_after(place, shape) and self.window.talk:
            ready = min(self.window.talk, *self.ready_by[place], dt.date.max)
        if ready:
            for before in task.after:
                self.ready_by[before].append(shape.count_back(to_friday(ready)))

    def is_useless_after(self, place: int, shape: Shape) -> bool:
        """Whether something that counts from now must be ready before the conversation."""
        task, kind = self.tasks[place], shape.timing.kind
        urgent = task.ask or task.critical or kind is TimingKind.NOW or place in self.needed
        return urgent and kind in FROM_NOW and self.window.talk is not None and not self.window.held

    def find_ready(self, shape: Shape, *ready_by: dt.date) -> dt.date | None:
        """The day on which this must be ready, None where it does not count back from a conversation."""
        if shape.timing.kind is not TimingKind.BEFORE or not self.window.talk or self.window.held:
            return None
        return min(_count_from(self.window.talk, -shape.timing.days), *ready_by, dt.date.max)

    def find_first(self, earliest: dt.date) -> dt.date:
        """The working day on which something can begin that cannot begin before ``earliest``."""
        return self.first_day if earliest <= self.first_day else to_monday(earliest)

    def place(self, place: int) -> None:
        """Find the form and the days; what must come first has them already."""
        task = self.tasks[place]
        before = [self.fits[other] for other in task.after]
        if any(fit.form is ActionForm.TOO_LATE for fit in before):
            return
        earliest = max([self.start, *(fit.ready for fit in before if fit.ready)])
        usual = shape_usual(task.tip, ask=task.ask)
        if usual.timing.kind is not TimingKind.BEFORE:
            self.fits[place] = self.fit_elsewhere(place, usual, earliest, ActionForm.USUAL)
            return
        if self.window.held or not self.window.talk:
            self.fits[place] = Fit(form=ActionForm.USUAL)
            return
        found = self.fit_before(place, usual, earliest, ActionForm.USUAL, ActionForm.LATER)
        shorter = shape_shorter(task.tip)
        if not found and shorter:
            if shorter.timing.kind is TimingKind.BEFORE:
                found = self.fit_before(place, shorter, earliest, ActionForm.SHORTER, ActionForm.SHORTER)
            else:
                found = self.fit_elsewhere(place, shorter, earliest, ActionForm.SHORTER)
        if found:
            self.fits[place] = found

    def fit_before(
        self, place: int, shape: Shape, earliest: dt.date, on_time: ActionForm, late: ActionForm
    ) -> Fit | None:
        """Backward from the conversation, or else forward from ``earliest``; None when it is ready too late."""
        alone, ready = self.find_ready(shape), self.find_ready(shape, *self.ready_by[place])
        assert alone and ready  # noqa: S101, PT018 - a shape that counts back
        if shape.count_back(ready) >= earliest:
            begin, day = self.count_back_from(shape, ready, earliest)
            return Fit(form=on_time, begin=begin, ready=day)
        first = self.find_first(earliest)
        ready = shape.count_on(first)
        if shape.count_back(alone) >= earliest:
            # It would be on time by itself; only what follows asks for it sooner.
            return Fit(form=on_time, begin=first, ready=ready)
        last = shape.last_day(self.window)
        return Fit(form=late, begin=first, ready=ready) if last is None or ready <= last else None

    def count_back_from(self, shape: Shape, ready: dt.date, earliest: dt.date) -> tuple[dt.date, dt.date]:
        """From which day to which, on working days: the Friday before a weekend, or the Monday after it.

        At a weekend only when Monday is too late.
        """
        friday = to_friday(ready)
        begin = to_friday(shape.count_back(friday))
        if begin >= earliest:
            return begin, friday
        first, last = self.find_first(earliest), shape.last_day(self.window)
        if last is None or shape.count_on(first) <= last:
            return first, max(friday, shape.count_on(first))
        begin = max(to_friday(shape.count_back(ready)), earliest)
        return begin, max(friday, begin)

    def fit_elsewhere(self, place: int, shape: Shape, earliest: dt.date, form: ActionForm) -> Fit:
        """Within some days from now, during the conversation or after it.

        By itself never late; during the conversation it is when what must come first is only ready after that.
        """
        task, kind, talk = self.tasks[place], shape.timing.kind, self.window.talk
        if kind in AT_OR_AFTER:
            if not talk:
                return Fit(form=form)
            if kind is TimingKind.DURING and self.window.held:
                return Fit(form=form)
            if kind is TimingKind.DURING:
                late = earliest > talk
                return Fit(form=ActionForm.TOO_LATE) if late else Fit(form=form, begin=talk, ready=talk)
            floor = max(talk, earliest)
            ready = to_monday(max(_count_from(talk, shape.timing.days), floor))
            begin = to_friday(shape.count_back(ready))
            begin = begin if begin >= floor else to_monday(floor)
            return Fit(form=form, begin=begin, ready=max(ready, begin))
        first = self.find_first(earliest)
        ready = max(to_monday(_count_from(self.start, shape.timing.days)), shape.count_on(first))
        if talk and self.is_useless_after(place, shape):
            # After the conversation it would be no use.
            at_once = task.ask or kind is TimingKind.NOW
            ready = max(min(ready, talk), first if at_once else shape.count_on(first))
        return Fit(form=form, begin=first, ready=ready)


class _Spreader:
    """Moves what begins on the first day to a later one, as far as that goes."""

    def __init__(self, tasks: Sequence[Task], fits: Sequence[Fit], window: Window) -> None:
        self.tasks = tasks
        self.window = window
        self.fits = list(fits)
        self.load: Counter[dt.date] = Counter()
        self.last = [self.find_last(place) for place in range(len(tasks))]
        for place in reversed(range(len(tasks))):
            last = self.last[place]
            # Forward from a day that is no weekend it is ready on one that is none.
            begin = last and to_friday(self.shape(place).count_back(to_friday(last)))
            for before in tasks[place].after if begin and fits[place].begin else ():
                other = self.last[before]
                self.last[before] = min(other, begin) if other and begin else begin

    def shape(self, place: int) -> Shape:
        return _shape_for(self.tasks[place], self.fits[place].form)

    def find_last(self, place: int) -> dt.date | None:
        """The last day on which it may be ready; None when any day is good."""
        last, talk = self.shape(place).last_day(self.window), self.window.talk
        return min(last, talk) if last and talk and not self.window.held else last

    def spread(self) -> tuple[Fit, ...]:
        for place, fit in enumerate(self.fits):
            kind = self.shape(place).timing.kind
            if fit.begin and fit.ready and kind not in AT_OR_AFTER:
                ready = [other.ready for other in (self.fits[before] for before in self.tasks[place].after)]
                earliest = max([fit.begin, *(to_monday(day) for day in ready if day)])
                if fit.begin == self.window.first_day:
                    self.move(place, earliest)
                elif earliest > fit.begin:
                    self.begin_on(place, earliest)
        return tuple(self.fits)

    def begin_on(self, place: int, day: dt.date) -> None:
        fit, shape = self.fits[place], self.shape(place)
        assert fit.ready  # noqa: S101 - only what has days moves
        self.fits[place] = replace(fit, begin=day, ready=max(shape.count_on(day), fit.ready))

    def move(self, place: int, earliest: dt.date) -> None:
        """Begin on the first day with room, or on the one with the least work of the days that are allowed."""
        shape, last = self.shape(place), self.last[place]
        share = min(shape.minutes, HALF_DAY)
        days, day = [earliest], earliest
        while self.load[day] and self.load[day] + share > HALF_DAY:
            day = _add_working_days(day, 1)
            if day == days[-1] or (last and shape.count_on(day) > last):
                break
            days.append(day)
        best = min(days, key=lambda day: (self.load[day] + share > HALF_DAY and self.load[day], day))
        if best > earliest or self.fits[place].begin != earliest:
            self.begin_on(place, best)
        rest, day = shape.minutes, best
        while rest > 0:
            self.load[day] += min(rest, HALF_DAY)
            rest -= HALF_DAY
            day = _add_working_days(day, 1)
