"""How consents are told: in rows, in history, and before they are registered."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from sipdesk.content.swedish import listing, long_date, short_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Told
from sipdesk.domain.consenters import Consenters, latest
from sipdesk.domain.information import Information
from sipdesk.domain.offer import InformedBy
from sipdesk.domain.party import Party
from sipdesk.domain.young_person import Custody
from sipdesk.ui.consent.model import (
    REGISTER,
    WITHDRAW,
    ConsentForm,
    Whose,
    can_answer,
    kinds_in_order,
    shown_fields,
    whose,
)
from sipdesk.ui.people import capacity, person
from sipdesk.ui.task_editor import TaskRow
from sipdesk.ui.widgets.dates import Unreadable, parse_date
from sipdesk.ui.widgets.summary import SummaryRow

EMPTY: Final = "Inte ifyllt"
VIEW_ONLY: Final = "Den unges egen syn skrivs ned. Vårdnadshavarna tar ställning."
_YES_NO: Final = {"yes": "Ja", "no": "Nej", "unknown": "Vet inte"}
_DAYS: Final = ("asked", "decided", "valid_to", "ask_again")


class Sign(NamedTuple):
    """An icon and the token of its colour."""

    icon: str
    tone: str


_SIGNS: Final = {
    ConsentState.WAITING: Sign("hourglass", "warn"),
    ConsentState.YES: Sign("circle-check", "ok"),
    ConsentState.PARTLY: Sign("circle-dot", "info"),
    ConsentState.NO: Sign("circle-slash", "muted"),
    ConsentState.UNREACHABLE: Sign("circle-dashed", "warn"),
    ConsentState.WITHDRAWN: Sign("undo-2", "muted"),
}
_NOT_YET: Final = Sign("circle-dashed", "muted")
_OTHER: Final = Sign("info", "muted")
_ENDED: Final = Sign("triangle-alert", "warn")

_WHY: Final = {
    Whose.AGE_UNKNOWN: (
        "Åldern är inte känd. Programmet föreslår att den unge och de vårdnadshavare "
        "som får tillfrågas tar ställning."
    ),
    Whose.UNDER_FIFTEEN: (
        "Den unge är {age} år. Programmet föreslår att vårdnadshavarna tar ställning, "
        "och att den unges egen syn skrivs ned."
    ),
    Whose.YOUNG: (
        "Den unge är {age} år. Programmet föreslår att den unge och vårdnadshavarna "
        "tar ställning."
    ),
    Whose.GROWN_UP: (
        "Den unge är {age} år. Programmet föreslår att den unge tar ställning ensam."
    ),
}


def why(proposed: Consenters, case: Case) -> str:
    """Say who is proposed, by what age and custody, and who decides."""
    rule = _WHY[whose(proposed)].format(age=proposed.age)
    return f"{rule} {_custody(proposed, case)}Ålder och mognad avgör, och du bestämmer."


def _custody(proposed: Consenters, case: Case) -> str:
    custody = case.young_person.custody
    if whose(proposed) is Whose.GROWN_UP:
        return ""
    if custody is Custody.NOT_ASKED:
        return "Vem som har vårdnaden är inte ifyllt. "
    return f"{word(custody)}. "


def consenter_row(case: Case, who: str, day: date, *, view_only: bool) -> TaskRow:
    """Tell where one consenter's answer stands."""
    entry = latest(case, who)
    state, sign = _state(entry, day)
    return TaskRow(
        who,
        f"{person(case, who, day)} · {capacity(case, who).casefold()}",
        VIEW_ONLY if view_only else "",
        icon=sign.icon,
        icon_tone=sign.tone,
        state=state,
        notes=tuple(_notes(case, entry, day)),
        links=_links(entry),
    )


def _state(entry: Consent | None, day: date) -> tuple[str, Sign]:
    if entry is None:
        return "Inte tillfrågad än", _NOT_YET
    told, sign = word(entry.state), _SIGNS.get(entry.state, _OTHER)
    if entry.state.given and entry.valid_to:
        until = long_date(entry.valid_to)
        if entry.valid_to < day:
            return f"{told}, men gick ut {until}", _ENDED
        return f"{told}, gäller till och med {until}", sign
    since = {
        ConsentState.WAITING: (" sedan", entry.asked),
        ConsentState.WITHDRAWN: ("", entry.withdrawn),
    }
    joined, when = since.get(entry.state, (",", entry.decided))
    return (f"{told}{joined} {long_date(when)}" if when else told), sign


