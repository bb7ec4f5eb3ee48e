"""Everything that a user can read is Dutch, the texts of click included."""

import ast
import gettext
import io
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner

from dialoogcheck import dutch, language
from dialoogcheck.cli import import_command, program
from dialoogcheck.cli.commands import COMMANDS

FOLDER = Path(language.__file__).parent / "nl" / "LC_MESSAGES"

ENGLISH = re.compile(
    r"""\b(a|an|and|any|are|arguments|be|by|cannot|choice|choose|commands?|could|did|directory|do|does|done|error|exists?|exit|expected|failed|false
    |file|filename|folder|for|found|from|given|got|has|have|if|input|instead|integer|invalid|mean|message|missing|must|none|not|or|output|overwrite
    |path|please|positional|press|range|read|report|required|requires|see|should|shows?|such|takes?|text|that|the|these|they|this|to|true|try
    |unexpected|unknown|usage|uses?|using|valid|values?|warning|when|which|will|with|without|write|yes|you|your)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Common English words that are no Dutch words."""

NAMES = re.compile(r"--[\w-]+|https?://\S+|\S+\.(?:json|ya?ml|pdf|html|csv|md)\b")
"""What keeps its own name in Dutch: options, addresses, files."""


def find_english(text: str) -> list[str]:
    """The English words in a text that a user reads."""
    return [match.group() for match in ENGLISH.finditer(NAMES.sub(" ", text))]


def list_marked_texts() -> Iterator[tuple[str, ...]]:
    """Every text in the installed click that is marked for translation: one form, or the singular and the plural."""
    for path in sorted(Path(click.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"_", "gettext", "ngettext"}
            ):
                forms = tuple(
                    argument.value
                    for argument in node.args
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                )
                yield forms or ("required",)  # the one text that click looks up by a computed name


def list_commands() -> list[tuple[str, click.Command]]:
    """Every command with the words that call it."""
    return [("", program), *((name, import_command(name)) for name in COMMANDS)]


def test_the_compiled_texts_are_those_of_the_source() -> None:
    compiled = io.BytesIO()
    with (FOLDER / "messages.po").open("rb") as source:
        write_mo(compiled, read_po(source))
    compiled.seek(0)
    with (FOLDER / "messages.mo").open("rb") as used:
        # The header, which is the message without an id, tells when and by what it was compiled.
        expected, found = (
            {str(message.id): message.string for message in read_mo(file) if message.id} for file in (compiled, used)
        )
    assert expected
    assert found == expected, "run: make messages"


@pytest.mark.parametrize("forms", sorted(set(list_marked_texts())))
def test_every_text_of_click_is_translated(forms: tuple[str, ...]) -> None:
    with (FOLDER / "messages.mo").open("rb") as file:
        dutch = gettext.GNUTranslations(file)
    for number in (1, 2):
        translated = dutch.ngettext(forms[0], forms[-1], number) if len(forms) > 1 else dutch.gettext(forms[0])
        assert translated != forms[0] or forms[0] == "d", forms
        assert not find_english(re.sub(r"\{.*?\}", "", translated))
        known = set(re.findall(r"\{.*?\}|%\(\w+\)s", " ".join(forms)))
        assert set(re.findall(r"\{.*?\}|%\(\w+\)s", translated)) <= known


def test_click_has_texts_to_translate() -> None:
    assert len(set(list_marked_texts())) > 50


@pytest.mark.parametrize(
    "planted",
    ["Missing argument 'BESTAND'.", "Kies een FILE", "Invalid value", "Did you mean 'rapport'?", "[required]"],
)
def test_a_planted_leak_is_found(planted: str) -> None:
    assert find_english(planted)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_dutch(name: str) -> None:
    result = CliRunner().invoke(program, [*([name] if name else []), "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Gebruik: dialoogcheck")
    assert "\\" not in result.output
    assert not find_english(result.output), result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example(name: str) -> None:
    result = CliRunner().invoke(program, [name, "--help"])
    assert re.search(rf"Voorbeeld: (\S+ \| )?dialoogcheck {name}", result.output), result.output


def list_wrong_uses() -> Iterator[list[str]]:
    """Ways to use every command and every option wrongly."""
    for name, command in list_commands():
        words = [name] if name else []
        yield [*words, "--bestaat-niet"]
        yield [*words, "--hel"]
        fixed = [param for param in command.params if isinstance(param, click.Argument)]
        if all(param.nargs == 1 for param in fixed):
            yield [*words, *(["bestaat-niet"] * (len(fixed) + 1))]
            yield [*words, *(["bestaat-niet"] * (len(fixed) + 2))]
        if any(param.required for param in command.params):
            yield words
        for param in command.params:
            if not isinstance(param, click.Option):
                continue
            if param.is_flag:
                yield [*words, f"{param.opts[0]}=ja"]
            else:
                yield [*words, param.opts[0]]
                if isinstance(param.type, click.Choice | click.types.IntParamType | click.IntRange):
                    yield [*words, param.opts[0], "bestaat-niet"]
                    yield [*words, param.opts[0], "-999"]


@pytest.mark.parametrize("arguments", list(list_wrong_uses()), ids=" ".join)
def test_errors_of_wrong_use_are_dutch(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(program, arguments)
    assert result.exit_code == 2, result.output
    assert not find_english(result.output), result.output


@pytest.mark.parametrize("name", ["rapport", "controleer", "toon"])
def test_a_missing_file_is_told_in_dutch(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(program, [name, "./bestaat-niet.yaml"])
    assert result.exit_code == 3, result.output
    assert "bestaat-niet" in result.stderr
    assert not find_english(result.output), result.output


def test_a_long_text_is_cut_off_on_one_line() -> None:
    assert dutch.shorten("kort\nen  goed") == "kort en goed"
    assert dutch.shorten("a" * 100) == "a" * 39 + "…"
    assert dutch.shorten("een woord", 5) == "een…"
