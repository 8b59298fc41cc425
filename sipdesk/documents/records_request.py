"""Begäran om handlingar: all that one recipient should give, and has not.

It tells that the young person is placed, and nothing of what stands in the papers.
What is asked for is a line of the home's list, the same for everybody; only which one
of several is meant is a fact, of the kind that the thing is.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from sipdesk.content.document import (
    TICK_HERE,
    Block,
    Document,
    Fact,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Signatures,
    Table,
)
from sipdesk.content.swedish import long_date
from sipdesk.content.texts import filled
from sipdesk.content.words import recipient
from sipdesk.documents.parts import (
    Copy,
    about_young,
    begun,
    contact,
    day_or,
    function,
    listed,
    paper,
    signed,
    young_name,
)
from sipdesk.domain.admission import ITEM_KINDS, AdmissionItem
from sipdesk.domain.guard import BOARD, FILE_COPY
from sipdesk.domain.information import Information
from sipdesk.domain.records_request import asked_before, asked_parties, lacking


def records_request(copy: Copy) -> Document:
    """Write who asks and why, then how to answer, then a page to answer on.

    Asked for before, it is a reminder that says since when. The file copy has the lists
    of all who are asked.
    """
    letter = copy.letter("records_request")
    asked = asked_before(_items(copy), copy.day)
    say = partial(filled, letter, asked=long_date(asked) if asked else "tidigare")
    title = say("title-reminder") if asked else letter.title
    whole = paper(copy, letter, _blocks(copy, title, say, again=bool(asked)))
    return replace(whole, title=title, subject=say("about"), snug=True)


def _blocks(
    copy: Copy, title: str, say: Callable[[str], str], *, again: bool
) -> Iterator[Block]:
    yield Paragraph(say("about"), style=ParagraphStyle.LABEL)
    yield Heading(1, title)
    lead = Paragraph(say(_lead(copy)), style=ParagraphStyle.LEAD)
    yield replace(lead, kind=Information.PROCESS)
    if again:
        yield Paragraph(say("reminder"), kind=Information.PROCESS)
    yield from listed(_facts(copy, say("name-by-phone")))
    yield Heading(2, "Det här ber vi om")
    yield Items(tuple(say("ask-family" if copy.for_family else "ask").splitlines()))
    if not copy.for_family:
        yield Paragraph(say("board-gives" if _places(copy) else "own-judgement"))
    yield Paragraph(say("answer-to" if _may_know(copy) else "answer-hidden"))
    yield signed(copy)
    yield PageBreak()
    yield from _slip(copy, say("answer"))


def _lead(copy: Copy) -> str:
    if _places(copy):
        return "lead-placing"
    return "lead-family" if copy.for_family else "lead"


def _places(copy: Copy) -> bool:
    """Whether the reader is the placing nämnd, entered or not; so reads the file."""
    by_capacity = copy.party is not None and copy.party.is_placing
    return by_capacity or copy.recipient in (BOARD, FILE_COPY)


def _may_know(copy: Copy) -> bool:
    return copy.sees(Information.PLACE)


def _facts(copy: Copy, by_phone: str) -> tuple[Fact, ...]:
    to = begun(function(copy, copy.recipient)) if copy.party else recipient(BOARD)
    if copy.recipient == FILE_COPY:
        to = ""
    young = copy.case.young_person
    whole = bool(young.name) and young_name(copy) == young.name
    born = day_or(young.birth_date) if whole else ""
    kind = Information.IDENTITY
    who, *more = about_young(copy, number=True)
    return (
        Fact("Till", to, kind=copy.placed(Information.PROCESS)),
        who,
        Fact("Födelsedatum", born, kind=kind),
        Fact("Namnet", "" if whole else by_phone),
        *more,
        Fact("Datum", day_or(copy.day)),
        *contact(copy),
    )


def _slip(copy: Copy, how: str) -> Iterator[Block]:
    process = Information.PROCESS
    yield Heading(2, "Handlingar och uppgifter")
    yield Paragraph(how)
    yield from listed((Fact("Ärende", copy.case.number, kind=process),))
    if copy.recipient == FILE_COPY:
        for whom in asked_parties(copy.case):
            name = function(copy, whom) or recipient(whom)
            yield Heading(3, begun(name), kind=process)
            yield _table(copy, lacking(copy.case, whom))
    else:
        yield _table(copy, _items(copy))
    yield Signatures(("Datum", "Namn, funktion och telefon"))


def _table(copy: Copy, items: tuple[AdmissionItem, ...]) -> Table:
    lines = dict.fromkeys(_line(copy, item) for item in items)
    rows = tuple((line, TICK_HERE, TICK_HERE, "") for line in lines)
    header = ("Vad", "Bifogas", "Finns inte", "Dag, eller vem som har det")
    widths = (4, 0.9, 1.05, 2.2)
    return Table(header, rows, widths, by_hand=True, kind=Information.PROCESS)


def _line(copy: Copy, item: AdmissionItem) -> str:
    """Say what is asked for; which of several, to those who may have its kind."""
    things = {t.code: t.text for t in copy.desk.content.admission_items}
    text = things.get(item.code, item.code)
    kind = ITEM_KINDS.get(item.code)
    detail = item.detail.strip()
    return f"{text} ({detail})" if detail and kind and copy.sees(kind) else text


def _items(copy: Copy) -> tuple[AdmissionItem, ...]:
    if copy.recipient == FILE_COPY:
        every = (lacking(copy.case, whom) for whom in asked_parties(copy.case))
        return tuple(item for items in every for item in items)
    return lacking(copy.case, copy.recipient)
