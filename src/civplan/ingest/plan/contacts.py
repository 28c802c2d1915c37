"""Whom to ask about a document, as the note under its date says it."""

from __future__ import annotations

import re

from civplan.compose.sentences import contact_clause
from civplan.ingest.plan.new_values import new_record
from civplan.model.plan import Contact

CONTACTS = re.compile("联系人：(?P<entries>.+)")
CONTACT = re.compile(
    r"(?P<name>[^\d\W_](?:[^\d\W_]|[· ]){1,19})(?:，电话：(?P<phone>[^；，：、]*\d[^；，：、]*))?"
)
"""A name without figures, and perhaps a number."""


def contacts_in(note: str) -> tuple[Contact, ...]:
    """The people whom a note names; none unless the documents print them back as the note is."""
    match = CONTACTS.fullmatch(note)
    entries = re.split("[；、]", match["entries"]) if match else []
    people = [CONTACT.fullmatch(entry) for entry in entries]
    contacts = tuple(
        new_record(Contact, {"name": one["name"], "phone": one["phone"]}) for one in people if one
    )
    return contacts if contacts and contact_clause(contacts) == note else ()
