"""The program is killed while somebody answers: only the half answer is gone."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sipdesk.usecases.case import read_case
from sipdesk.usecases.ports import Ports
from tests.home import PASSPHRASE, SetClock, content, vault
from tests.ui.step_page import brought

ROOT = Path(__file__).parents[3]


@pytest.mark.journey
def test_a_kill_takes_the_half_answer_and_nothing_else(tmp_path: Path) -> None:
    desk = brought(tmp_path, "held")
    desk.ports.store.close()
    (home,) = tmp_path.rglob("hem.sipdesk")
    told = f"{home}\t{desk.case.id}\t{desk.case.last_held.id}\n"
    killed = subprocess.run(
        [sys.executable, "-m", "tests.ui.survey.killed"],
        cwd=ROOT,
        input=told,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (killed.stdout, killed.returncode) == ("half\n", -signal.SIGKILL)
    opened = vault().open(home, PASSPHRASE)
    ports = Ports(opened.store, SetClock(), lambda: "id", opened.user, content())
    case = read_case(desk.case.id, ports).case
    with opened.store.reading() as work:
        counts, remarks = work.surveys.counts(), work.surveys.remarks()
    opened.store.close()
    assert {one.answer: one.count for one in counts} == {"1": 1, "2": 1, "3": 1}
    assert sum(one.count for one in counts) == 6
    assert remarks == ()
    assert [one.answered for one in case.last_held.evaluations] == [1]
