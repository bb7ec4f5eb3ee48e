"""The report as a web page is accessible, as far as axe can tell."""

from pathlib import Path

from click.testing import CliRunner

from dialoogcheck.cli import program
from tests.browser.axe import find_violations


def test_in_the_example_report_only_what_was_planted_is_wrong(tmp_path: Path) -> None:
    report = tmp_path / "voorbeeld.html"
    made = CliRunner().invoke(program, ["voorbeeld", "--formaat", "html", "--uit", str(report)])
    assert made.exit_code == 0, made.output
    page = (
        report.read_text("utf-8").replace('<html lang="nl"', "<html", 1).replace("</main>", '<img src="x"></main>', 1)
    )
    report.write_text(page, "utf-8")
    (found,) = find_violations(report)
    assert {violation["id"] for violation in found} == {"html-has-lang", "image-alt"}
