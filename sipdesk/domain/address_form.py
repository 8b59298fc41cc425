"""Whether a text that the young person reads speaks of them instead of to them.

What is theirs is written as *jag* or *du* (design/product.md, words for people). A word
such as *ungdomen* is always about them. A pronoun may be about somebody else, and is
passed over once the text has named such a one, or has said *jag* or *du*. It only
remarks and never refuses.
"""

import re
from typing import Final

_NOUNS: Final = re.compile(
    r"\b(?:den\s+ung[ea]|ungdomen|pojken|flickan|klienten|brukaren|eleven)s?\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_PRONOUNS: Final = frozenset(
    {"hen", "hens", "han", "hans", "honom", "hon", "henne", "hennes"}
)
_OWN: Final = frozenset(
    {
        "jag", "mig", "mej", "min", "mitt", "mina",
        "du", "dig", "dej", "din", "ditt", "dina",
    }
)  # fmt: skip
_KIN: Final = (
    "mamma", "pappa", "mor", "far", "syster", "syrra", "bror", "brorsa", "moster",
    "faster", "mormor", "morfar", "farmor", "farfar", "kusin", "kompis", "vän",
)  # fmt: skip
_KIN_ENDINGS: Final = ("", "n", "en", "an", "s", "ns", "ens", "ans")
_CAPACITIES: Final = (
    "assistent", "behandlare", "chef", "coach", "familjehem", "förälder", "handledare",
    "handläggare", "kontaktperson", "kurator", "lärare", "läkare", "mentor", "personal",
    "psykolog", "rektor", "samordnare", "sekreterare", "sköterska", "stödperson",
    "terapeut", "tränare", "vårdnadshavare",
)  # fmt: skip
_OTHERS: Final = frozenset(kin + end for kin in _KIN for end in _KIN_ENDINGS)
_SENTENCE_ENDS: Final = ".!?:…\n"


def speaks_of_young_person(text: str) -> bool:
    """Whether a text says *hen*, *ungdomen* or the like where *jag* or *du* belongs."""
    return _NOUNS.search(text) is not None or _says_of_them(text)


def _says_of_them(text: str) -> bool:
    """Whether a pronoun comes before anybody whom it could be about instead."""
    for found in _WORD.finditer(text):
        word = found[0].casefold()
        if word in _PRONOUNS and not _is_name(found):
            return True
        if word in _OWN or _is_another(found, word):
            return False
    return False


def _is_another(found: re.Match[str], word: str) -> bool:
    known = word in _OTHERS or any(capacity in word for capacity in _CAPACITIES)
    return known or _is_name(found)


def _is_name(found: re.Match[str]) -> bool:
    """Whether a word is written as a name: it, or what follows it, has a capital.

    At the beginning of a sentence a capital says nothing, unless another follows.
    """
    if not found[0][0].isupper():
        return False
    before = found.string[: found.start()].rstrip()
    if before and before[-1] not in _SENTENCE_ENDS:
        return True
    after = found.string[found.end() :]
    return after[:1] == " " and after[1:2].isupper()
