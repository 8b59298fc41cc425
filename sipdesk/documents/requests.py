"""What the papers about a request share: the request, its questions, the answer."""

from sipdesk.content import swedish
from sipdesk.content.document import (
    Block,
    Fact,
    Heading,
    Paragraph,
    Signatures,
    Tick,
    Ticks,
    WriteLines,
)
from sipdesk.content.texts import filled
from sipdesk.documents.parts import Copy, begun, function, listed, party
from sipdesk.domain.information import Information
from sipdesk.domain.party import Principal
from sipdesk.domain.sip_request import Purpose, SipRequest

LAWS = ("sol-10-8", "hsl-16-4")


def request_of(copy: Copy, purpose: Purpose = Purpose.SIP) -> SipRequest:
    """Find the request to this recipient; for the file copy, the latest of all."""
    requests = [r for r in copy.case.requests if r.purpose is purpose]
    own = [r for r in requests if r.party == copy.recipient]
    return next(
        (r for r in reversed(own or requests if copy.party is None else own)),
        SipRequest(id="", party=copy.recipient, written=copy.day, purpose=purpose),
    )


def addressee(copy: Copy, request: SipRequest) -> Fact:
    """Tell to whom the request went, by function."""
    return Fact(
        "Till",
        begun(function(copy, request.party)),
        kind=copy.placed(Information.PROCESS),
    )


def home_region(copy: Copy, request: SipRequest) -> Fact:
    """Tell a region that it is asked as the home region, not as that of the stay."""
    whom = party(copy.case, request.party)
    asked = whom is not None and whom.principal is Principal.REGION
    region = copy.case.placement.home_region if asked else ""
    return Fact("Den unges hemregion", region, kind=Information.PROCESS)


def days_gone(copy: Copy, request: SipRequest) -> str:
    """Count the days since the request was sent, in words."""
    gone = (copy.day - request.sent).days if request.sent else 0
    return swedish.counted(max(0, gone), "dag", "dagar")


def questions_asked(
    copy: Copy, request: SipRequest, withheld: str
) -> tuple[Block, ...]:
    """Give the questions, or say that the need is not described here."""
    kind = Information.CARE
    if not copy.sees(kind):
        return (Paragraph(withheld),)
    if not request.questions.strip():
        return ()
    return (
        Heading(2, "Våra frågor till er", kind=kind),
        Paragraph(request.questions, kind=kind),
    )


def proposal(request: SipRequest) -> tuple[Block, ...]:
    """Give the times and people that were proposed."""
    facts = listed(
        (
            Fact("Tid", _times(request), kind=Information.PROCESS),
            Fact("Personer", request.proposed_people, kind=Information.PARTICIPANTS),
        )
    )
    return (Heading(2, "Vårt förslag"), *facts) if facts else ()


def _times(request: SipRequest) -> str:
    said = [
        swedish.long_date(one.day)
        if one.start is None
        else swedish.day_and_time(one.day, one.start)
        for one in request.times
    ]
    return "\n".join(filter(None, (*said, request.proposed_times.strip())))


def answer_slip(copy: Copy) -> tuple[Block, ...]:
    """Make the slip that is sent back, found again by its case number."""
    letter = copy.letter("sip_request")
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
