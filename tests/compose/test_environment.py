"""Compiled templates are kept where that is possible, and nothing depends on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import FileSystemBytecodeCache

from civplan.compose.environment import OptionalCache, environment_for


def rendered(folder: Path, cache: Path | None) -> str:
    """A template of the folder, rendered."""
    return environment_for([folder], cache).get_template("a.j2").render(name="甲&乙")


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A folder with one template."""
    (tmp_path / "a.j2").write_text("<p>{{ name }}</p>", encoding="utf-8")
    return tmp_path


def test_a_template_is_compiled_once(templates: Path) -> None:
    cache = templates / "cache" / "1"

    assert rendered(templates, cache) == "<p>甲&amp;乙</p>"
    kept = [(file.name, file.stat().st_mtime_ns) for file in cache.iterdir()]
    assert rendered(templates, cache) == "<p>甲&amp;乙</p>"
    assert [(file.name, file.stat().st_mtime_ns) for file in cache.iterdir()] == kept
    assert len(kept) == 1


def test_a_file_stands_where_the_cache_should_be(templates: Path) -> None:
    (templates / "cache").write_text("", encoding="utf-8")

    assert rendered(templates, templates / "cache") == "<p>甲&amp;乙</p>"


@pytest.mark.parametrize("step", ["load_bytecode", "dump_bytecode"])
def test_a_cache_that_cannot_be_used_does_not_stop_a_document(
    templates: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refuse(self: FileSystemBytecodeCache, bucket: object) -> None:
        del self, bucket
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(FileSystemBytecodeCache, step, refuse)

    assert issubclass(OptionalCache, FileSystemBytecodeCache)
    assert rendered(templates, templates / "cache") == "<p>甲&amp;乙</p>"
