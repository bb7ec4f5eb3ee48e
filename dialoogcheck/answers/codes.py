"""What a form calls its fields and its answers: on paper, in a PDF and on one typed line."""

from collections.abc import Mapping

from dialoogcheck.answers.model import NoScore
from dialoogcheck.answers.words import NOT_APPLICABLE_NAME, NOT_FILLED_IN, UNKNOWN_NAME
from dialoogcheck.checklist.model import Checklist

FIELD_PREFIX, QUESTION_PREFIX = "stelling-", "vraag-"
"""How the name of a field begins, before the id. A dot would make it a field inside another one; ids have none."""

OPEN_CODE = "."
"""What somebody types for a statement that was left open on paper."""


def name_codes(checklist: Checklist, *, mirrored: bool = False) -> Mapping[str, tuple[str, str]]:
    """For each character the choice that it stands for, and how people call it: the scale counts from 1, lowest first.

    The open one comes last; no form shows it. ``mirrored`` in the words of mirror statements.

    A scale of more than nine choices has no characters of its own from the tenth: such a form has numbers of two
    digits.
    """
    scale = {
        str(number): (str(choice.id), (choice.mirror_name if mirrored else None) or choice.name)
        for number, choice in enumerate(checklist.scale, start=1)
    }
    return {
        **scale,
        "?": (str(NoScore.UNKNOWN), UNKNOWN_NAME),
        "-": (str(NoScore.NOT_APPLICABLE), NOT_APPLICABLE_NAME),
        OPEN_CODE: (str(NoScore.OPEN), NOT_FILLED_IN),
    }
