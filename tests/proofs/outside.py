"""What leaves SiS of a report cannot be worked back, and tells of nobody.

An attacker here has the file that went out, and knows how the report is counted: which
numbers are parts of which, in one table and between tables. What adds up to what is
written here anew, from what the tables mean, and not asked of the program.
"""

import csv
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from io import BytesIO, StringIO
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import pypdfium2

from sipdesk.content.table_words import table_text
from sipdesk.documents.pdf.render import render
from sipdesk.documents.report import Issue, report_document
from sipdesk.documents.report_csv import report_csv
from sipdesk.documents.report_xlsx import report_xlsx
from sipdesk.domain.outside import outward
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.report_file import Reader
from sipdesk.domain.simplex import Equations
from sipdesk.domain.table import Cell, RowKind, Table
from tests.home import HOME, content
from tests.proofs import claim
from tests.proofs.claim import Claim
from tests.proofs.outside_homes import made_up

SHORT, LONG = 40, 600
MADE: Final = datetime(2026, 8, 1, 9, tzinfo=ZoneInfo("Europe/Stockholm"))
SMALLEST: Final = 5


def issue(found: Report) -> Issue:
    """Give a report as it goes out."""
    return Issue(outward(found), Reader.OUTSIDE, HOME, "", MADE)


# --- What is printed ---------------------------------------------------------------


class Place(NamedTuple):
    """Where a number stands in the report; ``part`` is ``value`` or ``of``."""

    table: str
    row: str
    of: str
    column: int
    part: str = "value"


def printed(found: Report) -> dict[Place, int]:
    """Read the numbers that stand in the file that goes out."""
    text = report_csv(issue(found), content()).decode("utf-8-sig")
    lines = csv.DictReader(StringIO(text, newline=""), delimiter=";")
    told = {(line["Tabell"], line["Rad"], line["Kolumn"]): line for line in lines}
    known = {}
    for table in found.tables:
        words = table_text(table, content())
        for row, said in zip(table.rows, words.rows, strict=True):
            for at in range(len(row.cells)):
                column = " ".join(words.columns[at].split())
                line = told.get((words.title, said.head, column))
                for part, head in (("value", "Tal"), ("of", "Av")):
                    if line is not None and line[head].isdigit():
                        place = Place(table.id, row.code, row.of, at, part)
                        known[place] = int(line[head])
    return known


EXAMINED: Final = tuple(
    f"i10-{kind}-{state}"
    for kind in ("physical", "mental", "oral")
    for state in ("offered", "done")
)
MAY_NOT_APPLY: Final = ("i3-young-person", "i3-guardian", "i9-start", *EXAMINED)
"""Figures of which somebody may be aside; of the others nobody is, by definition."""
OF_EVERYBODY: Final = ("i11-admission", "i11-discharge")
"""Figures of health whose denominator is by definition that of an ordinary one."""


def truth(found: Report) -> tuple[dict[Place, int], set[Place]]:
    """Give every number there is, and those that must not be worked out."""
    counts, secret = {}, set()
    for table in found.tables:
        for row in table.rows:
            shut = row.nature.is_sensitive
            for at, cell in enumerate(row.cells):
                for part, n in _numbers(cell):
                    place = Place(table.id, row.code, row.of, at, part)
                    counts[place] = n
                    if (shut or n < SMALLEST) and not _is_told(place):
                        secret.add(place)
    return counts, secret


def _is_told(place: Place) -> bool:
    """Whether the definition alone tells it, of whatever home."""
    if place.table != "indicators":
        return False
    aside = place.column == 4 and place.of not in MAY_NOT_APPLY
    whole = place.column == 3 or place.part == "of"
    return aside or (whole and place.of in OF_EVERYBODY)


def _numbers(cell: Cell) -> Iterator[tuple[str, int]]:
    if cell.value is not None:
        yield "value", cell.value
    if cell.of is not None:
        yield "of", cell.of


# --- What the attacker knows -----------------------------------------------------


Sum = tuple[Place, tuple[Place, ...]]


def relations(found: Report) -> Iterator[Sum]:
    """Tell what adds up to what; a place of a table ``?`` stands in none."""
    for table in found.tables:
        yield from _across(table)
        yield from _down(table)
    last = {table.id: len(table.columns) - 1 for table in found.tables}

    def whole(table: str, row: str) -> Place:
        return Place(table, row, "", last[table])

    yield from _needs(whole)
    yield from _people(whole)


def ind(figure: str, column: int) -> Place:
    """Give a place in the table of indicators."""
    return Place("indicators", "indicator", figure, column)


def stage(name: str, column: int) -> Place:
    """Give a place in the funnel."""
    return Place("funnel", "stage", name, column)


