"""What a page puts behind its documents: sources and editors, counters, invitations to follow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civplan.findings.words import Words
from civplan.ingest.structure.aside import (
    LINKS,
    ORIGIN,
    RECOMMENDED,
    SITE_NAME,
    SITE_NOTE,
    SITE_PATH,
    Aside,
)
from civplan.ingest.structure.lines import TextLine
from civplan.ingest.structure.signatures import is_date_line
from civplan.ingest.structure.titles import has_title_word

LONGEST_END_LINE = 60
"""Characters of such a line."""
_COUNTED = "阅读|浏览|点击|点赞|赞|在看|分享|收藏|转发|留言|评论|赞赏|打赏"
_COUNTERS = re.compile(
    rf"(?:(?:{_COUNTED})(?:量|数|次数|人数)?\s*[:：]?\s*[0-9][0-9.,]*\s*[wW万k次人+]?\s*){{1,6}}"
    r"|在看|点赞|赞|分享|收藏|转发|写?留言|精选留言|赞赏|打赏|喜欢作者"
)
"""阅读 1200　赞 35, and the buttons beside them."""
_INVITATION = re.compile(
    r"\W*(?:点击|点个|长按|扫描|扫一扫|识别|扫码|轻触|喜欢|觉得|如果|欢迎|关注|分享|转发|记得|动动).{0,20}"
    r"(?:关注|蓝字|蓝色|二维码|阅读原文|公众号|订阅|在看|点赞|个赞|朋友圈|星标|微信|微博|抖音).{0,16}"
)
_EDITOR = re.compile(
    r"(?:责任编辑|责编|编辑|美编|排版|监制|供稿|来源|信息来源|稿件来源|内容来源|文章来源|发布时间|发布日期|发布者|发布人)"
    r"\s*[:：|｜丨/].{1,40}"
)
_STAFF = re.compile(
    r"(?:审核|校对|初审|复审|终审|作者|撰稿|撰文|通讯员|记者|文字|摄影|图片|图文|文|图|值班主编|主编)\s*[:：|｜丨/].{1,30}"
)
"""What stands beside an editor's name; alone it may be the document's."""
_PAGE_OWNER = re.compile(
    r"本(?:文|资料|内容)(?:由|来自|来源|转载|转自|系|摘自|为).{2,40}|.{0,6}转载请(?:注明|联系).{0,20}|[©Ⓒ].{2,40}"
    r"|Copyright.{2,50}|(?:原文|本文)(?:链接|标题|网址|地址)\s*[:：].{2,50}"
    r"|(?:主办|承办|版权)(?:单位)?\s*[:：].{2,24}\s(?:地址|邮编|电话|备案号?)\s*[:：].{2,30}",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"\W*(?:END|The End|完|全文完|正文完|结束)\W*", re.IGNORECASE)
_BUTTON = re.compile(
    "字体|字号|大|中|小|打印|打印本页|关闭|关闭窗口|收藏|加入收藏|返回|返回顶部|返回首页|顶部|分享|分享到|微信|微博|QQ空间|朋友圈"
    "|纠错|朗读|上一页|下一页|首页|末页|尾页|T|推荐|评论|举报"
)
_OF_PAGES = (ORIGIN, RECOMMENDED, LINKS, SITE_NAME, SITE_NOTE, SITE_PATH)
"""What is put aside of a web page, unlike the numbers of printed pages."""
FEWEST_BUTTONS = 2
"""Words of a line that are buttons and nothing else."""


def page_end_asides(lines: Sequence[TextLine], asides: Sequence[Aside]) -> list[Aside]:
    """The lines at the end of a page that are its own, back to the last line of a document.

    Without one that only a page has they may be the document's: 审核：张三.

    Args:
        lines: The lines of the file.
        asides: What is put aside already.
    """
    taken = {one.line.index: one.why for one in asides}
    end = len(lines)
    while end and (lines[end - 1].index in taken or _reason_at_end(lines[end - 1])):
        end -= 1
    tail = [line for line in lines[end:] if line.index not in taken]
    is_page = any(_reason_at_end(line, is_certain=True) for line in tail)
    is_page = is_page or any(taken.get(line.index) in _OF_PAGES for line in lines[end:])
    return [Aside(line, why) for line in tail if is_page and (why := _reason_at_end(line))]


def _reason_at_end(line: TextLine, *, is_certain: bool = False) -> Words | None:
    """The reason for which a line at the end of a page is none of the document's.

    Args:
        line: The line.
        is_certain: Whether its words must say so without others beside it.
    """
    text = line.text
    if line.rows or line.number or len(text) > LONGEST_END_LINE or is_date_line(line):
        return None
    if _EDITOR.fullmatch(text) or (_STAFF.fullmatch(text) and not is_certain):
        return ORIGIN
    return SITE_NOTE if is_page_line(line) else None


def is_page_line(line: TextLine) -> bool:
    """True for a line before or behind a document that only a page has."""
    text = line.text
    if line.rows or line.number or re.search("[。；]", text) or has_title_word(text):
        return False
    words = re.findall(r"\w+", text)
    is_buttons = len(words) >= FEWEST_BUTTONS and all(map(_BUTTON.fullmatch, words))
    shapes = (_COUNTERS, _INVITATION, _PAGE_OWNER, _LAST_WORD)
    return is_buttons or any(shape.fullmatch(text.strip()) for shape in shapes)
