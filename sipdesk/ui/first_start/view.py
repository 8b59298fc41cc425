"""Draw the screen that makes a new home, one part at a time."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from sipdesk.content.notices import notice
from sipdesk.ui.decided import BY_ADMINISTRATOR
from sipdesk.ui.first_start.model import (
    FIELDS,
    FirstStartModel,
    FirstStartState,
    Outside,
    Part,
    Secret,
)
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.accessible import announce
from sipdesk.ui.widgets.buttons import ghost, link, primary, secondary
from sipdesk.ui.widgets.cardpage import CardPage, program_mark
from sipdesk.ui.widgets.field import Field
from sipdesk.ui.widgets.fields import SecretField, TextField, eyes_last
from sipdesk.ui.widgets.icons import Picture
from sipdesk.ui.widgets.layout import Flow, column, holder, row
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.summary import SummaryList, SummaryRow
from sipdesk.ui.widgets.text import Body, Meta, Muted, Title
from sipdesk.ui.widgets.tokens import XS, L, M, S

_WIDTH: Final = 620
_FILES: Final = "SIPdesk-hem (*.sipdesk)"
_TITLES: Final = {
    Part.HOME: "Vad heter hemmet?",
    Part.PERSON: "Vem är du?",
    Part.PASSPHRASE: "Välj en lösenfras",
    Part.SUMMARY: "Stämmer det här?",
}
_STRENGTHS: Final = {
    "empty": ("info", "muted", "Minst fyra ord, eller minst 14 tecken."),
    "good": ("circle-check", "ok", "Lösenfrasen duger."),
    "passphrase-too-short": (
        "circle-dashed",
        "warn",
        "För kort än. Minst fyra ord, eller minst 14 tecken.",
    ),
    "passphrase-one-character": (
        "triangle-alert",
        "warn",
        "Samma tecken om och om igen går fort att gissa.",
    ),
    "passphrase-common": (
        "triangle-alert",
        "warn",
        "Det här är bland det första någon skulle gissa. Välj ord som inte hör ihop.",
    ),
}


class FirstStart(CardPage):
    """A new home in three parts and a summary, or a home there is already.

    ``choose_place`` asks where the home's file is to lie, given the file proposed;
    None when nobody chose. ``wants_existing`` when there is a home already,
    ``wants_restore`` when there is a backup of one, ``wants_homes`` when figures of
    several are to be added up.
    """

    wants_existing = Signal()
    wants_restore = Signal()
    wants_homes = Signal()

    def __init__(
        self,
        outside: Outside,
        *,
        choose_place: Callable[[QWidget, Path], Path | None] | None = None,
    ) -> None:
        super().__init__(card_width=_WIDTH, name="first_start")
        self._choose_place = choose_place or _ask_for_place
        self._outside = outside
        self._shown_part: Part | None = None
        self._wrong: frozenset[str] = frozenset()
        self._make_fields()
        self._make_words()
        self._make_buttons()
        self._parts = {
            Part.HOME: self._home(),
            Part.PERSON: self._person(),
            Part.PASSPHRASE: self._passphrase(),
            Part.SUMMARY: _part(self.summary),
        }
        self._lay_card()
        eyes_last(*self._secrets)
        self.model = FirstStartModel(outside, while_alive(self, self.draw))
        for name in ("home_name", "user_name", "user_title"):
            self.fields[name].edited.connect(self._typing(name))
        for name in ("passphrase", "again"):
            self.fields[name].edited.connect(lambda _: self._type_secret())
        self.draw(self.model.state)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing is lost if the screen goes away."""
        return self.model.is_untouched

    def draw(self, state: FirstStartState) -> None:
        """Show a state, whatever was shown before."""
        self._draw_part(state)
        self._draw_fields(state)
        self._draw_strength(state)
        self.file.say(str(state.file))
        if state.part is Part.SUMMARY:
            self.summary.show_rows(_summary(state))
        self.notice.tell(notice(state.trouble) if state.trouble else None)
        self.make.say("Skapar hemmet …" if state.busy else "Skapa hemmet")
        for button in (self.make, self.back, self.existing, self.restore, self.homes):
            button.setEnabled(not state.busy)

    def begin(self) -> None:
        """Put the cursor in the first field of the part shown."""
        part = self.model.state.part
        for name, field in self.fields.items():
            if FIELDS[name] is part:
                field.focus()
                return
        self.make.setFocus()

    # --- Making it ----------------------------------------------------------------

    def _make_fields(self) -> None:
        hint = "Syns på papper och överst i programmet."
        self._secrets = (
            SecretField("Lösenfras", name="passphrase"),
            SecretField("Lösenfrasen en gång till", name="again"),
        )
        self.fields: dict[str, Field] = {
            "home_name": TextField("Hemmets namn", hint, name="home_name"),
            "user_name": TextField(
                "Ditt namn", "Så som det ska stå på papper.", name="user_name"
            ),
            "user_title": TextField(
                "Din titel", "Till exempel SIP-samordnare.", name="user_title"
            ),
            **{secret.objectName(): secret for secret in self._secrets},
        }
        for field in self.fields.values():
            if isinstance(field, SecretField):
                field.entered.connect(self._go_on)
            elif isinstance(field, TextField):
                field.edit.returnPressed.connect(self._go_on)

    def _make_words(self) -> None:
        self.step = Meta("", name="first_start-step")
        self.title = Title("", name="first_start-title")
        self.notice = Notice(name="first_start-notice")
        self.file = Body("", name="file")
        self.place_problem = Notice(name="place-problem")
        self._decided = Meta("", name="place-decided")
        self.summary = SummaryList(name="first_start-summary")
        self.summary.change.connect(lambda name: self.model.go_to(FIELDS[name]))
        self._sign = Picture("info", "muted", 18)
        self.strength = Meta("", name="strength")
        self._same_sign = Picture("circle-check", "ok", 18)
        self._same = Meta("Båda är likadana.", name="same")

    def _make_buttons(self) -> None:
        self.back = ghost("Tillbaka", self._go_back, icon="arrow-left", name="back")
        self.go_on = primary("Fortsätt", self._go_on, name="go_on")
        self.make = primary(
            "Skapa hemmet", self._create, icon="check", name="create_home"
        )
        self.place = secondary(
            "Välj plats …", self._place, icon="folder-open", name="place"
        )
        self.restore = link(
            "Återställ från säkerhetskopia …", self.wants_restore.emit, name="restore"
        )
        self.existing = link(
            "Öppna ett hem som redan finns", self.wants_existing.emit, name="existing"
        )

        self.homes = link("Läs sammanställning …", self.wants_homes.emit, name="homes")

    def _lay_card(self) -> None:
        buttons = row(self.back, None, self.go_on, self.make, gap=M)
        head = column(self.step, self.title, gap=XS)
        ways = column(self.existing, self.restore, self.homes, gap=XS)
        self.fill_card(
            row(program_mark(), None, ways),
            S,
            head,
            self.notice,
            *self._parts.values(),
            S,
            buttons,
        )

    def _home(self) -> QWidget:
        where = column(
            Body("Var hemmet sparas"),
            Meta("En krypterad fil på den här datorn, aldrig på en delad disk."),
            self.file,
            self.place_problem,
            self._decided,
            holder(Flow(self.place)),
            gap=XS,
        )
        welcome = Muted(
            "Allt om hemmets ungdomar sparas krypterat i en fil som bara ni kan öppna. "
            "Ett hem, en fil."
        )
        return _part(welcome, self.fields["home_name"], holder(where))

    def _person(self) -> QWidget:
        words = Muted("Du blir hemmets första användare och får ställa in hemmet.")
        return _part(words, self.fields["user_name"], self.fields["user_title"])

    def _passphrase(self) -> QWidget:
        warning = Notice(
            "warn",
            "Ingen kan öppna hemmet åt er: inte vi, inte it-avdelningen. När hemmet är "
            "skapat får du en återställningsnyckel att låsa in, på papper.",
            title="Det finns ingen väg runt lösenfrasen",
            name="passphrase-warning",
        )
        tip = Muted("Lättast att minnas: fyra eller fem vanliga ord som inte hör ihop.")
        strength = row(self._sign, self.strength, gap=6)
        strength.setStretch(1, 1)
        same = row(self._same_sign, self._same, gap=6)
        same.setStretch(1, 1)
        return _part(
            tip,
            holder(column(self.fields["passphrase"], strength, gap=6)),
            holder(column(self.fields["again"], same, gap=6)),
            warning,
        )

    # --- Drawing it ---------------------------------------------------------------

    def _draw_part(self, state: FirstStartState) -> None:
        last = state.part is Part.SUMMARY
        step = "Sista steget" if last else f"Steg {state.part + 1} av 3"
        self.step.say(f"Nytt hem  ·  {step}")
        self.title.say(_TITLES[state.part])
        for part, widget in self._parts.items():
            widget.setVisible(part is state.part)
        self.back.setVisible(state.part is not Part.HOME)
        self.go_on.setVisible(not last)
        self.make.setVisible(last)
        if self._shown_part not in (None, state.part):
            announce(self, f"{self.step.words}. {self.title.words}")
            self._shown_part = state.part
            self.begin()
        self._shown_part = state.part

    def _go_to_new_problem(self, state: FirstStartState) -> None:
        fresh = [name for name in state.problems if name not in self._wrong]
        self._wrong = frozenset(state.problems)
        if fresh and fresh[0] in self.fields:
            self.fields[fresh[0]].focus()

    def _draw_fields(self, state: FirstStartState) -> None:
        form = state.form
        self.fields["home_name"].set_value(form.home_name)
        self.fields["user_name"].set_value(form.user_name)
        self.fields["user_title"].set_value(form.user_title)
        for name, field in self.fields.items():
            field.set_problem(_sentence(state.problems.get(name, "")))
        place = state.problems.get("place", "")
        self.place_problem.tell(notice(place) if place else None)
        shut = self._outside.place_decided
        self.place.setEnabled(not shut)
        self._decided.say(BY_ADMINISTRATOR if shut else "")
        self._decided.setVisible(shut)
        self._go_to_new_problem(state)

    def _draw_strength(self, state: FirstStartState) -> None:
        icon, tone, words = _STRENGTHS[state.strength]
        self._sign.show_icon(icon, tone)
        self.strength.say(words)
        self._same.setVisible(state.matches)
        self._same_sign.setVisible(state.matches)

    # --- What the person does -----------------------------------------------------

    def _typing(self, name: str) -> Callable[[object], None]:
        def typed(value: object) -> None:
            self.model.edit(**{name: str(value)})

        return typed

    def _type_secret(self) -> None:
        passphrase, again = (
            str(self.fields[name].value) for name in ("passphrase", "again")
        )
        self.model.type_secret(Secret(passphrase, again))

    def _go_on(self) -> None:
        self.model.go_on()

    def _go_back(self) -> None:
        self.model.go_back()

    def _create(self) -> None:
        self.model.create()

    def _place(self) -> None:
        chosen = self._choose_place(self, self.model.state.file)
        if chosen is not None:
            self.model.choose_place(chosen)


def _part(*parts: QWidget) -> QWidget:
    return holder(column(*parts, gap=L))


def _sentence(code: str) -> str | None:
    if not code:
        return None
    return notice(code).whole


def _summary(state: FirstStartState) -> list[SummaryRow]:
    form = state.form
    return [
        SummaryRow("home_name", "Hemmet", form.home_name.strip()),
        SummaryRow("place", "Sparas i", str(state.file)),
        SummaryRow("user_name", "Du", form.user_name.strip()),
        SummaryRow("user_title", "Titel", form.user_title.strip() or "Ingen"),
        SummaryRow("passphrase", "Lösenfras", "Den du nyss skrev, två gånger"),
    ]


def _ask_for_place(parent: QWidget, file: Path) -> Path | None:
    title = "Var ska hemmet sparas?"
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(file), _FILES)
    return Path(chosen) if chosen else None
