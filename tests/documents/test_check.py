"""Plan files are checked one by one, or many of them; the library gives their findings."""

from __future__ import annotations

import datetime as dt
import os
import pickle
from pathlib import Path

import pytest

from civplan.documents.check import (
    STANDARD_INPUT,
    CheckedFile,
    UnreadableFile,
    check_files,
    validate,
)
from civplan.model.choices import Document
from civplan.settings.selectors import BadSelector
from civplan.source.errors import NO_SUCH_FILE, CannotRead
from support.plans import REQUIRED, finding_lines
from support.programs import REPOSITORY

CASES = sorted((REPOSITORY / "tests" / "cases").glob("*.yaml"))
EXAMPLES = sorted((REPOSITORY / "examples").rglob("*.yaml"))


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A file with a finding that extends one without."""
    (tmp_path / "base.yaml").write_text(REQUIRED, encoding="utf-8")
    file = tmp_path / "a.yaml"
    file.write_text("extends: base.yaml\ncolour: 1\n", encoding="utf-8")
    return file


def test_only_files_with_findings_keep_their_text(wrong: Path) -> None:
    (checked,) = check_files([wrong])

    assert isinstance(checked, CheckedFile)
    assert {Path(path).name: source.lines for path, source in checked.sources.items()} == {
        "a.yaml": ["extends: base.yaml", "colour: 1", ""],
        "base.yaml": [""],
    }
    assert all(source.root is None for source in checked.sources.values())


def test_a_file_that_cannot_be_read_is_a_value(wrong: Path) -> None:
    missing = wrong.with_name("none.yaml")

    assert [type(one) for one in check_files([missing, wrong])] == [UnreadableFile, CheckedFile]
    assert check_files([missing]) == [UnreadableFile(str(missing), NO_SUCH_FILE)]


def test_whatever_is_found_crosses_processes() -> None:
    checked = check_files([*CASES, *EXAMPLES])

    assert len(checked) > 50
    assert pickle.loads(pickle.dumps(checked)) == checked  # noqa: S301 - our own


def test_a_dash_is_standard_input_in_the_current_folder(
    wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(wrong.parent)
    contents = {os.path.realpath(STANDARD_INPUT): wrong.read_bytes()}
    (checked,) = check_files([STANDARD_INPUT], contents=contents)

    assert isinstance(checked, CheckedFile)
    assert finding_lines(checked.findings)[0].startswith("2:1 Y030 ")
    assert list(checked.sources) == ["-", "base.yaml"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_library_gives_the_findings_of_a_folder_in_order(wrong: Path, jobs: int) -> None:
    wrong.with_name("b.yaml").write_text(f"{REQUIRED}work: 开××会。\n", encoding="utf-8")
    findings = validate([wrong.parent], jobs=jobs, select="Y030,P306")

    places = [(Path(one.span.path).name, one.span.line, one.rule.code) for one in findings]
    assert places == [("a.yaml", 2, "Y030"), ("b.yaml", REQUIRED.count("\n") + 1, "P306")]


def test_the_library_checks_for_a_document_and_a_day(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(
        f"{REQUIRED}work: {{items: [{{text: 一, due: 2007-02}}]}}\n"
        "plan: {date: 2007-01-10}\nsummary: {}\n",
        encoding="utf-8",
    )

    def codes(document: Document | None = None, as_of: dt.date | None = None) -> set[str]:
        return {one.rule.code for one in validate([file], document=document, as_of=as_of)}

    assert "S102" not in codes(Document.PLAN)
    assert "S102" in codes(Document.SUMMARY)
    assert codes(as_of=dt.date(2007, 3, 1)) != codes(as_of=dt.date(2007, 1, 1))


def test_the_library_raises_what_keeps_a_file_from_being_read(wrong: Path) -> None:
    with pytest.raises(CannotRead, match="there is no such file"):
        validate([wrong, wrong.with_name("none.yaml")])
    with pytest.raises(BadSelector, match="--select: there is no rule"):
        validate([wrong], select="X999")


def test_the_library_prints_nothing(wrong: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert validate([wrong])
    assert capfd.readouterr() == ("", "")


def test_a_file_that_others_extend_is_left_out_unless_it_is_named(wrong: Path) -> None:
    base = wrong.with_name("base.yaml")
    base.write_text("district: 区\n", encoding="utf-8")

    def files_with_findings(*paths: Path) -> set[str]:
        return {Path(one.span.path).name for one in validate(paths)}

    assert files_with_findings(wrong.parent) == {"a.yaml"}
    assert files_with_findings(wrong.parent, base) == {"a.yaml", "base.yaml"}
