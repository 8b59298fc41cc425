"""What happened while a meeting was held: how long, its breaks, what was decided."""

from collections.abc import Iterator
from typing import Final

from sipdesk.content import swedish
from sipdesk.content.document import Block, Fact, Facts, Heading, Item, Items
from sipdesk.documents.parts import Copy, begun, day_or, who
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Break, BreakKind, TakingPart
from sipdesk.domain.shared_decision import SharedDecision
from sipdesk.domain.young_person import YOUNG_PERSON

_ONWARD: Final = {
    TakingPart.NOT_SAID: "",
    TakingPart.IN_ROOM: "kom tillbaka",
    TakingPart.PART_OF_MEETING: "var sedan med en del av mötet",
    TakingPart.BY_LINK: "var sedan med på länk eller telefon",
    TakingPart.BY_PICTURES: "var sedan med genom bilder",
    TakingPart.REPRESENTATIVE: "var sedan med genom någon annan",
    TakingPart.NOT_PRESENT: "var inte med efter det",
}


def lasted(copy: Copy) -> str:
    """Tell from when to when it went on, as far as that was noted."""
    began, ended = copy.case.meeting.record.began, copy.case.meeting.record.ended
    if began and ended:
        return f"{swedish.clock(began)}–{swedish.clock(ended)}"
    if began:
        return f"Började {swedish.clock(began)}"
    return f"Slutade {swedish.clock(ended)}" if ended else ""


def breaks(copy: Copy) -> tuple[Block, ...]:
    """Tell when the meeting stood still, and when it went on without the young one.

    That they went may tell how they are, so it is only for those who may know all
    that the meeting touched on.
    """
    left = copy.strictest(Information.PARTICIPANTS, copy.free)
    items = tuple(
        Item(
            _break(copy, one),
            kind=left if one.kind is BreakKind.LEFT else Information.PROCESS,
        )
        for one in sorted(copy.case.meeting.breaks, key=lambda b: b.began)
    )
    if not items:
        return ()
    return (
        Heading(2, "Pauser och avbrott", kind=Information.PROCESS),
        Items(items, kind=Information.PROCESS),
    )


def _break(copy: Copy, one: Break) -> str:
    began = swedish.clock(one.began)
    ended = swedish.clock(one.ended) if one.ended else ""
    if one.kind is BreakKind.PAUSE:
        return f"Paus kl. {began}–{ended}." if ended else f"Paus från kl. {began}."
    told = f"{begun(who(copy, YOUNG_PERSON))} lämnade mötet kl. {began}"
    onward = _ONWARD[one.onward]
    went_on = f"{told} och {onward}." if onward else f"{told}."
    return f"{went_on} Tillbaka kl. {ended}." if ended else went_on


def decisions(copy: Copy) -> Iterator[Block]:
    """Give what was decided together on the meeting's day, in answer to a question."""
    held = copy.case.meeting.record.held
    made = [d for d in copy.case.decisions if d.day and d.day == held and d.decided]
    if not made:
        return
    yield Heading(2, "Det som bestämdes tillsammans", kind=copy.free)
    yield from (Facts(_decision(one), kind=copy.free) for one in made)


def _decision(made: SharedDecision) -> tuple[Fact, ...]:
    facts = (
        Fact("Fråga", made.question),
        Fact("Beslut", made.decided),
        Fact("Vem gör vad", made.does),
        Fact("Ses över", day_or(made.look_again)),
    )
    return tuple(fact for fact in facts if fact.value.strip())
