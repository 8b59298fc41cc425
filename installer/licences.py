"""Which licences may be shipped: free ones, LGPL and CC BY-SA with their notices.

GPL alone, and whatever forbids any use, would bind the whole program or the homes.
"""

import re
from typing import Final

ALLOWED: Final = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-1-Clause", "BSD-2-Clause", "BSD-3-Clause"),
        *("BSL-1.0", "CC0-1.0", "FTL", "HPND", "IJG", "ISC", "MIT", "MIT-0", "MIT-CMU"),
        *("MIT-Modern-Variant", "OFL-1.1", "PSF-2.0", "Unicode-3.0", "Unlicense"),
        *("Unicode-DFS-2016", "X11", "Zlib", "blessing", "bzip2-1.0.6", "libpng-2.0"),
        "libtiff",
        # They may be replaced by others; the program says how.
        *("LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later"),
        "MPL-1.1",
        # Symbols, each paper with whose they are.
        "CC-BY-SA-4.0",
        "EUPL-1.2",
        "Apache-2.0 WITH LLVM-exception",
        # Permission to use, copy, modify, sell and distribute, if the notice stays.
        "LicenseRef-AGG-2.3",
        "LicenseRef-Public-Domain",
        # Not free: Microsoft lets it be shipped, unchanged.
        "LicenseRef-Microsoft-Visual-Cpp-Redistributable",
    }
)
"""By SPDX's names, or our own where SPDX has none."""

_WORDS: Final = re.compile(r"[()]|[^\s()]+")


def is_allowed(expression: str) -> bool:
    """Whether what is under an SPDX expression may be shipped.

    Of what is offered with OR one must be allowed, of what is joined with AND all. What
    is no expression is not allowed.
    """
    words = _WORDS.findall(expression)
    try:
        allowed = _any(words)
    except IndexError:  # it ends too early
        return False
    return allowed and not words


def _any(words: list[str]) -> bool:
    allowed = _all(words)
    while words and words[0] == "OR":
        del words[0]
        allowed = _all(words) or allowed
    return allowed


def _all(words: list[str]) -> bool:
    allowed = _one(words)
    while words and words[0] == "AND":
        del words[0]
        allowed = _one(words) and allowed
    return allowed


def _one(words: list[str]) -> bool:
    word = words.pop(0)
    if word == "(":
        allowed = _any(words)
        return words.pop(0) == ")" and allowed
    if words and words[0] == "WITH":
        del words[0]
        word = f"{word} WITH {words.pop(0)}"
    return word in ALLOWED
