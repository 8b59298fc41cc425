"""Minutes of forty pages split cleanly: nothing lost, no heading left alone below."""

import re
from dataclasses import replace
from functools import lru_cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from sipdesk.content.document import Document, Heading
from sipdesk.documents.pdf.render import Rendered, render
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.meeting import Note, Part
from sipdesk.domain.paper import PaperKind
from tests.documents import cases
from tests.documents.order import words_of, words_read
from tests.documents.papers import paper
from tests.documents.standards import faults

SAID = (
    "{n}. Rektorn berättade hur skolveckan ser ut nu och vad som behövs i vår. Den "
    "unge sade att tisdagarna är svårast och att det hjälper att börja senare. BUP "
    "och avdelningen kommer överens om vem som följer upp det, och när."
)


@lru_cache
def minutes() -> tuple[Document, Rendered]:
    """Write minutes with some hundred notes in each part of the meeting."""
    case = cases.longest()
    notes = tuple(
        Note(part.value, part, "\n\n".join(SAID.format(n=n) for n in range(1, 53)))
        for part in Part
    )
    meeting = replace(case.meeting, notes=notes)
    made = paper(
        PaperKind.MINUTES, replace(case, meetings=(meeting,)), FILE_COPY, version=2
    )
    return made, render(made)


@lru_cache
def sheets() -> tuple[str, ...]:
    """Give the words of each page."""
    reader = PdfReader(BytesIO(minutes()[1].data))
    return tuple(one.extract_text() for one in reader.pages)


@pytest.mark.journey
def test_they_are_forty_pages_or_more_and_each_is_numbered() -> None:
    total = minutes()[1].pages
    assert total >= 40
    for number, words in enumerate(sheets(), 1):
        assert f"Sida {number} av {total}" in " ".join(words.split())


def test_not_a_word_is_lost_or_out_of_order() -> None:
    made, rendered = minutes()
    assert words_of(made) == words_read(rendered.data)


def test_no_heading_stands_last_on_a_page() -> None:
    made, _ = minutes()
    headings = {b.text for b in made.blocks if isinstance(b, Heading) and b.level > 1}
    margins = re.compile(r"Sida \d+ av \d+|Protokoll från SIP-möte · Version 2")
    for words in sheets():
        lines = [line.strip() for line in words.splitlines()]
        body = [line for line in lines if line and not margins.search(line)]
        assert body[-1] not in headings


def test_they_are_sound() -> None:
    assert faults(minutes()[1].data) == []
