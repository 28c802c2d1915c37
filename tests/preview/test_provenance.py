from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from civplan.documents.open import OpenedPlan, open_plan
from civplan.edit.edit_file import CannotEdit, edited_source, new_findings
from civplan.edit.edits import SetValue
from civplan.edit.key_path import KeyPath
from civplan.model.packs import templates_folder
from civplan.preview.keyed_plan import keyed_plans
from civplan.preview.provenance import Provenance
from civplan.source.nodes import Scalar, paragraphs_of
from support.golden import Golden
from support.programs import EXAMPLE_PLANS, IN_CI, REPOSITORY
from support.provenance import TextsOfDocument, texts_alone, texts_of_documents

if TYPE_CHECKING:
    from civplan.typeset.layout.pages import TextPlace

SIGN = "龘"
"""A character that no example has."""
WHOLE_EXAMPLES = [
    file
    for file in EXAMPLE_PLANS
    if "tongbei-2007" not in file.stem and file.stem not in {"2007", "hunei-2025", "柳浪2008"}
]
"""Those that make documents by themselves."""
LONGEST_FIGURE = 16
"""Characters of a value that is a figure or a date."""
MOST_CHANGES = 40
"""Changes of each example where a run need not make them all."""
KINDS = {(False, False): "", (True, False): "computed", (True, True): "default"}


def stretches(text: str, tmp_path: Path, document: str = "plan") -> list[tuple[str, str, str]]:
    """The stretches of a document with their key paths and kinds."""
    file = tmp_path / "plan.yaml"
    file.write_text(text, encoding="utf-8")
    documents = {one.name: one for one in texts_of_documents(open_plan(file))}
    return [(said, one.path, kind_of(one)) for _, one, said in documents[document].stretches()]


def kind_of(one: Provenance) -> str:
    return KINDS[one.is_computed, one.is_default]


PLAN = """\
community: 湖内社区
district: 通北街道办事处
year: 2007
campaign: 创建文明社区
goals:
  text: {plan: 全年争创文明社区。, summary: 目标已经达到。}
  targets:
    - {measure: 居民满意率, at_least: 95%, result: 96.2%}
work:
  areas:
    - id: civility
      name: 文明
      items:
        - {id: lectures, name: 讲座, text: 办讲座。, lead: 居委会, people: 张三、李四, due: 2007-03,
           target: 讲座 ≥ 4 期, result: 5}
        - 打扫楼道。
plan: {date: 2007-01-10, attachments: [{name: 分工表, table: [甲|乙, 丙|丁]}]}
summary: {date: 2007-12-20}
"""


@pytest.mark.parametrize(
    ("said", "path", "kind"),
    [
        ("湖内社区", "community", ""),
        ("工作计划", "plan.title", "default"),
        ("工作目标", "goals.heading", "default"),
        ("全年争创文明社区。", "goals.text.plan", ""),
        ("居民满意率", "goals.targets[1].measure", ""),
        ("不低于", "goals.targets[1]", "computed"),
        ("95%", "goals.targets[1].at_least", ""),
        ("文明", "work.areas[civility].name", ""),
        ("讲座", "work.areas[civility].items[lectures].name", ""),
        ("居委会", "work.areas[civility].items[lectures].lead", ""),
        ("负责，责任人", "work.areas[civility].items[lectures]", "computed"),
        ("张三、李四", "work.areas[civility].items[lectures].people", ""),
        ("2007年3月", "work.areas[civility].items[lectures].due", ""),
        ("打扫楼道。", "work.areas[civility].items[2]", ""),
        ("2007年1月10日", "plan.date", ""),
        ("分工表", "plan.attachments[1].name", ""),
    ],
)
def test_a_stretch_of_the_plan_comes_from(said: str, path: str, kind: str, tmp_path: Path) -> None:
    assert (said, path, kind) in stretches(PLAN, tmp_path)


@pytest.mark.parametrize(
    ("said", "path", "kind"),
    [
        ("目标已经达到。", "goals.text.summary", ""),
        ("5", "work.areas[civility].items[lectures].result", ""),
        ("4期", "work.areas[civility].items[lectures].targets[1]", ""),
        ("96.2%", "goals.targets[1].result", ""),
        ("达标，高1.2个百分点", "goals.targets[1]", "computed"),
        ("年度指标完成情况", "", "computed"),
        ("居民委员会", "issuer", "default"),
    ],
)
def test_a_stretch_of_the_summary_comes_from(
    said: str, path: str, kind: str, tmp_path: Path
) -> None:
    assert (said, path, kind) in stretches(PLAN, tmp_path, "summary")


def test_the_stretches_of_a_text_are_all_of_it(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN, encoding="utf-8")
    for document in texts_of_documents(open_plan(file)):
        for place, text in document.texts.items():
            found = document.provenances[place]
            assert "".join(text[one.start : one.end] for one in found) == text


def test_an_inherited_value_comes_from_the_extended_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    plan = texts_of_documents(open_plan(Path("examples/extends/hubin-2007.yaml")))[0]
    inherited = {
        (one.path, one.line)
        for _, one, _ in plan.stretches()
        if one.file == "examples/extends/tongbei-2007.yaml"
    }
    assert ("campaign", 10) in inherited


def test_a_combined_document_comes_from_two_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    documents = texts_of_documents(open_plan(Path("examples/combined/hunei-2024.yaml")))
    combined = next(one for one in documents if one.name == "combined")
    files = {one.file for _, one, _ in combined.stretches() if not one.is_computed}
    assert files == {"examples/combined/hunei-2024.yaml", "examples/combined/hunei-2025.yaml"}
    paths = {one.path for _, one, _ in combined.stretches()}
    assert paths >= {
        "hunei-2025.yaml: work.areas[care].items[meals].text",
        "summary.problems.heading",
        "combine.title",
    }


