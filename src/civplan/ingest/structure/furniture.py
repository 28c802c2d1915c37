"""The lines that a page, a site or a printer puts around a document, known by words and shape."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from civplan.findings.words import Words
from civplan.ingest.blocks import CONTENTS_STYLE, FRONT_MATTER_STYLE, LINKS_STYLE
from civplan.ingest.structure.aside import (
    CONTENTS_LIST,
    COVER,
    FRONT_MATTER,
    LINKS,
    ORIGIN,
    PAGE_NUMBER,
    RECOMMENDED,
    SITE_NAME,
    SITE_NOTE,
    SITE_PATH,
    Aside,
)
from civplan.ingest.structure.bodies import has_site_words, is_body, is_sentence
from civplan.ingest.structure.document_numbers import document_number
from civplan.ingest.structure.labels import LabelKind, label_at_start
from civplan.ingest.structure.lines import TextLine
from civplan.ingest.structure.page_ends import is_page_line
from civplan.ingest.structure.titles import (
    TITLE_ENDINGS,
    document_mark,
    has_title_word,
    may_be_title,
)

LONGEST_NOTE_LINE = 80
"""Characters of a line that says where a page comes from."""
_PAGE_DATE = r"(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?"
_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
_PAGE_NUMBER = re.compile(
    r"^[-—－–·~\s]*(?:第\s*)?(?:[0-9]{1,3}|(?=[xX]*[ivIV])[ivxIVX]{2,5})\s*页?"
    r"(?:\s*[,，/／]?\s*共?\s*[0-9]{1,3}\s*页)?(?:\s*[/／]\s*[0-9]{1,3})?[-—－–·~\s]*$"
    r"|^第\s+[0-9]+\s+\S(?:\s+\S\s+[0-9]+\s+\S)?$|^第\s*[一二三四五六七八九十]{1,3}\s*页$|^[Pp]age\s*[0-9]+(?:\s*of\s*[0-9]+)?$"
)
_PATH = re.compile(
    r"^(?:当前位置|您的位置|您现在的位置|所在位置|首页\s*[>»›/])|[^\s<>《]\s*[>»›]\s*(?:[^\s0-9=]|$)"
)
_SITE_CONTACT = re.compile("客服|公众号|扫码|扫一扫|二维码|关注我们|微信号")
_BY_ACCOUNT = re.compile(r"原创(?:\s+\S{1,20}){1,3}$|\S{1,20}\s+(?:今天|昨天)$")
"""Who wrote the article of a 公众号: 原创 小何 柳园微家园."""
_SITE = re.compile(r"(?:www\.|https?://|[a-z0-9-]{3,}\.(?:com|cn|net|org)\b)", re.IGNORECASE)
_ORIGIN = re.compile(
    r"(?:来源|作者|编辑|责编|责任编辑|阅读|浏览|浏览次数|点击|字号|字號|字体|网站|移动端|发布时间|发布日期|发布人|更新时间"
    r"|信息来源|文章来源|上传者?|撰稿|供稿|下载次数|人气|评论"
    r"|索引号|主题分类|信息分类|发布机构|发文机关|公开日期|成文日期|生成日期|有效性)\s*[:：（(]"
)
_STAMP = re.compile(rf"(?:(?:19|20)[0-9]{{2}}-)?[0-9]{{2}}-[0-9]{{2}}(?:\s+{_CLOCK})?")
_TIME_ALONE = re.compile(
    rf"^\W*(?:(?!活动|会议|举办|开展|培训|集合|比赛)[^\s:：]{{0,4}}(?:时间|日期)\s*[:：])?\s*{_STAMP.pattern}\W*$"
    rf"|^\W*(?:(?:发布|更新|发表|上传|创建)?(?:时间|日期)\s*[:：])?\s*{_PAGE_DATE}\s+{_CLOCK}\W*$"
)
_TITLE_WITH_DATE = re.compile(
    rf"^[^:：]{{4,}}(?:{TITLE_ENDINGS})[^:：]*\s(?:19|20)[0-9]{{2}}-[0-9]{{1,2}}-[0-9]{{1,2}}"
)
_PAIRS = re.compile(r"[^\s:：/|]{1,6}[:：][^:：/|]*[/|][^:：/|]{1,8}[:：]")
_PAIR = re.compile(r"^[^\s:：，。]{1,6}[:：]\s*[^\s。，；]{1,12}$")
_PAGE_BUTTON = re.compile(
    r"^(?:阅读全文|展开全文|查看全文|全文阅读|下载本文|本文导航|打印|收藏|分享|点赞|加入收藏|复制|目录导航"
    r"|下载Word|免费下载|立即下载)\W*$"
)
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
LONGEST_COUNTED_HEADING = 30
"""Characters of a heading under its number."""
LONGEST_LINK = 60
"""Characters of a link to another page."""
_ACCOUNT = re.compile(
    r"(?:QQ|ID|微信|电话|热线|编号)?[:：]\s?(?:[0-9]{5,}|[a-z]{3,}[0-9]+)$|^\W*[0-9.]+\s?[KM]B$"
)
"""The number of an account or telephone, and the size of a file."""
_LIST_OF_PAGES = re.compile(
    r"^(?:【[^【】]+】\s*)?(?:相关推荐|相关阅读|相关文章|相关链接|推荐阅读|热门推荐|热门文章|精彩推荐|延伸阅读|扩展阅读"
    r"|往期(?:推荐|回顾|精选|精彩|文章)|猜你|你可能|您可能|更多(?:相关|精彩|文章|范文))"
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
_CONTENTS_HEADING = re.compile(r"目\s*[录次]|[Cc]ontents")
_DOTS_AT_END = re.compile(r"[.．…·]{3}$")
_NOTE_HEADING = re.compile(r"^\S{2,10}[:：]$")
_NOTE_ITEM = re.compile(r"^-\s|^[0-9]{1,2}[.、．]")


_REASON_OF_STYLE = {LINKS_STYLE: LINKS, FRONT_MATTER_STYLE: FRONT_MATTER}


def site_asides(lines: Sequence[TextLine]) -> list[Aside]:
    """The lines that are the site's or the printer's wherever they stand, and the site's notes."""
    asides: list[Aside] = []
    in_head = True
    after_origin = False
    for position, line in enumerate(lines):
        why = _everywhere(line) or (
            _in_head(line, lines, position, after_origin) if in_head else None
        )
        if why is PAGE_NUMBER and _counts_heading(line, lines[position + 1 : position + 2]):
            why = None
        if why:
            asides.append(Aside(line, why))
            after_origin = why is ORIGIN
        else:
            in_head = bool(document_mark(line)) or (in_head and not is_body(line))
            after_origin = False
    taken = {one.line.index: one.why for one in asides}
    asides += _list_asides(lines, frozenset(taken))
    asides += _contents_headings(lines, taken)
    unique = {aside.line.index: aside for aside in asides}
    return list(unique.values())


