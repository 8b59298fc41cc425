"""Draw how figures are given away: which half-year, to whom, and to whom before."""

from typing import Final

from sipdesk.content.notices import Notice as Said
from sipdesk.content.notices import notice
from sipdesk.content.swedish import in_sweden, short_date
from sipdesk.content.table_words import period_words
from sipdesk.domain.aggregate import SentFigures, half_year_code
from sipdesk.domain.period import Period
from sipdesk.domain.policy import ALLOW_FIGURES_FILES
from sipdesk.ui.home.aggregate.model import NAMED, GiveModel, GiveState
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import go_to_problem, say
from sipdesk.ui.shut import ShutLine
from sipdesk.ui.widgets.buttons import primary
from sipdesk.ui.widgets.cards import Panel, Section
from sipdesk.ui.widgets.fields import ChoiceField, TextField, TicksField
from sipdesk.ui.widgets.groups import Groups
from sipdesk.ui.widgets.layout import (
    Flow,
    ScrollPage,
    bring_in_sight,
    column,
    holder,
    row,
)
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.outlets import AskFile, choose_file
from sipdesk.ui.widgets.rows import Rows, named_row
from sipdesk.ui.widgets.text import Body, Heading, Muted
from sipdesk.ui.widgets.tokens import L, M
from sipdesk.usecases.aggregate import GivenFigures

_WIDTH: Final = 760
_ABOUT: Final = (
    "En signerad fil med ett halvårs siffror, för den som lägger ihop flera hem. Den "
    "innehåller bara antal: inga ärenden, inga namn och ingen fri text."
)
_READ: Final = (
    "Mottagaren öppnar filen i SIPdesk, under Läs sammanställning där man låser upp. "
    "Det behövs inget eget hem."
)
_ANYBODY: Final = "Vem som helst: små antal är dolda"
_NAMED: Final = "En person inom SiS: alla antal, med lösenfras"
_MAY_NOT: Final = "Samordnaren och chefen kan göra en fil med siffror."
_TELL: Final = (
    "Säg den i telefon, aldrig i samma brev. Den sparas inte. Går den förlorad gör du "
    "filen igen."
)


