"""The report in a browser: accessible, on a small screen too, without a network and without scripts."""

from pathlib import Path

import pytest

from tests.advice import cases
from tests.browser.axe import find_violations, look

NAMES = (*cases.EVERY_STRUCTURE, "lang")
"""The last one has long words in the structures of the others."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The reports as files."""
    folder = tmp_path_factory.mktemp("html")
    for name in NAMES:
        (folder / f"{name}.html").write_bytes(cases.render(name, "html"))
    return [folder / f"{name}.html" for name in NAMES]


def test_axe_finds_nothing(pages: list[Path]) -> None:
    names = cases.EVERY_STRUCTURE
    assert dict(zip(names, find_violations(*pages[:-1]), strict=True)) == {name: [] for name in names}


def test_the_page_fits_asks_for_nothing_and_runs_nothing(pages: list[Path]) -> None:
    for name, seen in zip(NAMES, look(*pages), strict=True):
        assert seen["requests"] == [], name
        assert seen["dialogs"] == [], name
        assert seen["messages"] == [], name
        assert seen["width"] <= 320, name
        assert seen["fonts"] > 0, name


def test_planted_faults_are_seen_and_scripts_are_refused(pages: list[Path], tmp_path: Path) -> None:
    html = pages[0].read_text("utf-8")
    planted = (
        '<script>alert(1)</script><img src="http://127.0.0.1:9/x.png" alt="x"><p style="width: 900px">breed</p></main>'
    )
    guarded, open_ = tmp_path / "bewaakt.html", tmp_path / "open.html"
    guarded.write_text(html.replace("</main>", planted), "utf-8")
    policy = html[html.index('<meta http-equiv="Content-Security-Policy"') :].split(">", 1)[0] + ">"
    open_.write_text(html.replace(policy, "").replace("</main>", planted), "utf-8")
    with_policy, without = look(guarded, open_)
    assert with_policy["dialogs"] == []
    assert with_policy["messages"]
    assert without["dialogs"] == ["1"]
    assert without["requests"] == ["http://127.0.0.1:9/x.png"]
    assert without["width"] > 320
