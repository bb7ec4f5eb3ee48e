"""Checks that are being filled in: the same answer files, also while half of the details is unknown."""

import contextlib
import tempfile
from pathlib import Path
from typing import Any

from dialoogcheck.errors import OutputError
from dialoogcheck.model.assessment import Details
from dialoogcheck.model.checklist import YES, Checklist, find
from dialoogcheck.model.diagnostic import Diagnostic
from dialoogcheck.model.draft import Draft
from dialoogcheck.storing.answers import FORMAT, SCHEMA, SUFFIX, Document, decode_assessment, encode_answers, serialise

DONE = "afgerond"
"""The field that says whether the user ended the check; programs that read answers need not look at it."""


def list_answer_files(folder: Path) -> tuple[Path, ...]:
    """The answer files in a folder, the one that was changed last in front; none when the folder cannot be read."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            # A file can disappear between being listed and being looked at.
            with contextlib.suppress(OSError):
                if path.name.endswith(SUFFIX) and path.is_file():
                    found.append((-path.stat().st_mtime, path))
    return tuple(path for _, path in sorted(found))


def check_folder(folder: Path) -> None:
    """OutputError when no file can be made in this folder; to be known before somebody answers sixty questions."""
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".dialoogcheck-", suffix=".tmp"):
            pass
    except OSError:
        problem = f"In de map {folder} kan geen bestand bewaard worden." if folder.is_dir() else f"De map {folder} bestaat niet."
        raise OutputError(problem, "Ga eerst naar een map waar u mag schrijven, of noem zo’n map met --map.") from None


def encode_draft(draft: Draft, checklist: Checklist, fingerprint: str) -> bytes:
    """The answer file of a check that is being filled in. Unknown details are left out; facts of other phases stay in it."""
    document = {
        "formaat": FORMAT,
        "schema": SCHEMA,
        "checklist": {"id": checklist.id, "versie": checklist.version, "vingerafdruk": fingerprint},
        "gegevens": _encode_details(draft, checklist),
        DONE: draft.done is True,
        "antwoorden": encode_answers(draft.answers, checklist),
    }
    return serialise(document)


def _encode_details(draft: Draft, checklist: Checklist) -> dict[str, Any]:
    facts: dict[str, Any] = {id_: value == YES if find(checklist.facts, id_).yes_no else value for id_, value in draft.facts.items()}
    known = {
        "organisatie": draft.organisation,
        "onderwerp": draft.topic,
        "datum": draft.date.isoformat() if draft.date else None,
        "fase": draft.phase,
        **facts,
        "perspectief": draft.perspective,
        "omvang": "kort" if draft.short else None,
    }
    return {field: value for field, value in known.items() if value is not None}


def decode_draft(document: Document, checklist: Checklist, file: str) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """The check in a document, ready to go on with, and what is wrong with it; None when one of the problems is an error.

    Details that are absent are questions that were not answered yet, and no problem.
    """
    details = document.get("gegevens")
    present: dict[str, Any] = details if isinstance(details, dict) else {}
    # Facts of other phases are read as well: somebody may come back to such a phase.
    stand_ins: dict[str, Any] = {"fase": checklist.phases[0].id, **{fact.id: fact.default for fact in checklist.facts}}
    completed = {**document, "gegevens": stand_ins | present} if isinstance(details, dict) else document
    assessment, diagnostics = decode_assessment(completed, checklist, file)
    if not assessment:
        return None, diagnostics
    known: Details = assessment.details
    done = document.get(DONE)
    draft = Draft(
        date=known.date,
        short=known.short,
        organisation=known.organisation if "organisatie" in present else None,
        topic=known.topic if "onderwerp" in present else None,
        phase=known.phase if "fase" in present else None,
        facts={**_read_other_facts(present, checklist), **{id_: value for id_, value in known.facts.items() if id_ in present}},
        perspective=known.perspective if "perspectief" in present else None,
        answers=assessment.answers,
        done=done if isinstance(done, bool) else None,
    )
    return draft, diagnostics


def _read_other_facts(present: Document, checklist: Checklist) -> dict[Any, str]:
    facts = {}
    for fact in checklist.facts:
        value = present.get(fact.id)
        text = ("ja" if value else "nee") if isinstance(value, bool) else value
        if any(option.id == text for option in fact.options):
            facts[fact.id] = str(text)
    return facts
