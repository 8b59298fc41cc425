"""Draw that a closed case has been gone through: kept in KIA, or need not be kept."""

from sipdesk.content.swedish import short_date
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.retention import Cleared
from sipdesk.ui.deeds import Deeds, DeedState
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Muted
from sipdesk.usecases.retention import ClearCase, clear_case, read_cleared


class ClearedCard(Section):
    """Shown for a closed case; asked once, by a button."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._case: CaseId | None = None
        self._when = Muted("", name="cleared-when")
        self._notice = Notice(name="cleared-notice")
        self.clear_case = secondary(
            "Allt är genomgånget", self._press, icon="check", name="clear-case"
        )
        self._button = holder(Flow(self.clear_case))
        super().__init__(
            "Inför gallring",
            "Se efter att det som ska bevaras är fört till KIA eller diariet. Resten "
            "kan gallras när SiS beslut tillåter det.",
            self._notice,
            self._when,
            self._button,
            name="cleared",
        )
        self._deed = Deeds(around, while_alive(self, self._draw_deed))
        self.hide()

    def show_case(self, case: Case) -> None:
        """Show it for a case that is closed."""
        closed = case.closing.closed is not None
        self.setVisible(closed)
        self._case = case.id if closed else None
        if closed:
            take = while_alive(self, self._take)
            self._around.runner.read(read_cleared, case.id, take, _unread)

    def _take(self, cleared: Cleared | None) -> None:
        told = f"Genomgånget {short_date(cleared.day)}." if cleared else ""
        self._when.say(told)
        self._when.setVisible(bool(told))
        self._button.setVisible(cleared is None)

    def _press(self) -> None:
        if self._case is not None:
            self._deed.do(clear_case, ClearCase(self._case), self._take)

    def _draw_deed(self, state: DeedState) -> None:
        say(self._notice, state.notice)


def _unread(_: SipdeskError) -> None:
    """Leave the button: pressing it tells what is wrong."""
