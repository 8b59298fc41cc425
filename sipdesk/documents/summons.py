"""Kallelse: in the convener's name to a principal; SiS only sends it."""

from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Paragraph,
    ParagraphStyle,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import lower_first
from sipdesk.documents.meeting import (
    called,
    convener,
    led,
    numbered,
    preparation,
    questions,
    reply_by,
    ways_to_reply,
    when_and_where,
)
from sipdesk.documents.parts import (
    NOT_DECIDED,
    Copy,
    about_young,
    beginning,
    contact,
    day_or,
    listed,
    noted,
    paper,
)
from sipdesk.domain.consenters import consents_end
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Calls


def summons(copy: Copy) -> Document:
    """Call a principal: no number, no legal basis, functions instead of names."""
    letter = copy.letter("summons")
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(
                _said(copy, "lead"),
                style=ParagraphStyle.LEAD,
                kind=copy.placed(Information.PROCESS),
            ),
            *_commission(copy),
            *listed(
                (
                    *about_young(copy),
                    *numbered(copy),
                    *led(copy),
                    *when_and_where(copy),
                    *reply_by(copy.case.meeting.booking.reply_by),
                    *contact(copy),
                )
            ),
            *noted(
                copy,
                Heading(2, "Syfte", kind=Information.PROCESS),
                copy.case.meeting.preparation.purpose,
            ),
            Heading(2, "Frågor som mötet ska svara på"),
            *questions(copy),
            Paragraph(_said(copy, "mandate")),
            Heading(2, "Det här ber vi dig förbereda"),
            *preparation(copy, Paragraph(_said(copy, "prepare"))),
            *called(copy),
            *_terms(copy),
            Heading(2, "Svar på kallelsen"),
            Paragraph(_said(copy, "reply")),
            *ways_to_reply(copy),
        ),
    )


def _said(copy: Copy, paragraph: str) -> str:
    day = copy.case.meeting.roles.commissioned
    return filled(
        copy.letter("summons"),
        paragraph,
        convener=convener(copy),
        commissioned=day_or(day, lower_first(NOT_DECIDED)),
    )


def _commission(copy: Copy) -> tuple[Block, ...]:
    """Tell by whose commission SiS sends this, or that it may not be sent at all."""
    roles = copy.case.meeting.roles
    kind = copy.placed(Information.PROCESS)
    if roles.calls is Calls.PRINCIPAL:
        text = _said(copy, "by-itself")
        return (Paragraph(text, style=ParagraphStyle.NOTE, kind=kind),)
    if roles.commissioned is None or not roles.convener:
        text = _said(copy, "without-commission")
        return (Paragraph(text, style=ParagraphStyle.NOTE, kind=kind),)
    return (Paragraph(_said(copy, "on-commission"), kind=kind),)


def _terms(copy: Copy) -> tuple[Block, ...]:
    """Tell until when consent holds, and what makes the meeting possible."""
    preparation_ = copy.case.meeting.preparation
    end = consents_end(copy.case, copy.day)
    facts = listed(
        (
            Fact(
                "Samtycke finns till och med",
                day_or(end),
                kind=Information.CONSENT,
            ),
            Fact("Tolk", preparation_.interpreter, kind=Information.CARE),
            Fact("Anpassningar", preparation_.adaptations, kind=Information.CARE),
        )
    )
    return (Heading(2, "Bra att veta"), *facts) if facts else ()
