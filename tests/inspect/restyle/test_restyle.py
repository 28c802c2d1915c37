"""A file set anew has the same characters, tables and pictures, in the look of the standard."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Inches, Pt
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from civplan.ingest.blocks import BlockKind, FileBlocks
from civplan.ingest.word.document import read_word
from civplan.ingest.word.namespaces import W
from civplan.ingest.word.package import open_package
from civplan.ingest.word.reading import UNDEFINED_LIST
from civplan.inspect.inspect_word import inspect_word
from civplan.inspect.restyle.restyle import restyle, text_of_document
from support.docx_files import png
from support.programs import OoxmlValidator
from support.word_files import as_strict, word_file
from support.word_traits import (
    TRAITS,
    Trait,
    cell,
    paragraph,
    picture,
    row,
    table,
    text_box,
    word_file_with,
)

BODY = "为巩固上年的成果，进一步改善居住环境，提高居民生活质量，结合社区实际，制定本计划。"


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def badly_set() -> bytes:
    """A summary as people write it: bold, spaces for indents, automatic numbers, a wide picture."""
    document = docx.Document()
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("湖内社区2007年工作总结").bold = True
    document.add_paragraph("通北街道办事处：")
    document.add_paragraph(f"　　{BODY}")
    document.add_paragraph("")
    document.add_paragraph("一、主要工作").runs[0].font.size = Pt(18)
    document.add_paragraph("（一）健全组织。成立领导小组，全年召开会议6次，把任务分解到人。")
    document.add_paragraph("每月召开一次碰头会，全年共12次。", style="List Number")
    document.add_paragraph("开展楼道集中清理6次，清除杂物95处。", style="List Number")
    cells = document.add_table(rows=2, cols=2, style="Table Grid")._cells  # noqa: SLF001
    for place, text in zip(cells, ("指标", "完成", "碰头会", "12次"), strict=True):
        place.text = text
    document.add_picture(io.BytesIO(png(40, 20)), width=Inches(7))
    document.add_paragraph("附件：年度指标完成情况表")
    document.add_paragraph("                         湖内社区居民委员会")
    document.add_paragraph("                         2007年12月20日")
    return saved(document)


def texts_of(data: bytes) -> list[str]:
    return [block.number + block.text for block in read_word("", ".docx", data).blocks.blocks]


def test_a_badly_set_file_conforms_when_it_is_set_anew() -> None:
    assert len(inspect_word("a.docx", badly_set()).findings) > 15
    assert inspect_word("a.docx", restyle(badly_set())).findings == ()


def test_every_character_stays() -> None:
    old = badly_set()
    assert text_of_document(restyle(old)) == text_of_document(old)
    assert "1.每月召开一次碰头会，全年共12次。" in texts_of(restyle(old))


def test_tables_and_pictures_stay() -> None:
    blocks = read_word("", ".docx", restyle(badly_set())).blocks.blocks
    (read_table,) = [block for block in blocks if block.kind is BlockKind.TABLE]
    assert [place[0].text for line in read_table.rows for place in line] == [
        "指标",
        "完成",
        "碰头会",
        "12次",
    ]
    assert sum(block.kind is BlockKind.PICTURE for block in blocks) == 1


def test_a_picture_is_no_wider_than_the_type_area() -> None:
    document = docx.Document(io.BytesIO(restyle(badly_set())))
    (picture,) = document.inline_shapes
    assert round(picture.width / 36000) == 156
    assert round(picture.width / picture.height, 2) == 2


def test_setting_anew_twice_changes_nothing_more() -> None:
    once = restyle(badly_set())
    with (
        zipfile.ZipFile(io.BytesIO(once)) as first,
        zipfile.ZipFile(io.BytesIO(restyle(once))) as second,
    ):
        name = "word/document.xml"
        assert second.read(name) == first.read(name)


def test_the_same_file_gives_the_same_bytes() -> None:
    old = badly_set()
    assert restyle(old) == restyle(old)


def test_a_heading_that_runs_on_is_cut_where_it_ends() -> None:
    document = docx.Document(io.BytesIO(restyle(badly_set())))
    (paragraph,) = [one for one in document.paragraphs if one.text.startswith("（一）")]
    assert [run.text for run in paragraph.runs] == [
        "（一）健全组织。",
        "成立领导小组，全年召开会议6次，把任务分解到人。",
    ]
    assert paragraph.runs[0].font.name == "楷体_GB2312"
    assert paragraph.runs[1].font.name is None


def test_hidden_and_deleted_text_stay_what_they_are() -> None:
    document = docx.Document()
    document.add_paragraph("湖内社区2007年工作计划")
    paragraph = document.add_paragraph(BODY)
    paragraph.add_run("不给人看的话").font.hidden = True
    deleted = parse_xml(
        f'<w:del xmlns:w="{W.strip("{}")}" w:id="1" w:author="a">'
        "<w:r><w:delText>删去的话</w:delText></w:r></w:del>"
    )
    paragraph._p.append(deleted)  # noqa: SLF001
    old = saved(document)
    before, after = (read_word("", ".docx", data).blocks for data in (old, restyle(old)))
    assert [one.text for one in after.omissions] == [one.text for one in before.omissions]
    assert {"不给人看的话", "删去的话"} <= {one.text for one in after.omissions}


def test_what_a_footer_says_beside_the_page_number_stays() -> None:
    """The number itself is a field, which python-docx does not show."""
    document = docx.Document()
    document.add_paragraph("湖内社区2007年工作计划")
    document.sections[0].footer.paragraphs[0].text = "内部资料"
    new = restyle(saved(document))
    footer = docx.Document(io.BytesIO(new)).sections[0].footer
    assert [paragraph.text for paragraph in footer.paragraphs] == ["内部资料", "—  —"]


LINES = st.sampled_from(
    [
        "一、工作安排",
        "（一）楼道",
        "1.每月清扫。",
        "（1）由楼组长负责。",
        BODY,
        "附件：安排表",
        "",
        "　　",
    ]
)
WORDS = st.text("社区工作楼道清扫居民0123456789，。、：“”（）ab \t", max_size=30)


@pytest.mark.slow
@given(st.lists(st.tuples(st.one_of(LINES, WORDS), st.booleans(), st.booleans()), max_size=8))
def test_the_text_of_any_file_stays(lines: list[tuple[str, bool, bool]]) -> None:
    document = docx.Document()
    for text, is_bold, is_listed in lines:
        paragraph = document.add_paragraph(style="List Number" if is_listed else None)
        for part in text.partition("，"):
            paragraph.add_run(part).bold = is_bold
    old = saved(document)
    assert text_of_document(restyle(old)) == text_of_document(old)


@pytest.mark.parametrize("name", ["Title", "Heading1", "BodyText"])
def test_the_styles_of_the_house_style_are_there(name: str) -> None:
    styles = docx.Document(io.BytesIO(restyle(badly_set()))).styles
    assert name in {style.style_id for style in styles}


HEAD = ("指标", "目标", "完成")


@pytest.mark.parametrize(
    ("first", "is_head"),
    [
        (HEAD, True),
        (("2007年目标", "完成", "备注"), True),
        (("居民满意率", "95%", "96.2%"), False),
        (("碰头会", "12次", "12次"), False),
        (("指标", "", "完成"), False),
        (("开展楼道集中清理，清除杂物，居民满意。", "目标", "完成"), False),
    ],
)
def test_the_head_of_a_table_is_in_black_type(first: tuple[str, ...], *, is_head: bool) -> None:
    document = docx.Document()
    cells = document.add_table(rows=2, cols=3)._cells  # noqa: SLF001
    for place, text in zip(cells, (*first, *"甲乙丙"), strict=True):
        place.text = text
    (new,) = docx.Document(io.BytesIO(restyle(saved(document)))).tables

    head, below = (
        [place.paragraphs[0].style.style_id for place in line.cells] for line in new.rows
    )
    assert head == ["TableHead" if is_head else "TableText"] * 3
    assert below == ["TableText"] * 3


def test_bookmarks_of_an_empty_line_stay_where_it_was() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="here"/><w:bookmarkEnd w:id="1"/>'
    new = restyle(word_file(f"{paragraph(BODY)}<w:p>{mark}</w:p>{paragraph(BODY)}"))
    body = open_package(new).document[0]
    assert [etree.QName(one).localname for one in body] == [
        *("p", "bookmarkStart", "bookmarkEnd", "p", "sectPr"),
    ]


def test_an_empty_line_that_a_content_control_needs_stays() -> None:
    control = "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    new = restyle(word_file(paragraph(BODY) + control + paragraph(BODY)))
    (content,) = open_package(new).document.iter(f"{W}sdtContent")
    assert len(content) == 1


UPRIGHT, WIDE = (11906, 16838), (16838, 11906)


@pytest.mark.parametrize(
    ("page", "width", "expected"),
    [(UPRIGHT, 10000, 8844), (UPRIGHT, 8000, 8000), (WIDE, 12000, 12000), (WIDE, 20000, 12756)],
)
def test_a_table_is_made_as_wide_as_its_page_takes(
    page: tuple[int, int], width: int, expected: int
) -> None:
    grid = f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
    inner = table(row(cell(paragraph("甲")))).replace("<w:tr>", f"{grid}<w:tr>", 1)
    outer = table(row(cell(inner, "<w:p/>"))).replace("<w:tr>", f"{grid}<w:tr>", 1)
    section = f'<w:sectPr><w:pgSz w:w="{page[0]}" w:h="{page[1]}"/></w:sectPr>'
    document = open_package(restyle(word_file(paragraph(BODY) + outer + section))).document
    widths = [int(one.get(f"{W}w", "0")) for one in document.iter(f"{W}gridCol")]
    assert widths == [expected, expected]


def test_a_large_first_letter_is_set_as_the_rest_of_its_paragraph() -> None:
    letter = paragraph("今", properties='<w:framePr w:dropCap="drop" w:lines="2"/>')
    new = restyle(word_file(paragraph(BODY) + letter + paragraph("年清理楼道12次。")))
    assert [one.text for one in docx.Document(io.BytesIO(new)).paragraphs] == [
        BODY,
        "今年清理楼道12次。",
    ]


def test_a_text_box_in_a_cell_stays() -> None:
    """Its paragraphs have no place of their own in the text."""
    boxed = cell(paragraph(text_box(paragraph("由楼组长负责。"))))
    data = word_file(paragraph(BODY) + table(row(boxed, cell(paragraph("甲")))) + paragraph(BODY))
    assert text_of_document(restyle(data)) == text_of_document(data)


ISSUER, DAY = "湖内社区居民委员会", "2007年12月20日"


@pytest.mark.parametrize(
    ("lines", "together"),
    [
        ((BODY, BODY), [BODY]),
        ((BODY, BODY * 4), []),
        ((BODY, "附件：指标表"), [BODY, "附件：指标表"]),
        ((BODY, "附件：1.指标表", "2.名单", "3.安排"), ["2.名单", "3.安排"]),
    ],
    ids=["short text", "long text", "one attachment", "three attachments"],
)
def test_text_shares_the_page_of_the_signature(lines: tuple[str, ...], together: list[str]) -> None:
    document = docx.Document()
    for line in ("湖内社区2007年工作总结", *lines, "", ISSUER, DAY):
        document.add_paragraph(line)
    new = docx.Document(io.BytesIO(restyle(saved(document)))).paragraphs
    assert [one.text for one in new if one.paragraph_format.keep_with_next] == [*together, ISSUER]


@pytest.mark.parametrize("content", [BODY, f"<w:r>{picture('楼道')}</w:r>"])
def test_half_a_line_is_white_under_a_table(content: str) -> None:
    rows = table(row(cell(paragraph("指标")), cell(paragraph("完成"))))
    new = restyle(word_file(paragraph(BODY) + rows + paragraph(content) + paragraph(BODY)))
    document = docx.Document(io.BytesIO(new))
    above = [one.paragraph_format.space_before for one in document.paragraphs]
    assert [round(one.pt, 1) if one else 0 for one in above] == [0, 14.4, 0]


def read(data: bytes) -> FileBlocks:
    return read_word("", ".docx", data).blocks


def texts_left_out(blocks: FileBlocks) -> list[str]:
    """Hidden and deleted texts, comments; not that a list is not defined: its number is nothing."""
    return [one.text for one in blocks.omissions if one.what is not UNDEFINED_LIST]


@pytest.mark.slow
@given(st.lists(st.sampled_from(TRAITS), max_size=12, unique=True), st.booleans())
def test_every_trait_of_a_file_stays(traits: list[Trait], is_strict: bool) -> None:  # noqa: FBT001
    data = word_file_with(tuple(traits))
    old = as_strict(data) if is_strict else data
    new = restyle(old)
    before, after = read(old), read(new)

    assert text_of_document(new) == text_of_document(old)
    assert texts_left_out(after) == texts_left_out(before)
    assert after.notes == before.notes
    kinds = [[one.kind for one in blocks.blocks] for blocks in (before, after)]
    assert kinds[0].count(BlockKind.PICTURE) == kinds[1].count(BlockKind.PICTURE)
    assert kinds[0].count(BlockKind.TABLE) == kinds[1].count(BlockKind.TABLE)


def test_word_would_not_repair_a_file_with_all_traits(
    ooxml_validator: OoxmlValidator, tmp_path: Path
) -> None:
    """But for what it would have repaired before: the styles in a circle, the list of nothing."""
    files = [tmp_path / name for name in ("old.docx", "new.docx")]
    data = word_file_with(TRAITS)
    for file, content in zip(files, (data, restyle(data)), strict=True):
        file.write_bytes(content)
    old, new = ([line.split("\t", 1)[1] for line in ooxml_validator(file)] for file in files)

    assert set(new) <= set(old)
