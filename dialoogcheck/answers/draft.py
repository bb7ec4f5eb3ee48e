"""Checks that are being filled in: the same answer files, also while half of the details is unknown."""

import contextlib
import datetime as dt
from collections.abc import Container
from pathlib import Path
from typing import Any

from dialoogcheck.answers import file as answer_file
from dialoogcheck.answers.model import Details, Draft, Earlier, NoDate, Talk, find_date
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.diagnostic import Diagnostic

ANSWER_FIELDS = ("keuze", "toelichting")
EARLIER = "vorige_keer"
"""Holds the answers of last time while a check is measured again."""


def list_answer_files(folder: Path) -> tuple[Path, ...]:
    """The answer files in a folder, the one that was changed last in front; none when the folder cannot be read."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            # A file can disappear between being listed and being looked at.
            with contextlib.suppress(OSError):
                if path.name.endswith(answer_file.SUFFIX) and path.is_file():
                    found.append((-path.stat().st_mtime, path))
    return tuple(path for _, path in sorted(found))


def encode_draft(draft: Draft, checklist: Checklist, fingerprint: str) -> bytes:
    """The answer file of a check that is being filled in.

    Unknown details are left out; facts of other phases stay in it.

    What the file held that this program does not know stays in it too. So does the version of the checklist that was
    answered, until the user ends the check again: before that the answers were not looked at in the light of the new
    one. A date of the conversation that is not known yet stands in it as nothing (null) until there are answers, which
    say as well that it was asked.
    """
    earlier = draft.source
    current = {"id": checklist.id, "versie": checklist.version, "vingerafdruk": fingerprint}
    earlier_answers = _read_group(earlier, "antwoorden")
    answers = {
        id_: _add_unknown(answer, _read_group(earlier_answers, id_), ANSWER_FIELDS)
        for id_, answer in answer_file.encode_answers(draft.answers, checklist).items()
    }
    details = answer_file.encode_details(draft, checklist)
    if draft.talk is NoDate.NOT_KNOWN and not draft.done and not draft.answers:
        details[answer_file.TALK] = None
    document = {
        "formaat": answer_file.FORMAT,
        "schema": answer_file.SCHEMA,
        "checklist": _add_unknown(current if draft.done or not earlier else {}, _read_group(earlier, "checklist")),
        "gegevens": _add_unknown(details, _read_group(earlier, "gegevens"), {answer_file.TALK}),
        answer_file.DONE: draft.done is True,
        **(_encode_earlier(draft.earlier, checklist) if draft.earlier and not draft.done else {}),
        "antwoorden": _add_unknown(answers, earlier_answers, {*checklist.answer_ids, *checklist.replacements}),
    }
    return answer_file.serialise(_add_unknown(document, earlier, {EARLIER}))


def _encode_earlier(earlier: Earlier, checklist: Checklist) -> answer_file.Document:
    """What was answered the last time: it stands in the file only until the check is done."""
    date = {"datum": earlier.date.isoformat()} if earlier.date else {}
    return {EARLIER: {**date, "antwoorden": answer_file.encode_answers(earlier.answers, checklist)}}


def _decode_earlier(document: answer_file.Document, checklist: Checklist, file: str) -> Earlier | None:
    """What was answered the last time; None when there is no such thing, or when it cannot be read."""
    told = _read_group(document, EARLIER)
    details = {**_read_group(document, "gegevens"), "datum": told.get("datum")}
    assessment, _ = answer_file.Decoder(checklist).decode(
        {**document, "gegevens": details, "antwoorden": _read_group(told, "antwoorden")}, file
    )
    return Earlier(date=assessment.details.date, answers=assessment.answers) if told and assessment else None


def begin_again(draft: Draft, today: dt.date) -> Draft:
    """A new check about the same, of today: nothing is answered yet, and the answers of last time go with it."""
    return Draft(
        date=today,
        short=draft.short,
        organisation=draft.organisation,
        topic=draft.topic,
        phase=draft.phase,
        facts=draft.facts,
        perspective=draft.perspective,
        fictitious=draft.fictitious,
        earlier=Earlier(date=draft.date, answers=draft.answers),
    )


def encode_talk(document: answer_file.Document, talk: Talk) -> bytes:
    """The answer file of a document with this date of the conversation; all else in it stays as it is."""
    others = {field: value for field, value in _read_group(document, "gegevens").items() if field != answer_file.TALK}
    date = find_date(talk)
    if date or not (document.get(answer_file.DONE) is True or _read_group(document, "antwoorden")):
        others[answer_file.TALK] = date.isoformat() if date else None
    return answer_file.serialise({**document, "gegevens": others})


def _read_group(document: answer_file.Document, field: str) -> answer_file.Document:
    group = document.get(field)
    return group if isinstance(group, dict) else {}


def _add_unknown(
    fields: answer_file.Document, earlier: answer_file.Document, ours: Container[str] = ()
) -> dict[str, Any]:
    """The fields, and behind them those of an earlier document that are not among them.

    ``ours`` do not come back once they are gone.
    """
    return {**fields, **{field: value for field, value in earlier.items() if field not in fields and field not in ours}}


def decode_draft(
    document: answer_file.Document, checklist: Checklist, file: str
) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """The check in a document, ready to go on with, and what is wrong with it.

    None when one of the problems is an error.

    Details that are absent are questions that were not answered yet, and no problem.
    """
    details = document.get("gegevens")
    present: dict[str, Any] = details if isinstance(details, dict) else {}
    stand_ins: dict[str, Any] = {"fase": checklist.phases[0].id, **{fact.id: fact.default for fact in checklist.facts}}
    completed = {**document, "gegevens": stand_ins | present} if isinstance(details, dict) else document
    assessment, diagnostics = answer_file.Decoder(checklist).decode(completed, file)
    if not assessment:
        return None, diagnostics
    known: Details = assessment.details
    done = document.get(answer_file.DONE)
    # Whoever answered statements was asked when the conversation is, or used a version that did not ask.
    asked = answer_file.TALK in present or bool(assessment.answers) or done is True
    draft = Draft(
        date=known.date,
        short=known.short,
        fictitious=known.fictitious,
        organisation=known.organisation if "organisatie" in present else None,
        topic=known.topic if "onderwerp" in present else None,
        phase=known.phase if "fase" in present else None,
        talk=known.talk or (NoDate.NOT_KNOWN if asked else None),
        # Facts of other phases are read as well: somebody may come back to such a phase.
        facts={
            fact.id: value for fact in checklist.facts if (value := answer_file.read_fact(fact, present.get(fact.id)))
        },
        perspective=known.perspective if "perspectief" in present else None,
        answers=assessment.answers,
        done=done if isinstance(done, bool) else None,
        earlier=_decode_earlier(completed, checklist, file),
        source=document,
    )
    return draft, diagnostics
