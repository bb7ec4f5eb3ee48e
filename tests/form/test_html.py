"""The form in a browser: somebody fills it in, leaves it, comes back, saves it, and every answer is read back."""

import datetime as dt
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from dialoogcheck import dutch
from dialoogcheck.answers.file import Decoder, clean_text, parse_document
from dialoogcheck.answers.model import Answer, Assessment, Details, NoScore
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import ChoiceId, PerspectiveId, PhaseId, Statement, StatementId
from dialoogcheck.form.html import read_form_script, render_form_for_screen
from dialoogcheck.form.making import compose_form
from dialoogcheck.form.model import FormView
from tests.advice.cases import HOSTILE
from tests.browser.axe import ask

PERSPECTIVES = ("gemeente", "aanbieder", "client")
STATEMENTS, QUESTIONS = "inkoopdialoog", "terugblik"
"""A checklist without open questions, and one with."""
CHECKLISTS = {name: load_checklist(name) for name in (STATEMENTS, QUESTIONS)}
RETURN_TO = "dialoog@rivierstad.example, voor 4 december"
Play = dict[str, dict[str, str]]
"""What somebody answers: per statement a choice and a note, each of which may be empty; per open question a note
only."""
WORDS = (
    "</script><script>alert(1)</script> <b>50 < 60</b> & \\ “é” 😀\n\n  een tweede alinea\nen een regel",
    "'t Was /Off =1+1 {note} {choice} {{ 7*7 }} $& $1 \\u0041 %s " + "W" * 1_900,
    "Ja.",
)
"""What people write; anything may stand in it."""


def make_form(
    perspective: str = "client",
    *,
    short: bool = True,
    organisation: str = "Gemeente Rivierstad",
    topic: str = "Jeugdhulp 2027",
    checklist: str = STATEMENTS,
) -> FormView:
    chosen = CHECKLISTS[checklist]
    phase = PhaseId("strategie") if checklist == STATEMENTS else chosen.phases[0].id
    details = Details(
        organisation=organisation,
        topic=topic,
        date=dt.date(2026, 11, 24),
        phase=phase,
        facts={fact.id: fact.default for fact in chosen.facts_in(phase)},
        perspective=PerspectiveId(perspective),
        short=short,
        recognisable=False,
    )
    return compose_form(chosen, details, threshold=5, return_to=RETURN_TO)


def list_ids(view: FormView) -> list[str]:
    return [item.id for area in view.areas for item in area.statements]


def list_offers(view: FormView) -> list[tuple[Statement, list[str]]]:
    """Each statement with the answers that can be given to it."""
    return [
        (item, [value for value, _ in view.choices.values() if view.offers(item, value)])
        for area in view.areas
        for item in area.statements
    ]


def limit(view: FormView) -> FormView:
    """The form with a meaning for each answer, in which every first statement of an area is so or not."""

    def narrow(statement: Statement) -> Statement:
        anchors = {"ja": "Er is een handtekening.", "weet-niet": "Vraag het na.", "nvt": "Er is geen contract."}
        return replace(statement, choices=(ChoiceId("nee"), ChoiceId("ja")), anchors=anchors)

    areas = tuple(replace(area, statements=(narrow(area.statements[0]), *area.statements[1:])) for area in view.areas)
    meanings = tuple((name, f"Zo is het: {value}.") for value, name in view.choices.values())
    return replace(view, areas=areas, meanings=meanings)


def list_questions(view: FormView) -> list[str]:
    return [question.id for area in view.areas for question in area.open_questions]


def answer_questions(view: FormView) -> Play:
    return {id_: {"choice": "", "note": note} for id_, note in zip(list_questions(view), WORDS, strict=False)}


def answer_all(view: FormView) -> Play:
    """Every choice in turn, every seventh statement open and every fourth with a note, so that some have a note only.

    And every open question.
    """
    answers = {
        item.id: {
            "choice": "" if number % 7 == 3 else values[number % len(values)],
            "note": f"Notitie {number}: “ja”, 50 < 60 & \\ é 😀\nen een tweede regel." if number % 4 == 3 else "",
        }
        for number, (item, values) in enumerate(list_offers(view))
    }
    return {id_: answer for id_, answer in answers.items() if answer["choice"] or answer["note"]} | answer_questions(
        view
    )


