"""Samtycke: one consenter's form, with what is registered already filled in.

It is about secrecy and about making a SIP, never about data protection.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sipdesk.content import swedish
from sipdesk.content.content import Letter
from sipdesk.content.document import (
    TICK_HERE,
    Block,
    Document,
    Fact,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Row,
    Signatures,
    Table,
    Tick,
    Ticks,
    WriteLines,
)
from sipdesk.content.texts import filled
from sipdesk.content.words import word
from sipdesk.documents.parts import (
    SIS,
    Copy,
    about_young,
    beginning,
    begun,
    boxes,
    day_or,
    function,
    law_line,
    listed,
    paper,
    pictured,
    who,
)
from sipdesk.domain.answer import Answer
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Told
from sipdesk.domain.consenters import latest
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.offer import InformedBy
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.young_person import GROWN_UP_AT, YOUNG_PERSON

LAWS = (
    "sol-10-8",
    "hsl-16-4",
    "osl-10-1",
    "osl-12-2",
    "osl-12-3",
    "osl-25-1",
    "osl-26-1",
)
GIVEN = "✗ Ja"
NOT_GIVEN = TICK_HERE
KINDS_ABREAST = 4


@dataclass(frozen=True, slots=True)
class _Form:
    """The form being written: the reader's voice, and their entry or an empty one."""

    copy: Copy
    letter: Letter
    entry: Consent

    def said(self, paragraph: str) -> Paragraph:
        return Paragraph(filled(self.letter, paragraph, valid_to=self.valid_to))

    def pictured(
        self, paragraph: str, concept: str, style: ParagraphStyle = ParagraphStyle.BODY
    ) -> Block:
        """Set a paragraph; the young person's beside a picture."""
        said = replace(self.said(paragraph), style=style)
        if not self.copy.for_young_person:
            return said
        return pictured(self.copy, (concept, said.text))

    @property
    def valid_to(self) -> str:
        return swedish.long_date(self.entry.valid_to) if self.entry.valid_to else ""

    def voice(self, to_young_person: str, to_others: str) -> str:
        return to_young_person if self.copy.for_young_person else to_others


def consent(copy: Copy) -> Document:
    """Write the form for one who is asked; the file copy is an empty form."""
    own = "consent_young_person" if copy.for_young_person else "consent"
    form = _Form(copy, copy.letter(own), _entry(copy))
    return paper(
        copy,
        form.letter,
        (
            *beginning(copy, form.letter),
            form.pictured("lead", "sip", ParagraphStyle.LEAD),
            *_about(form),
            form.pictured("secrecy", "svar"),
            form.pictured("whose", "vardnadshavare"),
            *_deviation(copy),
            *_plan_and_contact(form),
            *_sharing(form),
            *_network(form),
            *_limits(form),
            *_period(form),
            *_told(form),
            *_stance(form),
            *_answer(form),
            *law_line(copy, *LAWS),
            PageBreak(),
            *_withdrawal(form),
        ),
    )


def _entry(copy: Copy) -> Consent:
    """Find what is registered; a form not yet answered has no box ticked."""
    found = latest(copy.case, copy.recipient) or Consent("", copy.recipient)
    if found.state.decided and found.state is not ConsentState.REFERRED:
        return found
    open_ = Answer.NOT_ASKED
    return replace(found, sip=open_, contact=open_, grants=(), told=frozenset())


def _about(form: _Form) -> tuple[Block, ...]:
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


def _plan_and_contact(form: _Form) -> tuple[Block, ...]:
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


def _sharing(form: _Form) -> tuple[Block, ...]:
    heading = form.voice("C. Vad SiS får berätta", "C. Uppgifter som får lämnas")
    receivers = tuple(_receivers(form.copy))
    blank = (WriteLines("Fler mottagare, och vad de får veta", 2),)
    tables = tuple(
        _matrix(form, receivers, CONSENTABLE[at : at + KINDS_ABREAST])
        for at in range(0, len(CONSENTABLE), KINDS_ABREAST)
    )
    return (
        Heading(2, heading),
        form.pictured("sharing", "dela_info"),
        *(tables if receivers else ()),
        *blank,
        form.said("limit"),
    )


