"""Samtycke: one consenter's form, with what is registered already filled in.

It is about secrecy and about making a SIP, never about data protection.
"""

from collections.abc import Iterator
from dataclasses import replace

from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Signatures,
    Tick,
    Ticks,
    WriteLines,
)
from sipdesk.content.words import word
from sipdesk.documents.consent_form import ConsentForm, registered
from sipdesk.documents.consent_sharing import sharing
from sipdesk.documents.parts import (
    SIS,
    Copy,
    about_young,
    beginning,
    begun,
    boxes,
    day_or,
    law_line,
    listed,
    paper,
    who,
)
from sipdesk.domain.answer import Answer
from sipdesk.domain.consent import ConsentState, ConsentWay, Told
from sipdesk.domain.consenters import counting, latest
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.information import Information
from sipdesk.domain.offer import InformedBy
from sipdesk.domain.young_person import YOUNG_PERSON

LAWS = (
    "sol-10-8",
    "hsl-16-4",
    "osl-10-1",
    "osl-12-2",
    "osl-12-3",
    "osl-25-1",
    "osl-26-1",
)


def consent(copy: Copy) -> Document:
    """Write the form for one who is asked; the file copy is an empty form."""
    own = "consent_young_person" if copy.for_young_person else "consent"
    form = ConsentForm(copy, copy.letter(own), registered(copy))
    asked = _hearing(form) if form.heard else _asking(form)
    return paper(
        copy,
        form.letter,
        (
            *beginning(copy, form.letter),
            form.pictured("lead", "sip", ParagraphStyle.LEAD),
            *_about(form),
            *asked,
        ),
    )


def _asking(form: ConsentForm) -> tuple[Block, ...]:
    """Ask one whose word decides, with all that makes a yes count."""
    copy = form.copy
    return (
        form.pictured("secrecy", "svar"),
        form.pictured("whose", "vardnadshavare"),
        *_purpose(form),
        *_deviation(copy),
        *_plan_and_contact(form),
        *sharing(form),
        *_network(form),
        *_limits(form),
        *_period(form),
        *_told(form),
        *_stance(form),
        *_answer(form),
        *_capacity(copy),
        *law_line(copy, *LAWS),
        PageBreak(),
        *_withdrawal(form),
    )


def _hearing(form: ConsentForm) -> tuple[Block, ...]:
    """Ask a child what they think; no form is asked of what a child says."""
    return (
        form.pictured("heard", "lyssna"),
        *_purpose(form),
        *_plan_and_contact(form),
        *_network(form),
        *_limits(form),
        *_stance(form),
    )


def _purpose(form: ConsentForm) -> tuple[Block, ...]:
    heading = form.voice("Varför vi frågar", "Syfte")
    if not form.entry.purpose.strip():
        return (WriteLines(heading, 1),)
    kind = Information.CONSENT
    return (Heading(2, heading, kind=kind), Paragraph(form.entry.purpose, kind=kind))


def _capacity(copy: Copy) -> tuple[Block, ...]:
    """Note how well each understood, on the home's own copy alone."""
    told = tuple(_understood(copy)) if copy.recipient == FILE_COPY else ()
    if not told:
        return ()
    heading = Heading(
        2,
        "Ålder, mognad och hur frågan förstods",
        kind=copy.placed(Information.CONSENT),
    )
    return (heading, *listed(told))


def _understood(copy: Copy) -> Iterator[Fact]:
    kind = copy.placed(Information.CONSENT)
    for consenter in dict.fromkeys(c.consenter for c in copy.case.consents):
        entry = latest(copy.case, consenter)
        if entry is not None:
            yield Fact(begun(who(copy, consenter)), entry.capacity, kind=kind)


def _about(form: ConsentForm) -> tuple[Block, ...]:
    copy, place = form.copy, form.copy.case.placement
    home = f"{SIS}, {copy.desk.home.name}"
    where = ", ".join(filter(None, (home, place.department)))
    hidden = not copy.sees(Information.PLACE)
    consenter = "" if copy.party is None else who(copy, copy.recipient)
    return listed(
        (
            *about_young(copy, number=True),
            Fact(
                "Myndighet" if hidden else "Hem",
                SIS if hidden else where,
                kind=copy.placed(Information.PUBLIC),
            ),
            Fact("Den som svarar", begun(consenter), kind=Information.CONSENT),
            Fact(
                "Språk",
                form.entry.language,
                kind=Information.CONSENT,
            ),
        )
    )


def _deviation(copy: Copy) -> tuple[Block, ...]:
    """Print why others are asked than what is usual at this age."""
    reason = copy.case.consent_deviation
    if not reason.strip():
        return ()
    return (
        Heading(2, "Vem som tillfrågas", kind=Information.CONSENT),
        Paragraph(
            f"Avvikelse från det vanliga, med skäl: {reason}", kind=Information.CONSENT
        ),
    )


def _plan_and_contact(form: ConsentForm) -> tuple[Block, ...]:
    entry = form.entry
    return (
        Heading(2, "A. Planen"),
        form.pictured("plan", "sip"),
        Ticks(_yes_or_no(entry.sip), kind=Information.CONSENT),
        Heading(2, form.voice("B. Prata med andra", "B. Kontakt")),
        form.pictured("contact", "samtal"),
        Ticks(_yes_or_no(entry.contact), kind=Information.CONSENT),
    )


def _yes_or_no(answer: Answer) -> tuple[Tick, ...]:
    chosen = (Answer.YES, Answer.NO)
    known = boxes((word(a), a is answer) for a in chosen)
    return (*known, Tick("Jag vill tänka"))


