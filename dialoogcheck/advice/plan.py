"""From a result to a plan: which actions, in which order, on which days, and whether that fits before the conversation.

The rules are our own judgement, made with what an experienced adviser would do; the manual says them to readers. Where
the plain rules were foolish on real answers, the plan departs from them:

- It cannot be carried out for want of time when what *must* be done is more than a whole day of work on each working
  day. What else is in the plan never makes a conversation impossible.
- Ordinary actions are taken up to a half day of work (240 minutes) on each working day, also when there are fewer than
  ten: a plan that nobody can carry out helps nobody.
- Ordinary actions that are too late do not count towards the ten; at most three of them are named.
- Where the best ways leave something ordinary out for want of time, the ways with the least work are taken, if nothing
  is left out then.
- What is critical and counts from now (``binnen``) is ready before the conversation wherever that can be. What is
  ordinary may be ready after it, but is never moved past it.
- The plan cannot be carried out either when what must be done is only ready after the conversation, or only comes after
  it because all that is for before it is too late.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dialoogcheck.advice.fitting import (
    AT_OR_AFTER,
    FROM_NOW,
    HALF_DAY,
    ONE_DAY,
    Fit,
    Shape,
    Task,
    Window,
    fit_tasks,
    is_weekend,
    shape_shorter,
    shape_usual,
    spread,
)
from dialoogcheck.advice.model import Action, ActionForm, ActionReason, Feasibility, Plan, TightReason
from dialoogcheck.advice.result import Result, StatementResult
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.advice.urgency import Urgency, rank_statements
from dialoogcheck.answers.model import Answer, NoScore
from dialoogcheck.checklist.model import Area, StatementId, TimingKind, Tip, TipId

MOST_STEPS = 10
"""So many actions a plan has, when what is critical leaves room: a reader who sees thirty begins none."""

MOST_ASIDE = 3
"""So many ordinary actions that take no work before the conversation stand beside those: during it or after it; and so
many that are too late."""

WHOLE_DAY = 480
LONGEST_SEARCH = 730
"""In days: what does not fit in two years needs another plan."""


def make_plan(result: Result, *, today: dt.date | None = None, budget: int | None = None) -> Plan:
    """The plan for this result, counted from ``today`` or else from the date of the check.

    ``budget`` is how many minutes of work there are before the conversation, None when nobody said. It does nothing
    where no conversation is to come.
    """
    details = result.assessment.details
    start, talk = today or details.date, None if result.stopped else details.talk
    behind = start and talk and talk < start
    if result.stopped or result.checklist.looks_back or behind:
        budget = None
    window = Window(start=start, talk=talk, held=result.checklist.looks_back, open_end=result.stopped)
    chosen = _choose(result, window, budget)
    unlimited = chosen if budget is None else _choose(result, window, None)
    minutes = _sum_minutes(chosen.steps)
    lacking = 0 if budget is None else max(0, _sum_minutes(unlimited.steps) - budget)
    dated = start and talk and window.is_dated and not window.held
    impossible = bool(dated) and _is_impossible(window, chosen)
    tight_by = _list_tight(window, chosen, lacking) if dated and not impossible else ()
    possible = Feasibility.TIGHT if tight_by else Feasibility.YES
    return Plan(
        start=start,
        talk=talk,
        held=window.held,
        days=(talk - start).days if start and talk else None,
        minutes=minutes,
        budget=budget,
        lacking=lacking,
        feasible=None if not dated else Feasibility.NO if impossible else possible,
        tight_by=tight_by,
        first_feasible=_find_first_day(result, window) if impossible else None,
        steps=tuple(action for action, _ in chosen.steps),
        further=chosen.further,
        unserved=chosen.unserved,
    )


def project(result: Result, plan: Plan) -> Result:
    """The result when the steps of the plan are done and their statements are so: a new score, and no promise.

    What is too late is not counted.
    """
    top = Answer(choice=result.checklist.scale[-1].id)
    done = {item.statement.id: top for step in plan.doable for item in step.because}
    assessment = result.assessment
    return score_assessment(result.checklist, replace(assessment, answers={**assessment.answers, **done}, lowered={}))


@dataclass(slots=True, kw_only=True)
class _Entry:
    """An action as it is gathered: more reasons may join, and asking may become doing."""

    area: Area
    tip: Tip
    because: list[StatementResult]
    urgency: Urgency
    ask: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """What was chosen: the steps with how urgent each is, the other actions, and what there is no action for.

    ``crowded`` says that something was left out for want of time, ``postponed`` that something waits for the
    conversation or after it only because what is for before it is too late, ``missed`` that it had to be done before.
    """

    steps: tuple[tuple[Action, Urgency], ...]
    further: tuple[Action, ...]
    unserved: tuple[StatementResult, ...]
    crowded: bool
    postponed: bool
    missed: bool


@dataclass(slots=True, kw_only=True)
class _Room:
    """How much more a plan can hold of what is not critical; minutes are None where nothing limits them."""

    minutes: int | None
    steps: int
    aside: int = MOST_ASIDE
    late: int = MOST_ASIDE
    crowded: bool = False
    """Whether something was left out for want of time."""


def _choose(result: Result, window: Window, budget: int | None) -> _Choice:
    """The best way to do everything; where that leaves something out for want of time, a way with less work."""
    chosen = _Selector(result, window).select(budget)
    if not chosen.crowded:
        return chosen
    lighter = _Selector(result, window, light=True).select(budget)
    return chosen if lighter.crowded else lighter


class _Selector:
    """Chooses the actions for one result in one window."""

    def __init__(self, result: Result, window: Window, *, light: bool = False) -> None:
        """``light`` says that of the ways to do something ordinary the one with the least work is taken."""
        self.result = result
        self.window = window
        self.light = light
        details = result.assessment.details
        self.tips: dict[TipId, tuple[Area, Tip]] = {
            tip.id: (area, tip)
            for area in result.checklist.areas
            for tip in area.tips
            if tip.applies(details.phase, details.facts)
            and not (result.stopped and shape_usual(tip).timing.kind not in FROM_NOW)
        }
        self.places = {id_: place for place, id_ in enumerate(self.tips)}
        self.items = {item.statement.id: item for area in result.areas for item in area.statements}
        self.led = {tip.statements[0] for _, tip in self.tips.values()}
        """The statements that some tip has first."""
        self.entries: list[_Entry] = []
        self.fits: dict[TipId, tuple[Fit, ...]] = {}
        self.found: dict[StatementId, Sequence[Tip]] = {}

    @cached_property
    def asking(self) -> tuple[tuple[StatementResult, Urgency], ...]:
        """The statements that ask for action, the most urgent first."""
        return rank_statements(self.result, self.count_minutes)

    @cached_property
    def ranked(self) -> tuple[tuple[StatementResult, Urgency], ...]:
        """Those for which there is one."""
        return tuple(pair for pair in self.asking if self.find_tips(pair[0].statement.id))

    def find_tips(self, id_: StatementId) -> Sequence[Tip]:
        """The tips for this statement, the best first."""
        if id_ not in self.found:
            fitting = [tip for _, tip in self.tips.values() if id_ in tip.statements]
            # A tip is above all for its first statement: where that cannot be so, neither can what it says.
            sensible = [tip for tip in fitting if not self.cannot_be(tip)]
            self.found[id_] = sorted(sensible or fitting, key=self.weigh)
        return self.found[id_]

    def cannot_be(self, tip: Tip) -> bool:
        """Whether the first statement of a tip does not apply here."""
        subject = self.items.get(tip.statements[0])
        return subject is not None and subject.choice == NoScore.NOT_APPLICABLE

    def weigh(self, tip: Tip) -> tuple[bool, int, int]:
        """How good a tip is now, the lowest first."""
        form = self.assess_chain(tip)
        before = shape_usual(tip).timing.kind not in AT_OR_AFTER
        possible = form is not ActionForm.TOO_LATE
        return not (before and possible), list(ActionForm).index(form), self.places[tip.id]

    def count_minutes(self, item: StatementResult) -> int:
        """The minutes of the best tip for a statement, in the form that fits."""
        tips = self.find_tips(item.statement.id)
        if item.is_unknown or not tips:
            return shape_usual(tips[0], ask=True).minutes if tips else 0
        return self.shape(tips[0]).minutes

    def shape(self, tip: Tip, *, ask: bool = False) -> Shape:
        """The form in which a tip fits by itself, or what asking takes."""
        shorter = shape_shorter(tip) if not ask and self.assess(tip).form is ActionForm.SHORTER else None
        return shorter or shape_usual(tip, ask=ask)

    def find_subject(self, tip: Tip) -> StatementResult | None:
        """The statement that says whether a tip was done; None where none of its statements is asked."""
        return next((self.items[id_] for id_ in tip.statements if id_ in self.items), None)

    def list_undone(self, tip: Tip) -> Iterator[tuple[Tip, StatementResult]]:
        """What must come first and is not done, each with the statement that says so."""
        for id_ in tip.after:
            _, before = self.tips.get(id_, (None, None))
            subject = self.find_subject(before) if before else None
            if before and subject and subject.share != 1 and subject.choice != NoScore.NOT_APPLICABLE:
                yield before, subject

    def list_before(self, tip: Tip) -> Iterator[tuple[Tip, StatementResult]]:
        """The same with what must come before that; the first one first."""
        for before, subject in self.list_undone(tip):
            if not subject.is_unknown:
                yield from self.list_before(before)
            yield before, subject

    def assess(self, tip: Tip) -> Fit:
        """How a tip fits with all that must come first, as if there were nothing else to do."""
        return self.fit_chain(tip)[-1]

    def assess_chain(self, tip: Tip) -> ActionForm:
        """The worst form of a tip and all that must come first: the tip is as good as that."""
        return max((fit.form for fit in self.fit_chain(tip)), key=[*ActionForm].index)

    def fit_chain(self, tip: Tip) -> tuple[Fit, ...]:
        if tip.id not in self.fits:
            entries = [*self.make_entries(tip, None, Urgency.NEARLY, ask=False)]
            self.fits[tip.id] = fit_tasks(self.make_tasks(entries), self.window)
        return self.fits[tip.id]

    def make_entries(self, tip: Tip, item: StatementResult | None, urgency: Urgency, *, ask: bool) -> Iterator[_Entry]:
        """The entry for a tip, after those of what must come first, each of them once."""
        before = {} if ask else {first.id: (first, subject) for first, subject in self.list_before(tip)}
        for first, subject in before.values():
            yield self.make_entry(first, [subject], urgency, ask=subject.is_unknown)
        yield self.make_entry(tip, [item] if item else [], urgency, ask=ask)

    def make_entry(self, tip: Tip, because: list[StatementResult], urgency: Urgency, *, ask: bool) -> _Entry:
        return _Entry(area=self.tips[tip.id][0], tip=tip, because=because, urgency=urgency, ask=ask)

    def make_tasks(self, entries: Sequence[_Entry]) -> tuple[Task, ...]:
        """What to fit in: each entry after the earlier ones that must come first."""
        places = {entry.tip.id: place for place, entry in enumerate(entries)}
        tasks = []
        for place, entry in enumerate(entries):
            firsts = [] if entry.ask else [places.get(tip.id, place) for tip, _ in self.list_undone(entry.tip)]
            after = tuple(other for other in firsts if other < place)
            tasks.append(Task(tip=entry.tip, ask=entry.ask, critical=entry.urgency.is_critical, after=after))
        return tuple(tasks)

    def find_entry(self, tip: Tip) -> _Entry | None:
        """The entry with this tip, if there is one."""
        return next((entry for entry in self.entries if entry.tip.id == tip.id), None)

    def is_late(self, entry: _Entry) -> bool:
        """Whether an entry comes too late; asking never does."""
        return not entry.ask and self.assess(entry.tip).form is ActionForm.TOO_LATE

    def find_shared(self, item: StatementResult) -> _Entry | None:
        """An action in the plan that is for this statement first, or for it at all when none is for it first."""
        id_ = item.statement.id
        for entry in self.entries:
            statements = entry.tip.statements
            leads = statements[0] == id_ or (id_ in statements and id_ not in self.led)
            if leads and not self.is_late(entry):
                return entry
        return None

    def add(self, item: StatementResult, urgency: Urgency, room: _Room | None = None) -> bool:
        """Take an action for this statement; False when the plan has no room for it."""
        best = self.find_best(item, urgency, room)
        shared = self.find_shared(item) or self.find_entry(best)
        if shared:
            return self.join(shared, item, room)
        new = self.list_new(best, item, urgency)
        if room and not self.take_room(room, new):
            return False
        self.entries += new
        return True

    def list_new(self, tip: Tip, item: StatementResult, urgency: Urgency) -> list[_Entry]:
        """What would join the plan with this tip for this statement."""
        taken = {entry.tip.id for entry in self.entries}
        entries = self.make_entries(tip, item, urgency, ask=item.is_unknown)
        return [entry for entry in entries if entry.tip.id not in taken]

    def find_best(self, item: StatementResult, urgency: Urgency, room: _Room | None) -> Tip:
        """The best tip for a statement; with ``light`` the one with the least work of those for before the talk."""
        tips = self.find_tips(item.statement.id)
        possible = [tip for tip in tips if not self.weigh(tip)[0]]
        if not (self.light and room and possible):
            return tips[0]
        return min(possible, key=lambda tip: self.sum_minutes(self.list_new(tip, item, urgency)))

    def sum_minutes(self, entries: Iterable[_Entry]) -> int:
        """The work of these entries before the conversation, as far as it can still be done."""
        return sum(
            self.shape(entry.tip, ask=entry.ask).minutes
            for entry in entries
            if self.find_kind(entry) not in AT_OR_AFTER and not self.is_late(entry)
        )

    def join(self, entry: _Entry, item: StatementResult, room: _Room | None) -> bool:
        """Give an action one more reason. Asking becomes doing when it is known to be needed and still possible."""
        becomes_doing = entry.ask and not item.is_unknown and self.assess(entry.tip).form is not ActionForm.TOO_LATE
        if becomes_doing:
            before = [*self.make_entries(entry.tip, None, entry.urgency, ask=False)][:-1]
            known = {other.tip.id: other for other in self.entries}
            new = [other for other in before if other.tip.id not in known]
            doing = self.make_entry(entry.tip, entry.because, entry.urgency, ask=False)
            if room and not self.take_room(room, [*new, doing], replacing=1):
                return False
            entry.ask = False
            firsts = [known.get(other.tip.id, other) for other in before]
            others = [other for other in self.entries if other not in firsts]
            place = others.index(entry)
            self.entries = [*others[:place], *firsts, *others[place:]]
        if item not in entry.because:
            entry.because.append(item)
        return True

    def list_postponed(self) -> Iterator[tuple[StatementResult, TimingKind]]:
        """What waits for the conversation, or for after it, only because all that is for before it is too late."""
        for entry in self.entries:
            kind = self.find_kind(entry)
            for item in entry.because if kind in AT_OR_AFTER else ():
                tips = self.find_tips(item.statement.id)
                before = [tip for tip in tips if shape_usual(tip).timing.kind not in AT_OR_AFTER]
                if before and all(self.assess(tip).form is ActionForm.TOO_LATE for tip in before):
                    yield item, kind

    def misses(self) -> bool:
        """Whether something that must be done before the conversation only comes after it.

        What the law asks for a conversation is not done after it.
        """
        must = {item.statement.id for item, urgency in self.ranked if urgency.must_be_done and not item.is_unknown}
        return any(kind is TimingKind.AFTER and item.statement.id in must for item, kind in self.list_postponed())

    def take_room(self, room: _Room, new: Sequence[_Entry], replacing: int = 0) -> bool:
        """Use the room that these entries need; False, and nothing is used, when there is not enough."""
        aside = sum(self.find_kind(entry) in AT_OR_AFTER for entry in new)
        late = sum(self.is_late(entry) for entry in new)
        counted = [entry for entry in new if self.find_kind(entry) not in AT_OR_AFTER and not self.is_late(entry)]
        minutes = self.sum_minutes(new)
        steps = len(counted) - replacing
        if steps > room.steps or aside > room.aside or late > room.late:
            return False
        if room.minutes is not None and minutes > room.minutes:
            room.crowded = True
            # What comes next is less urgent: it does not go before.
            room.minutes = 0
            return False
        room.steps -= steps
        room.aside -= aside
        room.late -= late
        room.minutes = None if room.minutes is None else room.minutes - minutes
        return True

    def find_kind(self, entry: _Entry) -> TimingKind:
        return self.shape(entry.tip, ask=entry.ask).timing.kind

    def select(self, budget: int | None) -> _Choice:
        """The actions of the plan and all others."""
        for item, urgency in self.ranked:
            if urgency.is_critical:
                self.add(item, urgency)
        room = self.measure_room(budget)
        rest = [
            (item, urgency)
            for item, urgency in self.ranked
            if not urgency.is_critical and not self.add(item, urgency, room)
        ]
        chosen = tuple(self.entries)
        steps = self.make_actions(chosen)
        postponed, missed = any(self.list_postponed()), self.misses()
        for item, urgency in rest:
            self.add(item, urgency)
        # What was in the plan keeps its place: only what joined it now comes after.
        further = [entry for entry in self.entries if entry not in chosen]
        further += self.list_others()
        unserved = (item for item, _ in self.asking if not self.find_tips(item.statement.id))
        return _Choice(
            steps=steps,
            further=tuple(action for action, _ in self.make_actions([*chosen, *further], steps)[len(chosen) :]),
            unserved=tuple(unserved),
            crowded=room.crowded,
            postponed=postponed,
            missed=missed,
        )

    def measure_room(self, budget: int | None) -> _Room:
        """What is left for what is not critical: at most ten steps, and a half day of work on each working day."""
        counted = [entry for entry in self.entries if self.find_kind(entry) not in AT_OR_AFTER]
        work = self.sum_minutes(self.entries)
        limits = [] if budget is None else [budget]
        if self.window.is_dated and not self.window.held and not self.window.open_end:
            limits.append(self.window.working_days * HALF_DAY)
        return _Room(minutes=max(0, min(limits) - work) if limits else None, steps=max(0, MOST_STEPS - len(counted)))

    def list_others(self) -> Iterator[_Entry]:
        """The other tips for what asks for action: more ways to the same."""
        seen = {entry.tip.id for entry in self.entries}
        for item, urgency in self.ranked:
            for tip in self.find_tips(item.statement.id):
                if tip.id not in seen:
                    seen.add(tip.id)
                    because = [other for other, _ in self.ranked if other.statement.id in tip.statements]
                    unknown = all(other.is_unknown for other in because)
                    yield self.make_entry(tip, because, urgency, ask=unknown)

    def make_actions(
        self, entries: Sequence[_Entry], known: Sequence[tuple[Action, Urgency]] = ()
    ) -> tuple[tuple[Action, Urgency], ...]:
        """The entries as actions with their days. The first ones are ``known``; what follows waits for them."""
        tasks = self.make_tasks(entries)
        fits = fit_tasks(
            tasks,
            self.window,
            [Fit(form=action.form, begin=action.begin, ready=action.ready) for action, _ in known],
        )
        if not known:
            fits = spread(tasks, fits, self.window)
        new = zip(entries, fits, strict=True)
        made = ((_make_action(entry, fit, number), entry.urgency) for number, (entry, fit) in enumerate(new, start=1))
        return (*known, *list(made)[len(known) :])


def _make_action(entry: _Entry, fit: Fit, number: int) -> Action:
    tip = entry.tip
    shorter = shape_shorter(tip) if fit.form is ActionForm.SHORTER and not entry.ask else None
    shape = shorter or shape_usual(tip, ask=entry.ask)
    reasons = ActionReason.CRITICAL if entry.urgency.is_critical else ActionReason.ORDINARY
    return Action(
        number=number,
        area=entry.area,
        tip=tip,
        because=tuple(entry.because),
        reason=ActionReason.LEGAL if entry.urgency.is_legal else reasons,
        ask=entry.ask,
        form=fit.form,
        instruction=tip.shorter.action if shorter and tip.shorter else tip.action,
        who=(entry.because[0].statement.who_knows if entry.ask else None) or tip.who,
        timing=shape.timing,
        minutes=shape.minutes,
        begin=fit.begin,
        ready=fit.ready,
    )


def _takes_work(action: Action) -> bool:
    """Whether it is work before the conversation that still can be done."""
    return action.form is not ActionForm.TOO_LATE and action.timing.kind not in AT_OR_AFTER


def _sum_minutes(steps: Iterable[tuple[Action, Urgency]]) -> int:
    return sum(action.minutes for action, _ in steps if _takes_work(action))


def _is_impossible(window: Window, chosen: _Choice) -> bool:
    """Whether what must be done cannot be done before the conversation."""
    must = [(action, urgency) for action, urgency in chosen.steps if urgency.must_be_done]
    late = any(action.form is ActionForm.TOO_LATE for action, _ in must)
    # The report would say that the conversation can go on, when this is in order after it.
    after = any(_ends_after(action, window) for action, _ in must)
    return chosen.missed or late or after or _sum_minutes(must) > WHOLE_DAY * window.working_days


def _list_tight(window: Window, chosen: _Choice, lacking: int) -> tuple[TightReason, ...]:
    """Why there is little time for what can be done."""
    forms = {action.form for action, _ in chosen.steps}
    critical = [action for action, urgency in chosen.steps if urgency.is_critical]
    asked = (item for action, _ in chosen.steps for item in action.because)
    holds = {
        TightReason.LATE: any(action.form is ActionForm.LATER for action in critical),
        TightReason.AFTER: any(_ends_after(action, window) for action in critical),
        TightReason.TOO_LATE: ActionForm.TOO_LATE in forms,
        TightReason.SHORTER: ActionForm.SHORTER in forms,
        TightReason.POSTPONED: chosen.postponed,
        TightReason.UNKNOWN: any(item.critical and item.is_unknown for item in asked),
        TightReason.WORK: _sum_minutes(chosen.steps) > HALF_DAY * window.working_days,
        TightReason.HOURS: lacking > 0,
        TightReason.CROWDED: chosen.crowded and not lacking,
    }
    return tuple(reason for reason, held in holds.items() if held)


def _ends_after(action: Action, window: Window) -> bool:
    """Whether something that is counted from now is only ready after the conversation."""
    return bool(action.ready and window.talk and action.ready > window.talk and action.timing.kind in FROM_NOW)


def _find_first_day(result: Result, window: Window) -> dt.date | None:
    """The first weekday for the conversation on which all that must be done is on time, or in its shorter form."""
    assert window.start and window.talk  # noqa: S101, PT018 - only asked where there are both
    must = [(item, urgency) for item, urgency in rank_statements(result, lambda _: 0) if urgency.must_be_done]
    for number in range(1, min(LONGEST_SEARCH, (dt.date.max - window.talk).days + 1)):
        day = window.talk + number * ONE_DAY
        if is_weekend(day):
            continue
        other = replace(window, talk=day)
        selector = _Selector(result, other)
        for item, urgency in must:
            if selector.find_tips(item.statement.id):
                selector.add(item, urgency)
        steps = selector.make_actions(selector.entries)
        fitting = all(action.form in {ActionForm.USUAL, ActionForm.SHORTER} for action, _ in steps)
        if not fitting or _sum_minutes(steps) > HALF_DAY * other.working_days:
            continue
        # What else joins these steps may still make them more work.
        if not _is_impossible(other, _Selector(result, other).select(None)):
            return day
    return None
