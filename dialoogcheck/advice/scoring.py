"""From answers to a score and a level per area, and a verdict.

Exact, so that the same answers always give the same result.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from dialoogcheck.advice.result import NOT_APPLICABLE, TOO_LITTLE_KNOWN, AreaResult, Result, StatementResult, Verdict
from dialoogcheck.answers.model import Assessment, NoScore
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.model import Area, Checklist, CriticalKind, LevelId, Statement

FULL = 100


def score_assessment(checklist: Checklist, assessment: Assessment) -> Result:
    """The result of these answers. Answers to statements that are not asked in this phase do not count."""
    details = assessment.details
    scored = []
    for area, statements in select_statements(checklist, details):
        items = tuple(_score_statement(checklist, statement, assessment) for statement in statements)
        scored.append(_score_area(checklist, area, items))
    areas = tuple(scored)
    critical = [item for area in areas for item in area.statements if item.critical]
    solve_first = _legal_first(item for item in critical if item.must_be_solved)
    find_out_first = _legal_first(item for item in critical if item.is_unknown)
    return Result(
        checklist=checklist,
        fingerprint=compute_fingerprint(checklist),
        assessment=assessment,
        phase=checklist.phase(details.phase),
        areas=areas,
        verdict=_judge(checklist, assessment, areas, solve_first, find_out_first),
        solve_first=solve_first,
        find_out_first=find_out_first,
    )


def _score_statement(checklist: Checklist, statement: Statement, assessment: Assessment) -> StatementResult:
    answer = assessment.answer(statement.id)
    critical = statement.critical_kind(assessment.details.phase, assessment.details.facts)
    share = None
    if not isinstance(answer.choice, NoScore):
        share = Fraction(checklist.choice(answer.choice).points, checklist.top_points)
    given = assessment.lowered.get(statement.id)
    return StatementResult(statement=statement, answer=answer, critical=critical, share=share, given=given)


def _score_area(checklist: Checklist, area: Area, statements: tuple[StatementResult, ...]) -> AreaResult:
    scored = [(item.statement.weight, item.share) for item in statements if item.share is not None]
    applicable = sum(item.choice != NoScore.NOT_APPLICABLE for item in statements)
    score = FULL * weigh(scored) if scored else None
    coverage = Fraction(FULL * len(scored), applicable) if applicable else None
    overruled_by = tuple(item for item in statements if item.critical and item.is_worst)
    level = _find_level(checklist, score, coverage, overruled=bool(overruled_by))
    best, *lower = (level.id for level in checklist.levels)
    # Without a second level there is nothing to lower it to.
    held_back_by = tuple(item for item in statements if item.holds_back) if lower and level == best else ()
    return AreaResult(
        area=area,
        statements=statements,
        score=score,
        coverage=coverage,
        level=lower[0] if held_back_by else level,
        overruled_by=overruled_by,
        held_back_by=held_back_by,
    )


def weigh(shares: Sequence[tuple[int, Fraction]]) -> Fraction:
    """The mean of these shares (at least one), each of which comes behind its weight."""
    return sum((weight * share for weight, share in shares), Fraction(0)) / sum(weight for weight, _ in shares)


def _find_level(checklist: Checklist, score: Fraction | None, coverage: Fraction | None, *, overruled: bool) -> LevelId:
    """The level before anything holds it back. What must be solved first counts more than that little is known."""
    if coverage is None:
        return NOT_APPLICABLE
    if overruled:
        return checklist.levels[-1].id
    if score is None or coverage < checklist.coverage_minimum:
        return TOO_LITTLE_KNOWN
    return next(level.id for level in checklist.levels if score >= level.minimum)


def _legal_first(items: Iterable[StatementResult]) -> tuple[StatementResult, ...]:
    """Legal before process, and of the legal ones the lowest answer first."""
    return tuple(sorted(items, key=lambda item: (item.critical is not CriticalKind.LEGAL, item.is_unsettled)))


def _judge(
    checklist: Checklist,
    assessment: Assessment,
    areas: tuple[AreaResult, ...],
    solve_first: tuple[StatementResult, ...],
    find_out_first: tuple[StatementResult, ...],
) -> Verdict:
    stop = checklist.phase(assessment.details.phase).stop
    levels = {area.level for area in areas}
    if stop and stop.holds(assessment.details.facts):
        return Verdict.NO_DIALOGUE
    if solve_first:
        return Verdict.SOLVE_FIRST
    # Where nothing applies nothing is known either: calling that ready would be a promise without a ground.
    if find_out_first or TOO_LITTLE_KNOWN in levels or levels <= {NOT_APPLICABLE}:
        return Verdict.FIND_OUT_FIRST
    if levels - {checklist.levels[0].id, NOT_APPLICABLE}:
        return Verdict.NEARLY_READY
    return Verdict.READY
