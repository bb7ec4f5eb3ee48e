"""From a view to a page: the only place that knows the templates."""

import base64
import functools
import hashlib
import re
from typing import TYPE_CHECKING

from dialoogcheck.document.markdown import escape_markdown
from dialoogcheck.document.style import read_form_script, read_form_style, read_screen_style
from dialoogcheck.document.views import ComparisonView, FormView
from dialoogcheck.files import find_folder

if TYPE_CHECKING:
    from jinja2 import Environment


def _hash_for_policy(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


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


def render_for_print(view: ComparisonView) -> str:
    """The report as HTML without a style of its own, for the printer."""
    return _environment().get_template("comparison.html").render(view=view, style="")


def render_form_for_print(view: FormView, *, fillable: bool) -> str:
    """The form as HTML without a style of its own, for the printer.

    With fields when ``fillable``, else with circles for a pen.
    """
    return _environment().get_template("form-print.html").render(view=view, style="", fillable=fillable)


def render_for_screen(view: ComparisonView) -> str:
    """The report as one HTML file that needs nothing else."""
    from markupsafe import Markup  # noqa: PLC0415 - part of jinja2

    style = Markup(read_screen_style())  # noqa: S704 - our own style sheets
    return _environment().get_template("comparison.html").render(view=view, style=style)


def render_form_for_screen(view: FormView) -> str:
    """The form as one HTML file that needs nothing else.

    The browser runs and shows nothing but this script and this style, and asks no network.
    """
    from markupsafe import Markup  # noqa: PLC0415 - part of jinja2

    style, script = read_form_style(), read_form_script()
    policy = (
        f"default-src 'none'; script-src {_hash_for_policy(script)}; style-src {_hash_for_policy(style)};"
        " font-src data:; base-uri 'none'; form-action 'none'"
    )
    trusted = {"style": Markup(style), "script": Markup(script), "policy": Markup(policy)}  # noqa: S704 - our own files and their hashes
    return _environment().get_template("form.html").render(view=view, **trusted)


def render_as_markdown(view: ComparisonView) -> str:
    """The report as Markdown; what users and checklists wrote is escaped, so that it stays text."""
    text = _environment().get_template("comparison.md").render(view=view)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
