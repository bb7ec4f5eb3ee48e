"""Draft mails are written only where the plan asks something of the lawyer or of who decides."""

from dataclasses import replace
from typing import Any

import pytest

from dialoogcheck.advice.letters import Letter, write_letters
from dialoogcheck.advice.model import Advice, Feasibility
from dialoogcheck.checklist.model import CriticalKind, Tip
from tests import builders
from tests.advice.planned import DURING, NOW, before, number, plan_advice
from tests.builders import make_tip

LEGAL = CriticalKind.LEGAL
LAWYER, DECIDER = "De jurist", "De bestuurlijk opdrachtgever"


def ask(tip: Tip, *, who: str = "inkoper", action: str = "Doe iets.") -> Tip:
    return replace(tip, who=who, action=action)


TIP = make_tip("t", ["a-1"], timing=before(7))
LAW, DECISION = (
    ask(TIP, who="inkoper en jurist"),
    ask(TIP, who="Wethouder", action="Leg foto’s voor. Vraag: ‘Mag dit?’"),
)


def write(advice: Advice) -> dict[str, Letter]:
    letters = write_letters(advice)
    assert len({letter.to for letter in letters}) == len(letters)
    return {letter.to: letter for letter in letters}


def read(letter: Letter) -> str:
    return "\n".join((letter.subject, *letter.before, *letter.points, *letter.after))


@pytest.mark.parametrize(
    ("tip", "answer", "to"),
    [
        (ask(TIP), "nee", []),
        (LAW, "nee", [LAWYER]),
        (LAW, "ja", []),
        (LAW, "nvt", []),
        (ask(TIP, who="de Jurist"), "deels", [LAWYER]),
        # An instruction that tells to ask somebody asks them something; one that only names them does not.
        (ask(TIP, action="Schrijf het op. Laat de jurist dit lezen."), "deels", [LAWYER]),
        (ask(TIP, action="Stuur het plan naar een jurist of inkoopadviseur."), "deels", [LAWYER]),
        (ask(TIP, action="Vraag de jurist bij twijfel of dit mag."), "deels", []),
        (ask(TIP, action="Spreek de wethouder."), "nee", []),
        (DECISION, "nee", [DECIDER]),
        (ask(TIP, who="bestuurlijk opdrachtgever"), "nee", [DECIDER]),
        (ask(TIP, action="Vraag de data van het college op."), "nee", []),
        (ask(TIP, who="het college"), "nee", [DECIDER]),
        (ask(TIP, who="een collega"), "nee", []),
        (ask(TIP, who="jurist en wethouder"), "nee", [LAWYER, DECIDER]),
    ],
)
def test_who_gets_a_mail(tip: Tip, answer: str, to: list[str]) -> None:
    assert [*write(plan_advice(number(1), {"a-1": answer}, [tip]))] == to


def test_what_is_too_late_or_not_in_the_plan_is_not_asked() -> None:
    late = replace(LAW, timing=before(60), until=60)
    assert not write(plan_advice(number(1), {"a-1": "nee"}, [late]))
    many = number(12)
    answers = {str(item.id): "nee" for item in many}
    tips = [make_tip(f"t-{item.id}", [item.id], effort=15) for item in many[1:]]
    advice = plan_advice(many, answers, [*tips, replace(LAW, effort=90)])
    assert LAW.id in {action.tip.id for action in advice.plan.further}
    assert not write(advice)


def test_a_mail_says_what_it_is_about_and_by_when_an_answer_is_needed() -> None:
    later = replace(LAW, id=make_tip("later", []).id, statements=(number(2)[1].id,), timing=before(3))
    letter = write(plan_advice(number(2), {"a-1": "nee", "a-2": "deels"}, [LAW, later]))[LAWYER]
    assert letter.subject == "Juridische vragen bij het gesprek op 21 december 2026: Jeugdhulp 2027"
    assert "‘Fase plan’. Het gesprek is op 21 december 2026." in letter.before[1]
    assert letter.points == (
        "‘Dit is de stelling a-1.’ Ons antwoord nu: nee. Wilt u hierin meekijken? Ons plan: ‘Doe iets.’",
        "‘Dit is de stelling a-2.’ Ons antwoord nu: deels. Wilt u hierin meekijken? Ons plan: ‘Doe iets.’",
    )
    assert "uiterlijk 14 december 2026 " in letter.after[0]


