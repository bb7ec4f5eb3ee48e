"""Which statements are asked: those of the phase and the facts, or the short version of those."""

from dataclasses import replace

from dialoogcheck.answers.model import Details
from dialoogcheck.checklist.model import Area, Checklist, Statement

SHORT_PER_AREA = 2

MOST_FOR_PLAIN = 30
"""More statements than one may ask, without a thought, of people who read the plainest words: ten minutes. Our own
choice."""


def select_statements(checklist: Checklist, details: Details) -> tuple[tuple[Area, tuple[Statement, ...]], ...]:
    """Per area the statements that apply to these details, in checklist order; areas without one are left out.

    The short version keeps the critical statements and the first two others of each area: authors put what matters most
    in front. A perspective that answers mirrors gets those of the same statements as the others, as far as there are
    any: only what both answered can be compared.
    """
    perspective = checklist.perspective(details.perspective)
    selected = []
    for area in checklist.areas:
        statements = tuple(
            statement for statement in area.statements if statement.applies(details.phase, details.facts)
        )
        if details.short:
            left_out = [item for item in statements if not item.critical_kind(details.phase, details.facts)][
                SHORT_PER_AREA:
            ]
            statements = tuple(item for item in statements if item not in left_out)
        statements = tuple(statement for statement in statements if statement.text_for(perspective) is not None)
        if statements:
            selected.append((area, statements))
    return tuple(selected)


def is_usually_short(checklist: Checklist, details: Details) -> bool:
    """Whether a form for this perspective is the short version unless somebody chooses.

    For mirrors, and where plain words would be many.
    """
    perspective = checklist.perspective(details.perspective)
    if not perspective.full:
        return True
    asked = sum(len(statements) for _, statements in select_statements(checklist, replace(details, short=False)))
    return perspective.plain and asked > MOST_FOR_PLAIN
