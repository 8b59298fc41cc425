"""How consents are told: in rows, in history, and before they are registered."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, NamedTuple

from sipdesk.content.swedish import listing, long_date, short_date
from sipdesk.content.words import lower_first, word
from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case
from sipdesk.domain.consent import Consent, ConsentState, ConsentWay, Grant, Told
from sipdesk.domain.consenters import BY_BOARD, Consenters, counting, latest
from sipdesk.domain.information import Information
from sipdesk.domain.offer import InformedBy
from sipdesk.domain.party import Party
from sipdesk.domain.standing import ConsentStanding, standing
from sipdesk.domain.young_person import YOUNG_PERSON, Custody
from sipdesk.ui.consent.model import (
    CONFIRM,
    REGISTER,
    RENEW,
    WITHDRAW,
    ConsentForm,
    kinds_in_order,
    renewable,
    shown_fields,
)
from sipdesk.ui.consent.whom import Whose, can_answer, is_heard, whose
from sipdesk.ui.people import capacity, person
from sipdesk.ui.task_editor import TaskRow
from sipdesk.ui.widgets.dates import Unreadable, parse_date
from sipdesk.ui.widgets.summary import SummaryRow

EMPTY: Final = "Inte ifyllt"
VIEW_ONLY: Final = (
    "Hörs, avgör inte. Den unges egen syn skrivs ned, och vårdnadshavarna tar "
    "ställning."
)
_YES_NO: Final = {"yes": "Ja", "no": "Nej", "unknown": "Vet inte"}
_DAYS: Final = ("asked", "decided", "valid_from", "valid_to", "ask_again")


class Sign(NamedTuple):
    """An icon and the token of its colour."""

    icon: str
    tone: str


_SIGNS: Final = {
    ConsentStanding.NOT_ASKED: Sign("circle-dashed", "muted"),
    ConsentStanding.WAITING: Sign("hourglass", "warn"),
    ConsentStanding.YES: Sign("circle-check", "ok"),
    ConsentStanding.PARTLY: Sign("circle-dot", "info"),
    ConsentStanding.NO: Sign("circle-slash", "muted"),
    ConsentStanding.UNREACHABLE: Sign("circle-dashed", "warn"),
    ConsentStanding.WITHDRAWN: Sign("undo-2", "muted"),
    ConsentStanding.NOT_BEGUN: Sign("hourglass", "info"),
    ConsentStanding.EXPIRED: Sign("triangle-alert", "warn"),
    ConsentStanding.RAISED_ANEW: Sign("circle-dashed", "warn"),
    ConsentStanding.REFERRED: Sign("hourglass", "warn"),
    ConsentStanding.BOARD_YES: Sign("circle-check", "ok"),
    ConsentStanding.BOARD_NO: Sign("circle-slash", "muted"),
}
_OTHER: Final = Sign("info", "muted")

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
    """Tell where one consenter's word stands, and what has been asked since."""
    found = standing(case, who, day)
    sign = _SIGNS.get(found, _OTHER)
    return TaskRow(
        who,
        f"{person(case, who, day)} · {capacity(case, who).casefold()}",
        VIEW_ONLY if view_only else "",
        icon=sign.icon,
        icon_tone=sign.tone,
        state=told_standing(case, who, day),
        notes=tuple(_notes(case, who, day)),
        links=_links(case, who, day),
    )


def told_standing(case: Case, who: str, day: date) -> str:
    """Tell how a consenter stands, with the day that matters for it."""
    found, entry = standing(case, who, day), counting(case, who, day)
    if entry is None:
        return word(found)
    said, day_of = word(entry.state), entry.decided
    match found:
        case ConsentStanding.EXPIRED:
            said, day_of = f"{said}, men gick ut", entry.valid_to
        case ConsentStanding.NOT_BEGUN:
            said, day_of = f"{said}, från och med", entry.valid_from
        case ConsentStanding.WAITING if entry.given_at:
            given = short_date(entry.given_on) if entry.given_on else ""
            return " ".join(
                filter(None, ("Givet på", entry.given_at, given, "– bekräfta"))
            )
        case ConsentStanding.WAITING:
            said, day_of = f"{said} sedan", entry.asked
        case ConsentStanding.WITHDRAWN:
            day_of = entry.withdrawn
        case _ if entry.state.given and entry.valid_to:
            said, day_of = f"{said}, gäller till och med", entry.valid_to
        case _:
            said = f"{said},"
    return f"{said} {long_date(day_of)}" if day_of else word(found)


def _notes(case: Case, who: str, day: date) -> list[str]:
    entry, newest = counting(case, who, day), latest(case, who)
    notes = [] if entry is None else list(_about(case, entry, day))
    if newest is None or newest == entry:
        return notes
    if entry is None:
        notes.append(f"Svaret före födelsedagen: {lower_first(word(newest.state))}")
    elif not newest.state.decided:
        since = f" {long_date(newest.asked)}" if newest.asked else ""
        notes.append(f"Tillfrågad på nytt{since}. Svaret ovan gäller så länge.")
    return notes


