"""A file that begins with TOML between two lines of ``+++``, above what it is about."""

import re
from typing import Final

from sipdesk.content.toml_table import Refused

_FENCE: Final = "+++"
_LINE_ENDS: Final = re.compile(r"\r\n?")


def parted(text: str) -> tuple[str, str]:
    """Part the TOML from the rest; both keep the file's numbers of lines.

    Raises:
        Refused: ``front-matter-missing``.

    """
    lines = _LINE_ENDS.sub("\n", text).split("\n")
    if lines[0].rstrip() != _FENCE:
        raise Refused("front-matter-missing", line=1)
    ends = [n for n, line in enumerate(lines) if n and line.rstrip() == _FENCE]
    if not ends:
        raise Refused("front-matter-missing", line=1)
    end = ends[0]
    above = "\n".join(["", *lines[1:end]])
    return above, "\n".join([*[""] * (end + 1), *lines[end + 1 :]])
