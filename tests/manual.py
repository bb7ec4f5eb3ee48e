"""Writes what authors get that follows from the code.

Parts of ``checklists/README.md``, and ``checklists/checklist.schema.json``.

``python -m tests.manual`` renews both files.
"""

import functools
import itertools
import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import dialoogcheck
from dialoogcheck.checklist.fields import (
    CHECKLIST,
    ConditionType,
    Field,
    GroupOf,
    Kind,
    ListOf,
    PhaseList,
    Scalar,
    TextsByName,
    Type,
)
from dialoogcheck.checklist.lint.linting import RULES, list_strict_rules, review_checklist
from dialoogcheck.checklist.lint.readability import SCALE, Readability
from dialoogcheck.checklist.lint.references import RESERVED
from dialoogcheck.checklist.lint.rules import Example, Rule
from dialoogcheck.checklist.schema import write_schema
from dialoogcheck.diagnostic import Severity
from dialoogcheck.dutch import begin_sentence
from tests.checklist.complete import COMPLETE_CHECKLIST
from tests.checklist.minimal import MINIMAL_CHECKLIST, THOROUGH_CHECKLIST
from tests.worked import EXAMPLE

MANUAL = Path(dialoogcheck.__file__).parents[1] / "checklists" / "README.md"
SCHEMA = MANUAL.with_name("checklist.schema.json")


def renew(manual: str) -> str:
    """The manual with each part between ``<!-- begin NAME -->`` and ``<!-- einde NAME -->`` written anew.

    KeyError for an unknown name.
    """
    return re.sub(
        r"(<!-- begin (\w+) -->\n).*?(<!-- einde \2 -->)",
        lambda found: f"{found[1]}\n{PARTS[found[2]]()}\n\n{found[3]}",
        manual,
        flags=re.DOTALL,
    )


def list_kinds(kind: Kind = CHECKLIST) -> Iterator[Kind]:
    """The kind and every kind inside it; one that stands in two places comes twice."""
    yield kind
    for field in kind.fields:
        inner = field.type.item if isinstance(field.type, ListOf) else field.type
        if isinstance(inner, GroupOf):
            yield from list_kinds(inner.kind)


IN_WORDS: dict[type[Type], str] = {
    PhaseList: "lijst van fasen, of `alle`",
    ConditionType: "bij elk feit een of meer antwoorden",
    TextsByName: "bij elke naam een tekst",
}


def describe_type(type_: Type) -> str:
    """How a value is written, in words."""
    if type(type_) in IN_WORDS:
        return IN_WORDS[type(type_)]
    if isinstance(type_, GroupOf):
        return f"[{type_.kind.label}](#{slug(type_.kind.label)})"
    if isinstance(type_, ListOf):
        return f"lijst: {describe_type(type_.item)}"
    if isinstance(type_, Scalar) and type_.words:
        return " of ".join(f"`{word}`" for word in type_.words)
    return type_.name


def slug(title: str) -> str:
    """The name by which a link finds a heading."""
    return title.lower().replace(" ", "-")


def describe_field(field: Field) -> str:
    """A row of the table of a kind."""
    return f"| `{field.key}` | {'ja' if field.required else 'nee'} | {describe_type(field.type)} | {field.meaning} |"


def write_fields() -> str:
    """A table for every kind of thing."""
    tables = []
    for kind in dict.fromkeys(list_kinds()):
        rows = [describe_field(field) for field in kind.fields]
        tables.append(
            "\n".join(
                [
                    f"### {begin_sentence(kind.label)}",
                    "",
                    "| Veld | Nodig | Zo schrijft u het | Wat het betekent |",
                    "|---|---|---|---|",
                    *rows,
                ]
            )
        )
    return "\n\n".join(tables)


def write_reserved() -> str:
    """A table of the ids that mean something already."""
    keys = {field.name: field.key for field in CHECKLIST.fields}
    rows = [f"| `{keys[name]}` | {', '.join(f'`{word}`' for word in words)} |" for name, words in RESERVED.items()]
    return "\n".join(["| In de lijst | Deze id’s kunnen niet |", "|---|---|", *rows])


def apply(example: Example, checklist: str) -> tuple[str, str]:
    """The checklist after this change, and the lines of it that changed; when they went, those around."""
    begin = checklist.index(example.instead_of)
    end = begin + len(example.write)
    text = checklist.replace(example.instead_of, example.write)
    if not example.write:
        begin -= 1
    return text, textwrap.dedent(text[text.rindex("\n", 0, begin) + 1 : text.index("\n", end)])


def write_rule(rule: Rule, checklist: str) -> str:
    """One rule: why, a bad example with what the program says of it, and a good one.

    Both are changes to this checklist.
    """
    bad, bad_lines = apply(rule.bad, checklist)
    _, good_lines = apply(rule.good, checklist)
    message = next(found.message for found in review_checklist(bad.encode(), "").diagnostics if found.code == rule.code)
    kind = (
        "Waarschuwing."
        if rule.severity is Severity.WARNING
        else "Fout. De checklist is dan niet te gebruiken."
        if rule.vital
        else "Fout."
    )
    parts = [
        f"### {rule.code}",
        f"{kind} {rule.why}",
        "Niet zo:",
        fence(bad_lines),
        f"Melding: *{message}*",
        "Wel zo:",
        fence(good_lines),
    ]
    return "\n\n".join(parts)


def fence(text: str) -> str:
    """YAML in Markdown."""
    return f"```yaml\n{text}\n```"


def write_scale() -> str:
    """A table of how a text reads by its measure."""
    limits = [0, *(limit for limit, _ in SCALE)]
    rows = [
        f"| {f'onder {limit}' if not lower else f'{lower} tot {limit}'} | {word} |"
        for lower, (limit, word) in zip(limits, SCALE, strict=False)
    ]
    return "\n".join(
        [
            "| LIX | Zo leest het |",
            "|---|---|",
            *rows,
            f"| vanaf {limits[-1]} | {Readability(1, limits[-1], 0).in_words} |",
        ]
    )


def cut(begin: str) -> str:
    """The first field of this name in the complete checklist, with all that belongs to it."""
    lines = COMPLETE_CHECKLIST.splitlines()
    first = next(number for number, line in enumerate(lines) if line.strip().startswith(f"{begin}:"))
    depth = len(lines[first]) - len(lines[first].lstrip())
    rest = itertools.takewhile(lambda line: len(line) - len(line.lstrip()) > depth, lines[first + 1 :])
    return fence(textwrap.dedent("\n".join([lines[first], *rest])))


PARTS: dict[str, Callable[[], str]] = {
    "velden": write_fields,
    "vastewoorden": write_reserved,
    "regels": lambda: "\n\n".join(write_rule(rule, MINIMAL_CHECKLIST) for rule in RULES),
    "strenge_regels": lambda: "\n\n".join(write_rule(rule, THOROUGH_CHECKLIST) for rule in list_strict_rules()),
    "schaal_van_lix": write_scale,
    "voorbeeld": lambda: fence(MINIMAL_CHECKLIST.rstrip()),
    **{
        name: functools.partial(cut, name)
        for name in ("open_vragen", "vervangt", "rapportnaam", "formuliertekst", "gesprek", "oordelen", "koppelingen")
    },
    **EXAMPLE,
}
"""What stands between each pair of marks in the manual."""

if __name__ == "__main__":
    MANUAL.write_text(renew(MANUAL.read_text(encoding="utf-8")), encoding="utf-8")
    SCHEMA.write_text(write_schema(), encoding="utf-8")
