"""What lies beside the program and its MSI, to be read."""

from pathlib import Path

import pytest

from installer import notices
from installer.refusal import Refused
from sipdesk import __version__
from tests.installer.made import lay, write

NEWS = """
[[release]]
version = "0.0.1"
lead = "Hej."

[[release.chapter]]
title = "Nu"
texts = ["Nytt."]
"""


def test_the_parts_of_a_bundle_stand_in_a_file_in_it(tmp_path: Path) -> None:
    bundle, _, resources = lay(tmp_path)
    file = notices.write(bundle, resources)
    assert file == bundle / "THIRD-PARTY.txt"
    page = (bundle / "ADMIN.txt").read_text("utf-8-sig")
    assert page == notices.ADMIN.read_text("utf-8")
    text = file.read_text("utf-8-sig")
    assert "Delar från andra i SIPdesk" in text
    assert "Tinget\n\nBra att ha.\nVersion: 1.2.0\nLicens: MIT\n" in text
    assert "Ingår i: Tinget\n" in text
    assert "Fritt att använda." in text
    assert "Licens för SIPdesk" in text


def test_it_reads_well_in_windows_and_is_the_same_each_time(tmp_path: Path) -> None:
    bundle, _, resources = lay(tmp_path)
    first = notices.write(bundle, resources).read_bytes()
    assert first.startswith("\ufeff".encode())
    assert first.count(b"\n") == first.count(b"\r\n") > 0
    assert notices.write(bundle, resources).read_bytes() == first


def test_the_news_of_this_version_lie_beside_the_msi(tmp_path: Path) -> None:
    file = notices.release_notes(tmp_path)
    assert file.name == f"nyheter-{__version__}.txt"
    text = file.read_text("utf-8-sig")
    assert text.startswith(f"Nytt i SIPdesk {__version__}\n")
    assert "DET HÄR FINNS INTE ÄN" in text


def test_a_version_that_nothing_is_said_of_has_no_news(tmp_path: Path) -> None:
    write(tmp_path / "help" / "news.toml", NEWS)
    with pytest.raises(Refused, match=r"new in 0\.0\.1, not in"):
        notices.release_notes(tmp_path, tmp_path)
