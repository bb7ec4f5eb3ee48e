"""The worked example of the manual: an author adds one statement to the smallest checklist.

Every output in it comes from the program.

The author makes one mistake, in the tip: ``doel3`` is no statement.
"""

import contextlib
import datetime as dt
import functools
import io
import tempfile
import textwrap
from pathlib import Path

from click.testing import CliRunner

from dialoogcheck.answers.draft import encode_draft
from dialoogcheck.answers.model import Draft
from dialoogcheck.asking.interview import run_interview
from dialoogcheck.asking.plain import PlainAsker
from dialoogcheck.asking.state import begin_interview
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.cli import program
from dialoogcheck.language import speak_dutch
from tests.checklist.minimal import MINIMAL_CHECKLIST

FILE = "mijn.yaml"
ANSWERS = "rivierstad.dialoog.json"

STATEMENT = """\
      - id: doel-3
        titel: Agenda vooraf
        tekst: Alle deelnemers kregen de agenda een week vooraf.
        fasen: [voor]
        uitleg: Wie de agenda kent, kan zich voorbereiden. Kies ‘Ja’ als u kunt laten zien wanneer u die stuurde.
        wie_weet_het: de inkoper
        spiegel:
          aanbieder: Ik kreeg de agenda een week vooraf.
        gespreksvraag: Wat hebt u nodig om u voor te bereiden?
"""
PITFALL = """\
      - id: onvoorbereid
        titel: Niemand is voorbereid
        tekst: Deelnemers horen pas in de zaal waar het over gaat. Zij konden niets nakijken en niemand iets vragen.
        herkenbaar_aan: Iemand zegt dat hij dit eerst moet overleggen.
        stellingen: [doel-3]
        fasen: [voor]
        bronnen: [eigen]
"""
TIP = """\
      - id: stuur-agenda
        actie: Stuur alle deelnemers de agenda. Zet bij elk onderwerp wat u van hen vraagt.
        wie: de inkoper
        moment: {dagen_voor: 7}
        werk: 30
        stellingen: [doel3]
        fasen: [voor]
        bronnen: [eigen]
"""
MISTAKE, MENDED = "[doel3]", "[doel-3]"

PLACES = {
    STATEMENT: "    valkuilen:\n      - id: zwalken",
    PITFALL: "    tips:\n      - id: schrijf-doel",
    TIP: "  - id: vervolg\n",
}
"""What each of them is put in front of."""

TYPED = ("Gemeente Rivierstad", "Jeugdhulp 2027", "1", "11-12-2026", "2", "1", "2", "1", "1")
"""Organisation, topic, phase, the day of the conversation, facts; then yes to the goal, no to the agenda, and ready."""


def write_checklist(*, mended: bool) -> str:
    """The checklist of the author, before or after the mistake was mended."""
    text = MINIMAL_CHECKLIST
    for part, before in PLACES.items():
        assert text.count(before) == 1, before
        text = text.replace(before, part + before)
    return text.replace(MISTAKE, MENDED) if mended else text


@functools.cache
def run(*arguments: str, mended: bool = True) -> str:
    """What the program writes for this command, in a folder with the checklist and the answers."""
    speak_dutch()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path(FILE).write_text(write_checklist(mended=mended), encoding="utf-8")
        if mended:
            Path(ANSWERS).write_bytes(interview()[1])
        result = CliRunner(env={"COLUMNS": "80"}).invoke(program, list(arguments))
    assert result.exit_code in {0, 1}, result.output
    return result.stdout.rstrip()


@functools.cache
def interview() -> tuple[str, bytes]:
    """What somebody reads who fills in the checklist with plain lines, and the file that is saved."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        path.write_text(write_checklist(mended=True), encoding="utf-8")
        checklist = load_checklist(str(path))
    written = io.StringIO()
    asker = PlainAsker(io.StringIO("".join(f"{line}\n" for line in TYPED)), written, columns=80)
    ended = run_interview(begin_interview(checklist, Draft(date=dt.date(2026, 11, 21))), asker, lambda _: None)
    return written.getvalue(), encode_draft(ended.draft, checklist, compute_fingerprint(checklist))


def show(*arguments: str, mended: bool = True) -> str:
    """A command and what it writes, in Markdown."""
    return f"```\ndialoogcheck {' '.join(arguments)}\n```\n\n```text\n{run(*arguments, mended=mended)}\n```"


def excerpt(text: str, begin: str, end: str) -> str:
    """The lines from the one that begins like this until the one that begins like that."""
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith(begin))
    last = next(number for number, line in enumerate(lines) if number > first and line.startswith(end))
    return "\n".join(lines[first:last]).strip()


def fence(text: str, kind: str = "text") -> str:
    """Lines in Markdown, as they are."""
    return f"```{kind}\n{textwrap.dedent(text).rstrip()}\n```"


def write_outline_part() -> str:
    """The new statement as a colleague reads it."""
    document = run("toon", FILE, "--formaat", "md")
    return fence(excerpt(document, "### Agenda vooraf", "### Valkuilen"), "markdown")


def write_question() -> str:
    """The new statement as somebody is asked it, who types the number of an answer."""
    return fence(excerpt(interview()[0], "Stelling 2 van 2", "Controleer").replace("): ", "): 1\n"))


def write_report_part() -> str:
    """What the report makes of it."""
    report = run("rapport", ANSWERS, "--checklist", FILE, "--formaat", "md", "--uit", "-")
    return fence(excerpt(report, "## Uw plan", "## Deze fase"), "markdown")


EXAMPLE = {
    "stelling_erbij": lambda: fence(STATEMENT, "yaml"),
    "valkuil_erbij": lambda: fence(PITFALL, "yaml"),
    "tip_erbij": lambda: fence(TIP, "yaml"),
    "fout_gevonden": lambda: show("controleer", FILE, mended=False),
    "fout_weg": lambda: show("controleer", FILE),
    "streng_gekeken": lambda: show("controleer", FILE, "--streng"),
    "als_document": write_outline_part,
    "als_vraag": write_question,
    "in_het_rapport": write_report_part,
    "als_formulier": lambda: show("formulier", FILE, "--fase", "voor", "--formaat", "html", "--uit", "formulieren/"),
}
"""The parts of the manual that this makes."""
