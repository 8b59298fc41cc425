"""A paper that came is kept as it came, and only what is a paper."""

import hashlib
from datetime import timedelta
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from sipdesk.documents.pdf.received import pages_of
from sipdesk.domain.case import CaseId
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.errors import Missing, RuleBroken
from sipdesk.domain.received import MOST_BYTES, ReceivedKind, ReceivedPaper
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.received import (
    ReceivedOf,
    ReceivePaper,
    read_received,
    read_received_file,
    receive_paper,
    remove_received,
)
from tests.home import TODAY
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused

NO_CASE = CaseId("no-case")


def pdf(pages: int = 1) -> bytes:
    """Make a small PDF that could have come from a kommun."""
    whole = BytesIO()
    canvas = Canvas(whole, invariant=True)
    for page in range(pages):
        canvas.drawString(50, 800, f"Kallelse, sida {page + 1}")
        canvas.showPage()
    canvas.save()
    return whole.getvalue()


def locked() -> bytes:
    """Make one that asks for a password."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf())))
    writer.encrypt("hemligt", algorithm="AES-256")
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()


def receive(
    desk: Desk, data: bytes, kind: ReceivedKind = ReceivedKind.CALL, days: int = 0
) -> ReceivedPaper:
    day = TODAY + timedelta(days=days)
    order = ReceivePaper(desk.case.id, kind, day, data, " Nr 7. ")
    before = read_received(desk.case.id, desk.ports)
    receive_paper(order, desk.ports)
    after = read_received(desk.case.id, desk.ports)
    (paper,) = (paper for paper in after if paper not in before)
    return paper


def test_a_paper_is_kept_as_it_came(desk: Desk) -> None:
    data = pdf(3)
    paper = receive(desk, data)
    assert (paper.pages, paper.words, paper.received) == (3, "Nr 7.", TODAY)
    assert paper.sha256 == hashlib.sha256(data).hexdigest()
    assert paper.by == desk.ports.user.id
    assert read_received(desk.case.id, desk.ports) == (paper,)
    of = ReceivedOf(desk.case.id, paper.id)
    assert read_received_file(of, desk.ports) == data


def test_the_latest_comes_first(desk: Desk) -> None:
    old = receive(desk, pdf(), ReceivedKind.PLAN, days=-30)
    new = receive(desk, pdf(2))
    assert read_received(desk.case.id, desk.ports) == (new, old)


def test_what_is_taken_out_is_gone(desk: Desk) -> None:
    paper = receive(desk, pdf())
    of = ReceivedOf(desk.case.id, paper.id)
    remove_received(of, desk.ports)
    assert read_received(desk.case.id, desk.ports) == ()
    with pytest.raises(Missing):
        read_received_file(of, desk.ports)
    with pytest.raises(Missing):
        remove_received(of, desk.ports)


def test_another_cases_paper_cannot_be_reached(desk: Desk) -> None:
    paper = receive(desk, pdf())
    other = open_case(OpenCase("Bo", "Påhitt"), desk.ports).case
    of = ReceivedOf(other.id, paper.id)
    with pytest.raises(Missing):
        read_received_file(of, desk.ports)
    with pytest.raises(Missing):
        remove_received(of, desk.ports)
    assert read_received(desk.case.id, desk.ports) == (paper,)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "received-empty"),
        (b"x" * (MOST_BYTES + 1), "received-too-big"),
        (b"PK\x03\x04 ett Word-dokument", "received-not-pdf"),
        (b"%PDF-1.7\n%%EOF", "received-not-pdf"),
        (pdf()[: len(pdf()) // 3], "received-not-pdf"),
        (locked(), "received-locked"),
    ],
    ids=["empty", "too big", "word", "hollow", "cut off", "locked"],
)
def test_what_is_no_paper_to_keep_is_refused(
    desk: Desk, data: bytes, code: str
) -> None:
    with refused(code):
        receive(desk, data)
    assert read_received(desk.case.id, desk.ports) == ()


def test_nothing_comes_tomorrow(desk: Desk) -> None:
    with refused("day-in-the-future"):
        receive(desk, pdf(), days=1)


def test_nothing_is_taken_in_or_out_of_a_closed_case(desk: Desk) -> None:
    paper = receive(desk, pdf())
    closing = Closing(ClosingReason.NO_NEED, TODAY, "Nämnden")
    desk.do(record_closing, RecordClosing, closing)
    desk.do(close_case, CloseCase)
    with refused("case-closed"):
        receive(desk, pdf())
    with refused("case-closed"):
        remove_received(ReceivedOf(desk.case.id, paper.id), desk.ports)


def test_without_a_case_there_is_nowhere_to_keep_it(desk: Desk) -> None:
    order = ReceivePaper(NO_CASE, ReceivedKind.CALL, TODAY, pdf())
    with pytest.raises(Missing):
        receive_paper(order, desk.ports)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_spoilt_file_is_counted_or_refused_and_never_more(
    data: st.DataObject,
) -> None:
    whole = bytearray(pdf())
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    kept = data.draw(st.integers(0, len(whole)))
    assert outcome(bytes(whole[:kept])) in {
        "kept",
        "received-not-pdf",
        "received-locked",
    }


def outcome(data: bytes) -> str:
    try:
        return "kept" if pages_of(data) else "no pages"
    except RuleBroken as broken:
        return broken.code
