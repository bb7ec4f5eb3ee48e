"""The questionnaire run with plain lines: what each key does, and that every change is saved."""

import contextlib
import datetime as dt
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialoogcheck.answers.model import Draft, NoDate
from dialoogcheck.asking import state as interviewing
from dialoogcheck.asking.interview import run_interview
from dialoogcheck.asking.plain import PlainAsker
from dialoogcheck.asking.screens import ChoiceScreen, Command, TextScreen
from dialoogcheck.asking.state import Interview
from dialoogcheck.checklist.model import Checklist, Perspective, PerspectiveId, StatementId
from tests.builders import make_answer, make_area, make_checklist, make_statement

CHECKLIST = make_checklist(
    make_area("doel", [make_statement("doel-1", not_applicable="Kies dit soms."), make_statement("doel-2")]),
    make_area("spel"),
)
DETAILS = ["Rivierstad", "Jeugdhulp", "1", "11 december", "1", "2"]
NEW = Draft(date=dt.date(2026, 11, 21))


def run(*lines: str, draft: Draft = NEW, checklist: Checklist = CHECKLIST) -> tuple[Interview, str, list[Draft]]:
    """The interview after these lines, what was written and what was saved."""
    written = io.StringIO()
    saved: list[Draft] = []
    interview = interviewing.begin_interview(checklist, draft)
    asker = PlainAsker(io.StringIO("".join(f"{line}\n" for line in lines)), written, columns=100)
    ended = run_interview(interview, asker, lambda after: saved.append(after.draft))
    return ended, written.getvalue(), saved


class Watcher(PlainAsker):
    """Remembers the positions that were shown, and what the review pointed at."""

    def __init__(self, *lines: str) -> None:
        """Somebody who types these lines."""
        super().__init__(io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO(), columns=100)
        self.positions: list[tuple[str, str]] = []
        self.pointed: list[str | None] = []

    def choose(self, screen: ChoiceScreen) -> str | Command:
        """Look at the question, and choose."""
        self.positions.append((screen.position, screen.spoken))
        if screen.position.startswith("Controleer"):
            self.pointed.append(screen.selected)
        return super().choose(screen)

    def write(self, screen: TextScreen) -> str | Command:
        """Look at the question, and write."""
        self.positions.append((screen.position, screen.spoken))
        return super().write(screen)


def test_position_of_every_question_for_the_eye_and_for_a_voice() -> None:
    asker = Watcher(*DETAILS, "4", "4", "4", "4", "1")
    run_interview(interviewing.begin_interview(CHECKLIST, NEW), asker, lambda _: None)
    assert asker.positions == [
        ("Vooraf · vraag 1 · Organisatie", "Vooraf, vraag 1: Organisatie."),
        ("Vooraf · vraag 2 · Onderwerp", "Vooraf, vraag 2: Onderwerp."),
        ("Vooraf · vraag 3 · Fase", "Vooraf, vraag 3: Fase."),
        ("Vooraf · vraag 4 · Datum van het gesprek", "Vooraf, vraag 4: Datum van het gesprek."),
        ("Vooraf · vraag 5 · Vorm", "Vooraf, vraag 5: Vorm."),
        ("Vooraf · vraag 6 · Regio", "Vooraf, vraag 6: Regio."),
        ("[1/4] Gebied 1 van 2 · Gebied doel", "Stelling 1 van 4. Gebied 1 van 2: Gebied doel."),
        ("[2/4] Gebied 1 van 2 · Gebied doel", "Stelling 2 van 4. Gebied 1 van 2: Gebied doel."),
        ("[3/4] Gebied 2 van 2 · Gebied spel", "Stelling 3 van 4. Gebied 2 van 2: Gebied spel."),
        ("[4/4] Gebied 2 van 2 · Gebied spel", "Stelling 4 van 4. Gebied 2 van 2: Gebied spel."),
        ("Controleer uw antwoorden · 4 van 4 beantwoord", ""),
    ]


