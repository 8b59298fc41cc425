"""A time line on the screen; the list below it says the same in words."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from sipdesk.content.timeline import timeline
from sipdesk.domain.timeline import Event
from sipdesk.ui.widgets.accessible import Decoration
from sipdesk.ui.widgets.drawing import DrawnPicture

NOW: Final = "Idag"


class DaysPicture(DrawnPicture, Decoration):
    """Days along a line, laid out anew for each width."""


class TimelinePicture(DaysPicture):
    """A plan's history along its days."""

    def show_events(self, events: Sequence[Event], today: date) -> None:
        """Show other events; none shows nothing."""
        shown = tuple(events)
        draw = partial(timeline, shown, today, now=NOW)
        self.show_drawing(draw if shown else None)
