"""Every row of the scoring contract as a table, and what must hold whatever is answered."""

import itertools
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoogcheck.advice.result import AreaResult, Result, StatementResult, Verdict
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.model import NoScore
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.model import ALWAYS, Checklist, CriticalKind
from tests.builders import (
    PLAN,
    TALK,
    TENDER,
    make_answer,
    make_area,
    make_assessment,
    make_checklist,
    make_condition,
    make_details,
    make_phase,
    make_result,
    make_statement,
)

LEGAL, PROCESS = CriticalKind.LEGAL, CriticalKind.PROCESS


def make_one_area(number: int, *weights: int, critical: CriticalKind | None = None) -> Checklist:
    """One area of so many statements, the first of which may be critical."""
    sizes = weights or (1,) * number
    return make_checklist(
        make_area(
            "a",
            [
                make_statement(f"a-{index}", weight=weight, critical=None if index else critical)
                for index, weight in enumerate(sizes)
            ],
        )
    )


def ids(items: Iterable[StatementResult]) -> list[str]:
    return [item.statement.id for item in items]


def score(choices: str, *weights: int, critical: CriticalKind | None = None) -> AreaResult:
    """The area with these answers, such as ``"ja nee weet-niet"``."""
    answers = choices.split()
    checklist = make_one_area(len(answers), *weights, critical=critical)
    (area,) = make_result(checklist, {f"a-{index}": choice for index, choice in enumerate(answers)}).areas
    return area


@pytest.mark.parametrize(
    ("choices", "weights", "expected"),
    [
        ("nee", (), Fraction(0)),
        ("deels", (), Fraction(100, 3)),
        ("grotendeels", (), Fraction(200, 3)),
        ("ja", (), Fraction(100)),
        ("ja nee", (), Fraction(50)),
        ("ja nee", (3, 1), Fraction(75)),
        ("nee ja", (3, 1), Fraction(25)),
        ("deels grotendeels ja", (2, 3, 5), Fraction(100 * (2 + 6 + 15), 30)),
        ("ja nvt", (), Fraction(100)),
        ("ja weet-niet", (), Fraction(100)),
        ("ja open", (), Fraction(100)),
        ("nvt nvt", (), None),
        ("weet-niet open", (), None),
        ("open", (), None),
    ],
)
def test_the_score_is_the_weighted_share_of_what_was_scored(
    choices: str, weights: tuple[int, ...], expected: Fraction | None
) -> None:
    assert score(choices, *weights).score == expected


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ("ja ja", Fraction(100)),
        ("ja weet-niet", Fraction(50)),
        ("ja open open", Fraction(100, 3)),
        ("ja nvt", Fraction(100)),
        ("ja nvt weet-niet", Fraction(50)),
        ("weet-niet", Fraction(0)),
        ("nvt nvt", None),
    ],
)
def test_the_coverage_is_the_answered_part_of_what_applies(choices: str, expected: Fraction | None) -> None:
    assert score(choices).coverage == expected


def test_statements_are_counted_apart() -> None:
    area = score("ja nee nvt weet-niet weet-niet open")
    assert (
        area.answered,
        area.applicable,
        area.count(NoScore.UNKNOWN),
        area.count(NoScore.OPEN),
        area.count(NoScore.NOT_APPLICABLE),
    ) == (
        2,
        5,
        2,
        1,
        1,
    )


@pytest.mark.parametrize(
    ("choices", "weights", "level"),
    [
        ("ja nee", (7, 3), "klaar"),  # exactly 70
        ("ja nee", (6999, 3001), "deels-klaar"),  # 69.99 is shown as 70 and is not 70
        ("ja nee", (4, 6), "deels-klaar"),  # exactly 40
        ("ja nee", (3999, 6001), "nog-niet-klaar"),
        ("ja", (), "klaar"),
        ("nee", (), "nog-niet-klaar"),
        ("ja ja ja weet-niet weet-niet", (), "klaar"),  # exactly 60 % known
        ("ja ja ja ja weet-niet open open", (), "te-weinig-bekend"),  # 57 %
        ("weet-niet", (), "te-weinig-bekend"),
        ("open", (), "te-weinig-bekend"),
        ("nvt", (), "niet-van-toepassing"),
        ("nvt weet-niet", (), "te-weinig-bekend"),
    ],
)
def test_the_level_comes_from_the_exact_score_when_enough_is_known(
    choices: str, weights: tuple[int, ...], level: str
) -> None:
    assert score(choices, *weights).level == level


