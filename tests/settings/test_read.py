"""A civplan.toml: what it means, and what is wrong with it, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.findings.finding import Severity
from civplan.rules.catalogue import CATALOGUE
from civplan.settings.read import read_settings_file
from civplan.settings.selectors import is_never_ignorable
from civplan.settings.settings import Settings
from civplan.source.errors import CannotRead

ALWAYS = {code for code, rule in CATALOGUE.items() if is_never_ignorable(rule)}


def read(folder: Path, text: str | bytes) -> Settings:
    """The settings of a text."""
    file = folder / "civplan.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings_file(file, "civplan.toml")


def fault(folder: Path, text: str | bytes, language: str = "en") -> str:
    """What is wrong with a text."""
    with pytest.raises(CannotRead) as caught:
        read(folder, text)
    return f"{caught.value.path}: {getattr(caught.value.reason, language)}"


def test_an_empty_file_leaves_everything_as_it_is(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Settings(folder=tmp_path)


def test_all_that_it_may_say(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        """\ufeff
ignore = ["placeholder", "P305", "S10"]
communities = ["通北社区"]
[per-file-ignores]
"旧/*.yaml" = ["P307"]
[severity]
p301 = "error"
S111 = "off"
""",
    )

    assert settings == Settings(
        ignored=frozenset(
            {"P305", "P306", *(code for code in CATALOGUE if code.startswith("S10"))}
        ),
        off=frozenset({"S111"}),
        severities={"P301": Severity.ERROR},
        per_file=(("旧/*.yaml", frozenset({"P307"})),),
        folder=tmp_path,
        communities=(("通北社区",),),
    )


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ('select = ["ALL"]', set()),
        ('ignore = ["ALL"]', CATALOGUE.keys() - ALWAYS),
        ('select = ["P3"]', {c for c in CATALOGUE if not c.startswith("P3")} - ALWAYS),
        ('ignore = ["Y"]', {c for c in CATALOGUE if c.startswith("Y")} - ALWAYS),
        ("select = []", CATALOGUE.keys() - ALWAYS),
    ],
)
def test_errors_in_the_file_itself_always_count(tmp_path: Path, text: str, off: set[str]) -> None:
    assert {"Y001", "Y030"} <= ALWAYS
    assert read(tmp_path, text).ignored_codes("a.yaml") == off


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ignroe = []", "civplan.toml:1: unknown key “ignroe”; did you mean “ignore”?"),
        (
            "# x\nwork = 1",
            (
                "civplan.toml:2: unknown key “work”; there are"
                " select, ignore, per-file-ignores, severity, communities, style, 版式"
            ),
        ),
        ("style = 1", "civplan.toml:1: “style” must be a table: [style]"),
        (
            '# "P3O6"\nignore = [\n  "P305",\n  "P3O6",\n]',
            "civplan.toml:4: there is no rule “P3O6”; did you mean “P306”?",
        ),
        (
            'select = ["Q"]',
            "civplan.toml:1: there is no rule “Q”; civplan rule lists all",
        ),
        (
            'select = ["place-holder"]',
            "civplan.toml:1: there is no rule “place-holder”; did you mean “placeholder”?",
        ),
        (
            'ignore = ["unknown-key"]',
            (
                "civplan.toml:1: unknown-key is an error in the file itself:"
                " it can be mended, not ignored or made less grave"
            ),
        ),
        ('ignore = "P306"', 'civplan.toml:1: “ignore” must be a list: ["…"]'),
        ("communities = [3]", "civplan.toml:1: the list “communities” holds texts only"),
        ("\nseverity = 3", "civplan.toml:2: “severity” must be a table: [severity]"),
        (
            '[severity]\nP306 = "warn"',
            ("civplan.toml:2: there is no severity “warn”; choose from error, warning, info, off"),
        ),
        (
            "[severity]\nP306 = []",
            "civplan.toml:2: there is no severity “[]”; choose from error, warning, info, off",
        ),
        (
            '[severity]\nY001 = "off"\nX = "off"',
            (
                "civplan.toml:2: Y001 is an error in the file itself:"
                " it can be mended, not ignored or made less grave\n"
                "civplan.toml:3: there is no rule “X”; civplan rule lists all"
            ),
        ),
        (
            '[per-file-ignores]\n"*.yaml" = ["P306", "P0"]',
            "civplan.toml:2: there is no rule “P0”; civplan rule lists all",
        ),
        ("a = “b”", "civplan.toml:1: TOML syntax (column 5): Invalid value"),
        ("x = [\n", "civplan.toml:1: TOML syntax (column 6): Invalid value"),
        ("\nx = 1\nx = 2", "civplan.toml:3: TOML syntax (column 6): Cannot overwrite a value"),
        (
            "# 设置\n".encode() + "x = '设'".encode("gbk"),
            "civplan.toml:2: the file is not UTF-8; save it as UTF-8",
        ),
        ("x = " + "[" * 5000, "civplan.toml:1: lists or tables are nested too deep"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(tmp_path: Path, text: str | bytes, said: str) -> None:
    assert fault(tmp_path, text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ignroe = []", "civplan.toml:1: 没有“ignroe”这一项，是不是“ignore”？"),
        ("a = “b”", "civplan.toml:1: TOML 语法错误（第5列）：这里的内容读不懂；文字要用半角引号"),
        ("忽略 = []", "civplan.toml:1: TOML 语法错误（第1列）：这一行读不懂，应当是“名称 = 内容”"),
        ("a", "civplan.toml:1: TOML 语法错误（第2列）：名称后面缺少“=”"),
        ("a = 1 b = 2", "civplan.toml:1: TOML 语法错误（第7列）：一行只能写一项，内容后面多了东西"),
        ("a = [1 2]", "civplan.toml:1: TOML 语法错误（第8列）：列表没有写完，缺少逗号或“]”"),
        ("[a]\n[a]", "civplan.toml:2: TOML 语法错误（第3列）：同一个表写了两次"),
        ('a = "x\n', "civplan.toml:1: TOML 语法错误（第7列）：文字缺少后引号"),
    ],
)
def test_it_is_told_in_chinese_too(tmp_path: Path, text: str, said: str) -> None:
    assert fault(tmp_path, text, "zh") == said
