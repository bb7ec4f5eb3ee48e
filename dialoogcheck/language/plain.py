"""Says it in plain letters to a terminal that knows no others."""

import codecs
import sys
import unicodedata

ERRORS = "dialoogcheck.plain"
ASCII = "dialoogcheck.ascii"

SUBSTITUTES = str.maketrans(
    {
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("–—·•─", "-"),
        **dict.fromkeys("█■", "#"),
        "→": "->",
        "←": "<-",
        "▸": ">",
        "≥": ">=",
        "≤": "<=",
        "×": "x",
        "✓": "v",
        "░": ".",
        "│": "|",
        "€": "EUR",
    }
)


def use_plain_letters() -> None:
    """Let stdout and stderr write a near letter instead of failing on one that their encoding lacks.

    ``é`` becomes ``e``.
    """
    codecs.register_error(ERRORS, _substitute)
    codecs.register(_find_codec)
    for stream in (sys.stdout, sys.stderr):
        # A stream may be absent (a program without a window) or replaced by something that cannot be changed.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if codecs.lookup(stream.encoding).name == "ascii":
            reconfigure(encoding=ASCII)
        reconfigure(errors=ERRORS)


def _substitute(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(SUBSTITUTES)
    letters = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return letters.encode("ascii", "replace").decode("ascii"), error.end


def _find_codec(name: str) -> codecs.CodecInfo | None:
    """ASCII under another name.

    Click writes UTF-8 to a stream that calls itself ASCII, and the terminal would show nonsense.
    """
    if name != ASCII:
        return None
    ascii_ = codecs.lookup("ascii")
    return codecs.CodecInfo(*ascii_, ascii_.incrementalencoder, ascii_.incrementaldecoder, name=ASCII)
