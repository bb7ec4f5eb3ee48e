"""Writes the form of a checklist as a JSON Schema, so that an editor can help whoever writes one.

Draft 7: what the YAML server of most editors says it supports. An editor reads YAML with types: 70 is a number there
and ``1.0.0`` a text. We read all of it as text, so the schema takes a number, or true and false, wherever those are
good as a text. It knows the form only.

Editors show ``errorMessage`` and ``patternErrorMessage`` instead of their own English; to the schema itself they mean
nothing.
"""

import json
from typing import Any

from dialoogcheck.checklist import fields

SCHEMA_NAME = "checklist.schema.json"
"""How the file with the schema is called."""

SCHEMA_LINE = f"# yaml-language-server: $schema=./{SCHEMA_NAME}"
"""The line on top of a checklist with which an editor finds the schema in the same folder."""


def build_schema() -> dict[str, Any]:
    """The schema of a checklist file."""
    definitions: dict[str, Any] = {}
    root = _describe_kind(fields.CHECKLIST, definitions)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Checklist van dialoogcheck",
        "description": "De vorm van een checklist. Met “dialoogcheck controleer” vindt u ook fouten in de inhoud.",
        **{name: value for name, value in root.items() if name != "title"},
        "definitions": dict(sorted(definitions.items())),
    }


def write_schema() -> str:
    """The schema as the text of a file."""
    return json.dumps(build_schema(), ensure_ascii=False, indent=2) + "\n"


def _describe_kind(kind: fields.Kind, definitions: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "title": kind.label,
        "type": "object",
        "properties": {field.key: _describe_field(field, definitions) for field in kind.fields},
        "required": [field.key for field in kind.fields if field.required],
        "additionalProperties": False,
    }
    if kind is fields.FACT:
        schema["oneOf"] = _require("keuzes", "soort")
    if kind is fields.STOP:
        schema["anyOf"] = [*_require("teksten"), {"required": ["tekst", "bronnen"]}]
    if kind is fields.TIP:
        schema["allOf"] = [{"anyOf": _require("moment", "wanneer")}, {"anyOf": _require("werk", "duur")}]
    return schema


def _require(*keys: str) -> list[dict[str, Any]]:
    return [{"required": [key]} for key in keys]


def _describe_field(field: fields.Field, definitions: dict[str, Any]) -> dict[str, Any]:
    schema = _describe_type(field.type, definitions)
    if field.may_be_empty:
        schema |= {"type": ["array", "null"], "minItems": 0}
    # Beside a reference anything else is ignored, so the reference goes one level down.
    return {"description": field.meaning, **({"allOf": [schema]} if "$ref" in schema else schema)}


def _describe_type(type_: fields.Type, definitions: dict[str, Any]) -> dict[str, Any]:
    if isinstance(type_, fields.GroupOf):
        name = type_.kind.label.replace(" ", "-")
        if name not in definitions:
            definitions[name] = {}  # a place, so that the order is that of the file
            definitions[name] = _describe_kind(type_.kind, definitions)
        return {"$ref": f"#/definitions/{name}"}
    if isinstance(type_, fields.TimingType):
        days = {key: _describe_scalar(fields.DAYS) for key in type_.counted}
        group = {"type": "object", "properties": days, "minProperties": 1, "maxProperties": 1}
        words = {"enum": list(type_.words), "errorMessage": f"Hier hoort {type_.name}."}
        return {"anyOf": [words, {**group, "additionalProperties": False}]}
    if isinstance(type_, fields.TextsByName):
        return {"type": "object", "additionalProperties": _describe_type(type_.item, definitions)}
    if isinstance(type_, fields.ListOf):
        items = _describe_type(type_.item, definitions)
        listing = {"type": "array", "items": items, "minItems": 1, "errorMessage": f"Hier hoort {type_.name}."}
        if isinstance(type_, fields.PhaseList):
            every = {"const": fields.ALL, "errorMessage": f"Hier hoort een lijst van fasen, of “{fields.ALL}”."}
            return {"anyOf": [every, listing]}
        return {"anyOf": [items, listing]} if isinstance(type_, fields.OneOrMore) else listing
    assert isinstance(type_, fields.Scalar)  # noqa: S101 - there are no others, and a test makes the whole schema
    return _describe_scalar(type_)


def _describe_scalar(type_: fields.Scalar) -> dict[str, Any]:
    message = f"Hier hoort {type_.name}."
    if type_.words:
        values = [value for word in type_.words for value in ([word, int(word)] if word.isdecimal() else [word])]
        return {"enum": values, "errorMessage": message}
    if type_.matches is None:
        return {
            "type": ["string", "number", "boolean"],
            "pattern": r"\S",
            "errorMessage": message,
            "patternErrorMessage": "Dit veld is leeg. Vul het in.",
        }
    types = ["string"]
    limits = {}
    if type_.numbers:
        types.append("number" if type_.matches("0.5") else "integer")
        lowest, highest = type_.numbers
        limits = {"minimum": lowest} if highest is None else {"minimum": lowest, "maximum": highest}
    if type_.matches("true"):
        types.append("boolean")
    return {
        "type": types if types[1:] else "string",
        "pattern": rf"^\s*(?:{type_.pattern})\s*$",
        "errorMessage": message,
        "patternErrorMessage": message,
        **limits,
    }
