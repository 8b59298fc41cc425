"""Påminnelse om kallelse: the call in short, in each voice, with its number."""

from dataclasses import replace
from datetime import date

import pytest

from sipdesk.content.document import Document
from sipdesk.documents.calendar.event import event
from sipdesk.documents.parts import Copy
from sipdesk.documents.pdf.render import render
from sipdesk.domain.case import Case
from sipdesk.domain.distribution import check_outgoing
from sipdesk.domain.guard import clearance
from sipdesk.domain.meeting import Calls, Participant, Reply
from sipdesk.domain.paper import PaperKind
from sipdesk.domain.telling import Telling, Told
from sipdesk.domain.young_person import YOUNG_PERSON
from tests.documents import cases
from tests.documents.example import BUP, DAY, FATHER, MADE, MOTHER, SCHOOL, SOCIAL
from tests.documents.papers import desk, everything_said, printed
from tests.documents.test_change import BEFORE, NOW
from tests.documents.test_change import letter as composed
from tests.usecases.refusals import refused

CALLED = date(2026, 11, 18)
EVERYONE = (SOCIAL, BUP, SCHOOL, MOTHER, FATHER, YOUNG_PERSON)


def silent(case: Case | None = None, **facts: object) -> Case:
    """Give a case in which everybody is called and nobody has answered."""
    case = case or cases.full()
    people = tuple(
        Participant(whom, whom, called=CALLED, reply=Reply.NONE) for whom in EVERYONE
    )
    meeting = replace(
        case.meeting,
        participants=people,
        record=replace(case.meeting.record, held=None),
        booking=replace(case.meeting.booking, **facts),  # type: ignore[arg-type]
    )
    return replace(case, meetings=(meeting,))


def letter(recipient: str, case: Case | None = None) -> Document:
    return composed(recipient, NOW, case or silent(), PaperKind.CALL_REMINDER)


@pytest.mark.parametrize("recipient", EVERYONE)
def test_everyone_reads_when_it_is_and_by_when_to_answer(recipient: str) -> None:
    text = printed(letter(recipient))
    assert "torsdag 3 december 2026 klockan 13.00–14.00" in text
    assert "Svara senast fredag 27 november 2026" in text
    assert "Skickad onsdag 18 november 2026" in text
    assert "nr 1, utskick 1" in text
    assert render(letter(recipient)).pages == 2


def test_a_last_day_that_has_gone_by_is_told_as_that() -> None:
    text = printed(letter(BUP, silent(reply_by=date(2026, 11, 20))))
    assert "Svaret skulle komma fredag 20 november 2026" in text
    assert "Svara senast" not in text


@pytest.mark.parametrize("recipient", EVERYONE)
def test_it_says_nothing_of_questions_needs_or_the_others(recipient: str) -> None:
    said = everything_said(letter(recipient))
    words = ("skola kan jag", "samtalen", "tandvård", "Kallas", "Bjuds in", "flyttar")
    assert [word for word in words if word in said] == []


def test_principals_are_called_and_others_invited() -> None:
    assert "Du är kallad av" in printed(letter(BUP))
    assert "Kallelse nr 1" in printed(letter(BUP))
    assert "Du är inbjuden till" in printed(letter(SCHOOL))
    assert "Inbjudan nr 1" in printed(letter(SCHOOL))


@pytest.mark.parametrize("recipient", [FATHER, BUP, SCHOOL])
def test_where_the_place_is_hidden_nothing_gives_it_away(recipient: str) -> None:
    said = everything_said(letter(recipient, silent(cases.protected())))
    for words in ("Exempelgården", "Björken", "Karin Koordinator", "010-333"):
        assert words not in said


@pytest.mark.parametrize("kind", [PaperKind.CHANGE, PaperKind.CALL_REMINDER])
def test_the_number_on_paper_goes_with_that_of_the_calendar_file(
    kind: PaperKind,
) -> None:
    case = silent()
    text = printed(composed(BUP, BEFORE, case, kind))
    told = Told((Telling(MADE, BEFORE, PaperKind.SUMMONS),))
    allowed = clearance(case, BUP, MADE.date()).kinds
    file = event(Copy(case, BUP, replace(desk(allowed), told=told)))
    assert file.sequence == 1
    assert f"nr 1, utskick {file.sequence + 1}" in text


def test_the_second_meeting_of_a_case_has_number_two() -> None:
    case = silent()
    again = replace(case, meetings=(replace(case.meeting, id="first"), case.meeting))
    assert "nr 2, utskick 1" in printed(letter(BUP, again))


def check(case: Case, whom: str = BUP) -> None:
    check_outgoing(PaperKind.CALL_REMINDER, case, whom, 0, DAY)


def test_it_goes_to_the_silent_and_to_nobody_else() -> None:
    case = silent()
    check(case)
    people = case.meeting.participants

    def changed(**facts: object) -> Case:
        others = tuple(replace(p, **facts) for p in people)  # type: ignore[arg-type]
        return replace(case, meetings=(replace(case.meeting, participants=others),))

    with refused("call-answered"):
        check(changed(reply=Reply.COMES))
    with refused("reminder-without-call"):
        check(changed(called=None))
    held = replace(case.meeting, record=replace(case.meeting.record, held=DAY))
    with refused("reminder-after-meeting"):
        check(replace(case, meetings=(held,)))
    with refused("meeting-is-cancelled"):
        check(silent(cancelled=DAY))


def test_what_a_principal_calls_to_itself_it_also_reminds_of() -> None:
    case = silent()
    roles = replace(case.meeting.roles, calls=Calls.PRINCIPAL)
    case = replace(case, meetings=(replace(case.meeting, roles=roles),))
    with refused("principal-calls-itself"):
        check(case)
    check(case, SCHOOL)
