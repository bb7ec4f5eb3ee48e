"""Takes the answers out of a report: the only place that knows the PDF reader."""

import io
import logging

from dialoogcheck.errors import NoAnswersError, UnusableInputError

PDF_START = b"%PDF-"
MAXIMUM_PDF_BYTES = 20_000_000
MAXIMUM_READS = 200_000
"""Of a report the reader takes about a thousand pieces; of a hostile file millions, for minutes."""

# A small file can hold gigabytes of spaces, in every way of packing that PDF knows.
_LIMITS = (
    "zlib_maximum_output_length",
    "lzw_maximum_output_length",
    "run_length_maximum_output_length",
    "brotli_maximum_output_length",
    "array_based_stream_maximum_output_length",
)


def is_pdf(data: bytes) -> bool:
    """Whether this is the beginning of a PDF file, whatever its name says. Something may stand before it, but an answer may also speak of it."""
    return PDF_START in data[:1024] and not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


class _PatientFile(io.BytesIO):
    """The bytes of a file, for a reader that must not go on for ever. Counting its reads works on every system and in every thread."""

    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.reads += 1
        if self.reads > MAXIMUM_READS:
            raise ValueError("too many reads")
        return super().read(size)


def extract_answers(data: bytes, file: str, maximum: int) -> bytes:
    """The answer file that a report PDF carries; UnusableInputError when it is broken, carries none or one of more than ``maximum`` bytes."""
    from pypdf import PdfReader, apply_configuration  # noqa: PLC0415 - heavy
    from pypdf.errors import DependencyError  # noqa: PLC0415 - heavy

    from dialoogcheck.reporting.printing import ATTACHMENT_NAME  # noqa: PLC0415 - only a report in PDF needs it

    # What it thinks of a broken file is English, and told below in Dutch.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(None, **dict.fromkeys(_LIMITS, maximum)):
            reader = PdfReader(_PatientFile(data))
            locked = reader.is_encrypted
            found = None if locked else next((file.content for file in reader.attachment_list if file.name == ATTACHMENT_NAME), None)
    except DependencyError:  # the tools for passwords are not part of this program
        locked, found = True, None
    except Exception:  # noqa: BLE001 - a hostile file makes the reader raise anything at all
        raise UnusableInputError(f"{file}: dit PDF-bestand is beschadigd.", "Maak het rapport opnieuw of vraag het bestand nog eens op.") from None
    if locked:
        raise UnusableInputError(f"{file}: dit PDF-bestand is beveiligd met een wachtwoord.", "Vraag om het rapport zonder wachtwoord.")
    if found is None:
        raise NoAnswersError(
            f"{file}: in dit PDF-bestand zitten geen antwoorden.",
            "Alleen een rapport van dialoogcheck draagt zijn antwoorden mee. Afdrukken naar PDF haalt ze eruit.",
        )
    if len(found) > maximum:
        raise UnusableInputError(f"{file}: de antwoorden in dit PDF-bestand zijn te groot.", "Vraag het oorspronkelijke bestand op.")
    return found
