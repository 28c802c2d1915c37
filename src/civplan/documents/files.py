"""Writes a file whole: a fault or a kill leaves the old file or the new one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from civplan.documents import errors
from civplan.documents.errors import CannotWrite
from civplan.findings.words import Words

TEMPORARY = ".civplan-*.tmp"
"""The names under which files stand until they are whole."""
ON_WINDOWS = os.name == "nt"
REASONS = {
    errno.EACCES: errors.NO_PERMISSION,
    errno.EPERM: errors.NO_PERMISSION,
    errno.ENOSPC: errors.DISK_FULL,
    errno.EDQUOT: errors.DISK_FULL,
    errno.ENOENT: errors.NO_FOLDER,
    errno.ENOTDIR: errors.NOT_A_FOLDER,
    errno.EISDIR: errors.IS_A_FOLDER,
    errno.EROFS: errors.READ_ONLY,
    errno.ETXTBSY: errors.HELD_OPEN,
    errno.ENAMETOOLONG: errors.NAME_TOO_LONG,
    errno.ELOOP: errors.LINKS_IN_A_CIRCLE,
}


def write_whole(path: Path, data: bytes) -> None:
    """Write to a temporary name beside the target, flush, then rename; the old file's mode is kept.

    Raises:
        CannotWrite: The folder, the disk or another program does not allow it.
    """
    target = Path(os.path.realpath(path))
    in_the_way = obstacle_at(target)
    if in_the_way:
        raise CannotWrite(path, in_the_way)
    if lock_beside(path):
        raise CannotWrite(path, errors.HELD_OPEN)
    temporary = target.with_name(TEMPORARY.replace("*", str(os.getpid())))
    try:
        write_flushed(temporary, data, mode_of(target))
        temporary.replace(target)
    except OSError as error:
        discard(temporary)
        raise CannotWrite(path, reason_of(error, target)) from error
    except BaseException:
        discard(temporary)
        raise


def obstacle_at(target: Path) -> Words | None:
    """What lies there and must not be replaced, such as a folder or /dev/null."""
    if os.path.isdir(target):  # noqa: PTH112 - it never raises, as those below
        return errors.IS_A_FOLDER
    is_special = os.path.exists(target) and not os.path.isfile(target)  # noqa: PTH110, PTH113
    return errors.NOT_A_FILE if is_special else None


def write_flushed(path: Path, data: bytes, mode: int | None) -> None:
    """Write a new file and wait until the disk has it."""
    with path.open("xb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def mode_of(path: Path) -> int | None:
    """The permissions of a file; None when there is none, and the new one gets the usual ones."""
    return path.stat().st_mode & 0o7777 if path.exists() else None


def discard(temporary: Path) -> None:
    """Remove what was begun; a disk that refuses even that must not hide the first reason."""
    try:
        temporary.unlink(missing_ok=True)
    except OSError:
        return


def lock_beside(path: Path) -> Path | None:
    """What Word (``~$…``) or LibreOffice (``.~lock.…#``) leaves beside an open document.

    Word's takes the place of the first two characters of a name, but not of a short one's.
    """
    names = (f"~${path.name[2:]}", f"~${path.name}", f".~lock.{path.name}#")
    locks = (path.with_name(name) for name in names)
    return next((lock for lock in locks if os.path.lexists(lock)), None)


def reason_of(error: OSError, target: Path) -> Words:
    """Why the operating system refused to write a file."""
    if ON_WINDOWS and isinstance(error, PermissionError) and os.path.lexists(target):
        return errors.HELD_OPEN
    return obstacle_at(target) or system_words(error)


def system_words(error: OSError) -> Words:
    """What the operating system says, in both languages where that is common."""
    said = error.strerror or str(error)
    return REASONS.get(error.errno or 0, Words(said, said))


def write_new(path: Path, data: bytes) -> None:
    """Write a file whole that must not exist yet.

    Raises:
        CannotWrite: It exists, or the folder or the disk does not allow it.
    """
    if os.path.lexists(path):
        raise CannotWrite(path, errors.EXISTS)
    write_whole(path, data)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, if they are not there.

    Raises:
        CannotWrite: The folder or the disk does not allow it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise CannotWrite(folder, errors.NOT_A_FOLDER) from error
    except OSError as error:
        raise CannotWrite(folder, reason_of(error, folder)) from error
