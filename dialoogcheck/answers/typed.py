"""What somebody named in words on a command line: a phase, perspectives, facts, and the details that they make."""

from collections.abc import Iterable
from dataclasses import replace

from dialoogcheck.answers.model import Details, Draft, find_date
from dialoogcheck.checklist.fields import propose
from dialoogcheck.checklist.model import Checklist, FactId, Perspective, Phase
from dialoogcheck.errors import WrongUseError


def find_phase(checklist: Checklist, id_: str | None, what: str = "dit") -> Phase:
    """The phase that was asked for, or the only one there is; WrongUseError when there is no such one.

    ``what`` is what belongs to a phase, for the message that none was named.
    """
    phases = {str(phase.id): phase for phase in checklist.phases}
    if id_ is None:
        if len(phases) > 1:
            raise WrongUseError(f"Zeg bij welke fase {what} hoort.", f"Kies met --fase uit: {', '.join(phases)}.")
        return checklist.phases[0]
    if id_ not in phases:
        raise WrongUseError(f"De fase “{id_}” bestaat niet.{propose(id_, phases)}", f"Kies uit: {', '.join(phases)}.")
    return phases[id_]


def find_perspectives(checklist: Checklist, ids: Iterable[str]) -> tuple[Perspective, ...]:
    """The perspectives that were asked for by id or name, all when none was.

    WrongUseError when the checklist does not have one of them.
    """
    known = {str(perspective.id): perspective for perspective in checklist.perspectives}
    named = {perspective.name.casefold(): perspective for perspective in checklist.perspectives} | known
    chosen = tuple(dict.fromkeys(id_.strip() for text in ids for id_ in text.split(","))) or tuple(known)
    for id_ in chosen:
        if id_.casefold() not in named:
            raise WrongUseError(
                f"Het perspectief “{id_}” bestaat niet.{propose(id_, known)}", f"Kies uit: {', '.join(known)}."
            )
    return tuple({named[id_.casefold()].id: named[id_.casefold()] for id_ in chosen}.values())


def read_facts(checklist: Checklist, phase: Phase, pairs: Iterable[str]) -> dict[FactId, str]:
    """The answers to facts such as ``regio=ja``, and the checklist's own choice for what was left out.

    WrongUseError when one cannot be.
    """
    asked = {str(fact.id): fact for fact in checklist.facts_in(phase.id)}
    facts = {fact.id: fact.default for fact in asked.values()}
    for pair in pairs:
        name, _, value = pair.partition("=")
        fact = asked.get(name.strip())
        if fact is None:
            raise WrongUseError(
                f"“{name}” wordt in deze fase niet gevraagd.",
                f"Kies uit: {', '.join(asked) or 'niets'}. Bijvoorbeeld: --feit regio=ja",
            )
        options = [option.id for option in fact.options]
        if value.strip() not in options:
            raise WrongUseError(
                f"--feit {pair}: dat antwoord kan niet.",
                f"Kies uit: {', '.join(f'{name}={option}' for option in options)}.",
            )
        facts[fact.id] = value.strip()
    return facts


def read_empty_details(checklist: Checklist, phase: str | None, facts: Iterable[str], what: str = "dit") -> Details:
    """The details that --fase and --feit give, without names and date; WrongUseError when one of them cannot be.

    They are from the organiser's side.
    """
    chosen = find_phase(checklist, phase, what)
    return Details(
        organisation="",
        topic="",
        date=None,
        phase=chosen.id,
        facts=read_facts(checklist, chosen, facts),
        perspective=checklist.organiser.id,
    )


def read_details(
    checklist: Checklist, draft: Draft, phase: str | None, perspective: str | None, facts: Iterable[str]
) -> Details:
    """What is filled in on all forms of one pile of paper; the names and the date are those of the draft.

    WrongUseError when the command line does not say the rest.
    """
    if perspective is None or (phase is None and len(checklist.phases) > 1):
        raise WrongUseError("Bij --snel horen --fase en --perspectief.", "Ze staan onder aan elk papieren formulier.")
    details = read_empty_details(checklist, phase, facts)
    side, *others = find_perspectives(checklist, [perspective])
    if others:
        raise WrongUseError(
            "--snel gaat over één perspectief tegelijk.", "Typ eerst het ene stapeltje over, en daarna het andere."
        )
    return replace(
        details,
        organisation=draft.organisation or "",
        topic=draft.topic or "",
        date=draft.date,
        talk=find_date(draft.talk),
        perspective=side.id,
    )
