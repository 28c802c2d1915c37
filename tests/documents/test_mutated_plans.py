"""Two thousand plan files with comments, quotes, folds, anchors and encodings: fixed, and compared.

What a fix may change is a value that a finding is about; all other values, the comments, the line
ends and the encoding stay, to the byte.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from civplan.documents.fix import Fixer
from civplan.documents.open import OpenedPlan, open_plan
from civplan.model.plan_file import FileContents
from support.programs import IN_CI

RUNS = 2000 if IN_CI else 60
"""Files of a run; CI takes its time."""
PATH = Path("a.yaml")
REAL = os.path.realpath(PATH)
PIECES = (
    *(
        "整治楼道,清理杂物",
        "走访（含慰问)6次",
        "社区(含网格员(专职))",
        '开展"一户一策"活动',
        "说'好'的人",
    ),
    *(
        "在06年的基础上",
        "计划20 08年春节",
        "１，２００元",
        "于２０２４－０３－１５",
        "第１，２组",
        "98 %",
        "66.67%;",
    ),
    *(
        "做好 “两节” 慰问",
        "居民 、 商户",
        "办好实事。。",
        "按通政发(2007)12号",
        "①清理；②走访",
        "1、清理；2、走访",
    ),
    *(
        "（1）走访；（2）慰问",
        "1、走访",
        "2、慰问",
        "一、整治",
        "网址https://x.cn/搜索?q=社区&p=1",
        "A&nbsp;B社区",
    ),
    *(
        "落实“三会一课“制度",
        "幸福--家园",
        "点赞…继续",
        "按(3+5)×2=16计算",
        "# 号楼",
        "居民: 商户",
        "３月５日",
    ),
    *(
        "问题...已整改",
        "取得了了不起的成绩",
        "满意﹐放心｡",
        "“甲”、“乙”",
        "投入３．５万元,",
        "拆除3万平米",
        "走访《办法》 两份",
    ),
)
ENDINGS = ("", "", "。", "，全年完成。", " ", ".", ";")
COMMENTS = (
    "甲,乙 (丙) 06年 ，",
    "１２次..",
    '说"好"，, 。。',
    "1、 注",
    "整治楼道,清理杂物",
    "civplan不忽略 (一)",
)


class Mutant:
    """A plan file in the making."""

    def __init__(self, seed: int) -> None:
        """Take the seed that decides all of it."""
        self.random = random.Random(seed)  # noqa: S311 - the same files each time
        self.comments = 0

    def text(self) -> str:
        """A text with faults."""
        pieces = self.random.choices(PIECES, k=self.random.randint(1, 3))
        return ("，" * self.random.randint(0, 1)).join(pieces) + self.random.choice(ENDINGS)

    def comment(self, before: str = "  ") -> str:
        """A comment with a number of its own, or none."""
        if self.random.random() < 0.5:
            return ""
        self.comments += 1
        return f"{before}#c{self.comments}: {self.random.choice(COMMENTS)}"

    def value(self, indent: str) -> str:
        """A value in some style; further lines stand deeper than ``indent``."""
        styles = (self.single, self.double, self.block, self.folded, self.continued, self.plain)
        anchor = self.random.choice(("", "", "", f"&a{self.random.randint(1, 10**6)} ", "!!str "))
        return anchor + self.random.choice(styles)(f"{indent}  ")

    def single(self, deeper: str) -> str:
        """A value between single quotation marks."""
        del deeper
        return f"'{single_quoted(self.text())}'{self.comment()}"

    def double(self, deeper: str) -> str:
        """A value between double quotation marks."""
        del deeper
        return f'"{double_quoted(self.text())}"{self.comment()}'

    def block(self, deeper: str) -> str:
        """A literal or folded block, with a comment behind its head."""
        head = self.random.choice(("|", "|-", "|+", ">", ">-"))
        lines = [f"{deeper}{self.text().strip() or '社'}" for _ in range(2)]
        between = self.random.choice(("\n", "\n", "\n\n"))
        return f"{head}{self.comment(' ')}\n{between.join(lines)}"

    def folded(self, deeper: str) -> str:
        """A value between single quotation marks on two lines."""
        return f"'社区\n{deeper}{single_quoted(self.text()).strip() or '社'}'{self.comment()}"

    def continued(self, deeper: str) -> str:
        """A value with escapes on two lines."""
        quoted = double_quoted(self.text()).strip() or "社"
        return f'"社区\\u3002\\\n{deeper}{quoted}"{self.comment()}'

    def plain(self, deeper: str) -> str:
        """A value without quotation marks, where YAML can read it so."""
        del deeper
        text = self.text().strip()
        is_plain = yaml_value(f"a: {text}\n") == text
        return f"{text if is_plain else '社区开展活动'}{self.comment()}"

    def lines(self) -> Iterator[str]:
        """The lines of the file."""
        yield from (
            "community: 湖内社区",
            f"district: 通北街道办事处{self.comment()}",
            "year: 2007",
        )
        yield f"campaign: 创建文明社区{self.comment()}"
        yield f"principles: {self.value('')}"
        yield f"goals: {{plan: 环境整洁。, summary: 环境已整洁。}}{self.comment()}"
        yield f"work:{self.comment()}"
        yield "  areas:"
        for _ in range(self.random.randint(1, 2)):
            yield f"    - name: 整治环境{self.comment()}"
            yield self.comment("  ")
            yield "      items:"
            for _ in range(self.random.randint(1, 3)):
                yield f"        - text: {self.value('          ')}"
                yield self.comment("        ")
                yield f"          result: {self.value('          ')}"
        yield f"plan: {{date: 2007-01-10}}{self.comment()}"
        yield f"summary: {{date: 2007-12-20, next_steps: 推行楼道卫生公约。}}{self.comment()}"

    def data(self) -> bytes:
        """The bytes of the file."""
        text = "\n".join(line for line in self.lines() if line) + self.random.choice(("\n", ""))
        if self.random.random() < 0.3:
            text = re.sub("(?<=[^ \n])(?=\n)", lambda _: self.random.choice(("", "", " ")), text)
        if self.random.random() < 0.3:
            text = text.replace("\n", "\r\n")
        encoding = self.random.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030"))
        return text.encode(encoding)


def single_quoted(text: str) -> str:
    """A text for single quotation marks."""
    return text.replace("'", "''")


def double_quoted(text: str) -> str:
    """A text for double quotation marks."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def yaml_value(text: str) -> object:
    """The value of a one-line mapping; None when it cannot be read."""
    try:
        return yaml.safe_load(text).get("a")
    except (yaml.YAMLError, AttributeError):
        return None


