"""The sources of a report: numbered in the order in which the reader meets them, and listed at the back."""

from collections.abc import Iterable

from dialoogcheck import dutch
from dialoogcheck.checklist.model import Checklist, Remark, Source, SourceId
from dialoogcheck.checklist.reserved import OWN_JUDGEMENT
from dialoogcheck.document.blocks import Item, ItemList, Part, Span, Text, bullets, span


class Citations:
    """The sources that a report cites so far."""

    def __init__(self, checklist: Checklist) -> None:
        """``checklist`` has the sources."""
        self._known = {source.id: source for source in checklist.sources}
        self._numbers: dict[SourceId, int] = {}

    def cite(self, sources: Iterable[SourceId]) -> tuple[int, ...]:
        """The numbers of these sources; our own judgement has none."""
        return tuple(self._numbers.setdefault(id_, len(self._numbers) + 1) for id_ in sources if id_ != OWN_JUDGEMENT)

    def ground(self, sources: Iterable[SourceId]) -> Text:
        """Where a claim comes from: sources by number, our own judgement in words."""
        given = tuple(sources)
        numbers = self.cite(given)
        links = _join_links(numbers)
        if OWN_JUDGEMENT in given:
            return ("Ons advies, met bron ", *links) if numbers else ("Ons advies",)
        return ("Bron " if len(numbers) == 1 else "Bronnen ", *links) if numbers else ()

    def ground_in_number(self, sources: Iterable[SourceId]) -> Text:
        """The numbers of the sources between brackets; nothing for our own judgement, which the method note tells."""
        numbers = self.cite(sources)
        return ("[", *_join_links(numbers, ",\u00a0", label="Bron "), "]") if numbers else ()

    def list_remarks(self, remarks: Iterable[Remark]) -> ItemList:
        """These remarks, each with its ground."""
        return bullets((remark.text, " ", span("ground", *self.ground(remark.sources))) for remark in remarks)

    def list_sources(self) -> ItemList:
        """Everything that was cited, by number."""
        items = tuple(_list_source(number, self._known[id_]) for id_, number in self._numbers.items())
        return ItemList(items=items, role="sources", numbered=True)

    def name_sources(self) -> Text:
        """The same in a running text, where the title leads to the address."""
        parts: list[Part] = []
        for id_, number in self._numbers.items():
            source = self._known[id_]
            parts += [" · "] if parts else []
            parts.append(Span(parts=(f"{number}. {source.title}",), link=source.address or "", id=name_anchor(number)))
            parts.append(f", {source.organisation}, {source.year or 'zonder jaar'}")
        return tuple(parts)

    def __bool__(self) -> bool:
        """Whether anything was cited."""
        return bool(self._numbers)


def name_anchor(number: int) -> str:
    """The id of a source in the list."""
    return f"bron-{number}"


def _join_links(numbers: tuple[int, ...], between: str = ", ", label: str = "") -> Iterable[Part]:
    """The numbers, each with a link; ``label`` is what a voice says before one that stands without a word."""
    for place, number in enumerate(numbers):
        if place:
            yield between
        said = f"{label}{number}" if label else ""
        yield Span(parts=(str(number),), role="cite", link=f"#{name_anchor(number)}", label=said)


def _list_source(number: int, source: Source) -> Item:
    text = f"{dutch.end_sentence(source.title)} {source.organisation}, {source.year or 'zonder jaar'}."
    address = (" ", Span(parts=(source.address,), link=source.address)) if source.address else ()
    return Item(text=(text, *address), id=name_anchor(number))
