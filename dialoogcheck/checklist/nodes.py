"""Reads YAML as plain text, lists and groups of fields that know where they stand.

Whatever is wrong becomes a Dutch message.
"""

import codecs
import contextlib
import gc
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml
from yaml import events

from dialoogcheck.diagnostic import Diagnostic, Severity

MAXIMUM_BYTES = 2_000_000
"""A real checklist has a tenth of that; whoever reads the file holds to it."""

MOST_FINDINGS = 500
"""Nobody reads more; and a hostile file must not keep the program busy."""

MAXIMUM_DEPTH = 20
"""A checklist is seven levels deep; somebody who nests deeper has lost the thread, or means harm."""

_FAST_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Place(NamedTuple):
    """Where something stands; both count from 1."""

    line: int
    column: int


START = Place(1, 1)


class _Placed:
    """Something that knows where it stands; the mark is the loader's, and is only worked out when somebody asks.

    The value of a field also knows the ``key`` it stands at.
    """

    __slots__ = ()
    mark: Any
    key: "Text"

    @property
    def place(self) -> Place:
        return Place(self.mark.line + 1, self.mark.column + 1)


class Text(str, _Placed):
    """A scalar: always text, never a number, a date or a boolean; ``end`` is the loader's mark behind it."""

    __slots__ = ("end", "key", "mark")
    end: Any


class Listing(list["Node"], _Placed):
    """A YAML sequence."""

    __slots__ = ("key", "mark")


class FieldGroup(dict[Text, "Node"], _Placed):
    """A YAML mapping; each key knows its own place."""

    __slots__ = ("key", "mark")


Node = Text | Listing | FieldGroup


class TooManyFindingsError(Exception):
    """There are so many problems that looking for more has no use."""


class Findings(list[Diagnostic]):
    """The problems found in one file, in the order in which they were found."""

    def __init__(self, file: str) -> None:
        """``file`` is the name by which the user knows the file."""
        super().__init__()
        self.file = file

    def report(self, code: str, message: str, place: Place, severity: Severity = Severity.ERROR) -> None:
        """Add a problem; TooManyFindingsError when there are enough, after a last one that says so."""
        if len(self) == MOST_FINDINGS:
            last = "er zijn nog meer problemen. Verbeter eerst deze."
            self.append(Diagnostic(code="te-veel", severity=severity, message=last, file=self.file))
            raise TooManyFindingsError
        line, column = place
        found = Diagnostic(code=code, severity=severity, message=message, file=self.file, line=line, column=column)
        self.append(found)

    @property
    def failed(self) -> bool:
        """Whether one of them is an error."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self)

    def in_file_order(self) -> tuple[Diagnostic, ...]:
        """All problems as the reader meets them.

        From the top of the file to the bottom, and at the end what has no place.
        """
        return tuple(
            sorted(
                self, key=lambda found: (found.line is None, found.line, found.column, found.severity != Severity.ERROR)
            )
        )


class _UnreadableError(Exception):
    """The rest of the file cannot be read."""

    def __init__(self, code: str, message: str, place: Place) -> None:
        super().__init__(message)
        self.problem = code, message, place


@contextlib.contextmanager
def pause_collecting() -> Iterator[None]:
    """Makes thousands of small objects that all stay in two thirds of the time: nobody looks for garbage among them."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def read_nodes(data: bytes, findings: Findings, levels: int = MAXIMUM_DEPTH + 1) -> FieldGroup | None:
    """The fields of a YAML file, or None when it cannot be read as such; what is wrong goes to ``findings``.

    What stands in a list or group at ``levels`` is passed over: whoever needs only the outline has it in less time.

    Events and not ``yaml.compose``: composing recurses in C, so that a hundred thousand brackets end the process; and
    events still show aliases.
    """
    try:
        return _build(_decode(data), findings, levels)
    except _UnreadableError as error:
        findings.report(*error.problem)
        return None


