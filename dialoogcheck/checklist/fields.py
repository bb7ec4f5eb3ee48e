"""Turns the fields of a checklist file into a checklist; the only place that knows their Dutch names.

The fields stand in tables, one per kind of thing. ``CHECKLIST`` is the outermost. The tables say how each field is read
and what it means, so that a manual and a schema can be made from them. What was read is a ``Record``: the linter looks
at records, because they know where everything stands and exist for a half-broken checklist too. Only a checklist
without errors is built into the model.
"""

import contextlib
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, cast

from dialoogcheck.checklist.nodes import (
    FieldGroup,
    Findings,
    Listing,
    Node,
    Place,
    Text,
    TooManyFindingsError,
    pause_collecting,
    read_nodes,
)
from dialoogcheck.checklist.reserved import NO, YES
from dialoogcheck.dutch import shorten

SCHEMA = "1"
ALL = "alle"
YES_NO = "ja-nee"


class Record:
    """The values of one group of fields, under their English names, and where each of them stands.

    Every value is as it was written: texts, and lists and mappings of them. Only a value that was written well is
    there. ``whole`` says that all are.
    """

    __slots__ = ("kind", "node", "nodes", "values", "whole")

    def __init__(self, kind: "Kind", node: Node, values: dict[str, Any] | None = None) -> None:
        """A record of the fields in ``node``, with these values so far."""
        self.kind = kind
        self.node = node
        self.values = values or {}
        self.nodes: dict[str, Node] = {}
        self.whole = True

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.node.place

    def text(self, name: str) -> str:
        """The text of a field; empty when there is none."""
        return self.values.get(name) or ""

    def texts(self, name: str) -> list[Text]:
        """The texts of a field that is a list."""
        return self.values.get(name) or []

    def record(self, name: str) -> "Record | None":
        """The record of a field that is a group, or None when it is left out."""
        value: Record | None = self.values.get(name)
        return value

    def records(self, name: str) -> list["Record"]:
        """The records of a field that is a list of groups."""
        return self.values.get(name) or []

    def texts_by_name(self, name: str) -> dict[Text, Text]:
        """The texts of a field that has one for each name."""
        return self.values.get(name) or {}

    def condition(self, name: str = "condition") -> dict[Text, list[Text]]:
        """The allowed values for each fact."""
        return self.values.get(name) or {}

    def has(self, name: str) -> bool:
        """Whether the field is there and well written."""
        return name in self.values

    def at(self, name: str) -> Place:
        """Where the value of a field stands; the record itself when the field is not there."""
        return self.nodes.get(name, self.node).place

    @property
    def label(self) -> str:
        """What it is called in a message: ``stelling “doel-1”``."""
        name = self.text("id") or self.text("word")
        return f"{self.kind.label} “{name}”" if name else self.kind.label


class Manuscript(NamedTuple):
    """A checklist as it was read; ``prose`` is every text in which the author speaks, in the order of the file."""

    root: Record
    prose: list[Text]


class _Reading(NamedTuple):
    """What the reading of one file has gathered so far."""

    findings: Findings
    phases: list[Text]
    prose: list[Text]

    def refuse(self, what: str, node: Node, advice: str = "") -> None:
        """Tell that this does not belong here, but ``what`` does."""
        if type(node) is Text:
            found = f"“{shorten(node)}”" if node.strip() else "niets"
        else:
            found = "een lijst" if type(node) is Listing else "een groep velden"
        self.findings.report("soort", f"hier hoort {what}, en er staat {found}.{advice}", node.place)


def _write_at(text: str, node: Node) -> Text:
    """The text as if it stands where ``node`` stands."""
    written = Text(text)
    written.mark = node.mark
    return written


class Type:
    """A way to write a value; ``name`` is what a message calls it."""

    name = "tekst"

    def read(self, node: Node, reading: _Reading) -> object:
        """The value, or None after telling what is wrong with it."""
        raise NotImplementedError

    def build(self, value: Any) -> object:  # noqa: ANN401 - each type gets back what it has read
        """The value as the model holds it."""
        raise NotImplementedError


