"""Compiled templates are kept where nobody else can write, and nothing depends on it."""

from __future__ import annotations

import os
import pickle
import stat
from pathlib import Path

import pytest
from jinja2.bccache import bc_magic

from civplan.compose.environment import environment_for
from civplan.compose.template_cache import CACHE_FORMAT

PAGE = "<p>甲&amp;乙</p>"


def render(folder: Path, cache: Path | None) -> str:
    """A template of the folder, rendered."""
    return environment_for([folder], cache).get_template("a.j2").render(name="甲&乙")


def is_used(templates: Path, cache: Path) -> bool:
    """True when a compiled template is in the cache after a template was rendered."""
    assert render(templates, cache) == PAGE
    return any(file.read_bytes().startswith(CACHE_FORMAT) for file in cache.iterdir())


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A folder with one template."""
    (tmp_path / "a.j2").write_text("<p>{{ name }}</p>", encoding="utf-8")
    return tmp_path


@pytest.fixture
def cache(templates: Path) -> Path:
    """A cache in which the template is kept."""
    folder = templates / "deep" / "cache"
    assert is_used(templates, folder)
    return folder


def the_file(cache: Path) -> Path:
    """The only file of a cache."""
    (file,) = cache.iterdir()
    return file


def test_a_template_is_compiled_once(templates: Path, cache: Path) -> None:
    kept = the_file(cache).stat().st_mtime_ns

    assert render(templates, cache) == PAGE
    assert the_file(cache).stat().st_mtime_ns == kept


def test_the_folders_are_made_for_the_user_alone(cache: Path) -> None:
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (cache.parent, cache, the_file(cache))]

    assert modes == [0o700, 0o700, 0o600]


def test_a_template_that_has_changed_is_compiled_anew(templates: Path, cache: Path) -> None:
    (templates / "a.j2").write_text("<b>{{ name }}</b>", encoding="utf-8")

    assert render(templates, cache) == "<b>甲&amp;乙</b>"


def test_a_file_that_was_cut_anywhere_is_compiled_anew(templates: Path, cache: Path) -> None:
    whole = the_file(cache).read_bytes()
    for length in range(0, len(whole), 7):
        the_file(cache).write_bytes(whole[:length])
        assert render(templates, cache) == PAGE
        assert the_file(cache).read_bytes() == whole


def test_a_file_with_a_wrong_byte_is_compiled_anew(templates: Path, cache: Path) -> None:
    whole = the_file(cache).read_bytes()
    for place in range(0, len(whole), 11):
        the_file(cache).write_bytes(whole[:place] + b"\x7f" + whole[place + 1 :])
        assert render(templates, cache) == PAGE


class Trap:
    """A value that makes a folder when it is unpickled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return os.mkdir, (self.folder,)


@pytest.mark.parametrize("head", [b"", bc_magic, CACHE_FORMAT])
def test_what_would_run_when_it_is_unpickled_does_not_run(
    templates: Path, cache: Path, head: bytes
) -> None:
    the_file(cache).write_bytes(head + pickle.dumps(Trap(templates / "trap")))

    assert render(templates, cache) == PAGE
    assert not (templates / "trap").exists()


needs_owners = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owners here")


@needs_owners
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
@pytest.mark.parametrize("place", [".", "..", "../.."])
def test_a_folder_in_which_others_can_write_is_not_used(
    templates: Path, mode: int, place: str
) -> None:
    folder = templates / "shared" / "civplan" / "1"
    folder.mkdir(parents=True)
    (folder / place).chmod(mode)

    assert not is_used(templates, folder)


@needs_owners
def test_a_folder_where_everybody_keeps_files_of_his_own_is_used(templates: Path) -> None:
    folder = templates / "tmp" / "civplan"
    folder.mkdir(parents=True)
    folder.parent.chmod(0o1777)

    assert is_used(templates, folder)


@needs_owners
def test_a_file_that_others_can_write_is_not_loaded(templates: Path, cache: Path) -> None:
    before = the_file(cache).read_bytes()
    the_file(cache).chmod(0o666)

    assert render(templates, cache) == PAGE
    assert stat.S_IMODE(the_file(cache).stat().st_mode) == 0o600
    assert the_file(cache).read_bytes() == before


@needs_owners
@pytest.mark.parametrize("place", [".", "..", "../.."])
def test_a_folder_of_another_user_is_not_used(templates: Path, place: str) -> None:
    folder = templates / "theirs" / "civplan" / "1"
    folder.mkdir(parents=True)
    if os.geteuid() != 0:
        pytest.skip("only root gives files away")
    os.chown(folder / place, 65534, 65534)

    assert not is_used(templates, folder)


@needs_owners
def test_a_link_is_not_loaded(templates: Path, cache: Path) -> None:
    file = the_file(cache)
    file.rename(templates / "elsewhere")
    file.symlink_to(templates / "elsewhere")

    assert render(templates, cache) == PAGE
    assert not file.is_symlink()


def test_a_file_stands_where_the_cache_should_be(templates: Path) -> None:
    (templates / "cache").write_text("", encoding="utf-8")

    assert render(templates, templates / "cache") == PAGE


@pytest.mark.parametrize("step", ["load", "dump"])
def test_a_cache_that_cannot_be_used_does_not_stop_a_document(
    templates: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    target = "os.open" if step == "load" else "tempfile.mkstemp"
    with monkeypatch.context() as patched:
        patched.setattr(f"civplan.compose.template_cache.{target}", refuse)
        assert render(templates, templates / "cache") == PAGE


def test_a_disk_that_is_full_leaves_no_half_file(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)

    assert render(templates, templates / "cache") == PAGE
    assert list((templates / "cache").iterdir()) == []
