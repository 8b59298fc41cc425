"""What time it is at the home: the clock of this PC, read in Swedish time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_SWEDEN = ZoneInfo("Europe/Stockholm")


class SystemClock:
    """The real clock (``ports.Clock``)."""

    def now(self) -> datetime:
        """Tell the time, aware, in Europe/Stockholm."""
        return datetime.now(_SWEDEN)

    def today(self) -> date:
        """Tell the day at the home."""
        return self.now().date()
