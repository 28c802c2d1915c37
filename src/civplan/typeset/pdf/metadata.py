"""What a PDF says about itself: title, author, language, and that it is PDF/A-2b."""

from __future__ import annotations

from datetime import UTC
from importlib.resources import files
from typing import TYPE_CHECKING

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import OutputIntentSubType
from fpdf.output import PDFICCProfile

from civplan.typeset.docx.markup import escape_xml
from civplan.typeset.origin import PDF_IMPRINT_PLACE
from civplan.typeset.properties import GENERATOR, LANGUAGE

if TYPE_CHECKING:
    from datetime import datetime

    from civplan.typeset.properties import DocumentProperties

PROFILE = "sRGB2014.icc"
"""The colours of the red parts, a profile that fpdf2 brings along; PDF/A wants one embedded."""
COLOURS_OF_RGB = 3


def empty_pdf(properties: DocumentProperties) -> FPDF:
    """A PDF without pages whose unit is a point, with what it says about itself."""
    pdf = FPDF(unit="pt")
    pdf.set_auto_page_break(auto=False)
    created = _in_utc(properties.created)
    pdf.set_creation_date(created)
    pdf.set_title(properties.title)
    pdf.set_author(properties.author)
    pdf.set_subject(properties.subject)
    pdf.set_keywords("; ".join(properties.keywords))
    pdf.set_creator(GENERATOR)
    pdf.set_producer(GENERATOR)
    pdf.set_lang(LANGUAGE)
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    pdf.set_xmp_metadata(_xmp(properties, created))
    profile = files("fpdf") / "data" / "color_profiles" / PROFILE
    pdf.add_output_intent(
        OutputIntentSubType.PDFA,
        output_condition_identifier="sRGB",
        dest_output_profile=PDFICCProfile(profile.read_bytes(), COLOURS_OF_RGB, "DeviceRGB"),
        info="sRGB IEC61966-2.1",
    )
    return pdf


def _in_utc(time: datetime) -> datetime:
    """A time in UTC; one without a time zone is."""
    return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)


def _xmp(properties: DocumentProperties, created: datetime) -> str:
    """The same as XMP, with a place for the imprint; it says that this is PDF/A (ISO 19005-2)."""
    title, subject = escape_xml(properties.title), escape_xml(properties.subject)
    moment = created.isoformat(timespec="seconds")
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>'
        "</dc:description>"
        f"<dc:creator><rdf:Seq><rdf:li>{escape_xml(properties.author)}</rdf:li></rdf:Seq>"
        f"</dc:creator><dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>"
        f"{PDF_IMPRINT_PLACE}"
        f"<pdf:Keywords>{escape_xml('; '.join(properties.keywords))}</pdf:Keywords>"
        f"<pdf:Producer>{GENERATOR}</pdf:Producer><xmp:CreatorTool>{GENERATOR}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"
        f"<xmp:MetadataDate>{moment}</xmp:MetadataDate>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
