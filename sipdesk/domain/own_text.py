"""What a home writes in place of a text of the program."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OwnText:
    """One version of a home's own text; the latest is the one that holds.

    ``name`` is the program's file in ``resources/`` without its ending
    (``texts/summons``); ``number`` counts the home's versions of it from 1.
    """

    id: str
    name: str
    number: int
    text: str  # Markdown; "" = from here on the program's own again
    over: str  # sha256 of the program's text that it was written over
    saved: datetime
    by: str  # a user's id
