"""The style sheets hold nothing that no page uses."""

import re

import pytest

from dialoogcheck.files import find_folder

TEMPLATES = find_folder("templates")
PAGES = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html"))
SHEETS = {
    path.name: re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for path in (TEMPLATES / "style").glob("*.css")
}
OF_A_LEVEL = re.compile(r"(mark|verdict)-(full|half|empty|unknown|none|stop|up|down|same|closer|wider)")
"""Classes that a page makes of the name of a mark."""


def list_unused_classes(sheet: str) -> set[str]:
    attributes = " ".join(re.findall(r'class="([^"]*)"', PAGES))
    used = set(re.findall(r"[a-z][\w-]*", attributes))
    return {
        name
        for name in re.findall(r"\.([a-z][\w-]*)(?=[^{}]*\{)", sheet)
        if name not in used and not OF_A_LEVEL.fullmatch(name)
    }


@pytest.mark.parametrize("name", SHEETS)
def test_every_class_is_used(name: str) -> None:
    assert not list_unused_classes(SHEETS[name])


def test_a_class_that_no_page_has_is_found() -> None:
    assert list_unused_classes(".verdict h2, .nergens { color: red; }") == {"nergens"}


def test_every_value_is_used() -> None:
    named = set(re.findall(r"(--[a-z-]+):", SHEETS["tokens.css"]))
    assert len(named) > 8
    assert named == set(re.findall(r"var\((--[a-z-]+)\)", "".join(SHEETS.values())))