class Scalar(Type):
    """A text: any (``prose`` when the author speaks in it), of a pattern, or one of a few words."""

    def __init__(
        self,
        name: str = "tekst",
        *,
        prose: bool = False,
        pattern: str = "",
        numbers: tuple[int, int | None] | None = None,
        words: tuple[str, ...] = (),
        build: Callable[[str], object] = str,
    ) -> None:
        """``build`` makes the model's value of a text that was found good.

        ``numbers`` are the lowest and the highest whole number that fit the pattern, for a schema; None when none does.
        """
        self.name = " of ".join(words) or name
        self.prose = prose
        self.pattern = pattern
        self.numbers = numbers
        self.words = words
        self.matches = re.compile(pattern).fullmatch if pattern else None
        self.make = build

    def read(self, node: Node, reading: _Reading) -> Text | None:
        """The text without white space around it."""
        if type(node) is not Text:
            reading.refuse(self.name, node)
            return None
        stripped = node.strip()
        text = node if len(stripped) == len(node) else _write_at(stripped, node)
        problem = self.find_problem(text)
        if problem:
            reading.findings.report(*problem, text.place)
            return None
        if self.prose:
            reading.prose.append(text)
        return text

    def find_problem(self, text: Text) -> tuple[str, str] | None:
        """The code of what is wrong with a text, and the message."""
        if not text:
            return "leeg-veld", "dit veld is leeg. Vul het in."
        if not text.isprintable():
            stray = next((char for char in text if char != "\n" and unicodedata.category(char) in INVISIBLE), None)
            if stray:
                return "vreemd-teken", f"in deze tekst staat een onzichtbaar teken (U+{ord(stray):04X}). Verwijder het."
        if self.words and text not in self.words:
            return "keuze", f"“{shorten(text)}” kan hier niet. Hier hoort {self.name}.{propose(text, self.words)}"
        if self.matches and not self.matches(text):
            return "vorm", f"“{shorten(text)}” kan hier niet. Hier hoort {self.name}."
        return None

    def build(self, value: Any) -> object:  # noqa: ANN401 - each type gets back what it has read
        """The text, or what it stands for."""
        return self.make(value)


INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""The categories of characters that nobody sees."""


class ListOf(Type):
    """A list with at least one value of a type."""

    def __init__(self, item: Type) -> None:
        """``item`` is the type of the values."""
        self.name = "een lijst"
        self.item = item

    def read(self, node: Node, reading: _Reading) -> list[Any] | None:
        """The values that are good."""
        if type(node) is not Listing:
            example = f": [{shorten(node)}]" if type(node) is Text and node else ""
            reading.refuse(self.name, node, f" Zet vierkante haken om de waarde{example}.")
            return None
        if not node:
            reading.findings.report("leeg-veld", "deze lijst is leeg.", node.place)
            return None
        return [value for value in (self.item.read(item, reading) for item in node) if value is not None]

    def build(self, value: Any) -> object:  # noqa: ANN401 - each type gets back what it has read
        """A tuple."""
        return tuple(self.item.build(item) for item in value)


class PhaseList(ListOf):
    """A list of phases, or the word *alle*. Whether the phases exist is for the linter."""

    def read(self, node: Node, reading: _Reading) -> list[Any] | None:
        """The ids of the phases; *alle* gives every phase of the checklist.

        Where those are missing nobody knows, and that has been told.
        """
        return (
            [_write_at(phase, node) for phase in reading.phases] or None if node == ALL else super().read(node, reading)
        )


class GroupOf(Type):
    """A group of fields."""

    def __init__(self, kind: "Kind") -> None:
        """``kind`` says which fields."""
        self.name = "een groep velden"
        self.kind = kind

    def read(self, node: Node, reading: _Reading) -> Record | None:
        """The record of these fields."""
        if type(node) is not FieldGroup:
            reading.refuse(f"{self.name} ({', '.join(self.kind.keys)})", node)
            return None
        return _read_record(self.kind, node, reading)

    def build(self, value: Any) -> object:  # noqa: ANN401 - each type gets back what it has read
        """The dataclass of the model."""
        return build_record(value)


class TextsByName(Type):
    """A text for each of some names that the checklist itself chooses."""

    def __init__(self, item: Type) -> None:
        """``item`` is the type of the texts."""
        self.name = "een groep velden"
        self.item = item

    def read(self, node: Node, reading: _Reading) -> dict[Text, Any] | None:
        """What is good in it."""
        if type(node) is not FieldGroup:
            reading.refuse(f"{self.name}, zoals naam: waarde", node)
            return None
        values = {key: self.item.read(value, reading) for key, value in node.items()}
        return {key: value for key, value in values.items() if value is not None}

    def build(self, value: Any) -> object:  # noqa: ANN401 - each type gets back what it has read
        """A mapping."""
        return {str(key): self.item.build(item) for key, item in value.items()}


class OneOrMore(ListOf):
    """A value, or a list of them."""

    def read(self, node: Node, reading: _Reading) -> list[Any] | None:
        """Always a list."""
        if type(node) is Text:
            value = self.item.read(node, reading)
            return None if value is None else [value]
        return super().read(node, reading)


class ConditionType(TextsByName):
    """The answers to facts under which something applies: one or more values for each fact."""

    def build(self, value: Any) -> object:  # noqa: ANN401 - each type gets back what it has read
        """The condition of the model."""
        return _model().Condition(allowed=super().build(value))


class TimingType(Type):
    """When an action is ready: one of two words, or a number of days from a moment."""

    name = "“tijdens”, “meteen” of een aantal dagen, zoals {dagen_voor: 21}"
    words = ("tijdens", "meteen")
    counted = ("dagen_voor", "binnen", "dagen_na")

    def read(self, node: Node, reading: _Reading) -> Text | dict[Text, Text] | None:
        """The word, or the number of days under the name of what they are counted from."""
        if type(node) is Text and node.strip() in self.words:
            return _write_at(node.strip(), node)
        if type(node) is not FieldGroup:
            reading.refuse(self.name, node)
            return None
        if len(node) != 1 or not node.keys() <= set(self.counted):
            message = f"hier hoort één van de velden {', '.join(self.counted)}, met een aantal dagen."
            reading.findings.report("soort", message, node.place)
            return None
        ((key, value),) = node.items()
        days = DAYS.read(value, reading)
        return None if days is None else {key: days}

    def build(self, value: Any) -> object:  # noqa: ANN401 - each type gets back what it has read
        """The timing of the model."""
        kind, days = (value, 0) if isinstance(value, str) else next(iter(value.items()))
        return _model().Timing(kind=_model().TimingKind(kind), days=int(days))


class Field(NamedTuple):
    """One field.

    Its Dutch name, its name in the model, how it is written, what it means, and what holds when it is left out.

    A field without ``name`` is a group whose fields belong to the group it stands in.
    """

    key: str
    name: str
    type: Type
    meaning: str
    default: object = ...

    @property
    def required(self) -> bool:
        """Whether it may not be left out."""
        return self.default is ...

    @property
    def may_be_empty(self) -> bool:
        """Whether it may stand there without a value, as in a file that somebody has just begun."""
        return not self.required and self.key in _MAY_BE_EMPTY


class Kind:
    """A kind of thing with its fields; ``model`` is its class in the model."""

    def __init__(
        self, label: str, model: str, *fields: Field, complete: Callable[[Record, _Reading], None] | None = None
    ) -> None:
        """``keys`` are the Dutch names of the fields, in their best order. ``complete`` looks at all fields."""
        self.label = label
        self.model = model
        self.fields = fields
        self.by_key = {field.key: field for field in fields}
        self.keys = tuple(self.by_key)
        self.complete = complete


def _model() -> Any:  # noqa: ANN401 - a module
    """The model of a checklist, imported when it is built.

    Checking a file does without, and is done in half the time.
    """
    from dialoogcheck.checklist import model as checklist  # noqa: PLC0415

    return checklist


def _as_fraction(text: str) -> object:
    from fractions import Fraction  # noqa: PLC0415 - see _model

    return Fraction(text.replace(",", "."))


WORDS = Scalar(prose=True)
LITERAL = Scalar()
IDENTIFIER = Scalar(
    "een naam van kleine letters, cijfers en streepjes, zoals doel-1",
    pattern=r"[a-z0-9]+(-[a-z0-9]+)*",
    numbers=(0, None),
)
SOURCE_MARK = Scalar(
    "een bronmerk van letters, cijfers en streepjes, zoals S12",
    pattern=r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*",
    numbers=(0, None),
)
PERCENTAGE = Scalar(
    "een getal van 0 tot en met 100",
    pattern=r"\d{1,2}([.,]\d{1,6})?|100([.,]0{1,6})?",
    numbers=(0, 100),
    build=_as_fraction,
)
POINTS = Scalar("een heel getal van 0 tot en met 999", pattern=r"\d{1,3}", numbers=(0, 999), build=int)
DAYS = Scalar("een heel aantal dagen van 0 tot en met 999", pattern=r"\d{1,3}", numbers=(0, 999), build=int)
MINUTES = Scalar("een heel aantal minuten van 1 tot en met 9999", pattern=r"[1-9]\d{0,3}", numbers=(1, 9999), build=int)
TIMING = TimingType()
WEIGHT = Scalar("een heel getal van 1 tot en met 999", pattern=r"[1-9]\d{0,2}", numbers=(1, 999), build=int)
VERSION = Scalar("een versie zoals 1.0.0", pattern=r"\d{1,4}\.\d{1,4}\.\d{1,4}")
YEAR = Scalar("een jaar van vier cijfers of “zonder jaar”", pattern=r"\d{4}|zonder jaar", numbers=(1000, 9999))
ADDRESS = Scalar("een webadres dat met https:// begint", pattern=r"https?://[^\s<>\"']+")
VERDICT = Scalar(words=("klaar", "bijna-klaar", "eerst-uitzoeken", "eerst-oplossen"))
CRITICAL_KIND = Scalar(words=("juridisch", "proces"), build=lambda text: _model().CriticalKind(text))
TALK = Scalar(words=("komt", "geweest"), build="geweest".__eq__)
YES_OR_NO = Scalar(words=(YES, NO), build=YES.__eq__)
IDENTIFIERS = ListOf(IDENTIFIER)
PHASE_LIST = PhaseList(IDENTIFIER)
CONDITION = ConditionType(OneOrMore(IDENTIFIER))
SOURCE_MARKS = ListOf(SOURCE_MARK)

CHOICE = Kind(
    "keuze van de schaal",
    "Choice",
    Field("id", "id", IDENTIFIER, "De korte naam in bestanden."),
    Field("naam", "name", WORDS, "Wat de gebruiker kiest."),
    Field("punten", "points", POINTS, "Hoeveel dit antwoord telt, vanaf 0."),
    Field(
        "spiegelnaam", "mirror_name", WORDS, "Hoe dit antwoord heet bij een spiegelstelling, als dat anders is.", None
    ),
    Field("betekenis", "meaning", WORDS, "Wanneer dit antwoord in het algemeen past.", None),
    Field("spiegelbetekenis", "mirror_meaning", WORDS, "Wanneer dit antwoord bij een spiegelstelling past.", None),
)
LEVEL = Kind(
    "niveau",
    "Level",
    Field("id", "id", IDENTIFIER, "De korte naam in bestanden."),
    Field("naam", "name", WORDS, "Het woord in het rapport."),
    Field("vanaf", "minimum", PERCENTAGE, "De laagste score waarbij dit niveau hoort."),
    Field("betekenis", "meaning", WORDS, "Wat dit niveau betekent."),
)
REMARK = Kind(
    "opmerking",
    "Remark",
    Field("tekst", "text", WORDS, "Eén of twee zinnen."),
    Field("alleen_bij", "condition", CONDITION, "Alleen bij deze antwoorden op feiten.", {}),
    Field("bronnen", "sources", SOURCE_MARKS, "De bronnen die dit zeggen, of “eigen”."),
)
ROOM = Kind(
    "ruimte",
    "",
    Field("mate", "room", WORDS, "Hoeveel er nog open ligt, in één woord."),
    Field("tekst", "room_text", WORDS, "Wat er nog open ligt."),
)


def _complete_stop(record: Record, reading: _Reading) -> None:
    """A stop says why: in texts for some answers to facts, or in one for all others."""
    if record.whole and not record.has("texts") and not (record.has("text") and record.has("sources")):
        message = f"bij {record.label} ontbreekt waarom er nu geen dialoog kan zijn: vul “teksten” in."
        reading.findings.report("stop-zonder-tekst", message, record.place)
        record.whole = False


STOP = Kind(
    "stop",
    "Stop",
    Field("titel", "title", WORDS, "De kop van het rapport.", "Nu is er geen ruimte voor dialoog"),
    Field("tenzij", "unless", CONDITION, "De antwoorden op feiten waarbij dialoog toch kan.", {}),
    Field(
        "teksten",
        "texts",
        ListOf(GroupOf(REMARK)),
        "Waarom er nu geen dialoog kan zijn. De eerste die past bij de antwoorden op feiten, telt.",
        (),
    ),
    Field("tekst", "text", WORDS, "Hetzelfde, waar geen van de teksten past.", None),
    Field("bronnen", "sources", SOURCE_MARKS, "De bronnen bij “tekst”.", ()),
    complete=_complete_stop,
)
PHASE = Kind(
    "fase",
    "Phase",
    Field("id", "id", IDENTIFIER, "De korte naam in bestanden."),
    Field("naam", "name", WORDS, "De naam in het rapport."),
    Field("omschrijving", "description", WORDS, "Waaraan iemand deze fase herkent."),
    Field("doel", "purpose", WORDS, "Waarvoor dialoog hier dient."),
    Field("ruimte", "", GroupOf(ROOM), "Hoeveel ruimte er is voor inbreng.", None),
    Field("onderwerpen", "topics", ListOf(WORDS), "Waarover het gesprek kan gaan.", ()),
    Field("deelnemers", "participants", ListOf(WORDS), "Met wie.", ()),
    Field("grenzen", "limits", ListOf(GroupOf(REMARK)), "Wat de wet begrenst.", ()),
    Field("vermijd", "avoid", ListOf(GroupOf(REMARK)), "Wat in deze fase niet moet gebeuren.", ()),
    Field("stop", "stop", GroupOf(STOP), "Alleen als dit geen fase voor dialoog is.", None),
)
OPTION = Kind(
    "keuze",
    "Option",
    Field("id", "id", IDENTIFIER, "De korte naam in bestanden."),
    Field("naam", "name", WORDS, "Wat de gebruiker kiest."),
)


def _complete_fact(record: Record, reading: _Reading) -> None:
    """A fact has options of its own, or is a yes-no question."""
    if record.has("options") == record.has("yes_no"):
        if record.whole:
            message = f"{record.label}: vul “keuzes” in of zet er “soort: ja-nee” bij, één van de twee."
            reading.findings.report("feit-keuzes", message, record.place)
            record.whole = False
        return
    if record.has("yes_no"):
        node = record.nodes["yes_no"]
        record.values["options"] = [Record(OPTION, node, {"id": id_, "name": id_.capitalize()}) for id_ in (YES, NO)]


FACT = Kind(
    "feit",
    "Fact",
    Field("id", "id", IDENTIFIER, "De korte naam in bestanden."),
    Field("naam", "name", WORDS, "De naam in het rapport."),
    Field("vraag", "question", WORDS, "De vraag aan de gebruiker."),
    Field("uitleg", "explanation", WORDS, "Wat de gebruiker moet weten om te kiezen."),
    Field("keuzes", "options", ListOf(GroupOf(OPTION)), "De mogelijke antwoorden.", ()),
    Field("soort", "yes_no", Scalar(words=(YES_NO,), build=YES_NO.__eq__), "“ja-nee”, in plaats van keuzes.", ""),
    Field("standaard", "default", IDENTIFIER, "Het antwoord dat geldt als een bestand er geen heeft."),
    Field(
        "moment",
        "moment",
        YES_OR_NO,
        "Of dit zegt wanneer iemand invulde. Antwoorden van twee momenten komen niet samen in één groepsrapport.",
        NO,
    ),
    Field("fasen", "phases", PHASE_LIST, "In welke fasen dit gevraagd wordt; anders in alle.", ()),
    complete=_complete_fact,
)
PERSPECTIVE = Kind(
    "perspectief",
    "Perspective",
    Field("id", "id", IDENTIFIER, "De korte naam in bestanden."),
    Field("naam", "name", WORDS, "De naam in het rapport."),
    Field(
        "volledig",
        "full",
        YES_OR_NO,
        "Of deze kant alle stellingen beantwoordt; anders alleen de spiegelstellingen.",
        NO,
    ),
    Field(
        "eenvoudig",
        "plain",
        YES_OR_NO,
        "Of deze kant een formulier krijgt met de gewoonste woorden en grotere letters.",
        NO,
    ),
    Field("meervoud", "plural", WORDS, "Hoe deze mensen samen heten, als dat een ander woord is.", None),
)


CRITICAL = Kind(
    "kritiek",
    "Critical",
    Field(
        "soort",
        "kind",
        CRITICAL_KIND,
        "Waarom het kritiek is: om de wet of om het proces. Wat de wet vraagt, vraagt het hoogste antwoord.",
    ),
    Field("fasen", "phases", PHASE_LIST, "In welke fasen het kritiek is."),
    Field("alleen_bij", "condition", CONDITION, "Alleen kritiek bij deze antwoorden op feiten.", {}),
)
STATEMENT = Kind(
    "stelling",
    "Statement",
    Field("id", "id", IDENTIFIER, "De korte naam in bestanden."),
    Field("titel", "title", WORDS, "Een paar woorden voor lijsten."),
    Field("tekst", "text", WORDS, "De stelling zelf. “Ja” is altijd de goede kant."),
    Field("fasen", "phases", PHASE_LIST, "In welke fasen dit gevraagd wordt, of “alle”."),
    Field("alleen_bij", "condition", CONDITION, "Alleen bij deze antwoorden op feiten.", {}),
    Field(
        "kritiek",
        "critical",
        GroupOf(CRITICAL),
        "Alleen als dit eerst opgelost moet worden wanneer het niet zo is.",
        None,
    ),
    Field("gewicht", "weight", WEIGHT, "Hoe zwaar dit telt.", "1"),
    Field("uitleg", "explanation", WORDS, "Waarom dit telt en wanneer iemand “Ja” kiest."),
    Field("nvt", "not_applicable", WORDS, "Wanneer “Niet van toepassing” past.", None),
    Field(
        "wie_weet_het",
        "who_knows",
        WORDS,
        "Wie het antwoord kan weten. Laat dit weg als alleen de lezer het weet, zoals bij een gevoel.",
        None,
    ),
    Field("spiegel", "mirrors", TextsByName(WORDS), "Dezelfde stelling, gezien door een ander perspectief.", {}),
    Field("gespreksvraag", "talk_question", WORDS, "De open vraag waarmee een gesprek hierover begint.", None),
    Field(
        "vervangt",
        "replaces",
        IDENTIFIERS,
        "Hoe deze stelling heette in eerdere versies. Antwoorden van toen tellen dan hier mee.",
        (),
    ),
    Field(
        "ankers",
        "anchors",
        TextsByName(WORDS),
        "Wanneer een antwoord hier past, als de algemene betekenis niet genoeg zegt.",
        {},
    ),
    Field(
        "keuzes",
        "choices",
        IDENTIFIERS,
        "Welke antwoorden van de schaal hier kunnen, bij wat er is of niet is. Anders alle.",
        (),
    ),
)
OPEN_QUESTION = Kind(
    "open vraag",
    "OpenQuestion",
    Field("id", "id", IDENTIFIER, "De korte naam in bestanden; ook anders dan die van elke stelling."),
    Field("tekst", "text", WORDS, "De vraag. Iemand antwoordt in eigen woorden."),
)
PITFALL = Kind(
    "valkuil",
    "Pitfall",
    Field("id", "id", IDENTIFIER, "De korte naam in bestanden."),
    Field("titel", "title", WORDS, "Een paar woorden om te onthouden."),
    Field("tekst", "text", WORDS, "Wat er misgaat en waarom dat erg is."),
    Field("herkenbaar_aan", "recognise", WORDS, "Wat iemand dan ziet of hoort."),
    Field("stellingen", "statements", IDENTIFIERS, "Welke stellingen deze valkuil oproepen."),
    Field("fasen", "phases", PHASE_LIST, "In welke fasen dit kan gebeuren, of “alle”."),
    Field("alleen_bij", "condition", CONDITION, "Alleen bij deze antwoorden op feiten.", {}),
    Field("bronnen", "sources", SOURCE_MARKS, "De bronnen die dit zeggen, of “eigen”."),
)
SHORTER_FORM = Kind(
    "kortere vorm",
    "ShorterForm",
    Field("actie", "action", WORDS, "Wat nog helpt als er minder tijd is."),
    Field("moment", "timing", TIMING, "Wanneer dat het best klaar is."),
    Field("werk", "effort", MINUTES, "Hoeveel minuten eigen werk dat is."),
    Field("nog_tot", "until", DAYS, "Hoeveel dagen voor het gesprek het uiterlijk nog helpt.", "1"),
    Field("wachttijd", "wait", DAYS, "Hoeveel dagen het duurt tot er antwoord is.", "0"),
)


def _complete_tip(record: Record, reading: _Reading) -> None:
    """A tip says when it is done and how much work it is; in a checklist of before 0.4.0 with words."""
    for name, old, missing in (
        ("timing", "when", "“moment”: wanneer het klaar is"),
        ("effort", "duration", "“werk”: hoeveel minuten het kost"),
    ):
        if record.whole and not record.has(name) and not record.has(old):
            message = f"bij {record.label} ontbreekt het veld {missing}."
            reading.findings.report("veld-ontbreekt", message, record.place)
            record.whole = False


TIP = Kind(
    "tip",
    "Tip",
    Field("id", "id", IDENTIFIER, "De korte naam in bestanden."),
    Field("actie", "action", WORDS, "Wat iemand moet doen."),
    Field("wie", "who", WORDS, "Wie dat doet."),
    Field(
        "moment",
        "timing",
        TIMING,
        "Wanneer het het best klaar is: {dagen_voor: 21} voor het gesprek, {binnen: 14} dagen vanaf vandaag, "
        "{dagen_na: 2} na het gesprek, tijdens of meteen.",
        None,
    ),
    Field("werk", "effort", MINUTES, "Hoeveel minuten eigen werk het is, alles bij elkaar.", None),
    Field("wachttijd", "wait", DAYS, "Hoeveel dagen het duurt tot er antwoord is.", "0"),
    Field(
        "nog_tot",
        "until",
        DAYS,
        "Hoeveel dagen voor het gesprek het uiterlijk nog helpt. Nodig vanaf veertien dagen voor het gesprek.",
        "1",
    ),
    Field("na", "after", IDENTIFIERS, "Welke tips eerst gedaan moeten zijn.", ()),
    Field("korter", "shorter", GroupOf(SHORTER_FORM), "Wat nog helpt als er minder tijd is.", None),
    Field(
        "wanneer",
        "when",
        WORDS,
        "Eigen woorden naast het moment, als dat een gebeurtenis is: voordat de uitnodiging weggaat.",
        None,
    ),
    Field("duur", "duration", WORDS, "Verouderd: hoe lang het duurt, in woorden. Schrijf “werk”.", None),
    Field("stellingen", "statements", IDENTIFIERS, "Bij welke stellingen deze tip past."),
    Field("fasen", "phases", PHASE_LIST, "In welke fasen deze tip goed is, of “alle”."),
    Field("alleen_bij", "condition", CONDITION, "Alleen bij deze antwoorden op feiten.", {}),
    Field("werkblad", "worksheet", IDENTIFIER, "Het werkblad dat erbij hoort.", None),
    Field("bronnen", "sources", SOURCE_MARKS, "De bronnen die dit zeggen, of “eigen”."),
    complete=_complete_tip,
)
AREA = Kind(
    "gebied",
    "Area",
    Field("id", "id", IDENTIFIER, "De korte naam in bestanden."),
    Field("naam", "name", WORDS, "De naam in het rapport."),
    Field(
        "gewone_naam",
        "plain_name",
        WORDS,
        "De naam op een formulier met de gewoonste woorden, als die anders is.",
        None,
    ),
    Field("omschrijving", "description", WORDS, "Waar dit gebied over gaat.", ""),
    Field("vraag", "question", WORDS, "De kernvraag van dit gebied."),
    Field("stellingen", "statements", ListOf(GroupOf(STATEMENT)), "De stellingen, de belangrijkste eerst."),
    Field("valkuilen", "pitfalls", ListOf(GroupOf(PITFALL)), "Wat er mis kan gaan."),
    Field("tips", "tips", ListOf(GroupOf(TIP)), "Wat iemand eraan kan doen, de beste eerst."),
    Field(
        "open_vragen", "open_questions", ListOf(GroupOf(OPEN_QUESTION)), "Vragen zonder score, na de stellingen.", ()
    ),
)
SOURCE = Kind(
    "bron",
    "Source",
    Field("id", "id", SOURCE_MARK, "Het merk waarmee anderen naar deze bron verwijzen."),
    Field("titel", "title", LITERAL, "De titel."),
    Field("organisatie", "organisation", LITERAL, "Wie het heeft gemaakt."),
    Field("jaar", "year", YEAR, "Het jaar.", None),
    Field("adres", "address", ADDRESS, "Het webadres, als dat er is.", None),
    Field("soort", "kind", IDENTIFIER, "Wat voor bron het is, zoals overheid of praktijk."),
)
TERM = Kind(
    "woord",
    "Term",
    Field("woord", "word", WORDS, "Een woord uit het vak."),
    Field("betekenis", "meaning", WORDS, "Wat het betekent, in gewone woorden."),
)
VERDICT_WORDS = Kind(
    "oordeel",
    "VerdictWords",
    Field("oordeel", "verdict", VERDICT, "Bij welke uitkomst."),
    Field("titel", "title", WORDS, "De kop van het rapport."),
    Field("tekst", "text", WORDS, "Wat die uitkomst betekent."),
)
COUNTERPART = Kind(
    "koppeling",
    "Counterpart",
    Field("stelling", "statement", IDENTIFIER, "Een stelling van deze checklist."),
    Field("checklist", "checklist", IDENTIFIER, "De id van de andere checklist."),
    Field("met", "other", IDENTIFIER, "De stelling daar, die over hetzelfde gaat."),
    Field("waarom", "why", WORDS, "Waarom die twee bij elkaar horen."),
)
CHECKLIST = Kind(
    "checklist",
    "Checklist",
    Field("schema", "schema", Scalar(words=(SCHEMA,)), "De versie van deze manier van schrijven."),
    Field("id", "id", IDENTIFIER, "De korte naam; ook de naam van het bestand."),
    Field("versie", "version", VERSION, "De versie van deze checklist."),
    Field("titel", "title", WORDS, "De titel in het rapport."),
    Field("omschrijving", "description", WORDS, "Waarvoor de checklist dient, in één zin."),
    Field("inleiding", "introduction", WORDS, "Wat de gebruiker leest voor de eerste vraag."),
    Field("schaal", "scale", ListOf(GroupOf(CHOICE)), "De antwoorden, van laag naar hoog."),
    Field("niveaus", "levels", ListOf(GroupOf(LEVEL)), "De woorden bij een score, van hoog naar laag."),
    Field(
        "zekerheid_vanaf",
        "coverage_minimum",
        PERCENTAGE,
        "Onder dit percentage bekende antwoorden krijgt een gebied geen niveau.",
    ),
    Field("fasen", "phases", ListOf(GroupOf(PHASE)), "De fasen van de inkoop."),
    Field("feiten", "facts", ListOf(GroupOf(FACT)), "Wat vooraf gevraagd wordt.", ()),
    Field("perspectieven", "perspectives", ListOf(GroupOf(PERSPECTIVE)), "Wie de checklist kan invullen."),
    Field("gebieden", "areas", ListOf(GroupOf(AREA)), "De gebieden met stellingen."),
    Field("bronnen", "sources", ListOf(GroupOf(SOURCE)), "De bronnen.", ()),
    Field("woordenlijst", "terms", ListOf(GroupOf(TERM)), "De woorden die uitleg nodig hebben.", ()),
    Field("beperkingen", "limitations", ListOf(WORDS), "Wat het rapport niet kan.", ()),
    Field("privacy", "privacy", ListOf(WORDS), "Hoe de gebruiker met gegevens omgaat.", ()),
    Field("gespreksregels", "talk_rules", ListOf(GroupOf(REMARK)), "Wat de gespreksleider vooraf voorleest.", ()),
    Field("rapportnaam", "report_name", WORDS, "Hoe het rapport heet, als dat geen adviesrapport is.", None),
    Field(
        "formuliertekst",
        "form_introduction",
        WORDS,
        "Waarmee een formulier begint, als dat niet over een gesprek gaat dat nog komt.",
        None,
    ),
    Field(
        "gesprek",
        "looks_back",
        TALK,
        "Of het gesprek nog “komt” of al is “geweest”. Zo vraagt het programma naar de datum ervan.",
        "komt",
    ),
    Field(
        "oordelen",
        "verdict_words",
        ListOf(GroupOf(VERDICT_WORDS)),
        "Eigen woorden voor de uitkomst, als de gewone niet passen.",
        (),
    ),
    Field(
        "koppelingen",
        "counterparts",
        ListOf(GroupOf(COUNTERPART)),
        "Stellingen van andere checklists die over hetzelfde gaan, eerder of later.",
        (),
    ),
    Field(
        "betekenis_weet_niet",
        "unknown_meaning",
        WORDS,
        "Wanneer ‘Weet ik niet’ past.",
        "Iemand kan dit weten, maar u weet het nu niet.",
    ),
    Field(
        "betekenis_nvt",
        "not_applicable_meaning",
        WORDS,
        "Wanneer ‘Niet van toepassing’ past.",
        "Dit kan bij u niet voorkomen. Is er alleen nog niet aan gedacht? Kies dan het laagste antwoord.",
    ),
)
"""Everything that a checklist file may hold."""

_MAY_BE_EMPTY = {
    *("feiten", "bronnen", "woordenlijst", "beperkingen", "privacy", "gespreksregels", "oordelen", "koppelingen"),
    *("open_vragen", "vervangt"),
}


def read_manuscript(data: bytes, findings: Findings) -> Manuscript | None:
    """The checklist in a file as far as it can be read, or None when there is none in it.

    All that is wrong goes to ``findings``.
    """
    with pause_collecting(), contextlib.suppress(TooManyFindingsError):
        root = read_nodes(data, findings)
        return None if root is None else _read_root(root, findings)
    return None


def _read_root(root: FieldGroup, findings: Findings) -> Manuscript | None:
    if CHECKLIST.by_key.keys().isdisjoint(root):
        findings.report("geen-checklist", "dit is geen checklist: geen van de velden is bekend.", root.place)
        return None
    schema = root.get(Text("schema"))
    if type(schema) is Text and schema.isdecimal() and int(schema[:9]) > int(SCHEMA):
        newer = f"deze checklist heeft schema {shorten(schema)}. Deze dialoogcheck kent alleen schema {SCHEMA}."
        findings.report("nieuwer-schema", f"{newer} Werk dialoogcheck bij.", schema.place)
        return None
    phases = root.get(Text("fasen"))
    ids = [item.get(Text("id")) for item in phases if type(item) is FieldGroup] if type(phases) is Listing else []
    reading = _Reading(findings, list(dict.fromkeys(id_ for id_ in ids if type(id_) is Text)), [])
    return Manuscript(_read_record(CHECKLIST, root, reading), reading.prose)


def _read_record(kind: Kind, group: FieldGroup, reading: _Reading) -> Record:
    record = Record(kind, group)
    mistyped = set()
    for key, node in group.items():
        field = kind.by_key.get(key)
        if field is None:
            mistyped.add(_report_unknown_field(kind, key, group, reading))
            record.whole = False
            continue
        empty = not node and field.may_be_empty and type(node) is not FieldGroup
        value = [] if empty else field.type.read(node, reading)
        if value is None:
            record.whole = False
        elif field.name:
            record.values[field.name] = value
            record.nodes[field.name] = node
        else:
            part = cast("Record", value)
            record.values.update(part.values)
            record.nodes.update(part.nodes)
            record.whole = record.whole and part.whole
    for field in kind.fields:
        if field.required and field.key not in group and field.key not in mistyped:
            record.whole = False
            meaning = f"{field.meaning[:1].lower()}{field.meaning[1:]}"
            message = f"bij {record.label} ontbreekt het veld “{field.key}”: {meaning}"
            reading.findings.report("veld-ontbreekt", message, group.place)
    if kind.complete:
        kind.complete(record, reading)
    return record


def _report_unknown_field(kind: Kind, key: Text, group: FieldGroup, reading: _Reading) -> str | None:
    """Tell it, and return the field that was probably meant."""
    absent = [name for name in kind.keys if name not in group]
    near = find_nearest(key, absent) or find_nearest(key, kind.keys)
    advice = f" Bedoelde u “{near}”?" if near else f" Kies uit: {', '.join(absent or kind.keys)}."
    message = f"het veld “{shorten(key)}” bestaat niet bij een {kind.label}.{advice}"
    reading.findings.report("onbekend-veld", message, key.place)
    return near


_MOST_CANDIDATES = 500
"""More than any real checklist has of a kind: comparing takes time."""


def find_nearest(text: str, words: Iterable[str]) -> str | None:
    """The word that looks most like ``text``, or None when none does."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    near = get_close_matches(text[:100].lower(), list(itertools.islice(words, _MOST_CANDIDATES)), n=1, cutoff=0.6)
    return near[0] if near else None


