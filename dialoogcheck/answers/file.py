"""Answer files: what somebody filled in, as JSON that other programs can write too."""

import datetime as dt
import json
import math
import shlex
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from dialoogcheck.answers.choices import find_allowed
from dialoogcheck.answers.codes import name_codes
from dialoogcheck.answers.model import Answer, Assessment, Details, Draft, NoScore, find_date
from dialoogcheck.answers.words import explain_lowered
from dialoogcheck.checklist.model import Checklist, ChecklistId, ChoiceId, Fact, PerspectiveId, PhaseId, StatementId
from dialoogcheck.checklist.reserved import NO, YES
from dialoogcheck.diagnostic import Diagnostic, Severity
from dialoogcheck.dutch import shorten
from dialoogcheck.errors import UnusableInputError

FORMAT = "dialoogcheck-antwoorden"
SCHEMA = 1
SUFFIX = ".dialoog.json"
DONE = "afgerond"
"""The field that says whether the user ended the check; programs that read answers need not look at it."""

SUBMISSION = "inzending"
"""The field with a mark of who sent the answers: the same person who sends twice has the same mark."""

SAVED = "bewaard"
"""The field in which a form writes the moment of saving; of two versions by the same person the later one counts."""

TALK = "gesprek"
"""The field of ``gegevens`` with the date of the conversation."""

ATTACHMENT_NAME, ATTACHMENT_MEANING = "antwoorden.dialoog.json", "De antwoorden"
"""What the answers are called that a report in PDF carries, and what a viewer says of them."""

FORM_NAME, FORM_MEANING = "formulier.dialoog.json", "Het lege formulier"
"""The same of the answer file without answers that a form in PDF carries."""

GROUP_FORMAT, GROUP_ATTACHMENT = "dialoogcheck-vergelijking", "vergelijking.json"
DEVELOPMENT_FORMAT, DEVELOPMENT_ATTACHMENT = "dialoogcheck-ontwikkeling", "ontwikkeling.json"
"""How reports about several people call themselves, and the figures that their PDF carries: no answers are in them."""

MAXIMUM_BYTES = 5_000_000
MAXIMUM_TEXT = 10_000
"""Longer names and notes are not what a person typed; they would make a report of a thousand pages."""

MAXIMUM_NAME = 100
"""The same for what a program wrote: ids, versions and fingerprints."""

UNKNOWN_ANSWER = "antwoord-onbekend"
"""The code of the warning about answers to statements that the checklist does not have."""

KINDS = {bool: "ja of nee", int: "een getal", float: "een getal", list: "een lijst", dict: "een groep velden"}
"""What messages call a value that is no text."""

NO_GROUP = "hier hoort een groep velden tussen accolades."

Document = Mapping[str, Any]