def test_the_stretches_of_an_example(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    lines = []
    for document in texts_of_documents(open_plan(Path("examples/extends/hubin-2007.yaml"))):
        lines.append(f"# {document.name}")
        for place, one, said in document.stretches():
            file = one.file.replace(str(templates_folder()), "templates").removeprefix("examples/")
            at = "/".join(map(str, place))
            lines.append(f"{at} | {said} | {kind_of(one)} {one.path} | {file}:{one.line}")
    golden("preview/hubin-2007-provenance.txt", "\n".join(lines) + "\n")


class ChangedValue(NamedTuple):
    """A plan file with a sign in the middle of one of its texts."""

    path: str
    around: str
    """The characters beside the sign."""
    opened: OpenedPlan


def with_value(opened: OpenedPlan, path: str, value: str) -> OpenedPlan | None:
    """A plan file with another value, not written; None where that is no such value."""
    source = opened.sources[str(opened.path)]
    try:
        edited = edited_source(source, [SetValue(KeyPath.parse(path), value)])
    except CannotEdit:
        return None
    contents = {os.path.realpath(opened.path): edited.data}
    changed = open_plan(opened.path, contents=contents)
    has_new = any(one.is_error for one in new_findings(opened, changed))
    return None if has_new else changed


def changed_values(opened: OpenedPlan, paths: list[str]) -> list[ChangedValue]:
    """The file once for each path that a sign can be put into; figures and dates cannot have it."""
    nodes, changed = keyed_plans(opened)[0].by_path, []
    for path in paths:
        node = nodes[KeyPath.parse(path)].node
        assert isinstance(node, Scalar)
        paragraphs = paragraphs_of(node)
        longest = max(paragraphs, key=len)
        middle = max(1, len(longest) // 2)
        said = f"{longest[:middle]}{SIGN}{longest[middle:]}"
        value = "\n\n".join(said if one is longest else one for one in paragraphs)
        if edited := with_value(opened, path, value):
            changed.append(ChangedValue(path, longest[middle - 1 : middle + 1], edited))
    return changed


def wrong_claims(
    before: TextsOfDocument, value: ChangedValue, after: dict[TextPlace, str]
) -> list[str]:
    """The texts in which a sign stands where another value is said to be, or not where its own is.

    Texts that say something else beside the sign are left out: a sentence may depend on a word.
    """
    wrong = []
    for place, text in before.texts.items():
        said = after.get(place, "")
        if said.replace(SIGN, "") != text:
            continue
        signs = [n - i for i, n in enumerate(n for n, sign in enumerate(said) if sign == SIGN)]
        for one in before.provenances[place]:
            is_own = one.path == value.path and not one.is_computed
            if not is_own and not one.is_computed and any(one.start < n < one.end for n in signs):
                wrong.append(f"{value.path}: {one.path} in {text}")
            has_sign = any(one.start < n <= one.end for n in signs)
            if is_own and not has_sign and value.around in text[one.start : one.end]:
                wrong.append(f"{value.path}: nothing in {text}")
    return wrong


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(file, marks=[] if file.stem == "minimal" else pytest.mark.slow, id=file.stem)
        for file in WHOLE_EXAMPLES
    ],
)
def test_a_changed_value_changes_what_it_is_said_to_print(file: Path) -> None:
    opened = open_plan(file)
    documents = texts_of_documents(opened)
    paths = {
        one.path
        for one in own_stretches(opened, documents)
        if not one.path.endswith(".group")  # another group moves its member
    }
    step = 1 if IN_CI else max(1, len(paths) // MOST_CHANGES)
    changed = changed_values(opened, sorted(paths)[::step])
    assert changed
    wrong = []
    for value in changed:
        after = texts_alone(value.opened)
        for document in documents:
            wrong += wrong_claims(document, value, after[document.name])
    assert wrong == []


def own_stretches(opened: OpenedPlan, documents: list[TextsOfDocument]) -> Iterator[Provenance]:
    """The stretches that values of the file itself print."""
    for document in documents:
        for _, one, _ in document.stretches():
            if not one.is_computed and one.file == str(opened.path):
                yield one


@pytest.mark.slow
@pytest.mark.parametrize("name", ["hunei-2007.yaml", "临江社区2025.yaml", "榆园社区2024.yaml"])
def test_a_changed_figure_changes_every_text_that_it_is_said_to_print(name: str) -> None:
    opened = open_plan(REPOSITORY / "examples" / name)
    documents = texts_of_documents(opened)
    nodes = keyed_plans(opened)[0].by_path
    tried, unchanged = 0, []
    for path in sorted({one.path for one in own_stretches(opened, documents)}):
        node = nodes[KeyPath.parse(path)].node
        assert isinstance(node, Scalar)
        digit = re.search(r"\d(?=\D*$)", node.text)
        if digit is None or len(node.text) > LONGEST_FIGURE:
            continue
        other = f"{(int(digit[0]) + 1) % 10}"
        value = f"{node.text[: digit.start()]}{other}{node.text[digit.end() :]}"
        if edited := with_value(opened, path, value):
            tried += 1
            after = texts_alone(edited)
            unchanged += [
                f"{path}: {said} in {document.texts[place]}"
                for document in documents
                for place, one, said in document.stretches()
                if one.path == path and not one.is_computed and digit[0] in said
                if after[document.name].get(place) == document.texts[place]
            ]
    assert tried
    assert unchanged == []
