from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.approval import Approval, Judgement
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.party import Principal
from sipdesk.domain.reminder import Waiting
from sipdesk.domain.request_rules import REQUEST_UNANSWERED
from sipdesk.domain.search import Search
from sipdesk.domain.user import Role
from sipdesk.ui.today.approvals import card as papers_card
from sipdesk.ui.today.model import Asked
from sipdesk.ui.today.rows import asked_words, card, pieces, when_words
from sipdesk.ui.today.view import TodayPage, review_words
from sipdesk.ui.widgets.cardlist import ListRow
from sipdesk.ui.widgets.foldinglist import Bundle, FoldingList, Piece
from sipdesk.ui.widgets.theme import Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.access import ReviewDue
from sipdesk.usecases.approval import AskApproval, ask_approval
from sipdesk.usecases.approval import Waiting as WaitingPaper
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.today import TodayRow, Urgency
from tests.home import TODAY, SetClock, admit_as
from tests.ui.audit import audit, tab_round
from tests.ui.shell import around, focus, found, open_named, settle, show
from tests.ui.widgets.shown import heard
from tests.usecases.desk import desk
from tests.usecases.test_approval import SIV, approve, at, bring, letter


@pytest.fixture
def page(filled: Ports, frame: Frame) -> TodayPage:
    made = TodayPage(around(filled))
    made.refresh()
    show(frame, made)
    return made


def row(ports: Ports, due: int | None, since: int | None, urgency: Urgency) -> TodayRow:
    """Make a row that is due and has waited, days from today."""

    def day(days: int | None) -> date | None:
        return None if days is None else TODAY + timedelta(days=days)

    open_named(ports, "Elsa", "Påhitt")
    with ports.store.reading() as work:
        case = work.cases.page(Search()).rows[0]
    waits = Waiting("id", "meeting", "meeting", TODAY, day(due), day(since))
    return TodayRow(case, waits, urgency, "Möte")


@pytest.mark.parametrize(
    ("due", "since", "urgency", "words"),
    [
        (-1, None, Urgency.OVERDUE, "1 dag försenat"),
        (-3, -30, Urgency.OVERDUE, "3 dagar försenat"),
        (0, None, Urgency.THIS_WEEK, "i dag"),
        (1, None, Urgency.THIS_WEEK, "i morgon"),
        (4, None, Urgency.THIS_WEEK, "på fredag"),
        (7, None, Urgency.THIS_WEEK, "om en vecka, mån 9 mar"),
        (20, -2, Urgency.WAITING, "senast sön 22 mar"),
        (None, -1, Urgency.WAITING, "väntat 1 dag"),
        (None, -20, Urgency.WAITING, "väntat 20 dagar"),
        (None, -30, Urgency.WAITING, "väntat 4 veckor"),
        (None, 0, Urgency.WAITING, "sedan i dag"),
        (None, None, Urgency.WAITING, ""),
    ],
)
def test_when_is_said_as_people_say_it(
    ports: Ports, due: int | None, since: int | None, urgency: Urgency, words: str
) -> None:
    assert when_words(row(ports, due, since, urgency), TODAY)[0] == words


def test_a_row_says_what_and_whom(ports: Ports) -> None:
    shown = card(row(ports, 0, None, Urgency.THIS_WEEK), TODAY)
    assert (shown.title, shown.note) == ("Möte", "Elsa Påhitt  ·  2026-001")


def test_a_row_says_whose_answer_it_waits_for_where_that_is_needed(
    ports: Ports,
) -> None:
    waits = row(ports, 0, None, Urgency.THIS_WEEK)
    region = Asked(Principal.REGION, "", TODAY)
    assert card(waits, TODAY, region).note == (
        "Elsa Påhitt  ·  2026-001  ·  Region, påtalat mån 2 mar"
    )
    namnd = Asked(Principal.KOMMUN, "Socialtjänsten i Påhittstad", None)
    assert asked_words(namnd, TODAY) == "Socialtjänsten i Påhittstad"


def test_a_protected_name_is_not_on_the_page(page: TodayPage) -> None:
    late = page.groups[Urgency.AT_ONCE].list.rows
    assert [one.note for one in late][1] == "O.Å.  ·  2026-002"
    assert not any("Olle" in one.words for one in late)


def test_a_click_goes_to_where_it_is_done(page: TodayPage) -> None:
    opened: list[tuple[str, str]] = []
    page.opened.connect(lambda case, step: opened.append((case, step)))
    shown = page.groups[Urgency.THIS_WEEK].list
    place = shown.visualRect(shown.currentIndex()).center()
    QTest.mouseClick(
        shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), place
    )
    assert [step for _, step in opened] == ["start_meeting"]


