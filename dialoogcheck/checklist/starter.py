"""Writes a checklist for an author to begin with.

From nothing, with an explanation at every part, or as a copy of another one.

What is written passes ``controleer`` as it is. Everything that an author should replace says so.
"""

import itertools
import json
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Template
from typing import Any

from dialoogcheck.checklist.fields import INVISIBLE
from dialoogcheck.checklist.lint.sentences import LONGEST_SENTENCE
from dialoogcheck.checklist.lint.text import count_words, split_sentences
from dialoogcheck.checklist.nodes import Findings, Text, read_nodes
from dialoogcheck.checklist.schema import SCHEMA_LINE
from dialoogcheck.checklist.shelf import SUFFIXES, find_shipped, list_own_folders
from dialoogcheck.dutch import make_slug, printable, shorten
from dialoogcheck.errors import OutputError, PlaceError, UnusableInputError, WrongUseError
from dialoogcheck.files import check_place, find_folder, is_folder, make_folder, write_atomically

VERSION = "1.0.0"
LONGEST_NAME = 200
"""Characters."""

UNNAMED = "mijn-checklist"
TITLE, PERSPECTIVE, AREA = "titel", "perspectief", "gebied"
MOST = {TITLE: 1, PERSPECTIVE: 9, AREA: 20}
"""How many of each: more perspectives have no letter of their own in a report, and nobody answers more areas."""

Names = Mapping[str, tuple[str, ...]]
"""What the author chose of each of these; empty where that is not known yet."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.;()/’‘&+€%!?-]*[\w.)!?])?")
"""A text that means the same in YAML with and without quotes around it."""


def name_id(path: Path) -> str:
    """The id of the checklist in a file that is called so."""
    return make_slug(path.stem) or UNNAMED


def check_file(path: Path, *, overwrite: bool) -> None:
    """WrongUseError when no checklist can be called so, OutputError when it cannot be written there."""
    if printable(str(path)) != str(path) or "\n" in str(path):
        raise WrongUseError(
            "In de naam van het bestand staat een teken dat niemand ziet.", "Kies een naam zoals mijn-checklist.yaml."
        )
    if is_folder(path):
        raise WrongUseError(f"{path} is een map.", f"Noem ook het bestand, zoals {path / f'{UNNAMED}.yaml'}.")
    if path.suffix.lower() not in SUFFIXES:
        raise WrongUseError(
            "De naam van een checklist eindigt op .yaml.", f"Bijvoorbeeld: {(path.name or UNNAMED).strip('.')}.yaml"
        )
    id_ = name_id(path)
    if id_ in {shipped.stem for shipped in find_shipped()}:
        raise WrongUseError(
            f"De naam “{id_}” is al van een checklist die bij dialoogcheck hoort.",
            f"Kies een andere naam, zoals mijn-{id_}.yaml.",
        )
    _refuse(path, overwrite=overwrite)
    if not is_folder(path.parent) and path.parent not in list_own_folders():
        raise OutputError(f"De map {path.parent} bestaat niet.", "Maak eerst die map, of kies een andere.")


def _refuse(path: Path, *, overwrite: bool) -> None:
    # A link that points nowhere is something too.
    if os.path.lexists(path) and not overwrite:
        raise PlaceError(f"{path} bestaat al.", taken=True)
    check_place(path)


def write_checklist(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write a checklist; OutputError when that cannot be."""
    if path.parent in list_own_folders():
        make_folder(path.parent)
    _refuse(path, overwrite=overwrite)
    try:
        write_atomically(path, data)
    except OutputError as error:
        raise OutputError(error.message, "Kies een andere naam of een andere map.") from None


def clean_name(text: str) -> str:
    """A name as it can stand in a checklist.

    On one line, without characters that nobody sees (an emoji may be held together by some).
    """
    seen = (char for char in text if char.isspace() or unicodedata.category(char) not in INVISIBLE)
    return " ".join("".join(seen).split())


def clean_names(texts: Iterable[str]) -> tuple[str, ...]:
    """The names, cleaned; what differs in capitals only is there once, as it was written first."""
    names: dict[str, str] = {}
    for name in map(clean_name, texts):
        names.setdefault(name.casefold(), name)
    return tuple(names.values())


def find_name_problem(name: str) -> str | None:
    """Why a name that was cleaned cannot stand in a checklist, as a sentence; None when it can."""
    if not name:
        return "Hier staat niets. Typ een naam."
    if len(name) > LONGEST_NAME:
        return f"Dit zijn {len(name)} tekens. Er passen er {LONGEST_NAME}. Maak de tekst korter."
    longest = max(map(count_words, split_sentences(name)))
    if longest > LONGEST_SENTENCE:
        return f"Dit zijn {longest} woorden. Neem er hooguit {LONGEST_SENTENCE}."
    return None


