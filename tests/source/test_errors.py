"""Why a file cannot be read, in both languages."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from civplan.findings.words import Words
from civplan.source.errors import (
    FOLDER_NOT_FILE,
    IMPOSSIBLE_NAME,
    NO_READ_PERMISSION,
    NO_SUCH_FILE,
    CannotRead,
    read_error_reason,
)

IO_ERROR = os.strerror(errno.EIO)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOENT, NO_SUCH_FILE),
        (errno.ENOTDIR, NO_SUCH_FILE),
        (errno.EISDIR, FOLDER_NOT_FILE),
        (errno.EACCES, NO_READ_PERMISSION),
        (errno.EPERM, NO_READ_PERMISSION),
        (errno.ENAMETOOLONG, IMPOSSIBLE_NAME),
        (errno.EILSEQ, IMPOSSIBLE_NAME),
        (errno.EINVAL, IMPOSSIBLE_NAME),
        (errno.EIO, Words(IO_ERROR, IO_ERROR)),
    ],
)
def test_the_reason_behind_an_error_of_the_system(number: int, reason: Words) -> None:
    assert read_error_reason(OSError(number, os.strerror(number))) == reason


def test_an_error_without_a_number_is_reported_as_it_is() -> None:
    assert read_error_reason(OSError("broken")) == Words("broken", "broken")


def test_it_knows_the_path_and_the_reason() -> None:
    error = CannotRead(Path("计划.yaml"), NO_SUCH_FILE)

    assert (error.path, error.reason) == ("计划.yaml", NO_SUCH_FILE)
    assert str(error) == "计划.yaml: there is no such file"
