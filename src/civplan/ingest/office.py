"""Files of old formats as .docx, through LibreOffice where it is installed."""

from __future__ import annotations

from pathlib import Path

from civplan.documents.office import OfficeFailed, OfficeTooSlow, convert
from civplan.findings.words import Words
from civplan.ingest.errors import UnreadableDocument

LONGEST_CONVERSION = 180
"""Seconds that LibreOffice may take for a file."""
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


def convert_to_docx(
    data: bytes, suffix: str, office: Path, seconds: int = LONGEST_CONVERSION
) -> bytes:
    """The file as .docx; the arguments are those of ``convert``.

    Raises:
        UnreadableDocument: LibreOffice cannot open it, or takes too long; or there is no room for
            temporary files.
    """
    try:
        return convert(data, suffix, "docx", office, seconds)
    except OfficeTooSlow as error:
        raise UnreadableDocument(OFFICE_TOO_SLOW.filled(seconds=error.seconds)) from error
    except OfficeFailed as error:
        raise UnreadableDocument(OFFICE_FAILED) from error
    except OSError as error:
        raise UnreadableDocument(NO_ROOM) from error
