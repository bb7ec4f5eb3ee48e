"""Checks a whole checklist: how it is written, and whether it makes sense."""

import contextlib

from dialoogcheck.model.diagnostic import Diagnostic
from dialoogcheck.reading.decoding import Draft, read_draft
from dialoogcheck.reading.nodes import Findings, TooManyFindingsError
from dialoogcheck.reading.rules import RULES, Contents


def lint_checklist(data: bytes, file: str) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a checklist file, from its top to its bottom; ``file`` is how the user knows it."""
    findings = Findings(file)
    draft = read_draft(data, findings)
    if draft:
        apply_rules(draft, findings)
    return findings.in_file_order()


def apply_rules(draft: Draft, findings: Findings, *, vital: bool = False) -> None:
    """Add what breaks a rule; with ``vital`` only the rules without which a checklist cannot be used."""
    contents = Contents(draft)
    with contextlib.suppress(TooManyFindingsError):
        for rule in RULES:
            if rule.vital or not vital:
                for finding in rule.find(contents):
                    findings.report(rule.code, finding.message, finding.place, rule.severity)
