"""The emergency card says calmly when its numbers are not checked."""

from pathlib import Path

import pytest

from sipdesk.domain.settings import EMERGENCY_NUMBERS_CONFIRMED
from sipdesk.ui.pictures.view import PicturesPage
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.home import ChangeSetting, change_setting
from sipdesk.usecases.ports import Ports
from tests.ui.outlets import Person
from tests.ui.shell import around, found, said, settle, show

OLD = "Ingen har kontrollerat numren det senaste året"


@pytest.mark.journey
def test_the_card_says_when_nobody_has_checked_its_numbers(
    ports: Ports, frame: Frame, tmp_path: Path
) -> None:
    person = Person(tmp_path)
    page = PicturesPage(around(ports), ask_printer=person.printer, ask_file=person.file)
    show(frame, page)

    def times() -> int:
        page.refresh()
        settle()
        return said(found(page, "materials-grid")).count(OLD)

    assert times() == 1
    day = ports.clock.today().isoformat()
    change_setting(ChangeSetting(EMERGENCY_NUMBERS_CONFIRMED.key, day), ports)
    assert times() == 0
