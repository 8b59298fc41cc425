"""A case that was sent is not erased before it is known to have come."""

from pathlib import Path

import pytest

from sipdesk.domain.case import CaseId
from sipdesk.domain.retention import Hindrance
from sipdesk.domain.user import Role
from sipdesk.usecases.closing import (
    CloseCase,
    ReopenCase,
    close_case,
    reopen_case,
)
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.retention import (
    ClearCase,
    clear_case,
    read_retention,
    register_decision,
)
from sipdesk.usecases.transfer import ReadReceipt, read_receipt
from tests.home import admit_as
from tests.usecases.desk import Desk
from tests.usecases.test_retention import DECIDED
from tests.usecases.two_homes import full_case, two_homes


def hindered(case: CaseId, ports: Ports) -> tuple[Hindrance, ...]:
    cases = read_retention(None, ports).cases
    return next(one.hindrances for one in cases if one.case == case)


@pytest.mark.journey
def test_a_case_whose_receipt_has_not_come_is_kept_until_somebody_answers_for_it(
    tmp_path: Path,
) -> None:
    with two_homes(tmp_path) as homes:
        ports = admit_as(homes.here, Role.COORDINATOR, Role.MANAGER)
        register_decision(DECIDED, ports)
        case = full_case(ports).case
        sent = homes.send(case)
        clear_case(ClearCase(case.id), ports)
        assert hindered(case.id, ports) == (Hindrance.NO_RECEIPT,)
        read_receipt(ReadReceipt(homes.take(sent.path).receipt), ports)
        assert hindered(case.id, ports) == ()

        left = homes.send(Desk(ports).case).change.case
        clear_case(ClearCase(left.id), ports)
        assert hindered(left.id, ports) == (Hindrance.NO_RECEIPT,)
        opened = reopen_case(ReopenCase(left.id, left.version), ports).case
        close_case(CloseCase(opened.id, opened.version), ports)
        clear_case(ClearCase(left.id), ports)
        assert hindered(left.id, ports) == ()
