"""From a retrospect to what its report shows: every word in it that is not in a template is chosen here."""

from collections.abc import Iterable

from dialoogcheck import dutch
from dialoogcheck.advice.words import name_answer
from dialoogcheck.checklist.model import Checklist
from dialoogcheck.development import words
from dialoogcheck.development.model import Echo, Lean, Pair, Retrospect, Side, View, Voice
from dialoogcheck.development.report.frame import (
    Occasion,
    compose_frame,
    describe_differences,
    name_occasions,
    view_all_carried,
    view_details,
)
from dialoogcheck.document.pictures import Line, draw_slope
from dialoogcheck.document.views import (
    CountView,
    DevelopmentView,
    GroupView,
    HeardView,
    PairView,
    RetrospectView,
    SideView,
    SlopeView,
    UncomparedView,
)
from dialoogcheck.group import words as group_words
from dialoogcheck.group.looks import choose_looks
from dialoogcheck.group.model import Group, GroupId
from dialoogcheck.group.words import name_group

MARKS = {
    Echo.ONLY_EARLIER: "down",
    Echo.DIVIDED: "wider",
    Echo.NEITHER: "empty",
    Echo.UNKNOWN: "unknown",
    Echo.ONLY_LATER: "up",
    Echo.BOTH: "full",
}
"""The shape that goes with how a pair compares, what asks most for a conversation first."""


def compose_retrospect(retrospect: Retrospect, *, remarks: Iterable[str] = ()) -> DevelopmentView:
    """The report of this retrospect.

    ``remarks`` are further things that the reader must know, and of groups nothing that somebody wrote.
    """
    return _LookbackComposer(retrospect).compose(tuple(remarks))