@pytest.mark.parametrize("kind", [LEGAL, PROCESS])
def test_a_critical_no_decides_the_level_and_leaves_the_score(kind: CriticalKind) -> None:
    area = score("nee ja ja ja ja ja ja ja ja ja", critical=kind)
    assert area.score == 90
    assert area.level == "nog-niet-klaar"
    assert [item.statement.id for item in area.overruled_by] == ["a-0"]


@pytest.mark.parametrize(
    ("kind", "choices", "level", "decided"),
    [
        (LEGAL, "deels ja ja ja", "deels-klaar", True),
        (LEGAL, "grotendeels ja ja ja", "deels-klaar", True),
        (LEGAL, "ja ja ja ja", "klaar", False),
        (LEGAL, "weet-niet ja ja ja", "klaar", False),
        (LEGAL, "open ja ja ja", "klaar", False),
        (LEGAL, "nvt ja ja ja", "klaar", False),
        (PROCESS, "deels ja ja ja", "deels-klaar", True),
        (PROCESS, "grotendeels ja ja ja", "klaar", False),
        (None, "deels ja ja ja", "klaar", False),
        (None, "nee ja ja ja", "klaar", False),
        # The score alone would have given that level, or a lower one: nothing was held back.
        (LEGAL, "grotendeels deels deels ja", "deels-klaar", False),
        (LEGAL, "grotendeels nee nee nee", "nog-niet-klaar", False),
        (PROCESS, "deels nee nee nee", "nog-niet-klaar", False),
        (LEGAL, "deels ja weet-niet weet-niet", "te-weinig-bekend", False),
        (PROCESS, "deels ja weet-niet weet-niet", "te-weinig-bekend", False),
    ],
)
def test_what_holds_an_area_back(kind: CriticalKind | None, choices: str, level: str, *, decided: bool) -> None:
    area = score(choices, critical=kind)
    assert (area.level, area.overruled_by) == (level, ())
    assert ids(area.held_back_by) == (["a-0"] if decided else [])
    assert area.decided_by == area.held_back_by


@pytest.mark.parametrize("kind", [LEGAL, PROCESS])
def test_a_critical_no_overrules_too_when_little_is_known(kind: CriticalKind) -> None:
    area = score("nee weet-niet weet-niet", critical=kind)
    assert (area.level, ids(area.overruled_by)) == ("nog-niet-klaar", ["a-0"])


def test_what_holds_back_decided_nothing_where_a_no_did() -> None:
    area = make_rows([("nee", 1, PROCESS), ("deels", 1, LEGAL), ("ja", 9, None)]).areas[0]
    assert (area.level, ids(area.overruled_by), area.held_back_by) == ("nog-niet-klaar", ["a-0"], ())
    assert area.decided_by == area.overruled_by


@pytest.mark.parametrize(
    ("levels", "choices", "level", "decided"),
    [
        (2, "grotendeels ja ja ja", 1, ["a-0"]),
        (2, "nee ja ja ja", 1, ["a-0"]),
        (2, "ja ja ja ja", 0, []),
        (1, "grotendeels ja ja ja", 0, []),
        (1, "nee ja ja ja", 0, ["a-0"]),
    ],
)
def test_with_few_levels(levels: int, choices: str, level: int, decided: list[str]) -> None:
    words = choices.split()
    checklist = make_one_area(len(words), critical=LEGAL)
    kept = (*checklist.levels[: levels - 1], checklist.levels[-1])
    answers = {f"a-{index}": choice for index, choice in enumerate(words)}
    (area,) = make_result(replace(checklist, levels=kept), answers).areas
    assert (area.level, ids(area.decided_by)) == (kept[level].id, decided)


