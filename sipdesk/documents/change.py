"""Ändrad tid eller plats: what one who was called knew, and what holds now."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Row,
    Table,
    Ticks,
)
from sipdesk.content.texts import filled
from sipdesk.documents.meeting import (
    LINK,
    by_link,
    convener,
    family_reply,
    form,
    greeting,
    led,
    numbered,
    on_commission,
    reply_by,
    short_reply,
    ways_to_reply,
    when,
)
from sipdesk.documents.parts import (
    Copy,
    about_young,
    beginning,
    boxes,
    contact,
    listed,
    paper,
    pictured,
)
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Booking

_CHANGED = "Det här är ändrat"
_HEAD = ("Vad", "Förut", "Nu")
_WIDTHS = (22, 39, 39)


_FAMILY_ANSWERS: Final = (
    "Jag kommer",
    "Jag är med på telefon eller länk",
    "Den nya tiden eller platsen passar inte mig",
    "Jag kan inte vara med",
)
_YOUNG_ANSWERS: Final = (
    "Det nya passar mig",
    "Det nya passar inte mig",
    "Jag vill prata med någon om det",
)


def change(copy: Copy) -> Document:
    """Tell one who was called of another time, form or place, in their own voice."""
    if copy.for_young_person:
        return _to_young_person(copy)
    if copy.for_family:
        return _to_family(copy)
    return _to_agency(copy)


def _to_agency(copy: Copy) -> Document:
    letter = copy.letter("change")
    say = partial(filled, letter, convener=convener(copy))
    principal = copy.party is not None and copy.party.principal is not None
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(
                say("lead"),
                style=ParagraphStyle.LEAD,
                kind=copy.placed(Information.PROCESS),
            ),
            *on_commission(copy, say("on-commission")),
            *listed((*about_young(copy), *numbered(copy), *led(copy))),
            *_changed(copy, letter),
            Heading(2, "Det här gäller fortfarande"),
            *_still(copy),
            Paragraph(say("summons" if principal else "invitation")),
            PageBreak(),
            Heading(2, "Svara på nytt"),
            Paragraph(say("reply")),
            *ways_to_reply(copy),
        ),
    )


def _to_family(copy: Copy) -> Document:
    letter = copy.letter("change_family")
    say = partial(filled, letter)
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            *greeting(copy),
            Paragraph(say("lead"), style=ParagraphStyle.LEAD),
            *_changed(copy, letter),
            Heading(2, "Det här gäller fortfarande"),
            *_still(copy),
            Paragraph(say("still")),
            PageBreak(),
            *family_reply(copy, say("reply"), _FAMILY_ANSWERS),
        ),
    )


def _to_young_person(copy: Copy) -> Document:
    letter = copy.letter("change_young_person")
    say = partial(filled, letter)
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            *greeting(copy),
            pictured(copy, ("kalender", say("lead"))),
            *_changed(copy, letter),
            Heading(2, "Det här är som förut"),
            *_still(copy),
            pictured(copy, ("vara_med", say("still"))),
            Heading(2, "Om det nya inte passar"),
            pictured(copy, ("prata", say("other"))),
            PageBreak(),
            *short_reply(
                copy,
                say("reply"),
                Ticks(boxes((text, False) for text in _YOUNG_ANSWERS)),
                say("lines"),
                5,
            ),
        ),
    )


def _changed(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    """Set side by side what the recipient was told and what holds now."""
    now = copy.case.meeting.booking
    told = copy.desk.told.before(now)
    heading = Heading(2, _CHANGED, kind=Information.PROCESS)
    rows = tuple(_rows(copy, told.booking, now)) if told else ()
    if not rows:
        said = filled(letter, "nothing-before", convener=convener(copy))
        return (heading, Paragraph(said, kind=Information.PROCESS), *listed(_now(copy)))
    return (heading, Table(_HEAD, rows, _WIDTHS, kind=Information.PROCESS))


def _rows(copy: Copy, before: Booking, now: Booking) -> list[Row]:
    rows = []
    if before.cancelled is not None:
        rows.append(_row("Mötet", "Inställt", "Blir av"))
    told = (("Tid", when), ("Form", form))
    rows += [
        _row(label, tell(before), tell(now))
        for label, tell in told
        if tell(before) != tell(now)
    ]
    return [*rows, *_places(copy, before, now)]


def _places(copy: Copy, before: Booking, now: Booking) -> Iterator[Row]:
    """Tell of another place or link; where it may not be known, that it is another."""
    places = (("Plats", before.room, now.room), (LINK, before.link, now.link))
    moved = [(label, was, is_now) for label, was, is_now in places if was != is_now]
    if copy.sees(Information.PLACE):
        for label, was, is_now in moved:
            yield Row((label, was or "–", is_now or "–"), kind=Information.PLACE)
    elif moved:
        label = LINK if by_link(now) else "Plats"
        yield _row(label, copy.shared("as-told"), copy.shared("told-separately"))


def _row(label: str, before: str, now: str) -> Row:
    return Row((label, before, now), kind=Information.PROCESS)


def _now(copy: Copy) -> tuple[Fact, ...]:
    booking = copy.case.meeting.booking
    return (
        Fact("Tid", when(booking), kind=Information.PROCESS),
        Fact("Form", form(booking), kind=Information.PROCESS),
        Fact("Plats", booking.room, kind=Information.PLACE),
        Fact(LINK, booking.link, kind=Information.PLACE),
    )


def _still(copy: Copy) -> tuple[Block, ...]:
    """List what is as it was told, and whom to ask."""
    now = copy.case.meeting.booking
    told = copy.desk.told.before(now)
    same: tuple[Fact, ...] = ()
    if told is not None:
        changed = {row.cells[0] for row in _rows(copy, told.booking, now)}
        same = tuple(fact for fact in _now(copy) if fact.label not in changed)
    in_time = now.reply_by is not None and now.reply_by >= copy.day
    by = reply_by(now.reply_by) if in_time else ()
    return listed((*same, *by, *contact(copy)))
