"""Skärmdelning: let the program's windows be seen in a shared screen for a while.

They are kept out of screen captures otherwise; a meeting has a rule of its own.
"""

from typing import Final

from sipdesk.domain.access import Act
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.settings import CAPTURE_EXCEPTION
from sipdesk.usecases.ports import Ports

MINUTES: Final = 10
"""How long they may be seen before somebody has to ask again."""


def allow_capture(_: None, ports: Ports) -> int:
    """Give for how many minutes the windows may be captured from now on.

    It stands in the access log before anything can be seen.

    Raises:
        RuleBroken: ``capture-forbidden`` where the home has decided so.

    """
    with ports.store.work() as work:
        if not work.house.settings()[CAPTURE_EXCEPTION.key]:
            raise RuleBroken("capture-forbidden")
        work.access.did(Act.CAPTURE_ALLOWED, detail=str(MINUTES))
    return MINUTES
