"""Writes documents about the sub-district, but never over one that somebody has edited."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from civplan.district.inputs import digest, digest_of_bytes
from civplan.district.replacing import may_be_replaced
from civplan.district.state import State
from civplan.documents.errors import CannotWrite
from civplan.documents.files import make_folder, write_whole
from civplan.findings.words import Words

EDITED = Words(
    "不是 civplan 写的，或者有人改过，没有覆盖；换个 -o，或先改名",
    "civplan did not write it, or somebody has edited it: it was left as it is;"
    " choose another folder with -o, or rename it first",
)


def write_draft(folder: Path, name: str, data: bytes, state: State) -> Path:
    """Write a document, remember it, and give its path.

    Args:
        folder: The output folder.
        name: The document's name in it.
        data: What it is to be.
        state: The memory of the folder, which knows what was written before.

    Raises:
        CannotWrite: Somebody has edited what stands there, or the disk does not allow it.
    """
    path, digest = folder / name, digest_of_bytes(data)
    if not may_be_replaced(path, digest, state.digests_of(name)):
        raise CannotWrite(path, EDITED)
    make_folder(path.parent)
    state.claim_written({name: digest})
    write_whole(path, data)
    state.settle_written({name: digest})
    return path


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
