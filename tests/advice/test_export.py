"""The result as JSON is what the manual promises."""

import dataclasses
import datetime as dt
import json
from fractions import Fraction
from typing import Any

import pytest

from dialoogcheck.advice.advising import advise
from dialoogcheck.advice.export import encode_result
from dialoogcheck.checklist.model import CriticalKind, ShorterForm, Timing, TimingKind
from tests import builders

CHECKLIST = builders.make_checklist(
    builders.make_area(
        "doel",
        [
            builders.make_statement("doel-1"),
            builders.make_statement("doel-2", critical=CriticalKind.LEGAL),
            builders.make_statement("doel-3"),
        ],
    ),
    builders.make_area(
        "spel", [builders.make_statement("spel-1", critical=CriticalKind.PROCESS), builders.make_statement("spel-2")]
    ),
    builders.make_area("later", [builders.make_statement("later-1", phases=[builders.TALK])]),
    builders.make_area("weg"),
)


def encode(answers: dict[str, str], phase: str = builders.PLAN) -> dict[str, Any]:
    advice = builders.make_advice(CHECKLIST, answers, builders.make_details(phase))
    document: dict[str, Any] = json.loads(encode_result(advice))
    return document


def test_every_field() -> None:
    answers = {
        "doel-1": "deels",
        "doel-2": "nee",
        "doel-3": "ja",
        "spel-1": "weet-niet",
        "spel-2": "ja",
        "weg-1": "nvt",
        "weg-2": "nvt",
    }
    document = encode(answers)
    fingerprint = document["checklist"].pop("vingerafdruk")
    assert fingerprint.startswith("sha256:")
    assert len(fingerprint) == len("sha256:") + 64
    actions, plan = document.pop("acties"), document.pop("plan")
    assert document == {
        "formaat": "dialoogcheck-resultaat",
        "schema": 1,
        "checklist": {"id": "klein", "versie": "1.0.0"},
        "gegevens": {
            "organisatie": "Gemeente Rivierstad",
            "onderwerp": "Jeugdhulp 2027",
            "datum": "2026-11-21",
            "fase": "plan",
            "vorm": "aanbesteding",
            "regio": False,
            "perspectief": "gemeente",
        },
        "oordeel": "eerst-oplossen",
        "gebieden": [
            make_area("doel", 44, "nog-niet-klaar", 100, beantwoord=3, van_toepassing=3, door=["doel-2"]),
            make_area("spel", 100, "te-weinig-bekend", 50, beantwoord=1, van_toepassing=2, weet_niet=1),
            make_area("weg", None, "niet-van-toepassing", None, van_toepassing=0, nvt=2),
        ],
        "eerst_oplossen": ["doel-2"],
        "eerst_uitzoeken": ["spel-1"],
    }
    assert [action["tip"] for action in actions] == ["tip-doel-2", "tip-spel-1", "tip-doel-1"]
    assert [action["nr"] for action in actions] == [1, 2, 3]
    assert actions[1] == {
        "nr": 2,
        "tip": "tip-spel-1",
        "stelling": "spel-1",
        "omdat": [{"stelling": "spel-1", "keuze": "weet-niet"}],
        "tekst": "Vraag na of dit zo is: ‘Dit is de stelling spel-1.’ Zo niet: doe tip-spel-1.",
        "wie": "de inkoper",
        "wanneer": "binnen twee dagen",
        "duur": "15 minuten",
        "eerst_navragen": True,
    }
    assert (actions[0]["wanneer"], actions[0]["duur"]) == ("een week voor het gesprek", "1 uur")
    assert actions[0]["eerst_navragen"] is False
    assert {key: value for key, value in plan.items() if key != "stappen"} == {
        "vanaf": "2026-11-21",
        "gesprek": None,
        "dagen": None,
        "minuten_voor": 135,
        "haalbaar": None,
        "eerst_haalbaar": None,
        "overige_acties": 0,
        "zonder_actie": [],
    }
    assert [(step["nr"], step["tip"], step["reden"]) for step in plan["stappen"]] == [
        (1, "tip-doel-2", "juridisch"),
        (2, "tip-spel-1", "kritiek"),
        (3, "tip-doel-1", "gewoon"),
    ]


