"""What administrators get is what Microsoft's schema asks for.

The rules lie in ``schema.rng``, in our own words. What no schema says, and only the
Group Policy editor can tell, stands in ``installer/ADMIN.md``.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from sipdesk.commands.policies import files
from sipdesk.content.policy_words import Language
from sipdesk.documents.policy.admx import ADMX, CULTURES, adml, admx

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("schema.rng")))
FALLBACK = "en-US"
"""The language that the editor takes where its own is missing, unless told another."""

Change = Callable[[str], str]

BROKEN: dict[str, Change] = {
    "parts in another order": lambda xml: re.sub(
        r"(<supportedOn>.*?</supportedOn>)\s*(<categories>.*?</categories>)",
        r"\2\1",
        xml,
        flags=re.DOTALL,
    ),
    "where it is supported before its heading": lambda xml: re.sub(
        r'(<parentCategory ref="Area_storage" />)\s*(<supportedOn ref="Supported" />)',
        r"\2\1",
        xml,
    ),
    "a point in a name": lambda xml: xml.replace('"Area_storage"', '"Area.storage"'),
    "a hyphen in a reference": lambda xml: xml.replace(
        "$(string.Area_storage)", "$(string.Area-storage)"
    ),
    "no class": lambda xml: xml.replace(' class="Both"', "", 1),
    "an unknown class": lambda xml: xml.replace('class="Both"', 'class="All"', 1),
    "a number below nothing": lambda xml: xml.replace('minValue="1"', 'minValue="-1"'),
    "words where a number goes": lambda xml: xml.replace(
        'maxValue="60"', 'maxValue="en timme"'
    ),
    "no version": lambda xml: xml.replace(' minRequiredRevision="1.0"', ""),
    "a version of three parts": lambda xml: xml.replace(
        'schemaVersion="1.0"', 'schemaVersion="1.0.0"'
    ),
    "a switch that is a word": lambda xml: xml.replace(
        'required="true"', 'required="ja"', 1
    ),
    "an attribute of another's": lambda xml: xml.replace(
        "<elements>", '<elements id="x">', 1
    ),
}


def holds(data: bytes) -> bool:
    return bool(SCHEMA.validate(etree.fromstring(data)))


def test_the_policies_are_as_the_schema_asks() -> None:
    SCHEMA.assertValid(etree.fromstring(admx()))


@pytest.mark.parametrize("language", Language)
def test_the_words_are_as_the_schema_asks(language: Language) -> None:
    SCHEMA.assertValid(etree.fromstring(adml(language)))


@pytest.mark.parametrize("what", BROKEN)
def test_the_rules_refuse(what: str) -> None:
    before = admx().decode()
    after = BROKEN[what](before)
    assert after != before
    assert not holds(after.encode())


def test_the_rules_refuse_words_inside_a_box_of_several_lines() -> None:
    before = adml(Language.ENGLISH).decode()
    box = '<multiTextBox refId="SymbolFolders" />'
    assert box in before
    after = before.replace(box, f"{box[:-3]}>Folders</multiTextBox>")
    assert not holds(after.encode())


def test_every_file_is_utf_8_says_so_and_has_no_mark_before_it() -> None:
    written = {name: data for name, data in files().items() if name.endswith("ml")}
    written[ADMX] = files()[ADMX]
    assert len(written) == 1 + len(Language)
    for data in written.values():
        first, _, rest = data.decode("utf-8").partition("\n")
        assert re.fullmatch(r"<\?xml version='1\.0' encoding='utf-8'\?>", first)
        assert rest.startswith("<")


def test_the_language_that_the_editor_falls_back_on_is_there() -> None:
    assert FALLBACK in CULTURES.values()
    assert b"fallbackCulture" not in admx()


def test_the_words_are_of_the_version_that_the_policies_need() -> None:
    needed = etree.fromstring(admx()).find("{*}resources")
    assert needed is not None
    for language in Language:
        root = etree.fromstring(adml(language))
        assert root.get("revision") == needed.get("minRequiredRevision")


@pytest.mark.parametrize("language", Language)
def test_every_word_is_plain_text(language: Language) -> None:
    for one in etree.fromstring(adml(language)).iter("{*}string"):
        text = one.text or ""
        assert text
        assert text == text.strip()
        assert text.isprintable()