@pytest.mark.parametrize(("middle", "held"), [(1, True), (2, False)])
def test_the_lower_half_is_that_of_the_scale(middle: int, *, held: bool) -> None:
    """The middle of three choices is in the lower half, unless its points say otherwise."""
    checklist = make_one_area(8, critical=PROCESS)
    low, between, _, top = checklist.scale
    scale = (low, replace(between, points=middle), replace(top, points=middle + 1))
    answers = {"a-0": "deels", **{f"a-{index}": "ja" for index in range(1, 8)}}
    (area,) = make_result(replace(checklist, scale=scale), answers).areas
    assert bool(area.held_back_by) is held


def test_a_statement_is_only_critical_in_its_phases() -> None:
    checklist = make_checklist(
        make_area("a", [make_statement("a-1", critical=LEGAL, critical_phases=[TALK]), make_statement("a-2")])
    )
    answers = {"a-1": "nee", "a-2": "ja"}
    assert make_result(checklist, answers).solve_first == ()
    assert [item.statement.id for item in make_result(checklist, answers, make_details(TALK)).solve_first] == ["a-1"]


def two_areas(*, critical: CriticalKind | None = None) -> Checklist:
    return make_checklist(
        make_area("a", [make_statement("a-1", critical=critical), make_statement("a-2"), make_statement("a-3")]),
        make_area("b", [make_statement("b-1")]),
    )


@pytest.mark.parametrize(
    ("critical", "choices", "verdict"),
    [
        (None, "ja ja ja ja", Verdict.READY),
        (None, "ja ja ja nvt", Verdict.READY),
        (None, "ja grotendeels grotendeels grotendeels", Verdict.NEARLY_READY),
        (None, "nee nee nee nee", Verdict.NEARLY_READY),
        (None, "ja ja weet-niet ja", Verdict.READY),
        (None, "ja weet-niet weet-niet ja", Verdict.FIND_OUT_FIRST),
        (None, "ja ja ja open", Verdict.FIND_OUT_FIRST),
        (None, "nvt nvt nvt nvt", Verdict.FIND_OUT_FIRST),
        (LEGAL, "nee ja ja ja", Verdict.SOLVE_FIRST),
        (PROCESS, "nee ja ja ja", Verdict.SOLVE_FIRST),
        (PROCESS, "nee open open open", Verdict.SOLVE_FIRST),
        (LEGAL, "weet-niet ja ja ja", Verdict.FIND_OUT_FIRST),
        (PROCESS, "open ja ja ja", Verdict.FIND_OUT_FIRST),
        (LEGAL, "deels ja ja ja", Verdict.SOLVE_FIRST),
        (LEGAL, "grotendeels ja ja ja", Verdict.SOLVE_FIRST),
        (LEGAL, "grotendeels open open open", Verdict.SOLVE_FIRST),
        (PROCESS, "deels ja ja ja", Verdict.NEARLY_READY),
        (PROCESS, "deels open open ja", Verdict.FIND_OUT_FIRST),
        (PROCESS, "grotendeels ja ja ja", Verdict.READY),
        (LEGAL, "ja ja ja ja", Verdict.READY),
        (LEGAL, "nvt ja ja ja", Verdict.READY),
    ],
)
def test_the_verdict(critical: CriticalKind | None, choices: str, verdict: Verdict) -> None:
    answers = dict(zip(["a-1", "a-2", "a-3", "b-1"], choices.split(), strict=True))
    assert make_result(two_areas(critical=critical), answers).verdict is verdict


def test_an_area_that_is_only_partly_ready_is_nearly_ready() -> None:
    answers = {"a-1": "ja", "a-2": "ja", "a-3": "ja", "b-1": "deels"}
    assert make_result(two_areas(), answers).verdict is Verdict.NEARLY_READY


@pytest.mark.parametrize(
    ("phase", "facts", "stopped"),
    [(PLAN, {}, False), (TENDER, {}, True), (TENDER, {"rondes": "ja"}, False)],
)
def test_a_stop_comes_before_everything(phase: str, facts: dict[str, Any], *, stopped: bool) -> None:
    for choice in ("ja", "nee", "weet-niet"):
        result = make_result(
            two_areas(critical=LEGAL), dict.fromkeys(["a-1", "a-2", "a-3", "b-1"], choice), make_details(phase, **facts)
        )
        assert result.stopped is stopped
        assert (result.verdict is Verdict.NO_DIALOGUE) is stopped


