"""Developments as JSON say what the report shows, and nothing more."""

import datetime as dt
import json
from dataclasses import replace
from typing import Any

from dialoogcheck.answers.model import Assessment
from dialoogcheck.checklist.model import ChecklistId, Counterpart, CriticalKind, StatementId
from dialoogcheck.development.export import encode_trend
from dialoogcheck.development.lookback import look_back
from dialoogcheck.development.model import GroupTrend, Retrospect, Trend
from dialoogcheck.development.tracking import track, track_groups
from dialoogcheck.group.comparing import compare
from tests.builders import (
    MUNICIPALITY,
    SUPPLIER,
    make_area,
    make_checklist,
    make_condition,
    make_details,
    make_result,
    make_statement,
)
from tests.group.people import CHECKLIST, CLIENT, DETAILS, begin_chance, draw_people, make_person

SMALL = make_checklist(
    make_area(
        "doel",
        [
            make_statement("doel-1", critical=CriticalKind.LEGAL),
            make_statement("doel-2"),
            make_statement("doel-3", weight=2),
        ],
    ),
    make_area("ver", [make_statement("ver-1", condition=make_condition(regio="ja"))]),
)


def encode(trend: Trend | GroupTrend | Retrospect) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(encode_trend(trend))
    assert (document.pop("formaat"), document.pop("schema")) == ("dialoogcheck-ontwikkeling", 1)
    return document


def encode_one() -> dict[str, Any]:
    first = make_result(
        SMALL,
        {"doel-1": "nee", "doel-2": "weet-niet", "doel-3": "deels"},
        replace(make_details(), date=dt.date(2026, 1, 1)),
    )
    return encode(
        track(
            [
                first,
                make_result(
                    SMALL, {"doel-1": "ja", "doel-2": "nee", "doel-3": "deels", "ver-1": "ja"}, make_details(regio="ja")
                ),
            ]
        )
    )


def test_one_side_of_the_table() -> None:
    document = encode_one()
    assert document["soort"] == "een-kant"
    assert document["perspectief"] == "gemeente"
    assert document["checklist"].pop("vingerafdruk").startswith("sha256:")
    assert document["checklist"] == {"id": "klein", "versie": "1.0.0"}
    assert [moment["gegevens"]["datum"] for moment in document["momenten"]] == ["2026-01-01", "2026-11-21"]
    assert document["momenten"][0] == {
        "gegevens": {
            "organisatie": "Gemeente Rivierstad",
            "onderwerp": "Jeugdhulp 2027",
            "datum": "2026-01-01",
            "fase": "plan",
            "vorm": "aanbesteding",
            "regio": False,
        },
        "beantwoorde_versie": "1.0.0",
        "oordeel": "eerst-oplossen",
    }
    assert document["niet_gelijk"] == [{"soort": "feiten", "momenten": [1], "feiten": ["regio"]}]
    assert document["niet_vergeleken"] == [{"stelling": "ver-1", "gevraagd": [False, True]}]


def test_what_changed() -> None:
    document = encode_one()
    assert document["gebieden"] == [
        {
            "id": "doel",
            "grondslag": ["doel-1", "doel-3"],
            # A half goes up: 2 of 9 points are 22, 5 of 9 are 56.
            "scores": [22, 56],
            "verandering": "gestegen",
            "advies_nu": {"score": 42, "niveau": "deels-klaar"},
            "stellingen": [
                {"id": "doel-1", "keuzes": ["nee", "ja"], "verandering": "gestegen"},
                {"id": "doel-2", "keuzes": ["weet-niet", "nee"], "verandering": "bekend-geworden"},
                {"id": "doel-3", "keuzes": ["deels", "deels"], "verandering": "gelijk"},
            ],
        }
    ]
    assert document["kritiek"] == {
        "opgelost": ["doel-1"],
        "nieuw": [],
        "nog_op_te_lossen": [],
        "nog_uit_te_zoeken": [],
        "nog_niet_op_orde": [],
        "vervallen": [],
    }


def test_what_was_advised_and_is_now() -> None:
    document = encode_one()
    assert document["eerdere_stappen"][:2] == [
        {
            "nr": 1,
            "tip": "tip-doel-1",
            "uitkomst": "nu-in-orde",
            "nu_stap": None,
            "omdat": [{"stelling": "doel-1", "toen": "nee", "nu": "ja"}],
        },
        {
            "nr": 2,
            "tip": "tip-doel-3",
            "uitkomst": "nog-niet",
            "nu_stap": 2,
            "omdat": [{"stelling": "doel-3", "toen": "deels", "nu": "deels"}],
        },
    ]
    assert document["acties_nu"] == ["tip-doel-2", "tip-doel-3"]
    gone = encode(track([make_result(SMALL, {"ver-1": "nee"}, make_details(regio="ja")), make_result(SMALL)]))
    assert {"stelling": "ver-1", "toen": "nee", "nu": None} in [
        item for action in gone["eerdere_stappen"] for item in action["omdat"]
    ]


