"""Remembers which documents civplan wrote on this machine, and of which plan file.

A text has no place for a digest of its own, and no document names its plan file; both are kept in a
file of the user's, a line for each document. Without it, a text that has to change is somebody
else's.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from civplan.documents.files import (
    FILE_READ_ONLY,
    CannotWrite,
    is_read_only,
    name_key,
    write_failure_reason,
    write_file,
)
from civplan.documents.render import RenderedDocument
from civplan.findings.words import Words
from civplan.source.project import is_file

LARGEST_MEMORY = 1024 * 1024
"""Bytes, some ten thousand documents; then the older half is forgotten."""


class DocumentOrigin(NamedTuple):
    """What a document was made of."""

    source: str
    """The real path of its plan file."""
    kind: str
    """plan, summary or combined."""


class WrittenDocuments:
    """The digests of documents, with what they were made of."""

    def __init__(self, file: Path | None = None) -> None:
        """Take the file that keeps them; None to remember nothing between runs."""
        self._file = file
        self._origins: dict[str, DocumentOrigin] | None = None

    def origin_of(self, data: bytes) -> DocumentOrigin | None:
        """The origin of a document with these bytes; None for one that is not known."""
        if self._origins is None:
            self._origins = dict(_known_origins(self._file))
        return self._origins.get(document_digest(data))

    def add(self, data: bytes, source: Path, kind: str) -> None:
        """Remember a document that is about to be written.

        Args:
            data: Its bytes.
            source: Its plan file.
            kind: plan, summary or combined.
        """
        digest, origin = document_digest(data), DocumentOrigin(os.path.realpath(source), kind)
        if self._origins is not None:
            self._origins[digest] = origin
        if self._file is not None:
            _append_line(self._file, json.dumps([digest, *origin]))


def document_digest(data: bytes) -> str:
    """The digest of a document; Git may have changed a text's line ends."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def _known_origins(file: Path | None) -> list[tuple[str, DocumentOrigin]]:
    """The digests and origins in a file; those of lines that are not whole are left out."""
    known = []
    for line in _record_lines(file):
        try:
            digest, source, kind = json.loads(line)
        except (ValueError, TypeError):
            continue
        known.append((str(digest), DocumentOrigin(str(source), str(kind))))
    return known


def _record_lines(file: Path | None) -> list[bytes]:
    """The lines of a file; none where it cannot be read."""
    try:
        return file.read_bytes().splitlines() if file else []
    except OSError:
        return []


