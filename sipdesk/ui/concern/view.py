"""Draw the page on which a concern for a child is reported."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sipdesk.content.swedish import clock, in_sweden, short_date
from sipdesk.domain.concern import OTHER_CHILD, Concern
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.concern.model import (
    ConcernModel,
    ConcernState,
    likely_board,
    relatives,
)
from sipdesk.ui.foot import LAW_STATUS, recipient_name, short_reference
from sipdesk.ui.page import Around
from sipdesk.ui.reading_order import tab_as_read
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import KEEP_EVERY, PAGE_WIDTH, CasePage, Form, say
from sipdesk.ui.widgets.buttons import Button, ghost, link, primary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import (
    ChoiceField,
    TextArea,
    TextField,
    YesNoUnknownField,
)
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Body, Heading, Meta
from sipdesk.ui.widgets.tokens import XS, M, S
from sipdesk.usecases.case import CaseView

_LAW: Final = "sol-19-1"
_YES: Final = "yes"


class ConcernPage(CasePage):
    """Oro för barn. ``closed`` when the person is done with it.

    Its focus is that of the first field.
    """

    def __init__(self, around: Around) -> None:
        super().__init__(most_width=PAGE_WIDTH, name="concern-page")
        self._around = around
        self.close_button = ghost("Stäng", icon="x", name="concern-close")
        self.close_button.clicked.connect(self.closed)
        self._notice = Notice(name="concern-notice")
        self.form = self._make_form()
        self._rows = column(gap=S)
        self._listed: object = None
        self._before = Section(
            "Anmälningar i ärendet", "", holder(self._rows), gap=M, name="concerns"
        )
        self.add(holder(row(self.close_button, None)))
        self.add(Heading("Oro för barn", level=2))
        self.add(
            Body(
                "Anmälan görs genast. Ring först om det är bråttom.\n"
                "Den här anmälan väntar inte på något svar eller samtycke."
            )
        )
        for part in (self._notice, self.form, self._before, self._law()):
            self.add(part)
        self.model = ConcernModel(
            around, while_alive(self, self.draw), self.asked_paper.emit
        )
        self.form.tie(self.model.part)
        self.setFocusProxy(self.about.combo)
        self._keeper = QTimer(self)
        self._keeper.setInterval(KEEP_EVERY)
        self._keeper.timeout.connect(self.model.part.keep)
        self._keeper.start()

    @override
    def show_case(self, view: CaseView) -> None:
        children = [(p.id, p.label) for p in relatives(view.case)]
        young = recipient_name(view.case, YOUNG_PERSON)
        self.about.set_choices(
            [
                (YOUNG_PERSON, young[:1].upper() + young[1:]),
                *children,
                (OTHER_CHILD, "Ett annat barn"),
            ]
        )
        self.model.show_case(view)
        for field in self.findChildren(Field):
            field.setEnabled(self._around.user.reads_all)
        QTimer.singleShot(0, self, lambda: tab_as_read(self))

    @override
    def leave(self) -> None:
        self.model.part.leave()

    def draw(self, state: ConcernState) -> None:
        """Show a state, whatever was shown before."""
        say(self._notice, state.notice)
        self.form.draw(state.part)
        form = state.part.form
        known = form.about in ("", YOUNG_PERSON)
        self.name.setVisible(form.about == OTHER_CHILD)
        self.born.setVisible(not known)
        self.danger_words.setVisible(form.danger == _YES or bool(form.danger_words))
        self.by_me.setVisible(not form.by_whom)
        board = likely_board(state.case, self._around.content) if state.case else ""
        own = form.about == YOUNG_PERSON and not form.board.strip()
        self.likely.setVisible(bool(board) and own)
        self.likely.say(board)
        self._draw_before(state)

    def _make_form(self) -> Form:
        form = Form("Anmälan", name="concern")
        self.about = ChoiceField("Vilket barn gäller det?", (), name="about")
        self.name = TextField("Barnets namn", "Så långt du vet.", name="name")
        self.born = TextField(
            "Födelsedag, ålder eller personnummer", "Så långt du vet.", name="born"
        )
        seen = TextArea(
            "Vad har du sett eller hört?",
            "Skriv det barnet sa, med barnets ord, och det du själv såg.",
            rows=4,
            name="seen",
        )
        happened = TextField("När hände det?", name="happened")
        by_whom = TextField("Vem såg eller hörde det?", name="by_whom")
        self.by_me = link("Det var jag", self._by_me, name="seen-by-me")
        danger = YesNoUnknownField("Är barnet i fara just nu?", name="danger")
        self.danger_words = TextArea("Vad är faran?", rows=2, name="danger_words")
        board = TextField(
            "Vilken socialnämnd?",
            "Nämnden i barnets hemkommun. Lämna tomt om du inte vet.",
            name="board",
        )
        self.likely = link("", self._likely_board, name="likely-board")
        knows = TextArea("Vad vet barnet om anmälan?", rows=2, name="child_knows")
        form.ask(self.about, self.name, self.born, seen, happened)
        form.hold(by_whom, board)
        form.add(holder(column(by_whom, row(self.by_me, None), gap=XS)))
        form.ask(danger, self.danger_words)
        form.add(holder(column(board, row(self.likely, None), gap=XS)))
        form.ask(knows)
        self.show_button = primary(
            "Visa anmälan", self._show_paper, icon="file-text", name="concern-show"
        )
        form.add(
            Meta(
                "Inget fält måste fyllas i. Det som är tomt blir rader att fylla i "
                "för hand. På nästa sida skriver du ut eller sparar anmälan."
            ),
            holder(Flow(self.show_button)),
        )
        return form

    def _law(self) -> QWidget:
        law = self._around.content.laws[_LAW]
        return holder(
            column(
                Meta(
                    "Anmälan går bara till socialnämnden. Den står inte i Historik, på "
                    "Idag eller i något annat papper."
                ),
                Meta(f"Stöd i lag: {short_reference(law)}. {LAW_STATUS[law.status]}."),
                gap=XS,
            )
        )

    def _draw_before(self, state: ConcernState) -> None:
        seen = (tuple(state.written), state.part.form.id)
        if seen == self._listed:
            return
        self._listed = seen
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for concern in state.written:
            self._rows.addWidget(self._row(concern, state))
        self._before.setVisible(bool(state.written))

    def _row(self, concern: Concern, state: ConcernState) -> QWidget:
        name = concern.name.strip() or "Barnets namn är inte ifyllt"
        by = (state.names or {}).get(concern.by, "")
        words = column(Body(name), Meta(_when(concern, by)), gap=0)
        sent = concern.sent is not None
        button = Button(
            "Visa" if sent else "Skriv vidare",
            label=f"{'Visa' if sent else 'Skriv vidare på'} anmälan om {name}",
            name=f"concern-{concern.id}",
            clicked=self._opening(concern),
        )
        button.setVisible(sent or concern.id != state.part.form.id)
        line = row(words, button, gap=M)
        line.setStretch(0, 1)
        return holder(line)

    def _opening(self, concern: Concern) -> Callable[[], None]:
        def open_it() -> None:
            if concern.sent is not None:
                self.asked_kept_paper.emit(concern.paper)
            else:
                self.about.focus()
                self.model.go_on(concern.id)

        return open_it

    def _by_me(self) -> None:
        # The link hides once there is a name: it must not have the focus then.
        self.form.fields["by_whom"].focus()
        self.model.part.edit(by_whom=self._around.user.name)

    def _likely_board(self) -> None:
        case = self.model.state.case
        self.form.fields["board"].focus()
        if case is not None:
            board = likely_board(case, self._around.content)
            self.model.part.edit(board=board)

    def _show_paper(self) -> None:
        self.model.show_paper()


def _when(concern: Concern, by: str) -> str:
    told = []
    if concern.written is not None:
        at = in_sweden(concern.written)
        whom = f" av {by}" if by else ""
        day = short_date(at.date())
        told.append(f"Skriven {day} kl. {clock(at.time())}{whom}.")
    if concern.sent is None:
        told.append("Inte utskriven eller sparad än.")
    else:
        at = in_sweden(concern.sent)
        told.append(f"Gick ut {short_date(at.date())} kl. {clock(at.time())}.")
    return " ".join(told)
