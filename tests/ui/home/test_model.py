from dataclasses import replace
from functools import partial

import pytest

from sipdesk.domain.address_book import Contact
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.party import PartyKind
from sipdesk.domain.settings import CAPTURE_EXCEPTION, LOG_REVIEW_MONTHS
from sipdesk.domain.user import Role
from sipdesk.ui.home.book.model import BookModel, BookState, ContactForm
from sipdesk.ui.home.facts.model import (
    FactsModel,
    FiguresForm,
    HomeForm,
    OwnForm,
    figures_form,
    figures_saves,
    home_form,
    home_saves,
    own_form,
    own_saves,
)
from sipdesk.ui.home.facts.view import FactsPage
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.address_book import list_contacts, put_contact
from sipdesk.usecases.home import read_home, record_home
from sipdesk.usecases.ports import Ports
from tests.home import HOME, USER
from tests.ui.shell import around, found, press, show


@pytest.fixture
def home(ports: Ports) -> FactsModel[HomeForm]:
    model = FactsModel(around(ports), HomeForm(), home_form, home_saves, lambda _: None)
    model.show_home(read_home(None, ports))
    return model


@pytest.fixture
def figures(ports: Ports) -> FactsModel[FiguresForm]:
    given = around(ports)
    model = FactsModel(
        given,
        FiguresForm(),
        figures_form,
        partial(figures_saves, around=given),
        lambda _: None,
    )
    model.show_home(read_home(None, ports))
    return model


# --- Facts and figures ------------------------------------------------------------


def test_the_facts_are_shown_as_they_are_saved(home: FactsModel[HomeForm]) -> None:
    assert home.state.form == HomeForm(
        HOME.name, HOME.address, HOME.phone, HOME.switchboard
    )


def test_leaving_a_field_saves_once(ports: Ports, home: FactsModel[HomeForm]) -> None:
    home.leave()
    assert home.state.saved_at is None
    home.edit(phone=" 000-22 22 22 ")
    home.leave()
    assert read_home(None, ports).home.phone == "000-22 22 22"
    assert home.state.form.phone == "000-22 22 22"
    assert home.state.saved_at is not None


def test_a_home_without_a_name_is_refused_at_the_field(
    ports: Ports, home: FactsModel[HomeForm]
) -> None:
    home.edit(name=" ")
    home.leave()
    assert list(home.state.problems) == ["name"]
    assert home.state.form.name == " "
    assert read_home(None, ports).home.name == HOME.name


def test_what_is_typed_stays_when_the_home_is_read_again(
    ports: Ports, home: FactsModel[HomeForm]
) -> None:
    home.edit(phone="000-22")
    home.show_home(record_home(replace(HOME, address="Ny väg 1"), ports))
    assert home.state.form.phone == "000-22"


def test_ones_own_details_are_saved_as_ones_own(ports: Ports) -> None:
    user = ports.user.id
    model = FactsModel(
        around(ports),
        OwnForm(),
        partial(own_form, user_id=user),
        partial(own_saves, user_id=user),
        lambda _: None,
    )
    model.show_home(read_home(None, ports))
    model.edit(title="Behandlingssekreterare")
    model.leave()
    saved = read_home(None, ports).users[0]
    assert (saved.title, saved.role) == ("Behandlingssekreterare", ports.user.role)


def test_a_figure_is_saved_as_a_number(
    ports: Ports, figures: FactsModel[FiguresForm]
) -> None:
    figures.edit(request_reminder_days=" 10 ", meeting_minutes="90", talk_topics="4")
    figures.edit(lock_minutes="5", meeting_lock_minutes="60")
    figures.leave()
    settings = read_home(None, ports).settings
    assert settings["request_reminder_days"] == 10
    assert settings["meeting_minutes"] == 90
    assert settings["talk_topics"] == 4
    assert (settings["lock_minutes"], settings["meeting_lock_minutes"]) == (5, 60)
    assert figures.state.form.request_reminder_days == "10"


@pytest.mark.parametrize("typed", ["många", "-1", "0", "500", ""])
def test_what_is_no_such_figure_is_refused_at_the_field(
    ports: Ports, figures: FactsModel[FiguresForm], typed: str
) -> None:
    figures.edit(request_reminder_days=typed)
    figures.leave()
    assert list(figures.state.problems) == ["request_reminder_days"]
    assert figures.state.form.request_reminder_days == typed
    assert read_home(None, ports).settings["request_reminder_days"] == 7


