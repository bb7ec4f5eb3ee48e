"""Two windows on one check: what the other one wrote is joined with what was answered here, statement by statement."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from dialoogcheck.answers.codes import name_codes
from dialoogcheck.answers.model import OPEN_ANSWER, Answer, Draft, NoScore
from dialoogcheck.asking.state import Interview
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.dutch import count, shorten

NAMED = 5
"""How many answers from elsewhere are named."""
LONGEST_NOTE = 1_000
"""Characters: as long as a note can be that is typed."""
DETAILS = ("organisation", "topic", "phase", "talk", "perspective")

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Joined(NamedTuple):
    """The check with the answers of both windows, and what this one must be told."""

    interview: Interview
    told: tuple[str, ...]


def join(before: Draft, here: Draft, there: Draft, checklist: Checklist) -> tuple[Draft, tuple[str, ...]]:
    """The draft with the answers of both, and what to tell; ``before`` is what both windows knew.

    What only one of them changed, is as that one has it. What both changed is as it is ``here``: that was answered
    later, for the other one was in the file already. Of two notes both stay, as long as they fit.
    """
    details = {name: _choose(*(getattr(draft, name) for draft in (before, here, there))) for name in DETAILS}
    facts = _join_mappings(before.facts, here.facts, there.facts)
    answers = {}
    for id_ in {**before.answers, **here.answers, **there.answers}:
        old, ours, theirs = (draft.answers.get(id_, OPEN_ANSWER) for draft in (before, here, there))
        answers[id_] = _join_answers(old, ours, theirs)
    answers = {id_: answer for id_, answer in answers.items() if answer != OPEN_ANSWER}
    joined = replace(here, facts=facts, answers=answers, source=there.source, **details)
    return joined, tuple(_tell(before, here, there, joined, checklist))


def _choose(before: Any, here: Any, there: Any) -> Any:  # noqa: ANN401 - whatever a detail is
    return there if here == before else here


def _join_answers(before: Answer, here: Answer, there: Answer) -> Answer:
    """The choice and the note each as whoever changed it has it."""
    note = _choose(before.note, here.note, there.note)
    both = f"{there.note} / {here.note}"
    if before.note != there.note != here.note != before.note and here.note and there.note and len(both) <= LONGEST_NOTE:
        note = both
    return Answer(choice=_choose(before.choice, here.choice, there.choice), note=note)


def _join_mappings(
    before: Mapping[_Key, _Value], here: Mapping[_Key, _Value], there: Mapping[_Key, _Value]
) -> dict[_Key, _Value]:
    joined = {key: _choose(before.get(key), here.get(key), there.get(key)) for key in {**before, **here, **there}}
    return {key: value for key, value in joined.items() if value is not None}


def _tell(before: Draft, here: Draft, there: Draft, joined: Draft, checklist: Checklist) -> Iterator[str]:
    taken, kept = [], []
    names = {statement.id: statement.title for statement in checklist.statements}
    names |= {question.id: question.text for question in checklist.open_questions}
    for id_, name in names.items():
        old, ours, theirs = (draft.answers.get(id_, OPEN_ANSWER) for draft in (before, here, there))
        now = joined.answers.get(id_, OPEN_ANSWER)
        if now.choice != ours.choice:
            earlier = f", en niet meer {_name(ours, checklist)}" if ours.choice != NoScore.OPEN else ""
            taken.append(f"‘{name}’: {_name(now, checklist)}{earlier}")
        elif now.note != ours.note:
            taken.append(f"de tekst bij ‘{name}’")
        if theirs.choice not in {old.choice, ours.choice} and now.choice == ours.choice:
            kept.append(
                f"Bij ‘{name}’ telt uw antwoord: {_name(ours, checklist)}. Daar was het: {_name(theirs, checklist)}."
            )
        if theirs.note not in {old.note, now.note} and theirs.note not in now.note:
            kept.append(f"Bij ‘{name}’ telt uw tekst. Daar stond: {theirs.note}")
    details = any(getattr(joined, name) != getattr(here, name) for name in DETAILS) or joined.facts != here.facts
    if taken:
        more = f" En nog {count(len(taken) - NAMED, 'antwoord', 'antwoorden')}." if len(taken) > NAMED else ""
        yield f"Overgenomen uit het andere venster: {', '.join(taken[:NAMED])}.{more}"
    if details:
        yield "Ook wat vooraf gevraagd is, is daar veranderd. U ziet het bij ‘Controleer uw antwoorden’."
    yield from kept
    if there.done and not before.done:
        yield "In het andere venster is deze check al afgerond. Hij staat nu weer open: kies aan het eind ‘Klaar’."


def _name(answer: Answer, checklist: Checklist) -> str:
    if answer.choice == NoScore.OPEN and answer.note:
        return f"“{shorten(answer.note)}”"
    return dict(name_codes(checklist).values())[answer.choice] + (" (met notitie)" if answer.note else "")
