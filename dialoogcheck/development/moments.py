"""From files and folders, one for each moment, to the report about what changed between them."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dialoogcheck import dutch
from dialoogcheck.advice.result import Result
from dialoogcheck.advice.scoring import score_assessment
from dialoogcheck.answers.file import DEVELOPMENT_ATTACHMENT
from dialoogcheck.answers.intake import NAME_OF_TREND, Gathered, find_files, gather, keep_nameless
from dialoogcheck.answers.model import strip_private
from dialoogcheck.answers.pdf import MAXIMUM_PDF_BYTES
from dialoogcheck.answers.words import explain_single
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.development import words
from dialoogcheck.development.export import encode_trend, tabulate
from dialoogcheck.development.lookback import look_back, pair_statements
from dialoogcheck.development.model import GroupTrend, Moment, Retrospect, Trend, find_details
from dialoogcheck.development.protection import count_promises, protect
from dialoogcheck.development.tracking import order_moments, track, track_groups
from dialoogcheck.document.formats import render
from dialoogcheck.document.pdf import Attachment
from dialoogcheck.errors import UnusableInputError, WrongUseError
from dialoogcheck.files import is_folder, read_file
from dialoogcheck.group.comparing import compare
from dialoogcheck.group.meeting import Naming, describe_group, keep_alike, list_remarks
from dialoogcheck.group.model import Comparison

ATTACHMENT_MEANING = "De cijfers van dit rapport over ontwikkeling"
SIDES = 2
"""How many moments a retrospect has: one before and one after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """What changed, with what the reader must know of the files.

    ``may_open`` says that small groups could still be shown apart, since no form promised otherwise.
    """

    trend: Trend | GroupTrend | Retrospect
    remarks: tuple[str, ...]
    may_open: bool = False


def read_moment(
    path: Path,
    references: Sequence[str],
    load: Callable[[str | None], Checklist | None],
    show: Callable[[Sequence[Path]], Iterable[Path]],
    *,
    changed_too: bool,
    doubles_too: bool,
) -> Moment:
    """What is in one argument, perhaps nobody's answers: a folder is a group, and so is a table of more than one row.

    ``load`` gives the checklist that the user named so, ``show`` shows how far the reading of files is. Of one person
    whatever is wrong is raised. As for a report, one person may have answered an earlier version of the checklist.
    """
    folder = is_folder(path)
    files = find_files([path])
    changed_too |= not folder
    # With two checklists each has files of its own: the first that these belong to, and else what the first says.
    attempts: list[Gathered] = []
    for reference in (*references, None):
        shown = files if attempts else show(files)
        attempts.append(gather(shown, load(reference), changed_too=changed_too, doubles_too=doubles_too))
        if attempts[-1].submissions:
            break
    gathered = attempts[-1] if attempts[-1].submissions else attempts[0]
    found = (gathered.submissions, gathered.refusals, gathered.doubles, gathered.passed_over)
    if not folder and sum(map(len, found)) <= 1:
        for refusal in gathered.refusals:
            raise refusal
        for sentence in gathered.passed_over:
            raise UnusableInputError(sentence, "Kies ingevulde antwoorden.")
        return Moment(name=str(path), gathered=gathered, group=False, digests={})
    gathered = keep_alike(gathered)
    sources = {submission.source for submission in gathered.submissions}
    read = ((source, read_file(source, MAXIMUM_PDF_BYTES)) for source in sorted(sources))
    digests = {str(source): hashlib.sha256(data).hexdigest() for source, data in read}
    return Moment(name=str(path), gathered=gathered, group=True, digests=digests)


def develop(moments: Sequence[Moment], naming: Naming, *, open_: bool = False, same_too: bool = False) -> Development:
    """What changed between these moments (at least two, each with somebody's answers).

    UnusableInputError when they have no development in common, and all that ``protect`` refuses.
    """
    refuse_unlike(moments)
    protect(moments, open_=open_, same_too=same_too)
    outcomes = [_judge(moment, naming, open_=open_) for moment in moments]
    trend = _find_trend(moments, outcomes)
    remarks = tuple(_list_remarks(moments, outcomes, shareable=naming.shareable))
    return Development(trend=trend, remarks=remarks, may_open=not open_ and not count_promises(moments))


def refuse_unlike(moments: Sequence[Moment]) -> None:
    """UnusableInputError when these moments have no development in common."""
    different = list({moment.checklist.id: moment for moment in moments}.values())
    if len(different) > 1:
        # They only go together when one is made to look back on the other.
        named = dutch.join_words([f"“{moment.checklist.id}” ({moment.name})" for moment in different])
        if len(different) > SIDES or not pair_statements(different[0].checklist, different[1].checklist):
            raise UnusableInputError(
                f"Deze checklists zijn niet te vergelijken: {named}.",
                "Kies steeds dezelfde checklist, of een check met de terugblik die erbij hoort.",
            )
        if len(moments) > SIDES:
            raise UnusableInputError(
                f"Een check en een terugblik zet u met twee naast elkaar. Hier zijn er {len(moments)}: {named}.",
                "Noem één check en één terugblik. Meer mensen mogen in een map.",
            )
        return
    first = moments[0]
    for other in moments[1:]:
        if other.group != first.group:
            one, many = (first, other) if other.group else (other, first)
            raise UnusableInputError(
                f"{one.name} is van één mens, {many.name} is van een groep. Dat is niet te vergelijken.",
                "Noem steeds losse bestanden van één mens, of steeds mappen.",
            )
        if not other.group and (sides := (_name_side(first), _name_side(other)))[0] != sides[1]:
            raise UnusableInputError(
                f"{first.name} is ingevuld als {sides[0]}, {other.name} als {sides[1]}. Dat is een andere blik, geen "
                "ontwikkeling.",
                "Gebruik daarvoor: dialoogcheck vergelijk",
            )


