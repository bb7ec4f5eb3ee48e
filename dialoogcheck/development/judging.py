"""What a development comes to: its headline, whether that is good news, and what the reader must know first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dialoogcheck.advice import plan_words
from dialoogcheck.advice import words as advice_words
from dialoogcheck.development import words
from dialoogcheck.development.model import Change, Echo, GapChange, GroupTrend, Retrospect, Trend
from dialoogcheck.group import words as group_words
from dialoogcheck.group.model import Comparison
from dialoogcheck.group.protection import THRESHOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A headline, what it means, and the shape that goes with it: full, half, empty or unknown."""

    headline: str
    meaning: str
    mark: str


def judge_trend(trend: Trend) -> Judgement:
    """The judgement of one side of the table: never better than that of the advice of the last moment."""
    changes = [item.change for item in trend.statements]
    moved = [area.change for area in trend.areas if area.change]
    rose, fell = moved.count(Change.ROSE), moved.count(Change.FELL)
    doubt, _ = plan_words.judge_plan(trend.advice)
    mark = "empty" if doubt else advice_words.mark_verdict(trend.moments[-1].verdict)
    if mark == "full" and (fell or not rose):
        mark = "half" if moved else "unknown"
    (first, _), (last, _) = (advice_words.judge_in_words(moment) for moment in (trend.moments[0], trend.moments[-1]))
    told = (
        words.compare_verdicts(first, last),
        f"{doubt}." if doubt else "",
        words.conclude(len(changes), fell=Change.FELL in changes),
    )
    headline = words.count_areas(rose, fell, len(moved))
    return Judgement(headline=headline, meaning=" ".join(filter(None, told)), mark=mark)


def judge_groups(trend: GroupTrend) -> Judgement:
    """The judgement of groups; without two of them there is nothing to judge."""
    if not trend.groups:
        meaning = words.explain_no_shared_group(THRESHOLD)
        return Judgement(headline=words.NO_SHARED_GROUP, meaning=meaning, mark="unknown")
    if len(trend.groups) == 1:
        meaning = words.explain_one_shared_group(group_words.name_group(trend.groups[0]).lower())
        return Judgement(headline=words.ONE_SHARED_GROUP, meaning=meaning, mark="unknown")
    moved = [area.picture.gap_change for area in trend.areas if area.picture.gap_change]
    narrower, wider = moved.count(GapChange.NARROWER), moved.count(GapChange.WIDER)
    together = [area.picture.together for area in trend.areas]
    rose, fell = together.count(Change.ROSE), together.count(Change.FELL)
    comparable = sum(item.picture.gap_change is not None for item in trend.statements)
    headline = words.compare_groups(narrower=narrower, wider=wider, areas=len(moved))
    meaning = words.conclude_groups(comparable=comparable, rose=rose, fell=fell, areas=len(moved))
    mark = "unknown" if not moved else "half" if wider or trend.drifting else "full"
    return Judgement(headline=headline, meaning=meaning, mark=mark)


def judge_retrospect(retrospect: Retrospect) -> Judgement:
    """The judgement of a retrospect; without a pair it says whether that is because nobody may be shown."""
    echoes = [pair.echo for pair in retrospect.pairs]
    if not echoes:
        for moment in retrospect.moments:
            if isinstance(moment, Comparison) and not moment.groups:
                meaning = group_words.ASK_MORE
                return Judgement(headline=group_words.NO_GROUP, meaning=meaning, mark="unknown")
        return Judgement(headline=words.NO_PAIRS, meaning=words.NO_PAIRS_MEANING, mark="unknown")
    both, unknown, divided = (echoes.count(echo) for echo in (Echo.BOTH, Echo.UNKNOWN, Echo.DIVIDED))
    meaning = words.conclude_retrospect(echoes.count(Echo.ONLY_EARLIER), divided, told=divided * 2 > len(echoes))
    mark = "unknown" if unknown == len(echoes) else "full" if both + unknown == len(echoes) else "half"
    return Judgement(headline=words.count_echoes(both, divided, len(echoes)), meaning=meaning, mark=mark)


def list_notices(trend: Trend) -> Iterator[str]:
    """What the reader must know of the answers of one side of the table."""
    if not trend.perspective.full:
        yield words.other_side(trend.perspective.name)
    last = trend.moments[-1]
    if last.stopped and last.phase.stop:
        yield words.stop_now(last.phase.stop.title)
    yield from words.explain_differences(trend.differences, len(trend.statements))


def list_group_notices(trend: GroupTrend) -> Iterator[str]:
    """What the reader must know of the groups: who is not in view, and who can be recognised."""
    if trend.absent and trend.groups:
        yield words.explain_absent([group_words.name_side(side).lower() for side in trend.absent])
    people = [group.people for moment in trend.moments if moment.open for group in moment.groups]
    if people:
        yield group_words.explain_open(min(people))
    yield from words.explain_differences(trend.differences, len(trend.statements))


def list_lookback_notices(retrospect: Retrospect, moments: Sequence[str]) -> tuple[str, ...]:
    """What the reader must know of both sides, which are called ``moments``."""
    notices = []
    for comparison, moment in zip(retrospect.moments, moments, strict=True):
        if isinstance(comparison, Comparison) and comparison.groups:
            if comparison.hidden:
                names = [group_words.name_side(hidden).lower() for hidden in comparison.hidden]
                notices.append(words.explain_hidden_at(moment, names, THRESHOLD))
            if comparison.open:
                notices.append(group_words.explain_open(min(group.people for group in comparison.groups)))
    differences = words.explain_differences(retrospect.differences, len(retrospect.pairs))
    return (*dict.fromkeys(notices), *differences)
