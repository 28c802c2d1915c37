"""P304 and P315: rare characters, and those that another was meant for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.rules.character_list import MEANT, RADICALS, STANDARD
from civplan.rules.characters import CHECKS, RULES, rare_in
from support.broken import broken
from support.plans import told
from support.prose import found_by, mended


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
    found = [one for one in found_by(CHECKS, text) if one.rule.code == "P304"]

    assert found
    assert mended(found, text) == right


def test_the_message_names_both_characters() -> None:
    assert told(found_by(CHECKS, "开一次踫头会")) == [
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
    assert found_by(CHECKS, text) == []


def test_an_unusual_character_is_told_where_it_first_stands() -> None:
    table = (
        "the Table of General Standard Chinese Characters: a traditional form, a variant or a slip"
    )

    assert told(found_by(CHECKS, "走访𠮷家，", "走访𠮷家，办好社區")) == [
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
    assert broken(RULES, text) == []


def test_each_listed_character_lies_outside_gb2312_and_means_one_inside() -> None:
    pairs = MEANT + RADICALS

    assert rare_in(pairs[::2]) == "".join(sorted(pairs[::2]))
    assert rare_in(pairs[1::2]) == ""
    assert not set(pairs[::2]) & set(STANDARD)


def test_the_standard_list_holds_what_gb2312_lacks_once() -> None:
    assert rare_in(STANDARD) == "".join(sorted(STANDARD))
    assert len(STANDARD) == 1467


@given(st.text(st.characters(codec="gb2312")))
def test_what_gb2312_has_is_never_rare(text: str) -> None:
    assert rare_in(text) == ""
