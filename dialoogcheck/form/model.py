"""What a form shows, in Dutch words that are ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from dialoogcheck.answers.choices import is_offered, list_anchors
from dialoogcheck.answers.codes import FIELD_PREFIX, QUESTION_PREFIX
from dialoogcheck.answers.model import Details
from dialoogcheck.checklist.model import Area, Checklist, Perspective, Phase, Statement, StatementId


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """A form for one perspective.

    ``details`` is what is known before anybody fills it in, ``threshold`` from how many people a group is shown apart
    when nothing else was agreed. ``host`` and ``receiver`` are who asks, at the beginning and inside of a sentence. It
    takes about ``minutes``. ``moment`` says when it is filled in, empty when that is as usual. ``return_to`` is empty
    or says where to send the answers. ``choices`` are, by the one character that stands for each on paper, its id in
    answer files and its name; ``meanings`` are names with when they fit. ``areas`` hold the statements that are asked,
    in the words of who fills it in; ``numbers`` count these from 1 over the whole form. ``code`` names the form
    on paper. ``empty`` is the answer file (JSON) without an answer in it; ``stem`` the name of the file that somebody
    saves. The name of a field begins with ``statement_field`` or ``question_field``, before the id.
    """

    statement_field: ClassVar[str] = FIELD_PREFIX
    question_field: ClassVar[str] = QUESTION_PREFIX
    checklist: Checklist
    details: Details
    phase: Phase
    perspective: Perspective
    title: str
    description: str
    heading: str
    organisation: str
    host: str
    receiver: str
    running: str
    moment: str
    minutes: int
    created: str
    threshold: int
    return_to: str
    choices: Mapping[str, tuple[str, str]]
    meanings: tuple[tuple[str, str], ...]
    areas: tuple[Area, ...]
    numbers: Mapping[StatementId, int]
    code: str
    empty: str
    stem: str

    def offers(self, statement: Statement, answer: str) -> bool:
        """Whether somebody can give this answer to this statement."""
        return is_offered(statement, answer)

    def list_anchors(self, statement: Statement) -> list[tuple[str, str]]:
        """The names of the answers of which this statement says itself when they fit, with that."""
        names = dict(self.choices.values())
        return [(names[id_], anchor) for id_, anchor in list_anchors(self.checklist, statement).items()]
