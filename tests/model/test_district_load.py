"""A sub-district's own file is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.model.district_load import load_district
from support.plans import told


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

    assert [" ".join(one.split()[:2]) for one in told(loaded.findings)] == found
    assert (loaded.district is None) == ("Y006" in str(found))


def test_what_is_at_hand_is_not_read_from_disk(tmp_path: Path) -> None:
    file = tmp_path / "district.yaml"
    loaded = load_district(file, {str(file.resolve()): "district: 通北".encode()})

    assert loaded.district
    assert loaded.district.district == "通北"
