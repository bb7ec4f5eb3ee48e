"""What the documentation says is so: commands and options exist, examples are understood, links lead somewhere."""

import re
import shlex
from pathlib import Path

import click
import pytest
import yaml

import dialoogcheck
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.shelf import find_shipped
from dialoogcheck.cli import import_command, program
from dialoogcheck.cli.commands import COMMANDS

PROJECT = Path(dialoogcheck.__file__).parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "checklists/README.md")
MANUAL = (PROJECT / "checklists" / "README.md").read_text(encoding="utf-8")


def list_examples(text: str) -> list[str]:
    """Every ``dialoogcheck …`` in fences and between backticks, without what a reader must fill in."""
    fenced = [
        line for block in re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL) for line in block.splitlines()
    ]
    inline = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)
    return sorted({example for example in (*fenced, *inline) if re.match(r"dialoogcheck( |$)", example)})


def check_example(example: str) -> None:
    """The command exists and takes these arguments; nothing is run. click.UsageError when not."""
    name, *arguments = shlex.split(example)
    context = click.Context(program, info_name=name)
    command_name, command, rest = program.resolve_command(context, arguments) if arguments else (None, program, [])
    assert command
    # Parsing alone: values are looked at, files are not opened and the command does not start.
    command.make_context(command_name, list(rest), parent=context)


@pytest.mark.parametrize("example", list_examples(README + MANUAL))
def test_examples_are_understood(example: str) -> None:
    check_example(example)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_in_the_help_is_understood(name: str) -> None:
    command = import_command(name)
    assert command.epilog
    check_example(command.epilog.partition("Voorbeeld: ")[2])


@pytest.mark.parametrize(
    "planted", ["dialoogcheck bestaatniet", "dialoogcheck diagnose --bestaat-niet", "dialoogcheck diagnose extra"]
)
def test_a_planted_mistake_is_found(planted: str) -> None:
    with pytest.raises(click.UsageError):
        check_example(planted)


def test_every_command_is_explained() -> None:
    explained = {example.split()[1] for example in list_examples(README) if " " in example}
    assert explained >= COMMANDS.keys()


def test_every_option_that_is_named_exists() -> None:
    named = set(re.findall(r"(?<![\w-])--[a-z][\w-]*", README))
    assert len(named) > 3
    context = click.Context(program)
    commands = [program, *map(import_command, COMMANDS)]
    known = {option for command in commands for param in command.get_params(context) for option in param.opts}
    assert named <= known


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        named = set(
            re.findall(r"(?:^|`)make ([a-z]+)(?:`|$)", (PROJECT / page).read_text(encoding="utf-8"), re.MULTILINE)
        )
        assert named <= targets, page


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    text = (PROJECT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if not target.startswith(("https://", "#")):
            assert ((PROJECT / page).parent / target).exists(), target


def test_the_changelog_knows_this_version() -> None:
    newest = re.search(
        r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$",
        (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert newest
    assert newest[1] == dialoogcheck.__version__
    described = yaml.safe_load((PROJECT / "publiccode.yml").read_text(encoding="utf-8"))
    assert (described["softwareVersion"], described["releaseDate"]) == newest.groups()
    assert described["legal"]["license"] == "EUPL-1.2"


def test_the_readme_begins_with_english_and_goes_on_in_dutch() -> None:
    title, english, dutch = README.split("\n\n")[:3]
    assert title == "# dialoogcheck"
    assert english.startswith("> **In English.**")
    assert dutch.startswith("Gemeenten")


def test_the_readme_counts_the_statements_of_every_checklist() -> None:
    rows = {
        name: int(number) for name, number in re.findall(r"^\| `([a-z]+)` \| .* \| (\d+), in ", README, re.MULTILINE)
    }
    assert rows == {path.stem: sum(1 for _ in load_checklist(path.stem).statements) for path in find_shipped()}
