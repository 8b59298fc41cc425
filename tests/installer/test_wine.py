"""What is read of Windows under Wine is read right; Wine is not needed for this."""

import pytest

from installer.refusal import Refused
from installer.wine import prefix, registry, run
from installer.wine.screen import wait_for

EXPORTED = """Windows Registry Editor Version 5.00\r
\r
[HKEY_LOCAL_MACHINE\\SOFTWARE\\SIPdesk]\r
"AutoLockMinutes"=dword:0000000a\r
"Database\\\\Folder"="C:\\\\Hem \\"åäö\\""\r
@="ingen"\r
\r
[HKEY_LOCAL_MACHINE\\SOFTWARE\\SIPdesk\\Setup]\r
"Uninstall"=hex(2):25,00,57,00,\\\r
  25,00,00,00\r
"Bytes"=hex:01,02\r
"""


def test_an_exported_key_is_read_with_all_beneath_it() -> None:
    assert registry.parsed(EXPORTED, r"HKLM\SOFTWARE\SIPdesk") == {
        "": {
            "AutoLockMinutes": 10,
            "Database\\Folder": 'C:\\Hem "åäö"',
            "": "ingen",
        },
        "Setup": {"Uninstall": "%W%", "Bytes": "hex:01,02"},
    }


def test_every_end_of_an_installation_is_told_by_its_lowest_bits() -> None:
    lowest = {code % 256 for code in run.ENDS}

    assert len(lowest) == len(run.ENDS)
    assert 0 in run.ENDS
    assert {1603, 1605, 1618, 1625, 1638, 3010} <= run.ENDS.keys()


def test_what_is_missing_is_named_by_its_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(prefix, "_WINE", "/nowhere")

    assert {"wine64", "xvfb", "xdotool"} <= set(prefix.missing())


def test_what_is_never_seen_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("installer.wine.screen._PATIENCE", 0)

    with pytest.raises(Refused, match="a window"):
        wait_for("a window", lambda: False)


def test_what_is_there_is_not_waited_for() -> None:
    assert wait_for("nothing", lambda: True) < 1
