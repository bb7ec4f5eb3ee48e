"""What is in a checklist, told in lines; that everything is there is tested with ``toon``."""

from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import PhaseId
from dialoogcheck.checklist.overview import describe_checklist, describe_phase
from dialoogcheck.dutch import count
from tests.checklist.complete import COMPLETE_CHECKLIST
from tests.checklist.decoding import decode_checklist

CHECKLIST = load_checklist("inkoopdialoog")
PROCEDURE = CHECKLIST.phase(PhaseId("procedure"))


def test_headings_come_in_the_order_of_the_checklist() -> None:
    headings = [line.text for line in describe_checklist(CHECKLIST) if line.is_heading]
    assert headings == ["Fasen", "Wat u vooraf invult", "Antwoorden", *(area.name for area in CHECKLIST.areas)]


def test_what_can_be_answered_and_when_is_told_whole_and_in_a_phase() -> None:
    checklist, diagnostics = decode_checklist(COMPLETE_CHECKLIST.encode(), "x.yaml")
    assert checklist, diagnostics
    whole = [line.text for line in describe_checklist(checklist)]
    assert {"- Ja: 1 punt. Dit is zo.", "- Niet van toepassing: telt niet mee voor de score. Dit kan hier niet."} <= {
        *whole
    }
    for lines in (whole, [line.text for line in describe_phase(checklist, checklist.phases[0])]):
        limits = lines[lines.index("doel-1  Het doel van het gesprek staat op papier.") + 1 :][:3]
        assert "kritiek (proces) alleen bij regio: ja; alleen ‘Nee’ of ‘Ja’" in limits[0]
        assert limits[1:] == ["Nee: Het staat nergens.", "Niet van toepassing: Nooit."]


def test_a_phase_that_stops_begins_with_that() -> None:
    assert PROCEDURE.stop
    headings = [line.text for line in describe_phase(CHECKLIST, PROCEDURE) if line.is_heading]
    assert headings[:2] == [PROCEDURE.stop.title, "Doel van de dialoog"]


def test_only_the_advice_of_a_phase_is_counted_there() -> None:
    area = next(area for area in CHECKLIST.areas if any(PROCEDURE.id not in tip.phases for tip in area.tips))
    pitfalls = sum(PROCEDURE.id in pitfall.phases for pitfall in area.pitfalls)
    tips = sum(PROCEDURE.id in tip.phases for tip in area.tips)
    counted = f"{count(pitfalls, 'valkuil', 'valkuilen')} en {count(tips, 'tip', 'tips')}."
    assert counted in [line.text for line in describe_phase(CHECKLIST, PROCEDURE)]
    assert f"{len(area.pitfalls)} valkuilen en {len(area.tips)} tips." in [
        line.text for line in describe_checklist(CHECKLIST)
    ]
