"""Brev till ansvarig chef: an agency has not answered, or has said no."""

from functools import partial

from sipdesk.content.document import (
    Document,
    Fact,
    Heading,
    Paragraph,
    ParagraphStyle,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.parts import (
    NOT_DECIDED,
    Copy,
    about_young,
    beginning,
    by_manager,
    contact,
    day_or,
    law_line,
    listed,
    paper,
    points,
)
from sipdesk.documents.requests import (
    LAWS,
    addressee,
    days_gone,
    questions_asked,
    request_of,
)
from sipdesk.domain.information import Information
from sipdesk.domain.sip_request import SipAnswer, SipRequest


def chief_letter(copy: Copy) -> Document:
    """Write what was asked and answered, day by day, and what the chief is asked for.

    The home's manager signs it; who decides about a SIP is not changed by it.
    """
    letter, request = copy.letter("chief_letter"), request_of(copy)
    sent = day_or(request.sent, NOT_DECIDED)
    say = partial(filled, letter, sent=sent)
    process = Information.PROCESS
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(say(_lead(request)), style=ParagraphStyle.LEAD, kind=process),
            *listed((*_facts(copy, request), *_events(copy, request))),
            Paragraph(say("matters")),
            *questions_asked(copy, request, say("withheld")),
            Heading(2, "Det här ber vi dig om"),
            points(letter, "ask", sent=sent),
            Paragraph(say("role")),
            *law_line(copy, *LAWS),
            *by_manager(copy),
        ),
    )


def _lead(request: SipRequest) -> str:
    match request.answer:
        case SipAnswer.DECLINES:
            return "lead-declined"
        case SipAnswer.HAS_PLAN:
            return "lead-has-plan"
        case _:
            return "lead-silent"


def _facts(copy: Copy, request: SipRequest) -> tuple[Fact, ...]:
    return (
        Fact("Till chefen", request.chief, kind=copy.placed(Information.PROCESS)),
        Fact(
            "Verksamhet",
            addressee(copy, request).value,
            kind=copy.placed(Information.PROCESS),
        ),
        *about_young(copy),
        Fact("Datum", day_or(copy.day)),
    )


def _events(copy: Copy, request: SipRequest) -> tuple[Fact, ...]:
    process = Information.PROCESS
    answered = request.answered is not None
    reason = (c.text for c in copy.desk.content.decline_reasons)
    codes = (c.code for c in copy.desk.content.decline_reasons)
    reasons = dict(zip(codes, reason, strict=True))
    return (
        Fact("Behovet påtalat", day_or(request.sent), kind=process),
        Fact("Påmint", day_or(request.reminded), kind=process),
        Fact(
            "Svar",
            word(request.answer) if answered else "Inget svar",
            kind=process,
        ),
        Fact("Tid sedan frågan", days_gone(copy, request), kind=process),
        Fact("Svarat", day_or(request.answered), kind=process),
        Fact("Skäl", reasons.get(request.decline_reason, ""), kind=Information.CARE),
        Fact("Med orden", request.answer_words, kind=Information.CARE),
        *contact(copy),
    )
