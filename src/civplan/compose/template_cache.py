"""Folders of the user's own, whose files may be trusted: nobody else can write in them."""

from __future__ import annotations

import marshal
import os
import stat
import sys
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache
from jinja2.bccache import bc_magic

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

GROUP_OR_OTHERS = stat.S_IWGRP | stat.S_IWOTH
"""The right to write for others than the owner."""
ROOT = 0
"""The user id of the administrator, who owns the folders above a home."""


def make_private_folder(folder: Path) -> bool:
    """Make a folder and those above it, as far as they are missing; True if it is private.

    A folder is private when it belongs to the user, and nobody else but the administrator can
    write in it or put another one in its place.
    """
    try:
        _make_folders(folder)
        return _is_private(folder.resolve())
    except OSError:
        return False


def _make_folders(folder: Path) -> None:
    """Make the missing folders, each for the user alone."""
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode=stat.S_IRWXU, exist_ok=True)


def _is_private(folder: Path) -> bool:
    """True when nobody but the user and the administrator can change what lies in a real folder."""
    return (
        is_private_file(folder.stat())
        and folder.is_dir()
        and all(map(_is_safe_parent, folder.parents))
    )


def is_private_file(status: os.stat_result) -> bool:
    """True for a file or folder that belongs to the user and that nobody else can write."""
    if sys.platform == "win32":  # the folder for caches belongs to the user by itself
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & GROUP_OR_OTHERS


def _is_safe_parent(folder: Path) -> bool:
    """True when nobody else can rename what lies in a folder.

    In a folder such as /tmp everybody can write, but rename nothing that belongs to others.
    """
    if sys.platform == "win32":
        return True
    status = folder.stat()
    is_sticky = bool(status.st_mode & stat.S_ISVTX)
    return status.st_uid in {ROOT, os.geteuid()} and (
        is_sticky or not status.st_mode & GROUP_OR_OTHERS
    )


CACHE_FORMAT = b"civplan 1\n" + bc_magic
"""Begins every file; other versions of Python or Jinja2 have another one."""
LARGEST_COMPILED = 16 * 1024 * 1024
"""Bytes; the largest of the templates that come with civplan has 12 thousand."""
NO_FOLLOWING = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class TemplateCache(BytecodeCache):
    """Compiled templates in a private folder; what is not whole there is compiled anew."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which is there."""
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template, if it is there, whole, and of this source."""
        with suppress(OSError):
            data = _private_bytes(self._folder / bucket.key)
            head = _head_of(bucket)
            digest_end = len(head) + sha256().digest_size
            code = data[digest_end:]
            if data[:digest_end] == head + sha256(code).digest():
                bucket.code = marshal.loads(code)  # noqa: S302 - nobody else can write there

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store a compiled template, if the folder can be written."""
        code = marshal.dumps(bucket.code)
        data = _head_of(bucket) + sha256(code).digest() + code
        with suppress(OSError):
            number, temporary = tempfile.mkstemp(dir=self._folder, suffix=".tmp")
            try:
                with open(number, "wb") as file:  # noqa: PTH123 - it is open already
                    file.write(data)
                Path(temporary).replace(self._folder / bucket.key)
            except OSError:
                Path(temporary).unlink(missing_ok=True)


def _head_of(bucket: Bucket) -> bytes:
    """The beginning of a file: its format, and the digest of the template's source."""
    return CACHE_FORMAT + bucket.checksum.encode()


def _private_bytes(path: Path) -> bytes:
    """The bytes of a file that only the user can have written; empty for any other.

    Raises:
        OSError: It cannot be read.
    """
    number = os.open(path, os.O_RDONLY | NO_FOLLOWING | getattr(os, "O_NONBLOCK", 0))
    with open(number, "rb") as file:  # noqa: PTH123 - as above
        status = os.fstat(number)
        if not (stat.S_ISREG(status.st_mode) and is_private_file(status)):
            return b""
        return file.read(LARGEST_COMPILED)


def template_cache(folder: Path | None) -> TemplateCache | None:
    """The cache in a folder, which is made; None when others could write there."""
    return TemplateCache(folder) if folder and make_private_folder(folder) else None
