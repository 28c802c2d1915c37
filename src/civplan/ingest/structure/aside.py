"""What is put aside: text of a web page, a site or a printer, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from civplan.findings.words import Words
from civplan.ingest.outline import Furniture
from civplan.ingest.structure.lines import TextLine

PAGE_NUMBER = Words("页码", "page number")
HEADLINE = Words("网页标题", "headline of the page")
REPEATED_TITLE = Words("重复的标题", "title repeated")
ABOVE_TITLE = Words("标题之上的文字", "text above the title")
PART_MARK = Words("篇目标记", "mark of a document")
SITE_PATH = Words("网站路径", "path of the site")
SITE_NAME = Words("网站名称", "name of the site")
SITE_NOTE = Words("网站说明", "note of the site")
INTRODUCTION = Words("网站导语", "introduction of the site")
ORIGIN = Words("发布信息", "date, source or author under the headline")
RECOMMENDED = Words("相关推荐", "recommended pages")
LINKS = Words("网页的链接", "links of the page")
TITLE_SIGN = Words("标题外的符号", "sign around the title")
FRONT_MATTER = Words("文件头", "front matter")
CONTENTS_LIST = Words("目录", "list of contents")
COVER = Words("封面标题", "title on a cover page")
PICTURE = Words("图片", "picture")


class Aside(NamedTuple):
    """A line, or a part of one, that is no text of the document."""

    line: TextLine
    why: Words

    def furniture(self) -> Furniture:
        """It as the outline reports it."""
        number = self.line.number
        text = f"{number}{self.line.text}"
        return Furniture(text, self.why, self.line.place)


def furniture_of(asides: Iterable[Aside]) -> tuple[Furniture, ...]:
    """What was put aside, in reading order."""
    ordered = sorted(asides, key=lambda aside: aside.line.position)
    return tuple(aside.furniture() for aside in ordered if aside.line.text)