def test_a_stop_without_a_way_out_always_stops() -> None:
    checklist = two_areas()
    phase = make_phase(PLAN, stop=True)
    assert phase.stop is not None
    always = replace(phase, stop=replace(phase.stop, unless=make_condition(vorm="subsidie")))
    stopping = replace(checklist, phases=(always, *checklist.phases[1:]))
    assert make_result(stopping).stopped
    assert not make_result(stopping, details=make_details(PLAN, vorm="subsidie")).stopped
    never = replace(phase, stop=replace(phase.stop, unless=ALWAYS))
    assert make_result(replace(checklist, phases=(never, *checklist.phases[1:]))).stopped


def test_what_must_be_solved_and_found_out_comes_in_this_order() -> None:
    """Legal lowest, legal in between, process lowest; legal unknown, process unknown; then the checklist's order."""
    given_rows: Rows = [
        ("nee", 1, PROCESS),
        ("grotendeels", 1, LEGAL),
        ("weet-niet", 1, PROCESS),
        ("nee", 1, LEGAL),
        ("deels", 1, PROCESS),
        ("deels", 1, LEGAL),
        ("open", 1, LEGAL),
        ("nee", 1, PROCESS),
        ("nee", 1, LEGAL),
        ("nee", 1, None),
        ("weet-niet", 1, LEGAL),
        ("ja", 1, LEGAL),
        ("nvt", 1, LEGAL),
    ]
    result = make_rows(given_rows)
    assert ids(result.solve_first) == ["a-3", "a-8", "a-1", "a-5", "a-0", "a-7"]
    assert ids(result.find_out_first) == ["a-6", "a-10", "a-2"]


def test_answers_that_are_not_asked_do_not_count() -> None:
    checklist = make_checklist(
        make_area(
            "a", [make_statement("a-1"), make_statement("a-2", phases=[TALK]), make_statement("a-3", phases=[TALK])]
        )
    )
    (area,) = make_result(checklist, {"a-1": "ja", "a-2": "nee", "onbekend": "nee"}).areas
    assert [item.statement.id for item in area.statements] == ["a-1"]
    assert area.score == 100


def test_the_short_version_scores_what_it_asks() -> None:
    checklist = make_one_area(4)
    answers = {"a-0": "ja", "a-1": "ja", "a-2": "nee", "a-3": "nee"}
    (area,) = make_result(checklist, answers, make_details(short=True)).areas
    assert (area.score, area.coverage) == (Fraction(100), Fraction(100))


def test_a_result_carries_where_it_comes_from() -> None:
    checklist = two_areas()
    assessment = make_assessment(checklist, {"a-1": "ja"})
    result = score_assessment(checklist, assessment)
    assert (result.checklist, result.assessment, result.phase.id) == (checklist, assessment, PLAN)
    assert result.fingerprint == compute_fingerprint(checklist)
    assert result.fingerprint.startswith("sha256:")


FINGERPRINT = compute_fingerprint(two_areas(critical=LEGAL))


@pytest.mark.parametrize(
    "change",
    [
        lambda checklist: replace(checklist, title="Anders"),
        lambda checklist: replace(checklist, terms=(), sources=()),
        lambda checklist: replace(
            checklist, areas=tuple(replace(area, name="Anders", tips=(), pitfalls=()) for area in checklist.areas)
        ),
        lambda checklist: replace(checklist, levels=tuple(replace(level, name="Anders") for level in checklist.levels)),
    ],
)
def test_a_changed_text_keeps_the_fingerprint(change) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    assert compute_fingerprint(change(two_areas(critical=LEGAL))) == FINGERPRINT


