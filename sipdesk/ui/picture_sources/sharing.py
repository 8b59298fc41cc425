"""Draw the giving away of templates, and the taking in of those that came."""

from pathlib import Path
from typing import Final

from sipdesk.content.swedish import counted
from sipdesk.content.words import word
from sipdesk.domain.picture_board import PictureBoard
from sipdesk.domain.picture_source import MOST_SHARED, OPEN_ENDING, SHARED_ENDING
from sipdesk.ui.page import Around
from sipdesk.ui.picture_sources.sharing_model import SharingModel, SharingState
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.layout import Flow, ScrollPage, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import (
    AskCame,
    AskFile,
    choose_came,
    choose_file,
    from_file,
    to_file,
)
from sipdesk.ui.widgets.rows import Rows, named_row
from sipdesk.ui.widgets.text import Body
from sipdesk.ui.widgets.ticks import Tick
from sipdesk.ui.widgets.tokens import M, S
from sipdesk.usecases.picture_sharing import Came, CameBoard

_WIDTH: Final = 760
_GIVE: Final = (
    "Välj bland hemmets egna tavlor. Till ett annat hem följer bilderna med, om "
    "licensen tillåter det. Till ett annat program sparas de i Open Board Format, som "
    "öppnas i till exempel Cboard eller AsTeRICS Grid på en surfplatta. Det som är "
    "dolt på en tavla följer inte med."
)
_NONE: Final = "Hemmet har inga egna tavlor än. Gör en under Egna tavlor."
_TAKE: Final = (
    "En fil från ett annat hem (.sipbild) visas först. Det som tas in blir mallar här."
)
_LOOK: Final = "Se efter innan ni delar"
_HERE: Final = "Finns här redan, och blir som den är"


class SharingPart(ScrollPage):
    """Templates for other homes and programs. Nothing of a case goes this way.

    ``ask_file`` and ``ask_came`` open the system's own dialogs.
    """

    def __init__(
        self,
        around: Around,
        *,
        may_change: bool,
        ask_file: AskFile = choose_file,
        ask_came: AskCame = choose_came,
    ) -> None:
        super().__init__(gap=M, most_width=_WIDTH, name="sharing")
        self._ask_file = ask_file
        self._ask_came = ask_came
        self._ticks: dict[str, Tick] = {}
        self._shown: tuple[PictureBoard, ...] | None = None
        self.notice = Notice(name="sharing-notice")
        self.done = Notice(name="sharing-done")
        self.model = SharingModel(around, while_alive(self, self.draw))
        self._make_giving()
        self._make_taking()
        self.taking.setVisible(may_change)
        self.giving.setVisible(may_change)
        for part in (self.notice, self.done, self.came, self.giving, self.taking):
            self.add(part)
        self.draw(self.model.state)

    def refresh(self) -> None:
        """Read the templates."""
        self.model.refresh()

    def leave(self) -> None:
        """Nothing is typed here."""

    def look_at(self, path: Path) -> None:
        """Show what is in a file that came; nothing of it is taken in."""
        self.model.look_at(path, from_file(path, MOST_SHARED))

    def draw(self, state: SharingState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice, "warn")
        self._say_done(state)
        self.none.setVisible(state.templates == ())
        self._draw_templates(state)
        self._say_remarks(state.said)
        for button in (self.share, self.export):
            button.setEnabled(bool(state.chosen) and not state.busy)
            button.setVisible(bool(state.templates))
        self.came.setVisible(state.came is not None)
        if state.came is not None:
            self._draw_came(state.came)

    def _make_giving(self) -> None:
        self.none = Body(_NONE, name="sharing-none")
        self._place = column(gap=S)
        self.remarks = Notice(name="sharing-remarks")
        self.share = secondary(
            "Spara för ett annat hem", self._give, icon="download", name="share"
        )
        self.export = secondary(
            "Spara för ett annat program",
            self._export,
            icon="download",
            name="export",
        )
        self.giving = Section(
            "Dela tavlor",
            _GIVE,
            self.none,
            self._place,
            self.remarks,
            holder(Flow(self.share, self.export, gap=M)),
            name="sharing-giving",
        )

    def _make_taking(self) -> None:
        self.fetch = secondary(
            "Välj fil", self._fetch, icon="folder-open", name="sharing-fetch"
        )
        self.taking = Section(
            "Ta emot tavlor", _TAKE, holder(Flow(self.fetch)), name="sharing-taking"
        )
        self.boards = Rows()
        self.drawn_by = Body("", name="came-drawn-by")
        self.take = primary("Ta in", self.model.take, name="came-take")
        self.put_away = ghost("Avbryt", self.model.put_away, name="came-put-away")
        self.came = Section(
            "Det här finns i filen",
            "",
            self.boards,
            self.drawn_by,
            holder(Flow(self.take, self.put_away, gap=M)),
            name="came",
        )

    def _say_done(self, state: SharingState) -> None:
        if state.saved:
            saved = counted(state.saved, "tavla är sparad", "tavlor är sparade")
            self.done.say("ok", f"{saved}.")
        elif state.taken is not None:
            new = counted(state.taken, "tavla är ny", "tavlor är nya")
            told = f"{new} bland Egna tavlor."
            same = "Inget nytt: allt i filen finns här redan."
            self.done.say("ok", told if state.taken else same)
        else:
            self.done.clear()

    def _say_remarks(self, said: str) -> None:
        if said:
            self.remarks.say("warn", said, title=_LOOK)
        else:
            self.remarks.clear()

    def _draw_templates(self, state: SharingState) -> None:
        templates = state.templates or ()
        if templates != self._shown:
            self._shown = templates
            for old in self._ticks.values():
                old.hide()
                old.deleteLater()
            self._ticks = {board.id: self._tick(board) for board in templates}
            for tick in self._ticks.values():
                self._place.addWidget(tick)
        for board, tick in self._ticks.items():
            tick.setChecked(board in state.chosen)

    def _tick(self, board: PictureBoard) -> Tick:
        tick = Tick(f"{board.title} ({word(board.kind)})", name=f"share-{board.id}")
        tick.toggled.connect(lambda on: self.model.choose(board.id, chosen=on))
        return tick

    def _draw_came(self, came: Came) -> None:
        self.boards.show_rows(
            [named_row(one.title, _note(one), None, None) for one in came.boards]
        )
        told = [f"{one.name}: {one.credit} ({one.licence})" for one in came.sources]
        self.drawn_by.say(f"Bilder som följer med: {'; '.join(told)}" if told else "")
        self.drawn_by.setVisible(bool(told))
        new = any(not one.is_here for one in came.boards)
        self.take.setVisible(new)

    def _give(self) -> None:
        path = self._ask_file(self, self.model.file_name(SHARED_ENDING))
        if path is not None:
            self.model.share(to_file(path))

    def _export(self) -> None:
        path = self._ask_file(self, self.model.file_name(OPEN_ENDING))
        if path is not None:
            self.model.export(to_file(path))

    def _fetch(self) -> None:
        path = self._ask_came(self, SHARED_ENDING)
        if path is not None:
            self.look_at(path)


def _note(board: CameBoard) -> str:
    if board.is_here:
        return _HERE
    return counted(board.cells, "ruta", "rutor")
