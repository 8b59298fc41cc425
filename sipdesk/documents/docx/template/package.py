"""Looks through a Word file from outside before anything else reads it.

A Word file is a zip of XML. It is refused, with the reason, when it is too big packed
or unpacked, when it holds a program, something embedded or a way out of the file, and
when its XML declares anything of its own. What is let through is safe to parse.
"""

import re
import zlib
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from sipdesk.documents.docx.template.codes import check_codes
from sipdesk.documents.docx.template.pairs import check_braces
from sipdesk.domain.errors import RuleBroken

MOST_BYTES: Final = 5 * 2**20
MOST_UNPACKED: Final = 40 * 2**20
MOST_XML: Final = 4 * 2**20  # of one part
MOST_PARTS: Final = 400

_MAIN: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES: Final = "[Content_Types].xml"
_OLD_OR_LOCKED: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED: Final = 0x1  # a zip member's flag
_PROGRAM: Final = re.compile(r"macroenabled|vbaproject|vbadata|customui", re.IGNORECASE)
_EMBEDDED: Final = re.compile(
    r"oleobject|activex|/embeddings/|\.package$|afchunk|subdocument|/control$"
    r"|officedocument\.(spreadsheetml|presentationml)",
    re.IGNORECASE,
)
_ABOUT: Final = "docProps/"
_BRACES: Final = re.compile(rb"\{[{%#]")
_DECLARES: Final = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_FIRST: Final = 4096
_BEFORE_XML: Final = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # marks of the alphabet, blanks
_EMBEDDED_TAGS: Final = frozenset(
    {"object", "OLEObject", "control", "altChunk", "subDoc", "movie"}
)
_OUTSIDE_TAGS: Final = frozenset(
    {"attachedTemplate", "mailMerge", "dataSource", "frameset", "saveThroughXslt"}
)


def check(data: bytes) -> None:
    """Refuse a file that no template may be.

    Raises:
        RuleBroken: the reason, as a code.

    """
    if len(data) > MOST_BYTES:
        raise RuleBroken("template-too-big")
    if data.startswith(_OLD_OR_LOCKED):
        raise RuleBroken("template-locked")
    try:
        with ZipFile(BytesIO(data)) as parts:
            _check_parts(parts)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise RuleBroken("template-not-word") from error


def _check_parts(parts: ZipFile) -> None:
    members = parts.infolist()
    names = [one.filename for one in members]
    if _TYPES not in names:
        raise RuleBroken("template-not-word")
    if len(members) > MOST_PARTS or sum(m.file_size for m in members) > MOST_UNPACKED:
        raise RuleBroken("template-too-big")
    if len({name.casefold() for name in names}) < len(names):
        raise RuleBroken("template-not-word")
    if any(m.flag_bits & _LOCKED for m in members):
        raise RuleBroken("template-locked")
    for name in names:
        _refuse_named(f"/{name}")
    unpacked = 0
    for member in members:
        unpacked += _check_member(parts, member)
        if unpacked > MOST_UNPACKED:
            raise RuleBroken("template-too-big")


def _check_member(parts: ZipFile, member: ZipInfo) -> int:
    """Check one part, trusting neither its name nor its size; give its real size."""
    with parts.open(member) as stream:
        data = stream.read(_FIRST)
        is_xml = data.lstrip(_BEFORE_XML).startswith(b"<")
        most = MOST_XML if is_xml else MOST_UNPACKED
        data += stream.read(most + 1)
    if len(data) > most:
        raise RuleBroken("template-too-big")
    if is_xml:
        _check_xml(member.filename, data)
    return len(data)


def _check_xml(name: str, data: bytes) -> None:
    root = _parsed(data)
    if name.startswith(_ABOUT) and _BRACES.search(data):
        raise RuleBroken("template-braces")  # a name would end in the file's properties
    if name == _TYPES:
        _check_types(root)
    elif name.endswith(".rels"):
        _check_relations(root)
    elif name == "word/document.xml" and root.tag != f"{{{_WORD}}}document":
        raise RuleBroken("template-not-word")
    else:
        _check_elements(root)
        check_codes(root)
        check_braces(root, len(data))


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise RuleBroken("template-not-word") from error
    about = root.getroottree().docinfo
    declared = about.doctype or about.internalDTD is not None
    if declared or _DECLARES.search(data.decode("latin-1")):
        raise RuleBroken("template-declares")
    return root


def _check_types(root: etree._Element) -> None:
    known = [str(one.get("ContentType", "")) for one in root]
    for kind in known:
        _refuse_named(kind)
    if _MAIN not in known:
        raise RuleBroken("template-not-word")


def _check_relations(root: etree._Element) -> None:
    for one in root:
        target, mode = str(one.get("Target", "")), str(one.get("TargetMode", ""))
        if mode.casefold() == "external" or ":" in target or target.startswith("//"):
            raise RuleBroken("template-outside-link")
        _refuse_named(str(one.get("Type", "")))
        _refuse_named(f"/{target}")


def _refuse_named(name: str) -> None:
    """Refuse by a part's name, its kind, or how another part is related to it."""
    if _PROGRAM.search(name):
        raise RuleBroken("template-macros")
    if _EMBEDDED.search(name):
        raise RuleBroken("template-embedded")


def _check_elements(root: etree._Element) -> None:
    for one in root.iter(etree.Element):
        local = etree.QName(one).localname
        if local in _EMBEDDED_TAGS:
            raise RuleBroken("template-embedded")
        if local in _OUTSIDE_TAGS:
            raise RuleBroken("template-outside-link")
