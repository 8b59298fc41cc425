"""Skydd och vårdnad, in the question to socialnämnden: what nobody has answered yet.

Each question stands only where it is unanswered. No flag is named by its kind: that
there is one is all that the nämnd needs, in order to find its own decision.
"""

from collections.abc import Iterator

from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Heading,
    Items,
    Paragraph,
    Row,
    Table,
    WriteLines,
)
from sipdesk.content.swedish import long_date
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.parts import Copy, begun, who
from sipdesk.domain.answer import Answer
from sipdesk.domain.information import Information
from sipdesk.domain.unanswered import Unanswered

LAWS = ("lvu-14", "osl-12-3")


def protection(copy: Copy, letter: Letter, open_: Unanswered) -> tuple[Block, ...]:
    """Ask what is unanswered about protection and custody; nothing when nothing is."""
    if not open_.anything:
        return ()
    asked = tuple(filled(letter, passage) for passage in _asked(open_))
    return (Heading(2, "Skydd och vårdnad"), Items(asked), *_told(copy, open_))


def answered(letter: Letter, open_: Unanswered) -> tuple[Block, ...]:
    """Leave room for what the nämnd answers about it."""
    if not open_.anything:
        return ()
    told = Paragraph(filled(letter, "answer-protection"))
    return (told, WriteLines("Svar om skydd och vårdnad", 4))


def _asked(open_: Unanswered) -> Iterator[str]:
    if open_.custody:
        yield "custody"
    if open_.guardians:
        yield "guardians"
    if open_.decision:
        yield "decision"
    if open_.reviews:
        yield "review"


def _told(copy: Copy, open_: Unanswered) -> Iterator[Block]:
    kind = Information.CONSENT
    if open_.guardians:
        rows = tuple(
            Row(
                (begun(who(copy, g.id)), _say(g.may_be_asked), _say(g.may_know_place)),
                kind=copy.placed(kind),
            )
            for g in open_.guardians
        )
        heads = ("Vårdnadshavare", "Får tillfrågas?", "Får veta platsen?")
        yield Table(heads, rows, (2.4, 1.2, 1.3), kind=kind)
    days = sorted({f.review for f in open_.reviews if f.review})
    if days:
        told = ", ".join(map(long_date, days))
        yield Paragraph(f"Skydd som skulle ha setts över senast: {told}.", kind=kind)


def _say(answer: Answer) -> str:
    return word(answer) if answer.settled else "Obesvarat"
