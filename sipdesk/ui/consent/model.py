"""What stands on the page about consent; knows nothing of Qt."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any, Final

from sipdesk.content.notices import notice
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Grant, Told
from sipdesk.domain.consenters import BY_BOARD, deciding, is_raised_anew
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.offer import InformedBy
from sipdesk.domain.standing import board_may_answer
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.ui.consent.whom import is_heard
from sipdesk.ui.item import ItemModel
from sipdesk.ui.page import Around, Save
from sipdesk.ui.reading import Reading, Unread, answer, day_text, said
from sipdesk.usecases.consent import (
    RecordDeviation,
    RegisterConsent,
    WithdrawConsent,
    record_deviation,
    register_consent,
    withdraw_consent,
)

REGISTER, CHECK, WITHDRAW = "register", "check", "withdraw"
RENEW = "renew"  # a new answer is asked for, about what the last one was about
CONFIRM = "confirm"  # what was given at another home, before a move
ALL, PART = "all", "part"  # how much is taken back
RENEWED_AHEAD: Final = timedelta(days=30)
DEVIATION = "deviation"

STATES = tuple(s for s in ConsentState if s is not ConsentState.WITHDRAWN)
"""What can be registered; that it is taken back is a task of its own."""

_ALWAYS = frozenset({"consenter", "state"})
_ASKED = frozenset({"purpose", "asked", "informed_by", "language", "capacity"})
_GIVEN = frozenset({"sip", "contact", "grants", "limits", "valid_from", "valid_to"})
_ANSWERED = frozenset(
    {"told", "own_words", "decided", "way", "way_detail", "received_by"}
)
_HEARD = frozenset({"own_words", "decided", "received_by"})
_DECIDED = _ALWAYS | {"reason", "decided", "ask_again"}
_OTHERWISE = {
    ConsentState.WAITING: _ALWAYS | _ASKED | {"ask_again"},
    ConsentState.NOT_ASKED_HARM: _DECIDED,
    ConsentState.CANNOT_TELL: _DECIDED | _ASKED | {"own_words"},
    ConsentState.REFERRED: _DECIDED,
    ConsentState.BOARD_YES: _ALWAYS | _GIVEN | {"reason", "decided", "purpose"},
    ConsentState.BOARD_NO: _DECIDED,
}
"""The fields of the states that are no answer; the rest are why there is none."""

_ANSWERS = (ConsentState.YES, ConsentState.PARTLY, ConsentState.NO)


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """One answer being registered, or one being taken back: ``task`` says which.

    ``item`` is the entry's id. ``grants`` holds a key per box: see ``box``.
    """

    item: str = ""
    task: str = REGISTER
    consenter: str = ""
    state: str = ""
    sip: str = ""
    contact: str = ""
    grants: frozenset[str] = frozenset()
    purpose: str = ""
    limits: str = ""
    own_words: str = ""
    capacity: str = ""
    asked: str = ""
    decided: str = ""
    valid_from: str = ""
    valid_to: str = ""
    way: str = ""
    way_detail: str = ""
    told: frozenset[str] = frozenset()
    informed_by: frozenset[str] = frozenset()
    language: str = ""
    received_by: str = ""
    reason: str = ""
    ask_again: str = ""
    extent: str = ""  # ALL or PART of it is taken back
    taken: frozenset[str] = frozenset()  # a key per box that is
    day: str = ""  # when it was taken back
    words: str = ""

    @property
    def known_state(self) -> ConsentState | None:
        """The state chosen; None until one is."""
        return ConsentState(self.state) if self.state else None


def box(recipient: str, kind: Information) -> str:
    """Give the key of one box: this recipient may have this kind."""
    return f"{recipient}/{kind.value}"


def shown_fields(form: ConsentForm, *, heard: bool = False) -> frozenset[str]:
    """Name the fields that belong to what is being done.

    A child who is ``heard`` is asked what they think, and nothing that makes a yes
    count.
    """
    if form.task == WITHDRAW:
        part = {"extent", "taken"} if form.extent == PART else {"extent"}
        return frozenset({"day", "words"} | (part if form.grants else set()))
    state = form.known_state
    if state is None:
        return _ALWAYS
    if state not in _ANSWERS:
        return _OTHERWISE.get(state, _DECIDED | {"asked"})
    if heard:
        about = (
            frozenset({"sip", "contact", "limits"}) if state.given else {"ask_again"}
        )
        return _ALWAYS | _ASKED | _HEARD | about
    shown = _ALWAYS | _ASKED | _ANSWERED
    return shown | _GIVEN if state.given else shown | {"ask_again"}


def states_for(case: Case, who: str, day: date) -> tuple[ConsentState, ...]:
    """Name what can be registered of somebody.

    Socialnämnden answers in the place of a guardian or of a minor who decides.
    """
    guardian = any(g.id == who for g in case.guardians)
    decides = who == YOUNG_PERSON and not is_heard(case, who, day)
    by_board = board_may_answer(case, day) and (guardian or decides)
    return tuple(s for s in STATES if by_board or s not in BY_BOARD)


def form_of_item(case: Case, consent_id: str) -> ConsentForm:
    """Write an entry as a form; one that the case does not have is empty."""
    found = [c for c in case.consents if c.id == consent_id]
    if not found:
        return ConsentForm(item=consent_id)
    entry = found[0]
    unsaid = entry.way is ConsentWay.NOT_SAID
    return ConsentForm(
        item=entry.id,
        consenter=entry.consenter,
        state=entry.state.value,
        sip=said(entry.sip),
        contact=said(entry.contact),
        grants=boxes_of(entry.grants),
        purpose=entry.purpose,
        limits=entry.limits,
        own_words=entry.own_words,
        capacity=entry.capacity,
        asked=day_text(entry.asked),
        decided=day_text(entry.decided),
        valid_from=day_text(entry.valid_from),
        valid_to=day_text(entry.valid_to),
        way="" if unsaid else entry.way.value,
        way_detail=entry.way_detail,
        told=frozenset(point.value for point in entry.told),
        informed_by=frozenset(way.value for way in entry.informed_by),
        language=entry.language,
        received_by=entry.received_by,
        reason=entry.reason,
        ask_again=day_text(entry.ask_again),
    )


def boxes_of(grants: tuple[Grant, ...]) -> frozenset[str]:
    """Give the keys of the boxes that grants tick."""
    return frozenset(box(g.recipient, kind) for g in grants for kind in g.kinds)


def renewable(case: Case, who: str, day: date) -> Consent | None:
    """Find somebody's yes that has run out or soon does, and that nothing followed.

    One of before the young person turned 15 or 18 is asked about anew, not renewed; one
    whose word does not count now is not asked at all.
    """
    if who not in deciding(case, day):
        return None
    own = [c for c in case.consents if c.consenter == who and c.state.decided]
    ordered = sorted(own, key=lambda c: c.counts_from or date.min)
    last = ordered[-1] if ordered else None
    if last is None or not last.state.given or is_raised_anew(case, last, day):
        return None
    soon = last.valid_to is not None and last.valid_to <= day + RENEWED_AHEAD
    return last if soon else None


def renewal(case: Case, entry: Consent) -> dict[str, Any]:
    """Give what a new answer would be about: never whether it is a yes.

    When, how and to whom it is given, and until when, is asked anew too.
    """
    here = {party.id for party in case.parties}
    grants = tuple(g for g in entry.grants if g.recipient in here)
    return {
        "sip": said(entry.sip),
        "contact": said(entry.contact),
        "grants": boxes_of(grants),
        "limits": entry.limits,
        "purpose": entry.purpose,
        "language": entry.language,
    }


def consent_of(form: ConsentForm, around: Around, *, heard: bool = False) -> Consent:
    """Turn the form into an entry; what does not belong to its state is left out.

    Raises:
        Unread: a day cannot be read, or nobody or nothing is chosen.
        RuleBroken: what ``Consent.check`` says.

    """
    reading = Reading(around.today())
    shown = shown_fields(form, heard=heard)
    days = {
        name: reading.day(name, getattr(form, name) if name in shown else "")
        for name in ("asked", "decided", "valid_from", "valid_to", "ask_again")
    }
    reading.done()
    state = form.known_state
    if not form.consenter:
        raise Unread({"consenter": notice("consent-without-consenter").whole})
    if state is None:
        raise Unread({"state": notice("consent-without-state").whole})
    entry = Consent(
        id=form.item,
        consenter=form.consenter,
        state=state,
        sip=answer(form.sip),
        contact=answer(form.contact),
        grants=_grants(form.grants, around),
        purpose=form.purpose.strip(),
        limits=form.limits.strip(),
        own_words=form.own_words.strip(),
        capacity=form.capacity.strip(),
        asked=days["asked"],
        decided=days["decided"],
        valid_from=days["valid_from"],
        valid_to=days["valid_to"],
        way=ConsentWay(form.way or ConsentWay.NOT_SAID.value),
        way_detail=form.way_detail.strip(),
        told=frozenset(Told(point) for point in form.told),
        informed_by=frozenset(InformedBy(way) for way in form.informed_by),
        language=form.language.strip(),
        received_by=form.received_by.strip(),
        reason=form.reason.strip(),
        ask_again=days["ask_again"],
    )
    bare = _only(entry, shown)
    bare.check(around.today(), view_only=heard)
    return bare


def _only(entry: Consent, shown: frozenset[str]) -> Consent:
    """Leave out what stands in fields that are not shown, but keep what a no means."""
    empty = Consent(entry.id, entry.consenter)
    left_out = {
        name: getattr(empty, name)
        for name in (f.name for f in fields(Consent))
        if name not in shown and name not in {"id", "consenter", "state"}
    }
    bare = replace(entry, **left_out)
    if bare.state is ConsentState.NO:
        return replace(bare, sip=Answer.NO, contact=Answer.NO)
    return bare


def _grants(keys: frozenset[str], around: Around) -> tuple[Grant, ...]:
    kinds: dict[str, set[Information]] = {}
    for key in sorted(keys):
        recipient, _, kind = key.rpartition("/")
        kinds.setdefault(recipient, set()).add(Information(kind))
    return tuple(
        Grant(around.new_id(), recipient, frozenset(chosen))
        for recipient, chosen in kinds.items()
    )


def save_of(case: Case, form: ConsentForm, around: Around) -> Save:
    """Turn the form into the use case that registers or takes back.

    Raises:
        Unread: a day cannot be read or is missing, or nothing is chosen.

    """
    if form.task == WITHDRAW:
        return withdraw_consent, _withdrawal(case, form, around)
    _check_offered(case, form, around)
    try:
        entry = consent_of(form, around, heard=_heard(case, form, around))
    except RuleBroken as broken:
        raise Unread({broken.field: notice(broken.code).whole}) from broken
    return register_consent, RegisterConsent(case.id, case.version, entry)


def _withdrawal(case: Case, form: ConsentForm, around: Around) -> WithdrawConsent:
    reading = Reading(around.today())
    day = reading.day("day", form.day)
    reading.done()
    part = form.extent == PART
    wrong = {}
    if form.grants and not form.extent:
        wrong["extent"] = notice("withdrawal-without-extent").whole
    if part and not form.taken:
        wrong["taken"] = notice("withdrawal-of-nothing").whole
    if day is None:
        wrong["day"] = notice("day-missing").whole
    if wrong or day is None:
        raise Unread(wrong)
    taken = _grants(form.taken, around) if part else ()
    return WithdrawConsent(
        case.id, case.version, form.item, day, form.words, taken=taken
    )


def _heard(case: Case, form: ConsentForm, around: Around) -> bool:
    return is_heard(case, form.consenter, around.today())


def _check_offered(case: Case, form: ConsentForm, around: Around) -> None:
    """Refuse a state that was chosen of somebody else, before the consenter was."""
    offered = states_for(case, form.consenter, around.today())
    if form.consenter and form.known_state not in offered:
        raise Unread({"state": notice("consent-without-state").whole})


class ConsentModel(ItemModel[ConsentForm]):
    """The answer being registered: written, checked, then registered."""

    def check(self) -> None:
        """Go to the answers as they would be registered, if they say enough."""
        form, case = self.state.form, self.state.case
        try:
            _check_offered(case, form, self.around)
            consent_of(form, self.around, heard=_heard(case, form, self.around))
        except Unread as unread:
            self.show_problems(unread.problems)
        except RuleBroken as broken:
            self.show_problems({broken.field: notice(broken.code).whole})
        else:
            form = replace(form, task=CHECK)
            self._show(replace(self.state, form=form, problems={}, notice=None))

    def show_problems(self, problems: dict[str, str]) -> None:
        """Go back to writing and say at the fields what has to be mended."""
        form = replace(self.state.form, task=REGISTER)
        self._show(replace(self.state, form=form, problems=problems))
        self.keep()


@dataclass(frozen=True, slots=True)
class DeviationForm:
    """Why others than the proposed ones take a stand."""

    item: str = ""
    reason: str = ""


def deviation_form(case: Case, item: str) -> DeviationForm:
    """Write the reason as a form."""
    return DeviationForm(item, case.consent_deviation)


def save_deviation(case: Case, form: DeviationForm) -> Save:
    """Turn the form into the use case that saves it."""
    return record_deviation, RecordDeviation(case.id, case.version, form.reason)


def kinds_in_order(kinds: frozenset[Information]) -> Iterator[Information]:
    """Give kinds in the order of the form."""
    return (kind for kind in CONSENTABLE if kind in kinds)
