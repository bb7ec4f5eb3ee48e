"""``checklists`` and ``toon``: what there is, readable in 80 columns."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import PhaseId
from dialoogcheck.checklist.outline import compose_outline
from dialoogcheck.checklist.shelf import find_checklists
from dialoogcheck.cli import program
from dialoogcheck.document.markdown import write_markdown
from tests.checklist.complete import COMPLETE_CHECKLIST
from tests.checklist.minimal import MINIMAL_CHECKLIST

CHECKLIST = load_checklist("inkoopdialoog")


def run(*args: str) -> Result:
    return CliRunner().invoke(program, list(args))


def flatten(text: str) -> str:
    return " ".join(text.split())


def test_the_list_names_every_checklist() -> None:
    result = run("checklists")
    assert result.exit_code == 0
    for path in find_checklists():
        checklist = load_checklist(path.stem)
        number = len(list(checklist.statements))
        assert f"{checklist.id}  {checklist.title} (versie {checklist.version})" in result.stdout
        phases = "1 fase" if len(checklist.phases) == 1 else f"{len(checklist.phases)} fasen"
        assert f"{number} stellingen in {phases}" in flatten(result.stdout)


def test_a_whole_checklist_is_shown() -> None:
    shown = flatten(run("toon", "inkoopdialoog").stdout)
    for statement in CHECKLIST.statements:
        assert f"{statement.id} {statement.text}" in shown
    for area in CHECKLIST.areas:
        assert area.name in shown
    for phase in CHECKLIST.phases:
        assert f"{phase.name} ({phase.id})" in shown
    assert "kritiek (juridisch)" in shown
    assert "in de fase procedure alleen bij dialoogrondes" in shown


@pytest.mark.parametrize("phase", CHECKLIST.phases, ids=lambda phase: phase.id)
def test_a_phase_is_shown(phase) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    result = run("toon", "inkoopdialoog", "--fase", phase.id)
    assert result.exit_code == 0
    shown = flatten(result.stdout)
    for text in (
        phase.purpose,
        phase.room_text,
        *(remark.text for remark in (*phase.limits, *phase.avoid)),
        *phase.topics,
        *phase.participants,
    ):
        assert flatten(text) in shown
    for statement in CHECKLIST.statements:
        assert (f" {statement.id} " in shown) is (phase.id in statement.phases)
    assert (phase.stop is not None) is ("Dit geldt niet bij het antwoord ‘Ja’" in shown)


@pytest.mark.parametrize(
    "arguments",
    [
        ("checklists",),
        ("toon", "inkoopdialoog"),
        *(("toon", "inkoopdialoog", "--fase", p.id) for p in CHECKLIST.phases),
    ],
)
@pytest.mark.parametrize(("columns", "widest"), [("200", 80), ("80", 80), ("40", 40), (None, 80)])
def test_no_line_is_too_long(
    arguments: tuple[str, ...], columns: str | None, widest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if columns:
        monkeypatch.setenv("COLUMNS", columns)
    else:
        monkeypatch.delenv("COLUMNS", raising=False)
    lines = run(*arguments).stdout.splitlines()
    assert len(lines) > 3
    assert max(len(line) for line in lines) <= widest


def test_a_file_of_the_user_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "eigen.yaml"
    path.write_text(
        MINIMAL_CHECKLIST.replace("    standaard: nee\n", "    standaard: nee\n    fasen: [voor]\n"), encoding="utf-8"
    )
    result = run("toon", str(path))
    assert result.exit_code == 0
    assert "Alleen in de fase Voor het gesprek." in flatten(result.stdout)
    path.write_text(
        MINIMAL_CHECKLIST.replace("[B1]", "[eigen]")[
            : MINIMAL_CHECKLIST.replace("[B1]", "[eigen]").index("bronnen:\n  - id")
        ],
        encoding="utf-8",
    )
    assert "Waarom praten we?" in run("toon", str(path), "--fase", "voor").stdout


def test_a_checklist_without_facts_has_nothing_to_fill_in_beforehand(tmp_path: Path) -> None:
    text = MINIMAL_CHECKLIST.replace("        alleen_bij: {regio: ja}\n", "").replace("      tenzij: {regio: ja}\n", "")
    path = tmp_path / "eigen.yaml"
    path.write_text(text[: text.index("feiten:")] + text[text.index("perspectieven:") :], encoding="utf-8")
    shown = run("toon", str(path)).stdout
    assert "Kleine checklist" in shown
    assert "Wat u vooraf invult" not in shown


def test_open_questions_are_shown_where_their_area_is(tmp_path: Path) -> None:
    path = tmp_path / "eigen.yaml"
    path.write_text(COMPLETE_CHECKLIST, encoding="utf-8")
    for arguments, shown in (((), True), (("--fase", "voor"), True), (("--fase", "na"), False)):
        text = flatten(run("toon", str(path), *arguments).stdout)
        assert ("doel-zelf Wat wilt u bereiken? open vraag, zonder score" in text) is shown


@pytest.mark.parametrize("arguments", [(), ("--fase", "procedure")])
def test_a_checklist_as_markdown(arguments: tuple[str, ...]) -> None:
    result = run("toon", "inkoopdialoog", *arguments, "--formaat", "md")
    assert (result.exit_code, result.stderr) == (0, "")
    phase = CHECKLIST.phase(PhaseId(arguments[1])) if arguments else None
    assert result.stdout == write_markdown(compose_outline(CHECKLIST, phase))


def test_an_unknown_format_is_refused() -> None:
    assert run("toon", "inkoopdialoog", "--formaat", "pdf").exit_code == 2


def test_an_unknown_phase_proposes_one() -> None:
    result = run("toon", "inkoopdialoog", "--fase", "stratgie")
    assert result.exit_code == 2
    assert "Bedoelde u “strategie”?" in result.stderr


def test_an_unknown_checklist_proposes_one() -> None:
    result = run("toon", "inkoopdialog")
    assert result.exit_code == 3
    assert "Bedoelde u “inkoopdialoog”?" in result.stderr
