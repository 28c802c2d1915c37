"""Every text of a plan file that belongs to a document stands in its word/document.xml."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.documents.render import render_documents
from civplan.model.choices import Document
from support.documents import FLAT, NESTED, PLAN, SUMMARY, composer_for
from support.docx_files import Package, W, text_of
from support.manuscripts import HARD
from support.plans import plan_of

Values = dict[str, Any]

CHARACTERS = st.characters(
    exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Zs"), exclude_characters="甲乙"
)
NUMBERED = 1_000_000


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text as one may type it, which no other text holds as a part: each has its 甲 and 乙."""
    inside = draw(st.sampled_from(HARD) | st.text(CHARACTERS, max_size=8))
    return f"甲{draw(st.integers(NUMBERED, 10 * NUMBERED))}{inside}乙"


def forms(text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """A text of both documents, or one for each."""
    return (
        text
        | st.lists(text, min_size=1, max_size=2)
        | st.fixed_dictionaries({}, optional={"plan": text, "summary": text}).filter(bool)
    )


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Values]:
    """A mapping with some of these keys."""
    return st.fixed_dictionaries({}, optional=fields)


TEXTS = texts()
PLACES = st.sampled_from([["plan"], ["summary"], ["plan", "summary"]])


def items(depth: int) -> st.SearchStrategy[list[Any]]:
    """Items, with sub-items down to a depth."""
    deeper = {"items": items(depth - 1)} if depth else {}
    long_form = st.fixed_dictionaries(
        {"text": forms(TEXTS)},
        optional={
            "name": TEXTS,
            "in": PLACES,
            "result": TEXTS,
            "lead": TEXTS,
            "people": st.lists(TEXTS, min_size=1, max_size=2),
            "style": st.sampled_from(["numbered", "ordinal"]),
            **deeper,
        },
    )
    return st.lists(TEXTS | long_form, max_size=2)


