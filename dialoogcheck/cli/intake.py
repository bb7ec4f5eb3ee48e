"""``inlezen``: from filled-in forms to answer files."""

from collections.abc import Iterator
from pathlib import Path

import click

from dialoogcheck import dutch
from dialoogcheck.answers.codes import name_codes
from dialoogcheck.answers.draft import list_answer_files
from dialoogcheck.answers.file import SUFFIX, encode_assessment
from dialoogcheck.answers.intake import Double, Gathered, Submission, find_files, gather
from dialoogcheck.answers.model import Details
from dialoogcheck.answers.selecting import select_statements
from dialoogcheck.answers.table import PERSPECTIVE, RECOGNISABLE, explain_answers, list_columns
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.checklist.reserved import NO
from dialoogcheck.cli.options import (
    complete_checklists,
    fact_option,
    find_phase,
    load_chosen,
    load_own,
    output_option,
    overwrite_option,
    phase_option,
    read_facts,
)
from dialoogcheck.cli.output import STANDARD, say, show_progress, tell_gathered, write_to_stdout
from dialoogcheck.document.table import encode_table
from dialoogcheck.errors import WrongUseError
from dialoogcheck.files import (
    find_free_paths,
    make_folder,
    names_folder,
    refuse_existing,
    remove_leftovers,
    write_atomically,
)

FOLDER = "ingelezen"
TEMPLATE = "antwoorden.csv"
NAMED = 5
"""How many open statements are named; of more the number says enough."""


@click.command(name="inlezen", epilog="Voorbeeld: dialoogcheck inlezen ontvangen/ --uit ingelezen/")
@click.argument("paths", nargs=-1, metavar="[BESTAND…]", type=click.Path(path_type=Path))
@click.option(
    "--sjabloon",
    "template",
    is_flag=True,
    help="Maak een lege tabel (CSV) om antwoorden in te typen, één regel per mens.",
)
@phase_option
@fact_option
@click.option("--kort", "short", is_flag=True, help="Bij --sjabloon: alleen de stellingen van de korte versie.")
@click.option("--dubbel", "doubles_too", is_flag=True, help="Lees ook bestanden met dezelfde inhoud in.")
@click.option(
    "--ook-gewijzigd",
    "changed_too",
    is_flag=True,
    help="Lees ook antwoorden in op een eerdere versie van de checklist.",
)
@click.option(
    "--checklist",
    metavar="CHECKLIST",
    help="De checklist waar alles bij hoort; nodig bij een eigen checklist.",
    shell_complete=complete_checklists,
)
@output_option
@overwrite_option
def command(
    *,
    paths: tuple[Path, ...],
    template: bool,
    phase: str | None,
    facts: tuple[str, ...],
    short: bool,
    doubles_too: bool,
    changed_too: bool,
    checklist: str | None,
    output: str | None,
    overwrite: bool,
) -> None:
    """Maak antwoordbestanden van ingevulde formulieren.

    BESTAND is een map, of een bestand: HTML-antwoorden, een ingevulde PDF, een rapport of een tabel (CSV). Per bestand
    leest u wat er ingelezen is, wat open bleef en wat niet lukte. De formulieren zelf blijven zoals ze zijn. Zonder
    --uit komen de antwoorden in de map ‘ingelezen’.
    """
    if template:
        if paths:
            raise WrongUseError(
                "--sjabloon gaat niet samen met bestanden.",
                "Maak eerst de lege tabel. Vul die in en lees hem daarna in.",
            )
        write_template(load_chosen(checklist), phase, facts, output, short=short, overwrite=overwrite)
        return
    if not paths:
        raise WrongUseError(
            "Zeg wat u wilt inlezen.", "Geef een map of bestanden op. Of maak een lege tabel met --sjabloon."
        )
    if overwrite or phase or facts or short:
        raise WrongUseError(
            "--overschrijf, --fase, --feit en --kort horen bij --sjabloon.", "Inlezen vervangt nooit een bestand."
        )
    if output == str(STANDARD):
        raise WrongUseError("Antwoordbestanden passen niet op standaarduitvoer.", "Kies met --uit een map.")
    folder = Path(output or FOLDER)
    own = load_own(checklist)
    gathered = gather(show_progress(find_files(paths)), own, changed_too=changed_too, doubles_too=doubles_too)
    if not doubles_too:
        gathered = leave_out_earlier(gathered, folder, own)
    if gathered.submissions:
        make_folder(folder)
        remove_leftovers(folder)
    for submission, path in store(gathered, folder):
        say(f"{submission.label} → {path}: {describe(submission)}")
    say(f"{dutch.count(len(gathered.submissions), 'formulier', 'formulieren')} ingelezen.", err=True)
    tell_gathered(gathered)


