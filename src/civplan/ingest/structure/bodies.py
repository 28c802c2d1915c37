"""What is text of a document, and what speaks of a site and its readers."""

from __future__ import annotations

import re

from civplan.ingest.structure.labels import label_at_start
from civplan.ingest.structure.lines import TextLine
from civplan.ingest.structure.titles import (
    document_mark,
    has_title_word,
    is_set_as_title,
    may_be_title,
)

SHORTEST_BODY = 45
"""Characters of a line that is a paragraph of the document, if it has the signs of a sentence."""
_SITE_WORD = re.compile(
    "小编|文库|猜你|由会员分享|在线阅读|珍藏版|不代表本站|范文网|写作网|文档网|文学网"
)
"""What only a site says."""
_READER_WORD = re.compile(
    r"欢迎(?:大家)?(?:阅读|参考|借鉴|下载)|供(?:大家|您|你)?(?:参考|借鉴)|为(?:大家|您|你)(?:整理|带来|分享|收集|准备|搜集)"
    r"|(?:收集|搜集)整理|整理(?:了|的|出|发布|分享)|希望.{0,10}(?:帮助|启发|喜欢)|一起来?看看?|快来看|范文|阅读|收集|以下"
)
"""What a site says to its readers; a document may say one of these, but hardly two."""

WEB_TITLE_STYLES = frozenset({"h2", "h3"})
"""Headings that are the title of a document on a page whose first one is the site's."""


def is_body(line: TextLine) -> bool:
    """True for a paragraph of the document, or a heading or item with a number."""
    if is_set_as_title(line) or document_mark(line):
        return False
    if line.rows or line.number or line.level:
        is_high = line.level == 1 or line.style in WEB_TITLE_STYLES
        return not (is_high and may_be_title(line) and has_title_word(line.text))
    if len(line.text) >= SHORTEST_BODY and re.search("[，。,；;]", line.text):
        return True
    label = label_at_start(line.text)
    return bool(label and not label.weak) and not may_be_title(line)


def is_sentence(line: TextLine) -> bool:
    """True for a line that ends as a sentence does."""
    return line.text.endswith(("。", "；", ";"))


def has_site_words(text: str) -> bool:
    """True when a paragraph speaks of the site and its readers, and so is no text of a document."""
    return bool(_SITE_WORD.search(text)) or len(set(_READER_WORD.findall(text))) > 1