def answer_two(view: FormView) -> Play:
    first, second = list_ids(view)[1:3]
    return {first: {"choice": "ja", "note": ""}, second: {"choice": "nee", "note": "Nog niet."}} | answer_questions(
        view
    )


def write_page(folder: Path, view: FormView) -> Path:
    path = folder / f"{view.stem}.html"
    path.write_text(render_form_for_screen(view), encoding="utf-8")
    return path


def play(name: str, folder: Path, *pages: Path, **known: object) -> Any:  # noqa: ANN401 - each play sees something else
    """What was seen in the play.

    No page may have asked a network, said anything to the console or shown a window of the browser.
    """
    played = ask("form", play=name, folder=str(folder), pages=[str(page) for page in pages], known=known)
    assert played["seen"] == {"requests": [], "dialogs": [], "messages": []}
    return played["result"]


def read_back(path: Path) -> Assessment:
    document = parse_document(path.read_bytes(), path.name)
    assert list(document) == [
        "formaat",
        "schema",
        "checklist",
        "gegevens",
        "afgerond",
        "inzending",
        "bewaard",
        "antwoorden",
    ]
    assert document["afgerond"] is True
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", document["bewaard"])
    assessment, diagnostics = Decoder(CHECKLISTS[document["checklist"]["id"]]).decode(document, path.name)
    assert not diagnostics
    assert assessment
    assert assessment.submission
    assert re.fullmatch(r"[0-9a-f]{32}", assessment.submission)
    return assessment


def as_read(answers: Play) -> dict[StatementId, Answer]:
    """The answers as a file of them is read."""

    def read_choice(value: str) -> ChoiceId | NoScore:
        return NoScore(value or "open") if value in {"", *NoScore} else ChoiceId(value)

    return {
        StatementId(id_): Answer(choice=read_choice(answer["choice"]), note=clean_text(answer["note"]))
        for id_, answer in answers.items()
    }


@pytest.fixture
def view(request: pytest.FixtureRequest) -> FormView:
    """The short form for clients."""
    return make_form(checklist=getattr(request, "param", STATEMENTS))


BOTH = pytest.mark.parametrize("view", [STATEMENTS, QUESTIONS], indirect=True)
"""Without open questions, and with."""


@pytest.fixture
def page(tmp_path: Path, view: FormView) -> Path:
    """The short form for clients as a file."""
    return write_page(tmp_path, view)


def test_a_form_is_accessible_and_fits_a_phone_before_and_after_filling_in(tmp_path: Path) -> None:
    views = [make_form(perspective, short=perspective != "gemeente") for perspective in PERSPECTIVES]
    pages = [write_page(tmp_path, view) for view in views]
    rows = play(
        "look", tmp_path, *pages, answers={id_: {"choice": "ja", "note": "Ja."} for id_ in list_ids(views[2])[:3]}
    )
    assert len(rows) == len(PERSPECTIVES)
    asking = make_form(checklist=QUESTIONS, short=False)
    assert list_questions(asking)
    rows += play("look", tmp_path, write_page(tmp_path, asking), answers=answer_two(asking))
    limited = limit(make_form("aanbieder"))
    rows += play("look", tmp_path, write_page(tmp_path, limited), answers=answer_two(limited))
    for row in rows:
        assert row["before"] == []
        assert row["after"] == []
        assert row["small"] == []
        assert row["width"] <= 320
        assert row["wide"] <= 320
        assert row["fonts"] == 2


def test_planted_faults_of_a_page_are_found(tmp_path: Path, page: Path, view: FormView) -> None:
    html = (
        page.read_text("utf-8")
        .replace('<label for="notitie-', '<label id="los-')
        .replace("</main>", f"<p>{'W' * 80}</p></main>")
    )
    # Without its style sheet nothing is large enough for a finger; one with another text than the policy knows is
    # refused.
    page.write_text(html.replace("<style>", "<style>/* */"), "utf-8")
    (guarded,) = play("guard", tmp_path, page)
    assert any("Content Security Policy" in message for message in guarded["messages"])
    page.write_text(re.sub(r"<meta http-equiv[^>]*>|<style>.*?</style>", "", html, flags=re.DOTALL), "utf-8")
    (row,) = play("look", tmp_path, page, answers=answer_two(view))
    assert "label" in {violation["id"] for violation in row["after"]}
    assert row["small"]
    assert min(row["width"], row["wide"]) > 320


