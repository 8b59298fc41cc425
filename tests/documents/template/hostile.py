"""Templates that must be refused, each with the reason that must be given."""

import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from tests.documents.template.made import braces, form, saved, spoiled

TYPES, DOCUMENT = "[Content_Types].xml", "word/document.xml"
RELATIONS, SETTINGS = "word/_rels/document.xml.rels", "word/settings.xml"
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(find: bytes, put: bytes, part: str = DOCUMENT) -> bytes:
    return spoiled(braces("{{ namn }}"), {part: (find, put)})


def relation(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    one = f'<Relationship Id="x9" Type="{_REL}/{kind}" Target="{target}"{mode}/>'
    end = b"</Relationships>"
    return word(end, one.encode() + end, RELATIONS)


def code(instruction: str) -> bytes:
    """Give a document with a field code, spread over runs as Word does."""
    half = len(instruction) // 2
    runs = "".join(
        f"<w:r><w:instrText>{part}</w:instrText></w:r>"
        for part in (instruction[:half], instruction[half:])
    )
    whole = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    return word(b"<w:body>", f"<w:body>{whole}".encode())


def bomb(many: int) -> bytes:
    """Give a small file that is large when it is unpacked."""
    zeros = b" " * 2**20 * many
    return spoiled(braces("{{ namn }}"), add={"word/media/image1.bin": zeros})


def lying() -> bytes:
    """Give a file whose part says it is smaller than it is."""
    whole = bomb(60)
    real, said = (60 * 2**20).to_bytes(4, "little"), (9).to_bytes(4, "little")
    assert whole.count(real) == 2
    return whole.replace(real, said)


def many_parts() -> bytes:
    more = {f"word/media/{n}.bin": b"" for n in range(500)}
    return spoiled(braces("{{ namn }}"), add=more)


def entities() -> bytes:
    head = b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
    return word(b"<w:document", head + b"<w:document")


def in_utf_16() -> bytes:
    """Hide a declaration from whoever looks for it byte by byte."""
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'
    return spoiled(braces("{{ namn }}"), add={"word/hidden.xml": text.encode("utf-16")})


def renamed(data: bytes) -> bytes:
    """Give a document whose main part has a name that promises no XML."""
    whole = BytesIO()
    with ZipFile(BytesIO(data)) as parts, ZipFile(whole, "w", ZIP_DEFLATED) as made:
        for name in parts.namelist():
            part = parts.read(name)
            if name in (TYPES, "_rels/.rels"):
                part = part.replace(b"word/document.xml", b"word/picture.png")
            made.writestr(name.replace("document.xml", "picture.png"), part)
    return whole.getvalue()


def half_a_table() -> bytes:
    """Give a loop that begins in a table and ends after it."""
    whole = docx.Document()
    table = whole.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "{% for rad in insatser %}{{ rad.vad }}"
    whole.add_paragraph("{% endfor %}")
    return saved(whole)


def plain_zip() -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as parts:
        parts.writestr("readme.txt", "hej")
    return whole.getvalue()


WORD: Final[Mapping[str, tuple[str, Callable[[], bytes]]]] = {
    "a zip that is no document": ("template-not-word", plain_zip),
    "half a file": ("template-not-word", lambda: braces("{{ namn }}")[:900]),
    "no field at all": ("template-without-fields", lambda: braces("Bara text.")),
    "too big": ("template-too-big", lambda: braces("{{ namn }}") + bytes(6 * 2**20)),
    "a bomb": ("template-too-big", lambda: bomb(60)),
    "a bomb that lies": ("template-not-word", lying),
    "too many parts": ("template-too-big", many_parts),
    "a part too large": (
        "template-too-big",
        lambda: spoiled(braces("{{ n }}"), add={"a.xml": b"<a/>" + b" " * 5 * 2**20}),
    ),
    "an old document or one with a password": (
        "template-locked",
        lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
    ),
    "macros": (
        "template-macros",
        lambda: spoiled(braces("{{ namn }}"), add={"word/vbaProject.bin": b"x"}),
    ),
    "a document for macros": (
        "template-macros",
        lambda: word(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml"
            b".document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
            TYPES,
        ),
    ),
    "buttons that run macros": (
        "template-macros",
        lambda: spoiled(braces("{{ n }}"), add={"customUI/customUI.xml": b"<a/>"}),
    ),
    "an embedded file": (
        "template-embedded",
        lambda: spoiled(
            braces("{{ namn }}"), add={"word/embeddings/oleObject1.bin": b"x"}
        ),
    ),
    "an ActiveX control": (
        "template-embedded",
        lambda: spoiled(braces("{{ n }}"), add={"word/activeX/activeX1.xml": b"<a/>"}),
    ),
    "an object in the text": (
        "template-embedded",
        lambda: word(b"<w:body>", b"<w:body><w:p><w:r><w:object/></w:r></w:p>"),
    ),
    "another document inside": (
        "template-embedded",
        lambda: relation("aFChunk", "afchunk.htm", ""),
    ),
    "a link": ("template-outside-link", lambda: relation("hyperlink", "https://x.se")),
    "a template elsewhere": (
        "template-outside-link",
        lambda: relation("attachedTemplate", "file:///c:/mall.dotm"),
    ),
    "a linked picture": (
        "template-outside-link",
        lambda: relation("image", "//server/share/bild.png"),
    ),
    "a link that hides that it is one": (
        "template-outside-link",
        lambda: relation("image", "file:///etc/passwd", ""),
    ),
    "a fetched text": (
        "template-outside-link",
        lambda: code(' INCLUDETEXT "c:\\\\hemligt.txt" '),
    ),
    "a fetched picture": (
        "template-outside-link",
        lambda: code(' INCLUDEPICTURE "http://x" '),
    ),
    "a program by DDE": ("template-outside-link", lambda: code(" DDEAUTO cmd /k ")),
    "a link by code": ("template-outside-link", lambda: code(' HYPERLINK "http://x" ')),
    "a code made by codes": (
        "template-outside-link",
        lambda: code(" QUOTE 68 "),
    ),
    "a program by DDE in a part of another name": (
        "template-outside-link",
        lambda: renamed(code(" DDEAUTO cmd /k ")),
    ),
    "a mail merge": (
        "template-outside-link",
        lambda: word(b"</w:settings>", b"<w:mailMerge/></w:settings>", SETTINGS),
    ),
    "entities": ("template-declares", entities),
    "entities in another alphabet": ("template-declares", in_utf_16),
    "broken XML": ("template-not-word", lambda: word(b"</w:body>", b"<w:p></w:body>")),
    "another kind of XML": (
        "template-not-word",
        lambda: spoiled(
            braces("{{ n }}"),
            {DOCUMENT: (b"wordprocessingml/2006/main", b"wordprocessingml/2099/main")},
        ),
    ),
    "braces that are never closed": (
        "template-braces",
        lambda: braces("{{ namn }}" + "{{" * 200_000),
    ),
    "braces spread over many runs and never closed": (
        "template-braces",
        lambda: word(
            b"<w:body>",
            b"<w:body><w:p>" + b"<w:r><w:t>{</w:t></w:r>" * 50_000 + b"</w:p>",
        ),
    ),
    "a loop over half a table": ("template-braces", half_a_table),
    "braces in an attribute": (
        "template-braces",
        lambda: word(b"<w:body>", b'<w:body><w:p w:rsidR="{{ namn }}"/>'),
    ),
    "elements without end": (
        "template-not-word",
        lambda: word(b"<w:body>", b"<w:body>" + b"<w:p>" * 5000 + b"</w:p>" * 5000),
    ),
    "a field in the file's properties": (
        "template-braces",
        lambda: spoiled(
            braces("{{ n }}"),
            {"docProps/core.xml": (b"</cp:core", b"<a>{{ namn }}</a></cp:core")},
        ),
    ),
}

BRACES: Final = (
    "{{ namn.__class__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ namn['x'] }}",
    "{{ namn() }}",
    "{{ namn|upper }}",
    "{{ 9 * 9 }}",
    "{{ 'a' * 999999999 }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ loop }}",
    "{{ Den unges namn }}",
    "{{ namn",
    "{% for a in namn %}{% for b in namn %}x{% endfor %}{% endfor %}",
    "{% for a in namn recursive %}{{ loop(a) }}{% endfor %}",
    "{% for a in namn if a %}x{% endfor %}",
    "{% for a in range(999999999) %}x{% endfor %}",
    "{% for a in namn %}{{ a }}{% endfor %}",
    "{% for a in namn %}{{ a._fields }}{% endfor %}",
    "{% for a in namn %}{{ a.b.c }}{% endfor %}",
    "{{ namn }}{% for a in namn %}{{ a.b }}{% endfor %}",
    "{% set a = namn %}",
    "{% include 'x' %}",
    "{% import 'os' as os %}",
    "{% macro a() %}{% endmacro %}",
    "{% if namn == 1 %}x{% endif %}",
    "{% raw %}{{ x }}{% endraw %}{{ namn.x }}",
    "{{p namn }}",
    "{{r namn }}",
    "{% autoescape false %}{{ namn }}{% endautoescape %}",
)
"""What may not stand in braces."""


def changed(change: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(form()))
    change(writer)
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()


def action(kind: str) -> Callable[[PdfWriter], None]:
    def change(writer: PdfWriter) -> None:
        done = DictionaryObject(
            {
                NameObject("/S"): NameObject(kind),
                NameObject("/F"): TextStringObject("x"),
            }
        )
        field = writer.pages[0]["/Annots"][0].get_object()  # type: ignore[index]
        field[NameObject("/A")] = writer._add_object(done)

    return change


def unfolding() -> bytes:
    """Give a small file whose table of objects is endless when it is unpacked."""
    table, many = zlib.compress(bytes(400 * 2**20), 9), 100 * 2**20
    about = f"/W[1 2 1]/Index[0 {many}]/Size {many}/Filter/FlateDecode"
    head = f"1 0 obj\n<</Type/XRef{about}/Length {len(table)}/Root 2 0 R>>stream\n"
    first = b"%PDF-1.5\n"
    body = first + head.encode() + table + b"\nendstream endobj\n"
    return body + f"startxref\n{len(first)}\n%%EOF\n".encode()


def _entry(name: str) -> Callable[[PdfWriter], None]:
    def change(writer: PdfWriter) -> None:
        writer.root_object[NameObject(name)] = DictionaryObject()

    return change


def _xfa(writer: PdfWriter) -> None:
    whole = writer.root_object["/AcroForm"].get_object()
    assert isinstance(whole, DictionaryObject)
    whole[NameObject("/XFA")] = ArrayObject()


def _stream_elsewhere(writer: PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream[NameObject("/F")] = TextStringObject("http://x")
    writer._add_object(stream)


def _circle(writer: PdfWriter) -> None:
    """Let a field hold itself, twice: followed blindly it never ends."""
    field = writer.pages[0]["/Annots"][0].get_object()  # type: ignore[index]
    own = field.indirect_reference
    field[NameObject("/Kids")] = ArrayObject((own, own))


def _attached(writer: PdfWriter) -> None:
    writer.add_attachment("x.txt", b"x")


def _without_fields(writer: PdfWriter) -> None:
    del writer.root_object["/AcroForm"]


PDF: Final[Mapping[str, tuple[str, Callable[[], bytes]]]] = {
    "half a file": ("template-not-pdf", lambda: form()[:200]),
    "no PDF but for its first words": ("template-not-pdf", lambda: b"%PDF-1.7\nhej"),
    "too big": ("template-too-big", lambda: form() + bytes(6 * 2**20)),
    "a password": (
        "template-locked",
        lambda: changed(lambda w: w.encrypt("hemligt", algorithm="AES-256")),
    ),
    "a script": (
        "template-pdf-program",
        lambda: changed(_entry("/JavaScript")),
    ),
    "a script at a field": (
        "template-pdf-program",
        lambda: changed(action("/JavaScript")),
    ),
    "actions of its own": ("template-pdf-program", lambda: changed(_entry("/AA"))),
    "another form inside": ("template-pdf-program", lambda: changed(_xfa)),
    "a program": (
        "template-pdf-program",
        lambda: changed(action("/Launch")),
    ),
    "a link": ("template-outside-link", lambda: changed(action("/URI"))),
    "a form that is sent": (
        "template-outside-link",
        lambda: changed(action("/SubmitForm")),
    ),
    "a way to another file": (
        "template-outside-link",
        lambda: changed(action("/GoToR")),
    ),
    "words elsewhere": (
        "template-outside-link",
        lambda: changed(_stream_elsewhere),
    ),
    "an embedded file": (
        "template-embedded",
        lambda: changed(_attached),
    ),
    "a bomb": ("template-not-pdf", unfolding),
    "fields in a circle": ("template-not-pdf", lambda: changed(_circle)),
    "no field at all": ("template-without-fields", lambda: changed(_without_fields)),
}
