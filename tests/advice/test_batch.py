"""Many reports at once: where each one goes, and what comes of the others when one fails."""

import shutil
from pathlib import Path

import pikepdf
import pytest

import dialoogcheck
from dialoogcheck.advice import batch
from dialoogcheck.advice.batch import (
    Destination,
    Job,
    JobOutcome,
    JobSource,
    choose_destination,
    do_job,
    do_jobs,
    find_sources,
    plan_jobs,
)
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.errors import BugError, PlaceError, UnusableInputError, WrongUseError

PROJECT = Path(dialoogcheck.__file__).parents[1]
EXAMPLE = PROJECT / "checklists" / "inkoopdialoog.voorbeeld.json"
SMALL = PROJECT / "tests" / "data" / "klein.yaml"
PIPED = JobSource(name="standaardinvoer")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def name_sources(*names: str) -> list[JobSource]:
    return [JobSource(name=name, path=Path(name)) for name in names]


def plan(
    sources: list[JobSource],
    *formats: str,
    place: Destination | None,
    shareable: bool = False,
    overwrite: bool = False,
    own: str = "",
) -> list[Job]:
    checklist = load_checklist(own) if own else None
    return plan_jobs(sources, formats, place, data=b"{", own=checklist, shareable=shareable, overwrite=overwrite)


def list_targets(jobs: list[Job]) -> list[str]:
    return [str(path) for job in jobs for _, path in job.targets]


def test_a_folder_gives_its_answers_and_only_without_any_its_pdfs() -> None:
    Path("in").mkdir()
    for name in ("b.PDF", "a.pdf", ".c.pdf", "d.txt"):
        Path("in", name).touch()
    assert [(source.name, source.found) for source in find_sources(Path("in"))] == [
        ("in/a.pdf", True),
        ("in/b.PDF", True),
    ]
    Path("in/z.dialoog.json").touch()
    assert [source.name for source in find_sources(Path("in"))] == ["in/z.dialoog.json"]
    assert find_sources(Path("in/a.pdf")) == (JobSource(name="in/a.pdf", path=Path("in/a.pdf")),)


def test_an_empty_folder() -> None:
    with pytest.raises(UnusableInputError, match="staan geen antwoordbestanden"):
        find_sources(Path())


@pytest.mark.parametrize(
    ("names", "output", "place"),
    [
        ("a", None, Destination()),
        ("a b", "", Destination()),
        ("a", "anders", Destination(file=Path("anders"))),
        ("a", "uit/", Destination(folder=Path("uit"))),
        ("a", "map", Destination(folder=Path("map"))),
        ("a b", "uit", Destination(folder=Path("uit"))),
    ],
)
def test_where_reports_go(names: str, output: str | None, place: Destination) -> None:
    Path("map").mkdir()
    assert choose_destination(name_sources(*names.split()), ["csv"], output, option="--uit") == place


def test_what_was_found_in_a_folder_goes_into_a_folder() -> None:
    found = JobSource(name="in/a.pdf", path=Path("in/a.pdf"), found=True)
    assert choose_destination([found], ["csv"], "uit", option="--uit").folder == Path("uit")


@pytest.mark.parametrize(
    ("sources", "output", "said"),
    [
        (name_sources("a", "b"), "uit.pdf", "Meer dan één rapport past niet in uit.pdf."),
        (name_sources("a"), "./a", "a is ook de invoer."),
        ([JobSource(name="in/a.PDF", path=Path("in/a.PDF"), found=True)], None, "staan al rapporten in PDF"),
    ],
)
def test_where_reports_cannot_go(sources: list[JobSource], output: str | None, said: str) -> None:
    with pytest.raises(WrongUseError, match=said) as caught:
        choose_destination(sources, ["pdf"], output, option="--elders")
    assert caught.value.hint.startswith("Kies met --elders een andere" if "Meer" not in said else "Kies met --elders")


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a.dialoog.json", "a.pdf"),
        ("a.json", "a.pdf"),
        ("a.b.csv", "a.b.pdf"),
        ("A.PDF", "A.pdf"),
        (".dialoog.json", "rapport.pdf"),
        ("in/a", "in/a.pdf"),
    ],
)
def test_a_report_is_called_after_its_source(name: str, made: str) -> None:
    assert list_targets(plan(name_sources(name), "pdf", place=Destination())) == [made]


