"""Tables and figures."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from civplan.manuscript.nodes import Align, AttachmentText, Colophon, Figure, Table, TableCell
from support.docx_files import (
    MEETING,
    PICTURES,
    Package,
    R,
    W,
    body,
    document,
    keeps_next,
    one,
    package,
    says,
    style_of,
    text_of,
    texts_kept_with_next,
)
from support.manuscripts import cells, text_run

TABLE = Table((cells("指标", "完成"),), (cells("满意率", "96.2%"),), "完成情况")


def test_a_table_has_its_caption_above_it_on_the_same_page() -> None:
    found = package(document(TABLE))
    kinds = [child.tag.removeprefix(W) for child in found.body()]
    assert kinds == ["p", "p", "tbl", "p", "sectPr"]
    assert style_of(found.paragraph("完成情况")) == "Caption"
    assert keeps_next(found.paragraph("完成情况"))


def test_the_head_repeats_and_no_row_breaks() -> None:
    head, row = table_of(package(document(TABLE))).findall(f"{W}tr")
    assert [child.tag.removeprefix(W) for child in one(head, "trPr")] == ["cantSplit", "tblHeader"]
    assert [child.tag.removeprefix(W) for child in one(row, "trPr")] == ["cantSplit"]


def test_a_table_is_as_wide_as_the_type_area() -> None:
    table = table_of(package(document(TABLE)))
    widths = [int(column.get(f"{W}w", "")) for column in one(table, "tblGrid")]
    assert says(table, "tblPr/tblW") == {"w": "8844", "type": "dxa"}
    assert says(table, "tblPr/tblLayout") == {"type": "fixed"}
    assert sum(widths) == 8844


@pytest.mark.parametrize(
    ("rows", "kept"), [(1, []), (2, [1]), (3, [1, 2]), (4, [1, 3]), (9, [1, 8])]
)
def test_no_row_is_left_alone_on_a_page(rows: int, kept: list[int]) -> None:
    table = Table((), tuple(cells(f"{row}") for row in range(1, rows + 1)))
    found = package(document(table))
    assert texts_kept_with_next(found) == [f"{row}" for row in kept]


def test_half_a_line_is_free_above_and_below_a_table() -> None:
    bare = TABLE._replace(caption="")
    found = package(document(body("前"), bare, body("中"), TABLE, body("后")))
    spacings = [
        says(found.paragraph(text), "pPr/spacing") for text in ("前", "中", "完成情况", "后")
    ]
    assert spacings == [{"after": "289"}, {"before": "289"}, {"before": "289"}, {"before": "289"}]


def test_the_head_is_centred_in_its_own_style() -> None:
    found = package(document(TABLE))
    assert found.texts("TableHead") == ["指标", "完成"]
    assert found.texts("TableText") == ["满意率", "96.2%"]
    assert found.style_says("TableHead", "pPr/jc") == {"val": "center"}


@pytest.mark.parametrize(
    ("text", "align"),
    [
        ("96.2%", "center"),
        ("≥95%", "center"),
        ("12次", "center"),
        ("1,200户", "center"),
        ("—", "center"),
        ("2007-12-31", "center"),
        ("居民满意率", "left"),
        ("12次碰头会都按时召开", "left"),
        ("", "left"),
    ],
)
def test_short_figures_are_centred_in_their_cells(text: str, align: str) -> None:
    assert alignment(TableCell(text_run(text))) == align


@pytest.mark.parametrize("align", [Align.CENTER, Align.RIGHT])
def test_a_cell_stands_where_it_says(align: Align) -> None:
    assert alignment(TableCell(text_run("12"), align)) == align.value


def test_a_cell_over_two_columns_is_as_wide_as_both() -> None:
    rows = (cells("甲", "乙"), (TableCell(text_run("合计"), columns=2),))
    table = table_of(package(document(Table((), rows))))
    properties = one(table.findall(f"{W}tr")[1], "tc/tcPr")
    assert says(properties, "gridSpan") == {"val": "2"}
    assert says(properties, "tcW") == {"w": "8844", "type": "dxa"}


def test_two_tables_that_follow_each_other_stay_two() -> None:
    table = Table((), (cells("甲"),))
    kinds = [child.tag.removeprefix(W) for child in package(document(table, table)).body()]
    assert kinds == ["p", "tbl", "p", "tbl", "p", "sectPr"]


def test_a_figure_has_its_caption_below_it_on_the_same_page() -> None:
    found = package(document(Figure(MEETING, "居民在开会", "碰头会"), body("文")))
    figure, caption = found.paragraphs()[1:3]
    assert (style_of(figure), style_of(caption)) == ("Figure", "Caption")
    assert (keeps_next(figure), keeps_next(caption)) == (True, False)
    assert text_of(caption) == "碰头会"


@pytest.mark.parametrize(
    ("alternative", "caption", "words"),
    [("居民在开会", "碰头会", "居民在开会"), ("", "碰头会", "碰头会")],
)
def test_a_reader_is_told_what_a_figure_shows(alternative: str, caption: str, words: str) -> None:
    found = package(document(Figure(MEETING, alternative, caption)))
    texts = [node.get("descr") for node in found.document.iter() if node.get("descr")]
    assert texts == [words, words]


def test_a_figure_without_a_caption_stands_alone() -> None:
    found = package(document(Figure(MEETING)))
    assert [style_of(p) for p in found.paragraphs()] == ["Title", "Figure"]


def test_the_picture_lies_in_the_package() -> None:
    found = package(document(Figure(MEETING), Figure(MEETING)))
    relationships = found.tree("word/_rels/document.xml.rels")
    targets = {r.get("Id"): r.get("Target") for r in relationships}
    assert targets["picture1"] == "media/image1.png"
    assert found.parts["word/media/image1.png"] == PICTURES[MEETING]
    assert [name for name in found.parts if "media" in name] == ["word/media/image1.png"]


def table_of(found: Package) -> ET.Element:
    """The one table of a document."""
    (table,) = found.body().findall(f"{W}tbl")
    return table


def alignment(cell: TableCell) -> str:
    """Where the text of a cell stands."""
    found = package(document(Table((), ((cell,),))))
    (paragraph,) = table_of(found).iter(f"{W}p")
    return (says(paragraph, "pPr/jc") or found.style_says("TableText", "pPr/jc"))["val"]


WIDE = Table((), (cells(*["110101199003074217"] * 5),), "名单", fitted=True)
NARROW = Table((), (cells(*["11010119900"] * 5),), fitted=True)


def pages_of(found: Package) -> list[dict[str, str]]:
    """The paper of each section."""
    return [says(section, "pgSz") for section in found.document.iter(f"{W}sectPr")]


def test_a_table_that_is_too_wide_is_on_a_landscape_page_between_upright_ones() -> None:
    found = package(document(body("前"), WIDE, body("后")))

    assert [page["w"] for page in pages_of(found)] == ["11906", "16838", "11906"]
    assert pages_of(found)[1] == {"w": "16838", "h": "11906", "orient": "landscape"}
    margins = [says(one, "pgMar") for one in found.document.iter(f"{W}sectPr")]
    assert {name: margins[1][name] for name in ("top", "right", "bottom", "left")} == {
        "top": margins[0]["left"],
        "right": margins[0]["top"],
        "bottom": margins[0]["right"],
        "left": margins[0]["bottom"],
    }
    assert [text_of(p) for p in found.paragraphs() if text_of(p)] == [
        *("工作总结", "前", "名单", "后")
    ]


def test_two_such_tables_share_their_landscape_pages() -> None:
    found = package(document(body("前"), WIDE, WIDE, body("后")))

    assert len(pages_of(found)) == 3


def test_an_attachment_with_such_a_table_is_on_landscape_pages_as_a_whole() -> None:
    attachment = AttachmentText("名单", (body("说明"), WIDE._replace(caption="")))
    found = package(document(body("文"))._replace(attachments=(attachment,)))
    ends = [p for p in found.paragraphs() if p.find(f"{W}pPr/{W}sectPr") is not None]

    assert [text_of(p) for p in ends] == ["文"]
    assert [page["w"] for page in pages_of(found)] == ["11906", "16838"]


def test_tables_in_a_row_have_an_empty_line_between_them_on_landscape_pages_too() -> None:
    bare = WIDE._replace(caption="")
    found = package(document(body("前"), bare, bare))

    assert [child.tag.removeprefix(W) for child in found.body()][2:] == [
        *("tbl", "p", "tbl", "p", "sectPr"),
    ]
    assert [page["w"] for page in pages_of(found)] == ["11906", "16838"]


def test_the_colophon_stands_on_an_upright_page() -> None:
    text = document(body("前"), WIDE)._replace(colophon=Colophon("派出所"))

    assert [page["w"] for page in pages_of(package(text))][-2:] == ["11906", "11906"]


def test_smaller_type_has_closer_lines() -> None:
    paragraph = next(table_of(package(document(NARROW))).iter(f"{W}p"))

    assert says(paragraph, "pPr/spacing") == {"line": "315", "lineRule": "exact"}
    assert says(paragraph, "r/rPr/sz") == {"val": "21"}


def test_a_fitted_table_centres_no_figure_by_itself() -> None:
    table = Table((), (cells("12"), cells("八", align=Align.RIGHT)), fitted=True)
    aligns = [says(p, "pPr/jc") for p in table_of(package(document(table))).iter(f"{W}p")]

    assert aligns == [{}, {"val": "right"}]


def test_the_number_of_a_landscape_page_is_at_its_place_on_the_sheet() -> None:
    found = package(document(body("前"), WIDE))
    upright, turned = (
        [footer.get(f"{R}id") for footer in section.findall(f"{W}footerReference")]
        for section in found.document.iter(f"{W}sectPr")
    )
    frames = [
        says(found.tree(f"word/{name}.xml"), "p/pPr/framePr") for name in turned if name is not None
    ]

    assert (upright, turned) == (
        ["oddFooter", "evenFooter"],
        ["turnedOddFooter", "turnedEvenFooter"],
    )
    # 35 mm less 7 mm from the left edge to its middle; a character off the edge of the type area.
    assert [(frame["x"], frame["y"], frame["h"]) for frame in frames] == [
        ("1407", "8752", "1400"),
        ("1407", "1868", "1400"),
    ]


def test_the_footer_of_a_landscape_page_takes_nothing_of_the_type_area() -> None:
    sections = package(document(body("前"), WIDE)).document.iter(f"{W}sectPr")
    upright, turned = (says(section, "pgMar") for section in sections)

    under = [int(one["bottom"]) - int(one["footer"]) for one in (upright, turned)]
    assert under == [584, 584]
    assert (turned["bottom"], turned["footer"]) == ("1474", "890")


def test_a_document_without_landscape_pages_has_no_footers_for_them() -> None:
    assert not [name for name in package(document(body("前"))).parts if "turned" in name]