def test_one_action_for_several_answers_names_them_all() -> None:
    both = replace(LAW, statements=tuple(item.id for item in number(2)))
    (point,) = write(plan_advice(number(2), {"a-1": "nee", "a-2": "deels"}, [both]))[LAWYER].points
    assert "antwoord nu: nee. ‘Dit is de stelling a-2.’ Ons antwoord nu: deels. Wilt" in point


def test_what_nobody_knows_is_a_question_to_who_could_know() -> None:
    (statement,) = number(1, a_1=LEGAL)
    known = replace(statement, who_knows="de jurist")
    (point,) = write(plan_advice([known], {"a-1": "weet-niet"}, [ask(TIP)]))[LAWYER].points
    assert point == "‘Dit is de stelling a-1.’ Ons antwoord nu: weet ik niet. Weet u of dit zo is?"
    assert not write(plan_advice([statement], {"a-1": "weet-niet"}, [ask(LAW, action="Vraag de jurist.")]))


def test_without_days_there_is_no_day_to_answer_by() -> None:
    letter = write(plan_advice(number(1), {"a-1": "nee"}, [DECISION], days=None))[DECIDER]
    (point,) = letter.points
    assert point.endswith("nu: nee. Wilt u hierover besluiten? Ons plan: ‘Leg foto’s voor. Vraag: “Mag dit?”’")
    assert "De datum van het gesprek staat nog niet vast." in letter.before[1]
    assert "uiterlijk" not in read(letter)


def test_who_decides_hears_that_it_does_not_fit_also_when_nothing_else_is_asked() -> None:
    late = replace(TIP, timing=before(14), until=14, wait=7)
    advice = plan_advice(number(1, a_1=LEGAL), {"a-1": "nee"}, [late], days=14)
    assert advice.plan.feasible is Feasibility.NO
    letter = write(advice)[DECIDER]
    assert letter.points == ()
    assert "Let op. Dit lukt niet voor 7 december 2026. Verzet het gesprek naar 14 december 2026" in read(letter)
    assert "vraag ik u dit" not in read(letter)


@pytest.mark.parametrize(
    ("changes", "some"),
    [
        ({}, True),
        ({"days": 1}, True),
        ({"days": -1}, False),
        ({"days": -3, "held": True}, False),
        ({"days": 2, "held": True}, False),
        ({"phase": builders.TENDER}, False),
    ],
)
def test_without_a_conversation_to_come_there_are_no_mails(changes: dict[str, Any], *, some: bool) -> None:
    tips = [replace(LAW, timing=NOW), make_tip("u", ["a-2"], timing=NOW)]
    advice = plan_advice(number(2), {"a-1": "nee", "a-2": "nee"}, [*tips[:1], ask(tips[1], who="wethouder")], **changes)
    assert len(advice.plan.steps) == 2
    assert len(write(advice)) == 2 * some


def test_a_mail_has_no_notes_and_no_names_and_manages_without_a_topic() -> None:
    advice = plan_advice(
        number(1),
        {"a-1": "nee"},
        [replace(LAW, timing=DURING)],
        organisation="Rivierstad",
        topic="",
        notes={"a-1": "Jan."},
    )
    letter = write(advice)[LAWYER]
    assert "Rivierstad" not in read(letter)
    assert "Jan" not in read(letter)
    assert letter.subject == "Juridische vragen bij het gesprek op 21 december 2026"
    assert letter.before[1].startswith("Wij bereiden een gesprek voor. ")
