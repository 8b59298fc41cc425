"""What administrators get says what the program's own table says, and no more."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

import pytest

from sipdesk.content.policy_words import Language, policy_words
from sipdesk.documents.policy.admx import CULTURES, KEY, adml, admx
from sipdesk.documents.policy.reference import reference
from sipdesk.domain.policy import (
    POLICIES,
    Policy,
    PolicyArea,
    PolicyFlaw,
    ValueKind,
)
from sipdesk.storage import policy as reading

SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
OF_KIND = {
    ValueKind.NUMBER: ("decimal", "decimalTextBox"),
    ValueKind.FOLDER: ("text", "textBox"),
    ValueKind.FOLDERS: ("multiText", "multiTextBox"),
}
REFERS = re.compile(r"\$\((string|presentation)\.([A-Za-z0-9_]+)\)")

every_policy = pytest.mark.parametrize(
    "policy", POLICIES, ids=lambda policy: policy.name
)
every_language = pytest.mark.parametrize("language", Language)


def root(data: bytes) -> Element:
    return fromstring(data.decode())  # noqa: S314  (our own)


def all_of(tree: Element, name: str) -> Iterator[Element]:
    return tree.iter(f"{SPACE}{name}")


def the(tree: Element, name: str) -> Element:
    (found,) = all_of(tree, name)
    return found


def described(name: str) -> Element:
    (found,) = (p for p in all_of(root(admx()), "policy") if p.get("name") == name)
    return found


def strings(language: Language) -> dict[str, str]:
    found = all_of(root(adml(language)), "string")
    return {one.attrib["id"]: one.text or "" for one in found}


def presentations(language: Language) -> dict[str, Element]:
    found = all_of(root(adml(language)), "presentation")
    return {one.attrib["id"]: one for one in found}


def test_every_policy_is_there_once_in_the_order_of_the_table() -> None:
    names = [one.get("name") for one in all_of(root(admx()), "policy")]
    assert names == [policy.name for policy in POLICIES]


def test_nothing_writes_a_value_that_the_program_does_not_read() -> None:
    tree = root(admx())
    written = {one.get("valueName") for one in tree.iter()} - {None}
    assert written == {policy.name for policy in POLICIES}
    assert {one.get("key") for one in all_of(tree, "policy")} == {reading.KEY}
    assert KEY == reading.KEY


@every_policy
def test_a_policy_takes_what_the_program_takes(policy: Policy) -> None:
    one = described(policy.name)
    assert one.get("class") == "Both"
    if policy.kind is ValueKind.SWITCH:
        values = (
            the(the(one, state), "decimal")
            for state in ("enabledValue", "disabledValue")
        )
        on, off = (int(value.attrib["value"]) for value in values)
        assert (policy.judge(on), policy.judge(off)) == (True, False)
        assert one.get("presentation") is None
        return
    element, _ = OF_KIND[policy.kind]
    asked = the(one, element)
    assert [child.tag for child in the(one, "elements")] == [asked.tag]
    assert asked.get("required") == "true"
    if policy.kind is ValueKind.NUMBER:
        limits = int(asked.attrib["minValue"]), int(asked.attrib["maxValue"])
        assert limits == (policy.least, policy.most)
    if policy.kind is ValueKind.FOLDER:
        assert asked.get("expandable") == "true"


@pytest.mark.parametrize("kind", [ValueKind.FOLDER, ValueKind.FOLDERS])
def test_what_is_typed_is_stopped_where_the_program_would_stop_it(
    kind: ValueKind,
) -> None:
    policy = next(one for one in POLICIES if one.kind is kind)
    asked = the(described(policy.name), OF_KIND[kind][0])
    longest = "C:\\" + "a" * (int(asked.attrib["maxLength"]) - 3)
    many = int(asked.get("maxStrings", "1"))
    assert fits(policy, longest, many)
    assert not fits(policy, longest + "a", many)
    assert not fits(policy, longest, many + 1) or kind is ValueKind.FOLDER


def fits(policy: Policy, path: str, many: int) -> bool:
    raw = path if policy.kind is ValueKind.FOLDER else [path] * many
    return not isinstance(policy.judge(raw), PolicyFlaw)


@every_language
@every_policy
def test_what_is_asked_for_is_shown(policy: Policy, language: Language) -> None:
    shown = presentations(language).get(policy.name)
    if policy.kind is ValueKind.SWITCH:
        assert shown is None
        return
    element, box = OF_KIND[policy.kind]
    assert shown is not None
    (inside,) = shown.iter(f"{SPACE}{box}")
    assert inside.get("refId") == the(described(policy.name), element).get("id")
    assert "".join(shown.itertext()).strip() == policy_words(policy).names[language]
    if policy.kind is ValueKind.NUMBER:
        assert inside.get("defaultValue") == str(policy.default)


@every_language
def test_every_word_that_is_referred_to_is_there_and_no_other(
    language: Language,
) -> None:
    referred = set(REFERS.findall(admx().decode()))
    there = {("string", name) for name in strings(language)}
    there |= {("presentation", name) for name in presentations(language)}
    assert referred == there


def test_every_heading_that_is_referred_to_is_there_and_used() -> None:
    tree = root(admx())
    names = {one.get("name") for one in all_of(tree, "category")}
    parents = {one.get("ref") for one in all_of(tree, "parentCategory")}
    assert parents == names
    supported = {one.get("ref") for one in tree.iter(f"{SPACE}supportedOn")} - {None}
    assert supported == {one.get("name") for one in all_of(tree, "definition")}


def test_an_id_stands_once() -> None:
    for language in Language:
        tree = root(adml(language))
        for kind in ("string", "presentation"):
            ids = [one.attrib["id"] for one in all_of(tree, kind)]
            assert len(set(ids)) == len(ids)


@every_language
@every_policy
def test_every_policy_has_its_words(policy: Policy, language: Language) -> None:
    said = strings(language)
    assert said[policy.name] == policy_words(policy).names[language]
    explained = said[f"{policy.name}_Help"]
    assert policy_words(policy).helps[language] in explained
    if policy.kind is ValueKind.NUMBER:
        assert f"{policy.least}–{policy.most}" in explained


def test_the_two_languages_have_the_same_ids_and_not_the_same_words() -> None:
    swedish, english = (strings(language) for language in Language)
    assert swedish.keys() == english.keys()
    same = {name for name, text in swedish.items() if text == english[name]}
    assert same == {"SIPdesk"}
    assert set(CULTURES) == set(Language)


def test_it_is_written_the_same_each_time() -> None:
    assert admx() == admx()
    assert b"\r" not in admx()


def test_the_reference_tells_of_every_policy_once_under_its_heading() -> None:
    heads = re.findall(r"^### (.+)$", reference(), re.MULTILINE)
    by_area = [p.name for area in PolicyArea for p in POLICIES if p.area is area]
    assert heads == by_area


@every_policy
def test_the_reference_says_what_may_stand_there(policy: Policy) -> None:
    section = reference().split(f"### {policy.name}\n")[1].split("\n#")[0]
    assert policy_words(policy).helps[Language.SWEDISH] in section
    if policy.kind is ValueKind.NUMBER:
        assert f"* Gränser: {policy.least}–{policy.most}" in section


def test_the_reference_says_what_comes_first() -> None:
    order = re.findall(r"^\d\. (.+?):", reference(), re.MULTILINE)
    assert order == [
        "datorns policy",
        "användarens policy",
        "valt i programmet",
        "installationens förval",
        "inbyggt",
    ]
