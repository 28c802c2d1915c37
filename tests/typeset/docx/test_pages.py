"""The pages that LibreOffice makes of the documents, measured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pdfplumber
import pytest

from civplan.manuscript.nodes import (
    AttachmentText,
    Colophon,
    Heading,
    List,
    ListItem,
    Manuscript,
    ManuscriptBlock,
    Masthead,
    Paragraph,
    Signature,
    Table,
    TextRun,
)
from support.docx_files import body, typeset
from support.manuscripts import RICH, cells, text_run, texts_of
from support.pages import MM, Page, PdfMaker, read_pages, texts_of_pages, without_space
from support.programs import LayoutCheck, OoxmlValidator

Lay = Callable[[Manuscript], list[Page]]
LEFT, RIGHT, TOP, FOOT = 28.0, 184.0, 37.0, 262.0
"""Edges of the type area in millimetres."""
CHARACTER = 15.75 * 25.4 / 72
LINE = 28.95 * 25.4 / 72
WORDS = "社区居民文明创建组织制度环境卫生治安服务宣传教育志愿活动楼群组长"
DATE = "2007年12月31日"
SIGNATURE = Signature(("湖内社区居民委员会",), DATE)
COLOPHON = Colophon("区文明办，" * 12 + "区民政局", "湖内社区居民委员会", "2007年12月31日")


@pytest.fixture(scope="module")
def lay(to_pdf: PdfMaker, tmp_path_factory: pytest.TempPathFactory) -> Lay:
    """``lay(manuscript)``: its pages."""
    folder = tmp_path_factory.mktemp("laid")

    def pages(manuscript: Manuscript) -> list[Page]:
        file = folder / f"{len(list(folder.iterdir()))}.docx"
        file.write_bytes(typeset(manuscript))
        return read_pages(to_pdf(file))

    return pages


def prose(length: int, seed: int) -> str:
    """Text of so many characters, with a mark after every 7 to 30."""
    random = Random(seed)  # noqa: S311 - always the same text
    made = ""
    while len(made) < length:
        made += "".join(random.choices(WORDS, k=random.randint(7, 30))) + random.choice("，。、；")
    return f"{made[: length - 1]}。"


def long_text() -> tuple[ManuscriptBlock, ...]:
    """More than twelve pages of headings, paragraphs and lists."""
    blocks: list[ManuscriptBlock] = []
    for part in range(8):
        entry = ListItem((TextRun("例会。", run_in=True), TextRun(prose(170, 100 + part))))
        blocks += [
            Heading(1, text_run("主要工作")),
            *(Paragraph(text_run(prose(330, 10 * part + each))) for each in range(3)),
            Heading(2, text_run("健全组织")),
            List((entry, ListItem(text_run(prose(90, 200 + part)), (List((entry, entry)),)))),
        ]
    return (*blocks, *(Paragraph(text_run(prose(150, 300 + each))) for each in range(3)))


def row(page: Page, beginning: str) -> int:
    """On which of the 22 lines a text stands."""
    return 1 + int((page.line(beginning).baseline - TOP) / LINE)


def test_a_long_document_holds_every_check(
    to_pdf: PdfMaker,
    ooxml_validator: OoxmlValidator,
    check_layout: LayoutCheck,
    tmp_path: Path,
) -> None:
    docx = tmp_path / "long.docx"
    docx.write_bytes(typeset(Manuscript(("工作总结",), long_text(), signature=SIGNATURE)))
    pdf = to_pdf(docx)
    assert ooxml_validator(docx) == []
    assert check_layout(docx, pdf) == []
    assert len(read_pages(pdf)) > 12


def test_full_pages_have_22_lines_of_28_characters(lay: Lay) -> None:
    pages = lay(Manuscript((), tuple(body("字" * (26 + 28 * 29)) for _ in range(4))))
    whole = [[len(line.text) for line in page.lines] for page in pages[:-1]]
    assert [len(lines) for lines in whole] == [22 + 1] * 5
    assert {length for lines in whole for length in lines} == {28, 26, len("—1—")}


def test_a_paragraph_fills_the_page_though_it_leaves_a_line_alone(lay: Lay) -> None:
    first, second = lay(Manuscript((), (*(body("行"),) * 20, body("长" * (26 + 28 + 3)))))
    assert [len(line.text) for line in first.lines[-3:]] == [26, 28, len("—1—")]
    assert [line.text for line in second.lines] == ["长" * 3, "—2—"]


@pytest.mark.parametrize("number", ["2007", "1860", "97.3%", "12.5", "12345678"])
@pytest.mark.parametrize("place", range(20, 27))
def test_no_number_is_broken_over_lines(lay: Lay, number: str, place: int) -> None:
    (page,) = lay(Manuscript((), (body(f"{'字' * place}{number}{'文' * 40}"),)))
    assert [line.text for line in page.lines if number in line.text] != []


def test_page_numbers_stand_outside_7_mm_under_the_type_area(lay: Lay) -> None:
    odd, even, *_ = lay(Manuscript((), (body("字" * 1200),)))
    small = 14 * 25.4 / 72
    assert odd.line("—1—").right == pytest.approx(RIGHT - small, abs=0.3)
    assert even.line("—2—").left == pytest.approx(LEFT + small, abs=0.3)
    assert odd.line("—1—").baseline == pytest.approx(FOOT + 7, abs=1)


def test_a_longer_issuer_is_2_from_the_right_and_the_date_begins_2_behind_it(lay: Lay) -> None:
    (page,) = lay(Manuscript(("题",), (body("文"),), signature=SIGNATURE))
    issuer, date = page.line("湖内社区"), page.line("2007年")
    assert (row(page, "题"), row(page, "文"), row(page, "湖内"), row(page, "2007")) == (1, 3, 5, 6)
    assert issuer.right == pytest.approx(RIGHT - 2 * CHARACTER, abs=0.5)
    assert date.left - issuer.left == pytest.approx(2 * CHARACTER, abs=0.5)


def test_a_longer_date_is_2_from_the_right_and_the_issuer_begins_before_it(lay: Lay) -> None:
    signature = Signature(("湖内社区",), "2007年12月31日")
    (page,) = lay(Manuscript(("题",), (body("文"),), signature=signature))
    issuer, date = page.line("湖内社区"), page.line("2007年")
    assert date.right == pytest.approx(RIGHT - 2 * CHARACTER, abs=0.5)
    assert issuer.left == pytest.approx(RIGHT - 11 * CHARACTER, abs=0.5)


def test_a_date_stays_on_one_line_under_an_issuer_that_is_just_as_wide(lay: Lay) -> None:
    signature = Signature(("湖内社区居委会",), DATE)
    (page,) = lay(Manuscript(("题",), (body("文"),), signature=signature))
    assert page.line("2007年").text == DATE


def test_a_sealed_issuer_stands_over_the_middle_of_the_date(lay: Lay) -> None:
    (page,) = lay(Manuscript(("题",), (body("文"),), signature=SIGNATURE._replace(sealed=True)))
    issuer, date = page.line("湖内社区"), page.line("2007年")
    assert (row(page, "文"), row(page, "湖内"), row(page, "2007")) == (3, 6, 7)
    assert date.right == pytest.approx(RIGHT - 4 * CHARACTER, abs=0.5)
    middle = (date.left + date.right) / 2
    wider_digits = 1.2 * CHARACTER  # where another font stands in for 仿宋
    assert (issuer.left + issuer.right) / 2 == pytest.approx(middle, abs=wider_digits)


@pytest.mark.parametrize("lines", range(17, 21))
def test_at_least_two_lines_of_text_stand_above_the_signature(lay: Lay, lines: int) -> None:
    text = (body("行"),) * (lines - 4) + (body("长" * (26 + 28 * 3)),)
    pages = lay(Manuscript(("题",), text, signature=SIGNATURE))
    signed = next(page for page in pages if any("湖内" in line.text for line in page.lines))
    assert sum("长长" in line.text for line in signed.lines) >= 2
    assert row(signed, "2007年") == row(signed, "湖内") + 1


def test_the_masthead_stands_where_the_standard_wants_it(lay: Lay) -> None:
    masthead = Masthead("通北街道办事处文件", "通北办〔2007〕3号", "张三")
    (page,) = lay(Manuscript(("题",), (body("文"),), masthead=masthead))
    letterhead, number, (rule,) = page.line("通北街道"), page.line("通北办"), page.rules
    height = 45.5 * 25.4 / 72
    white_under_characters = 100 / 56.69
    below = TOP + 35 + height + 3 * LINE - white_under_characters + 4
    assert letterhead.size == 45.5
    assert letterhead.baseline == pytest.approx(TOP + 35 + height * 0.7, abs=2)
    assert number.text == "通北办〔2007〕3号签发人：张三"
    assert number.left == pytest.approx(LEFT + CHARACTER, abs=0.3)
    assert number.right == pytest.approx(RIGHT - CHARACTER, abs=0.3)
    assert (rule.left, rule.right) == (LEFT, RIGHT)
    assert rule.height == pytest.approx(below, abs=0.5)
    assert page.line("题").baseline == pytest.approx(below + 2.7 * LINE, abs=1)


@pytest.mark.parametrize(
    ("lines", "number", "pages"),
    [(5, "—2—", 2), (22, "—2—", 2), (30, "—2—", 2), (42, None, 4), (50, "—4—", 4), (70, "—4—", 4)],
)
def test_the_colophon_ends_the_last_even_page(
    lay: Lay, lines: int, number: str | None, pages: int
) -> None:
    laid = lay(Manuscript((), (body("行"),) * lines, colophon=COLOPHON))
    last = laid[-1]
    numbers = [line.text for line in last.lines if line.text.startswith("—")]
    assert len(laid) == pages
    assert numbers == ([number] if number else [])
    assert {(rule.left, rule.right) for rule in last.rules} == {(LEFT, RIGHT)}
    assert [rule.thickness for rule in last.rules] == [1.0, 0.75, 1.0]
    assert last.rules[-1].height == pytest.approx(FOOT, abs=0.3)
    assert all(not page.rules for page in laid[:-1])


def test_copies_wrap_under_the_first_name(lay: Lay) -> None:
    page = lay(Manuscript((), (body("行"),), colophon=COLOPHON))[-1]
    small = 14 * 25.4 / 72
    first, second, *_ = [line for line in page.lines if line.size == 14]
    assert first.left == pytest.approx(LEFT + small, abs=0.3)
    assert second.left == pytest.approx(LEFT + 4 * small, abs=0.3)


def test_the_head_of_a_table_repeats_on_each_page(lay: Lay) -> None:
    table = Table((cells("指标", "完成"),), (cells("居民满意率", "96.2%"),) * 50, "完成情况")
    pages = lay(Manuscript((), (table,)))
    assert [page.lines[0].text for page in pages] == ["完成情况", "指标完成", "指标完成"]


def test_a_heading_never_ends_a_page(lay: Lay) -> None:
    blocks = ((body("行"),) * 21, (Heading(1, text_run("题")), body("文")))
    first, second = lay(Manuscript((), (*blocks[0], *blocks[1])))
    assert [line.text for line in first.lines[-2:]] == ["行", "—1—"]
    assert [line.text for line in second.lines] == ["一、题", "文", "—2—"]


def test_an_attachment_has_its_label_on_line_1_and_its_title_on_line_3(lay: Lay) -> None:
    attachment = AttachmentText("年度指标分解表", (body("文"),))
    _, page = lay(Manuscript(("题",), (body("行"),), attachments=(attachment,)))
    title = page.line("年度指标")
    assert [row(page, text) for text in ("附件", "年度指标", "文")] == [1, 3, 5]
    assert page.line("附件").left == pytest.approx(LEFT, abs=0.3)
    assert (title.left + title.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)
    assert page.line("—2—")


def test_a_title_of_several_lines_stays_on_the_grid(lay: Lay) -> None:
    title = ("通北街道湖内社区居民委员会", "2007年创建文明社区工作计划")
    (page,) = lay(Manuscript(title, (body("文"),)))
    assert [row(page, text) for text in (*title, "文")] == [1, 2, 4]


def test_every_text_is_on_the_pages(to_pdf: PdfMaker, tmp_path: Path) -> None:
    docx = tmp_path / "rich.docx"
    docx.write_bytes(typeset(RICH))
    whole = without_space("".join(texts_of_pages(to_pdf(docx))))
    assert [text for text in texts_of(RICH) if without_space(text) not in whole] == []


def number_place(page: pdfplumber.page.Page) -> tuple[float, float]:
    """The place of a page number on the upright sheet: from its foot, and from its left edge.

    A landscape page is held with its left edge as the foot: its bottom is then the right edge.
    """
    first, *_, last = [character for character in page.chars if character["text"] == "—"]
    middles = [
        ((one["x0"] + one["x1"]) / 2 / MM, (page.height - one["top"] / 2 - one["bottom"] / 2) / MM)
        for one in (first, last)
    ]
    across = sum(x for x, _ in middles) / 2
    up = sum(y for _, y in middles) / 2
    return (across, 210 - up) if page.width > page.height else (up, across)


def test_a_landscape_page_has_its_number_where_other_pages_have_it(
    to_pdf: PdfMaker, tmp_path: Path
) -> None:
    rows = tuple(cells(*["110101199003074217"] * 5) for _ in range(40))
    wide = Table((cells("甲", "乙", "丙", "丁", "戊"),), rows, "名单", fitted=True)
    file = tmp_path / "wide.docx"
    file.write_bytes(typeset(Manuscript(("题",), (body("前"), wide, body("后")))))

    with pdfplumber.open(to_pdf(file)) as pdf:
        sizes = [(round(page.width / MM), round(page.height / MM)) for page in pdf.pages]
        places = [number_place(page) for page in pdf.pages]

    turned = len(sizes) - 2
    assert turned > 1
    assert sizes == [(210, 297), *[(297, 210)] * turned, (210, 297)]
    assert [place[0] for place in places] == pytest.approx([29] * len(sizes), abs=1)
    sides = [41 if number % 2 else 171 for number in range(len(sizes))]
    assert [place[1] for place in places] == pytest.approx(sides, abs=1.5)
