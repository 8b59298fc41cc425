"""Idag as it is drawn when something is put off."""

from collections.abc import Callable
from typing import Any

from sipdesk.ui.today.view import TodayPage
from sipdesk.ui.window import places
from sipdesk.usecases.today import Urgency


def today_scenes(desk: Callable[[str], Any]) -> dict[str, Callable[[], object]]:
    """Give the scenes by name. ``desk`` goes to a place and gives the desk."""

    def put_off() -> None:
        page = desk(places.TODAY).page
        if not isinstance(page, TodayPage):
            raise TypeError("Idag is not shown")
        page.put_off.fold.turn()
        page.model.begin_putting_off(page.groups[Urgency.OVERDUE].list.current_key)

    return {"today": lambda: desk(places.TODAY), "today-put-off": put_off}
