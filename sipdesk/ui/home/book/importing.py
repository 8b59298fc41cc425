"""Draw a file of contacts as it was looked through, before it is taken in."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QWidget

from sipdesk.content.content import Content
from sipdesk.content.notices import notice
from sipdesk.content.swedish import counted
from sipdesk.content.words import lower_first
from sipdesk.domain.address_book import Contact
from sipdesk.ui.home.book.import_model import ImportModel, ImportState
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import ghost, primary
from sipdesk.ui.widgets.cards import ActiveCard
from sipdesk.ui.widgets.chips import Chip
from sipdesk.ui.widgets.fields import ChoiceField, TicksField
from sipdesk.ui.widgets.layout import Flow, column, holder
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.rows import Rows, named_row
from sipdesk.ui.widgets.text import Body, Heading, Meta, Muted
from sipdesk.ui.widgets.tokens import L, M, S, Tone
from sipdesk.usecases.contact_file import Judged, Preview, Verdict

_MOST: Final = 60
"""Rows shown that cannot be taken in: each is to be mended in the file."""
_EXAMPLES: Final = 12
"""Rows shown of the rest, so that what is to be pressed is near."""
_CHANGE: Final = "yes"
_WORDS: Final[dict[Verdict, tuple[str, Tone]]] = {
    Verdict.REFUSED: ("Läses inte in", "bad"),
    Verdict.CHANGED: ("Ändrad", "warn"),
    Verdict.NEW: ("Ny", "ok"),
    Verdict.SAME: ("Samma", "idle"),
}
_FIELDS: Final = {
    "kind": "slag",
    "role": "roll",
    "organisation": "verksamhet",
    "parent": "del av",
    "name": "namn",
    "function": "funktion",
    "phone": "telefon",
    "email": "e-post",
    "mailbox": "funktionsbrevlåda",
    "address": "postadress",
    "kommun": "kommun",
    "region": "region",
    "hours": "nås",
    "note": "anteckning",
    "source": "källa",
    "checked": "kontrollerad",
    "outdated": "inaktuell",
}


class ImportCard(ActiveCard):
    """What a file would do to the book; hidden until one was chosen."""

    def __init__(self, content: Content) -> None:
        super().__init__(gap=L, name="contacts-import")
        self.heading = Heading("Läs in kontakter")
        self.summary = Body("", name="import-summary")
        self.unread = Muted("", name="import-unread")
        self.role = ChoiceField(
            "Roll för rader som inte säger någon",
            [(role.code, role.text) for role in content.contact_roles],
            "Till exempel SiSam-samordnare, om filen är en lista med bara dem.",
            width=360,
            name="import-role",
        )
        self.rows = Rows()
        self.more = Meta("", name="import-more")
        self.found = holder(column(self.rows, self.more, gap=S))
        self.change = TicksField("Redan i adressboken", (), name="import-change")
        self.take = primary("Läs in", icon="check", name="import-take")
        self.stop = ghost("Avbryt", name="import-stop")
        self.add(
            self.heading,
            holder(column(self.summary, self.unread, gap=S)),
            self.role,
            self.found,
            self.change,
            holder(Flow(self.take, self.stop, gap=M)),
        )
        self.hide()

    def tie(self, model: ImportModel) -> None:
        """Let the model know what is chosen and pressed."""
        self.role.edited.connect(lambda role: model.choose_role(str(role)))
        self.change.edited.connect(
            lambda ticked: model.choose_change(change=bool(ticked))
        )
        self.take.clicked.connect(model.take)
        self.stop.clicked.connect(model.close)

    def draw(self, state: ImportState) -> None:
        """Show a state, whatever was shown before."""
        self.setVisible(state.file is not None)
        self.summary.say(_summary(state))
        for choice in (self.role, self.change, self.stop):
            choice.setEnabled(not state.taking)
        self.take.say("Läser in …" if state.taking else "Läs in")
        self.take.setEnabled(state.may_take)
        preview = state.preview
        for part in (self.unread, self.role, self.found, self.change, self.take):
            part.setVisible(preview is not None)
        if preview is not None and state.file is not None:
            self._draw_found(preview, state.file.role, change=state.change)

    def _draw_found(self, preview: Preview, role: str, *, change: bool) -> None:
        unread = ", ".join(preview.unread)
        self.unread.say(f"Kolumner som inte läses: {unread}." if unread else "")
        self.unread.setVisible(bool(unread))
        self.role.set_value(role)
        rows = sorted(preview.rows, key=lambda row: list(_WORDS).index(row.verdict))
        refused = preview.of(Verdict.REFUSED)
        others = [row for row in rows if row.verdict is not Verdict.REFUSED]
        shown = [*refused[:_MOST], *others[:_EXAMPLES]]
        self.rows.show_rows([_card(row) for row in shown])
        left = len(rows) - len(shown)
        self.more.say(f"Och {counted(left, 'rad', 'rader')} till." if left > 0 else "")
        self.more.setVisible(left > 0)
        changed = len(preview.of(Verdict.CHANGED))
        question = f"Ändra också {counted(changed, 'kontakt', 'kontakter')}"
        self.change.set_choices([(_CHANGE, question)])
        self.change.set_value(frozenset({_CHANGE} if change else ()))
        self.change.setVisible(changed > 0)


class ImportNotice(Notice):
    """Says what came in, or why nothing did."""

    def draw(self, state: ImportState) -> None:
        """Show a state, whatever was shown before."""
        if state.taken is not None:
            taken = state.taken
            new = counted(taken.added, "ny kontakt", "nya kontakter")
            changed = counted(taken.changed, "ändrad", "ändrade")
            self.say("ok", f"{new}, {changed}.", title="Filen är inläst")
        else:
            say(self, state.notice, "warn")


def _summary(state: ImportState) -> str:
    preview = state.preview
    if preview is None or (state.busy and not state.taking):
        return "Filen läses igenom. Inget är inläst än."
    counts = [
        (len(preview.of(Verdict.NEW)), "ny", "nya"),
        (len(preview.of(Verdict.CHANGED)), "ändrad", "ändrade"),
        (len(preview.of(Verdict.SAME)), "som förut", "som förut"),
        (len(preview.of(Verdict.REFUSED)), "läses inte in", "läses inte in"),
    ]
    told = [counted(n, one, many) for n, one, many in counts if n]
    return f"{', '.join(told)}. Inget är inläst än."


def _card(row: Judged) -> QWidget:
    title = _title(row.contact) if row.contact is not None else ""
    said = [f"Rad {row.line}", *_told(row)]
    chip = Chip(*_WORDS[row.verdict])
    return named_row(title or said.pop(0), ". ".join(filter(None, said)), chip, None)


def _told(row: Judged) -> Iterator[str]:
    if row.verdict is Verdict.REFUSED:
        said = notice(row.refused)
        where = f"{row.column}: {lower_first(said.text)}" if row.column else said.text
        yield f"{where} {said.next}".rstrip(".")
    elif row.verdict is Verdict.CHANGED:
        yield f"Ändras: {', '.join(_FIELDS[name] for name in row.changes)}"
    elif row.contact is not None:
        yield row.contact.function or row.contact.phone or row.contact.email


def _title(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.name, contact.organisation)))
