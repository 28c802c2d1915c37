"""Whatever a document says, its plan file has no errors and reads back as the plan."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from civplan.findings.words import Language
from civplan.ingest.errors import CannotImport, UnreadableDocument
from civplan.ingest.import_document import import_parts, imported_part, read_document
from civplan.ingest.outline import PartKind
from civplan.ingest.plan.parts import ImportedPart
from support.imports import OPTIONS

LABELS = (
    *(
        "一、",
        "二、",
        "（一）",
        "（二）",
        "1、",
        "2.",
        "（1）",
        "①",
        "一是",
        "第一部分 ",
        "",
        "",
        " ",
    ),
    *("附件：", "抄送：", "主送机关：", "2007年1月10日", "湖内社区居委会", "篇1 "),
)
PIECES = (
    *("指导思想", "工作目标", "主要工作", "存在问题", "坚持以人为本。", "清理楼道，", "总结如下："),
    *("湖内社区2007年工作计划", "楼道不少于12次，", "# civplan: ignore[P301]", "community: x"),
    *(
        "- a",
        "\t甲",
        "\u3000乙",
        "甲:乙",
        "社区：湖内",
        "...",
        "---",
        "|",
        ">",
        "'",
        '"',
        "{a}",
        "[b]",
    ),
    *("%", "@", "&x", "*y", "!z", "?", "~", "null", "yes", "1", "2007", "10:30", "甲" * 150),
)
LINES = st.builds(
    lambda label, pieces: label + "".join(pieces),
    st.sampled_from(LABELS),
    st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=4),
)
TEXTS = st.lists(LINES, min_size=1, max_size=14).map("\n".join)
LANGUAGES: list[Language] = ["zh", "en"]


def parts_of(text: str) -> list[ImportedPart]:
    """The documents of a text that can be imported."""
    try:
        document = read_document("a.txt", text.encode("utf-8", "surrogatepass"))
    except UnreadableDocument:
        return []
    parts = []
    for number in range(1, len(document.outline.parts) + 1):
        try:
            parts.append(imported_part(document, number, keep_all=True))
        except CannotImport:
            continue
    return parts


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_any_text_becomes_a_plan_file_without_errors(text: str, language: Language) -> None:
    for part in parts_of(text):
        made = import_parts([part], OPTIONS._replace(language=language))

        assert [one.message("zh") for one in made.opened.findings if one.is_error] == []
        assert made.opened.plan == made.plan


@given(texts=st.tuples(TEXTS, TEXTS))
def test_any_two_texts_become_one_file_without_errors(texts: tuple[str, str]) -> None:
    parts = [part for text in texts for part in parts_of(text)[:1]]
    if len(parts) < len(texts):
        return
    kinds = (PartKind.PLAN, PartKind.SUMMARY)
    pair = [
        part._replace(outline=replace(part.outline, kind=kind))
        for part, kind in zip(parts, kinds, strict=True)
    ]

    made = import_parts(pair, OPTIONS._replace(community="湖内社区", year=2007))

    assert [one.message("zh") for one in made.opened.findings if one.is_error] == []
    assert made.opened.plan == made.plan
