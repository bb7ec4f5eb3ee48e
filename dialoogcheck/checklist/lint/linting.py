"""Checks a whole checklist: how it is written, and whether it makes sense."""

import contextlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from dialoogcheck.checklist.fields import Manuscript, read_manuscript
from dialoogcheck.checklist.lint.coverage import COVERAGE
from dialoogcheck.checklist.lint.references import REFERENCES
from dialoogcheck.checklist.lint.rules import Contents, Rule
from dialoogcheck.checklist.lint.scale import SCALE
from dialoogcheck.checklist.lint.sentences import SENTENCES
from dialoogcheck.checklist.lint.timing import TIMING
from dialoogcheck.checklist.nodes import Findings, TooManyFindingsError
from dialoogcheck.checklist.shelf import find_taken_id
from dialoogcheck.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from dialoogcheck.checklist.lint.readability import Readability

RULES = (*REFERENCES, *SCALE, *COVERAGE, *TIMING, *SENTENCES)
"""Every rule of the usual check, in the order of a manual."""


def lint_checklist(data: bytes, file: str) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a checklist file, from its top to its bottom; ``file`` is how the user knows it."""
    return review_checklist(data, file, strict=False).diagnostics


class Review(NamedTuple):
    """What a strict look at a checklist gives: what is wrong or could be better, and how it reads.

    ``readability`` has one for each area by its id, after the whole checklist at ``""``. It is empty when there is
    nothing to measure yet.
    """

    diagnostics: tuple[Diagnostic, ...]
    readability: "dict[str, Readability]"


def review_checklist(data: bytes, file: str, *, strict: bool = True) -> Review:
    """The same as ``lint_checklist``, and in a ``strict`` look what could be better.

    A file with a field that cannot be read is only linted: what is missing there may well be what would be missed here.
    """
    findings = Findings(file)
    draft = _read(data, findings)
    if draft is None or findings.failed or not strict:
        if draft:
            apply_rules(draft, findings)
        return Review(findings.in_file_order(), {})
    from dialoogcheck.checklist.lint.strict import measure_areas  # noqa: PLC0415 - the usual check does without

    contents = Contents(draft)
    _apply((*RULES, *list_strict_rules()), contents, findings)
    return Review(findings.in_file_order(), measure_areas(contents))


def list_strict_rules() -> tuple[Rule, ...]:
    """Every rule that only a strict look has, in the order of a manual."""
    from dialoogcheck.checklist.lint.harm import HARM  # noqa: PLC0415 - the usual check does without
    from dialoogcheck.checklist.lint.strict import STRICT  # noqa: PLC0415 - the usual check does without

    return (*STRICT, *HARM)


def _read(data: bytes, findings: Findings) -> Manuscript | None:
    """The checklist in a file, with a warning when it has the id of a checklist that comes with the program.

    Without the file, answers to it would go to that one.
    """
    draft = read_manuscript(data, findings)
    shipped = find_taken_id(findings.file, draft.root.text("id")) if draft else None
    if draft and shipped:
        taken = f"deze id hoort bij een checklist van dialoogcheck ({shipped})."
        message = f"{taken} Antwoorden kunnen bij de verkeerde komen. Kies een andere id."
        with contextlib.suppress(TooManyFindingsError):
            findings.report("id-bezet", message, draft.root.at("id"), Severity.WARNING)
    return draft


def apply_rules(draft: Manuscript, findings: Findings, *, vital: bool = False) -> None:
    """Add what breaks a rule; with ``vital`` only the rules without which a checklist cannot be used."""
    _apply([rule for rule in RULES if rule.vital or not vital], Contents(draft), findings)


def _apply(rules: Iterable[Rule], contents: Contents, findings: Findings) -> None:
    with contextlib.suppress(TooManyFindingsError):
        for rule in rules:
            for finding in rule.find(contents):
                findings.report(rule.code, finding.message, finding.place, rule.severity)
