"""The style sheets of everything that is printed or shown, with the font."""

import base64
import functools
import re
from pathlib import Path

from dialoogcheck.files import find_folder


def style_folder() -> Path:
    """Where the style sheets and the font are."""
    return find_folder("templates") / "style"


def read_sheet(name: str) -> str:
    """One style sheet as it stands in its file."""
    return (style_folder() / f"{name}.css").read_text("utf-8")


def fill_in_tokens(*names: str) -> str:
    """These style sheets as one, with the value of each token; fonts are named relative to the style folder.

    WeasyPrint would look it up again for every box, a tenth of the time of a report.
    """
    tokens = dict(re.findall(r"(--[\w-]+): ([^;]+);", read_sheet("tokens")))
    return re.sub(r"var\((--[\w-]+)\)", lambda match: tokens[match.group(1)], "\n".join(map(read_sheet, names)))


@functools.cache
def read_screen_style() -> str:
    """The style sheet for browsers, with everything in it.

    The fonts, the screen and the paper that a browser prints on.
    """
    # @page may not stand inside @media; browsers only use it on paper.
    page = re.compile(r"^@page[^{]*\{.*?^\}\n", re.DOTALL | re.MULTILINE)
    on_paper = read_sheet("print")
    return "\n".join(
        [
            embed_fonts(read_sheet("fonts")),
            read_sheet("tokens"),
            read_sheet("base"),
            f"@media screen {{\n{read_sheet('screen')}}}",
            "".join(page.findall(on_paper)),
            f"@media print {{\n{page.sub('', on_paper)}}}",
        ]
    )


def embed_fonts(sheet: str) -> str:
    """The style sheet with the fonts that it names inside it."""

    def embed(match: re.Match[str]) -> str:
        data = (style_folder() / match.group(1)).read_bytes()
        return f'url("data:font/ttf;base64,{base64.b64encode(data).decode()}")'

    return re.sub(r'url\("([^"]+)"\)', embed, sheet)
