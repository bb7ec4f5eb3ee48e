"""Results as JSON, for other programs."""

import json
from typing import Any

from dialoogcheck.advice.model import Action, Advice
from dialoogcheck.advice.result import AreaResult
from dialoogcheck.answers.file import encode_details
from dialoogcheck.answers.model import NoScore
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.checklist.timing import describe_tip_effort, describe_tip_timing
from dialoogcheck.dutch import round_half_up

FORMAT = "dialoogcheck-resultaat"
SCHEMA = 1


def encode_result(advice: Advice) -> bytes:
    """The result and the actions; scores and coverages are whole numbers (a half goes up) or null."""
    result = advice.result
    document = {
        "formaat": FORMAT,
        "schema": SCHEMA,
        "checklist": describe_checklist(result.checklist, result.fingerprint),
        "gegevens": encode_details(result.assessment.details, result.checklist),
        "oordeel": result.verdict,
        "gebieden": [_describe_area(area) for area in result.areas],
        "eerst_oplossen": [item.statement.id for item in result.solve_first],
        "eerst_uitzoeken": [item.statement.id for item in result.find_out_first],
        "acties": [_describe_action(action) for action in advice.actions],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def describe_checklist(checklist: Checklist, fingerprint: str) -> dict[str, str]:
    """Which checklist was answered."""
    return {"id": checklist.id, "versie": checklist.version, "vingerafdruk": fingerprint}


def _describe_area(area: AreaResult) -> dict[str, Any]:
    return {
        "id": area.area.id,
        "score": None if area.score is None else round_half_up(area.score),
        "niveau": area.level,
        "zekerheid": None if area.coverage is None else round_half_up(area.coverage),
        "beantwoord": area.answered,
        "van_toepassing": area.applicable,
        "weet_niet": area.count(NoScore.UNKNOWN),
        "open": area.count(NoScore.OPEN),
        "nvt": area.count(NoScore.NOT_APPLICABLE),
        "door": [item.statement.id for item in area.decided_by],
    }


def _describe_action(action: Action) -> dict[str, Any]:
    tip = action.tip
    return {
        "tip": tip.id,
        "stelling": action.because[0].statement.id,
        "omdat": [{"stelling": item.statement.id, "keuze": str(item.choice)} for item in action.because],
        "tekst": tip.action,
        "wie": tip.who,
        "wanneer": describe_tip_timing(tip),
        "duur": describe_tip_effort(tip),
        "eerst_navragen": action.find_out,
    }
