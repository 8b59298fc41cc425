"""Påtalande: SiS tells a principal of the need; kommun or region decides."""

from functools import partial

from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphStyle,
)
from sipdesk.content.texts import filled
from sipdesk.documents.parts import (
    Copy,
    about_young,
    beginning,
    day_or,
    law_line,
    listed,
    paper,
    party,
    signed,
)
from sipdesk.documents.requests import (
    LAWS,
    addressee,
    answer_slip,
    home_region,
    proposal,
    questions_asked,
    request_of,
)
from sipdesk.domain.asking import under_lsu
from sipdesk.domain.guard import GROUND_PLACING, clearance
from sipdesk.domain.information import Information
from sipdesk.domain.sip_request import SipRequest


def sip_request(copy: Copy) -> Document:
    """Write the question first, then why, when and with whom, then how to answer."""
    letter = copy.letter("sip_request")
    say = partial(filled, letter)
    request = request_of(copy)
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(say("question"), style=ParagraphStyle.LEAD),
            *listed(_facts(copy, request)),
            *why(copy, letter, request),
            *proposal(request),
            signed(copy),
            PageBreak(),
            *answer_slip(copy),
            Paragraph(say("role")),
            *law_line(copy, *LAWS),
        ),
    )


def _facts(copy: Copy, request: SipRequest) -> tuple[Fact, ...]:
    return (
        addressee(copy, request),
        *about_young(copy, number=True),
        home_region(copy, request),
        Fact("Datum", day_or(request.sent or copy.day)),
        Fact(
            "Grund för att vi berättar",
            ground(copy, request),
            kind=Information.PROCESS,
        ),
    )


def ground(copy: Copy, request: SipRequest) -> str:
    """Name the provision that lets this recipient know, if the guard knows one."""
    if party(copy.case, request.party) is None:
        return ""
    found = clearance(copy.case, request.party, copy.day, request.ground).ground
    if found == GROUND_PLACING and under_lsu(copy.case):
        # No nämnd has placed, and the provisions on placing are of another law.
        return filled(copy.letter("sip_request"), "ground-home-kommun")
    law = copy.desk.content.laws.get(found)
    letter, key = copy.letter("sip_request"), f"ground-{found}"
    said = filled(letter, key) if key in letter.passages else ""
    return "\n".join(filter(None, (said, law.reference if law else "")))


def why(
    copy: Copy, letter: Letter, request: SipRequest, **facts: str
) -> tuple[Block, ...]:
    """Give the questions, and why they are put, to one who may hear of the need.

    ``facts`` are all that the letter fills in.
    """
    kind = Information.CARE
    asked = questions_asked(copy, request, filled(letter, "withheld", **facts))
    if not copy.sees(kind):
        return asked
    reason = (Paragraph(request.reason, kind=kind),)
    return (
        *asked,
        Heading(2, "Varför", kind=kind),
        Paragraph(filled(letter, "need", **facts), kind=kind),
        *(reason if request.reason.strip() else ()),
    )
