"""Draw a kommun: its region, its SiSam coordinator, whom one can turn to, and gaps."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from sipdesk.content.words import word
from sipdesk.domain.address_book import Contact
from sipdesk.domain.rights import Right, may
from sipdesk.ui.home.kommun.model import KommunModel, KommunState
from sipdesk.ui.kommun_field import kommun_field
from sipdesk.ui.page import Around
from sipdesk.ui.region_facts import RegionFacts
from sipdesk.ui.runner import while_alive
from sipdesk.ui.sheet import say
from sipdesk.ui.widgets.buttons import Button, link
from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.cards import Section
from sipdesk.ui.widgets.layout import ScrollPage
from sipdesk.ui.widgets.notice import Notice
from sipdesk.ui.widgets.text import Muted
from sipdesk.ui.widgets.tokens import L, M
from sipdesk.ui.widgets.wholelist import WholeList
from sipdesk.usecases.region import KommunView

_WIDTH: Final = 760
_COORDINATOR: Final = "sisam"
_SOCIAL_WORKER: Final = "social-worker"


class KommunPage(ScrollPage):
    """What the home knows of one kommun.

    ``asked_contact(id)`` when a contact is to be shown, ``asked_region(name)``;
    ``asked_new(role, kommun, organisation)`` when one that is missing is to be
    written in.
    """

    asked_contact = Signal(str)
    asked_new = Signal(str, str, str)  # codes of role and kommun; then words
    asked_region = Signal(str)

    def __init__(self, around: Around) -> None:
        super().__init__(most_width=_WIDTH, gap=L, name="kommun-page")
        self._names = {k.code: k.full_name or k.name for k in around.content.kommuner}
        self._roles = {role.code: role.text for role in around.content.contact_roles}
        self.notice = Notice(name="kommun-notice")
        self.model = KommunModel(around, while_alive(self, self.draw))
        self.name = kommun_field("Kommun", around.content, name="kommun-name")
        self.name.edited.connect(lambda name: self.model.type(str(name)))
        self.name.left.connect(self.model.leave)
        self.choose = Section(
            "Kommuner",
            "Välj en kommun, så visas dess region och vilka ni kan vända er till där.",
            self.name,
            name="kommun-choose",
        )
        self._writes = may(around.user, Right.HOME_CONTENT)
        self.coordinators = _People(
            "SiSam-samordnare",
            self._asking_new(_COORDINATOR, "Skriv in SiSam-samordnaren"),
            name="kommun-coordinators",
        )
        self.kommun = _People(
            "I kommunen",
            self._asking_new(_SOCIAL_WORKER, "Skriv in socialtjänsten"),
            name="kommun-contacts",
        )
        self.region_people = _People("I regionen", name="region-contacts")
        self.facts = RegionFacts(name="kommun-region")
        self._open_region = link("Visa regionen", self._ask_region, name="kommun-go")
        self.region = Section(
            "Regionen", "", self.facts, aside=self._open_region, name="kommun-facts"
        )
        self._cards = (self.coordinators, self.kommun, self.region_people, self.region)
        for part in (self.notice, self.choose, *self._cards):
            self.add(part)
        for people in (self.coordinators, self.kommun, self.region_people):
            people.list.chosen.connect(self.asked_contact)
        self.draw(self.model.state)

    def draw(self, state: KommunState) -> None:
        """Show a state, whatever was shown before."""
        self.name.set_value(state.typed)
        self.name.set_problem(state.problem)
        say(self.notice, state.notice, "warn")
        view = state.view
        for card in self._cards:
            card.setVisible(view is not None)
        if view is not None:
            self._draw_kommun(view)

    def refresh(self) -> None:
        """Read what is shown again."""
        self.model.refresh()

    def leave(self) -> None:
        """Nothing is kept here."""

    def _draw_kommun(self, view: KommunView) -> None:
        contacts, name = view.contacts, self._names[view.code]
        region = view.region.region.name
        self.coordinators.show_people(
            [self._card(c) for c in contacts.coordinators],
            [f"Ingen SiSam-samordnare är inskriven för {name} än."]
            if not contacts.coordinators
            else [],
            offers=self._writes and not contacts.coordinators,
        )
        self.kommun.show_people(
            [self._card(c) for c in contacts.kommun],
            [f"Socialtjänsten i {name} är inte inskriven än."]
            if contacts.lacks_social_services
            else [],
            offers=self._writes and contacts.lacks_social_services,
        )
        self.region_people.heading.say(f"I {region}")
        self.region_people.show_people(
            [self._card(c) for c in contacts.region],
            ["Ingen psykiatri är inskriven här än."]
            if contacts.lacks_psychiatry
            else [],
        )
        self.region.heading.say(f"Så gör {region}")
        self.facts.show_region(view.region)

    def _card(self, contact: Contact) -> ListRow:
        role = self._roles.get(contact.role, "") or word(contact.kind)
        who = contact.name or contact.function
        return ListRow(
            key=contact.id,
            title=who or contact.organisation,
            note=" · ".join(filter(None, (contact.organisation if who else "", role))),
            meta=contact.phone,
        )

    def _asking_new(self, role: str, words: str) -> Button:
        return link(words, lambda: self._ask_new(role), name=f"kommun-new-{role}")

    def _ask_new(self, role: str) -> None:
        view = self.model.state.view
        if view is not None:
            # A coordinator is the kommun's own; the social services have their name.
            organisation = self._names[view.code] if role == _COORDINATOR else ""
            self.asked_new.emit(role, view.code, organisation)

    def _ask_region(self) -> None:
        if self.model.state.view is not None:
            self.asked_region.emit(self.model.state.view.region.region.name)


class _People(Section):
    """Contacts below a heading, and what is missing, with the way to mend it."""

    def __init__(self, title: str, new: Button | None = None, *, name: str) -> None:
        self._new = new
        self.list = WholeList(title, name=f"{name}-list")
        self.gaps = Muted("", name=f"{name}-gaps")
        super().__init__(title, "", self.list, self.gaps, aside=new, gap=M, name=name)

    def show_people(
        self, rows: Sequence[ListRow], gaps: Sequence[str], *, offers: bool = False
    ) -> None:
        """Show contacts and gaps; ``offers`` to write in the one that is missing."""
        if self._new is not None:
            self._new.setVisible(offers)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.gaps.say(" ".join(gaps) or ("" if rows else "Ingen är inskriven än."))
        self.gaps.setVisible(bool(gaps) or not rows)
