"""Whatever a text looks like, each of its characters is somewhere in the outline, once."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from civplan.ingest.outline_report import outline_tree
from support.outlines import outline_of, texts_of_outline

PIECES = (
    *("一、", "（一）", "1、", "(1)", "①", "一是", "二是", "●", "A、", "1.1 ", "第一部分 ", "- "),
    *(
        "篇1",
        "范文二",
        "第二篇:",
        "【",
        "】",
        "《",
        "》",
        "“",
        "”",
        "（",
        "）",
        "|",
        "\t",
        "\u3000",
    ),
    *("：", "。", "，", "；", "……", "......", "\n", "\n\n", " "),
    *("2007年12月", "2007-12-20", "（2007年12月20日）", "第 1 页", "- 3 -", "目录", "附件1"),
    *("湖内社区", "居委会", "工作总结", "计划", "小编", "相关推荐", "来源：", "如下：", "各社区："),
    *(
        "翠社发〔2025〕3号",
        "签发人：江远帆",
        "述职人：方若兰",
        "——以邻里互助为抓手",
        "附件：",
        "附件",
    ),
    *(
        "阅读 1200",
        "在看",
        "END",
        "责任编辑：何清",
        "往期推荐",
        "Ⅰ.",
        "II.",
        "a.",
        "⑴",
        "⒈",
        "3、4号楼",
    ),
    *(
        "特此报告。",
        "抄送：区文明办",
        "《湖内社区工作计划》的通知",
        "December 20, 2007",
        "78",
        "人，",
        "达",
    ),
    *("清扫楼道", "每月一次，人人参加", "为了创建文明社区，让居民住得安心、舒心，特制定本计划"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_character_is_lost_or_added(pieces: list[str]) -> None:
    text = "".join(pieces)
    outline = outline_of(text)

    assert _signs("".join(texts_of_outline(outline))) == _signs(text)
    assert outline_tree(outline, "zh")


def _signs(text: str) -> Counter[str]:
    return Counter(sign for sign in text if not sign.isspace())