def _needs(whole: Callable[[str, str], Place]) -> Iterator[Sum]:
    for code in ("needs", "held", "follow-ups"):
        yield whole("goal-3", code), (whole("months", code),)
    needs = whole("goal-3", "needs")
    yield needs, (Place("funnel", "needs", "", 0),)
    yield needs, (ind("i5", 3),)
    yield needs, (stage("need", 1),)
    yield whole("months", "told"), (ind("i4", 3),)
    names = ["need", "told", "initiated", "called", "held", "plan", "followed-up"]
    for at, name in enumerate(names):
        onward = (stage(names[at + 1], 1),) if at < 6 else ()
        yield stage(name, 1), (stage(name, 0), *onward)
    short = Place("obstacles", "stopped-short", "", 0)
    yield needs, (short, stage("followed-up", 0))
    alone = {
        "need": ("not-told", "young-person-no"),
        "told": ("no-answer", "declined", "others-answer"),
        "initiated": ("not-called",),
        "called": ("not-held", "cancelled"),
        "held": ("no-plan",),
        "plan": ("not-followed-up",),
    }
    for name, only in alone.items():
        parts = (Place("obstacles", "stopped", why, 0) for why in only)
        yield stage(name, 0), (*parts, Place("?", "obstacles", name, 0))


def _people(whole: Callable[[str, str], Place]) -> Iterator[Sum]:
    for figure in ("i9-discharge-date", "i13", "i11-admission"):
        yield ind("i1-admission", 3), (ind(figure, 3),)
    for figure in ("i9-start", *EXAMINED):
        yield ind("i1-admission", 3), (ind(figure, 3), ind(figure, 4))
    for figure in ("i6", "i11-discharge"):
        yield ind("i1-discharge", 3), (ind(figure, 3),)
    for column, told in enumerate((3, 0, 1, 2)):
        yield ind("i8", told), (Place("response", "groups", "", column),)
    yield ind("i12", 0), (Place("ready", "waits", "", 0),)
    for few, many in (
        (ind("i1-admission", 3), ind("i2", 3)),
        (ind("i1-discharge", 3), ind("i2", 3)),
        (ind("i12", 3), ind("i2", 3)),
        (whole("goal-3", "needs-persons"), ind("i2", 0)),
        (ind("i5", 0), stage("held", 1)),
        (ind("i5", 0), stage("plan", 1)),
        (Place("declined", "declines", "", 0), ind("i4", 1)),
    ):
        yield many, (few, Place("?", *few[1:3], few.column, many.row + many.of))


def _across(table: Table) -> Iterator[Sum]:
    """Tell of each row: what its cells are to one another."""
    for row in table.rows:
        at = [
            Place(table.id, row.code, row.of, column)
            for column in range(len(table.columns))
        ]
        of = [place._replace(part="of") for place in at]
        if table.id == "indicators":
            yield at[3], (at[0], at[1], at[2])
            yield at[3], (of[0],)
        elif table.id == "response":
            yield at[0], (at[1], at[2], at[3])
            yield at[0], (of[1],)
        elif table.id == "goal-3":
            yield from _over_parts(row.code, at)
        else:
            for whole, part in zip(of, at, strict=True):
                yield whole, (part, part._replace(table="?", part=table.id))
        if table.id.startswith("answers"):
            yield at[-1], (*at[:-1], Place("?", table.id, row.of, 0))


def _over_parts(code: str, at: Sequence[Place]) -> Iterator[Sum]:
    if code in {"needs", "planned", "held", "follow-ups"}:
        yield at[-1], tuple(at[:-1])
    elif code.endswith("-persons"):
        events = {"needs-persons": "needs"}.get(code, "follow-ups")
        for place in at:
            again = Place("?", code, events, place.column)
            yield place._replace(row=events), (place, again)


def _down(table: Table) -> Iterator[Sum]:
    """Tell of each column: its parts are the total."""
    for column in range(len(table.columns)):
        parts = [
            Place(table.id, row.code, row.of, column)
            for row in table.rows
            if row.kind is RowKind.PART
        ]
        if table.id in {"goal-1", "goal-2", "declined", "ready", "response"}:
            # Nobody outside knows which rows there were.
            parts.append(Place("?", table.id, "other rows", column))
        for row in table.rows:
            if row.kind is RowKind.TOTAL:
                yield Place(table.id, row.code, row.of, column), tuple(parts)


def _holding(sums: Iterable[Sum], counts: dict[Place, int]) -> list[Sum]:
    """Keep what is true of the numbers; count what stands in no table."""
    kept = []
    for total, parts in sums:
        shown = [part for part in parts if part.table != "?"]
        aside = [part for part in parts if part.table == "?"]
        if any(place not in counts for place in (total, *shown)):
            continue
        left = counts[total] - sum(counts[part] for part in shown)
        if left < 0 or (left and not aside):
            continue
        counts |= dict.fromkeys(aside, left)
        kept.append((total, parts))
    return kept


