"""Draw the regions: the list, one of them, and the home's own profile of it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import counted
from sipdesk.domain.received import MOST_BYTES
from sipdesk.domain.rights import Right, may
from sipdesk.ui.home.regions.model import RegionForm, RegionsModel, RegionsState
from sipdesk.ui.page import Around
from sipdesk.ui.region_facts import RegionFacts
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import ghost, link, primary, secondary
from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.cards import ActiveCard, Section
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import DateField, TextArea, TextField
from sipdesk.ui.widgets.layout import Columns, Flow, ScrollPage, column, holder, row
from sipdesk.ui.widgets.notice import Notice, UndoStrip
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskPdf,
    choose_file,
    choose_pdf,
    from_file,
    to_file,
)
from sipdesk.ui.widgets.preview import PaperPreview
from sipdesk.ui.widgets.text import Heading, Meta
from sipdesk.ui.widgets.tokens import L, M
from sipdesk.ui.widgets.wholelist import WholeList
from sipdesk.usecases.region import RegionView

_WIDTH: Final = 760
_PAIR: Final = 480
_PAGES_HEIGHT: Final = 620


class RegionsPage(ScrollPage):
    """The 21 regions. ``ask_pdf`` and ``ask_file`` open the system's own dialogs."""

    def __init__(
        self,
        around: Around,
        *,
        ask_pdf: AskPdf = choose_pdf,
        ask_file: AskFile = choose_file,
    ) -> None:
        super().__init__(most_width=_WIDTH, gap=L, name="regions")
        self._around = around
        self._ask_pdf = ask_pdf
        self._ask_file = ask_file
        self._may_change = may(around.user, Right.HOME_CONTENT)
        self._had = ("", False)
        self.notice = Notice(name="regions-notice")
        self.undo = UndoStrip(name="regions-undo")
        self.model = RegionsModel(around, while_alive(self, self.draw))
        self._make_list()
        self._make_one()
        self._make_form(around)
        self._make_pages()
        for part in (
            self.notice,
            self.undo,
            self.all,
            self.back,
            self.one,
            self.form,
            self.paper,
        ):
            self.add(part)
        self.draw(self.model.state)

    def draw(self, state: RegionsState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice, "warn")
        if state.removed is not None:
            self.undo.offer("Rutinens PDF är borttagen.", self.model.put_back)
        else:
            self.undo.clear()
        view = state.view
        self.list.show_rows([_card(one) for one in state.regions or ()])
        self.all.setVisible(view is None)
        self.back.setVisible(view is not None and state.form is None)
        self.one.setVisible(view is not None and state.form is None)
        self.form.setVisible(view is not None and state.form is not None)
        if view is not None:
            self._draw_one(view, state)
        if view is not None and state.form is not None:
            self._draw_form(state.form, view, state)
        self.paper.setVisible(bool(state.pdf))
        self.pages.setMinimumHeight(theme.px(_PAGES_HEIGHT))
        self.pages.show_pdf(state.pdf)
        self._look_at_what_came(state)

    def refresh(self) -> None:
        """Read the regions."""
        self.model.refresh()

    def leave(self) -> None:
        """Save what is typed."""
        self.model.leave()

    def open(self, name: str) -> None:
        """Look at a region, by its name."""
        self.model.open(name)

    # --- What stands there ------------------------------------------------------------

    def _make_list(self) -> None:
        self.list = WholeList("Regioner", name="regions-list")
        self.list.chosen.connect(self.open)
        self.all = Section(
            "Regioner",
            "Vad varje region kallar SIP, dess rutin, mall, överenskommelse och "
            "system. Det ni skriver själva gäller före det som följde med.",
            self.list,
            name="regions-card",
        )

    def _make_one(self) -> None:
        self.back_button = link("Alla regioner", self.model.close, name="regions-back")
        self.back = holder(row(self.back_button, None))
        self.late = Notice(name="region-late")
        self.facts = RegionFacts(name="region-facts")
        self.write = primary(
            "Skriv hemmets egen profil",
            self.model.begin,
            icon="pencil",
            name="region-write",
        )
        self.add_pdf = secondary(
            "Lägg in rutinen som PDF …",
            self._choose_pdf,
            icon="plus",
            name="region-pdf-add",
        )
        self.show_pdf = secondary(
            "Visa rutinen",
            self.model.look_at_routine,
            icon="eye",
            name="region-pdf-show",
        )
        self.drop_pdf = ghost(
            "Ta bort PDF:en",
            self.model.drop_routine,
            icon="trash-2",
            name="region-pdf-drop",
        )
        buttons = Flow(self.write, self.add_pdf, self.show_pdf, self.drop_pdf, gap=M)
        self.one = Section(
            "Region",
            "",
            self.late,
            self.facts,
            holder(buttons),
            name="region",
        )

    def _make_form(self, around: Around) -> None:
        self.fields: dict[str, Field] = {
            field.objectName(): field for field in _fields(around)
        }
        for name, field in self.fields.items():
            field.edited.connect(self._typing(name))
        self.save = primary("Spara", self.model.save, icon="check", name="region-save")
        self.cancel = ghost("Avbryt", self.model.cancel, name="region-cancel")
        self.heading = Heading("Hemmets egen profil")
        self.form = ActiveCard(
            self.heading,
            Meta("Lämna tomt det som stämmer som det är. Tider är aldrig lagens här."),
            self._pair("routine", "terms"),
            self._pair("template", "agreement"),
            self._pair("system", "times"),
            self._pair("link", "edition"),
            self._pair("valid_to", "checked"),
            self.fields["contact"],
            holder(Flow(self.save, self.cancel, gap=M)),
            gap=L,
            name="region-form",
        )

    def _make_pages(self) -> None:
        self.pages = PaperPreview(name="region-pages")
        self.pages.print_button.hide()
        self.pages.save_wanted.connect(self._save_pdf)
        self.close_pdf = ghost(
            "Stäng", self.model.look_away, icon="x", name="region-pdf-close"
        )
        self.paper = holder(column(row(None, self.close_pdf), self.pages, gap=M))

    def _pair(self, one: str, other: str) -> QWidget:
        return Columns(self.fields[one], self.fields[other], breakpoint=_PAIR)

    # --- Drawing ----------------------------------------------------------------------

    def _draw_one(self, view: RegionView, state: RegionsState) -> None:
        self.one.heading.say(view.region.name)
        self.facts.show_region(view)
        if view.out_of_date:
            self.late.say(
                "warn",
                "Fråga regionen efter den som gäller nu.",
                title="Rutinens sista dag har gått",
            )
        else:
            self.late.clear()
        has_pdf = bool(view.profile.pdf_pages)
        self.write.setVisible(self._may_change)
        self.add_pdf.setVisible(self._may_change and not has_pdf)
        self.show_pdf.setVisible(has_pdf and not state.pdf)
        self.drop_pdf.setVisible(self._may_change and has_pdf)
        for button in (self.add_pdf, self.drop_pdf):
            button.setEnabled(not state.busy)

    def _draw_form(
        self, form: RegionForm, view: RegionView, state: RegionsState
    ) -> None:
        self.heading.say(f"Hemmets egen profil: {view.region.name}")
        for name, field in self.fields.items():
            field.set_value(getattr(form, name))
            field.set_problem(state.problems.get(name))
        self.save.setEnabled(not state.busy)

    def _look_at_what_came(self, state: RegionsState) -> None:
        """Go to a region, or to what is written of it, when it has just appeared."""
        had_open, had_form = self._had
        self._had = (state.open, state.form is not None)
        if state.open != had_open:
            self.verticalScrollBar().setValue(0)
            (self.back_button if state.open else self.list).setFocus()
        elif state.form is not None and not had_form:
            self.show_part(self.form)
            self.fields["routine"].focus()
        elif state.form is None and had_form and state.open:
            self.write.setFocus()

    # --- What is pressed --------------------------------------------------------------

    def _choose_pdf(self) -> None:
        path = self._ask_pdf(self)
        if path is not None:
            self.model.take_routine(path.name, from_file(path, MOST_BYTES))

    def _save_pdf(self) -> None:
        path = self._ask_file(self, "rutin.pdf")
        if path is not None:
            self.model.deliver(to_file(path))

    def _typing(self, name: str) -> Callable[[object], None]:
        return partial(self._typed, name)

    def _typed(self, name: str, value: object) -> None:
        self.model.edit(**{name: str(value)})