@pytest.mark.parametrize(
    ("perspective", "checklist"), [*((perspective, STATEMENTS) for perspective in PERSPECTIVES), ("client", QUESTIONS)]
)
def test_what_is_filled_in_with_a_mouse_is_read_back(tmp_path: Path, perspective: str, checklist: str) -> None:
    view = make_form(perspective, short=perspective != "gemeente", checklist=checklist)
    answers = answer_all(view)
    seen = play("mouse", tmp_path, write_page(tmp_path, view), answers=answers)
    assessment = read_back(tmp_path / "muis.dialoog.json")
    assert assessment.answers == as_read(answers)
    assert list(assessment.answers) == [id_ for id_ in (*list_ids(view), *list_questions(view)) if id_ in answers]
    assert assessment.details.date == dt.date(2027, 1, 1), "the day where the reader is"
    blank = parse_document(view.empty.encode(), "leeg")
    document = parse_document((tmp_path / "muis.dialoog.json").read_bytes(), "vol")
    assert document["checklist"] == blank["checklist"]
    assert document["gegevens"] == {**blank["gegevens"], "datum": "2027-01-01"}

    chosen = [id_ for id_, answer in answers.items() if answer["choice"]]
    assert seen["start"] == f"0 van de {len(view.numbers)} beantwoord"
    assert seen["progress"] == f"{len(chosen)} van de {len(view.numbers)} beantwoord"
    assert seen["file"] == f"antwoorden-{perspective}.dialoog.json"
    assert seen["says"] == f"Bewaard als {seen['file']}."
    still_open = len(view.numbers) - len(chosen)
    one, many = ("zin", "zinnen") if perspective == "client" else ("stelling", "stellingen")
    assert f"{still_open} {one if still_open == 1 else many} open" in seen["open"]
    assert seen["links"] == [
        f"{view.numbers[item.id]}. {item.text}"
        for area in view.areas
        for item in area.statements
        if item.id not in chosen
    ]
    assert seen["file"] in seen["after"]
    assert RETURN_TO in seen["after"]
    assert "nog een keer" in seen["after"]


@pytest.mark.parametrize("checklist", [STATEMENTS, QUESTIONS])
def test_everything_can_be_done_with_the_keyboard_and_the_focus_is_seen(tmp_path: Path, checklist: str) -> None:
    view = make_form("aanbieder", checklist=checklist)
    answers = {
        id_: answer for id_, answer in answer_all(view).items() if answer["choice"] or id_ in list_questions(view)
    }
    seen = play("keyboard", tmp_path, write_page(tmp_path, view), answers=answers)
    assert seen["faults"] == []
    assert read_back(tmp_path / "toetsen.dialoog.json").answers == as_read(answers)


def test_a_form_without_answers_can_be_saved(tmp_path: Path, page: Path) -> None:
    seen = play("mouse", tmp_path, page, answers={})
    assert not read_back(tmp_path / "muis.dialoog.json").answers
    assert "U mag ook zo bewaren." in seen["open"]


def test_an_answer_can_be_taken_back(tmp_path: Path, page: Path, view: FormView) -> None:
    seen = play("clear", tmp_path, page, answers=answer_two(view))
    assert seen["visible"] == [False, True, False]
    assert seen["held"] == {}
    assert seen["says"] == "Het antwoord bij zin 2 is gewist."
    assert seen["progress"] == f"0 van de {len(view.numbers)} beantwoord"
    assert seen["focus"] == list_ids(view)[1]


def test_what_is_open_leads_to_its_statement(tmp_path: Path, page: Path, view: FormView) -> None:
    ids = list_ids(view)
    answers = {id_: {"choice": "ja", "note": ""} for id_ in ids if id_ not in {ids[7], ids[12]}}
    seen = play("jump", tmp_path, page, answers=answers)
    assert seen["text"].endswith(f".{seen['legend']}")
    assert seen["text"].startswith("8. ")
    assert seen["seen"]