def test_what_was_made_of_an_answer_is_told() -> None:
    _, said, _ = run("Rivierstad", "", "1", "11 dec", "t", "-", "1", "2", "n", "Nagaan.", "n", "-", "ja", "s")
    told = re.findall(r"(?:Ingevuld|Leeg gelaten|Gekozen|Notitie bewaard|Er is geen notitie)[^.]*\.", said)
    assert told == [
        "Ingevuld.",
        "Leeg gelaten.",
        "Gekozen: Fase plan.",
        "Ingevuld: 11 december 2026.",
        "Ingevuld: nog niet bekend.",
        "Gekozen: Aanbesteding.",
        "Gekozen: Nee.",
        "Notitie bewaard.",
        "Er is geen notitie.",
        "Gekozen: Ja.",
    ]


def test_every_answer_is_saved_and_stopping_is_not_ending() -> None:
    ended, _, saved = run(*DETAILS, "4", "s")
    assert not ended.draft.done
    assert len(saved) == 7
    assert saved[-1] == ended.draft


def test_going_back_to_the_first_question_and_stopping_there() -> None:
    ended, said, _ = run("Rivierstad", "t", "s")
    assert ended.draft.organisation == "Rivierstad"
    assert "Nu staat er: Rivierstad" in said


def test_explanations() -> None:
    _, said, _ = run(*DETAILS[:2], "u", "", "1", "n", "u", "", "1", "2", "u", "", "s")
    assert "Fase plan: Wat we doen in plan." in said
    assert "Uitleg, Vorm\nIn welke vorm koopt u in?\nDe regels verschillen." in said
    assert "Uitleg bij doel-1.\nNiet van toepassing: Kies dit soms.\nWie dit kan weten: de inkoper." in said


def test_the_explanation_says_when_each_answer_fits_that_can_be_given() -> None:
    scale = tuple(replace(choice, meaning=f"Dit is {choice.id}.") for choice in CHECKLIST.scale)
    statement = replace(
        make_statement("doel-1"),
        choices=(scale[0].id, scale[3].id),
        anchors={"ja": "Er is een handtekening.", "weet-niet": "Vraag het de jurist."},
    )
    checklist = replace(
        make_checklist(make_area("doel", [statement, make_statement("doel-2")])),
        scale=scale,
        unknown_meaning="Iemand weet dit.",
        not_applicable_meaning="Dit kan niet.",
    )
    _, said, _ = run(*DETAILS, "u", "", "2", "4", "u", "", "s", checklist=checklist)
    first, second = (part.partition("Terug naar de vraag")[0] for part in said.split("Uitleg, Titel")[1:])
    lines = [line for line in first.splitlines() if ": " in line and "Wie" not in line]
    assert lines == [
        "Nee: Dit is nee.",
        "Ja: Er is een handtekening.",
        "Weet ik niet: Vraag het de jurist.",
        "Niet van toepassing: Dit kan niet.",
    ]
    assert "Deels: Dit is deels." in second
    assert "‘2’ kan hier niet." in said
    assert "1 Nee\n4 Ja\n5 Weet ik niet\n6 Niet van toepassing\nt Terug" in said


def test_a_note_is_kept_changed_and_not_kept() -> None:
    ended, said, _ = run(*DETAILS, "n", "Nagaan.", "n", "t", "2", "s")
    assert ended.draft.answers == {"doel-1": make_answer("deels", "Nagaan.")}
    assert "Schrijf geen namen van cliënten en geen prijzen op." in said


def test_the_overview_leads_anywhere() -> None:
    ended, said, _ = run(*DETAILS, "4", "o", "2", "1", "o", "1", "t", "t", "o", "s")
    assert ended.at.id == "spel-1"
    assert "Overzicht, 1 van 4 beantwoord" in said
    assert "1 Gebied 1, Gebied doel. 1 van 2 beantwoord" in said
    assert "1 Titel van doel-1: Ja" in said
    assert "2 Titel van doel-2: nog open" in said


def test_the_review_changes_one_and_comes_back() -> None:
    ended, said, _ = run(*DETAILS, *"4444", *"2211", *"211", "Elders", "t", "4", "s")
    assert ended.draft.answers[StatementId("doel-1")] == make_answer("nee")
    assert ended.draft.organisation == "Elders"
    assert "1 Organisatie: Rivierstad" in said
    ended, _, _ = run("1", draft=ended.draft)
    assert ended.draft.done


