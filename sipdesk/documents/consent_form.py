"""The consent form being written: in the reader's voice, with what they have said."""

from dataclasses import dataclass, replace

from sipdesk.content import swedish
from sipdesk.content.content import Letter
from sipdesk.content.document import Block, Paragraph, ParagraphStyle
from sipdesk.content.texts import filled
from sipdesk.documents.parts import Copy, pictured
from sipdesk.domain.consent import Consent, ConsentState
from sipdesk.domain.consenters import BY_BOARD, consenters, is_raised_anew, latest


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """The form being written: the reader's voice, and their entry or an empty one."""

    copy: Copy
    letter: Letter
    entry: Consent

    def said(self, paragraph: str) -> Paragraph:
        """Give a passage with the days filled in."""
        entry = self.entry
        begins = swedish.long_date(entry.valid_from) if entry.valid_from else ""
        days = {"valid_from": begins, "valid_to": self.valid_to}
        return Paragraph(filled(self.letter, paragraph, **days))

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
        """The last day, written out; empty when it is open."""
        return swedish.long_date(self.entry.valid_to) if self.entry.valid_to else ""

    def voice(self, to_young_person: str, to_others: str) -> str:
        """Choose the words that are for this reader."""
        return to_young_person if self.copy.for_young_person else to_others

    @property
    def heard(self) -> bool:
        """Whether the reader is a child who is heard and does not decide."""
        copy = self.copy
        return copy.recipient in consenters(copy.case, copy.day).view_only


def registered(copy: Copy) -> Consent:
    """Find what the reader has said; a form to be answered has no box ticked.

    What has run out, was said before the question was raised anew, or is
    socialnämnden's word, is no answer of the reader's: what it was about stays.
    """
    found = latest(copy.case, copy.recipient) or Consent("", copy.recipient)
    own = found.state.decided and found.state not in BY_BOARD
    over = found.valid_to is not None and found.valid_to < copy.day
    if own and not over and not is_raised_anew(copy.case, found, copy.day):
        return found
    waits = found.state is ConsentState.WAITING
    return Consent(
        found.id,
        found.consenter,
        purpose=found.purpose,
        limits=found.limits,
        language=found.language,
        asked=found.asked if waits else None,
        informed_by=found.informed_by if waits else frozenset(),
    )