def _counts_heading(line: TextLine, below: Sequence[TextLine]) -> bool:
    """True for the 01 over a heading of an article, which is no number of a page."""
    is_short = any(len(one.text) <= LONGEST_COUNTED_HEADING for one in below)
    is_heading = is_short and not any(re.search("[。；，]", one.text) for one in below)
    return is_heading and bool(re.fullmatch("0[1-9]", line.text))


def _everywhere(line: TextLine) -> Words | None:
    """The reason for which a line is none of the document's, wherever it stands."""
    if line.style.casefold().startswith(CONTENTS_STYLE):
        return CONTENTS_LIST
    return _REASON_OF_STYLE.get(line.style) or _by_words(line)


def _by_words(line: TextLine) -> Words | None:
    """The reason that the words of a line tell, wherever it stands."""
    text = line.text
    if line.rows or line.number or len(text) > LONGEST_NOTE_LINE:
        return None
    shapes = (
        (PAGE_NUMBER, _PAGE_NUMBER.match(text)),
        (SITE_PATH, _PATH.search(text)),
        (SITE_NOTE, _PAGE_BUTTON.match(text)),
        (SITE_NAME, _SITE.search(text) if "@" not in text else None),
    )
    label = label_at_start(text)
    is_item = label is not None and not label.weak and label.kind is not LabelKind.BULLET
    why = next((reason for reason, match in shapes if match), None)
    if is_item and why is not PAGE_NUMBER:
        return None
    is_sentence = "。" in text or (why is SITE_NAME and bool(re.search("[，；]", text)))
    return None if is_sentence else why


def _in_head(
    line: TextLine,
    lines: Sequence[TextLine],
    position: int,
    after_origin: bool,  # noqa: FBT001
) -> Words | None:
    """The reason for which a line before the body is none of the document's."""
    text = line.text
    is_long = len(text) > LONGEST_NOTE_LINE or "。" in text
    if line.rows or line.number or is_long or document_number(line):
        return None
    near = lines[position + 1 : position + 2]
    is_beside = after_origin or any(_is_origin(one.text) for one in near)
    if _is_origin(text) or (position and _PAIR.match(text) and is_beside):
        return ORIGIN
    is_contact = bool(_SITE_CONTACT.search(text)) and not re.search("[，；]", text)
    is_contact = is_contact and not has_title_word(text)
    if is_contact or _ACCOUNT.search(text) or is_page_line(line) or _BY_ACCOUNT.match(text):
        return SITE_NOTE
    words = text.split()
    if len(words) >= 6 and all(len(word) <= 6 for word in words) and not re.search("[，：:]", text):  # noqa: PLR2004
        return SITE_PATH
    return None


def _is_origin(text: str) -> bool:
    """True for a line of dates, sources and authors; not for a title with a date behind it."""
    if len(text) > LONGEST_NOTE_LINE or _TITLE_WITH_DATE.search(text):
        return False
    if label_at_start(text) and not _TIME_ALONE.match(text):
        return False
    stamp = re.search(rf"(?:19|20)[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}|{_CLOCK}:[0-9]{{2}}", text)
    return bool(_ORIGIN.search(text) or _TIME_ALONE.match(text) or _PAIRS.search(text) or stamp)


def _list_asides(lines: Sequence[TextLine], taken: frozenset[int]) -> list[Aside]:
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


def _contents_headings(lines: Sequence[TextLine], taken: Mapping[int, Words]) -> list[Aside]:
    """The word 目录 right above a list of contents that its style shows."""
    return [
        Aside(line, CONTENTS_LIST)
        for line, below in pairwise(lines)
        if line.index not in taken
        and taken.get(below.index) is CONTENTS_LIST
        and _CONTENTS_HEADING.fullmatch(line.text)
    ]


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
            is_text = is_sentence(line) and not has_site_words(line.text)
            has_body = has_body or is_text or is_body(line)
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
