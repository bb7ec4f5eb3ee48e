"""Takes the answers out of a PDF, a report or a form: the only place that knows the PDF reader."""

import io
import logging
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from dialoogcheck.answers.codes import FIELD_PREFIX, QUESTION_PREFIX
from dialoogcheck.answers.file import ATTACHMENT_NAME, DEVELOPMENT_ATTACHMENT, FORM_NAME, GROUP_ATTACHMENT
from dialoogcheck.errors import NoAnswersError, UnusableInputError

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

PDF_START = b"%PDF-"
MAXIMUM_PDF_BYTES = 20_000_000
MAXIMUM_READS = 200_000
"""Of a report the reader takes about a thousand pieces; of a hostile file millions, for minutes."""
MAXIMUM_FIELDS = 50_000
"""A form has seven for each statement."""
MAXIMUM_TEXT = 500_000
"""Bytes of a first page and its fonts, to look whether it was a form once. One that was printed to PDF has a tenth of
that."""
MAXIMUM_PARTS = 10
"""How many pieces of text inside the page are read; each may hold others."""
MAXIMUM_CIRCLES = 2_000
"""How many pieces without text; each circle of a form is one."""
LIGHT = 1_000
"""Bytes of a piece that is read at once."""

FORM_CODE = re.compile(r"\d\.\d+\.\d+\W?[a-z0-9-]+\W?[a-z0-9-]+\W?(kort|volledig)\W?[0-9a-f]{8}")
"""What stands at the foot of each page of a form, without its spaces: programs that print to PDF make other ones."""

# A small file can hold gigabytes of spaces, in every way of packing that PDF knows.
_LIMITS = (
    "zlib_maximum_output_length",
    "lzw_maximum_output_length",
    "run_length_maximum_output_length",
    "brotli_maximum_output_length",
    "array_based_stream_maximum_output_length",
)

OURS = (FIELD_PREFIX, QUESTION_PREFIX)

CARRIED = (ATTACHMENT_NAME, GROUP_ATTACHMENT, DEVELOPMENT_ATTACHMENT)
"""What the attachment of a report may be called."""

Fields: TypeAlias = Mapping[str, tuple[str, ...]]
"""Every value that a file gives for each field of a form, as it stands there: a choice for a statement, a text for an
open question. What was left open has none; two values are two answers, and the file contradicts itself. Whether a value
is a choice, the checklist knows."""

Found: TypeAlias = bytes | tuple[bytes | None, Fields | None] | None
"""What a report carries; or the answer file and the fields of a form, each None when it was lost; or nothing."""


def is_pdf(data: bytes) -> bool:
    """Whether this is the beginning of a PDF file, whatever its name says.

    Something may stand before it, but an answer may also speak of it.
    """
    return PDF_START in data[:1024] and not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


class _PatientFile(io.BytesIO):
    """The bytes of a file, for a reader that must not go on for ever.

    Counting its reads works on every system and in every thread.
    """

    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.reads += 1
        if self.reads > MAXIMUM_READS:
            raise ValueError("too many reads")
        return super().read(size)


def extract_answers(data: bytes, file: str, maximum: int) -> bytes | tuple[bytes, Fields]:
    """The answer file, or the figures, that a report carries; of a form in PDF its empty answer file and its fields.

    UnusableInputError when it is broken, when it is neither of these, when the fields or the checklist of a form are
    gone, or when what it carries has more than ``maximum`` bytes.
    """
    found = _read_pdf(data, file, maximum)
    if found is None:
        raise NoAnswersError(
            f"{file}: in dit PDF-bestand zitten geen antwoorden.",
            "Alleen een rapport van dialoogcheck draagt zijn antwoorden mee. Afdrukken naar PDF haalt ze eruit.",
        )
    if isinstance(found, bytes):
        return _check_size(found, file, maximum)
    empty, fields = found
    if fields is None:
        raise UnusableInputError(
            f"{file}: dit formulier heeft geen velden. Het is afgedrukt naar PDF, of het is het formulier voor op "
            "papier.",
            "Open het formulier dat u kreeg opnieuw, vul het in en sla het op. Druk het niet af.",
        )
    if empty is None:
        raise UnusableInputError(
            f"{file}: in dit formulier staat niet meer bij welke vragenlijst het hoort.",
            "Vul het formulier dat u kreeg opnieuw in met Adobe Reader of met een browser, en sla het op.",
        )
    return _check_size(empty, file, maximum), fields


