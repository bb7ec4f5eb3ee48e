"""Who belong together in a group report, and what its reader must know of them."""

from dataclasses import replace

from dialoogcheck.checklist.model import ChoiceId, FactId, StatementId
from dialoogcheck.group.meeting import Naming, find_most, hold_meeting
from dialoogcheck.group.words import NOT_ASKED, explain_unlike
from tests.builders import MUNICIPALITY
from tests.group.people import CHECKLIST, make_people, submit


def test_what_most_say() -> None:
    assert find_most([]) is None
    assert find_most(["b", "a", "b"]) == "b"
    assert find_most(["b", "a"]) == find_most(["a", "b"]) == "a"


def test_the_remark_names_the_facts_about_which_people_differ_and_nobody() -> None:
    *people, other = make_people((MUNICIPALITY, ["ja"] * 7))
    assert hold_meeting(submit(*people), Naming(), 90).remarks == ()
    facts = {**other.details.facts, FactId("vorm"): "subsidie", FactId("regio"): "ja"}
    unlike = replace(other, details=replace(other.details, facts=facts))
    said = f"{explain_unlike(['‘Vorm’', '‘Regio’'])} {NOT_ASKED}"
    assert hold_meeting(submit(*people, unlike), Naming(), 90).remarks == (said,)


def test_the_remark_about_answers_that_count_lower_names_neither_the_answer_nor_who_gave_it() -> None:
    *people, last = make_people((MUNICIPALITY, ["ja"] * 7))
    lowered = replace(last, lowered={CHECKLIST.statement(StatementId("doel-2")).id: ChoiceId("deels")})
    (remark,) = hold_meeting(submit(*people, lowered), Naming(), 90).remarks
    assert "‘Titel van doel-2’" in remark
    assert "Deels" not in remark
    assert "doel-1" not in remark
