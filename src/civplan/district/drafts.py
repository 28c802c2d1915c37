"""Writes documents about the sub-district, but never over one that somebody has edited."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from civplan.district.inputs import digest, digest_of_bytes
from civplan.district.replacing import digest_replaced
from civplan.district.state import State
from civplan.documents.errors import CannotWrite
from civplan.documents.files import make_folder, obstacle_at, write_whole
from civplan.documents.tree import is_file
from civplan.findings.words import Words

EDITED = Words(
    "不是 civplan 写的，或者有人改过，没有覆盖；换个 -o，或先改名",
    "civplan did not write it, or somebody has edited it: it was left as it is;"
    " choose another folder with -o, or rename it first",
)
IN_THE_WAY = Words(
    "这个名字被别的东西占着，没有写；先把它改名或移到别处",
    "something else has this name, so nothing was written; rename it or move it away first",
)


def write_draft(folder: Path, name: str, data: bytes, state: State) -> Path:
    """Write a document, remember it, and give its path.

    Args:
        folder: The output folder.
        name: The document's name in it.
        data: What it is to be.
        state: The memory of the folder, which knows what was written before.

    Raises:
        CannotWrite: Somebody has edited what stands there, it may not be read or is no file, or the
            disk does not allow it.
    """
    path, digest = folder / name, digest_of_bytes(data)
    in_the_way = obstacle(path)
    if in_the_way:
        raise CannotWrite(in_the_way, IN_THE_WAY)
    replaced = digest_replaced(path, state.digests_of(name), digest)
    if replaced is None:
        raise CannotWrite(path, EDITED)
    make_folder(path.parent)
    state.claim_written({name: (digest, replaced)})
    write_whole(path, data)
    state.settle_written({name: digest})
    return path


def obstacle(path: Path) -> Path | None:
    """What stands in the place of a document or of its folder, and is none; None without it."""
    if is_file(path.parent):
        return path.parent
    return path if obstacle_at(path) else None


def left_over(folder: Path, made: Collection[str], state: State) -> list[str]:
    """The documents that earlier runs wrote, and this one does not; edited ones are no longer ours.

    Args:
        folder: The output folder.
        made: The names of those that this run wrote, or would have written.
        state: The memory of the folder; it forgets what is gone.
    """
    ours = []
    for name in sorted(state.reports() - set(made)):
        file = folder / name
        if not file.is_file():
            state.forget_written(name)
        elif digest(file) in state.digests_of(name):
            ours.append(name)
    return ours
