"""Where compiled templates are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan import __version__
from civplan.cli.cache import cache_folder

NAMES = ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")


@pytest.mark.parametrize(
    ("platform", "environment", "base"),
    [
        ("linux", {"XDG_CACHE_HOME": "/c", "HOME": "/h"}, "/c"),
        ("linux", {"HOME": "/h"}, "/h/.cache"),
        ("linux", {"XDG_CACHE_HOME": "relative", "HOME": "/h"}, "/h/.cache"),
        ("linux", {"XDG_CACHE_HOME": "", "HOME": ""}, None),
        ("linux", {}, None),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches"),
        ("win32", {"LOCALAPPDATA": "/l", "XDG_CACHE_HOME": "/c"}, "/l"),
        ("win32", {"HOME": "/h"}, None),
    ],
)
def test_the_folder_is_the_one_of_the_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], base: str | None
) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)

    assert cache_folder() == (Path(base, "civplan", __version__) if base else None)
