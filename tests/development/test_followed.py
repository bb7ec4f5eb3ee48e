"""What a report says of the actions that were advised before."""

from dataclasses import replace

from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import PhaseId
from dialoogcheck.development.moments import Development, produce
from dialoogcheck.development.tracking import track
from tests.builders import make_details, make_result


def test_an_action_is_not_cut_off_inside_quotes() -> None:
    checklist = load_checklist("kwaliteit")
    tip = next(tip for area in checklist.areas for tip in area.tips if tip.id == "kw-zin-over-prijzen")
    phase = PhaseId("uitvoering")
    facts = {fact.id: fact.default for fact in checklist.facts_in(phase)}
    details = replace(make_details(), phase=phase, facts=facts, perspective=checklist.organiser.id)
    moments = [make_result(checklist, {"kw-vorm-5": choice}, details) for choice in ("nee", "ja")]
    assert tip in [item.step.tip for item in track(moments).followed]
    report = produce(Development(trend=track(moments), remarks=()), "md").decode()
    assert "Noem geen prijzen, winst of plannen voor een aanbod.’ Zet die zin ook in de uitnodiging." in report
