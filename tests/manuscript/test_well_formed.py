"""XHTML that is not well-formed is shown with its line."""

from __future__ import annotations

import pytest

from civplan.manuscript.errors import ManuscriptError
from civplan.manuscript.parse import parse_manuscript

NOT_XML = "it holds a character that XML forbids, or a < or & that is not escaped"
FAULTS = {
    "mismatched tags": (
        "<article>\n  <p>一</h2>\n</article>",
        *("p", 2, "<p>一</h2>", "the closing tag does not match the opening one"),
    ),
    "unknown entity": (
        "<article>\n<p>一&nbsp;二</p></article>",
        *("p", 2, "<p>一&nbsp;二</p></article>"),
        "only the entities &amp; &lt; &gt; &quot; &apos; exist, write other characters as such",
    ),
    "unescaped mark": (
        "<article><p>A & B</p></article>",
        *("p", 1, "<article><p>A & B</p></article>", NOT_XML),
    ),
    "control character": ("<article>\n\n\x08</article>", "article", 3, "\x08</article>", NOT_XML),
    "nothing": ("", "article", 1, "", "it ends before every element is closed"),
    "no end": (
        "<article>\n<h1>题",
        *("h1", 2, "<h1>题", "it ends before every element is closed"),
    ),
    "two articles": (
        "<article></article>\n<article/>",
        *("article", 2, "<article/>", "something stands after </article>"),
    ),
    "attribute twice": (
        '<article>\r<p class="note" class="date"/></article>',
        *("article", 2, '<p class="note" class="date"/></article>'),
        "an attribute is given twice",
    ),
    "a long line": ("<article>" + "&" * 99, "article", 1, "<article>" + "&" * 51, NOT_XML),
}


@pytest.mark.parametrize(("xhtml", "tag", "line", "excerpt", "cause"), FAULTS.values(), ids=FAULTS)
def test_what_is_not_well_formed_is_shown_with_its_line(
    xhtml: str, tag: str, line: int, excerpt: str, cause: str
) -> None:
    with pytest.raises(ManuscriptError) as caught:
        parse_manuscript(xhtml, "plan.html.j2")

    assert caught.value.tag == tag
    assert caught.value.why.en == (
        f"line {line} of what it wrote, “{excerpt}”, is not well-formed XHTML: {cause}"
    )


def test_the_same_is_said_in_chinese() -> None:
    with pytest.raises(ManuscriptError) as caught:
        parse_manuscript("<article><p></article>", "plan.html.j2")

    assert caught.value.message("zh") == (
        "模板 plan.html.j2 写出的 <p> 有误：写出的第1行“<article><p></article>”"
        "不是规范的 XHTML，结束标签与开始标签不配对"
    )