def test_every_field_of_a_plan_with_days() -> None:
    timings = {
        "eerst": Timing(kind=TimingKind.BEFORE, days=14),
        "in": Timing(kind=TimingKind.WITHIN, days=5),
        "nu": Timing(kind=TimingKind.NOW),
        "op": Timing(kind=TimingKind.DURING),
        "na": Timing(kind=TimingKind.AFTER, days=2),
    }
    short = ShorterForm(action="Doe een deel.", effort=20, timing=Timing(kind=TimingKind.BEFORE, days=3))
    tips = [
        builders.make_tip(id_, [f"doel-{id_}"], timing=timing, until=10, shorter=short if id_ == "eerst" else None)
        for id_, timing in timings.items()
    ]
    late = builders.make_tip("laat", ["doel-laat"], timing=timings["eerst"], until=14)
    statements = [builders.make_statement(f"doel-{id_}") for id_ in timings]
    legal = [builders.make_statement(f"doel-{id_}", critical=CriticalKind.LEGAL) for id_ in ("laat", "leeg")]
    checklist = builders.make_checklist(builders.make_area("doel", [*statements, *legal], tips=[*tips, late]))
    details = dataclasses.replace(builders.make_details(), date=dt.date(2026, 11, 23), talk=dt.date(2026, 12, 1))
    result = builders.make_result(checklist, dict.fromkeys((item.id for item in checklist.statements), "nee"), details)
    plan = json.loads(encode_result(advise(result, hours=2)))["plan"]
    steps = {step["tip"]: step for step in plan.pop("stappen")}
    assert plan == {
        "vanaf": "2026-11-23",
        "gesprek": "2026-12-01",
        "dagen": 8,
        "minuten_voor": 80,
        "minuten_beschikbaar": 120,
        "minuten_tekort": 20,
        "haalbaar": "nee",
        "eerst_haalbaar": "2026-12-07",
        "overige_acties": 1,
        "zonder_actie": ["doel-leeg"],
    }
    assert steps["eerst"] == {
        "nr": steps["eerst"]["nr"],
        "tip": "eerst",
        "stellingen": ["doel-eerst"],
        "reden": "gewoon",
        "tekst": "Doe een deel.",
        "wie": "inkoper",
        "begin": "2026-11-27",
        "uiterlijk": "2026-11-27",
        "moment": {"dagen_voor": 3},
        "minuten": 20,
        "navragen": False,
        "vorm": "korter",
    }
    assert {id_: step["moment"] for id_, step in steps.items() if id_ != "eerst"} == {
        "laat": {"dagen_voor": 14},
        "in": {"binnen": 5},
        "op": "tijdens",
        "na": {"dagen_na": 2},
    }
    assert (steps["laat"]["vorm"], steps["laat"]["begin"], steps["laat"]["uiterlijk"]) == ("te-laat", None, None)
    assert [steps["op"][key] for key in ("begin", "uiterlijk")] == ["2026-12-01"] * 2


def make_area(
    id_: str, score: int | None, level: str, coverage: int | None, **fields: int | list[str]
) -> dict[str, Any]:
    return {
        "id": id_,
        "score": score,
        "niveau": level,
        "zekerheid": coverage,
        "beantwoord": 0,
        "van_toepassing": 0,
        "weet_niet": 0,
        "open": 0,
        "nvt": 0,
        "door": [],
        **fields,
    }


def test_open_is_told_from_unknown() -> None:
    document = encode({"doel-1": "weet-niet"})
    assert document["gebieden"][0] == make_area(
        "doel", None, "te-weinig-bekend", 0, van_toepassing=3, weet_niet=1, open=2
    )


@pytest.mark.parametrize(
    ("answers", "solve", "area", "door"),
    [
        ({"doel-1": "ja", "doel-2": "grotendeels", "doel-3": "ja"}, ["doel-2"], 0, ["doel-2"]),
        ({"doel-1": "nee", "doel-2": "grotendeels", "doel-3": "nee"}, ["doel-2"], 0, []),
        ({"spel-1": "nee", "spel-2": "ja"}, ["spel-1"], 1, ["spel-1"]),
        ({"spel-1": "grotendeels", "spel-2": "ja"}, [], 1, []),
    ],
)
def test_what_decided_a_level_is_named(answers: dict[str, str], solve: list[str], area: int, door: list[str]) -> None:
    document = encode(answers)
    assert (document["eerst_oplossen"], document["gebieden"][area]["door"]) == (solve, door)


def test_an_area_without_a_statement_in_this_phase_is_left_out() -> None:
    assert [area["id"] for area in encode({})["gebieden"]] == ["doel", "spel", "weg"]
    assert [area["id"] for area in encode({}, builders.TALK)["gebieden"]] == ["doel", "spel", "later", "weg"]


@pytest.mark.parametrize(("phase", "verdict"), [(builders.PLAN, "eerst-uitzoeken"), (builders.TENDER, "geen-dialoog")])
def test_the_verdict_of_nothing(phase: str, verdict: str) -> None:
    assert encode({}, phase)["oordeel"] == verdict


@pytest.mark.parametrize(
    ("weights", "answers", "shown"),
    [((1, 1), ("ja", "nee"), 50), ((1, 1, 1, 5), ("ja", "nee", "nee", "nee"), 13), ((1, 199), ("ja", "nee"), 1)],
)
def test_a_half_goes_up(weights: tuple[int, ...], answers: tuple[str, ...], shown: int) -> None:
    statements = [builders.make_statement(f"a-{number}", weight=weight) for number, weight in enumerate(weights)]
    checklist = builders.make_checklist(builders.make_area("a", statements))
    advice = builders.make_advice(checklist, {f"a-{number}": answer for number, answer in enumerate(answers)})
    exact = advice.result.areas[0].score
    assert exact is not None
    assert json.loads(encode_result(advice))["gebieden"][0]["score"] == shown
    assert abs(exact - shown) <= Fraction(1, 2)


def test_the_same_answers_give_the_same_bytes() -> None:
    one, other = (
        encode_result(builders.make_advice(CHECKLIST, dict(pairs)))
        for pairs in ([("doel-1", "ja"), ("spel-1", "nee")], [("spel-1", "nee"), ("doel-1", "ja")])
    )
    assert one == other
