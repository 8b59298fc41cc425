"""ADMX and ADML: the table of policies for the Group Policy editor and for Intune.

Every policy is there for the computer and for the user (class ``Both``), with one
registry value each. The forms are those of Microsoft's ADMX schema 1.0.
"""

from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from sipdesk.content.policy_words import Language, area_word, bounds, policy_words
from sipdesk.domain.policy import (
    MOST_FOLDERS,
    MOST_PATH,
    POLICIES,
    Policy,
    PolicyArea,
    ValueKind,
)

KEY: Final = r"Software\Policies\SIPdesk"
ADMX: Final = "sipdesk.admx"
ADML: Final = "sipdesk.adml"
CULTURES: Final = {Language.SWEDISH: "sv-SE", Language.ENGLISH: "en-US"}
"""The folder that each language's ADML lies in."""

_XML: Final = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
_VERSION: Final = {"revision": "1.0", "schemaVersion": "1.0"}
_ROOT: Final = "SIPdesk"
_LONGEST: Final = {"maxLength": str(MOST_PATH)}
_SUPPORTED: Final = "Supported"
_SUPPORTED_WORDS: Final = {
    Language.SWEDISH: "SIPdesk på Windows 10 eller senare",
    Language.ENGLISH: "SIPdesk on Windows 10 or later",
}
_BOUNDS_WORDS: Final = {
    Language.SWEDISH: "Från och till: {bounds}.",
    Language.ENGLISH: "From and to: {bounds}.",
}


def admx() -> bytes:
    """Write the policies, without their words."""
    root = Element("policyDefinitions", {"xmlns": _XML, **_VERSION})
    spaces = SubElement(root, "policyNamespaces")
    SubElement(spaces, "target", prefix="sipdesk", namespace="SIPdesk.Policies")
    SubElement(root, "resources", minRequiredRevision="1.0")
    supported = SubElement(SubElement(root, "supportedOn"), "definitions")
    SubElement(
        supported, "definition", name=_SUPPORTED, displayName=_string(_SUPPORTED)
    )
    categories = SubElement(root, "categories")
    SubElement(categories, "category", name=_ROOT, displayName=_string(_ROOT))
    for area in PolicyArea:
        name = _area_id(area)
        one = SubElement(categories, "category", name=name, displayName=_string(name))
        SubElement(one, "parentCategory", ref=_ROOT)
    policies = SubElement(root, "policies")
    for policy in POLICIES:
        _add_policy(policies, policy)
    return _written(root)


def adml(language: Language) -> bytes:
    """Write the words of the policies in a language."""
    root = Element("policyDefinitionResources", {"xmlns": _XML, **_VERSION})
    SubElement(root, "displayName").text = _ROOT
    SubElement(root, "description").text = _ROOT
    resources = SubElement(root, "resources")
    strings = SubElement(resources, "stringTable")
    said = {_ROOT: _ROOT, _SUPPORTED: _SUPPORTED_WORDS[language]}
    said |= {_area_id(area): area_word(area, language) for area in PolicyArea}
    for policy in POLICIES:
        said[policy.name] = policy_words(policy).names[language]
        said[_help_id(policy)] = _help(policy, language)
    for name, text in said.items():
        SubElement(strings, "string", id=name).text = text
    shown = SubElement(resources, "presentationTable")
    for policy in POLICIES:
        if policy.kind is not ValueKind.SWITCH:
            _add_presentation(shown, policy, language)
    return _written(root)


def _add_policy(policies: Element, policy: Policy) -> None:
    told = {
        "name": policy.name,
        "class": "Both",
        "displayName": _string(policy.name),
        "explainText": _string(_help_id(policy)),
        "key": KEY,
    }
    if policy.kind is ValueKind.SWITCH:
        told["valueName"] = policy.name
    else:
        told["presentation"] = f"$(presentation.{policy.name})"
    one = SubElement(policies, "policy", told)
    SubElement(one, "parentCategory", ref=_area_id(policy.area))
    SubElement(one, "supportedOn", ref=_SUPPORTED)
    asked = {"id": policy.name, "valueName": policy.name, "required": "true"}
    match policy.kind:
        case ValueKind.SWITCH:
            for state, value in (("enabledValue", "1"), ("disabledValue", "0")):
                SubElement(SubElement(one, state), "decimal", value=value)
        case ValueKind.NUMBER:
            limits = {"minValue": str(policy.least), "maxValue": str(policy.most)}
            _add_element(one, "decimal", {**asked, **limits})
        case ValueKind.FOLDER:
            _add_element(one, "text", {**asked, **_LONGEST, "expandable": "true"})
        case ValueKind.FOLDERS:
            many = {"maxStrings": str(MOST_FOLDERS)}
            _add_element(one, "multiText", {**asked, **_LONGEST, **many})


def _add_element(policy: Element, kind: str, asked: dict[str, str]) -> None:
    SubElement(SubElement(policy, "elements"), kind, asked)


def _add_presentation(shown: Element, policy: Policy, language: Language) -> None:
    label = policy_words(policy).names[language]
    one = SubElement(shown, "presentation", id=policy.name)
    match policy.kind:
        case ValueKind.NUMBER:
            told = {"refId": policy.name, "defaultValue": str(policy.default)}
            SubElement(one, "decimalTextBox", told).text = label
        case ValueKind.FOLDER:
            box = SubElement(one, "textBox", refId=policy.name)
            SubElement(box, "label").text = label
        case _:  # a box of several lines has no words of its own
            SubElement(one, "text").text = label
            SubElement(one, "multiTextBox", refId=policy.name)


def _help(policy: Policy, language: Language) -> str:
    words = policy_words(policy).helps[language]
    limits = bounds(policy)
    if not limits:
        return words
    return f"{words} {_BOUNDS_WORDS[language].format(bounds=limits)}"


def _area_id(area: PolicyArea) -> str:
    return f"Area_{area.value}"


def _help_id(policy: Policy) -> str:
    return f"{policy.name}_Help"


def _string(name: str) -> str:
    return f"$(string.{name})"


def _written(root: Element) -> bytes:
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
