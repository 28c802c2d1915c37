"""Manuscripts whose pages end awkwardly: for `make pages`, a sweep over what ends a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

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
    TableCell,
    TextRun,
    TextRuns,
)

WORDS = re.findall(
    "..",
    "居民社区议事走访楼组台账停车绿化巡逻讲座调解登记物业公约助餐热线回访办结网格协商改造电梯雨棚"
    "老人儿童志愿服务安全隐患培训",
)
ISSUERS = ("青禾社区居民委员会", "青禾社区党委", "青禾社区居务监督委员会")
LONG_ISSUER = "江岸市城南区临湖街道青禾社区居民委员会暨社区工作者服务站"
DATE = "2025年12月31日"
NAMES = ("年度重点任务分解表", "楼组长名单", "经费预算表", "各楼组走访安排以及每月议事主题一览表")
ROWS = (
    ("12345热线办结率", "不低于95%", "96.2%", "达标"),
    ("志愿服务时长", "不少于3600小时", "4120小时", "114%"),
    ("楼道堆物清理", "不少于200处", "186处", "93%"),
)


def sentence(length: int, seed: int) -> str:
    """A text of so many characters, with a mark after every few words."""
    random = Random(seed)  # noqa: S311 - always the same text
    text = ""
    while len(text) < length:
        text += "".join(random.choices(WORDS, k=random.randint(3, 9))) + random.choice("，、；，")
    return f"{text[: length - 1]}。"


def _runs(text: str) -> TextRuns:
    return (TextRun(text),)


def _body(length: int, seed: int) -> Paragraph:
    return Paragraph(_runs(sentence(length, seed)))


def _lines(count: int) -> tuple[ManuscriptBlock, ...]:
    """Paragraphs of two lines and one line, together so many lines."""
    pairs = tuple(_body(44, seed) for seed in range(count // 2))
    return (*pairs, _body(20, count)) if count % 2 else pairs


def _table(rows: int, caption: str = "") -> Table:
    head, *body = [
        tuple(TableCell(_runs(text)) for text in row)
        for row in (("指标", "目标", "完成情况", "完成率"), *(ROWS * rows)[:rows])
    ]
    return Table((head,), tuple(body), caption)


def _list(entries: int, length: int) -> List:
    return List(tuple(ListItem(_runs(sentence(length, 50 + each))) for each in range(entries)))


def endings() -> dict[str, tuple[ManuscriptBlock, ...]]:
    """What a text may end with."""
    return {
        "short": (_body(20, 1),),
        "three": (_body(75, 2),),
        "eight": (_body(210, 3),),
        "twenty": (_body(540, 4),),
        "long": (_body(1500, 5),),
        "list": (Heading(1, _runs("下一步打算")), _list(6, 30)),
        "longlist": (_list(3, 320),),
        "table": (_table(6, "年度指标完成情况"),),
        "heading": (Heading(1, _runs("工作要求")), Heading(2, _runs("压实责任")), _body(60, 6)),
    }


def awkward_manuscripts() -> Iterator[tuple[str, Manuscript]]:
    """Each manuscript with a name for its file."""
    for name, ending in endings().items():
        for lines in range(8, 30):
            issuers = 1 + lines % 3
            signature = Signature(ISSUERS[:issuers], DATE, sealed=lines % 4 == 0)
            yield f"{name}-{lines}", _text(lines, ending, signature)
    for count in range(31):
        names = tuple(f"{NAMES[each % 4]}" for each in range(count))
        signature = Signature(ISSUERS[:1], DATE, sealed=count % 2 == 0)
        whole = _text(9 + count % 7, endings()["short"], signature)
        yield f"attachments-{count}", whole._replace(attachment_names=names)
    yield from _single_cases()


def _text(lines: int, ending: tuple[ManuscriptBlock, ...], signature: Signature) -> Manuscript:
    title = ("青禾社区2025年社区治理工作总结",)
    return Manuscript(title, (*_lines(lines), *ending), signature=signature)


def _single_cases() -> Iterator[tuple[str, Manuscript]]:
    """Mastheads, long names, tables over pages, rare characters."""
    short, one = endings()["short"], Signature(ISSUERS[:1], DATE)
    masthead = Masthead("临湖街道青禾社区居民委员会文件", "临青社〔2025〕12号", "周明远")
    long_head = Masthead("江岸市城南区临湖街道青禾社区居民委员会社区服务站文件", "青〔2025〕1号")
    colophon = Colophon("区民政局，区住建局，街道办事处", ISSUERS[0], DATE)
    text = _text(12, short, one)
    yield "masthead", text._replace(masthead=masthead, colophon=colophon)
    yield "long-letterhead", text._replace(masthead=long_head)
    yield "long-issuer", text._replace(signature=Signature((LONG_ISSUER,), DATE))
    yield (
        "long-issuer-sealed",
        text._replace(signature=Signature((LONG_ISSUER,), DATE, sealed=True)),
    )
    yield "table-over-pages", _text(5, (_table(60, "指标完成情况"), *short), one)
    yield "rare", _text(3, (Paragraph(_runs("𠮷家㐂巷" * 20)), *short), one)
    title = ("“一老一小”友好社区2025—2027年三年行动计划（第2版）暨PM2.5治理工作方案",)
    yield "title", text._replace(title=title)
    areas = tuple(
        block
        for area in range(40)
        for block in (Heading(2, _runs(f"推进第{area + 1}项")), _body(45, area))
    )
    yield "40-areas", _text(3, (Heading(1, _runs("主要工作")), *areas), one)
    attached = AttachmentText("年度重点任务分解表", (_table(8), *short))
    yield (
        "attached",
        text._replace(attachment_names=("年度重点任务分解表",), attachments=(attached,)),
    )