def leave_out_earlier(gathered: Gathered, folder: Path, own: Checklist | None) -> Gathered:
    """The same without what was read into this folder before."""
    read = gather(list_answer_files(folder), own, changed_too=True, doubles_too=True)
    earlier: dict[str, Submission] = {}
    for item in (*read.submissions, *(double.submission for double in read.doubles)):
        if item.content not in earlier or earlier[item.content].saved < item.saved:
            earlier[item.content] = item
    # Somebody may change their mind and change it back: what was saved later is new, whatever it says.
    known = {
        id(item)
        for item in gathered.submissions
        if item.content in earlier and earlier[item.content].saved >= item.saved
    }
    repeated = tuple(
        Double(submission=item, label=earlier[item.content].label, why="al eerder ingelezen als")
        for item in gathered.submissions
        if id(item) in known
    )
    new = tuple(item for item in gathered.submissions if id(item) not in known)
    return Gathered(
        submissions=new,
        refusals=gathered.refusals,
        doubles=(*gathered.doubles, *repeated),
        passed_over=gathered.passed_over,
    )


def store(gathered: Gathered, folder: Path) -> Iterator[tuple[Submission, Path]]:
    """Write an answer file for each, under a name that says nothing about the person, and tell where it went."""
    paths: dict[str, Iterator[Path]] = {}
    for submission in gathered.submissions:
        stem = str(submission.assessment.details.perspective)
        path = next(paths.setdefault(stem, find_free_paths(folder, stem, SUFFIX)))
        # What came from a form is done: nobody is asked to go on with it.
        write_atomically(
            path,
            encode_assessment(submission.assessment, submission.checklist, done=True, saved=submission.saved),
            private=True,
        )
        yield submission, path


def describe(submission: Submission) -> str:
    """For whom, how many are answered, and which are open."""
    asked, open_ = submission.asked, submission.open
    name = submission.checklist.perspective(submission.assessment.details.perspective).name.lower()
    done = f"{name}, {len(asked) - len(open_)} van {len(asked)} beantwoord"
    words = sum(
        bool(submission.assessment.answer(question.id).note) for question in submission.checklist.open_questions
    )
    if words:
        done += f", {dutch.count(words, 'open vraag', 'open vragen')}"
    if not open_:
        return f"{done}."
    titles = dutch.join_words([f"‘{statement.title}’" for statement in open_[:NAMED]])
    return f"{done}. Open: {titles if len(open_) <= NAMED else f'{len(open_)} stellingen'}."


def write_template(
    checklist: Checklist, phase: str | None, facts: tuple[str, ...], output: str | None, *, short: bool, overwrite: bool
) -> None:
    """Write the empty table: the heads, and a first row that only says which checklist, phase and facts it is about."""
    chosen = find_phase(checklist, phase, "de tabel")
    answered = read_facts(checklist, chosen, facts)
    own = checklist.organiser.id
    details = Details(
        organisation="", topic="", date=None, phase=chosen.id, facts=answered, perspective=own, short=short
    )
    columns = list_columns(checklist, select_statements(checklist, details))
    extent = "kort" if short else "volledig"
    first = ["", checklist.id, chosen.id, *(answered.get(fact.id, "") for fact in checklist.facts), extent, NO]
    data = encode_table(columns, [[*first, *[""] * (len(columns) - len(first))]])
    if output == str(STANDARD):
        write_to_stdout(data)
        return
    path = Path(output or TEMPLATE)
    if output and names_folder(output):
        make_folder(path)
        path /= TEMPLATE
    refuse_existing(path, overwrite=overwrite)
    write_atomically(path, data)
    say(f"Lege tabel: {path}")
    sides = dutch.join_words([str(perspective.id) for perspective in checklist.perspectives], "of")
    say(f"Typ één regel per mens. In de kolom “{PERSPECTIVE}” komt {sides}.", err=True)
    say(
        f"In de vakjes van de stellingen komt een antwoord. {explain_answers(name_codes(checklist, mirrored=False))}",
        err=True,
    )
    say(
        f"Staat op de formulieren dat antwoorden herkenbaar mogen zijn? Zet dan in de kolom “{RECOGNISABLE}” ja. "
        "Anders blijft dat nee.",
        err=True,
    )
    say("Klaar? Lees de tabel dan in met: dialoogcheck inlezen BESTAND", err=True)
