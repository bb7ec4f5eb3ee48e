"""What is in a checklist, told in lines; that everything is there is tested with ``toon``."""

from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import PhaseId
from dialoogcheck.checklist.overview import describe_checklist, describe_phase
from dialoogcheck.dutch import count

CHECKLIST = load_checklist("inkoopdialoog")
PROCEDURE = CHECKLIST.phase(PhaseId("procedure"))


def test_headings_come_in_the_order_of_the_checklist() -> None:
    headings = [line.text for line in describe_checklist(CHECKLIST) if line.is_heading]
    assert headings == ["Fasen", "Wat u vooraf invult", "Antwoorden", *(area.name for area in CHECKLIST.areas)]


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
