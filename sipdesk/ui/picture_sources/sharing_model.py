"""Templates given to others, and boards that came from them; knows nothing of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from sipdesk.content.notices import Notice, notice
from sipdesk.content.swedish import file_word
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.free_text import Remark
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.ui.doing import Deliver
from sipdesk.ui.page import Around
from sipdesk.ui.refusal import refusal
from sipdesk.usecases.picture_sharing import (
    Came,
    ShareBoards,
    SharedFile,
    ToShare,
    export_boards,
    list_to_share,
    look_at_shared,
    share_boards,
    take_shared,
)

_REMARKS: Final = {
    Remark.PERSONAL_NUMBER: "shared-holds-number",
    Remark.ANOTHER_NAME: "shared-holds-name",
}

Fetch = Callable[[], bytes]
"""Reads the chosen file; raises ``OSError`` if it cannot."""


@dataclass(frozen=True, slots=True)
class SharingState:
    """What is shown: the templates, those chosen, and a file that came."""

    templates: tuple[PictureBoard, ...] | None = None  # None until they are read
    remarks: Mapping[str, frozenset[Remark]] = field(default_factory=dict)  # by id
    chosen: frozenset[str] = frozenset()
    came: Came | None = None
    saved: int = 0  # how many boards were just saved to a file
    taken: int | None = None  # how many boards just came in
    notice: Notice | None = None
    busy: bool = False

    @property
    def said(self) -> str:
        """What is remarked on of those chosen, a line for each; "" for nothing."""
        return "\n".join(
            notice(_REMARKS[remark], {"title": board.title}).whole
            for board in self.templates or ()
            if board.id in self.chosen
            for remark in Remark
            if remark in self.remarks.get(board.id, ())
        )


class SharingModel:
    """Gives templates away and takes boards in."""

    def __init__(self, around: Around, draw: Callable[[SharingState], None]) -> None:
        self._around = around
        self._draw = draw
        self._file: SharedFile | None = None  # that came
        self.state = SharingState()

    def refresh(self) -> None:
        """Read the templates as they are now."""
        self._around.runner.read(list_to_share, None, self._listed, self._refused)

    def choose(self, board_id: str, *, chosen: bool) -> None:
        """Choose a template to be given away, or not after all."""
        among = {board_id}
        now = self.state.chosen | among if chosen else self.state.chosen - among
        if now != self.state.chosen:
            self._show(chosen=now, saved=0, notice=None)

    def file_name(self, ending: str) -> str:
        """Give what a file of what is chosen may be called."""
        titles = [board.title for board in self._chosen()]
        return f"{file_word(titles[0] if titles else '')}{ending}"

    def share(self, deliver: Deliver) -> None:
        """Write what is chosen for another home."""
        self._give(share_boards, deliver)

    def export(self, deliver: Deliver) -> None:
        """Write what is chosen for other programs."""
        self._give(export_boards, deliver)

    def look_at(self, path: Path, fetch: Fetch) -> None:
        """Look at a file that came, in place of one that was looked at before."""
        self._file = None
        self._show(came=None, notice=None, saved=0, taken=None)
        try:
            self._file = SharedFile(fetch(), path)
        except FileNotFoundError:
            self._show(notice=notice("shared-missing"))
            return
        except OSError:
            self._show(notice=notice("shared-broken"))
            return
        self._show(busy=True)
        self._around.runner.read(look_at_shared, self._file, self._came, self._refused)

    def take(self) -> None:
        """Take in what was looked at."""
        if self._file is None or self.state.came is None or self.state.busy:
            return
        self._show(busy=True)
        self._around.runner.do(take_shared, self._file, self._taken, self._refused)

    def put_away(self) -> None:
        """Let what was looked at be."""
        self._file = None
        self._show(came=None, notice=None)

    def _chosen(self) -> tuple[PictureBoard, ...]:
        among = self.state.chosen
        return tuple(b for b in self.state.templates or () if b.id in among)

    def _give(self, use_case: Callable[..., Any], deliver: Deliver) -> None:
        chosen = tuple(board.id for board in self._chosen())
        if not chosen or self.state.busy:
            return
        self._show(busy=True, notice=None, saved=0, taken=None)

        def given(data: bytes) -> None:
            self._show(busy=False)
            self._deliver(data, len(chosen), deliver)

        self._around.runner.read(use_case, ShareBoards(chosen), given, self._refused)

    def _deliver(self, data: bytes, count: int, deliver: Deliver) -> None:
        try:
            deliver(data)
        except OSError:
            self._show(notice=notice("shared-not-delivered"))
            return
        self._show(saved=count)

    def _came(self, came: Came) -> None:
        self._show(came=came, busy=False)

    def _taken(self, boards: tuple[PictureBoard, ...]) -> None:
        self._file = None
        self._show(came=None, taken=len(boards), busy=False)
        self.refresh()

    def _listed(self, listed: tuple[ToShare, ...]) -> None:
        remarks = {one.board.id: one.remarks for one in listed}
        self._show(
            templates=tuple(one.board for one in listed),
            remarks=remarks,
            chosen=self.state.chosen & remarks.keys(),
        )

    def _refused(self, error: SipdeskError) -> None:
        self._show(busy=False, notice=refusal(error))

    def _show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._draw(self.state)
