"""What a report shows of the answers to surveys, and what too few have answered.

The questions stand in the order they were asked in, the pilot's four first. One that
too few have answered has no row: it is named, together with all the others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sipdesk.content.chart import Absent, Answers, Stacked
from sipdesk.content.content import Content
from sipdesk.content.surveys import Question, Survey
from sipdesk.content.swedish import in_all, listing
from sipdesk.content.table_words import Asked, asked_of
from sipdesk.content.words import lower_first, word
from sipdesk.domain.pilot_report import Report
from sipdesk.domain.report_file import Reader
from sipdesk.domain.table import BLANK, Row

_TOO_FEW: Final = "too-few"
_HARD_SPACE: Final = "\u00a0"
_SHARED_BY: Final = 3
"""So many heads begin with the same word before it is said once for all of them."""


@dataclass(frozen=True, slots=True)
class Few:
    """What too few have answered, of which survey; no question means none of them."""

    survey: str
    group: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a group agreed with most and least; empty where it was all the same."""

    group: str
    most: str
    least: str


def without_few(report: Report, content: Content) -> tuple[Report, tuple[Few, ...]]:
    """Give a report of the answers that can be shown, and what too few answered.

    Of what leaves SiS a table may have lost every row: it is among the few too.
    """
    kept, few = [], list[Few]()
    for table in report.tables:
        asked = asked_of(table.id)
        if asked is None:
            kept.append(table)
            continue
        rows = tuple(row for row in table.rows if not _is_few(row))
        gone = [row for row in table.rows if _is_few(row)]
        shows = any(cell.value is not None for row in rows for cell in row.cells)
        if shows:
            notes = tuple(note for note in table.notes if note[0] != _TOO_FEW)
            kept.append(replace(table, rows=rows, notes=notes))
        if gone or not shows:
            few.append(_few(asked, gone if shows else (), content))
    return replace(report, tables=tuple(kept)), tuple(few)


def few_in_words(few: Sequence[Few], reader: Reader) -> str:
    """Name all that too few have answered in one line; empty where there is nothing.

    Outside it may be left out for another reason: that others could be reckoned.
    """
    by_survey: dict[str, list[str]] = {}
    for one in few:
        told = by_survey.setdefault(one.survey, [])
        if one.questions:
            told.append(f"{lower_first(one.group)} ({'; '.join(one.questions)})")
        else:
            told.append(lower_first(one.group))
    surveys = (f"{name}: {listing(groups)}" for name, groups in by_survey.items())
    inside = reader is Reader.INSIDE
    why = "För få svar för att visas." if inside else "Svar som inte visas."
    return f"{why} {'. '.join(surveys)}." if few else ""


def opinion(group: str, spec: Stacked) -> Opinion | None:
    """Tell what most and fewest agree with: the steps above the middle of the scale.

    None where some question's answers have been left out: it might be the one.
    """
    agreed = [_agreed(row) for row in spec.rows]
    counted = [one for one in agreed if one is not None]
    if not counted or len(counted) < len(agreed):
        return None
    ranked = sorted(counted, key=lambda one: -one[1] / one[2])
    most, least = ranked[0], ranked[-1]
    if most[1] * least[2] == least[1] * most[2]:
        return Opinion(group, "", "")
    return Opinion(group, _agrees(*most), _agrees(*least))


def shared_word(heads: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Give the word that heads of a scale begin with, and the heads without it.

    ``Stämmer helt``, ``Stämmer delvis``: narrow columns need not say it each time.
    """
    firsts = [head.split()[0] for head in heads if len(head.split()) > 1]
    common = next((w for w in firsts if firsts.count(w) >= _SHARED_BY), "")
    if not common:
        return "", tuple(heads)
    return common, tuple(head.removeprefix(f"{common} ") for head in heads)


def _agreed(row: Answers) -> tuple[str, int, int] | None:
    if isinstance(row.given, Absent):
        return None
    upper = row.given[(len(row.given) + 1) // 2 :]
    whole = sum(row.given) + row.dont_know + row.wont_say
    return (row.label, sum(upper), whole) if whole else None


def _agrees(question: str, agreed: int, whole: int) -> str:
    so_many = in_all(agreed, whole).replace(" ", _HARD_SPACE)
    return f"{question.rstrip('.')} ({so_many})"


def _few(asked: Asked, gone: Sequence[Row], content: Content) -> Few:
    survey = content.read_surveys().surveys.get(asked.survey)
    name = survey.name if survey is not None else asked.survey
    questions = {one.id: one.words for one in _questions(survey, asked)}
    told = tuple(questions.get(row.of, row.of).rstrip(".") for row in gone)
    return Few(name, word(asked.group), told)


def _is_few(row: Row) -> bool:
    return all(cell == BLANK for cell in row.cells)


def _questions(survey: Survey | None, asked: Asked) -> Iterator[Question]:
    if survey is not None:
        yield from survey.questions.get(asked.group, ())
