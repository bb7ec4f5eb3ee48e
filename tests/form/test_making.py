"""From a checklist to what a form shows."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dialoogcheck.answers.model import Details
from dialoogcheck.answers.words import NOT_APPLICABLE_NAME, UNKNOWN_NAME
from dialoogcheck.checklist.model import Checklist, ChoiceId, PerspectiveId, Statement
from dialoogcheck.errors import WrongUseError
from dialoogcheck.form.making import compose_form, compose_forms, encode_form, plan_files
from dialoogcheck.form.model import FormView
from tests import builders
from tests.builders import MUNICIPALITY, SUPPLIER


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
NEE, JA = ChoiceId("nee"), ChoiceId("ja")


def compose(perspective: str = SUPPLIER, checklist: Checklist = CHECKLIST, **changes: Any) -> FormView:  # noqa: ANN401
    details: Details = replace(builders.make_details(), perspective=PerspectiveId(perspective), **changes)
    return compose_form(checklist, details, threshold=5)


def list_items(view: FormView) -> list[Statement]:
    return [item for area in view.areas for item in area.statements]


def test_each_perspective_reads_its_own_words() -> None:
    assert [item.text for item in list_items(compose())] == ["Ik weet het doel.", "Ik weet de regels."]
    assert [item.text for item in list_items(compose(MUNICIPALITY))] == [
        f"Dit is de stelling {id_}." for id_ in ("doel-1", "doel-2", "spel-1")
    ]


def test_only_the_organiser_gets_the_explanations() -> None:
    assert not any(item.explanation or item.not_applicable for item in list_items(compose()))
    last = list_items(compose(MUNICIPALITY))[-1]
    assert (last.explanation, last.not_applicable) == ("Uitleg bij spel-1.", "Er zijn geen regels.")


def test_only_the_organiser_gets_anchors_and_the_meanings_for_it() -> None:
    first = replace(CHECKLIST.areas[0].statements[0], anchors={"ja": "Er is een tekst."}, choices=(NEE, JA))
    area = replace(CHECKLIST.areas[0], statements=(first, *CHECKLIST.areas[0].statements[1:]))
    low, *middle, high = CHECKLIST.scale
    plain = replace(CHECKLIST, areas=(area, *CHECKLIST.areas[1:]), unknown_meaning="Vraag het na.")
    scale = (replace(low, meaning="Het is er niet."), *middle, replace(high, mirror_meaning="Zo is het voor u."))
    told = replace(plain, scale=scale)
    organiser, supplier = compose(MUNICIPALITY, told), compose(SUPPLIER, told)
    assert organiser.meanings == (("Nee", "Het is er niet."), (UNKNOWN_NAME, "Vraag het na."))
    assert supplier.meanings == (("Helemaal", "Zo is het voor u."),)
    assert organiser.list_anchors(list_items(organiser)[0]) == [("Ja", "Er is een tekst.")]
    assert supplier.list_anchors(list_items(supplier)[0]) == []
    for view in (organiser, supplier):
        offered = [value for value, _ in view.choices.values() if view.offers(list_items(view)[0], value)]
        assert offered == ["nee", "ja", "weet-niet", "nvt"]
        assert list(view.choices) == ["1", "2", "3", "4", "?", "-"]
    # Without a word about the scale there is nothing to say that the instructions do not say.
    assert compose(MUNICIPALITY, plain).meanings == ()


def test_numbers_go_on_over_the_areas() -> None:
    view = compose(MUNICIPALITY)
    assert [view.numbers[item.id] for item in list_items(view)] == [1, 2, 3]
    assert len(view.numbers) == 3
    assert [area.name for area in view.areas] == ["Gebied doel", "Gebied spel"]


def test_an_area_without_statements_for_somebody_is_left_out() -> None:
    bare = builders.make_checklist(
        builders.make_area("doel"), builders.make_area("spel", [builders.make_statement("spel-1", mirror="Zo is het.")])
    )
    assert [area.id for area in compose(checklist=bare).areas] == ["spel"]


@pytest.mark.parametrize(("perspective", "name"), [(MUNICIPALITY, "Ja"), (SUPPLIER, "Helemaal")])
def test_the_answers(perspective: str, name: str) -> None:
    choices = compose(perspective).choices
    assert [(value, code) for code, (value, _) in choices.items()] == [
        ("nee", "1"),
        ("deels", "2"),
        ("grotendeels", "3"),
        ("ja", "4"),
        ("weet-niet", "?"),
        ("nvt", "-"),
    ]
    assert [name for _, name in choices.values()][3:] == [name, UNKNOWN_NAME, NOT_APPLICABLE_NAME]


@pytest.mark.parametrize(("said", "shown"), [(True, True), (False, False), (None, False)])
def test_recognisable_only_when_that_was_said(*, said: bool | None, shown: bool) -> None:
    form = encode_form(compose(recognisable=said), "html")
    assert (b"Mensen kunnen zien wat u koos." in form) is shown


def test_the_code_says_which_form_it_is() -> None:
    code = compose().code
    assert code.startswith("klein 1.0.0 · plan · aanbieder · volledig · ")
    assert compose(short=True).code.startswith("klein 1.0.0 · plan · aanbieder · kort · ")
    assert len(code.rpartition(" ")[2]) == 8


def test_another_answer_file_has_another_code() -> None:
    assert compose().code != compose(recognisable=True).code


def test_the_same_form_has_the_same_answer_file_whenever_it_is_made() -> None:
    assert compose(date=None).empty == compose().empty


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


def test_an_answer_file_without_answers_goes_along() -> None:
    document = json.loads(compose().empty)
    assert document["antwoorden"] == {}
    assert document["gegevens"]["perspectief"] == SUPPLIER


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
        [(question.id, question.text) for question in area.open_questions]
        for area in compose(MUNICIPALITY, ASKING).areas
    ]
    assert questions == [
        [
            ("doel-open", "Wat vindt u van doel-open?"),
            ("doel-zin", "Wat vindt u van doel-zin?"),
        ],
        [("spel-open", "Wat vindt u van spel-open?")],
    ]
    # Suppliers are asked nothing about the game.
    assert [[question.id for question in area.open_questions] for area in compose(SUPPLIER, ASKING).areas] == [
        ["doel-open", "doel-zin"]
    ]


def test_open_questions_have_no_number_and_are_in_no_count() -> None:
    view = compose(MUNICIPALITY, ASKING)
    assert [view.numbers[item.id] for item in list_items(view)] == [1, 2, 3]
    assert len(view.numbers) == 3
    assert not view.numbers.keys() & {question.id for area in view.areas for question in area.open_questions}


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
        view = compose_form(asked, details, threshold=5)
        assert (view.host, view.receiver) == (host, receiver)


def test_a_form_for_each_perspective_under_its_own_name() -> None:
    sides = CHECKLIST.perspectives
    details = builders.make_details()
    forms = compose_forms(CHECKLIST, details, sides, short=None, threshold=5, return_to="Ali")
    assert list(forms) == [side.id for side in sides]
    assert [form.perspective for form in forms.values()] == [*sides]
    assert {form.return_to for form in forms.values()} == {"Ali"}


STANDARD = Path("-")


@pytest.mark.parametrize(
    ("formats", "output", "paths"),
    [
        ("html", None, ["formulier-aanbieder.html"]),
        ("html papier", "uit/", ["uit/formulier-aanbieder.html", "uit/formulier-aanbieder-papier.pdf"]),
        ("html pdf", "uit", ["uit/formulier-aanbieder.html", "uit/formulier-aanbieder.pdf"]),
        ("html", "a.pdf", ["a.pdf"]),
        ("html", "-", ["-"]),
    ],
)
def test_where_forms_go(
    formats: str, output: str | None, paths: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    planned = plan_files([compose()], formats.split(), output, standard=STANDARD, option="--uit")
    assert [str(path) for _, _, path in planned] == paths
    assert [format_ for _, format_, _ in planned] == formats.split()


@pytest.mark.parametrize("output", ["-", "a.html", "map/a.pdf"])
def test_more_forms_than_fit_in_a_file(output: str) -> None:
    with pytest.raises(WrongUseError, match=f"Meer dan één formulier past niet in {output}") as caught:
        plan_files([compose(), compose()], ["html"], output, standard=STANDARD, option="--elders")
    assert caught.value.hint.startswith("Kies met --elders een map")


@pytest.mark.parametrize("short", [True, False])
def test_short_or_full_when_somebody_chooses(*, short: bool) -> None:
    details = builders.make_details()
    forms = compose_forms(CHECKLIST, details, CHECKLIST.perspectives, short=short, threshold=5, return_to="")
    assert all((" · kort · " in form.code) is short for form in forms.values())


@pytest.mark.parametrize(("format_", "begin"), [("html", b"<!doctype html>"), ("pdf", b"%PDF-"), ("papier", b"%PDF-")])
def test_the_bytes_of_a_form(format_: str, begin: bytes) -> None:
    assert encode_form(compose(), format_).startswith(begin)
