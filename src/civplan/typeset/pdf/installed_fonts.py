"""The fonts of this system: their files and names, read from the head of each file."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FONT_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
COLLECTION_TAG = b"ttcf"
MOST_FACES = 256
"""Of one collection; a file that says more is no font."""
LONGEST_TABLE = 1 << 20
"""Bytes of a table of names; a longer one is not read."""
NAME_KINDS = frozenset({1, 4, 6, 16})
"""Family, full name, PostScript name, and family without the weight (OpenType, table name)."""
FAMILY_KINDS = (16, 1)
MACINTOSH = 1
MACINTOSH_ENCODINGS = {0: "mac_roman", 1: "shift_jis", 2: "big5", 3: "euc_kr", 25: "gb2312"}
SIMPLIFIED_CHINESE = 1 << 18
"""The bit of code page 936 in a font's OS/2 table."""
REGULAR, BOLD = 400, 700
SLANTED = 1 | 1 << 9
"""The bits of italic and oblique faces in fsSelection."""
SANS_SERIF_CLASS, SERIF_CLASSES = 8, range(1, 8)
PANOSE_SERIFS, PANOSE_SANS = range(2, 11), range(11, 16)
FC_LIST_SECONDS = 20
"""fc-list may have to read all fonts when it is run for the first time."""


class InstalledFont(NamedTuple):
    """One face of a font file."""

    file: Path
    number: int
    """Its place in a collection (.ttc), from 0."""
    name: str
    """Its family."""
    names: frozenset[str]
    """All its names in all languages, casefolded."""
    weight: int
    """400 is regular, 700 bold."""
    is_chinese: bool
    """True for one that says it is for simplified Chinese."""
    serif: bool | None
    """None where it does not say."""
    is_variable: bool = False


@lru_cache(maxsize=1)
def installed_fonts() -> tuple[InstalledFont, ...]:
    """Every face that is installed and has outlines, in the order of the paths of files."""
    return fonts_of_files(font_files(sys.platform, os.environ))


def fonts_of_files(files: Iterable[Path]) -> tuple[InstalledFont, ...]:
    """The faces in font files; a file that is no sound font has none."""
    return tuple(font for file in files for font in _fonts_of_file(file))


def font_files(platform: str, environment: Mapping[str, str]) -> list[Path]:
    """The font files of a system, for ``sys.platform``: those of fontconfig, or of its folders."""
    if platform not in ("win32", "darwin"):
        listed = _fontconfig_files()
        if listed:
            return listed
    found = set[Path]()
    for folder in font_folders(platform, environment):
        found.update(_files_below(folder))
    return sorted(found)


