"""From a view to a page: the only place that knows the templates."""

import base64
import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from dialoogcheck.document.markdown import escape_markdown
from dialoogcheck.document.views import (
    ComparisonView,
    DevelopmentView,
    GroupTrendView,
    ReportView,
    RetrospectView,
)
from dialoogcheck.files import find_folder

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def style_folder() -> Path:
    """Where the style sheets and the font are."""
    return find_folder("templates") / "style"


@functools.cache
def read_print_style() -> str:
    """The style sheet for paper; fonts are named relative to the style folder."""
    return fill_in_tokens("fonts", "base", "print")


def fill_in_tokens(*names: str) -> str:
    """These style sheets as one, with the value of each token.

    WeasyPrint would look it up again for every box, a tenth of the time of a report.
    """
    tokens = dict(re.findall(r"(--[\w-]+): ([^;]+);", (style_folder() / "tokens.css").read_text("utf-8")))
    sheet = "\n".join((style_folder() / f"{name}.css").read_text("utf-8") for name in names)
    return re.sub(r"var\((--[\w-]+)\)", lambda match: tokens[match.group(1)], sheet)


@functools.cache
def read_screen_style() -> str:
    """The style sheet for browsers, with everything in it.

    The fonts, the screen and the paper that a browser prints on.
    """
    sheets = {
        name: (style_folder() / f"{name}.css").read_text("utf-8")
        for name in ("fonts", "tokens", "base", "screen", "print")
    }
    fonts = embed_fonts(sheets["fonts"])
    # @page may not stand inside @media; browsers only use it on paper.
    pages, rest = _split_page_rules(sheets["print"])
    return "\n".join(
        [
            fonts,
            sheets["tokens"],
            sheets["base"],
            f"@media screen {{\n{sheets['screen']}}}",
            pages,
            f"@media print {{\n{rest}}}",
        ]
    )


def embed_fonts(sheet: str) -> str:
    """The style sheet with the fonts in it that it names, so that a page needs no other file."""
    return re.sub(r'url\("([^"]+)"\)', _embed, sheet)


def _embed(match: re.Match[str]) -> str:
    data = (style_folder() / match.group(1)).read_bytes()
    return f'url("data:font/ttf;base64,{base64.b64encode(data).decode()}")'


def _split_page_rules(sheet: str) -> tuple[str, str]:
    pattern = re.compile(r"^@page[^{]*\{.*?^\}\n", re.DOTALL | re.MULTILINE)
    return "".join(pattern.findall(sheet)), pattern.sub("", sheet)


@functools.cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape  # noqa: PLC0415 - heavy

    environment = Environment(
        loader=FileSystemLoader(find_folder("templates")),
        autoescape=select_autoescape(default=True, disabled_extensions=("md",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = escape_markdown
    return environment


def load_templates() -> None:
    """Compile the templates of a report, so that the first page is not slower than the next."""
    _environment().get_template("report.html")


_View: TypeAlias = ReportView | ComparisonView | DevelopmentView


def _name_template(view: _View) -> str:
    match view:
        case ReportView():
            return "report"
        case ComparisonView():
            return "comparison"
        case DevelopmentView(body=GroupTrendView()):
            return "group-trend"
        case DevelopmentView(body=RetrospectView()):
            return "retrospect"
        case DevelopmentView():
            return "trend"


def render_template(name: str, **values: object) -> str:
    """A template with these values in it; what is markup already has to say so with ``trust``."""
    return _environment().get_template(name).render(**values)


def trust(text: str) -> "Markup":
    """A text of our own that is markup already."""
    from markupsafe import Markup  # noqa: PLC0415 - part of jinja2

    return Markup(text)  # noqa: S704 - our own files


def render_for_print(view: _View) -> str:
    """The report as HTML without a style of its own, for the printer."""
    return _environment().get_template(f"{_name_template(view)}.html").render(view=view, style="")


def render_for_screen(view: _View) -> str:
    """The report as one HTML file that needs nothing else."""
    from markupsafe import Markup  # noqa: PLC0415 - part of jinja2

    style = Markup(read_screen_style())  # noqa: S704 - our own style sheets
    return _environment().get_template(f"{_name_template(view)}.html").render(view=view, style=style)


def render_as_markdown(view: _View) -> str:
    """The report as Markdown; what users and checklists wrote is escaped, so that it stays text."""
    text = _environment().get_template(f"{_name_template(view)}.md").render(view=view)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
