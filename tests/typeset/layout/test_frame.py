"""What stands around the text on the pages: masthead, names, signature, attachments, colophon."""

from __future__ import annotations

import pytest

from civplan.manuscript.nodes import (
    AttachmentText,
    Colophon,
    Figure,
    Manuscript,
    Masthead,
    Signature,
)
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.layout.lay_out import lay_out
from civplan.typeset.layout.pages import Page
from support.docx_files import body, png

LEFT, RIGHT = GBT9704.left_margin, GBT9704.paper_width - GBT9704.right_margin
TOP, FOOT = GBT9704.top_margin, GBT9704.paper_height - GBT9704.bottom_margin
CHARACTER = GBT9704.character_width
MM = 1440 / 25.4
DATE = "2007年12月31日"
SIGNATURE = Signature(("湖内社区居民委员会",), DATE)
COLOPHON = Colophon("区文明办", "湖内社区居民委员会", DATE)
LINES = (body("行"),) * 60


def pages_of(manuscript: Manuscript) -> tuple[Page, ...]:
    images = {figure.source: png(400, 300) for figure in manuscript.figures}
    return lay_out(manuscript, GBT9704, images)


def rows(page: Page) -> list[tuple[int, str]]:
    """The lines of a page, each with the row of the 22 on which it stands."""
    return [(1 + round((line.top - TOP) / GBT9704.line_pitch), line.text) for line in page.lines]


def left_of(page: Page, text: str) -> float:
    """Where a line begins, in characters from the left edge."""
    (line,) = [line for line in page.lines if line.text == text]
    return round((line.runs[0].left - LEFT) / CHARACTER, 2)


def test_a_letterhead_is_red_35_mm_down_and_its_line_4_mm_under_the_number() -> None:
    masthead = Masthead("通北街道文件", "通北〔2007〕3号")
    (page,) = pages_of(Manuscript(("题",), (body("文"),), masthead))
    name, number, title, _ = page.lines
    (rule,) = page.rules
    assert (name.runs[0].colour, rule.colour) == (GBT9704.red, GBT9704.red)
    assert (name.top - TOP) / MM == pytest.approx(35, abs=0.3)
    assert (rule.left, rule.right) == (LEFT, RIGHT)
    assert 0 < (rule.top - number.baseline) / MM - 4 < 1
    assert (title.top - rule.top) / GBT9704.line_pitch == pytest.approx(2, abs=0.1)


def test_a_signer_ends_a_character_from_the_right_on_the_line_of_the_number() -> None:
    masthead = Masthead("通北街道文件", "通北〔2007〕3号", "张三")
    (page,) = pages_of(Manuscript((), (body("文"),), masthead))
    _, number, label, name, _ = page.lines
    assert (label.text, name.text) == ("签发人：", "张三")
    assert number.baseline == label.baseline == name.baseline
    assert left_of(page, "通北〔2007〕3号") == 1
    run = name.runs[0]
    assert run.font == GBT9704.signer_font
    assert RIGHT - run.left - run.width == pytest.approx(CHARACTER, abs=30)


def test_marks_alone_take_a_line_each() -> None:
    masthead = Masthead("", urgency="特急", secrecy="秘密★1年")
    (page,) = pages_of(Manuscript(("题",), (), masthead))
    assert rows(page) == [(1, "秘密★1年"), (2, "特急"), (5, "题")]


def test_names_of_attachments_stand_under_each_other_and_wrap_under_themselves() -> None:
    names = ("名单", "长" * 30)
    (page,) = pages_of(Manuscript((), (body("文"),), attachment_names=names))
    assert [text for _, text in rows(page)][1:3] == ["附件：1.名单", f"2.{'长' * 22}"]
    assert [left_of(page, text) for _, text in rows(page)[1:]] == [2, 5, 6]


def test_the_signature_takes_the_last_lines_of_a_short_text_with_it() -> None:
    blocks = (*LINES[:19], body("长" * 60))
    first, second = pages_of(Manuscript((), blocks, signature=SIGNATURE))
    assert len(first.lines) == 19
    assert [text[:2] for _, text in rows(second)] == ["长长", "长长", "长长", "湖内", "20"]


def test_an_attachment_begins_a_page_with_its_label_and_title() -> None:
    attachments = (AttachmentText("名单", (body("张三"),)),)
    first, second = pages_of(Manuscript((), (body("文"),), attachments=attachments))
    assert rows(first) == [(1, "文")]
    assert rows(second) == [(1, "附件"), (3, "名单"), (5, "张三")]


def test_a_picture_stands_in_the_middle_and_its_caption_below() -> None:
    (page,) = pages_of(Manuscript((), (Figure("a.png", "会议", "合影"), body("文"))))
    (picture,) = page.pictures
    assert (picture.source, picture.alternative) == ("a.png", "会议")
    assert picture.left - LEFT == RIGHT - picture.left - picture.width
    caption, text = page.lines
    assert caption.top > picture.top + picture.height
    assert (caption.text, text.text) == ("合影", "文")


def test_a_picture_that_is_missing_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"a\.png: the picture is missing"):
        lay_out(Manuscript((), (Figure("a.png"),)), GBT9704, {})


@pytest.mark.parametrize(
    ("count", "pages", "numbers"),
    [
        (5, 2, [1, 2]),
        (24, 2, [1, 2]),
        (22 + 20, 4, [1, 2, None, None]),
        (44 + 5, 4, [1, 2, 3, 4]),
    ],
)
def test_the_colophon_is_at_the_foot_of_the_last_even_page(
    count: int, pages: int, numbers: list[int | None]
) -> None:
    laid = pages_of(Manuscript((), LINES[:count], colophon=COLOPHON))
    assert len(laid) == pages
    printed = [
        page.number and f"— {number} —" == page.number.text for number, page in enumerate(laid, 1)
    ]
    assert [
        number if is_printed else None for number, is_printed in enumerate(printed, 1)
    ] == numbers
    assert [line.text for line in laid[-1].lines][-3:] == [
        "抄送：区文明办。",
        "湖内社区居民委员会",
        f"{DATE}印发",
    ]


def test_the_last_rule_of_the_colophon_lies_on_the_foot_of_the_type_area() -> None:
    *_, last = pages_of(Manuscript((), LINES[:5], colophon=COLOPHON))
    *_, rule = last.rules
    assert rule.top + rule.thickness / 2 == FOOT
    assert [one.thickness for one in last.rules] == [20, 15, 20]


def test_printing_begins_and_ends_a_character_in() -> None:
    *_, last = pages_of(Manuscript((), LINES[:5], colophon=COLOPHON))
    body_, day = last.lines[-2:]
    assert body_.runs[0].left == LEFT + 280
    assert day.runs[0].left + day.runs[0].width == RIGHT - 280
    assert body_.baseline == day.baseline


def test_names_that_wrap_in_a_colophon_are_ragged_under_the_first_one() -> None:
    names = "、".join(["第10社区居民委员会"] * 9)
    *_, last = pages_of(Manuscript((), LINES[:5], colophon=Colophon(names)))
    runs = [line.runs[0] for line in last.lines]
    assert "".join(run.text for run in runs) == f"抄送：{names}。"
    assert [round(run.left - LEFT) for run in runs] == [280, *[280 * 4] * (len(runs) - 1)]
    assert {round(advance) for run in runs for advance in run.advances} == {280, 140}
