"""Measures whether the program is fast enough: ratios within one run, medians of several repetitions.

Run it with ``make bench``.

Absolute times differ between computers and say little; they are printed so that a ratio can be understood.
"""

import argparse
import contextlib
import dataclasses
import functools
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect

from dialoogcheck.advice.case import find_example, produce, read_case
from dialoogcheck.answers.file import encode_assessment
from dialoogcheck.answers.model import Answer, Assessment, Details, NoScore
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.asking.sessions import AnswerFile, load_session
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.library import load_checklist
from dialoogcheck.checklist.model import Checklist, ChoiceId
from dialoogcheck.document import pdf as printing
from dialoogcheck.document.table import encode_table
from dialoogcheck.files import find_folder
from tests.form.filling import fill_with_pikepdf, print_example

PROGRAM = [sys.executable, "-m", "dialoogcheck"]
EXAMPLE = find_example(None)
# Some computers forbid Python to keep compiled modules: then every start would measure the compiler.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
RENDER_ALONE = f"""
import time
from pathlib import Path
from dialoogcheck.advice.case import read_case
from dialoogcheck.advice.report import compose_report
from dialoogcheck.answers.file import encode_assessment
from dialoogcheck.document import pdf
from dialoogcheck.document.html import write_html
case = read_case(Path({str(EXAMPLE)!r}))
data = encode_assessment(case.advice.result.assessment, case.advice.result.checklist)
pdf.preload()
start = time.perf_counter()
report = compose_report(case.advice)
pdf.print_pdf(write_html(report), pdf.Attachment(data, "a.json", "a"), report.created)
print(time.perf_counter() - start)
"""
COUNT_CELLS = """
import csv, sys
from collections import Counter

counts = Counter()
for name in sys.argv[1:]:
    with open(name, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            counts.update((row["perspectief"], head, cell) for head, cell in row.items())
"""
COUNT_ANSWERS = """
import json, sys
from collections import Counter
from pathlib import Path

counts = Counter()
for path in Path(sys.argv[1]).iterdir():
    document = json.loads(path.read_bytes())
    side = document["gegevens"]["perspectief"]
    counts.update((side, id_, answer.get("keuze")) for id_, answer in document["antwoorden"].items())
"""
COUNT_FIELDS = """
import sys
from collections import Counter
from pathlib import Path
from pypdf import PdfReader

counts = Counter()
for path in Path(sys.argv[1]).iterdir():
    counts.update((name, str(field.value)) for name, field in PdfReader(path).get_fields().items())
"""
"""The plain way to count the same answers: without knowing what they are about, and whether they are any good."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One line of the table.

    What was measured, how much it was, and how much it may be (or must be, when ``at_least``).
    """

    what: str
    value: float
    bar: float
    unit: str = "×"
    at_least: bool = False
    detail: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the bar is met."""
        return self.value >= self.bar if self.at_least else self.value <= self.bar


def run(*command: str | Path, cwd: Path | None = None) -> float:
    """Seconds that a command takes."""
    start = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, capture_output=True, cwd=cwd, env=ENVIRONMENT)
    return time.perf_counter() - start


def spend(*command: str | Path) -> float:
    """Seconds of processor time that a command takes: other work on the computer makes it wait, and costs none."""
    before = read_processor_time()
    run(*command)
    return read_processor_time() - before


def read_processor_time() -> float:
    """Seconds of processor time of all commands that have ended, with what those started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def alternate(repetitions: int, *runs: Callable[[], float]) -> list[float]:
    """The median of each run; the runs take turns, so that a busy moment of the computer hits all of them."""
    times = [[one() for one in runs] for _ in range(repetitions)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def measure_start(repetitions: int, _: Path) -> list[Measure]:
    """Commands that make nothing, against a Python that imports what they need."""
    checklist = find_folder("checklists") / "inkoopdialoog.yaml"
    commands: dict[str, list[str | Path]] = {
        "--help": ["--help"],
        "checklists": ["checklists"],
        "controleer": ["controleer", checklist],
    }
    base, *others = alternate(
        repetitions,
        lambda: spend(sys.executable, "-c", "import click, yaml"),
        *(lambda arguments=arguments: spend(*PROGRAM, *arguments) for arguments in commands.values()),
    )
    return [
        Measure(
            what=f"{name} tegen import van click en yaml",
            value=taken / base,
            bar=1.6,
            detail=f"{taken * 1000:.0f} ms tegen {base * 1000:.0f} ms",
        )
        for name, taken in zip(commands, others, strict=True)
    ]


def measure_one_report(repetitions: int, folder: Path) -> list[Measure]:
    """One report, against WeasyPrint's own command on the HTML that we made."""
    page = folder / "rapport.html"
    page.write_bytes(produce(read_case(EXAMPLE), "html"))
    ours, theirs = alternate(
        repetitions,
        lambda: run(*PROGRAM, "rapport", EXAMPLE, "--uit", folder / "a.pdf", "--overschrijf"),
        lambda: run(sys.executable, "-m", "weasyprint", "--pdf-variant", printing.VARIANT, page, folder / "b.pdf"),
    )
    return [
        Measure(
            what="rapport tegen het commando van WeasyPrint",
            value=ours / theirs,
            bar=1.3,
            detail=f"{ours:.2f} s tegen {theirs:.2f} s",
        )
    ]


def measure_last_answer(repetitions: int, folder: Path) -> list[Measure]:
    """From the key that ends a check to the PDF, in a real terminal, against rendering alone in a warm process."""
    case = read_case(EXAMPLE)

    def render() -> float:
        # In a process of its own: the first report of a process is slower than the next, also when everything is
        # loaded.
        done = subprocess.run(
            [sys.executable, "-c", RENDER_ALONE], check=True, capture_output=True, text=True, env=ENVIRONMENT
        )
        return float(done.stdout)

    def finish() -> float:
        place = Path(tempfile.mkdtemp(dir=folder))
        file = place / "check.dialoog.json"
        # The last statement is still open: only that one is answered in the terminal.
        *_, last = (item for area in case.advice.result.areas for item in area.statements)
        kept = {
            id_: answer for id_, answer in case.advice.result.assessment.answers.items() if id_ != last.statement.id
        }
        answered = dataclasses.replace(case.advice.result.assessment, answers=kept)
        file.write_bytes(encode_assessment(answered, case.advice.result.checklist))
        child = pexpect.spawn(
            sys.executable,
            ["-m", "dialoogcheck", "invullen", "--eenvoudig", "--verder", str(file)],
            cwd=str(place),
            encoding="utf-8",
            dimensions=(24, 80),
        )
        child.delaybeforesend = None
        try:
            child.expect("Uw keuze", timeout=20)
            time.sleep(3)  # a person reads the statement, and WeasyPrint is loaded meanwhile
            child.sendline("4")
            child.expect("Klaar: bekijk.*Uw keuze", timeout=20)
            start = time.perf_counter()
            child.sendline("1")
            child.expect("Uw rapport:", timeout=60)
            return time.perf_counter() - start
        finally:
            child.close(force=True)

    waited, rendered = alternate(max(3, repetitions // 2), finish, render)
    return [
        Measure(
            what="laatste antwoord tot PDF, tegen opmaken alleen",
            value=waited / rendered,
            bar=1.1,
            detail=f"{waited:.2f} s tegen {rendered:.2f} s",
        )
    ]


def measure_folder(_: int, folder: Path, number: int) -> list[Measure]:
    """A folder of reports against single runs on one core, then with a process on every core."""
    source = folder / "map"
    source.mkdir()
    for index in range(number):
        shutil.copy(EXAMPLE, source / f"check-{index:03}.dialoog.json")
    few = max(5, number // 10)
    with on_one_core():
        times = [
            spend(
                *PROGRAM,
                "rapport",
                source / f"check-{index:03}.dialoog.json",
                "--uit",
                folder / "een.pdf",
                "--overschrijf",
            )
            for index in range(few)
        ]
        single = statistics.median(times)
        small = measure_memory(source / "check-000.dialoog.json", source / "check-001.dialoog.json", folder / "uit0")
        start, before = time.perf_counter(), read_processor_time()
        large = measure_memory(source, folder / "uit1")
        one, spent = (time.perf_counter() - start) / number, (read_processor_time() - before) / number
    cores = os.cpu_count() or 1
    many = run(*PROGRAM, "rapport", source, "--uit", folder / "uitn", "--processen", str(cores)) / number
    detail = f"{single:.2f} s los, {spent:.2f} s in de map"
    return [
        Measure(
            what=f"een rapport in een map van {number} tegen een los rapport, één kern",
            value=spent / single,
            bar=0.8,
            detail=detail,
        ),
        Measure(
            what=f"{cores} processen tegen één",
            value=one / many,
            bar=0.8 * cores,
            at_least=True,
            detail=f"{one:.2f} s tegen {many:.2f} s per rapport",
        ),
        Measure(what=f"geheugen van een proces na {number} rapporten", value=large, bar=200, unit="MiB"),
        Measure(what="dat geheugen tegen dat na 2 rapporten (vlak)", value=large / small, bar=1.25),
    ]


@contextlib.contextmanager
def on_one_core() -> Iterator[None]:
    """Keep what is started to one core, where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def invent_people(checklist: Checklist, number: int) -> Iterator[Assessment]:
    """So many people who answered this checklist, each in another way; the same ones in every run."""
    chance = random.Random(number)  # noqa: S311 - the same people each time
    phase = checklist.phases[1].id
    facts = {fact.id: fact.default for fact in checklist.facts_in(phase)}
    choices: list[ChoiceId | NoScore] = [choice.id for choice in checklist.scale]
    choices += [NoScore.UNKNOWN, NoScore.NOT_APPLICABLE]
    for index in range(number):
        side = checklist.perspectives[index % len(checklist.perspectives)].id
        details = Details(organisation="", topic="", date=None, phase=phase, facts=facts, perspective=side)
        asked = [statement for _, area in select_statements(checklist, details) for statement in area]
        yield Assessment(
            checklist=checklist.id,
            version=checklist.version,
            fingerprint=compute_fingerprint(checklist),
            details=details,
            answers={statement.id: Answer(choice=chance.choice(choices)) for statement in asked},
            submission=f"bench-{number}-{index}",
        )


def write_table(checklist: Checklist, path: Path, number: int) -> None:
    """So many people in a table with every statement, as a survey tool exports it."""
    statements = [statement.id for statement in checklist.statements]
    facts = [fact.id for fact in checklist.facts]
    rows = []
    for person in invent_people(checklist, number):
        own = person.details
        about = [own.perspective, checklist.id, own.phase, *(own.facts.get(id_, "") for id_ in facts)]
        rows.append(
            [
                *map(str, about),
                *(str(person.answers[id_].choice) if id_ in person.answers else "" for id_ in statements),
            ]
        )
    path.write_bytes(encode_table(["perspectief", "checklist", "fase", *facts, *statements], rows))


def compare(*paths: Path) -> float:
    """Processor seconds of a group report of these, in the format that costs least."""
    return spend(*PROGRAM, "vergelijk", *paths, "--formaat", "json", "--uit", "-")


def measure_tables(_: int, folder: Path, people: int) -> list[Measure]:
    """A group report of many people in tables, against a plain count of the cells, and whether it grows as they do."""
    checklist = load_checklist("inkoopdialoog")
    few, many, more = (folder / f"{name}.csv" for name in ("few", "many", "more"))
    for path, number in ((few, people // 5), (many, people), (more, people - 1)):
        write_table(checklist, path, number)
    count, small, middle, large = alternate(
        3,
        lambda: spend(sys.executable, "-c", COUNT_CELLS, many),
        lambda: compare(few),
        lambda: compare(many),
        lambda: compare(many, more),
    )
    return [
        Measure(
            what=f"tabel van {people} mensen tegen vakjes tellen",
            value=middle / count,
            bar=10,
            detail=f"{middle:.2f} s tegen {count:.2f} s",
        ),
        Measure(
            what=f"per mens: van {people} tot {2 * people} tegen van {people // 5} tot {people} (recht)",
            value=(large - middle) / ((middle - small) * 1.25),
            bar=1.25,
            detail=f"{small:.2f} s, {middle:.2f} s, {large:.2f} s",
        ),
    ]


def measure_files(_: int, folder: Path, number: int) -> list[Measure]:
    """A group report of many answer files, against reading and counting the same files."""
    checklist = load_checklist("inkoopdialoog")
    place = folder / "bestanden"
    place.mkdir()
    for index, person in enumerate(invent_people(checklist, number)):
        (place / f"{index:05}.dialoog.json").write_bytes(encode_assessment(person, checklist))
    count, compared = alternate(3, lambda: spend(sys.executable, "-c", COUNT_ANSWERS, place), lambda: compare(place))
    return [
        Measure(
            what=f"vergelijk van {number} antwoordbestanden tegen lezen en tellen",
            value=compared / count,
            bar=8,
            detail=f"{compared:.2f} s tegen {count:.2f} s",
        )
    ]


def measure_forms(_: int, folder: Path, number: int) -> list[Measure]:
    """A group report of many forms in PDF, against reading their fields with the same library."""
    checklist = load_checklist("inkoopdialoog")
    place = folder / "formulieren"
    place.mkdir()
    form = print_example()
    for index in range(number):
        chance = random.Random(index)  # noqa: S311 - the same answers each time
        chosen = {f"stelling-{statement.id}": chance.choice(checklist.scale).id for statement in checklist.statements}
        (place / f"{index:05}.pdf").write_bytes(fill_with_pikepdf(form, chosen))
    count, compared = alternate(3, lambda: spend(sys.executable, "-c", COUNT_FIELDS, place), lambda: compare(place))
    return [
        Measure(
            what=f"vergelijk van {number} formulieren in PDF tegen velden lezen met pypdf",
            value=compared / count,
            bar=1.3,
            detail=f"{compared:.2f} s tegen {count:.2f} s",
        )
    ]


def measure_memory(*sources_and_folder: Path) -> float:
    """MiB that one process takes at most for the reports of these sources; the last path is where they go."""
    *sources, folder = map(str, sources_and_folder)
    arguments = ["dialoogcheck", "rapport", *sources, "--uit", folder, "--processen", "1"]
    program = (
        "import resource, sys\n"
        f"sys.argv = {arguments!r}\n"
        "from dialoogcheck.__main__ import main\n"
        "try:\n    main()\n"
        "finally:\n    print('MAXRSS', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, env=ENVIRONMENT)
    return int(done.stdout.rsplit("MAXRSS", 1)[1]) / 1024


def measure_saving(repetitions: int, folder: Path) -> list[Measure]:
    """Saving one answer of a full check, as the questionnaire does it."""
    path = folder / "bewaren.dialoog.json"
    shutil.copy(EXAMPLE, path)
    interview = load_session(path).interview
    file = AnswerFile(folder)
    file.keep(path)

    def save() -> float:
        start = time.perf_counter()
        file.save(interview)
        return time.perf_counter() - start

    (taken,) = alternate(repetitions * 20, save)
    return [Measure(what="één antwoord bewaren", value=taken * 1000, bar=5, unit="ms")]


def measure_next_screen(repetitions: int, folder: Path) -> list[Measure]:
    """From the key to the next statement on the screen, in a real terminal."""
    place = Path(tempfile.mkdtemp(dir=folder))
    child = pexpect.spawn(
        sys.executable,
        [
            "-m",
            "dialoogcheck",
            "invullen",
            "inkoopdialoog",
            "--fase",
            "strategie",
            "--organisatie",
            "Test",
            "--onderwerp",
            "Test",
            "--gesprek",
            "nog-niet-bekend",
        ],
        cwd=str(place),
        encoding="utf-8",
        dimensions=(24, 80),
        env={**os.environ, "TERM": "xterm-256color"},
    )
    child.delaybeforesend = None  # else it waits fifty milliseconds by itself
    times = []
    try:
        child.expect("Begin", timeout=20)
        child.send("\r")
        for fact in ("Vorm van de inkoop", "Samen met andere gemeenten"):
            child.expect(fact, timeout=20)
            time.sleep(1)
            child.send("1\r")
        child.expect(r"\[1/\d+\]", timeout=20)
        for index in range(1, repetitions * 2):
            time.sleep(0.5)
            child.send("2")
            time.sleep(0.2)
            start = time.perf_counter()
            child.send("\r")
            child.expect(rf"\[{index + 1}/\d+\]", timeout=20)
            times.append(time.perf_counter() - start)
    finally:
        child.close(force=True)
    return [Measure(what="toets tot volgend scherm", value=statistics.median(times) * 1000, bar=50, unit="ms")]


def main() -> int:
    """Print the table; the exit code is 1 when a bar is not met."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--repetitions", type=int, default=9)
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--forms", type=int, default=200)
    parser.add_argument("--only", default="", help="measure only what has this in its name, such as table")
    chosen = parser.parse_args()
    measures: list[Measure] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts: dict[str, Callable[[int, Path], list[Measure]]] = {
            "start": measure_start,
            "saving": measure_saving,
            "screen": measure_next_screen,
            "tables": functools.partial(measure_tables, people=chosen.people),
            "files": functools.partial(measure_files, number=chosen.files),
            "forms": functools.partial(measure_forms, number=chosen.forms),
            "report": measure_one_report,
            "last answer": measure_last_answer,
            "folder": functools.partial(measure_folder, number=chosen.reports),
        }
        for part in (part for name, part in parts.items() if chosen.only in name):
            for measure in part(chosen.repetitions, folder):
                measures.append(measure)
                sign = "≥" if measure.at_least else "≤"
                verdict = "ja " if measure.is_met else "NEE"
                sys.stdout.write(
                    f"{verdict} {measure.value:7.2f} {measure.unit:<3} ({sign} {measure.bar:g})  {measure.what}  "
                    f"{measure.detail}\n"
                )
                sys.stdout.flush()
    return 0 if all(measure.is_met for measure in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
