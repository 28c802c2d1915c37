"""P322: codes of web pages in a text."""

from __future__ import annotations

import pytest

from civplan.rules.mark_forms import CHECKS
from support.plans import finding_lines
from support.rule_checks import apply_edits, findings_in_prose, marked_text


@pytest.mark.parametrize(
    ("text", "codes", "right"),
    [
        ("社区&nbsp;居民", ["&nbsp;"], "社区居民"),
        ("社区&amp;居民&#8220;好&#x201D;", ["&amp;", "&#8220;", "&#x201D;"], "社区&居民“好”"),
        ("社区&NBSP;居民", ["&NBSP;"], "社区居民"),
        ("社区&#12288;居民&#x200B;", ["&#12288;", "&#x200B;"], "社区居民"),
        ("走访<!-- 注 -->", ["<!-- 注 -->"], None),
        ("走访<br/>慰问</p>", ["<br/>", "</p>"], "走访<br/>慰问</p>"),
        ('<span style="color:red">慰问</span>', ['<span style="color:red">', "</span>"], None),
    ],
)
def test_a_code_is_reported_and_an_entity_can_be_mended(
    text: str, codes: list[str], right: str | None
) -> None:
    findings = findings_in_prose(CHECKS, text)

    assert marked_text(findings, text) == codes
    assert apply_edits(findings, text) == (right or text)


@pytest.mark.parametrize("text", ["A&B公司;", "R&D; 研发", "3<5>2", "<重点>", "见?a=1&b=2;", "a<b"])
def test_other_signs_are_left_alone(text: str) -> None:
    assert finding_lines(findings_in_prose(CHECKS, text)) == []
