"""Påminnelse om kallelse: the call once more, in short, to one who has not answered."""

from functools import partial
from typing import Final

from sipdesk.content.document import (
    Document,
    Fact,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Ticks,
)
from sipdesk.content.texts import filled
from sipdesk.documents.meeting import (
    convener,
    family_reply,
    greeting,
    numbered,
    on_commission,
    reply_by,
    short_reply,
    ways_to_reply,
    when_and_where,
)
from sipdesk.documents.parts import (
    Copy,
    about_young,
    beginning,
    boxes,
    contact,
    day_or,
    listed,
    paper,
    pictured,
)
from sipdesk.domain.information import Information

_FAMILY_ANSWERS: Final = (
    "Jag kommer",
    "Jag är med på telefon eller länk",
    "Tiden passar inte mig",
    "Jag kan inte vara med",
)
_YOUNG_ANSWERS: Final = (
    "Jag vill vara med",
    "Jag vill vara med på ett annat sätt",
    "Jag vill inte vara med",
    "Jag vill prata med någon först",
)


def call_reminder(copy: Copy) -> Document:
    """Remind one who was called and is silent, in their own voice.

    Purpose and questions stand in the call that they have; here stands what is needed
    in order to answer.
    """
    if copy.for_young_person:
        return _to_young_person(copy)
    if copy.for_family:
        return _to_family(copy)
    return _to_agency(copy)


def _to_agency(copy: Copy) -> Document:
    letter = copy.letter("call_reminder")
    say = partial(filled, letter, convener=convener(copy))
    principal = copy.party is None or copy.party.principal is not None
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(
                say("lead-summons" if principal else "lead-invitation"),
                style=ParagraphStyle.LEAD,
                kind=copy.placed(Information.PROCESS),
            ),
            *on_commission(copy, say("on-commission")),
            *listed((*about_young(copy), *numbered(copy), *_facts(copy))),
            Heading(2, "Det här ber vi om"),
            Paragraph(say("ask")),
            Paragraph(say("call")),
            PageBreak(),
            Heading(2, "Svar på påminnelsen"),
            Paragraph(say("reply")),
            *ways_to_reply(copy),
        ),
    )


def _to_family(copy: Copy) -> Document:
    letter = copy.letter("call_reminder_family")
    say = partial(filled, letter)
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            *greeting(copy),
            Paragraph(say("lead"), style=ParagraphStyle.LEAD),
            *listed(_facts(copy)),
            Heading(2, "Ditt svar hjälper oss"),
            Paragraph(say("ask")),
            Paragraph(say("absent")),
            PageBreak(),
            *family_reply(copy, say("reply"), _FAMILY_ANSWERS),
        ),
    )


def _to_young_person(copy: Copy) -> Document:
    letter = copy.letter("call_reminder_young_person")
    say = partial(filled, letter)
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            *greeting(copy),
            pictured(copy, ("kalender", say("lead"))),
            Heading(2, "Så här är mötet"),
            *listed(_facts(copy)),
            Heading(2, "Du bestämmer hur du är med"),
            pictured(copy, ("vara_med", say("ask")), ("prata", say("help"))),
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


def _facts(copy: Copy) -> tuple[Fact, ...]:
    return (*_called(copy), *when_and_where(copy), *_by(copy), *contact(copy))


def _called(copy: Copy) -> tuple[Fact, ...]:
    """Tell when the call that is meant went out."""
    own = copy.case.meeting.participant(copy.recipient)
    sent = day_or(own.called) if own else ""
    return (Fact("Skickad", sent, kind=Information.PROCESS),)


def _by(copy: Copy) -> tuple[Fact, ...]:
    """Tell the last day to answer, also when it has gone by."""
    day = copy.case.meeting.booking.reply_by
    if day is None or day >= copy.day:
        return reply_by(day)
    return (Fact("Svaret skulle komma", day_or(day), kind=Information.PROCESS),)
