"""Återkallelse: what one has consented to, to be taken back in whole or in part."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    Paragraph,
    ParagraphStyle,
    Signatures,
    Table,
    Tick,
    Ticks,
    WriteLines,
)
from sipdesk.content.swedish import listing
from sipdesk.content.texts import filled
from sipdesk.content.words import lower_first, word
from sipdesk.documents.parts import (
    NOT_DECIDED,
    Copy,
    about_young,
    beginning,
    begun,
    day_or,
    function,
    law_line,
    listed,
    paper,
    party,
    points,
    who,
)
from sipdesk.domain.answer import Answer
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.consenters import counting, latest
from sipdesk.domain.information import CONSENTABLE, Information

LAWS = ("osl-10-1", "osl-12-2")
_TO_TELL = 4  # empty rows for those whom SiS tells


def withdrawal(copy: Copy) -> Document:
    """Write the form with what this consenter has said yes to as boxes to tick."""
    own = "withdrawal_young_person" if copy.for_young_person else "withdrawal"
    letter, entry = copy.letter(own), _entry(copy)
    day = day_or(entry.valid_to, lower_first(NOT_DECIDED))
    say = partial(filled, letter, valid_to=day)
    gone = entry.state is ConsentState.WITHDRAWN
    return paper(
        copy,
        letter,
        (
            *beginning(copy, letter),
            Paragraph(say("lead"), style=ParagraphStyle.LEAD),
            *(_gone(entry, say("gone")) if gone else ()),
            *listed(_facts(copy, entry)),
            *(() if gone else _form(copy, entry, say)),
            Heading(2, "Vad som händer sedan"),
            points(letter, "after", valid_to=day),
            Paragraph(say("still")),
            *law_line(copy, *LAWS),
            *_for_staff(),
        ),
    )


def _voice(copy: Copy, to_young_person: str, to_others: str) -> str:
    return to_young_person if copy.for_young_person else to_others


def _entry(copy: Copy) -> Consent:
    """Find what the reader has said; the file copy is a form without an answer."""
    found = counting(copy.case, copy.recipient, copy.day)
    if found is None or not found.state.given:
        found = latest(copy.case, copy.recipient)
    return found or Consent("", copy.recipient)


def _form(copy: Copy, entry: Consent, say: Callable[[str], str]) -> tuple[Block, ...]:
    """Give what was consented to as boxes; of what is withdrawn there are none."""
    kind = Information.CONSENT
    given = (Paragraph(say("given"), kind=kind),) if entry.valid_to else ()
    return (
        Heading(2, _voice(copy, "Det här tar jag tillbaka", "Det jag återkallar")),
        *given,
        Paragraph(say("how")),
        Ticks((Tick("Allt"), *_choices(copy, entry)), kind=kind),
        WriteLines("Något annat", 1),
        Signatures(("Datum", "Namnteckning")),
    )


def _gone(entry: Consent, text: str) -> tuple[Block, ...]:
    kind = Information.CONSENT
    facts = (
        Fact("Återkallat", day_or(entry.withdrawn), kind=kind),
        Fact("Med orden", entry.withdrawn_words, kind=kind),
    )
    return (Paragraph(text, style=ParagraphStyle.NOTE, kind=kind), *listed(facts))


def _facts(copy: Copy, entry: Consent) -> tuple[Fact, ...]:
    kind = Information.CONSENT
    consenter = "" if copy.party is None else who(copy, copy.recipient)
    partly = entry.withdrawn if entry.state.given else None
    return (
        *about_young(copy, number=True),
        Fact("Den som återkallar", begun(consenter), kind=kind),
        Fact("Svaret lämnat", day_or(entry.decided), kind=kind),
        Fact("En del återkallad", day_or(partly), kind=kind),
    )


def _choices(copy: Copy, entry: Consent) -> Iterator[Tick]:
    kind = Information.CONSENT
    if entry.sip is Answer.YES:
        yield Tick("Att en SIP görs", kind=kind)
    if entry.contact is Answer.YES:
        yield Tick("Att SiS tar kontakt med kommunen och regionen", kind=kind)
    for grant in entry.grants:
        found = party(copy.case, grant.recipient)
        if found is None:
            continue
        name = (who if found.kind.is_private else function)(copy, found.id)
        kinds = [lower_first(word(k)) for k in CONSENTABLE if k in grant.kinds]
        told = f"Uppgifter till {name}: {listing(kinds)}"
        yield Tick(told, kind=copy.placed(kind))


def _for_staff() -> tuple[Block, ...]:
    rows = (("", "", ""),) * _TO_TELL
    return (
        Heading(2, "Fylls i av SiS"),
        Paragraph("Vilka som har underrättats om återkallelsen."),
        replace(_TOLD, rows=rows),
        Signatures(("Mottaget för SiS: datum", "Namn och befattning")),
    )


_TOLD = Table(("Vem", "Dag", "Hur"), (), (2.4, 1, 1.2), row_headers=False, by_hand=True)
