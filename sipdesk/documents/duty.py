"""What the papers that wait for nothing share: what is not known is left to a pen."""

from collections.abc import Iterable
from dataclasses import replace

from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    ParagraphStyle,
    WriteLines,
)
from sipdesk.content.texts import filled
from sipdesk.documents.parts import Copy, listed, paper


def duty_paper(copy: Copy, letter: Letter, blocks: Iterable[Block]) -> Document:
    """Put a paper together that belongs to its own law, not to the SIP."""
    about = filled(letter, "about")
    head = (
        Paragraph(about, style=ParagraphStyle.LABEL),
        Heading(1, letter.title),
        Paragraph(filled(letter, "lead"), style=ParagraphStyle.LEAD),
    )
    whole = paper(copy, letter, (*head, *blocks))
    return replace(whole, subject=about, snug=True)


def known_or_lines(*facts: Fact) -> tuple[Facts | WriteLines, ...]:
    """Give the facts that have a value, then a line for each that has none."""
    blank = (WriteLines(f.label, 1) for f in facts if not f.value.strip())
    return (*listed(facts), *blank)


def told_or_lines(heading: str, told: Paragraph, lines: int) -> tuple[Block, ...]:
    """Give a text under a heading, or lines to write it on."""
    if told.text.strip():
        return (Heading(2, heading, kind=told.kind), told)
    return (Heading(2, heading), WriteLines("Skriv här", lines))
