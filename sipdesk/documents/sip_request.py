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
    Signatures,
    Tick,
    Ticks,
    WriteLines,
)
from sipdesk.content.texts import filled
from sipdesk.documents.parts import (
    Copy,
    about_young,
    beginning,
    begun,
    day_or,
    function,
    law_line,
    listed,
    paper,
    party,
    signed,
)
from sipdesk.domain.guard import clearance
from sipdesk.domain.information import Information
from sipdesk.domain.sip_request import SipRequest

LAWS = ("sol-10-8", "hsl-16-4")


def sip_request(copy: Copy) -> Document:
    """Write the question first, then why, when and with whom, then how to answer."""
    letter = copy.letter("sip_request")
    say = partial(filled, letter)
    request = _request(copy)
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(say("question"), style=ParagraphStyle.LEAD),
            *listed(_facts(copy, request)),
            *_why(copy, letter, request),
            *_proposal(request),
            Paragraph(say("role")),
            *law_line(copy, *LAWS),
            signed(copy),
            PageBreak(),
            *_reply(copy, letter),
        ),
    )


def _request(copy: Copy) -> SipRequest:
    """Find the request to this recipient; for the file copy, the latest of all."""
    requests = copy.case.requests
    own = [r for r in requests if r.party == copy.recipient]
    return next(
        (r for r in reversed(own or requests if copy.party is None else own)),
        SipRequest(id="", party=copy.recipient, written=copy.day),
    )


def _facts(copy: Copy, request: SipRequest) -> tuple[Fact, ...]:
    return (
        Fact(
            "Till",
            begun(function(copy, request.party)),
            kind=copy.placed(Information.PROCESS),
        ),
        *about_young(copy, number=True),
        Fact("Datum", day_or(request.sent or copy.day)),
        Fact(
            "Grund för att vi berättar",
            _ground(copy, request),
            kind=Information.PROCESS,
        ),
    )


def _ground(copy: Copy, request: SipRequest) -> str:
    """Name the provision that lets this recipient know, if the guard knows one."""
    if party(copy.case, request.party) is None:
        return ""
    found = clearance(copy.case, request.party, copy.day, request.ground).ground
    law = copy.desk.content.laws.get(found)
    letter, key = copy.letter("sip_request"), f"ground-{found}"
    said = filled(letter, key) if key in letter.passages else ""
    return "\n".join(filter(None, (said, law.reference if law else "")))


def _why(copy: Copy, letter: Letter, request: SipRequest) -> tuple[Block, ...]:
    kind = Information.CARE
    if not copy.sees(kind):
        return (Paragraph(filled(letter, "withheld")),)
    asked = (
        Heading(2, "Våra frågor till er", kind=kind),
        Paragraph(request.questions, kind=kind),
    )
    reason = (Paragraph(request.reason, kind=kind),)
    return (
        *(asked if request.questions.strip() else ()),
        Heading(2, "Varför", kind=kind),
        Paragraph(filled(letter, "need"), kind=kind),
        *(reason if request.reason.strip() else ()),
    )


def _proposal(request: SipRequest) -> tuple[Block, ...]:
    facts = listed(
        (
            Fact("Tid", request.proposed_times, kind=Information.PROCESS),
            Fact("Personer", request.proposed_people, kind=Information.PARTICIPANTS),
        )
    )
    return (Heading(2, "Vårt förslag"), *facts) if facts else ()


def _reply(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    return (
        Heading(2, "Ert svar"),
        Paragraph(filled(letter, "answer")),
        *listed((Fact("Ärende", copy.case.number, kind=Information.PROCESS),)),
        Ticks(
            (
                Tick("Vi tar initiativ till en SIP"),
                Tick("Det finns redan en plan, och vi tar med behovet där"),
                Tick("Vi avböjer"),
            )
        ),
        Heading(3, "Om ni tar initiativ"),
        WriteLines("Sammankallande: namn, verksamhet och telefon", 1),
        Heading(3, "Om ni avböjer"),
        Paragraph(filled(letter, "reasons")),
        WriteLines("Skäl", 4),
        Signatures(("Datum", "Namn, funktion och verksamhet")),
    )
