"""The lists that a page or a printer puts around a document: notes, contents, links, a cover."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civplan.ingest.structure.aside import (
    CONTENTS_LIST,
    COVER,
    RECOMMENDED,
    SITE_NOTE,
    Aside,
)
from civplan.ingest.structure.bodies import is_body
from civplan.ingest.structure.labels import LabelKind, label_at_start
from civplan.ingest.structure.lines import TextLine
from civplan.ingest.structure.titles import TITLE_ENDINGS, document_mark, may_be_title

LONGEST_TEASER_TITLE = 40
"""Characters of a teaser in which its title stands."""
LONGEST_COVER_LINE = 6
"""Characters of a line into which the title of a cover page is torn."""
FEWEST_COVER_LINES = 3
"""Lines that make such a title."""
FEWEST_CONTENTS_LINES = 2
"""Lines that make a list of contents."""
LONGEST_CONTENTS_HEADING = 4
"""Characters of 目　录."""
WIDE_BLANK = 3
"""Blanks that lead from a heading to its page."""
LONGEST_LINK = 60
"""Characters of a link to another page."""

_ACCOUNT = re.compile(
    r"(?:QQ|ID|微信|电话|热线|编号)?[:：]\s?(?:[0-9]{5,}|[a-z]{3,}[0-9]+)$|^\W*[0-9.]+\s?[KM]B$"
)
_LIST_OF_PAGES = re.compile(
    r"^(?:【[^【】]+】\s*)?(?:相关推荐|相关阅读|相关文章|相关链接|推荐阅读|热门推荐|热门文章|精彩推荐|延伸阅读|扩展阅读"
    r"|猜你|你可能|您可能|更多(?:相关|精彩|文章|范文))"
)
_PAGE_LINE = re.compile(
    r"^(?:上一篇|下一篇|本文来源|本文地址|文章来源|版权声明|版权所有|免责声明|返回(?:顶部|列表|首页)|查看更多|点击下载|下载文档"
    r"|标签[:：]|关键词[:：]|相关热词|分享到|打印本页|关闭窗口|网站(?:地图|标识码)|(?:备案号[:：]\s*)?\w?(?:ICP备|公网安备))"
)
_RELATED = re.compile(r"^【[^【】]{4,40}】\s*\S{2,6}[:：]$")
"""What a site puts behind a document: 【its title】相关文章："""
_NOTE_WORD = re.compile(
    r"下载|预览|版权|侵权|客服|上传|文库|网友|收益|阅读|PPT|会员|付费|积分|免费|整理|原创|水印|删除"
)
_TEASER_TITLE = re.compile(rf"^[^，。：；、,:;]{{4,{LONGEST_TEASER_TITLE}}}?(?:{TITLE_ENDINGS})")
_TEASER_END = re.compile(r"(?:\.{3}|…|。{3})$")
_PAGE_AT_END = re.compile(r"[0-9]{1,3}$")
_DOTS_AT_END = re.compile(r"[.．…·]{3}$")
_NOTE_HEADING = re.compile(r"^\S{2,10}[:：]$")
_NOTE_ITEM = re.compile(r"^-\s|^[0-9]{1,2}[.、．]")


def is_account(text: str) -> bool:
    """True for the number of an account or telephone, and for the size of a file."""
    return bool(_ACCOUNT.search(text))


def list_asides(lines: Sequence[TextLine], taken: frozenset[int]) -> list[Aside]:
    """The lists of a page that are no text of a document.

    Args:
        lines: The lines of the file.
        taken: The indexes of those that are put aside already.
    """
    notes = _notes_before_title(lines)
    aside = taken | {one.line.index for one in notes}
    left = [line for line in lines if line.index not in aside]
    return [*notes, *_cover(left), *_contents_list(left), *_recommended(lines)]


def _notes_before_title(lines: Sequence[TextLine]) -> list[Aside]:
    """A site's notes at the head of a page, before the title: a list about downloads and rights.

    It is known by what it speaks of, or by its hyphens.
    """
    start = next((n for n, line in enumerate(lines) if _NOTE_ITEM.match(line.text)), None)
    if start is None or any(is_body(line) for line in lines[:start]):
        return []
    end = start
    while end < len(lines) and (
        _NOTE_ITEM.match(lines[end].text) or (end > start and _ACCOUNT.search(lines[end].text))
    ):
        end += 1
    run = lines[start:end]
    heading = [line for line in lines[:start][-1:] if _NOTE_HEADING.match(line.text)]
    hits = sum(bool(_NOTE_WORD.search(line.text)) for line in run)
    is_dashed = all(line.text.startswith("-") or _ACCOUNT.search(line.text) for line in run)
    before_title = end < len(lines) and bool(may_be_title(lines[end]) or document_mark(lines[end]))
    if hits > 1 or (is_dashed and (hits or before_title)):
        return [Aside(line, SITE_NOTE) for line in (*heading, *run)]
    return []


def _cover(lines: Sequence[TextLine]) -> list[Aside]:
    """The title of a cover page, torn into short lines, above the title of the document."""
    run: list[TextLine] = []
    for line in lines:
        if (
            len(line.text) <= LONGEST_COVER_LINE
            and re.fullmatch(r"\w+", line.text)
            and not line.rows
        ):
            run.append(line)
        elif len(run) >= FEWEST_COVER_LINES and may_be_title(line):
            return [Aside(one, COVER) for one in run]
        elif run or is_body(line):
            return []
    return []


def _contents_list(lines: Sequence[TextLine]) -> list[Aside]:
    """A list of contents that was typed: lines that end in dots and a number, and its heading."""
    asides: list[Aside] = []
    run: list[TextLine] = []
    before: TextLine | None = None
    for line in lines:
        if _is_contents_line(line.text):
            run.append(line)
            continue
        if len(run) >= FEWEST_CONTENTS_LINES:
            is_headed = before is not None and len(before.text) <= LONGEST_CONTENTS_HEADING
            heading = [before] if is_headed and before else []
            asides += [Aside(one, CONTENTS_LIST) for one in (*heading, *run)]
        run, before = [], line
    return asides


def _is_contents_line(text: str) -> bool:
    """True for a line that ends in dots or wide blanks and the number of a page."""
    page = _PAGE_AT_END.search(text)
    if page is None:
        return False
    before = text[: page.start()]
    words = before.rstrip()
    blanks = before[len(words) :]
    is_wide = len(blanks) >= WIDE_BLANK or "\t" in blanks
    return is_wide or bool(_DOTS_AT_END.search(words[-3:]))


def _recommended(lines: Sequence[TextLine]) -> list[Aside]:
    """What a site recommends behind a document: the heading of its list, and the links."""
    asides: list[Aside] = []
    in_list = has_body = False
    for line in lines:
        is_short = len(line.text) <= LONGEST_LINK
        is_heading = _LIST_OF_PAGES.match(line.text) or _RELATED.match(line.text)
        if is_heading and is_short:
            in_list = has_body
            asides.append(Aside(line, RECOMMENDED))
        elif in_list and _is_link(line):
            asides.append(Aside(line, RECOMMENDED))
        else:
            in_list = False
            has_body = has_body or is_body(line)
            if _PAGE_LINE.match(line.text) and is_short:
                asides.append(Aside(line, RECOMMENDED))
    return [*asides, *_teasers(lines)]


def _is_link(line: TextLine) -> bool:
    """True for a line of a list of other pages."""
    if line.rows or document_mark(line):
        return False
    label = label_at_start(line.text)
    if label and not label.weak and label.kind < LabelKind.DIGIT:
        return False
    short = len(line.text) <= LONGEST_LINK and not re.search("[。；]$", line.text)
    return short or bool(_TEASER_END.search(line.text))


def _teasers(lines: Sequence[TextLine]) -> list[Aside]:
    """The beginnings of other pages at the end of a file: title, some text, and six dots."""
    teasers: list[Aside] = []
    for line in reversed(lines):
        is_cut = bool(_TEASER_END.search(line.text)) and len(line.text) > LONGEST_TEASER_TITLE
        if line.rows or not (is_cut and _TEASER_TITLE.match(line.text)):
            break
        teasers.append(Aside(line, RECOMMENDED))
    return teasers[::-1]
