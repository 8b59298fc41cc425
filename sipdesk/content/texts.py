"""The letters: what the papers say, read from Markdown, checked, filled in.

A file ``resources/texts/NAME.md`` begins as every text does (``front_matter``) with
``title``, ``version``, ``source``, ``read_on`` and ``status``; under
``[placeholders]`` stands each name that may be written ``{name}`` in the text, and
what it stands for. Below, a heading ``## Inledning {lead}`` begins the passage that
the program asks for as ``lead``. A line is a line on the paper; ``- `` begins an item.

What is below may be written anew by a home, passage by passage and name by name.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sipdesk.content.content import Letter, Passage
from sipdesk.content.front_matter import Parted, part, unix_lines
from sipdesk.content.toml_table import (
    CODE_LONGEST,
    LINE_LONGEST,
    Refused,
    Table,
    read_text,
    source_of,
)

LONGEST: Final = 4000
"""Characters of one passage."""

_HEADING: Final = re.compile(r"## +(?P<label>\S.*?) +\{(?P<key>[a-z0-9-]+)\}")
_PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_BRACE: Final = re.compile(r"[{}]")
_ITEM: Final = "- "


def read_letter(path: Path) -> Letter:
    """Read a letter; its id is the file's name.

    Raises:
        Refused: the file is not as this module's description says, with the line.

    """
    parted = part(read_text(path))
    source = source_of(parted.above)
    with source.lined():
        table = Table(source.values)
        told = (table.text("title", LINE_LONGEST), table.text("version", CODE_LONGEST))
        about = (table.text("source", LINE_LONGEST), table.needed_day("read_on"))
        status = table.status()
        names = table.table("placeholders")
        placeholders = {name: names.text(name, LINE_LONGEST) for name in names.keys}
        table.end()
    return Letter(
        path.stem,
        *told,
        *about,
        status,
        placeholders=MappingProxyType(placeholders),
        passages=_passages(parted, placeholders),
        text=parted.below.strip("\n"),
    )


def rewritten(letter: Letter, text: str) -> Letter:
    """Give a letter with a home's own text in place of its own.

    Raises:
        Refused: a passage is missing, strange, twice there, empty or too long; a
            placeholder is unknown or unused; with the line of the text.

    """
    parted = Parted("", unix_lines(text), 1)
    passages = _passages(parted, letter.placeholders, letter.passages)
    return replace(letter, passages=passages, text=parted.below.strip("\n"))


def filled(letter: Letter, passage: str, /, **facts: str) -> str:
    """Give a passage with its placeholders filled in.

    Facts are data: braces and markup in them are kept as they are.

    Raises:
        KeyError: the letter has no such passage, or a fact is missing.

    """
    text = letter.passages[passage].text
    return _PLACEHOLDER.sub(lambda m: facts[m[1]], text)


def _passages(
    parted: Parted,
    placeholders: Collection[str],
    wanted: Collection[str] | None = None,
) -> Mapping[str, Passage]:
    """Read the passages; ``wanted`` names those there must be, and no other."""
    found: dict[str, Passage] = {}
    used: set[str] = set()
    for raw in _raw(parted):
        if raw.key in found:
            raise Refused("content-id-twice", line=raw.line, id=raw.key)
        if wanted is not None and raw.key not in wanted:
            raise Refused("text-part-unknown", line=raw.line, part=raw.label)
        found[raw.key] = _passage(raw)
        used |= _names(raw, placeholders)
    for key in wanted or ():
        if key not in found:
            raise Refused("text-part-missing", part=key)
    for name in placeholders:
        if name not in used:
            raise Refused("text-placeholder-unused", name=name)
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A passage as it stands: its heading's line, and the lines below."""

    key: str
    label: str
    line: int
    lines: list[str]


def _raw(parted: Parted) -> Iterator[_Raw]:
    now: _Raw | None = None
    for number, line in enumerate(parted.below.split("\n"), parted.first):
        heading = _HEADING.fullmatch(line.rstrip())
        if heading:
            if now is not None:
                yield now
            now = _Raw(heading["key"], heading["label"], number, [])
        elif now is not None:
            if line.startswith("#"):
                raise Refused("text-heading", line=number)
            now.lines.append(line.rstrip())
        elif line.strip():
            raise Refused("text-before-heading", line=number)
    if now is not None:
        yield now


def _passage(raw: _Raw) -> Passage:
    text = "\n".join(line.removeprefix(_ITEM) for line in raw.lines).strip("\n")
    if not text.strip():
        raise Refused("text-part-empty", line=raw.line, part=raw.label)
    if len(text) > LONGEST:
        raise Refused(
            "content-too-long", line=raw.line, key=raw.label, most=str(LONGEST)
        )
    return Passage(raw.label, text)


def _names(raw: _Raw, known: Collection[str]) -> set[str]:
    """Tell which placeholders a passage uses."""
    used: set[str] = set()
    for number, line in enumerate(raw.lines, raw.line + 1):
        for name in _PLACEHOLDER.findall(line):
            if name not in known:
                raise Refused("text-placeholder-unknown", line=number, name=name)
            used.add(name)
        if _BRACE.search(_PLACEHOLDER.sub("", line)):
            raise Refused("text-brace", line=number)
    return used
