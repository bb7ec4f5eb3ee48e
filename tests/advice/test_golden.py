"""The example report is as it was; whoever means to change it runs ``make golden`` and looks at what changed."""

from pathlib import Path

import pytest

from dialoogcheck.advice.case import find_example, produce, read_case
from dialoogcheck.checklist.outline import compose_outline
from dialoogcheck.document.markdown import write_markdown
from tests.checklist.complete import COMPLETE_CHECKLIST
from tests.checklist.decoding import decode_checklist

FOLDER = Path(__file__).parents[1] / "golden"
KEPT = {
    "voorbeeld.html": "html",
    "voorbeeld.md": "md",
    "voorbeeld.resultaat.json": "json",
    "voorbeeld.acties.csv": "csv",
    "checklist.md": "checklist",
}


def make_golden(name: str) -> bytes:
    """The example report, or a checklist written out.

    The style sheet and the fonts in the page are not what this is about.
    """
    if KEPT[name] == "checklist":
        checklist, _ = decode_checklist(COMPLETE_CHECKLIST.encode(), "x.yaml")
        assert checklist
        return write_markdown(compose_outline(checklist)).encode()
    data = produce(read_case(find_example(None)), KEPT[name])
    if KEPT[name] != "html":
        return data
    before, _, rest = data.partition(b"<style>")
    return before + b"<style>" + rest[rest.index(b"</style>") :]


@pytest.mark.parametrize("name", KEPT)
def test_the_example_is_as_it_was(name: str, request: pytest.FixtureRequest) -> None:
    path = FOLDER / name
    made = make_golden(name)
    if request.config.getoption("--golden"):
        path.write_bytes(made)
    assert path.exists(), "there is none yet: make golden"
    assert made == path.read_bytes(), "look at what changed, and then: make golden"


def test_nothing_is_kept_that_no_test_looks_at() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(KEPT)


def test_a_missing_and_an_orphaned_one_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(f"{__name__}.FOLDER", tmp_path)
    if not request.config.getoption("--golden"):
        with pytest.raises(AssertionError, match="there is none yet"):
            test_the_example_is_as_it_was("voorbeeld.md", request)
    (tmp_path / "over.html").touch()
    with pytest.raises(AssertionError):
        test_nothing_is_kept_that_no_test_looks_at()
