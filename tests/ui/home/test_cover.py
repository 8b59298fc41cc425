"""Who has the cases, and by which rules Idag reminds of them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.reminder import Unit
from sipdesk.domain.user import Role, User
from sipdesk.ui.home.cover.view import CoverPage
from sipdesk.ui.home.people.view import PeoplePage, leaving_words
from sipdesk.ui.home.routine.reminders import (
    OTHERS,
    RemindersCard,
    by_step,
    days_told,
    step_titles,
)
from sipdesk.ui.home.routine.view import RoutinePage
from sipdesk.ui.home.view import HomePage
from sipdesk.ui.today.view import TodayPage
from sipdesk.ui.widgets.buttons import Button
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.case import OpenCase, open_case
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.reminder import read_rules
from tests.home import TODAY, USER, SetClock, admit
from tests.ui.audit import audit, tab_round
from tests.ui.home.test_view import OWN
from tests.ui.shell import LONG, around, found, press, settle, show

BO = User("user-2", "Bo Exempel", roles=frozenset({Role.COORDINATOR}))
LAST = TODAY + timedelta(days=12)


@pytest.fixture
def office(filled: Ports) -> Ports:
    """Give the filled home Bo, who has a case of his own."""
    with filled.store.work() as work:
        work.house.put_user(BO)
    admit(filled, BO)
    open_case(OpenCase("Elsa", "Påhitt"), replace(filled, user=BO))
    return admit(filled, USER)


def opened(ports: Ports, frame: Frame) -> CoverPage:
    page = CoverPage(around(ports))
    show(frame, page)
    page.refresh()
    settle()
    return page


def say_away(page: CoverPage, last: str = LAST.isoformat()) -> None:
    page.who.edited.emit(BO.id)
    page.first.edited.emit(TODAY.isoformat())
    page.last.edited.emit(last)
    page.stands_in.edited.emit(USER.id)
    press(page.save)


def test_a_colleagues_rows_say_for_whom_and_are_gone_when_it_ends(
    office: Ports, frame: Frame, clock: SetClock
) -> None:
    page = opened(office, frame)
    assert page.none.isVisible()
    say_away(page)
    assert page.done.title == "Sparat."
    assert audit(frame) == []
    today = TodayPage(around(office))
    today.refresh()
    told = [r.meta for g in today.groups.values() for r in g.list.rows if r.meta]
    assert set(told) == {"åt Bo Exempel t.o.m. 14 mars"}
    clock.day = LAST + timedelta(days=1)
    today.refresh()
    assert not any(r.meta for g in today.groups.values() for r in g.list.rows)
    page.refresh()
    assert page.none.isVisible()


def test_it_is_ended_by_a_press(office: Ports, frame: Frame) -> None:
    page = opened(office, frame)
    say_away(page)
    (one,) = page.model.state.cover.stand_ins if page.model.state.cover else ()
    (end,) = (b for b in page.findChildren(Button, f"end-{one.id}") if b.isVisible())
    press(end)
    assert page.none.isVisible()


@pytest.mark.parametrize(
    ("last", "problem"),
    [
        ("", "En dag saknas."),
        ("aldrig", "går inte att läsa"),
        ("2026-02-01", "före den första"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_is_typed_stays(
    office: Ports, frame: Frame, last: str, problem: str
) -> None:
    page = opened(office, frame)
    say_away(page, last)
    assert problem in (page.last.problem or "")
    assert page.model.state.away.last == last
    assert page.none.isVisible()


def test_all_cases_of_a_colleague_are_given_in_one_go(
    office: Ports, frame: Frame
) -> None:
    page = opened(office, frame)
    assert not page.go.isVisible()
    page.giver.edited.emit(BO.id)
    settle()
    assert list(page.cases.ticks) == [c.id for c in page.model.state.cases]
    page.taker.edited.emit(USER.id)
    assert page.what.words == (
        "1 öppet ärende går från Bo Exempel till Karin Exempel. Allt sparas på en gång."
    )
    assert page.go.text() == "Lämna över 1 ärende"
    assert audit(frame) == []
    press(page.go)
    assert page.done.title == "Karin Exempel har fått 1 ärende."
    assert not page.go.isVisible()
    assert BO.id not in page.model.state.cover.open_cases  # type: ignore[union-attr]


def test_those_that_are_not_chosen_stay(office: Ports, frame: Frame) -> None:
    page = opened(office, frame)
    page.giver.edited.emit(USER.id)
    every = page.model.state.cases
    page.taker.edited.emit(BO.id)
    page.cases.edited.emit(frozenset({every[0].id}))
    left = len(every) - 1
    assert f"{left} ärenden blir kvar hos Karin Exempel." in page.what.words
    press(page.go)
    page.giver.edited.emit(USER.id)
    assert len(page.model.state.cases) == left


def test_one_who_is_alone_is_told_so_and_asked_nothing(
    filled: Ports, frame: Frame
) -> None:
    page = opened(filled, frame)
    assert page.alone.isVisible()
    for part in (page.who, page.first, page.last, page.stands_in, page.save):
        assert not part.isVisible()
    assert audit(frame) == []


def test_nothing_chosen_is_said_and_nothing_is_done(
    office: Ports, frame: Frame
) -> None:
    page = opened(office, frame)
    page.giver.edited.emit(BO.id)
    press(page.go)
    assert "vem som tar över" in (page.taker.problem or "")
    page.taker.edited.emit(USER.id)
    page.cases.edited.emit(frozenset())
    assert page.go.text() == "Lämna över"
    press(page.go)
    assert "Inget ärende är valt." in page.give_notice.title


def test_a_coordinator_speaks_for_themselves_alone(office: Ports, frame: Frame) -> None:
    page = opened(admit(office, BO), frame)
    assert not page.who.isVisible()
    assert not page.giver.isVisible()
    assert page.model.state.away.away == BO.id
    assert [case.coordinator for case in page.model.state.cases] == [BO.id]
    page.first.edited.emit(TODAY.isoformat())
    page.last.edited.emit(LAST.isoformat())
    page.stands_in.edited.emit(USER.id)
    press(page.save)
    assert page.done.title == "Sparat."


def test_one_who_has_left_with_open_cases_is_told_of_where_it_is_seen_to(
    office: Ports, frame: Frame
) -> None:
    people = PeoplePage(around(office))
    show(frame, people)
    people.refresh()
    assert not people.left.isVisible()
    told = "1 öppet ärende blir utan samordnare tills du har lämnat över det."
    assert told in leaving_words(1)
    assert leaving_words(0) == ""
    with office.store.work() as work:
        work.house.put_user(replace(BO, left=TODAY))
    people.refresh()
    assert "Bo Exempel (1 öppet ärende)" in people.left.title
    wanted: list[bool] = []
    people.asked_cover.connect(lambda: wanted.append(True))
    press(found(people, "people-cover"))
    assert wanted == [True]
    page = opened(office, frame)
    assert "Bo Exempel (1 ärende)" in page.left.title
    page.giver.edited.emit(BO.id)
    page.taker.edited.emit(USER.id)
    press(page.go)
    assert not page.left.isVisible()


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (Role.COORDINATOR, True),
        (Role.MANAGER, True),
        (Role.ADMINISTRATOR, True),
        (Role.READER, False),
    ],
)
def test_the_part_is_for_those_who_have_cases_or_say_who_does(
    office: Ports, role: Role, *, shown: bool
) -> None:
    user = replace(USER, roles=frozenset({role}))
    page = HomePage(around(admit(office, user)), OWN)
    assert ("Ansvar" in page.tabs.words) == shown


@pytest.mark.journey
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_can_be_read_and_walked_through(
    office: Ports, frame: Frame, qapp: QApplication, scale: float
) -> None:
    with office.store.work() as work:
        work.house.put_user(replace(BO, name=LONG))
    page = opened(office, frame)
    say_away(page)
    page.giver.edited.emit(BO.id)
    apply(qapp, Theme(text_scale=scale))
    settle()
    assert audit(frame) == []
    assert len(tab_round(frame)) > 8


# --- Rules and their days ------------------------------------------------------------


def rules(ports: Ports, frame: Frame) -> RemindersCard:
    page = RoutinePage(around(ports), OWN)
    show(frame, page)
    page.refresh()
    settle()
    for fold in page.reminders.folds.values():
        fold.open(on=True)
    settle()
    return page.reminders


def test_every_rule_says_its_days_its_source_and_whose_the_figure_is(
    office: Ports, frame: Frame
) -> None:
    card = rules(office, frame)
    assert sorted(card.rows) == sorted(r.id for r in office.content.reminders.rules)
    assert audit(frame) == []
    duty = card.rows["ready-not-notified"]
    assert not duty.change.isVisible()
    assert card.rows["minutes"].change.isVisible()
    assert not card.rows["request-unanswered"].change.isVisible()


def test_the_rules_stand_folded_under_their_steps_in_the_order_of_the_routine(
    office: Ports, frame: Frame
) -> None:
    card = rules(office, frame)
    for fold in card.folds.values():
        fold.open(on=False)
    assert audit(frame) == []
    routine = office.content.routine
    order = [step.title for step in (*routine.steps, *routine.placement.steps)]
    shown = [title.split("  ")[-1] for title in card.folds]
    assert shown == [title for title in order if title in shown]
    assert not any(row.isVisible() for row in card.rows.values())
    meeting = card.folds["8  SIP-möte"]
    assert "8  SIP-möte · 4 påminnelser" in meeting.head.accessibleName()
    meeting.head.click()
    assert card.rows["meeting"].isVisible()
    press(card.rows["meeting"].change)
    card.rows["meeting"].shown.edited.emit("10")
    press(card.rows["meeting"].save)
    assert "4 påminnelser, 1 ändrad här" in meeting.head.accessibleName()
    assert card.rows["meeting"].isVisible()


def test_a_rule_of_a_step_that_the_home_does_not_have_comes_last(office: Ports) -> None:
    views = read_rules(None, office)
    titles = step_titles(office.content.routine)
    known = {step: title for step, title in titles.items() if step != "health"}
    *_, last = by_step(views, known)
    assert last == OTHERS


def test_the_home_chooses_its_own_days_and_goes_back_to_those_of_the_program(
    office: Ports, frame: Frame
) -> None:
    card = rules(office, frame)
    row = card.rows["meeting"]
    press(row.change)
    assert row.shown.value == "7"
    row.shown.edited.emit("10")
    assert audit(frame) == []
    press(row.save)
    assert row.done.title == "Sparat: Möte."
    assert row.done.hasFocus()
    assert "Visas 10 dagar i förväg." in row.when.words
    assert "I programmet: Visas 7 dagar i förväg." in row.source.words
    press(row.change)
    press(row.back)
    assert "Visas 7 dagar i förväg." in row.when.words
    assert "I programmet" not in row.source.words


def test_what_is_late_before_its_day_is_changed_without_a_sign(
    office: Ports, frame: Frame
) -> None:
    card = rules(office, frame)
    row = card.rows["pathways-not-ready"]
    press(row.change)
    assert (row.shown.value, row.due.value) == ("84", "14")
    assert row.due.label.text() == "Försenat så många dagar före"
    row.due.edited.emit("10")
    press(row.save)
    assert "Visas 84 dagar i förväg. Försenat 10 dagar före." in row.when.words


@pytest.mark.parametrize("typed", ["tre", "4000"])
def test_days_that_cannot_be_read_are_said_at_their_field(
    office: Ports, frame: Frame, typed: str
) -> None:
    card = rules(office, frame)
    row = card.rows["minutes"]
    press(row.change)
    row.due.edited.emit(typed)
    press(row.save)
    assert row.due.problem
    assert card.model.state.form.due == typed


def test_who_does_not_change_the_homes_content_reads_the_rules(
    office: Ports, frame: Frame
) -> None:
    user = replace(USER, roles=frozenset({Role.MANAGER}))
    card = rules(admit(office, user), frame)
    assert not any(row.change.isVisible() for row in card.rows.values())


def test_days_are_told_as_people_count_them(office: Ports) -> None:
    minutes = office.content.reminders.find("minutes")
    assert minutes is not None
    assert days_told(minutes) == "Visas från dagen. Försenat efter 1 dag."
    working = replace(minutes, shown=2, due=10, unit=Unit.WORKING)
    told = "Visas efter 2 arbetsdagar. Försenat efter 10 arbetsdagar."
    assert days_told(working) == told
    ahead = replace(minutes, shown=-5, due=-1)
    assert days_told(ahead) == "Visas 5 dagar i förväg. Försenat 1 dag före."
