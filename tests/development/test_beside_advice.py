"""The report over several moments and the advice of the last of them, laid beside each other: they say one thing.

Whatever both can say is read in the finished reports, as by somebody who has the two on the table.
"""

import datetime as dt
import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.advice import words as advice_words
from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.export import encode_result
from dialoogcheck.advice.model import Action, Advice
from dialoogcheck.advice.report import compose_report, write_first_actions
from dialoogcheck.advice.result import Result, StatementResult
from dialoogcheck.advice.words import judge_in_words
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import CriticalKind, StatementId
from dialoogcheck.checklist.shelf import find_shipped
from dialoogcheck.development import judging, tracking, words
from dialoogcheck.development.export import encode_trend
from dialoogcheck.development.model import CriticalChange, Outcome, Trend
from dialoogcheck.development.report import one
from dialoogcheck.development.report.one import compose_development, compose_summary
from dialoogcheck.development.tracking import track
from dialoogcheck.document.blocks import Block, Callout, Heading, ItemList, Report, read_text
from tests.builders import (
    PLAN,
    TALK,
    make_area,
    make_checklist,
    make_condition,
    make_details,
    make_result,
    make_statement,
    make_tip,
)
from tests.document.finding import find_tables, read_all, walk
from tests.group.people import CHOICES

LEGAL, PROCESS = CriticalKind.LEGAL, CriticalKind.PROCESS
SMALL = make_checklist(
    make_area(
        "doel",
        [
            make_statement("doel-1", critical=LEGAL),
            make_statement("doel-2", critical=PROCESS),
            make_statement("doel-3"),
            make_statement("doel-4", critical=LEGAL, condition=make_condition(regio="ja")),
        ],
        tips=[make_tip("tip-13", ["doel-1", "doel-3"]), *(make_tip(f"tip-{n}", [f"doel-{n}"]) for n in (2, 3, 4))],
    ),
    make_area("spel", [make_statement("spel-1", critical=PROCESS, critical_phases=[TALK]), make_statement("spel-2")]),
    make_area("ver", [make_statement("ver-1", phases=[TALK]), make_statement("ver-2", phases=[TALK], critical=LEGAL)]),
)
FIRST_DAY = dt.date(2026, 3, 2)
BETWEEN = dt.timedelta(180)
CHECKS = st.tuples(
    st.fixed_dictionaries({str(item.id): st.sampled_from(CHOICES) for item in SMALL.statements}),
    st.sampled_from([PLAN, TALK]),
    st.sampled_from(["ja", "nee"]),
    st.booleans(),
    st.sampled_from([None, 3, 30]),
)
Check = tuple[Mapping[str, str], str, str, bool, int | None]

SHADES = ("full", "half", "unknown", "empty", "stop")
"""The colours of a verdict, from the best news to the worst."""

STEP = re.compile(r"Stap (\d+) van nu: (.*) \((?:Wie|Aan wie): (.*) · (.*)\)$")

ASKED = re.compile(r"^(.*) \((?:Wie|Aan wie): (.*) · (.*) · stap (\d+)\)$")


def meet(checks: Iterable[Check]) -> list[Result]:
    """Checks of the small checklist, half a year apart, some with a conversation so many days later."""
    results = []
    for place, (answers, phase, regional, short, days) in enumerate(checks):
        date = FIRST_DAY + place * BETWEEN
        talk = date + dt.timedelta(days) if days else None
        details = replace(make_details(phase, regio=regional, short=short), date=date, talk=talk)
        results.append(make_result(SMALL, answers, details))
    return results


