"""From a checklist to what a form shows."""

import json
from dataclasses import replace
from typing import Any

import pytest

from dialoogcheck.answers.model import Details
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.answers.words import NOT_APPLICABLE_NAME, UNKNOWN_NAME
from dialoogcheck.checklist.model import Checklist, PerspectiveId
from dialoogcheck.document.views import FormItemView, FormView
from dialoogcheck.form.making import compose_form
from tests import builders
from tests.builders import MUNICIPALITY, SUPPLIER

EMPTY = b'{"leeg": true}\n'


def make_mirrored_checklist() -> Checklist:
    """Two areas.

    Suppliers get ``doel-1`` and ``spel-1`` in their own words, and the choice ``ja`` under another name.
    """
    doel = builders.make_area(
        "doel", [builders.make_statement("doel-1", mirror="Ik weet het doel."), builders.make_statement("doel-2")]
    )
    spel = builders.make_area(
        "spel", [builders.make_statement("spel-1", mirror="Ik weet de regels.", not_applicable="Er zijn geen regels.")]
    )
    checklist = builders.make_checklist(doel, spel)
    return replace(checklist, scale=(*checklist.scale[:-1], replace(checklist.scale[-1], mirror_name="Helemaal")))


CHECKLIST = make_mirrored_checklist()


def compose(perspective: str = SUPPLIER, checklist: Checklist = CHECKLIST, **changes: Any) -> FormView:  # noqa: ANN401
    details: Details = replace(builders.make_details(), perspective=PerspectiveId(perspective), **changes)
    return compose_form(
        checklist, details, select_statements(checklist, details), empty=EMPTY, stem="antwoorden", threshold=5
    )


def list_items(view: FormView) -> list[FormItemView]:
    return [item for area in view.areas for item in area.items]


def test_each_perspective_reads_its_own_words() -> None:
    assert [item.text for item in list_items(compose())] == ["Ik weet het doel.", "Ik weet de regels."]
    assert [item.text for item in list_items(compose(MUNICIPALITY))] == [
        f"Dit is de stelling {id_}." for id_ in ("doel-1", "doel-2", "spel-1")
    ]


def test_only_the_organiser_gets_the_explanations() -> None:
    assert all(item.explanation == item.not_applicable == "" for item in list_items(compose()))
    last = list_items(compose(MUNICIPALITY))[-1]
    assert (last.explanation, last.not_applicable) == ("Uitleg bij spel-1.", "Er zijn geen regels.")


def test_numbers_go_on_over_the_areas() -> None:
    view = compose(MUNICIPALITY)
    assert [item.number for item in list_items(view)] == [1, 2, 3]
    assert view.total == 3
    assert [area.name for area in view.areas] == ["Gebied doel", "Gebied spel"]


def test_an_area_without_statements_for_somebody_is_left_out() -> None:
    bare = builders.make_checklist(
        builders.make_area("doel"), builders.make_area("spel", [builders.make_statement("spel-1", mirror="Zo is het.")])
    )
    assert [area.id for area in compose(checklist=bare).areas] == ["spel"]


@pytest.mark.parametrize(("perspective", "name"), [(MUNICIPALITY, "Ja"), (SUPPLIER, "Helemaal")])
def test_the_answers(perspective: str, name: str) -> None:
    choices = compose(perspective).choices
    assert [(choice.value, choice.code) for choice in choices] == [
        ("nee", "1"),
        ("deels", "2"),
        ("grotendeels", "3"),
        ("ja", "4"),
        ("weet-niet", "?"),
        ("nvt", "-"),
    ]
    assert [choice.name for choice in choices][3:] == [name, UNKNOWN_NAME, NOT_APPLICABLE_NAME]


@pytest.mark.parametrize(("said", "shown"), [(True, True), (False, False), (None, False)])
def test_recognisable_only_when_that_was_said(*, said: bool | None, shown: bool) -> None:
    assert compose(recognisable=said).recognisable is shown


def test_the_code_says_which_form_it_is() -> None:
    code = compose().code
    assert code.startswith("klein 1.0.0 · plan · aanbieder · volledig · ")
    assert compose(short=True).code.startswith("klein 1.0.0 · plan · aanbieder · kort · ")
    assert len(code.rpartition(" ")[2]) == 8


def test_another_answer_file_has_another_code() -> None:
    details = builders.make_details()
    one, other = (
        compose_form(CHECKLIST, details, select_statements(CHECKLIST, details), empty=empty, stem="a", threshold=5)
        for empty in (b"{}", b"[]")
    )
    assert one.code != other.code


def test_without_a_topic_the_checklist_is_the_heading() -> None:
    assert compose(topic="").heading == "Kleine checklist"
    assert compose().heading == "Jeugdhulp 2027"


def test_long_names_are_cut_off() -> None:
    view = compose(topic="lang " * 200, organisation="breed " * 200)
    assert len(view.heading) <= 110
    assert len(view.organisation) <= 110
    assert view.running.startswith("lang")
    assert view.running.endswith("… · formulier voor aanbieder")
    assert len(view.running) < 70


def test_the_answer_file_goes_along_unchanged() -> None:
    assert json.loads(compose().empty) == {"leeg": True}
    assert compose().empty.encode() == EMPTY


def test_nothing_is_dated_that_has_no_date() -> None:
    assert compose(date=None).created == ""
    assert compose().created == "2026-11-21"


ASKING = builders.make_checklist(
    builders.make_area(
        "doel",
        [builders.make_statement("doel-1", mirror="Ik weet het doel.")],
        open_questions=["doel-open", "doel-zin"],
    ),
    builders.make_area("spel", open_questions=["spel-open"]),
)


def test_open_questions_stand_in_their_area_where_something_of_it_is_asked() -> None:
    questions = [
        [(question.id, question.field, question.text) for question in area.questions]
        for area in compose(MUNICIPALITY, ASKING).areas
    ]
    assert questions == [
        [
            ("doel-open", "vraag-doel-open", "Wat vindt u van doel-open?"),
            ("doel-zin", "vraag-doel-zin", "Wat vindt u van doel-zin?"),
        ],
        [("spel-open", "vraag-spel-open", "Wat vindt u van spel-open?")],
    ]
    # Suppliers are asked nothing about the game.
    assert [[question.id for question in area.questions] for area in compose(SUPPLIER, ASKING).areas] == [
        ["doel-open", "doel-zin"]
    ]


def test_open_questions_have_no_number_and_are_in_no_count() -> None:
    view = compose(MUNICIPALITY, ASKING)
    assert view.total == 3
    assert [item.number for item in list_items(view)] == [1, 2, 3]
    assert not {item.field for item in list_items(view)} & {
        question.field for area in view.areas for question in area.questions
    }


def test_who_asks_has_a_name_that_fits_the_checklist() -> None:
    checklist = builders.make_checklist()
    own = replace(
        checklist, perspectives=(replace(checklist.perspectives[0], name="Buurtteam"), *checklist.perspectives[1:])
    )
    for asked, details, host, receiver in (
        (checklist, builders.make_details(), "Gemeente Rivierstad", "Gemeente Rivierstad"),
        (checklist, replace(builders.make_details(), organisation=""), "De gemeente", "de gemeente"),
        (own, replace(builders.make_details(), organisation=""), "De organisator", "de organisator"),
    ):
        view = compose_form(asked, details, select_statements(asked, details), empty=b"{}", stem="a", threshold=5)
        assert (view.host, view.receiver) == (host, receiver)
