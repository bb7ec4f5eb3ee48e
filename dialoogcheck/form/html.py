"""A form as a page for the browser."""

import base64
import functools
import hashlib

from dialoogcheck.document.html import render_template, trust
from dialoogcheck.document.style import embed_fonts, read_sheet
from dialoogcheck.files import find_folder
from dialoogcheck.form.model import FormView


def render_form_for_screen(form: FormView) -> str:
    """The form as one HTML file that needs nothing else.

    The browser runs and shows nothing but this script and this style, and asks no network.
    """
    style, script = read_form_style(), read_form_script()
    policy = (
        f"default-src 'none'; script-src {_hash_for_policy(script)}; style-src {_hash_for_policy(style)};"
        " font-src data:; base-uri 'none'; form-action 'none'"
    )
    return render_template("form.html", view=form, style=trust(style), script=trust(script), policy=trust(policy))


@functools.cache
def read_form_style() -> str:
    """The style sheet for a form in a browser, with the two weights of the font that it uses."""
    upright = "".join(line for line in read_sheet("fonts").splitlines(keepends=True) if "italic" not in line)
    return "\n".join([embed_fonts(upright), *map(read_sheet, ("tokens", "base", "form"))])


@functools.cache
def read_form_script() -> str:
    """What makes a form work in a browser.

    It does not depend on the form, so that nothing in a form can become part of it.
    """
    return (find_folder("templates") / "form.js").read_text("utf-8")


def _hash_for_policy(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
