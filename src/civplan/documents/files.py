"""Writes files: after an error or a kill there is the old file or the new one, whole."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import time
import unicodedata
from functools import cache
from pathlib import Path
from typing import BinaryIO

from civplan.findings.words import Words

NO_WRITE_PERMISSION = Words("没有写入的权限", "no permission to write there")
DISK_FULL = Words("磁盘已满", "the disk is full")
FOLDER_MISSING = Words("文件夹不存在", "there is no such folder")
PARENT_NOT_A_FOLDER = Words("上级路径不是文件夹", "the path above it is not a folder")
FOLDER_IN_THE_WAY = Words("同名的文件夹已经存在", "a folder of that name is in the way")
SPECIAL_FILE = Words(
    "这是设备或管道，不是普通文件", "it is a device or a pipe, not an ordinary file"
)
DISK_READ_ONLY = Words("磁盘或文件夹是只读的", "the disk or folder is read-only")
FILE_READ_ONLY = Words("文件是只读的", "the file is read-only")
FILE_CHANGED_MEANWHILE = Words(
    "读取之后又被别的程序改动，没有写入；请再运行一次",
    "another program changed it since it was read, so it was not written; run again",
)
FILE_NAME_TOO_LONG = Words("文件名太长", "the name is too long")
CIRCULAR_LINKS = Words("符号链接绕成了一圈", "its symbolic links run in a circle")
FILE_OPEN_ELSEWHERE = Words(
    "文件正在别的程序中打开，请先关闭", "another program holds it open; close it there first"
)
FILE_EXISTS = Words(
    "文件已经存在；换个名字，或用 --force 覆盖", "it exists; choose another name or use --force"
)
TEMPORARY_PATTERN = ".civplan-*.tmp"
"""The names of files that are not yet whole."""
LONGEST_UNLOCKED = 60
"""Seconds for which an empty temporary file may be one that a process is about to lock."""
WRITE_PERMISSION_BITS = 0o222
ON_WINDOWS = os.name == "nt"
ERRNO_REASONS = {
    errno.EACCES: NO_WRITE_PERMISSION,
    errno.EPERM: NO_WRITE_PERMISSION,
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.ENOENT: FOLDER_MISSING,
    errno.ENOTDIR: PARENT_NOT_A_FOLDER,
    errno.EISDIR: FOLDER_IN_THE_WAY,
    errno.EROFS: DISK_READ_ONLY,
    errno.ETXTBSY: FILE_OPEN_ELSEWHERE,
    errno.ENAMETOOLONG: FILE_NAME_TOO_LONG,
    errno.ELOOP: CIRCULAR_LINKS,
}
FORBIDDEN_CHARACTERS = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069<>:"/\\|?*]+')
"""Characters that Windows, macOS or Linux forbid in a name, or that reverse its letters."""
LONGEST_FILE_NAME = 200
"""Bytes of a name in UTF-8; file systems allow 255, and an ending and a number must fit behind."""
DEVICE_NAMES = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[\d¹²³]) *(?:\..*)?", re.IGNORECASE
)
"""Names that are devices on Windows, with any ending."""
NAME_WITHOUT_TITLE = "未命名"


class CannotWrite(Exception):
    """A file cannot be written; the old one, if there was one, is as it was."""

    def __init__(self, path: Path, reason: Words) -> None:
        """Set the path and the reason."""
        super().__init__(f"{path}: {reason.en}")
        self.path = path
        self.reason = reason


def write_file(path: Path, data: bytes) -> None:
    """Write to a temporary name beside the target, flush, then rename; the old file's mode is kept.

    Raises:
        CannotWrite: The folder, the disk or another program does not allow it.
    """
    target = Path(os.path.realpath(path))
    in_the_way = obstacle_at(target)
    if in_the_way:
        raise CannotWrite(path, in_the_way)
    if lock_file_of(path):
        raise CannotWrite(path, FILE_OPEN_ELSEWHERE)
    try:
        _write_beside(target, data)
    except OSError as error:
        raise CannotWrite(path, write_failure_reason(error, target)) from error
    sweep_leftovers_once(target.parent)


def _write_beside(target: Path, data: bytes) -> None:
    """Write a file beside the target and give it the target's name.

    Its own name is random: processes on other machines, or in other containers, may write to the
    same folder. It is locked from its first byte on, so that nobody takes it for a leftover.
    """
    temporary = target.with_name(TEMPORARY_PATTERN.replace("*", os.urandom(8).hex()))
    file = temporary.open("xb")
    try:
        with file:
            _lock(file)
            _write_and_sync(file, data, mode_of(target))
            if not ON_WINDOWS:  # where an open file cannot be renamed
                temporary.replace(target)
        if ON_WINDOWS:
            temporary.replace(target)
    except BaseException:
        _remove_temporary(temporary)
        raise


def _lock(file: BinaryIO) -> bool:
    """Lock an open file; false if another process has locked it.

    Windows needs no lock: an open file cannot be removed there. A system without locks has no
    leftovers that are swept.
    """
    if sys.platform == "win32":
        return True
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@cache
def sweep_leftovers_once(folder: Path) -> None:
    """Remove the unfinished files that killed runs left in a folder, once in a run."""
    sweep_leftovers(folder)


def sweep_leftovers(folder: Path) -> None:
    """Remove the unfinished files that killed runs left in a folder, and none that is written."""
    for leftover in folder.glob(TEMPORARY_PATTERN):
        try:
            status = leftover.lstat()
            is_new = not status.st_size and time.time() - status.st_mtime < LONGEST_UNLOCKED
            if is_new or not stat.S_ISREG(status.st_mode):
                continue
            with leftover.open("rb") as file:
                is_free = _lock(file)
            if is_free:
                leftover.unlink()
        except OSError:
            continue


def obstacle_at(target: Path) -> Words | None:
    """Why a path must not be replaced, such as a folder or /dev/null; None when it may be."""
    if os.path.isdir(target):  # noqa: PTH112 - it never raises, as those below
        return FOLDER_IN_THE_WAY
    is_special = os.path.exists(target) and not os.path.isfile(target)  # noqa: PTH110, PTH113
    return SPECIAL_FILE if is_special else None


def is_read_only(path: Path) -> bool:
    """True for a file that is there and whose permissions say that nobody should change it."""
    if not os.path.exists(path):  # noqa: PTH110 - it never raises
        return False
    return not path.stat().st_mode & WRITE_PERMISSION_BITS or not os.access(path, os.W_OK)


def _write_and_sync(file: BinaryIO, data: bytes, mode: int | None) -> None:
    """Write a new file and wait until the disk has it."""
    if mode is not None:
        Path(file.name).chmod(mode)
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def mode_of(path: Path) -> int | None:
    """The permissions of a file; None when there is none, and the new one gets the usual ones."""
    return path.stat().st_mode & 0o7777 if path.exists() else None


def _remove_temporary(temporary: Path) -> None:
    """Remove an unfinished file; an error in that must not hide the first one."""
    try:
        temporary.unlink(missing_ok=True)
    except OSError:
        return


def lock_file_of(path: Path) -> Path | None:
    """What Word (``~$…``) or LibreOffice (``.~lock.…#``) leaves beside an open document.

    Word's takes the place of the first two characters of a name, but not of a short one's.
    """
    names = (f"~${path.name[2:]}", f"~${path.name}", f".~lock.{path.name}#")
    locks = (path.with_name(name) for name in names)
    return next((lock for lock in locks if os.path.lexists(lock)), None)


def write_failure_reason(error: OSError, target: Path) -> Words:
    """Why the operating system refused to write a file."""
    if ON_WINDOWS and isinstance(error, PermissionError) and os.path.lexists(target):
        return FILE_OPEN_ELSEWHERE
    return obstacle_at(target) or os_error_words(error)


def os_error_words(error: OSError) -> Words:
    """What the operating system says, in both languages where that is common."""
    message = error.strerror or str(error)
    return ERRNO_REASONS.get(error.errno or 0, Words(message, message))


def write_new_file(path: Path, data: bytes) -> None:
    """Write a file that must not exist yet.

    Raises:
        CannotWrite: It exists, or the folder or the disk does not allow it.
    """
    if os.path.lexists(path):
        raise CannotWrite(path, FILE_EXISTS)
    write_file(path, data)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, if they are not there.

    Raises:
        CannotWrite: The folder or the disk does not allow it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise CannotWrite(folder, PARENT_NOT_A_FOLDER) from error
    except OSError as error:
        raise CannotWrite(folder, write_failure_reason(error, folder)) from error


def safe_name(title: str) -> str:
    """A title as the name of a file without its ending; a slash and its like become a hyphen."""
    name = FORBIDDEN_CHARACTERS.sub("-", title).strip(" .-")
    name = name.encode(errors="ignore")[:LONGEST_FILE_NAME].decode(errors="ignore").rstrip(" .")
    if not name:
        return NAME_WITHOUT_TITLE
    return f"_{name}" if DEVICE_NAMES.fullmatch(name) else name


def name_key(name: str) -> str:
    """A file's name such that names are equal which some file system takes for the same."""
    return unicodedata.normalize("NFC", name).casefold()
