"""The fixed sentences of the papers: read from files, checked, filled in.

A file ``resources/texts/NAME.toml`` holds ``id`` (its own name), ``title``,
``version``, ``source``, ``read_on``, ``status``, ``placeholders`` and named
``[paragraphs]``. What a paragraph wants filled in is written ``{name}``; each such
name is declared in ``placeholders``, and nothing is declared that is not used.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from sipdesk.content.content import Letter

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_BRACE = re.compile(r"[{}]")
_STATUSES = ("verified", "check", "outdated")
_KINDS: Mapping[str, type] = {
    "id": str,
    "title": str,
    "version": str,
    "source": str,
    "read_on": date,
    "status": str,
    "placeholders": list,
    "paragraphs": dict,
}


def read_texts(folder: Path) -> Mapping[str, Letter]:
    """Read every letter of a folder, by its id.

    Raises:
        ValueError: a file is not as this module's description says; the message
            names the file and the fault.
        OSError: the folder or a file cannot be read.

    """
    letters = (read_letter(file) for file in sorted(folder.glob("*.toml")))
    return MappingProxyType({letter.id: letter for letter in letters})


def read_letter(file: Path) -> Letter:
    """Read one letter.

    Raises:
        ValueError: the file is not as this module's description says; the message
            names the file and the fault.
        OSError: the file cannot be read.

    """
    try:
        found = tomllib.loads(file.read_text("utf-8"))
        return _letter(found, file.stem)
    except ValueError as error:
        raise ValueError(f"{file.name}: {error}") from error


def filled(letter: Letter, paragraph: str, /, **facts: str) -> str:
    """Give a paragraph with its placeholders filled in.

    Facts are data: braces and markup in them are kept as they are.

    Raises:
        KeyError: the letter has no such paragraph, or a fact is missing.

    """
    return _PLACEHOLDER.sub(lambda m: facts[m[1]], letter.paragraphs[paragraph])


def _letter(found: Mapping[str, object], name: str) -> Letter:
    faults = tuple(_faults(found, name))
    if faults:
        raise ValueError("; ".join(faults))
    paragraphs = {
        str(key): str(text).strip() for key, text in _table(found["paragraphs"])
    }
    _check_placeholders(paragraphs, found["placeholders"])
    return Letter(
        id=name,
        title=str(found["title"]).strip(),
        paragraphs=MappingProxyType(paragraphs),
        version=str(found["version"]),
    )


def _faults(found: Mapping[str, object], name: str) -> Iterator[str]:
    for key in found.keys() - _KINDS.keys():
        yield f"{key} is not known"
    for key, kind in _KINDS.items():
        value = found.get(key)
        if not isinstance(value, kind):
            yield f"{key} is missing or of the wrong kind"
        elif isinstance(value, str) and not value.strip():
            yield f"{key} is empty"
    if found.get("id") != name:
        yield "id is not the file's name"
    if found.get("status") not in _STATUSES:
        yield f"status is not one of {', '.join(_STATUSES)}"
    for name_of, words in _table(found.get("paragraphs")):
        if not isinstance(words, str) or not words.strip():
            yield f"paragraph {name_of} is not a text"


def _table(value: object) -> Iterator[tuple[object, object]]:
    if isinstance(value, dict):
        yield from value.items()


def _check_placeholders(paragraphs: Mapping[str, str], declared: object) -> None:
    wanted = set(map(str, declared)) if isinstance(declared, list) else set()
    used = {name for text in paragraphs.values() for name in _PLACEHOLDER.findall(text)}
    if unknown := used - wanted:
        raise ValueError(f"unknown placeholder {', '.join(sorted(unknown))}")
    if unused := wanted - used:
        raise ValueError(f"unused placeholder {', '.join(sorted(unused))}")
    for key, text in paragraphs.items():
        if _BRACE.search(_PLACEHOLDER.sub("", text)):
            raise ValueError(f"paragraph {key} has a brace of its own")
