import pytest

from sipdesk.domain.case import CaseId
from sipdesk.domain.search import Search
from sipdesk.ui.cases.model import (
    CasesModel,
    CasesState,
    NewCaseForm,
    NewCaseModel,
    NewCaseState,
)
from sipdesk.usecases.case import open_case, read_case
from sipdesk.usecases.ports import Ports
from tests.ui.shell import Slow, around, open_named


@pytest.fixture
def drawn() -> list[CasesState]:
    return []


@pytest.fixture
def model(filled: Ports, drawn: list[CasesState]) -> CasesModel:
    made = CasesModel(around(filled), drawn.append)
    made.refresh()
    return made


def names(model: CasesModel) -> list[str]:
    return [row.name.split()[0] for row in model.state.rows]


def test_all_open_cases_are_listed_in_swedish_order(model: CasesModel) -> None:
    assert names(model) == [
        "Anna-Karin",
        "Elsa",
        "Hugo",
        "Liam",
        "Maja",
        "O.Å.",
        "Zahra",
    ]
    assert model.state.total == 7
    assert not model.state.narrowed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("elsa påhitt", ["Elsa"]),
        ("PÅHITT hug", ["Hugo"]),
        ("2026-003", ["Maja"]),
        ("åkerpåhitt", ["O.Å."]),
        ("ingen alls", []),
    ],
)
def test_a_case_is_found_by_name_and_number(
    model: CasesModel, text: str, found: list[str]
) -> None:
    model.search(text)
    assert names(model) == found
    assert model.state.narrowed


def test_the_list_can_be_narrowed_to_a_step_and_back(model: CasesModel) -> None:
    model.show_step("plan")
    assert names(model) == []
    model.show_all()
    assert len(names(model)) == 7


def test_mine_are_those_that_i_coordinate(model: CasesModel) -> None:
    model.show_part(mine=True)
    assert len(names(model)) == 7
    assert model.state.search.coordinator == "user-1"


def test_closed_cases_are_apart(model: CasesModel) -> None:
    model.show_part(closed=True)
    assert names(model) == []


def test_what_is_shown_stays_until_the_answer_comes(ports: Ports) -> None:
    open_named(ports, "Elsa", "Påhitt")
    slow = Slow(ports)
    model = CasesModel(slow.around, lambda _: None)
    model.refresh()
    slow.answer(0)
    model.search("ingen")
    assert names(model) == ["Elsa"]
    assert not model.state.read


def test_an_answer_to_an_earlier_search_is_not_shown(ports: Ports) -> None:
    open_named(ports, "Elsa", "Påhitt")
    slow = Slow(ports)
    model = CasesModel(slow.around, lambda _: None)
    model.search("els")
    model.search("ingen")
    slow.answer(1)
    slow.answer(0)
    assert names(model) == []


@pytest.mark.journey
def test_a_long_list_is_read_page_by_page(ports: Ports) -> None:
    for number in range(Search().limit + 5):
        open_named(ports, f"Elsa {number:03}", "Påhitt")
    slow = Slow(ports)
    model = CasesModel(slow.around, lambda _: None)
    model.refresh()
    slow.answer(0)
    assert len(model.state.rows) == Search().limit
    model.more()
    model.more()  # while the next is on its way
    slow.answer(1)
    assert len(model.state.rows) == model.state.total == Search().limit + 5
    model.more()
    with pytest.raises(IndexError):
        slow.answer(2)
    model.refresh()
    slow.answer(2)
    assert len(model.state.rows) == Search().limit + 5


# --- A new case -------------------------------------------------------------------


class Kept:
    """What a model has drawn and opened."""

    def __init__(self, ports: Ports) -> None:
        self.drawn: list[NewCaseState] = []
        self.opened: list[str] = []
        self.model = NewCaseModel(around(ports), self.drawn.append, self.opened.append)


@pytest.fixture
def new(ports: Ports) -> Kept:
    return Kept(ports)


def test_a_name_is_enough(ports: Ports, new: Kept) -> None:
    new.model.edit(given_name="Elsa")
    new.model.open()
    case = read_case(CaseId(new.opened[0]), ports).case
    assert case.young_person.given_name == "Elsa"
    assert new.model.state.form == NewCaseForm()


def test_a_birth_date_and_a_number_are_taken_as_they_are_written(
    ports: Ports, new: Kept
) -> None:
    new.model.edit(given_name="Elsa", birth_date="17 maj 2010", number="")
    new.model.open()
    young = read_case(CaseId(new.opened[0]), ports).case.young_person
    assert str(young.birth_date) == "2010-05-17"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "given_name"),
        ({"given_name": "Elsa", "birth_date": "i fjol"}, "birth_date"),
        ({"given_name": "Elsa", "birth_date": "2031-01-01"}, "birth_date"),
        ({"given_name": "Elsa", "number": "123"}, "number"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    new: Kept, typed: dict[str, str], field: str
) -> None:
    new.model.edit(**typed)
    new.model.open()
    assert list(new.model.state.problems) == [field]
    assert new.model.state.form == NewCaseForm(**typed)
    assert new.opened == []
    new.model.edit(**{field: "annat"})
    assert new.model.state.problems == {}


def test_what_was_typed_comes_back_after_a_lock(ports: Ports, new: Kept) -> None:
    new.model.edit(given_name="Elsa", number="123")
    new.model.keep()
    again = Kept(ports)
    again.model.begin()
    assert again.model.state.form == NewCaseForm("Elsa", "", "", "123")


def test_what_was_given_up_does_not_come_back(ports: Ports, new: Kept) -> None:
    new.model.edit(given_name="Elsa")
    new.model.keep()
    new.model.give_up()
    again = Kept(ports)
    again.model.begin()
    assert again.model.state.form == NewCaseForm()


def test_what_is_typed_now_is_not_replaced_by_what_was_typed_before(
    ports: Ports, new: Kept
) -> None:
    new.model.edit(given_name="Elsa")
    new.model.keep()
    again = Kept(ports)
    again.model.edit(given_name="Maja")
    again.model.begin()
    assert again.model.state.form.given_name == "Maja"


def test_a_second_press_opens_no_second_case(ports: Ports) -> None:
    slow = Slow(ports)
    opened: list[str] = []
    model = NewCaseModel(slow.around, lambda _: None, opened.append)
    model.edit(given_name="Elsa")
    model.open()
    model.open()
    slow.answer(0)
    assert len(opened) == 1
    assert slow.asked == [open_case]
