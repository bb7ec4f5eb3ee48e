"""Results as JSON, for other programs."""

import json
import math
from fractions import Fraction
from typing import Any

from dialoogcheck.advice.model import Action, Advice
from dialoogcheck.advice.result import AreaResult
from dialoogcheck.answers.file import encode_details
from dialoogcheck.answers.model import NoScore

FORMAT = "dialoogcheck-resultaat"
SCHEMA = 1


def encode_result(advice: Advice) -> bytes:
    """The result and the actions; scores and coverages are whole numbers (a half goes up) or null."""
    result = advice.result
    document = {
        "formaat": FORMAT,
        "schema": SCHEMA,
        "checklist": {
            "id": result.checklist.id,
            "versie": result.checklist.version,
            "vingerafdruk": result.fingerprint,
        },
        "gegevens": encode_details(result.assessment.details, result.checklist),
        "oordeel": result.verdict,
        "gebieden": [_describe_area(area) for area in result.areas],
        "eerst_oplossen": [item.statement.id for item in result.solve_first],
        "eerst_uitzoeken": [item.statement.id for item in result.find_out_first],
        "acties": [_describe_action(action) for action in advice.actions],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _describe_area(area: AreaResult) -> dict[str, Any]:
    return {
        "id": area.area.id,
        "score": _round(area.score),
        "niveau": area.level,
        "zekerheid": _round(area.coverage),
        "beantwoord": area.answered,
        "van_toepassing": area.applicable,
        "weet_niet": area.count(NoScore.UNKNOWN),
        "open": area.count(NoScore.OPEN),
        "nvt": area.count(NoScore.NOT_APPLICABLE),
    }


def _describe_action(action: Action) -> dict[str, Any]:
    tip = action.tip
    return {
        "tip": tip.id,
        "stelling": action.because[0].statement.id,
        "omdat": [{"stelling": item.statement.id, "keuze": str(item.choice)} for item in action.because],
        "tekst": tip.action,
        "wie": tip.who,
        "wanneer": tip.when,
        "duur": tip.duration,
        "eerst_navragen": action.find_out,
    }


def _round(number: Fraction | None) -> int | None:
    return None if number is None else math.floor(number + Fraction(1, 2))
