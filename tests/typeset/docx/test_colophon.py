"""版记: copies and printing between lines, on the last even page."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from civplan.manuscript.nodes import Colophon, Manuscript
from support.docx_files import Package, R, W, body, document, one, package, says, text_of

FULL = Colophon("区文明办，区民政局", "湖内社区居民委员会", "2007年12月31日")
THICK, THIN = "8", "6"
"""0.35 mm and 0.25 mm in eighths of a point."""


def with_colophon(colophon: Colophon, lines: int = 1) -> Package:
    manuscript = Manuscript((), (body("行"),) * lines)
    return package(manuscript._replace(colophon=colophon))


def rows_of(found: Package) -> list[ET.Element]:
    return one(found.document, "body/tbl").findall(f"{W}tr")


@pytest.mark.parametrize(
    ("colophon", "texts", "rules"),
    [
        (
            FULL,
            ["抄送：区文明办，区民政局。", "湖内社区居民委员会\t2007年12月31日印发"],
            [(THICK, THIN), (THIN, THICK)],
        ),
        (Colophon("区文明办。"), ["抄送：区文明办。"], [(THICK, THICK)]),
        (Colophon(printed_by="居委会"), ["居委会"], [(THICK, THICK)]),
        (Colophon(printed_on="2007年1月1日"), ["\t2007年1月1日印发"], [(THICK, THICK)]),
    ],
)
def test_each_line_stands_between_rules(
    colophon: Colophon, texts: list[str], rules: list[tuple[str, str]]
) -> None:
    rows = rows_of(with_colophon(colophon))
    borders = [one(row, "tc/tcPr/tcBorders") for row in rows]
    assert [text_of(row) for row in rows] == texts
    assert [(says(b, "top")["sz"], says(b, "bottom")["sz"]) for b in borders] == rules


def test_recipients_stand_above_the_copies_without_a_rule_between() -> None:
    names, _ = rows_of(with_colophon(FULL._replace(recipients="一街道，二街道")))

    texts = [text_of(each) for each in one(names, "tc").findall(f"{W}p")]
    assert texts == ["主送：一街道，二街道。", "抄送：区文明办，区民政局。"]


def test_copies_stand_one_character_in_and_wrap_under_the_first_name() -> None:
    copies, printing = rows_of(with_colophon(FULL))
    assert says(copies, "tc/p/pPr/ind") == {"left": "1120", "right": "280", "hanging": "840"}
    assert says(printing, "tc/p/pPr/tabs/tab") == {"val": "right", "pos": str(8844 - 280)}
    indent = says(printing, "tc/p/pPr/ind")
    assert (indent["left"], indent["right"]) == ("280", "280")


def test_its_foot_is_the_foot_of_the_type_area() -> None:
    properties = one(with_colophon(FULL).document, "body/tbl/tblPr")
    assert says(properties, "tblpPr") == {
        "leftFromText": "0",
        "rightFromText": "0",
        "vertAnchor": "margin",
        "horzAnchor": "page",
        "tblpX": "1588",
        "tblpYSpec": "bottom",
    }
    assert says(properties, "tblW") == {"w": "8844", "type": "dxa"}


def test_nothing_to_print_is_no_colophon() -> None:
    assert one(with_colophon(Colophon()).document, "body").find(f"{W}tbl") is None


@pytest.mark.parametrize(
    ("lines", "sections"),
    [
        (5, [("", True), ("evenPage", True)]),
        (30, [("", True)]),
        (42, [("", True), ("oddPage", False), ("evenPage", False)]),
    ],
    ids=["text ends on page 1", "room on page 2", "page 2 is full"],
)
def test_sections_bring_it_to_an_even_page_and_blank_pages_have_no_number(
    lines: int, sections: list[tuple[str, bool]]
) -> None:
    found = with_colophon(FULL, lines)
    assert [
        (
            says(section, "type").get("val", ""),
            all(
                reference.get(f"{R}id") != "blankFooter"
                for reference in section.findall(f"{W}footerReference")
            ),
        )
        for section in found.document.iter(f"{W}sectPr")
    ] == sections


def test_a_document_without_a_colophon_is_one_section() -> None:
    found = package(document(body("文")))
    assert len(list(found.document.iter(f"{W}sectPr"))) == 1
