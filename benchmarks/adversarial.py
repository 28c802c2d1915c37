"""Texts made to be slow: doubling one may take at most 2.3 times as long, whatever its style.

Each text is measured at one and at four times its length; the growth is that of one doubling.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import row, setting
from civplan.cli.validate_run import ValidateRequest, validate_paths
from civplan.documents.check import Checker, checked_file
from civplan.documents.fix import fix_files
from civplan.documents.render import render

HEAD = """\
community: 湖内社区
district: 通北街道办事处
year: 2007
campaign: 创建文明社区
principles: 坚持以人为本。
goals: {plan: 年底前达到标准。, summary: 已经达到标准。}
"""
SHORT, FIX_SHORT = 12_000, 1_500
"""Characters of the shorter text, for a check and for a check with fixes."""
DOUBLINGS = 2
"""Of the shorter text to the longer one."""
ROUNDS = 2
GROWTH_GOAL = 2.3
"""Times the seconds of half the text."""
LEAST_SECONDS = 0.1
"""Shorter times say nothing about growth."""
MANY_FINDINGS = 50_000
MANY_SECONDS = 5.0
"""For a file of about 1 MiB."""
LINE = 40
"""Characters of a line where a text has several."""
INDENT = " " * 12

UNITS = (
    *"“”（）()《》’'，。、；：,;:.!?！？—…_xX×*#/|@%&<>[]{}【】〔〕①一1２ａ年a区踫😀",
    *("社区组织活动,", "社区组织活动.", '社区"组织"活动', "(含)", "（(含)", "(甲", "“甲", "”、“"),
    *(
        "a,",
        "1,",
        "1、",
        "。2、组",
        "一、",
        "一是",
        "甲:乙",
        "组织 ，",
        "社区 组织",
        "，今年将继续做好",
    ),
    *(
        "进行进行",
        "社区的的",
        "取得了了",
        "保持社区保持整洁，",
        "帐蓬，",
        "07年底，",
        "2月30日",
        "20__年",
    ),
    *("http://a.b/c,", "a://", "www.", "file.doc", "&nbsp;", "<b>", "X月X日", "（此处", "**街道"),
    *(
        "13800000000 ",
        "110101199003070011",
        "率195%",
        "不少于12次，",
        "1.2万",
        "甲\u00a0乙",
        "e\u0301",
    ),
)
"""What the texts repeat."""
STYLES: dict[str, Callable[[str], str]] = {
    "plain": lambda text: f"社区{text}",
    "single quotes": lambda text: "'{}'".format(text.replace("'", "''")),
    "double quotes": lambda text: f'"{_escaped(text)}"',
    "escapes": lambda text: '"{}"'.format("".join(f"\\U{ord(sign):08x}" for sign in text)),
    "literal block": lambda text: "|-\n" + "\n".join(_lines(text)),
    "folded block": lambda text: ">-\n" + "\n".join(_lines(text)),
    "paragraphs": lambda text: "|-\n" + "\n\n".join(_lines(text)),
    "folded quotes": lambda text: f'"{_escaped(chr(10).join(_lines(text)).strip())}"',
}
ITEM = "work:\n  items:\n    - text: {text}"
FIELDS = {
    "title": "plan: {{date: 2007-01-10, title: {text}}}\nwork: {{items: [走访。]}}",
    "area": "work:\n  areas:\n    - name: {text}\n      items: [走访。]",
    "promise": "work:\n  items: [{{text: {text}, target: 走访 ≥ 12 次, due: 2007-06}}]",
    "result": (
        "work:\n  items: [{{target: 走访 ≥ 12 次, result: {{value: 12, text: {text}}}}}]\n"
        "summary: {{date: 2007-12-20}}"
    ),
    "problems": "work: {{items: [走访。]}}\nsummary: {{problems: {text}}}",
}
"""Other fields, with what rules compare them with; the documents are made as well."""
UNITS_OF_FIELDS = (
    *(
        "社区组织活动",
        "社区组织活动，",
        "，”）",
        "12次，",
        "12次、",
        "每月1次，",
        "6月底前，",
        "2006年完成，",
    ),
    *("将走访，", "9月—7月，", "拟走访12次，", "第2名，", "95%，", "甲\u200b乙", "“一户”、"),
)
STYLED_UNITS = ("社区组织活动,", "“", "(含)", "进行进行")
"""Those that are tried in every style, and fixed too."""


class Case(NamedTuple):
    """A text that is made to be slow, and where it stands."""

    name: str
    unit: str
    """What the text repeats."""
    style: Callable[[str], str]
    field: str
    """The field of the plan file, with a place for the text."""
    works: Sequence[tuple[Callable[[Path], object], int]]
    """What is done with it, and how many characters the shorter text has."""

    def growths(self, file: Path) -> Iterator[tuple[str, float, float]]:
        """For each work its name, the seconds of the longer text, and the growth of a doubling."""
        for work, size in self.works:
            short = self._seconds(file, work, size)
            long = self._seconds(file, work, size << DOUBLINGS)
            growth = (long / short) ** (1 / DOUBLINGS) if long > LEAST_SECONDS else 0.0
            yield f"{work.__name__.strip('_')} {self.name} {self.unit!r}", long, growth

    def _seconds(self, file: Path, work: Callable[[Path], object], size: int) -> float:
        """The least processor time of some work on a plan file with a text of a size."""
        value = self.style(self.unit * (size // len(self.unit)))
        file.write_text(f"{HEAD}{self.field.format(text=value)}\n", encoding="utf-8")
        times = []
        for _ in range(ROUNDS):
            gc.collect()
            start = time.process_time()
            work(file)
            times.append(time.process_time() - start)
        return min(times)


def main() -> None:
    """Measure and print; without collecting garbage, as the command runs."""
    gc.disable()
    print(setting("civplan", "pyyaml"), end="\n\n")
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "plan.yaml")
        for case in _cases():
            for name, seconds, growth in case.growths(file):
                missed += [name] if growth > GROWTH_GOAL else []
                print(f"{row(name, seconds)}{growth:9.2f} times for twice the text")
        seconds = _seconds_of_many(file)
    print(f"\n{row(f'{MANY_FINDINGS} findings', seconds)}   goal {MANY_SECONDS:.0f} s")
    print(f"MISSED: {', '.join(missed)}" if missed else f"all at most {GROWTH_GOAL} times: holds")
    sys.exit(bool(missed) or seconds > MANY_SECONDS)


def _cases() -> Iterator[Case]:
    """Every unit in one style, some in every style, and some in other fields."""
    quotes = STYLES["double quotes"]
    for unit in UNITS:
        yield Case("double quotes", unit, quotes, ITEM, [(_check, SHORT)])
    for name, style in STYLES.items():
        for unit in STYLED_UNITS:
            yield Case(name, unit, style, ITEM, [(_check, SHORT), (_fix, FIX_SHORT)])
    for name, field in FIELDS.items():
        for unit in UNITS_OF_FIELDS:
            yield Case(name, unit, quotes, field, [(_check, SHORT), (_render, SHORT)])


def _check(file: Path) -> object:
    """Check a plan file."""
    return Checker().open(file)


def _fix(file: Path) -> object:
    """Check a plan file, and make every fix without writing it."""
    checker = Checker()
    checked = [checked_file(checker.open(file))]
    return fix_files(checked, [file], checker.open, is_unsafe_too=True, is_dry_run=True)


def _render(file: Path) -> object:
    """Make all documents of a plan file in each format."""
    return render(file, formats=("docx", "html", "md", "txt"))


def _seconds_of_many(file: Path) -> float:
    """The seconds of ``civplan validate`` on 1 MiB with 50,000 findings, without the start."""
    text = "社区组织活动," * MANY_FINDINGS
    file.write_text(f"{HEAD}work:\n  items:\n    - text: {text}\n", encoding="utf-8")
    start = time.process_time()
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        validate_paths([file], ValidateRequest(quiet=True), "en")
    return time.process_time() - start


def _escaped(text: str) -> str:
    """A text between double quotation marks."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _lines(text: str) -> list[str]:
    """A text in lines that are indented."""
    return [f"{INDENT}{text[start : start + LINE]}" for start in range(0, len(text), LINE)]


if __name__ == "__main__":
    main()
