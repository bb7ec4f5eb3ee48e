"""Sources are numbered when they are first cited, and told from our own judgement."""

from dataclasses import replace

import pytest

from dialoogcheck.advice.citations import Citations
from dialoogcheck.checklist.model import Remark, Source, SourceId
from dialoogcheck.checklist.reserved import OWN_JUDGEMENT
from dialoogcheck.document.blocks import Paragraph, read_text
from dialoogcheck.document.html import write_html
from dialoogcheck.document.markdown import write_markdown
from tests import builders
from tests.document.finding import read_all
from tests.document.test_writers import make_report

SOURCES = (
    Source(id=SourceId("A"), title="Een boek", organisation="Een instituut", year="2021", address=None, kind="boek"),
    Source(
        id=SourceId("B"),
        title="Klopt dit?",
        organisation="Een raad",
        year=None,
        address="https://b.example/",
        kind="pagina",
    ),
    Source(id=SourceId("C"), title="Nooit genoemd", organisation="Iemand", year="2020", address=None, kind="boek"),
)


def begin() -> Citations:
    return Citations(replace(builders.make_checklist(), sources=SOURCES))


def name(*ids: str) -> tuple[SourceId, ...]:
    return tuple(SourceId(OWN_JUDGEMENT if id_ == "eigen" else id_) for id_ in ids)


@pytest.mark.parametrize(
    ("ids", "ground", "in_number"),
    [
        (("B",), "Bron 1", "[1]"),
        (("B", "A"), "Bronnen 1, 2", "[1,\u00a02]"),
        (("eigen",), "Ons advies", ""),
        (("eigen", "B"), "Ons advies, met bron 1", "[1]"),
        ((), "", ""),
    ],
)
def test_where_a_claim_comes_from(ids: tuple[str, ...], ground: str, in_number: str) -> None:
    assert read_text(begin().ground(name(*ids))) == ground
    assert read_text(begin().ground_in_number(name(*ids))) == in_number


def test_numbers_follow_the_order_of_citing_and_stay() -> None:
    citations = begin()
    assert not citations
    assert [citations.cite(name(*ids)) for ids in (("B",), ("A", "eigen"), ("B", "A"))] == [(1,), (2,), (1, 2)]
    assert citations
    assert [read_text(item.text) for item in citations.list_sources().items] == [
        "Klopt dit? Een raad, zonder jaar. https://b.example/",
        "Een boek. Een instituut, 2021.",
    ]
    assert read_text(citations.name_sources()) == (
        "1. Klopt dit?, Een raad, zonder jaar · 2. Een boek, Een instituut, 2021"
    )


def test_a_number_leads_to_its_source_and_a_source_to_its_address() -> None:
    citations = begin()
    cited = Paragraph(text=citations.ground(name("B", "A")))
    for sources in (citations.list_sources(), Paragraph(text=citations.name_sources())):
        report = make_report(cited, sources)
        page = write_html(report)
        assert [page.count(f'href="#bron-{number}"') for number in (1, 2, 3)] == [1, 1, 0]
        assert [page.count(f'id="bron-{number}"') for number in (1, 2, 3)] == [1, 1, 0]
        assert 'href="https://b.example/"' in page
        assert "https://b.example/" in write_markdown(report)


def test_remarks_stand_with_their_ground() -> None:
    remarks = [Remark(text="Doe dit niet.", sources=name("A")), Remark(text="Dat ook niet.", sources=name("eigen"))]
    assert read_all([begin().list_remarks(remarks)]) == "Doe dit niet. Bron 1\nDat ook niet. Ons advies"