@BOTH
def test_answers_are_still_there_later_until_somebody_begins_again(tmp_path: Path, page: Path, view: FormView) -> None:
    answers = answer_all(view)
    seen = play("later", tmp_path, page, answers=answers)
    assert not seen["fresh"]
    assert seen["held"] == answers
    assert "Uw antwoorden van eerder staan er nog." in seen["offered"]
    assert seen["said"] == "Uw antwoorden van eerder staan er nog."
    assert seen["refused"] == answers, "who says no keeps everything"
    assert seen["left"] == {}
    assert not seen["again"]
    assert seen["first"] == seen["kept"] != seen["second"]


@BOTH
def test_who_changes_something_after_saving_is_told_and_stays_the_same_sender(
    tmp_path: Path, page: Path, view: FormView
) -> None:
    seen = play("change", tmp_path, page, answers=answer_two(view))
    assert (seen["before"], seen["after"]) == (False, False)
    assert "Bewaar nog een keer, en stuur het nieuwe bestand." in seen["changed"]
    before, after = (read_back(tmp_path / f"{name}.dialoog.json") for name in ("eerst", "daarna"))
    assert before.submission == after.submission
    assert after.answers[StatementId(list_ids(view)[1])].choice is NoScore.UNKNOWN


@BOTH
def test_the_next_person_on_this_device_finds_nothing(tmp_path: Path, page: Path, view: FormView) -> None:
    answers = answer_two(view)
    seen = play("wipe", tmp_path, page, answers=answers)
    assert seen["held"] == seen["elsewhere"] == {}
    assert not seen["saved"]
    assert "Nog niet." not in seen["stored"]
    assert not any(id_ in seen["stored"] for id_ in answers)
    assert "Ja." not in seen["stored"]
    assert "gewist" in seen["said"]
    assert "opnieuw begonnen" in seen["saidElsewhere"]


@BOTH
def test_two_windows_hold_the_same(tmp_path: Path, page: Path, view: FormView) -> None:
    ids = list_ids(view)[:6]
    noted = {
        id_: {"choice": "ja" if number % 2 else "nee", "note": f"Notitie {number}."}
        for number, id_ in enumerate(reversed(ids))
    }
    answers = answer_questions(view) | noted
    seen = play("twice", tmp_path, page, answers=answers)
    assert seen["one"] == seen["two"] == answers
    assert "ander venster" in seen["said"][len(answers) % 2], "in the window that did not make the last change"
    assert len(set(seen["submissions"])) == 1
    in_order = [
        *(f"{field} {id_}" for id_ in ids for field in ("choice", "note")),
        *(f"note {id_}" for id_ in list_questions(view)),
    ]
    assert seen["stored"] == in_order, "in another order they would correct each other for ever"


def test_two_windows_that_hear_nothing_of_each_other_lose_nothing(tmp_path: Path, page: Path, view: FormView) -> None:
    answers = {
        id_: {"choice": "ja" if number % 2 else "nee", "note": ""} for number, id_ in enumerate(list_ids(view)[:5])
    }
    play("unheard", tmp_path, page, answers=answers)
    first, second = (read_back(tmp_path / f"{name}.dialoog.json") for name in ("een", "twee"))
    assert first.answers == second.answers == as_read(answers)
    assert first.submission == second.submission


def test_two_forms_do_not_mix(tmp_path: Path, page: Path, view: FormView) -> None:
    other = write_page(tmp_path, replace(make_form(topic="Wmo 2028"), stem="ander"))
    assert play("apart", tmp_path, page, page, answers=answer_two(view))["held"] == answer_two(view), (
        "the same form does"
    )
    assert play("apart", tmp_path, page, other, answers=answer_two(view))["held"] == {}


