"""The draft of a form: kept once, brought back where it belongs, dropped."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from sipdesk.domain.errors import SipdeskError, Trouble, Unavailable
from sipdesk.ui.form_draft import FormDraft
from sipdesk.usecases.draft import DraftOf, drop_draft, keep_draft
from sipdesk.usecases.ports import Ports
from tests.home import open_ports
from tests.ui.shell import Slow, around

PLACE = DraftOf("", "prov")


@pytest.fixture(name="ports")
def home(tmp_path: Path) -> Iterator[Ports]:
    opened = open_ports(tmp_path)
    yield opened
    opened.store.close()


@dataclass(frozen=True)
class Form:
    """Two fields."""

    name: str = ""
    days: tuple[str, ...] = ()


@dataclass(frozen=True)
class Other:
    """The form as it was in another version of the program."""

    name: str = ""
    phone: str = ""


def fail(error: SipdeskError) -> None:
    raise error


def draft(ports: Ports) -> FormDraft[Form]:
    return FormDraft(around(ports).runner, Form, fail, PLACE)


def brought_back(ports: Ports) -> list[Form]:
    found: list[Form] = []
    draft(ports).bring_back(found.append)
    return found


def test_what_was_kept_comes_back_until_it_is_dropped(ports: Ports) -> None:
    kept = draft(ports)
    kept.keep(Form("Eva", ("2026-01-02",)))
    assert brought_back(ports) == [Form("Eva", ("2026-01-02",))]
    kept.drop()
    assert brought_back(ports) == []


def test_only_what_differs_from_the_last_time_is_kept(ports: Ports) -> None:
    slow = Slow(ports)
    kept = FormDraft(slow.around.runner, Form, fail, PLACE)
    kept.begin(Form("Eva"))
    kept.keep(Form("Eva"))
    kept.keep(Form("Bo"))
    kept.keep(Form("Bo"))
    kept.drop()
    kept.drop()
    assert slow.asked == [keep_draft, drop_draft]


def test_what_was_typed_on_another_form_is_passed_over(ports: Ports) -> None:
    other = FormDraft(around(ports).runner, Other, fail, PLACE)
    other.keep(Other("Eva", "000-1"))
    assert brought_back(ports) == []


def test_an_answer_for_another_place_is_passed_over(ports: Ports) -> None:
    draft(ports).keep(Form("Eva"))
    slow, found = Slow(ports), list[Form]()
    late = FormDraft(slow.around.runner, Form, fail, PLACE)
    late.bring_back(found.append)
    late.turn_to(DraftOf("", "annan"))
    slow.answer(0)
    assert found == []


def test_nothing_is_kept_before_there_is_a_place(ports: Ports) -> None:
    nowhere = FormDraft(around(ports).runner, Form, fail)
    nowhere.keep(Form("Eva"))
    nowhere.bring_back(lambda _: pytest.fail("nothing is kept"))
    nowhere.turn_to(PLACE)
    assert brought_back(ports) == []
    nowhere.keep(Form("Eva"))
    assert brought_back(ports) == [Form("Eva")]


class Full:
    """A runner whose disk has no room until it is given some."""

    def __init__(self, ports: Ports) -> None:
        self.room = False
        self.around = replace(around(ports), runner=self)
        self._with_room = around(ports).runner

    def do(
        self,
        use_case: Callable[[Any, Ports], Any],
        order: Any,
        then: Callable[[Any], None],
        otherwise: Callable[[SipdeskError], None],
    ) -> None:
        """Refuse, or do it."""
        if self.room:
            self._with_room.do(use_case, order, then, otherwise)
        else:
            otherwise(Unavailable(Trouble.DISK_FULL))

    read = read_aside = do

    def watch(self, told: Any) -> None:
        """Tell nobody."""


def test_what_could_not_be_kept_is_said_once_and_kept_the_next_time(
    ports: Ports,
) -> None:
    full, told = Full(ports), list[SipdeskError]()

    def refused(error: SipdeskError) -> None:
        told.append(error)
        kept.keep(Form("Eva"))  # as a model does with what it was refused

    kept = FormDraft(full.around.runner, Form, refused, PLACE)
    kept.keep(Form("Eva"))
    assert len(told) == 1
    full.room = True
    kept.keep(Form("Eva"))
    assert brought_back(ports) == [Form("Eva")]
