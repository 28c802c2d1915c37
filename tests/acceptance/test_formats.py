"""Documents for other programs are UTF-8, whatever the console."""

from __future__ import annotations

import pytest

from support.command import InstalledCommand


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
@pytest.mark.parametrize("form", ["json", "github", "gitlab", "sarif", "junit"])
def test_a_report_is_utf_8_whatever_the_console(
    civplan: InstalledCommand, form: str, encoding: str
) -> None:
    (civplan.folder / "湖内.yaml").write_text("颜色: 1\n", encoding="utf-8")
    arguments = ("validate", "湖内.yaml", "--format", form)
    run = civplan(*arguments, env={"PYTHONIOENCODING": encoding})

    assert run.returncode == 1
    assert run.stdout == civplan(*arguments).stdout
    assert "颜色" in run.stdout