def opened(data: bytes) -> OpenedPlan:
    """A plan file with these bytes, which stands on no disk."""
    return open_plan(PATH, contents={REAL: data})


def fixed(data: bytes) -> bytes:
    """The bytes after all fixes, also those that guess."""

    def opening(path: Path, contents: FileContents) -> OpenedPlan:
        return open_plan(path, contents={REAL: data, **contents})

    fixer = Fixer(opening, [PATH], is_unsafe_too=True)
    fixer.fix(PATH)
    return fixer.contents.get(REAL, data)


def decoded(data: bytes) -> str:
    """The text of a file."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def scalars(data: bytes) -> list[tuple[range, str]]:
    """Every value of a file with the lines that it takes."""
    text = decoded(data).removeprefix("\ufeff")

    def below(node: yaml.Node) -> Iterator[tuple[range, str]]:
        if isinstance(node, yaml.ScalarNode):
            yield range(node.start_mark.line + 1, node.end_mark.line + 2), node.value
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                yield from below(key)
                yield from below(value)
        elif isinstance(node, yaml.SequenceNode):
            for one in node.value:
                yield from below(one)

    root = yaml.compose(text)
    return list(below(root)) if root else []


def codes(plan: OpenedPlan) -> Counter[str]:
    """How often each rule is broken."""
    return Counter(finding.rule.code for finding in plan.findings)


@pytest.mark.parametrize("seed", range(RUNS))
def test_a_fixed_file_differs_in_the_reported_values_alone(seed: int) -> None:
    data = Mutant(seed).data()
    before = opened(data)
    if before.plan is None:
        pytest.skip("the mutation made it unreadable")

    after = fixed(data)

    old, new = decoded(data), decoded(after)
    assert re.findall(r"#c\d+:[^\r\n]*", new) == re.findall(r"#c\d+:[^\r\n]*", old)
    assert re.findall(r"\r\n|\n", new) == re.findall(r"\r\n|\n", old)
    assert new.startswith("\ufeff") == old.startswith("\ufeff")
    reported = {
        line
        for finding in before.findings
        for edit in finding.edits
        for line in range(edit.span.line, edit.span.end_line + 1)
    }
    for (lines, value), (_, value_after) in zip(scalars(data), scalars(after), strict=True):
        if not reported & set(lines):
            assert value_after == value
    assert fixed(after) == after
    assert codes(opened(after)) - codes(before) == Counter()