def test_what_has_no_name_or_may_not_be_named() -> None:
    assert list_targets(plan([PIPED], "csv", place=Destination(folder=Path("uit")))) == ["uit/rapport.acties.csv"]
    assert list_targets(plan(name_sources("jan.json"), "csv", place=Destination(), shareable=True)) == [
        "rapport-deelbaar.acties.csv"
    ]


def test_two_inputs_with_the_same_name() -> None:
    sources = name_sources("x/a.dialoog.json", "y/a.dialoog.json")
    assert list_targets(plan(sources, "csv", place=Destination(folder=Path("uit")))) == [
        "uit/a.acties.csv",
        "uit/a-2.acties.csv",
    ]


def test_no_report_takes_the_place_of_another_input() -> None:
    Path("c.pdf").symlink_to("c.pdf")  # a circle of links is a name as any other
    sources = name_sources("a.dialoog.json", "a.pdf", "c.dialoog.json")
    assert list_targets(plan(sources, "pdf", place=Destination())) == ["a-2.pdf", "a-3.pdf", "c.pdf"]


def test_a_report_comes_back_when_it_has_no_place() -> None:
    (job,) = plan(name_sources(str(EXAMPLE)), "json", place=None)
    outcome = do_job(job)
    assert outcome.report.startswith(b"{")
    assert outcome == JobOutcome(report=outcome.report)
    (piped,) = plan([PIPED], "json", place=None)
    problem = do_job(piped).problem
    assert problem
    assert "standaardinvoer" in problem.message


def test_a_pdf_that_is_no_report_is_passed_over_only_in_a_folder() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save("a.pdf")
    source = JobSource(name="a.pdf", path=Path("a.pdf"), found=True)
    (found,) = plan([source], "csv", place=Destination(folder=Path()))
    assert do_job(found) == JobOutcome(remarks=("Dit is geen rapport van dialoogcheck. Het is overgeslagen.",))
    (named,) = plan(name_sources("a.pdf"), "csv", place=Destination())
    assert isinstance(do_job(named).problem, UnusableInputError)


def test_nothing_is_made_when_one_of_the_places_is_taken() -> None:
    shutil.copy(EXAMPLE, "a.json")
    Path("a.acties.csv").touch()
    (job,) = plan(name_sources("a.json"), "json", "csv", place=Destination())
    outcome = do_job(job)
    assert (outcome.written, type(outcome.problem)) == ((), PlaceError)
    assert not Path("a.resultaat.json").exists()


@pytest.mark.parametrize("processes", [1, 2])
def test_outcomes_come_in_the_order_of_the_jobs_whatever_became_of_them(processes: int) -> None:
    shutil.copy(EXAMPLE, "a.json")
    shutil.copy(EXAMPLE, "c.json")
    Path("c.acties.csv").touch()
    Path("b.json").write_bytes(b"{")
    jobs = plan(name_sources("a.json", "b.json", "c.json"), "csv", place=Destination())
    first, second, third = do_jobs(jobs, processes, remedy="")
    assert first == JobOutcome(written=(Path("a.acties.csv"),))
    assert isinstance(second.problem, UnusableInputError)
    # What is to know of a problem comes along from another process.
    assert isinstance(third.problem, PlaceError)
    assert third.problem.taken
    assert Path("a.acties.csv").read_bytes() == do_job(plan(name_sources("a.json"), "csv", place=None)[0]).report


@pytest.mark.parametrize("processes", [1, 2])
def test_a_checklist_of_your_own_goes_along(processes: int) -> None:
    jobs = plan(name_sources(str(EXAMPLE), str(EXAMPLE)), "json", place=None, own=str(SMALL))
    for outcome in do_jobs(jobs, processes, remedy=""):
        assert outcome.problem
        assert "niet bij “klein”" in outcome.problem.message


def test_a_bug_in_the_program_stops_no_other_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "read_case", lambda *_, **__: 1 // 0)
    outcomes = list(do_jobs(plan(name_sources("a", "b"), "csv", place=Destination()), 1, remedy=""))
    assert [type(outcome.problem) for outcome in outcomes] == [BugError, BugError]
    assert outcomes[1].problem
    assert outcomes[1].problem.message == "b: hier ging iets mis in dialoogcheck zelf (ZeroDivisionError)."
