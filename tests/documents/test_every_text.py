"""Every text of a plan file that belongs to a document stands in its word/document.xml."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from civplan.documents.render import render_documents
from civplan.model.choices import Document
from support.documents import FLAT, NESTED, PLAN, SUMMARY, composer_for
from support.docx_files import Package, W, text_of
from support.plan_files import PLANS, Values, as_yaml, belonging, bodies, naming
from support.plans import plan_of

thoroughly = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def printed(plan: Values, document: Document, pack: str) -> str:
    """The text of the document's paragraphs; reading it shows that its XML is well-formed."""
    read = plan_of(as_yaml(plan))
    (made,) = render_documents(read, composer_for(pack), [document], ["docx"])
    paragraphs = Package(made.data).document.iter(f"{W}p")
    return "|".join(text_of(paragraph).replace("\n", "") for paragraph in paragraphs)


@pytest.mark.parametrize("document", [PLAN, SUMMARY])
@pytest.mark.parametrize("pack", [NESTED, FLAT])
@given(plan=PLANS)
@thoroughly
def test_every_text_that_belongs_to_a_document_is_printed_as_typed(
    plan: Values, document: Document, pack: str
) -> None:
    wanted = belonging(plan, document)
    page = printed(plan, document, pack)

    assert [text for text in wanted if text not in page] == []


@pytest.mark.parametrize("document", [PLAN, SUMMARY])
@given(plan=PLANS)
@thoroughly
def test_no_text_of_the_other_document_is_printed(plan: Values, document: Document) -> None:
    (other,) = {PLAN, SUMMARY} - {document}
    own = [plan.get(document.value, {}), *plan.get("sections", ())]
    foreign = belonging(plan, other) - belonging(plan, document) - naming(plan) - bodies(own)
    page = printed(plan, document, NESTED)

    assert [text for text in foreign if text in page] == []
