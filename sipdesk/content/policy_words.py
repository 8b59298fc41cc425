"""What each policy is called and decides, from ``resources/policy.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from sipdesk.content.swedish import counted
from sipdesk.content.words import lower_first, word
from sipdesk.domain.answer import Answer
from sipdesk.domain.policy import (
    Policy,
    PolicyArea,
    PolicyFault,
    PolicyFlaw,
    Value,
    ValueKind,
    named,
)
from sipdesk.paths import resources

_BOUND: Final = (PolicyFlaw.OUT_OF_BOUNDS, PolicyFlaw.WRONG_TYPE)


class Language(Enum):
    """A language that administrators read, as the file writes it."""

    SWEDISH = "sv"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class PolicyWords:
    """A policy in both languages, and its values in Swedish.

    ``unit`` is of a number, one and several; ``empty`` is what a path says that is not
    there.
    """

    names: Mapping[Language, str]
    helps: Mapping[Language, str]
    unit: tuple[str, str] = ("", "")
    empty: str = ""


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


def value_words(policy: Policy, value: Value) -> str:
    """Say a value in Swedish."""
    words = policy_words(policy)
    if policy.kind is ValueKind.SWITCH:
        return word(Answer.YES if value else Answer.NO)
    if policy.kind is ValueKind.NUMBER and isinstance(value, int):
        return counted(value, *words.unit)
    paths = ", ".join(value) if isinstance(value, tuple) else str(value)
    return paths or words.empty


def bounds(policy: Policy) -> str:
    """Give the least and the most of a number; empty for everything else."""
    if policy.kind is not ValueKind.NUMBER:
        return ""
    return f"{policy.least}–{policy.most}"


def fault_words(fault: PolicyFault) -> str:
    """Say in Swedish which value cannot be used, whence it comes, and why."""
    level, flaw = word(fault.level), word(fault.flaw)
    if not fault.name:
        return f"{level}: {lower_first(flaw)}."
    policy = named(fault.name)
    limits = bounds(policy) if policy and fault.flaw in _BOUND else ""
    why = f"{lower_first(flaw)} {limits}".strip()
    return f"{fault.name} ({lower_first(level)}): {why}."


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
    one_of_it, several = one.get("unit", ("", ""))
    return PolicyWords(
        {language: one[language.value] for language in Language},
        {language: one[f"{language.value}_help"].strip() for language in Language},
        (one_of_it, several),
        one.get("empty", ""),
    )
