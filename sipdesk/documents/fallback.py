"""Genomförandeplan: what SiS writes in its own plan while no SIP can be made.

It goes to nobody: it is copied into a document of SiS's own. Areas are named, never
what stands behind them, and none of health: those are another branch's facts.
"""

from datetime import date

from sipdesk.content.content import Letter
from sipdesk.content.document import Document, Paragraph
from sipdesk.content.swedish import long_date
from sipdesk.content.texts import filled
from sipdesk.content.words import listed, word
from sipdesk.documents.parts import Copy, beginning, paper
from sipdesk.domain.area import Area
from sipdesk.domain.case import Case
from sipdesk.domain.information import Information

LETTER = "fallback"
"""The id of the letter that holds its sentences."""

_OF_HEALTH = (Information.HEALTH, Information.MENTAL_HEALTH)


def fallback(letter: Letter, case: Case, day: date) -> str:
    """Fill the text in from the need, the questions and what is planned."""
    areas = {*case.need.areas, *(q.area for q in case.meeting.questions)}
    review = _ahead(case.placement.review_meeting, day)
    again = _ahead(case.offer.ask_again, day)
    passages = (
        "need" if case.need.assessed else "need-undated",
        "areas" if _told(areas) else "",
        "own-words",
        "review" if review else "review-undated",
        "again" if again else "again-undated",
    )
    facts = {
        "assessed": _day(case.need.assessed),
        "areas": _told(areas),
        "review": _day(review),
        "again": _day(again),
    }
    return "\n\n".join(filled(letter, name, **facts) for name in passages if name)


def fallback_page(copy: Copy) -> Document:
    """Set the text on a page, for one who writes the home's own words for it."""
    letter = copy.letter(LETTER)
    parts = fallback(letter, copy.case, copy.day).split("\n\n")
    told = (Paragraph(part, kind=Information.CARE) for part in parts)
    return paper(copy, letter, (*beginning(copy, letter), *told))


def _told(areas: set[Area]) -> str:
    return listed(
        word(area) for area in Area if area in areas and area.kind not in _OF_HEALTH
    )


def _ahead(planned: date | None, day: date) -> date | None:
    return planned if planned is not None and planned >= day else None


def _day(day: date | None) -> str:
    return long_date(day) if day else ""
