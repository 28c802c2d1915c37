"""Headings without a number, which only Word shows: by style, bold type, size."""

from __future__ import annotations

from dataclasses import replace

from civplan.ingest.blocks import Block, BlockKind, FileBlocks, Place
from civplan.ingest.outline import OutlinePart
from civplan.ingest.structure.find import find_outline
from civplan.ingest.structure.nesting import DEEPEST_LEVEL


def part_of_blocks(*blocks: Block) -> OutlinePart:
    (part,) = find_outline(FileBlocks("old.docx", ".docx", blocks)).parts
    return part


def paragraph(
    number: int,
    text: str,
    *,
    label: str = "",
    level: int = 0,
    bold: bool = False,
    size: int = 32,
    centred: bool = False,
) -> Block:
    place = Place(number)
    return Block(
        BlockKind.PARAGRAPH, text, place, label, level, bold=bold, size=size, centred=centred
    )


TITLE = paragraph(1, "湖内社区的2007年", size=44, centred=True)
TEXT = "组织居民清扫楼道，更新宣传栏。"


def tree_of_blocks(*blocks: Block) -> list[str]:
    nodes = part_of_blocks(TITLE, *blocks).nodes
    return [f"{'  ' * (node.level - 1)}{node.label}{node.text}" for node in nodes]


def test_a_large_centred_line_is_the_title() -> None:
    part = part_of_blocks(
        paragraph(1, "湖内社区居委会文件"),
        paragraph(2, "我们的这一年", size=44, centred=True),
        paragraph(3, TEXT),
    )

    assert part.title == "我们的这一年"
    assert [one.text for one in part.furniture] == ["湖内社区居委会文件"]


def test_a_title_in_two_lines_is_one() -> None:
    part = part_of_blocks(
        TITLE, paragraph(2, "工作计划", size=44, centred=True), paragraph(3, TEXT)
    )

    assert part.title == "湖内社区的2007年工作计划"


def test_automatic_numbers_are_labels() -> None:
    assert tree_of_blocks(
        paragraph(2, "卫生", label="一、"),
        paragraph(3, "清扫楼道。", label="1."),
        paragraph(4, "更新宣传栏。", label="2."),
        paragraph(5, "安全", label="二、"),
    ) == ["一、卫生", "  1.清扫楼道。", "  2.更新宣传栏。", "二、安全"]


def test_styles_are_headings_at_their_level() -> None:
    assert tree_of_blocks(
        paragraph(2, "卫生", level=1),
        paragraph(3, TEXT),
        paragraph(4, "楼道", level=2),
        paragraph(5, TEXT),
        paragraph(6, "安全", level=1),
        paragraph(7, TEXT),
    ) == ["卫生", f"  {TEXT}", "  楼道", f"    {TEXT}", "安全", f"  {TEXT}"]


def test_bold_lines_are_headings_with_lists_below_them() -> None:
    assert tree_of_blocks(
        paragraph(2, "卫生", bold=True),
        paragraph(3, "1、清扫楼道。"),
        paragraph(4, "2、更新宣传栏。"),
        paragraph(5, "安全", bold=True),
        paragraph(6, TEXT),
    ) == ["卫生", "  1、清扫楼道。", "  2、更新宣传栏。", "安全", f"  {TEXT}"]


def test_bold_lines_stand_below_the_heading_with_a_number() -> None:
    assert tree_of_blocks(
        paragraph(2, "一、卫生", bold=True),
        paragraph(3, "楼道", bold=True),
        paragraph(4, TEXT),
        paragraph(5, "广场", bold=True),
        paragraph(6, TEXT),
        paragraph(7, "二、安全", bold=True),
    ) == ["一、卫生", "  楼道", f"    {TEXT}", "  广场", f"    {TEXT}", "二、安全"]


def test_a_list_right_under_a_heading_is_below_it_as_one_under_a_number_was_before() -> None:
    assert tree_of_blocks(
        paragraph(2, "一、卫生", level=1),
        paragraph(3, "1、清扫楼道。"),
        paragraph(4, "二、安全", level=1),
        paragraph(5, "组织领导", level=2),
        paragraph(6, "1、成立小组。"),
        paragraph(7, "2、定期巡查。"),
        paragraph(8, "三、服务", level=1),
        paragraph(9, "1、走访老人。"),
    ) == [
        "一、卫生",
        "  1、清扫楼道。",
        "二、安全",
        "  组织领导",
        "    1、成立小组。",
        "    2、定期巡查。",
        "三、服务",
        "  1、走访老人。",
    ]


