"""Finding and loading checklists, our own and those of others."""

import os
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest

from dialoogcheck.checklist.library import MOST_OPENED, list_own, load_answered_checklist, load_checklist, peek
from dialoogcheck.checklist.nodes import MAXIMUM_BYTES
from dialoogcheck.checklist.shelf import find_checklists, find_shipped, list_shadows, search_own_folders, sort_own_files
from dialoogcheck.errors import UnusableInputError
from dialoogcheck.files import OWN_FOLDERS, find_folder
from tests.checklist.minimal import MINIMAL_CHECKLIST


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
        MINIMAL_CHECKLIST.replace(
            "tekst: Alle deelnemers kregen het verslag.", "tekst: Niemand miste het verslag niet."
        ),
        encoding="utf-8",
    )
    assert load_checklist(str(own)).id == "klein"


def test_a_header_is_read_without_building(own: Path) -> None:
    header = peek(own)
    assert header == (
        "klein",
        "1.0.0",
        "Kleine checklist",
        "Kijk of u klaar bent voor een gesprek.",
        ("Voor het gesprek", "Na het gesprek"),
        3,
    )


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


# Folders of the user's own


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for checklists of the user's own, with a space in its name."""
    folder = tmp_path / "mijn lijsten"
    folder.mkdir()
    monkeypatch.setenv(OWN_FOLDERS, str(folder))
    return folder


def put(folder: Path, name: str, id_: str | None = None) -> Path:
    path = folder / name
    path.write_text(MINIMAL_CHECKLIST.replace("id: klein", f"id: {id_ or path.stem}"), encoding="utf-8")
    return path


def refuse(id_: str) -> UnusableInputError:
    with pytest.raises(UnusableInputError) as caught:
        load_checklist(id_)
    return caught.value


@pytest.mark.parametrize("name", ["mijn.yaml", "mijn.yml"])
def test_a_checklist_in_a_folder_of_ones_own_is_found_by_its_name(shelf: Path, name: str) -> None:
    path = put(shelf, name)
    assert load_checklist("mijn").id == "mijn"
    assert load_answered_checklist("mijn", "a.json") is load_checklist("mijn")
    assert find_checklists() == (*find_shipped(), path)


def test_a_checklist_in_the_usual_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialoogcheck.checklist.shelf.find_usual_folder", lambda: tmp_path)
    put(tmp_path, "mijn.yaml")
    assert load_checklist("mijn").id == "mijn"
    assert [folder.path for folder in search_own_folders()] == [tmp_path]


def test_a_folder_that_is_named_twice_counts_once(shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(shelf, "mijn.yaml")
    (tmp_path / "koppeling").symlink_to(shelf)
    monkeypatch.setenv(OWN_FOLDERS, os.pathsep.join([str(shelf), "", str(shelf), str(tmp_path / "koppeling")]))
    assert load_checklist("mijn").id == "mijn"
    assert sort_own_files().refused == {}


def test_the_folder_of_our_own_checklists_may_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_FOLDERS, str(find_folder("checklists")))
    assert find_checklists() == find_shipped()
    assert sort_own_files().refused == {}
    assert list_shadows() == ()


def test_a_changed_checklist_is_read_again(shelf: Path) -> None:
    path = put(shelf, "mijn.yaml")
    assert load_checklist("mijn").title == "Kleine checklist"
    path.write_text(path.read_text("utf-8").replace("Kleine checklist", "Heel andere checklist"), encoding="utf-8")
    assert load_checklist("mijn").title == "Heel andere checklist"


def test_a_checklist_of_ours_cannot_be_replaced_unnoticed(shelf: Path) -> None:
    shipped = find_shipped()[0]
    path = put(shelf, shipped.name)
    assert load_checklist(shipped.stem).title != "Kleine checklist"
    assert find_checklists() == find_shipped()
    for told in (*list_shadows(), *sort_own_files().refused.values()):
        assert str(path) in told
        assert str(shipped) in told
    assert len(list_shadows()) == 1


def test_a_file_with_the_id_of_one_of_ours_is_refused(shelf: Path) -> None:
    shipped = find_shipped()[0]
    path = put(shelf, "mijn.yaml", shipped.stem)
    for problem in (refuse("mijn").message, *(entry.problem for entry in list_own())):
        assert str(path) in problem
        assert str(shipped) in problem
    with pytest.raises(UnusableInputError, match="heeft de id"):
        load_answered_checklist("mijn", "a.json")


