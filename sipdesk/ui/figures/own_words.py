"""Draw what people wrote in a survey, group by group, when it is asked for."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.words import word
from sipdesk.domain.survey import Remark
from sipdesk.domain.survey_remarks import GroupWords
from sipdesk.ui.figures.own_words_model import OwnWordsModel, OwnWordsState
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import ghost, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.dialog import ask
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.rows import Rows
from sipdesk.ui.widgets.text import Body, Heading, Muted
from sipdesk.ui.widgets.tokens import M, S
from sipdesk.usecases.survey_remarks import ReadRemarks

_ABOUT: Final = (
    "Utan ordning. Namn som känns igen och nummer visas som •••. Orden visas när minst "
    "fem i gruppen har svarat, och står inte i rapporten. Att du läser dem står i "
    "åtkomstloggen."
)
_SHOW: Final = "Visa vad de skrev"
_HIDE: Final = "Dölj vad de skrev"
_NONE: Final = "Ingen har skrivit något."
_TOO_FEW: Final = "För få svar."


class OwnWordsCard(Section):
    """The own words of one survey in a period."""

    def __init__(self, order: ReadRemarks, around: Around) -> None:
        self.model = OwnWordsModel(order, around, while_alive(self, self.draw))
        self.turn = secondary(_SHOW, self.model.turn, name="own-words-turn")
        self.notice = Notice(name="own-words-notice")
        self.rows = Rows()
        super().__init__(
            "Med egna ord",
            _ABOUT,
            holder(Flow(self.turn)),
            self.notice,
            self.rows,
            gap=M,
            name="own-words",
        )
        self.draw(self.model.state)

    def draw(self, state: OwnWordsState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice, "warn")
        found = state.found
        self.turn.say(_SHOW if found is None else _HIDE)
        self.rows.setVisible(found is not None)
        self.rows.show_rows(list(self._rows(found or ())))

    def _rows(self, found: tuple[GroupWords, ...]) -> Iterator[QWidget]:
        if not found:
            yield Muted(_NONE)
        for one in found:
            told = [self._row(remark) for remark in one.remarks]
            none = [Muted(_TOO_FEW if one.too_few else _NONE)]
            head = Heading(word(one.group), level=4)
            yield holder(column(head, *(told or none), gap=S))

    def _row(self, remark: Remark) -> QWidget:
        away = ghost(
            "Ta bort", lambda: self._erase(remark), name=f"own-words-{remark.id}"
        )
        away.setAccessibleName(f"Ta bort: {remark.words}")
        line = row(Body(f"”{remark.words}”"), away, gap=M)
        line.setStretch(0, 1)
        return holder(line)

    def _erase(self, remark: Remark) -> None:
        sure = ask(
            self.window(),
            "Ta bort orden?",
            f"”{remark.words}” tas bort för alltid. Svaren på frågorna är kvar.",
            "Ta bort",
            "Behåll",
        )
        if sure:
            self.turn.setFocus()  # what was pressed is gone
            self.model.erase(remark.id)
