"""What the papers that are locked in versions share: the minutes and the plan."""

from collections.abc import Sequence
from typing import TypeVar

from sipdesk.content.content import Letter
from sipdesk.content.document import Block, Heading, Paragraph, ParagraphStyle
from sipdesk.content.swedish import unbroken
from sipdesk.content.texts import filled
from sipdesk.documents.parts import Copy
from sipdesk.domain.minutes import MinutesVersion, shown_sum
from sipdesk.domain.plan import PlanVersion

Version = TypeVar("Version", MinutesVersion, PlanVersion)


def version_meant(copy: Copy, made: Sequence[Version]) -> Version | None:
    """Find the version that the copy is of; None for a draft."""
    return next((v for v in made if v.number == copy.desk.version), None)


def mark(copy: Copy, version: MinutesVersion | PlanVersion | None) -> str:
    """Say at the foot of each page which version it is, what it replaces, its sum.

    The sum is of all that the version says. It stands only on copies that hold all of
    that: on another it would let a reader try out what was withheld.
    """
    if version is None:
        return "Utkast"
    replaced = f"ersätter version {version.number - 1}" if version.number > 1 else ""
    summed = version.sha256 if copy.whole else ""
    told = unbroken(f"kontrollsumma {shown_sum(summed)}") if summed else ""
    return "  ·  ".join(filter(None, (f"Version {version.number}", replaced, told)))


def locked(
    copy: Copy, version: MinutesVersion | PlanVersion, said: str
) -> tuple[Block, ...]:
    """Say how a version was locked, and which it replaces and why, if any."""
    told = Paragraph(f"Version {version.number}. {said}")
    if version.number == 1:
        return (told,)
    replaced = f"Ersätter version {version.number - 1}. Skäl: {version.reason}"
    return (told, Paragraph(replaced, style=ParagraphStyle.NOTE, kind=copy.free))


def young_lead(copy: Copy, letter: Letter) -> tuple[Block, ...]:
    """Begin with a sentence to the young person, on their own copy."""
    if not copy.for_young_person:
        return ()
    return (Paragraph(filled(letter, "young-lead"), style=ParagraphStyle.LEAD),)


def objection(
    copy: Copy, letter: Letter, version: MinutesVersion | PlanVersion | None
) -> tuple[Block, ...]:
    """Give the person's "det här stämmer inte", if it was noted on the version."""
    words = version.objection if version else ""
    if not words.strip():
        return ()
    said = f"{filled(letter, 'objection')}\n{words}"
    return (
        Heading(2, "Invändning", kind=copy.free),
        Paragraph(said, style=ParagraphStyle.NOTE, kind=copy.free),
    )