class _LookbackComposer:
    def __init__(self, retrospect: Retrospect) -> None:
        self.retrospect = retrospect
        self.sides = (retrospect.earlier, retrospect.later)
        dated = name_occasions([(side.checklist, side.details) for side in self.sides])
        self.days = [occasion.name for occasion in dated]
        self.occasions = tuple(
            Occasion(checklist=item.checklist, details=item.details, name=f"{word} ({item.name})")
            for word, item in zip((words.BEFORE, words.AFTER), dated, strict=True)
        )
        groups = [group for side in self.sides if side.comparison for group in side.comparison.groups]
        self.groups = {group.id: group for group in groups}
        perspectives = {side.id: side for item in self.sides for side in item.checklist.perspectives}
        self.looks = choose_looks(tuple(perspectives.values()), self.groups.values())

    def compose(self, remarks: tuple[str, ...]) -> DevelopmentView:
        retrospect = self.retrospect
        pairs = tuple(self.view_pair(number, pair) for number, pair in enumerate(retrospect.pairs, start=1))
        compared = [side.comparison for side in self.sides if side.comparison]
        body = RetrospectView(
            voices=tuple(self.view_group(group) for group in self.groups.values()),
            pairs=pairs,
            first=tuple(view for mark in MARKS.values() for view in pairs if view.mark == mark),
        )
        scales = [[f"{choice.name} {choice.points}" for choice in side.checklist.scale] for side in self.sides]
        limitations = (
            *words.LIMITATIONS,
            *(group_words.LIMITATIONS if compared else retrospect.earlier.checklist.limitations),
        )
        return compose_frame(
            words.NAME_OF_RETROSPECT,
            self.occasions,
            body,
            period=words.name_both(*self.days),
            judgement=self.judge(),
            counts=(
                CountView(mark=mark, name=words.ECHOES[echo], number=len(found))
                for echo, mark in MARKS.items()
                if (found := retrospect.pairs_that(echo))
            ),
            notices=self.compose_notices(),
            remarks=remarks,
            table=view_details(self.occasions, personal=not compared),
            carried=view_all_carried([side.result for side in self.sides], self.occasions),
            uncompared=[self.view_uncompared(pair) for pair in retrospect.unshared],
            protection=group_words.explain_protection(
                compared[0].threshold, compared[0].least_scores, open_=any(item.open for item in compared), notes=False
            )
            if compared
            else (),
            method=words.explain_retrospect_method(*scales, groups=bool(compared)),
            limitations=limitations,
            fingerprints=[side.fingerprint for side in self.sides],
        )

    def judge(self) -> tuple[str, str, str]:
        """The headline, what it means, and the shape that goes with it."""
        retrospect = self.retrospect
        if not retrospect.pairs:
            return *self.explain_no_pairs(), "unknown"
        only_earlier, divided = (len(retrospect.pairs_that(echo)) for echo in (Echo.ONLY_EARLIER, Echo.DIVIDED))
        both = len(retrospect.pairs_that(Echo.BOTH))
        unknown, pairs = len(retrospect.pairs_that(Echo.UNKNOWN)), len(retrospect.pairs)
        mark = "unknown" if unknown == pairs else "full" if both + unknown == pairs else "half"
        return (
            words.count_echoes(both, divided, pairs),
            words.conclude_retrospect(only_earlier, divided, told=divided * 2 > pairs),
            mark,
        )

    def explain_no_pairs(self) -> tuple[str, str]:
        """Why there is nothing to lay side by side: nobody to show, or nothing that was asked both times."""
        unseen = next((side.comparison for side in self.sides if side.comparison and not side.comparison.groups), None)
        if unseen:
            return group_words.NO_GROUP, group_words.explain_no_group(unseen.threshold)
        return words.NO_PAIRS, words.NO_PAIRS_MEANING

    def compose_notices(self) -> tuple[str, ...]:
        notices = []
        for side, occasion in zip(self.sides, self.occasions, strict=True):
            comparison = side.comparison
            if comparison and comparison.groups and comparison.hidden:
                notices.append(
                    words.explain_hidden_at(
                        occasion.name,
                        [(hidden.plural or hidden.name).lower() for hidden in comparison.hidden],
                        comparison.threshold,
                    )
                )
            if comparison and comparison.open and comparison.groups:
                notices.append(group_words.explain_open(min(group.people for group in comparison.groups)))
        return (*dict.fromkeys(notices), *describe_differences(self.retrospect.differences, len(self.retrospect.pairs)))

    def view_group(self, group: Group) -> GroupView:
        letter, shape = self.looks[group.id]
        return GroupView(id=group.id, letter=letter, shape=shape, name=name_group(group), people="")

    # Pairs

    def view_pair(self, number: int, pair: Pair) -> PairView:
        earlier, later = (self.view_side(view, side, word) for view, side, word in self.walk(pair))
        return PairView(
            number=number,
            earlier=earlier,
            later=later,
            why=pair.why,
            slope=self.draw(pair, earlier, later),
            mark=MARKS[pair.echo],
            echo=words.ECHOES[pair.echo],
            meaning=self.explain(pair),
        )

    def explain(self, pair: Pair) -> str:
        """In words whether what stood ready was noticed too; where the picture is divided, which of them did."""
        if pair.echo is not Echo.DIVIDED:
            return words.MEANINGS[pair.echo]
        before, after = (
            [
                [name_group(voice.group).lower() if voice.group else "" for voice in view.voices if voice.lean is lean]
                for lean in (Lean.HIGH, Lean.LOW, Lean.BETWEEN)
            ]
            for view in (pair.earlier, pair.later)
        )
        return f"{words.tell_before(*before)} {words.tell_after(*after)}"

    def walk(self, pair: Pair) -> tuple[tuple[View, Side, str], tuple[View, Side, str]]:
        return (pair.earlier, self.retrospect.earlier, words.BEFORE), (pair.later, self.retrospect.later, words.AFTER)

    def view_side(self, view: View, side: Side, word: str) -> SideView:
        return SideView(
            moment=dutch.begin_sentence(word),
            title=view.statement.title,
            text=view.statement.text,
            kind=str(view.statement.critical_kind(side.details.phase) or ""),
            heard=tuple(self.hear(voice, side.checklist) for voice in view.voices),
        )

    def hear(self, voice: Voice, checklist: Checklist) -> HeardView:
        if voice.result:
            return HeardView(who="", answer=f"‘{name_answer(checklist, voice.result)}’")
        who = name_group(voice.group) if voice.group else ""
        if voice.share is None:
            return HeardView(
                who=who,
                answer=words.TOO_FEW if voice.cell and (voice.cell.hidden or voice.cell.scored) else words.NO_MEAN,
            )
        points = voice.share * checklist.top_points
        _, near = min((abs(choice.points - points), place) for place, choice in enumerate(checklist.scale))
        return HeardView(
            who=who, answer=words.describe_mean(dutch.round_half_up(voice.share * 100), checklist.scale[near].name)
        )

    def draw(self, pair: Pair, earlier: SideView, later: SideView) -> SlopeView | None:
        """A line for each group that is there both times; one voice on one side has a line to each on the other.

        A dot where there is no line.
        """
        before, after = (
            {_name(voice): voice.share for voice in view.voices if voice.share is not None}
            for view in (pair.earlier, pair.later)
        )
        if not before and not after:
            return None
        lines = []
        alone = len(before) == 1 or len(after) == 1
        for name in dict.fromkeys((*before, *after)):
            look = self.looks[GroupId(name)] if name else ("", "")
            first, last = before.get(name), after.get(name)
            lines.append(Line(values=(first, last), look=look))
            if alone and last is None:
                lines += [
                    Line(values=(first, other), look=self.look(to), ends=(False, False))
                    for to, other in after.items()
                    if to not in before
                ]
            elif alone and first is None and len(after) == 1:
                lines += [
                    Line(values=(other, last), look=self.look(to), ends=(False, False))
                    for to, other in before.items()
                    if to not in after
                ]
        told = [
            f"{side.moment}: {'; '.join(f'{heard.who} {heard.answer}'.strip() for heard in side.heard)}"
            for side in (earlier, later)
        ]
        return draw_slope(lines, f"{pair.earlier.statement.title}. {'. '.join(told)}.")

    def look(self, name: str) -> tuple[str, str]:
        return self.looks[GroupId(name)] if name else ("", "")

    def view_uncompared(self, pair: Pair) -> UncomparedView:
        asked, occasion = (pair.earlier, self.occasions[0]) if pair.earlier.voices else (pair.later, self.occasions[1])
        return UncomparedView(area=asked.area.name, text=asked.statement.text, asked=occasion.name)


def _name(voice: Voice) -> str:
    return voice.group.id if voice.group else ""
