"""Results as JSON, for other programs."""

import datetime as dt
import json
from typing import Any

from dialoogcheck.advice.model import Action, Advice, Plan
from dialoogcheck.advice.result import AreaResult
from dialoogcheck.advice.words import describe_when, describe_work, write_instruction
from dialoogcheck.answers.file import encode_details
from dialoogcheck.answers.model import NoScore
from dialoogcheck.checklist.model import Checklist, TimingKind
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
        "plan": _describe_plan(advice.plan),
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
    return {
        "nr": action.number,
        "tip": action.tip.id,
        "stelling": action.because[0].statement.id,
        "omdat": [{"stelling": item.statement.id, "keuze": str(item.choice)} for item in action.because],
        "tekst": write_instruction(action),
        "wie": action.who,
        "wanneer": describe_when(action),
        "duur": describe_work(action),
        "eerst_navragen": action.ask,
    }


def _describe_plan(plan: Plan) -> dict[str, Any]:
    """The plan; days are dates, or null where there are none, and work is in minutes."""
    return {
        "vanaf": _write_day(plan.start),
        "gesprek": _write_day(plan.talk),
        "dagen": plan.days,
        "minuten_voor": plan.minutes,
        **({} if plan.budget is None else {"minuten_beschikbaar": plan.budget, "minuten_tekort": plan.lacking}),
        "haalbaar": plan.feasible,
        "eerst_haalbaar": _write_day(plan.first_feasible),
        "overige_acties": len(plan.further),
        "zonder_actie": [item.statement.id for item in plan.unserved],
        "stappen": [_describe_step(step) for step in plan.steps],
    }


def _describe_step(step: Action) -> dict[str, Any]:
    kind = step.timing.kind
    return {
        "nr": step.number,
        "tip": step.tip.id,
        "stellingen": [item.statement.id for item in step.because],
        "reden": step.reason,
        "tekst": write_instruction(step),
        "wie": step.who,
        "begin": _write_day(step.begin),
        "uiterlijk": _write_day(step.ready),
        "moment": kind if kind in {TimingKind.DURING, TimingKind.NOW} else {kind: step.timing.days},
        "minuten": step.minutes,
        "navragen": step.ask,
        "vorm": step.form,
    }


def _write_day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
