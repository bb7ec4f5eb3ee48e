"""From a page to a PDF that is accessible (PDF/UA-1) and durable (PDF/A-3a): the only place that knows WeasyPrint."""

import atexit
import builtins
import contextlib
import datetime as dt
import functools
import gc
import hashlib
import os
import re
import signal
import sys
import threading
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from dialoogcheck.document.html import load_page
from dialoogcheck.document.style import fill_in_tokens, style_folder
from dialoogcheck.errors import OutputError

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

NO_DATE = "2000-01-01"
NO_GLYPH = "?"
VARIANT = "pdf/a-3a"
LIGATURES = {code: unicodedata.normalize("NFKD", chr(code)) for code in range(0xFB00, 0xFB07)}
"""Text that was copied from a PDF often has these. Where letters stand apart, one would be drawn as two, and the file
would be invalid."""
ENDLESS_WORD = re.compile(r"((?:&#?\w+;|[^\s&>]){200})(?:&#?\w+;|[^\s&>])+")
AMBIGUOUS_END = b"\r\nendstream"
ATTEMPTS = 5
RADIO = 1 << 15
"""The kind of field of which one choice can be chosen."""
ROUND = "l"
"""How PDF calls a mark that is a dot."""
DOT = 0.56
"""The width of the dot in a circle, as a share of the whole."""
RING = 1.0
"""The width of the line round it, in points."""
CURVE = 0.5523
"""How far a curve must be drawn out to be a quarter of a circle."""

