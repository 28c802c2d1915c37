"""``civplan import``: old documents become plan files that validate and render, nothing lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from civplan.documents.open import open_plan
from civplan.documents.render import render
from civplan.ingest.import_document import (
    import_document,
    import_parts,
    imported_part,
    read_document,
)
from support.command import command_in
from support.docx_files import Package, W, text_of
from support.imports import OPTIONS
from support.old_documents import OLD_DOCUMENTS, OldDocument
from support.programs import shared_folder

BLANKS = re.compile(r"\s+")


def squeezed(text: str) -> str:
    """A text without blanks."""
    return BLANKS.sub("", text)


def printed_text(file: Path) -> str:
    """What the documents of a plan file say, without blanks."""
    paragraphs = (
        text_of(paragraph)
        for document in render(file)
        for paragraph in Package(document.data).document.iter(f"{W}p")
    )
    return squeezed("".join(paragraphs))


@pytest.mark.parametrize("old", OLD_DOCUMENTS, ids=lambda old: old.name)
def test_an_old_document_is_imported_and_rendered_with_every_sentence(
    old: OldDocument, tmp_path: Path
) -> None:
    source, file = tmp_path / old.name, tmp_path / "plan.yaml"
    source.write_bytes(old.data)

    made = import_document(source, this_year=2026)
    file.write_text(made.text, encoding="utf-8")

    assert [one for one in open_plan(file).findings if one.is_error] == []
    text = printed_text(file)
    assert old.title in text
    assert [one for one in old.sentences if squeezed(one) not in text] == []


def test_a_plan_and_a_summary_in_word_become_one_file(tmp_path: Path) -> None:
    for old in OLD_DOCUMENTS[:2]:
        (tmp_path / old.name).write_bytes(old.data)
    civplan = command_in(tmp_path)

    ran = civplan("import", OLD_DOCUMENTS[0].name, OLD_DOCUMENTS[1].name, "-o", "湖东.yaml")

    assert (ran.returncode, ran.stdout) == (0, "湖东.yaml\n")
    plan = open_plan(tmp_path / "湖东.yaml").plan
    assert plan is not None
    assert plan.work is not None
    first, second = plan.work.areas
    assert [bool(item.text and item.result) for item in (*first.items, *second.items)] == [True] * 4


def test_the_seed_is_imported_whole(tmp_path: Path) -> None:
    seed = shared_folder() / "seed" / "hunei-2007.txt"
    lines = seed.read_text(encoding="utf-8").splitlines()[1:30]

    made = import_document(seed)
    file = tmp_path / "hunei-2007.yaml"
    file.write_text(made.text, encoding="utf-8")

    assert (made.plan.community, made.plan.year, made.plan.campaign) == (
        "湖内社区",
        2007,
        "创建文明社区",
    )
    assert not made.opened.has_errors
    text = printed_text(file)
    sentences = [
        squeezed(re.sub(r"^(?:[一二三四五六]、|\([一-六]\)|\d、)|，?3、", "", part))
        for line in lines
        for part in re.split(r"[。 ]|,3、", line)
    ]
    assert [one for one in sentences if one.rstrip(",") not in text] == []


def test_every_defect_of_the_seed_that_only_an_import_can_see_is_told() -> None:
    seed = shared_folder() / "seed" / "hunei-2007.txt"

    told = [(one.rule.code, one.span.line) for one in import_document(seed).findings]

    assert {("I602", 1), ("I609", 1), ("I604", 12), ("I608", 21), ("I604", 22)} <= set(told)
    assert ("I609", 31) in told


def test_every_other_defect_of_the_seed_is_found_in_its_plan_file(tmp_path: Path) -> None:
    file = tmp_path / "hunei-2007.yaml"
    file.write_text(
        import_document(shared_folder() / "seed" / "hunei-2007.txt").text, encoding="utf-8"
    )

    told = {f"{one.rule.code} {one.message('zh')}" for one in open_plan(file).findings}

    assert {line for line in told if not line.startswith("P301")} == {
        "P303 “做到 “一”中间多了空格",
        "P304 “踫”是冷僻字，这里应是“碰”",
        "P304 “抶”是冷僻字，这里应是“扶”",
        "P305 “保持社区保持”里重复了“保持”",
        "P307 年份“06年”只写了两位",
        "P307 年份“07年”只写了两位",
        "P310 总结里还在说“今年我社区将继续”",
        "P314 “屏弃”通常写作“摒弃”",
        "S103 总结的成文日期没有写到日（GB/T 9704-2012，7.3.5.4）",
    }
    assert any(line.startswith("P301") for line in told)


@pytest.mark.slow
def test_every_document_of_the_corpus_becomes_a_plan_file_without_errors() -> None:
    faults, documents = [], 0
    for file in sorted((shared_folder() / "corpus").glob("*.txt")):
        document = read_document(file)
        for number, part in enumerate(document.outline.parts, 1):
            if not part.nodes:
                continue
            documents += 1
            made = import_parts([imported_part(document, number)], OPTIONS)
            words = squeezed(made.text.replace("# ", ""))
            lost = [
                line
                for node in part.nodes
                for line in node.text.split("\n")
                if squeezed(line).replace('"', "") not in words.replace('\\"', "").replace('"', "")
            ]
            if made.opened.has_errors or made.opened.plan != made.plan or lost:
                faults.append((file.name, number, lost[:3]))
    assert documents >= 52
    assert faults == []
