"""docs/architecture.md names what is there, and nothing else."""

from __future__ import annotations

import re
import tomllib

from support.programs import REPOSITORY

PAGE = (REPOSITORY / "docs/architecture.md").read_text(encoding="utf-8")
SOURCE = REPOSITORY / "src/civplan"


def test_it_names_each_folder_of_the_source() -> None:
    folders = {
        path.parent.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if path.parent != SOURCE
    }

    assert folders > {"model", "typeset"}
    assert folders == set(re.findall(r"^    src/civplan/(\S+)/ ", PAGE, re.MULTILINE))


def test_every_path_that_it_names_exists() -> None:
    paths = re.findall(r"`((?:src|tests|templates|docs)/[\w./-]+)`", PAGE)

    assert paths
    assert [path for path in paths if not (REPOSITORY / path).exists()] == []


def test_every_folder_says_what_comes_in_and_what_goes_out() -> None:
    texts = {
        path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8")
        for path in SOURCE.glob("*/__init__.py")
    }

    assert len(texts) >= 8
    assert [
        path
        for path, text in texts.items()
        if not all(words in text for words in ("Comes in:", "Goes out:", " nothing"))
    ] == []


def test_the_wheel_holds_each_folder_of_the_source() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    folders = {path.parent.relative_to(SOURCE.parent) for path in SOURCE.rglob("*.py")}

    assert set(project["tool"]["setuptools"]["packages"]) == {
        ".".join(folder.parts) for folder in folders
    } | {"civplan.templates"}
