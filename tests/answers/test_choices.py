"""What can be answered to a statement that allows only some choices, and what another answer counts as, in any file."""

import csv
import io
import itertools
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dialoogcheck.answers.choices import find_allowed, list_anchors, list_meanings, list_offered
from dialoogcheck.answers.file import Decoder, encode_assessment, parse_document
from dialoogcheck.answers.intake import Submission, gather
from dialoogcheck.answers.model import NoScore
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import Checklist, ChoiceId, PerspectiveId, Statement, StatementId
from dialoogcheck.form.making import compose_form
from dialoogcheck.form.pdf import print_form
from tests import builders
from tests.form.filling import fill_with_pikepdf

NEE, DEELS, GROTENDEELS, JA = (choice.id for choice in builders.SCALE)
SMALL = Path(__file__).parents[1] / "data" / "klein.yaml"


def limit(*choices: str, id_: str = "doel-1", **changes: Any) -> Statement:  # noqa: ANN401
    return replace(builders.make_statement(id_), choices=tuple(map(ChoiceId, choices)), **changes)


@pytest.mark.parametrize(
    ("allowed", "counted"),
    [
        ((), (NEE, DEELS, GROTENDEELS, JA)),
        ((NEE, JA), (NEE, NEE, NEE, JA)),
        ((NEE, DEELS, JA), (NEE, DEELS, DEELS, JA)),
        ((JA, NEE), (NEE, NEE, NEE, JA)),
        # The linter refuses this one; whoever builds it in code loses no answer.
        ((GROTENDEELS, JA), (GROTENDEELS, GROTENDEELS, GROTENDEELS, JA)),
    ],
)
def test_another_answer_counts_as_the_nearest_lower_one(allowed: tuple[str, ...], counted: tuple[str, ...]) -> None:
    checklist = builders.make_checklist()
    assert tuple(find_allowed(checklist, limit(*allowed), choice.id) for choice in checklist.scale) == counted


def test_lowering_is_never_a_gain_and_keeps_the_order() -> None:
    checklist = builders.make_checklist()
    points = {choice.id: choice.points for choice in checklist.scale}
    for size in range(3):
        for between in itertools.combinations((DEELS, GROTENDEELS), size):
            counted = [points[find_allowed(checklist, limit(NEE, *between, JA), id_)] for id_ in points]
            assert counted == sorted(counted)
            assert all(after <= before for after, before in zip(counted, points.values(), strict=True))


def test_a_number_is_a_place_in_the_whole_scale() -> None:
    checklist = builders.make_checklist()
    assert list_offered(checklist, limit()) == {
        "nee": 1,
        "deels": 2,
        "grotendeels": 3,
        "ja": 4,
        "weet-niet": 5,
        "nvt": 6,
    }
    assert list_offered(checklist, limit(JA, NEE)) == {"nee": 1, "ja": 4, "weet-niet": 5, "nvt": 6}


def test_own_anchors_and_general_meanings_stand_in_the_order_of_the_scale() -> None:
    scale = (replace(builders.SCALE[0], meaning="Zo is het niet."), *builders.SCALE[1:])
    checklist = replace(builders.make_checklist(), scale=scale, unknown_meaning="Vraag het na.")
    assert list(list_meanings(checklist).items()) == [("nee", "Zo is het niet."), ("weet-niet", "Vraag het na.")]
    statement = limit(anchors={"nvt": "Nooit.", "ja": "Met een handtekening."}, not_applicable="Er is niets.")
    assert list(list_anchors(checklist, statement).items()) == [("ja", "Met een handtekening."), ("nvt", "Nooit.")]
    assert list_anchors(checklist, limit(not_applicable="Er is niets.")) == {"nvt": "Er is niets."}


def write_checklist(folder: Path) -> Checklist:
    """A checklist with a statement that is so or not, in a file of its own."""
    path = folder / "klein.yaml"
    text = SMALL.read_text("utf-8").replace("id: doel-1\n", "id: doel-1\n        keuzes: [nee, ja]\n")
    path.write_text(text, "utf-8")
    return load_checklist(str(path))


def as_document(checklist: Checklist, choice: str, note: str = "") -> bytes:
    details = builders.make_details()
    assessment = builders.make_assessment(checklist, {"doel-1": choice, "doel-2": "deels"}, details)
    answers = {id_: replace(answer, note=note) for id_, answer in assessment.answers.items()}
    return encode_assessment(replace(assessment, answers=answers), checklist)


