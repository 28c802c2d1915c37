"""The blocks of a Word file: their places, their looks, their order."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from civplan.ingest.blocks import Block, BlockKind, Omission, Place, text_blocks
from civplan.ingest.read import read_blocks
from civplan.ingest.word.reading import (
    CHART_SHOWN,
    COMMENT,
    FOOTER,
    HEADER,
    OTHER_FILE,
    TABLE_TITLE,
)
from support.word_files import word_file
from support.word_traits import (
    cell,
    field,
    in_style,
    level,
    numbered,
    paragraph,
    picture,
    row,
    run,
    table,
    text_box,
)

PAGE = '<w:r><w:br w:type="page"/></w:r>'


def blocks_of(body: str, **parts: str) -> tuple[Block, ...]:
    return read_blocks(Path("a.docx"), word_file(body, parts)).blocks


def kinds_and_texts(body: str, **parts: str) -> list[str]:
    return [
        block.text if block.kind is BlockKind.PARAGRAPH else block.kind.value
        for block in blocks_of(body, **parts)
    ]


def test_a_paragraph_knows_its_place_in_reading_order_empty_ones_counted() -> None:
    blocks = blocks_of(
        paragraph("甲")
        + paragraph()
        + table(row(cell(paragraph("乙")), cell()), row(cell(paragraph("丙"))))
        + paragraph("丁", text_box(paragraph("戊")))
        + paragraph("　 ")
        + paragraph("己")
    )

    assert [(block.text, block.place) for block in text_blocks(blocks)] == [
        ("甲", Place(1)),
        ("乙", Place(3, table=1, row=1, column=1)),
        ("丙", Place(5, table=1, row=2, column=1)),
        ("丁", Place(6)),
        ("戊", Place(7)),
        ("己", Place(9)),
    ]


def test_a_cell_behind_a_wide_one_has_its_column_of_the_grid() -> None:
    wide = cell(paragraph("宽"), properties='<w:gridSpan w:val="3"/>')
    (block,) = blocks_of(
        table(row(wide, cell(paragraph("四")), properties='<w:gridBefore w:val="1"/>'))
    )

    assert [each[0].place.column for each in block.rows[0]] == [2, 5]


def test_the_alternative_text_of_a_table_is_told() -> None:
    titled = '<w:tblPr><w:tblCaption w:val="任务表"/></w:tblPr>'
    body = table(row(cell(paragraph("甲")))).replace("<w:tblPr/>", titled)
    document = read_blocks(Path("a.docx"), word_file(body))

    assert [block.text for block in text_blocks(document.blocks)] == ["甲"]
    assert document.omissions == (Omission(TABLE_TITLE, "任务表", Place(1, table=1)),)


def test_text_under_a_merged_cell_is_told_not_read() -> None:
    document = read_blocks(
        Path("a.docx"),
        word_file(
            table(
                row(cell(paragraph("上"), properties='<w:vMerge w:val="restart"/>')),
                row(cell(paragraph("盖住"), properties="<w:vMerge/>")),
                row(cell(paragraph("下"))),
                row(cell(paragraph("没有上格"), properties="<w:vMerge/>")),
            )
        ),
    )

    assert [block.text for block in text_blocks(document.blocks)] == ["上", "下", "没有上格"]
    assert [omission.text for omission in document.omissions] == ["盖住"]


@pytest.mark.parametrize(
    ("properties", "looks"),
    [
        ("", (False, 20)),
        ("<w:b/>", (True, 20)),
        ('<w:b w:val="0"/><w:sz w:val="32"/>', (False, 32)),
    ],
)
def test_a_paragraph_has_the_look_of_its_characters(
    properties: str, looks: tuple[bool, int]
) -> None:
    (block,) = blocks_of(paragraph(run("字", properties), run("  ")))

    assert (block.bold, block.size) == looks


def test_the_size_is_that_of_most_characters_and_bold_that_of_all() -> None:
    (block,) = blocks_of(
        paragraph(
            run("小标题。", '<w:b/><w:sz w:val="44"/>'),
            run("后面的正文更长一些。", '<w:sz w:val="32"/>'),
        )
    )

    assert (block.bold, block.size) == (False, 32)


def test_headings_and_alignment_come_through_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="落款"/>'
        '<w:pPr><w:jc w:val="right"/></w:pPr></w:style>'
    )
    blocks = blocks_of(
        in_style("1", "标题") + in_style("a", "社区") + paragraph("正文"), styles=styles
    )

    assert [(each.style, each.level, each.centred, each.right) for each in blocks] == [
        ("heading 1", 1, True, False),
        ("落款", 0, False, True),
        ("", 0, False, False),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("甲", PAGE) + paragraph("乙"), ["甲", "page-break", "乙"]),
        (paragraph(PAGE) + paragraph("乙"), ["乙"]),
        (paragraph("甲") + paragraph(PAGE) + paragraph(PAGE, "乙"), ["甲", "page-break", "乙"]),
        (
            paragraph("甲") + paragraph("乙", properties="<w:pageBreakBefore/>"),
            ["甲", "page-break", "乙"],
        ),
        (paragraph("乙", properties="<w:pageBreakBefore/>"), ["乙"]),
        (
            paragraph("甲", properties="<w:sectPr/>") + paragraph("乙") + "<w:sectPr/>",
            ["甲", "page-break", "乙"],
        ),
        (
            paragraph("甲", properties="<w:sectPr/>")
            + paragraph("乙")
            + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>',
            ["甲", "乙"],
        ),
        (table(row(cell(paragraph("甲", PAGE, "乙")))), ["table"]),
        (
            paragraph("甲", '<w:r><w:br w:type="column"/></w:r>', "乙"),
            ["甲\n乙"],
        ),
    ],
)
def test_pages_end_where_the_file_says_so(body: str, expected: list[str]) -> None:
    assert kinds_and_texts(body) == expected


def test_the_number_of_a_paragraph_stands_with_its_text_behind_a_page_break() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    blocks = blocks_of(
        paragraph("甲") + paragraph(PAGE, "乙", PAGE, "丙", properties=listed), numbering=numbering
    )

    assert [block.number + block.text for block in blocks] == ["甲", "", "1.乙", "", "丙"]


def test_pages_do_not_end_in_text_boxes() -> None:
    box = text_box(paragraph("框") + paragraph("里", properties="<w:pageBreakBefore/>"))

    assert kinds_and_texts(paragraph("甲", box)) == ["甲", "框", "里"]


def test_a_picture_stands_behind_the_text_of_its_paragraph() -> None:
    drawing = f"<w:r>{picture('会议')}</w:r>"

    assert kinds_and_texts(paragraph("前", drawing, "后") + paragraph(drawing)) == [
        "前后",
        "picture",
        "picture",
    ]


def test_an_empty_paragraph_of_a_list_shows_its_number() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    blocks = blocks_of(numbered("", 1) + numbered("乙", 1), numbering=numbering)

    assert [(block.number, block.text) for block in blocks] == [("1.", ""), ("2.", "乙")]


def test_paragraphs_of_a_contents_list_have_its_style() -> None:
    contents = (
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            r"<w:r><w:instrText> TOC \o </w:instrText></w:r>",
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "一、组织",
            "<w:r><w:tab/></w:r>",
            field("PAGEREF _a", run("1")),
        )
        + paragraph("二、宣传")
        + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + paragraph("正文")
    )

    assert [(block.text, block.style) for block in blocks_of(contents)] == [
        ("一、组织\t1", "toc 1"),
        ("二、宣传", "toc 1"),
        ("正文", ""),
    ]


def test_headers_and_footers_are_told_page_numbers_are_not() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>'
        '<w:footerReference w:type="even" r:id="footer2"/></w:sectPr>'
    )
    parts = {
        "header1": paragraph("通北街道文件"),
        "footer1": paragraph("第", field("PAGE", run("1")), "页 内部资料"),
        "footer2": paragraph("— ", field("PAGE", run("1")), " —"),
    }
    document = read_blocks(Path("a.docx"), word_file(paragraph("正文") + section, parts))

    assert document.omissions == (
        Omission(HEADER, "通北街道文件", Place(1)),
        Omission(FOOTER, "第页 内部资料", Place(1)),
    )


def test_a_comment_that_nothing_refers_to_is_told_too() -> None:
    comments = f'<w:comment w:id="0">{paragraph("没有位置")}</w:comment>'
    document = read_blocks(Path("a.docx"), word_file(paragraph("正文"), {"comments": comments}))

    assert document.omissions == (Omission(COMMENT, "没有位置", Place(1)),)


INNER_FILES = {
    "word": (word_file(table(row(cell(paragraph("里"))))), ["里"]),
    "page": ("<html><p>里<p>面</html>".encode(), ["里", "面"]),
    "archive": (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        "Content-Type: text/html; charset=utf-8\n\n<p>里</p>\n--x--\n".encode(),
        ["里"],
    ),
    "text": ("里\n面".encode(), ["里", "面"]),
}


@pytest.mark.parametrize("kind", INNER_FILES)
def test_another_file_within_it_is_read_at_its_place(kind: str) -> None:
    data, texts = INNER_FILES[kind]
    body = paragraph("甲") + '<w:altChunk r:id="aFChunk"/>' + paragraph("乙")
    document = read_blocks(
        Path("a.docx"), word_file(body, {"aFChunk": ""}, others={"word/aFChunk.xml": data})
    )

    blocks = list(text_blocks(document.blocks))
    assert [block.text for block in blocks] == ["甲", *texts, "乙"]
    assert {block.place for block in blocks[1:-1]} == {Place(1)}
    assert document.omissions == ()


def drawing_of(node: str) -> str:
    return (
        "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='a'/><a:graphic><a:graphicData>"
        f"{node}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
DRAWN_TEXT = f'<a:p xmlns:a="{DRAWING}/main"><a:r><a:t>组织</a:t></a:r></a:p>'


def test_words_of_smart_art_are_read() -> None:
    node = f'<dgm:relIds xmlns:dgm="{DRAWING}/diagram" r:dm="diagramData1"/>'
    data = (
        f'<dgm:dataModel xmlns:dgm="{DRAWING}/diagram"><dgm:ptLst><dgm:pt><dgm:t>{DRAWN_TEXT}'
        "</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    )
    document = read_blocks(
        Path("a.docx"),
        word_file(
            paragraph("图", drawing_of(node)),
            {"diagramData1": ""},
            others={"word/diagramData1.xml": data},
        ),
    )

    assert [block.text for block in document.blocks] == ["图", "组织"]


def test_words_of_a_chart_are_told() -> None:
    node = f'<c:chart xmlns:c="{DRAWING}/chart" r:id="chart1"/>'
    data = f'<c:chartSpace xmlns:c="{DRAWING}/chart">{DRAWN_TEXT}<c:v>12</c:v></c:chartSpace>'
    document = read_blocks(
        Path("a.docx"),
        word_file(
            paragraph("图", drawing_of(node)), {"chart1": ""}, others={"word/chart1.xml": data}
        ),
    )

    assert [block.text for block in document.blocks] == ["图"]
    assert document.omissions == (Omission(CHART_SHOWN, "组织 12", Place(1)),)


def test_another_file_that_cannot_be_read_is_told() -> None:
    document = read_blocks(
        Path("a.docx"), word_file(paragraph("甲") + '<w:altChunk r:id="x"/>' + paragraph("乙"))
    )

    assert [block.text for block in document.blocks] == ["甲", "乙"]
    assert document.omissions == (Omission(OTHER_FILE, "altChunk", Place(1)),)


def test_a_run_that_stands_without_a_paragraph_is_read() -> None:
    assert kinds_and_texts(paragraph("甲") + run("散落") + paragraph("乙")) == ["甲", "散落", "乙"]


@pytest.mark.parametrize("body", ["", paragraph(), table(row(cell())), "<w:sectPr/>"])
def test_a_file_without_text_has_no_paragraphs(body: str) -> None:
    assert list(text_blocks(blocks_of(body))) == []


def test_styles_that_are_based_on_each_other_in_a_circle_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for one, other in (("a", "b"), ("b", "a"))
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )

    assert [
        block.text for block in blocks_of(in_style("a", "字"), styles=styles, numbering=numbering)
    ] == ["字"]


@pytest.mark.slow
def test_the_time_for_a_long_file_grows_with_its_length() -> None:
    text = "".join(
        paragraph(run("围绕创建文明社区，", "<w:b/>"), "开展各项工作。") for _ in range(50)
    )
    stretch = text + table(row(cell(paragraph("指标")), cell(paragraph("12次"))))
    seconds = []
    for times in (10, 160):
        data = word_file(stretch * times)
        before = time.process_time()
        blocks = read_blocks(Path("a.docx"), data).blocks
        seconds.append(time.process_time() - before)
        assert len(blocks) == 51 * times

    assert seconds[1] < 16 * 4 * seconds[0]


MANY_DIGITS = "9" * 5000


@pytest.mark.parametrize(
    "body",
    [
        paragraph(
            run("字", f'<w:sz w:val="{MANY_DIGITS}"/>'),
            properties=f'<w:outlineLvl w:val="{MANY_DIGITS}"/>',
        ),
        numbered("字", 1, int("9" * 100)),
        paragraph(
            "字", properties=f'<w:ind w:left="{MANY_DIGITS}" w:firstLineChars="{MANY_DIGITS}"/>'
        ),
        table(row(cell(paragraph("字"), properties=f'<w:gridSpan w:val="{MANY_DIGITS}"/>'))),
        paragraph("字", field(f"SYMBOL {MANY_DIGITS}", None), field("SYMBOL 0", None)),
        paragraph("字", field(rf"EQ \o\ac(○,{MANY_DIGITS})", None).replace("9", "")),
        paragraph("字", '<w:r><w:sym w:font="Symbol" w:char="FFFFFFFFFF"/></w:r>'),
        paragraph(
            "字",
            '<w:fldSimple w:instr="x"><w:r><w:fldChar w:fldCharType="end"/></w:r></w:fldSimple>',
        ),
    ],
    ids=range(8),
)
def test_numbers_beyond_reason_do_no_harm(body: str) -> None:
    levels = "".join(level(index, "decimal", "%1.") for index in (0, 2_000_000_000))
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )

    blocks = blocks_of(body + numbered("尾", 1, 2_000_000_000), numbering=numbering)
    assert "字" in "".join(block.text for block in text_blocks(blocks))


@pytest.mark.slow
def test_fields_in_fields_a_thousand_deep_are_read_in_time() -> None:
    deep = 20_000
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>A</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>字</w:t></w:r>'
    )
    body = paragraph(begin * deep, '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * deep)

    (block,) = blocks_of(body)
    assert block.text == "字" * deep
