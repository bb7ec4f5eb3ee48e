"""The house rules: who may import whom, what a quick command must not load, and what has no place in a file."""

import ast
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import dialoogcheck
from dialoogcheck.cli.commands import COMMANDS

PACKAGE = Path(dialoogcheck.__file__).parent
PROJECT = PACKAGE.parent

GROUND = {"dutch", "errors", "files", "diagnostic"}
"""What everything may use."""

MAY_IMPORT = {
    "dutch": set(),
    "diagnostic": set(),
    "errors": {"diagnostic"},
    "files": {"errors"},
    "language": set(),
    "invocation": set(),
    "document": GROUND,
    "checklist": GROUND | {"document.blocks"},
    "answers": GROUND | {"checklist"},
    "form": GROUND | {"checklist", "answers", "document"},
    "advice": GROUND | {"checklist", "answers", "document"},
    "group": GROUND | {"checklist", "answers", "document", "advice"},
    "development": GROUND | {"checklist", "answers", "document", "advice", "group"},
    "asking": GROUND | {"checklist", "answers", "advice", "language"},
    "cli": GROUND
    | {
        "language",
        "invocation",
        "document",
        "checklist",
        "answers",
        "form",
        "advice",
        "group",
        "development",
        "asking",
    },
    "__main__": {"language", "cli"},
    "__init__": set(),
}
"""What each folder may import of this project, besides itself."""

OUTSIDERS = {
    "yaml": "checklist/nodes.py",
    "click": "cli",
    "questionary": "asking/terminal.py",
    "prompt_toolkit": "asking/terminal.py",
    "jinja2": "document/html.py",
    "markupsafe": "document/html.py",
    "weasyprint": "document/pdf.py",
    "fontTools": "document/pdf.py",
    "pydyf": "document/pdf.py",
    "pypdf": "answers/pdf.py",
    "platformdirs": "files.py",
}
"""The one place that knows each package of others; ``diagnose`` may load WeasyPrint to see whether it can."""

DECIDING = re.compile(
    r"dutch|diagnostic|checklist/(model|reserved|fingerprint|nodes|fields|lint/.*)|answers/(model|selecting|choices)"
    r"|advice/(model|result|scoring|advising|words|export)|group/(model|agenda.*|comparing|protection|words|looks|export)"
    r"|development/(model|tracking|lookback|judging|protection|words|export)"
)
"""What decides: the same code must be able to run where there is no terminal, no file system and no clock."""

MACHINERY = {
    "os",
    "sys",
    "time",
    "pathlib",
    "tempfile",
    "subprocess",
    "shutil",
    "signal",
    "socket",
    "threading",
    "random",
}
"""What decides uses nothing of a machine."""

HEAVY = {"questionary", "prompt_toolkit", "jinja2", "weasyprint", "pypdf", "fontTools", "pydyf"}


def list_modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def waits(block: ast.AST) -> bool:
    """Whether the code in this block does not run when its module is imported."""
    if isinstance(block, ast.If):
        return isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING"
    return isinstance(block, ast.FunctionDef)


def list_imports(source: str) -> Iterator[tuple[str, bool]]:
    """Every imported module (or name in one of ours), and whether it is imported as soon as the source is."""
    tree = ast.parse(source)
    inner = {id(node) for block in ast.walk(tree) if waits(block) for node in ast.walk(block)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in inner) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            ours = node.module and node.module.partition(".")[0] == "dialoogcheck"
            names = (f"{node.module}.{alias.name}" for alias in node.names) if ours else (node.module or "",)
            yield from ((name, id(node) not in inner) for name in names)


