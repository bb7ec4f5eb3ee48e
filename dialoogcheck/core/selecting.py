"""Which statements are asked: those of the phase and the facts, or the short version of those."""

from dialoogcheck.model.assessment import Details
from dialoogcheck.model.checklist import Area, Checklist, Statement

SHORT_PER_AREA = 2


def select_statements(checklist: Checklist, details: Details) -> tuple[tuple[Area, tuple[Statement, ...]], ...]:
    """Per area the statements that apply to these details, in checklist order; areas without one are left out.

    The short version keeps the critical statements and the first two others of each area: authors put what matters most in front. A perspective
    that answers mirrors gets those of the same statements as the others, as far as there are any: only what both answered can be compared.
    """
    perspective = checklist.perspective(details.perspective)
    selected = []
    for area in checklist.areas:
        statements = tuple(statement for statement in area.statements if statement.is_asked(details.phase, details.facts))
        if details.short:
            statements = _shorten(statements, details)
        statements = tuple(statement for statement in statements if statement.text_for(perspective) is not None)
        if statements:
            selected.append((area, statements))
    return tuple(selected)


def _shorten(statements: tuple[Statement, ...], details: Details) -> tuple[Statement, ...]:
    others = [statement for statement in statements if not statement.critical_kind(details.phase)]
    kept = others[:SHORT_PER_AREA]
    return tuple(statement for statement in statements if statement.critical_kind(details.phase) or statement in kept)
