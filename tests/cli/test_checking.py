"""What comes of each plan file."""

from __future__ import annotations

import io
import pickle
import sys
from pathlib import Path

import pytest

from civplan.cli.checking import STANDARD_INPUT, CheckedFile, UnreadableFile, check_files
from civplan.source.errors import NO_SUCH_FILE
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


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Have bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_dash_is_standard_input_in_the_current_folder(
    wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(wrong.parent)
    standard_input(monkeypatch, wrong.read_bytes())
    (checked,) = check_files([STANDARD_INPUT])

    assert isinstance(checked, CheckedFile)
    assert finding_lines(checked.findings)[0].startswith("2:1 Y030 ")
    assert list(checked.sources) == ["-", "base.yaml"]


def test_standard_input_has_the_limit_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, b"#" * (5 << 20))
    (checked,) = check_files([STANDARD_INPUT])

    assert isinstance(checked, CheckedFile)
    assert [finding.rule.code for finding in checked.findings] == ["Y008"]


def test_a_closed_standard_input_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    (refused,) = check_files([STANDARD_INPUT])

    assert isinstance(refused, UnreadableFile)
    assert (refused.path, refused.reason.en) == ("-", "there is no standard input")
