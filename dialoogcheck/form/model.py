"""What a form shows, in Dutch words that are ready to print."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChoiceView:
    """One answer on a form.

    ``value`` is its id in answer files, ``code`` the one character that stands for it on paper.
    """

    value: str
    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormItemView:
    """One statement on a form, in the words of who fills it in, or an open question.

    ``field`` is its name in a file, ``number`` counts from 1 over the whole form; it is 0 for an open question.

    ``explanation`` and ``not_applicable`` are empty where the checklist speaks only to the organiser.
    """

    id: str
    field: str
    text: str
    number: int = 0
    explanation: str = ""
    not_applicable: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAreaView:
    """The statements and the open questions of one area on a form."""

    id: str
    name: str
    items: tuple[FormItemView, ...]
    questions: tuple[FormItemView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """A form for one perspective.

    ``recognisable`` says that a group report may show small groups apart, ``threshold`` from how many people a group is
    shown apart otherwise. ``host`` and ``receiver`` are who asks, at the beginning and inside of a sentence. ``people``
    are those who fill it in, in about ``minutes``; ``groups`` are all sides of the table. ``introduction`` is how it
    begins, empty for the usual words; ``stopped`` says that this is no phase for a conversation. ``moment`` says when
    it is filled in, empty when that is as usual. ``plain`` asks for larger type. ``return_to`` is empty or says where
    to send the answers. ``code`` names the form on paper. ``empty`` is the answer file (JSON) without an answer in it;
    ``stem`` the name of the file that somebody saves.
    """

    title: str
    description: str
    checklist: str
    heading: str
    organisation: str
    host: str
    receiver: str
    running: str
    phase: str
    moment: str
    perspective: str
    people: str
    minutes: int
    introduction: str
    stopped: bool
    groups: tuple[str, ...]
    created: str
    plain: bool
    fictitious: bool
    recognisable: bool
    threshold: int
    return_to: str
    choices: tuple[FormChoiceView, ...]
    areas: tuple[FormAreaView, ...]
    total: int
    code: str
    empty: str
    stem: str
