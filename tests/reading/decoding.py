"""Reads a checklist without the rules, to see what reading alone makes of it."""

from dialoogcheck.model.checklist import Checklist
from dialoogcheck.model.diagnostic import Diagnostic
from dialoogcheck.reading.decoding import build_record, read_draft
from dialoogcheck.reading.nodes import Findings


def decode_checklist(data: bytes, file: str) -> tuple[Checklist | None, tuple[Diagnostic, ...]]:
    """The checklist in a file, and all that is wrong with how it is written.

    None when one of the problems is an error.
    """
    findings = Findings(file)
    draft = read_draft(data, findings)
    checklist = build_record(draft.root) if draft and not findings.failed else None
    return checklist, findings.in_file_order()
