"""Draw whether a translation is reviewed, and let it be marked so."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.languages import language
from sipdesk.content.swedish import short_date
from sipdesk.domain.sheet_review import Standing
from sipdesk.ui.home.sheets.model import SheetsModel, SheetsState
from sipdesk.ui.widgets.buttons import ghost, secondary
from sipdesk.ui.widgets.fields import DateField, TextField
from sipdesk.ui.widgets.layout import Columns, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.tokens import M, S
from sipdesk.usecases.sheets import ListedSheet

_NAME_WIDTH: Final = 320
_PAIR: Final = 480
_WAITS: Final = (
    "Bladet kan förhandsgranskas men inte skrivas ut eller sparas. Låt någon som kan "
    "{language} läsa det mot den svenska texten och markera det sedan som granskat."
)
_CHANGED: Final = (
    "Den svenska texten har ändrats sedan översättningen gjordes. Be den som granskar "
    "att särskilt jämföra de två."
)


class ReviewPanel(QWidget):
    """Stands above a translation; nothing is shown of it above a Swedish sheet."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("sheet-review")
        self.notice = Notice(name="sheet-standing")
        self.reviewer = TextField(
            "Vem har granskat?",
            "Någon som kan språket",
            width=_NAME_WIDTH,
            name="reviewer",
        )
        self.day = DateField(
            "När?", "Dagen då texten granskades", today=today, name="day"
        )
        self.mark = secondary("Markera som granskad", name="sheet-mark")
        self.withdraw = ghost("Ta tillbaka granskningen", name="sheet-withdraw")
        self.form = holder(
            column(
                Columns(self.reviewer, self.day, breakpoint=_PAIR, gap=M),
                row(self.mark, None),
                gap=S,
            )
        )
        self.setLayout(column(self.notice, self.form, row(self.withdraw, None), gap=S))

    def tie(self, model: SheetsModel) -> None:
        """Tie fields and buttons to their model."""
        self.reviewer.edited.connect(lambda typed: model.edit(reviewer=str(typed)))
        self.day.edited.connect(lambda typed: model.edit(day=str(typed)))
        self.mark.clicked.connect(model.review)
        self.withdraw.clicked.connect(model.withdraw)

    def draw(self, state: SheetsState) -> None:
        """Show the standing of the chosen sheet."""
        listed = state.listed
        waits = listed is not None and not listed.standing.may_go_out
        reviewed = listed is not None and listed.standing is Standing.REVIEWED
        self.setVisible(waits or reviewed)
        self.form.setVisible(waits)
        self.withdraw.setVisible(reviewed)
        for field in (self.reviewer, self.day):
            field.set_value(getattr(state.form, field.objectName()))
            field.set_problem(state.wrong.get(field.objectName()))
        if listed is not None:
            self._say(listed)

    def _say(self, listed: ListedSheet) -> None:
        changed = _CHANGED if listed.outdated else ""
        waits = _WAITS.format(language=language(listed.sheet.lang).swedish)
        match listed.standing:
            case Standing.ORIGINAL:
                self.notice.clear()
            case Standing.UNREVIEWED:
                text = f"{waits} {changed}".strip()
                self.notice.say("warn", text, title="Översättningen är inte granskad")
            case Standing.LAPSED:
                text = (
                    f"{_who(listed)} Sedan dess har texten ändrats. {waits} {changed}"
                )
                title = "Granskningen gäller inte längre"
                self.notice.say("warn", text.strip(), title=title)
            case Standing.REVIEWED:
                title = "Översättningen är granskad"
                self.notice.say("ok", _who(listed), title=title)


def _who(listed: ListedSheet) -> str:
    review = listed.review
    if review is None:
        return ""
    return f"Granskad av {review.reviewer} den {short_date(review.day)}."
