"""How many pages a report has, and how full they are: laid out as they are printed, for every checklist and phase.

So for the advice, and for what changed between several moments.
"""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.report import compose_report
from dialoogcheck.advice.result import Result
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.choices import find_allowed
from dialoogcheck.answers.model import Answer, Assessment, Details, NoScore
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import Checklist, PhaseId, StatementId
from dialoogcheck.checklist.shelf import find_shipped
from dialoogcheck.development.model import Trend
from dialoogcheck.development.report.one import compose_development, compose_summary
from dialoogcheck.development.tracking import track
from dialoogcheck.document import pdf as printing
from dialoogcheck.document.blocks import Report
from dialoogcheck.document.html import write_html
from dialoogcheck.document.style import style_folder

LIMITS = {"gemengd": 6, "grotendeels": 6, "deels": 7, "nee": 7, "weet-niet": 7, "ja": 3, "kort": 4}
"""The most pages of a report with mixed answers, with one answer to everything, and of a short check."""

MOMENTS = {
    ("gemengd", "gemengd"): 4,
    ("nee", "ja"): 4,
    ("ja", "nee"): 4,
    ("deels", "deels"): 4,
    ("weet-niet", "kort"): 4,
    ("gemengd", "gemengd", "gemengd"): 5,
    ("gemengd",) * 6: 5,
}
"""The most pages of a report over moments with such answers."""

PLACES = ("nee", "deels", "grotendeels", "ja")
TODAY = dt.date(2026, 11, 23)
DAYS = 18
HALF_A_YEAR = dt.timedelta(182)
HALF_A_PAGE = 0.5

CHECKLISTS = [path.stem for path in find_shipped()]
SITUATIONS = [(name, phase.id) for name in CHECKLISTS for phase in load_checklist(name).phases]


def compose(name: str, phase: PhaseId, kind: str) -> Report:
    """The report on answers of one kind."""
    return compose_report(advise(score(name, phase, kind)))


def track_moments(name: str, phase: PhaseId, kinds: Sequence[str]) -> Trend:
    """The development over moments with answers of these kinds, half a year apart."""
    return track([score(name, phase, kind, place) for place, kind in enumerate(kinds)])


def score(name: str, phase: PhaseId, kind: str, moment: int = 0) -> Result:
    """What answers of one kind come to, for a conversation eighteen days after the check."""
    checklist = load_checklist(name)
    held, today = checklist.looks_back, TODAY + moment * HALF_A_YEAR
    details = Details(
        organisation="Gemeente Rivierstad",
        topic="Jeugdhulp 2027",
        date=today,
        talk=today + dt.timedelta(-DAYS if held else DAYS),
        phase=phase,
        facts={fact.id: fact.default for fact in checklist.facts_in(phase)},
        perspective=checklist.organiser.id,
        short=kind == "kort",
    )
    assessment = Assessment(
        checklist=checklist.id,
        version=checklist.version,
        fingerprint=None,
        details=details,
        answers=dict(pick_answers(checklist, kind, moment)),
    )
    return score_assessment(checklist, assessment)


def pick_answers(checklist: Checklist, kind: str, moment: int) -> Iterator[tuple[StatementId, Answer]]:
    chance = random.Random(f"{checklist.id} {kind}{moment or ''}")  # noqa: S311 - for variety, not for secrets
    for statement in checklist.statements:
        chosen = chance.choice((*PLACES, "weet-niet")) if kind in {"gemengd", "kort"} else kind
        if chosen == "weet-niet":
            yield statement.id, Answer(choice=NoScore.UNKNOWN)
        else:
            choice = checklist.scale[PLACES.index(chosen)].id
            yield statement.id, Answer(choice=find_allowed(checklist, statement, choice))


def lay_out(report: Report) -> list[tuple[float, str]]:
    """For each page how much of it is filled (0 to 1), and its text; nothing is written, which takes a third less."""
    weasyprint, fonts, style = printing._prepare(("fonts", "base", "print"))  # noqa: SLF001 - as it is printed
    fetcher = printing._fetcher()  # noqa: SLF001
    page = weasyprint.HTML(string=write_html(report), base_url=f"{style_folder().as_uri()}/", url_fetcher=fetcher)
    laid_out = []
    for sheet in page.render(stylesheets=[style], font_config=fonts).pages:
        box = sheet._page_box  # noqa: SLF001 - only this says what stands where
        lines = [line for line in box.children[0].descendants() if getattr(line, "text", "").strip()]
        top, height = box.content_box_y(), box.height
        lowest = max((line.position_y + line.height for line in lines), default=top)
        laid_out.append(((lowest - top) / height, " ".join(line.text for line in lines)))
    return laid_out


@pytest.mark.parametrize("kind", LIMITS)
@pytest.mark.parametrize(("name", "phase"), SITUATIONS)
def test_a_report_is_short_and_its_pages_are_full(name: str, phase: PhaseId, kind: str) -> None:
    judge_pages(lay_out(compose(name, phase, kind)), LIMITS[kind])


def judge_pages(pages: Sequence[tuple[float, str]], most: int) -> None:
    assert len(pages) <= most
    assert [round(filled, 2) for filled, _ in pages[:-1] if filled < HALF_A_PAGE] == []
    assert "geen juridisch advies" in pages[0][1], "page one is not one page"


def list_developments() -> Iterator[tuple[str, PhaseId, tuple[str, ...]]]:
    """Every kind for every checklist, each time in another of its phases: what differs is how much is asked."""
    for name in CHECKLISTS:
        phases = [phase for other, phase in SITUATIONS if other == name]
        for place, kinds in enumerate(MOMENTS):
            yield name, phases[place % len(phases)], kinds


@pytest.mark.parametrize(("name", "phase", "kinds"), [*list_developments()])
def test_a_report_over_moments_is_short_and_its_pages_are_full(
    name: str, phase: PhaseId, kinds: tuple[str, ...]
) -> None:
    trend = track_moments(name, phase, kinds)
    judge_pages(lay_out(compose_development(trend)), MOMENTS[kinds])
    judge_pages(lay_out(compose_summary(trend)), 1)


def test_a_report_that_is_too_long_is_seen() -> None:
    report = compose("inkoopdialoog", PhaseId("strategie"), "nee")
    longer = replace(report, blocks=report.blocks * 2)
    assert len(lay_out(longer)) > LIMITS["nee"]
