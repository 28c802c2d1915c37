"""What the tests of the command may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.command import OF_THE_LOCALE, Command


@pytest.fixture
def command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    """The command in an empty folder, told by no variable of the environment but ``LANG=C``."""
    for name in os.environ:
        if name.startswith((*OF_THE_LOCALE, "SOURCE_DATE")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Command(folder, capsys)
