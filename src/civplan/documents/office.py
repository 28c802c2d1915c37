"""Finds LibreOffice and converts files with it, many in one start.

Each conversion has a profile of its own, so that an open LibreOffice of the user does not matter.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PROGRAM_NAMES = ("soffice", "libreoffice")
PROGRAM_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
FILES_IN_START = 100
"""LibreOffice leaves out, without a word, what exceeds about 250."""
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop></item>
</oor:items>
"""
"""No macros, nothing loaded from elsewhere; in Chinese, the language that a PDF file then names."""


class OfficeFailed(Exception):
    """LibreOffice has not made a file that it was asked for, or cannot be started."""


class OfficeTooSlow(OfficeFailed):
    """LibreOffice had not finished in time, and was ended."""

    def __init__(self, seconds: int) -> None:
        """Take the seconds that it had."""
        super().__init__(f"not finished after {seconds} s")
        self.seconds = seconds


def find_office() -> Path | None:
    """LibreOffice's program; None when it is not found."""
    for name in (*PROGRAM_NAMES, *PROGRAM_PLACES):
        found = shutil.which(name)
        if found:
            return Path(found)
    return None


def convert(data: bytes, suffix: str, form: str, office: Path, seconds: int) -> bytes:
    """A file in another format, made by LibreOffice.

    Args:
        data: The bytes of the file.
        suffix: The end of the name by which LibreOffice knows the format: .doc.
        form: As for ``convert_files``.
        office: LibreOffice's program.
        seconds: The time that it may take.

    Raises:
        OfficeFailed: LibreOffice cannot open it, or takes too long.
        OSError: There is no room for temporary files.
    """
    with office_room() as room:
        source = room / f"document{suffix}"
        source.write_bytes(data)
        return convert_files([source], form, office, room, seconds)[0].read_bytes()


@contextmanager
def office_room() -> Iterator[Path]:
    """A folder for LibreOffice's profile and files, which is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="civplan-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def convert_files(
    files: Sequence[Path], form: str, office: Path, room: Path, seconds: int
) -> list[Path]:
    """Files in another format, in their order, made by one start of LibreOffice for a hundred.

    Args:
        files: The files; their names without the ending differ.
        form: The format that is wanted; behind a colon may stand a filter with its options.
        office: LibreOffice's program.
        room: A folder for what is made and for LibreOffice's profile, which a later call finds.
        seconds: The time that each start may take.

    Raises:
        OfficeFailed: A file is not made, or LibreOffice dies or takes too long.
        OSError: There is no room for temporary files.
    """
    profile, out = room / "profile", room / "out"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    command = [
        str(office),
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", form),
        *("--outdir", str(out)),
    ]
    for start in range(0, len(files), FILES_IN_START):
        _run([*command, *map(str, files[start : start + FILES_IN_START])], seconds)
    made = [out / f"{file.stem}.{form.partition(':')[0]}" for file in files]
    missing = [file.name for file, result in zip(files, made, strict=True) if not result.is_file()]
    if missing:
        raise OfficeFailed(f"nothing made of {', '.join(missing)}")
    return made


def _run(command: list[str], seconds: int) -> None:
    """Run a program and those that it starts; end them all after so many seconds."""
    try:
        program = subprocess.Popen(  # noqa: S603 - the program that the user has installed
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise OfficeFailed(str(error)) from error
    try:
        code = program.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise OfficeTooSlow(seconds) from error
    finally:
        _end(program)
    if code:
        raise OfficeFailed(f"exit code {code}")


def _end(program: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, with those that it has started."""
    if program.poll() is None:
        if sys.platform == "win32":
            program.kill()
        else:
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()
