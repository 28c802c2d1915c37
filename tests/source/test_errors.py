"""Why a file cannot be read, in both languages."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from civplan.findings.words import Words
from civplan.source.errors import (
    A_FOLDER,
    BAD_NAME,
    MISSING,
    NO_PERMISSION,
    CannotRead,
    reason_of,
)

IO_ERROR = os.strerror(errno.EIO)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOENT, MISSING),
        (errno.ENOTDIR, MISSING),
        (errno.EISDIR, A_FOLDER),
        (errno.EACCES, NO_PERMISSION),
        (errno.EPERM, NO_PERMISSION),
        (errno.ENAMETOOLONG, BAD_NAME),
        (errno.EILSEQ, BAD_NAME),
        (errno.EINVAL, BAD_NAME),
        (errno.EIO, Words(IO_ERROR, IO_ERROR)),
    ],
)
def test_the_reason_behind_an_error_of_the_system(number: int, reason: Words) -> None:
    assert reason_of(OSError(number, os.strerror(number))) == reason


def test_an_error_without_a_number_is_told_as_it_is() -> None:
    assert reason_of(OSError("broken")) == Words("broken", "broken")


def test_it_knows_the_path_and_the_reason() -> None:
    error = CannotRead(Path("计划.yaml"), MISSING)

    assert (error.path, error.reason) == ("计划.yaml", MISSING)
    assert str(error) == "计划.yaml: there is no such file"
