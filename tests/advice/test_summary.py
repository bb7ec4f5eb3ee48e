"""The result in the terminal fits the terminal."""

import re

import pytest

from dialoogcheck.advice import words
from dialoogcheck.advice.summary import summarise
from tests.advice import cases

NAMES = ["alles-ja", "alles-nee", "alles-weet-niet", "alles-nvt", "strategie", "procedure", "kort", "vijandig"]


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
    assert text.startswith(words.judge_in_words(advice.result)[0])
    for area in advice.result.areas:
        assert area.area.name in text
    for point in (*advice.result.solve_first, *advice.result.find_out_first):
        assert point.statement.title in text
    for number, action in enumerate(advice.first_actions, start=1):
        assert f"{number}. " in text
        assert " ".join(words.split_action(action.tip)[0].split()) in text


@pytest.mark.parametrize(("score", "full"), [("alles-ja", 30), ("alles-nee", 0)])
def test_a_bar_is_as_long_as_the_score(score: str, full: int) -> None:
    text = summarise(cases.build(score).advice, 100, color=False, unicode=True)
    assert {line.count("█") for line in text.splitlines() if re.search("[█░]", line)} == {full}
