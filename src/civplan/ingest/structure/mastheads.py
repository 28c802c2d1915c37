"""The masthead above a title (版头): copy number, secrecy, urgency, letterhead, number, signer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from civplan.ingest.outline import Furniture, OutlinePart
from civplan.ingest.structure.document_numbers import document_number
from civplan.ingest.structure.lines import TextLine
from civplan.model.scalars import COPY_NUMBER_DIGITS, parse_secrecy, parse_urgency

SIGNED_BY = re.compile(r"签发人[：:]\s*(?P<names>[^\s，。]+(?:[ 、\u3000]+[^\s，。]+)*)")
ISSUING_BODY = re.compile(
    r"[\u3400-\u9fff\s]{4,40}(?:委员会|办事处|居委会|党支部|党总支|党委|文件)\s*"
)
_COPY_NUMBER = re.compile(rf"[0-9０-９]{{{COPY_NUMBER_DIGITS}}}")


class MastheadFields(NamedTuple):
    """What an official document says above its title; empty where it says nothing."""

    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    letterhead: str = ""
    signer: str = ""
    lines: tuple[Furniture, ...] = ()
    """The lines that say nothing but these."""


def masthead_of(part: OutlinePart) -> MastheadFields:
    """The masthead of a document; without a number (发文字号) it is no masthead, but may be signed.

    What stands twice, such as the names of two bodies, is not known: it is in no field.
    """
    above = [one for one in part.furniture if one.place < part.place]
    signers = [one for one in above if SIGNED_BY.search(one.text)][:1]
    match = SIGNED_BY.search(signers[0].text) if signers else None
    lines = [one for one in signers if SIGNED_BY.fullmatch(one.text.strip())]
    values = {"signer": match["names"].strip()} if match else {}
    for name, value_of in _VALUE_OF_FIELD.items() if part.number else ():
        single = [one for one in above if value_of(one.text.strip())]
        if len(single) == 1:
            values[name] = value_of(single[0].text.strip())
            lines += single
    return MastheadFields(**values, lines=tuple(lines))


def is_masthead_line(line: TextLine) -> bool:
    """True for a line that an official document may have above its title (GB/T 9704-2012, 7.2)."""
    text = line.text.strip()
    if line.rows or line.number:
        return False
    is_value = any(value_of(text) for value_of in _VALUE_OF_FIELD.values())
    return is_value or document_number(line) is not None or bool(SIGNED_BY.fullmatch(text))


def _copy_number(text: str) -> str:
    return text if _COPY_NUMBER.fullmatch(text) else ""


def _secrecy(text: str) -> str:
    return parse_secrecy(text) or ""


def _urgency(text: str) -> str:
    return parse_urgency(text) or ""


def _letterhead(text: str) -> str:
    return text if ISSUING_BODY.fullmatch(text) else ""


_VALUE_OF_FIELD: dict[str, Callable[[str], str]] = {
    "copy_number": _copy_number,
    "secrecy": _secrecy,
    "urgency": _urgency,
    "letterhead": _letterhead,
}
