"""Veckan: what is late and what has a day, then the rest a line a case, on one page."""

from collections.abc import Sequence
from datetime import date, timedelta

from sipdesk.content.document import Ticks
from sipdesk.documents.week import week_document
from sipdesk.domain.overview import Overview
from sipdesk.domain.reminder import Waiting
from sipdesk.domain.routine import StepState
from tests.documents.example import MADE
from tests.documents.papers import content
from tests.home import HOME, USER

TODAY = MADE.date()
IN = timedelta
MEETING, REPLY, MINUTES, ASK = "meeting", "reply-missing", "minutes", "ask-again"


def case(number: str) -> Overview:
    return Overview(
        id=number,
        number=number,
        name="Elsa Exempel",
        search_name="elsa exempel",
        number_digits="",
        sort_key="elsa exempel",
        protected=False,
        coordinator=USER.id,
        step="meeting",
        step_state=StepState.ONGOING,
        done=1,
        total=13,
        next_day=None,
        as_of=TODAY,
        closed=False,
    )


def wait(kind: str, due: date | None = None, since: date | None = None) -> Waiting:
    return Waiting(f"case {kind} {due}", kind, "meeting", TODAY, due=due, since=since)


def boxes(*waits: tuple[str, Waiting], most: int = 3) -> Sequence[str]:
    rows = [(case(number), waiting) for number, waiting in waits]
    names = {USER.id: USER.name}
    made = week_document(rows, names, HOME, USER, MADE, content(), most)
    lists = [block for block in made.blocks if isinstance(block, Ticks)]
    return [tick.text for ticks in lists for tick in ticks.ticks]


def text(kind: str) -> str:
    return content().reminder_text(kind)


def test_what_is_late_comes_first_then_each_day_then_what_has_none() -> None:
    said = boxes(
        ("2026-001", wait(ASK)),
        ("2026-002", wait(MEETING, TODAY + IN(2))),
        ("2026-003", wait(MINUTES, TODAY - IN(3))),
        ("2026-004", wait(REPLY, TODAY)),
    )
    assert said == [
        f"Försenat 3 dagar, 2026-003 E.E.: {text(MINUTES)}",
        f"I dag 22 nov, 2026-004 E.E.: {text(REPLY)}",
        f"Tisdag 24 nov, 2026-002 E.E.: {text(MEETING)}",
        f"2026-001 E.E.: {text(ASK)}",
    ]


def test_a_case_without_a_day_is_one_line_that_says_how_much_more_waits() -> None:
    waits = [
        ("2026-001", wait(kind, since=TODAY - IN(9))) for kind in (ASK, MINUTES, REPLY)
    ]
    (whole,) = boxes(*waits)
    (short,) = boxes(*waits, most=1)
    assert whole.count("sedan 9 dagar") == 3
    assert short == f"2026-001 E.E.: {text(ASK)}, sedan 9 dagar. Och 2 till"


def test_what_is_said_twice_in_a_case_stands_once_with_its_number() -> None:
    (line,) = boxes(("2026-001", wait(REPLY)), ("2026-001", wait(REPLY)))
    assert line == f"2026-001 E.E.: {text(REPLY)} (2)"


def test_many_that_say_the_same_are_one_line_with_the_number_of_every_case() -> None:
    late = [(f"2026-00{n}", wait(MINUTES, TODAY - IN(n))) for n in (1, 2, 3, 4)]
    (line,) = boxes(*late)
    assert line.startswith("Försenat som mest 4 dagar, ")
    assert all(number in line for number, _ in late)
    assert len(boxes(*late[:3])) == 3


def test_beyond_a_dozen_cases_without_a_day_only_the_numbers_stand() -> None:
    *told, last = boxes(*[(f"2026-{n:03}", wait(ASK)) for n in range(1, 16)])
    assert len(told) == 12
    assert last == "3 ärenden till: 2026-013, 2026-014 och 2026-015"


def test_what_is_due_after_the_week_is_said_with_its_day() -> None:
    later = wait(MEETING, TODAY + IN(7))
    put_off = Waiting("x", ASK, "meeting", TODAY, put_off=TODAY + IN(1))
    assert boxes(("2026-001", later), ("2026-002", put_off)) == [
        f"2026-001 E.E.: {text(MEETING)}, senast 29 nov",
        f"2026-002 E.E.: {text(ASK)}, uppskjutet till 23 nov",
    ]
