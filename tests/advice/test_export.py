"""The result as JSON is what the manual promises."""

import json
from fractions import Fraction
from typing import Any

import pytest

from dialoogcheck.advice.export import encode_result
from dialoogcheck.checklist.model import CriticalKind
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
    actions = document.pop("acties")
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
    assert actions[1] == {
        "tip": "tip-spel-1",
        "stelling": "spel-1",
        "omdat": [{"stelling": "spel-1", "keuze": "weet-niet"}],
        "tekst": "Doe tip-spel-1.",
        "wie": "inkoper",
        "wanneer": "een week voor het gesprek",
        "duur": "1 uur",
        "eerst_navragen": True,
    }
    assert actions[0]["eerst_navragen"] is False


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
