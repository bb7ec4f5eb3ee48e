"""Draft mails are written only where the plan asks something of the lawyer or of who decides."""

from dataclasses import replace

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
LAW, DECISION = ask(TIP, who="inkoper en jurist"), ask(TIP, action="Leg het voor aan de wethouder. Vraag een akkoord.")


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
        (ask(TIP, action="Laat de Jurist dit lezen."), "deels", [LAWYER]),
        (DECISION, "nee", [DECIDER]),
        (ask(TIP, who="bestuurlijk opdrachtgever"), "nee", [DECIDER]),
        (ask(TIP, action="Vraag de data van het college op."), "nee", [DECIDER]),
        (ask(TIP, who="een collega"), "nee", []),
        (ask(LAW, who="jurist", action="Vraag het de wethouder."), "nee", [LAWYER, DECIDER]),
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
    assert letter.subject == "Vraag over het gesprek over Jeugdhulp 2027 op 21 december 2026"
    assert "‘Fase plan’. Het gesprek is op 21 december 2026." in letter.before[1]
    assert letter.points == (
        "‘Dit is de stelling a-1.’ Ons antwoord nu: nee. Doe iets.",
        "‘Dit is de stelling a-2.’ Ons antwoord nu: deels. Doe iets.",
    )
    assert "uiterlijk 14 december 2026 " in letter.after[0]


def test_one_action_for_several_answers_names_them_all() -> None:
    both = replace(LAW, statements=tuple(item.id for item in number(2)))
    (point,) = write(plan_advice(number(2), {"a-1": "nee", "a-2": "deels"}, [both]))[LAWYER].points
    assert "antwoord nu: nee. ‘Dit is de stelling a-2.’ Ons antwoord nu: deels. Doe" in point


def test_what_nobody_knows_is_a_question_to_who_could_know() -> None:
    (statement,) = number(1, a_1=LEGAL)
    known = replace(statement, who_knows="de jurist")
    (point,) = write(plan_advice([known], {"a-1": "weet-niet"}, [ask(TIP)]))[LAWYER].points
    assert point == "‘Dit is de stelling a-1.’ Ons antwoord nu: weet ik niet. Weet u of dit zo is?"
    assert not write(plan_advice([statement], {"a-1": "weet-niet"}, [ask(LAW, action="Vraag de jurist.")]))


def test_without_days_there_is_no_day_to_answer_by() -> None:
    letter = write(plan_advice(number(1), {"a-1": "nee"}, [DECISION], days=None))[DECIDER]
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


def test_where_dialogue_must_wait_nobody_is_asked_to_decide_on_a_conversation() -> None:
    tips = [replace(LAW, timing=NOW), replace(DECISION, id=make_tip("u", []).id, timing=NOW)]
    statements = number(2)
    tips[1] = replace(tips[1], statements=(statements[1].id,))
    letters = write(plan_advice(statements, {"a-1": "nee", "a-2": "nee"}, tips, phase=builders.TENDER))
    assert [*letters] == [LAWYER]
    assert letters[LAWYER].subject == "Vraag over Jeugdhulp 2027"
    assert "gesprek" not in " ".join(letters[LAWYER].before)


@pytest.mark.parametrize(("days", "held"), [(-3, False), (-3, True), (2, True)])
def test_a_conversation_that_was_held_is_not_prepared(days: int, held: bool) -> None:  # noqa: FBT001 - a parameter of the test
    letter = write(plan_advice(number(1), {"a-1": "nee"}, [LAW], days=days, held=held))[LAWYER]
    assert "Wij hadden op 2" in letter.before[1]
    assert "bereiden" not in read(letter)


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
    assert "over dit onderwerp" in letter.subject
