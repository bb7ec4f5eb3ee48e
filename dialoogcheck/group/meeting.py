"""From the answers that were gathered to the group report: who belong together, and what comes of it."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dialoogcheck.answers.file import GROUP_ATTACHMENT, clean_text
from dialoogcheck.answers.intake import NAME_OF_REPORT, Gathered, Submission
from dialoogcheck.answers.model import Assessment, Details
from dialoogcheck.document.formats import render
from dialoogcheck.document.pdf import Attachment
from dialoogcheck.dutch import join_slugs
from dialoogcheck.errors import UnusableInputError
from dialoogcheck.group.agenda import Agenda, plan_agenda
from dialoogcheck.group.comparing import compare
from dialoogcheck.group.export import encode_comparison, tabulate
from dialoogcheck.group.model import Comparison, Notes
from dialoogcheck.group.protection import count_promises, refuse_moments, select_notes
from dialoogcheck.group.words import NOT_ASKED, explain_carried, explain_lowered, explain_unlike

ATTACHMENT_MEANING = "De cijfers van dit groepsrapport"

_Value = TypeVar("_Value", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What stands above a report.

    Names that take the place of those in the files, or none at all in a ``shareable`` one.
    """

    organisation: str | None = None
    topic: str | None = None
    shareable: bool = False

    def name(self, details: Details) -> Details:
        """The details with these names."""
        organisation, topic = ("", "") if self.shareable else (details.organisation, details.topic)
        return replace(
            details,
            organisation=organisation if self.organisation is None else clean_text(self.organisation),
            topic=topic if self.topic is None else clean_text(self.topic),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The comparison with what belongs to it, ready to write.

    ``may_open`` says that some are hidden who could be shown with --open, since no form promised otherwise.
    """

    comparison: Comparison
    agenda: Agenda | None
    notes: Notes
    remarks: tuple[str, ...]
    may_open: bool = False


def keep_alike(gathered: Gathered) -> Gathered:
    """The same with only those about the checklist and the phase that most are about; the others become refusals.

    UnusableInputError when those that are kept were given at different moments.
    """
    checklist = find_most(submission.checklist.id for submission in gathered.submissions)
    about = [submission for submission in gathered.submissions if submission.checklist.id == checklist]
    phase = find_most(submission.assessment.details.phase for submission in about)
    alike, refusals = [], []
    for submission in gathered.submissions:
        other, own_phase = submission.checklist, submission.assessment.details.phase
        if (other.id, own_phase) == (checklist, phase):
            alike.append(submission)
            continue
        what = f"de checklist “{other.id}”" if other.id != checklist else f"de fase “{other.phase(own_phase).name}”"
        said = f"{submission.label} gaat over {what}. De meeste andere niet."
        problem = UnusableInputError(said, "Vergelijk alleen antwoorden over hetzelfde.")
        refusals.append(problem)
    if phase:
        # Comparing refuses this too, but does not know whose files they are.
        labels = [submission.label for submission in alike]
        refuse_moments(alike[0].checklist, phase, [submission.assessment for submission in alike], labels)
    return replace(gathered, submissions=tuple(alike), refusals=(*gathered.refusals, *refusals))


def find_most(values: Iterable[_Value]) -> _Value | None:
    """The value that stands there most often, of several the first by name; None when there is none."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], str(value)), default=None)


def hold_meeting(
    submissions: Sequence[Submission], naming: Naming, minutes: int, *, open_: bool = False, with_notes: bool = False
) -> Meeting:
    """The comparison of these people (at least one, all alike) as a group, with an agenda of so many minutes.

    Nothing that somebody wrote gets into it, but for the notes of people who are shown: a remark may quote a file.
    WrongUseError when ``open_`` would break a promise.
    """
    assessments = [submission.assessment for submission in submissions]
    details = naming.name(describe_group(submissions))
    comparison = compare(submissions[0].checklist, assessments, details, open_=open_)
    changed = any(item.differs_from(comparison.fingerprint) for item in assessments)
    return Meeting(
        comparison=comparison,
        agenda=plan_agenda(comparison, minutes),
        notes=select_notes(comparison, assessments) if with_notes else {},
        remarks=tuple(list_remarks(comparison, assessments, changed=changed)),
        may_open=bool(comparison.hidden) and not count_promises(assessments),
    )


def list_remarks(comparison: Comparison, assessments: Sequence[Assessment], *, changed: bool) -> Iterator[str]:
    """What the reader must know of what these people filled in; nothing that one of them wrote.

    ``changed`` says that somebody answered another version of the checklist.
    """
    carried = {id_ for item in assessments for id_ in item.carried}
    dropped = {id_ for item in assessments for id_ in item.dropped}
    if carried or changed:
        statements = comparison.checklist.statements
        yield explain_carried([f"‘{item.title}’" for item in statements if item.id in carried], len(dropped))
    lowered = {id_ for item in assessments for id_ in item.lowered}
    if lowered:
        yield explain_lowered([f"‘{item.title}’" for item in comparison.checklist.statements if item.id in lowered])
    if comparison.unlike:
        yield f"{explain_unlike([f'‘{fact.name}’' for fact in comparison.unlike])} {NOT_ASKED}"


def describe_group(submissions: Sequence[Submission]) -> Details:
    """What the group is about: what most of them say, and the last date.

    A name that less than half of them gave could be that of one person.
    """
    checklist = submissions[0].checklist
    details = [submission.assessment.details for submission in submissions]
    phase = details[0].phase
    return Details(
        organisation=find_shared(item.organisation for item in details),
        topic=find_shared(item.topic for item in details),
        date=max((item.date for item in details if item.date), default=None),
        phase=phase,
        facts={
            fact.id: find_most(item.facts[fact.id] for item in details) or fact.default
            for fact in checklist.facts_in(phase)
        },
        perspective=checklist.organiser.id,
        fictitious=any(item.fictitious for item in details),
    )


def name_report(meeting: Meeting) -> str:
    """How the file of this report is called, without its ending: by what it is about."""
    details = meeting.comparison.details
    about = details.topic or details.organisation or meeting.comparison.checklist.id
    return join_slugs(NAME_OF_REPORT, about, details.phase)


def find_shared(texts: Iterable[str]) -> str:
    """The text that at least half of these are; empty when there is none."""
    given = list(texts)
    return next((text for text, number in Counter(given).most_common(1) if number * 2 >= len(given)), "")


def produce(meeting: Meeting, format_: str) -> bytes:
    """The group report in one of the formats of a report."""
    encoded = encode_comparison(meeting.comparison, meeting.agenda)
    if format_ == "json":
        return encoded
    if format_ == "csv":
        return tabulate(meeting.comparison)
    from dialoogcheck.group.report import compose_report  # noqa: PLC0415 - only commands that make something

    report = compose_report(meeting.comparison, meeting.agenda, notes=meeting.notes, remarks=meeting.remarks)
    return render(report, format_, Attachment(encoded, GROUP_ATTACHMENT, ATTACHMENT_MEANING))
