"""A document of an imported plan says nothing that its original does not, unless that is told."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from civplan.documents.render import render_documents
from civplan.ingest.import_document import (
    ImportedDocument,
    import_parts,
    imported_part,
    read_document,
)
from civplan.ingest.plan.parts import ImportedPart
from support.documents import composer_for
from support.imports import OPTIONS, imported
from support.old_documents import OLD_DOCUMENTS
from support.programs import shared_folder

NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[．.]|（\d+）|[①-⑳])"
)
DATE = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?")


def words_of(texts: Iterable[str]) -> str:
    """Texts run together without blanks and marks."""
    return re.sub(r"[\W_]+", "", "".join(texts))


def untold_sentences(made: ImportedDocument, part: ImportedPart) -> list[str]:
    """What the rendered documents say that neither the original nor a finding does.

    The date under the text has one form for all ways of writing it; numbers are civplan's own.
    """
    outline = part.outline
    furniture = (one.text for one in outline.furniture)
    nodes = (f"{node.label}{node.text}" for node in outline.nodes)
    around = (outline.title, outline.recipient, outline.number, outline.signature)
    original = words_of((*around, *furniture, *nodes))
    told = {words_of([str(one.values["text"])]) for one in made.findings if one.rule.code == "I630"}
    composer = composer_for(made.plan.pack)
    texts = [
        one.data.decode()
        for one in render_documents(made.plan, composer, made.plan.documents, ["md"])
    ]
    sentences = [
        sentence
        for text in texts
        for line in text.splitlines()
        for sentence in re.split("(?<=[。；！？])", NUMBER.sub("", line.lstrip("# \\").strip()))
    ]
    return [
        one
        for one in sentences
        if (words := words_of([one])) not in original
        and words not in told
        and not DATE.fullmatch(one)
    ]


def imported_alone(name: str, data: bytes) -> list[tuple[ImportedDocument, ImportedPart]]:
    """Every document of a file, imported by itself."""
    document = read_document(name, data)
    numbers = [number for number, part in enumerate(document.outline.parts, 1) if part.nodes]
    parts = [imported_part(document, number) for number in numbers]
    return [(import_parts([part], OPTIONS), part) for part in parts]


TEXTS = {
    "nothing but paragraphs": "清理楼道。\n\n更换路灯\n\n组织巡逻；\n",
    "only numbers": "湖内社区2007年工作计划\n\n一、清理楼道\n\n二、更换路灯;\n",
    "a schedule that is printed with other signs": (
        "湖内社区2007年创建文明社区工作计划\n\n一、指导思想\n以人为本。\n二、工作目标\n住得舒心。\n三、主要工作\n1、清扫。\n2、巡逻。\n"
        "四、实施步骤\n（一）动员阶段（2007年1月—3月）。宣传。\n（二）总结阶段。检查。\n"
    ),
    "a document with a number and copies": (
        "通湖社〔2007〕3号\n湖内社区2007年工作计划\n各楼组：\n一、抓好卫生\n1、清扫。\n2、巡逻。\n"
        "2007年1月10日\n抄送：通北街道办事处\n通北街道办事处 2007年1月12日印发\n"
    ),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_whatever_a_document_adds_is_told(text: str) -> None:
    for made, part in imported_alone("1.txt", text.encode()):
        assert untold_sentences(made, part) == []


def test_whatever_an_old_document_gains_is_told() -> None:
    untold = {
        old.name: untold_sentences(made, part)
        for old in OLD_DOCUMENTS
        for made, part in imported_alone(old.name, old.data)
    }

    assert len(untold) == len(OLD_DOCUMENTS)
    assert [*filter(None, untold.values())] == []


@pytest.mark.slow
def test_whatever_a_document_of_the_corpus_gains_is_told() -> None:
    files = sorted((shared_folder() / "corpus").glob("*.txt"))

    untold = [
        (file.name, untold_sentences(made, part))
        for file in files
        for made, part in imported_alone(file.name, file.read_bytes())
    ]

    assert len(untold) >= 52
    assert [one for one in untold if one[1]] == []


def test_what_an_original_says_and_its_document_does_not_is_told_and_kept_in_a_comment() -> None:
    plan = "湖内社区2007年工作计划\n\n一、抓好卫生\n1、清扫楼道。\n二、抓好治安\n1、巡逻。\n"
    summary = plan.replace("计划", "总结").replace("抓好卫生", "抓好环境卫生")

    made = imported(f"{plan}湖内社区居委会\n", f"{summary}湖内社区居委会\n")

    assert [one.message("zh") for one in made.findings if one.rule.code == "I631"] == [
        "原文的“抓好环境卫生”，成文时不印，只留在计划文件的说明里"
    ]
    assert "# 总结里的标题：抓好环境卫生\n" in made.text


def test_the_words_before_an_attachment_and_copies_are_printed_without_being_text() -> None:
    text = (
        "通湖社〔2007〕3号\n湖内社区2007年工作计划\n\n一、重点工作\n1、清扫。\n2、巡逻。\n附件：名单\n"
        "湖内社区居委会\n2007年1月10日\n附件1\n名单\n江远帆\n"
    )

    assert [one for one in imported(text).findings if one.rule.code == "I631"] == []


@pytest.mark.slow
def test_nothing_that_a_document_of_the_corpus_says_is_left_out_in_print() -> None:
    files = sorted((shared_folder() / "corpus").glob("*.txt"))

    made = [one for file in files for one, _ in imported_alone(file.name, file.read_bytes())]

    assert len(made) >= 52
    assert [one for each in made for one in each.findings if one.rule.code == "I631"] == []


def added(text: str) -> list[str]:
    """What the findings say will be added, in Chinese."""
    return [one.message("zh") for one in imported(text).findings if one.rule.code == "I630"]


def test_a_document_without_title_and_signature_is_told_which_ones_it_gets() -> None:
    text = (
        "湖内社区要办好今年的事，湖内社区的居民一起动手，让湖内社区干净、安静、安全，"
        "今年要做好下面几件事，年底要检查。\n一、重点工作\n1、清扫。\n2、巡逻。\n"
    )

    assert added(text) == [
        "原文没有标题，成文时会写上：湖内社区2026年度工作计划",
        "原文没有署名，成文时会写上：湖内社区居民委员会",
    ]


def test_full_stops_that_are_added_are_told_once_with_their_number() -> None:
    text = "湖内社区2007年工作计划\n\n一、重点工作\n1、清扫\n2、巡逻\n3、修灯。\n湖内社区居委会\n"

    assert added(text) == ["原文没有段落末尾的句号（2处），成文时会写上：“……清扫。”"]


def test_the_colophon_and_the_letterhead_of_a_numbered_document_are_told() -> None:
    text = (
        "通湖社〔2007〕3号\n湖内社区2007年工作计划\n\n一、重点工作\n1、清扫。\n2、巡逻。\n"
        "湖内社区居委会\n2007年1月10日\n"
    )

    assert added(text) == [
        "原文没有这样的版头，成文时会写上：湖内社区居委会",
        "原文没有这样的印发机关和日期，成文时会写上：湖内社区居委会2007年1月10日印发",
    ]


def test_what_is_guessed_or_added_is_said_beside_its_key() -> None:
    made = imported("社区工作\n\n一、重点工作\n1、2006年清扫\n2、巡逻。\n")

    assert [one.rule.code for one in made.findings] == ["I621", "I628", "I629", "I630", "I630"]
    comments = [line.strip() for line in made.text.splitlines() if "请核对：" in line]
    assert {f"# 请核对：{one.message('zh')}" for one in made.findings} <= {*comments}
