"""Who of the roster has handed in what."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.district.deliveries import Delivery, deliveries, named_in
from civplan.district.gather import gathered
from civplan.district.handed import Handed
from civplan.model.district import DISTRICT, District
from support.plans import plan_of, read_value

ROSTER = "{name: 湖内社区, aliases: [湖内]}, {name: 东湖内社区, aliases: [东湖内]}"


def district(roster: str = ROSTER) -> District:
    value, found = read_value(DISTRICT, f"{{communities: [{roster}]}}")
    assert found == []
    assert isinstance(value, District)
    return value


def handed(community: str, path: str = "a.yaml") -> Handed:
    return gathered(plan_of(""), path, str).handed._replace(community=community)


def delivered(
    names: str = "", words: str = "", broken: str = "", roster: str = ROSTER
) -> list[Delivery]:
    """The deliveries of these communities and of files with these names, blanks between."""
    files = [handed(name, f"{number}.yaml") for number, name in enumerate(names.split())]
    return deliveries(district(roster), files, map(Path, words.split()), map(Path, broken.split()))


def standings(delivered: list[Delivery]) -> list[tuple[str, str]]:
    return [(one.name, one.standing.value) for one in delivered]


@pytest.mark.parametrize(
    ("names", "words", "broken", "standing"),
    [
        ("", "", "", "未报"),
        ("湖内社区", "", "", "已报"),
        ("湖内", "", "", "已报"),
        ("", "湖内总结.docx", "", "已报（未结构化）"),
        ("", "", "湖内.yaml", "已报（文件有错）"),
        ("", "湖内总结.docx", "湖内.yaml", "已报（文件有错）"),
        ("湖内社区", "湖内总结.docx", "湖内旧.yaml", "已报"),
    ],
)
def test_the_best_that_has_come_is_a_communitys_standing(
    names: str, words: str, broken: str, standing: str
) -> None:
    one = delivered(names, words, broken)[0]

    assert (one.name, one.standing.value) == ("湖内社区", standing)
    assert (one.word_files, one.broken_files) == (tuple(words.split()), tuple(broken.split()))


def test_the_roster_comes_first_in_its_order_then_others_by_name() -> None:
    assert standings(delivered("西山 东山 东湖内")) == [
        ("湖内社区", "未报"),
        ("东湖内社区", "已报"),
        ("东山", "已报"),
        ("西山", "已报"),
    ]


def test_who_is_not_on_the_roster_has_no_entry_of_it() -> None:
    found = delivered("东山 湖内")

    assert [one.community.name if one.community else None for one in found] == [
        "湖内社区",
        "东湖内社区",
        None,
    ]


def test_the_first_file_of_a_community_counts_and_the_others_are_kept() -> None:
    one = delivered("湖内 湖内社区 湖内")[0]

    assert one.handed is not None
    assert (one.handed.path, [more.path for more in one.further]) == (
        "0.yaml",
        ["1.yaml", "2.yaml"],
    )


def test_a_community_that_stands_on_the_roster_twice_is_counted_once() -> None:
    twice = "{name: 湖内社区, code: A1}, {name: 湖内社区, code: A2}"

    assert standings(delivered("湖内社区", roster=twice)) == [("湖内社区", "已报")]


def test_without_a_roster_only_files_name_communities() -> None:
    assert standings(delivered("乙 甲", "丙.docx", "丁.yaml", roster="")) == [
        ("乙", "已报"),
        ("甲", "已报"),
    ]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("湖内总结.docx", "湖内社区"),
        ("东湖内总结.docx", "东湖内社区"),
        ("东湖内社区/总结.docx", "东湖内社区"),
        ("报送/2007/湖内社区/1.docx", "湖内社区"),
        ("总结.docx", None),
    ],
)
def test_the_longest_name_in_a_path_is_whose_file_it_is(file: str, name: str | None) -> None:
    known = {"湖内社区": "湖内社区", "湖内": "湖内社区", "东湖内": "东湖内社区"}
    known["东湖内社区"] = "东湖内社区"

    assert named_in([Path(file)], known) == ({name: (file,)} if name else {})
