"""What stands on the page about consent; knows nothing of Qt."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum

from sipdesk.content.notices import notice
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Grant, Told
from sipdesk.domain.consenters import (
    Consenters,
    consenters,
    latest,
)
from sipdesk.domain.errors import RuleBroken
from sipdesk.domain.information import CONSENTABLE, Information
from sipdesk.domain.offer import InformedBy
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.settings import CONSENT_MONTHS
from sipdesk.domain.young_person import (
    GROWN_UP_AT,
    YOUNG_PERSON,
    YOUNG_PERSON_JOINS_AT,
)
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
from sipdesk.usecases.home import HomeView, read_home

REGISTER, CHECK, WITHDRAW = "register", "check", "withdraw"
DEVIATION = "deviation"

STATES = tuple(s for s in ConsentState if s is not ConsentState.WITHDRAWN)
"""What can be registered; that it is taken back is a task of its own."""

ANSWERED = (ConsentState.YES, ConsentState.PARTLY, ConsentState.NO)
GIVEN = (ConsentState.YES, ConsentState.PARTLY)

_ALWAYS = frozenset({"consenter", "state"})
_ASKED = frozenset({"asked", "informed_by", "language"})
_GIVEN = frozenset({"sip", "contact", "grants", "limits", "valid_to"})
_ANSWERED = frozenset(
    {"told", "own_words", "decided", "way", "way_detail", "received_by"}
)
_WITH_REASON = frozenset({"reason", "decided"})


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
    limits: str = ""
    own_words: str = ""
    asked: str = ""
    decided: str = ""
    valid_to: str = ""
    way: str = ""
    way_detail: str = ""
    told: frozenset[str] = frozenset()
    informed_by: frozenset[str] = frozenset()
    language: str = ""
    received_by: str = ""
    reason: str = ""
    ask_again: str = ""
    day: str = ""  # when it was taken back
    words: str = ""

    @property
    def known_state(self) -> ConsentState | None:
        """The state chosen; None until one is."""
        return ConsentState(self.state) if self.state else None


def box(recipient: str, kind: Information) -> str:
    """Give the key of one box: this recipient may have this kind."""
    return f"{recipient}/{kind.value}"


def shown_fields(form: ConsentForm) -> frozenset[str]:
    """Name the fields that belong to what is being done."""
    if form.task == WITHDRAW:
        return frozenset({"day", "words"})
    state = form.known_state
    if state is None:
        return _ALWAYS
    if state is ConsentState.WAITING:
        return _ALWAYS | _ASKED | {"ask_again"}
    if state.needs_reason and state.given:
        return _ALWAYS | _WITH_REASON | _GIVEN
    if state.needs_reason:
        return _ALWAYS | _WITH_REASON | {"asked", "ask_again"}
    shown = _ALWAYS | _ASKED | _ANSWERED
    return shown | _GIVEN if state.given else shown | {"ask_again"}


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
        grants=frozenset(
            box(g.recipient, kind) for g in entry.grants for kind in g.kinds
        ),
        limits=entry.limits,
        own_words=entry.own_words,
        asked=day_text(entry.asked),
        decided=day_text(entry.decided),
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


def consent_of(form: ConsentForm, around: Around) -> Consent:
    """Turn the form into an entry; what does not belong to its state is left out.

    Raises:
        Unread: a day cannot be read, or nobody or nothing is chosen.
        RuleBroken: what ``Consent.check`` says.

    """
    reading = Reading(around.today())
    shown = shown_fields(form)
    days = {
        name: reading.day(name, getattr(form, name) if name in shown else "")
        for name in ("asked", "decided", "valid_to", "ask_again")
    }
    reading.done()
    state = form.known_state
    if not form.consenter:
        raise Unread({"consenter": sentence("consent-without-consenter")})
    if state is None:
        raise Unread({"state": sentence("consent-without-state")})
    entry = Consent(
        id=form.item,
        consenter=form.consenter,
        state=state,
        sip=answer(form.sip),
        contact=answer(form.contact),
        grants=_grants(form, around),
        limits=form.limits.strip(),
        own_words=form.own_words.strip(),
        asked=days["asked"],
        decided=days["decided"],
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
    bare.check(around.today())
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


def _grants(form: ConsentForm, around: Around) -> tuple[Grant, ...]:
    kinds: dict[str, set[Information]] = {}
    for key in sorted(form.grants):
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
        reading = Reading(around.today())
        day = reading.day("day", form.day)
        reading.done()
        if day is None:
            raise Unread({"day": sentence("day-missing")})
        taken = WithdrawConsent(case.id, case.version, form.item, day, form.words)
        return withdraw_consent, taken
    try:
        entry = consent_of(form, around)
    except RuleBroken as broken:
        raise Unread({broken.field: sentence(broken.code)}) from broken
    return register_consent, RegisterConsent(case.id, case.version, entry)


class ConsentModel(ItemModel[ConsentForm]):
    """The answer being registered: written, checked, then registered."""

    def check(self) -> None:
        """Go to the answers as they would be registered, if they say enough."""
        form = self.state.form
        try:
            consent_of(form, self.around)
        except Unread as unread:
            self.show_problems(unread.problems)
        except RuleBroken as broken:
            self.show_problems({broken.field: sentence(broken.code)})
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


class Whose(Enum):
    """Why the program proposes whom it proposes."""

    AGE_UNKNOWN = "age-unknown"
    UNDER_FIFTEEN = "under-fifteen"
    YOUNG = "young"
    GROWN_UP = "grown-up"


def whose(proposed: Consenters) -> Whose:
    """Tell by which rule of thumb it is proposed whose consent is asked for."""
    if proposed.age is None:
        return Whose.AGE_UNKNOWN
    if proposed.age >= GROWN_UP_AT:
        return Whose.GROWN_UP
    young = proposed.age < YOUNG_PERSON_JOINS_AT
    return Whose.UNDER_FIFTEEN if young else Whose.YOUNG


def can_answer(case: Case, day: date) -> tuple[str, ...]:
    """Name those whose answer can be registered, the proposed ones first."""
    proposed = consenters(case, day)
    others = [p.id for p in case.parties if p.kind.is_guardian or _speaks(p)]
    entered = [c.consenter for c in case.consents]
    everyone = (*proposed.asked, *proposed.view_only, YOUNG_PERSON, *others, *entered)
    return tuple(dict.fromkeys(everyone))


def _speaks(party: Party) -> bool:
    return party.kind is PartyKind.REPRESENTATIVE


def listed(case: Case, day: date) -> tuple[str, ...]:
    """Name those who have a row: the proposed, and all who have been asked."""
    proposed = consenters(case, day)
    entered = [c.consenter for c in case.consents]
    return tuple(dict.fromkeys((*proposed.asked, *proposed.view_only, *entered)))


def recipients(case: Case, day: date) -> tuple[Party, ...]:
    """Give those who can be given anything by a consent.

    SiS's own care needs none; nor do guardians of a minor (OSL 12 kap. 3 §).
    """
    age = case.young_person.age_on(day)
    grown_up = age is not None and age >= GROWN_UP_AT
    return tuple(
        party
        for party in case.parties
        if party.kind is not PartyKind.SIS_CARE
        and (grown_up or not party.kind.is_guardian)
    )


def kinds_in_order(kinds: frozenset[Information]) -> Iterator[Information]:
    """Give kinds in the order of the form."""
    return (kind for kind in CONSENTABLE if kind in kinds)


def open_entry(case: Case, consenter: str) -> str:
    """Give the id of the entry that waits for an answer; empty when none does."""
    entry = latest(case, consenter)
    waits = entry is not None and not entry.state.decided
    return entry.id if entry is not None and waits else ""


def at_odds(case: Case, day: date) -> bool:
    """Whether a guardian says no or cannot be reached, so that no SIP can be made.

    What socialnämnden may then decide is a question to them, never to the program.
    """
    stops = (ConsentState.NO, ConsentState.UNREACHABLE, ConsentState.WITHDRAWN)
    entries = [latest(case, who) for who in consenters(case, day).asked]
    return any(e is not None and e.state in stops for e in entries)


def months_later(day: date, months: int) -> date:
    """Give the same day some months on, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class Months:
    """How long the home lets a consent hold by custom; only ever a suggestion."""

    def __init__(self, around: Around, told: Callable[[int], None]) -> None:
        self.count = CONSENT_MONTHS.default
        self._around = around
        self._told = told

    def read(self) -> None:
        """Ask for the home's figure."""
        self._around.runner.read(read_home, None, self._read, lambda _: None)

    def _read(self, home: HomeView) -> None:
        self.count = int(home.settings.get(CONSENT_MONTHS.key, self.count))
        self._told(self.count)


def sentence(code: str) -> str:
    """Give a notice as one text, to stand at a field."""
    told = notice(code)
    return f"{told.text} {told.next}".strip()
