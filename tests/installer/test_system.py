"""What is asked of the computer that the MSI is built and tried on is what is used."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

INSTALLER = ROOT / "installer"
LISTED = re.findall(r'commands="([^"]+)"', (INSTALLER / "system.sh").read_text("utf-8"))
COMMANDS = sorted({command for one in LISTED for command in one.split()})


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_is_asked_for_is_used(command: str) -> None:
    name = Path(command).name
    files = (*INSTALLER.rglob("*.py"), *(ROOT / "tests" / "installer").rglob("*.py"))
    assert any(f'"{name}"' in file.read_text("utf-8") for file in files)
