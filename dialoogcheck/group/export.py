"""Comparisons as JSON and as a table, for other programs: only what the group report shows too."""

import json
from fractions import Fraction
from typing import Any

from dialoogcheck.advice.export import describe_checklist
from dialoogcheck.advice.scoring import FULL
from dialoogcheck.answers.file import GROUP_FORMAT, encode_details
from dialoogcheck.document.table import encode_table
from dialoogcheck.dutch import round_half_up
from dialoogcheck.group import words
from dialoogcheck.group.agenda import Agenda, AgendaItem
from dialoogcheck.group.model import AreaCell, AreaComparison, Cell, Comparison, Gap, StatementComparison
from dialoogcheck.group.protection import THRESHOLD

SCHEMA = 1


def encode_comparison(comparison: Comparison, agenda: Agenda | None) -> bytes:
    """The comparison and the agenda.

    Means, agreement and differences are whole numbers from 0 to 100 (a half goes up) or null.
    """
    details = encode_details(comparison.details, comparison.checklist)
    document = {
        "formaat": GROUP_FORMAT,
        "schema": SCHEMA,
        "checklist": describe_checklist(comparison.checklist, comparison.fingerprint),
        "gegevens": {field: value for field, value in details.items() if field != "perspectief"},
        "open": comparison.open,
        "drempel": THRESHOLD,
        "deelnemers": {perspective.id: number for perspective, number in comparison.participants},
        "groepen": [
            {"id": group.id, "perspectieven": [side.id for side in group.perspectives], "mensen": group.people}
            for group in comparison.groups
        ],
        "niet_getoond": [perspective.id for perspective in comparison.hidden],
        "gebieden": [_describe_area(area) for area in comparison.areas],
        "verschillen": [item.statement.id for item in comparison.gaps],
        "blinde_vlekken": [
            {
                "stelling": spot.comparison.statement.id,
                "weet_het_niet": list(spot.unaware),
                "weet_het_wel": list(spot.aware),
            }
            for spot in comparison.blind_spots
        ],
        "gedeelde_kracht": [item.statement.id for item in comparison.strengths],
        "gedeelde_zorgen": [item.statement.id for item in comparison.worries],
        "agenda": None if agenda is None else _describe_agenda(agenda),
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _describe_area(area: AreaComparison) -> dict[str, Any]:
    return {
        "id": area.area.id,
        "grondslag": area.basis,
        "groepen": [{"groep": cell.group, "antwoorden": dict(cell.counts), **_measure(cell)} for cell in area.cells],
        "gemiddelde": round_share(area.mean),
        "verschil": describe_gap(area.gap),
        "stellingen": [_describe_statement(item) for item in area.statements],
    }


def _describe_statement(item: StatementComparison) -> dict[str, Any]:
    return {
        "id": item.statement.id,
        "gemiddelde": round_share(item.mean),
        "verschil": describe_gap(item.gap),
        "verdeeld": list(item.divided),
        "groepen": [describe_cell(cell) for cell in item.cells],
    }


def describe_cell(cell: Cell) -> dict[str, Any]:
    """What a group answered, as far as it may be shown."""
    asked: dict[str, Any] = {"groep": cell.group, "gevraagd": cell.asked, "open": cell.open, "verborgen": cell.hidden}
    if cell.hidden:
        return asked
    counted = {"antwoorden": dict(cell.counts), "weet_niet": cell.unknown, "nvt": cell.not_applicable}
    return {**asked, **counted, **_measure(cell)}


def _measure(cell: Cell | AreaCell) -> dict[str, int | None]:
    return {
        "gemiddelde": round_share(cell.mean),
        "laagste": round_share(cell.lowest),
        "hoogste": round_share(cell.highest),
        "eens": round_share(cell.agreement),
    }


def describe_gap(gap: Gap | None) -> dict[str, Any] | None:
    """How far groups lie apart."""
    if gap is None:
        return None
    return {"grootte": round_share(gap.size), "laagst": list(gap.lower), "hoogst": list(gap.higher)}


def _describe_agenda(agenda: Agenda) -> dict[str, Any]:
    return {
        "minuten": agenda.minutes,
        "onderdelen": [_describe_item(item) for item in agenda.items],
        "begint_met": agenda.strength.statement.id if agenda.strength else None,
        "geparkeerd": [topic.comparison.statement.id for topic in agenda.parked],
    }


def _describe_item(item: AgendaItem) -> dict[str, Any]:
    described: dict[str, Any] = {"soort": item.kind, "begin": item.begin, "minuten": item.minutes}
    if topic := item.topic:
        described |= {"stelling": topic.comparison.statement.id, "reden": topic.reason, "begint": list(topic.starts)}
    return described


def round_share(number: Fraction | None) -> int | None:
    """A number from 0 to 1 as a whole number from 0 to 100; a half goes up."""
    return None if number is None else round_half_up(FULL * number)


def tabulate(comparison: Comparison) -> bytes:
    """The numbers as a table (CSV): a row for each statement and group."""
    checklist, names = comparison.checklist, words.name_groups(comparison)
    heads = ("Nr.", "Gebied", "Stelling", "Groep", *words.name_answers(checklist), "Verschil tussen groepen")
    rows = []
    for number, item in enumerate(comparison.statements, start=1):
        gap = words.describe_gap(item, checklist.steps)
        for cell in item.cells:
            about = (str(number), item.area.name, item.statement.text, names[cell.group])
            rows.append((*about, *words.count_answers(checklist, cell), gap))
    return encode_table(heads, rows)
