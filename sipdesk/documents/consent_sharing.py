"""The boxes of the consent form: who may be given which kind of information."""

from sipdesk.content.document import (
    TICK_HERE,
    Block,
    Heading,
    Row,
    Table,
    WriteLines,
)
from sipdesk.content.words import word
from sipdesk.documents.consent_form import ConsentForm
from sipdesk.documents.parts import Copy, begun, function, who
from sipdesk.domain.consenters import grantable
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.party import Party

GIVEN = "✗ Ja"
NOT_GIVEN = TICK_HERE
KINDS_ABREAST = 4


def sharing(form: ConsentForm) -> tuple[Block, ...]:
    """Ask what may be given, recipient by recipient."""
    heading = form.voice("C. Vad SiS får berätta", "C. Uppgifter som får lämnas")
    copy = form.copy
    others = (p for p in grantable(copy.case, copy.day) if p.id != copy.recipient)
    receivers = tuple(others)
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


def _receiver(copy: Copy, found: Party) -> str:
    return (who if found.kind.is_private else function)(copy, found.id)


def _matrix(
    form: ConsentForm, receivers: tuple[Party, ...], kinds: tuple[Information, ...]
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
