"""One page for the management: what became better and worse, what is open, and what is asked of them."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from dialoogcheck.advice import plan_words
from dialoogcheck.checklist.model import Checklist, CriticalKind, Tip
from dialoogcheck.development import words
from dialoogcheck.development.model import Trend
from dialoogcheck.development.moments import Development, produce, refuse_summary
from dialoogcheck.development.report.one import compose_development, compose_summary
from dialoogcheck.development.tracking import track
from dialoogcheck.document.blocks import ItemList, Slope, Table, list_texts, read_text
from dialoogcheck.errors import WrongUseError
from tests.builders import make_area, make_checklist, make_details, make_result, make_statement, make_tip
from tests.development.kinds import SINGLE, build
from tests.document import judging
from tests.document.finding import walk
from tests.document.test_pages import lay_out
from tests.group.kinds import listen_to_printer

TODAY = dt.date(2026, 11, 23)
LEGAL = CriticalKind.LEGAL


def make(*tips: Tip, areas: int = 1) -> Checklist:
    """Areas of two statements, of which the first is critical; the tips are for the first area."""
    return make_checklist(
        *(
            make_area(
                name := f"g{place}",
                [make_statement(f"{name}-1", critical=LEGAL), make_statement(f"{name}-2")],
                tips=tips if tips and not place else None,
            )
            for place in range(areas)
        )
    )


def follow(checklist: Checklist, *moments: str, days: int | None = 30) -> Trend:
    """A moment for each text: the answer to each statement in turn."""
    details = replace(make_details(), date=TODAY, talk=None if days is None else TODAY + dt.timedelta(days))
    ids = [str(item.id) for item in checklist.statements]
    return track([make_result(checklist, dict(zip(ids, text.split(), strict=True)), details) for text in moments])


def read_list(trend: Trend, role: str) -> list[str]:
    blocks = walk(compose_summary(trend).blocks)
    lists = [block for block in blocks if isinstance(block, ItemList) and block.role == role]
    return [read_text(item.text) for listed in lists for item in listed.items]


def test_three_lines_say_what_is_better_what_is_worse_and_what_is_critical_and_open() -> None:
    trend = follow(make(areas=4), "nee nee ja ja weet-niet ja ja ja", "ja ja deels nee weet-niet ja ja ja")
    assert read_list(trend, "sum") == [
        "Beter: Gebied g0. Opgelost: Titel van g0-1.",
        "Slechter: Gebied g1. Kritiek en omlaag: Titel van g1-1.",
        "Kritiek open: Eerst oplossen: Titel van g1-1. Eerst uitzoeken: Titel van g2-1.",
    ]


def test_a_line_without_anything_says_so() -> None:
    assert read_list(follow(make(), "ja ja", "ja ja"), "sum") == [
        "Beter: Geen gebied ging omhoog.",
        "Slechter: Geen gebied ging omlaag.",
        "Kritiek open: Geen kritiek punt is open.",
    ]


def test_a_line_of_very_many_is_cut_off_and_says_so() -> None:
    areas = words.MOST_LISTED + 3
    better, _, open_ = read_list(follow(make(areas=areas), "nee nee " * areas, "deels ja " * areas), "sum")
    assert better.endswith("Gebied g11; en nog 3.")
    assert open_.endswith("Titel van g11-1; en nog 3.")


def test_the_picture_is_that_of_the_whole_report() -> None:
    trend = build("vijf").trend
    assert isinstance(trend, Trend)
    whole, summary = (
        [block for block in walk(report.blocks) if isinstance(block, Table) and "overview" in block.role]
        for report in (compose_development(trend), compose_summary(trend))
    )
    assert [*list_texts(summary)] == [*list_texts(whole)]
    assert [[cell for cell in row.cells if isinstance(cell, Slope)] for row in summary[0].rows] == [
        [cell for cell in row.cells if isinstance(cell, Slope)] for row in whole[0].rows
    ]


def test_the_pdf_is_valid_and_accessible() -> None:
    with listen_to_printer() as said:
        made = produce(build("vijf"), "pdf", summary=True)
    assert said == []
    assert judging.judge(made) == []


def ask(who: str, action: str = "Doe dit.") -> Tip:
    return replace(make_tip("tip", ["g0-1"]), who=who, action=action)


@pytest.mark.parametrize(
    ("tip", "asked"),
    [
        (ask("wethouder"), True),
        (ask("projectleider en bestuurlijk opdrachtgever"), True),
        (ask("leidinggevende bij de gemeente"), True),
        (ask("contractmanager"), False),
        (ask("inkoper", "Vraag de wethouder om steun."), True),
        (ask("inkoper", "Vertel wat de wethouder wil."), False),
    ],
)
def test_a_step_is_asked_of_the_management_when_the_checklist_says_so(tip: Tip, *, asked: bool) -> None:
    told = [text for text in read_list(follow(make(tip), "ja ja", "nee ja"), "asked") if "stap\u00a01)" in text]
    assert len(told) == asked
    assert all(text.startswith(f"{tip.action} (Wie: {tip.who} · ") for text in told)


@pytest.mark.parametrize(
    ("last", "days", "awaited"),
    [("nee ja", 30, True), ("nee ja", 0, True), ("ja nee", 30, False), ("nee ja", None, False)],
)
def test_what_there_is_to_decide_about_the_conversation(last: str, days: int | None, *, awaited: bool) -> None:
    trend = follow(make(), "ja ja", last, days=days)
    asked, decision = read_list(trend, "asked"), plan_words.tell_decision(trend.advice)
    doubt, _ = plan_words.judge_plan(trend.advice)
    expected = f"{doubt}. {decision}" if doubt else decision
    assert (expected in asked) == awaited
    assert bool(doubt) == (days == 0)


def test_the_hours_of_the_plan_are_asked() -> None:
    assert words.ask_time(follow(make(), "ja ja", "nee nee").advice) in read_list(
        follow(make(), "ja ja", "nee nee"), "asked"
    )


def test_when_nothing_is_asked_that_is_said() -> None:
    trend = follow(make(), "nee nee", "ja ja")
    assert read_list(trend, "asked") == []
    assert words.NOTHING_ASKED in list_texts(compose_summary(trend).blocks)


@pytest.mark.parametrize("number", [4, 40])
def test_no_more_is_asked_than_fits_and_how_much_more_is_said(number: int) -> None:
    statements = [make_statement(f"s-{place}", critical=LEGAL) for place in range(number)]
    long = "Vraag de wethouder om dit te besluiten, en leg uit waarom dat nodig is voor het gesprek. " * 2
    tips = [replace(make_tip(f"tip-{item.id}", [item.id]), who="wethouder", action=long) for item in statements]
    trend = follow(make_checklist(make_area("g0", statements, tips=tips)), "ja " * number, "nee " * number)
    asked = read_list(trend, "asked")
    told = [text for text in asked if "(Wie: wethouder" in text]
    more = number - len(told)
    assert (words.name_more_asked(more) == asked[-1]) == bool(more)
    assert bool(more) == (number > 4)
    assert len(lay_out(compose_summary(trend))) == 1


@pytest.mark.parametrize("name", SINGLE)
def test_it_is_one_page_whatever_there_is_to_say(name: str) -> None:
    development = build(name)
    assert isinstance(development.trend, Trend)
    assert len(lay_out(compose_summary(development.trend, remarks=development.remarks))) == 1


@pytest.mark.parametrize("format_", ["html", "md"])
def test_every_format_says_the_same(format_: str) -> None:
    trend = follow(make(), "nee nee", "ja deels")
    made = produce(Development(trend=trend, remarks=("Let hierop.",)), format_, summary=True).decode()
    for text in (words.ASKED_TITLE, words.IN_WHOLE_REPORT, words.HAS_REMARKS_THERE, words.NO_GRADE, "Opgelost"):
        assert text in made


@pytest.mark.parametrize("format_", ["json", "csv"])
def test_figures_stay_whole(format_: str) -> None:
    development = build("twee")
    assert produce(development, format_, summary=True) == produce(development, format_)
    assert json.loads(produce(development, "json", summary=True))["soort"] == "een-kant"


@pytest.mark.parametrize(("names", "refused"), [(("twee", "vijf"), False), (("groepen-twee", "een-en-een"), True)])
def test_groups_and_a_retrospect_have_no_summary(names: Sequence[str], *, refused: bool) -> None:
    for name in names:
        if refused:
            with pytest.raises(WrongUseError, match="--samenvatting is voor checks van één mens"):
                refuse_summary(build(name))
        else:
            refuse_summary(build(name))
