"""docs/library.md: what it shows runs, and what it promises holds."""

from __future__ import annotations

import gc
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import civplan
from support.programs import REPOSITORY

PAGE = (REPOSITORY / "docs/library.md").read_text(encoding="utf-8")
NAMES = ["总结.docx", "总结.txt", "计划.docx", "计划.txt"]
PLAN = """\
community: 湖内社区
district: 通北街道办事处
year: 2007
campaign: 创建文明社区
principles: 坚持以人为本，依靠居民、服务居民。
goals: 年底前达到文明社区标准。
work: {areas: [{name: 环境, items: [{text: 每季度清理一次楼道。}]}]}
plan: {date: 2007-01-10}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plan file without errors, alone in a project."""
    (tmp_path / "civplan.toml").write_text("", encoding="utf-8")
    file = tmp_path / "湖内.yaml"
    file.write_text(PLAN, encoding="utf-8")
    return file


@pytest.mark.slow
def test_its_lines_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "".join(re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL))
    shutil.copytree(REPOSITORY / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)

    exec(lines, {})  # noqa: S102 - the lines of our own page

    printed = capsys.readouterr().out.splitlines()
    assert (printed[0], printed[-1]) == ("湖内社区 2007", "锦绣社区2007年填报表.xlsx 0")
    assert {"()", "湖内社区 2007 False", "+          status: done"} <= set(printed)
    assert sorted(path.name for path in Path("out").iterdir()) == [
        f"湖内社区2007年创建文明社区工作{name}" for name in NAMES
    ]


def test_it_names_all_there_is() -> None:
    names = set(re.findall(r"`(\w+)(?:\(|`)", PAGE))

    assert set(civplan.__all__) - {"__version__"} <= names
    assert all(getattr(civplan, name) for name in civplan.__all__)
    assert dir(civplan) == sorted(civplan.__all__)
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        civplan.colour  # noqa: B018


def test_importing_it_loads_nothing_else() -> None:
    code = (
        "import sys; before = set(sys.modules); import civplan;"
        " print(sorted(set(sys.modules) - before))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert ran.stdout == "['civplan']\n"


def test_it_is_silent_and_leaves_the_process_as_it_is(
    file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    handlers = [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)]

    civplan.open_plan(file)
    civplan.validate([file.parent])
    documents = civplan.render(file)
    (file.parent / "plan.docx").write_bytes(documents[0].data)
    civplan.inspect_document(file.with_name("plan.docx"))
    civplan.restyle_document(file.with_name("plan.docx"))
    civplan.import_document(str(file.with_name("plan.docx")))
    civplan.rollover_file(str(file), str(file.with_name("next.yaml")))
    form = file.with_name("form.xlsx")
    form.write_bytes(civplan.make_form(str(file)))
    civplan.fill_form(str(file), str(form))
    edit = civplan.SetValue(civplan.KeyPath.parse("campaign"), "创建和谐社区")
    civplan.edit_plan_file(str(file), [edit])
    with pytest.raises(civplan.CannotRead):
        civplan.render(file.with_name("none.yaml"))
    with pytest.raises(civplan.CannotRead):
        civplan.inspect_document(file)

    assert capfd.readouterr() == ("", "")
    assert [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)] == handlers
    assert gc.isenabled()
    assert sorted(path.name for path in file.parent.iterdir()) == [
        "civplan.toml",
        "form.xlsx",
        "plan.docx",
        file.name,
    ]


def test_a_batch_writes_its_documents_and_nothing_to_the_streams(
    file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = file.parent / "out"

    result = civplan.batch(str(file.parent), out, formats=["txt"], jobs=1)

    assert capfd.readouterr() == ("", "")
    assert (result.summary.documents, result.summary.errors) == (1, 0)
    assert [path.name for path in (out / "documents").iterdir()] == [
        "湖内社区2007年创建文明社区工作计划.txt"
    ]


def test_what_changes_counts_for_the_next_call(file: Path) -> None:
    first = civplan.render(file, formats=["txt"])
    assert civplan.validate([file]) == []

    file.write_text(f"{PLAN}colour: red\n", encoding="utf-8")
    assert [one.rule.code for one in civplan.validate([file])] == ["Y030"]
    with pytest.raises(civplan.CannotRender) as caught:
        civplan.render(str(file))
    assert [one.rule.code for one in caught.value.findings] == ["Y030"]

    file.write_text(PLAN.replace("每季度", "每个月"), encoding="utf-8")
    (second,) = civplan.render(file, formats=["txt"])
    assert second.data.decode() == first[0].data.decode().replace("每季度", "每个月")

    file.write_text(PLAN.replace("坚持以人为本，", "坚持以人为本,"), encoding="utf-8")
    assert [one.rule.code for one in civplan.open_plan(file).findings] == ["P301"]
    (file.parent / "civplan.toml").write_text('ignore = ["P301"]\n', encoding="utf-8")
    assert civplan.open_plan(file).findings == ()


def test_a_word_file_is_held_against_the_style_of_its_project(file: Path) -> None:
    document = file.with_name("plan.docx")
    document.write_bytes(civplan.render(file)[0].data)
    assert civplan.inspect_document(document).findings == ()

    (file.parent / "civplan.toml").write_text('[style]\ntitle-font = "宋体"\n', encoding="utf-8")
    findings = civplan.inspect_document(str(document)).findings
    assert [one.rule.code for one in findings] == ["F411"]
    assert civplan.inspect_document(document, ignore="F411").findings == ()

    document.write_bytes(civplan.restyle_document(document))
    assert civplan.inspect_document(document).findings == ()


def test_a_pack_that_changes_counts_for_the_next_call(file: Path) -> None:
    shutil.copytree(REPOSITORY / "templates/annual-work", file.parent / "own")
    file.write_text(f"pack: ./own\n{PLAN}", encoding="utf-8")
    (before,) = civplan.render(file, formats=["txt"])

    profile = file.parent / "own/profile.yaml"
    profile.write_text(
        profile.read_text(encoding="utf-8").replace("工作计划", "工作安排"), encoding="utf-8"
    )
    (after,) = civplan.render(file, formats=["txt"])

    assert ("工作计划" in before.title, "工作安排" in after.title) == (True, True)


def test_what_cannot_be_rendered_says_why(file: Path) -> None:
    with pytest.raises(civplan.CannotRender) as caught:
        civplan.render(file, [civplan.Document.SUMMARY])
    assert caught.value.reason.en == "there is no “summary” in it to make one from"

    with pytest.raises(ValueError, match="no format 'odt'; there are docx, html, md, pdf, txt"):
        civplan.render(file, formats=["odt"])
