"""A printed table on paper, counted again: as it stands, the recount, and sentences."""

from collections.abc import Iterator
from datetime import datetime

from sipdesk.content.chart import Bar, Bars, Chart
from sipdesk.content.document import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Items,
    Paragraph,
    ParagraphStyle,
    Table,
)
from sipdesk.content.swedish import figure, short_date
from sipdesk.documents.parts import SIS
from sipdesk.documents.recount_words import percent, sentence, sum_of
from sipdesk.domain.printed_figures import (
    Difference,
    FollowUp,
    GoalNotShown,
    Publication,
    SaidElsewhere,
    ShareDiffers,
    Survey,
    differences,
)
from sipdesk.domain.recount import (
    Cell,
    OtherValue,
    PrintedTable,
    TotalDiffers,
    TotalOf,
    add,
)

COUNTED = "Omräknat"
TITLE = "Tabell"
"""What a table is called that comes from a file."""


def recount_document(of: Publication, made: datetime) -> Document:
    """Write a report's figures as they are printed, and what they add up to."""
    found = differences(of)
    title = f"{of.title}, kontrollräknad"
    return Document(
        title=title,
        subject="Kontrollräkning av en tabell; den säger inget om någon person",
        recipient_label="Kontrollräkning",
        created=made,
        header=SIS,
        footer="Kontrollräkning",
        snug=True,
        blocks=(
            Heading(1, title),
            Paragraph(_in_short(found), ParagraphStyle.LEAD),
            *_about(of),
            *_tables(of, found),
            *(block for survey in of.surveys for block in _survey(survey, found)),
            *_follow_ups(of.follow_ups, found),
        ),
    )


def _in_short(found: tuple[Difference, ...]) -> str:
    if not found:
        return "Allt som går att räkna går ihop."
    many = "En sak går" if len(found) == 1 else f"{len(found)} saker går"
    return (
        f"{many} inte ihop. Siffrorna står som de är tryckta, och bredvid dem vad de "
        "blir när de räknas. En tom ruta är inte noll: den är okänd."
    )


def _about(of: Publication) -> Iterator[Block]:
    facts = []
    if of.source:
        facts.append(Fact("Källa", of.source))
    if of.read_on is not None:
        facts.append(Fact("Läst", short_date(of.read_on)))
    if of.legend:
        facts.append(Fact("Tecken", of.legend))
    if facts:
        yield Facts(tuple(facts))


# --- The table ------------------------------------------------------------------------


def _tables(of: Publication, found: tuple[Difference, ...]) -> Iterator[Block]:
    yield Heading(2, "Tabellen")
    for what in of.table.whats:
        yield Heading(3, what)
        yield _table(of.table, what)
        told = [f for f in found if _what(f) == what]
        if told:
            yield Items(tuple(map(sentence, told)))
        else:
            yield Paragraph("Inget här säger emot sig självt.", ParagraphStyle.SMALL)
        yield from (_ways(one) for one in told if _is_whole(one))
    shares = [one for one in found if isinstance(one, ShareDiffers)]
    if shares:
        yield Heading(3, "Andelar")
        yield Items(tuple(map(sentence, shares)))


def _what(found: Difference) -> str:
    match found:
        case TotalDiffers() | OtherValue():
            return found.total.what
        case SaidElsewhere():
            return found.elsewhere.what
        case _:
            return ""


def _table(table: PrintedTable, what: str) -> Table:
    """Set one thing's cells as printed, with the recount last and lowest."""
    across = any(c.what == what and c.column == table.total_column for c in table.cells)
    down = any(c.what == what and c.row == table.total_row for c in table.cells)
    columns = [*table.columns(what), *([table.total_column] if across else [])]
    rows = [*table.rows(what), *([table.total_row] if down else [])]
    body = [
        (
            row,
            *(_printed(table.at(row, column, what)) for column in columns),
            *([_counted(table, row, table.total_column, what)] if across else []),
        )
        for row in rows
    ]
    if down:
        sums = (_counted(table, table.total_row, column, what) for column in columns)
        body.append((COUNTED, *sums, *([""] if across else [])))
    heads = [column or "Antal" for column in columns]
    return Table(
        ("Hem", *heads, *([COUNTED] if across else [])),
        tuple(body),
        (1.3, *(1.2,) * len(heads), *([1.0] if across else [])),
    )


def _printed(cell: Cell | None) -> str:
    return cell.printed if cell is not None else ""


def _counted(table: PrintedTable, row: str, column: str, what: str) -> str:
    return sum_of(add(table.parts(Cell(row, column, what, ""))))


def _is_whole(found: Difference) -> bool:
    return isinstance(found, TotalDiffers) and found.scope is TotalOf.WHOLE


def _ways(found: Difference) -> Chart:
    """Draw a total beside what its cells add up to."""
    if not isinstance(found, TotalDiffers):
        raise TypeError("only a total is drawn")
    bars = [
        Bar("Som det är tryckt", max(0, found.printed)),
        Bar("Rutorna tillsammans", max(0, found.counted.amount)),
    ]
    if found.counted.net != found.counted.amount:
        bars.append(Bar("Utan dem inom parentes", max(0, found.counted.net)))
    what = found.total.what
    title = f"{what}: det tryckta och det omräknade"
    return Chart(Bars(title, what.casefold(), "Hur det räknas", tuple(bars)))


# --- Beside the table -----------------------------------------------------------------


def _survey(survey: Survey, found: tuple[Difference, ...]) -> Iterator[Block]:
    yield Heading(2, survey.question)
    sent = percent(survey.answered, survey.sent)
    whole = percent(survey.answered, survey.population)
    yield Facts(
        (
            Fact("Gäller", survey.period),
            Fact("Kunde ha gällt", figure(survey.population)),
            Fact("Fick enkäten", figure(survey.sent)),
            Fact("Svarade, enligt rapporten", figure(survey.answered)),
            Fact("Svarsandel", f"{sent} av dem som fick den, {whole} av alla"),
        )
    )
    rows = tuple((a.text, figure(a.count)) for a in survey.answers)
    total = ((COUNTED, figure(survey.counted)),)
    yield Table(("Svar", "Antal"), (*rows, *total), (3, 1))
    told = [one for one in found if getattr(one, "survey", None) == survey]
    if told:
        yield Items(tuple(map(sentence, told)))


def _follow_ups(
    asked: tuple[FollowUp, ...], found: tuple[Difference, ...]
) -> Iterator[Block]:
    if not asked:
        return
    yield Heading(2, "Uppföljning av stödet")
    rows = tuple(
        (
            one.question,
            figure(one.yes),
            figure(one.unknown),
            figure(one.answered),
            figure(one.asked),
            percent(one.yes, one.answered),
        )
        for one in asked
    )
    header = ("Fråga", "Ja", "Vet inte", "Svarade", "Fick frågan", "Ja av svaren")
    yield Table(header, rows, (3, 0.7, 0.9, 1.1, 1.1, 1.1))
    told = [one for one in found if isinstance(one, GoalNotShown)]
    if told:
        yield Items(tuple(map(sentence, told)))
