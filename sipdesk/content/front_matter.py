"""A text file that begins with TOML between two lines of ``+++``."""

import re
from dataclasses import dataclass
from typing import Final

from sipdesk.content.toml_table import Refused

_FENCE: Final = "+++"
_LINE_ENDS: Final = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Parted:
    """What stands between the fences and what stands below, each by itself.

    ``first`` is the number of the file's line that the text below begins on.
    """

    above: str
    below: str
    first: int


def part(text: str) -> Parted:
    """Part the TOML from the text; the TOML keeps the file's numbers of lines.

    Raises:
        Refused: ``front-matter-missing``.

    """
    lines = unix_lines(text).split("\n")
    ends = [n for n, line in enumerate(lines) if n and line.rstrip() == _FENCE]
    if lines[0].rstrip() != _FENCE or not ends:
        raise Refused("front-matter-missing", line=1)
    end = ends[0]
    above = "\n".join(["", *lines[1:end]])
    return Parted(above, "\n".join(lines[end + 1 :]), end + 2)


def unix_lines(text: str) -> str:
    """Give a text with every line end as a line feed."""
    return _LINE_ENDS.sub("\n", text)
