"""Påminnelse: the question once more, when nobody has answered it."""

from functools import partial

from sipdesk.content.document import (
    Document,
    Fact,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphStyle,
)
from sipdesk.content.texts import filled
from sipdesk.documents.parts import (
    NOT_DECIDED,
    Copy,
    about_young,
    beginning,
    contact,
    day_or,
    law_line,
    listed,
    paper,
    signed,
)
from sipdesk.documents.requests import (
    LAWS,
    addressee,
    answer_slip,
    days_gone,
    proposal,
    questions_asked,
    request_of,
)
from sipdesk.domain.information import Information
from sipdesk.domain.sip_request import SipRequest


def reminder(copy: Copy) -> Document:
    """Write when the question was asked and what it was; set no deadline."""
    letter, request = copy.letter("reminder"), request_of(copy)
    say = partial(filled, letter, sent=day_or(request.sent, NOT_DECIDED))
    process = Information.PROCESS
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(say("lead"), style=ParagraphStyle.LEAD, kind=process),
            *listed(_facts(copy, request)),
            *questions_asked(copy, request, say("withheld")),
            *proposal(request),
            Heading(2, "Det här ber vi om"),
            Paragraph(say("ask")),
            Paragraph(say("role")),
            Paragraph(say("forward")),
            *law_line(copy, *LAWS),
            signed(copy),
            PageBreak(),
            *answer_slip(copy),
        ),
    )


def _facts(copy: Copy, request: SipRequest) -> tuple[Fact, ...]:
    process = Information.PROCESS
    return (
        addressee(copy, request),
        *about_young(copy, number=True),
        Fact("Datum", day_or(copy.day)),
        Fact("Behovet påtalat", day_or(request.sent), kind=process),
        Fact("Tid utan svar", days_gone(copy, request), kind=process),
        Fact("Sänt som", request.channel, kind=process),
        Fact("Tidigare påmint", day_or(request.reminded), kind=process),
        *contact(copy),
    )
