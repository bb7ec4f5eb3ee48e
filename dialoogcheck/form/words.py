"""What somebody who made forms must know of what comes next."""

from collections.abc import Callable, Iterator, Mapping

from dialoogcheck import dutch
from dialoogcheck.answers.model import Details
from dialoogcheck.checklist.model import Checklist, PerspectiveId
from dialoogcheck.form.making import mark_moment
from dialoogcheck.form.model import FormView


def explain_next(
    checklist: Checklist,
    details: Details,
    typed: Mapping[PerspectiveId, FormView],
    *,
    own: str | None,
    short: bool | None,
    write_command: Callable[..., str],
) -> Iterator[str]:
    """What to do with the forms, in sentences; ``typed`` are those on paper, which somebody will type over.

    ``own`` is the file of a checklist of the user's own, ``short`` the length that the user chose. ``write_command``
    makes of words the line that somebody can type.
    """
    stop = checklist.phase(details.phase).stop
    if stop:
        yield (
            f"Let op: {dutch.end_sentence(stop.title)} Vraag eerst aan de contactpersoon en uw jurist of dit formulier "
            "nu mag, en aan wie."
        )
    together = "die van dit moment samen" if mark_moment(checklist, details) else "ze"
    comparing = write_command("vergelijk", "MAP", *(["--checklist", own] if own else []))
    yield f"Komen de formulieren terug? Zet {together} in één map en typ: {comparing}"
    for id_, form in typed.items():
        words = ["invullen", own or checklist.id, "--snel", "--fase", details.phase]
        words += [f"--feit={fact}={answer}" for fact, answer in details.facts.items()]
        words += ["--perspectief", id_]
        words += [] if short is None else ["--kort" if short else "--volledig"]
        words += ["--open"] if details.recognisable else []
        yield f"Papier overtypen ({form.perspective.name.lower()}): {write_command(*words)}"