def test_a_draft_that_is_broken_or_hostile_is_left_out(tmp_path: Path, page: Path, view: FormView) -> None:
    first, second, *_ = list_ids(view)
    own = {"submission": "0123456789abcdef" * 2, "begun": 5}
    choices: tuple[object, ...] = (
        {"value": "<img src=x onerror=alert(1)>", "time": 5},
        {"value": "ja", "time": "5"},
        {"value": "ja", "time": -1},
        {"value": "ja", "time": 1e300},
        {"value": ["ja"], "time": 5},
        {"value": None, "time": 5},
        "ja",
        None,
        [],
    )
    notes: tuple[object, ...] = ("W" * 2001, 7, {"toString": 1}, None)
    bad: list[object] = [
        {**own, "values": {f"choice {id_}": choice for id_, choice in zip(list_ids(view), choices, strict=False)}},
        {
            **own,
            "values": {
                f"note {id_}": {"value": note, "time": 5} for id_, note in zip(list_ids(view), notes, strict=False)
            },
        },
        {**own, "values": {"choice nergens": {"value": "ja", "time": 5}, "__proto__": {"value": "ja", "time": 5}}},
        {**own, "values": None},
        {**own, "values": "ja"},
        {**own, "begun": "5", "values": {f"choice {first}": {"value": "ja", "time": 5}}},
        {"submission": "kort", "begun": 5, "values": {f"choice {first}": {"value": "ja", "time": 5}}},
        None,
        7,
        [],
    ]
    drafts = ["", "{", "\ud800", "[" * 5000, *map(json.dumps, bad)]
    rows = play("hostile", tmp_path, page, drafts=drafts, answers=answer_two(view))
    assert len(rows) == len(drafts)
    assert [(row["held"], row["saved"]) for row in rows] == [({}, {})] * len(drafts)
    assert all(row["works"] for row in rows)
    assert all(re.fullmatch(r"[0-9a-f]{32}", row["submission"]) for row in rows)

    values = {f"choice {first}": {"value": "ja", "time": 5}, f"note {second}": {"value": "<b>x</b>", "time": 5}, "x": 1}
    (row,) = play("hostile", tmp_path, page, drafts=[json.dumps({**own, "values": values})], answers=answer_two(view))
    assert row["held"] == {first: {"choice": "ja", "note": ""}, second: {"choice": "", "note": "<b>x</b>"}}
    assert row["saved"] == {first: {"keuze": "ja"}, second: {"toelichting": "<b>x</b>"}}
    assert row["submission"] == own["submission"]


@pytest.mark.parametrize("kind", ["all", "write", "full"])
def test_where_nothing_can_be_kept_the_form_says_so_and_works(
    tmp_path: Path, page: Path, view: FormView, kind: str
) -> None:
    seen = play("blocked", tmp_path, page, kind=kind, answers=answer_two(view))
    assert (seen["before"] == seen["told"]) is (kind != "full")
    assert seen["said"] == "Bewaar uw antwoorden voordat u stopt."
    assert seen["told"] == "Deze browser kan uw antwoorden niet onthouden. Bewaar ze dus voordat u dit venster sluit."
    assert [asked.split()[0] for asked in seen["asked"]] == ["beforeunload"]
    assert seen["askedAgain"] == 1, "after saving nothing is lost"
    assert read_back(tmp_path / "zonder.dialoog.json").answers == as_read(answer_two(view))


@pytest.mark.parametrize(
    ("works", "said"),
    [(True, "Bewaard als antwoorden-client.dialoog.json."), (False, "Delen lukt hier niet. Stuur het bestand zelf.")],
)
def test_a_phone_can_share_the_answers(tmp_path: Path, page: Path, view: FormView, *, works: bool, said: str) -> None:
    seen = play("share", tmp_path, page, works=works, answers=answer_two(view))
    assert not seen["before"]
    assert seen["said"] == said
    assert seen["shared"]["name"] == "antwoorden-client.dialoog.json.txt"
    assert seen["shared"]["type"] == "text/plain"
    shared, saved = (
        json.loads(text) for text in (seen["shared"]["text"], (tmp_path / "gedeeld.dialoog.json").read_text("utf-8"))
    )
    assert shared.pop("bewaard") != saved.pop("bewaard")
    assert shared == saved


@BOTH
def test_answers_can_be_copied_as_text(tmp_path: Path, page: Path, view: FormView) -> None:
    answers = answer_all(view)
    seen = play("copy", tmp_path, page, answers=answers)
    assert seen["said"] == "De tekst is gekopieerd."
    assert seen["pasted"] == seen["shown"]
    pasted = tmp_path / "geplakt.dialoog.json"
    pasted.write_text(seen["pasted"], "utf-8")
    assert read_back(pasted).answers == as_read(answers)