def as_table(checklist: Checklist, choice: str) -> bytes:
    number = [choice.id for choice in checklist.scale].index(ChoiceId(choice)) + 1
    heads = ("perspectief", "checklist", "fase", "vorm", "regio", "doel-1", "doel-2")
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(
        [heads, ("gemeente", checklist.id, "plan", "aanbesteding", "nee", number, "Deels")]
    )
    return written.getvalue().encode()


def as_pdf(checklist: Checklist, choice: str) -> bytes:
    """A form that was made before the author took answers away."""
    free = replace(checklist, areas=tuple(_free(area) for area in checklist.areas))
    pdf = print_form(compose_form(free, builders.make_details(), threshold=5), fillable=True)
    return fill_with_pikepdf(pdf, {"stelling-doel-1": choice, "stelling-doel-2": "deels"})


def _free(area: Any) -> Any:  # noqa: ANN401
    return replace(area, statements=tuple(replace(item, choices=()) for item in area.statements))


def as_mail(checklist: Checklist, choice: str) -> bytes:
    return b"Beste mevrouw,\n\n" + as_document(checklist, choice) + b"\nGroeten"


FILES: dict[str, Callable[[Checklist, str], bytes]] = {
    "a.dialoog.json": as_document,
    "a.csv": as_table,
    "a.pdf": as_pdf,
    "a.txt": as_mail,
}


def read(folder: Path, name: str, data: bytes, checklist: Checklist) -> Submission:
    path = folder / name
    path.write_bytes(data)
    gathered = gather([path], checklist, changed_too=True)
    assert not gathered.refusals, gathered.refusals[0]
    (submission,) = gathered.submissions
    return submission


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(("given", "counted"), [("nee", "nee"), ("deels", "nee"), ("grotendeels", "nee"), ("ja", "ja")])
def test_in_any_kind_of_file_it_counts_lower_and_that_is_told(
    tmp_path: Path, name: str, given: str, counted: str
) -> None:
    checklist = write_checklist(tmp_path)
    submission = read(tmp_path, name, FILES[name](checklist, given), checklist)
    answers = submission.assessment.answers
    assert answers[StatementId("doel-1")].choice == counted
    assert answers[StatementId("doel-2")].choice == "deels"
    told = [remark for remark in submission.remarks if checklist.statement(StatementId("doel-1")).title in remark]
    assert len(told) == (given != counted)
    assert all(f"‘{checklist.choice(ChoiceId(id_)).name}’" in remark for remark in told for id_ in (given, counted))


def test_the_note_stays_and_what_was_given_is_written_back(tmp_path: Path) -> None:
    checklist = write_checklist(tmp_path)
    first = read(tmp_path, "a.dialoog.json", as_document(checklist, "deels", "Bijna."), checklist)
    assert first.assessment.answers[StatementId("doel-1")].note == "Bijna."
    assert first.assessment.lowered == {"doel-1": "deels"}
    again = read(tmp_path, "b.dialoog.json", encode_assessment(first.assessment, checklist), checklist)
    assert again.assessment == first.assessment
    assert again.remarks == first.remarks


@pytest.mark.parametrize("choice", [NoScore.UNKNOWN, NoScore.NOT_APPLICABLE])
def test_not_knowing_can_always_be_answered(tmp_path: Path, choice: str) -> None:
    checklist = write_checklist(tmp_path)
    submission = read(tmp_path, "a.dialoog.json", as_document(checklist, choice), checklist)
    assert submission.assessment.answers[StatementId("doel-1")].choice == choice
    assert not submission.remarks


@pytest.mark.parametrize("number", [1, 2, 5, 6, 40])
def test_of_many_only_some_are_named(number: int) -> None:
    statements = [limit(NEE, JA, id_=f"doel-{index}") for index in range(number)]
    checklist = builders.make_checklist(builders.make_area("doel", statements))
    checklist = replace(checklist, scale=(*checklist.scale[:1], replace(checklist.scale[1], mirror_name="Een beetje")))
    checklist = replace(checklist, scale=(*checklist.scale, *builders.SCALE[2:]))
    for perspective, name in ((builders.MUNICIPALITY, "‘Deels’"), (builders.SUPPLIER, "‘Een beetje’")):
        details = replace(builders.make_details(), perspective=PerspectiveId(perspective))
        answers: dict[str, str] = {statement.id: "deels" for statement in statements}
        data = json.loads(encode_assessment(builders.make_assessment(checklist, answers, details), checklist))
        _, diagnostics = Decoder(checklist).decode(parse_document(json.dumps(data).encode(), "a"), "a")
        (diagnostic,) = diagnostics
        named = sum(f"‘{statement.title}’" in diagnostic.message for statement in statements)
        assert named == min(number, 5)
        assert (name in diagnostic.message) is (number <= 5)
        assert number <= 5 or str(number) in diagnostic.message
