"""Word's field codes: instructions that Word carries out when a file is opened.

Some fetch text, pictures or data from elsewhere. So only those are let through that
speak of the document itself.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from sipdesk.domain.errors import RuleBroken

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HARMLESS: Final = frozenset(
    {
        "CREATEDATE",
        "DATE",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "FORMTEXT",
        "NUMPAGES",
        "PAGE",
        "PAGEREF",
        "REF",
        "SAVEDATE",
        "SECTION",
        "SECTIONPAGES",
        "SEQ",
        "STYLEREF",
        "SUBJECT",
        "TIME",
        "TITLE",
        "TOC",
    }
)
_WITHIN: Final = ["HYPERLINK", "\\L"]


def check_codes(root: etree._Element) -> None:
    """Refuse a part that has a code of any other kind.

    Raises:
        RuleBroken: ``template-outside-link``.

    """
    for code in _codes(root):
        words = code.upper().split()
        if words and words[0] not in _HARMLESS and words[:2] != _WITHIN:
            raise RuleBroken("template-outside-link")


def _codes(root: etree._Element) -> Iterator[str]:
    """Give every code, put together from the runs it is spread over."""
    open_codes: list[str] = []
    for one in root.iter(etree.Element):
        if one.tag == f"{_WORD}fldSimple":
            yield str(one.get(f"{_WORD}instr", ""))
        elif one.tag == f"{_WORD}fldChar":
            kind = one.get(f"{_WORD}fldCharType")
            if kind == "begin":
                open_codes.append("")
            elif open_codes and kind == "end":
                yield open_codes.pop()
        elif one.tag in (f"{_WORD}instrText", f"{_WORD}delInstrText"):
            if open_codes:
                open_codes[-1] += one.text or ""
            else:
                yield one.text or ""
    yield from open_codes
