"""Draw what is known of the home and oneself, and the home's figures."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal

from sipdesk.content.notices import notice
from sipdesk.domain.errors import SipdeskError
from sipdesk.domain.rights import Right, may
from sipdesk.domain.settings import Scope
from sipdesk.domain.user import User
from sipdesk.ui.home.facts.card import FactsCard
from sipdesk.ui.home.facts.model import (
    FIGURES,
    NO,
    YES,
    FactsModel,
    FiguresForm,
    HomeForm,
    OwnForm,
    PolicyForm,
    TrainedForm,
    VideoForm,
    figures_form,
    figures_saves,
    home_form,
    home_saves,
    own_form,
    own_saves,
    policy_form,
    policy_saves,
    trained_form,
    trained_saves,
    video_form,
    video_saves,
)
from sipdesk.ui.home.facts.numbers import NumbersCard
from sipdesk.ui.home.facts.numbers_model import (
    NumbersForm,
    numbers_form,
    numbers_saves,
)
from sipdesk.ui.page import Around
from sipdesk.ui.runner import while_alive
from sipdesk.ui.widgets.fields import RadioField, TextArea, TextField
from sipdesk.ui.widgets.layout import ScrollPage
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Muted
from sipdesk.usecases.home import HomeView, read_home
from sipdesk.usecases.picture_board import read_first_numbers

_WIDTH: Final = 760
_PHONE: Final = 240
_FIGURE: Final = 100


class FactsPage(ScrollPage):
    """The home, oneself, the home's figures. ``read(HomeView)`` when it is read."""

    read = Signal(object)

    def __init__(self, around: Around) -> None:
        super().__init__(most_width=_WIDTH, name="facts")
        self._around = around
        self.notice = Notice(name="facts-notice")
        self.home, self.own, self.figures = _home_card(), _own_card(), _figures_card()
        self.video, self.trained = _video_card(), _trained_card()
        self.numbers = NumbersCard(around)
        self.policy = _policy_card()
        if not may(around.user, Right.MANAGE_HOME):
            self.policy.hide()
        self.models = self._make_models()
        self.limits = Muted(_limits(around.user), name="facts-limits")
        parts = (self.notice, self.limits, self.home, self.own, self.video)
        for part in (*parts, self.trained, self.numbers, self.policy, self.figures):
            self.add(part)
        if not self.limits.text():
            self.limits.hide()
        self._shut_what_may_not_be_changed()

    def _shut_what_may_not_be_changed(self) -> None:
        user = self._around.user
        for card in (
            self.home,
            self.video,
            self.trained,
            self.numbers,
            self.figures,
        ):
            for field in card.fields.values():
                field.setEnabled(may(user, Right.HOME_CONTENT))
        for setting in FIGURES:
            if setting.scope is Scope.ADMINISTRATOR:
                field = self.figures.fields[setting.key]
                field.setEnabled(may(user, Right.MANAGE_HOME))

    def refresh(self) -> None:
        """Read the home as it is now."""
        read = self._around.runner.read
        read(read_home, None, self._show, self._refused)
        read(read_first_numbers, None, self.numbers.show_first, self._refused)

    def leave(self) -> None:
        """Save what is typed."""
        for model in self.models:
            model.leave()

    def _make_models(self) -> tuple[FactsModel[Any], ...]:
        around, user = self._around, self._around.user.id
        home = FactsModel(
            around, HomeForm(), home_form, home_saves, while_alive(self, self.home.draw)
        )
        own = FactsModel(
            around,
            OwnForm(),
            partial(own_form, user_id=user),
            partial(own_saves, user_id=user),
            while_alive(self, self.own.draw),
        )
        figures = FactsModel(
            around,
            FiguresForm(),
            figures_form,
            partial(figures_saves, around=around),
            while_alive(self, self.figures.draw),
        )
        video = FactsModel(
            around,
            VideoForm(),
            video_form,
            video_saves,
            while_alive(self, self.video.draw),
        )
        trained = FactsModel(
            around,
            TrainedForm(),
            trained_form,
            trained_saves,
            while_alive(self, self.trained.draw),
        )
        policy = FactsModel(
            around,
            PolicyForm(),
            policy_form,
            partial(policy_saves, around=around),
            while_alive(self, self.policy.draw),
        )
        numbers = FactsModel(
            around,
            NumbersForm(),
            numbers_form,
            partial(numbers_saves, around=around),
            while_alive(self, self.numbers.draw),
        )
        self.video.tie(video)
        self.trained.tie(trained)
        self.numbers.tie(numbers)
        self.policy.tie(policy)
        self.home.tie(home)
        self.own.tie(own)
        self.figures.tie(figures)
        return home, own, video, trained, numbers, policy, figures

    def _show(self, view: HomeView) -> None:
        self.notice.clear()
        for model in self.models:
            model.show_home(view)
        self.read.emit(view)

    def _refused(self, error: SipdeskError) -> None:
        self.notice.tell(notice(error.code))