class GivePage(ScrollPage):
    """Figures given away. ``ask_file`` opens the system's own dialog."""

    def __init__(self, around: Around, *, ask_file: AskFile = choose_file) -> None:
        super().__init__(most_width=_WIDTH, gap=L, name="give-figures")
        self._ask_file = ask_file
        self._drawn: object = None
        self._was_given = False
        self.notice = Notice(name="give-notice")
        self.model = GiveModel(around, while_alive(self, self.draw))
        self._make_form(around)
        self._make_given()
        self._sent = Rows()
        self._none = Muted("Ingen fil är gjord än.", name="give-none")
        self.sent = Section(
            "Gjorda filer", "", self._none, self._sent, name="give-sent"
        )
        for part in (self.given, self.form, self.sent):
            self.add(part)
        self.draw(self.model.state)

    def draw(self, state: GiveState) -> None:
        """Show a state, whatever was shown before."""
        say(self.notice, state.notice)
        found = state.found
        periods = found.periods if found else ()
        self.period.set_choices([(half_year_code(p), _named(p)) for p in periods])
        self.period.set_value(state.period)
        self.to.set_value(state.to)
        self.name.setVisible(state.to == NAMED)
        self.name.set_value(state.name)
        self.is_sis.setVisible(state.is_named)
        self.is_sis.set_value(frozenset({"is_sis"} if state.is_sis else ()))
        self.name.set_problem(state.wrong.get("to"))
        self.is_sis.set_problem(state.wrong.get("is_sis"))
        self.save.setEnabled(not state.busy and found is not None)
        self.save.say("Räknar …" if state.busy else "Spara filen …")
        self.form.setVisible(self.model.gives)
        self.may_not.setVisible(not self.model.gives)
        self._draw_given(state.given)
        self._draw_sent(state)

    def refresh(self) -> None:
        """Read what can be given."""
        self.model.refresh()

    def leave(self) -> None:
        """Let no passphrase stand on a page that is left."""
        self.model.leave()

    # --- Making it --------------------------------------------------------------------

    def _make_form(self, around: Around) -> None:
        self.period = ChoiceField("Halvår", (), width=320, name="give-period")
        self.period.edited.connect(lambda code: self.model.edit(period=str(code)))
        self.to = ChoiceField(
            "Vem ska läsa filen?",
            ((NAMED, _NAMED),),
            "För vem som helst är hälsa, samtycke och skydd alltid dolda.",
            unchosen=_ANYBODY,
            width=420,
            name="give-to",
        )
        self.to.edited.connect(lambda to: self.model.edit(to=str(to)))
        self.name = TextField(
            "Namn och uppdrag", prose=False, width=420, name="give-name"
        )
        self.name.edited.connect(lambda name: self.model.edit(name=str(name)))
        self.is_sis = TicksField(
            "Inom SiS",
            (("is_sis", "Mottagaren arbetar på SiS och behöver siffrorna"),),
            name="give-is-sis",
        )
        self.is_sis.edited.connect(lambda on: self.model.edit(is_sis=bool(on)))
        self.save = primary(
            "Spara filen …", self._save, icon="download", name="give-save"
        )
        self.form = Section(
            "Siffror till den som lägger ihop flera hem",
            _ABOUT,
            self.period,
            self.to,
            self.name,
            self.is_sis,
            Muted(_READ),
            self.notice,
            holder(Flow(self.save)),
            ShutLine(around.policies, ALLOW_FIGURES_FILES, self.save),
            gap=L,
            name="give-form",
        )
        self.may_not = Muted(_MAY_NOT, name="give-may-not")
        self.add(self.may_not)

    def _make_given(self) -> None:
        self.astray = Notice(name="give-astray")
        self.where = Body("", name="give-where")
        self._groups = Groups(name="give-passphrase", told="give-told")
        self.told = primary(
            "Jag har sagt den", self.model.told, icon="check", name="give-told"
        )
        self._secret = holder(
            column(
                Heading("Lösenfrasen"),
                self._groups,
                Body(_TELL),
                row(self.told, None),
                gap=M,
            )
        )
        self.given = Panel(
            "soft",
            self.astray,
            self.where,
            self._secret,
            gap=L,
            margins=(L, L, L, L),
            name="given",
        )

    # --- Drawing it -------------------------------------------------------------------

    def _draw_given(self, given: GivenFigures | None) -> None:
        self.given.setVisible(given is not None)
        self._groups.say(given.passphrase if given else "")
        self._secret.setVisible(bool(given and given.passphrase))
        say(self.astray, _astray(given) if given else None, "warn")
        if given is not None:
            self.where.say(f"Filen ligger här: {given.path}" if given.path else "")
        was, self._was_given = self._was_given, given is not None
        if given is not None and not was:
            bring_in_sight(self.given)

    def _draw_sent(self, state: GiveState) -> None:
        sent = state.found.sent if state.found else ()
        self.sent.setVisible(self.model.gives)
        self._none.setVisible(not sent)
        self._sent.setVisible(bool(sent))
        if (sent, state.names) == self._drawn:
            return
        self._drawn = (sent, state.names)
        self._sent.show_rows(
            [named_row(*_told(one, state), None, None) for one in sent]
        )

    # --- What is pressed --------------------------------------------------------------

    def _save(self) -> None:
        if not self.model.is_ready():
            go_to_problem((self.name, self.is_sis))
            return
        path = self._ask_file(self, self.model.file_name())
        if path is not None:
            self.model.give(path)


def _named(period: Period) -> str:
    words = period_words(period)
    return f"{words[:1].upper()}{words[1:]}"


def _told(one: SentFigures, state: GiveState) -> tuple[str, str]:
    who = f"Till {one.to}, alla antal" if one.to else "Små antal dolda"
    day = short_date(in_sweden(one.at).date())
    by = state.names.get(one.by, "")
    made = f"Gjord {day} av {by}" if by else f"Gjord {day}"
    return _named(Period(one.first, one.last)), f"{who}\n{made}"


def _astray(given: GivenFigures) -> Said | None:
    """Say that the file is not where it was asked for, and what to do."""
    if given.path is None:
        return notice("figures-lost")
    names = {"is": given.path.name, "meant": given.asked.name}
    return None if given.path == given.asked else notice("figures-unnamed", names)
