"""A file that cannot be read at all."""

from __future__ import annotations

import errno
from pathlib import Path

from civplan.findings.words import Words

NO_SUCH_FILE = Words("文件不存在", "there is no such file")
FOLDER_NOT_FILE = Words("这是文件夹，不是文件", "it is a folder, not a file")
NO_READ_PERMISSION = Words("没有读取的权限", "no permission to read it")
NOT_REGULAR_FILE = Words("这不是普通文件", "it is not a regular file")
LINK_OUT_OF_PROJECT = Words(
    "它是链接，指向本项目文件夹之外，没有读取；请把文件本身放进来",
    "it is a link that leads out of the project folder, so it was not read; put the file itself"
    " there",
)
IMPOSSIBLE_NAME = Words("文件不能叫这个名字", "no file can have this name")
NAME_ERROR_NUMBERS = frozenset({errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL})


class CannotRead(Exception):
    """A file cannot be read, whatever its content."""

    def __init__(self, path: str | Path, reason: Words) -> None:
        """Take the path as the user knows it, and the reason."""
        super().__init__(f"{path}: {reason.en}")
        self.path = str(path)
        self.reason = reason


def read_error_reason(error: OSError) -> Words:
    """Why the operating system refused; in both languages where the reason is a common one."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return NO_SUCH_FILE
    if isinstance(error, IsADirectoryError):
        return FOLDER_NOT_FILE
    if isinstance(error, PermissionError):
        return NO_READ_PERMISSION
    if error.errno in NAME_ERROR_NUMBERS:
        return IMPOSSIBLE_NAME
    message = error.strerror or str(error)
    return Words(message, message)
