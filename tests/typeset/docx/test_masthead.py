"""版头: letterhead, number, signer, red line."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from civplan.manuscript.nodes import Masthead
from civplan.typeset.gbt9704 import WHITE_UNDER_NUMBER
from support.docx_files import Package, W, body, document, fonts_of, one, package, says, text_of


def with_masthead(masthead: Masthead) -> Package:
    return package(document(body("文"))._replace(masthead=masthead))


def rows_of(found: Package) -> list[ET.Element]:
    """The paragraphs above the red line."""
    return list(one(found.document, "body/tbl").iter(f"{W}p"))


def test_the_letterhead_stands_35_mm_under_the_top_of_the_type_area() -> None:
    letterhead, _ = rows_of(with_masthead(Masthead("通北街道办事处文件", "通北办〔2007〕3号")))
    assert text_of(letterhead) == "通北街道办事处文件"
    assert says(letterhead, "pPr/spacing") == {"before": "1984", "line": "910", "lineRule": "exact"}


MARKED = Masthead("湖内社区文件", "通湖社〔2007〕3号", "", "000012", "秘密★1年", "加急")


def test_marks_stand_below_each_other_at_the_top_left_in_their_order() -> None:
    *marks, letterhead, _ = rows_of(with_masthead(MARKED))

    assert [text_of(mark) for mark in marks] == ["000012", "秘密★1年", "加急"]
    style = with_masthead(MARKED).style("Mark")
    assert says(style, "rPr/rFonts")["eastAsia"] == "黑体"
    assert says(style, "pPr/jc") == {"val": "left"}
    assert text_of(letterhead) == "湖内社区文件"


def test_the_letterhead_stays_where_it_is_under_marks() -> None:
    *marks, letterhead, _ = rows_of(with_masthead(MARKED))

    drop = int(says(letterhead, "pPr/spacing")["before"])
    assert drop + len(marks) * 579 == 1984


def test_marks_without_a_letterhead_have_no_red_line() -> None:
    found = with_masthead(Masthead("", urgency="特急"))

    assert text_of(found.paragraphs()[0]) == "特急"
    assert found.document.find(f".//{W}tbl") is None


def test_the_number_stands_two_empty_lines_under_it() -> None:
    _, number = rows_of(with_masthead(Masthead("通北街道办事处文件", "通北办〔2007〕3号")))
    assert text_of(number) == "通北办〔2007〕3号"
    assert says(number, "pPr/spacing") == {"before": "1158"}
    assert says(number, "pPr/ind") == {}


def test_a_document_that_goes_up_names_its_signer_on_the_right() -> None:
    _, number = rows_of(with_masthead(Masthead("湖内社区文件", "通湖社〔2007〕3号", "张三")))
    assert fonts_of(number) == [("通湖社〔2007〕3号\t签发人：", ""), ("张三", "楷体_GB2312")]
    assert says(number, "pPr/tabs/tab") == {"val": "right", "pos": str(8844 - 315)}
    assert says(number, "pPr/jc") == {"val": "left"}
    indent = says(number, "pPr/ind")
    assert (indent["left"], indent["right"]) == ("315", "315")


def test_several_signers_stand_two_in_a_row_and_the_number_beside_the_last() -> None:
    masthead = Masthead("湖内社区文件", "通湖社〔2007〕3号", "张三、李小四、王五")
    _, first, last = rows_of(with_masthead(masthead))
    assert [text_of(first), text_of(last)] == [
        "\t签发人：张　三\t李小四",
        "通湖社〔2007〕3号\t\t王　五",
    ]
    names = 8844 - 315 - 7 * 315
    tabs = [int(tab.get(f"{W}pos", "")) for tab in one(first, "pPr/tabs")]
    assert tabs == [names - 4 * 315, names, names + 4 * 315]


def test_the_red_line_is_as_wide_as_the_type_area_and_4_mm_below() -> None:
    table = one(with_masthead(Masthead("湖内社区文件")).document, "body/tbl")
    assert says(table, "tblPr/tblW") == {"w": "8844", "type": "dxa"}
    cell = one(table, "tr/tc/tcPr")
    four_mm = {"w": str(227 - WHITE_UNDER_NUMBER), "type": "dxa"}
    assert says(cell, "tcMar/bottom") == four_mm
    assert says(cell, "tcBorders/bottom") == {
        "val": "single",
        "sz": "12",
        "space": "0",
        "color": "FF0000",
    }


def test_the_title_stands_two_empty_lines_under_the_red_line() -> None:
    found = with_masthead(Masthead("湖内社区文件"))
    assert says(found.paragraph("工作总结"), "pPr/spacing") == {"before": "1158"}