def _decode(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "het bestand is opgeslagen als UTF-16. Sla het opnieuw op als UTF-8."
        raise _UnreadableError("geen-utf-8", message, START)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _locate(data[: error.start].decode("utf-8-sig"))
        message = "dit teken is geen UTF-8. Sla het bestand opnieuw op als UTF-8."
        raise _UnreadableError("geen-utf-8", message, place) from None
    if not text.strip():
        raise _UnreadableError("leeg", "het bestand is leeg.", START)
    return text


def _locate(before: str) -> Place:
    """The place right after this text."""
    lines = re.split("\r\n|[\r\n]", before)
    return Place(len(lines), len(lines[-1]) + 1)


def _explain(error: yaml.YAMLError, text: str) -> _UnreadableError:
    """The same error in Dutch.

    The pure loader is asked again: it tells which character it met, where the fast one does not.
    """
    if isinstance(error, yaml.MarkedYAMLError) and (error.problem or "").startswith("exceeded maximum nesting depth"):
        # The fast loader looks ahead and has a limit of its own; the pure one has none, and would take hours.
        return _refuse_depth(_place(error.problem_mark))
    try:
        for _ in yaml.parse(text, Loader=yaml.BaseLoader):
            pass
    except yaml.YAMLError as told:
        error = told
    if isinstance(error, yaml.MarkedYAMLError):
        return _translate(error)
    stray: int = vars(error)["character"]  # the only other error is about a character that YAML does not allow
    message = f"hier staat een onzichtbaar teken (U+{stray:04X}) dat niet in een checklist hoort. Verwijder het."
    return _UnreadableError("vreemd-teken", message, _locate(text[: max(text.find(chr(stray)), 0)]))


def _refuse_alias(event: Any) -> _UnreadableError:  # noqa: ANN401 - PyYAML's events are untyped
    message = "een verwijzing met * wordt niet gelezen. Schrijf de tekst voluit."
    return _UnreadableError("alias", message, _place(event.start_mark))


def _refuse_depth(place: Place) -> _UnreadableError:
    return _UnreadableError("te-diep", f"hier staan meer dan {MAXIMUM_DEPTH} lijsten en groepen in elkaar.", place)


def _translate(error: yaml.MarkedYAMLError) -> _UnreadableError:
    problem = error.problem or ""
    # A text without end is found at the end of the file; the writer looks for where it begins.
    mark = error.context_mark if problem.startswith("found unexpected") and error.context_mark else error.problem_mark
    place = _place(mark)
    for pattern, message in _SYNTAX_MESSAGES.items():
        match = re.search(pattern, problem)
        if match:
            return _UnreadableError("yaml", message.format(*match.groups()), place)
    return _UnreadableError("yaml", "dit is geen geldige YAML. Vergelijk de regel met de regels erboven.", place)


_SYNTAX_MESSAGES = {
    r"found character '\\t'|found a tab character": "hier staat een tab. Spring in met spaties.",
    r"found character '(.)' that cannot start": (
        "een tekst kan niet beginnen met {0}. Zet de tekst tussen aanhalingstekens."
    ),
    r"mapping values are not allowed": (
        "deze dubbele punt kan hier niet. Klopt het inspringen? Staat er een dubbele punt in de tekst, zet de tekst "
        "dan tussen aanhalingstekens."
    ),
    r"sequence entries are not allowed": (
        "hier kan geen streepje van een lijst staan. Begin de lijst op een nieuwe regel."
    ),
    r"could not find expected ':'": "hier ontbreekt een dubbele punt achter de naam van een veld.",
    r"found unexpected (?:end of stream|document)": "bij deze tekst ontbreekt het aanhalingsteken aan het einde.",
    r"found unknown escape character|expected escape sequence": (
        "deze schuine streep met dit teken betekent niets. Gebruik enkele aanhalingstekens om de tekst."
    ),
    r"expected ',' or '([\]}])'": "hier ontbreekt een komma of het teken {0}.",
    r"expected <block end>": (
        "dit past niet bij de regels erboven. "
        "Klopt het inspringen, en staat er geen los woord achter een aanhalingsteken?"
    ),
    r"expected the node content": "hier ontbreekt een waarde.",
    r"expected chomping or indentation|expected a comment": (
        "achter > of | hoort niets meer te staan. Begin de tekst op de volgende regel."
    ),
    r"expected alphabetic or numeric character": (
        "een tekst kan niet beginnen met & of *. Zet de tekst tussen aanhalingstekens."
    ),
    r"expected '<document start>'": "hier begint iets nieuws. Een checklist is één geheel.",
    r"tag handle|expected '!'|expected ' '": "een tekst kan niet beginnen met !. Zet de tekst tussen aanhalingstekens.",
    r"incompatible YAML document": "deze versie van YAML wordt niet gelezen. Laat de regel met % weg.",
}
"""The problems of the pure loader, as patterns, and what they mean to somebody who writes a checklist."""


def _place(mark: Any) -> Place:  # noqa: ANN401 - both loaders have a class of their own for it
    return Place(mark.line + 1, mark.column + 1)


def _build(text: str, findings: Findings, levels: int) -> FieldGroup:
    """The fields of a text."""
    try:
        next_event = _FAST_LOADER(text).get_event
        tree = _Tree(findings, next_event, levels)
        while tree.take(next_event()):
            pass
    except yaml.YAMLError as error:
        raise _explain(error, text) from None
    if not tree.root:
        raise _UnreadableError("leeg", "in het bestand staat alleen commentaar.", START)
    root = tree.root[0]
    if not isinstance(root, FieldGroup):
        raise _UnreadableError("geen-checklist", "een checklist begint met velden, zoals “schema: 1”.", root.place)
    return root


class _Tree:
    """Grows nodes from events, with a stack of its own: no depth of nesting can overflow it."""

    def __init__(self, findings: Findings, next_event: Callable[[], Any], levels: int) -> None:
        self.findings = findings
        self.next_event = next_event
        self.levels = levels
        self.root = Listing()
        self.parent: Listing | FieldGroup = self.root
        self.key: Text | None = None
        self.stack: list[Listing | FieldGroup] = []
        self.documents = 0

    def take(self, event: Any) -> bool:  # noqa: ANN401 - PyYAML's events are untyped
        """Whether there is more to come."""
        kind = type(event)
        if kind is events.ScalarEvent:
            text = Text(event.value)
            text.end = event.end_mark
            self.add(text, event)
        elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            self.parent = self.stack.pop()
        elif kind is events.MappingStartEvent:
            self.open(FieldGroup(), event)
        elif kind is events.SequenceStartEvent:
            self.open(Listing(), event)
        elif kind is events.AliasEvent:
            raise _refuse_alias(event)
        elif kind is events.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                message = "hier begint een tweede document. Een checklist is één geheel."
                raise _UnreadableError("meer-documenten", message, _place(event.start_mark))
        return kind is not events.StreamEndEvent

    def open(self, node: Listing | FieldGroup, event: Any) -> None:  # noqa: ANN401 - PyYAML's events are untyped
        self.add(node, event)
        self.stack.append(self.parent)
        self.parent = node
        if len(self.stack) > MAXIMUM_DEPTH:
            raise _refuse_depth(node.place)
        if len(self.stack) == self.levels:
            self.pass_over()

    def pass_over(self) -> None:
        """Go to the end of the list or group at hand."""
        depth = self.levels
        while depth >= self.levels:
            event = self.next_event()
            kind = type(event)
            if kind is events.ScalarEvent:
                continue
            if kind is events.AliasEvent:
                raise _refuse_alias(event)
            depth += 1 if kind is events.MappingStartEvent or kind is events.SequenceStartEvent else -1
            if depth > MAXIMUM_DEPTH:
                raise _refuse_depth(_place(event.start_mark))
        self.parent = self.stack.pop()

    def add(self, node: Node, event: Any) -> None:  # noqa: ANN401 - PyYAML's events are untyped
        node.mark = event.start_mark
        if event.anchor or event.tag:
            _report_mark(event, self.findings)
        parent, key = self.parent, self.key
        if isinstance(parent, Listing):
            parent.append(node)
        elif key is None:
            if not isinstance(node, Text):
                raise _UnreadableError("yaml", "de naam van een veld is één woord, geen lijst of groep.", node.place)
            self.key = node
        else:
            self.key = None
            if key in parent:
                line = parent[key].key.place.line
                message = f"het veld “{key}” staat hier voor de tweede keer. Het staat ook op regel {line}."
                self.findings.report("dubbel-veld", message, key.place)
            else:
                parent[key] = node
                node.key = key


def _report_mark(event: Any, findings: Findings) -> None:  # noqa: ANN401 - PyYAML's events are untyped
    place = _place(event.start_mark)
    if event.anchor:
        findings.report("alias", f"een anker met & wordt niet gelezen. Laat &{event.anchor} weg.", place)
    elif event.tag != "!":
        findings.report("yaml-soort", "een soort met ! wordt niet gelezen. Laat het woord met ! weg.", place)
