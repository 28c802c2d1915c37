"""The installed command mends plan files, and shows before what it would do."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from support.command import InstalledCommand

TYPED = """\
# 湖内社区，2007年
社区：湖内社区
年度: 2007年度
主题: 创建文明社区
指导思想: 坚持以居民需要为先。   # 会上定的,勿改
工作目标: "整治楼道,清理杂物。"
主要工作:
\t措施:
\t\t- 每月召开一次例会。
计划: {成文日期: 2007.1.10}
"""
MENDED = """\
# 湖内社区，2007年
社区: 湖内社区
年度: 2007
主题: 创建文明社区
指导思想: 坚持以居民需要为先。   # 会上定的,勿改
工作目标: "整治楼道，清理杂物。"
主要工作:
  措施:
    - 每月召开一次例会。
计划: {成文日期: 2007-01-10}
"""


def test_a_file_is_fixed_in_one_run_and_stays_so(civplan: InstalledCommand, tmp_path: Path) -> None:
    file = tmp_path / "湖内 2007.yaml"
    file.write_text(TYPED, encoding="utf-8", newline="")
    ran = civplan("validate", file.name, "--fix")

    assert (ran.returncode, ran.stdout) == (0, "")
    assert ran.stderr == "已修正6处（1个文件）\n1个文件：没有发现问题\n"
    assert file.read_text(encoding="utf-8") == MENDED
    assert civplan("validate", file.name, "--fix").stderr == "1个文件：没有发现问题\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [file.name]


def test_the_diff_is_one_that_patch_applies(civplan: InstalledCommand, tmp_path: Path) -> None:
    if not shutil.which("patch"):
        pytest.skip("patch is not installed")
    file = tmp_path / "hunei.yaml"
    file.write_text(TYPED, encoding="utf-8", newline="")
    diff = civplan("validate", file.name, "--fix", "--diff")
    subprocess.run(
        ["patch", "-p0", "-s"], input=diff.stdout.encode(), cwd=tmp_path, check=True, timeout=60
    )

    assert diff.returncode == 1
    assert file.read_text(encoding="utf-8") == MENDED


def test_standard_input_is_checked_and_never_fixed(civplan: InstalledCommand) -> None:
    ran = civplan("validate", "-", "--fix", "-q", "--format", "concise", stdin=TYPED.encode())

    assert ran.returncode == 1
    assert ran.stdout.splitlines()[0] == "-:2:3: error Y016 字段“社区”后面是全角冒号"
