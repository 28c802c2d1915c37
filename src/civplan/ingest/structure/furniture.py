"""The lines that a web page or a site puts around a document, known by their words and shape."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civplan.findings.words import Words
from civplan.ingest.blocks import CONTENTS_STYLE, LINKS_STYLE
from civplan.ingest.structure.aside import (
    CONTENTS_LIST,
    LINKS,
    ORIGIN,
    PAGE_NUMBER,
    SITE_NAME,
    SITE_NOTE,
    SITE_PATH,
    Aside,
)
from civplan.ingest.structure.bodies import is_body
from civplan.ingest.structure.labels import LabelKind, label_at_start
from civplan.ingest.structure.lines import TextLine
from civplan.ingest.structure.page_lists import is_account, list_asides
from civplan.ingest.structure.titles import TITLE_ENDINGS, document_mark, has_title_word

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
_SITE = re.compile(r"(?:www\.|https?://|[a-z0-9-]{3,}\.(?:com|cn|net|org)\b)", re.IGNORECASE)
_ORIGIN = re.compile(
    r"(?:来源|作者|编辑|责编|责任编辑|阅读|浏览|浏览次数|点击|字号|字號|字体|网站|移动端|发布时间|发布日期|发布人|更新时间"
    r"|信息来源|文章来源|上传者?|撰稿|供稿|下载次数|人气|评论)\s*[:：（(]"
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


def site_asides(lines: Sequence[TextLine]) -> list[Aside]:
    """The lines that are the site's or the printer's wherever they stand, and the site's notes."""
    asides: list[Aside] = []
    in_head = True
    after_origin = False
    for position, line in enumerate(lines):
        why = _everywhere(line) or (
            _in_head(line, lines, position, after_origin) if in_head else None
        )
        if why:
            asides.append(Aside(line, why))
            after_origin = why is ORIGIN
        else:
            in_head = bool(document_mark(line)) or (in_head and not is_body(line))
            after_origin = False
    notes = frozenset(one.line.index for one in asides)
    asides += list_asides(lines, notes)
    unique = {aside.line.index: aside for aside in asides}
    return list(unique.values())


def _everywhere(line: TextLine) -> Words | None:
    """The reason for which a line is none of the document's, wherever it stands."""
    text = line.text
    if line.style.casefold().startswith(CONTENTS_STYLE):
        return CONTENTS_LIST
    if line.style == LINKS_STYLE:
        return LINKS
    if line.rows or line.number or len(text) > LONGEST_NOTE_LINE:
        return None
    shapes = (
        (PAGE_NUMBER, _PAGE_NUMBER.match(text)),
        (SITE_PATH, _PATH.search(text)),
        (SITE_NOTE, _PAGE_BUTTON.match(text)),
        (SITE_NAME, _SITE.search(text)),
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
    if line.rows or line.number or len(text) > LONGEST_NOTE_LINE or "。" in text:
        return None
    if _is_origin(text):
        return ORIGIN
    near = lines[position + 1 : position + 2]
    if (
        position
        and _PAIR.match(text)
        and (after_origin or any(_is_origin(one.text) for one in near))
    ):
        return ORIGIN
    is_contact = bool(_SITE_CONTACT.search(text)) and not re.search("[，；]", text)
    is_contact = is_contact and not has_title_word(text)
    if is_contact or is_account(text):
        return SITE_NOTE
    words = text.split()
    if len(words) >= 6 and all(len(word) <= 6 for word in words) and not re.search("[，：:]", text):  # noqa: PLR2004
        return SITE_PATH
    return None


def _is_origin(text: str) -> bool:
    """True for a line of dates, sources and authors; not for a title with a date behind it."""
    if _TITLE_WITH_DATE.search(text):
        return False
    if len(text) > LONGEST_NOTE_LINE or (label_at_start(text) and not _TIME_ALONE.match(text)):
        return False
    stamp = re.search(rf"(?:19|20)[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}|{_CLOCK}:[0-9]{{2}}", text)
    return bool(_ORIGIN.search(text) or _TIME_ALONE.match(text) or _PAIRS.search(text) or stamp)
