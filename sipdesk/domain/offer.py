"""Telling the young person what a SIP is, and offering one, as often as it takes.

A SIP is offered at admission, during the stay, before discharge and at a move. Each
time is kept; the answer that counts is the latest. A no closes nothing: the need stays,
and the question may be put again on a day that the young person agrees to.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum


class InformedBy(Enum):
    """How information was given."""

    ORALLY = "orally"
    WRITING = "writing"
    PICTURES = "pictures"
    INTERPRETER = "interpreter"


class Occasion(Enum):
    """When a SIP was offered."""

    NOT_SAID = "not-said"
    ADMISSION = "admission"
    STAY = "stay"
    DISCHARGE = "discharge"
    MOVE = "move"


class OfferAnswer(Enum):
    """What the young person answered."""

    NOT_ASKED = "not-asked"
    THINKING = "thinking"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Offered:
    """One time that a SIP was offered, and the answer in the young person's words."""

    id: str
    day: date | None = None
    occasion: Occasion = Occasion.NOT_SAID
    by: str = ""  # who asked
    how: frozenset[InformedBy] = frozenset()
    answer: OfferAnswer = OfferAnswer.NOT_ASKED
    words: str = ""  # the young person's own
    ask_again: date | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What was told, how, and the answer; the young person's own words come first.

    ``offered`` to ``ask_again`` are of the latest time, which is the one that counts;
    ``earlier`` holds the times before it, oldest first.
    """

    informed: date | None = None
    how: frozenset[InformedBy] = frozenset()
    by: str = ""
    material: str = ""
    important: str = ""  # vad som är viktigt för mig
    not_shared: str = ""  # vad jag inte vill dela
    offered: date | None = None
    occasion: Occasion = Occasion.NOT_SAID
    offered_by: str = ""
    offered_how: frozenset[InformedBy] = frozenset()
    answer: OfferAnswer = OfferAnswer.NOT_ASKED
    answer_words: str = ""
    ask_again: date | None = None
    guardians_informed: date | None = None
    guardians_note: str = ""
    earlier: tuple[Offered, ...] = ()

    @property
    def latest(self) -> Offered:
        """The latest time, as one of many; its ``id`` is empty."""
        return Offered(
            id="",
            day=self.offered,
            occasion=self.occasion,
            by=self.offered_by,
            how=self.offered_how,
            answer=self.answer,
            words=self.answer_words,
            ask_again=self.ask_again,
        )

    @property
    def all(self) -> tuple[Offered, ...]:
        """Every time that it was offered, oldest first; a time not begun is none."""
        begun = replace(self.latest, ask_again=None) != Offered("")
        return (*self.earlier, self.latest) if begun else self.earlier

    def again(self, kept_as: str) -> "Offer":
        """Give the offer with the latest time among the earlier, and a new one begun.

        ``kept_as`` is the id that the time before gets. Where the latest has not begun
        nothing differs.
        """
        if self.all == self.earlier:
            return self
        return replace(
            self,
            earlier=(*self.earlier, replace(self.latest, id=kept_as)),
            offered=None,
            occasion=Occasion.NOT_SAID,
            offered_by="",
            offered_how=frozenset(),
            answer=OfferAnswer.NOT_ASKED,
            answer_words="",
            ask_again=None,
        )

    def offered_at(self, occasion: Occasion, since: date | None = None) -> bool:
        """Whether it has been offered on an occasion, on or after a day.

        A time whose day is not known counts: nobody is to be asked twice for want of a
        date.
        """
        return any(
            one.occasion is occasion
            and (since is None or one.day is None or one.day >= since)
            for one in self.all
        )
