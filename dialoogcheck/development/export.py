"""Developments as JSON and as a table, for other programs: only what the report shows too."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dialoogcheck.advice.export import describe_checklist
from dialoogcheck.advice.result import Result
from dialoogcheck.answers.file import DEVELOPMENT_FORMAT, TALK, encode_details
from dialoogcheck.answers.model import Details
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.development import model, words
from dialoogcheck.development.model import GroupTrend, Retrospect, Trend
from dialoogcheck.document.table import encode_table
from dialoogcheck.dutch import round_half_up
from dialoogcheck.group.export import describe_cell, describe_gap, round_share
from dialoogcheck.group.model import Cell, Comparison
from dialoogcheck.group.protection import THRESHOLD
from dialoogcheck.group.words import name_group

SCHEMA = 1


def encode_trend(trend: Trend | GroupTrend | Retrospect) -> bytes:
    """What changed.

    Scores, means and differences are whole numbers from 0 to 100 (a half goes up) or null, moments count from 1.
    """
    if isinstance(trend, Retrospect):
        described = _describe_retrospect(trend)
    elif isinstance(trend, GroupTrend):
        described = _describe_groups(trend)
    else:
        described = _describe_one(trend)
    document = {"formaat": DEVELOPMENT_FORMAT, "schema": SCHEMA, **described}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _describe_one(trend: Trend) -> dict[str, Any]:
    return {
        "soort": "een-kant",
        "checklist": describe_checklist(trend.checklist, trend.moments[-1].fingerprint),
        "perspectief": trend.perspective.id,
        "momenten": [
            {
                "gegevens": _describe_details(moment.assessment.details, trend.checklist),
                "beantwoorde_versie": moment.assessment.version,
                "oordeel": moment.verdict,
            }
            for moment in trend.moments
        ],
        "niet_gelijk": [_describe_difference(item) for item in trend.differences],
        "gebieden": [_describe_area(area, trend.advice.result) for area in trend.areas],
        "kritiek": {change: [point.statement.id for point in points] for change, points in trend.critical.items()},
        "eerdere_stappen": [_describe_follow_up(item) for item in trend.followed],
        "acties_nu": [action.tip.id for action in trend.advice.actions],
        "niet_vergeleken": [_describe_unshared(item) for item in trend.unshared],
    }


def _describe_details(details: Details, checklist: Checklist) -> dict[str, Any]:
    """Whose perspective it is stands elsewhere, or makes no sense for a group. When they talked decides nothing."""
    described = encode_details(details, checklist)
    return {field: value for field, value in described.items() if field not in {"perspectief", "herkenbaar", TALK}}


def _describe_difference(difference: model.Difference) -> dict[str, Any]:
    described: dict[str, Any] = {"soort": difference.kind, "momenten": [place + 1 for place in difference.moments]}
    return described | ({"feiten": [fact.id for fact in difference.facts]} if difference.facts else {})


def _describe_unshared(item: model.Unshared) -> dict[str, Any]:
    return {"stelling": item.statement.id, "gevraagd": list(item.asked)}


def _describe_area(area: model.AreaTrend, last: Result) -> dict[str, Any]:
    (now,) = (found for found in last.areas if found.area.id == area.area.id)
    return {
        "id": area.area.id,
        "grondslag": _name(area.basis),
        "scores": [round_half_up(score) for score in area.scores],
        "verandering": area.change,
        # What the advice of the last moment says, about all that was asked then.
        "advies_nu": {"score": None if now.score is None else round_half_up(now.score), "niveau": now.level},
        "stellingen": [
            {
                "id": item.statement.id,
                "keuzes": [str(result.choice) for result in item.results],
                "verandering": item.change,
            }
            for item in area.statements
        ],
    }


def _name(items: Iterable[model.StatementTrend]) -> list[str]:
    return [item.statement.id for item in items]


def _describe_follow_up(item: model.FollowUp) -> dict[str, Any]:
    return {
        "nr": item.step.number,
        "tip": item.step.tip.id,
        "uitkomst": item.outcome,
        "nu_stap": item.again and item.again.number,
        "omdat": [
            {"stelling": before.statement.id, "toen": str(before.choice), "nu": now and str(now.choice)}
            for before, now in zip(item.step.because, item.now, strict=True)
        ],
    }


def _describe_groups(trend: GroupTrend) -> dict[str, Any]:
    people = [{group.id: group.people for group in moment.groups} for moment in trend.moments]
    return {
        "soort": "groepen",
        "checklist": describe_checklist(trend.checklist, trend.moments[-1].fingerprint),
        "momenten": [_describe_comparison(moment) for moment in trend.moments],
        "groepen": [
            {
                "id": group.id,
                "perspectieven": [perspective.id for perspective in group.perspectives],
                "mensen": [numbers[group.id] for numbers in people],
            }
            for group in trend.groups
        ],
        "niet_op_elk_moment": [perspective.id for perspective in trend.absent],
        "niet_gelijk": [_describe_difference(item) for item in trend.differences],
        "gebieden": [_describe_group_area(area) for area in trend.areas],
        "niet_vergeleken": [_describe_unshared(item) for item in trend.unshared],
    }


def _describe_comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "gegevens": _describe_details(comparison.details, comparison.checklist),
        "open": comparison.open,
        "drempel": THRESHOLD,
        "deelnemers": {perspective.id: number for perspective, number in comparison.participants},
    }


def _describe_group_area(area: model.GroupAreaTrend) -> dict[str, Any]:
    return {
        "id": area.area.id,
        "grondslag": [item.statement.id for item in area.basis],
        **_describe_picture(area.picture),
        "stellingen": [
            {"id": item.statement.id, **_describe_picture(item.picture, item.cells)} for item in area.statements
        ],
    }


def _describe_picture(picture: model.Picture, cells: tuple[tuple[Cell | None, ...], ...] = ()) -> dict[str, Any]:
    rows = [{"momenten": [cell and describe_cell(cell) for cell in row]} for row in cells] or [{}] * len(picture.lines)
    return {
        "groepen": [
            {
                "groep": line.group.id,
                "gemiddelden": [round_share(mean) for mean in line.means],
                "verandering": line.change,
                **row,
            }
            for line, row in zip(picture.lines, rows, strict=True)
        ],
        "gemiddelden": [round_share(mean) for mean in picture.means],
        "verschillen": [describe_gap(gap) for gap in picture.gaps],
        "verschil_werd": picture.gap_change,
        "samen": picture.together,
        "waarschuwing": picture.drifting,
    }


def _describe_retrospect(trend: Retrospect) -> dict[str, Any]:
    return {
        "soort": "terugblik",
        "momenten": [_describe_side(moment) for moment in trend.moments],
        "niet_gelijk": [_describe_difference(item) for item in trend.differences],
        "paren": [_describe_pair(pair) for pair in trend.pairs],
        "niet_vergeleken": [
            {"eerder": pair.earlier.statement.id, "later": pair.later.statement.id} for pair in trend.unshared
        ],
    }


def _describe_side(moment: Result | Comparison) -> dict[str, Any]:
    described = {"checklist": describe_checklist(moment.checklist, moment.fingerprint)}
    if isinstance(moment, Comparison):
        return described | _describe_comparison(moment)
    details = moment.assessment.details
    return described | {"gegevens": _describe_details(details, moment.checklist), "perspectief": details.perspective}


def _describe_pair(pair: model.Pair) -> dict[str, Any]:
    return {
        **{
            when: {"stelling": view.statement.id, "antwoorden": [_describe_voice(voice) for voice in view.voices]}
            for when, view in (("eerder", pair.earlier), ("later", pair.later))
        },
        "waarom": pair.why,
        "samen": pair.echo,
    }


def _describe_voice(voice: model.Voice) -> dict[str, Any]:
    if voice.cell:
        return describe_cell(voice.cell)
    return {"keuze": str(voice.result.choice) if voice.result else None, "score": round_share(voice.share)}


def tabulate(trend: Trend | GroupTrend | Retrospect) -> bytes:
    """The answers as a table (CSV).

    A row for each statement, of groups for each statement and group, of a retrospect for each pair and group.
    """
    match trend:
        case Trend():
            heads = ("Stelling", "Kritiek", *_name_moments(trend), "Verandering", "Kritiek punt", "Notitie nu")
            return encode_table(("Nr.", "Gebied", *heads), _list_answers(trend))
        case GroupTrend():
            heads = ("Stelling", "Kritiek", "Groep", *_name_moments(trend), "Verschil tussen groepen")
            return encode_table(("Nr.", "Gebied", *heads), _list_means(trend))
        case Retrospect():
            return encode_table(("Nr.", "Wanneer", "Stelling", "Wie", "Antwoord", "Samen"), _list_voices(trend))


def _name_moments(trend: Trend | GroupTrend) -> tuple[str, ...]:
    occasions = words.name_occasions([(trend.checklist, model.find_details(moment)) for moment in trend.moments])
    return tuple(occasion.name for occasion in occasions)


def _list_answers(trend: Trend) -> Iterator[tuple[str, ...]]:
    """Every statement that was asked at some moment: those that are compared, and then the others."""
    points = {point.statement.id: words.CRITICAL_CHANGES[point.change][1] for point in trend.critical_points}
    moments = [
        {item.statement.id: item for area in moment.areas for item in area.statements} for moment in trend.moments
    ]
    compared = [(item.area, item.statement, words.CHANGES[item.change][1]) for item in trend.statements]
    others = [(item.area, item.statement, words.NOT_COMPARED) for item in trend.unshared]
    for number, (area, statement, change) in enumerate((*compared, *others), start=1):
        results = [moment.get(statement.id) for moment in moments]
        answers = (words.name_result(trend.checklist, trend.perspective, result) for result in results)
        last, text = results[-1], words.read_statement(trend.perspective, statement)
        told = change, points.get(statement.id, ""), last.answer.note if last else ""
        yield str(number), area.name, text, str((last and last.critical) or ""), *answers, *told


def _list_means(trend: GroupTrend) -> Iterator[tuple[str, ...]]:
    for number, item in enumerate(trend.statements, start=1):
        kind = str(trend.critical_kind(item.statement) or "")
        gap = words.describe_gap(item.picture, trend.checklist.steps)
        for line, cells in zip(item.picture.lines, item.cells, strict=True):
            means = map(words.read_cell, cells)
            yield str(number), item.area.name, item.statement.text, kind, name_group(line.group), *means, gap


def _list_voices(trend: Retrospect) -> Iterator[tuple[str, ...]]:
    for number, pair in enumerate(trend.pairs, start=1):
        for moment, view, heard in words.hear(trend, pair):
            for who, answer in heard:
                yield str(number), moment, view.statement.text, who, answer, words.ECHOES[pair.echo][1]
