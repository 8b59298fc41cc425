"""Återställningsnyckel: the paper for the safe, and how it is used."""

from datetime import datetime

from sipdesk.content.document import (
    Document,
    Fact,
    Facts,
    Heading,
    Items,
    Paragraph,
    ParagraphStyle,
    Table,
)
from sipdesk.content.swedish import in_sweden, long_date
from sipdesk.documents.parts import SIS
from sipdesk.domain.home import Home
from sipdesk.domain.recovery_key import groups

_ABREAST = 4


def recovery_document(code: str, home: Home, by: str, made: datetime) -> Document:
    """Make the paper of a recovery key; it is the only place where the key stands."""
    return Document(
        title="Återställningsnyckel",
        subject="Nyckel som öppnar hemmet i SIPdesk när en lösenfras är glömd",
        recipient_label="Förvaras inlåst",
        created=made,
        header=f"{SIS}, {home.name}",
        blocks=(
            Heading(1, "Återställningsnyckel"),
            Paragraph(
                "Den här nyckeln öppnar hemmet i SIPdesk när någon har glömt sin "
                "lösenfras.",
                ParagraphStyle.LEAD,
            ),
            *_tables(groups(code)),
            Paragraph(
                "Stora och små bokstäver spelar ingen roll. Tecknet som ser ut som ett "
                "O är alltid siffran noll.",
                ParagraphStyle.SMALL,
            ),
            Heading(2, "Så används den"),
            Items(
                (
                    "Starta SIPdesk och välj Jag har glömt lösenfrasen.",
                    "Skriv de åtta grupperna i ordning.",
                    "Välj vem du är, och skriv en ny lösenfras två gånger.",
                ),
                ordered=True,
            ),
            Heading(2, "Så förvaras den"),
            Paragraph(
                "Lås in pappret, helst hos chefen och aldrig vid datorn. Fotografera "
                "det inte. Den som har pappret och hemmets fil kan läsa allt om de "
                "unga."
            ),
            Paragraph(
                "Är pappret borta: gör en ny nyckel under Hemmet, Personer. Ta sedan "
                "den gamla ur bruk och byt databasens nyckel."
            ),
            Facts(
                (
                    Fact("Hem", home.name),
                    Fact("Gjord", long_date(in_sweden(made).date())),
                    Fact("Av", by),
                )
            ),
        ),
    )


def _tables(parts: tuple[str, ...]) -> tuple[Table, ...]:
    """Set the groups a few abreast, each below its number."""
    return tuple(
        Table(
            tuple(f"Grupp {number + 1}" for number in range(at, at + _ABREAST)),
            (parts[at : at + _ABREAST],),
            row_headers=False,
        )
        for at in range(0, len(parts), _ABREAST)
    )
