"""How a request stands on the list: its state, every attempt, and what can be done."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from sipdesk.content.content import Choice
from sipdesk.content.swedish import clock, counted, long_date, short_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.case import Case
from sipdesk.domain.sip_request import (
    Attempt,
    ContactWay,
    EarlierAnswer,
    ProposedTime,
    Purpose,
    SipAnswer,
    SipRequest,
)
from sipdesk.ui.people import person
from sipdesk.ui.sip_request.model import (
    ANSWER,
    CHIEF,
    COPY,
    REMIND,
    REMOVE,
    SEND,
    WRITE,
)
from sipdesk.ui.task_editor import TaskRow
from sipdesk.ui.widgets.tokens import Tone

_SIGNS: Final[Mapping[SipAnswer, tuple[str, Tone]]] = {
    SipAnswer.INITIATES: ("circle-check", "ok"),
    SipAnswer.ANSWERED: ("circle-check", "ok"),
    SipAnswer.DECLINES: ("circle-slash", "idle"),
}
_TAKES_IT_ON: Final = "Tar på sig att kalla"


def row_of(
    case: Case,
    request: SipRequest,
    today: date,
    reasons: Mapping[str, Choice],
    works: Callable[[date], bool],
) -> TaskRow:
    """Put a request on the list as it stands today; ``works``: which days are worked.

    Silence is said in days and in working days: no source says which of them count.
    """
    who = person(case, request.party, today)
    title = who
    if request.purpose is not Purpose.SIP:
        title = f"{who}: {lower_first(word(request.purpose))}"
    if request.sent is None:
        return _draft(request, title)
    sent = f"Skickat {short_date(request.sent)}"
    if request.channel:
        sent = f"{sent}: {request.channel}"
    if request.waiting:
        silence = _silence(request.silent_days(today), _worked(request, today, works))
        return _waiting(request, title, sent, silence)
    return _answered(request, title, sent, reasons)


def answer_word(request_purpose: Purpose, answer: SipAnswer) -> str:
    """Say what was answered; where SiS took the initiative somebody takes it on."""
    initiative = request_purpose is Purpose.INITIATIVE
    if initiative and answer is SipAnswer.INITIATES:
        return _TAKES_IT_ON
    return word(answer)


def _draft(request: SipRequest, title: str) -> TaskRow:
    return TaskRow(
        request.id,
        title,
        icon="circle-dashed",
        state=f"Utkast från {short_date(request.written)}",
        notes=_said(times(request.times)),
        links=(
            (WRITE, "Ändra"),
            (SEND, "Registrera som skickat"),
            (REMOVE, "Ta bort"),
        ),
    )


def _waiting(request: SipRequest, title: str, sent: str, silence: str) -> TaskRow:
    about_sip = request.purpose is Purpose.SIP
    return TaskRow(
        request.id,
        title,
        icon="hourglass",
        icon_tone="warn",
        state=silence,
        notes=_said(sent, *_attempts(request), _next(request), _chief(request)),
        links=(
            (ANSWER, "Registrera svar"),
            (REMIND, "Registrera påminnelse"),
            *(((CHIEF, "Ange ansvarig chef"),) if about_sip else ()),
            *(((COPY, "Fråga en annan"),) if about_sip else ()),
        ),
    )


def _answered(
    request: SipRequest, title: str, sent: str, reasons: Mapping[str, Choice]
) -> TaskRow:
    icon, tone = _SIGNS.get(request.answer, ("info", "info"))
    words = f"”{request.answer_words.strip()}”" if request.answer_words else ""
    why = _why(request.decline_reason, reasons)
    day = f", {long_date(request.answered)}" if request.answered else ""
    more = request.open and request.purpose is Purpose.SIP
    return TaskRow(
        request.id,
        title,
        icon=icon,
        icon_tone=tone,
        state=f"{answer_word(request.purpose, request.answer)}{day}",
        notes=_said(
            why,
            words,
            *(_before(request, one, reasons) for one in request.earlier),
            sent,
            *_attempts(request),
            _next(request),
            _chief(request),
        ),
        links=(
            (ANSWER, "Ändra svaret"),
            *(((REMIND, "Registrera ett nytt försök"),) if more else ()),
            *(((CHIEF, "Ange ansvarig chef"),) if more else ()),
            *(((COPY, "Fråga en annan"),) if more else ()),
        ),
    )


def _why(code: str, reasons: Mapping[str, Choice]) -> str:
    reason = reasons.get(code)
    return reason.text if reason else code


def _before(
    request: SipRequest, one: EarlierAnswer, reasons: Mapping[str, Choice]
) -> str:
    """Say what was answered before the answer that holds now."""
    answer = lower_first(answer_word(request.purpose, one.answer))
    why = _why(one.decline_reason, reasons)
    said = f"Tidigare svar {short_date(one.day)}: {answer}"
    return f"{said}. {why}" if why else said


def times(proposed: tuple[ProposedTime, ...]) -> str:
    """Say which times are proposed, in one line."""
    said = [
        short_date(one.day)
        if one.start is None
        else f"{short_date(one.day)} kl. {clock(one.start)}"
        for one in proposed
    ]
    return f"Föreslår {', '.join(said)}" if said else ""


def _silence(days: int, worked: int) -> str:
    if not days:
        return "Skickat i dag. Väntar på svar"
    silent = f"Inget svar på {counted(days, 'dag', 'dagar')}"
    if worked == days:
        return silent
    return f"{silent} ({counted(worked, 'arbetsdag', 'arbetsdagar')})"


def _worked(request: SipRequest, today: date, works: Callable[[date], bool]) -> int:
    """Count the working days after the day it was sent, today with them."""
    days = request.silent_days(today)
    return sum(works(today - timedelta(days=back)) for back in range(days))


def _attempts(request: SipRequest) -> Iterator[str]:
    """Give a line for each attempt; what was noted before they were kept is one."""
    known = {attempt.day for attempt in request.attempts}
    if request.reminded and request.reminded not in known:
        yield f"Påmint {short_date(request.reminded)}"
    for attempt in request.attempts:
        yield _attempt(attempt)


def _attempt(attempt: Attempt) -> str:
    how = "" if attempt.way is ContactWay.NOT_SAID else lower_first(word(attempt.way))
    whom = f"nådde {attempt.whom}" if attempt.whom else ""
    about = ", ".join(filter(None, (how, attempt.by, whom)))
    words = f" ”{attempt.words}”" if attempt.words else ""
    said = f"Påmint {short_date(attempt.day)}"
    return f"{said}: {about}.{words}" if about or words else said


def _next(request: SipRequest) -> str:
    if not (request.remind_on and request.open):
        return ""
    way = request.next_way
    how = "" if way is ContactWay.NOT_SAID else lower_first(word(way))
    about = ", ".join(filter(None, (how, request.next_by)))
    said = f"Påminn igen {short_date(request.remind_on)}"
    return f"{said}: {about}" if about else said


def _chief(request: SipRequest) -> str:
    return f"Ansvarig chef: {request.chief}" if request.chief else ""


def _said(*notes: str) -> tuple[str, ...]:
    return tuple(note for note in notes if note)