def test_enter_goes_there_too(page: TodayPage) -> None:
    opened: list[str] = []
    page.opened.connect(lambda _, step: opened.append(step))
    page.begin()
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert opened == ["ready"]


def test_a_page_where_nothing_waits_says_so(ports: Ports, frame: Frame) -> None:
    page = TodayPage(around(ports))
    page.refresh()
    show(frame, page)
    assert found(page, "today-empty").isVisible()
    wanted = heard(page.wants_cases)
    QTest.mouseClick(found(page, "today-cases"), Qt.MouseButton.LeftButton)
    assert len(wanted) == 1
    assert audit(frame) == []


def test_drawing_twice_changes_nothing(page: TodayPage, frame: Frame) -> None:
    before = frame.grab().toImage()
    page.draw(page.model.state)
    QApplication.processEvents()
    assert frame.grab().toImage() == before


def test_a_list_is_as_tall_as_its_rows(page: TodayPage) -> None:
    for group in page.groups.values():
        assert group.list.verticalScrollBar().maximum() == 0


def test_the_page_follows_the_keys(ports: Ports, frame: Frame) -> None:
    for number in range(20):
        open_named(ports, f"Elsa {number:02}", "Påhitt", born=None)
    page = TodayPage(around(ports))
    page.refresh()
    show(frame, page)
    page.begin()
    shown = focus()
    assert isinstance(shown, FoldingList)
    shown.turn(shown.rows[0].key)
    settle()
    for _ in range(15):
        QTest.keyClick(shown, Qt.Key.Key_Down)
    assert page.verticalScrollBar().value() > 0
    current = shown.visualRect(shown.currentIndex())
    top = shown.viewport().mapTo(page.viewport(), current.topLeft()).y()
    assert 0 <= top <= page.viewport().height() - current.height()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.journey
def test_it_can_be_read_and_walked_through(
    page: TodayPage, frame: Frame, qapp: QApplication, scale: float
) -> None:
    apply(qapp, Theme(text_scale=scale))
    page.begin()
    assert audit(frame) == []
    headings = ["Genast", "Närmaste veckan", "Väntar"]
    assert sorted(tab_round(frame)) == sorted(
        ["PageTabList: Mina", *(f"List: {heading}" for heading in headings)]
    )


def test_the_manager_is_told_of_a_log_that_should_have_been_reviewed(
    filled: Ports, frame: Frame, clock: SetClock
) -> None:
    page = TodayPage(around(admit_as(filled, Role.MANAGER)))
    asked = heard(page.wants_log)
    page.refresh()
    show(frame, page)
    assert not page.review.isVisible()
    clock.day = date(2060, 1, 1)
    page.refresh()
    assert page.review.isVisible()
    assert "Den har aldrig granskats." in page.review.words
    assert audit(frame) == []
    QTest.mouseClick(found(page, "today-log"), Qt.MouseButton.LeftButton)
    assert len(asked) == 1


def test_who_does_not_review_it_is_not_told(
    filled: Ports, frame: Frame, clock: SetClock
) -> None:
    clock.day = date(2060, 1, 1)
    page = TodayPage(around(filled))
    page.refresh()
    show(frame, page)
    assert not page.review.isVisible()


def test_the_day_of_the_last_review_is_told() -> None:
    due = ReviewDue(date(2026, 3, 2), date(2026, 6, 2), 3, is_late=True)
    assert review_words(due) == (
        "Senast granskad 2 mars 2026. Efter hemmets egen siffra skulle det ha gjorts "
        "senast 2 juni 2026."
    )


def test_what_waits_for_a_manager_stands_first_and_leads_to_the_paper(
    tmp_path: Path, frame: Frame
) -> None:
    with desk(tmp_path, bring) as asked:
        page = TodayPage(around(asked.ports))
        show(frame, page)
        page.refresh()
        assert not page.to_judge.isVisible()
        ask_approval(AskApproval(letter(asked)), asked.ports)
        with at(asked, SIV) as ports:
            own = TodayPage(around(ports))
            show(frame, own)
            own.refresh()
            assert own.to_judge.isVisible()
            assert not own.answered.isVisible()
            assert not own.empty.isVisible()
            assert audit(frame) == []
            wanted: list[tuple[str, object]] = []
            own.wants_paper.connect(lambda step, order: wanted.append((step, order)))
            own.begin()
            QTest.keyClick(own.to_judge.list, Qt.Key.Key_Return)
            assert wanted == [("sip_request", letter(asked))]
        approve(asked)
        page.refresh()
        show(frame, page)
        assert page.answered.isVisible()
        (one,) = page.model.state.answered
        assert page.model.state.to_judge == ()
        assert papers_card(one, TODAY).chip_text == "Godkänt"


