"""P304 and P315: rare characters, and those that another was meant for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.rules.characters import CHECKS, RULES, rare_characters_in
from civplan.rules.spelling_lists import RADICAL_PAIRS, RARE_PAIRS, STANDARD_CHARACTERS
from support.plans import finding_lines
from support.rule_checks import apply_edits, findings_in_prose, lines_of_rules


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("每月开一次踫头会。", "每月开一次碰头会。"),
        ("抶贫助困，抶老助残。", "扶贫助困，扶老助残。"),
        ("发放体检劵。", "发放体检券。"),
        ("办好墙报，岀刋12期。", "办好墙报，出刊12期。"),
        ("做好社区⼯作。", "做好社区工作。"),
        ("共6⻚。", "共6页。"),
        ("社区\uf9fe室", "社区茶室"),
    ],
)
def test_a_character_is_written_as_it_was_meant(text: str, right: str) -> None:
    findings = [one for one in findings_in_prose(CHECKS, text) if one.rule.code == "P304"]

    assert findings
    assert apply_edits(findings, text) == right


def test_the_message_names_both_characters() -> None:
    assert finding_lines(findings_in_prose(CHECKS, "开一次踫头会")) == [
        "1:4 P304 “踫” is a rare character; “碰” is meant"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "学习孔繁森、李镕的事迹，走访赵喆、钱堃家。",
        "塆里小区、昇平里、垚园的居民。",
        "二〇〇七年——“一户一策”·《公约》…… 12㎡ ① 37℃ é Ω",
    ],
)
def test_standard_characters_and_signs_are_left_alone(text: str) -> None:
    assert findings_in_prose(CHECKS, text) == []


def test_an_unusual_character_is_reported_where_it_first_stands() -> None:
    table = (
        "the Table of General Standard Chinese Characters: a traditional form, a variant or a slip"
    )

    assert finding_lines(findings_in_prose(CHECKS, "走访𠮷家，", "走访𠮷家，办好社區")) == [
        f"1:3 P315 “𠮷” is not in {table}",
        f"2:9 P315 “區” is not in {table}",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "work: {items: [{text: 走访𠮷家。, people: [周𠮷]}]}\n",
        "organization: {text: 由周𠮷负责。, members: [{name: 周𠮷}]}\n",
        "organization: {text: 甲。, members: [{name: 周踫}]}\n",
        "community: 鑫𠮷社区\nwork: {items: [办好鑫𠮷社区的活动。]}\n",
    ],
)
def test_names_of_people_and_of_the_community_are_left_alone(text: str) -> None:
    assert lines_of_rules(RULES, text) == []


def test_each_listed_character_lies_outside_gb2312_and_means_one_inside() -> None:
    pairs = RARE_PAIRS + RADICAL_PAIRS

    assert rare_characters_in(pairs[::2]) == "".join(sorted(pairs[::2]))
    assert rare_characters_in(pairs[1::2]) == ""
    assert not set(pairs[::2]) & set(STANDARD_CHARACTERS)


def test_the_standard_list_holds_what_gb2312_lacks_once() -> None:
    assert rare_characters_in(STANDARD_CHARACTERS) == "".join(sorted(STANDARD_CHARACTERS))
    assert len(STANDARD_CHARACTERS) == 1467


@given(st.text(st.characters(codec="gb2312")))
def test_what_gb2312_has_is_never_rare(text: str) -> None:
    assert rare_characters_in(text) == ""


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("召开１２次", "召开12次"),
        ("Ａ区和ｂ区", "A区和b区"),
        ("覆盖５Ｇ网络", "覆盖5G网络"),
        ("投入３．５万元", "投入3.5万元"),
        ("１．２００７年计划", "1．2007年计划"),
        ("满意率９５％", "满意率95％"),
        ("投入１，２００元", "投入1,200元"),
        ("投入１２，３４５，６７８．５元", "投入12,345,678.5元"),
        ("于２０２４－０３－１５完成", "于2024-03-15完成"),
        ("于２０24－0３－１５完成", "于2024-03-15完成"),
        ("每天８：３０开门", "每天8:30开门"),
        ("完成２／３", "完成2/3"),
        ("实行１＋３＋Ｎ模式", "实行1+3+N模式"),
        ("第１，２，３组", "第1，2，3组"),
        ("走访１２，２００８年再访", "走访12，2008年再访"),
        ("需３～５天", "需3～5天"),
        ("版本１．２．３", "版本1.2.3"),
    ],
)
def test_they_become_half_width(text: str, right: str) -> None:
    assert apply_edits(findings_in_prose(CHECKS, text), text) == right


@pytest.mark.parametrize("text", ["召开12次", "满意率95％", "（一）", "①②", "Ⅱ-3-②"])
def test_other_signs_are_left_alone(text: str) -> None:
    assert finding_lines(findings_in_prose(CHECKS, text)) == []


def test_a_point_at_the_start_may_be_that_of_a_list() -> None:
    findings = findings_in_prose(CHECKS, "１．５公里")

    assert [(one.rule.code, one.edits) for one in findings] == [("P316", ())]


@given(st.text("１９Ａｚ．－，％社1.", min_size=1, max_size=12))
def test_after_the_edits_only_findings_without_one_are_left(text: str) -> None:
    after = apply_edits(findings_in_prose(CHECKS, text), text)

    assert [one for one in findings_in_prose(CHECKS, after) if one.edits] == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("湖内\u200b社区", "湖内社区"),
        ("\u2060\ufeff湖内社区\u200e", "湖内社区"),
        ("居\u00ad民", "居民"),
        ("湖内\u3164社区", "湖内社区"),
    ],
)
def test_what_nobody_sees_is_taken_out(text: str, right: str) -> None:
    findings = findings_in_prose(CHECKS, text)

    assert {one.rule.code for one in findings} == {"P331"}
    assert apply_edits(findings, text) == right


def test_the_message_has_the_codes_of_what_nobody_sees() -> None:
    assert finding_lines(findings_in_prose(CHECKS, "湖内\u200b\u200b\u2060社区")) == [
        "1:3 P331 a character that nobody sees, U+200B U+2060, in “湖内社区”"
    ]


@pytest.mark.parametrize(
    "text", ["湖内\u3000社区", "一家👨\u200d👩\u200d👧", "葛\U000e0100城", "甲\u00a0乙"]
)
def test_wide_blanks_and_joined_pictures_are_no_invisible_characters(text: str) -> None:
    assert [one for one in findings_in_prose(CHECKS, text) if one.rule.code == "P331"] == []