def _fields(around: Around) -> tuple[Field, ...]:
    return (
        TextArea("Så kallas SIP, och rutinen", rows=2, name="routine"),
        TextArea("Ord i regionen, så säger vi här", rows=2, name="terms"),
        TextArea("Mall", rows=2, name="template"),
        TextArea("Överenskommelse", rows=2, name="agreement"),
        TextField("IT-system", "Där planen förs.", name="system"),
        TextField("Tider", "Regionens egna, med källa.", name="times"),
        TextField("Länk till rutinen", "Börjar med https://", name="link"),
        TextField("Rutinens version", "Som regionen skriver den.", name="edition"),
        DateField("Rutinen gäller till", today=around.today, name="valid_to"),
        DateField("Kontrollerad den", today=around.today, name="checked"),
        TextField("Vem ni frågar", "Namn, funktion och telefon.", name="contact"),
    )


def _card(view: RegionView) -> ListRow:
    own = sum(1 for fact in view.facts if fact.status == "own")
    unsure = sum(1 for fact in view.facts if fact.status == "check")
    said = []
    if own:
        said.append(f"{own} skrivna av hemmet")
    if unsure:
        said.append(f"{unsure} att kontrollera")
    known = counted(len(view.facts), "uppgift", "uppgifter")
    note = " · ".join([known, *said]) if view.facts else "Inget är känt än"
    chip = "Rutinen har gått ut" if view.out_of_date else ""
    return ListRow(
        key=view.region.name,
        title=view.region.name,
        note=note,
        meta="PDF" if view.profile.pdf_pages else "",
        chip_text=chip,
        chip_tone="warn",
    )
