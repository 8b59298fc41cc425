from contextlib import closing
from pathlib import Path

import pytest

from sipdesk.storage.connection import connect
from tests.faults import rekeying


@pytest.mark.journey
def test_a_program_killed_while_it_changes_the_key_leaves_a_whole_home() -> None:
    assert rekeying.kill_while_rekeying(6) == (6, 0)


@pytest.mark.journey
def test_the_trial_sees_a_home_that_is_not_whole(tmp_path: Path) -> None:
    sample = rekeying.lay(tmp_path / "sample")
    home = sample.copy(tmp_path / "copy")
    assert rekeying.amiss(sample, home) == ""

    with closing(connect(home, sample.data_key)) as db:
        db.execute("DELETE FROM filling WHERE number = 7")
    assert rekeying.amiss(sample, home) == "something is lost"

    database = bytearray(home.read_bytes())
    database[100] ^= 1
    home.write_bytes(database)
    assert rekeying.amiss(sample, home) == "does not open: damaged"
