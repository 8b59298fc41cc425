"""A document as plain text, for those who listen to it or only want its words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sipdesk.content import swedish
from sipdesk.content.chart import Chart
from sipdesk.content.chart_words import as_table, nothing, shows_any
from sipdesk.content.credits import credited
from sipdesk.content.document import (
    Block,
    Document,
    Facts,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Picture,
    Pictures,
    Rule,
    Signatures,
    Stamp,
    Table,
    Ticks,
    WriteLines,
)
from sipdesk.content.languages import Language, language

_SECTION = 2
_ENDS = (".", "!", "?", "؟", "።")


def as_text(document: Document) -> str:
    """Tell the whole document in reading order, blocks apart by an empty line.

    A table is told row by row, each cell after its column's heading, so that it can
    be understood without being seen.
    """
    return f"{_text(credited(document), document.lang)}\n"


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a document as plain text, under its heading."""

    heading: str
    text: str


def sections(document: Document) -> tuple[Section, ...]:
    """Part a document at its headings of the second level, for typing elsewhere.

    What stands before the first of them goes under the title. A section that says
    nothing but its heading is left out.
    """
    parts: list[tuple[str, list[Block]]] = [(document.title, [])]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level <= _SECTION:
            parts.append((block.text, []))
        elif not _is_label(block):
            parts[-1][1].append(block)
    lang = document.lang
    told = (Section(heading, _text(blocks, lang)) for heading, blocks in parts)
    return tuple(section for section in told if section.text)


def _text(blocks: Iterable[Block], lang: str) -> str:
    told = ("\n".join(_lines(one, language(one.lang or lang))) for one in blocks)
    return "\n\n".join(text for text in told if text)


def _is_label(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style is ParagraphStyle.LABEL


def _lines(block: Block, words: Language) -> Iterator[str]:  # noqa: C901, PLR0912  (one case for each block)
    match block:
        case Heading(_, text) | Paragraph(text):
            yield text
        case Items():
            yield from _numbered(block)
        case Facts(facts):
            yield from (f"{fact.label}: {fact.value}" for fact in facts)
        case Table():
            yield from _table(block, words)
        case Ticks(ticks):
            yield from (f"{words.ticks[tick.state]}: {tick.text}" for tick in ticks)
        case Pictures(pictures):
            yield from (_picture(one, words) for one in pictures)
        case WriteLines(label):
            yield f"{label}: ({words.write_here.lower()})"
        case Signatures(labels):
            yield from (f"{label}: ({words.sign_here.lower()})" for label in labels)
        case Stamp(provision, day, authority):
            yield f"{swedish.SECRECY}. {provision}"
            yield f"{authority}, {swedish.short_date(day)}"
        case Figure(alt=alt, caption=caption):
            yield f"{words.picture}: {alt}"
            if caption:
                yield caption
        case Chart(spec) if not shows_any(spec):
            yield from (spec.title, nothing())
        case Chart():
            yield from _table(as_table(block), words)
        case Rule() | PageBreak():
            return


def _picture(picture: Picture, words: Language) -> str:
    """Tell the words; the symbol beside them says the same."""
    told = picture.words.strip() or f"{words.picture}: {picture.alt}"
    return f"{words.ticks[picture.box]}: {told}" if picture.box else told


def _numbered(block: Items) -> Iterator[str]:
    for number, text in enumerate(block.texts, 1):
        yield f"{number}. {text}" if block.ordered else f"• {text}"


def _table(table: Table, words: Language) -> Iterator[str]:
    if table.caption:
        yield table.caption
    blank = sum(not any(cells) for cells in table.cells)
    for cells in table.cells:
        if any(cells):
            yield _row(table, cells, words)
    if blank:
        names = ", ".join(filter(None, table.header))
        yield f"{names}: ({words.write_here.lower()}) × {blank}"


def _row(table: Table, cells: tuple[str, ...], words: Language) -> str:
    """Tell a row; of a form, also what is to be written in it."""
    room = f"({words.write_here.lower()})" if table.by_hand else ""
    told = ((n, cell or room) for n, cell in zip(table.header, cells, strict=True))
    parts = [f"{n}: {text}" if n else text for n, text in told if text]
    ended = (part if part.endswith(_ENDS) else f"{part}." for part in parts[:-1])
    return " ".join((*ended, *parts[-1:]))
