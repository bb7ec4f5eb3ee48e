"""Which answers can be given to a statement, what another one counts as, and when each of them fits."""

from collections.abc import Mapping

from dialoogcheck.answers.model import NoScore
from dialoogcheck.checklist.model import Checklist, ChoiceId, Statement


def find_allowed(checklist: Checklist, statement: Statement, choice: ChoiceId) -> ChoiceId:
    """The choice itself where it can be given, else the nearest lower one that can, so that nobody gains by it.

    The lowest allowed one where none is lower. KeyError when the scale has no such choice.
    """
    points = checklist.choice(choice).points
    allowed = [item for item in checklist.scale if statement.allows(item.id)]
    return [item.id for item in allowed if item.points <= points or item is allowed[0]][-1]


def is_offered(statement: Statement, answer: str) -> bool:
    """Whether this answer can be given here: a choice of the scale, or one without a score, which always can."""
    return answer in set(NoScore) or statement.allows(ChoiceId(answer))


def list_offered(checklist: Checklist, statement: Statement) -> Mapping[str, int]:
    """The id of each answer that can be given, with its number: the place in the whole scale, from 1.

    So *ja* has the same number everywhere. *Weet niet* and *nvt* come last and can always be given.
    """
    answers = [*(str(choice.id) for choice in checklist.scale), NoScore.UNKNOWN.value, NoScore.NOT_APPLICABLE.value]
    return {id_: number for number, id_ in enumerate(answers, start=1) if is_offered(statement, id_)}


def list_meanings(checklist: Checklist, *, mirrored: bool = False) -> dict[str, str]:
    """By its id when each answer fits in general, in the order of the scale; without those of which nothing is said.

    Under mirror statements, which are about what somebody notices, only what was written for these.
    """
    if mirrored:
        return {choice.id: choice.mirror_meaning for choice in checklist.scale if choice.mirror_meaning}
    meanings: dict[str, str | None] = {choice.id: choice.meaning for choice in checklist.scale}
    meanings[NoScore.UNKNOWN.value] = checklist.unknown_meaning
    meanings[NoScore.NOT_APPLICABLE.value] = checklist.not_applicable_meaning
    return {id_: meaning for id_, meaning in meanings.items() if meaning}


def list_anchors(checklist: Checklist, statement: Statement) -> dict[str, str]:
    """By its id when an answer fits at this statement, as far as that is said, in the order of the scale."""
    anchors = {NoScore.NOT_APPLICABLE.value: statement.not_applicable, **statement.anchors}
    return {id_: anchor for id_ in list_offered(checklist, statement) if (anchor := anchors.get(id_))}
