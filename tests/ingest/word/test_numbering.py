"""The labels of automatic numbering are those that Word shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.ingest.blocks import text_blocks
from civplan.ingest.read import read_blocks
from support.word_files import word_file
from support.word_traits import cell, in_style, level, numbered, paragraph, row, table, text_box

CUSTOM = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
    '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
    '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
)
DECIMAL = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "decimal", "%3)")


def list_of(levels: str, number: int = 1, more: str = "") -> str:
    """A list with these levels; ``more`` is what its ``num`` says beside."""
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{more}</w:num>'
    )


def also(number: int, abstract: int, more: str = "") -> str:
    """Another list of the same kind."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def start_override(start: int, index: int = 0) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def labels(numbering: str, *places: tuple[int, int], styles: str = "") -> list[str]:
    """The labels of paragraphs of these lists and levels."""
    body = "".join(numbered("字", number, index) for number, index in places)
    data = word_file(body, {"numbering": numbering, "styles": styles})
    return [block.number for block in text_blocks(read_blocks(Path("a.docx"), data).blocks)]


def test_a_level_starts_anew_behind_any_above_it() -> None:
    assert labels(list_of(DECIMAL), (1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)) == [
        *("1.", "1.1", "1.2", "1)"),
        *("2.", "2.1", "1)"),
    ]


def test_levels_above_that_were_left_out_count_as_begun() -> None:
    assert labels(list_of(DECIMAL), (1, 1), (1, 1), (1, 0)) == ["1.1", "1.2", "2."]


def test_a_level_that_was_left_out_behind_another_counts_too() -> None:
    levels = (
        level(0, "decimal", "%1", start=2)
        + level(1, "lowerLetter", "%1.%2")
        + level(2, "upperRoman", "%1.%2.%3")
    )

    assert labels(list_of(levels), (1, 0), (1, 2), (1, 1)) == ["2", "2.a.I", "2.b"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["1.", "1.1", "1)", "1.2", "1)", "2.", "2.1", "1)"]),
        ('<w:lvlRestart w:val="0"/>', ["1.", "1.1", "1)", "1.2", "2)", "2.", "2.1", "3)"]),
        ('<w:lvlRestart w:val="1"/>', ["1.", "1.1", "1)", "1.2", "2)", "2.", "2.1", "1)"]),
    ],
)
def test_a_level_says_behind_which_it_starts_anew(restart: str, expected: list[str]) -> None:
    levels = (
        level(0, "decimal", "%1.")
        + level(1, "decimal", "%1.%2")
        + level(2, "decimal", "%3)", restart)
    )

    assert (
        labels(
            list_of(levels),
            *((1, 0), (1, 1), (1, 2), (1, 1), (1, 2)),
            *((1, 0), (1, 1), (1, 2)),
        )
        == expected
    )


def test_lists_of_the_same_kind_count_on_together() -> None:
    assert labels(list_of(DECIMAL) + also(2, 1), (1, 0), (2, 0), (1, 0)) == ["1.", "2.", "3."]


def test_a_list_with_its_own_start_begins_there_once() -> None:
    numbering = list_of(DECIMAL) + also(2, 1, start_override(1)) + also(3, 1, start_override(10))

    assert labels(numbering, (1, 0), (1, 0), (2, 0), (2, 0), (3, 0), (1, 0), (2, 0)) == [
        *("1.", "2."),
        *("1.", "2."),
        *("10.", "11.", "12."),
    ]


def test_a_list_may_write_a_level_in_another_way() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1")}</w:lvlOverride>'

    assert labels(list_of(DECIMAL) + also(2, 1, override), (1, 0), (2, 0)) == ["1.", "B"]


def test_a_list_may_be_defined_by_a_style() -> None:
    numbering = (
        list_of('<w:styleLink w:val="Outline"/>' + level(0, "chineseCounting", "%1、"), 1)
        + '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
        + also(2, 2)
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Outline">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )

    assert labels(numbering, (2, 0), (1, 0), styles=styles) == ["一、", "二、"]


@pytest.mark.parametrize(
    ("levels", "label"),
    [
        (level(0, "decimal", "（%1）"), "（1）"),
        (level(0, "decimal", "第%1条 "), "第1条"),
        (level(0, "none", "附："), "附："),
        (level(0, "decimal", ""), ""),
        (level(0, "bullet", "\uf0b7"), "•"),
        (level(0, "bullet", "●"), "●"),
        (level(0, "bullet", "o", '<w:lvlPicBulletId w:val="0"/>'), "•"),
        (level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"), ""),
        (level(0, "decimal", "%1%2."), "1."),
        (CUSTOM, "001"),
    ],
)
def test_a_label_is_written_as_its_level_says(levels: str, label: str) -> None:
    assert labels(list_of(levels), (1, 0)) == [label]


def test_the_style_of_a_heading_names_its_level() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）")
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = in_style("1", "甲") + in_style("2", "乙") + in_style("2", "丙") + in_style("1", "丁")
    data = word_file(body, {"numbering": list_of(levels), "styles": styles})

    blocks = read_blocks(Path("a.docx"), data).blocks
    assert [block.number for block in blocks] == ["一、", "（一）", "（二）", "二、"]


def test_a_list_goes_on_through_tables_and_apart_from_text_boxes() -> None:
    body = (
        numbered("甲", 1)
        + table(row(cell(numbered("乙", 1)), cell(numbered("丙", 1))))
        + paragraph("框", text_box(numbered("丁", 1)))
        + numbered("戊", 1)
    )
    data = word_file(body, {"numbering": list_of(DECIMAL)})

    blocks = text_blocks(read_blocks(Path("a.docx"), data).blocks)
    assert [block.number + block.text for block in blocks] == [
        *("1.甲", "2.乙", "3.丙"),
        *("框", "1.丁"),
        "4.戊",
    ]


@pytest.mark.parametrize(
    "numbering",
    [
        "",
        '<w:num w:numId="1"/>',
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>',
        list_of(""),
        list_of('<w:lvl w:ilvl="x"/>'),
    ],
)
def test_what_is_defined_badly_has_no_label(numbering: str) -> None:
    assert labels(numbering, (1, 0), (1, 8), (1, 99)) == ["", "", ""]