def _make_ids(names: Iterable[str], otherwise: str) -> list[str]:
    """An id for each, all different."""
    taken: dict[str, None] = {}
    for number, name in enumerate(names, 1):
        id_ = make_slug(name) or f"{otherwise}-{number}"
        candidates = itertools.chain([id_], (f"{id_}-{extra}" for extra in itertools.count(2)))
        taken[next(candidate for candidate in candidates if candidate not in taken)] = None
    return list(taken)


def write_text(text: str) -> str:
    """The text as a value on one line of YAML, with quotes around it where it needs them."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def begin_checklist(id_: str, names: Names, file: str) -> str:
    """A whole checklist with comments, ready to be filled in and to be changed; ``checklist.yaml`` is its template.

    ``file`` is the name of its file as somebody types it in a shell.
    """
    parts: Any = read_nodes((find_folder("templates") / "checklist.yaml").read_bytes(), Findings("checklist.yaml"))
    title, perspectives = "".join(names[TITLE]), names[PERSPECTIVE]
    ids = _make_ids(perspectives, "groep")
    sides = [f"  - id: {side}\n    naam: {write_text(name)}" for side, name in zip(ids, perspectives, strict=True)]
    areas = zip(_make_ids(names[AREA], "gebied"), names[AREA], itertools.cycle(parts["examples"]))
    return Template(parts["checklist"]).substitute(
        schema=SCHEMA_LINE,
        plain_title=printable(title),
        file=file,
        id=id_,
        version=VERSION,
        title=write_text(title),
        perspectives="\n".join([f"{sides[0]}\n    volledig: ja", *sides[1:]]),
        areas="\n\n".join(
            _write_area(parts, {**example, "id": id_, "name": write_text(name)}, ids[1:], explain=number == 0)
            for number, (id_, name, example) in enumerate(areas)
        ),
    )


def _write_area(parts: Any, words: dict[str, str], others: Iterable[str], *, explain: bool) -> str:  # noqa: ANN401 - a template
    """The lines of one area; ``explain`` says what every field is for."""
    mirrors = [f"          {other}: {words['spiegel']}" for other in others]
    above = [parts["mirrors"].rstrip()] if mirrors else []
    area = Template(parts["area"]).substitute(words, mirrors="\n".join([*above, *mirrors]))
    # Without mirrors their line is empty. A name may have a #? in it, so only the begin of a line counts.
    lines = [line for line in area.splitlines() if line and (explain or not line.lstrip().startswith("#?"))]
    return re.sub(r"^( *#)\?", r"\1", "\n".join(lines), flags=re.MULTILINE)


def copy_checklist(data: bytes, file: str, id_: str) -> bytes:
    """The same checklist as one of the user's own.

    Another id, version 1.0.0, and a line on top that says where it came from.

    The line that tells an editor where the schema is names the one beside the copy. Everything else stays as it is,
    byte for byte. UnusableInputError when it is no checklist.
    """
    findings = Findings(file)
    root = read_nodes(data, findings)
    if root is None:
        raise UnusableInputError(
            f"{file} is niet te kopiëren.", "Kies een checklist die wel te lezen is.", findings.in_file_order()
        )
    text = data.decode("utf-8-sig")
    mark = data[: len(data) - len(text.encode())]
    ending = "\r\n" if "\r\n" in text else "\n"
    changes = {"id": id_, "versie": VERSION}
    spans = {str(key): (node.mark.index, node.end.index) for key, node in root.items() if isinstance(node, Text)}
    written = {field: text[slice(*spans[field])].rstrip() if field in spans else "" for field in changes}
    missing = next((field for field, value in written.items() if not value), None)
    if missing:
        raise UnusableInputError(
            f"{file} is geen checklist: het veld “{missing}” ontbreekt.", "Kies een checklist die wel te lezen is."
        )
    told = {field: shorten(printable(value.strip("\"'"))) for field, value in written.items()}
    # From the back to the front: what stands before a change keeps its place.
    for field in sorted(changes, key=lambda field: spans[field], reverse=True):
        if told[field] != changes[field]:
            start = spans[field][0]
            text = f"{text[:start]}{changes[field]}{text[start + len(written[field]) :]}"
    text = _SCHEMA_LINE.sub(SCHEMA_LINE, text, count=1)
    origin = f"# Begonnen als kopie van de checklist “{told['id']}”, versie {told['versie']}."
    return mark + f"{origin}{ending}{text}".encode()


_SCHEMA_LINE = re.compile(r"^# *yaml-language-server: *\$schema=\S+", re.MULTILINE)
