"""A document that cannot be written."""

from __future__ import annotations

from pathlib import Path

from civplan.findings.words import Words

NO_PERMISSION = Words("没有写入的权限", "no permission to write there")
DISK_FULL = Words("磁盘已满", "the disk is full")
NO_FOLDER = Words("文件夹不存在", "there is no such folder")
NOT_A_FOLDER = Words("上级路径不是文件夹", "the path above it is not a folder")
IS_A_FOLDER = Words("同名的文件夹已经存在", "a folder of that name is in the way")
NOT_A_FILE = Words("这是设备或管道，不是普通文件", "it is a device or a pipe, not an ordinary file")
READ_ONLY = Words("磁盘或文件夹是只读的", "the disk or folder is read-only")
FILE_READ_ONLY = Words("文件是只读的", "the file is read-only")
CHANGED_MEANWHILE = Words(
    "读取之后又被别的程序改动，没有写入；请再运行一次",
    "another program changed it since it was read, so it was not written; run again",
)
NAME_TOO_LONG = Words("文件名太长", "the name is too long")
LINKS_IN_A_CIRCLE = Words("符号链接绕成了一圈", "its symbolic links run in a circle")
HELD_OPEN = Words(
    "文件正在别的程序中打开，请先关闭", "another program holds it open; close it there first"
)
NOT_OURS = Words(
    "同名文件不是 civplan 写的；换个位置（-o），或用 --force 覆盖",
    "civplan did not write the file of that name; choose another place (-o) or use --force",
)
EXISTS = Words(
    "文件已经存在；换个名字，或用 --force 覆盖", "it exists; choose another name or use --force"
)


class CannotWrite(Exception):
    """A file cannot be written; the old one, if there was one, is as it was."""

    def __init__(self, path: Path, reason: Words) -> None:
        """Take the path and why."""
        super().__init__(f"{path}: {reason.en}")
        self.path = path
        self.reason = reason
