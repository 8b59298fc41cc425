"""What a paper is composed from, besides the case and its recipient."""

from dataclasses import dataclass
from datetime import date, datetime

from sipdesk.content.content import Content
from sipdesk.domain.concern import Concern
from sipdesk.domain.home import Home
from sipdesk.domain.information import Information
from sipdesk.domain.routine import Progress
from sipdesk.domain.telling import UNTOLD, Told
from sipdesk.domain.track_days import Stop
from sipdesk.domain.user import User


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk at which a paper is written."""

    home: Home
    user: User
    made: datetime  # aware; the paper's day and the PDF's date
    content: Content
    allowed: frozenset[Information]  # what the recipient may see
    version: int = 0  # of minutes or plan; 0 = a draft
    names: tuple[tuple[str, str], ...] = ()  # users' ids and names
    told: Told = UNTOLD  # what the recipient knows of the meeting already
    concern: Concern | None = None  # what is reported, if the paper is a report
    signer: str = ""  # name and title of the manager who has approved it
    approved: date | None = None  # the day of that; None = nobody has
    track: tuple[Stop, ...] = ()  # what lies ahead of the placement
    far: Progress | None = None  # how far the case has come, if the paper tells of it
