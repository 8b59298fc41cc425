"""Draw the extract for a placing nämnd: pick the nämnd, look, and let it go."""

from typing import Final

from sipdesk.content.swedish import counted
from sipdesk.domain.policy import ALLOW_PAPER_FILES, Policies
from sipdesk.ui.outlook.model import (
    EXTRACT_NAME,
    OutlookModel,
    OutlookState,
    board_key,
)
from sipdesk.ui.shut import ShutLine
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.cards import Panel, Section
from sipdesk.ui.widgets.fields import ChoiceField
from sipdesk.ui.widgets.layout import Flow, bring_in_sight, holder
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPrinter,
    choose_file,
    choose_printer,
    to_file,
    to_printer,
)
from sipdesk.ui.widgets.preview import PaperPreview
from sipdesk.ui.widgets.tokens import M
from sipdesk.usecases.extract import BoardRow

_HEIGHT: Final = 560
"""At text scale 1.0: most of a page is seen at once."""


class ExtractCard(Section):
    """For the talks with a kommun. Hidden from who may not hand papers out."""

    def __init__(
        self,
        model: OutlookModel,
        policies: Policies,
        *,
        ask_printer: AskPrinter = choose_printer,
        ask_file: AskFile = choose_file,
    ) -> None:
        self._model = model
        self.ask_printer = ask_printer
        self.ask_file = ask_file
        self.board = ChoiceField("Vilken nämnd?", (), name="board")
        self.board.edited.connect(lambda key: model.choose(str(key)))
        self.look = secondary(
            "Visa utdraget", model.look, icon="file-text", name="look-at-extract"
        )
        self.preview = PaperPreview(name="extract")
        self.preview.print_wanted.connect(self._print)
        self.preview.save_wanted.connect(self._save)
        self.shown = Panel(
            "card", self.preview, gap=0, margins=(1, 1, 1, 1), name="extract-shown"
        )
        self.preview.setMinimumHeight(theme.px(_HEIGHT))
        self.shut = ShutLine(policies, ALLOW_PAPER_FILES, self.preview.save_button)
        super().__init__(
            "Utdrag per kommun",
            "Till samtalet med en nämnd: de unga som den själv har placerat och som "
            "väntar, eller har ett behov utan svar. Inget om hälsa och inget om var "
            "någon är. Att det lämnades ut står i varje ärendes papper.",
            self.board,
            holder(Flow(self.look, gap=M)),
            self.shut,
            self.shown,
            gap=M,
            name="extract-card",
        )

    def draw(self, state: OutlookState) -> None:
        """Show a state, whatever was shown before."""
        self.setVisible(self._model.gives_out and bool(state.boards))
        self.board.set_choices([(board_key(r.board), _said(r)) for r in state.boards])
        keys = {board_key(r.board) for r in state.boards}
        self.board.set_value(state.board if state.board in keys else "")
        self.look.setEnabled(state.board in keys and not state.busy)
        seen = state.preview
        self.preview.show_pdf(seen.data if seen else b"")
        self.preview.setEnabled(not state.busy)
        self.shut.hold(on=seen is not None)
        fresh = seen is not None and self.shown.isHidden()
        self.shown.setVisible(seen is not None)
        if fresh:
            self.preview.print_button.setFocus()
            bring_in_sight(self.shown)

    def _print(self) -> None:
        printer = self.ask_printer(self, EXTRACT_NAME)
        if printer is not None:
            self._model.extract(to_printer(printer), printed=True)

    def _save(self) -> None:
        path = self.ask_file(self, EXTRACT_NAME)
        if path is not None:
            self._model.extract(to_file(path), printed=False)


def _said(row: BoardRow) -> str:
    named = ", ".join(filter(None, (row.board.name, row.board.number)))
    return f"{named} ({counted(row.count, 'ung', 'unga')})"
