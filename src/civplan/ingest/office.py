"""From one format to another through LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from civplan.findings.words import Words
from civplan.ingest.errors import UnreadableDocument

LONGEST_CONVERSION = 180
"""Seconds that LibreOffice may take for a file."""
PROGRAM_NAMES = ("soffice", "libreoffice")
PROGRAM_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
NO_OFFICE = Words(
    "读取{content}要用 LibreOffice，这台电脑上没有找到；请安装它，或者在 Word、WPS 里另存为 .docx",
    "to read {content}, LibreOffice is needed and was not found; install it, or save the file as"
    " .docx in Word or WPS",
)
OFFICE_FAILED = Words(
    "LibreOffice 打不开这个文件，可能加了密码，或者已经损坏；请在 Word、WPS 里另存为 .docx",
    "LibreOffice cannot open it: it may have a password, or be damaged; save it as .docx in Word"
    " or WPS",
)
OFFICE_TOO_SLOW = Words(
    "LibreOffice 用了 {seconds} 秒还没有转换完，没有读取；请在 Word、WPS 里另存为 .docx",
    "LibreOffice had not converted it after {seconds} s, so it was not read; save it as .docx in"
    " Word or WPS",
)
NO_ROOM = Words(
    "临时文件写不进去，没有读取；请看磁盘是不是满了",
    "temporary files cannot be written, so it was not read; see whether the disk is full",
)
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""No macros, and nothing loaded from elsewhere."""


def find_office() -> Path | None:
    """LibreOffice's program; None when it is not found."""
    for name in (*PROGRAM_NAMES, *PROGRAM_PLACES):
        found = shutil.which(name)
        if found:
            return Path(found)
    return None


def convert_to_docx(
    data: bytes, suffix: str, office: Path, seconds: int = LONGEST_CONVERSION
) -> bytes:
    """The file as .docx; see ``convert``."""
    return convert(data, suffix, "docx", office, seconds)


def convert(data: bytes, suffix: str, form: str, office: Path, seconds: int) -> bytes:
    """The file in another format, made by LibreOffice with a profile of its own.

    Args:
        data: The bytes of the file.
        suffix: The end of the name by which LibreOffice knows the format: .doc.
        form: The format that is wanted; behind a colon may stand a filter with its options.
        office: LibreOffice's program.
        seconds: The time that it may take.

    Raises:
        UnreadableDocument: LibreOffice cannot open it, or takes too long; or there is no room for
            temporary files.
    """
    try:
        return _convert(data, suffix, form, office, seconds)
    except OSError as error:
        raise UnreadableDocument(NO_ROOM) from error


def _convert(data: bytes, suffix: str, form: str, office: Path, seconds: int) -> bytes:
    with tempfile.TemporaryDirectory(prefix="civplan-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        profile = room / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        source = room / f"document{suffix}"
        source.write_bytes(data)
        command = [
            str(office),
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--convert-to", form),
            *("--outdir", str(room / "out"), str(source)),
        ]
        _run(command, seconds)
        converted = room / "out" / f"document.{form.partition(':')[0]}"
        if not converted.is_file():
            raise UnreadableDocument(OFFICE_FAILED)
        return converted.read_bytes()


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
        raise UnreadableDocument(OFFICE_FAILED) from error
    try:
        program.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(OFFICE_TOO_SLOW.filled(seconds=seconds)) from error
    finally:
        _end(program)


def _end(program: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, with those that it has started."""
    if program.poll() is None:
        if sys.platform == "win32":
            program.kill()
        else:
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()
