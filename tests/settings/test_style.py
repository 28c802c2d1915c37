"""[style] of a civplan.toml: what it may say, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from civplan.settings.read import read_settings_file, settings_schema
from civplan.settings.style import StyleVariant
from civplan.source.errors import CannotRead


def variant_of(folder: Path, table: str) -> StyleVariant | None:
    """The variant of a table's lines."""
    file = folder / "civplan.toml"
    file.write_text(table, encoding="utf-8")
    return read_settings_file(file, "civplan.toml").style


def faults(folder: Path, table: str, language: str) -> str:
    """What is wrong with a table."""
    with pytest.raises(CannotRead) as caught:
        variant_of(folder, table)
    return f"{caught.value.path}: {getattr(caught.value.reason, language)}"


def test_without_the_table_documents_look_as_the_standard_says(tmp_path: Path) -> None:
    assert variant_of(tmp_path, 'ignore = ["P315"]') is None


@pytest.mark.parametrize(
    ("english", "chinese", "variant"),
    [
        ('third-number = "1、"', '"三级序号" = "1、"', StyleVariant(third_number="1、")),
        ("bold-levels = [3, 1, 3]", '"加粗级别" = [1, 3]', StyleVariant(bold_levels=(1, 3))),
        ("line-pitch = 28", '"行距" = 28.0', StyleVariant(line_pitch=28)),
        ('type-area = "ink"', '"版心" = "字面"', StyleVariant(type_area="ink")),
        ('type-area = "grid"', '"版心" = "行格"', StyleVariant()),
        (
            'title-font = "华文中宋"\nbody-font = "仿宋"',
            '"正文字体" = "仿宋"\n"标题字体" = " 华文中宋 "',
            StyleVariant(fonts=(("title", "华文中宋"), ("body", "仿宋"))),
        ),
    ],
)
def test_each_key_has_two_names(
    english: str, chinese: str, variant: StyleVariant, tmp_path: Path
) -> None:
    assert variant_of(tmp_path, f"[style]\n{english}") == variant
    assert variant_of(tmp_path, f'["版式"]\n{chinese}') == variant


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        (
            "line-pich = 28",
            "没有“line-pich”这一项，是不是“line-pitch”？",
            "unknown key “line-pich”; did you mean “line-pitch”?",
        ),
        (
            "line-pitch = 2.8",
            "“line-pitch”应当是18到40之间的磅数，如 28",
            "“line-pitch” must be a number of points from 18 to 40, such as 28",
        ),
        (
            'third-number = "1)"',
            "“third-number”只能是“1.”或“1、”",
            "“third-number” must be “1.” or “1、”",
        ),
        (
            "bold-levels = [5]",
            "“bold-levels”应当是标题级别的列表，级别为1到4：[3]",
            "“bold-levels” must be a list of levels of headings, from 1 to 4: [3]",
        ),
        (
            'body-font = "<宋体>"',
            "“body-font”应当是字体的名称，如“方正仿宋_GBK”",
            "“body-font” must be the name of a font, such as “方正仿宋_GBK”",
        ),
    ],
)
def test_what_cannot_be_used_is_told_at_its_line(
    line: str, zh: str, en: str, tmp_path: Path
) -> None:
    table = f'[style]\ntype-area = "ink"\n{line}\n'

    assert faults(tmp_path, table, "zh") == f"civplan.toml:3: {zh}"
    assert faults(tmp_path, table, "en") == f"civplan.toml:3: {en}"


@pytest.mark.parametrize("value", ["true", "nan", '"28"', "17.9", "40.1", "[28]"])
def test_a_pitch_is_a_number_of_points(value: str, tmp_path: Path) -> None:
    assert "18 to 40" in faults(tmp_path, f"[style]\nline-pitch = {value}", "en")


@pytest.mark.parametrize(
    ("table", "is_right"),
    [
        ({"style": {"line-pitch": 28, "加粗级别": [3], "版心": "字面"}}, True),
        ({"版式": {"行距": 28, "body-font": "仿宋"}, "ignore": ["P3"]}, True),
        ({"style": {"line-pitch": 2}}, False),
        ({"style": {"pitch": 28}}, False),
        ({"stile": {}}, False),
    ],
)
def test_the_schema_says_the_same(table: dict[str, Any], is_right: bool) -> None:  # noqa: FBT001
    assert Draft202012Validator(settings_schema()).is_valid(table) is is_right


def test_one_thing_is_said_once(tmp_path: Path) -> None:
    twice = 'line-pitch = 28\n"行距" = 29'
    tables = '[style]\nline-pitch = 28\n["版式"]\n"行距" = 28'

    assert "“行距” and “line-pitch” are the same" in faults(tmp_path, f"[style]\n{twice}", "en")
    assert "“版式” and “style” are the same" in faults(tmp_path, tables, "en")
