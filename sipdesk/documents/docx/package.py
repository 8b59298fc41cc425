"""What a Word file says of itself, and how it is packed: neutral, always the same."""

from datetime import UTC
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument

from sipdesk.content.document import Document
from sipdesk.documents.docx.text import one_line

AUTHOR: Final = "SIPdesk"
_LONGEST: Final = 255  # letters in a property
_FIRST: Final = "[Content_Types].xml"
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)  # the first a zip file can tell


def sealed(word: WordDocument, document: Document) -> bytes:
    """Describe the file and pack it: no name, no place, no clock but the paper's."""
    _describe(word, document)
    loose = BytesIO()
    word.save(loose)
    return repacked(loose)


def _describe(word: WordDocument, document: Document) -> None:
    about = word.core_properties
    moment = document.created.astimezone(UTC)
    about.title = one_line(document.title)[:_LONGEST]
    about.subject = one_line(document.subject)[:_LONGEST]
    about.language = document.lang
    about.author = about.last_modified_by = AUTHOR
    about.category = about.comments = about.keywords = ""
    about.created = about.modified = moment
    about.revision = 1


def repacked(loose: BytesIO) -> bytes:
    """Pack the parts in order of their names, without the time they were written."""
    whole = BytesIO()
    with ZipFile(loose) as parts, ZipFile(whole, "w") as packed:
        for name in sorted(parts.namelist(), key=lambda one: (one != _FIRST, one)):
            about = ZipInfo(name, _NO_TIME)
            about.compress_type = ZIP_DEFLATED
            about.create_system = 0  # the same on every system
            packed.writestr(about, parts.read(name))
    return whole.getvalue()
