"""The Swedish word for a value, from ``resources/words.toml``."""

import tomllib
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Final

from sipdesk.domain.party import PartyKind
from sipdesk.paths import resources

_NAMED: Final = (PartyKind.PRISON_SERVICE, PartyKind.INSURANCE_AGENCY)
"""Those whose word is a name of its own."""


def word(member: Enum) -> str:
    """Name a value as lists and papers do, with a capital first letter.

    Raises:
        KeyError: there is no word for it.

    """
    return _find(type(member).__name__, str(member.value))


def label(code: str) -> str:
    """Name a change as the journal does: what was done, in the past tense.

    Raises:
        KeyError: there is no such label.

    """
    return _find("Label", code)


def in_short(member: Enum) -> str:
    """Name a value in a word or a few, as a map or a list of many does.

    Raises:
        KeyError: there is no such word for it.

    """
    return _find(f"{type(member).__name__}InShort", str(member.value))


def map_line(code: str, **facts: str) -> str:
    """Tell what stands behind an answer of the map; facts are kept as they are.

    Raises:
        KeyError: there is no such line, or a fact is missing.

    """
    return _find("MapLine", code).format_map(facts)


def outlook_line(code: str, **facts: str) -> str:
    """Tell a row of Läget in a sentence; facts are kept as they are.

    Raises:
        KeyError: there is no such line, or a fact is missing.

    """
    return _find("OutlookLine", code).format_map(facts)


def chart_line(code: str, **facts: str) -> str:
    """Say what a chart and its table have in words; facts are kept as they are.

    Raises:
        KeyError: there is no such line, or a fact is missing.

    """
    return _find("ChartLine", code).format_map(facts)


def sum_line(code: str, **facts: str) -> str:
    """Say what stands in figures of several homes; facts are kept as they are.

    Raises:
        KeyError: there is no such line, or a fact is missing.

    """
    return _find("SumLine", code).format_map(facts)


def figure_line(code: str, **facts: str) -> str:
    """Say what figures and their charts have in words; facts are kept as they are.

    Raises:
        KeyError: there is no such line, or a fact is missing.

    """
    return _find("FigureLine", code).format_map(facts)


def recipient(role: str) -> str:
    """Name a kept paper's ``recipient_role``.

    Raises:
        KeyError: there is no such role.

    """
    own = _tables()["Recipient"]
    return own[role] if role in own else _find("PartyKind", role)


def lower_first(text: str) -> str:
    """Let a word stand inside a sentence: ``psykisk hälsa``, ``närstående``.

    A name of its own and an abbreviation (``SiS``, ``BUP``, ``LSS``) keep theirs.
    """
    first = text.partition(" ")[0]
    if any(letter.isupper() for letter in first[1:]) or text in map(word, _NAMED):
        return text
    return text[:1].lower() + text[1:]


def listed(words: Iterable[str]) -> str:
    """List words inside a sentence, with commas alone.

    Many of them hold an "och" of their own: psykisk hälsa, skola och arbete.
    """
    return ", ".join(map(lower_first, words))


def _find(table: str, code: str) -> str:
    words = _tables().get(table, {})
    if code not in words:
        raise KeyError(f"resources/words.toml has no word for {code!r} in [{table}]")
    return words[code]


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((resources() / "words.toml").read_text("utf-8"))