# PDF/A asks that XMP properties outside its own list are declared; pdfuaid is one of those.
UA_METADATA = b"""<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


FIRST_PAGE = (
    '<html lang="nl"><title>Eerste</title><h1>Eerste</h1>'
    '<table><tr><th scope="col">a</th></tr><tr><td><i>b</i></td></tr></table></html>'
)


def preload() -> None:
    """Load everything that a report needs and print a small page: then the first report is not slower than the next."""
    load_page()
    print_pdf(FIRST_PAGE, Attachment(b"{}", "leeg.json", "Niets"), "")


class Attachment(NamedTuple):
    """A file inside a PDF: its bytes, its name, and what a viewer says of it."""

    data: bytes
    name: str
    meaning: str


def print_pdf(
    page: str,
    attachment: Attachment,
    created: str,
    *,
    sheets: tuple[str, ...] = ("fonts", "base", "print"),
    fillable: bool = False,
) -> bytes:
    """The page as a PDF with the attachment inside; the same page gives the same bytes.

    ``created`` is an ISO date or empty. ``sheets`` are the style sheets. The fields of a form can be filled in when
    ``fillable``. OutputError when this machine cannot make PDFs.
    """
    # Without a date of its own the file would get the time of printing, and the same answers would give other bytes.
    moment = dt.datetime.combine(dt.date.fromisoformat(created or NO_DATE), dt.time(12), tzinfo=dt.UTC)
    # A thread may be loading while the user answers: then wait for it instead of doing the same twice.
    with _busy:
        weasyprint, fonts, style = _prepare(sheets)
        text = _cut_endless_words(_replace_missing_glyphs(unicodedata.normalize("NFC", page)))
        with _without_collecting():
            for padding in range(ATTEMPTS):
                html = weasyprint.HTML(string=text, base_url=f"{style_folder().as_uri()}/", url_fetcher=_fetcher())
                attached = weasyprint.Attachment(
                    string=attachment.data,
                    name=attachment.name,
                    description=attachment.meaning,
                    relationship="Data",
                    created=moment,
                    modified=moment,
                )
                pdf: bytes = html.write_pdf(
                    attachments=[attached],
                    finisher=functools.partial(_finish, padding=padding),
                    stylesheets=[style],
                    font_config=fonts,
                    pdf_variant=VARIANT,
                    pdf_forms=fillable,
                    pdf_identifier=hashlib.sha256(text.encode() + attachment.data).hexdigest()[:32].encode(),
                )
                if AMBIGUOUS_END not in pdf:
                    break
    return pdf


STEP = re.compile(r"Step (\d) ")
STEPS = 7
"""How many steps there are to a PDF, from its page to its last byte, as WeasyPrint counts them."""


@contextlib.contextmanager
def follow_steps(advance: Callable[[int], object]) -> Iterator[None]:
    """Call ``advance`` with one at every step of every PDF that is made meanwhile, also in another thread."""
    import logging  # noqa: PLC0415 - only somebody at a terminal follows

    step = 0

    def follow(record: logging.LogRecord) -> bool:
        nonlocal step
        told = STEP.match(record.getMessage())
        number = int(told[1]) if told else step
        # The layout is told for every page, and counts once.
        if number != step:
            advance(1)
        step = number
        return False

    logger = logging.getLogger("weasyprint.progress")
    level = logger.level
    logger.setLevel(logging.INFO)
    logger.addFilter(follow)
    try:
        yield
    finally:
        logger.removeFilter(follow)
        logger.setLevel(level)


_busy = threading.Lock()
_printed = False


@contextlib.contextmanager
def _without_collecting() -> Iterator[None]:
    """Collect no garbage during a report: a layout is a million objects that all live until its end.

    What the report before left is collected first, so that whoever makes one report does not wait for that.
    """
    global _printed  # noqa: PLW0603 - once a process has made a report, it has
    enabled = gc.isenabled()
    if _printed:
        gc.collect()
    _printed = True
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@functools.cache
def _prepare(sheets: tuple[str, ...]) -> "tuple[Any, FontConfiguration, CSS]":
    atexit.register(_let_go)
    try:
        with load_quietly():
            import weasyprint  # noqa: PLC0415 - heavy
            from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - heavy
    except OSError as error:
        raise OutputError(
            "Het PDF-bestand kan hier niet gemaakt worden: een systeemonderdeel ontbreekt "
            f"({str(error).splitlines()[0]}).",
            "Voer “dialoogcheck diagnose” uit om te zien wat u moet installeren. Of kies --formaat html en druk af "
            "vanuit de browser.",
        ) from None
    fonts = FontConfiguration()
    style = weasyprint.CSS(
        string=fill_in_tokens(*sheets),
        base_url=f"{style_folder().as_uri()}/",
        font_config=fonts,
        url_fetcher=_fetcher(),
    )
    gc.freeze()  # what has just been loaded stays: no use in looking through it after every report
    return weasyprint, fonts, style


def _let_go() -> None:
    """Let WeasyPrint remove the fonts that it wrote in the temporary folder.

    It does so when they are no longer in use, and nothing that is frozen ever comes to that by itself. A thread that is
    still loading is waited for: it would write them after this. Somebody who breaks off once more while it waits would
    see a traceback, and the fonts would stay.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with _busy:
        _prepare.cache_clear()


LOOKUP_STARTS_PROGRAMS = os.name == "posix" and sys.platform != "darwin"
"""Whether Python asks other programs (``ldconfig``, ``gcc``, ``ld``) where a library is."""


@contextlib.contextmanager
def load_quietly() -> Iterator[None]:
    """While this thread imports WeasyPrint: drop what it prints, and start no other program.

    Without Pango WeasyPrint writes a page of English, in the middle of a question if need be. It tries several names
    for each library, those of Windows first, and Python looks each one up with some programs, whichever ``gcc`` comes
    first in ``PATH`` among them. Where it does so the last name is the one that the system itself knows
    (``libpango-1.0.so.0``): that needs no looking up.
    """
    with contextlib.ExitStack() as stack:
        stack.enter_context(_replace_here(builtins, "print", lambda *_values, **_options: None))
        if LOOKUP_STARTS_PROGRAMS:
            import ctypes.util  # noqa: PLC0415 - only WeasyPrint needs it

            stack.enter_context(_replace_here(ctypes.util, "find_library", lambda _name: None))
        yield


