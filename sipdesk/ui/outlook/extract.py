"""Draw the extract for a placing nämnd: pick the nämnd, and let its paper go."""

from sipdesk.content.swedish import counted
from sipdesk.ui.outlook.model import (
    EXTRACT_NAME,
    OutlookModel,
    OutlookState,
    board_key,
)
from sipdesk.ui.widgets.buttons import ghost, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import ChoiceField
from sipdesk.ui.widgets.layout import Flow, holder
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPrinter,
    choose_file,
    choose_printer,
    to_file,
    to_printer,
)
from sipdesk.ui.widgets.tokens import M
from sipdesk.usecases.extract import BoardRow


class ExtractCard(Section):
    """For the talks with a kommun. Hidden from who may not hand papers out."""

    def __init__(
        self,
        model: OutlookModel,
        *,
        ask_printer: AskPrinter = choose_printer,
        ask_file: AskFile = choose_file,
    ) -> None:
        self._model = model
        self.ask_printer = ask_printer
        self.ask_file = ask_file
        self.board = ChoiceField("Vilken nämnd?", (), name="board")
        self.board.edited.connect(lambda key: model.choose(str(key)))
        self.print = secondary(
            "Skriv ut utdraget", self._print, icon="printer", name="print-extract"
        )
        self.save = ghost("Spara som PDF", self._save, name="save-extract")
        super().__init__(
            "Utdrag per kommun",
            "Till samtalet med en nämnd: de unga som den själv har placerat och som "
            "väntar, eller har ett behov utan svar. Inget om hälsa och inget om var "
            "någon är. Att det lämnades ut står i varje ärendes papper.",
            self.board,
            holder(Flow(self.print, self.save, gap=M)),
            gap=M,
            name="extract-card",
        )

    def draw(self, state: OutlookState) -> None:
        """Show a state, whatever was shown before."""
        self.setVisible(self._model.gives_out and bool(state.boards))
        self.board.set_choices([(board_key(r.board), _said(r)) for r in state.boards])
        keys = {board_key(r.board) for r in state.boards}
        self.board.set_value(state.board if state.board in keys else "")
        can = state.board in keys and not state.busy
        self.print.setEnabled(can)
        self.save.setEnabled(can)

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
