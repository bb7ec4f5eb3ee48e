"""What tells two versions of a checklist apart, as far as a score is concerned."""

import hashlib
import json

from dialoogcheck.checklist.model import Checklist, Condition, Statement


def compute_fingerprint(checklist: Checklist) -> str:
    """``sha256:`` and the hash of what decides the score.

    Which statements count when, weights, scale, levels and critical ones.

    Texts are left out on purpose: a typo mended in a tip must not make earlier answers look outdated.
    """
    deciding = {
        "schaal": [[choice.id, choice.points] for choice in checklist.scale],
        "niveaus": [[level.id, str(level.minimum)] for level in checklist.levels],
        "zekerheid": str(checklist.coverage_minimum),
        "stops": [[phase.id, _sorted_condition(phase.stop.unless.allowed)] for phase in checklist.phases if phase.stop],
        "gebieden": [
            [area.id, [_deciding_parts(statement) for statement in area.statements]] for area in checklist.areas
        ],
    }
    text = json.dumps(deciding, ensure_ascii=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _deciding_parts(statement: Statement) -> list[object]:
    critical = statement.critical
    return [
        statement.id,
        statement.weight,
        list(statement.phases),
        _sorted_condition(statement.condition.allowed),
        [critical.kind, list(critical.phases), *_present(critical.condition)] if critical else None,
        *([list(statement.choices)] if statement.choices else []),
    ]


def _present(condition: Condition) -> list[object]:
    """The condition, unless it says nothing: what an earlier version could not say leaves its fingerprint alone."""
    return [_sorted_condition(condition.allowed)] if condition.allowed else []


def _sorted_condition(allowed: object) -> list[list[object]]:
    return sorted([fact, sorted(values)] for fact, values in dict(allowed).items())  # type: ignore[call-overload]
