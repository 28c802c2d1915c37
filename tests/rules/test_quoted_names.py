"""Names that stand in quotation marks as a whole."""

from __future__ import annotations

import pytest

from civplan.rules.quoted_names import RULES
from support.rule_checks import findings_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("community: “湖内社区”\n", "湖内社区"),
        ("district: ‘通北街道办事处’\n", "通北街道办事处"),
        ("issuer: [「湖内社区居委会」]\n", "湖内社区居委会"),
        ("work: {items: [{text: 清理, people: “甲某”}]}\n", "甲某"),
        ("organization: {members: [{name: “甲某”}]}\n", "甲某"),
    ],
)
def test_a_name_needs_no_quotation_marks(text: str, name: str) -> None:
    [finding] = findings_of(RULES, text)

    assert finding.values["name"] == name
    assert finding.edits[0].text == name


@pytest.mark.parametrize(
    "text",
    [
        "community: 湖内社区\n",
        'community: "湖内社区"\n',
        "campaign: “邻里一家亲”\n",
        "work: {areas: [{name: “一老一小”, items: [清理]}]}\n",
        "work: {items: [{text: 清理, lead: “红管家”}]}\n",
        "issuer: “红管家”和“蓝管家”\n",
        "work: {items: [“邻里节”]}\n",
    ],
)
def test_other_texts_may_begin_and_end_with_them(text: str) -> None:
    assert findings_of(RULES, text) == []
