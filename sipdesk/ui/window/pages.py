"""The pages of the desk, each made when it is first gone to."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.handbook import HOME as IN_HOME
from sipdesk.content.handbook import Spot
from sipdesk.content.notices import Notice as Said
from sipdesk.ui.cases.view import CasesPage
from sipdesk.ui.home.view import ACCESS, BACKUPS, HomePage, is_for
from sipdesk.ui.page import Around
from sipdesk.ui.settings.view import SettingsPage
from sipdesk.ui.today.view import TodayPage
from sipdesk.ui.window.place import Place
from sipdesk.ui.window.places import (
    CASES,
    FIGURES,
    HANDBOOK,
    HOME,
    OUTLOOK,
    PICTURES,
    SETTINGS,
    TODAY,
    places_of,
)

if TYPE_CHECKING:  # it is made when it is first gone to
    from sipdesk.ui.figures.view import FiguresPage
    from sipdesk.ui.pictures.view import PicturesPage


class Pages(QObject):
    """Makes each page of the desk once, and passes on what they ask for.

    ``opened`` comes with a case and the step it is to be opened at, empty where its
    work is; ``wants_paper`` with a step and a paper order; ``went`` with the key of a
    page; ``wants_part`` with the key of a part of Hemmet; ``read`` with the home as it
    is now; ``safe`` when it has got its recovery key; ``allows_capture`` with minutes.
    """

    opened = Signal(str, str)
    wants_paper = Signal(str, object)
    went = Signal(str)
    wants_part = Signal(str)
    read = Signal(object)
    safe = Signal()
    allows_capture = Signal(int)

    def __init__(
        self, around: Around, place: Place, first: str, kept_out: Callable[[], bool]
    ) -> None:
        """``first`` is the key of the page where one begins.

        ``kept_out`` answers whether captures of the screen lack the window.
        """
        super().__init__()
        self._around = around
        self._place = place
        self._first = first
        self._kept_out = kept_out
        self.made: dict[str, QWidget] = {}
        self._make: Mapping[str, Callable[[], QWidget]] = {
            TODAY: self._make_today,
            OUTLOOK: self._make_outlook,
            CASES: self._make_cases,
            PICTURES: self._make_pictures,
            FIGURES: self._make_figures,
            HOME: self._make_home,
            SETTINGS: self._make_settings,
            HANDBOOK: self._make_handbook,
        }

    def make(self, key: str) -> QWidget:
        """Make the page of a place."""
        self.made[key] = self._make[key]()
        return self.made[key]

    def start_search(self) -> None:
        """Search in the case list, which is shown."""
        cast("CasesPage", self.made[CASES]).start_search()

    def show_list(self) -> None:
        """Show the case list again, and not a new case, when it is asked for again."""
        cast("CasesPage", self.made[CASES]).show_list()

    def show_part(self, key: str) -> None:
        """Show a part of Hemmet, which is shown."""
        cast("HomePage", self.made[HOME]).show_part(key)

    def look_at_boards(self, file: Path) -> None:
        """Show what is in a file of boards, in Bildstöd, which is shown."""
        cast("PicturesPage", self.made[PICTURES]).look_at_shared(file)

    def tell_of_backup(self, said: Said | None) -> None:
        """Say where one begins why no backup could be made, or nothing."""
        begun = cast("TodayPage | FiguresPage | HomePage", self.made[self._first])
        begun.tell_of_backup(said)

    def _make_today(self) -> QWidget:
        page = TodayPage(self._around)
        page.opened.connect(self.opened)
        page.wants_paper.connect(self.wants_paper)
        page.wants_cases.connect(lambda: self.went.emit(CASES))
        page.wants_backups.connect(self._show_backups)
        page.wants_log.connect(lambda: self.wants_part.emit(ACCESS))
        page.wants_part.connect(self.wants_part)
        return page

    def _make_outlook(self) -> QWidget:
        from sipdesk.ui.outlook.view import OutlookPage  # noqa: PLC0415  (seldom)

        page = OutlookPage(self._around)
        page.opened.connect(self.opened)
        return page

    def _show_backups(self) -> None:
        self.tell_of_backup(None)  # it has been read; the page says how it stands
        self.wants_part.emit(BACKUPS)

    def _make_cases(self) -> QWidget:
        page = CasesPage(self._around)
        page.opened.connect(self._open_where_it_is)
        return page

    def _open_where_it_is(self, case_id: str) -> None:
        self.opened.emit(case_id, "")

    def _make_pictures(self) -> QWidget:
        from sipdesk.ui.pictures.view import PicturesPage  # noqa: PLC0415  (seldom)

        return PicturesPage(self._around)

    def _make_figures(self) -> QWidget:
        from sipdesk.ui.figures.view import FiguresPage  # noqa: PLC0415  (seldom)

        page = FiguresPage(self._around)
        page.opened.connect(self.opened)
        return page

    def _make_home(self) -> QWidget:
        page = HomePage(self._around, self._place.own_folder)
        page.read.connect(self.read)
        page.safe.connect(self.safe)
        page.opened.connect(self._open_where_it_is)
        page.asked_step.connect(self.opened)
        return page

    def _make_settings(self) -> QWidget:
        page = SettingsPage(
            self._place.entrance,
            self._around.runner,
            self._around.user.id,
            kept_out=self._kept_out(),
        )
        page.allows_capture.connect(self.allows_capture)
        return page

    def _reaches(self, spot: Spot) -> bool:
        user = self._around.user
        if spot.sort == IN_HOME:
            return is_for(user, spot.key)
        return any(key == spot.key for key, _, _ in places_of(user))

    def _make_handbook(self) -> QWidget:
        from sipdesk.ui.handbook.view import HandbookPage  # noqa: PLC0415  (seldom)

        page = HandbookPage(self._around, self._reaches)
        page.wants_part.connect(self.wants_part)
        page.wants_place.connect(self.went)
        return page