@contextlib.contextmanager
def _replace_here(module: ModuleType, name: str, other: Callable[..., object]) -> Iterator[None]:
    """Let a function of a module be another one, for this thread alone."""
    original, thread = getattr(module, name), threading.get_ident()

    def call(*values: object, **options: object) -> object:
        return (other if threading.get_ident() == thread else original)(*values, **options)

    setattr(module, name, call)
    try:
        yield
    finally:
        setattr(module, name, original)


@functools.cache
def _fetcher() -> Any:  # noqa: ANN401 - its class exists only once WeasyPrint is imported
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 - heavy

    own = {path.as_uri() for path in (style_folder() / "fonts").glob("*.ttf")}

    class OwnFilesOnly(URLFetcher):  # type: ignore[misc]
        """Reads the fonts of the program and nothing else, whatever a text contains."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:  # noqa: ANN401
            if url not in own:
                raise ValueError(f"not one of the program's own files: {url}")
            return super().fetch(url, headers)

    return OwnFilesOnly(allow_redirects=False, fail_on_errors=True)


@functools.cache
def _known_characters() -> frozenset[str]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - part of WeasyPrint

    known: set[int] | None = None
    for path in sorted((style_folder() / "fonts").glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            mapped = set(font.getBestCmap())
        known = mapped if known is None else known & mapped
    return frozenset(chr(code) for code in known or ()) | {"\n", "\t", "\r"}


def _replace_missing_glyphs(text: str) -> str:
    """The text with a question mark for what the bundled font cannot draw.

    Another font of this machine would make the file differ between machines; no font at all would make it invalid. The
    HTML report and the attached answers keep every character.
    """
    missing = set(text) - _known_characters()
    return text.translate({**{ord(char): NO_GLYPH for char in missing}, **LIGATURES})


def _cut_endless_words(page: str) -> str:
    """The page with an ellipsis in words of more letters than any word has.

    To lay out one of 10,000 letters takes a minute.

    The HTML report and the attached answers keep every letter.
    """
    return re.sub(r">[^<]+", lambda text: ENDLESS_WORD.sub(r"\1…", text[0]), page)


def _finish(document: Any, pdf: Any, padding: int) -> None:  # noqa: ANN401 - pydyf has no types
    """Say that it is PDF/UA as well, give table headers their scope, mend the fields, compress every stream once.

    ``padding`` makes the streams that are written after this end differently.
    """
    import pydyf  # noqa: PLC0415 - part of WeasyPrint

    if "AcroForm" in pdf.catalog:
        _mend_fields(document, pdf)
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream):
            if item.extra.get("Type") == "/Metadata":
                item.compress = False
                item.stream = [bytes(part).replace(b"</rdf:RDF>", UA_METADATA) for part in item.stream]
            elif item.compress:
                _compress(item)
        elif isinstance(item, dict) and item.get("S") == "/TH" and "A" in item:
            group = _parent(pdf, _parent(pdf, item))
            item["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"
    if padding:
        pdf.add_object(pydyf.String(" " * padding))


def _mend_fields(document: Any, pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Make each statement one field that has the name of its statement, and of each choice one of its values.

    WeasyPrint calls the statement by its first choice, makes every choice a field of the same name as well (readers
    then see two), numbers the values (each program understands that in its own way), forbids to take an answer back,
    and draws the mark again for every choice. The rings are part of the page: some programs draw a choice anew, without
    one. Where a field stands is said from its lowest corner.
    """
    import pydyf  # noqa: PLC0415 - part of WeasyPrint

    fields = pydyf.Array()
    form = pydyf.Dictionary({"Fields": fields})
    drawings: dict[float, tuple[str, bytes, bytes]] = {}
    for box in (box for page in document.pages for inputs in page.forms.values() for box, _ in inputs):
        choice, value = box.widget_annotation, box.element.get("value")
        left, top, right, bottom = (round(side, 2) for side in choice["Rect"])
        choice["Rect"] = pydyf.Array((left, bottom, right, top))
        if box.element.tag == "textarea":
            # A file for the archive leaves it to no viewer how an empty text field looks.
            nothing = _add_drawing(pdf, round(right - left, 2), round(top - bottom, 2), "/Tx BMC EMC").reference
            fields.append(choice.reference)
            form["DR"] = pdf.catalog["AcroForm"]["DR"]
            choice["AP"], choice["MK"] = pydyf.Dictionary({"N": nothing}), pydyf.Dictionary()
            continue
        page, statement = _parent(pdf, choice), _parent(pdf, choice, "Parent")
        if statement.reference not in fields:
            fields.append(statement.reference)
            statement["TU"] = pydyf.String(box.element.get("data-statement"))
            statement["Ff"] = RADIO
            del statement["Opt"]
        pdf.objects[int(choice["AP"]["N"].popitem()[1].split()[0])].free = "f"
        width = round(right - left, 1)
        if width not in drawings:
            drawings[width] = _draw_circle(pdf, width, _parent(pdf, page, "Resources"))
        ring, dot, nothing = drawings[width]
        _parent(pdf, page, "Contents").stream.insert(0, f"/Artifact BMC q 1 0 0 1 {left} {bottom} cm /{ring} Do Q EMC")
        choice["AP"]["N"].update({value: dot, "Off": nothing})
        choice["MK"] = pydyf.Dictionary({"CA": pydyf.String(ROUND)})
        del choice["T"], choice["FT"]
    pdf.catalog["AcroForm"] = form


