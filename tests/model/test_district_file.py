"""A sub-district's own file is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.model.district_file import community_names, load_district
from support.plans import finding_lines


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("街道: 通北街道办事处\n年度: 2007\n", []),
        ("年度: 今年\n颜色: 红\n", ["1:5 Y037", "2:1 Y030"]),
        ("indicators: [{id: a, name: 甲}, {id: a, name: 乙}]\n", ["1:37 Y041"]),
        ("communities: [{code: 1}]\n", ["1:16 Y032"]),
        ("- 湖内社区\n", ["1:1 Y006"]),
    ],
)
def test_everything_that_is_wrong_is_found_in_the_order_of_the_file(
    tmp_path: Path, text: str, found: list[str]
) -> None:
    file = tmp_path / "district.yaml"
    file.write_text(text, encoding="utf-8")
    loaded = load_district(file)

    assert [" ".join(one.split()[:2]) for one in finding_lines(loaded.findings)] == found
    assert (loaded.district is None) == ("Y006" in str(found))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "communities:\n- {name: 湖内社区}\n- {name: 湖内社区, code: HN02}\n",
            ["3:10 D516 “湖内社区” is a name or an alias of two communities, first on line 2"],
        ),
        (
            "社区:\n- {名称: 湖内社区, 别名: [内湖]}\n- {名称: 湖滨社区, 别名: [湖滨, 内湖]}\n",
            ["3:23 D516 “内湖” is a name or an alias of two communities, first on line 2"],
        ),
        (
            "communities:\n- {name: 湖内社区, aliases: 湖滨社区}\n- {name: 湖滨社区}\n",
            ["3:10 D516 “湖滨社区” is a name or an alias of two communities, first on line 2"],
        ),
        (
            "indicators:\n- {id: a, name: 满意率}\n- {id: b, name: 满意率}\n",
            ["3:17 D517 two indicators are called “满意率”, the first on line 2"],
        ),
        ("communities:\n- {name: 湖内社区, aliases: [湖内, 湖内, 湖内社区]}\n", []),
        ("indicators: [{id: a, name: 湖内}]\ncommunities: [{name: 湖内}]\n", []),
        ("communities: 湖内社区\n", ["1:14 Y033 expected a list here, found text"]),
    ],
)
def test_a_name_stands_for_one_community_or_indicator(
    tmp_path: Path, text: str, message: list[str]
) -> None:
    file = tmp_path / "district.yaml"
    file.write_text(text, encoding="utf-8")

    assert finding_lines(load_district(file).findings) == message


def test_the_findings_of_the_file_are_in_the_order_of_the_lines(tmp_path: Path) -> None:
    file = tmp_path / "district.yaml"
    file.write_text(
        "communities: [{name: 甲}, {name: 甲}]\n"
        'indicators: [{id: a, name: 乙, unit: "%", aggregate: sum}]\n'
        "year: 2007\n"
        "deadlines: {plan: 2008-01-31}\n",
        encoding="utf-8",
    )
    found = [line.split()[1] for line in finding_lines(load_district(file).findings)]
    assert found == ["D516", "D514", "D521"]


def test_what_is_at_hand_is_not_read_from_disk(tmp_path: Path) -> None:
    file = tmp_path / "district.yaml"
    loaded = load_district(file, {str(file.resolve()): "district: 通北".encode()})

    assert loaded.district
    assert loaded.district.district == "通北"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "社区: [{name: 湖内社区, aliases: [湖内, 湖内居委会]}, {名称: 湖滨社区, 别名: 湖滨}]\n",
            (("湖内社区", "湖内", "湖内居委会"), ("湖滨社区", "湖滨")),
        ),
        ("社区: [湖内社区, {code: 1}, {name: , aliases: [~, 湖光]}]\n", (("湖内社区",), ("湖光",))),
        ("communities: [{name: 湖内社区}, {name: 湖内社区}]\n", (("湖内社区",),)),
        ("communities: 湖内社区\n", ()),
        ("- 湖内社区\n", ()),
        ("a: [\n", ()),
    ],
)
def test_the_names_of_communities_are_read_without_findings(
    tmp_path: Path, text: str, names: tuple[tuple[str, ...], ...]
) -> None:
    file = tmp_path / "district.yaml"
    file.write_text(text, encoding="utf-8")

    assert community_names(file) == names


def test_a_file_that_cannot_be_read_names_no_communities(tmp_path: Path) -> None:
    assert community_names(tmp_path / "district.yaml") == ()
