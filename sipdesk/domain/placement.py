"""The placement and its own track beside the SIP."""

from dataclasses import dataclass
from datetime import date

from sipdesk.domain.answer import Answer


@dataclass(frozen=True, slots=True)
class Placement:
    """Where, on what ground, and how far the stay has come. Days may be unknown."""

    department: str = ""
    legal_basis: str = ""  # id in resources/laws.toml
    placing_kommun: str = ""  # four-digit code
    home_region: str = ""
    stay_region: str = ""
    noticed: date | None = None  # placeringsanvisning
    admitted: date | None = None
    start_meeting: date | None = None
    start_meeting_held: date | None = None
    review_meeting: date | None = None  # uppföljnings- eller verkställighetsmöte
    review_meeting_held: date | None = None
    preliminary_discharge: date | None = None
    discharge_unknown: str = ""  # "unknown, because …" is an answer
    ready: date | None = None  # SiS's assessment, apart from nämndens decision
    ready_by: str = ""
    notified: date | None = None  # underrättelse, SoF 9 kap. 20 §
    waiting_for: str = ""
    discharge_meeting: date | None = None
    discharge_meeting_held: date | None = None
    discharged: date | None = None
    handed_over_to: str = ""
    handed_over: date | None = None
    moves: date | None = None  # the day of a move that is known
    moves_to: str = ""  # where: another home, a foster home, home
    receiving_kommun: str = ""  # four-digit code
    receiving_region: str = ""
    aftercare_asked: date | None = None  # for a commission to take part afterwards
    aftercare: Answer = Answer.NOT_ASKED  # whether SiS has got it

    @property
    def left(self) -> date | None:
        """The day the stay ended: discharged, or handed over at a move."""
        return self.discharged or self.handed_over
