"""Draw who can open the home, with what, and how old its key is."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sipdesk.content.swedish import counted, in_sweden, short_date
from sipdesk.content.words import word
from sipdesk.domain.information import Branch
from sipdesk.domain.key_slot import KeySlot, KeyState
from sipdesk.domain.user import Role, User
from sipdesk.ui.home.people.form import PersonCard
from sipdesk.ui.home.people.model import (
    ADDED,
    BACK,
    CHANGED,
    GIVEN,
    KEY_KEPT,
    KEY_REMOVED,
    REMOVED,
    ROTATED,
    PeopleModel,
    PeopleState,
    shows_key,
)
from sipdesk.ui.page import Around
from sipdesk.ui.recovery_key import RecoveryKeyPart
from sipdesk.ui.recovery_key_model import RecoveryKeyModel
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say, say_done
from sipdesk.ui.widgets.buttons import Button, secondary
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.dialog import ask
from sipdesk.ui.widgets.layout import Flow, ScrollPage, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskPrinter, choose_printer
from sipdesk.ui.widgets.rows import Rows, named_row
from sipdesk.ui.widgets.text import Body, Muted
from sipdesk.ui.widgets.tokens import L, S
from sipdesk.usecases.keys import People

_WIDTH: Final = 900
_MONTH: Final = 31
_DUE: Final = (
    "Någon som inte längre ska kunna öppna hemmet kan ha sparat nyckeln. Bytet tar "
    "några sekunder. Allas lösenfraser och återställningsnycklar är som förut."
)
_OLD_COPIES: Final = (
    "Äldre kopior av hemmets fil öppnas även sedan med den gamla nyckeln."
)


class PeoplePage(ScrollPage):
    """For the one who answers for who can open the home.

    ``asked_cover`` when cases are to be given to another, ``safe`` when there is a
    recovery key. ``ask_printer`` is the system's own.
    """

    safe = Signal()
    asked_cover = Signal()

    def __init__(
        self, around: Around, *, ask_printer: AskPrinter = choose_printer
    ) -> None:
        super().__init__(most_width=_WIDTH, gap=L, name="people")
        self._around = around
        self._drawn: People | None = None
        self.notice = Notice(name="people-notice")
        self.done = Notice(name="people-done")
        self.model = PeopleModel(around, while_alive(self, self.draw))
        self.recovery = RecoveryKeyPart("Avbryt", ask_printer=ask_printer)
        self.recovery_model = RecoveryKeyModel(
            around.runner, self.model.draw_recovery, self._recovery_kept
        )
        self.recovery.tie(self.recovery_model)
        self.left = Notice(
            action=secondary(
                "Lämna över ärenden", self.asked_cover.emit, name="people-cover"
            ),
            name="people-left",
        )
        self._make_due()
        self._make_people()
        self.person = PersonCard(self.model)
        self._make_keys()
        self._make_data_key()
        for part in (
            self.notice,
            self.done,
            self.left,
            self.due,
            self.people,
            self.person,
            self.keys,
            self.data_key,
        ):
            self.add(part)
        self.draw(self.model.state)

    def refresh(self) -> None:
        """Read who there is."""
        self.model.refresh()

    def leave(self) -> None:
        """Keep what is typed while the page is there, but for what opens the home."""
        self.model.forget()
        self.recovery_model.give_up()

    def draw(self, state: PeopleState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice, "warn")
        self._draw_done(state)
        if state.people is not None and state.people is not self._drawn:
            self._drawn = state.people
            self._draw_people(state)
            self._draw_keys(state)
        self._draw_left(state)
        self.person.draw(state)
        self.recovery.draw(state.recovery)
        shown = shows_key(state)
        self._add_line.setVisible(not state.asks)
        self._key_words.setVisible(not shown)
        self._rows_of_keys.setVisible(not shown and bool(state.recovery_keys))
        self._new_key_line.setVisible(not shown)
        for button in (self.rotate, self.rotate_now):
            button.setEnabled(not state.busy)
            button.say("Byter nyckel …" if state.busy else "Byt nyckel")

    # --- What stands there ------------------------------------------------------------

    def _make_due(self) -> None:
        self.rotate_now = secondary(
            "Byt nyckel", self.model.rotate, icon="key-round", name="rotate-now"
        )
        self.due = Notice(action=self.rotate_now, name="people-due")

    def _make_people(self) -> None:
        self._rows_of_people = Rows()
        self.add_person = secondary(
            "Lägg till en person",
            self.model.begin_adding,
            icon="user-plus",
            name="person-add",
        )
        self._add_line = holder(Flow(self.add_person))
        self.people = Section(
            "De som kan öppna hemmet",
            "Var och en har sin egen lösenfras. Det någon har gjort står kvar i "
            "historiken också när hen har slutat.",
            self._rows_of_people,
            self._add_line,
            name="people-list",
        )

    def _make_keys(self) -> None:
        self._key_words = Muted("", name="people-key-words")
        self._rows_of_keys = Rows()
        self.new_key = secondary(
            "Gör en ny återställningsnyckel",
            self.recovery_model.begin,
            icon="file-key",
            name="recovery-new",
        )
        self._new_key_line = holder(Flow(self.new_key))
        self.keys = Section(
            "Återställningsnycklar",
            "En återställningsnyckel är ett papper som öppnar hemmet när en lösenfras "
            "är glömd.",
            self._key_words,
            self._rows_of_keys,
            self.recovery,
            self._new_key_line,
            name="people-keys",
        )

    def _make_data_key(self) -> None:
        self._age = Body("", name="people-key-age")
        self.rotate = secondary(
            "Byt nyckel", self.model.rotate, icon="key-round", name="rotate"
        )
        self.data_key = Section(
            "Databasens nyckel",
            "Den som allas lösenfraser leder till. Byt den när någon har slutat, eller "
            f"när ett papper med en nyckel är borta. {_OLD_COPIES}",
            self._age,
            holder(Flow(self.rotate)),
            name="people-data-key",
        )

    # --- Drawing ----------------------------------------------------------------------

    def _draw_done(self, state: PeopleState) -> None:
        if not state.done:
            self.done.clear()
            return
        said, more = _done(state)
        say_done(self.done, said, more)

    def _draw_left(self, state: PeopleState) -> None:
        left = state.left_with_cases
        if not left:
            self.left.clear()
            return
        names = ", ".join(
            f"{user.name} ({_cases(state.cases_of(user))})" for user in left
        )
        title = f"Har slutat, men har öppna ärenden: {names}"
        self.left.say("warn", "De syns under Alla, men ingen har dem.", title=title)

    def _draw_people(self, state: PeopleState) -> None:
        users = state.people.users if state.people else ()
        here = sorted(users, key=lambda user: (user.left is not None, user.name))
        rows = [self._person(user, state) for user in here]
        self._rows_of_people.show_rows(rows, self.add_person)

    def _draw_keys(self, state: PeopleState) -> None:
        slots = state.recovery_keys
        rows = [self._recovery_key(slot) for slot in slots]
        self._rows_of_keys.show_rows(rows, self.new_key)
        none = "Det finns ingen. Glöms lösenfrasen går hemmet inte att öppna."
        several = "Ta en nyckel ur bruk när pappret är borta eller ett nytt ersätter."
        self._key_words.say(several if slots else none)
        if state.people is None:
            return
        if slots:
            self.safe.emit()
        keys = state.people.keys
        self._age.say(_age(keys, self._around.today()))
        if keys.rotation_due:
            self.due.say("warn", _DUE, title="Byt databasens nyckel nu")
        else:
            self.due.clear()
        self.data_key.setVisible(not keys.rotation_due)

    def _person(self, user: User, state: PeopleState) -> QWidget:
        oneself = self.model.is_oneself(user)
        name = f"{user.name} (du)" if oneself else user.name
        slots = state.slots_of(user)
        buttons = None if oneself else self._buttons(user, slots)
        cases = state.cases_of(user)
        told = _told(user, slots)
        if cases:
            told = f"{told}\n{_cases(cases)}"
        return named_row(name, told, None, buttons)

    def _buttons(self, user: User, slots: tuple[KeySlot, ...]) -> QWidget:
        if user.left is not None:
            return Button(
                "Arbetar här igen",
                label=f"Arbetar här igen: {user.name}",
                name=f"return-{user.id}",
                clicked=lambda: self.model.begin_return(user),
            )
        give = Button(
            "Ge en lösenfras",
            label=f"Ge {user.name} en första lösenfras",
            name=f"give-{user.id}",
            clicked=lambda: self.model.begin_giving(user),
        )
        change = Button(
            "Ändra",
            label=f"Ändra för {user.name}",
            name=f"change-{user.id}",
            clicked=lambda: self.model.begin_changing(user),
        )
        remove = Button(
            "Ta bort …",
            "ghost",
            label=f"Ta bort {user.name}",
            name=f"remove-{user.id}",
            clicked=lambda: self._remove(user),
        )
        return holder(row(*([] if slots else [give]), change, remove, gap=S))

    def _recovery_key(self, slot: KeySlot) -> QWidget:
        made = short_date(in_sweden(slot.created).date())
        last = len(self.model.state.recovery_keys) == 1
        remove = Button(
            "Ta ur bruk …",
            "ghost",
            label=f"Ta nyckeln från {made} ur bruk",
            name=f"recovery-remove-{slot.id}",
            clicked=lambda: self._remove_key(slot),
        )
        note = "Den enda. Gör en ny innan du tar den ur bruk." if last else ""
        return named_row(f"Gjord {made}", note, None, None if last else remove)

    # --- What is pressed --------------------------------------------------------------

    def _remove(self, user: User) -> None:
        has = leaving_words(self.model.state.cases_of(user))
        sure = ask(
            self.window(),
            f"Ta bort {user.name}?",
            f"Personen kan inte öppna hemmet mer. Det hen har gjort står kvar. {has}"
            "Sedan byter du databasens nyckel.",
            "Ta bort",
            "Vänta",
        )
        if sure:
            self.model.remove(user)

    def _remove_key(self, slot: KeySlot) -> None:
        sure = ask(
            self.window(),
            "Ta nyckeln ur bruk?",
            "Pappret öppnar inte hemmet mer. Riv det, om det finns kvar. Sedan byter "
            "du databasens nyckel.",
            "Ta ur bruk",
            "Vänta",
        )
        if sure:
            self.model.remove_recovery_key(slot)

    def _recovery_kept(self, keys: KeyState) -> None:
        self.model.recovery_kept(keys)
        self.new_key.setFocus()


def _cases(count: int) -> str:
    return counted(count, "öppet ärende", "öppna ärenden")


def leaving_words(cases: int) -> str:
    """Say what becomes of the open cases of one who is taken out; nothing of none."""
    if not cases:
        return ""
    whose = "det" if cases == 1 else "dem"
    return f"{_cases(cases)} blir utan samordnare tills du har lämnat över {whose}. "


def _told(user: User, slots: tuple[KeySlot, ...]) -> str:
    named = [word(role) for role in Role if role in user.roles]
    branches = ", ".join(word(one) for one in Branch if one in user.branches)
    lines = ["" if user.title in named else user.title, ", ".join(named)]
    if user.branches != frozenset(Branch):
        lines.append(f"Läser bara om {branches}")
    if user.left is not None:
        return "\n".join(
            filter(None, (*lines[:1], f"Har slutat {short_date(user.left)}"))
        )
    for slot in slots:
        since = short_date(in_sweden(slot.created).date())
        lines.append(f"{word(slot.kind)} sedan {since}")
    if not slots:
        lines.append("Har ingen lösenfras och kan inte öppna hemmet")
    return "\n".join(filter(None, lines))


def _age(keys: KeyState, today: date) -> str:
    since = in_sweden(keys.data_key_since).date()
    days = max(0, (today - since).days)
    if days >= _MONTH:
        ago = f"för {counted(days // 30, 'månad', 'månader')} sedan"
    else:
        ago = f"för {counted(days, 'dag', 'dagar')} sedan" if days else "i dag"
    return f"Senast bytt eller gjord {short_date(since)}, {ago}."


def _done(state: PeopleState) -> tuple[str, str]:
    """Say what has been done, and what more there is to know of it."""
    return {
        ADDED: (
            f"{state.about} kan öppna hemmet.",
            "Lämna den första lösenfrasen muntligt.",
        ),
        GIVEN: (
            f"{state.about} kan öppna hemmet.",
            "Lämna den första lösenfrasen muntligt.",
        ),
        BACK: (
            f"{state.about} kan öppna hemmet igen.",
            "Lämna den första lösenfrasen muntligt.",
        ),
        CHANGED: (f"Ändrat för {state.about}.", "Det gäller från nästa upplåsning."),
        REMOVED: (
            f"{state.about} kan inte öppna hemmet längre.",
            "Det hen har gjort står kvar.",
        ),
        ROTATED: ("Nyckeln är bytt.", f"{_OLD_COPIES} Ta en ny säkerhetskopia."),
        KEY_KEPT: (
            "Återställningsnyckeln gäller.",
            "Lås in pappret. Äldre nycklar gäller tills du tar dem ur bruk.",
        ),
        KEY_REMOVED: (
            "Nyckeln är tagen ur bruk.",
            "Pappret öppnar inte hemmet mer.",
        ),
    }[state.done]