def test_the_review_points_at_the_end_when_all_is_answered() -> None:
    asker = Watcher(*DETAILS, *"4444", *"211", "Elders", *"216", "2", *"t", "s")
    run_interview(interviewing.begin_interview(CHECKLIST, NEW), asker, lambda _: None)
    assert asker.pointed == ["klaar", "organisatie/", "feit/regio"]


def test_the_date_of_the_conversation_is_asked_until_one_is_typed() -> None:
    _, said, saved = run(*DETAILS[:3], "", "morgen", "31-2-2026", "11 dec", "t", "", "t", "-", "s")
    assert "Op welke datum is het gesprek?" in said
    assert "U hebt nog geen datum getypt." in said
    assert "“31-2-2026” is geen datum." in said
    assert "Nu staat er: 11 december 2026" in said
    assert [draft.talk for draft in saved[3:]] == [dt.date(2026, 12, 11), NoDate.NOT_KNOWN]


@pytest.mark.parametrize(
    ("answers", "talk"), [(["1"], 11), (["2", "12-11-2026", "1"], 12), (["t", "s"], None), (["s"], None)]
)
def test_a_conversation_that_was_already_is_confirmed(answers: list[str], talk: int | None) -> None:
    ended, said, _ = run(*DETAILS[:3], "11-11-2026", *answers, "s")
    assert "11 november 2026 ligt vóór de datum van deze check: 21 november 2026. Klopt dat?" in said
    assert "‘terugblik’" in said
    assert ended.draft.talk == (talk and dt.date(2026, 11, talk))


def test_looking_back_the_conversation_was_already() -> None:
    written = io.StringIO()
    interview = interviewing.begin_interview(replace(CHECKLIST, looks_back=True), NEW)
    lines = [*DETAILS[:3], "22-11-2026", "2", "20-11", "s"]
    ended = run_interview(interview, PlainAsker(io.StringIO("\n".join(lines) + "\n"), written), lambda _: None)
    assert "Op welke datum was het gesprek?" in written.getvalue()
    assert written.getvalue().count("Klopt dat?") == 1
    assert "terugblik" not in written.getvalue()
    assert ended.draft.talk == dt.date(2026, 11, 20)


@pytest.mark.parametrize(("typed", "shown"), [("18-12", "18 december 2026"), ("n", "nog niet bekend")])
def test_the_date_is_changed_in_the_review(typed: str, shown: str) -> None:
    ended, said, saved = run(*DETAILS, *"4444", *"214", typed, *"21", "t", "t", "1")
    assert "4 Datum van het gesprek: 11 december 2026" in said
    assert f"4 Datum van het gesprek: {shown}" in said
    assert ended.draft.done
    assert ended.draft.answers == saved[-3].answers


def test_the_review_goes_through_what_is_open() -> None:
    ended, said, _ = run(*DETAILS, *"o22", "4", "open", "1", "1", "1", "1", draft=NEW)
    assert "Beantwoord 3 open stellingen" in said
    assert ended.draft.done
    assert ended.count_answered() == (4, 4)


def test_what_was_left_out_is_named() -> None:
    _, said, _ = run("", "", *DETAILS[2:], *"4444", *"21", "s")
    assert "Organisatie: niet ingevuld" in said


def test_a_choice_of_party() -> None:
    parties = (*CHECKLIST.perspectives, Perspective(id=PerspectiveId("regio"), name="regio", full=True))
    interview = interviewing.begin_interview(replace(CHECKLIST, perspectives=parties), NEW)
    written = io.StringIO()
    lines = [*DETAILS, "2", "s"]
    ended = run_interview(interview, PlainAsker(io.StringIO("\n".join(lines) + "\n"), written), lambda _: None)
    assert ended.draft.perspective == "regio"
    assert "1 Gemeente\n2 Regio" in written.getvalue()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["", "1", "2", "3", "4", "5", "6", "7", "t", "u", "n", "o", "?", "x", "s", "11-12"]),
        max_size=60,
    )
)
def test_any_keys_keep_it_sound(lines: list[str]) -> None:
    saved: list[Draft] = []
    interview = interviewing.begin_interview(CHECKLIST, NEW)
    asker = PlainAsker(io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO(), columns=80)
    ended = None
    with contextlib.suppress(EOFError):
        ended = run_interview(interview, asker, lambda after: saved.append(after.draft))
    if ended and saved:
        assert saved[-1] == ended.draft
