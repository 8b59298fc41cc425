"""Letting the window be seen in a shared screen is logged, and may be forbidden."""

from dataclasses import replace

from sipdesk.content.access_words import told
from sipdesk.domain.access import Act, Wanted
from sipdesk.domain.settings import CAPTURE_EXCEPTION
from sipdesk.domain.user import Role
from sipdesk.usecases.capture import MINUTES, allow_capture
from sipdesk.usecases.home import ChangeSetting, change_setting
from tests.home import USER
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused


def allowed(desk: Desk) -> list[str]:
    with desk.ports.store.reading() as work:
        rows = work.access.page(Wanted(act=Act.CAPTURE_ALLOWED)).rows
    return [told(row) for row in rows]


FORBID = ChangeSetting(CAPTURE_EXCEPTION.key, value=False)


def test_it_is_in_the_log_before_anything_is_seen(desk: Desk) -> None:
    assert allow_capture(None, desk.ports) == MINUTES
    assert allowed(desk) == ["10 minuter"]


def test_a_home_that_forbids_it_refuses_and_logs_nothing(desk: Desk) -> None:
    change_setting(FORBID, desk.ports)
    with refused("capture-forbidden"):
        allow_capture(None, desk.ports)
    assert allowed(desk) == []


def test_only_the_administrator_decides(desk: Desk) -> None:
    coordinator = replace(USER, roles=frozenset({Role.COORDINATOR}))
    with refused("setting-for-administrator"):
        change_setting(FORBID, replace(desk.ports, user=coordinator))
