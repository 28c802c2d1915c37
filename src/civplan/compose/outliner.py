"""From a plan and a pack's profile to the outline of one document."""

from __future__ import annotations

from civplan.compose.dates import date_words
from civplan.compose.outline import AttachmentOutline, Outline, Part
from civplan.compose.parts import extra_part, flattened, layout_of, part_of
from civplan.compose.sentences import closed, profile_sentence, written
from civplan.model.choices import Document
from civplan.model.plan import DocumentDetails, Plan
from civplan.model.profile import Profile, fill_pattern
from civplan.model.text import Text

SUPERIOR = "上级部门"
"""What ``{district}`` says in a pattern when the file names none."""


def outline_of(plan: Plan, profile: Profile, document: Document) -> Outline:
    """What one of the plan's two documents says, in the order of the pack."""
    details = plan.details(document) or DocumentDetails(span=plan.span)
    has_header = bool(details.letterhead or details.number or details.signer)
    expected = profile.of(document)
    values = placeholders(plan)
    return Outline(
        title=tuple(written(details.title, document)) or (fill_pattern(expected.title, values),),
        letterhead=(details.letterhead or plan.issuers[0]) if has_header else "",
        number=details.number or "",
        signer=details.signer or "",
        recipient=recipient_line(details.recipient),
        opening=opening(plan, document, details.opening, expected.opening, values),
        parts=parts_of(plan, profile, document),
        closing=formula(details.closing, expected.closing, values, document),
        attachments=tuple(
            AttachmentOutline(attachment.name, tuple(written(attachment.text, document)))
            for attachment in details.attachments
        ),
        issuers=plan.issuers,
        date=date_words(details.date) if details.date else "",
        sealed=bool(details.sealed),
        note=details.note or "",
        copies="，".join(details.copies),
        has_colophon=has_header or bool(details.copies),
    )


def placeholders(plan: Plan) -> dict[str, str]:
    """What the placeholders of title patterns, opening and closing formulas stand for.

    Patterns write 工作 behind the campaign, so a campaign that ends with it does not say it twice.
    """
    return {
        "community": plan.community,
        "year": str(plan.year),
        "campaign": plan.campaign.removesuffix("工作"),
        "district": plan.district or SUPERIOR,
        "issuer": "、".join(plan.issuers),
    }


def recipient_line(recipients: tuple[str, ...]) -> str:
    """主送机关 with the full-width colon that closes it (GB/T 9704-2012, 7.3.2)."""
    names = "、".join(recipient.rstrip(":：") for recipient in recipients)
    return f"{names}：" if names else ""


def opening(
    plan: Plan,
    document: Document,
    own: Text | None,
    default: Text | None,
    values: dict[str, str],
) -> tuple[str, ...]:
    """The paragraphs before the first heading.

    The summary's default begins with the community in figures.
    """
    paragraphs = formula(own, default, values, document)
    if own or document is Document.PLAN:
        return paragraphs
    figures = profile_sentence(plan.community, plan.profile)
    if not figures:
        return paragraphs
    first, *others = paragraphs or ("",)
    return (figures + first, *others)


def formula(
    own: Text | None, default: Text | None, values: dict[str, str], document: Document
) -> tuple[str, ...]:
    """A text of the file, or the pack's with its placeholders filled."""
    if own:
        return tuple(closed(written(own, document)))
    return tuple(fill_pattern(paragraph, values) for paragraph in written(default, document))


def parts_of(plan: Plan, profile: Profile, document: Document) -> tuple[Part, ...]:
    """The parts that say something, in the pack's order, the file's own in their places."""
    layout = layout_of(plan.work, profile.layout)
    waiting = [section for section in plan.sections if document in section.in_]
    parts: list[Part] = []
    for expected in profile.of(document).sections:
        parts += flattened(part_of(plan, expected, document), layout)
        here = [section for section in waiting if section.after == expected.section]
        parts += [extra_part(plan, section, document) for section in here]
        waiting = [section for section in waiting if section not in here]
    parts += [extra_part(plan, section, document) for section in waiting]
    return tuple(part for part in parts if not part.is_empty)
