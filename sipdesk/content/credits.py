"""Who drew the symbols of a paper: the line that their licences ask for."""

from collections.abc import Iterable

from sipdesk.content import swedish
from sipdesk.content.document import (
    Block,
    Document,
    Paragraph,
    ParagraphStyle,
    Picture,
    Pictures,
)
from sipdesk.content.tags import SWEDISH_IN_SWEDEN


def credited(document: Document) -> tuple[Block, ...]:
    """Give a document's blocks, and last of them who drew its symbols, if it has any.

    It is reckoned from what is on the paper, after it has been cut for its recipient.
    """
    shown = [
        picture
        for block in document.blocks
        if isinstance(block, Pictures)
        for picture in block.pictures
    ]
    line = _line(shown)
    if not line:
        return document.blocks
    foreign = document.lang != SWEDISH_IN_SWEDEN
    lang = SWEDISH_IN_SWEDEN if foreign else ""  # the line is Swedish in any paper
    return (*document.blocks, Paragraph(line, style=ParagraphStyle.SMALL, lang=lang))


def _line(shown: list[Picture]) -> str:
    composed = any(picture.symbol.is_composed for picture in shown)
    return credit_line((picture.credit for picture in shown), composed=composed)


def credit_line(credits_: Iterable[str], *, composed: bool) -> str:
    """Say who drew what is shown, each once; nothing when there is nobody to name."""
    drawn = tuple(dict.fromkeys(one for one in credits_ if one.strip()))
    if not drawn:
        return ""
    line = f"{swedish.SYMBOLS}: {'; '.join(drawn)}."
    return f"{line} {swedish.SOME_COMPOSED}" if composed else line