@pytest.mark.parametrize("names", [("een/mijn.yaml", "twee/mijn.yaml"), ("een/mijn.yaml", "een/mijn.yml")])
def test_two_files_with_one_name_are_both_refused(
    names: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("een", "twee"):
        (tmp_path / folder).mkdir()
    monkeypatch.setenv(OWN_FOLDERS, os.pathsep.join([str(tmp_path / "een"), str(tmp_path / "twee")]))
    paths = [put(tmp_path, name) for name in names]
    put(tmp_path / "twee", "ander.yaml")
    (told,) = sort_own_files().refused.values()
    for message in (refuse("mijn").message, told):
        assert all(str(path) in message for path in paths)
    assert [path.stem for path in find_checklists()[len(find_shipped()) :]] == ["ander"]


def test_a_file_that_is_not_called_after_its_checklist_is_told(shelf: Path) -> None:
    path = put(shelf, "mijn.yaml", "anders")
    assert "heeft de id “anders”, maar het bestand heet “mijn”" in refuse("mijn").message
    assert f"Het bestand {path} heeft wel deze id" in refuse("anders").hint
    assert load_checklist(str(path)).id == "anders"


def test_a_broken_file_hinders_no_other(shelf: Path) -> None:
    put(shelf, "goed.yaml")
    (shelf / "stuk.yaml").write_text("a: [", encoding="utf-8")
    put(shelf, "half.yaml").write_text("id: half\ntitel: Half\n", encoding="utf-8")
    (shelf / "los.yaml").symlink_to(shelf / "weg.yaml")
    (shelf / "rond.yaml").symlink_to(shelf / "rond.yaml")
    os.mkfifo(shelf / "pijp.yaml")
    (shelf / "map.yaml").mkdir()
    (shelf / ".verborgen.yaml").touch()
    (shelf / "brief.txt").touch()
    assert {entry.path.stem: bool(entry.problem) for entry in list_own()} == {
        "goed": False,
        "half": True,
        "los": True,
        "pijp": True,
        "rond": True,
        "stuk": True,
    }
    assert load_checklist("goed").id == "goed"
    assert [found.line for found in refuse("stuk").diagnostics] == [1]
    for name in ("los", "rond", "pijp"):
        assert name in refuse(name).message


@pytest.mark.parametrize("name", ["Mijn.yaml", "mijn lijst.yaml", "mijn_lijst.yaml", "mijn.YAML", "één.yaml"])
def test_a_name_that_is_no_id_is_told(shelf: Path, name: str) -> None:
    path = put(shelf, name, "mijn")
    assert set(sort_own_files().refused) == {path}
    assert find_checklists() == find_shipped()
    assert str(path) in refuse(path.stem).hint


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _: None, "bestaat niet"),
        (Path.touch, "is geen map"),
        (lambda path: path.symlink_to(path), "kan niet gelezen worden"),
    ],
)
def test_a_folder_that_is_none_is_told_and_stops_nothing(
    make: Callable[[Path], None], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map"
    make(path)
    monkeypatch.setenv(OWN_FOLDERS, str(path))
    assert said in search_own_folders()[0].problem
    assert said in refuse("mijn").hint
    assert find_checklists() == find_shipped()
    assert list_shadows() == ()


def test_a_folder_that_may_not_be_read_is_told(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", Mock(side_effect=PermissionError))
    assert "mag niet gelezen worden" in search_own_folders()[0].problem
    assert str(shelf) in search_own_folders()[0].problem


def test_the_usual_folder_need_not_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialoogcheck.checklist.shelf.find_usual_folder", lambda: tmp_path / "weg")
    (folder,) = search_own_folders()
    assert (folder.problem, folder.there) == ("", False)


def test_ten_thousand_files_are_no_problem(shelf: Path) -> None:
    for number in range(10_000):
        (shelf / f"lijst-{number}.yaml").touch()
    put(shelf, "lijst-9999.yaml")
    assert load_checklist("lijst-9999").id == "lijst-9999"
    assert len(list(list_own())) == MOST_OPENED
    assert len(find_checklists()) == 10_000 + len(find_shipped())
    assert "en nog 9980." in refuse("weg").hint


@pytest.mark.parametrize(
    "id_", ["../klein", "..", "/etc/hosts", "mijn lijsten/mijn", "mijn.yaml", "MIJN", "", "mijn\x00", "~", "x" * 5000]
)
def test_an_answer_file_opens_nothing_outside_these_folders(
    shelf: Path, id_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(shelf, "mijn.yaml")
    put(shelf.parent, "klein.yaml")
    monkeypatch.chdir(shelf.parent)
    read = Mock(side_effect=AssertionError)
    monkeypatch.setattr("dialoogcheck.checklist.library.read_file", read)
    with pytest.raises(UnusableInputError, match="Die is er niet"):
        load_answered_checklist(id_, "a.json")


def test_a_file_in_this_folder_that_is_called_so_is_proposed(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own.parent)
    assert "Typ dan eigen.yaml" in refuse("eigen").hint