def draw(name: str, chance: random.Random) -> list[Result]:
    """Two to four checks of a shipped checklist, in one phase or in several."""
    checklist = load_checklist(name)
    phase = chance.choice(checklist.phases)
    results = []
    for place in range(chance.choice((2, 2, 3, 4))):
        phase = chance.choice((phase, phase, phase, *checklist.phases))
        date = FIRST_DAY + place * BETWEEN
        details = replace(
            make_details(),
            phase=phase.id,
            facts={fact.id: chance.choice(fact.options).id for fact in checklist.facts_in(phase.id)},
            perspective=checklist.organiser.id,
            short=chance.random() < 0.2,
            date=date,
            talk=chance.choice((None, *(date + dt.timedelta(days) for days in (3, 10, 20, 45)))),
        )
        high = chance.random() < 0.4
        choices = [*(choice.id for choice in checklist.scale[2 if high else 0 :]), "weet-niet", "nvt", "open"]
        weights = [8 if high else 4] * (len(choices) - 3) + [1, 1, 1]
        answers = {str(item.id): chance.choices(choices, weights)[0] for item in checklist.statements}
        results.append(make_result(checklist, answers, details))
    return results


def find_contradictions(moments: Sequence[Result]) -> list[str]:
    """What the report over these moments says otherwise than the advice of the last one."""
    trend, report = track(moments), compose_report(advise(moments[-1]))
    development, summary = compose_development(trend), compose_summary(trend)
    return [
        *_compare_verdicts(development, report),
        *_compare_areas(development, report),
        *_compare_critical(trend, development, moments[-1]),
        *_compare_steps(trend, development, report),
        *_compare_verdicts(summary, report),
        *_compare_areas(summary, report),
        *_compare_summary(summary, report, moments[-1]),
    ]


def _find_lists(report: Report, role: str) -> list[tuple[str, ...]]:
    return [
        tuple(f"{read_text(item.text)}{read_all(item.blocks)}".replace("\u00a0", " ") for item in block.items)
        for block in walk(report.blocks)
        if isinstance(block, ItemList) and block.role == role
    ]


def _find_verdict(report: Report) -> Callout:
    return next(block for block in walk(report.blocks) if isinstance(block, Callout) and "verdict" in block.role)


def _compare_verdicts(development: Report, report: Report) -> Iterator[str]:
    """What is concluded, whether the conversation can go on, and the colour of that."""
    *doubts, verdict = (read_text(block.text) for block in _find_verdict(report).blocks if isinstance(block, Heading))
    told = read_all(_find_verdict(development).blocks)
    if f"Nu is het ‘{verdict}’." not in told and f"Het oordeel is weer: {verdict}" not in told:
        yield f"the advice concludes {verdict}"
    if any(f"{doubt}." not in told for doubt in doubts):
        yield f"the advice doubts: {doubts}"
    if not doubts and re.search(r"Verzet het gesprek|Dit lukt niet", told):
        yield "only the development doubts"
    advised, tracked = (_find_verdict(one).role.rpartition("-")[2] for one in (report, development))
    if SHADES.index(tracked) < SHADES.index(advised):
        yield f"the advice is {advised}, the development {tracked}"


def _compare_areas(development: Report, report: Report) -> Iterator[str]:
    """Every area with its level and score; another score stands beside the reason."""
    (advised,), (tracked,) = (find_tables(found.blocks, "Gebied") for found in (report, development))
    if [row[0] for row in advised] != [row[0] for row in tracked]:
        yield "the areas are not the same"
        return
    explained = words.TWO_SCORES in read_all(development.blocks)
    for (name, _, score, level, _), (_, _, change, now) in zip(advised, tracked, strict=True):
        expected = f"{level} {score}" if score == advice_words.NO_SCORE else f"{level} score {score}"
        if not re.fullmatch(rf"{re.escape(expected)}(, over \d+ stelling(en)?)?", now):
            yield f"{name} is {expected} in the advice, and {now} in the development"
        line = re.search(r"naar (\d+)", change)
        if line and line[1] != score and not ("over" in change and "over" in now and explained):
            yield f"{name} has {score} and {line[1]}, and nobody says why"


