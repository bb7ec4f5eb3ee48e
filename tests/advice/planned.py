"""Small checks with a plan, for tests of what is told of it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.model import Advice
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.checklist.model import CriticalKind, ShorterForm, Statement, StatementId, Timing, TimingKind, Tip
from tests import builders

MONDAY = dt.date(2026, 11, 23)
DURING, NOW = Timing(kind=TimingKind.DURING), Timing(kind=TimingKind.NOW)
SHORTER = ShorterForm(action="Doe een deel.", effort=15, timing=Timing(kind=TimingKind.BEFORE, days=1))


def before(days: int) -> Timing:
    """So many days before the conversation."""
    return Timing(kind=TimingKind.BEFORE, days=days)


def within(days: int) -> Timing:
    """So many days from now."""
    return Timing(kind=TimingKind.WITHIN, days=days)


def after(days: int) -> Timing:
    """So many days after the conversation."""
    return Timing(kind=TimingKind.AFTER, days=days)


def number(count: int, **critical: CriticalKind) -> list[Statement]:
    """Statements a-1, a-2 and so on; ``a_1=LEGAL`` makes one critical."""
    return [builders.make_statement(f"a-{place}", critical=critical.get(f"a_{place}")) for place in range(1, count + 1)]


def give(count: int, answer: str) -> dict[str, str]:
    """The same answer to each of so many statements."""
    return {f"a-{place}": answer for place in range(1, count + 1)}


def plan_advice(
    statements: Iterable[Statement],
    answers: Mapping[str, str],
    tips: Iterable[Tip] | None = None,
    *,
    days: int | None = 28,
    hours: float | None = None,
    phase: str = builders.PLAN,
    held: bool = False,
    date: dt.date | None = MONDAY,
    notes: Mapping[str, str] | None = None,
    organisation: str = "Gemeente Rivierstad",
    topic: str = "Jeugdhulp 2027",
) -> Advice:
    """The advice on a check of one area on a Monday, with a conversation so many days later; ``notes`` by statement."""
    checklist = replace(builders.make_checklist(builders.make_area("a", statements, tips=tips)), looks_back=held)
    talk = None if days is None else MONDAY + dt.timedelta(days)
    details = replace(builders.make_details(phase), date=date, talk=talk, organisation=organisation, topic=topic)
    assessment = builders.make_assessment(checklist, answers, details)
    noted = {
        StatementId(id_): builders.make_answer(answers.get(id_, "open"), note) for id_, note in (notes or {}).items()
    }
    assessment = replace(assessment, answers={**assessment.answers, **noted})
    return advise(score_assessment(checklist, assessment), hours=hours)
