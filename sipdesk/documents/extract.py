"""Utdrag till kommunen: to a placing nämnd, of those it has placed and who wait.

It tells nothing of health and nothing of where somebody is, to no nämnd: it lies on a
table where kommun and SiS talk. One who is protected stands there by initials.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sipdesk.content.content import Choice
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    ParagraphStyle,
)
from sipdesk.content.swedish import counted, long_date
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.parts import Copy, beginning, contact, listed, paper, points
from sipdesk.domain.information import Information
from sipdesk.domain.ready_rules import days_waited, waits
from sipdesk.domain.sip_request import SipAnswer, SipRequest
from sipdesk.domain.standstill import taken_on

_CHILD: Final = 2
"""The level of the heading that each young person's part has."""
_ASK: Final = "Det vi vill komma överens om"
"""Heads what stands once, after the last of them."""


def extract(copy: Copy) -> Document:
    """Write one young person's part, with what stands around it."""
    letter = copy.letter("extract")
    to = copy.party.organisation if copy.party else ""
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(filled(letter, "lead"), style=ParagraphStyle.LEAD),
            *listed(
                (
                    Fact("Till", to or "Placerande nämnd"),
                    Fact("Datum", long_date(copy.day)),
                    *contact(copy),
                )
            ),
            *_child(copy),
            Heading(_CHILD, _ASK),
            points(letter, "ask"),
            Paragraph(filled(letter, "rest"), style=ParagraphStyle.SMALL),
        ),
    )


def together(papers: Sequence[Document]) -> Document:
    """Put the parts of several young people, each already cut, into one paper.

    All of them are for one nämnd. What stands around them stands once.
    """
    first = papers[0]
    head = first.blocks[: _begins(first)]
    tail = first.blocks[_ends(first) :]
    parts = [block for one in papers for block in one.blocks[_begins(one) : _ends(one)]]
    return replace(first, blocks=(*head, *parts, *tail))


def _begins(document: Document) -> int:
    """Tell where a young person's part begins."""
    return next(
        place
        for place, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.level == _CHILD
    )


def _ends(document: Document) -> int:
    return next(
        place
        for place, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.text == _ASK
    )


def _child(copy: Copy) -> Iterator[Block]:
    young, case = copy.case.young_person, copy.case
    name = young.initials if case.protected_on(copy.day) else young.name
    yield Heading(_CHILD, name or "Namn saknas", kind=Information.IDENTITY)
    facts = [Fact("Ärende", case.number, kind=Information.PROCESS)]
    if waits(case):
        facts += _wait(copy)
    facts += _need(copy)
    yield Facts(tuple(fact for fact in facts if fact.value.strip()))


def _wait(copy: Copy) -> Iterator[Fact]:
    stay, known, kind = copy.case.placement, copy.case.ready, Information.CARE
    content = copy.desk.content
    days = counted(days_waited(copy.case, copy.day), "dag", "dagar")
    told = long_date(stay.notified) if stay.notified else "Inte än"
    ready = f"{long_date(stay.ready)}, har väntat {days}" if stay.ready else ""
    yield Fact("Bedömdes kunna skrivas ut", ready, kind=kind)
    yield Fact("Nämnden underrättades", told, kind=kind)
    yield Fact("Väntar på", _listed(content.waiting_for, stay.waiting_for), kind=kind)
    missing = _listed(content.missing_things, known.missing)
    if known.missing_asked is not None and missing:
        missing = f"{missing}, efterfrågat {long_date(known.missing_asked)}"
    yield Fact("Det som saknas", missing, kind=kind)
    yield Fact("Nämndens beslut", word(known.decision), kind=kind)


def _need(copy: Copy) -> Iterator[Fact]:
    """Tell what this nämnd was told of the need, and what it answered itself."""
    asked = (r for r in copy.case.requests if r.asks_for_sip and r.sent)
    own = [r for r in asked if r.party == copy.recipient]
    if not copy.case.need.exists:
        return
    kind = Information.PROCESS
    if not own and not taken_on(copy.case):
        # An extract for a talk tells nobody of a need: that is a letter of its own.
        yield Fact("Behov av SIP", "Finns, inget påtalande till er än", kind=kind)
    for request in own:
        yield Fact("Behov av SIP", _answer(request), kind=kind)


def _answer(request: SipRequest) -> str:
    told = f"Påtalat {long_date(request.sent)}" if request.sent else ""
    if request.answer is SipAnswer.NONE:
        return f"{told}. Inget svar än"
    day = f" {long_date(request.answered)}" if request.answered else ""
    return f"{told}. Svar{day}: {word(request.answer)}"


def _listed(choices: tuple[Choice, ...], code: str) -> str:
    return next((choice.listed for choice in choices if choice.code == code), "")
