"""What is shown of a plan file, and what changes it."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from civplan.cli.errors import error_words
from civplan.preview.previewed_file import AGAIN_SECONDS, LOOKS_AT_OTHERS, PreviewedFile
from civplan.preview.shown_file import ShownFile
from support.browser import web_page
from support.previews import PLAN, plan_with_picture
from support.programs import EXAMPLE_PLANS, REPOSITORY


def shown_of(file: PreviewedFile) -> ShownFile:
    """What a look at a file shows, made the current one."""
    file.shown = file.look()
    return file.shown


def opened(path: Path, text: str = PLAN) -> PreviewedFile:
    """A plan file of a text, looked at until it is known."""
    path.write_text(text, encoding="utf-8")
    file = PreviewedFile(path, error_words)
    shown_of(file)
    shown_of(file)
    return file


def is_changed(file: PreviewedFile) -> bool:
    """Whether some looks find a change."""
    return any(file.has_changed() for _ in range(LOOKS_AT_OTHERS))


def text_of(shown: ShownFile, number: int = 0) -> str:
    """The text of all pages of a document."""
    pages = (web_page(page.html) for page in shown.documents[number].pages)
    return "".join(one.text for page in pages for one in page.every() if one.get("data-place"))


def test_it_shows_the_pages_of_the_plan(tmp_path: Path) -> None:
    shown = opened(tmp_path / "plan.yaml").shown

    assert (shown.version, shown.title, shown.problem) == (1, "湖内社区 2007", None)
    assert [(one.name, one.label.zh, len(one.pages)) for one in shown.documents] == [
        ("plan", "计划", 1)
    ]
    assert "坚持以人为本，依靠居民建设社区。" in text_of(shown)


def test_every_example_without_errors_has_pages() -> None:
    shown = {path.name: PreviewedFile(path, error_words).look() for path in EXAMPLE_PLANS}
    right = {name: one for name, one in shown.items() if not one.count("error")}

    assert len(right) > 10
    problems = {name: one.problem for name, one in right.items() if one.problem}
    assert problems == {}
    assert all(document.pages for one in right.values() for document in one.documents)


def test_stages_have_tabs_of_their_own(tmp_path: Path) -> None:
    stages = "stages:\n  - {period: 上半年, date: 2007-07-01, opening: 上半年情况如下。}\n"

    shown = opened(tmp_path / "plan.yaml", PLAN + stages).shown

    assert [(one.name, one.label) for one in shown.documents] == [
        ("plan", ("计划", "Plan")),
        ("stage-1", ("上半年", "first-half")),
    ]


def test_the_combined_document_has_a_tab_of_its_own() -> None:
    path = next((REPOSITORY / "examples" / "combined").glob("*2024*.yaml"))

    shown = PreviewedFile(path, error_words).look()

    assert [one.name for one in shown.documents][-1] == "combined"


def test_nothing_new_is_the_same_value(tmp_path: Path) -> None:
    file = opened(tmp_path / "plan.yaml")

    (tmp_path / "plan.yaml").write_text(PLAN + "# only a remark\n", encoding="utf-8")

    assert is_changed(file)
    assert file.look() is file.shown


def test_only_pages_that_changed_have_another_key(tmp_path: Path) -> None:
    texts = "".join(f"    - {{name: 方面, text: {'依靠居民建设社区。' * 60}}}\n" for _ in range(4))
    long = PLAN.replace("    - name: 健全制度\n", f"{texts}    - name: 健全制度\n")
    file = opened(tmp_path / "plan.yaml", long)
    before = [page.key for page in file.shown.documents[0].pages]

    (tmp_path / "plan.yaml").write_text(long.replace("每月召开", "每月组织"), encoding="utf-8")
    after = [page.key for page in shown_of(file).documents[0].pages]

    assert len(before) == len(after) > 2
    assert [one == other for one, other in zip(before, after, strict=True)].count(False) == 1


def test_two_saves_of_one_time_and_size_are_told_apart_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.yaml"
    file = opened(path)
    path.write_text(PLAN.replace("楼群", "院落"), encoding="utf-8")
    shown_of(file)
    stamp = path.stat()
    with path.open("r+", encoding="utf-8") as text:
        text.write(PLAN.replace("楼群", "院坝"))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

    assert not file._times.have_changed()  # noqa: SLF001 - its time, whatever time it is now
    later = time.monotonic() + AGAIN_SECONDS
    monkeypatch.setattr("civplan.preview.previewed_file.monotonic", lambda: later)
    assert file.has_changed()
    assert "院坝" in text_of(shown_of(file))


def test_the_last_pages_stay_while_the_file_has_errors(tmp_path: Path) -> None:
    file = opened(tmp_path / "plan.yaml")
    documents = file.shown.documents

    (tmp_path / "plan.yaml").write_text(PLAN.replace("year: 2007", "year: 二"), encoding="utf-8")
    shown = shown_of(file)

    assert shown.documents == documents
    assert shown.problem == (
        "文件有错误，下面是改错以前的版面",
        "the file has errors; the pages are those from before",
    )
    (finding,) = [one for one in shown.findings if one.severity == "error"]
    assert (finding.line, finding.before, finding.marked) == (3, "year: ", "二")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert (shown_of(file).problem, file.shown.findings) == (None, ())


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"community: [", b"x" * 5_000_000])
def test_a_file_that_is_broken_from_the_start_has_findings_and_no_pages(
    tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "plan.yaml").write_bytes(data)

    shown = PreviewedFile(tmp_path / "plan.yaml", error_words).look()

    assert shown.documents == ()
    assert shown.problem
    assert shown.count("error")


def test_a_file_that_has_errors_from_the_start_is_shown_as_it_is(tmp_path: Path) -> None:
    unfinished = PLAN.replace("goals:", "goal:")
    file = opened(tmp_path / "plan.yaml", unfinished)

    assert file.shown.problem
    assert "照它现在的样子" in file.shown.problem.zh
    (tmp_path / "plan.yaml").write_text(
        unfinished.replace("依靠居民", "依靠群众"), encoding="utf-8"
    )
    assert "依靠群众" in text_of(shown_of(file))
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert shown_of(file).problem is None
    (tmp_path / "plan.yaml").write_text(unfinished, encoding="utf-8")
    assert "改错以前" in str(shown_of(file).problem)


def test_a_file_that_is_gone_is_told_with_its_last_pages(tmp_path: Path) -> None:
    file = opened(tmp_path / "plan.yaml")

    (tmp_path / "plan.yaml").unlink()

    assert is_changed(file)
    shown = shown_of(file)
    assert shown.problem
    assert "plan.yaml" in shown.problem.zh
    assert len(shown.documents) == 1
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert is_changed(file)
    assert shown_of(file).problem is None


def test_an_error_of_the_program_is_told_and_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("civplan.preview.previewed_file.lay_out", fail)

    shown = opened(tmp_path / "plan.yaml").shown

    assert shown.problem
    assert shown.problem.en == "internal error: ZeroDivisionError: oops"


TABLE = "    - {name: 方面, text: 见下表。, tables: [{file: rows.csv}]}\n"
EVIDENCE = ", evidence: [photo.jpg]}\n"
OTHERS = {
    "civplan.toml": (PLAN, "civplan.toml", "[style]\nbold_levels = [3]\n"),
    "the file that it extends": (
        "extends: base.yaml\n" + PLAN,
        "base.yaml",
        "district: 通北街道\n",
    ),
    "a table file": (PLAN.replace("  areas:\n", "  areas:\n" + TABLE), "rows.csv", "甲,乙\n1,2\n"),
    "the record of the issue": (PLAN, "plan.issued.json", "{}"),
    "evidence": (PLAN.replace(" 12 次}\n", " 12 次" + EVIDENCE), "photo.jpg", "x"),
    "the next year's file": (
        PLAN + "combine: next.yaml\nsummary: {date: 2007-12-20}\n",
        "next.yaml",
        "year: 2008\n",
    ),
    "its own pack": ("pack: ./own\n" + PLAN, "own/profile.yaml", "x: 1\n"),
}


@pytest.mark.parametrize(("text", "name", "content"), OTHERS.values(), ids=OTHERS)
def test_what_the_pages_depend_on_is_watched_from_before_it_is_there(
    tmp_path: Path, text: str, name: str, content: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    file = opened(tmp_path / "plan.yaml", text)
    assert not is_changed(file)

    (tmp_path / name).write_text(content, encoding="utf-8")
    assert is_changed(file)
    shown_of(file)
    shown_of(file)
    assert not is_changed(file)

    (tmp_path / name).write_text(content * 2, encoding="utf-8")
    assert is_changed(file)


def test_a_template_of_its_own_pack_is_read_anew(tmp_path: Path) -> None:
    pack = tmp_path / "own"
    shutil.copytree(REPOSITORY / "templates" / "civilized-community", pack)
    template = '{% extends "layout.html.j2" %}{% block body %}<p>SAYS</p>{% endblock %}'
    (pack / "plan.html.j2").write_text(template.replace("SAYS", "甲"), encoding="utf-8")
    file = opened(tmp_path / "plan.yaml", "pack: ./own\n" + PLAN)
    before = text_of(file.shown)

    (pack / "plan.html.j2").write_text(template.replace("SAYS", "乙"), encoding="utf-8")

    assert is_changed(file)
    assert before.replace("甲", "乙") == text_of(shown_of(file))
    assert "甲" in before


def test_a_picture_of_a_template_is_shown_and_watched(tmp_path: Path) -> None:
    path = plan_with_picture(tmp_path)
    file = opened(path, path.read_text(encoding="utf-8"))

    html = file.shown.documents[0].pages[0].html

    (name,) = file.pictures
    assert f'src="../pictures/{name}"' in html
    (tmp_path / "photo.png").unlink()
    assert is_changed(file)


def test_the_document_at_which_somebody_looks_is_ready_first(tmp_path: Path) -> None:
    text = PLAN.replace("goals: 年底前", "goals: {plan: 年底前达标。, summary: 已达标。}\n# 年底前")
    file = opened(tmp_path / "plan.yaml", text + "summary: {date: 2007-12-20}\n")
    ready: list[ShownFile] = []

    file.seen = "summary"
    (tmp_path / "plan.yaml").write_text(
        text.replace("湖内社区", "湖外社区") + "summary: {date: 2007-12-20}\n", encoding="utf-8"
    )
    shown = file.look(ready.append)

    assert [[one.name for one in each.documents] for each in ready] == [["plan", "summary"]] * 2
    first, last = ready
    assert last.documents == shown.documents
    assert [one == other for one, other in zip(first.documents, last.documents, strict=True)] == [
        False,
        True,
    ]
