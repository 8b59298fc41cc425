"""Draw Hemmet: its parts, each made when it is first looked at."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from sipdesk.content.notices import Notice as Said
from sipdesk.domain.rights import Right, may
from sipdesk.domain.user import User
from sipdesk.ui.home.access.view import AccessPage
from sipdesk.ui.home.aggregate.view import GivePage
from sipdesk.ui.home.backups.view import BackupsPage
from sipdesk.ui.home.book.view import BookPage
from sipdesk.ui.home.cover.view import CoverPage
from sipdesk.ui.home.facts.view import FactsPage
from sipdesk.ui.home.kommun.view import KommunPage
from sipdesk.ui.home.people.view import PeoplePage
from sipdesk.ui.home.regions.view import RegionsPage
from sipdesk.ui.home.retention.view import RetentionPage
from sipdesk.ui.home.routine.view import RoutinePage
from sipdesk.ui.home.sheets.view import SheetsPage
from sipdesk.ui.home.support.view import SupportPage
from sipdesk.ui.home.templates.view import TemplatesPage
from sipdesk.ui.home.texts.view import TextsPage
from sipdesk.ui.home.tips.view import TipsPage
from sipdesk.ui.home.training.view import TrainingPage
from sipdesk.ui.home.transfer.view import TransferPage
from sipdesk.ui.page import Around
from sipdesk.ui.widgets.buttons import secondary
from sipdesk.ui.widgets.groupedtabs import GroupedTabs, TabGroup
from sipdesk.ui.widgets.layout import column
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Title
from sipdesk.ui.widgets.tokens import XL, M

_FACTS: Final = "facts"
_BOOK: Final = "book"
_KOMMUN: Final = "kommun"
_REGIONS: Final = "regions"
_SHEETS: Final = "sheets"
_TEXTS: Final = "texts"
_TEMPLATES: Final = "templates"
_ROUTINE: Final = "routine"
_SUPPORT: Final = "support"
_PEOPLE: Final = "people"
COVER: Final = "cover"
_TRAINING: Final = "training"
_TIPS: Final = "tips"
_FIGURES: Final = "figures"
ACCESS: Final = "access"
TRANSFER: Final = "transfer"
_RETENTION: Final = "retention"
BACKUPS: Final = "backups"
_GROUPS: Final = (
    TabGroup(
        "own",
        "Hemmet",
        (
            (_FACTS, "Uppgifter"),
            (_ROUTINE, "Rutin och lag"),
            (_SUPPORT, "SIP-stödet"),
        ),
    ),
    TabGroup(
        "around",
        "Samverkan",
        ((_BOOK, "Adressbok"), (_KOMMUN, "Kommuner"), (_REGIONS, "Regioner")),
    ),
    TabGroup(
        "papers",
        "Papper",
        (
            (_SHEETS, "Blanketter"),
            (_TEXTS, "Texter"),
            (_TEMPLATES, "Regionmallar"),
        ),
    ),
    TabGroup(
        "people",
        "Personal",
        ((_PEOPLE, "Personer"), (COVER, "Ansvar"), (_TRAINING, "Utbildning")),
    ),
    TabGroup(
        "sharing",
        "Mellan hem",
        ((_TIPS, "Tips och frågor"), (_FIGURES, "Siffror"), (TRANSFER, "Överlämning")),
    ),
    TabGroup(
        "safety",
        "Säkerhet",
        (
            (ACCESS, "Åtkomstlogg"),
            (_RETENTION, "Gallring"),
            (BACKUPS, "Säkerhetskopior"),
        ),
    ),
)
"""The parts of the home, by where they are looked for."""
_NEEDED: Final = {
    _BOOK: {Right.ADDRESS_BOOK},
    _KOMMUN: {Right.ADDRESS_BOOK},
    _REGIONS: {Right.ADDRESS_BOOK},
    _TRAINING: {Right.HOME_CONTENT},
    _SUPPORT: {Right.WORK_CASES},
    _TEXTS: {Right.HOME_CONTENT},
    _TEMPLATES: {Right.HOME_CONTENT},
    _PEOPLE: {Right.MANAGE_PEOPLE},
    COVER: {Right.WORK_CASES, Right.ASSIGN_CASES},
    _TIPS: {Right.HOME_CONTENT},
    _FIGURES: {Right.FIGURES_TO_CASES},
    TRANSFER: {Right.TRANSFER},
    ACCESS: {Right.READ_LOG},
    _RETENTION: {Right.RETAIN},
}
"""What one must be allowed, one of it, in order to be shown a part at all."""


class _Part(Protocol):
    def refresh(self) -> None: ...

    def leave(self) -> None: ...


class HomePage(QWidget):
    """The home. ``read(HomeView)`` tells what is known of it now.

    ``safe`` when there is a recovery key; ``opened`` when a case is to be opened.
    """

    read = Signal(object)
    safe = Signal()
    opened = Signal(str)  # the case's id
    asked_step = Signal(str, str)  # the case's id, and the step to open it at

    help_text = (
        (
            "Uppgifter om hemmet och om dig används på papper. De sparas när du lämnar "
            "fältet."
        ),
        "Numren på nödkortet kontrollerar hemmet en gång om året.",
        "Hemmets siffror styr när programmet påminner. De är era egna, inte lagens.",
        (
            "I adressboken skriver du in en verksamhet eller person en gång och väljer "
            "den sedan i ärendena."
        ),
        (
            "Under Kommuner ser du kommunens region, vilka ni kan vända er till där "
            "och vad som saknas."
        ),
        (
            "Under Regioner står vad varje region kallar SIP, dess rutin, mall och "
            "system. Det ni skriver själva gäller före det som följde med."
        ),
        (
            "Under Blanketter finns information och tomma formulär att skriva ut. De "
            "gäller ingen särskild person, och ingenting sparas om dem."
        ),
        (
            "Under Texter skriver ni om orden i brev och blanketter. Det ni sparar "
            "gäller på papper som görs efter det. Ctrl+S sparar."
        ),
        (
            "Under Regionmallar pekar du ut regionens egen mall för SIP och kopplar "
            "dess fält en gång. Sedan kan en fastställd plan sparas på den."
        ),
        (
            "Under Rutin och lag ser du vilka lagrum programmet bygger på, när de "
            "lästes och vad som behöver kontrolleras. Där ändrar ni hemmets egna dagar "
            "i påminnelserna på Idag, och skriver in överenskommelser om att SiS får "
            "ta initiativ."
        ),
        (
            "Under SIP-stödet säger du vad du tycker om stödet i programmet. Svaren "
            "har inget namn."
        ),
        (
            "Under Personer ser administratören vilka som kan öppna hemmet. Där läggs "
            "personer till och tas bort, och återställningsnyckeln görs på papper."
        ),
        (
            "Under Ansvar säger du vem som tar dina ärenden när du är borta. Där "
            "lämnas ärenden över när någon slutar."
        ),
        (
            "Under Utbildning står vilka som är utbildade i vad, och vem som är "
            "SIP-samordnare när. Listan går att skriva ut."
        ),
        (
            "Under Tips och frågor skriver ni det som andra samordnare kan ha nytta "
            "av, delar det med andra hem och skriver ut en dagordning för avstämning."
        ),
        (
            "Under Siffror gör du en fil med ett halvårs antal, för den som lägger "
            "ihop flera hem. Den har inga ärenden och inga namn."
        ),
        (
            "Under Överlämning tar du emot ett ärende från ett annat hem, sparar "
            "hemmens kort och läser in kvitton. Ett ärende skickas i ärendet självt."
        ),
        (
            "Chef och administratör ser åtkomstloggen: vem som har sett och gjort vad. "
            "Chefen granskar ett urval med jämna mellanrum."
        ),
        (
            "Gallring är av tills SiS beslut är registrerat. Sedan visar listan vad "
            "som får gallras och vad som hindrar."
        ),
        (
            "Under Säkerhetskopior ser du när hemmet senast säkerhetskopierades, och "
            "kan öva på att lägga tillbaka en kopia."
        ),
    )

    def __init__(self, around: Around, own_folder: Path) -> None:
        super().__init__()
        self.setObjectName("home")
        self._around = around
        self._make: dict[str, Callable[[], QWidget]] = {
            _FACTS: self._make_facts,
            _BOOK: lambda: BookPage(around),
            _KOMMUN: self._make_kommun,
            _REGIONS: lambda: RegionsPage(around),
            _TRAINING: lambda: TrainingPage(around),
            _SHEETS: lambda: SheetsPage(around),
            _TEXTS: lambda: TextsPage(around),
            _TEMPLATES: lambda: TemplatesPage(around),
            _ROUTINE: lambda: RoutinePage(around, own_folder),
            _SUPPORT: lambda: SupportPage(around),
            _PEOPLE: self._make_people,
            COVER: lambda: CoverPage(around),
            _TIPS: lambda: TipsPage(around),
            _FIGURES: lambda: GivePage(around),
            TRANSFER: self._make_transfer,
            ACCESS: lambda: AccessPage(around),
            _RETENTION: self._make_retention,
            BACKUPS: lambda: BackupsPage(around),
        }
        self._made: dict[str, QWidget] = {}
        shown = list(_groups_for(around.user))
        self.tabs = GroupedTabs("Delar av hemmet", shown, name="home-tabs")
        self._stack = QStackedWidget()
        self._stack.setObjectName("home-part")
        self.backup = Notice(
            action=secondary(
                "Visa säkerhetskopior", self._show_backups, name="home-backups"
            ),
            name="home-backup",
        )
        head = column(
            Title("Hemmet"), self.backup, self.tabs, gap=M, margins=(XL, 20, XL, 0)
        )
        whole = column(head, gap=0)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)
        self.tabs.chosen.connect(self.show_part)

    @property
    def part(self) -> _Part:
        """The part that is looked at."""
        made: _Part = self._made[self.tabs.current]  # type: ignore[assignment]
        return made

    def show_part(self, key: str) -> None:
        """Look at a part, by the key of its tab: ``facts``, ``templates``."""
        self.leave()
        if key not in self._made:
            self._made[key] = self._make[key]()
            self._stack.addWidget(self._made[key])
        self.tabs.show_current(key)
        self._stack.setCurrentWidget(self._made[key])
        self.part.refresh()

    def tell_of_backup(self, said: Said | None) -> None:
        """Say why no backup could be made, to who begins here; or nothing."""
        self.backup.tell(said, "warn")

    def _show_backups(self) -> None:
        self.tell_of_backup(None)  # it has been read; the part says how it stands
        self.show_part(BACKUPS)

    def refresh(self) -> None:
        """Read the part that is looked at."""
        self.show_part(self.tabs.current)

    def leave(self) -> None:
        """Save or keep what is typed."""
        for made in self._made.values():
            part: _Part = made  # type: ignore[assignment]
            part.leave()

    def begin(self) -> None:
        """Put the focus on the parts."""
        self.tabs.begin()

    def _make_facts(self) -> QWidget:
        page = FactsPage(self._around)
        page.read.connect(self.read)
        return page

    def _make_kommun(self) -> QWidget:
        page = KommunPage(self._around)
        page.asked_contact.connect(self._show_contact)
        page.asked_new.connect(self._write_contact)
        page.asked_region.connect(self._show_region)
        return page

    def _show_contact(self, contact_id: str) -> None:
        self.show_part(_BOOK)
        cast("BookPage", self._made[_BOOK]).begin_with(contact_id)

    def _write_contact(self, role: str, kommun: str, organisation: str) -> None:
        self.show_part(_BOOK)
        cast("BookPage", self._made[_BOOK]).begin_for(role, kommun, organisation)

    def _show_region(self, name: str) -> None:
        self.show_part(_REGIONS)
        cast("RegionsPage", self._made[_REGIONS]).open(name)

    def _make_people(self) -> QWidget:
        page = PeoplePage(self._around)
        page.safe.connect(self.safe)
        page.asked_cover.connect(lambda: self.show_part(COVER))
        return page

    def _make_retention(self) -> QWidget:
        page = RetentionPage(self._around)
        page.asked_closing.connect(lambda case: self.asked_step.emit(case, "closing"))
        return page

    def _make_transfer(self) -> QWidget:
        page = TransferPage(self._around)
        page.opened.connect(self.opened)
        return page


def _groups_for(user: User) -> Iterator[TabGroup]:
    """Give the groups with the parts that somebody may be shown."""
    for group in _GROUPS:
        parts = tuple(part for part in group.parts if is_for(user, part[0]))
        if parts:
            yield replace(group, parts=parts)


def is_for(user: User, part: str) -> bool:
    """Whether somebody is shown a part of the home, by its key."""
    needed = _NEEDED.get(part)
    return needed is None or any(may(user, right) for right in needed)
