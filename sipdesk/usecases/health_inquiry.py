"""Fråga om hälsoundersökning: note, as it goes out, that each examination is asked for.

Nobody who has answered is asked anew: what is offered, booked or settled stays.
"""

from dataclasses import replace
from datetime import date

from sipdesk.domain.case import Case
from sipdesk.domain.health import Examination, ExaminationState, Health
from sipdesk.domain.health_rules import shown_state
from sipdesk.domain.journal import HEALTH_ASKED, HEALTH_NOT_ASKED
from sipdesk.domain.many import put, without
from sipdesk.domain.paper import PaperKind, PaperRecord
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, noted_by, save


def note_inquiry(
    work: Work, case: Case, record: PaperRecord, ports: Ports
) -> Change | None:
    """Note that the examinations are asked for; give what that changed.

    In a closed case nothing is noted, nor where the law does not cover the placement.
    """
    closed = case.closing.closed is not None
    if record.kind is not PaperKind.HEALTH_INQUIRY or closed:
        return None
    health = _asked(case, record.made.date(), ports)
    if health == case.health:
        return None
    noted = save(work, replace(case, health=health), HEALTH_ASKED, ports)
    return Change(noted, HEALTH_ASKED)


def take_inquiry_back(work: Work, record: PaperRecord, ports: Ports) -> Change | None:
    """Take back what an inquiry noted that never went out; give what that changed.

    What has been said of an examination since stays as it was said.
    """
    if record.kind is not PaperKind.HEALTH_INQUIRY:
        return None
    noted = noted_by(work, record, HEALTH_ASKED)
    if noted is None:
        return None
    before, after = noted
    case = work.cases.get(after.id)
    health = _not_asked(case.health, before.health, after.health)
    if health == case.health:
        return None
    changed = replace(case, health=health)
    back = save(work, changed, HEALTH_NOT_ASKED, ports, undoes=after.version)
    return Change(back, HEALTH_NOT_ASKED)


def _asked(case: Case, day: date, ports: Ports) -> Health:
    bases = ports.content.health.uncovered(day)
    health = case.health
    for one in health.all_examinations:
        if shown_state(one, case, bases) is not ExaminationState.NOT_ASKED:
            continue
        known = one.id or ports.new_id()
        asked = replace(one, id=known, state=ExaminationState.ASKED, asked=day)
        health = replace(health, examinations=put(health.examinations, asked))
    return health


def _not_asked(now: Health, before: Health, after: Health) -> Health:
    """Set back each examination that is as it was noted."""
    examinations = now.examinations
    for noted in after.examinations:
        was = before.examination(noted.kind)
        if noted == was or now.examination(noted.kind) != noted:
            continue
        examinations = _set_back(examinations, noted, was)
    return replace(now, examinations=examinations)


def _set_back(
    examinations: tuple[Examination, ...], noted: Examination, was: Examination
) -> tuple[Examination, ...]:
    """Put one back as it was; where nothing was said of it there is none."""
    return put(examinations, was) if was.id else without(examinations, noted.id)
