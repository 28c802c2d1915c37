"""A plan is issued, a target lowered: it is found, unless there is a reason, which is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import InstalledCommand

PLAN = """\
社区: 湖内社区
年度: 2007
主题: 创建文明社区
指导思想: 坚持以居民需要为先。
工作目标: 让居民住得舒心。
主要工作:
  措施:
    - 编号: meetings
      内容: 召开楼群组长碰头会，听取居民意见。
      指标: 碰头会 ≥ 12 次
      状态: 已完成
      完成情况: 8
计划: {成文日期: 2007-01-10}
总结: {成文日期: 2007-12-20}
"""
LOWERED = PLAN.replace("≥ 12", "≥ 8")
EXPLAINED = LOWERED.replace(
    "      状态:",
    "      调整: {原定: 12次, 日期: 2007-06, 原因: 与居民代表会合并召开}\n      状态:",
)


@pytest.fixture
def file(civplan: InstalledCommand) -> Path:
    """A plan that was issued, in the folder of the command."""
    path = civplan.folder / "hunei-2007.yaml"
    path.write_text(PLAN.replace("完成情况: 8", "完成情况: 12"), encoding="utf-8")
    run = civplan("issue", path.name)

    assert (run.returncode, run.stdout, run.stderr) == (0, "hunei-2007.issued.json\n", "")
    return path


def test_a_lowered_target_is_an_error_and_stops_the_documents(
    civplan: InstalledCommand, file: Path
) -> None:
    file.write_text(LOWERED, encoding="utf-8")
    checked = civplan("validate", file.name, "--format", "concise")
    rendering = civplan("render", file.name)

    assert checked.returncode == 1
    assert checked.stdout == (
        "hunei-2007.yaml:10:11: error T221 指标降低了："
        "下达时是“碰头会 ≥ 12次”，现在是“碰头会 ≥ 8次”\n"
    )
    assert (rendering.returncode, rendering.stdout) == (1, "")


def test_a_reason_makes_it_legitimate_and_the_summary_prints_it(
    civplan: InstalledCommand, file: Path
) -> None:
    file.write_text(EXPLAINED, encoding="utf-8")
    checked = civplan("validate", file.name)
    rendering = civplan("render", file.name, "--kind", "summary", "--to", "txt")

    assert (checked.returncode, checked.stdout) == (0, "")
    assert rendering.returncode == 0
    summary = (civplan.folder / rendering.stdout.strip()).read_text(encoding="utf-8")
    assert "原定12次，于2007年6月调整，原因是与居民代表会合并召开。" in summary