def find_violations(path: str, source: str) -> Iterator[str]:
    """What is against the table in a module of the package; ``path`` is relative to the package."""
    folder = path.split("/", maxsplit=1)[0].removesuffix(".py")
    deciding = DECIDING.fullmatch(path.removesuffix(".py"))
    for name, at_once in list_imports(source):
        first, _, rest = name.partition(".")
        if first == "dialoogcheck":
            allowed = {folder, *MAY_IMPORT[folder], "__version__"}
            if not any(rest == item or rest.startswith(f"{item}.") for item in allowed):
                yield f"{path} may not import {name}"
        elif first not in sys.stdlib_module_names:
            home = OUTSIDERS.get(first, "nowhere")
            if not path.startswith(home) and (path, first) != ("document/requirements.py", "weasyprint"):
                yield f"{path} may not import {name}"
            if first in HEAVY and at_once:
                yield f"{path} must import {name} inside the function that needs it"
        elif deciding and first in MACHINERY:
            yield f"{path} decides: it may not use {name}"


@pytest.mark.parametrize("path", list_modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_who_may_import_whom(path: Path) -> None:
    assert not list(find_violations(path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("advice/scoring.py", "import yaml"),
        ("advice/scoring.py", "from dialoogcheck.group import comparing"),
        ("advice/scoring.py", "from pathlib import Path"),
        ("asking/terminal.py", "def ask():\n    from dialoogcheck.form.making import compose_form"),
        ("asking/terminal.py", "import questionary"),
        ("document/blocks.py", "def show():\n    import weasyprint"),
        ("answers/file.py", "from dialoogcheck.cli import options"),
        ("errors.py", "from dialoogcheck.checklist import model"),
        ("checklist/outline.py", "from dialoogcheck.document.pdf import print_pdf"),
    ],
)
def test_a_planted_violation_is_found(path: str, source: str) -> None:
    assert list(find_violations(path, source))


def test_every_folder_is_in_the_table() -> None:
    folders = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in list_modules()}
    assert len(folders) > 8
    assert folders <= MAY_IMPORT.keys()


def find_circles(sources: Mapping[str, str]) -> list[str]:
    """The modules (by dotted name, with their source) that import themselves by way of others, inside functions too."""
    arrows = {name: {target for target, _ in list_imports(source)} for name, source in sources.items()}
    # A name that stands in a module is an arrow to that module.
    arrows = {
        name: {next((end for end in (target, target.rpartition(".")[0]) if end in sources), name) for target in targets}
        - {name}
        for name, targets in arrows.items()
    }
    left = dict(arrows)
    while free := [name for name, targets in left.items() if not targets & left.keys()]:
        for name in free:
            del left[name]
    return sorted(name for name in left if any(name in targets for other, targets in arrows.items() if other in left))


def read_sources() -> dict[str, str]:
    found = {}
    for path in list_modules():
        parts = path.relative_to(PROJECT).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path.read_text(encoding="utf-8")
    return found


def test_nothing_imports_itself_by_way_of_others() -> None:
    assert not find_circles(read_sources())


def test_a_planted_circle_is_found() -> None:
    sources = read_sources()
    sources["dialoogcheck.checklist.nodes"] += (
        "\ndef f():\n    from dialoogcheck.checklist.library import load_checklist\n"
    )
    found = find_circles(sources)
    assert "dialoogcheck.checklist.nodes" in found
    assert "dialoogcheck.checklist.library" in found


def test_no_two_classes_have_one_name() -> None:
    classes = Counter(
        node.name
        for source in read_sources().values()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
    )
    assert len(classes) > 40
    assert not [name for name, number in classes.items() if number > 1]


MOST_LINES, MOST_LINES_TOGETHER = 150, 2_200

COMMAND_FILES = sorted(
    PACKAGE / "cli" / f"{module}.py" for module in ("menu", *(name for name, _ in COMMANDS.values()))
)


@pytest.mark.parametrize("path", COMMAND_FILES, ids=lambda path: path.stem)
def test_a_command_is_thin(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MOST_LINES
    others = {f"dialoogcheck.cli.{other.stem}" for other in COMMAND_FILES} - {f"dialoogcheck.cli.{path.stem}"}
    called = {end for name, _ in list_imports(source) for end in (name, name.rpartition(".")[0])}
    assert not called & others


def test_all_commands_together_are_thin() -> None:
    files = list((PACKAGE / "cli").glob("*.py"))
    assert len(files) > 10
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files) <= MOST_LINES_TOGETHER


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
