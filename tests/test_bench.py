"""The programs that the bench starts name nothing that has moved: nobody runs it every day."""

import ast
import importlib

import pytest

from tests import bench

SCRIPTS = {
    name: text for name, text in vars(bench).items() if isinstance(text, str) and "\nimport " in text and name.isupper()
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_a_script_imports_is_there(name: str) -> None:
    imports = [node for node in ast.walk(ast.parse(SCRIPTS[name])) if isinstance(node, ast.ImportFrom) and node.module]
    assert imports
    for node in imports:
        module = importlib.import_module(str(node.module))
        for alias in node.names:
            assert hasattr(module, alias.name) or importlib.import_module(f"{node.module}.{alias.name}")


def test_the_scripts_were_found() -> None:
    assert len(SCRIPTS) > 3
