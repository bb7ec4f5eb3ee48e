"""``ontwikkeling``: from checks at several moments to one report about what changed."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import click

from dialoogcheck import dutch
from dialoogcheck.advice.result import Result
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.file import DEVELOPMENT_ATTACHMENT, clean_text
from dialoogcheck.answers.intake import NAME_OF_TREND, ROW, Gathered, Submission, find_files, gather, keep_nameless
from dialoogcheck.answers.model import Assessment, Details, NoScore
from dialoogcheck.answers.pdf import MAXIMUM_PDF_BYTES
from dialoogcheck.answers.words import explain_single
from dialoogcheck.checklist.fingerprint import compute_fingerprint
from dialoogcheck.checklist.model import Checklist, PerspectiveId
from dialoogcheck.cli.group import SUFFIXES, describe_group, keep_alike
from dialoogcheck.cli.options import complete_checklists, formats_option, load_own, output_option, overwrite_option
from dialoogcheck.cli.output import say, show_progress, tell_gathered, write_formats
from dialoogcheck.development import words
from dialoogcheck.development.export import encode_trend
from dialoogcheck.development.lookback import look_back, pair_statements, take_side
from dialoogcheck.development.model import DifferenceKind, GroupTrend, Retrospect, Trend
from dialoogcheck.development.tracking import order_moments, track, track_groups
from dialoogcheck.document.formats import render
from dialoogcheck.document.pdf import Attachment
from dialoogcheck.errors import UnusableInputError, WrongUseError
from dialoogcheck.files import is_folder, names_folder, read_file
from dialoogcheck.group.comparing import THRESHOLD, compare
from dialoogcheck.group.model import Comparison
from dialoogcheck.group.words import NOT_ASKED, explain_carried, explain_unlike, name_group

ATTACHMENT_MEANING = "De cijfers van dit rapport over ontwikkeling"
LEAST_MOMENTS = 2
SIDES = 2
"""How many moments a retrospect has: one before and one after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What was found in one argument: the check of one person, or those of a group.

    All ``submissions`` are about one checklist and phase.
    """

    path: Path
    gathered: Gathered
    submissions: tuple[Submission, ...]
    group: bool

    @property
    def checklist(self) -> Checklist:
        """The checklist that was answered."""
        return self.submissions[0].checklist

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """Everybody's answers."""
        return tuple(submission.assessment for submission in self.submissions)

    @property
    def changed(self) -> bool:
        """Whether somebody answered another version of the checklist."""
        fingerprint = compute_fingerprint(self.checklist)
        return any(assessment.is_outdated(self.checklist.version, fingerprint) for assessment in self.assessments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What stands above the report.

    Names that take the place of those in the files, or none at all in a ``shareable`` one.
    """

    organisation: str | None
    topic: str | None
    shareable: bool

    def name(self, details: Details) -> Details:
        """The details with these names."""
        organisation, topic = ("", "") if self.shareable else (details.organisation, details.topic)
        return replace(
            details,
            organisation=organisation if self.organisation is None else clean_text(self.organisation),
            topic=topic if self.topic is None else clean_text(self.topic),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """What changed, with what the reader must know of the files."""

    trend: Trend | GroupTrend | Retrospect
    remarks: tuple[str, ...]


@click.command(
    name="ontwikkeling",
    epilog="Voorbeeld: dialoogcheck ontwikkeling 2026.dialoog.json 2027.dialoog.json --formaat pdf,html",
)
@click.argument("paths", nargs=-1, required=True, metavar="EERDER… LATER", type=click.Path(path_type=Path))
@click.option(
    "--organisatie", "organisation", metavar="NAAM", help="De naam boven het rapport. Anders de naam uit de bestanden."
)
@click.option(
    "--onderwerp", "topic", metavar="TEKST", help="De titel van het rapport. Anders het onderwerp uit de bestanden."
)
@click.option("--deelbaar", "shareable", is_flag=True, help="Laat notities en namen weg.")
@click.option(
    "--open", "open_", is_flag=True, help="Toon ook kleine groepen apart. Alleen als iedereen dat vooraf goed vond."
)
@click.option("--dubbel", "doubles_too", is_flag=True, help="Tel in een groep ook bestanden met dezelfde inhoud mee.")
@click.option(
    "--ook-gewijzigd",
    "changed_too",
    is_flag=True,
    help="Gebruik in een groep ook antwoorden op een eerdere versie van de checklist.",
)
@click.option(
    "--checklist",
    "checklists",
    multiple=True,
    metavar="CHECKLIST",
    help="Naam of bestand van de checklist, als het uw eigen checklist is. Mag vaker.",
    shell_complete=complete_checklists,
)
@formats_option
@output_option
@overwrite_option
def command(
    *,
    paths: tuple[Path, ...],
    organisation: str | None,
    topic: str | None,
    shareable: bool,
    open_: bool,
    doubles_too: bool,
    changed_too: bool,
    checklists: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    overwrite: bool,
) -> None:
    """Zet twee of meer momenten naast elkaar en zie wat er veranderde.

    EERDER en LATER zijn antwoordbestanden of rapporten van steeds dezelfde checklist.
    Of het zijn mappen met formulieren: dan ziet u of groepen dichter bij elkaar kwamen.
    Een check en een terugblik daarop mogen ook.
    Staat er overal een datum in? Dan komt de oudste eerst.
    """
    if len(paths) < LEAST_MOMENTS:
        raise WrongUseError(
            "Voor ontwikkeling zijn minstens twee momenten nodig.",
            "Noem eerst het eerdere bestand en dan het latere. Een map mag ook.",
        )
    refuse_mixed_up(paths, output, formats)
    moments = tuple(read_moment(path, checklists, changed_too=changed_too, doubles_too=doubles_too) for path in paths)
    refuse_unlike(moments)
    refuse_same(moments)
    refuse_returning(moments, same_too=doubles_too)
    promised = count_promises(moments)
    if open_:
        refuse_open(moments, promised)
    development = develop(moments, Naming(organisation=organisation, topic=topic, shareable=shareable), open_=open_)
    made = write_formats(
        lambda format_: produce(development, format_),
        NAME_OF_TREND,
        formats,
        output,
        suffixes=SUFFIXES,
        overwrite=overwrite,
    )
    for path in made:
        say(f"Ontwikkeling: {path}")
    tell_development(development.trend, may_open=not open_ and not promised)
    tell_gathered(join_gathered(moments))


def refuse_mixed_up(paths: Sequence[Path], output: str | None, formats: Sequence[str]) -> None:
    """WrongUseError when one path is named for two things: the report must not take the place of somebody's answers."""
    places = [os.path.realpath(path) for path in paths]
    folder = output is None or names_folder(output)
    targets = (
        [str(Path(output or "") / f"{NAME_OF_TREND}{SUFFIXES[format_]}") for format_ in formats]
        if folder
        else [output or ""]
    )
    for number, path in enumerate(paths):
        if places[number] in places[:number]:
            raise WrongUseError(f"{path} staat er twee keer.", "Noem elk moment één keer.")
        inside = [os.path.realpath(file) for file in find_files([path])]
        for target in targets:
            if os.path.realpath(target) in inside:
                raise WrongUseError(f"{target} is ook de invoer.", "Kies met --uit een andere naam.")


def read_moment(path: Path, references: Sequence[str], *, changed_too: bool, doubles_too: bool) -> Moment:
    """What is in one argument: a folder is a group, and so is a table of more than one row.

    UnusableInputError when nobody answered anything in it. As for a report, one person may have answered an earlier
    version of the checklist.
    """
    folder = is_folder(path)
    files = find_files([path])
    gathered = _gather(files, references, changed_too=changed_too or not folder, doubles_too=doubles_too)
    group = (
        folder or sum(map(len, (gathered.submissions, gathered.refusals, gathered.doubles, gathered.passed_over))) > 1
    )
    if not group:
        for refusal in gathered.refusals:
            raise refusal.problem
        for sentence in gathered.passed_over:
            raise UnusableInputError(sentence, "Kies ingevulde antwoorden.")
    if group:
        gathered, _ = keep_alike(gathered)
    if not gathered.submissions:
        tell_gathered(gathered)
        raise UnusableInputError(
            f"In {path} staan geen antwoorden.", "Kies een bestand of een map met ingevulde formulieren."
        )
    return Moment(path=path, gathered=gathered, submissions=gathered.submissions, group=group)


def _gather(files: Sequence[Path], references: Sequence[str], *, changed_too: bool, doubles_too: bool) -> Gathered:
    """What is in these files, with the first of these checklists that they belong to.

    With two checklists each has files of its own.
    """
    found = [
        gather(show_progress(files), load_own(reference), changed_too=changed_too, doubles_too=doubles_too)
        for reference in references[:1] or (None,)
    ]
    for reference in (*references[1:], None) if references else ():
        if found[-1].submissions:
            return found[-1]
        found.append(gather(files, load_own(reference), changed_too=changed_too, doubles_too=doubles_too))
    return found[-1] if found[-1].submissions else found[0]


def refuse_unlike(moments: Sequence[Moment]) -> None:
    """UnusableInputError when these moments have no development in common."""
    checklists = {moment.checklist.id: moment for moment in moments}
    if len(checklists) > 1:
        _refuse_two_checklists(tuple(checklists.values()), len(moments))
        return
    first = moments[0]
    for other in moments[1:]:
        if other.group != first.group:
            one, many = (first, other) if other.group else (other, first)
            raise UnusableInputError(
                f"{one.path} is van één mens, {many.path} is van een groep. Dat is niet te vergelijken.",
                "Noem steeds losse bestanden van één mens, of steeds mappen.",
            )
        if not other.group and (sides := (_name_side(first), _name_side(other)))[0] != sides[1]:
            raise UnusableInputError(
                f"{first.path} is ingevuld als {sides[0]}, {other.path} als {sides[1]}. Dat is een andere blik, geen "
                "ontwikkeling.",
                "Gebruik daarvoor: dialoogcheck vergelijk",
            )


def _refuse_two_checklists(different: Sequence[Moment], moments: int) -> None:
    """``different`` has one moment of each checklist.

    They only go together when one is made to look back on the other.
    """
    named = dutch.join_words([f"“{moment.checklist.id}” ({moment.path})" for moment in different])
    if len(different) > SIDES or not pair_statements(different[0].checklist, different[1].checklist):
        raise UnusableInputError(
            f"Deze checklists zijn niet te vergelijken: {named}.",
            "Kies steeds dezelfde checklist, of een check met de terugblik die erbij hoort.",
        )
    if moments > SIDES:
        raise UnusableInputError(
            f"Een check en een terugblik zet u met twee naast elkaar. Hier zijn er {moments}: {named}.",
            "Noem één check en één terugblik. Meer mensen mogen in een map.",
        )


def _name_side(moment: Moment) -> str:
    return moment.checklist.perspective(moment.assessments[0].details.perspective).name.lower()


def refuse_same(moments: Sequence[Moment]) -> None:
    """UnusableInputError when the same answers are in two moments.

    That shows no change, and of groups it could show what one person answered.
    """
    marked = [(moment, _mark_forms(moment)) for moment in moments]
    for (one, first), (other, second) in combinations(marked, 2):
        shared = (first & second).total()
        if shared and not one.group:
            raise UnusableInputError(
                f"{one.path} en {other.path} zijn dezelfde check.", "Kies twee checks van verschillende momenten."
            )
        if shared:
            raise UnusableInputError(
                f"{dutch.count(shared, 'formulier staat', 'formulieren staan')} in {one.path} én in {other.path}.",
                "Laat elk formulier bij één moment staan.",
            )


def refuse_returning(moments: Sequence[Moment], *, same_too: bool) -> None:
    """UnusableInputError when a group is nearly the same at two moments.

    What differs would be what a few people answered.

    ``same_too`` believes of forms without a mark that they are of other people, however alike they are.
    """
    for one, other in combinations([moment for moment in moments if moment.group], 2):
        if one.checklist.id != other.checklist.id:
            continue
        for perspective in (None, *(side.id for side in one.checklist.perspectives)):
            sizes, shared = _count_returning(
                *(_narrow(moment.submissions, perspective) for moment in (one, other)), same_too=same_too
            )
            if all(size - shared < THRESHOLD and shared * 2 >= size > 0 for size in sizes):
                raise UnusableInputError(
                    f"{one.path} en {other.path} zijn bijna gelijk: {shared} keer dezelfde antwoorden. "
                    "Uit het verschil is dan te lezen wat enkele mensen antwoordden.",
                    "Laat elk formulier bij één moment staan. Zijn het echt andere antwoorden, die hetzelfde zijn? "
                    "Voeg dan --dubbel toe.",
                )


def _narrow(submissions: Iterable[Submission], perspective: PerspectiveId | None) -> tuple[Submission, ...]:
    return tuple(item for item in submissions if perspective in {None, item.assessment.details.perspective})


def _count_returning(
    one: Sequence[Submission], other: Sequence[Submission], *, same_too: bool
) -> tuple[tuple[int, int], int]:
    """How many forms there are at each of two moments, and how many are the same ones, in whatever kind of file."""
    marks = [{mark: item for item in items if (mark := _read_mark(item))} for items in (one, other)]
    shared = sum(_is_same(item, marks[1][mark]) for mark, item in marks[0].items() if mark in marks[1])
    if not same_too:
        # Two marks tell two people apart, so a form without one can be the same as any, and a form with one only as one
        # without.
        (marked, unmarked), (marked_later, unmarked_later) = (_count_contents(items) for items in (one, other))
        both = unmarked & unmarked_later
        shared += (both + ((unmarked - both) & marked_later) + (marked & (unmarked_later - both))).total()
    return (len(one), len(other)), shared


def _read_mark(submission: Submission) -> str | None:
    """What tells this form from that of somebody else who answered the same.

    That of a row in a table does not: it comes of its content.
    """
    mark = submission.assessment.submission
    return None if mark is None or mark.startswith(ROW) else mark


def _is_same(one: Submission, other: Submission) -> bool:
    """Whether these, with one mark, are one form: who saved it later with other answers, has changed."""
    return not (one.saved and other.saved and one.saved != other.saved) or _describe_answers(one) == _describe_answers(
        other
    )


def _count_contents(submissions: Iterable[Submission]) -> tuple[Counter[str], Counter[str]]:
    """What was answered, of the forms with a mark and of those without."""
    marked: Counter[str] = Counter()
    unmarked: Counter[str] = Counter()
    for submission in submissions:
        (marked if _read_mark(submission) else unmarked)[_describe_answers(submission)] += 1
    return marked, unmarked


def _describe_answers(submission: Submission) -> str:
    """Who answered what.

    Without names, the date and notes, which a table has not or which are often typed in another way.
    """
    details = submission.assessment.details
    choices = {
        id_: str(answer.choice)
        for id_, answer in submission.assessment.answers.items()
        if answer.choice != NoScore.OPEN
    }
    return json.dumps([details.phase, details.perspective, dict(details.facts), choices], sort_keys=True)


def _mark_forms(moment: Moment) -> Counter[str]:
    """A mark for each form of a moment, the same wherever a copy of it stands.

    People may answer the same twice. So of groups only a copy of a file is the same form, or what one form saved at one
    time; of one person what has the same date and the same content.
    """
    if not moment.group:
        (submission,) = moment.submissions
        return Counter([f"{submission.assessment.details.date} {submission.saved} {submission.content}"])
    sources: dict[Path, list[Submission]] = {}
    for submission in moment.submissions:
        sources.setdefault(submission.source, []).append(submission)
    found: Counter[str] = Counter()
    for source, inside in sources.items():
        saved = next(
            (submission for submission in inside if submission.saved and submission.assessment.submission), None
        )
        mark = (
            f"{saved.saved} {saved.content}"
            if saved
            else hashlib.sha256(read_file(source, MAXIMUM_PDF_BYTES)).hexdigest()
        )
        found[mark] = len(inside)
    return found


def count_promises(moments: Iterable[Moment]) -> int:
    """How many people in groups were told that a group report will not show their answers apart."""
    return sum(
        assessment.details.recognisable is False
        for moment in moments
        if moment.group
        for assessment in moment.assessments
    )


def refuse_open(moments: Iterable[Moment], promised: int) -> None:
    """WrongUseError when small groups may not be shown apart, or when there are none."""
    if not any(moment.group for moment in moments):
        raise WrongUseError("--open is voor groepen. Dit zijn losse checks.", "Laat --open weg.")
    if promised:
        raise WrongUseError(
            f"{dutch.count(promised, 'formulier belooft', 'formulieren beloven')} dat kleine groepen niet apart in "
            "beeld komen. --open kan dan niet.",
            "Maak het rapport zonder --open.",
        )


def develop(moments: Sequence[Moment], naming: Naming, *, open_: bool) -> Development:
    """What changed between these moments, which must be alike."""
    outcomes = [
        _judge_group(moment, naming, open_=open_) if moment.group else _judge_one(moment, naming) for moment in moments
    ]
    remarks = tuple(_list_remarks(moments, shareable=naming.shareable))
    if len({moment.checklist.id for moment in moments}) > 1:
        first, second = (
            take_side(outcome, changed=moment.changed) for outcome, moment in zip(outcomes, moments, strict=True)
        )
        return Development(trend=look_back(first, second), remarks=remarks)
    results = [outcome for outcome in outcomes if isinstance(outcome, Result)]
    if results:
        return Development(trend=track(results), remarks=remarks)
    comparisons = [outcome for outcome in outcomes if isinstance(outcome, Comparison)]
    return Development(trend=track_groups(comparisons, changed=[moment.changed for moment in moments]), remarks=remarks)


def _judge_one(moment: Moment, naming: Naming) -> Result:
    from dialoogcheck.answers.model import strip_private  # noqa: PLC0415 - only commands that make something

    (assessment,) = moment.assessments
    if naming.shareable:
        assessment = strip_private(assessment)
    return score_assessment(moment.checklist, replace(assessment, details=naming.name(assessment.details)))


def _judge_group(moment: Moment, naming: Naming, *, open_: bool) -> Comparison:
    return compare(moment.checklist, moment.assessments, naming.name(describe_group(moment.submissions)), open_=open_)


def _list_remarks(moments: Sequence[Moment], *, shareable: bool) -> Iterator[str]:
    """What the reader must know of the files, in order of time.

    Nothing that somebody in a group wrote gets into it: a remark may quote a file.
    """
    details = [
        describe_group(moment.submissions) if moment.group else moment.assessments[0].details for moment in moments
    ]
    places = order_moments(details)
    occasions = words.name_occasions([(moments[place].checklist, details[place]) for place in places])
    for place, occasion in zip(places, occasions, strict=True):
        moment = moments[place]
        found = list(
            _explain_group(moment, details[place]) if moment.group else _explain_one(moment, shareable=shareable)
        )
        yield from (f"{dutch.begin_sentence(occasion.name)}: {remark}" for remark in found)


def _explain_one(moment: Moment, *, shareable: bool) -> Iterator[str]:
    (submission,) = moment.submissions
    yield from keep_nameless(submission.remarks, submission.assessment) if shareable else submission.remarks
    if submission.assessment.details.recognisable is not None and not shareable:
        yield explain_single(moment.checklist.perspective(submission.assessment.details.perspective).name)


def _explain_group(moment: Moment, details: Details) -> Iterator[str]:
    carried = {id_ for item in moment.assessments for id_ in item.carried}
    dropped = {id_ for item in moment.assessments for id_ in item.dropped}
    if carried or moment.changed:
        yield explain_carried(
            [f"‘{statement.title}’" for statement in moment.checklist.statements if statement.id in carried],
            len(dropped),
        )
    own = details.facts
    unlike = [id_ for id_ in own if any(item.details.facts.get(id_) != own[id_] for item in moment.assessments)]
    if unlike:
        yield f"{explain_unlike([f'‘{moment.checklist.fact(id_).name}’' for id_ in unlike])} {NOT_ASKED}"


def join_gathered(moments: Sequence[Moment]) -> Gathered:
    """All that was found at every moment."""
    return Gathered(
        submissions=tuple(item for moment in moments for item in moment.submissions),
        refusals=tuple(item for moment in moments for item in moment.gathered.refusals),
        doubles=tuple(item for moment in moments for item in moment.gathered.doubles),
        passed_over=tuple(item for moment in moments for item in moment.gathered.passed_over),
    )


def tell_development(trend: Trend | GroupTrend | Retrospect, *, may_open: bool) -> None:
    """Say on stderr how much could be compared. ``may_open`` says that small groups could still be shown apart."""
    if any(item.kind is DifferenceKind.REORDERED for item in trend.differences):
        say(f"Let op: {words.REORDERED}", err=True)
    if any(item.kind is DifferenceKind.AGAINST_DATES for item in trend.differences):
        say(f"Let op: {words.AGAINST_DATES}", err=True)
    if isinstance(trend, Retrospect):
        say(
            f"Naast elkaar gezet: {dutch.count(len(trend.pairs), 'paar stellingen', 'paren van stellingen')}.", err=True
        )
        return
    number = dutch.count(len(trend.statements), "stelling", "stellingen")
    say(
        f"Vergeleken: {len(trend.moments)} momenten, met {number} die elke keer gevraagd "
        f"{'is' if len(trend.statements) == 1 else 'zijn'}.",
        err=True,
    )
    if isinstance(trend, GroupTrend) and (trend.absent or not trend.groups):
        hint = " Spraken deelnemers af dat dat mag? Dan kan het met --open." if may_open else ""
        say(f"Niet elke groep is elke keer groot genoeg om te tonen.{hint}", err=True)


def produce(development: Development, format_: str) -> bytes:
    """The report in one of the formats of a report."""
    encoded = encode_trend(development.trend)
    if format_ == "json":
        return encoded
    from dialoogcheck.development.report.one import compose_development  # noqa: PLC0415 - only commands that make something

    if format_ == "csv":
        return tabulate(development.trend)
    report = compose_development(development.trend, remarks=development.remarks)
    return render(report, format_, Attachment(encoded, DEVELOPMENT_ATTACHMENT, ATTACHMENT_MEANING))


def tabulate(trend: Trend | GroupTrend | Retrospect) -> bytes:
    """The answers as a table.

    A row for each statement, of groups for each statement and group, of a retrospect for each pair and group.
    """
    from dialoogcheck.document.table import encode_table  # noqa: PLC0415 - only this format needs it

    match trend:
        case Trend():
            heads = ("Stelling", "Kritiek", *_name_moments(trend), "Verandering")
            return encode_table(("Nr.", "Gebied", *heads), _list_answers(trend))
        case GroupTrend():
            heads = ("Stelling", "Kritiek", "Groep", *_name_moments(trend), "Verschil tussen groepen")
            return encode_table(("Nr.", "Gebied", *heads), _list_means(trend))
        case Retrospect():
            return encode_table(("Nr.", "Wanneer", "Stelling", "Wie", "Antwoord", "Samen"), _list_voices(trend))


def _name_moments(trend: Trend | GroupTrend) -> tuple[str, ...]:
    occasions = words.name_occasions([(trend.checklist, details) for details in trend.details])
    return tuple(occasion.name for occasion in occasions)


def _list_answers(trend: Trend) -> Iterator[tuple[str, ...]]:
    for number, item in enumerate(trend.statements, start=1):
        text = words.read_statement(trend.perspective, item.statement)
        answers = (words.name_answer(trend.checklist, trend.perspective, result) for result in item.results)
        kind = str(item.last.critical or "")
        yield str(number), item.area.name, text, kind, *answers, words.CHANGES[item.change]


def _list_means(trend: GroupTrend) -> Iterator[tuple[str, ...]]:
    for number, item in enumerate(trend.statements, start=1):
        kind = str(item.statement.critical_kind(trend.details[-1].phase) or "")
        gap = words.describe_gap(item.picture, trend.checklist.steps)
        for line, cells in zip(item.picture.lines, item.cells, strict=True):
            means = map(words.read_cell, cells)
            yield str(number), item.area.name, item.statement.text, kind, name_group(line.group), *means, gap


def _list_voices(trend: Retrospect) -> Iterator[tuple[str, ...]]:
    for number, pair in enumerate(trend.pairs, start=1):
        for word, view, side in (
            (words.BEFORE, pair.earlier, trend.earlier),
            (words.AFTER, pair.later, trend.later),
        ):
            for voice in view.voices:
                heard = words.name_voice(voice), words.read_voice(voice, side.checklist)
                yield str(number), dutch.begin_sentence(word), view.statement.text, *heard, words.ECHOES[pair.echo]