def _about(case: Case, entry: Consent, day: date) -> Iterator[str]:
    if entry.state.given or (entry.given_at and not entry.state.decided):
        yield (
            f"SIP görs: {_yes_no(entry.sip)} · SiS kontaktar kommun och region: "
            f"{_yes_no(entry.contact)}"
        )
        yield from _granted_lines(case, entry.grants, day)
    if entry.purpose:
        yield f"Syfte: {entry.purpose}"
    if entry.limits:
        yield f"Får inte lämnas: {entry.limits}"
    if entry.withdrawn and entry.state.given:
        taken = "; ".join(_granted_lines(case, taken_back(case, entry), day))
        yield f"Tog tillbaka {long_date(entry.withdrawn)}: {taken}"
    words = entry.own_words if entry.consenter == YOUNG_PERSON else ""
    yield from (f"”{said}”" for said in (words, entry.withdrawn_words) if said)
    if entry.reason:
        head = "Nämnden" if entry.state in BY_BOARD else "Skäl"
        yield f"{head}: {entry.reason}"
    if entry.ask_again:
        yield f"Fråga igen {long_date(entry.ask_again)}"


def taken_back(case: Case, entry: Consent) -> tuple[Grant, ...]:
    """Give what an entry takes back of the one that it follows."""
    before = next((c for c in case.consents if c.id == entry.follows), None)
    if before is None:
        return ()
    if entry.state is ConsentState.WITHDRAWN:
        return before.grants
    left = {grant.recipient: grant.kinds for grant in entry.grants}
    gone = (
        replace(g, kinds=g.kinds - left.get(g.recipient, frozenset()))
        for g in before.grants
    )
    return tuple(grant for grant in gone if grant.kinds)


def _granted_lines(case: Case, grants: Iterable[Grant], day: date) -> Iterator[str]:
    here = {party.id for party in case.parties}
    for grant in grants:
        if grant.recipient in here:
            yield f"{person(case, grant.recipient, day)}: {_kinds(grant.kinds)}"


def _links(case: Case, who: str, day: date) -> tuple[tuple[str, str], ...]:
    entry, newest = counting(case, who, day), latest(case, who)
    answered = newest is not None and newest.state.decided
    links = [(REGISTER, "Registrera nytt svar" if answered else "Registrera svar")]
    if newest is not None and newest.given_at and not answered:
        links = [(CONFIRM, "Bekräfta")]
    if renewable(case, who, day) is not None:
        links.insert(0, (RENEW, "Förnya"))
    by_others = is_heard(case, who, day)  # a child's yes opens nothing to take back
    given = entry is not None and entry.state.given and not by_others
    if entry is not None and given and entry.state is not ConsentState.BOARD_YES:
        links.append((WITHDRAW, "Registrera återkallelse"))
    return tuple(links)


def consenter_name(case: Case, who: str, day: date) -> str:
    """Name who answers; empty for nobody, or one typed of who has left the case."""
    return person(case, who, day) if who in can_answer(case, day) else ""


def history_line(case: Case, entry: Consent, day: date) -> tuple[str, str]:
    """Tell one entry in a line, and what belongs to it in another."""
    when = entry.withdrawn or entry.decided or entry.asked
    dated = f"{short_date(when)} · " if when else ""
    name = person(case, entry.consenter, day)
    line = f"{dated}{name}: {word(entry.state)}"
    notes: list[str] = []
    if entry.withdrawn:
        whole = entry.state is ConsentState.WITHDRAWN
        line = f"{dated}{name} tog tillbaka {'allt' if whole else 'en del'}"
        notes.extend(_granted_lines(case, taken_back(case, entry), day))
        notes.append(f"”{entry.withdrawn_words}”" if entry.withdrawn_words else "")
    if entry.withdrawn and entry.decided:
        notes.append(f"gavs {short_date(entry.decided)}")
    if entry.given_at:
        before = f" {short_date(entry.given_on)}" if entry.given_on else ""
        notes.append(f"gavs på {entry.given_at}{before}")
    if entry.valid_from:
        notes.append(f"giltigt från och med {short_date(entry.valid_from)}")
    if entry.valid_to:
        notes.append(f"giltigt till och med {short_date(entry.valid_to)}")
    if entry.way is not ConsentWay.NOT_SAID:
        way = word(entry.way).casefold()
        notes.append(f"{way}: {entry.way_detail}" if entry.way_detail else way)
    notes.append(f"togs emot av {entry.received_by}" if entry.received_by else "")
    notes.append(f"”{entry.own_words}”" if entry.own_words else "")
    notes.append(f"anteckning: {entry.reason}" if entry.reason else "")
    notes.append(f"förståelse: {entry.capacity}" if entry.capacity else "")
    return line, " · ".join(filter(None, notes))


def check_rows(
    case: Case, form: ConsentForm, labels: dict[str, str], day: date, *, heard: bool
) -> Sequence[SummaryRow]:
    """Tell what is about to be registered, answer by answer, in the form's order."""
    shown = shown_fields(form, heard=heard)
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
