"""Leaks made on purpose: what reads the bytes must see every one of them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sipdesk.content.document import (
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Pictures,
    Row,
    Table,
    Tick,
    Ticks,
)
from sipdesk.documents.calendar.event import Event
from sipdesk.documents.calendar.render import render as calendar
from sipdesk.documents.docx.render import render as word
from sipdesk.documents.pdf.render import render
from sipdesk.domain.case import Case
from sipdesk.domain.paper import PRINTED, SAVED_AS_FORM, SAVED_AS_WORD, PaperKind
from sipdesk.usecases.text import TextOrder, WriteText, read_text, save_text
from tests.home import SetClock, content
from tests.proofs.leaks.trial import Desk, Order

_MADE: Final = SetClock().now()
_PAPER: Final = Document("Titel", (Heading(1, "Titel"),), "Till: någon", _MADE)
_EVENT: Final = Event("uid", 0, _MADE, _MADE, _MADE, "urn:x", "urn:y")
_CHANNELS: Final = (PRINTED, SAVED_AS_FORM, SAVED_AS_WORD)

File = tuple[bytes, str]


def files(word_: str) -> Iterator[tuple[str, File]]:
    """Give files that tell a word each in one place, and the name of the place."""
    for place, document in _documents(word_):
        yield f"{place}, PDF", (render(document).data, "")
        yield f"{place}, form", (render(document, fillable=True).data, "")
        yield f"{place}, Word", (word(document).data, "")
    for place, told in _events(word_):
        yield place, (calendar(told), "")
    yield "file name", (render(_PAPER).data, f"kallelse-{word_}.pdf")
    yield "copied text", (f"Mål\n\n{word_}".encode(), "")


def _documents(told: str) -> Iterator[tuple[str, Document]]:
    yield "title", replace(_PAPER, title=told)
    yield "subject", replace(_PAPER, subject=told)
    yield "header", replace(_PAPER, header=told)
    yield "footer", replace(_PAPER, footer=told)
    yield "recipient", replace(_PAPER, recipient_label=told)
    cells = ("", told, "", "")
    picture = content().read_concepts()["sip"].picture(told)
    for place, block in (
        ("paragraph", Paragraph(f"En mening om {told} i mitten.")),
        ("fact", Facts((Fact("Plats", told),))),
        ("narrow cell", Table(("a", "b", "c", "d"), (Row(cells),), (3, 1, 2, 2))),
        ("box", Ticks((Tick(told),))),
        ("picture", Pictures((picture,))),
    ):
        yield place, replace(_PAPER, blocks=(*_PAPER.blocks, block))


def _events(told: str) -> Iterator[tuple[str, Event]]:
    long = f"{'En lång rad som viks på mitten. ' * 4}{told}"
    yield "place in calendar", replace(_EVENT, location=told)
    yield "folded line in calendar", replace(_EVENT, description=long)
    yield "calendar address", replace(_EVENT, organizer=f"mailto:{told}@x.example")


def planted(home: Desk, case: Case) -> Iterator[tuple[Order, bool]]:
    """Write a canary into the home's own text, that all may read, and hand it out.

    Gives each paper, and whether the leak was seen on it.
    """
    hidden = next(word for word, bird in home.told.items() if bird.what == "offer by")
    name = f"texts/{PaperKind.SIP_REQUEST.value.replace('-', '_')}"
    found = read_text(TextOrder(name), home.ports)
    own = found.entry.own.number if found.entry.own else 0
    text = found.text.replace("SiS påtalar behovet.", f"SiS påtalar {hidden}.")
    save_text(WriteText(name, own, text), home.ports)
    placing = case.placing
    for channel in _CHANNELS:
        order = Order(PaperKind.SIP_REQUEST, placing.id if placing else "", channel)
        with home.silent():
            read = home.hand_out(order, case)
        yield order, read is not None and hidden in read.leaked
    save_text(WriteText(name, own + 1, ""), home.ports)