def test_what_the_home_decides_of_its_protection_is_saved(
    ports: Ports, frame: Frame
) -> None:
    page = FactsPage(around(ports))
    show(frame, page)
    page.refresh()
    chosen = page.policy.fields["capture_exception"]
    assert chosen.value == "yes"
    page.policy.fields["log_review_months"].edited.emit("6")
    press(found(page, "capture_exception-no"))
    assert read_home(None, ports).settings[LOG_REVIEW_MONTHS.key] == 6
    assert read_home(None, ports).settings[CAPTURE_EXCEPTION.key] is False
    assert page.policy.saved.isVisible()


def test_only_the_administrator_is_shown_what_they_alone_decide(
    ports: Ports, frame: Frame
) -> None:
    coordinator = replace(USER, roles=frozenset({Role.COORDINATOR}))
    page = FactsPage(replace(around(ports), user=coordinator))
    show(frame, page)
    page.refresh()
    assert not page.policy.isVisible()


# --- The address book -------------------------------------------------------------


@pytest.fixture
def book(filled: Ports) -> BookModel:
    model = BookModel(around(filled), lambda _: None)
    model.refresh()
    return model


def form(book: BookModel) -> ContactForm:
    assert book.state.form is not None
    return book.state.form


def test_the_book_is_shown_in_swedish_order(book: BookModel) -> None:
    contacts = book.state.contacts or ()
    assert [c.organisation for c in contacts] == [
        "BUP Påhittad",
        "Påhittade socialförvaltningen",
        "Påhittaskolan",
    ]


def test_a_new_contact_is_kept_when_it_is_saved(filled: Ports, book: BookModel) -> None:
    book.begin()
    book.edit(kind="prison-service", organisation=" Frivården Påhittad ", kommun="0180")
    book.save()
    saved = {c.organisation: c for c in list_contacts(None, filled)}
    contact = saved["Frivården Påhittad"]
    assert (contact.kind, contact.kommun) == (PartyKind.PRISON_SERVICE, "0180")
    assert book.state.form is None


def test_a_contact_is_changed_in_place(filled: Ports, book: BookModel) -> None:
    book.begin("contact-1")
    book.edit(phone="000-33")
    book.save()
    assert {c.phone for c in list_contacts(None, filled) if c.id == "contact-1"} == {
        "000-33"
    }
    assert len(book.state.contacts or ()) == 3


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"organisation": "BUP"}, "kind"), ({"kind": "psychiatry"}, "organisation")],
)
def test_what_is_lacking_is_said_at_its_field(
    book: BookModel, typed: dict[str, str], field: str
) -> None:
    book.begin()
    book.edit(**typed)
    book.save()
    assert list(book.state.problems) == [field]
    assert form(book) == replace(ContactForm(), **typed)  # type: ignore[arg-type]


def test_a_removed_contact_can_be_put_back(filled: Ports, book: BookModel) -> None:
    book.begin("contact-1")
    book.remove()
    assert len(book.state.contacts or ()) == 2
    book.put_back()
    assert len(list_contacts(None, filled)) == 3
    assert book.state.removed is None


def test_a_conflict_loses_nothing_and_the_next_save_holds(
    filled: Ports, book: BookModel
) -> None:
    book.begin("contact-1")
    book.edit(phone="000-33")
    theirs = next(c for c in list_contacts(None, filled) if c.id == "contact-1")
    put_contact(replace(theirs, name="Någon Annan"), filled)
    book.save()
    assert book.state.notice is not None
    assert form(book).phone == "000-33"
    book.save()
    saved: Contact = next(c for c in list_contacts(None, filled) if c.id == "contact-1")
    assert saved.phone == "000-33"


def test_what_was_typed_comes_back_after_a_lock(filled: Ports, book: BookModel) -> None:
    book.begin("contact-1")
    book.edit(name="Eva")
    book.keep()
    again = BookModel(around(filled), lambda _: None)
    again.refresh()
    assert form(again).name == "Eva"
    assert form(again).id == "contact-1"
    assert again.state.notice is not None
    again.cancel()
    third: list[BookState] = []
    BookModel(around(filled), third.append).refresh()
    assert third[-1].form is None


def test_the_number_for_everybody_is_not_the_homes_own(ports: Ports) -> None:
    same = replace(HOME, phone="0221-123 45", switchboard="+46 221 123 45")
    with pytest.raises(RuleBroken, match="switchboard-tells-place"):
        record_home(same, ports)
