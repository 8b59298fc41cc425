"""The track of a case, read beside the page that shows it; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sipdesk.content.notices import Notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.track_days import Preview
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.case import CaseView
from sipdesk.usecases.track import SetStop, TrackView, preview_stop, read_track


@dataclass(frozen=True, slots=True)
class TrackState:
    """The track as it was read last, and what a day that is being typed would do."""

    view: CaseView | None = None
    track: TrackView | None = None
    preview: Preview = field(default_factory=Preview)
    notice: Notice | None = None


class TrackModel:
    """Reads the track, and tries days on it."""

    def __init__(self, around: Around, draw: Callable[[TrackState], None]) -> None:
        self._around = around
        self._draw = draw
        self._tried: SetStop | None = None
        self.state = TrackState()

    def show_case(self, view: CaseView) -> None:
        """Show a case, or the same case as it is now."""
        before = self.state.view
        same = before is not None and before.case.id == view.case.id
        track = self.state.track if same else None
        self._tried = None
        self._show(TrackState(view, track))

        def read(found: TrackView) -> None:
            now = self.state.view
            if now is not None and now.case.id == view.case.id:
                self._show(replace(self.state, track=found, notice=None))

        self._around.runner.read(read_track, view.case.id, read, self._refused)

    def try_day(self, order: SetStop | None) -> None:
        """Tell what an order would do to the rest; None: nothing is being typed."""
        if order == self._tried:
            return
        self._tried = order
        if order is None:
            self._show(replace(self.state, preview=Preview()))
            return

        def told(preview: Preview) -> None:
            if order == self._tried:
                self._show(replace(self.state, preview=preview))

        self._around.runner.read(preview_stop, order, told, self._not_tried)

    def _not_tried(self, _: SipdeskError) -> None:
        # What is wrong with it is said when it is saved.
        self._show(replace(self.state, preview=Preview()))

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, notice=refusal(error)))

    def _show(self, state: TrackState) -> None:
        self.state = state
        self._draw(state)
