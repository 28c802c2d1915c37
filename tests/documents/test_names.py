"""A title is no path."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from civplan.documents.names import LONGEST, safe_name

LONG = "湖内社区" * 75


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("湖内社区2007年工作计划", "湖内社区2007年工作计划"),
        ("湖光社区党总支/居民委员会", "湖光社区党总支-居民委员会"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "未命名"),
        (".", "未命名"),
        ("/", "未命名"),
        ("", "未命名"),
        ("   ", "未命名"),
        ("-", "未命名"),
        (".bashrc", "bashrc"),
        ("-rf", "rf"),
        ("a\\b", "a-b"),
        ("a//b", "a-b"),
        ('甲<乙>:"丙"|?*丁', "甲-乙-丙-丁"),
        ("甲\x00乙\n丙\t丁\x7f戊\x85己", "甲-乙-丙-丁-戊-己"),
        ("甲\u2028乙\u202e丙\u2066丁", "甲-乙-丙-丁"),
        ("\ud800甲", "甲"),
        ("计划. . .", "计划"),
        ("2007.12", "2007.12"),
        ("CON", "_CON"),
        ("con", "_con"),
        ("COM1.docx", "_COM1.docx"),
        ("COM¹", "_COM¹"),
        ("lpt9 .txt", "_lpt9 .txt"),
        ("CONIN$", "_CONIN$"),
        ("NUL.计划", "_NUL.计划"),
        ("CONS", "CONS"),
        ("COM", "COM"),
        ("🏙️社区", "🏙️社区"),
        ("𠮷祥社区", "𠮷祥社区"),
        (LONG, LONG[:66]),
        ("𠮷" * 300, "𠮷" * 50),
        ("a" * 199 + ".b", "a" * 199),
        ("“创建”“文明”", "“创建”“文明”"),
        ("A&B", "A&B"),
    ],
)
def test_a_title_becomes_the_name_of_a_file(title: str, name: str) -> None:
    assert safe_name(title) == name


@given(st.text(), st.sampled_from(["docx", "html", "md", "txt"]))
@example("a" * 300, "docx")
@example("\ud800", "docx")
def test_any_title_is_one_component_of_a_path_on_every_system(title: str, ending: str) -> None:
    name = f"{safe_name(title)}.{ending}"

    assert PurePosixPath(name).parts == (name,)
    assert PureWindowsPath(name).parts == (name,)
    assert not PureWindowsPath(name).is_reserved()
    assert len(name.encode()) <= LONGEST + 1 + len(f".{ending}")
    assert not name.startswith((".", " ", "-"))
    assert safe_name(safe_name(title)) == safe_name(title)