def _read_pdf(data: bytes, file: str, maximum: int) -> Found:
    """What is in a PDF, none of it unpacked to much more than ``maximum`` bytes.

    UnusableInputError when it is broken or locked.
    """
    from pypdf import PdfReader, apply_configuration  # noqa: PLC0415 - heavy
    from pypdf.errors import DependencyError  # noqa: PLC0415 - heavy

    # What it thinks of a broken file is English, and told below in Dutch.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(None, **dict.fromkeys(_LIMITS, maximum)):
            reader = PdfReader(_PatientFile(data))
            if not reader.is_encrypted:
                return _take_out(reader)
    except DependencyError:  # the tools for passwords are not part of this program
        pass
    except Exception:  # noqa: BLE001 - a hostile file makes the reader raise anything at all
        raise UnusableInputError(
            f"{file}: dit PDF-bestand is beschadigd.", "Maak het bestand opnieuw of vraag het nog eens op."
        ) from None
    raise UnusableInputError(
        f"{file}: dit PDF-bestand is beveiligd met een wachtwoord.", "Vraag om het bestand zonder wachtwoord."
    )


def _take_out(reader: "PdfReader") -> Found:
    empty = _find_attachment(reader, FORM_NAME)
    if empty is not None or _find_attachment(reader, ATTACHMENT_NAME) is None:
        fields = _read_fields(reader)
        if empty is not None or fields is not None or _was_form(reader):
            return empty, fields
    return next(filter(None, (_find_attachment(reader, name) for name in CARRIED)), None)


def _find_attachment(reader: "PdfReader", name: str) -> bytes | None:
    return next((attachment.content for attachment in reader.attachment_list if attachment.name == name), None)


def _check_size(found: bytes, file: str, maximum: int) -> bytes:
    if len(found) > maximum:
        raise UnusableInputError(
            f"{file}: de antwoorden in dit PDF-bestand zijn te groot.", "Vraag het oorspronkelijke bestand op."
        )
    return found


def _read_fields(reader: "PdfReader") -> Fields | None:
    """Every value of every field of ours, in the order of the checklist as far as the file keeps it.

    None when there is no such field.

    A program may write an answer in the field of the statement, in that of the choice, in both, or as a new field of
    the same name.
    """
    values: dict[str, dict[str, None]] = {}
    for name, value in _walk_fields(reader):
        found = values.setdefault(name, {})
        if value:
            found[value] = None
    return {name: tuple(found) for name, found in values.items()} if values else None


def _walk_fields(reader: "PdfReader") -> Iterator[tuple[str, str]]:
    """The name of each field of a statement or an open question with a value that it has, empty when it has none."""
    seen = set()
    waiting: list[tuple[Any, str, tuple[str, ...]]] = []
    waiting += ((field, "", ()) for field in reversed([*_list_roots(reader)]))
    while waiting:
        field, name, options = waiting.pop()
        if id(field) in seen:
            continue
        seen.add(id(field))
        if len(seen) > MAXIMUM_FIELDS:
            raise ValueError("too many fields")
        # A program that puts forms together gives fields another name before ours; WeasyPrint gave choices ours a
        # second time.
        name = name or next((part for part in str(_get(field, "/T")).split(".") if part.startswith(OURS)), "")
        options = tuple(_spell(option) for option in _list(_get(field, "/Opt"))) or options
        if name.startswith(QUESTION_PREFIX):
            yield name, _read_words(_get(field, "/V"))
        elif name:
            yield name, ""
            yield from ((name, _name_value(_get(field, key), options)) for key in ("/V", "/AS"))
        waiting += [(kid, name, options) for kid in reversed(_list_dictionaries(_get(field, "/Kids")))]


def _list_roots(reader: "PdfReader") -> Iterator[Any]:
    """The fields that are part of no other one.

    Those of the form, and those that stand on a page while the form has lost them.
    """
    yield from _list_dictionaries(_get(_get(reader.root_object, "/AcroForm"), "/Fields"))
    for page in reader.pages:
        for field in _list_dictionaries(_get(page, "/Annots")):
            root, height = field, 0
            while isinstance(parent := _get(root, "/Parent"), dict) and height < MAXIMUM_PARTS:
                root, height = parent, height + 1
            yield root


