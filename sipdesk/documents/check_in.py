"""Avstämning: the agenda of a check-in meeting, of the questions that are open."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sipdesk.content.document import (
    Block,
    Document,
    Heading,
    Items,
    Paragraph,
    WriteLines,
)
from sipdesk.content.swedish import short_date
from sipdesk.documents.parts import SIS
from sipdesk.domain.home import Home
from sipdesk.domain.tip import Tip

_TITLE: Final = "Dagordning för avstämning"
_ABOUT: Final = (
    "Samordnare på flera hem stämmer av arbetet med SIP. Inget ärende och ingen ung "
    "person tas upp här."
)
_FIRST: Final = ("Vilka är med?", "Vad har hänt sedan sist?")
_LAST: Final = (
    "Vad har gått bra, som andra kan göra likadant?",
    "Vad bestämde vi, och vem gör det?",
)


def check_in_document(questions: Sequence[Tip], home: Home, made: datetime) -> Document:
    """Make the agenda; ``questions`` in the order that they are to be taken up."""
    return Document(
        title=_TITLE,
        subject=_TITLE,
        recipient_label="Till samordnarna",
        created=made,
        header=f"{SIS}, {home.name}",
        blocks=(
            Heading(1, _TITLE),
            Paragraph(_ABOUT),
            WriteLines("Dag, tid och plats", 1),
            Heading(2, "Inledning"),
            Items(_FIRST),
            Heading(2, "Frågor"),
            *_questions(questions, home),
            Heading(2, "Till sist"),
            Items(_LAST),
            WriteLines("Anteckningar", 3),
            WriteLines("Nästa avstämning", 1),
        ),
    )


def _questions(questions: Sequence[Tip], home: Home) -> list[Block]:
    if not questions:
        return [
            Paragraph("Ingen öppen fråga finns. Lämna plats för nya."),
            WriteLines("Nya frågor", 4),
        ]
    blocks: list[Block] = []
    for number, tip in enumerate(questions, 1):
        asked = tip.home_name or home.name
        blocks += [
            Heading(3, f"{number}. {tip.title}"),
            Paragraph(f"Från {asked}, {short_date(tip.day)}."),
            *(Paragraph(part) for part in tip.text.split("\n") if part.strip()),
            WriteLines("Svar", 2),
        ]
    return blocks
