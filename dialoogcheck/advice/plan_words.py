"""The words of a plan: whether it fits in the time, when each action is done, and what it yields."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction

from dialoogcheck import dutch
from dialoogcheck.advice import words
from dialoogcheck.advice.fitting import FROM_NOW, to_monday
from dialoogcheck.advice.model import Action, ActionForm, ActionReason, Advice, Feasibility, Plan, TightReason
from dialoogcheck.advice.result import NOT_APPLICABLE, Result, StatementResult
from dialoogcheck.checklist.model import USUAL_EFFORT, USUAL_TIMING, TimingKind
from dialoogcheck.checklist.timing import describe_effort, describe_timing

ASK_DATE = (
    "Wanneer is het gesprek? Dat staat nog niet in deze check. Met een datum rekent het plan uit wat nog past. "
    "Vul de datum in en maak dit rapport opnieuw."
)
BEHIND = "Het gesprek is al geweest. Dit plan heeft daarom geen dagen. Kijk nu eerst terug, met de checklist terugblik."
NO_START = "Van deze check is geen datum bekend. Het plan heeft daarom geen dagen."
GUESSED = (
    "Bij sommige stappen staat geen moment of werk in de checklist. Daar rekent het plan met een gok: "
    f"{describe_timing(USUAL_TIMING)} en {describe_effort(USUAL_EFFORT)}."
)
DOUBT = "Verzet het gesprek, of maak het kleiner"
YIELD_TITLE = "Wat levert dit op?"
LATE_TITLE = "Dit past niet meer"


class When(StrEnum):
    """The parts of the plan, in the order of time."""

    NOW = "Nu beginnen"
    WITHIN_A_WEEK = "Binnen een week beginnen"
    LATER = "Daarna beginnen"
    BEFORE = "Voor het gesprek"
    DURING = "Tijdens het gesprek"
    AFTER = "Na afloop"


MOST_NAMED = 6
"""Of how many steps the numbers are said in one sentence."""

MOST_RISEN = 3
"""How many areas are named whose score would rise most."""

WEEK = dt.timedelta(days=6)


def count_days_left(plan: Plan) -> str:
    """``over 20 dagen``, ``vandaag``, or nothing where there is no conversation to come."""
    if plan.days is None or plan.days < 0 or plan.held:
        return ""
    if not plan.days:
        return "vandaag"
    return "morgen" if plan.days == 1 else f"over\u00a0{plan.days}\u00a0dagen"


def describe_talk(plan: Plan) -> str:
    """``gesprek op 11 december 2026, over 20 dagen``; empty when there is no date."""
    if plan.talk is None:
        return ""
    return ", ".join(part for part in (f"gesprek op {dutch.write_date(plan.talk)}", count_days_left(plan)) if part)


def tell_when(plan: Plan, action: Action, *, spoken: bool = False) -> str:
    """From which day to which an action is done; without days its moment, with the author's words for an event.

    ``spoken`` in words that a voice can say.
    """
    if action.begin and action.ready:
        write = dutch.say_span if spoken else dutch.write_span
        return write(action.begin, action.ready, plan.start.year if plan.start else None)
    return words.describe_when(action)


def group_steps(plan: Plan) -> tuple[tuple[When, tuple[Action, ...]], ...]:
    """The steps that can still be done, by the part of the plan in which they are begun; in each the earliest first."""
    found: dict[When, list[Action]] = {when: [] for when in When}
    for step in plan.doable:
        found[_find_when(plan, step)].append(step)
    return tuple((when, tuple(sorted(steps, key=_find_place))) for when, steps in found.items() if steps)


def _find_when(plan: Plan, step: Action) -> When:
    kind = step.timing.kind
    if kind is TimingKind.DURING:
        return When.DURING
    if kind is TimingKind.AFTER and not (plan.held and step.begin):
        return When.AFTER
    if not step.begin or not plan.start:
        return When.NOW if kind in FROM_NOW else When.BEFORE
    if step.begin <= to_monday(plan.start):
        return When.NOW
    return When.WITHIN_A_WEEK if step.begin - plan.start <= WEEK else When.LATER


def _find_place(step: Action) -> tuple[object, ...]:
    """Where a step stands among those of its part; what has no day by when it is ready."""
    days = -step.timing.days if step.timing.kind is TimingKind.BEFORE else step.timing.days
    return (step.begin or dt.date.min, 0 if step.begin else days, step.number)


def judge_plan(advice: Advice) -> tuple[str, str]:
    """That the conversation cannot or had better not go on, and whether the plan fits in the time; both may be empty.

    The first is a short sentence that comes before all else.
    """
    plan = advice.plan
    if advice.result.stopped or plan.held or not advice.actions:
        return "", ""
    if plan.feasible is None or plan.talk is None:
        return "", ASK_DATE if plan.talk is None else NO_START if plan.start is None else BEHIND
    if plan.feasible is Feasibility.NO:
        return f"Dit lukt niet voor {dutch.write_date(plan.talk)}", tell_decision(advice)
    told = (tell_decision(advice), *list_reasons(plan))
    return DOUBT if _doubt_moment(advice) else "", " ".join(filter(None, told))


def tell_decision(advice: Advice) -> str:
    """What there is to decide about a conversation, and on which ground; it may be that it can go on.

    Empty where no date is known of one that is to come.
    """
    if advice.plan.feasible is None:
        return ""
    if advice.plan.feasible is Feasibility.NO:
        return " ".join(_offer_ways_out(advice.plan))
    doubt = _doubt_moment(advice)
    return " ".join(filter(None, (doubt, _tell_go(advice, doubted=bool(doubt)))))


def awaits_decision(advice: Advice) -> bool:
    """Whether somebody must decide about the conversation: it can only go on when something is in order first."""
    if advice.plan.feasible is None:
        return False
    return advice.plan.feasible is Feasibility.NO or bool(_list_must(advice.plan) or _doubt_moment(advice))


def _list_must(plan: Plan) -> list[Action]:
    """The steps without which there can be no conversation."""
    return [step for step in plan.steps if any(item.must_be_solved or _is_asked(item) for item in step.because)]


def _tell_go(advice: Advice, *, doubted: bool) -> str:
    """Whether the conversation can go on as planned, and what must be in order for that, by when.

    ``doubted`` says that another moment was advised already.
    """
    plan = advice.plan
    assert plan.talk  # noqa: S101 - only asked where there is a date
    talk = f"het gesprek op {dutch.write_date(plan.talk)}"
    go = f"{dutch.begin_sentence(talk)} kan doorgaan"
    must = _list_must(plan)
    ready = max((step.ready for step in must if step.ready), default=None)
    if not ready:
        return "" if doubted else f"{go}."
    numbers = _name_numbers([step.number for step in must])
    verb = "is" if len(must) == 1 else "zijn"
    when = f"In het plan is dat op {dutch.write_date(ready)}. Beslis die dag of het doorgaat."
    if doubted:
        return f"Gaat {talk} toch door? Dan {'moet' if len(must) == 1 else 'moeten'} {numbers} eerst rond zijn. {when}"
    return f"{go}, als {numbers} rond {verb}. {when}"


def _name_numbers(numbers: Sequence[int]) -> str:
    """``stap 1``, ``de stappen 1 en 3`` or ``de stappen 1 tot en met 9``."""
    if len(numbers) == 1:
        return f"stap {numbers[0]}"
    told = (
        f"{numbers[0]} tot en met {numbers[-1]}"
        if _is_row(numbers)
        else dutch.join_words([str(number) for number in numbers])
    )
    return f"de stappen {told}"


def _is_row(numbers: Sequence[int]) -> bool:
    """Whether these follow each other, so that the first and the last say it all; two are both named."""
    return numbers[-1] - numbers[0] + 1 == len(numbers) > 2  # noqa: PLR2004 - two are named


def _is_asked(item: StatementResult) -> bool:
    return item.critical is not None and item.is_unknown


def _doubt_moment(advice: Advice) -> str:
    """Why another moment is better: most areas are far from ready and the time is tight. Empty when that is not so."""
    if advice.plan.feasible is not Feasibility.TIGHT:
        return ""
    result = advice.result
    areas = [area for area in result.areas if area.level != NOT_APPLICABLE]
    lowest = sum(area.level == result.checklist.levels[-1].id for area in areas)
    if len(result.checklist.levels) == 1 or len(areas) == 1 or lowest * 2 <= len(areas):
        return ""
    level = result.checklist.levels[-1].name.lower()
    many = f"Alle {lowest}" if lowest == len(areas) else f"{lowest} van de {len(areas)}"
    return f"{many} gebieden zijn ‘{level}’. Kleiner is: één onderwerp waarover nog iets te kiezen is."


def _offer_ways_out(plan: Plan) -> Iterator[str]:
    """What to do when what must be done does not fit: another day, or a smaller conversation."""
    if plan.first_feasible:
        day = dutch.write_date(plan.first_feasible)
        yield f"Verzet het gesprek naar {day} of later. Dan past alles wat eerst moet."
    else:
        yield "Verzet het gesprek. Spreek eerst af wanneer alles wat eerst moet, klaar kan zijn."
    late = [item for step in plan.steps if step.form is ActionForm.TOO_LATE for item in step.because if item.critical]
    topics = dutch.join_words([*dict.fromkeys(f"‘{item.statement.title}’" for item in late)])
    if topics:
        yield (
            f"Of houd nu een kleiner gesprek. Laat alles weg waarvoor dit nog niet rond is: {topics}. "
            "Nodig ook alleen mensen uit voor wie dit geen verschil maakt."
        )
    else:
        yield "Of houd nu een kleiner gesprek, over minder onderwerpen en met minder mensen."


def list_reasons(plan: Plan) -> Iterator[str]:
    """Why it is tight, a text each; nothing where there is time enough."""
    if not plan.tight_by:
        return
    yield "De tijd is krap."
    told = {
        TightReason.LATE: _tell_late(plan),
        TightReason.AFTER: "Een deel is pas na het gesprek klaar.",
        TightReason.TOO_LATE: _count_actions(plan, ActionForm.TOO_LATE, "past niet meer", "passen niet meer"),
        TightReason.SHORTER: _count_actions(plan, ActionForm.SHORTER, "kan alleen korter", "kunnen alleen korter"),
        TightReason.POSTPONED: "Een deel kan pas tijdens het gesprek of erna.",
        TightReason.UNKNOWN: "Uit het navragen kan nog werk komen.",
        TightReason.WORK: "Het is meer werk dan een halve dag per werkdag.",
        TightReason.HOURS: tell_hours(plan),
        TightReason.CROWDED: "Niet alles past in de tijd die er is.",
    }
    yield from (told[reason] for reason in plan.tight_by)
    first = min((step.begin for step in plan.steps if step.begin), default=None)
    if first == plan.start and not {TightReason.LATE, TightReason.WORK}.isdisjoint(plan.tight_by):
        yield "Begin vandaag."


def _tell_late(plan: Plan) -> str:
    """Which critical steps begin later than is best; of many only how many. Empty with none."""
    late = [step for step in plan.steps if step.form is ActionForm.LATER and step.reason is not ActionReason.ORDINARY]
    if not late:
        return ""
    numbers = [step.number for step in late]
    short = len(late) <= MOST_NAMED or _is_row(numbers)
    named = _name_numbers(numbers) if short else f"{dutch.spell(len(late))} stappen"
    return f"{dutch.begin_sentence(named)} {'is' if len(late) == 1 else 'zijn'} al aan de late kant."


def _count_actions(plan: Plan, form: ActionForm, one: str, many: str) -> str:
    number = sum(step.form is form for step in plan.steps)
    counted = f"één actie {one}" if number == 1 else f"{dutch.spell(number)} acties {many}"
    return f"{dutch.begin_sentence(counted)}."


def tell_hours(plan: Plan) -> str:
    """How many hours there are, and how many are short; empty when they suffice or nobody named any."""
    if plan.budget is None or not plan.lacking:
        return ""
    have = describe_effort(plan.budget) if plan.budget else "geen tijd"
    return f"U hebt {have}. U komt {describe_effort(plan.lacking)} tekort."


def summarise_plan(advice: Advice, separator: str = " · ") -> str:
    """How many steps there are, how much work before the conversation and which hours are short, in one line."""
    plan = advice.plan
    number = len(plan.doable)
    parts = [dutch.count(number, "stap", "stappen") if number else "Geen stap past nu"]
    if plan.minutes:
        where = "" if plan.held or advice.result.stopped else " vóór het gesprek"
        parts.append(f"{describe_effort(plan.minutes)} werk{where}")
    parts += [describe_talk(plan)] if plan.talk and not plan.held else []
    parts += [tell_hours(plan)] if TightReason.HOURS not in plan.tight_by else []
    return separator.join(part for part in parts if part)


def list_notices(advice: Advice) -> Iterator[str]:
    """What the reader must know of how the plan was made."""
    usual = (step for step in advice.plan.steps if not step.ask and step.form is not ActionForm.SHORTER)
    if any(not (step.tip.timing and step.tip.effort) for step in usual):
        yield GUESSED


def explain_numbers(plan: Plan) -> str:
    """How to read the numbers, and what the hours leave out."""
    told = "Het nummer zegt hoe belangrijk een stap is. De lijst staat op volgorde van tijd."
    asks = any(step.ask for step in plan.steps)
    return f"{told} Blijkt iets bij navragen niet zo te zijn? Dat werk komt er dan bij." if asks else told


def list_left_open(plan: Plan) -> tuple[StatementResult, ...]:
    """What asks for action and gets none in this plan, in the order of importance."""
    served = {item.statement.id for step in plan.steps for item in step.because}
    open_ = {item.statement.id: item for action in plan.further for item in action.because}
    return tuple(item for id_, item in open_.items() if id_ not in served)


def explain_late(plan: Plan, action: Action) -> str:
    """What to do about an action that no longer fits."""
    if action.reason is ActionReason.ORDINARY:
        return "Laat dit nu los. Doe het voor een volgend gesprek."
    if plan.feasible is Feasibility.NO:
        return "Verzet het gesprek, of laat dit onderwerp weg."
    return "Dit blijft een zwak punt in het gesprek."


def explain_shorter(steps: Iterable[Action]) -> str:
    """That these steps are a shorter way to what there is no time for."""
    numbers = [str(step.number) for step in steps]
    named = f"Stap {numbers[0]} is" if len(numbers) == 1 else f"De stappen {dutch.join_words(numbers)} zijn"
    return f"{named} een kortere vorm van wat eigenlijk moest. Daar is nu geen tijd meer voor."


def explain_yield(before: Result, after: Result) -> str:
    """What levels and scores become when the steps are done; a new sum and no promise. Empty when nothing rises."""
    best = before.checklist.levels[0]
    areas = [(now, then) for now, then in zip(before.areas, after.areas, strict=True) if now.level != NOT_APPLICABLE]
    ready, become = (sum(pair[place].level == best.id for pair in areas) for place in (0, 1))
    name = best.name.lower()
    told = []
    if become > ready:
        are = "is" if become == 1 else "zijn"
        many = f"Dan {are} {become} van de {len(areas)} gebieden ‘{name}’, nu {ready or 'geen'}."
        told.append(many if len(areas) > 1 else f"Dan is ‘{areas[0][0].area.name}’ ‘{name}’.")
    risen = [
        (dutch.round_half_up(then.score) - _round(now.score), now, then)
        for now, then in areas
        if then.score is not None and then.score > (now.score or 0)
    ]
    risen.sort(key=lambda rise: -rise[0])
    scores = [
        f"‘{now.area.name}’ van {_round(now.score)} naar {dutch.round_half_up(then.score)}"
        for _, now, then in risen[:MOST_RISEN]
        if then.score is not None
    ]
    if scores:
        told.append(f"De scores die het meest stijgen: {'; '.join(scores)}.")
    if not told:
        return ""
    told.insert(0, "Stel dat u al deze stappen doet en dat het daarna in orde is.")
    return " ".join([*told, "Dit is een som en geen belofte."])


def _round(score: Fraction | None) -> int:
    return 0 if score is None else dutch.round_half_up(score)


def explain_rest(plan: Plan, *, annexed: bool) -> str:
    """Where the other actions are, ``annexed`` or in another report; empty when there are none."""
    if not plan.further:
        return ""
    number = len(plan.further)
    are = "Er is nog 1 andere actie. Die staat" if number == 1 else f"Er zijn nog {number} andere acties. Die staan"
    place = words.ANNEX if annexed else "in het uitgebreide rapport en in het rapport voor de browser"
    return f"{are} {place}."
