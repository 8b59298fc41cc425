"""The manager's line on a paper: who has approved it, and never where the home is."""

from dataclasses import replace
from datetime import date

import pytest

from sipdesk.content.document import Document, for_recipient
from sipdesk.content.document_text import as_text
from sipdesk.documents.compose import compose
from sipdesk.domain.approval import FOR_MANAGER
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.information import Branch, Information
from sipdesk.domain.paper import PaperKind
from tests.documents import cases
from tests.documents.example import SOCIAL
from tests.documents.papers import desk, printed

LINE = "Chef på hemmet: namn och befattning"
SIV = "Siv Exempel, institutionschef"
ALL = frozenset(Information)
KINDS = pytest.mark.parametrize("kind", sorted(FOR_MANAGER, key=str))


def made(
    kind: PaperKind, allowed: frozenset[Information], approved: date | None
) -> Document:
    at = replace(desk(allowed), signer=SIV, approved=approved)
    recipient = SOCIAL if kind is not PaperKind.DEVIATION else FILE_COPY
    document = compose(kind, cases.full(), recipient, at)
    return for_recipient(document, allowed, frozenset(Branch))


@KINDS
def test_what_nobody_has_approved_leaves_the_line_to_be_filled_in(
    kind: PaperKind,
) -> None:
    text = printed(made(kind, ALL, None))
    assert LINE in text
    assert SIV not in text
    assert "godkände" not in text


@KINDS
def test_what_is_approved_names_the_manager_below_the_line(kind: PaperKind) -> None:
    text = printed(made(kind, ALL, date(2026, 11, 23)))
    assert SIV in text
    assert "Chefen på hemmet godkände det här den måndag 23 november 2026." in text
    assert LINE not in text


@KINDS
def test_where_the_place_is_hidden_no_manager_is_named(kind: PaperKind) -> None:
    text = as_text(made(kind, ALL - {Information.PLACE}, date(2026, 11, 23)))
    assert SIV not in text
    assert LINE in text
