"""The schema for editors says what the decoder says of the form of a file, as far as a schema can."""

import copy
import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dialoogcheck.checklist.fields import (
    CHECKLIST,
    ConditionType,
    GroupOf,
    Kind,
    ListOf,
    Scalar,
    TextsByName,
    TimingType,
    Type,
    read_manuscript,
)
from dialoogcheck.checklist.nodes import Findings
from dialoogcheck.checklist.schema import SCHEMA_LINE, build_schema, write_schema
from dialoogcheck.checklist.shelf import find_checklists
from tests.checklist.complete import COMPLETE_CHECKLIST
from tests.checklist.minimal import MINIMAL_CHECKLIST, THOROUGH_CHECKLIST
from tests.checklist.test_mutations import mutate, mutation
from tests.manual import SCHEMA
from tests.test_language import find_english

VALIDATOR = jsonschema.Draft7Validator(build_schema())
FORM = {
    "soort",
    "leeg-veld",
    "keuze",
    "vorm",
    "onbekend-veld",
    "veld-ontbreekt",
    "feit-keuzes",
    "stop-zonder-tekst",
    "geen-checklist",
    "nieuwer-schema",
}
"""What the decoder finds wrong with the form of a file."""


class CoreLoader(yaml.CSafeLoader):
    """Reads YAML as most editors do: with the types of version 1.2, in which ``nee`` and ``no`` are texts.

    Like the program in C: the loader in Python refuses some tabs that this one takes.
    """


