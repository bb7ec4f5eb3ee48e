"""When an action is ready and how much work it is, in words."""

from dialoogcheck.checklist.model import Timing, TimingKind, Tip
from dialoogcheck.dutch import count, spell

WEEK = 7
HOUR = 60
HALF_HOUR = 30


def describe_timing(timing: Timing) -> str:
    """``drie weken voor het gesprek``, ``binnen twee weken``, ``meteen`` or ``tijdens het gesprek``."""
    if timing.kind is TimingKind.DURING:
        return "tijdens het gesprek"
    if timing.kind is TimingKind.NOW or (timing.kind is TimingKind.WITHIN and not timing.days):
        return "meteen"
    if timing.kind is TimingKind.WITHIN:
        return f"binnen {count_days(timing.days)}"
    before = timing.kind is TimingKind.BEFORE
    if not timing.days:
        return f"op de dag van het gesprek, {'vooraf' if before else 'na afloop'}"
    return (
        f"{count_days(timing.days)} voor het gesprek" if before else f"binnen {count_days(timing.days)} na het gesprek"
    )


def count_days(days: int) -> str:
    """``drie weken`` or ``tien dagen``: whole weeks are said in weeks."""
    number, one, many = (days // WEEK, "week", "weken") if days and not days % WEEK else (days, "dag", "dagen")
    return f"een {one}" if number == 1 else f"{spell(number)} {many}"


def describe_effort(minutes: int) -> str:
    """``45 minuten``, ``1 uur``, ``1,5 uur`` or ``1 uur en 15 minuten``."""
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return count(rest, "minuut", "minuten")
    if rest == HALF_HOUR:
        return f"{hours},5 uur"
    return f"{hours} uur en {count(rest, 'minuut', 'minuten')}" if rest else f"{hours} uur"


def describe_tip_timing(tip: Tip) -> str:
    """When a tip is ready: from its data, with the author's words for an event beside it, or those words alone."""
    told = (describe_timing(tip.timing) if tip.timing else "", tip.when or "")
    return ", ".join(part for part in told if part)


def describe_tip_effort(tip: Tip) -> str:
    """How much work a tip is; in the author's words where there are no minutes."""
    return describe_effort(tip.effort) if tip.effort else tip.duration or ""
