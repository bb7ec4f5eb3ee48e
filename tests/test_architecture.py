"""The house rules: who may import whom, what a quick command must not load, and what has no place in a file."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dialoogcheck

PACKAGE = Path(dialoogcheck.__file__).parent
PROJECT = PACKAGE.parent

MAY_IMPORT = {
    "model": set(),
    "core": {"model"},
    "language": set(),
    "errors": {"model.diagnostic"},
    "resources": {"errors"},
    "reading": {"model", "language", "resources", "errors"},
    "storing": {"model", "resources", "errors"},
    "asking": {"model", "core", "language", "errors"},
    "reporting": {"model", "language", "resources", "errors"},
    "forms": {"model", "language", "reporting.views", "reporting.pages", "reporting.printing", "errors"},
    "cli": {"model", "core", "language", "errors", "resources", "reading", "storing", "asking", "reporting", "forms"},
    "__main__": {"language", "cli"},
    "__init__": set(),
}
"""What each layer may import of this project, besides itself."""

OUTSIDERS = {
    "yaml": "reading",
    "click": "cli",
    "questionary": "asking/terminal.py",
    "prompt_toolkit": "asking/terminal.py",
    "jinja2": "reporting/pages.py",
    "markupsafe": "reporting/pages.py",
    "weasyprint": "reporting/printing.py",
    "fontTools": "reporting/printing.py",
    "pydyf": "reporting/printing.py",
    "pypdf": "forms/collecting.py",
}
"""The one place that knows each package of others; ``diagnose`` may load WeasyPrint to see whether it can."""

HEAVY = {"questionary", "prompt_toolkit", "jinja2", "weasyprint", "pypdf", "fontTools", "pydyf"}


def list_modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def waits(block: ast.AST) -> bool:
    """Whether the code in this block does not run when its module is imported."""
    if isinstance(block, ast.If):
        return isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING"
    return isinstance(block, ast.FunctionDef)


def list_imports(source: str) -> Iterator[tuple[str, bool]]:
    """Every imported module in a source, and whether it is imported as soon as the source is."""
    tree = ast.parse(source)
    inner = {id(node) for block in ast.walk(tree) if waits(block) for node in ast.walk(block)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in inner) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = (
                (f"{node.module}.{alias.name}" for alias in node.names)
                if node.module == "dialoogcheck"
                else (node.module or "",)
            )
            yield from ((name, id(node) not in inner) for name in names)


def find_violations(path: str, source: str) -> Iterator[str]:
    """What is against the table of layers in a module of the package; ``path`` is relative to the package."""
    layer = path.split("/", maxsplit=1)[0].removesuffix(".py")
    for name, at_once in list_imports(source):
        first, _, rest = name.partition(".")
        if first == "dialoogcheck":
            allowed = {layer, *MAY_IMPORT[layer], "__version__"}
            if not any(rest == item or rest.startswith(f"{item}.") for item in allowed):
                yield f"{path} may not import {name}"
        elif first not in sys.stdlib_module_names:
            home = OUTSIDERS.get(first, "nowhere")
            if not path.startswith(home) and (path, first) != ("cli/diagnose.py", "weasyprint"):
                yield f"{path} may not import {name}"
            if first in HEAVY and at_once:
                yield f"{path} must import {name} inside the function that needs it"


@pytest.mark.parametrize("path", list_modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_layers(path: Path) -> None:
    assert not list(find_violations(path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("core/scoring.py", "import yaml"),
        ("core/scoring.py", "from dialoogcheck.reading import library"),
        ("model/result.py", "from dialoogcheck import errors"),
        ("asking/terminal.py", "def ask():\n    from dialoogcheck.storing.answers import parse_document"),
        ("asking/terminal.py", "import questionary"),
        ("reporting/views.py", "def show():\n    import weasyprint"),
        ("storing/answers.py", "from dialoogcheck.cli import options"),
        ("errors.py", "from dialoogcheck.model import checklist"),
    ],
)
def test_a_planted_violation_is_found(path: str, source: str) -> None:
    assert list(find_violations(path, source))


def test_every_layer_is_in_the_table() -> None:
    layers = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in list_modules()}
    assert len(layers) > 8
    assert layers <= MAY_IMPORT.keys()


@pytest.mark.parametrize(
    "arguments",
    [
        "--help",
        "checklists",
        "controleer inkoopdialoog",
        "controleer --streng inkoopdialoog",
        "toon inkoopdialoog",
        "toon inkoopdialoog --formaat md",
        "rapport --help",
        "invullen --help",
    ],
)
def test_a_quick_command_loads_nothing_heavy(arguments: str) -> None:
    script = f"""
import sys
sys.argv[1:] = {arguments.split()!r}
from dialoogcheck.__main__ import main
try:
    main()
except SystemExit as stop:
    assert not stop.code, stop.code
found = {HEAVY!r} & sys.modules.keys()
assert not found, found
"""
    subprocess.run([sys.executable, "-c", script], check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)


def test_what_a_quick_command_must_not_load_exists() -> None:
    for name in HEAVY:
        __import__(name)


def list_files() -> list[Path]:
    """The files that belong to the project; in a copy without git, all of them."""
    try:
        shown = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return [
            path
            for path in PROJECT.rglob("*")
            if path.is_file() and not {".venv", "node_modules", ".git"} & set(path.parts)
        ]
    return [PROJECT / os.fsdecode(name) for name in shown.split(b"\0") if name]


MACHINE_PATH = re.compile(
    rb"(?<![\w.~-])/(work|home|root|Users|farm|tmp|mnt)/[a-z]|[A-Z]:[\\/]Users[\\/]|(?<!\w)\.library\b|\.\./shared\b"
)


def test_no_file_names_a_place_on_one_machine() -> None:
    files = list_files()
    assert len(files) > 40
    found = {
        path.name
        for path in files
        if path.is_file() and path != Path(__file__) and MACHINE_PATH.search(path.read_bytes())
    }
    assert not found


def test_a_planted_path_is_found() -> None:
    assert MACHINE_PATH.search(b"see /home/ada/check.yaml")
    assert not MACHINE_PATH.search(b"https://example.org/home/page")
