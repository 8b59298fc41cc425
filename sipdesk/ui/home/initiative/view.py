"""Draw the agreements that let SiS take the initiative."""

from collections.abc import Callable
from datetime import date
from typing import Final

from sipdesk.content.swedish import short_date
from sipdesk.content.words import word
from sipdesk.domain.initiative import InitiativeAgreement, MayInitiate
from sipdesk.domain.party import Principal
from sipdesk.domain.rights import Right, may
from sipdesk.ui.home.initiative.model import (
    NO,
    YES,
    InitiativeModel,
    InitiativeState,
)
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.cards import ActiveCard, Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import ChoiceField, DateField, RadioField, TextField
from sipdesk.ui.widgets.layout import Columns, Flow, holder
from sipdesk.ui.widgets.notice import Notice, UndoStrip
from sipdesk.ui.widgets.text import Heading, Meta, Muted
from sipdesk.ui.widgets.tokens import L, M
from sipdesk.ui.widgets.wholelist import WholeList

_PAIR: Final = 480
_ABOUT: Final = (
    "SiS påtalar behovet. Har en kommun eller region kommit överens med SiS om att SiS "
    "får ta initiativet, gäller det i ärenden som hör dit. Kommunen eller regionen "
    "kallar, leder och ansvarar ändå för planen."
)
_LAW: Final = (
    "Att SiS får ta initiativ överallt är ett förslag. Dagen då det gäller skrivs "
    "under Förslag som inte gäller än, längst ned."
)


