"""Håller du med? What the young person and guardians answered about the plan.

An answer is each one's own. It stands in the home's copy for the file, and on the
young person's copy the young person's alone. It stands on nobody else's, whatever the
guard lets them see: it was asked where the child chose, so that a no can be said, and
it would not be if a guardian or a principal came to read it. Who wants others to know
says it on the version, as "det här stämmer inte".

What the young person has said is not to be shared may be part of the words, and no
program can tell. While such a wish stands, the file copy gives the answer and the day,
and leaves the words out; on their own copy they stand.
"""

from collections.abc import Iterator

from sipdesk.content.content import Letter
from sipdesk.content.document import (
    Block,
    Fact,
    Heading,
    Paragraph,
    ParagraphStyle,
)
from sipdesk.content.swedish import long_date
from sipdesk.content.texts import filled
from sipdesk.content.words import lower_first, word
from sipdesk.documents.parts import Copy, begun, listed, who
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.plan import Agreement, Asked
from sipdesk.domain.young_person import YOUNG_PERSON


def agreements(copy: Copy, letter: Letter) -> Iterator[Block]:
    """Give the latest answers that may stand on this copy, each with its words."""
    answers = _latest(copy)
    if not answers:
        return
    yield Heading(2, "Håller du med?", kind=copy.free)
    text = filled(letter, "agreement-own" if copy.for_young_person else "agreement")
    yield Paragraph(text, style=ParagraphStyle.SMALL, kind=copy.free)
    for answer in answers:
        name = begun(who(copy, answer.whose))
        yield from listed((Fact(name, _said(answer), kind=copy.free),))
        if answer.words.strip() and _words_may_stand(copy, answer):
            yield Paragraph(answer.words, style=ParagraphStyle.QUOTE, kind=copy.free)


def _latest(copy: Copy) -> tuple[Agreement, ...]:
    given = copy.case.plan.agreements
    if copy.for_young_person:
        given = tuple(a for a in given if a.whose == YOUNG_PERSON)
    elif copy.recipient != FILE_COPY:
        return ()
    # Of two on one day, the one noted last.
    by_day = sorted(given, key=lambda answer: answer.day)
    last = {answer.whose: answer for answer in by_day}
    return tuple(sorted(last.values(), key=lambda a: a.whose != YOUNG_PERSON))


def _words_may_stand(copy: Copy, answer: Agreement) -> bool:
    own = answer.whose == YOUNG_PERSON
    wish = copy.case.offer.not_shared.strip()
    return copy.for_young_person or not (own and wish)


def _said(answer: Agreement) -> str:
    how = "" if answer.asked is Asked.NOT_SAID else lower_first(word(answer.asked))
    about = f"version {answer.version}" if answer.version else "utkastet"
    told = (long_date(answer.day), how, f"om {about}")
    return f"{word(answer.agrees)}. {begun(', '.join(filter(None, told)))}."