def make_moments() -> list[list[Assessment]]:
    return [
        [make_person(side, {"doel-1": choice}, note="smaragd") for side, choices in row.items() for choice in choices]
        for row in (
            {MUNICIPALITY: ["deels"] * 5, SUPPLIER: ["deels"] * 6, CLIENT: ["ja"] * 4},
            {MUNICIPALITY: ["ja"] * 7, SUPPLIER: ["deels"] * 5, CLIENT: ["nee"] * 4},
        )
    ]


def test_groups() -> None:
    document = encode(track_groups([compare(CHECKLIST, people, DETAILS) for people in make_moments()]))
    assert document["soort"] == "groepen"
    assert document["groepen"] == [
        {"id": "gemeente", "perspectieven": ["gemeente"], "mensen": [5, 7]},
        {"id": "aanbieder", "perspectieven": ["aanbieder"], "mensen": [6, 5]},
    ]
    assert document["niet_op_elk_moment"] == ["client"]
    assert [(moment["open"], moment["drempel"], moment["deelnemers"]["client"]) for moment in document["momenten"]] == [
        (False, 5, 4)
    ] * 2
    area = document["gebieden"][0]
    statements = area.pop("stellingen")
    assert area == {
        "id": "doel",
        "grondslag": ["doel-1"],
        "groepen": [
            {"groep": "gemeente", "gemiddelden": [33, 100], "verandering": "gestegen"},
            {"groep": "aanbieder", "gemiddelden": [33, 33], "verandering": "ongeveer-gelijk"},
        ],
        "gemiddelden": [33, 67],
        "verschillen": [
            {"grootte": 0, "laagst": ["gemeente", "aanbieder"], "hoogst": ["gemeente", "aanbieder"]},
            {"grootte": 67, "laagst": ["aanbieder"], "hoogst": ["gemeente"]},
        ],
        "verschil_werd": "groter",
        "samen": None,
        "waarschuwing": True,
    }
    assert statements[0]["id"] == "doel-1"
    assert [cell["antwoorden"]["ja"] for cell in statements[0]["groepen"][0]["momenten"]] == [0, 7]


def test_nothing_of_who_is_not_shown() -> None:
    text = encode_trend(track_groups([compare(CHECKLIST, people, DETAILS) for people in make_moments()])).decode()
    assert "smaragd" not in text
    hidden = json.loads(text)
    assert "client" not in json.dumps([hidden["gebieden"], hidden["groepen"]])


def make_retrospect(*, group: bool) -> Retrospect:
    later = replace(
        SMALL,
        id=ChecklistId("later"),
        counterparts=tuple(
            Counterpart(
                statement=StatementId(own), checklist=SMALL.id, other=StatementId(other), why="Dat is hetzelfde."
            )
            for own, other in (("doel-1", "doel-1"), ("doel-2", "ver-1"))
        ),
    )
    people = [replace(make_person(MUNICIPALITY, {"doel-1": "nee"}), checklist=later.id)]
    second = compare(later, people, DETAILS, open_=True) if group else make_result(later, {"doel-1": "weet-niet"})
    return look_back(make_result(SMALL, {"doel-1": "ja"}), second)


def test_a_retrospect() -> None:
    document = encode(make_retrospect(group=False))
    assert document["soort"] == "terugblik"
    assert [moment["checklist"]["id"] for moment in document["momenten"]] == ["klein", "later"]
    assert [moment["perspectief"] for moment in document["momenten"]] == ["gemeente", "gemeente"]
    assert document["paren"] == [
        {
            "eerder": {"stelling": "doel-1", "antwoorden": [{"keuze": "ja", "score": 100}]},
            "later": {"stelling": "doel-1", "antwoorden": [{"keuze": "weet-niet", "score": None}]},
            "waarom": "Dat is hetzelfde.",
            "samen": "niet-bekend",
        }
    ]
    assert document["niet_vergeleken"] == [{"eerder": "ver-1", "later": "doel-2"}]


def test_a_person_beside_a_group() -> None:
    document = encode(make_retrospect(group=True))
    assert document["momenten"][1]["deelnemers"] == {"gemeente": 1, "aanbieder": 0}
    (voice,) = document["paren"][0]["later"]["antwoorden"]
    assert (voice["groep"], voice["gemiddelde"], voice["antwoorden"]["nee"]) == ("gemeente", 0, 1)
    assert document["paren"][0]["samen"] == "alleen-eerder"


def test_the_same_people_give_the_same_bytes() -> None:
    chance = begin_chance(7)
    moments = [draw_people(chance) for _ in range(3)]
    one = track_groups([compare(CHECKLIST, people, DETAILS) for people in moments])
    other = track_groups([compare(CHECKLIST, chance.sample(people, len(people)), DETAILS) for people in moments])
    assert encode_trend(one) == encode_trend(other)
