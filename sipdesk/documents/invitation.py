"""Inbjudan: in one voice to other actors, in another to the family and the young."""

from functools import partial
from typing import Final

from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Item,
    Items,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Pictures,
    TickState,
)
from sipdesk.content.texts import filled
from sipdesk.documents.meeting import (
    called,
    convener,
    family_reply,
    greeting,
    led,
    numbered,
    preparation,
    questions,
    reply_by,
    short_reply,
    ways_to_reply,
    when_and_where,
)
from sipdesk.documents.parts import (
    Copy,
    about_young,
    beginning,
    begun,
    contact,
    listed,
    noted,
    paper,
    pictured,
    who,
)
from sipdesk.domain.information import Information

_FAMILY_ANSWERS: Final = (
    "Jag kommer",
    "Jag är med på telefon eller länk",
    "Tiden passar inte mig",
    "Jag kan inte vara med",
    "Jag behöver tolk eller annan hjälp",
)


def invitation(copy: Copy) -> Document:
    """Invite one who is no principal, in the voice that suits the reader."""
    if copy.for_young_person:
        return _to_young_person(copy)
    if copy.for_family:
        return _to_family(copy)
    return _to_actor(copy)


def _to_actor(copy: Copy) -> Document:
    letter = copy.letter("invitation")
    say = partial(filled, letter, convener=convener(copy))
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
            Paragraph(say("voluntary")),
            *_facts(copy),
            *noted(
                copy,
                Heading(2, "Syfte", kind=Information.PROCESS),
                copy.case.meeting.preparation.purpose,
            ),
            Heading(2, "Frågor på mötet"),
            *questions(copy),
            Heading(2, "Förbered dig gärna"),
            *preparation(copy, Paragraph(say("prepare"))),
            *called(copy),
            Heading(2, "Svar på inbjudan"),
            Paragraph(say("reply")),
            *ways_to_reply(copy),
        ),
    )


def _to_family(copy: Copy) -> Document:
    letter = copy.letter("invitation_family")
    say = partial(filled, letter, convener=convener(copy))
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            *greeting(copy),
            Paragraph(say("lead"), style=ParagraphStyle.LEAD),
            *_facts(copy),
            Paragraph(say("plan"), kind=copy.placed(Information.PROCESS)),
            Heading(2, "Det här pratar vi om"),
            *questions(copy),
            Heading(2, "Du är viktig"),
            Paragraph(say("you")),
            *preparation(copy, Paragraph(say("prepare"))),
            Heading(2, "Om du inte kan komma"),
            Paragraph(say("absent")),
            *called(copy),
            *family_reply(copy, say("reply"), _FAMILY_ANSWERS),
        ),
    )


def _to_young_person(copy: Copy) -> Document:
    letter = copy.letter("invitation_young_person")
    say = partial(filled, letter)
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            *greeting(copy),
            pictured(copy, ("sip_mote", say("lead"))),
            *_meeting_facts(copy),
            pictured(copy, ("sip", say("plan"))),
            Heading(2, "Det här pratar vi om"),
            pictured(copy, ("fraga", say("questions"))),
            *questions(copy),
            *_who_comes(copy),
            Heading(2, "Så kan du vara med"),
            pictured(
                copy,
                ("prata", say("you")),
                ("paus", say("pause")),
                ("vara_med", say("ways")),
                ("skriva", say("other-ways")),
                ("trygg_vuxen", say("speaker")),
            ),
            Heading(2, "Före mötet"),
            *preparation(copy, pictured(copy, ("forbereda", say("prepare")))),
            PageBreak(),
            Heading(2, "Om du inte vill vara med"),
            pictured(copy, ("inte_vara_med", say("absent"))),
            *short_reply(copy, say("reply"), _young_answers(copy), say("lines"), 4),
        ),
    )


def _young_answers(copy: Copy) -> Pictures:
    """Give the ways to take part, each with the picture that it has above."""
    concepts = copy.desk.content.read_concepts()
    answers = (
        ("vara_med", "Jag vill vara med hela tiden"),
        ("tid", "Jag vill vara med en stund"),
        ("skriva", "Jag vill vara med på ett annat sätt"),
        ("trygg_vuxen", "Jag vill att någon talar för mig"),
        ("inte_vara_med", "Jag vill inte vara med"),
    )
    empty = TickState.EMPTY
    return Pictures(tuple(concepts[c].picture(t, empty) for c, t in answers), 3)


def _facts(copy: Copy) -> tuple[Block, ...]:
    reply = reply_by(copy.case.meeting.booking.reply_by)
    return listed(
        (
            *about_young(copy),
            *numbered(copy),
            *led(copy),
            *when_and_where(copy),
            *reply,
            *contact(copy),
        )
    )


def _meeting_facts(copy: Copy) -> tuple[Block, ...]:
    roles, before = copy.case.meeting.roles, copy.case.meeting.preparation
    return listed(
        (
            *when_and_where(copy),
            Fact("Leder mötet", roles.chair, kind=Information.PLACE),
            Fact("Din stödperson", roles.support_person, kind=Information.PLACE),
            Fact("Tolk", before.interpreter, kind=Information.CARE),
            Fact("Så gör vi det lättare", before.adaptations, kind=Information.CARE),
            *contact(copy),
        )
    )


def _who_comes(copy: Copy) -> tuple[Block, ...]:
    """Name those the young person will meet."""
    others = (
        p.party
        for p in copy.case.meeting.participants
        if p.party != copy.recipient and who(copy, p.party)
    )
    items = tuple(
        Item(begun(who(copy, other)), kind=copy.placed(Information.PARTICIPANTS))
        for other in others
    )
    if not items:
        return ()
    return (
        Heading(2, "De här är också bjudna", kind=Information.PARTICIPANTS),
        Items(items, kind=Information.PARTICIPANTS),
    )