@pytest.mark.parametrize(
    "change",
    [
        lambda checklist: replace(checklist, coverage_minimum=Fraction(50)),
        lambda checklist: replace(checklist, scale=checklist.scale[1:]),
        lambda checklist: replace(checklist, levels=checklist.levels[1:]),
        lambda checklist: replace(checklist, areas=checklist.areas[:1]),
        lambda checklist: replace(checklist, phases=checklist.phases[:2]),
        lambda checklist: two_areas(critical=PROCESS),  # noqa: ARG005
        lambda checklist: two_areas(),  # noqa: ARG005
        lambda checklist: make_checklist(make_area("a", [make_statement("a-1", weight=2)])),  # noqa: ARG005
    ],
)
def test_a_changed_rule_changes_the_fingerprint(change) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    assert compute_fingerprint(change(two_areas(critical=LEGAL))) != FINGERPRINT


def test_the_fingerprint_does_not_depend_on_the_order_of_a_condition() -> None:
    one = make_condition(regio="ja", vorm=("aanbesteding", "subsidie"))
    other = make_condition(vorm=("subsidie", "aanbesteding"), regio="ja")
    first, second = (
        make_checklist(make_area("a", [make_statement("a-1", condition=condition)])) for condition in (one, other)
    )
    assert compute_fingerprint(first) == compute_fingerprint(second)


# What holds whatever is answered

SCALE = ["nee", "deels", "grotendeels", "ja"]
choices = st.sampled_from([*SCALE, "weet-niet", "nvt", "open"])
weights = st.integers(1, 9)
rows = st.lists(st.tuples(choices, weights, st.sampled_from([None, LEGAL, PROCESS])), min_size=1, max_size=9)
Rows = list[tuple[str, int, CriticalKind | None]]


def make_rows(given_rows: Rows, *, reverse: bool = False) -> Result:
    statements = [
        make_statement(f"a-{index}", weight=weight, critical=kind) for index, (_, weight, kind) in enumerate(given_rows)
    ]
    answers = {f"a-{index}": choice for index, (choice, _, _) in enumerate(given_rows)}
    if reverse:
        statements.reverse()
    return make_result(make_checklist(make_area("a", statements)), answers)


@given(rows)
def test_a_score_lies_between_0_and_100_and_is_none_exactly_when_nothing_is_scored(given_rows: Rows) -> None:
    (area,) = make_rows(given_rows).areas
    assert (area.score is None) == all(choice not in SCALE for choice, _, _ in given_rows)
    assert area.score is None or 0 <= area.score <= 100
    assert (area.coverage is None) == all(choice == "nvt" for choice, _, _ in given_rows)
    assert area.coverage is None or 0 <= area.coverage <= 100


@given(rows)
def test_the_order_of_the_statements_does_not_matter(given_rows: Rows) -> None:
    one, other = make_rows(given_rows), make_rows(given_rows, reverse=True)
    assert (one.areas[0].score, one.areas[0].coverage, one.areas[0].level) == (
        other.areas[0].score,
        other.areas[0].coverage,
        other.areas[0].level,
    )
    assert one.verdict is other.verdict


@given(rows, weights)
def test_a_statement_that_does_not_apply_changes_nothing(given_rows: Rows, weight: int) -> None:
    (area,) = make_rows(given_rows).areas
    (more,) = make_rows([*given_rows, ("nvt", weight, LEGAL)]).areas
    assert (area.score, area.coverage, area.level) == (more.score, more.coverage, more.level)


@given(rows, st.integers(0, 8))
def test_a_better_answer_never_lowers_a_score(given_rows: Rows, position: int) -> None:
    index = position % len(given_rows)
    choice, weight, kind = given_rows[index]
    if choice in SCALE[:-1]:
        better = [*given_rows]
        better[index] = (SCALE[SCALE.index(choice) + 1], weight, kind)
        before, after = make_rows(given_rows).areas[0], make_rows(better).areas[0]
        assert before.score is not None
        assert after.score is not None
        assert after.score > before.score
        order = ["nog-niet-klaar", "deels-klaar", "klaar"]
        assert "te-weinig-bekend" in {before.level, after.level} or order.index(after.level) >= order.index(
            before.level
        )
        verdicts = list(Verdict)
        assert verdicts.index(make_rows(better).verdict) >= verdicts.index(make_rows(given_rows).verdict)


