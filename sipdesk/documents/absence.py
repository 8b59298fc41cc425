"""What is written to a principal that stayed away: to its chief, and as a deviation.

SiS cannot make anybody come. Both say what happened, day by day, and no more of the
young person than the reader may know.
"""

from functools import partial

from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Item,
    Items,
    Paragraph,
    ParagraphStyle,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.meeting import OWN_QUESTION, numbered, when
from sipdesk.documents.parts import (
    NOT_DECIDED,
    Copy,
    about_young,
    agency,
    beginning,
    begun,
    by_manager,
    contact,
    day_or,
    law_line,
    listed,
    paper,
    points,
)
from sipdesk.documents.requests import LAWS
from sipdesk.domain.absence import stays_away
from sipdesk.domain.information import Information
from sipdesk.domain.meeting import Attendance, Participant, Question, QuestionState


def absence_letter(copy: Copy) -> Document:
    """Tell who answers for a principal that it stays away, and what SiS asks for.

    The home's manager signs it.
    """
    letter, own = copy.letter("absence_letter"), _participant(copy)
    say = partial(filled, letter, day=day_or(copy.case.meeting.booking.day, "dagen"))
    process = Information.PROCESS
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(
                say("lead-absent" if _was_away(own) else "lead-not-coming"),
                style=ParagraphStyle.LEAD,
                kind=process,
            ),
            *listed(
                (
                    *_addressed(copy, own),
                    *_events(copy, own),
                    Fact("Med orden", own.reply_words, kind=_words(copy)),
                    *contact(copy),
                )
            ),
            Paragraph(say("matters")),
            *_open_questions(copy, say("withheld")),
            Heading(2, "Det här ber vi dig om"),
            points(letter, "ask", day=day_or(copy.case.meeting.booking.day, "dagen")),
            Paragraph(say("role")),
            *law_line(copy, *LAWS),
            *by_manager(copy),
        ),
    )


def deviation(copy: Copy) -> Document:
    """Report the absence under the regional agreement: what happened, what came of it.

    No reason that the principal gave stands here, and no question: who reads a report
    of deviation is often another than who is called, and needs nothing of the need.
    """
    letter, own = copy.letter("deviation"), _participant(copy)
    say = partial(filled, letter)
    failed, process = copy.case.meeting.record.failed, Information.PROCESS
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(say("lead"), style=ParagraphStyle.LEAD),
            Heading(2, "Vad som hände"),
            *listed(
                (
                    *_addressed(copy, own),
                    *_events(copy, own),
                    *_of_deviation(own),
                    Fact("Frågor utan svar", _counted(copy), kind=process),
                    Fact("Mötet påverkades så", failed, kind=copy.free),
                    *contact(copy),
                )
            ),
            Heading(2, "Vad det betyder för den unge"),
            Paragraph(say("consequence")),
            Heading(2, "Hur avvikelsen följs upp"),
            Paragraph(say("follow-up")),
            *by_manager(copy),
        ),
    )


def _participant(copy: Copy) -> Participant:
    """Find the principal as it was called; the file copy is about the first of them."""
    meeting = copy.case.meeting
    own = meeting.participant(copy.recipient)
    absent = (p for p in meeting.participants if stays_away(copy.case, p))
    return own or next(absent, Participant(id="", party=copy.recipient))


def _was_away(own: Participant) -> bool:
    return own.attendance is Attendance.ABSENT


def _addressed(copy: Copy, own: Participant) -> tuple[Fact, ...]:
    kind = copy.placed(Information.PROCESS)
    asked = [r for r in copy.case.requests if r.party == own.party and r.chief.strip()]
    return (
        Fact("Till chefen", asked[-1].chief if asked else "", kind=kind),
        Fact("Verksamhet", begun(agency(copy, own.party)), kind=kind),
        *about_young(copy),
    )


def _events(copy: Copy, own: Participant) -> tuple[Fact, ...]:
    process, booking = Information.PROCESS, copy.case.meeting.booking
    day = day_or(own.replied)
    reply = ", ".join(filter(None, (word(own.reply), day)))
    return (
        *numbered(copy),
        Fact("Kallelsens nummer", booking.reference, kind=process),
        Fact("Kallad", day_or(own.called, NOT_DECIDED), kind=process),
        Fact("Mötestid", when(booking), kind=process),
        Fact("Svar", reply, kind=process),
    )


def _of_deviation(own: Participant) -> tuple[Fact, ...]:
    process, away = Information.PROCESS, _was_away(own)
    return (
        Fact("På mötet", word(own.attendance) if away else "", kind=process),
        Fact("Avvikelsens nummer", own.deviation_reference, kind=process),
    )


def _words(copy: Copy) -> Information:
    """Choose the kind of the reply's words: they may name others and tell anything."""
    return copy.strictest(Information.PARTICIPANTS, copy.free)


def _left(copy: Copy) -> list[Question]:
    asked = copy.case.meeting.questions
    return [q for q in asked if q.state is not QuestionState.ANSWERED]


def _counted(copy: Copy) -> str:
    left = _left(copy)
    return str(len(left)) if left else ""


def _open_questions(copy: Copy, withheld: str) -> tuple[Block, ...]:
    """List what was left without an answer, as far as the reader may know of it."""
    left = _left(copy)
    if not left:
        return ()
    if not any(copy.sees(question.area.kind) for question in left):
        return (Paragraph(withheld),)
    items = tuple(
        Item(
            f"{question.text} ({OWN_QUESTION})" if question.own else question.text,
            kind=question.area.kind,
        )
        for question in left
    )
    return (
        Heading(2, "Frågor som väntar på svar", kind=Information.PROCESS),
        Items(items, kind=Information.PROCESS),
    )