def _limits(user: User) -> str:
    """Say what somebody may not change here, and who may; empty when all may be."""
    if not may(user, Right.HOME_CONTENT):
        return "Hemmets uppgifter ändras av samordnaren eller administratören."
    if not may(user, Right.MANAGE_HOME):
        return "När hemmet ska låsas bestäms av administratören."
    return ""


def _home_card() -> FactsCard:
    card = FactsCard("Hemmet", "Används på papper och i kallelser.", name="home")
    card.ask(
        TextField("Namn", name="name"),
        TextField("Postadress", name="address"),
        TextField("Telefon", width=_PHONE, name="phone"),
        TextField(
            "Telefon till växeln",
            "Används på papper som inte får röja var den unga är.",
            width=_PHONE,
            name="switchboard",
        ),
    )
    return card


def _own_card() -> FactsCard:
    card = FactsCard("Du", "Så som det ska stå på papper.", name="own")
    card.ask(
        TextField("Namn", name="name"),
        TextField("Titel", name="title"),
        TextField("Telefon", width=_PHONE, name="phone"),
    )
    return card


def _trained_card() -> FactsCard:
    card = FactsCard(
        "Utbildade i ADAD",
        "Föreslås som intervjuare under Hälsa. Den som står under Personal, "
        "Utbildning, föreslås redan.",
        name="trained",
    )
    card.ask(
        TextArea(
            "Vilka fler är utbildade?",
            "Ett namn på varje rad.",
            name="adad_interviewers",
        )
    )
    return card


def _video_card() -> FactsCard:
    card = FactsCard(
        "Möten på video", "Visas när ett möte förbereds och bokas.", name="video"
    )
    card.ask(
        TextField(
            "Vilket system har hemmet godkänt?",
            "Lämna tomt om inget är godkänt.",
            prose=False,
            name="video_system",
        )
    )
    return card


def _policy_card() -> FactsCard:
    card = FactsCard(
        "Skydd", "Gäller alla i hemmet. Bara administratören ändrar.", name="policy"
    )
    card.ask(
        RadioField(
            "Får fönstret visas för skärmdelning i tio minuter?",
            ((YES, "Ja"), (NO, "Nej")),
            "Annars syns det aldrig när någon delar sin skärm, utom i ett möte.",
            level=True,
            name="capture_exception",
        ),
        TextField(
            "Granska åtkomstloggen med högst så många månader emellan",
            "Lagen säger inte hur ofta. Siffran är hemmets egen; tre månader är bara "
            "programmets förslag.",
            width=_FIGURE,
            name="log_review_months",
        ),
    )
    return card


def _figures_card() -> FactsCard:
    words = "Hemmets egna riktmärken, inte lagens frister. Ändra dem efter er rutin."
    card = FactsCard("Hemmets siffror", words, name="figures")
    card.ask(
        TextField(
            "Påminn om obesvarat påtalande efter så många dagar",
            width=_FIGURE,
            name="request_reminder_days",
        ),
        TextField(
            "Samtycke föreslås gälla så många månader",
            width=_FIGURE,
            name="consent_months",
        ),
        TextField(
            "Säg till så många dagar innan ett samtycke går ut",
            "Gäller också en flytt, och dagen då frågan om samtycke ställs på nytt.",
            width=_FIGURE,
            name="consent_first_warning_days",
        ),
        TextField(
            "Säg till igen, som brådskande, så många dagar innan",
            width=_FIGURE,
            name="consent_warning_days",
        ),
        TextField(
            "Ett möte brukar ta så många minuter", width=_FIGURE, name="meeting_minutes"
        ),
        TextField(
            "I samtalsmenyn får den unge välja så många ämnen",
            width=_FIGURE,
            name="talk_topics",
        ),
        TextField(
            "Kontrollera kontakterna i adressboken efter så många månader",
            width=_FIGURE,
            name="contact_months",
        ),
        TextField(
            "Lås hemmet när ingen har rört tangent eller mus på så många minuter",
            width=_FIGURE,
            name="lock_minutes",
        ),
        TextField(
            "Under ett möte: lås efter så många minuter",
            "Den som lyssnar skriver inte hela tiden.",
            width=_FIGURE,
            name="meeting_lock_minutes",
        ),
        TextField(
            "Adressen på adressblad börjar så många mm från papperets vänsterkant",
            "Kontrollera med hemmets egna fönsterkuvert (C5, fönster till höger): "
            "skriv ut ett brev och prova.",
            width=_FIGURE,
            name="address_left",
        ),
        TextField(
            "Adressen på adressblad börjar så många mm från papperets överkant",
            width=_FIGURE,
            name="address_top",
        ),
    )
    return card
