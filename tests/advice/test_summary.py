"""The result in the terminal fits the terminal."""

import re

import pytest

from dialoogcheck.advice import plan_words, words
from dialoogcheck.advice.result import TOO_LITTLE_KNOWN
from dialoogcheck.advice.summary import summarise
from dialoogcheck.checklist.model import CriticalKind
from tests import builders
from tests.advice import cases

NAMES = [
    "alles-ja",
    "alles-nee",
    "alles-weet-niet",
    "alles-nvt",
    "strategie",
    "procedure",
    "kort",
    "vijandig",
    "krap",
    "te-laat",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [30, 40, 80, 200])
@pytest.mark.parametrize("unicode", [True, False])
@pytest.mark.parametrize("bars", [True, False])
def test_no_line_is_wider_than_the_terminal(name: str, width: int, *, unicode: bool, bars: bool) -> None:
    text = summarise(cases.build(name).advice, width, color=True, unicode=unicode, bars=bars)
    lines = re.sub(r"\x1b\[\d*m", "", text).splitlines()
    assert [line for line in lines if len(line) > width] == []
    assert max(map(len, lines)) > min(width, 60) - 20


@pytest.mark.parametrize("name", NAMES)
def test_colour_only_when_asked(name: str) -> None:
    advice = cases.build(name).advice
    assert "\x1b" not in summarise(advice, 80, color=False, unicode=True)
    colourful = summarise(advice, 80, color=True, unicode=True)
    assert "\x1b[1m" in colourful
    assert re.sub(r"\x1b\[\d*m", "", colourful) == summarise(advice, 80, color=False, unicode=True)
    for line in colourful.splitlines():
        assert line.count("\x1b[0m") * 2 == line.count("\x1b[")


def test_bars_of_plain_letters() -> None:
    advice = cases.build("strategie").advice
    plain = summarise(advice, 80, color=False, unicode=False)
    assert not re.search("[█░•]", plain)
    assert re.search(r"#+\.+ ", plain)
    assert re.search("█+░+", summarise(advice, 80, color=False, unicode=True))


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_result_is_in_it(name: str) -> None:
    advice = cases.build(name).advice
    text = " ".join(summarise(advice, 80, color=False, unicode=True).split())
    title, fit = plan_words.judge_plan(advice)
    # That there is no time for it comes before all else.
    assert text.startswith(title or words.judge_in_words(advice.result)[0])
    for said in (words.judge_in_words(advice.result)[0], fit):
        assert " ".join(said.split()) in text
    for area in advice.result.areas:
        assert area.area.name in text
    for point in (*advice.result.solve_first, *advice.result.find_out_first):
        assert point.statement.title in text
    for action in advice.first_actions:
        assert f" {action.number}. " in text
        assert " ".join(words.split_action(action)[0].split()) in text


LAW, PROCESS = CriticalKind.LEGAL, CriticalKind.PROCESS
REASONS = {
    # What was answered: the first statement is of this kind, and what must stand beside the level.
    "wet-nee": (LAW, "nee ja ja ja", "Nog niet klaar", "‘Nee’ bij ‘Titel van wet-nee-0’"),
    "wet-deels": (LAW, "deels ja ja ja", "Deels klaar", "‘Deels’ bij ‘Titel van wet-deels-0’"),
    "wet-bijna": (LAW, "grotendeels ja ja ja", "Deels klaar", "‘Grotendeels’ bij ‘Titel van wet-bijna-0’"),
    "werk-nee": (PROCESS, "nee ja ja ja", "Nog niet klaar", "‘Nee’ bij ‘Titel van werk-nee-0’"),
    "werk-deels": (PROCESS, "deels ja ja ja", "Deels klaar", "‘Deels’ bij ‘Titel van werk-deels-0’"),
    "weinig": (None, "ja weet-niet open nvt", "Te weinig bekend", "1 van 3 stellingen beantwoord, minstens 2 nodig"),
    "niets": (None, "open", "Te weinig bekend", "0 van 1 stelling beantwoord, minstens 1 nodig"),
    "hoog": (LAW, "ja ja", "Klaar", ""),
    "laag": (LAW, "deels nee nee nee", "Nog niet klaar", ""),
    "werk-bijna": (PROCESS, "grotendeels ja ja ja", "Klaar", ""),
    "nooit": (LAW, "nvt nvt", "Niet van toepassing", ""),
}


@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("bars", [True, False])
def test_the_reason_stands_beside_a_level_that_the_score_does_not_explain(width: int, *, bars: bool) -> None:
    areas = []
    answers: dict[str, str] = {}
    for id_, (kind, choices, _, _) in REASONS.items():
        answered = {f"{id_}-{place}": choice for place, choice in enumerate(choices.split())}
        statements = [
            builders.make_statement(name, critical=None if place else kind) for place, name in enumerate(answered)
        ]
        areas.append(builders.make_area(id_, statements))
        answers |= answered
    advice = builders.make_advice(builders.make_checklist(*areas), answers)
    lines = summarise(advice, width, color=False, unicode=True, bars=bars).splitlines()
    begin = lines.index("Uw gebieden") + 1
    told = " ".join(" ".join(lines[begin : lines.index("", begin)]).split())
    parts = dict(zip(REASONS, re.split(r"Gebied [a-z-]+", told)[1:], strict=True))
    for id_, (_, _, level, reason) in REASONS.items():
        assert level.lower() in parts[id_].lower(), id_
        assert ("Reden:" in parts[id_]) == bool(reason), id_
        # A line may end at the hyphen of an id.
        assert reason.replace(" ", "") in parts[id_].replace(" ", ""), id_


@pytest.mark.parametrize("name", NAMES)
def test_every_level_of_the_shipped_checklist_is_explained(name: str) -> None:
    result = cases.build(name).advice.result
    best, worst = result.checklist.levels[0], result.checklist.levels[-1]
    for area in result.areas:
        told = words.word_area(result.checklist, area)
        if area.score is not None and area.score >= best.minimum and area.level in {worst.id, TOO_LITTLE_KNOWN}:
            assert told.reason
        assert bool(told.reason) == bool(area.decided_by or area.level == TOO_LITTLE_KNOWN)


@pytest.mark.parametrize(("score", "full"), [("alles-ja", 30), ("alles-nee", 0)])
def test_a_bar_is_as_long_as_the_score(score: str, full: int) -> None:
    text = summarise(cases.build(score).advice, 100, color=False, unicode=True)
    assert {line.count("█") for line in text.splitlines() if re.search("[█░]", line)} == {full}


@pytest.mark.parametrize("name", NAMES)
def test_without_bars_it_can_be_read_aloud(name: str) -> None:
    advice = cases.build(name).advice
    text = summarise(advice, 80, color=False, unicode=True, bars=False)
    own = {"vijandig"}  # others wrote its texts
    assert name in own or not re.search(r"[•·→█░%\[\]]|\d –|  |\b(ma|di|wo|do|vr|za|zo) \d", text)
    said = " ".join(text.split())
    for points in (advice.result.solve_first, advice.result.find_out_first):
        for place, point in enumerate(points, start=1):
            assert " ".join(f"Punt {place}: {point.statement.title}".split()) in said
    for area in advice.result.areas:
        assert f"{area.answered} van {area.applicable} stelling" in said or not area.applicable
    for action in advice.first_actions:
        assert f"Stap {action.number}: " in said
