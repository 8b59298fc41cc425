"""Ändrat samtycke: to one who was told by a consent that has changed since.

It names nobody and gives no reason. No condition can be laid on what the reader has
already got (OSL 10 kap. 14 § is about private persons), so none is asked for.
"""

from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Paragraph,
    ParagraphStyle,
)
from sipdesk.content.texts import filled
from sipdesk.documents.parts import Copy, beginning, contact, listed, paper
from sipdesk.domain.consequences import has_lost
from sipdesk.domain.guard import Verdict, clearance
from sipdesk.domain.information import Information


def consent_changed(copy: Copy) -> Document:
    """Tell that the consent has changed, what SiS does now, and whom to ask."""
    letter = copy.letter("consent_changed")
    number = Fact("Ärende", copy.case.number, kind=Information.PROCESS)
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(
                filled(letter, "lead"),
                style=ParagraphStyle.LEAD,
                kind=Information.PROCESS,
            ),
            *listed((number, *contact(copy))),
            Heading(2, "Det här gör SiS"),
            Paragraph(filled(letter, "sis"), kind=Information.PROCESS),
            *_meeting(copy, filled(letter, "meeting")),
            Heading(2, "Det du redan har fått"),
            Paragraph(filled(letter, "kept")),
            Heading(2, "Om du undrar något"),
            Paragraph(filled(letter, "ask")),
        ),
    )


def _meeting(copy: Copy, words: str) -> tuple[Block, ...]:
    """Tell one who is called, and may be told no more, that they need not come."""
    meeting, party = copy.case.meeting, copy.party
    if party is None or not meeting.is_ahead or meeting.participant(party.id) is None:
        return ()
    shut = clearance(copy.case, party.id, copy.day).verdict is Verdict.NO
    if not shut or not has_lost(copy.case, party.id, copy.day):
        return ()
    return (Paragraph(words, kind=Information.PROCESS),)
