"""Papers of the fictive cases as their recipients get them, and what stands on them."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from io import BytesIO
from typing import Any, TypeVar

from pypdf import PdfReader

from sipdesk.content.content import Content
from sipdesk.content.document import Document, Picture, Pictures, for_recipient
from sipdesk.content.document_text import as_text
from sipdesk.content.library import read_content
from sipdesk.documents.compose import compose
from sipdesk.documents.desk import Desk
from sipdesk.documents.pdf.render import render
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import opened
from sipdesk.domain.home import Home
from sipdesk.domain.information import Branch, Information
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.user import User
from sipdesk.paths import resources
from tests.documents.example import MADE

HOME = Home(
    "home",
    "Ungdomshemmet Exempelgården",
    address="Exempelvägen 1, 000 00 Fantasistad",
    phone="010-444 44 44",
    switchboard="010-000 00 00",
)
USER = User("coordinator", "Karin Koordinator", "SIP-samordnare", "010-333 33 33")

T = TypeVar("T")


@lru_cache
def content() -> Content:
    """Read the built-in content once."""
    return read_content(resources())


def desk(allowed: frozenset[Information], version: int = 0) -> Desk:
    """Give a desk for a recipient who may see these kinds."""
    names = ((USER.id, USER.name),)
    return Desk(HOME, USER, MADE, content(), allowed, version, names)


def paper(kind: PaperKind, case: Case, recipient: str, version: int = 0) -> Document:
    """Compose a paper and cut it as the program does for what goes out."""
    cleared = opened(kind, case, recipient, MADE.date())
    composed = compose(kind, case, recipient, desk(cleared.kinds, version))
    return for_recipient(composed, cleared.kinds, cleared.branches)


def cut(document: Document, allowed: frozenset[Information]) -> Document:
    """Cut a paper for one who may see these kinds, of any branch."""
    return for_recipient(document, allowed, frozenset(Branch))


def everything_said(document: Document) -> str:
    """Give all that a paper says: its text, its margins and its metadata."""
    return "\n".join(
        (
            document.title,
            document.subject,
            document.header,
            document.recipient_label,
            document.footer,
            as_text(document),
        )
    )


def printed(document: Document) -> str:
    """Give the words on the pages of the finished file, each blank one space."""
    pages = PdfReader(BytesIO(render(document).data)).pages
    words = "\n".join(page.extract_text() for page in pages)
    return " ".join(words.replace("\N{SOFT HYPHEN}", "").split())


def shown(document: Document) -> list[Picture]:
    """Give the pictures of a paper."""
    blocks = (block for block in document.blocks if isinstance(block, Pictures))
    return [picture for block in blocks for picture in block.pictures]


def marked(value: T) -> tuple[T, frozenset[str]]:
    """Put a word of its own in every free text of a value, and give the words.

    Ids, days and choices stay as they are.
    """
    words: set[str] = set()
    return _marked(value, words), frozenset(words)


_NOT_FREE = {
    "id", "party", "recipient", "consenter", "goal", "about", "lead", "convener",
    "coordinator", "by", "legal_basis", "ground", "step", "contact_id", "code",
    "placing_kommun", "waiting_for",
}  # fmt: skip


def _marked(value: Any, words: set[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_marked(one, words) for one in value)
    if not is_dataclass(value) or isinstance(value, (type, Enum)):
        return value
    changes = {}
    for field in fields(value):
        old = getattr(value, field.name)
        if not isinstance(old, str):
            changes[field.name] = _marked(old, words)
        elif field.name not in _NOT_FREE:
            changes[field.name] = f"Canary{len(words):04}"
            words.add(changes[field.name])
    return replace(value, **changes)
