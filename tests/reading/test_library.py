"""Finding and loading checklists, our own and those of others."""

from pathlib import Path

import pytest

from dialoogcheck.errors import UnusableInputError
from dialoogcheck.reading.library import find_checklists, load_answered_checklist, load_checklist, peek
from dialoogcheck.reading.minimal import MINIMAL_CHECKLIST
from dialoogcheck.reading.nodes import MAXIMUM_BYTES


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "eigen.yaml"
    path.write_text(MINIMAL_CHECKLIST, encoding="utf-8")
    return path


def test_our_own_checklists_are_found_and_loaded_once() -> None:
    paths = find_checklists()
    assert paths == tuple(sorted(paths)) != ()
    assert load_checklist(paths[0].stem) is load_checklist(paths[0].stem)


def test_a_file_of_the_user_is_loaded(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_checklist(str(own)).id == "klein"
    monkeypatch.chdir(own.parent)
    assert load_checklist("eigen.yaml").id == "klein"


def test_a_file_is_read_again_when_it_has_changed(own: Path) -> None:
    load_checklist(str(own))
    own.write_text(MINIMAL_CHECKLIST.replace("Kleine checklist", "Andere checklist"), encoding="utf-8")
    assert load_checklist(str(own)).title == "Andere checklist"


def test_an_unknown_name_proposes_one() -> None:
    with pytest.raises(UnusableInputError, match="Bedoelde u “inkoopdialoog”") as caught:
        load_checklist("inkoopdialog")
    assert "inkoopdialoog" in caught.value.hint


def test_a_name_that_looks_like_nothing_lists_them() -> None:
    with pytest.raises(UnusableInputError) as caught:
        load_checklist("xyz")
    assert "Bedoelde" not in caught.value.message
    assert "inkoopdialoog" in caught.value.hint


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("id: klein", "id: Klein"), "vorm"),
        (("[vervolg-1]\n        fasen: alle", "[vervolg-2]\n        fasen: alle"), "onbekende-stelling"),
        (("schema: 1", "schema: 2"), "nieuwer-schema"),
    ],
)
def test_a_checklist_that_cannot_be_used_says_why(own: Path, change: tuple[str, str], code: str) -> None:
    own.write_text(MINIMAL_CHECKLIST.replace(*change), encoding="utf-8")
    with pytest.raises(UnusableInputError) as caught:
        load_checklist(str(own))
    assert [found.code for found in caught.value.diagnostics] == [code]
    assert "controleer" in caught.value.hint


def test_a_checklist_that_could_be_better_is_used(own: Path) -> None:
    own.write_text(
        MINIMAL_CHECKLIST.replace("tekst: Alle deelnemers kregen het verslag.", "tekst: Niemand miste het verslag niet."), encoding="utf-8"
    )
    assert load_checklist(str(own)).id == "klein"


def test_a_header_is_read_without_building(own: Path) -> None:
    header = peek(own)
    assert header == ("klein", "1.0.0", "Kleine checklist", "Kijk of u klaar bent voor een gesprek.", ("Voor het gesprek", "Na het gesprek"), 3)


def test_a_file_without_a_header_is_refused(own: Path) -> None:
    own.write_text("", encoding="utf-8")
    with pytest.raises(UnusableInputError):
        peek(own)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "groot.yaml"
    path.write_bytes(b"a" * (MAXIMUM_BYTES + 1))
    for load in (load_checklist, lambda name: peek(Path(name))):
        with pytest.raises(UnusableInputError, match="groter dan 2 MB"):
            load(str(path))


def test_an_answer_file_names_one_of_our_own_checklists_or_the_one_that_the_user_gave(own: Path) -> None:
    assert load_answered_checklist("inkoopdialoog", "a.json") is load_checklist("inkoopdialoog")
    assert load_answered_checklist("klein", "a.json", load_checklist(str(own))).id == "klein"
    with pytest.raises(UnusableInputError, match="hoort bij de checklist “inkoopdialoog”, niet bij “klein”"):
        load_answered_checklist("inkoopdialoog", "a.json", load_checklist(str(own)))
    with pytest.raises(UnusableInputError, match="Bedoelde u “inkoopdialoog”"):
        load_answered_checklist("inkopdialoog", "a.json")


def test_an_answer_file_cannot_open_another_file(own: Path) -> None:
    with pytest.raises(UnusableInputError, match="Die is er niet"):
        load_answered_checklist(str(own), "a.json")