def _notes(case: Case, entry: Consent | None, day: date) -> list[str]:
    if entry is None:
        return []
    notes = []
    if entry.state.given:
        notes.append(
            f"SIP görs: {_yes_no(entry.sip)} · SiS kontaktar kommun och region: "
            f"{_yes_no(entry.contact)}"
        )
        notes.extend(
            f"{person(case, g.recipient, day)}: {_kinds(g.kinds)}" for g in entry.grants
        )
        if entry.limits:
            notes.append(f"Får inte lämnas: {entry.limits}")
    if entry.withdrawn_words:
        notes.append(f"”{entry.withdrawn_words}”")
    if entry.reason:
        notes.append(f"Skäl: {entry.reason}")
    if entry.ask_again:
        notes.append(f"Fråga igen {long_date(entry.ask_again)}")
    return notes


def _links(entry: Consent | None) -> tuple[tuple[str, str], ...]:
    if entry is None or not entry.state.decided:
        return ((REGISTER, "Registrera svar"),)
    again = (REGISTER, "Registrera nytt svar")
    if entry.state.given:
        return (again, (WITHDRAW, "Registrera återkallelse"))
    return (again,)


def consenter_name(case: Case, who: str, day: date) -> str:
    """Name who answers; empty for nobody, or one typed of who has left the case."""
    return person(case, who, day) if who in can_answer(case, day) else ""


def history_line(case: Case, entry: Consent, day: date) -> tuple[str, str]:
    """Tell one entry in a line, and what belongs to it in another."""
    when = entry.withdrawn or entry.decided or entry.asked
    dated = f"{short_date(when)} · " if when else ""
    line = f"{dated}{person(case, entry.consenter, day)}: {word(entry.state)}"
    notes = []
    if entry.withdrawn and entry.decided:
        notes.append(f"gavs {short_date(entry.decided)}")
    if entry.valid_to:
        notes.append(f"giltigt till och med {short_date(entry.valid_to)}")
    if entry.way is not ConsentWay.NOT_SAID:
        way = word(entry.way).casefold()
        notes.append(f"{way}: {entry.way_detail}" if entry.way_detail else way)
    if entry.received_by:
        notes.append(f"togs emot av {entry.received_by}")
    if entry.own_words:
        notes.append(f"”{entry.own_words}”")
    return line, " · ".join(notes)


def check_rows(
    case: Case, form: ConsentForm, labels: dict[str, str], day: date
) -> Sequence[SummaryRow]:
    """Tell what is about to be registered, answer by answer, in the form's order."""
    shown = shown_fields(form)
    values = {name: _value(case, form, name, day) for name in labels if name in shown}
    return [
        SummaryRow(name, labels[name], value or EMPTY) for name, value in values.items()
    ]


def _value(case: Case, form: ConsentForm, name: str, day: date) -> str:
    tell: dict[str, Callable[[Any], str]] = {
        "consenter": lambda who: consenter_name(case, who, day),
        "state": lambda state: word(ConsentState(state)),
        "sip": _YES_NO.__getitem__,
        "contact": _YES_NO.__getitem__,
        "told": lambda told: f"{len(told)} av {len(Told)} upplysningar är lämnade",
        "informed_by": lambda ways: listing(
            [word(way) for way in InformedBy if way.value in ways]
        ),
        "way": lambda way: word(ConsentWay(way)),
        **dict.fromkeys(_DAYS, lambda text: _spoken(text, day)),
    }
    held = getattr(form, name)
    if name == "grants":
        return _granted(case, held, day)
    return tell.get(name, str)(held) if held else ""


def _granted(case: Case, keys: frozenset[str], day: date) -> str:
    """Tell a line for each recipient, or that nothing may be given."""
    kinds: dict[str, set[Information]] = {}
    for key in keys:
        recipient, _, kind = key.rpartition("/")
        kinds.setdefault(recipient, set()).add(Information(kind))
    lines = [
        f"{person(case, party.id, day)}: {_kinds(frozenset(kinds[party.id]))}"
        for party in case.parties
        if party.id in kinds
    ]
    return "\n".join(lines) or "Inga uppgifter"


def _kinds(kinds: frozenset[Information]) -> str:
    return "; ".join(lower_first(word(kind)) for kind in kinds_in_order(kinds))


def column_heads(parties: Sequence[Party]) -> list[tuple[str, str]]:
    """Name recipients shortly: where they are from, unless that is not enough."""
    short = [p.organisation or p.name or p.function for p in parties]
    return [
        (party.id, name if short.count(name) == 1 else party.label)
        for party, name in zip(parties, short, strict=True)
    ]


def _spoken(text: str, day: date) -> str:
    try:
        found = parse_date(text, day)
    except Unreadable:
        return text
    return long_date(found) if found else ""


def _yes_no(answer: Answer) -> str:
    return word(answer).casefold()


def months(count: int) -> str:
    """Say how long a consent holds by the home's custom."""
    return "1 månad" if count == 1 else f"{count} månader"