def sections(**more: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A section in short or with keys."""
    keys = {"heading": TEXTS, "items": items(1), **more}
    return forms(TEXTS) | st.fixed_dictionaries({"text": forms(TEXTS)}, optional=keys)


AREAS = st.lists(
    st.fixed_dictionaries(
        {"name": TEXTS}, optional={"text": forms(TEXTS), "lead": TEXTS, "items": items(2)}
    ),
    max_size=2,
)
DETAILS: dict[str, st.SearchStrategy[Any]] = {
    "title": st.lists(TEXTS, min_size=1, max_size=2),
    "letterhead": TEXTS,
    "number": TEXTS,
    "signer": st.lists(TEXTS, min_size=1, max_size=1),
    "recipient": st.lists(TEXTS, min_size=1, max_size=2),
    "colophon_recipient": st.lists(TEXTS, min_size=1, max_size=2),
    "copies": st.lists(TEXTS, min_size=1, max_size=2),
    "opening": forms(TEXTS),
    "closing": forms(TEXTS),
    "note": TEXTS,
    "attachments": st.lists(
        TEXTS | st.fixed_dictionaries({"name": TEXTS, "text": forms(TEXTS)}), max_size=2
    ),
}
PLANS = optional(
    issuer=st.lists(TEXTS, min_size=1, max_size=2),
    principles=sections(),
    organization=sections(
        members=st.lists(
            st.fixed_dictionaries({"name": TEXTS}, optional={"post": TEXTS, "duty": TEXTS}),
            max_size=2,
        )
    ),
    goals=sections(),
    work=st.fixed_dictionaries({"areas": AREAS, "items": items(1)}),
    schedule=st.lists(st.fixed_dictionaries({"phase": TEXTS, "text": TEXTS}), max_size=2),
    safeguards=sections(),
    honours=st.lists(TEXTS, max_size=2),
    sections=st.lists(
        st.fixed_dictionaries(
            {"heading": TEXTS, "text": forms(TEXTS)},
            optional={"in": PLACES, "after": st.sampled_from(["work", "goals", "honours"])},
        ),
        max_size=2,
    ),
    plan=optional(**DETAILS),
    summary=optional(
        **DETAILS, achievements=sections(), problems=sections(), next_steps=sections()
    ),
)


def belonging(plan: Values, document: Document) -> set[str]:
    """The texts of a plan file that one of its documents must print."""
    wanted: list[str] = list(plan.get("issuer", ()))
    for name in ("principles", "organization", "goals", "safeguards"):
        wanted += of_section(plan.get(name), document)
    wanted += of_work(plan.get("work", {}), document)
    for section in plan.get("sections", ()):
        if document.value in section.get("in", ["plan", "summary"]):
            own = section.get("in") == [document.value]
            wanted += of_section(section, document, own=own)
    if document is PLAN:
        organization = plan.get("organization")
        organization = organization if isinstance(organization, dict) else {}
        members = organization.get("members", ())
        wanted += [text for member in members for text in member.values()]
        wanted += [organization["heading"]] if members and "heading" in organization else []
        wanted += [text for phase in plan.get("schedule", ()) for text in phase.values()]
    else:
        wanted += plan.get("honours", ())
    return set(wanted) | set(of_details(plan.get(document.value, {}), document))


def of_text(value: Any, document: Document, *, own: bool = False) -> list[str]:
    """What a text says in a document; ``own`` when only this document has a place for it."""
    if isinstance(value, dict):
        text = value.get(document.value)
        if text is None and own:
            text = next(iter(value.values()))
        return [] if text is None else [text]
    texts = value if isinstance(value, list) else [value]
    return texts if own or document is PLAN else []


def of_section(section: Any, document: Document, *, own: bool = False) -> list[str]:
    """The texts of a section."""
    if section is None:
        return []
    if not isinstance(section, dict) or section.keys() <= {"plan", "summary"}:
        return of_text(section, document, own=own)
    said = of_text(section.get("text", []), document, own=own)
    for item in section.get("items", ()):
        said += of_own_item(item, document) if own else of_item(item, document, None)
    return [section["heading"], *said] if said and "heading" in section else said


def of_own_item(item: Any, document: Document) -> list[str]:
    """The texts of an item in a section that only one document has."""
    if isinstance(item, str):
        return [item]
    inner = [text for one in item.get("items", ()) for text in of_own_item(one, document)]
    names = [item["name"]] if "name" in item else []
    return [*names, *of_text(item["text"], document, own=True), *inner]


def of_item(item: Any, document: Document, lead: str | None) -> list[str]:
    """The texts of an item and of its sub-items."""
    if isinstance(item, str):
        return [item] if document is PLAN else []
    if document.value not in item.get("in", ["plan", "summary"]):
        return []
    own_lead = item.get("lead")
    inner = [
        text for one in item.get("items", ()) for text in of_item(one, document, own_lead or lead)
    ]
    said = of_text(item["text"], document)
    if document is PLAN:
        if said or "name" in item:
            said += [own_lead] if own_lead and own_lead != lead else []
            said += item.get("people", ())
    elif "result" in item:
        said.append(item["result"])
    elif item.get("in") == ["summary"]:
        said = of_text(item["text"], document, own=True)
    return [*([item["name"]] if "name" in item and (said or inner) else []), *said, *inner]


def of_work(work: Values, document: Document) -> list[str]:
    """The texts of the work and its areas."""
    wanted = [text for item in work.get("items", ()) for text in of_item(item, document, None)]
    for area in work.get("areas", ()):
        lead = area.get("lead")
        said = of_text(area.get("text", []), document)
        said += [text for item in area.get("items", ()) for text in of_item(item, document, lead)]
        leads = [lead] if lead and document is PLAN else []
        wanted += [area["name"], *leads, *said] if said else []
    return wanted


def of_details(details: Values, document: Document) -> list[str]:
    """The texts that only one document has a place for."""
    wanted: list[str] = []
    for name in ("title", "opening", "closing"):
        wanted += of_text(details.get(name, []), document, own=True)
    for name in ("recipient", "colophon_recipient", "copies", "signer"):
        wanted += details.get(name, ())
    wanted += [details[name] for name in ("letterhead", "number", "note") if name in details]
    for attachment in details.get("attachments", ()):
        if isinstance(attachment, str):
            wanted.append(attachment)
        else:
            wanted += [attachment["name"], *of_text(attachment["text"], document, own=True)]
    for name in ("achievements", "problems", "next_steps"):
        wanted += of_section(details.get(name), document, own=True)
    return wanted


def naming(items: Any) -> set[str]:
    """The texts of items with sub-items: the summary may name them above what it reports."""
    names: set[str] = set()
    for value in items.values() if isinstance(items, dict) else items:
        if isinstance(value, (dict, list)):
            names |= naming(value)
    if isinstance(items, dict) and "items" in items and "text" in items:
        names |= set(of_text(items["text"], PLAN))
    return names


def bodies(value: Any) -> set[str]:
    """Who is responsible, at every depth of what one document has for its own."""
    if isinstance(value, dict):
        own = {value["lead"]} if "lead" in value else set()
        return own.union(value.get("people", ()), *map(bodies, value.values()))
    return set().union(*map(bodies, value)) if isinstance(value, list) else set()


def as_yaml(plan: Values) -> str:
    """A plan as a YAML text; JSON is YAML."""
    return "".join(
        f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in plan.items()
    )


def printed(plan: Values, document: Document, pack: str) -> str:
    """The text of the document's paragraphs; reading it shows that its XML is well-formed."""
    read = plan_of(as_yaml(plan))
    (rendered,) = render_documents(read, composer_for(pack), [document], ["docx"])
    paragraphs = Package(rendered.data).document.iter(f"{W}p")
    return "|".join(text_of(paragraph).replace("\n", "") for paragraph in paragraphs)


@pytest.mark.parametrize("document", [PLAN, SUMMARY])
@pytest.mark.parametrize("pack", [NESTED, FLAT])
@given(plan=PLANS)
def test_every_text_that_belongs_to_a_document_is_printed_as_typed(
    plan: Values, document: Document, pack: str
) -> None:
    wanted = belonging(plan, document)
    page = printed(plan, document, pack)

    assert [text for text in wanted if text not in page] == []


@pytest.mark.parametrize("document", [PLAN, SUMMARY])
@given(plan=PLANS)
def test_no_text_of_the_other_document_is_printed(plan: Values, document: Document) -> None:
    (other,) = {PLAN, SUMMARY} - {document}
    own = [plan.get(document.value, {}), *plan.get("sections", ())]
    foreign = belonging(plan, other) - belonging(plan, document) - naming(plan) - bodies(own)
    page = printed(plan, document, NESTED)

    assert [text for text in foreign if text in page] == []