def _name_side(moment: Moment) -> str:
    return moment.checklist.perspective(moment.assessments[0].details.perspective).name.lower()


def _judge(moment: Moment, naming: Naming, *, open_: bool) -> Result | Comparison:
    if moment.group:
        details = naming.name(describe_group(moment.submissions))
        return compare(moment.checklist, moment.assessments, details, open_=open_)
    (assessment,) = moment.assessments
    if naming.shareable:
        assessment = strip_private(assessment)
    return score_assessment(moment.checklist, replace(assessment, details=naming.name(assessment.details)))


def _find_trend(moments: Sequence[Moment], outcomes: Sequence[Result | Comparison]) -> Trend | GroupTrend | Retrospect:
    changed = [moment.changed for moment in moments]
    if len({moment.checklist.id for moment in moments}) > 1:
        return look_back(*outcomes, changed=changed)
    if results := [outcome for outcome in outcomes if isinstance(outcome, Result)]:
        return track(results)
    comparisons = [outcome for outcome in outcomes if isinstance(outcome, Comparison)]
    return track_groups(comparisons, changed=changed)


def _list_remarks(
    moments: Sequence[Moment], outcomes: Sequence[Result | Comparison], *, shareable: bool
) -> Iterator[str]:
    """What the reader must know of the files, in order of time.

    Nothing that somebody in a group wrote gets into it: a remark may quote a file.
    """
    details = [find_details(outcome) for outcome in outcomes]
    places = order_moments(details)
    occasions = words.name_occasions([(moments[place].checklist, details[place]) for place in places])
    for place, occasion in zip(places, occasions, strict=True):
        moment, outcome = moments[place], outcomes[place]
        found = (
            list_remarks(outcome, moment.assessments, changed=moment.changed)
            if isinstance(outcome, Comparison)
            else _explain_one(moment, shareable=shareable)
        )
        yield from (f"{dutch.begin_sentence(occasion.name)}: {remark}" for remark in found)


def _explain_one(moment: Moment, *, shareable: bool) -> Iterator[str]:
    (submission,) = moment.submissions
    yield from keep_nameless(submission.remarks, submission.assessment) if shareable else submission.remarks
    if submission.assessment.details.recognisable is not None and not shareable:
        yield explain_single(moment.checklist.perspective(submission.assessment.details.perspective).name)


def join_gathered(moments: Sequence[Moment]) -> Gathered:
    """All that was found at every moment."""
    return Gathered(
        submissions=tuple(item for moment in moments for item in moment.gathered.submissions),
        refusals=tuple(item for moment in moments for item in moment.gathered.refusals),
        doubles=tuple(item for moment in moments for item in moment.gathered.doubles),
        passed_over=tuple(item for moment in moments for item in moment.gathered.passed_over),
    )


def refuse_summary(development: Development) -> None:
    """WrongUseError when there is no summary of such a development."""
    if isinstance(development.trend, Trend):
        return
    what = "zijn groepen" if isinstance(development.trend, GroupTrend) else "is een check met een terugblik"
    raise WrongUseError(
        f"--samenvatting is voor checks van één mens. Dit {what}.",
        "Laat --samenvatting weg. De eerste bladzijde van het rapport is dan de samenvatting.",
    )


def name_report(development: Development, *, summary: bool = False) -> str:
    """How the file of this report is called, without its ending: by what it is about, and from when to when.

    The days of a group are told in its report, as far as nobody is recognised by them.
    """
    trend = development.trend
    last = find_details(trend.moments[-1])
    about = last.topic or last.organisation or trend.moments[-1].checklist.id
    dates = [find_details(moment).date for moment in trend.moments] if isinstance(trend, Trend) else []
    days = [date.isoformat() for date in (dates[:1] + dates[-1:]) if date]
    return dutch.join_slugs(NAME_OF_TREND, "samenvatting" if summary else None, about, *days)


def produce(development: Development, format_: str, *, summary: bool = False) -> bytes:
    """The report in one of the formats of a report; ``summary`` makes it one page, but leaves figures as they are."""
    encoded = encode_trend(development.trend)
    if format_ == "json":
        return encoded
    if format_ == "csv":
        return tabulate(development.trend)
    from dialoogcheck.development.report.one import compose_development, compose_summary  # noqa: PLC0415 - as the writers

    trend, remarks = development.trend, development.remarks
    if summary and isinstance(trend, Trend):
        report = compose_summary(trend, remarks=remarks)
    else:
        report = compose_development(trend, remarks=remarks, folded=format_ == "html")
    return render(report, format_, Attachment(encoded, DEVELOPMENT_ATTACHMENT, ATTACHMENT_MEANING))
