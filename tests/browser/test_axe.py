"""The report as a web page is accessible, as far as axe can tell."""

from pathlib import Path

from click.testing import CliRunner

from dialoogcheck.cli import program
from tests.browser.axe import find_violations


def test_the_example_report_has_no_violations_and_a_planted_one_is_found(tmp_path: Path) -> None:
    report = tmp_path / "voorbeeld.html"
    made = CliRunner().invoke(program, ["voorbeeld", "--formaat", "html", "--uit", str(report)])
    assert made.exit_code == 0, made.output
    broken = tmp_path / "kapot.html"
    broken.write_text(
        report.read_text(encoding="utf-8")
        .replace('<html lang="nl"', "<html", 1)
        .replace("</main>", '<img src="x"></main>', 1),
        encoding="utf-8",
    )
    clean, planted = find_violations(report, broken)
    assert not clean
    assert {"html-has-lang", "image-alt"} <= {violation["id"] for violation in planted}
