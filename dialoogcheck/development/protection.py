"""What protects the people behind a report about several moments, which side by side could betray one of them.

Every development goes through this, whoever asks for it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from dialoogcheck import dutch
from dialoogcheck.answers.model import NoScore
from dialoogcheck.checklist.model import PerspectiveId
from dialoogcheck.development.model import Moment
from dialoogcheck.errors import UnusableInputError, WrongUseError
from dialoogcheck.group import protection

if TYPE_CHECKING:
    from dialoogcheck.answers.intake import Submission


def protect(moments: Sequence[Moment], *, open_: bool, same_too: bool) -> None:
    """Refuse what could show what one person in a group answered, or break what a form promised.

    UnusableInputError when moments hold the same answers, WrongUseError when small groups may not be shown apart.
    ``same_too`` believes of forms without a mark that they are of other people, however alike they are.
    """
    refuse_same(moments)
    refuse_returning(moments, same_too=same_too)
    if open_:
        refuse_open(moments)


def refuse_same(moments: Sequence[Moment]) -> None:
    """UnusableInputError when the same answers are in two moments.

    That shows no change, and of groups it could show what one person answered.
    """
    marked = [(moment, _mark_forms(moment)) for moment in moments]
    for (one, first), (other, second) in combinations(marked, 2):
        shared = (first & second).total()
        if shared and not one.group:
            raise UnusableInputError(
                f"{one.name} en {other.name} zijn dezelfde check.", "Kies twee checks van verschillende momenten."
            )
        if shared:
            raise UnusableInputError(
                f"{dutch.count(shared, 'formulier staat', 'formulieren staan')} in {one.name} én in {other.name}.",
                "Laat elk formulier bij één moment staan.",
            )


def _mark_forms(moment: Moment) -> Counter[str]:
    """A mark for each form of a moment, the same wherever a copy of it stands.

    People may answer the same twice. So of groups only a copy of a file is the same form, or what one form saved at one
    time; of one person what has the same date and the same content.
    """
    if not moment.group:
        (submission,) = moment.submissions
        return Counter([f"{submission.assessment.details.date} {submission.saved} {submission.content}"])
    return Counter(
        f"{submission.saved} {submission.content}"
        if submission.saved and submission.assessment.submission
        else moment.digests[str(submission.source)]
        for submission in moment.submissions
    )


def refuse_returning(moments: Sequence[Moment], *, same_too: bool) -> None:
    """UnusableInputError when a group is nearly the same at two moments.

    What differs would be what a few people answered.
    """
    for one, other in combinations([moment for moment in moments if moment.group], 2):
        if one.checklist.id != other.checklist.id:
            continue
        for perspective in (None, *(side.id for side in one.checklist.perspectives)):
            groups = [_narrow(moment.submissions, perspective) for moment in (one, other)]
            shared = _count_returning(*groups, same_too=same_too)
            if all(len(group) - shared < protection.THRESHOLD and shared * 2 >= len(group) > 0 for group in groups):
                raise UnusableInputError(
                    f"{one.name} en {other.name} zijn bijna gelijk: {shared} keer dezelfde antwoorden. "
                    "Uit het verschil is dan te lezen wat enkele mensen antwoordden.",
                    "Laat elk formulier bij één moment staan. Zijn het echt andere antwoorden, die hetzelfde zijn? "
                    "Voeg dan --dubbel toe.",
                )


def _narrow(submissions: "Iterable[Submission]", perspective: PerspectiveId | None) -> "list[Submission]":
    return [item for item in submissions if perspective in {None, item.assessment.details.perspective}]


def _count_returning(one: "Sequence[Submission]", other: "Sequence[Submission]", *, same_too: bool) -> int:
    """How many forms of two moments are the same ones, in whatever kind of file."""
    marks = [{mark: item for item in items if (mark := item.assessment.own_mark)} for items in (one, other)]
    shared = sum(_is_same(item, marks[1][mark]) for mark, item in marks[0].items() if mark in marks[1])
    if same_too:
        return shared
    # Two marks tell two people apart, so a form without one can be the same as any, and a form with one only as one
    # without.
    (marked, unmarked), (marked_later, unmarked_later) = (_count_contents(items) for items in (one, other))
    both = unmarked & unmarked_later
    return shared + (both + ((unmarked - both) & marked_later) + (marked & (unmarked_later - both))).total()


def _is_same(one: "Submission", other: "Submission") -> bool:
    """Whether these, with one mark, are one form: who saved it later with other answers, has changed."""
    changed = one.saved and other.saved and one.saved != other.saved
    return not changed or _describe_answers(one) == _describe_answers(other)


def _count_contents(submissions: "Iterable[Submission]") -> tuple[Counter[str], Counter[str]]:
    """What was answered, of the forms with a mark and of those without."""
    marked: Counter[str] = Counter()
    unmarked: Counter[str] = Counter()
    for submission in submissions:
        (marked if submission.assessment.own_mark else unmarked)[_describe_answers(submission)] += 1
    return marked, unmarked


def _describe_answers(submission: "Submission") -> str:
    """Who answered what.

    Without names, the date and notes, which a table has not or which are often typed in another way.
    """
    details = submission.assessment.details
    answers = submission.assessment.answers.items()
    choices = {id_: str(answer.choice) for id_, answer in answers if answer.choice != NoScore.OPEN}
    return json.dumps([details.phase, details.perspective, dict(details.facts), choices], sort_keys=True)


def count_promises(moments: Iterable[Moment]) -> int:
    """How many people in groups were told that a group report will not show their answers apart."""
    return sum(protection.count_promises(moment.assessments) for moment in moments if moment.group)


def refuse_open(moments: Sequence[Moment]) -> None:
    """WrongUseError when small groups may not be shown apart, or when there are none."""
    groups = [moment for moment in moments if moment.group]
    if not groups:
        raise WrongUseError("--open is voor groepen. Dit zijn losse checks.", "Laat --open weg.")
    protection.refuse_open([item for group in groups for item in group.assessments], protection.WITHOUT_OPEN)