CoreLoader.yaml_implicit_resolvers = {}
for _tag, _pattern in (
    ("null", r"~|null|Null|NULL|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), None)


class OldLoader(yaml.CSafeLoader):
    """Reads YAML with the types of version 1.1, without dates: an editor leaves those as they are written."""


OldLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", "merge", "value"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

LOADERS = [pytest.param(partial(yaml.load, Loader=loader), id=loader.__name__) for loader in (CoreLoader, OldLoader)]


def find_form_errors(text: str) -> list[str]:
    """What the decoder says of the form."""
    findings = Findings("x.yaml")
    read_manuscript(text.encode(), findings)
    return [f"{found.line}: {found.message}" for found in findings if found.code in FORM]


def find_schema_errors(document: object) -> list[str]:
    """What the schema says, in short."""
    return [f"{error.json_path}: {error.message[:200]}" for error in VALIDATOR.iter_errors(document)]


def make_value(type_: Type) -> Any:  # noqa: ANN401, PLR0911 - whatever stands in a file
    """A good value, with every field that can be."""
    if isinstance(type_, GroupOf):
        return make_group(type_.kind)
    if isinstance(type_, TimingType):
        return {"dagen_voor": 21}
    if isinstance(type_, ConditionType):
        return {"regio": ["ja", "nee"], "vorm": "subsidie"}
    if isinstance(type_, TextsByName):
        return {"aanbieder": make_value(type_.item)}
    if isinstance(type_, ListOf):
        return [make_value(type_.item)]
    assert isinstance(type_, Scalar)
    if type_.words:
        return type_.words[0]
    return next(
        text
        for text in ("een-naam", "50", "1.0.0", "2021", "https://example.org/")
        if not type_.matches or type_.matches(text)
    )


def make_group(kind: Kind) -> dict[str, Any]:
    """Every field of a kind, well written."""
    group = {field.key: make_value(field.type) for field in kind.fields}
    if kind.label == "feit":
        del group["soort"]
    return group


def list_places(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401
    """The path to every value in a document."""
    if path:
        yield path
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from list_places(value, (*path, key))


def list_said(node: Any) -> Iterator[str]:  # noqa: ANN401
    """Every text of the schema that an editor shows."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if isinstance(value, str) and key in {"title", "description", "errorMessage", "patternErrorMessage"}:
            yield value
        yield from list_said(value)


EVERYTHING = make_group(CHECKLIST)
PLACES = list(list_places(EVERYTHING))


def change(path: tuple[str | int, ...], value: object) -> Any:  # noqa: ANN401 - whatever stands in a file
    """The checklist with every field, with another value at one place; ``...`` takes it away."""
    document = copy.deepcopy(EVERYTHING)
    node = document
    for step in path[:-1]:
        node = node[step]  # type: ignore[index]
    if value is ...:
        del node[path[-1]]  # type: ignore[arg-type]
    else:
        node[path[-1]] = value  # type: ignore[index]
    return document


def test_the_file_is_what_the_code_says() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == write_schema(), "renew it with: make golden"


def test_it_is_a_schema_in_dutch() -> None:
    jsonschema.Draft7Validator.check_schema(build_schema())
    texts = list(list_said(build_schema()))
    assert len(texts) > 300
    assert [text for text in texts if find_english(text)] == []
    assert build_schema()["properties"]["zekerheid_vanaf"]["description"].startswith("Onder dit percentage")
    assert build_schema()["definitions"].keys() >= {"stelling", "open-vraag", "koppeling", "keuze-van-de-schaal"}


@pytest.mark.parametrize("load", LOADERS)
@pytest.mark.parametrize("path", find_checklists(), ids=lambda path: path.stem)
def test_our_own_checklists_are_good(path, load) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    text = path.read_text(encoding="utf-8")
    assert find_schema_errors(load(text)) == []
    assert text.startswith(f"{SCHEMA_LINE}\n")


@pytest.mark.parametrize("load", LOADERS)
@pytest.mark.parametrize(
    "text", [MINIMAL_CHECKLIST, THOROUGH_CHECKLIST, COMPLETE_CHECKLIST, yaml.safe_dump(EVERYTHING)]
)
def test_good_checklists_are_good(text: str, load) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    assert find_form_errors(text) == []
    assert find_schema_errors(load(text)) == []


def list_scalars(kind: Kind) -> Iterator[Scalar]:
    """The type of every value that is one text."""
    for field in kind.fields:
        type_ = field.type.item if isinstance(field.type, ListOf | TextsByName) else field.type
        if isinstance(type_, GroupOf):
            yield from list_scalars(type_.kind)
        elif isinstance(type_, Scalar):
            yield type_


def list_wrong_limits(type_: Scalar) -> list[str]:
    """The numbers of which the pattern says another thing than the limits that go with it."""
    lowest, highest = type_.numbers or (1, 0)
    good = [lowest, lowest + 1, *([10**9] if highest is None else [highest])] if type_.numbers else []
    bad = [lowest - 1, *([] if highest is None else [highest + 1])] if type_.numbers else [0, 1, 60, 999, 2021]
    assert type_.matches
    return [
        str(number)
        for numbers, fits in ((good, True), (bad, False))
        for number in numbers
        if bool(type_.matches(str(number))) is not fits
    ]


def test_the_limits_of_a_number_are_those_of_its_pattern() -> None:
    scalars = {type_ for type_ in list_scalars(CHECKLIST) if type_.matches}
    assert len(scalars) > 6
    assert {type_.name: wrong for type_ in scalars if (wrong := list_wrong_limits(type_))} == {}


@pytest.mark.parametrize("numbers", [None, (1, 999), (0, 998), (0, None)])
def test_wrong_limits_of_a_number_are_seen(numbers: tuple[int, int | None] | None) -> None:
    assert list_wrong_limits(Scalar(pattern=r"\d{1,3}", numbers=numbers))


def test_every_field_is_tried() -> None:
    assert len(PLACES) > 120
    assert find_schema_errors(EVERYTHING) == []


CHANGES: list[object] = [
    ...,
    " ",
    "twee woorden!",
    "50",
    "999",
    "1000",
    "100.5",
    "ja",
    "alle",
    "een-naam",
    "É",
    [],
    ["x"],
    [["x"]],
    {},
    {"x": "y"},
]


@pytest.mark.parametrize("value", CHANGES, ids=str)
def test_a_change_is_refused_by_both_or_by_none(value: object) -> None:
    disagreed = []
    for path in PLACES:
        document = change(path, value)
        wrong = find_form_errors(json.dumps(document)) != []
        if wrong != (find_schema_errors(document) != []):
            disagreed.append((path, wrong))
    assert disagreed == []


def test_an_unknown_field_is_refused_everywhere() -> None:
    groups = [path for path in PLACES if isinstance(path[-1], int) or path[-1] in {"ruimte", "stop", "kritiek"}]
    tried = 0
    for path in [(), *groups]:
        document = copy.deepcopy(EVERYTHING)
        node: Any = document
        for step in path:
            node = node[step]
        if isinstance(node, dict):
            node["bestaat-niet"] = "x"
            assert find_schema_errors(document), path
            tried += 1
    assert tried > 15


def test_a_fact_has_options_or_is_a_yes_no_question() -> None:
    fact = EVERYTHING["feiten"][0]
    for changed, good in (
        ({**fact, "soort": "ja-nee"}, False),
        ({key: value for key, value in fact.items() if key != "keuzes"}, False),
        ({**{key: value for key, value in fact.items() if key != "keuzes"}, "soort": "ja-nee"}, True),
    ):
        document = change(("feiten", 0), changed)
        assert (find_schema_errors(document) == []) is good
        assert (find_form_errors(json.dumps(document)) == []) is good


@pytest.mark.parametrize(
    ("path", "written", "good"),
    [
        (("versie",), "1.0.0", True),
        (("versie",), "1.0", False),
        (("zekerheid_vanaf",), "60", True),
        (("zekerheid_vanaf",), "66.7", True),
        (("zekerheid_vanaf",), "66,7", True),
        (("zekerheid_vanaf",), "101", False),
        (("zekerheid_vanaf",), "-1", False),
        (("schaal", 0, "punten"), "3", True),
        (("schaal", 0, "punten"), "1.5", False),
        (("gebieden", 0, "stellingen", 0, "gewicht"), "0", False),
        (("bronnen", 0, "jaar"), "2021", True),
        (("bronnen", 0, "jaar"), "21", False),
        (("bronnen", 0, "jaar"), "zonder jaar", True),
        (("bronnen", 0, "jaar"), "onbekend", False),
        (("bronnen", 0, "id"), "12", True),
        (("titel",), "2027", True),
        (("titel",), "true", True),
        (("titel",), "No", True),
        (("titel",), "12.5", True),
        (("titel",), "", False),
        (("perspectieven", 0, "volledig"), "nee", True),
        (("perspectieven", 0, "volledig"), "no", False),
        (("perspectieven", 0, "volledig"), "true", False),
        (("gebieden", 0, "id"), "2027", True),
        (("gebieden", 0, "id"), "no", True),
        (("schema",), "1", True),
        (("schema",), '"1"', True),
        (("schema",), "1.1", False),
        (("feiten",), "", True),
        (("feiten",), "[]", True),
        (("fasen",), "", False),
        (("gebieden", 0, "stellingen", 0, "fasen"), "alle", True),
        (("gebieden", 0, "stellingen", 0, "fasen"), "voor", False),
        (("gebieden", 0, "stellingen", 0, "alleen_bij"), "{regio: ja}", True),
        (("gebieden", 0, "stellingen", 0, "alleen_bij"), "regio", False),
    ],
)
@pytest.mark.parametrize("load", LOADERS)
def test_values_as_people_write_them(path: tuple[str | int, ...], written: str, good: bool, load) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001, FBT001
    text = yaml.safe_dump(change(path, "HIER")).replace("HIER", written)
    assert (find_form_errors(text) == []) is good
    assert (find_schema_errors(load(text)) == []) is good


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(mutation, min_size=1, max_size=2))
@example([("insert", 1177, "\t")])
def test_what_the_program_takes_an_editor_does_not_refuse(mutations: list[tuple[str, int, str]]) -> None:
    text = mutate(mutations).decode()
    findings = Findings("x.yaml")
    if read_manuscript(text.encode(), findings) is None or findings.failed:
        return
    for loader in (CoreLoader, OldLoader):
        assert find_schema_errors(yaml.load(text, Loader=loader)) == []  # noqa: S506 - both are safe loaders