class InitiativeCard(Section):
    """The agreements, and the one being written."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            "Överenskommelser om att SiS får ta initiativ",
            _ABOUT,
            gap=L,
            name="initiative-agreements",
        )
        self._around = around
        self._can = may(around.user, Right.HOME_CONTENT)
        self.notice = Notice(name="initiative-notice")
        self.undo = UndoStrip(name="initiative-undo")
        self.list = WholeList("Överenskommelser", name="initiative-list")
        self.empty = Muted("Ingen överenskommelse är registrerad.", name="no-agreement")
        self.model = InitiativeModel(around, while_alive(self, self.draw))
        self.new = secondary(
            "Ny överenskommelse", self._begin_new, icon="plus", name="agreement-new"
        )
        self.fields = _fields(around)
        self._head = Heading("", level=4)
        self._by = Meta("")
        self._make_form()
        self.law = Meta(_LAW)
        parts = (self.notice, self.undo, self.list, self.empty, holder(Flow(self.new)))
        for part in (*parts, self.editor, self.law):
            self.add(part)
        self.list.chosen.connect(self._begin)
        for name, field in self.fields.items():
            field.edited.connect(self._typing(name))
        self._wrong: frozenset[str] = frozenset()
        self.draw(self.model.state)

    def draw(self, state: InitiativeState) -> None:
        """Show a state, whatever was shown before."""
        agreements = (state.may or MayInitiate()).agreements
        today = self._around.today()
        self.list.show_rows([self._row(one, today) for one in agreements])
        self.list.setVisible(bool(agreements))
        self.empty.setVisible(state.may is not None and not agreements)
        self.new.setVisible(self._can and state.form is None)
        self.editor.setVisible(state.form is not None)
        if state.form is not None:
            self._draw_form(state)
        self.notice.tell(state.notice, "info")
        if state.removed is not None:
            self.undo.offer("Överenskommelsen är borttagen.", self.model.put_back)
        else:
            self.undo.clear()

    def refresh(self) -> None:
        """Read what is kept."""
        self.model.refresh()

    def leave(self) -> None:
        """Keep the agreement that is being written."""
        self.model.keep()

    def _make_form(self) -> None:
        self.save = primary(
            "Spara", self.model.save, icon="check", name="agreement-save"
        )
        self.cancel = ghost("Avbryt", self.model.cancel, name="agreement-cancel")
        self.remove = ghost(
            "Ta bort överenskommelsen",
            self.model.remove,
            icon="trash-2",
            name="agreement-remove",
        )
        since, until = self.fields["since"], self.fields["until"]
        days = Columns(since, until, breakpoint=_PAIR)
        shown = [f for n, f in self.fields.items() if n not in {"since", "until"}]
        self.editor = ActiveCard(
            self._head,
            *shown[:4],
            days,
            *shown[4:],
            self._by,
            holder(Flow(self.save, self.cancel, self.remove, gap=M)),
            gap=L,
            name="agreement",
        )

    def _draw_form(self, state: InitiativeState) -> None:
        form = state.form
        if form is None:
            return
        self._by.say(_registered(state))
        self._by.setVisible(bool(self._by.words))
        self._head.say("Ändra överenskommelse" if form.id else "Ny överenskommelse")
        of_kommun = form.principal == Principal.KOMMUN.value
        self.remove.setVisible(bool(form.id))
        for name, field in self.fields.items():
            field.set_value(getattr(form, name))
            field.set_problem(state.problems.get(name))
            field.setEnabled(self._can)
        self.fields["kommun"].setVisible(of_kommun)
        self.fields["region"].setVisible(not of_kommun)
        for button in (self.save, self.remove):
            button.setEnabled(self._can and not state.busy)
        fresh = [name for name in state.problems if name not in self._wrong]
        self._wrong = frozenset(state.problems)
        if fresh and fresh[0] in self.fields:
            self.fields[fresh[0]].focus()

    def _row(self, one: InitiativeAgreement, today: date) -> ListRow:
        kommuner = {k.code: k.name for k in self._around.content.kommuner}
        area = kommuner.get(one.area, one.area)
        until = f" till {short_date(one.until)}" if one.until else ", tills vidare"
        period = f"Gäller från {short_date(one.since)}{until}"
        holds = "" if one.holds_on(today) else "Gäller inte i dag"
        note = ", ".join(filter(None, (one.counterpart, one.reference)))
        return ListRow(
            key=one.id,
            title=area if area == one.area else f"{word(one.principal)}: {area}",
            note=note,
            meta=holds or period,
            spoken=". ".join(filter(None, (area, note, period, holds))),
        )

    def _begin_new(self) -> None:
        self._begin("")

    def _begin(self, agreement_id: str) -> None:
        self.model.begin(agreement_id)
        self.fields["principal"].focus()

    def _typing(self, name: str) -> Callable[[object], None]:
        def typed(value: object) -> None:
            self.model.edit(**{name: str(value)})

        return typed


def _registered(state: InitiativeState) -> str:
    """Say who has registered the agreement that is being written, and when."""
    agreements = (state.may or MayInitiate()).agreements
    chosen = state.form.id if state.form else ""
    one = next((a for a in agreements if a.id == chosen), None)
    if one is None or one.registered is None:
        return ""
    name = state.names.get(one.by, "")
    by = f" av {name}" if name else ""
    return f"Registrerad {short_date(one.registered)}{by}"


def _fields(around: Around) -> dict[str, Field]:
    kommuner = [(k.code, k.name) for k in around.content.kommuner]
    regions = [(region, region) for region in around.content.regions]
    made: tuple[Field, ...] = (
        RadioField(
            "Vem är den med?",
            [(p.value, word(p)) for p in Principal],
            level=True,
            name="principal",
        ),
        ChoiceField("Kommun", kommuner, name="kommun"),
        ChoiceField("Region", regions, name="region"),
        TextField(
            "Nämnd eller förvaltning",
            "Så som den kallar sig. Det står i breven.",
            name="counterpart",
        ),
        DateField("Gäller från", today=around.today, name="since"),
        DateField("Gäller till, om det är sagt", today=around.today, name="until"),
        TextField("Nummer", "Diarienummer hos dem eller hos SiS.", name="reference"),
        RadioField(
            "Får SiS också skicka kallelsen på uppdrag?",
            ((YES, "Ja"), (NO, "Nej")),
            "Den skickas i den sammankallandes namn, i kommunen eller regionen.",
            level=True,
            name="may_call",
        ),
    )
    return {field.objectName(): field for field in made}
