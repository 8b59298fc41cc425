"""What a recount found, in a sentence or a few: numbers first, no blame."""

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from sipdesk.content.swedish import figure, listing
from sipdesk.domain.printed_figures import (
    AnswersDiffer,
    Difference,
    GoalNotShown,
    SaidElsewhere,
    ShareDiffers,
    WrongDenominator,
)
from sipdesk.domain.recount import (
    Cell,
    OtherValue,
    Sum,
    TotalDiffers,
    TotalOf,
    read_cell,
)

_MOST_NAMED: Final = 6


def sentence(found: Difference) -> str:  # noqa: PLR0911  (one a kind)
    """Say what differs, with the numbers on both sides."""
    match found:
        case TotalDiffers():
            return " ".join(_total(found))
        case OtherValue():
            return " ".join(_other_value(found))
        case ShareDiffers():
            return _share(found)
        case SaidElsewhere():
            return _elsewhere(found)
        case AnswersDiffer():
            return _answers(found)
        case WrongDenominator():
            return " ".join(_denominator(found))
        case GoalNotShown():
            return _goal(found)
    assert_never(found)


def place_of(cell: Cell) -> str:
    """Name a cell by its row and column."""
    return ", ".join(filter(None, (cell.row, cell.column)))


def sum_of(one: Sum | None) -> str:
    """Write a sum as the table writes one: ``8 (-1)``; nothing that cannot be known.

    Of one with blank cells it says that there is more that is not known.
    """
    if one is None:
        return ""
    less = one.net - one.amount
    told = f"{figure(one.amount)} ({less})" if less else figure(one.amount)
    return f"{told} + okänt" if one.blanks else told


def any_sum_of(one: Sum) -> str:
    """Write a sum with the others that it may be: ``68 eller 61``."""
    return " eller ".join([sum_of(one), *map(figure, one.others)])


def percent(part: int, whole: int) -> str:
    """Write a share with one decimal: ``3,2 %``; without a whole there is none."""
    if not whole:
        return "–"
    return f"{100 * part / whole:.1f}".replace(".", ",") + "\N{NO-BREAK SPACE}%"


def _said(amount: int, net: int) -> str:
    told = figure(amount)
    if net == amount:
        return told
    return f"{told}, eller {figure(net)} när de inom parentes dras ifrån"


def _total(found: TotalDiffers) -> Iterator[str]:
    printed, total, one = figure(found.printed), found.total, found.counted
    sums = _said(one.amount, one.net)
    match found.scope:
        case TotalOf.WHOLE:
            says = f"slutresultatet säger {printed}, men rutorna ger {sums}"
            yield f"{total.what}: {says}."
        case TotalOf.COLUMN:
            says = f"nederst står {printed}, men rutorna ovanför ger {sums}"
            yield f"{', '.join(filter(None, (total.what, total.column)))}: {says}."
        case TotalOf.ROW:
            says = f"sist på raden står {printed}, men rutorna före ger {sums}"
            yield f"{total.what}, {total.row}: {says}."
    if found.of_totals:
        edges = listing(tuple(map(figure, found.of_totals)))
        yield f"Summorna i tabellens kant ger {edges}."
    yield f"Skillnaden är {figure(abs(found.difference))}."
    yield _blanks(one.blanks, found.difference)


def _blanks(blanks: Sequence[Cell], difference: int) -> str:
    if not blanks:
        return "Ingen ruta är tom."
    named = "; ".join(map(place_of, blanks[:_MOST_NAMED]))
    more = len(blanks) - _MOST_NAMED
    named += f"; och {more} till" if more > 0 else ""
    if difference < 0:
        return f"Tomma rutor: {named}. De kan inte förklara att summan är för liten."
    if len(blanks) == 1:
        return (
            f"En ruta är tom: {named}. Hör {figure(difference)} hemma där går summan "
            "ihop, men det går inte att veta."
        )
    return (
        f"Tomma rutor: {named}. Om skillnaden hör hemma i någon av dem går inte att "
        "veta."
    )


