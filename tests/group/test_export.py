"""Comparisons as JSON say what the group report shows, and nothing more."""

import json
import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from dialoogcheck.answers.model import Assessment
from dialoogcheck.group.agenda import plan_agenda
from dialoogcheck.group.comparing import compare
from dialoogcheck.group.export import encode_comparison
from tests.builders import MUNICIPALITY, SUPPLIER
from tests.group.people import CHECKLIST, CLIENT, DETAILS, begin_chance, draw_people, make_people, make_person


def encode(people: list[Assessment], *, open_: bool = False, minutes: int | None = None) -> dict[str, Any]:
    comparison = compare(CHECKLIST, people, DETAILS, open_=open_)
    document: dict[str, Any] = json.loads(
        encode_comparison(comparison, plan_agenda(comparison, minutes) if minutes else None)
    )
    return document


THREE = [
    *[make_person(MUNICIPALITY, {"doel-1": "ja", "doel-2": "ja", "spel-1": "ja"}) for _ in range(5)],
    *[make_person(SUPPLIER, {"doel-1": "nee", "doel-2": "ja", "spel-1": "weet-niet"}) for _ in range(5)],
    *[
        make_person(CLIENT, {"doel-1": choice, "doel-2": "ja"}, note="Geheim.")
        for choice in ("nee", "deels", "ja", "ja", "ja", "nvt")
    ],
]


def test_what_the_document_is_about() -> None:
    document = encode(THREE)
    assert document["checklist"].pop("vingerafdruk").startswith("sha256:")
    assert {field: document[field] for field in ("formaat", "schema", "checklist", "open", "drempel", "agenda")} == {
        "formaat": "dialoogcheck-vergelijking",
        "schema": 1,
        "checklist": {"id": "klein", "versie": "1.0.0"},
        "open": False,
        "drempel": 5,
        "agenda": None,
    }
    # Whose perspective it is makes no sense for a group.
    assert document["gegevens"] == {
        "organisatie": "Gemeente Rivierstad",
        "onderwerp": "Jeugdhulp 2027",
        "datum": "2026-11-21",
        "fase": "plan",
        "vorm": "aanbesteding",
        "regio": False,
    }


def test_who_took_part() -> None:
    document = encode(THREE)
    assert document["deelnemers"] == {"gemeente": 5, "aanbieder": 5, "client": 6}
    assert [group["mensen"] for group in document["groepen"]] == [5, 5, 6]
    assert [group["perspectieven"] for group in document["groepen"]] == [["gemeente"], ["aanbieder"], ["client"]]
    assert document["niet_getoond"] == []


def test_the_numbers_of_one_statement() -> None:
    area = encode(THREE)["gebieden"][0]
    assert area["id"] == "doel"
    first = area["stellingen"][0]
    # How agreement is measured is tested where it is.
    assert 0 < first["groepen"][2].pop("eens") < first["groepen"][0]["eens"] == 100
    assert first["id"] == "doel-1"
    assert first["groepen"][2] == {
        "groep": "client",
        "gevraagd": 6,
        "open": 0,
        "verborgen": False,
        "antwoorden": {"nee": 1, "deels": 1, "grotendeels": 0, "ja": 3},
        "weet_niet": 0,
        "nvt": 1,
        # Four thirds and nine thirds over five people: 10/15.
        "gemiddelde": 67,
        "laagste": 0,
        "hoogste": 100,
    }
    assert first["verschil"] == {"grootte": 100, "laagst": ["aanbieder"], "hoogst": ["gemeente"]}
    assert first["gemiddelde"] == 56


def test_lists_name_statements() -> None:
    document = encode(THREE)
    assert document["verschillen"][0] == "doel-1"
    assert "doel-2" in document["gedeelde_kracht"]
    assert document["gedeelde_zorgen"] == []
    assert document["blinde_vlekken"] == [
        {"stelling": "spel-1", "weet_het_niet": ["aanbieder"], "weet_het_wel": ["gemeente"]}
    ]


def test_a_half_goes_up() -> None:
    document = encode(make_people(("gemeente", ["ja"] * 7 + ["nee"] * 1)), open_=True)
    cell = document["gebieden"][0]["stellingen"][0]["groepen"][0]
    assert Fraction(700, 8) == Fraction("87.5")
    assert cell["gemiddelde"] == 88


def test_the_agenda() -> None:
    agenda = encode(THREE, minutes=60)["agenda"]
    assert agenda["minuten"] == 60
    assert agenda["begint_met"] == "doel-2"
    assert [item["begin"] for item in agenda["onderdelen"]] == sorted(item["begin"] for item in agenda["onderdelen"])
    (talk,) = (item for item in agenda["onderdelen"] if item.get("stelling") == "doel-1")
    assert set(talk) == {"soort", "begin", "minuten", "stelling", "reden", "begint"}
    assert talk["begint"] == ["aanbieder"]


def test_nothing_of_what_is_hidden() -> None:
    # Two of five is too few to show, and one client is no group.
    answered = [
        make_person(MUNICIPALITY, {"doel-1": "ja", **({"spel-2": "nee"} if number < 2 else {})}) for number in range(5)
    ]
    document = encode([*answered, *THREE[5:10], make_person(CLIENT, {"doel-1": "nee"})])
    assert document["deelnemers"]["client"] == 1
    hidden = [
        cell
        for area in document["gebieden"]
        for item in area["stellingen"]
        for cell in item["groepen"]
        if cell["verborgen"]
    ]
    assert hidden
    assert all(set(cell) == {"groep", "gevraagd", "open", "verborgen"} for cell in hidden)
    assert "client" not in {
        cell["groep"] for area in document["gebieden"] for item in area["stellingen"] for cell in item["groepen"]
    }


@pytest.mark.parametrize("seed", range(20))
def test_no_notes_no_names_and_only_numbers_that_can_be(seed: int) -> None:
    chance = begin_chance(seed)
    people = [replace(person, submission=f"inzending-{number}") for number, person in enumerate(draw_people(chance))]
    if not people:
        return
    text = json.dumps(encode(people, minutes=90), ensure_ascii=False)
    assert "Geheim" not in text
    assert "inzending" not in text
    for number in re.findall(r'"(?:gemiddelde|laagste|hoogste|eens|grootte)": (\S+?)[,}]', text):
        assert number == "null" or 0 <= int(number) <= 100


def test_the_order_of_people_makes_no_difference() -> None:
    one, other = (
        encode_comparison(compare(CHECKLIST, people, DETAILS, open_=False), None) for people in (THREE, THREE[::-1])
    )
    assert one == other
    assert one.endswith(b"}\n")