def worked_out(
    found: Report, known: Mapping[Place, int]
) -> list[tuple[Place, Fraction, Fraction | None]]:
    """Name the secrets of which one of 0 to 4 can be ruled out, and what is left."""
    counts, secret = truth(found)
    assert all(counts[place] == n for place, n in known.items())
    sums = _holding(relations(found), counts)
    seen = [place for place in secret if place in known]
    gone: list[tuple[Place, Fraction, Fraction | None]] = [
        (place, Fraction(known[place]), Fraction(known[place])) for place in seen
    ]
    for part, equations in _systems(sums, known):
        for place in secret & part.keys():
            least = equations.least(part[place])
            most = equations.most(part[place])
            if least > 0 or (most is not None and most < SMALLEST - 1):
                gone.append((place, least, most))
    return gone


def _systems(
    sums: Sequence[Sum], known: Mapping[Place, int]
) -> Iterator[tuple[dict[Place, int], Equations]]:
    """Part the sums into those that have an unknown in common."""
    left = [(total, parts) for total, parts in sums]
    while left:
        reached, taken = set(_unknown(left[0], known)), [left.pop(0)]
        while more := [one for one in left if reached & set(_unknown(one, known))]:
            taken += more
            left = [one for one in left if one not in more]
            reached |= {place for one in more for place in _unknown(one, known)}
        if not reached:
            continue
        place_of = {place: at for at, place in enumerate(sorted(reached))}
        rows, sides = [], []
        for total, parts in taken:
            row, side = [0] * len(place_of), 0
            for place, sign in ((total, 1), *((part, -1) for part in parts)):
                if place in known:
                    side -= sign * known[place]
                else:
                    row[place_of[place]] += sign
            rows.append(row)
            sides.append(side)
        yield place_of, Equations(rows, sides)


def _unknown(one: Sum, known: Mapping[Place, int]) -> list[Place]:
    return [place for place in (one[0], *one[1]) if place not in known]


# --- Claims ------------------------------------------------------------------------


def _tried(trial: Callable[[int], bool], *, long: bool) -> claim.Outcome:
    numbers = range(LONG if long else SHORT)
    return claim.Outcome(len(numbers), sum(not trial(number) for number in numbers))


def _withstands(number: int) -> bool:
    found = made_up(number)
    return not worked_out(found, printed(found))


def _gives_away(number: int) -> bool:
    """Whether the attacker gets at it where the small alone are left out."""
    found = made_up(number)
    counts, secret = truth(found)
    known = {place: n for place, n in counts.items() if place not in secret}
    small = [n for n in counts.values() if 0 < n < SMALLEST]
    return not small or bool(worked_out(found, known))


def _has_no_small(number: int) -> bool:
    made = issue(made_up(number))
    text = report_csv(made, content()).decode("utf-8-sig")
    lines = csv.DictReader(StringIO(text, newline=""), delimiter=";")
    told = [line[head] for line in lines for head in ("Tal", "Av", "Okänt")]
    numbers = [int(cell) for cell in told if cell.isdigit()]
    numbers += sheet_numbers(report_xlsx(made, content()))
    return all(number >= SMALLEST for number in numbers)


def sheet_numbers(data: bytes) -> list[int]:
    """Read what a workbook counts; days have formats of their own."""
    found = []
    with zipfile.ZipFile(BytesIO(data)) as book:
        styles = book.read("xl/styles.xml").decode().partition("<cellXfs")[2]
        formats = re.findall(r'<xf numFmtId="(\d+)"', styles.partition("</cellXfs>")[0])
        for name in book.namelist():
            if name.startswith("xl/worksheets/"):
                sheet = book.read(name).decode()
                cells = re.findall(r'<c r="\w+" s="(\d+)"><v>([\d.]+)</v>', sheet)
                plain = (cell for at, cell in cells if formats[int(at)] == "0")
                found += [int(cell) for cell in plain if "." not in cell]
    return found


def _names_nobody(number: int) -> bool:
    made = issue(made_up(number))
    return not any("secret-" in text for text in all_words(made))


def all_words(made: Issue) -> Iterator[str]:
    """Read everything that any form of a report says, its metadata too."""
    paper = render(report_document(made, content())).data
    yield paper.decode("latin-1")
    document = pypdfium2.PdfDocument(paper)
    yield from (page.get_textpage().get_text_bounded() for page in document)
    yield str(document.get_metadata_dict())
    yield report_csv(made, content()).decode("utf-8-sig")
    with zipfile.ZipFile(BytesIO(report_xlsx(made, content()))) as book:
        for name in book.namelist():
            yield book.read(name).decode()


CLAIMS = (
    Claim(
        "Who has every number of a report that left SiS, and knows what adds up to "
        "what, can rule out none of 0 to 4 in any place that is small or of health, "
        "consent or protection",
        lambda long: _tried(_withstands, long=long),
    ),
    Claim(
        "The same attacker works small numbers out where they alone are left out",
        lambda long: _tried(_gives_away, long=long),
    ),
    Claim(
        "No count under five stands in the CSV or the workbook that leaves SiS",
        lambda long: _tried(_has_no_small, long=long),
    ),
    Claim(
        "No id of a case or a person stands in any form of what leaves SiS",
        lambda long: _tried(_names_nobody, long=long),
    ),
)
