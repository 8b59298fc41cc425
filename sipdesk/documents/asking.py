"""Letters beside the påtalande: who answers, an opened case, and SiS's initiative."""

from collections.abc import Iterator
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
    home_region,
    proposal,
    request_of,
)
from sipdesk.documents.sip_request import ground, why
from sipdesk.domain.asking import under_lsu
from sipdesk.domain.basis import Basis, BasisKind
from sipdesk.domain.information import Information
from sipdesk.domain.sip_request import Purpose, SipRequest

_LSU_LAWS = ("sol-10-8",)


def responsibility_question(copy: Copy) -> Document:
    """Ask a kommun who answers for one who is under sluten ungdomsvård."""
    letter = copy.letter("responsibility_question")
    answers = ("Vi ansvarar för den unge", "Någon annan ansvarar")
    lines = (
        "Ansvarig handläggare: namn, verksamhet och telefon",
        "Om någon annan ansvarar: vem",
    )
    return _question(copy, letter, Purpose.RESPONSIBILITY, answers, lines)


def activation(copy: Copy) -> Document:
    """Ask a kommun to open a case for one who is under sluten ungdomsvård."""
    letter = copy.letter("activation")
    answers = ("Ett ärende är öppnat", "Ett ärende öppnas inte")
    lines = ("Ansvarig handläggare: namn och telefon", "Om det inte öppnas: skälet")
    return _question(copy, letter, Purpose.ACTIVATION, answers, lines)


def initiative(copy: Copy) -> Document:
    """Write that SiS takes the initiative, by what, and that the principal calls.

    Whoever takes it, kommun or region leads (product rule 1): the slip asks for the
    convener, and offers nobody at SiS.
    """
    letter = copy.letter("initiative")
    request = request_of(copy, Purpose.INITIATIVE)
    facts = _filled(request.basis)
    say = partial(filled, letter, **facts)
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(say("lead"), style=ParagraphStyle.LEAD),
            *listed(_facts(copy, request)),
            *_basis(letter, request.basis),
            Heading(2, "Vem som gör vad"),
            Paragraph(say("role")),
            *why(copy, letter, request, **facts),
            *proposal(request),
            signed(copy),
            PageBreak(),
            *_slip(
                copy,
                say("answer"),
                ("Vi kallar till SIP", "Vi avböjer"),
                (
                    "Sammankallande: namn, verksamhet och telefon",
                    "Om ni avböjer: skälet",
                ),
            ),
            *law_line(copy, *LAWS),
        ),
    )


def _question(
    copy: Copy,
    letter: Letter,
    purpose: Purpose,
    answers: tuple[str, ...],
    lines: tuple[str, ...],
) -> Document:
    request = request_of(copy, purpose)
    say = partial(filled, letter)
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(say("question"), style=ParagraphStyle.LEAD),
            *listed(_facts(copy, request)),
            *_told_why(copy, letter),
            *why(copy, letter, request),
            Paragraph(say("forward")),
            signed(copy),
            PageBreak(),
            *_slip(copy, say("answer"), answers, lines),
            *law_line(copy, *_LSU_LAWS),
        ),
    )


def _told_why(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    """Say why it is asked; how the young person is placed only to who may know.

    Nobody is called sentenced but one who stands so in the case: a legal basis can be
    corrected when the letter is written already.
    """
    kind = Information.LEGAL_BASIS
    if copy.sees(kind) and under_lsu(copy.case):
        return (Paragraph(filled(letter, "why"), kind=kind),)
    return (Paragraph(filled(letter, "why-in-short")),)


def _facts(copy: Copy, request: SipRequest) -> tuple[Fact, ...]:
    process = Information.PROCESS
    return (
        addressee(copy, request),
        *about_young(copy, number=True),
        home_region(copy, request),
        Fact("Datum", day_or(request.sent or copy.day)),
        Fact("Grund för att vi berättar", ground(copy, request), kind=process),
        Fact("Överenskommelsens nummer", request.basis.reference, kind=process),
        *contact(copy),
    )


def _basis(letter: Letter, basis: Basis) -> Iterator[Block]:
    """Say by what SiS takes the initiative, as it stood when the letter was sent."""
    say = partial(filled, letter, **_filled(basis))
    process = Information.PROCESS
    yield Heading(2, "Vad vi stöder oss på")
    if basis.kind is BasisKind.LAW:
        yield Paragraph(say("by-law"), kind=process)
        return
    yield Paragraph(say("by-agreement"), kind=process)
    if basis.until is not None:
        yield Paragraph(say("until"), kind=process)
    if basis.may_call:
        yield Paragraph(say("may-call"), kind=process)


def _filled(basis: Basis) -> dict[str, str]:
    return {
        "counterpart": basis.counterpart or "er",
        "since": day_or(basis.since, "den dag som står i den"),
        "until": day_or(basis.until, "vidare"),
    }


def _slip(
    copy: Copy, ask: str, answers: tuple[str, ...], lines: tuple[str, ...]
) -> Iterator[Block]:
    """Make the slip that is sent back, found again by its case number."""
    yield Heading(2, "Ert svar")
    yield Paragraph(ask)
    yield from listed((Fact("Ärende", copy.case.number, kind=Information.PROCESS),))
    yield Ticks(tuple(Tick(answer) for answer in answers))
    for line in lines:
        yield WriteLines(line, 1)
    yield Signatures(("Datum", "Namn, funktion och verksamhet"))