def test_only_the_answers_that_can_be_given_are_there_with_when_they_fit() -> None:
    view = limit(make_form("gemeente"))
    page = render_form_for_screen(view)
    names = dict(view.choices.values())
    boxes = re.findall(r'<fieldset id="stelling-([^"]+)"(.*?)</fieldset>', page, re.DOTALL)
    assert [(id_, re.findall(r'type="radio"[^>]* value="([^"]+)"', box)) for id_, box in boxes] == [
        (item.id, values) for item, values in list_offers(view)
    ]
    for (id_, box), (item, _) in zip(boxes, list_offers(view), strict=True):
        assert (f'aria-describedby="ankers-{id_}"' in box) is (f'id="ankers-{id_}"' in box) is bool(item.anchors)
        assert all(f"<strong>{names[value]}:</strong> {anchor}" in box for value, anchor in item.anchors.items())
    before = page[: page.index("<fieldset")]
    assert all(f"<strong>{name}:</strong> {meaning}" in before for name, meaning in view.meanings)
    assert page.count("Wanneer past welk antwoord?") == 1


def test_anchors_and_meanings_are_not_printed_beside_the_answers(tmp_path: Path) -> None:
    view = limit(make_form())
    answers = answer_all(view)
    play("print", tmp_path, write_page(tmp_path, view), answers=answers)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO((tmp_path / "papier.pdf").read_bytes())).pages)
    assert "Antwoord:" in text
    assert "Zo is het:" not in text
    assert "handtekening" not in text


@BOTH
def test_paper_shows_what_was_chosen(tmp_path: Path, page: Path, view: FormView) -> None:
    answers = answer_all(view)
    play("print", tmp_path, page, answers=answers)
    pages = PdfReader(io.BytesIO((tmp_path / "papier.pdf").read_bytes())).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    names = dict(view.choices.values())
    for area in view.areas:
        for item in area.statements:
            answer = answers.get(item.id, {"choice": "", "note": ""})
            mark = f"■ {names[answer['choice']]}" if answer["choice"] else "□ niet ingevuld"
            assert f"{view.numbers[item.id]}. {item.text} Antwoord: {mark}" in text
            if answer["note"]:
                assert f"Erbij geschreven: Notitie {view.numbers[item.id] - 1}:" in text
        for question in area.open_questions:
            assert f"{question.text} Antwoord: {' '.join(answers[question.id]['note'].split())[:40]}" in text
    assert "Bewaar mijn antwoorden" not in text
    assert "Wis dit antwoord" not in text
    assert "U mag dit leeg laten." not in text
    for note in WORDS[: len(list_questions(view))]:
        assert text.count(note.split()[0]) == 1, "in a text field it would stand there twice, and cut off"


def test_an_open_question_that_is_left_open_says_so_on_paper(tmp_path: Path) -> None:
    view = make_form(checklist=QUESTIONS)
    play("print", tmp_path, write_page(tmp_path, view), answers={})
    text = " ".join(
        " ".join(
            page.extract_text() for page in PdfReader(io.BytesIO((tmp_path / "papier.pdf").read_bytes())).pages
        ).split()
    )
    assert [
        f"{question.text} Antwoord: niet ingevuld" in text for area in view.areas for question in area.open_questions
    ] == [True] * 3


def test_words_of_any_length_are_kept_and_longer_ones_are_cut_off(tmp_path: Path) -> None:
    view = make_form(checklist=QUESTIONS)
    page = write_page(tmp_path, view)
    ids = list_questions(view)
    most = "a\n" * 999 + "é!"
    answers = {
        id_: {"choice": "", "note": note} for id_, note in zip(ids, (most, most + "te veel", " \n "), strict=True)
    }
    play("mouse", tmp_path, page, answers=answers)
    assert read_back(tmp_path / "muis.dialoog.json").answers == as_read(
        {id_: {"choice": "", "note": most} for id_ in ids[:2]}
    )


