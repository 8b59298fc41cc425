"""What each policy is called and decides, from ``resources/policy.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any

from sipdesk.domain.policy import Policy, PolicyArea
from sipdesk.paths import resources


class Language(Enum):
    """A language that administrators read, as the file writes it."""

    SWEDISH = "sv"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class PolicyWords:
    """A policy in both languages. ``unit`` is of a number: one, and several."""

    names: Mapping[Language, str]
    helps: Mapping[Language, str]
    unit: tuple[str, str] | None = None


def policy_words(policy: Policy) -> PolicyWords:
    """Find a policy's words.

    Raises:
        KeyError: it has none.

    """
    return _policies()[policy.name]


def area_word(area: PolicyArea, language: Language) -> str:
    """Find what an area is called.

    Raises:
        KeyError: it has no word.

    """
    return _areas()[area.value, language]


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads((resources() / "policy.toml").read_text("utf-8"))


@cache
def _areas() -> Mapping[tuple[str, Language], str]:
    return MappingProxyType(
        {
            (area["code"], language): area[language.value]
            for area in _file()["area"]
            for language in Language
        }
    )


@cache
def _policies() -> Mapping[str, PolicyWords]:
    return MappingProxyType({one["name"]: _words(one) for one in _file()["policy"]})


def _words(one: Mapping[str, Any]) -> PolicyWords:
    unit = one.get("unit")
    return PolicyWords(
        {language: one[language.value] for language in Language},
        {language: one[f"{language.value}_help"].strip() for language in Language},
        (unit[0], unit[1]) if unit else None,
    )