def _compare_critical(trend: Trend, development: Report, last: Result) -> Iterator[str]:
    """What must be solved or found out first is that of the advice; what is solved is nowhere among it."""
    advice = advise(last)
    result, document = json.loads(encode_result(advice)), json.loads(encode_trend(trend))["kritiek"]
    titles = {item.statement.id: item.statement.title for area in last.areas for item in area.statements}
    solve, find_out = ({titles[id_] for id_ in result[key]} for key in ("eerst_oplossen", "eerst_uitzoeken"))
    told = {change: _read_points(development.blocks, change) for change in CriticalChange}
    if told[CriticalChange.REMAINING] | told[CriticalChange.APPEARED] != solve:
        yield f"the advice solves {solve}, the development {told}"
    if told[CriticalChange.UNKNOWN] != find_out:
        yield f"the advice finds out {find_out}, the development {told}"
    pressing = {
        item.statement.title
        for step in advice.plan.steps
        for item in step.because
        if item.critical and (item.needs_work or item.is_unknown)
    }
    if told[CriticalChange.SOLVED] & (solve | find_out | pressing):
        yield f"{told[CriticalChange.SOLVED]} are solved, and the plan is about {pressing}"
    if {*document["nieuw"], *document["nog_op_te_lossen"]} != {*result["eerst_oplossen"]}:
        yield "the figures of the two differ in what must be solved"
    if {*document["nog_uit_te_zoeken"]} != {*result["eerst_uitzoeken"]}:
        yield "the figures of the two differ in what must be found out"


def _read_points(blocks: Sequence[Block], change: CriticalChange) -> set[str]:
    """The titles under this heading in the chapter about what is critical."""
    following = iter(walk(blocks))
    for block in following:
        if (
            isinstance(block, Heading)
            and block.role == "when"
            and read_text(block.text) == words.CRITICAL_CHANGES[change][1]
        ):
            listed = next(following)
            assert isinstance(listed, ItemList)
            return {read_text(item.text).partition(".")[0] for item in listed.items}
    return set()


def _compare_steps(trend: Trend, development: Report, report: Report) -> Iterator[str]:
    """The first actions are those of the advice to the letter; a step that is named has its number, text and day."""
    first, advised = (
        [text for items in _find_lists(found, "first") for text in items] for found in (development, report)
    )
    if first != advised[: len(first)]:
        yield f"the first actions are {first}"
    tables = find_tables(report.blocks, "Nr.", "Wat")
    steps = {number: (what, who) for table in tables for number, what, who, *_ in table}
    late = [text for items in _find_lists(report, "late") for text in items]
    lines = read_all(development.blocks).replace("\u00a0", " ").split("\n")
    for number, what, who, when in (found.groups() for line in lines if (found := STEP.search(line))):
        there = steps.get(number)
        if there is None and not any(item.startswith(f"{number}. {what}") for item in late):
            yield f"step {number} is not in the advice"
        if there and not (there[0].startswith(what) and who.lower() in there[1].lower() and when in there[1]):
            yield f"step {number} is {there} in the advice, and {(what, who, when)} in the development"
    counted = re.search(r"Het plan van nu heeft (\d+) stap", "\n".join(lines))
    if (int(counted[1]) if counted else 0) != len(steps):
        yield f"the development counts {counted and counted[1]} steps, the advice has {len(steps)}"
    for item in trend.followed:
        reasons = {reason.statement.id for reason in item.step.because}
        now = [step for step in trend.advice.plan.steps if reasons & {reason.statement.id for reason in step.because}]
        if item.outcome in {Outcome.IN_ORDER, Outcome.NOT_NEEDED} and now and not item.again:
            yield f"step {item.step.number} of then is done, and step {now[0].number} of now is for the same"


