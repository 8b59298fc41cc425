"""Draw the times that a SIP was offered before, oldest first."""

from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import long_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.case import Case
from sipdesk.domain.offer import InformedBy, Occasion, Offered
from sipdesk.ui.widgets.cards import Divider, Section
from sipdesk.ui.widgets.layout import column, holder
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import M


class EarlierOffers(Section):
    """The times before the latest. They stay as they were said."""

    def __init__(self) -> None:
        super().__init__(
            "Tidigare erbjudanden", "Svaren står kvar som de gavs.", name="earlier"
        )
        self._shown: tuple[Offered, ...] = ()
        self._list = column(gap=M)
        self.add(holder(self._list))
        self.hide()

    def show_case(self, case: Case) -> None:
        """List them; without any the card is away."""
        earlier = case.offer.earlier
        self.setVisible(bool(earlier))
        if earlier == self._shown:
            return
        self._shown = earlier
        while (item := self._list.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        for count, one in enumerate(earlier):
            if count:
                self._list.addWidget(Divider())
            self._list.addWidget(_row(one))


def _row(one: Offered) -> QWidget:
    when = long_date(one.day) if one.day else "Dag saknas"
    at = (
        ""
        if one.occasion is Occasion.NOT_SAID
        else f" {lower_first(word(one.occasion))}"
    )
    ways = [lower_first(word(way)) for way in InformedBy if way in one.how]
    about = ", ".join(filter(None, (one.by, *ways)))
    again = f"Fråga igen {long_date(one.ask_again)}" if one.ask_again else ""
    head = Body(
        f"{when[:1].upper()}{when[1:]}{at}: {lower_first(word(one.answer))}",
        weight="medium",
    )
    words = [Body(f"”{one.words.strip()}”")] if one.words.strip() else []
    notes = [Meta(text) for text in (about, again) if text]
    return holder(column(head, *words, *notes, gap=2))
