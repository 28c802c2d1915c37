"""Keeps compiled templates between runs, in a folder in which nobody else can write.

What is loaded is code: Jinja2's own cache would run what another user has put there, and break at a
file that was cut.
"""

from __future__ import annotations

import marshal
import os
import stat
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache
from jinja2.bccache import bc_magic

from civplan.compose.private_folder import is_private_file, make_private_folder

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

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