def _expect_level(given_rows: Rows) -> str:
    """The level by the rule as it is written, each line of it in turn."""
    scored = [(choice, weight, kind) for choice, weight, kind in given_rows if choice in SCALE]
    applying = [choice for choice, _, _ in given_rows if choice != "nvt"]
    if not applying:
        return "niet-van-toepassing"
    if any(kind and choice == "nee" for choice, _, kind in scored):
        return "nog-niet-klaar"
    if not scored or 100 * len(scored) < 60 * len(applying):
        return "te-weinig-bekend"
    points = sum(weight * SCALE.index(choice) for choice, weight, _ in scored)
    part = Fraction(100 * points, 3 * sum(weight for _, weight, _ in scored))
    if part < 40:
        return "nog-niet-klaar"
    below = any(
        (kind is LEGAL and choice != "ja") or (kind is PROCESS and choice == "deels") for choice, _, kind in scored
    )
    return "klaar" if part >= 70 and not below else "deels-klaar"


@given(rows)
def test_the_level_is_that_of_the_rule(given_rows: Rows) -> None:
    (area,) = make_rows(given_rows).areas
    assert area.level == _expect_level(given_rows)
    # What decided is named exactly where the level differs from that of the same answers without anything critical.
    (plain,) = make_rows([(choice, weight, None) for choice, weight, _ in given_rows]).areas
    assert bool(area.held_back_by) == (area.level != plain.level and not area.overruled_by)


def test_every_small_area_follows_the_rule() -> None:
    """Whatever two critical statements of either kind got, with three ordinary ones that are in order."""
    answers = [*SCALE, "weet-niet", "nvt", "open"]
    for one, other in itertools.product(itertools.product(answers, [LEGAL, PROCESS]), repeat=2):
        given_rows: Rows = [(one[0], 1, one[1]), (other[0], 1, other[1]), *[("ja", 3, None)] * 3]
        result = make_rows(given_rows)
        assert result.areas[0].level == _expect_level(given_rows)
        below = {
            f"a-{index}" for index, (choice, _, kind) in enumerate(given_rows) if kind is LEGAL and choice in SCALE[:-1]
        }
        assert below <= set(ids(result.solve_first))
        assert result.verdict is not Verdict.READY or result.areas[0].level == "klaar"


@given(rows)
def test_answered_unknown_open_and_not_applicable_add_up(given_rows: Rows) -> None:
    (area,) = make_rows(given_rows).areas
    unknown, still_open, not_applicable = (
        area.count(choice) for choice in (NoScore.UNKNOWN, NoScore.OPEN, NoScore.NOT_APPLICABLE)
    )
    assert area.answered + unknown + still_open + not_applicable == len(given_rows)
    assert area.applicable == area.answered + unknown + still_open
    assert area.coverage is None or area.coverage * area.applicable == 100 * area.answered


@given(rows)
def test_what_must_be_solved_or_found_out_is_always_named(given_rows: Rows) -> None:
    result = make_rows(given_rows)
    solve = {
        f"a-{index}"
        for index, (choice, _, kind) in enumerate(given_rows)
        if (kind and choice == "nee") or (kind is LEGAL and choice in SCALE[:-1])
    }
    unknown = {
        f"a-{index}" for index, (choice, _, kind) in enumerate(given_rows) if kind and choice in {"weet-niet", "open"}
    }
    assert {item.statement.id for item in result.solve_first} == solve
    assert {item.statement.id for item in result.find_out_first} == unknown
    if solve:
        assert result.verdict is Verdict.SOLVE_FIRST
    elif unknown:
        assert result.verdict is Verdict.FIND_OUT_FIRST


def test_the_same_answers_always_give_the_same_result() -> None:
    checklist = two_areas(critical=LEGAL)
    for combination in itertools.product(["nee", "ja", "weet-niet"], repeat=2):
        answers = dict(zip(["a-1", "b-1"], combination, strict=True))
        assert make_result(checklist, answers) == make_result(checklist, dict(reversed(answers.items())))


def test_a_builder_makes_every_kind_of_answer() -> None:
    assert make_answer("open").choice is NoScore.OPEN
    assert make_answer("ja", "notitie").note == "notitie"
