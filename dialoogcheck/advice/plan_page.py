"""The plan as blocks: a page that one hangs on the wall."""

from collections.abc import Iterator

from dialoogcheck import dutch
from dialoogcheck.advice import plan_words, words
from dialoogcheck.advice.citations import Citations
from dialoogcheck.advice.model import Action, ActionForm, Advice
from dialoogcheck.advice.plan import project
from dialoogcheck.document import blocks

LONGEST_NOTE = 160
"""A longer note is cut off beside its action; it stands whole with the answers."""

MOST_LEFT_OPEN = 8


def compose_plan(advice: Advice, citations: Citations, *, annexed: bool) -> Iterator[blocks.Block]:
    """The plan, its parts in the order of time; nothing when there is nothing to do.

    ``annexed`` says that the other actions follow in this report.
    """
    plan = advice.plan
    if not advice.actions and not plan.unserved:
        return
    yield blocks.heading(2, "Uw plan")
    yield blocks.paragraph(plan_words.summarise_plan(advice), role="intro")
    if len(plan.steps) > 1:
        yield blocks.paragraph(plan_words.explain_numbers(plan), role="brief-intro")
    for when, steps in plan_words.group_steps(plan):
        yield blocks.heading(3, when, role="when")
        yield _list_steps(advice, steps, citations)
    yield from _compose_changes(advice)
    if plan.lacking and (left := plan_words.list_left_open(plan)):
        titles = [f"‘{item.statement.title}’" for item in left[:MOST_LEFT_OPEN]]
        if len(left) > MOST_LEFT_OPEN:
            titles.append(f"nog {len(left) - MOST_LEFT_OPEN}")
        yield blocks.paragraph(
            blocks.strong("Dit blijft open binnen uw uren: "), f"{dutch.join_words(titles)}.", role="after-plan"
        )
    if plan.unserved:
        titles = [f"‘{item.statement.title}’" for item in plan.unserved]
        yield blocks.paragraph(
            blocks.strong("Hiervoor is nu geen actie: "), f"{dutch.join_words(titles)}.", role="after-plan"
        )
    told = "" if advice.result.stopped else plan_words.explain_yield(advice.result, project(advice.result, plan))
    if told:
        yield blocks.paragraph(blocks.strong(f"{plan_words.YIELD_TITLE} "), told, role="after-plan")
    if rest := plan_words.explain_rest(plan, annexed=annexed):
        yield blocks.paragraph(rest, role="after-plan")


def write_kind(kind: object, before: str = "kritiek, ") -> tuple[blocks.Span, ...]:
    """What kind of critical statement it is, behind its text; nothing for another one."""
    return (blocks.span("kind", f" ({before}{kind})"),) if kind else ()


def write_step(advice: Advice, action: Action, citations: Citations) -> blocks.Text:
    """What to do and because of which answer, with what somebody wrote there."""
    first, rest = words.split_action(action)
    because = [words.explain_because(advice.result.checklist, action.because)]
    because += [
        f"U schreef: ‘{dutch.shorten(item.answer.note, LONGEST_NOTE)}’" for item in action.because if item.answer.note
    ]
    sources = citations.ground_in_number(action.tip.sources)
    after = blocks.span("because", f"{' '.join(because)} ", *sources)
    return (
        blocks.strong(first),
        *write_kind(words.name_reason(action), ""),
        f" {rest}" if rest else "",
        blocks.Break(),
        after,
    )


def write_who(action: Action, when: blocks.Part) -> blocks.Text:
    """Who does it, ``when``, and how much work it is."""
    work = f"{words.describe_work(action)}{', korter' if action.form is ActionForm.SHORTER else ''}"
    label, who = words.name_who(action)
    told = f"{label}: {who}" if action.ask else dutch.begin_sentence(who)
    return (told, blocks.Break(), when, blocks.Break(), work)


def _list_steps(advice: Advice, steps: tuple[Action, ...], citations: Citations) -> blocks.Table:
    heads = ("Nr.", "nr"), ("Wat", "what"), ("Wie en wanneer", "when"), ("Eigenaar en datum", "owner")
    rows = []
    for step in steps:
        when = write_who(step, blocks.strong(plan_words.tell_when(advice.plan, step)))
        rows.append(blocks.row(str(step.number), write_step(advice, step, citations), when, blocks.FillIn()))
    return blocks.Table(columns=blocks.columns(*heads), rows=tuple(rows), role="rows steps", header=1, scrolls=False)


def _compose_changes(advice: Advice) -> Iterator[blocks.Block]:
    """What no longer fits, and what to do instead."""
    lines: list[blocks.Text] = [
        (blocks.strong(f"{step.number}. {words.name_tip(step)}"), f" {plan_words.explain_late(advice.plan, step)}")
        for step in advice.plan.steps
        if step.form is ActionForm.TOO_LATE
    ]
    shorter = [step for step in advice.plan.steps if step.form is ActionForm.SHORTER]
    if shorter:
        lines.append((plan_words.explain_shorter(shorter),))
    if lines:
        yield blocks.heading(3, plan_words.LATE_TITLE, role="when")
        yield blocks.bullets(lines, role="late")
