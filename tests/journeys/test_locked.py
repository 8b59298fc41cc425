"""What is left in the program's memory of a home that was locked."""

import gc

import pytest

from sipdesk.domain.case import Case
from sipdesk.ui.case.view import CaseScreen
from sipdesk.ui.window.desk import Desk
from tests.journeys.before_the_meeting import a_new_case, a_new_home
from tests.journeys.program import Program

pytestmark = pytest.mark.journey


SORTS = (Case, CaseScreen, Desk)


def there() -> list[object]:
    """Give what is in memory of a case: itself, or a screen that has shown it."""
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, SORTS)]


def test_no_case_stays_in_memory_once_the_home_is_locked(
    program: Program,
) -> None:
    others = there()  # of tests before this; held, so that nothing new is taken for it
    known = {id(one) for one in others}

    def kept() -> set[str]:
        return {type(one).__name__ for one in there() if id(one) not in known}

    me = program.start()
    a_new_home(me, program)
    a_new_case(me, program)
    for place in ("Läget", "Bildstöd", "Statistik", "Hemmet", "Idag", "Ärenden"):
        me.press(place)
    me.pick("Alva Påhitt")
    me.see("Att göra")
    assert kept() == {"Case", "CaseScreen", "Desk"}
    me.press("Lås (Ctrl+L)")
    me.see("Lås upp")
    me.wait_for(lambda: not kept(), "an empty memory")