def test_a_draft_of_words_that_is_hostile_is_left_out(tmp_path: Path) -> None:
    view = make_form(checklist=QUESTIONS)
    page = write_page(tmp_path, view)
    first, second, third = list_questions(view)
    own = {"submission": "0123456789abcdef" * 2, "begun": 5}
    values = {
        f"note {first}": {"value": "W" * 2_001, "time": 5},
        f"note {second}": {"value": ["x"], "time": 5},
        f"choice {third}": {"value": "ja", "time": 5},
    }
    good = {f"note {third}": {"value": "<img src=x onerror=alert(1)>", "time": 5}}
    rows = play(
        "hostile",
        tmp_path,
        page,
        drafts=[json.dumps({**own, "values": held}) for held in (values, good)],
        answers=answer_two(view),
    )
    assert [(row["held"], row["saved"], row["works"]) for row in rows] == [
        ({}, {}, True),
        (
            {third: {"choice": "", "note": good[f"note {third}"]["value"]}},
            {third: {"toelichting": good[f"note {third}"]["value"]}},
            True,
        ),
    ]


def test_a_mail_program_that_runs_no_scripts_says_what_to_do(tmp_path: Path, page: Path) -> None:
    seen = play("mail", tmp_path, page)
    assert not seen["form"]
    assert "Bewaar het bestand dan eerst op uw apparaat." in seen["text"]
    assert "Neem een andere browser, of vraag om het formulier op papier." in seen["text"]


def test_what_an_organiser_typed_stays_text(tmp_path: Path) -> None:
    typed = [
        clean_text(text)
        for text in (*HOSTILE, "</script><script>alert(1)</script>'\"`--><!--<script>", "a\u2028b\u2029c 😀")
    ]
    views = [
        replace(view, return_to=text, checklist=replace(view.checklist, title=text), stem=f"vijandig-{number}")
        for number, text in enumerate(typed)
        for view in [make_form(organisation=text, topic=text)]
    ]
    rows = play("guard", tmp_path, *(write_page(tmp_path, view) for view in views))
    for row, text in zip(rows, typed, strict=True):
        assert row["heading"] == dutch.shorten(text, 110)
        assert row["form"]
        assert (row["dialogs"], row["messages"], row["requests"]) == ([], [], [])


def test_a_planted_script_is_refused(tmp_path: Path, page: Path) -> None:
    html = page.read_text("utf-8")
    planted = '<script>alert(1)</script><img src="http://127.0.0.1:9/x.png" alt="x" onerror="alert(2)"></main>'
    policy = re.search(r"<meta http-equiv[^>]*>", html)
    assert policy
    guarded, open_ = tmp_path / "bewaakt.html", tmp_path / "open.html"
    guarded.write_text(html.replace("</main>", planted), "utf-8")
    open_.write_text(html.replace(policy[0], "").replace("</main>", planted), "utf-8")
    with_policy, without = play("guard", tmp_path, guarded, open_)
    assert with_policy["dialogs"] == []
    assert with_policy["requests"] == []
    assert len(with_policy["messages"]) >= 3
    assert with_policy["form"], "the form itself goes on working"
    assert "alert 1" in without["dialogs"]
    assert without["requests"] == ["http://127.0.0.1:9/x.png"]


def test_the_script_runs_in_older_browsers_and_reaches_for_nothing() -> None:
    script = read_form_script()
    assert len(script) > 1000
    assert not re.search(
        r"\?\.[a-z]|\?\?|\|\|=|\b(import|export|fetch|XMLHttpRequest|WebSocket|eval|innerHTML|replaceAll|flatMap|fromEntries)\b",
        script,
    )


def test_the_policy_allows_nothing_in_general(view: FormView) -> None:
    html = render_form_for_screen(view)
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert rules.keys() == {"default-src", "script-src", "style-src", "font-src", "base-uri", "form-action"}
    assert {rules[name] for name in ("default-src", "base-uri", "form-action")} == {"'none'"}
    assert all(re.fullmatch(r"'sha256-[\w+/]{43}='", rules[name]) for name in ("script-src", "style-src"))
    assert not re.search(r"<[^>]*\s(style|on\w+)=", html)
    assert html.count("@font-face") == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda view: replace(view, details=replace(view.details, fictitious=True)),
        lambda view: replace(view, return_to="", organisation="", receiver="de gemeente"),
    ],
)
def test_a_form_says_what_it_knows(view: FormView, change: Callable[[FormView], FormView]) -> None:
    changed = change(view)
    html = render_form_for_screen(changed)
    assert ("Dit is een voorbeeld." in html) is changed.details.fictitious
    assert ("Stuur dat bestand naar: <strong>de gemeente</strong>" in html) is (not changed.return_to)