def _compare_summary(summary: Report, report: Report, last: Result) -> Iterator[str]:
    """What is open, and that whatever is asked of the management is a step of the advice, with its words and day."""
    ((_, _, told),) = _find_lists(summary, "sum")
    for name, items in (("Eerst oplossen", last.solve_first), ("Eerst uitzoeken", last.find_out_first)):
        found = re.search(rf"{name}: ([^.]*)\.", told)
        titles = set(found[1].split("; ")) if found else set()
        if titles != {item.statement.title for item in items}:
            yield f"{name} in the summary: {titles}"
    (asked,) = _find_lists(summary, "asked") or ((),)
    steps = {row[0]: row for table in find_tables(report.blocks, "Nr.", "Wat") for row in table}
    for what, who, when, number in (found.groups() for text in asked if (found := ASKED.search(text))):
        _, text, cell, *_ = steps.get(number, ("", "", ""))
        if not (text.startswith(what) and who.lower() in cell.lower() and when in cell):
            yield f"the summary asks {what} of {who}, step {number} of the advice is {text}"


@given(st.lists(CHECKS, min_size=2, max_size=4))
def test_the_two_say_one_thing(checks: list[Check]) -> None:
    assert find_contradictions(meet(checks)) == []


@pytest.mark.parametrize("name", [path.stem for path in find_shipped()])
def test_the_two_say_one_thing_about_a_shipped_checklist(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - for variety, not for secrets
    for _ in range(12):
        assert find_contradictions(draw(name, chance)) == []


# Each of these says something that the advice does not, as an earlier version did or a careless change could.

LIST_CRITICAL, JUDGE_CRITICAL = tracking._list_critical, tracking.judge_critical  # noqa: SLF001 - to change a part of it


def forget_what_was_not_shared(last: Result, earlier: Sequence[Mapping[StatementId, StatementResult]]) -> object:
    shared = set.intersection(*map(set, earlier))
    areas = (
        replace(area, statements=tuple(item for item in area.statements if item.statement.id in shared))
        for area in last.areas
    )
    return LIST_CRITICAL(replace(last, areas=tuple(areas)), earlier)


def solve_what_is_not_lowest(results: Sequence[StatementResult | None]) -> CriticalChange | None:
    """The rule of 0.3.0."""
    first, last = results[0], results[-1]
    was_lowest = first and first.critical and first.is_worst
    return CriticalChange.SOLVED if was_lowest and last and last.share else JUDGE_CRITICAL(results)


def advise_from_another_day(result: Result) -> object:
    return advise(result, today=FIRST_DAY + 40 * BETWEEN)


def begin_with_the_last(advice: Advice, actions: Sequence[Action]) -> object:
    return write_first_actions(advice, [*actions][::-1])


@pytest.mark.parametrize(
    ("place", "name", "changed"),
    [
        (tracking, "_list_critical", forget_what_was_not_shared),
        (tracking, "judge_critical", solve_what_is_not_lowest),
        (tracking, "advise", advise_from_another_day),
        (words, "compare_verdicts", lambda first, _: f"Nu is het ‘{first}’."),
        (words, "name_score", lambda _: "score 50"),
        (words, "name_whole_plan", lambda advice: f"Het plan van nu heeft {len(advice.actions)} stappen."),
        (one, "show_level", lambda _, area: area.level),
        (one, "write_first_actions", begin_with_the_last),
        (words, "tell_open", lambda solve, _: f"Eerst oplossen: {'; '.join(solve[1:])}."),
        (words, "tell_asked", lambda step, when: f"{step.instruction} (Wie: {step.who} · {when} · stap 1)"),
        (one._OneComposer, "compare_grounds", lambda *_: False),  # noqa: SLF001
        (judging, "plan_words", SimpleNamespace(judge_plan=lambda _: ("", ""))),
        (judging, "advice_words", SimpleNamespace(mark_verdict=lambda _: "full", judge_in_words=judge_in_words)),
    ],
)
def test_a_contradiction_is_found(monkeypatch: pytest.MonkeyPatch, place: object, name: str, changed: object) -> None:
    chance = random.Random(1)  # noqa: S311 - for variety, not for secrets
    drawn = [draw(path.stem, chance) for path in find_shipped() for _ in range(4)]
    monkeypatch.setattr(place, name, changed)
    assert any(map(find_contradictions, drawn))
