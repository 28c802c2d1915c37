"""P306: signs that nobody filled in."""

from __future__ import annotations

import pytest

from civplan.rules.placeholders import CHECKS
from support.plans import told
from support.prose import found_by, marked


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("由××负责", "××"),
        ("xx社区居委会", "xx"),
        ("深入XX街道", "XX"),
        ("由 xx 负责", "xx"),
        ("共有党员xxx名", "xxx"),
        ("“泉林XX”活动", "XX"),
        ("5月xx日召开", "xx"),
        ("20xx年工作总结", "20xx年"),
        ("20XX年", "20XX年"),
        ("20××年", "20××年"),
        ("201X年", "201X年"),
        ("201*年", "201*年"),
        ("20**年", "20**年"),
        ("于20_年春节", "20_年"),
        ("通社〔20_〕3号", "20_"),
        ("X年X月X日", "X年X月X日"),
        ("TODO：写上次数", "TODO"),
        ("全年召开____次", "____"),
        ("（此处填写社区名称）", "（此处填写社区名称）"),
        ("困难户（待补充）户", "（待补充）"),
        ("【社区名称】2007年计划", "【社区名称】"),
        ("某某社区居委会", "某某"),
    ],
)
def test_what_stands_for_something_else_is_told(text: str, sign: str) -> None:
    assert marked(found_by(CHECKS, text), text) == [sign]


@pytest.mark.parametrize(
    "text",
    [
        "制作3×5米的横幅",
        "长×宽不限",
        "发放XXL号马甲",
        "200×300毫米的展板",
        "20×20米的场地",
        "登录xxx.example.cn",
        "邮箱xx@example.cn",
        "Super Bowl XX",
        "X光检查",
        "抓好环境——卫生",
        "走访、慰问等……",
        "…………",
        "姓名：________  电话：________",
        "____年__月__日",
        "【党建引领】抓好支部建设",
        "时间（待定）",
        "人手有待补充",
        "刘某某一户",
        "二〇〇七年",
        "2007年12月20日",
        "会议记录_终稿",
    ],
)
def test_sizes_names_and_forms_are_left_alone(text: str) -> None:
    assert told(found_by(CHECKS, text)) == []
