"""The file for those who administer: every part, and every licence text once."""

import re

from sipdesk import __version__
from sipdesk.content.handbook import Chapter, Release
from sipdesk.content.part_words import (
    facts,
    held_words,
    license_words,
    release_notes,
    third_parties,
)
from sipdesk.content.parts import Part
from tests.home import content

INSTALLED = content().read_installed()
WHOLE = third_parties(INSTALLED, __version__)


def test_licences_are_joined_with_swedish_words() -> None:
    assert license_words("MIT OR (ISC AND Zlib)") == "MIT eller (ISC och Zlib)"
    assert license_words("X WITH Y") == "X med Y"
    assert license_words("LicenseRef-Public-Domain OR 0BSD") == (
        "Public Domain eller 0BSD"
    )


def test_only_what_is_known_of_a_part_is_said() -> None:
    part = Part("Ett", "MIT", "https://example.org")
    labels = [label for label, _ in facts(part, "")]
    assert labels == ["Licens", "Källkod"]
    assert held_words(()) == ""


def test_every_part_stands_there_with_what_lies_in_it() -> None:
    for part in INSTALLED.parts.all:
        if INSTALLED.has(part):
            assert f"\n{part.name}\n" in WHOLE
    assert "curve25519-dalek 4.1.1: BSD-3-Clause" in WHOLE


def test_every_licence_text_stands_there_once() -> None:
    texts = {t for part in INSTALLED.parts.all for t in INSTALLED.texts(part)}
    assert all(f"\n{'-' * 78}\n\n{text}\n" in WHOLE for text in texts)
    heads = re.findall(r"^Licenstext (\d+)\n-", WHOLE, re.MULTILINE)
    assert heads == [str(number) for number in range(1, len(texts) + 1)]
    assert INSTALLED.own_text.strip() in WHOLE


def test_it_says_what_may_be_replaced() -> None:
    head = " ".join(WHOLE[:1000].split())
    assert "licensen LGPL: den som har programmet får byta ut dem" in head
    assert f"SIPdesk {__version__} har licensen EUPL-1.2." in head


def test_news_are_plain_text_with_short_lines() -> None:
    long = "Ett ord till. " * 20
    text = release_notes(Release("1.0", "Hej.", (Chapter("Nu", (long, "Kort.")),)))
    assert text.startswith("Nytt i SIPdesk 1.0\n\nHej.\n\nNU\n\nEtt ord till.")
    assert max(map(len, text.splitlines())) <= 78
    assert text.endswith("Kort.\n")
