"""Finds the pack that a plan file names and reads its profile."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model import faults
from civplan.model.profile import PROFILE, Profile
from civplan.source.errors import CannotRead
from civplan.source.project import lies_inside, project_folder
from civplan.source.source import read_source

PROFILE_FILE = "profile.yaml"
TEMPLATES = "civplan.templates"


@dataclass(frozen=True, slots=True)
class Pack:
    """A kind of plan: its profile and the folders where its templates are looked for, in this order."""

    name: str
    profile: Profile
    folders: tuple[Path, ...]


def templates_folder() -> Path:
    """Where the packs that come with civplan are installed."""
    spec = importlib.util.find_spec(TEMPLATES)
    if spec is None or not spec.submodule_search_locations:
        raise CannotRead(TEMPLATES, Words("安装不完整，缺少模板", "the installation lacks its templates"))
    return Path(next(iter(spec.submodule_search_locations)))


def built_in_names() -> list[str]:
    """The names of the packs that come with civplan."""
    return sorted(file.parent.name for file in templates_folder().glob(f"*/{PROFILE_FILE}"))


def built_in_packs() -> Iterator[Pack]:
    """The packs that come with civplan, by name."""
    for name in built_in_names():
        pack, _ = read_pack(templates_folder() / name)
        if pack:
            yield pack


def find_pack(name: str, beside: Path, place: Span) -> tuple[Pack | None, list[Finding]]:
    """The pack that a plan file names, and what is wrong with it.

    Args:
        name: A built-in pack's name, or a folder relative to the plan file (with a ``/`` in it).
        beside: The plan file's folder.
        place: Where the name stands in the plan file.
    """
    packs = "、".join(built_in_names())
    if "/" not in name and "\\" not in name:
        if name in built_in_names():
            return read_pack(templates_folder() / name)
        reason = Words("没有这个文种", "there is no such pack")
        return None, [faults.PACK_UNUSABLE.at(place, pack=name, reason=reason, packs=packs)]
    folder = beside / name
    if not lies_inside(project_folder(beside), folder):
        return None, [faults.OUTSIDE_PROJECT.at(place, file=name)]
    try:
        return read_pack(folder)
    except CannotRead as error:
        return None, [faults.PACK_UNUSABLE.at(place, pack=name, reason=error.reason, packs=packs)]


def read_pack(folder: Path) -> tuple[Pack | None, list[Finding]]:
    """The pack in a folder, and what is wrong with its profile.

    Raises:
        CannotRead: There is no readable profile.yaml in the folder.
    """
    source = read_source(folder / PROFILE_FILE)
    found = list(source.findings)
    profile = PROFILE.read(source.root, found) if source.root else None
    if profile is None or any(finding.is_error for finding in found):
        return None, found
    folders = [folder, templates_folder()]
    if profile.extends:
        base, faults_of_base = find_pack(profile.extends, folder, profile.span_of("extends"))
        found += faults_of_base
        folders[1:1] = base.folders[:1] if base else ()
    return Pack(folder.resolve().name, profile, tuple(folders)), found
