"""Takes the answers out of a report: the only place that knows the PDF reader."""

import io
import logging

from dialoogcheck.errors import UnusableInputError

PDF_START = b"%PDF-"
MAXIMUM_PDF_BYTES = 50_000_000
MAXIMUM_ANSWER_BYTES = 5_000_000
SUFFIX = ".dialoog.json"


def is_pdf(data: bytes) -> bool:
    """Whether this is the beginning of a PDF file, whatever its name says."""
    return PDF_START in data[:1024]


def extract_answers(data: bytes, file: str) -> bytes:
    """The answer file that a report PDF carries; UnusableInputError when it is broken or carries none."""
    from pypdf import PdfReader  # noqa: PLC0415 - heavy

    # What it thinks of a broken file is English, and told below in Dutch.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        found = [content for name, contents in reader.attachments.items() if name.endswith(SUFFIX) for content in contents]
    except Exception:  # noqa: BLE001 - a hostile file makes the reader raise anything at all
        raise UnusableInputError(f"{file}: dit PDF-bestand is beschadigd.", "Maak het rapport opnieuw of vraag het bestand nog eens op.") from None
    if not found:
        raise UnusableInputError(
            f"{file}: in dit PDF-bestand zitten geen antwoorden.",
            "Alleen een rapport van dialoogcheck draagt zijn antwoorden mee. Afdrukken naar PDF haalt ze eruit.",
        )
    if len(found[0]) > MAXIMUM_ANSWER_BYTES:
        raise UnusableInputError(f"{file}: de antwoorden in dit PDF-bestand zijn te groot.", "Vraag het oorspronkelijke bestand op.")
    return found[0]
