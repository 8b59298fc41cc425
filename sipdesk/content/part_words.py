"""Swedish words about the parts of others: on the screen, and in the file beside it."""

import re
from collections.abc import Iterable, Iterator
from textwrap import fill
from typing import TYPE_CHECKING, Final

from sipdesk.content.handbook import Release
from sipdesk.content.parts import Part
from sipdesk.content.swedish import short_date

if TYPE_CHECKING:  # it is read when it is asked for
    from sipdesk.content.installed import Held, Installed

OWN_LICENCE: Final = "EUPL-1.2"
REPLACE: Final = (
    "Några delar har licensen LGPL: den som har programmet får byta ut dem mot en egen "
    "utgåva av samma version. Var källkoden finns står vid varje del."
)
_OURS: Final = re.compile(r"LicenseRef-([\w.-]+)")
_HELD: Final = "I paketet ingår enligt dess egen lista:"
_UNSAID: Final = "licensen står inte i listan"
_NO_TEXT: Final = "Delen har ingen licenstext utöver det som står här."
_HEAD: Final = "Delar från andra i SIPdesk"
_WIDE: Final = 78
_RULE: Final = "=" * _WIDE
_THIN: Final = "-" * _WIDE


def license_words(expression: str) -> str:
    """Say an SPDX expression with Swedish words between the licences.

    What SPDX has no name for is said in plain words: ``LicenseRef-Public-Domain``.
    """
    expression = _OURS.sub(lambda one: one[1].replace("-", " "), expression)
    words = expression.replace(" OR ", " eller ").replace(" AND ", " och ")
    return words.replace(" WITH ", " med ")


def held_words(held: Iterable["Held"]) -> str:
    """Say what a package was built of, a line each; nothing where it says nothing."""
    lines = [
        f"{one.name} {one.version}: {license_words(one.license) or _UNSAID}"
        for one in held
    ]
    return "\n".join((_HELD, "", *lines)) if lines else ""


def facts(part: Part, version: str) -> tuple[tuple[str, str], ...]:
    """Give what is known of a part, each with its label; what is not is left out."""
    known = (
        ("Version", version),
        ("Licens", license_words(part.license)),
        ("Upphovsrätt", part.copyright),
        ("Källkod", part.link),
        ("Ingår i", part.inside),
    )
    return tuple((label, value) for label, value in known if value)


def third_parties(installed: "Installed", version: str) -> str:
    """Write all of it as one text: every part, and last every licence text once.

    ``version`` is that of the program.
    """
    parts = [
        inner
        for part in installed.parts.own
        if installed.has(part)
        for inner in (part, *installed.parts.within(part))
    ]
    numbers: dict[str, int] = {}
    described = [_described(part, installed, numbers) for part in parts]
    read = installed.parts.read_on
    head = (
        _HEAD,
        f"SIPdesk {version} har licensen {OWN_LICENCE}.",
        f"Läst {short_date(read)}." if read else "",
        fill(REPLACE, _WIDE),
        f"{len(parts)} delar",
    )
    texts = (f"Licenstext {n}\n{_THIN}\n\n{text}" for text, n in numbers.items())
    own = f"Licens för SIPdesk\n{_THIN}\n\n{installed.own_text.strip()}"
    whole = "\n\n".join(filter(None, head)), *described, own, *texts
    return f"\n\n{_RULE}\n\n".join(whole) + "\n"


def _described(part: Part, installed: "Installed", numbers: dict[str, int]) -> str:
    for text in installed.texts(part):
        numbers.setdefault(text, len(numbers) + 1)
    found = ", ".join(str(numbers[text]) for text in installed.texts(part))
    lines = [
        f"{label}: {value}" for label, value in facts(part, installed.version(part))
    ]
    where = f"Licenstext: {found}" if found else _NO_TEXT
    held = held_words(installed.held(part))
    note = "\n".join(filter(None, (fill(part.note, _WIDE), *lines, where)))
    return "\n\n".join(filter(None, (part.name, note, held)))


def release_notes(release: Release) -> str:
    """Write what a release brings as a text of its own."""
    return "\n\n".join(_told(release)) + "\n"


def _told(release: Release) -> Iterator[str]:
    yield f"Nytt i SIPdesk {release.version}"
    yield fill(release.lead, _WIDE)
    for chapter in release.chapters:
        yield chapter.title.upper()
        yield from (fill(text, _WIDE) for text in chapter.texts)