def font_folders(platform: str, environment: Mapping[str, str]) -> list[Path]:
    """The folders in which a system keeps fonts, those of all users first."""
    home = Path(environment.get("USERPROFILE" if platform == "win32" else "HOME") or "/")
    if platform == "win32":
        local = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
        windows = Path(environment.get("WINDIR") or "C:/Windows")
        return [windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    if platform == "darwin":
        office = Path("/Applications/Microsoft Word.app/Contents/Resources/DFonts")
        system = Path("/System/Library")
        downloaded = system / "AssetsV2" / "com_apple_MobileAsset_Font7"
        own = home / "Library" / "Fonts"
        return [system / "Fonts", downloaded, Path("/Library/Fonts"), own, office]
    data = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    shared = [Path(one) / "fonts" for one in data.split(":") if one]
    return [*shared, own / "fonts", home / ".fonts"]


def _fontconfig_files() -> list[Path]:
    """The font files that fontconfig knows; none where it is not there."""
    command = shutil.which("fc-list")
    if not command:
        return []
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            [command, "--format=%{file}\n"],
            capture_output=True,
            timeout=FC_LIST_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return []
    files = {Path(os.fsdecode(line)) for line in done.stdout.splitlines()}
    return sorted(file for file in files if file.suffix.lower() in FONT_ENDINGS)


def _files_below(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        for name in names:
            if Path(name).suffix.lower() in FONT_ENDINGS:
                yield Path(place) / name


def _fonts_of_file(file: Path) -> list[InstalledFont]:
    try:
        with file.open("rb") as stream:
            return [
                font
                for number, place in enumerate(places_of_faces(stream))
                if (font := _read_face(stream, place, file, number))
            ]
    except (OSError, struct.error, ValueError):
        return []


def places_of_faces(stream: BinaryIO) -> tuple[int, ...]:
    """Where the table directory of each face begins."""
    tag, _, count = struct.unpack(">4sLL", _bytes_at(stream, 0, 12))
    if tag != COLLECTION_TAG:
        return (0,)
    if count > MOST_FACES:
        raise ValueError("a collection of too many fonts")
    return struct.unpack(f">{count}L", _bytes_at(stream, 12, 4 * count))


def _read_face(stream: BinaryIO, place: int, file: Path, number: int) -> InstalledFont | None:
    """One face; None for one without outlines, such as a font of bitmaps, and a slanted one."""
    tables = dict(table_places(stream, place))
    if not tables.keys() & {b"glyf", b"CFF ", b"CFF2"} or b"name" not in tables:
        return None
    names = _names_of(_bytes_at(stream, *tables[b"name"]))
    families = [text for kind in FAMILY_KINDS for of, text in names if of == kind]
    if not families:
        return None
    os2 = _bytes_at(stream, *tables[b"OS/2"]) if b"OS/2" in tables else b""
    if _table_number(os2, 62, 2) & SLANTED:
        return None
    is_variable = b"fvar" in tables
    return InstalledFont(
        file,
        number,
        families[0],
        frozenset(text.casefold() for _, text in names),
        weight=REGULAR if is_variable else _table_number(os2, 4, 2) or REGULAR,
        is_chinese=bool(_table_number(os2, 78, 4) & SIMPLIFIED_CHINESE),
        serif=_has_serifs(os2),
        is_variable=is_variable,
    )


def table_places(stream: BinaryIO, place: int) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """The tables of the face whose directory is at ``place``: tag, offset and length."""
    (count,) = struct.unpack(">4xH6x", _bytes_at(stream, place, 12))
    directory = _bytes_at(stream, place + 12, 16 * count)
    for tag, _, offset, length in struct.iter_unpack(">4sLLL", directory):
        yield tag, (offset, length)


def _bytes_at(stream: BinaryIO, offset: int, length: int) -> bytes:
    """Bytes of a file.

    Raises:
        ValueError: The file ends before them, or they are too many.
    """
    if length > LONGEST_TABLE:
        raise ValueError("a table that is too long")
    stream.seek(offset)
    data = stream.read(length)
    if len(data) < length:
        raise ValueError("a font that breaks off")
    return data


def _names_of(table: bytes) -> list[tuple[int, str]]:
    """The names of a face with their kinds."""
    count, texts = struct.unpack_from(">HH", table, 2)
    names = []
    for record in range(count):
        fields = struct.unpack_from(">6H", table, 6 + 12 * record)
        platform, encoding, _, kind, length, offset = fields
        if kind not in NAME_KINDS:
            continue
        codec = MACINTOSH_ENCODINGS.get(encoding) if platform == MACINTOSH else "utf-16-be"
        data = table[texts + offset : texts + offset + length]
        text = data.decode(codec, errors="ignore").strip("\0 ") if codec else ""
        if text:
            names.append((kind, text))
    return names


def _table_number(table: bytes, place: int, length: int) -> int:
    """A number in a table; 0 where the table, such as one of an early version, ends before it."""
    data = table[place : place + length]
    return int.from_bytes(data) if len(data) == length else 0


def _has_serifs(os2: bytes) -> bool | None:
    """Whether a font is one with serifs, as 宋体; None where it does not say."""
    family_class, panose_serifs = _table_number(os2, 30, 1), _table_number(os2, 33, 1)
    if family_class in SERIF_CLASSES or panose_serifs in PANOSE_SERIFS:
        return True
    return False if family_class == SANS_SERIF_CLASS or panose_serifs in PANOSE_SANS else None
