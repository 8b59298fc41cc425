"""Draw the sources of pictures: those there are, and the one being taken in."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.notices import notice
from sipdesk.content.swedish import counted, listing
from sipdesk.domain.picture_source import PictureSource
from sipdesk.ui.page import Around
from sipdesk.ui.picture_sources.model import (
    Asked,
    SourceForm,
    SourcesModel,
    SourcesState,
    TakenIn,
    Taking,
)
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import ghost, primary, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.fields import ChoiceField, TextField
from sipdesk.ui.widgets.layout import Flow, ScrollPage, column, holder
from sipdesk.ui.widgets.meter import Meter
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import (
    PICTURES,
    AskCame,
    AskFolder,
    choose_came,
    choose_folder,
    in_documents,
)
from sipdesk.ui.widgets.rows import Rows
from sipdesk.ui.widgets.text import Body, Meta
from sipdesk.ui.widgets.ticks import Tick
from sipdesk.ui.widgets.tokens import M, S
from sipdesk.usecases.picture_source import ListedSource, ListedSources

_WIDTH: Final = 760
_FIELD: Final = 440
_MB: Final = 1_000_000
_KB: Final = 1000
_ABOUT: Final = (
    "Har hemmet en licens för Widgit, eller har ni hämtat Mulberry eller ARASAAC? Ta "
    "in bilderna här. De hittas i sökningen och sparas i hemmets egen fil, så mappen "
    "behövs inte sedan."
)
_EMPTY: Final = (
    "Inga egna bilder än. Programmets egna finns alltid: OpenMoji, ritade för att "
    "synas också i svartvitt."
)
_OURS: Final = "Programmets egna (OpenMoji)"
_CREDIT_HINT: Final = (
    "Står längst ned på varje ark som visar bilderna. Raden finns i licensen eller "
    "avtalet."
)
_LICENCE_HINT: Final = "Som den heter, till exempel CC BY-NC-SA 4.0."
_SHARE: Final = "Licensen låter oss ge bilderna till andra hem och program"
_COSTS: Final = (
    "Bilderna följer med i varje säkerhetskopia. Räkna med ungefär 4 MB för tusen "
    "teckningar och 11 MB för tusen bilder i PNG."
)
_FIRST_HINT: Final = (
    "Gäller alla tavlor här: ett ord som källan har en bild för visas med den. Övriga "
    "ord visas med programmets egna."
)


class SourcesPart(ScrollPage):
    """The home's own pictures. Nothing here is about anybody.

    ``changed`` when boards may look otherwise than before. ``ask_folder`` and
    ``ask_came`` open the system's own dialogs.
    """

    changed = Signal()

    def __init__(
        self,
        around: Around,
        *,
        may_change: bool,
        ask_folder: AskFolder = choose_folder,
        ask_came: AskCame = choose_came,
    ) -> None:
        super().__init__(gap=M, most_width=_WIDTH, name="sources")
        self._ask_folder = ask_folder
        self._ask_came = ask_came
        self._may_change = may_change
        self._at: QWidget | None = None
        self._shown: tuple[ListedSource, ...] = ()
        self._known: ListedSources | None = None
        self.notice = Notice(name="sources-notice")
        self.done = Notice(name="sources-done")
        self.model = SourcesModel(around, while_alive(self, self.draw))
        self._make_list()
        self._make_form()
        self._make_progress()
        self._make_asked()
        for part in (
            self.notice,
            self.done,
            self.form,
            self.progress,
            self.asked,
            self.kept,
        ):
            self.add(part)
        self.draw(self.model.state)

    def refresh(self) -> None:
        """Read the sources."""
        self.model.refresh()

    def leave(self) -> None:
        """Nothing that is typed is kept before it is saved."""

    def draw(self, state: SourcesState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice, "warn")
        if state.taken is not None:
            self.done.say(*_taken(state.taken))
        else:
            self.done.clear()
        form, taking = state.form, state.taking
        self.form.setVisible(form is not None and taking is None)
        if form is not None:
            self._draw_form(form, state)
        self.progress.setVisible(taking is not None)
        self.stop.setEnabled(not state.keeping)
        if taking is not None:
            self._draw_progress(taking)
        self.asked.setVisible(state.asked is not None)
        if state.asked is not None:
            self._draw_asked(state.asked)
        self._draw_list(state)
        self.kept.setVisible(form is None and taking is None)
        self._tell_change(state)
        self._look_at_what_came(state)

    def _tell_change(self, state: SourcesState) -> None:
        before, self._known = self._known, state.listed
        if before is not None and before != state.listed:
            self.changed.emit()

    def _make_list(self) -> None:
        self.add_folder = primary(
            "Lägg till mapp", self._choose_folder, icon="folder-open", name="add-folder"
        )
        self.add_zip = secondary(
            "Lägg till zip", self._choose_zip, icon="file-archive", name="add-zip"
        )
        self.none = Body(_EMPTY, name="sources-none")
        self.rows = Rows()
        self.first = ChoiceField(
            "Symboler i första hand",
            (),
            _FIRST_HINT,
            unchosen=_OURS,
            width=_FIELD,
            name="sources-first",
        )
        self.first.edited.connect(lambda chosen: self.model.put_first(str(chosen)))
        buttons = holder(Flow(self.add_folder, self.add_zip, gap=M))
        buttons.setVisible(self._may_change)
        self.kept = Section(
            "Bildkällor",
            _ABOUT,
            buttons,
            self.none,
            self.rows,
            self.first,
            name="sources-card",
        )

    def _make_form(self) -> None:
        self.about = Body("", name="source-about")
        self.name = TextField("Bildernas namn", width=_FIELD, name="name")
        self.licence = TextField(
            "Licens", _LICENCE_HINT, width=_FIELD, prose=False, name="licence"
        )
        self.credit = TextField(
            "Vem som har gjort bilderna", _CREDIT_HINT, prose=False, name="credit"
        )
        for field in (self.name, self.licence, self.credit):
            field.edited.connect(self._typing(field.objectName()))
        self.share = Tick(_SHARE, name="source-share")
        self.share.toggled.connect(lambda on: self.model.edit(may_share=on))
        self.costs = Meta(_COSTS, name="source-costs")
        self.save = primary("Ta in bilderna", self.model.save, name="source-save")
        self.cancel = ghost("Avbryt", self.model.cancel, name="source-cancel")
        self.form = Section(
            "Nya bilder",
            "",
            self.about,
            self.name,
            self.licence,
            self.credit,
            self.share,
            self.costs,
            holder(Flow(self.save, self.cancel, gap=M)),
            name="source",
        )

    def _make_progress(self) -> None:
        self.meter = Meter(name="sources-meter")
        self.how_far = Body("", name="sources-how-far")
        self.stop = secondary("Avbryt", self.model.cancel, name="sources-stop")
        self.progress = Section(
            "Bilderna tas in",
            "Varje bild görs om från grunden, så att inget annat följer med den.",
            self.meter,
            self.how_far,
            holder(Flow(self.stop)),
            gap=S,
            name="sources-progress",
        )

    def _make_asked(self) -> None:
        self.uses = Body("", name="source-uses")
        self.remove = secondary(
            "Ta bort bilderna", self.model.remove, name="source-remove"
        )
        self.keep = ghost("Behåll", self.model.keep, name="source-keep")
        self.asked = Section(
            "Ta bort?",
            "",
            self.uses,
            holder(Flow(self.remove, self.keep, gap=M)),
            name="source-asked",
        )

    def _draw_form(self, form: SourceForm, state: SourcesState) -> None:
        found, facts = form.found, form.facts
        self.form.heading.say("Nya bilder" if found else "Ändra")
        self.save.setText("Ta in bilderna" if found else "Spara")
        self.about.say(_found(form))
        self.about.setVisible(found is not None)
        self.costs.setVisible(found is not None)
        for field in (self.name, self.licence, self.credit):
            field.set_value(getattr(facts, field.objectName()))
            field.set_problem(state.problems.get(field.objectName()))
        self.share.setChecked(facts.may_share)

    def _draw_progress(self, taking: Taking) -> None:
        self.meter.show_share(taking.done / max(1, taking.total))
        self.how_far.say(f"{_number(taking.done)} av {_number(taking.total)} bilder")

    def _draw_asked(self, asked: Asked) -> None:
        self.asked.heading.say(f"Ta bort ”{asked.listed.source.name}”?")
        self.uses.say(_uses(asked))

    def _draw_list(self, state: SourcesState) -> None:
        listed = state.listed
        sources = listed.sources if listed else ()
        self.none.setVisible(listed is not None and not sources)
        self.rows.setVisible(bool(sources))
        if sources != self._shown:
            self._shown = sources
            self.rows.show_rows([self._row(one) for one in sources], self.add_folder)
        able = [one for one in sources if one.size.meant]
        self.first.setVisible(bool(able) and self._may_change)
        self.first.set_choices([(one.source.id, _meant(one)) for one in able])
        self.first.set_value(listed.first if listed else "")

    def _row(self, listed: ListedSource) -> QWidget:
        source, size = listed.source, listed.size
        told = (
            counted(size.symbols, "bild", "bilder"),
            source.licence,
            _weight(size.bytes),
            "får delas" if source.may_share else "delas inte",
        )
        words = column(
            Body(source.name, weight="medium"),
            Meta(" · ".join(told)),
            Meta(f"På arken: {source.credit}"),
            gap=2,
        )
        if self._may_change:
            words.addWidget(holder(self._buttons(source)))
        return holder(words)

    def _buttons(self, source: PictureSource) -> Flow:
        buttons = Flow(gap=S)
        for text, deed, name in (
            ("Ändra", self.model.begin, "change"),
            ("Ta bort …", self.model.ask_to_remove, "remove"),
        ):
            buttons.addWidget(
                ghost(
                    text,
                    _with(deed, source.id),
                    label=f"{text.rstrip(' …')} {source.name}",
                    name=f"source-{name}-{source.id}",
                )
            )
        return buttons

    def _look_at_what_came(self, state: SourcesState) -> None:
        """Go to what has just appeared, and back to the list when it is gone."""
        now = self._where(state)
        before, self._at = self._at, now
        if now is before:
            return
        if now is not None:
            self.show_part(now)
        if now is self.form:
            self.name.focus()
        elif now is self.progress:
            self.stop.setFocus()
        elif now is self.asked:
            self.keep.setFocus()
        elif self.add_folder.isVisible():
            self.add_folder.setFocus()

    def _where(self, state: SourcesState) -> QWidget | None:
        if state.taking is not None:
            return self.progress
        if state.form is not None:
            return self.form
        return self.asked if state.asked is not None else None

    def _choose_folder(self) -> None:
        path = self._ask_folder(self, in_documents(""))
        if path is not None:
            self.model.look_at(path)

    def _choose_zip(self) -> None:
        path = self._ask_came(self, PICTURES)
        if path is not None:
            self.model.look_at(path)

    def _typing(self, name: str) -> Callable[[object], None]:
        def typed(value: object) -> None:
            self.model.edit(**{name: str(value)})

        return typed


def _with(deed: Callable[[str], Any], source: str) -> Callable[[], None]:
    return lambda: deed(source)


def _weight(count: int) -> str:
    """Say how many bytes there are, in a unit that fits."""
    if count < _MB:
        return f"{max(1, count // _KB)} kB"
    return f"{count / _MB:.1f} MB".replace(".", ",")


def _number(count: int) -> str:
    return f"{count:,}".replace(",", "\N{NO-BREAK SPACE}")


def _meant(listed: ListedSource) -> str:
    return f"{listed.source.name} ({counted(listed.size.meant, 'ord', 'ord')})"


def _found(form: SourceForm) -> str:
    if form.found is None:
        return ""
    count = _number(len(form.found.codes))
    if form.found.is_mulberry:
        return f"Det är Mulberry, med {count} bilder."
    if form.found.has_list:
        return f"{count} bilder, med en lista som säger vad de heter."
    return (
        f"{count} bilder. De hittas på filernas namn. En lista bredvid dem (fil;ord;"
        "synonymer) kan ge dem andra ord."
    )


def _taken(taken: TakenIn) -> tuple[Any, str]:
    here = f"{_number(taken.count)} av bilderna i ”{taken.name}” är intagna."
    if not taken.refused:
        return "ok", here
    left = counted(sum(taken.refused.values()), "bild", "bilder")
    why = " ".join(
        f"{_number(many)} st: {notice(code).text}"
        for code, many in sorted(taken.refused.items())
    )
    return "info", f"{here} {left} kom inte med. {why}"


def _uses(asked: Asked) -> str:
    uses = asked.uses
    where = [f"”{title}”" for title in uses.templates]
    if uses.of_cases:
        where.append(counted(uses.of_cases, "tavla i ärenden", "tavlor i ärenden"))
    if not where:
        return "Ingen tavla visar bilderna. De kan tas in på nytt från mappen."
    return (
        f"Bilderna visas på {listing(where)}. Rutorna blir kvar med sina ord, utan "
        "bild."
    )
