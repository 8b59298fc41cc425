"""What stands where own words of a survey are read; knows nothing of Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sipdesk.content.notices import Notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.survey_remarks import GroupWords
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.survey_remarks import (
    EraseRemark,
    ReadRemarks,
    erase_remark,
    read_remarks,
)


@dataclass(frozen=True, slots=True)
class OwnWordsState:
    """Everything the card needs in order to be drawn; None until it is asked for."""

    found: tuple[GroupWords, ...] | None = None
    notice: Notice | None = None


class OwnWordsModel:
    """Reads the own words of one survey in a period, when they are asked for."""

    def __init__(
        self,
        order: ReadRemarks,
        around: Around,
        draw: Callable[[OwnWordsState], None],
    ) -> None:
        self._order = order
        self._around = around
        self._draw = draw
        self.state = OwnWordsState()

    def turn(self) -> None:
        """Read them, or put them away."""
        if self.state.found is not None:
            self._show(OwnWordsState())
        else:
            self._read()

    def erase(self, remark: str) -> None:
        """Take out what one of them wrote, and read what is left."""
        order = EraseRemark(remark)
        runner = self._around.runner
        runner.do(erase_remark, order, lambda _: self._read(), self._refused)

    def _read(self) -> None:
        def take(found: tuple[GroupWords, ...]) -> None:
            self._show(OwnWordsState(found))

        self._around.runner.read(read_remarks, self._order, take, self._refused)

    def _refused(self, error: SipdeskError) -> None:
        self._show(replace(self.state, notice=refusal(error)))

    def _show(self, state: OwnWordsState) -> None:
        self.state = state
        self._draw(state)
