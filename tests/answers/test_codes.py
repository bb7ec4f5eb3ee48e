"""What a form calls its fields and its answers."""

import re
from dataclasses import replace

from dialoogcheck.answers.codes import FIELD_PREFIX, OPEN_CODE, name_codes
from dialoogcheck.checklist.model import Choice, ChoiceId
from dialoogcheck.document.html import render_template
from dialoogcheck.form.making import compose_form
from tests import builders

CHECKLIST = builders.make_checklist()


def test_a_character_for_each_answer() -> None:
    assert {code: choice for code, (choice, _) in name_codes(CHECKLIST).items()} == {
        "1": "nee",
        "2": "deels",
        "3": "grotendeels",
        "4": "ja",
        "?": "weet-niet",
        "-": "nvt",
        ".": "open",
    }


def test_what_no_form_shows_comes_last() -> None:
    assert list(name_codes(CHECKLIST))[-1] == OPEN_CODE


def test_a_longer_scale_counts_on() -> None:
    scale = tuple(Choice(id=ChoiceId(f"k{number}"), name=f"Keuze {number}", points=number) for number in range(11))
    codes = name_codes(replace(CHECKLIST, scale=scale))
    assert list(codes) == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "?", "-", "."]


def test_the_name_of_a_field_is_that_of_one_statement() -> None:
    form = compose_form(CHECKLIST, builders.make_details(), threshold=5)
    page = render_template("form-print.html", view=form, style="", fillable=True)
    fields = list(dict.fromkeys(re.findall(r'type="radio" name="([^"]*)"', page)))
    assert len(fields) == 4
    assert fields == [FIELD_PREFIX + id_ for id_ in form.numbers]
    # A dot would make it a field inside another one.
    assert not any("." in name for name in fields)
