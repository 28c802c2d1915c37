"""The side of a page number is seen in every way in which Word and WPS set footers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from civplan.inspect.inspect_word import inspect_word
from civplan.rules.word_page_rules import PAGE_NUMBER_SIDE
from support.word_files import word_file
from support.word_traits import field, old_box, paragraph, text_box

Footer = Callable[[str], str]
"""From a side to a footer whose number stands there."""
NUMBER = field("PAGE", "1")
TEXT = paragraph("湖内社区2007年工作总结") + paragraph("每月清理一次楼道，按季度公布结果。")


def at_side(side: str) -> str:
    return paragraph(NUMBER, properties=f'<w:jc w:val="{side}"/>')


def in_frame(side: str) -> str:
    return paragraph(NUMBER, properties=f'<w:framePr w:wrap="around" w:xAlign="{side}"/>')


def in_box(side: str) -> str:
    """A text box, as Word and WPS write page numbers; for older versions it says the same."""
    new = f"<wp:positionH><wp:align>{side}</wp:align></wp:positionH>"
    box = text_box(paragraph(NUMBER)).replace("<wp:anchor>", f"<wp:anchor>{new}")
    return paragraph(box.replace("<v:shape>", f'<v:shape style="mso-position-horizontal:{side}">'))


def in_old_box(side: str) -> str:
    box = old_box(paragraph(NUMBER))
    style = f'<v:shape style="position:absolute;mso-position-horizontal:{side};z-index:1">'
    return paragraph(f"<w:r>{box.replace('<v:shape>', style)}</w:r>")


def behind_tabs(side: str) -> str:
    tabs = "<w:r><w:tab/></w:r>" * {"left": 0, "center": 1, "right": 2}[side]
    return paragraph(*filter(None, (tabs, NUMBER)))


def is_wrong(odd: str, even: str = "") -> bool:
    """Whether page numbers in these footers are said to stand on the wrong side."""
    kinds = {"default": "footer1", "even": "footer2"} if even else {"default": "footer1"}
    references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{part}"/>' for kind, part in kinds.items()
    )
    parts = dict(zip(kinds.values(), filter(None, (odd, even)), strict=True))
    settings = "<w:evenAndOddHeaders/>" if even else ""
    data = word_file(f"{TEXT}<w:sectPr>{references}</w:sectPr>", {**parts, "settings": settings})
    return PAGE_NUMBER_SIDE.code in {one.rule.code for one in inspect_word("a", data).findings}


@pytest.mark.parametrize("at", [at_side, in_frame, in_box, in_old_box, behind_tabs])
def test_odd_pages_have_it_right_and_even_ones_left(at: Footer) -> None:
    assert not is_wrong(at("right"), at("left"))
    assert is_wrong(at("left"), at("right"))
    assert is_wrong(at("center"), at("center"))


@pytest.mark.parametrize("at", [in_frame, in_box, in_old_box])
def test_what_stands_outside_is_right_without_footers_for_even_pages(at: Footer) -> None:
    assert not is_wrong(at("outside"))
    assert is_wrong(at("right"))