def propose(text: str, words: Iterable[str]) -> str:
    """`` Bedoelde u “…”?`` with a space before it, or nothing when no word looks like it."""
    near = find_nearest(text, words)
    return f" Bedoelde u “{near}”?" if near else ""


def build_record(record: Record) -> Any:  # noqa: ANN401 - the class that the record's kind names
    """The dataclass of the model that a whole record describes."""
    values: dict[str, object] = {}
    for outer in record.kind.fields:
        for field in (outer,) if outer.name else cast("GroupOf", outer.type).kind.fields:
            value = record.values.get(field.name, field.default)
            # Nothing has to be there of a group that was left out.
            if value is not ...:
                values[field.name] = None if value is None else field.type.build(value)
    values.pop("schema", None)
    return getattr(_model(), record.kind.model)(**values)


class Header(NamedTuple):
    """What a list of checklists shows."""

    id: str
    version: str
    title: str
    description: str
    phases: tuple[str, ...]
    statements: int


LEVELS_OF_HEADER = 5
"""A checklist, its areas, one area, its statements, one statement: those are counted."""


def read_header(data: bytes, findings: Findings) -> Header | None:
    """What a list shows of a checklist, without looking at the rest; None when there is none.

    Whatever is missing in it is empty.
    """
    root = None
    with pause_collecting(), contextlib.suppress(TooManyFindingsError):
        root = read_nodes(data, findings, LEVELS_OF_HEADER)
    if root is None:
        return None

    def text(group: FieldGroup, name: str) -> str:
        value = group.get(Text(name))
        return str(value) if type(value) is Text else ""

    def groups(group: FieldGroup, name: str) -> list[FieldGroup]:
        value = group.get(Text(name))
        return [item for item in value if type(item) is FieldGroup] if type(value) is Listing else []

    return Header(
        id=text(root, "id"),
        version=text(root, "versie"),
        title=text(root, "titel"),
        description=text(root, "omschrijving"),
        phases=tuple(text(phase, "naam") for phase in groups(root, "fasen")),
        statements=sum(len(groups(area, "stellingen")) for area in groups(root, "gebieden")),
    )