def _append_line(file: Path, line: str) -> None:
    """Add a line to a file, as a whole; where it cannot be written, nothing is remembered."""
    try:
        number = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(number, f"{line}\n".encode())
            is_large = os.fstat(number).st_size > LARGEST_MEMORY
        finally:
            os.close(number)
        if is_large:
            lines = _record_lines(file)
            write_file(file, b"\n".join([*lines[len(lines) // 2 :], b""]))
    except (OSError, CannotWrite):
        return


WAYS_OUT = Words("换个位置（-o），或用 --force 覆盖", "choose another place (-o) or use --force")
FOREIGN_FILE = Words(
    f"同名文件不是 civplan 写的；{WAYS_OUT.zh}",
    f"civplan did not write the file of that name; {WAYS_OUT.en}",
)
EDITED_FILE = Words(
    f"同名文件不是 civplan 写的，或者有人改过，没有覆盖；{WAYS_OUT.zh}",
    "civplan did not write the file of that name, or somebody has edited it since; it was left as"
    f" it is: {WAYS_OUT.en}",
)
READ_ONLY_FILE = Words(
    f"{FILE_READ_ONLY.zh}，没有覆盖；{WAYS_OUT.zh}",
    f"{FILE_READ_ONLY.en} and was left as it is; {WAYS_OUT.en}",
)
OTHER_PLANS_FILE = Words(
    f"已经是另一份计划文件 {{other}} 的文档，没有覆盖；改一个标题，或{WAYS_OUT.zh}",
    f"it is the document of another plan file, {{other}}, and was left as it is; change a title,"
    f" or {WAYS_OUT.en}",
)
OTHER_DOCUMENTS_FILE = Words(
    f"同名文件是 civplan 写的另一份公文，没有覆盖；{WAYS_OUT.zh}",
    f"the file of that name is another document of civplan and was left as it is; {WAYS_OUT.en}",
)
ENDINGS_WITH_IMPRINT = frozenset({".docx", ".html", ".pdf"})
"""Formats that carry a digest of what they say."""
TITLE_SEARCH_LINES = 12
"""Lines from the top in which a title stands; a header may stand before it."""


def refuse_overwriting(
    path: Path, document: RenderedDocument, source: Path, memory: WrittenDocuments
) -> None:
    """Stop before a document is written over what is not known as its own earlier version.

    Args:
        path: Where the document will be written.
        document: The document.
        source: Its plan file.
        memory: The documents that civplan wrote before.

    Raises:
        CannotWrite: Somebody else wrote or edited the file there, protects it against writing, or
            made it of another plan file; or it cannot be read.
    """
    try:
        reason = _refusal(path, document, source, memory)
    except OSError as error:
        reason = write_failure_reason(error, path)
    if reason:
        raise CannotWrite(path, reason)


def _refusal(
    path: Path, document: RenderedDocument, source: Path, memory: WrittenDocuments
) -> Words | None:
    """Why a document may not be written there; None when it may.

    Raises:
        OSError: What is there cannot be read.
    """
    if path.is_symlink() and not path.exists():
        return FOREIGN_FILE
    if not is_file(path):
        return _refusal_of_similar_name(path, document, source, memory)
    data = path.read_bytes()
    if data and document.data.startswith(data):
        return None  # the same, or cut: nothing is lost
    origin = memory.origin_of(data)
    if origin is None and not _has_imprint(path, data):
        return EDITED_FILE if _has_title(path, data, document.title) else FOREIGN_FILE
    if origin is None and not _is_same_document(data, document.data):
        return OTHER_DOCUMENTS_FILE
    return _refusal_of_origin(origin, document, source) or (
        READ_ONLY_FILE if is_read_only(path) else None
    )


def _refusal_of_similar_name(
    path: Path, document: RenderedDocument, source: Path, memory: WrittenDocuments
) -> Words | None:
    """Why a name that is free may not be used: elsewhere it is that of another plan's document."""
    try:
        names = os.listdir(path.parent)  # noqa: PTH208 - names are all that is needed
    except OSError:
        return None
    key = name_key(path.name)
    similar = [path.with_name(name) for name in names if name_key(name) == key]
    reasons = (
        _refusal_of_origin(memory.origin_of(one.read_bytes()), document, source)
        for one in similar
        if is_file(one)
    )
    return next(filter(None, reasons), None)


def _refusal_of_origin(
    origin: DocumentOrigin | None, document: RenderedDocument, source: Path
) -> Words | None:
    """Why a document of this origin may not be written over; None when it may.

    A plan file that is no longer there has been renamed.
    """
    if origin is None:
        return None
    file = Path(origin.source)
    if is_file(file) and not file.samefile(source):
        return OTHER_PLANS_FILE.filled(other=file)
    return None if origin.kind == document.kind_name else OTHER_DOCUMENTS_FILE


def _is_same_document(old: bytes, new: bytes) -> bool:
    """True for two documents with the same properties, such as title, community and year."""
    from civplan.typeset.origin import document_identity  # noqa: PLC0415 - as below

    return document_identity(old) == document_identity(new)


def _has_imprint(path: Path, data: bytes) -> bool:
    """True for a document that carries its own digest, which is right."""
    if path.suffix.lower() not in ENDINGS_WITH_IMPRINT:
        return False
    from civplan.typeset.origin import is_unedited_document  # noqa: PLC0415 - it loads zipfile

    return is_unedited_document(data)


def _has_title(path: Path, data: bytes, title: str) -> bool:
    """True for a file that may be an edited document: it has the title, or names civplan."""
    if path.suffix.lower() in ENDINGS_WITH_IMPRINT:
        from civplan.typeset.origin import (  # noqa: PLC0415 - few files are foreign
            is_civplan_document,
            names_title,
        )

        return is_civplan_document(data) or names_title(data, title)
    head = data.decode(errors="replace").splitlines()[:TITLE_SEARCH_LINES]
    return _comparable_text(title) in _comparable_text("".join(head))


def _comparable_text(text: str) -> str:
    """A text without white space, and without the signs with which Markdown keeps marks as text."""
    return "".join(text.split()).replace("\\", "")