def _receivers(copy: Copy) -> Iterable[Party]:
    """Name those who could be given anything by this consent.

    SiS's own care needs none; nor do guardians of a minor (OSL 12 kap. 3 §).
    """
    age = copy.case.young_person.age_on(copy.day)
    grown_up = age is not None and age >= GROWN_UP_AT
    for found in copy.case.parties:
        guardian = found.kind.is_guardian and not grown_up
        if found.id == copy.recipient or guardian or found.kind is PartyKind.SIS_CARE:
            continue
        yield found


def _receiver(copy: Copy, found: Party) -> str:
    return (who if found.kind.is_private else function)(copy, found.id)


def _matrix(
    form: _Form, receivers: tuple[Party, ...], kinds: tuple[Information, ...]
) -> Table:
    granted = {g.recipient: g.kinds for g in form.entry.grants}
    rows = tuple(
        Row(
            (
                begun(_receiver(form.copy, p)),
                *(
                    GIVEN if kind in granted.get(p.id, ()) else NOT_GIVEN
                    for kind in kinds
                ),
            ),
            kind=form.copy.placed(Information.CONSENT),
        )
        for p in receivers
    )
    return Table(
        ("Mottagare", *(word(kind) for kind in kinds)),
        rows,
        widths=(2.4, *(1.25 for _ in kinds)),
        kind=Information.CONSENT,
    )


def _network(form: _Form) -> tuple[Block, ...]:
    """Ask whether someone close may take part; nothing registered answers it."""
    return (
        Heading(2, form.voice("Någon jag litar på", "Närstående och stödperson")),
        form.pictured("network", "trygg_vuxen"),
        Ticks((Tick("Ja"), Tick("Nej"))),
        WriteLines("Vem", 1),
    )


def _limits(form: _Form) -> tuple[Block, ...]:
    limits = form.entry.limits
    if form.copy.for_young_person and not limits.strip():
        limits = form.copy.case.offer.not_shared
    heading = Heading(2, form.voice("Det här får SiS inte berätta", "Får inte lämnas"))
    if limits.strip():
        told = Paragraph(limits, style=ParagraphStyle.QUOTE, kind=Information.CONSENT)
        return (heading, told)
    return (
        heading,
        form.pictured("not-given", "sekretess"),
        WriteLines("Får inte lämnas", 2),
    )


def _period(form: _Form) -> tuple[Block, ...]:
    heading = Heading(2, form.voice("Hur länge det gäller", "Tid"))
    if form.valid_to:
        said = replace(
            form.pictured("period-set", "kalender"), kind=Information.CONSENT
        )
        return (heading, said)
    return (
        heading,
        form.pictured("period-open", "kalender"),
        WriteLines("Till och med", 1),
    )


def _told(form: _Form) -> tuple[Block, ...]:
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


def _stance(form: _Form) -> tuple[Block, ...]:
    """Note the young person's own stance; their words stand on their own form only."""
    young = latest(form.copy.case, YOUNG_PERSON)
    state = young.state if young else ConsentState.WAITING
    chosen = boxes((word(s), s is state) for s in _STANCES)
    unsure = Tick(form.voice("Jag vet inte", "Kan inte ta ställning"))
    ticks = Ticks((*chosen, unsure), kind=Information.CONSENT)
    return (
        Heading(2, form.voice("Vad jag tycker", "Den unges egen inställning")),
        form.pictured("stance", "skriva"),
        ticks,
        *_own_words(form),
    )


def _own_words(form: _Form) -> tuple[Block, ...]:
    """Give the young person's words on their own form; others leave room for them."""
    words = form.entry.own_words
    if form.copy.for_young_person and words.strip():
        style = ParagraphStyle.QUOTE
        return (Paragraph(words, style=style, kind=Information.CONSENT),)
    return (WriteLines(form.voice("Mina egna ord", "Den unges egna ord"), 2),)


_WAYS = (ConsentWay.PAPER, ConsentWay.ORALLY, ConsentWay.OTHER_SYSTEM)


def _answer(form: _Form) -> tuple[Block, ...]:
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


def _withdrawal(form: _Form) -> tuple[Block, ...]:
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
