"""Draw the templates: those there are, and the one being mapped."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer

from sipdesk.content.swedish import counted
from sipdesk.content.words import word
from sipdesk.domain.template import RegionTemplate, TemplateForm
from sipdesk.ui.home.templates.mapping import MappingFields
from sipdesk.ui.home.templates.model import (
    MappingForm,
    TemplatesModel,
    TemplatesState,
)
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets import theme
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import ChoiceField, TextField
from sipdesk.ui.widgets.layout import Flow, ScrollPage, holder
from sipdesk.ui.widgets.notice import Notice, UndoStrip, empty_state
from sipdesk.ui.widgets.outlets import (
    AskFile,
    AskTemplate,
    choose_file,
    choose_template,
    from_file,
    to_file,
)
from sipdesk.ui.widgets.preview import PaperPreview
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.tokens import M, S
from sipdesk.ui.widgets.wholelist import WholeList

_WIDTH: Final = 760
_FIELD: Final = 440
_PAGES_HEIGHT: Final = 620
_ABOUT: Final = (
    "Har regionen eller kommunen en egen mall för SIP kan planen komma ut på den. "
    "Mallen är ett Word-dokument eller ett PDF-formulär med fält."
)
_HOW: Final = (
    """I Word: innehållskontroller med tagg eller rubrik, eller namn inom dubbla
    klammer, till exempel {{ namn }}.""",
    """Rader i en tabell i Word: ett upprepat avsnitt. Eller tre rader, där den första
    har {%tr for rad in insatser %}, den andra {{ rad.vad }} och {{ rad.vem }}, och den
    tredje {%tr endfor %}.""",
    "I PDF: vanliga formulärfält. Rader numreras: vad1, vem1, vad2, vem2.",
    "Mallen får inte ha makron, länkar, inbäddade filer eller lösenord.",
)
_POINTS: Final = {
    1: "vilka insatser som behövs",
    2: "vilka insatser kommunen och regionen svarar för",
    3: "vilka åtgärder någon annan gör",
    4: "vem som är huvudansvarig",
}


class TemplatesPage(ScrollPage):
    """The templates. Nothing here is about anybody: they are tried on one made up.

    ``ask_template`` and ``ask_file`` open the system's own dialogs.
    """

    def __init__(
        self,
        around: Around,
        *,
        ask_template: AskTemplate = choose_template,
        ask_file: AskFile = choose_file,
    ) -> None:
        super().__init__(most_width=_WIDTH, name="templates")
        self._ask_template = ask_template
        self._ask_file = ask_file
        self._had = (False, False)
        self._kommuner = {k.code: k.name for k in around.content.kommuner}
        self.notice = Notice(name="templates-notice")
        self.undo = UndoStrip(name="templates-undo")
        self.model = TemplatesModel(around, while_alive(self, self.draw))
        self._make_list()
        self._make_form(around)
        self._make_tried()
        self.add(self.undo)
        self.add(self.notice)
        for section in (self.form, self.tried, self.kept):
            self.add(section)
        self.add(self.empty)
        self.add(self.how)
        self.draw(self.model.state)

    def draw(self, state: TemplatesState) -> None:
        """Show a state, whatever was shown before."""
        templates = state.templates or ()
        say(self.notice, state.notice, "warn")
        self.list.show_rows([self._card(t) for t in templates])
        self.kept.setVisible(bool(templates) and state.form is None)
        self.empty.setVisible(state.templates == () and state.form is None)
        self.how.setVisible(state.form is None)
        self.form.setVisible(state.form is not None)
        if state.form is not None:
            self._draw_form(state.form, state)
        self._draw_tried(state)
        self._look_at_what_came(state)
        if state.removed is not None:
            self.undo.offer("Mallen är borttagen.", self.model.put_back)
        else:
            self.undo.clear()

    def refresh(self) -> None:
        """Read the templates."""
        self.model.refresh()

    def leave(self) -> None:
        """Nothing about anybody is typed here."""

    def _make_list(self) -> None:
        self.add_button = primary(
            "Lägg till mall", self._choose, icon="plus", name="template-add"
        )
        self.list = WholeList("Regionmallar", name="templates-list")
        self.list.chosen.connect(self.model.begin)
        self.kept = Section(
            "Regionmallar",
            _ABOUT,
            self.list,
            aside=self.add_button,
            name="templates-card",
        )
        first = primary(
            "Välj mall", self._choose, icon="folder-open", name="template-first"
        )
        self.empty = empty_state(
            "file-pen", "Inga regionmallar", _ABOUT, first, name="templates-empty"
        )
        self.how = Section(
            "Så ska fälten se ut",
            "",
            *(Body(" ".join(text.split())) for text in _HOW),
            gap=S,
            name="templates-how",
        )

    def _make_form(self, around: Around) -> None:
        regions = [(region, region) for region in around.content.regions]
        kommuner = list(self._kommuner.items())
        self.about = Body("", name="template-about")
        self.name = TextField(
            "Mallens namn",
            "Till exempel SIP Region Exempel.",
            width=_FIELD,
            name="name",
        )
        self.region = ChoiceField(
            "Region", regions, unchosen="Alla", width=_FIELD, name="region"
        )
        self.kommun = ChoiceField(
            "Kommun",
            kommuner,
            "Välj bara om mallen är kommunens egen.",
            unchosen="Alla i regionen",
            width=_FIELD,
            name="kommun",
        )
        for field in (self.name, self.region, self.kommun):
            field.edited.connect(self._typing(field.objectName()))
        self.lacks = Notice(name="template-lacks")
        self.fields = MappingFields()
        self.fields.mapped.connect(self.model.map)
        self._make_buttons()
        mapped = Section(
            "Fält i mallen",
            "Välj vad som ska stå i varje fält. Sådant som mottagaren inte får se "
            "lämnas alltid tomt.",
            self.fields,
            level=4,
            name="template-mapping",
        )
        buttons = Flow(
            self.save, self.try_button, self.change, self.cancel, self.remove, gap=M
        )
        self.form = Section(
            "Ny mall",
            "",
            self.about,
            self.name,
            self.region,
            self.kommun,
            mapped,
            self.lacks,
            holder(buttons),
            name="template",
        )

    def _make_buttons(self) -> None:
        self.save = primary(
            "Spara mallen", self.model.save, icon="check", name="template-save"
        )
        self.try_button = secondary(
            "Prova med påhittade uppgifter",
            self.model.try_it,
            icon="eye",
            name="template-try",
        )
        self.change = ghost(
            "Byt fil", self._choose, icon="folder-open", name="template-change"
        )
        self.cancel = ghost("Avbryt", self.model.cancel, name="template-cancel")
        self.remove = ghost(
            "Ta bort mallen", self.model.remove, icon="trash-2", name="template-remove"
        )

    def _make_tried(self) -> None:
        self.texts = SummaryList(name="template-texts")
        self.pages = PaperPreview(name="template-pages", may_copy=True)
        self.pages.print_button.hide()
        self.pages.save_wanted.connect(self._save_trial)
        self.keep = secondary(
            "Spara provet", self._save_trial, icon="download", name="template-keep"
        )
        self.trial_note = Meta("", name="template-trial-note")
        self.tried = Section(
            "Så här blir det",
            "Den unge här är påhittad. Ingen verklig person är med.",
            self.pages,
            self.texts,
            self.trial_note,
            holder(Flow(self.keep)),
            name="template-tried",
        )

    def _draw_form(self, form: MappingForm, state: TemplatesState) -> None:
        self.form.heading.say("Ändra mall" if form.id else "Ny mall")
        self.about.say(_about(form))
        for field in (self.name, self.region, self.kommun):
            field.set_value(getattr(form, field.objectName()))
            field.set_problem(state.problems.get(field.objectName()))
        self.fields.draw(form)
        self.remove.setVisible(bool(form.id))
        points = ", ".join(_POINTS[n] for n in form.lacks)
        if points:
            self.lacks.say(
                "info",
                f"Inget fält visar {points}. Finns det i mallen, koppla det.",
                title="Planen ska visa lagens fyra punkter",
            )
        else:
            self.lacks.clear()

    def _draw_tried(self, state: TemplatesState) -> None:
        tried = state.tried
        self.tried.setVisible(tried is not None)
        is_pdf = tried is not None and tried.form is TemplateForm.PDF
        self.pages.setVisible(is_pdf)
        self.keep.setVisible(not is_pdf)
        self.pages.setMinimumHeight(theme.px(_PAGES_HEIGHT))
        if tried is None:
            self.pages.show_pdf(b"")
            return
        self.pages.show_pdf(tried.data if is_pdf else b"")
        if is_pdf:
            self.pages.words.setPlainText(tried.text)
        self.texts.show_rows(
            [
                SummaryRow("", name.replace(".", ": "), text or "(tomt)")
                for name, text in tried.texts
            ]
        )
        self.trial_note.say(
            "" if is_pdf else "Spara provet och öppna det i Word för att se sidorna."
        )
        self.trial_note.setVisible(not is_pdf)

    def _look_at_what_came(self, state: TemplatesState) -> None:
        """Go to the form, or to the trial, when it has just appeared."""
        had_form, had_tried = self._had
        self._had = (state.form is not None, state.tried is not None)
        if state.form is not None and not had_form:
            self.show_part(self.form)
            self.name.focus()
        if state.tried is not None and not had_tried:
            QTimer.singleShot(0, self, lambda: self.show_part(self.tried))

    def _card(self, template: RegionTemplate) -> ListRow:
        kommun = self._kommuner.get(template.kommun, "")
        whom = kommun or template.region or "Alla regioner"
        fields = counted(len(template.fields), "fält kopplat", "fält kopplade")
        return ListRow(
            template.id,
            template.name,
            note=whom,
            meta=f"{word(template.form)}, {fields}",
        )

    def _choose(self) -> None:
        path = self._ask_template(self)
        if path is not None:
            self.model.take(from_file(path))

    def _save_trial(self) -> None:
        tried = self.model.state.tried
        if tried is None:
            return
        path = self._ask_file(self, f"prov-pa-mall.{tried.form.value}")
        if path is not None:
            self.model.deliver(to_file(path))

    def _typing(self, name: str) -> Callable[[object], None]:
        def typed(value: object) -> None:
            self.model.edit(**{name: str(value)})

        return typed


def _about(form: MappingForm) -> str:
    fields, chosen = len(form.found.fields), len(form.chosen)
    left = fields - chosen
    told = f"{word(form.found.form)} med {counted(fields, 'fält', 'fält')}."
    if not left:
        return f"{told} Alla är kopplade."
    mapped = "är kopplat" if chosen == 1 else "är kopplade"
    return f"{told} {chosen} {mapped}. {left} fylls inte i."
