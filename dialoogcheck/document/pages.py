"""From a view to a page: the only place that knows the templates."""

import functools
import re
from typing import TYPE_CHECKING

from dialoogcheck.document.markdown import escape_markdown
from dialoogcheck.document.style import read_screen_style
from dialoogcheck.document.views import (
    DevelopmentView,
    GroupTrendView,
    RetrospectView,
)
from dialoogcheck.files import find_folder

if TYPE_CHECKING:
    from jinja2 import Environment


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


def _name_template(view: DevelopmentView) -> str:
    match view:
        case DevelopmentView(body=GroupTrendView()):
            return "group-trend"
        case DevelopmentView(body=RetrospectView()):
            return "retrospect"
        case DevelopmentView():
            return "trend"


def render_for_print(view: DevelopmentView) -> str:
    """The report as HTML without a style of its own, for the printer."""
    return _environment().get_template(f"{_name_template(view)}.html").render(view=view, style="")


def render_for_screen(view: DevelopmentView) -> str:
    """The report as one HTML file that needs nothing else."""
    from markupsafe import Markup  # noqa: PLC0415 - part of jinja2

    style = Markup(read_screen_style())  # noqa: S704 - our own style sheets
    return _environment().get_template(f"{_name_template(view)}.html").render(view=view, style=style)


def render_as_markdown(view: DevelopmentView) -> str:
    """The report as Markdown; what users and checklists wrote is escaped, so that it stays text."""
    text = _environment().get_template(f"{_name_template(view)}.md").render(view=view)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
