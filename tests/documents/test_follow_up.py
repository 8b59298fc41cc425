"""A follow-up meeting's agenda and minutes begin with what has slipped."""

from dataclasses import replace
from datetime import date

from sipdesk.content.document import Figure
from sipdesk.domain.case import Case
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.meeting import MeetingKind, QuestionState, Record
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.plan import MeasureCheck, MeasureState
from tests.documents import cases
from tests.documents.example import BUP
from tests.documents.papers import paper, printed

FULL = cases.full()
HELD = date(2027, 1, 21)
FIRST, *REST = FULL.plan.measures


def followed_up(*, held: bool = True) -> Case:
    """Give the full case with a follow-up meeting; its first measure is late."""
    before = FULL.meeting
    parked, *others = before.questions
    parked = replace(parked, state=QuestionState.PARKED)
    before = replace(before, questions=(parked, *others))
    after = replace(
        before,
        id="second",
        kind=MeetingKind.FOLLOW_UP,
        minutes=(),
        booking=replace(before.booking, day=HELD),
        record=Record(held=HELD) if held else Record(),
    )
    late = replace(FIRST, due=date(2026, 12, 20), state=MeasureState.NOT_STARTED)
    done = replace(REST[0], state=MeasureState.DONE)
    check = MeasureCheck("check", done.id, MeasureState.DONE, HELD, BUP)
    plan = replace(FULL.plan, measures=(done, *REST[1:], late), measure_checks=(check,))
    return replace(FULL, meetings=(before, after), plan=plan)


def test_the_agenda_has_what_slipped_before_the_rest_and_the_questions() -> None:
    text = printed(paper(PaperKind.AGENDA, followed_up(held=False), FILE_COPY))
    parked = FULL.meeting.questions[0].text
    places = [
        text.index(words)
        for words in (
            "Det här har inte blivit av",
            f"{FIRST.what} (",
            f"Fråga som lades åt sidan: {parked}",
            "Insatser och åtgärder att gå igenom",
            f"{REST[1].what} (",
            "Frågorna",
        )
    ]
    assert places == sorted(places)
    assert "senast 20 dec 2026" in text
    assert f"{REST[0].what} (" not in text


def test_the_minutes_tell_how_each_measure_stands_the_late_one_first() -> None:
    text = printed(paper(PaperKind.MINUTES, followed_up(), FILE_COPY))
    start = text.index("Insatser och åtgärder som följdes upp")
    table = text[start : text.index("Frågor och svar")]
    assert table.index(FIRST.what) < table.index(REST[0].what)
    assert "Inte alls" in table
    assert "Helt" in table
    assert "Enligt BUP" in table


def test_a_first_meeting_goes_through_no_measures() -> None:
    assert "följdes upp" not in printed(paper(PaperKind.MINUTES, FULL, FILE_COPY))
    assert "att gå igenom" not in printed(paper(PaperKind.AGENDA, FULL, FILE_COPY))


def test_the_minutes_of_one_who_may_not_see_an_area_hold_no_measure_of_it() -> None:
    case = followed_up()
    case = replace(case, consents=())
    text = printed(paper(PaperKind.MINUTES, case, BUP))
    assert not any(measure.what in text for measure in case.plan.measures)
    assert "Insatser och åtgärder som följdes upp" not in text


def test_the_checklist_draws_the_history_and_tells_it_in_words() -> None:
    document = paper(PaperKind.CHECKLIST, FULL, FILE_COPY)
    *_, drawing = (b for b in document.blocks if isinstance(b, Figure))
    assert drawing.alt.startswith("En tidslinje.")
    text = printed(document)
    for event in ("1 sep 2026: Inskriven", "20 okt 2026: Behovet bedömt"):
        assert event in text
        assert event in drawing.alt


def test_a_case_without_days_has_no_history_on_its_checklist() -> None:
    text = printed(paper(PaperKind.CHECKLIST, cases.empty(), FILE_COPY))
    assert "Planens historia" not in text
