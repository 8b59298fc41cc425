"""Draw the papers that wait for a manager, and the manager's answers."""

from collections.abc import Sequence
from datetime import date

from sipdesk.content.swedish import in_sweden
from sipdesk.content.words import word
from sipdesk.domain.approval import Judgement
from sipdesk.ui.widgets import dates
from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.cards import Panel
from sipdesk.ui.widgets.layout import row
from sipdesk.ui.widgets.text import Heading, Meta
from sipdesk.ui.widgets.tokens import XS, L, S
from sipdesk.ui.widgets.wholelist import WholeList
from sipdesk.usecases.approval import Waiting


class Papers(Panel):
    """One heading and its papers; hidden when there are none."""

    def __init__(self, title: str, name: str) -> None:
        heading = Heading(title, level=2)
        self.found = Meta("", wrap=False)
        self.list = WholeList(title, name=f"{name}-list")
        # In line with the words of the cards.
        head = row(heading, None, self.found, margins=(24, 0, 18, 0))
        super().__init__("card", head, self.list, margins=(XS, L, XS, S), name=name)
        self.hide()

    def show_papers(self, papers: Sequence[Waiting], today: date) -> None:
        """Show papers, all of them: the page scrolls, not the list."""
        self.found.say(str(len(papers)))
        self.list.show_rows([card(one, today) for one in papers])
        self.setVisible(bool(papers))


def card(waits: Waiting, today: date) -> ListRow:
    """Write one row: which paper, in whose case, and since when or what was said."""
    made = waits.approval
    is_asked = made.judgement is Judgement.WAITING
    since = f"sedan {dates.short(in_sweden(made.asked).date(), today)}"
    return ListRow(
        key=made.id,
        title=word(made.kind),
        note=f"{waits.name or 'Namn saknas'}  ·  {waits.case_number}",
        chip_text=since if is_asked else word(made.judgement),
        chip_tone="warn" if made.judgement is Judgement.RETURNED else "idle",
    )