def _other_value(found: OtherValue) -> Iterator[str]:
    for cell in found.choices:
        reading = read_cell(cell.printed)
        values = [
            f"{figure(n.amount)} ({n.note})" if n.note else figure(n.amount)
            for n in (reading.numbers if reading else ())
        ]
        says = f"rutan för {place_of(cell)} har {len(values)} värden"
        yield f"{cell.what}: {says}, {listing(values)}."
    others = listing(tuple(map(figure, found.counted.others)), "eller")
    yield f"Summan {figure(found.printed)} gäller ett av dem."
    yield f"Med ett annat blir den {others}."


def _share(found: ShareDiffers) -> str:
    def of(pair: tuple[int, int]) -> str:
        part, whole = pair
        return f"{figure(part)} av {figure(whole)} ({percent(part, whole)})"

    named = f"{found.share.numerator} av {found.share.denominator.casefold()}"
    told = f"slutresultaten ger {of(found.printed)}, rutorna {of(found.counted)}"
    if found.net != found.counted:
        told += f", och utan dem inom parentes {of(found.net)}"
    return f"{named}: {told}."


def _elsewhere(found: SaidElsewhere) -> str:
    said = found.elsewhere
    amount = figure(said.amount)
    there = f"men {said.where} {amount} ({said.period})"
    told = f"{said.what}: tabellen säger {figure(found.printed)}, {there}."
    if said.amount == found.counted:
        return f"{told} {amount} är också vad rutorna ger."
    if said.amount == found.net:
        less = "när de inom parentes dras ifrån"
        return f"{told} {amount} är också vad rutorna ger {less}."
    return told


def _answers(found: AnswersDiffer) -> str:
    survey = found.survey
    parts = " + ".join(figure(answer.count) for answer in survey.answers)
    off = abs(survey.counted - survey.answered)
    return (
        f"”{survey.question}” Svaren är {figure(survey.counted)} ({parts}), men "
        f"{figure(survey.answered)} sägs ha svarat. Skillnaden är {figure(off)}."
    )


def _denominator(found: WrongDenominator) -> Iterator[str]:
    survey, claim = found.survey, found.claim
    share = f"”{figure(claim.numerator)} av {figure(claim.denominator)}”"
    yield f"{share} i {claim.where} räknar på {_counted_on(found)}."
    applies, known = survey.applies, survey.known
    yield (
        f"Frågan gällde {figure(applies)} av svaren: {figure(claim.numerator)} av "
        f"{figure(applies)} är {percent(claim.numerator, applies)}."
    )
    if known != applies:
        yield (
            f"Utan dem som inte vet är det {figure(claim.numerator)} av "
            f"{figure(known)}, {percent(claim.numerator, known)}."
        )


def _counted_on(found: WrongDenominator) -> str:
    survey, of = found.survey, found.claim.denominator
    if of == survey.population:
        answered = figure(survey.answered)
        return f"alla som frågan kunde ha gällt, men bara {answered} svarade"
    if of == survey.sent:
        return f"alla som fick enkäten, men bara {figure(survey.answered)} svarade"
    if of in (survey.answered, survey.counted):
        outside = sum(answer.count for answer in survey.answers if answer.outside)
        return f"alla som svarade, också de {figure(outside)} som frågan inte gällde"
    return "ett annat antal än någon har svarat"


def _goal(found: GoalNotShown) -> str:
    one = found.follow_up
    unknown = f", {figure(one.unknown)} vet inte" if one.unknown else ""
    return (
        f"”{one.question}” Målet {one.goal}\N{NO-BREAK SPACE}% sägs vara nått. Av "
        f"{figure(one.answered)} svar är {figure(one.yes)} ja{unknown}. "
        f"{figure(one.asked)} fick frågan. Vad de andra "
        f"{figure(one.asked - one.answered)} tycker är okänt."
    )
