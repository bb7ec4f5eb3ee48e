"""From a check beforehand beside one afterwards to the blocks of their report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from dialoogcheck.advice.plan_page import write_kind
from dialoogcheck.advice.report import Room
from dialoogcheck.development import words
from dialoogcheck.development.judging import judge_retrospect, list_lookback_notices
from dialoogcheck.development.model import Pair, Retrospect, Unshared, find_details
from dialoogcheck.development.report import frame
from dialoogcheck.document import blocks
from dialoogcheck.document.blocks import GroupMark, SlopeLine, bullets, heading, paragraph, row, span, strong
from dialoogcheck.group.looks import choose_looks
from dialoogcheck.group.model import Comparison, GroupId

MANY_PAIRS = 8
FEW_PAIRS = 4
"""With fewer the pairs begin no page of their own."""


def compose_retrospect(retrospect: Retrospect, remarks: Sequence[str], *, folded: bool) -> blocks.Report:
    """The report of this retrospect; ``folded`` adds the whole method in parts to open."""
    return _LookbackComposer(retrospect, remarks).compose(folded=folded)


def fit_page_one(title: str, *, notices: int, pairs: int, voices: int) -> Room:
    """How many pairs fit in the picture on page one; those of several groups are higher."""
    most = (12 if voices > 1 else 15) - notices - 2 * (len(title) > blocks.LONG_HEADING)
    return Room(tight=pairs > MANY_PAIRS, most=most)


class _LookbackComposer:
    def __init__(self, retrospect: Retrospect, remarks: Sequence[str]) -> None:
        self.retrospect = retrospect
        self.remarks = remarks
        dated = words.name_occasions([(moment.checklist, find_details(moment)) for moment in retrospect.moments])
        self.period = f"{words.BEFORE} {dated[0].name}, {words.AFTER} {dated[1].name}"
        named = zip(words.SIDES, dated, strict=True)
        self.occasions = tuple(replace(item, name=f"{word} ({item.name})") for word, item in named)
        comparisons = [moment for moment in retrospect.moments if isinstance(moment, Comparison)]
        self.groups = {group.id: group for comparison in comparisons for group in comparison.groups}
        perspectives = {side.id: side for item in dated for side in item.checklist.perspectives}
        self.looks = choose_looks(tuple(perspectives.values()), self.groups.values())
        self.key = tuple(frame.name_groups(self.groups.values(), self.looks))

    def compose(self, *, folded: bool) -> blocks.Report:
        account = frame.Account(
            briefly=words.explain_retrospect_method_briefly(self.retrospect),
            method=tuple(words.explain_retrospect_method(self.retrospect)),
            unshared=[*map(_find_unshared, self.retrospect.unshared)],
            remarks=self.remarks,
        )
        back = frame.compose_back(self.occasions, self.retrospect.moments, account, (), folded=folded)
        chapters = (self.compose_pairs(),) if self.retrospect.pairs else ()
        parts = (self.compose_glance(), *chapters, *back)
        return frame.compose_report(words.NAME_OF_RETROSPECT, self.occasions, self.period, parts)

    # Page one

    def compose_glance(self) -> blocks.Section:
        pairs = self.retrospect.pairs
        notices = list_lookback_notices(self.retrospect, [item.name for item in self.occasions])
        title, _ = frame.name_subject(self.occasions)
        room = fit_page_one(title, notices=len(notices), pairs=len(pairs), voices=len(self.groups))
        below: Iterable[blocks.Block] = ()
        if pairs:
            # What to talk about comes in front.
            order = [*words.ECHOES]
            first = sorted(enumerate(pairs, start=1), key=lambda numbered: order.index(numbered[1].echo))
            heads = ("Vooraf", "half"), frame.PICTURE_HEAD, ("Achteraf", "half extra"), "Klaar of gemerkt"
            key = (*self.key, span("nowrap", words.EXPLAIN_SIDES))
            rows = (self.list_pair(number, pair) for number, pair in first[: room.most])
            below = frame.compose_overview("Vooraf en achteraf, naast elkaar", key, heads, rows, role="key")
        more = words.name_more_pairs(len(pairs) - room.most) if len(pairs) > room.most else ""
        further = words.say_further(more, remarks=bool(self.remarks), fairness=words.NEITHER_IS_RIGHT)
        counts = frame.count_kinds([pair.echo for pair in pairs], words.ECHOES)
        judgement = judge_retrospect(self.retrospect)
        return frame.compose_glance(judgement, counts, notices, below, further, tight=room.tight)

    def list_pair(self, number: int, pair: Pair) -> blocks.Row:
        title = blocks.Span(parts=(pair.earlier.statement.title,), link=f"#paar-{number}")
        drawn = self.draw(pair) or words.NO_FIGURES
        return row((title,), drawn, pair.later.statement.title, (frame.show_change(*words.ECHOES[pair.echo]),))

    # Pairs

    def compose_pairs(self) -> blocks.Section:
        pairs = self.retrospect.pairs
        intro = paragraph("Links in het beeld staat vooraf, rechts achteraf. ", *self.key, role="intro")
        told = (
            blocks.Section(blocks=tuple(self.compose_pair(number, pair)), role="pair", id=f"paar-{number}")
            for number, pair in enumerate(pairs, start=1)
        )
        role = "" if len(pairs) < FEW_PAIRS else "first"
        return frame.compose_chapter((heading(2, "Paar voor paar"), intro, *told), role=role)

    def compose_pair(self, number: int, pair: Pair) -> Iterator[blocks.Block]:
        earlier, later = pair.earlier.statement.title, pair.later.statement.title
        yield heading(3, f"{number}. {earlier}, en achteraf: {later}")
        yield paragraph(frame.show_change(*words.ECHOES[pair.echo]), f" · {words.explain_echo(pair)}", role="standing")
        if slope := self.draw(pair):
            yield slope
        sides: list[blocks.Block] = []
        for occasion, (moment, view, heard) in zip(self.occasions, words.hear(self.retrospect, pair), strict=True):
            kind = write_kind(view.statement.critical_kind(occasion.details.phase, occasion.details.facts))
            alone = len(heard) == 1 and not heard[0][0]
            begin = f"{moment} {heard[0][1]}." if alone else f"{moment}."
            sides.append(paragraph(strong(begin), f" {view.statement.text}", *kind))
            if not alone:
                sides.append(bullets([f"{who}: {answer}" for who, answer in heard], "heard"))
        yield blocks.Callout(blocks=(*sides, paragraph(pair.why, role="because")), role="sides")

    def draw(self, pair: Pair) -> blocks.Slope | None:
        """A line for each group that is there both times; one voice on one side has a line to each on the other.

        A dot where there is no line.
        """
        before, after = (
            {voice.group.id if voice.group else None: voice.share for voice in view.voices if voice.share is not None}
            for view in (pair.earlier, pair.later)
        )
        if not before and not after:
            return None
        lines = []
        alone = len(before) == 1 or len(after) == 1
        for id_ in dict.fromkeys((*before, *after)):
            first, last = before.get(id_), after.get(id_)
            lines.append(SlopeLine(values=(first, last), mark=self.look(id_)))
            to: dict[GroupId | None, tuple[Fraction | None, Fraction | None]] = {}
            if alone and last is None:
                to = {other: (first, share) for other, share in after.items() if other not in before}
            elif alone and first is None and len(after) == 1:
                to = {other: (share, last) for other, share in before.items() if other not in after}
            lines += [SlopeLine(values=ends, mark=self.look(other), ends=(False, False)) for other, ends in to.items()]
        told = (
            f"{moment}: {'; '.join(f'{who} {answer}'.strip() for who, answer in heard)}"
            for moment, _, heard in words.hear(self.retrospect, pair)
        )
        return blocks.Slope(lines=tuple(lines), text=f"{pair.earlier.statement.title}. {'. '.join(told)}.")

    def look(self, id_: GroupId | None) -> GroupMark | None:
        return self.looks[id_] if id_ else None


def _find_unshared(pair: Pair) -> Unshared:
    """The statement of a pair that was asked, of which the other was not."""
    asked = (bool(pair.earlier.voices), bool(pair.later.voices))
    view = pair.earlier if pair.earlier.voices else pair.later
    return Unshared(area=view.area, statement=view.statement, asked=asked)