def _draw_circle(pdf: Any, width: float, resources: Any) -> tuple[str, bytes, bytes]:  # noqa: ANN401 - pydyf has no types
    """How a ring of this width is called on the pages, and references to the dot in it and to nothing.

    Each is drawn once for all choices.
    """
    ring, dot, nothing = (_add_drawing(pdf, width, width) for _ in range(3))
    ring.set_line_width(RING)
    _go_round(ring, width / 2, (width - RING) / 2)
    ring.stroke()
    _go_round(dot, width / 2, DOT * width / 2)
    dot.fill()
    name = f"ring{ring.number}"
    resources["XObject"][name] = ring.reference
    return name, dot.reference, nothing.reference


def _add_drawing(pdf: Any, width: float, height: float, *content: str) -> Any:  # noqa: ANN401 - pydyf has no types
    """A drawing of this size, which pages and fields can show."""
    import pydyf  # noqa: PLC0415 - part of WeasyPrint

    size = pydyf.Array((0, 0, width, height))
    look = {"Type": "/XObject", "Subtype": "/Form", "BBox": size, "Resources": pydyf.Dictionary()}
    drawing = pydyf.Stream([*content], look)
    pdf.add_object(drawing)
    return drawing


def _go_round(stream: Any, middle: float, radius: float) -> None:  # noqa: ANN401 - pydyf has no types
    """Add a circle to what is drawn next, in four curves."""
    bend = CURVE * radius
    stream.move_to(middle + radius, middle)
    # Each curve begins in this direction from the middle, and turns left.
    for right, up in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        stream.curve_to(
            middle + radius * right - bend * up,
            middle + radius * up + bend * right,
            middle + bend * right - radius * up,
            middle + bend * up + radius * right,
            middle - radius * up,
            middle + radius * right,
        )
    stream.close()


def _compress(stream: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Compress a stream now: pydyf would do it twice, for the file and for its identifier.

    A stream may not end in a carriage return: before the line feed that follows, it would be read as part of the end of
    the line.
    """
    stream.compress = False
    written: bytes = stream.data
    content = written.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    compressed = zlib.compress(content)
    # The content of a page means the same with a line feed behind it.
    if compressed.endswith(b"\r") and not stream.extra:
        compressed = zlib.compress(content + b"\n")
    if not compressed.endswith(b"\r"):
        stream.stream = [compressed]
        stream.extra["Filter"] = "/FlateDecode"


def _parent(pdf: Any, item: Any, key: str = "P") -> Any:  # noqa: ANN401 - pydyf has no types
    return pdf.objects[int(item[key].split()[0])]
