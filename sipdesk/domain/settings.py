"""The settings: one table, typed, with default and who may change each."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Generic, TypeVar

from sipdesk.domain.errors import RuleBroken

T = TypeVar("T", bound=str | int)


class Scope(Enum):
    """Who may change a setting, and where it is kept."""

    USER = "user"  # this person on this PC, outside the database: nothing personal
    HOME = "home"  # the home's database
    ADMINISTRATOR = "administrator"  # the home's database, by an administrator


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting: its key, default, and the values it may have."""

    key: str
    default: T
    scope: Scope
    choices: tuple[T, ...] = ()
    least: int | None = None
    most: int | None = None
    is_day: bool = False  # ISO, or empty for none

    def checked(self, value: object) -> T:
        """Give the value back if the setting may have it.

        Raises:
            RuleBroken: ``setting-value``.

        """
        if type(value) is not type(self.default) or not self._within(value):
            raise RuleBroken("setting-value", self.key)
        return value

    def _within(self, value: object) -> bool:
        if self.choices:
            return value in self.choices
        if isinstance(value, int) and self.least is not None and self.most is not None:
            return self.least <= value <= self.most
        return not self.is_day or not value or _is_day(str(value))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


THEME = Setting(
    "theme", "system", Scope.USER, choices=("system", "light", "dark", "contrast")
)
TEXT_SCALE = Setting("text_scale", 100, Scope.USER, least=100, most=200)  # per cent
SPELLING = Setting("spelling", default=True, scope=Scope.USER)
SPEECH_PACE = Setting(
    "speech_pace", "calm", Scope.USER, choices=("slow", "calm", "plain")
)
"""How fast words are read aloud: plain is as the voice itself speaks."""
LAST_HOME = Setting("last_home", "", Scope.USER)  # the file opened last

REQUEST_REMINDER_DAYS = Setting(
    "request_reminder_days", 7, Scope.HOME, least=1, most=90
)
CONSENT_MONTHS = Setting("consent_months", 6, Scope.HOME, least=1, most=12)
CONSENT_WARNING_DAYS = Setting("consent_warning_days", 14, Scope.HOME, least=1, most=90)
CONSENT_FIRST_WARNING_DAYS = Setting(
    "consent_first_warning_days", 30, Scope.HOME, least=1, most=180
)
"""When it is first said that a consent ends, or that another day draws near."""
MEETING_MINUTES = Setting("meeting_minutes", 60, Scope.HOME, least=15, most=240)
TALK_TOPICS = Setting("talk_topics", 3, Scope.HOME, least=1, most=10)
"""So many topics of the talk menu may be chosen for one meeting."""
ADDRESS_LEFT = Setting("address_left", 115, Scope.HOME, least=25, most=150)
ADDRESS_TOP = Setting("address_top", 40, Scope.HOME, least=30, most=120)
"""Where on an address page the address begins, in mm from the sheet's left and top."""
CONTACT_MONTHS = Setting("contact_months", 12, Scope.HOME, least=1, most=60)
"""After how many months a contact is to be checked anew: the home's own figure."""
VIDEO_SYSTEM = Setting("video_system", "", Scope.HOME)
"""The name of the system that the home has approved for video; empty: none named."""
EMERGENCY_NUMBERS = Setting("emergency_numbers", "", Scope.HOME)
"""What stands on the emergency card, a line each; empty: those that come with it."""
EMERGENCY_NUMBERS_CONFIRMED = Setting(
    "emergency_numbers_confirmed", "", Scope.HOME, is_day=True
)
"""The day on which somebody of the home last checked them, ISO; empty: nobody has."""
FIRST_PICTURES = Setting("first_pictures", "", Scope.HOME)
"""The id of the source whose symbols come before the program's own; empty: none."""
LOCK_MINUTES = Setting("lock_minutes", 10, Scope.ADMINISTRATOR, least=1, most=60)
MEETING_LOCK_MINUTES = Setting(
    "meeting_lock_minutes", 45, Scope.ADMINISTRATOR, least=5, most=240
)
"""After how long without key or mouse the home is locked; longer while a meeting is
held, for those who listen do not type."""
CAPTURE_EXCEPTION = Setting(
    "capture_exception", default=True, scope=Scope.ADMINISTRATOR
)
"""Whether one may let the program's windows be seen in a shared screen for a while."""
LOG_REVIEW_MONTHS = Setting(
    "log_review_months", 3, Scope.ADMINISTRATOR, least=1, most=24
)
"""At most so many months between reviews of the access log: the home's own figure.

Lag (2001:454) 10 § wants it checked again and again, and does not say how often.
"""
TRACK_FIGURES = Setting("track_figures", "", Scope.ADMINISTRATOR)
"""The home's own figures of the track: ``start-meeting=10;visit=off``."""
PROPOSALS_FROM = Setting("proposals_from", "", Scope.ADMINISTRATOR)
"""The days on which what was proposed came into force: ``id=2027-01-01;…``."""
BACKUP_FOLDER = Setting("backup_folder", "", Scope.ADMINISTRATOR)
"""Where backups lie, another disk or a share; empty: in a folder beside the home."""
BACKUP_KEEP = Setting("backup_keep", 14, Scope.ADMINISTRATOR, least=2, most=365)
BACKUP_EVERY_HOURS = Setting(
    "backup_every_hours", 24, Scope.ADMINISTRATOR, least=1, most=168
)

SETTINGS = MappingProxyType(
    {
        s.key: s
        for s in (
            THEME,
            TEXT_SCALE,
            SPELLING,
            SPEECH_PACE,
            LAST_HOME,
            REQUEST_REMINDER_DAYS,
            CONSENT_MONTHS,
            CONSENT_WARNING_DAYS,
            CONSENT_FIRST_WARNING_DAYS,
            MEETING_MINUTES,
            TALK_TOPICS,
            ADDRESS_LEFT,
            ADDRESS_TOP,
            CONTACT_MONTHS,
            VIDEO_SYSTEM,
            EMERGENCY_NUMBERS,
            EMERGENCY_NUMBERS_CONFIRMED,
            FIRST_PICTURES,
            LOCK_MINUTES,
            MEETING_LOCK_MINUTES,
            CAPTURE_EXCEPTION,
            LOG_REVIEW_MONTHS,
            TRACK_FIGURES,
            PROPOSALS_FROM,
            BACKUP_FOLDER,
            BACKUP_KEEP,
            BACKUP_EVERY_HOURS,
        )
    }
)
"""Every setting by its key."""
