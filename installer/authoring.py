"""Reads ``sipdesk.wxs``, and parts what wixl understands from what it does not.

wixl 0.101 stops at a component's condition, reads neither which properties are secure
nor how a feature may be chosen, and places actions where they are not asked to be. All
that is taken out of its sight here, and laid in the tables afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

SOURCE: Final = Path(__file__).with_name("sipdesk.wxs")
_SPACE: Final = "http://schemas.microsoft.com/wix/2006/wi"
_SEQUENCES: Final = ("InstallUISequence", "InstallExecuteSequence")
NO_ADVERTISING, NEVER_ABSENT = 8, 16
"""Attributes of a feature: never only advertised, never left out."""
MIGRATE, DETECT, WITH_LEAST, WITH_MOST = 1, 2, 256, 512
"""Attributes of what is looked for: its features are taken over, it is not removed, the
least version is meant as well, and so is the last."""


@dataclass(frozen=True, slots=True)
class Step:
    """An action, the one it comes right after, and its condition: empty for always."""

    action: str
    after: str
    condition: str


@dataclass(frozen=True, slots=True)
class Authored:
    """``source`` is for wixl, the rest for the tables.

    ``conditions`` are by component, ``features`` the attributes by feature.
    ``parts`` are the components that are written in the source, not harvested;
    ``steps`` the actions that are placed in each sequence, and ``upgrades`` the
    attributes of what is looked for, by the property it is found in.
    """

    source: str
    conditions: Mapping[str, str]
    secure: tuple[str, ...]
    features: Mapping[str, int]
    parts: tuple[str, ...]
    steps: Mapping[str, tuple[Step, ...]]
    upgrades: Mapping[str, int]


def authored(source: str, defined: Mapping[str, str]) -> Authored:
    """Part a source in WiX 3's schema, with ``$(var.NAME)`` as defined."""
    ET.register_namespace("", _SPACE)
    # Its choices between the two products are kept, for wixl to make.
    target = ET.TreeBuilder(insert_pis=True)
    parser = ET.XMLParser(target=target)  # noqa: S314  (our own file)
    root = ET.fromstring(source, parser)  # noqa: S314
    _resolve(root, defined)
    for package in root.iter(_tag("Package")):
        package.attrib.pop("Platform", None)
    return Authored(
        parts=tuple(_id(one) for one in root.iter(_tag("Component"))),
        conditions=_conditions(root),
        secure=_secure(root),
        features={_id(one): _choice(one) for one in root.iter(_tag("Feature"))},
        steps={name: _steps(root, name) for name in _SEQUENCES},
        upgrades={
            one.attrib["Property"]: _search(one)
            for one in root.iter(_tag("UpgradeVersion"))
        },
        source=ET.tostring(root, encoding="unicode"),  # now that all is taken out
    )


def _resolve(root: ET.Element, defined: Mapping[str, str]) -> None:
    for element in root.iter():
        for name, text in element.attrib.items():
            for variable, value in defined.items():
                text = text.replace(f"$(var.{variable})", value)  # noqa: PLW2901
            element.set(name, text)
    for condition in root.iter(_tag("Condition")):
        condition.text = (condition.text or "").strip()


def _conditions(root: ET.Element) -> dict[str, str]:
    found = {}
    for component in root.iter(_tag("Component")):
        for condition in component.findall(_tag("Condition")):
            found[_id(component)] = condition.text or ""
            component.remove(condition)
    return found


def _secure(root: ET.Element) -> tuple[str, ...]:
    found = []
    for product in root.iter(_tag("Product")):
        for one in product.findall(_tag("Property")):
            if one.attrib.pop("Secure", "no") == "yes":
                found.append(_id(one))
            if "Value" not in one.attrib and len(one) == 0:
                product.remove(one)  # it stood there to be called secure
    return tuple(found)


def _steps(root: ET.Element, sequence: str) -> tuple[Step, ...]:
    found = []
    for product in root.iter(_tag("Product")):
        for placed in product.findall(_tag(sequence)):
            for one in placed:
                action = one.get("Action") or one.tag.removeprefix(_tag(""))
                condition = (one.text or "").strip()
                found.append(Step(action, one.attrib["After"], condition))
            product.remove(placed)
    return tuple(found)


def _search(version: ET.Element) -> int:
    bits = {
        "MigrateFeatures": MIGRATE,
        "OnlyDetect": DETECT,
        "IncludeMinimum": WITH_LEAST,
        "IncludeMaximum": WITH_MOST,
    }
    attributes = sum(bit for name, bit in bits.items() if version.get(name) == "yes")
    version.attrib.pop("MigrateFeatures", None)
    return attributes


def _choice(feature: ET.Element) -> int:
    attributes = 0
    if feature.attrib.pop("AllowAdvertise", "yes") == "no":
        attributes |= NO_ADVERTISING
    if feature.attrib.pop("Absent", "allow") == "disallow":
        attributes |= NEVER_ABSENT
    return attributes


def _id(element: ET.Element) -> str:
    return element.attrib["Id"]


def _tag(name: str) -> str:
    return f"{{{_SPACE}}}{name}"
