"""Gallringsintyg: how much was erased, when and by what decision. It names nobody."""

from datetime import datetime

from sipdesk.content.document import (
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Signatures,
)
from sipdesk.content.swedish import counted, in_sweden, long_date
from sipdesk.documents.parts import SIS
from sipdesk.domain.home import Home
from sipdesk.domain.retention import Erasure


def certificate_document(
    erasure: Erasure, home: Home, by: str, made: datetime
) -> Document:
    """Make the certificate of one erasure, for the home's own register."""
    day = in_sweden(erasure.at).date()
    return Document(
        title="Gallringsintyg",
        subject="Gallring av avslutade ärenden i SIPdesk",
        recipient_label="Hemmets egen handling",
        created=made,
        header=f"{SIS}, {home.name}",
        blocks=(
            Heading(1, "Gallringsintyg"),
            Paragraph(
                "Uppgifterna är raderade ur hemmets fil. Äldre säkerhetskopior tas "
                "bort allteftersom nya görs."
            ),
            Facts(
                (
                    Fact("Gallrat", long_date(day)),
                    Fact("Av", by),
                    Fact("Enligt beslut", erasure.decision),
                    Fact("Antal ärenden", str(erasure.count)),
                    Fact("Papper i dem", counted(erasure.papers, "papper", "papper")),
                    Fact("Avslutade från", long_date(erasure.first)),
                    Fact("Avslutade till", long_date(erasure.last)),
                )
            ),
            Signatures(("Verkställt av", "Chef på hemmet")),
        ),
    )