def test_a_row_that_waits_for_a_manager_says_since_when() -> None:
    made = Approval(
        id="approval",
        case="case",
        number=1,
        kind=PaperKind.DEVIATION,
        recipient="namnd",
        recipient_role="social-services",
        asked=datetime(2026, 3, 2, 9, tzinfo=UTC),
        asked_by="user",
    )
    row = papers_card(WaitingPaper(made, "2026-001", ""), TODAY)
    assert row.note == "Namn saknas  ·  2026-001"
    assert row.chip_text == "sedan mån 2 mar"
    back = replace(made, judgement=Judgement.RETURNED)
    row = papers_card(WaitingPaper(back, "2026-001", "Elsa Påhitt"), TODAY)
    assert (row.chip_text, row.chip_tone) == ("Skickat tillbaka", "warn")


def late(ports: Ports, count: int, urgency: Urgency, kind: str) -> list[TodayRow]:
    one = row(ports, -3, None, urgency)
    return [
        replace(
            one,
            case=replace(one.case, id=f"{number}", number=f"2026-{number:03}"),
            waiting=replace(one.waiting, id=f"{kind} {number}"),
            text=kind,
        )
        for number in range(count)
    ]


def cards_of(rows: list[TodayRow]) -> dict[str, ListRow]:
    return {one.waiting.id: card(one, TODAY) for one in rows}


def ids(found: list[Piece]) -> list[str]:
    """List every card, those behind another as well."""
    return [
        key
        for one in found
        for key in (ids([*one.rows]) if isinstance(one, Bundle) else [one.key])
    ]


def test_many_rows_that_say_the_same_are_one_card_that_counts_them(
    ports: Ports,
) -> None:
    rows = late(ports, 2, Urgency.OVERDUE, "a") + late(ports, 5, Urgency.OVERDUE, "b")
    found = pieces(rows, cards_of(rows), TODAY)
    assert ids(found) == [one.waiting.id for one in rows]
    assert len(found) == 3
    bundle = found[2]
    assert isinstance(bundle, Bundle)
    assert (bundle.head.chip_text, bundle.head.chip_tone) == ("5 rader", "bad")
    assert bundle.head.meta == "längst: 3 dagar försenat"
    assert bundle.head.note == "Elsa Påhitt"


def test_what_lists_say_the_same_of_one_case_is_one_card_that_counts_it(
    ports: Ports,
) -> None:
    rows = late(ports, 3, Urgency.OVERDUE, "a")
    twice = [replace(rows[1], waiting=replace(rows[1].waiting, id="b 1"))]
    found = pieces(rows[:2] + twice + rows[2:], cards_of(rows + twice), TODAY)
    assert ids(found) == ["a 0", "a 1", "b 1", "a 2"]
    of_case = found[1]
    assert isinstance(of_case, Bundle)
    assert of_case.head.note == "Elsa Påhitt  ·  2026-001"
    assert of_case.head.chip_text == "2 rader"
    # Where many cases have it, each is one card there too.
    more = late(ports, 5, Urgency.OVERDUE, "a")
    (all_,) = pieces(more + twice, cards_of(more + twice), TODAY)
    assert isinstance(all_, Bundle)
    assert all_.head.chip_text == "6 rader"
    assert [isinstance(one, Bundle) for one in all_.rows] == [False, True, *[False] * 3]


def test_rows_of_one_case_that_a_list_tells_apart_stay_apart(ports: Ports) -> None:
    (one,) = late(ports, 1, Urgency.OVERDUE, "a")
    asked = [
        replace(one, waiting=replace(one.waiting, id=id_, kind=REQUEST_UNANSWERED))
        for id_ in ("x", "y")
    ]
    cards = cards_of(asked)
    assert pieces(asked, cards, TODAY) == [cards["x"], cards["y"]]


def test_nothing_that_is_to_be_done_at_once_is_behind_anything(ports: Ports) -> None:
    rows = late(ports, 9, Urgency.AT_ONCE, "a")
    found = pieces(rows, cards_of(rows), TODAY)
    assert found == list(cards_of(rows).values())


def test_of_what_only_waits_the_first_few_are_seen_and_the_rest_counted(
    ports: Ports,
) -> None:
    rows = [
        one
        for number in range(12)
        for one in late(ports, 1, Urgency.WAITING, f"kind {number}")
    ]
    found = pieces(rows, cards_of(rows), TODAY)
    assert ids(found) == [one.waiting.id for one in rows]
    rest = found[5]
    assert isinstance(rest, Bundle)
    assert (len(found), rest.head.title) == (6, "7 rader till")