def parse_document(data: bytes, file: str) -> Document:
    """The JSON object of an answer file of this schema; UnusableInputError when it is something else."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnusableInputError(f"{file}: de tekst is geen UTF-8.", "Sla het bestand opnieuw op als UTF-8.") from None
    if not text.strip():
        raise UnusableInputError(f"{file} is leeg.", "Vul de checklist opnieuw in, of kies een ander bestand.")
    try:
        document = json.loads(
            text,
            parse_constant=_read_number,
            parse_float=_read_number,
            object_pairs_hook=partial(_refuse_doubles, file),
        )
    except json.JSONDecodeError as error:
        place = f"{file}:{error.lineno}:{error.colno}"
        raise UnusableInputError(
            f"{place}: dit is geen geldige JSON.", "Is het bestand half opgeslagen of met de hand veranderd?"
        ) from None
    except (RecursionError, ValueError):
        raise UnusableInputError(
            f"{file}: dit is geen bruikbare JSON.", "Kies een bestand dat dialoogcheck heeft gemaakt."
        ) from None
    if not isinstance(document, dict) or document.get("formaat") != FORMAT:
        raise UnusableInputError(
            f"{file} is geen antwoordbestand van dialoogcheck.", f"Zo’n bestand heeft het veld “formaat”: “{FORMAT}”."
        )
    _check_schema(document.get("schema"), file)
    return document


def _refuse_doubles(file: str, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The fields of one group, unless a field stands twice in it: nobody knows which one is meant."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise UnusableInputError(
                    f"{file}: het veld “{shorten(name)}” staat er twee keer.", "Laat één van de twee staan."
                )
            seen.add(name)
    return fields


def _read_number(text: str) -> float:
    # JSON has no infinity and no NaN: what is written back must be readable again.
    if not math.isfinite(number := float(text)):
        raise ValueError(text)
    return number


def _check_schema(schema: object, file: str) -> None:
    if isinstance(schema, int) and schema > SCHEMA:
        raise UnusableInputError(
            f"{file} komt uit een nieuwere versie van dialoogcheck (schema {shorten(str(schema))}).",
            "Werk dialoogcheck bij en probeer het opnieuw.",
        )
    if schema != SCHEMA or isinstance(schema, bool):
        raise UnusableInputError(
            f"{file}: het veld “schema” moet {SCHEMA} zijn.", "Kies een bestand dat dialoogcheck heeft gemaakt."
        )


def name_checklist(document: Document, file: str) -> ChecklistId:
    """The id of the checklist that the document answers; UnusableInputError when it names none."""
    checklist = document.get("checklist")
    id_ = checklist.get("id") if isinstance(checklist, dict) else None
    if not isinstance(id_, str) or not 0 < len(id_) <= MAXIMUM_NAME:
        raise UnusableInputError(
            f"{file}: het veld “checklist.id” ontbreekt of klopt niet.",
            "Zonder dit veld is niet te zien welke checklist is ingevuld.",
        )
    return ChecklistId(id_)


def check_phase(document: Document, file: str) -> None:
    """UnusableInputError when the check was just begun.

    Without a phase there is nothing to judge, and nothing in it is wrong.
    """
    details = document.get("gegevens")
    if isinstance(details, dict) and details.get("fase") is None:
        raise UnusableInputError(
            f"{file} is nog niet af: de fase ontbreekt.",
            f"Ga verder met: dialoogcheck invullen --verder {shlex.quote(file)}",
        )


def clean_text(text: str) -> str:
    """The text as a person could have typed it.

    No control characters, no half surrogate pairs, no white space around it.

    Control characters could steer the terminal of whoever reads the answers, and half a pair is valid JSON that no file
    can hold.
    """
    if text.isprintable():
        return text.strip()
    whole = text.replace("\r\n", "\n").replace("\t", " ").encode("utf-8", "replace").decode("utf-8")
    return "".join(char for char in whole if char == "\n" or unicodedata.category(char) not in _UNWANTED).strip()


_UNWANTED = {"Cc", "Cf", "Co", "Cn"}


def read_fact(fact: Fact, value: object) -> str | None:
    """The answer to a fact that stands in a file, where yes and no may be true and false.

    None when it is none of its options.
    """
    if fact.yes_no and isinstance(value, bool):
        return YES if value else NO
    text = clean_text(value) if isinstance(value, str) else None
    return next((option.id for option in fact.options if option.id == text), None)


class Decoder:
    """Turns documents into the assessments of people who answered one checklist."""

    def __init__(self, checklist: Checklist) -> None:
        """What is the same for all of them is worked out here."""
        self.checklist = checklist
        self.homes: dict[str, StatementId] = {id_: id_ for id_ in checklist.answer_ids}
        self.replacements = checklist.replacements
        self.questions = {question.id for question in checklist.open_questions}
        self.limited = {statement.id: statement for statement in checklist.statements if statement.choices}
        choices: list[ChoiceId | NoScore] = [choice.id for choice in checklist.scale]
        choices += [NoScore.NOT_APPLICABLE, NoScore.UNKNOWN]
        self.answers = {str(choice): Answer(choice=choice) for choice in choices}

    def decode(self, document: Document, file: str) -> tuple[Assessment | None, tuple[Diagnostic, ...]]:
        """The assessment in a document, and all that is wrong with it; None when one of the problems is an error.

        A fact that is missing gets its default, an answer to an unknown statement is left out, and one that cannot be
        given there counts as a lower one, each with a warning: the rest is still of use.
        """
        decoding = _Decoding(self, file)
        origin = decoding.mapping(document, "checklist")
        details = decoding.details(decoding.mapping(document, "gegevens"))
        answers = decoding.lower(decoding.answers(decoding.mapping(document, "antwoorden")), details)
        assessment = Assessment(
            checklist=self.checklist.id,
            version=decoding.text(origin, "versie", "checklist.versie", MAXIMUM_NAME) or self.checklist.version,
            fingerprint=decoding.text(origin, "vingerafdruk", "checklist.vingerafdruk", MAXIMUM_NAME) or None,
            details=details,
            answers=answers,
            submission=decoding.text(document, SUBMISSION, SUBMISSION, MAXIMUM_NAME) or None,
            carried=decoding.carried,
            dropped=tuple(decoding.dropped),
            lowered=decoding.lowered,
        )
        failed = any(diagnostic.severity is Severity.ERROR for diagnostic in decoding.diagnostics)
        return (None if failed else assessment), tuple(decoding.diagnostics)


class _Decoding:
    """Reads the fields of one document and keeps what is wrong with it, so that all problems are told at once."""

    def __init__(self, known: Decoder, file: str) -> None:
        self.known = known
        self.checklist = known.checklist
        self.file = file
        self.diagnostics: list[Diagnostic] = []
        self.carried: dict[StatementId, StatementId] = {}
        self.dropped: list[str] = []
        self.lowered: dict[StatementId, ChoiceId] = {}

    def report(self, code: str, severity: Severity, message: str) -> None:
        self.diagnostics.append(Diagnostic(code=code, severity=severity, message=message, file=self.file))

    def refuse(self, field: str, message: str) -> None:
        self.report("antwoord-veld", Severity.ERROR, f"veld “{field}”: {message}")

    def text(self, mapping: Document, field: str, path: str, maximum: int = MAXIMUM_TEXT) -> str:
        value = mapping.get(field)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.refuse(path, f"hier hoort tekst, er staat {KINDS.get(type(value), 'iets anders')}.")
            return ""
        if len(value) > maximum:
            self.refuse(path, f"de tekst is langer dan {maximum} tekens.")
            return ""
        return clean_text(value)

    def mapping(self, document: Document, field: str) -> Document:
        value = document.get(field)
        if isinstance(value, dict):
            return value
        self.refuse(field, "dit veld ontbreekt." if value is None else NO_GROUP)
        return {}

    def one_of(self, value: str, allowed: tuple[str, ...], path: str) -> str:
        if value in allowed:
            return value
        problem = f"“{shorten(value)}” kan niet" if value else "dit veld ontbreekt"
        self.refuse(path, f"{problem}; kies uit {', '.join(allowed)}.")
        return allowed[0]

    def flag(self, mapping: Document, field: str, path: str) -> bool | None:
        value = mapping.get(field)
        if value is None or isinstance(value, bool):
            return value
        self.refuse(path, "hier hoort ja of nee (in JSON: true of false).")
        return None

    def date(self, details: Document, field: str) -> dt.date | None:
        value = self.text(details, field, f"gegevens.{field}")
        if not value:
            return None
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.refuse(f"gegevens.{field}", f"“{shorten(value)}” is geen datum zoals 2026-11-21.")
            return None

    def details(self, details: Document) -> Details:
        phases = tuple(phase.id for phase in self.checklist.phases)
        phase = PhaseId(self.one_of(self.text(details, "fase", "gegevens.fase"), phases, "gegevens.fase"))
        perspectives = tuple(perspective.id for perspective in self.checklist.perspectives)
        perspective = self.text(details, "perspectief", "gegevens.perspectief") or perspectives[0]
        extent = self.text(details, "omvang", "gegevens.omvang") or "volledig"
        return Details(
            organisation=self.text(details, "organisatie", "gegevens.organisatie"),
            topic=self.text(details, "onderwerp", "gegevens.onderwerp"),
            date=self.date(details, "datum"),
            phase=phase,
            facts={fact.id: self.fact(fact, details) for fact in self.checklist.facts_in(phase)},
            perspective=PerspectiveId(self.one_of(perspective, perspectives, "gegevens.perspectief")),
            short=self.one_of(extent, ("volledig", "kort"), "gegevens.omvang") == "kort",
            fictitious=details.get("fictief") is True,
            recognisable=self.flag(details, "herkenbaar", "gegevens.herkenbaar"),
            talk=self.date(details, TALK),
        )

    def fact(self, fact: Fact, details: Document) -> str:
        path = f"gegevens.{fact.id}"
        value = details.get(fact.id)
        if value is None:
            name = fact.option(fact.default).name
            self.report(
                "antwoord-feit", Severity.WARNING, f"‘{fact.name}’ is niet ingevuld; er is gerekend met ‘{name}’."
            )
            return fact.default
        return read_fact(fact, value) or self.one_of(
            self.text(details, fact.id, path), tuple(option.id for option in fact.options), path
        )

    def answers(self, answers: Document) -> dict[StatementId, Answer]:
        """The answers under the ids of today; ``carried`` and ``dropped`` are filled on the way."""
        homes = dict(self.known.homes)
        for old, new in self.known.replacements.items():
            # Of several ids for one statement that of today counts, and then the first that the checklist names.
            if old in answers and new not in answers and new not in self.carried:
                self.carried[new] = old
                homes[old] = new
        decoded: dict[StatementId, Answer] = {}
        for id_, value in answers.items():
            here = homes.get(id_)
            if here is None:
                self.dropped.append(clean_text(id_))
            elif not isinstance(value, dict):
                self.refuse(f"antwoorden.{id_}", NO_GROUP)
            else:
                decoded[here] = self.words(value, id_) if here in self.known.questions else self.answer(value, id_)
        if self.dropped:
            names = ", ".join(map(shorten, self.dropped[:5])) + (" en meer" if len(self.dropped) > 5 else "")  # noqa: PLR2004
            self.report(
                UNKNOWN_ANSWER,
                Severity.WARNING,
                f"antwoord op een stelling die deze checklist niet heeft: {names}. Dit telt niet mee.",
            )
        return decoded

    def lower(self, answers: dict[StatementId, Answer], details: Details) -> dict[StatementId, Answer]:
        """The answers, those that cannot be given as what they count as; ``lowered`` keeps what was given."""
        told = []
        names = dict(
            name_codes(self.checklist, mirrored=not self.checklist.perspective(details.perspective).full).values()
        )
        for id_, statement in self.known.limited.items():
            given = answers[id_].choice if id_ in answers else NoScore.OPEN
            if isinstance(given, NoScore) or statement.allows(given):
                continue
            counted = find_allowed(self.checklist, statement, given)
            self.lowered[id_] = given
            answers[id_] = replace(answers[id_], choice=counted)
            told.append((statement.title, names[given], names[counted]))
        if told:
            self.report("antwoord-verlaagd", Severity.WARNING, explain_lowered(told))
        return answers

    def words(self, value: Document, id_: str) -> Answer:
        """The answer to an open question."""
        if value.get("keuze") is not None:
            self.refuse(f"antwoorden.{id_}.keuze", "bij een open vraag hoort geen keuze, alleen een toelichting.")
        return Answer(choice=NoScore.OPEN, note=self.note(value, id_))

    def answer(self, value: Document, id_: str) -> Answer:
        choice, note = value.get("keuze"), self.note(value, id_)
        if choice is None and note:
            return Answer(choice=NoScore.OPEN, note=note)
        if not isinstance(choice, str) or choice not in self.known.answers:
            path = f"antwoorden.{id_}.keuze"
            choice = self.one_of(self.text(value, "keuze", path), tuple(self.known.answers), path)
        answer = self.known.answers[choice]
        return replace(answer, note=note) if note else answer

    def note(self, value: Document, id_: str) -> str:
        return self.text(value, "toelichting", f"antwoorden.{id_}.toelichting")


def encode_details(details: Details | Draft, checklist: Checklist) -> dict[str, Any]:
    """``gegevens`` as it stands in files.

    Facts in checklist order, yes-no ones as true and false, unknown values left out.
    """
    answered = [(fact, details.facts[fact.id]) for fact in checklist.facts if fact.id in details.facts]
    facts: dict[str, Any] = {fact.id: value == YES if fact.yes_no else value for fact, value in answered}
    talk = find_date(details.talk)
    known = {
        "organisatie": details.organisation,
        "onderwerp": details.topic,
        "datum": details.date.isoformat() if details.date else None,
        "fase": details.phase,
        **facts,
        "perspectief": details.perspective,
        "omvang": "kort" if details.short else None,
        "fictief": True if details.fictitious else None,
        "herkenbaar": details.recognisable if isinstance(details, Details) else None,
        TALK: talk.isoformat() if talk else None,
    }
    return {field: value for field, value in known.items() if value is not None}


def encode_answers(
    answers: Mapping[StatementId, Answer], checklist: Checklist, given: Mapping[StatementId, ChoiceId] | None = None
) -> dict[str, dict[str, str]]:
    """``antwoorden`` as it stands in files, in checklist order; open ones without a note are left out.

    ``given`` are the choices to write where an answer counts as another one than was given.
    """
    return {
        id_: {
            **({"keuze": str((given or {}).get(id_, answer.choice))} if answer.choice != NoScore.OPEN else {}),
            **({"toelichting": answer.note} if answer.note else {}),
        }
        for id_ in checklist.answer_ids
        if (answer := answers.get(id_)) and (answer.choice != NoScore.OPEN or answer.note)
    }


def encode_assessment(assessment: Assessment, checklist: Checklist, *, done: bool = False, saved: str = "") -> bytes:
    """The answer file of an assessment; answers stand in checklist order, so that the same answers give the same bytes.

    ``done`` writes that the answers are complete, whatever is open: nobody has to go on with them. ``saved`` is when a
    form saved them.
    """
    document = {
        "formaat": FORMAT,
        "schema": SCHEMA,
        "checklist": {
            "id": assessment.checklist,
            "versie": assessment.version,
            **({"vingerafdruk": assessment.fingerprint} if assessment.fingerprint else {}),
        },
        "gegevens": encode_details(assessment.details, checklist),
        **({DONE: True} if done else {}),
        **({SUBMISSION: assessment.submission} if assessment.submission else {}),
        **({SAVED: saved} if saved else {}),
        # What was given stays, so that whoever reads this file is told as well.
        "antwoorden": encode_answers(assessment.answers, checklist, assessment.lowered),
    }
    return serialise(document)


def serialise(document: Document) -> bytes:
    """The bytes of an answer file: UTF-8, one line per value.

    Half a surrogate pair, which UTF-8 cannot hold, stays the escape it was.
    """
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")
