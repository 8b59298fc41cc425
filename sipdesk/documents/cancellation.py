"""Inställt möte: neutral words, and what happens next."""

from functools import partial

from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Paragraph,
    ParagraphStyle,
)
from sipdesk.content.texts import filled
from sipdesk.documents.meeting import (
    convener,
    greeting,
    numbered,
    on_commission,
    when,
)
from sipdesk.documents.parts import (
    Copy,
    about_young,
    beginning,
    contact,
    listed,
    paper,
)
from sipdesk.domain.information import Information


def cancellation(copy: Copy) -> Document:
    """Tell one who was called that the meeting is not held, in their own voice."""
    if copy.for_young_person:
        return _to_person(copy, "cancellation_young_person")
    if copy.for_family:
        return _to_person(copy, "cancellation_family")
    return _to_agency(copy)


def _to_agency(copy: Copy) -> Document:
    letter = copy.letter("cancellation")
    say = partial(filled, letter, convener=convener(copy))
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(say("lead"), style=ParagraphStyle.LEAD),
            *on_commission(copy, say("on-commission")),
            *_facts(copy, *about_young(copy)),
            Heading(2, "Det här händer nu"),
            Paragraph(say("next"), kind=copy.placed(Information.PROCESS)),
            Paragraph(say("calendar")),
        ),
    )


def _to_person(copy: Copy, letter_id: str) -> Document:
    letter = copy.letter(letter_id)
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            *greeting(copy),
            Paragraph(filled(letter, "lead"), style=ParagraphStyle.LEAD),
            *_facts(copy),
            Heading(2, "Det här händer nu"),
            Paragraph(filled(letter, "next")),
        ),
    )


def _facts(copy: Copy, *first: Fact) -> tuple[Block, ...]:
    booking = copy.case.meeting.booking
    told = copy.desk.told.before(booking)
    was = when(told.booking if told else booking)
    return listed(
        (
            *first,
            *numbered(copy),
            Fact("Mötet skulle ha varit", was, kind=Information.PROCESS),
            Fact("Varför", booking.cancelled_words, kind=_why(copy)),
            *contact(copy),
        )
    )


def _why(copy: Copy) -> Information:
    """Choose the kind of the reason: it is new to one who is told no more than that."""
    return copy.strictest(Information.PROCESS, Information.IDENTITY)
