"""Faults in an MSI are found: each is put in, into one that has none."""

import pytest

from installer import checks
from installer.checks import faults
from installer.msitools import Table
from installer.refusal import Refused
from tests.installer import made_up
from tests.installer.faults_put_in import FAULTS, Tables

pytestmark = pytest.mark.msi


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    return made_up.tables_of(tmp_path_factory.mktemp("made"), is_test=True)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_that_is_put_in_is_found(tables: Tables, name: str) -> None:
    assert faults(tables) == []
    assert faults(FAULTS[name](tables)) != []


def test_an_msi_with_a_fault_is_not_handed_out(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("made")
    monkeypatch.setattr(checks, "RULES", (lambda _: iter(["a fault"]),))
    with pytest.raises(Refused, match="a fault"):
        made_up.msi_of(folder, is_test=True)
    assert not list(folder.glob("*.msi"))