def test_a_heading_is_not_below_the_items_of_a_list() -> None:
    assert tree_of_blocks(
        paragraph(2, "卫生", level=2),
        paragraph(3, "清扫楼道。", label="•"),
        paragraph(4, "楼道", level=3),
        paragraph(5, "1、每月一次。"),
        paragraph(6, "安全", level=2),
        paragraph(7, TEXT),
    ) == ["卫生", "  •清扫楼道。", "  楼道", "    1、每月一次。", "安全", f"  {TEXT}"]


def test_headings_of_one_style_are_one_level_with_a_number_or_without() -> None:
    assert tree_of_blocks(
        paragraph(2, "前言", level=1),
        paragraph(3, TEXT),
        paragraph(4, "一、卫生", level=1),
        paragraph(5, TEXT),
        paragraph(6, "结语", level=1),
        paragraph(7, TEXT),
    ) == ["前言", f"  {TEXT}", "一、卫生", f"  {TEXT}", "结语", f"  {TEXT}"]


def test_a_text_that_is_bold_all_through_has_no_bold_headings() -> None:
    assert tree_of_blocks(paragraph(2, "卫生", bold=True), paragraph(3, TEXT, bold=True)) == [
        "卫生",
        TEXT,
    ]


def test_a_table_is_one_node_with_its_rows() -> None:
    cells = tuple((paragraph(3, text),) for text in ("指标", "目标", "碰头会", "12次"))
    table = Block(BlockKind.TABLE, "", Place(3, 1), rows=(cells[:2], cells[2:]))
    node = part_of_blocks(TITLE, paragraph(2, "一、目标"), table).nodes[1]

    assert node.rows == (("指标", "目标"), ("碰头会", "12次"))
    assert (node.level, node.text) == (2, "指标 | 目标\n碰头会 | 12次")


def test_a_table_of_one_cell_is_a_frame_around_its_text() -> None:
    cell = (paragraph(2, "一、卫生"), paragraph(3, TEXT))
    frame = Block(BlockKind.TABLE, "", Place(2, 1), rows=((cell,),))

    assert tree_of_blocks(frame) == ["一、卫生", f"  {TEXT}"]


def test_a_picture_is_put_aside_with_its_description() -> None:
    picture = Block(BlockKind.PICTURE, "会议照片", Place(3))
    part = part_of_blocks(TITLE, paragraph(2, TEXT), picture)

    assert [(one.text, one.why.en) for one in part.furniture] == [("会议照片", "picture")]


def test_a_file_of_nothing_has_one_empty_document() -> None:
    part = part_of_blocks()

    assert (part.title, part.nodes, part.furniture) == ("", (), ())


def test_paragraphs_of_a_contents_list_are_furniture() -> None:
    part = part_of_blocks(
        TITLE,
        replace(paragraph(2, "一、组织\t1"), style="toc 1"),
        replace(paragraph(3, "二、宣传\t2"), style="TOC Heading"),
        paragraph(4, "一、组织"),
        paragraph(5, TEXT),
    )

    assert [one.text for one in part.furniture] == ["一、组织\t1", "二、宣传\t2"]
    assert [node.text for node in part.nodes] == ["组织", TEXT]


def test_a_bold_line_stands_beside_a_number_that_does_not_go_on() -> None:
    assert tree_of_blocks(
        paragraph(2, "（一）卫生", bold=True),
        paragraph(3, TEXT),
        paragraph(4, "邻里", bold=True),
        paragraph(5, TEXT),
    ) == ["（一）卫生", f"  {TEXT}", "邻里", f"  {TEXT}"]


def test_a_heading_with_a_style_is_not_below_a_bold_line() -> None:
    assert tree_of_blocks(
        paragraph(2, "卫生", bold=True),
        paragraph(3, TEXT),
        paragraph(4, "安全", level=2),
        paragraph(5, TEXT),
    ) == ["卫生", f"  {TEXT}", "安全", f"  {TEXT}"]


def test_a_sentence_that_sums_up_closes_nothing_where_headings_follow() -> None:
    closing = "以上是我们的做法。"

    assert tree_of_blocks(
        paragraph(2, "卫生", level=1),
        paragraph(3, "楼道", level=2),
        paragraph(4, closing),
        paragraph(5, "广场", level=2),
        paragraph(6, closing),
    ) == ["卫生", "  楼道", f"    {closing}", "  广场", closing]


def test_more_levels_than_any_document_has_stand_side_by_side() -> None:
    signs = map(chr, range(0x2580, 0x2580 + 2 * DEEPEST_LEVEL))
    blocks = [paragraph(n, f"第{n}件事", label=sign) for n, sign in enumerate(signs, 1)]

    assert max(node.level for node in part_of_blocks(*blocks).nodes) == DEEPEST_LEVEL
