"""Braces in pairs: what docxtpl may be given to search through.

It searches by patterns that try every opening brace against the rest of the part. Where
each is closed before the next is opened that is soon done; where thousands are left
open it would take hours.
"""

import re
from typing import Final

from lxml import etree

from sipdesk.domain.errors import RuleBroken

MOST_XML: Final = 3 * 2**19  # of a part that has fields in braces
_LONGEST: Final = 300  # letters between braces
_SIGNS: Final = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_WHOLE_ELEMENT: Final = re.compile(r"(p|r|tc|tr)\s")
"""In double braces docxtpl takes these for whole paragraphs, runs, cells and rows."""

_OPENS: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}


def check_braces(root: etree._Element, size: int) -> None:
    """Refuse a part whose braces are not in pairs, or stand outside its text.

    Raises:
        RuleBroken: ``template-braces``; ``template-too-big``.

    """
    if any(sign in value for value in _attributes(root) for sign in _OPENS):
        raise RuleBroken("template-braces")
    text = "".join(root.itertext())
    closing, begun, found = "", 0, False
    for sign in _SIGNS.finditer(text):
        if sign[0] == "{{" and _WHOLE_ELEMENT.match(text, sign.end()):
            raise RuleBroken("template-braces")
        if closing and sign[0] == closing and sign.start() - begun <= _LONGEST:
            closing = ""
        elif not closing and sign[0] in _OPENS:
            closing, begun, found = _OPENS[sign[0]], sign.end(), True
        elif closing or sign[0] == "}}":
            raise RuleBroken("template-braces")
    if closing:
        raise RuleBroken("template-braces")
    if found and size > MOST_XML:
        raise RuleBroken("template-too-big")


def _attributes(root: etree._Element) -> list[str]:
    return [str(value) for one in root.iter() for value in one.attrib.values()]