def _network(form: ConsentForm) -> tuple[Block, ...]:
    """Ask whether someone close may take part; nothing registered answers it."""
    return (
        Heading(2, form.voice("Någon jag litar på", "Närstående och stödperson")),
        form.pictured("network", "trygg_vuxen"),
        Ticks((Tick("Ja"), Tick("Nej"))),
        WriteLines("Vem", 1),
    )


def _limits(form: ConsentForm) -> tuple[Block, ...]:
    limits = form.entry.limits
    if form.copy.for_young_person and not limits.strip():
        limits = form.copy.case.offer.not_shared
    title = form.voice("Det här får SiS inte berätta", "Får inte lämnas")
    if form.heard:  # a wish, for others decide
        title = "Det här vill jag inte att SiS berättar"
    heading = Heading(2, title)
    if limits.strip():
        told = Paragraph(limits, style=ParagraphStyle.QUOTE, kind=Information.CONSENT)
        return (heading, told)
    if form.heard:
        return (heading, WriteLines("Skriv eller rita här", 2))
    return (
        heading,
        form.pictured("not-given", "sekretess"),
        WriteLines("Får inte lämnas", 2),
    )


def _period(form: ConsentForm) -> tuple[Block, ...]:
    heading = Heading(2, form.voice("Hur länge det gäller", "Tid"))
    if form.valid_to:
        passage = "period-from" if form.entry.valid_from else "period-set"
        said = replace(form.pictured(passage, "kalender"), kind=Information.CONSENT)
        return (heading, said)
    return (
        heading,
        form.pictured("period-open", "kalender"),
        WriteLines("Till och med", 1),
    )


def _told(form: ConsentForm) -> tuple[Block, ...]:
    entry = form.entry
    facts = boxes(
        (form.said(f"told-{told.value}").text, told in entry.told) for told in Told
    )
    ways = boxes((word(way), way in entry.informed_by) for way in InformedBy)
    return (
        Heading(2, form.voice("Det här vet jag", "Information som har lämnats")),
        form.pictured("told", "lyssna"),
        Ticks(facts, kind=Information.CONSENT),
        Heading(3, "Så gavs informationen"),
        Ticks(ways, kind=Information.CONSENT),
    )


_STANCES = (ConsentState.YES, ConsentState.PARTLY, ConsentState.NO)


def _stance(form: ConsentForm) -> tuple[Block, ...]:
    """Note the young person's own stance; their words stand on their own form only."""
    young = counting(form.copy.case, YOUNG_PERSON, form.copy.day)
    state = young.state if young else ConsentState.WAITING
    unsure = form.voice("Jag vet inte", word(ConsentState.CANNOT_TELL))
    chosen = ((word(s), s is state) for s in _STANCES)
    unknown = (unsure, state is ConsentState.CANNOT_TELL)
    ticks = Ticks(boxes((*chosen, unknown)), kind=Information.CONSENT)
    return (
        Heading(2, form.voice("Vad jag tycker", "Den unges egen inställning")),
        form.pictured("stance", "skriva"),
        ticks,
        *_own_words(form),
    )


def _own_words(form: ConsentForm) -> tuple[Block, ...]:
    """Give the young person's words on their own form; others leave room for them."""
    words = form.entry.own_words
    if form.copy.for_young_person and words.strip():
        style = ParagraphStyle.QUOTE
        return (Paragraph(words, style=style, kind=Information.CONSENT),)
    return (WriteLines(form.voice("Mina egna ord", "Den unges egna ord"), 2),)


_WAYS = (ConsentWay.PAPER, ConsentWay.ORALLY, ConsentWay.OTHER_SYSTEM)


def _answer(form: ConsentForm) -> tuple[Block, ...]:
    entry = form.entry
    ways = boxes((word(way), way is entry.way) for way in _WAYS)
    own_words = form.voice("", entry.own_words)
    return (
        Heading(2, form.voice("Skriv under", "Underskrift")),
        form.pictured("way", "skriva_under"),
        Ticks(ways, kind=Information.CONSENT),
        *listed(
            (
                Fact(
                    "Svaret lämnat",
                    day_or(entry.decided),
                    kind=Information.CONSENT,
                ),
                Fact("Med egna ord", own_words, kind=Information.CONSENT),
                Fact(
                    "Inför vem, eller referens",
                    entry.way_detail,
                    kind=Information.PLACE,
                ),
                Fact("Mottaget av", entry.received_by, kind=Information.PLACE),
            )
        ),
        Signatures(
            (
                "Ort och datum",
                "Namnteckning",
                "Namnförtydligande",
                "Vittne till ett muntligt svar",
                "Mottaget för SiS: namn och befattning",
                "Datum för mottagandet",
            )
        ),
    )


def _withdrawal(form: ConsentForm) -> tuple[Block, ...]:
    entry = form.entry
    gone = entry.withdrawn is not None
    return (
        Heading(2, form.voice("Om jag ändrar mig", "Återkallelse")),
        form.pictured("withdrawal", "valja"),
        *listed(
            (
                *about_young(form.copy),
                Fact(
                    "Återkallat",
                    day_or(entry.withdrawn),
                    kind=Information.CONSENT,
                ),
                Fact(
                    "Med orden",
                    entry.withdrawn_words if gone else "",
                    kind=Information.CONSENT,
                ),
            )
        ),
        Ticks(
            (
                Tick("Jag tar tillbaka allt"),
                Tick("Jag tar tillbaka en del: mottagare eller uppgifter"),
            )
        ),
        WriteLines("Vilken del", 1),
        Signatures(
            ("Datum", "Namnteckning", "Underrättade av SiS: vilka", "Datum och namn")
        ),
    )
