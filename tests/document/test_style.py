"""The style sheets hold nothing that no page uses."""

import ast
import re
from pathlib import Path

import pytest

import dialoogcheck
from dialoogcheck.files import find_folder

PACKAGE = Path(dialoogcheck.__file__).parent
TEMPLATES = find_folder("templates")
PAGES = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html"))
WRITERS = [path for name in ("document", "advice", "group", "development") for path in (PACKAGE / name).rglob("*.py")]
NAMES = re.compile(r" ?[a-z][\w-]*( [a-z][\w-]*)*")
SHEETS = {
    path.name: re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for path in (TEMPLATES / "style").glob("*.css")
}
OF_A_LEVEL = re.compile(r"(mark|verdict)-(full|half|empty|unknown|none|stop|up|down|same|closer|wider)")
"""Classes that a page makes of the name of a mark."""


def list_roles(source: str) -> set[str]:
    """Every word that a writer of reports can give to a block as its role."""
    texts = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    roles = {name for text in texts if isinstance(text, str) and NAMES.fullmatch(text) for name in text.split()}
    return roles | set(re.findall(r'class="([a-z][\w-]*)"', source))


USED = {name for text in re.findall(r'class="([^"]*)"', PAGES) for name in re.findall(r"[a-z][\w-]*", text)} | {
    role for path in WRITERS for role in list_roles(path.read_text(encoding="utf-8"))
}


def list_unused_classes(sheet: str) -> set[str]:
    return {
        name
        for name in re.findall(r"\.([a-z][\w-]*)(?=[^{}]*\{)", sheet)
        if name not in USED and not OF_A_LEVEL.fullmatch(name)
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
