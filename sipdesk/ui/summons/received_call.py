"""Draw the convener's own kallelse: when it came, its number there, and its copy."""

from functools import partial

from PySide6.QtWidgets import QWidget

from sipdesk.domain.received import ReceivedKind
from sipdesk.ui.page import Around, PartModel
from sipdesk.ui.received import ReceivedCard
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import Form
from sipdesk.ui.summons.model import (
    ReceivedCallForm,
    principal_calls,
    received_call_form,
    save_received_call,
)
from sipdesk.ui.widgets.fields import DateField, TextField
from sipdesk.ui.widgets.layout import Columns, column
from sipdesk.ui.widgets.outlets import AskPdf
from sipdesk.ui.widgets.tokens import L
from sipdesk.usecases.case import CaseView

_PAIR = 480


class ReceivedCall(QWidget):
    """Shown where the kommun or region calls itself: the normal case.

    ``model`` and ``card.model.part`` are kept with the page's other parts.
    """

    def __init__(self, around: Around, *, choose_file: AskPdf) -> None:
        super().__init__()
        self.setObjectName("received-call-part")
        self._form = Form(
            "När kom kallelsen?",
            "Kommunen eller regionen kallar själv. Här står när kallelsen kom till er.",
            name="received-call-day",
        )
        day = DateField("Dag", today=around.today, name="received")
        number = TextField("Kallelsens nummer", prose=False, name="reference")
        self._form.hold(day, number)
        self._form.add(Columns(day, number, breakpoint=_PAIR, gap=L))
        self.model = PartModel(
            "received-call",
            around,
            ReceivedCallForm(),
            received_call_form,
            partial(save_received_call, around=around),
            while_alive(self, self._form.draw),
        )
        self._form.tie(self.model)
        self.card = ReceivedCard(around, ReceivedKind.CALL, choose_file=choose_file)
        self.setLayout(column(self._form, self.card, gap=L))
        self.hide()

    def show_case(self, view: CaseView) -> None:
        """Show a case, or the same case as it is now."""
        self.setVisible(principal_calls(view.case))
        self.card.show_case(view.case)