def _get(thing: Any, key: str) -> Any:  # noqa: ANN401 - the reader's objects
    """What stands under this key, also when it stands elsewhere in the file.

    None when there is nothing, or nowhere to look.
    """
    found = thing.get(key) if isinstance(thing, dict) else None
    return None if found is None else found.get_object()


def _list(thing: Any) -> list[Any]:  # noqa: ANN401 - the reader's objects
    return [item.get_object() for item in thing] if isinstance(thing, list) else []


def _list_dictionaries(thing: Any) -> list[Any]:  # noqa: ANN401 - the reader's objects
    return [item for item in _list(thing) if isinstance(item, dict)]


def _spell(thing: Any) -> str:  # noqa: ANN401 - the reader's objects
    """A name or a text as a text, without the slash of a name.

    Of a pair of a value and how a viewer shows it the first.
    """
    if isinstance(thing, list):
        return _spell(thing[0].get_object()) if thing and not isinstance(thing[0], list) else ""
    if isinstance(thing, bytes):
        return thing.decode("latin-1")
    return str(thing).removeprefix("/") if isinstance(thing, str) else ""


def _read_words(thing: Any) -> str:  # noqa: ANN401 - the reader's objects
    """What was typed in a text field, without white space around it.

    Programs end a line in three ways, and may keep a long text apart.
    """
    from pypdf.generic import create_string_object  # noqa: PLC0415 - heavy

    if hasattr(thing, "get_data"):
        thing = create_string_object(thing.get_data())
    text = thing.decode("latin-1") if isinstance(thing, bytes) else str(thing) if isinstance(thing, str) else ""
    return re.sub("\r\n?", "\n", text).strip()


def _name_value(thing: Any, options: tuple[str, ...]) -> str:  # noqa: ANN401 - the reader's objects
    """The value in a field; empty when nothing was chosen. A number is a place in the options where there are any."""
    value = _spell(thing).strip()
    if value == "Off":
        return ""
    if options and value not in options and value.isascii() and value.isdecimal() and int(value[:5]) < len(options):
        return options[int(value)]
    return value


def _was_form(reader: "PdfReader") -> bool:
    """Whether this was a form before somebody printed it to PDF: its code is still to be read on the first page."""
    page = next(iter(reader.pages), None)
    if page is None:
        return False
    size, heavy = _measure(page)
    if size > MAXIMUM_TEXT:
        return False
    parts = 0

    def count(operator: bytes, operands: list[object], *_: object) -> None:
        nonlocal parts
        parts += operator == b"Do" and (MAXIMUM_CIRCLES // MAXIMUM_PARTS if operands[0] in heavy else 1)
        if parts > MAXIMUM_CIRCLES:
            raise ValueError("too many parts")

    return FORM_CODE.search("".join(page.extract_text(visitor_operand_before=count).split())) is not None


def _measure(page: "PageObject") -> tuple[int, set[str]]:
    """The bytes of a page, unpacked, with its fonts and what stands in it; and the names of the parts that are slow.

    It stops counting when that is too much.
    """
    size = 0
    heavy = set()
    seen = set()
    waiting: list[Any] = [page]
    while waiting and size <= MAXIMUM_TEXT:
        thing = waiting.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        size += 100 + _weigh(thing)
        for key in ("/Contents", "/Resources", "/Font", "/XObject", "/ToUnicode", "/DescendantFonts", "/Encoding"):
            inner = _get(thing, key)
            waiting += _list_dictionaries([inner] if isinstance(inner, dict) else inner)
            if key in {"/Font", "/XObject"} and isinstance(inner, dict):
                parts = {name: part.get_object() for name, part in inner.items()}
                waiting += _list_dictionaries(list(parts.values()))
                heavy |= {name for name, part in parts.items() if _get(part, "/Resources") or _weigh(part) > LIGHT}
    return size, heavy


def _weigh(thing: Any) -> int:  # noqa: ANN401 - the reader's objects
    """How many bytes there are to read in a stream; nobody reads text in a picture."""
    return len(thing.get_data()) if hasattr(thing, "get_data") and _get(thing, "/Subtype") != "/Image" else 0
