"""What a file says of itself: neutral, the same inside and out, and its standards.

The author is always the authority: no metadata names a person, a home or a place.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from sipdesk import __version__
from sipdesk.documents.pdf import colour_profile

AUTHOR: Final = "Statens institutionsstyrelse"
PROGRAM: Final = f"SIPdesk {__version__}"
_REGISTRY: Final = "http://www.color.org"


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a paper; ``created`` knows its time zone."""

    title: str
    subject: str
    lang: str
    created: datetime


def describe(canvas: Canvas, about: About) -> None:
    """Write everything about the file as a whole into a canvas not yet drawn on."""
    canvas.setTitle(about.title)
    canvas.setAuthor(AUTHOR)
    canvas.setSubject(about.subject)
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    document: PDFDocument = canvas._doc  # noqa: SLF001  (no public way to it)
    _set_time(document, about.created)
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.OutputIntents = PDFArray([_output_intent(document)])
    catalog.Metadata = XMP(creator=lambda _: _packet(about).encode())


def _set_time(document: PDFDocument, created: datetime) -> None:
    moment = created.astimezone(UTC)
    stamp = document._timeStamp  # noqa: SLF001
    stamp.t, stamp.lt = moment.timestamp(), moment.timetuple()
    stamp.YMDhms = tuple(moment.timetuple())[:6]
    stamp.dhh, stamp.dmm, stamp.tzname = 0, 0, "UTC"


def _output_intent(document: PDFDocument) -> PDFDictionary:
    components = PDFDictionary({"N": 3})
    profile = PDFStream(components, colour_profile.srgb(), [PDFZCompress])
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "DestOutputProfile": document.Reference(profile),
            "OutputConditionIdentifier": PDFString(colour_profile.NAME),
            "Info": PDFString(colour_profile.NAME),
            "RegistryName": PDFString(_REGISTRY),
        }
    )


def _packet(about: About) -> str:
    """Write the XMP packet, with the claim to PDF/A-2a and PDF/UA-1."""
    moment = about.created.astimezone(UTC).isoformat(timespec="seconds")
    return _PACKET.format(
        title=escape(about.title),
        subject=escape(about.subject),
        lang=escape(about.lang),
        author=escape(AUTHOR),
        program=escape(PROGRAM),
        moment=moment,
    )


# PDF/A asks that every property outside its own list be described, hence the schema.
_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt>\
<rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{program}</pdf:Producer>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
