"""Reads a checklist without the rules, to see what reading alone makes of it."""

from dialoogcheck.checklist.fields import build_record, read_manuscript
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.checklist.nodes import Findings
from dialoogcheck.diagnostic import Diagnostic


def decode_checklist(data: bytes, file: str) -> tuple[Checklist | None, tuple[Diagnostic, ...]]:
    """The checklist in a file, and all that is wrong with how it is written.

    None when one of the problems is an error.
    """
    findings = Findings(file)
    draft = read_manuscript(data, findings)
    checklist = build_record(draft.root) if draft and not findings.failed else None
    return checklist, findings.in_file_order()
