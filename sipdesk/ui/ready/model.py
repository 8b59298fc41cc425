"""Redo för nästa steg as fields; knows nothing of Qt."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sipdesk.content.content import Choice, Hint
from sipdesk.domain.case import Case
from sipdesk.domain.ready import BoardDecision, EarlierWait, Ready
from sipdesk.domain.ready_rules import days_waited, waits
from sipdesk.ui.page import Around, Save
from sipdesk.ui.people import person
from sipdesk.ui.reading import Reading, day_text
from sipdesk.usecases.ready import Assessment, RecordReady, record_ready

_STAY_DAYS: Final = ("ready", "notified")
_KNOWN_DAYS: Final = ("asked", "decided", "missing_asked")


@dataclass(frozen=True, slots=True)
class ReadyForm:
    """The fields, as they were typed or chosen."""

    ready: str = ""
    ready_by: str = ""
    notified: str = ""
    waiting_for: str = ""
    asked: str = ""
    decision: str = BoardDecision.UNKNOWN.value
    decided: str = ""
    decided_what: str = ""
    missing: str = ""
    missing_words: str = ""
    missing_from: str = ""
    missing_asked: str = ""


def form_of(case: Case) -> ReadyForm:
    """Write what is known as a form."""
    stay, known = case.placement, case.ready
    days = {name: day_text(getattr(stay, name)) for name in _STAY_DAYS}
    days |= {name: day_text(getattr(known, name)) for name in _KNOWN_DAYS}
    return ReadyForm(
        ready_by=stay.ready_by,
        waiting_for=stay.waiting_for,
        decision=known.decision.value,
        decided_what=known.decided_what,
        missing=known.missing,
        missing_words=known.missing_words,
        missing_from=known.missing_from,
        **days,
    )


def save_of(case: Case, form: ReadyForm, around: Around) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: a day cannot be read.

    """
    reading = Reading(around.today())
    days: dict[str, Any] = {
        name: reading.day(name, getattr(form, name))
        for name in (*_STAY_DAYS, *_KNOWN_DAYS)
    }
    reading.done()
    assessment = Assessment(
        days["ready"], form.ready_by.strip(), days["notified"], form.waiting_for
    )
    known = Ready(
        asked=days["asked"],
        decision=BoardDecision(form.decision or BoardDecision.UNKNOWN.value),
        decided=days["decided"],
        decided_what=form.decided_what,
        missing=form.missing,
        missing_words=form.missing_words,
        missing_from=form.missing_from,
        missing_asked=days["missing_asked"],
    )
    return record_ready, RecordReady(case.id, case.version, assessment, known)


def must_notify(form: ReadyForm) -> bool:
    """Whether the nämnd is to be told at once that the young person is ready."""
    return bool(form.ready.strip()) and not form.notified.strip()


def givers(case: Case, day: date) -> tuple[tuple[str, str], ...]:
    """Name those who can give what is missing: everybody in the case, by id."""
    return tuple((party.id, person(case, party.id, day)) for party in case.parties)


def hint_of(choices: tuple[Choice, ...], code: str) -> Hint | None:
    """Find what is good to know of a choice."""
    return next((choice.hint for choice in choices if choice.code == code), None)


@dataclass(frozen=True, slots=True)
class Waited:
    """How long somebody has waited, and what was waited before; for the page."""

    days: int | None  # None: nobody waits
    earlier: tuple[EarlierWait, ...] = ()  # the latest first


def waited(case: Case, day: date) -> Waited:
    """Count what the page says of the wait."""
    days = days_waited(case, day) if waits(case) else None
    return Waited(days, tuple(reversed(case.ready.earlier)))
