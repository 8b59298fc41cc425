"""What gives away where a young person is, to one who may not know it.

Practice.md 9: the home and its ward, the town and the region of the stay, its clinics
and schools, those who work there, their numbers, the room and the link. What a paper's
blocks are marked with withholds the fields (``domain.guard``); this is for what
somebody has written in a free text, in a letter of the home's own or in a template.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from sipdesk.domain.address_book import Contact
from sipdesk.domain.case import Case
from sipdesk.domain.giveaway import (
    Giveaway,
    GiveawayKind,
    SearchedText,
    plain_number,
)
from sipdesk.domain.guard import BOARD
from sipdesk.domain.home import Home
from sipdesk.domain.party import Party, PartyKind
from sipdesk.domain.user import User

_CARE_AND_SCHOOL: Final = frozenset(
    {
        PartyKind.PSYCHIATRY,
        PartyKind.PRIMARY_CARE,
        PartyKind.HABILITATION,
        PartyKind.DENTAL_CARE,
        PartyKind.SCHOOL,
    }
)
"""Those a young person is taken to where the home lies. That they are the home's own
is told by their name or address: it names the town or the region of the stay."""

_NAME: Final = re.compile(r"[\w'’.-]+")
_PARTS: Final = re.compile(r"[,;\n]")
_POSTAL: Final = re.compile(
    r"^(?:SE?-?\s*)?(\d{3}[ \u00a0]?\d{2})\s+(.+)$", re.IGNORECASE
)
_UNNUMBERED: Final = re.compile(r"[^\W\d_][^\d]*(?=\d)")
_SHORTENED: Final = re.compile(r"(?<=\w)([vg])(?:\wgen|atan)$")
"""How an address is shortened: the last word of the street to its first letter."""
_HOST: Final = re.compile(r"(?:https?://|www\.)?((?:[\w-]+\.)+[a-z]{2,})(?=[/:?#\s]|$)")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w.-]+")
_PHONE: Final = re.compile(r"\+?\d[\d \u00a0()./-]{4,}\d")
_SURE_TOWN: Final = 6
"""A shorter town's name is often a word as well (Vara, Boden, Lund), and then a name
only with a capital."""
_LEAST_NAMES, _MOST_NAMES = 2, 4


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What besides the case says where the young person is, and what says nothing."""

    home: Home
    users: tuple[User, ...]
    contacts: tuple[Contact, ...]  # the home's address book
    origin: tuple[str, ...] = ()  # the placing kommun and its region, by name
    receiving: tuple[str, ...] = ()  # the kommun that is moved to, likewise
    staff: tuple[str, ...] = ()  # who else works at the home, by name
    sent_to: tuple[str, ...] = ()  # the homes that the case was sent to, by name
    common: frozenset[str] = frozenset()  # words in all such names; "-" + an ending
    printed: frozenset[str] = frozenset()  # words of the letters, in small letters


def giveaways(case: Case, recipient: str, around: Surroundings) -> tuple[Giveaway, ...]:
    """Name what would give the place away to a recipient, a party's id.

    What is as true of where the young person comes from tells nothing, and is left
    out: the placing kommun, the home region, and the name of anybody there.
    """
    known = _Known.of(case, around)
    local = [one for one in _local(case, around) if not known.holds(one)]
    parties = {p: _belongs(p, local) for p in case.parties if p.id != recipient}
    outside = [p for p, belongs in parties.items() if not belongs]
    # The recipient knows of themselves, wherever they are.
    own = SearchedText.of(*own_words(case, recipient))
    told = [*outside, *(p for p in case.parties if p.id == recipient)]
    here = {*(user.name for user in around.users), *around.staff}
    known = known.with_names_of(told, here)
    near: list[Party | Contact] = [p for p, belongs in parties.items() if belongs]
    # Also one who is no party here can be named: the nurse, the dentist.
    agencies = {party.organisation.casefold() for party in told}
    near += [
        c
        for c in around.contacts
        if c.organisation.casefold() not in agencies and _belongs(c, local)
    ]
    found: dict[str, Giveaway] = {}
    for given in (*_all(case, around, near), *_ahead(case, around, told)):
        for one in _as_written(given):
            # Who is called Ring or Frisk is not given away by what all letters say.
            everyday = one.as_name and one.words.casefold() in around.printed
            known_so = one.kind is GiveawayKind.POSTCODE and own.holds(one)
            if one.tells and not (everyday or known_so or known.holds(one)):
                found.setdefault(one.words.casefold(), one)
    return tuple(found.values())


def own_words(case: Case, recipient: str) -> tuple[str, ...]:
    """Give what a recipient is and is called: no news to them, wherever it stands.

    Each stands whole. That they live in a town does not tell them that somebody else
    is in it; and of one of the family only the name, post and address are their own.
    """
    if recipient == BOARD:
        return ()
    party = case.party(recipient)
    own = (party.name, party.email, party.address)
    agency = () if party.kind.is_private else (party.organisation, party.function)
    return tuple(dict.fromkeys(text for text in (*agency, *own) if text.strip()))


@dataclass(frozen=True, slots=True)
class _Known:
    """What tells nothing, to anybody."""

    texts: tuple[SearchedText, ...]
    numbers: frozenset[str]
    names: tuple[SearchedText, ...] = ()
    staff: frozenset[str] = frozenset()  # who works here, whatever they are entered as

    @classmethod
    def of(cls, case: Case, around: Surroundings) -> "_Known":
        """Take where the young person comes from; the switchboard is everybody's."""
        words = [case.placement.home_region, *around.origin, case.young_person.name]
        if (placing := case.placing) is not None:
            words += [placing.organisation, placing.function, placing.address]
            words.append(placing.email)
        switchboard = plain_number(around.home.switchboard)
        return cls(_searched(words), frozenset({switchboard}))

    def with_names_of(
        self, parties: Iterable[Party], staff: Collection[str]
    ) -> "_Known":
        """Know people as well: whoever has their name is not given away by it."""
        people = tuple(parties)
        phones = {plain_number(one.phone) for one in people}
        names = _searched(one.name for one in people)
        numbers = self.numbers | phones
        return _Known(self.texts, numbers, names, frozenset(staff))

    def holds(self, one: Giveaway) -> bool:
        """Whether it is known."""
        if one.kind is GiveawayKind.NUMBER:
            return plain_number(one.words) in self.numbers
        if any(text.holds(one) for text in self.texts):
            return True
        return self._is_name(one) and any(text.holds(one) for text in self.names)

    def _is_name(self, one: Giveaway) -> bool:
        """Whether it can be somebody's name: no address can, nor a home's in full."""
        if one.kind is GiveawayKind.STAFF:
            return one.words not in self.staff
        return one.as_name or (one.kind is GiveawayKind.HOME and one.begins)


def _searched(words: Iterable[str]) -> tuple[SearchedText, ...]:
    return tuple(SearchedText.of(one) for one in words if one.strip())


def _local(case: Case, around: Surroundings) -> Iterator[Giveaway]:
    """Name the town and the region of the stay."""
    yield Giveaway(case.placement.stay_region, GiveawayKind.REGION)
    for one in _addressed(around.home.address, around.common):
        if one.kind is GiveawayKind.TOWN:
            yield one


def _belongs(one: Party | Contact, local: Iterable[Giveaway]) -> bool:
    """Whether somebody is of the place: of SiS, or a clinic or school there."""
    if one.kind.is_sis:
        return True
    if one.kind not in _CARE_AND_SCHOOL or (isinstance(one, Party) and one.is_placing):
        return False
    where = SearchedText.of(one.organisation, one.address)
    return any(where.holds(name) for name in local)


def _all(
    case: Case, around: Surroundings, near: Iterable[Party | Contact]
) -> Iterator[Giveaway]:
    """Give everything, what is known and what is too short as well."""
    home, stay, common = around.home, case.placement, around.common
    for name, kind in (
        (home.name, GiveawayKind.HOME),
        (stay.department, GiveawayKind.DEPARTMENT),
        (stay.stay_region, GiveawayKind.REGION),
    ):
        if _is_of_its_own(name, common):
            yield Giveaway(name, kind)
        yield from _telling(name, kind, common)
    yield Giveaway("", GiveawayKind.MAP)
    yield from _addressed(home.address, common)
    yield from _streets(home.address, common)
    yield from _numbers(home.phone)
    yield from _staff(case, around)
    yield from _meeting_places(case, common)
    for neighbour in near:
        yield from _neighbour(neighbour, common)


def _ahead(
    case: Case, around: Surroundings, told: Iterable[Party]
) -> Iterator[Giveaway]:
    """Give where the young person goes next: it is as secret as where they are."""
    stay, common = case.placement, around.common
    for part in _parts(stay.moves_to):
        yield from _next(part, common)
    # Who takes over can be somebody who has been with the case all along.
    with_us = [p for p in told if p.kind.principal or p.kind.is_private]
    known = SearchedText.of(*(t for p in with_us for t in (p.name, p.organisation)))
    for text in (stay.handed_over_to, case.closing.handed_over_to):
        for part in _parts(text):
            yield from (one for one in _next(part, common) if not known.holds(one))
    for part in (part for home in around.sent_to for part in _parts(home)):
        yield from _next(part, common, is_home=True)
    for name in (*around.receiving, stay.receiving_region):
        left = _left(name, common)
        as_name = len(left) < _SURE_TOWN
        yield Giveaway(left, GiveawayKind.AHEAD, as_name=as_name, begins=True)


def _next(
    part: str, common: frozenset[str], *, is_home: bool = False
) -> Iterator[Giveaway]:
    """Give a name of the place ahead, whole and by its telling part."""
    left = _left(part, common)
    # "Hem till mamma" names no place; a home's name does, however it is written.
    if left and (is_home or any(word[0].isupper() for word in left.split())):
        yield Giveaway(part, GiveawayKind.AHEAD)
        yield Giveaway(left, GiveawayKind.AHEAD, as_name=True, begins=True)


def _staff(case: Case, around: Surroundings) -> Iterator[Giveaway]:
    for user in around.users:
        yield from _person(user.name)
        family = user.name.split()[-1:]
        # A first name alone is anybody's; a family name is one with a capital.
        yield from (Giveaway(n, GiveawayKind.STAFF, as_name=True) for n in family)
        yield from _numbers(user.phone)
    roles = case.meeting.roles
    yield from _numbers(roles.contact_phone)
    for who in (
        roles.contact,
        roles.chair,
        roles.note_taker,
        case.need.by,
        case.offer.by,
        *(one.by for one in case.offer.all),
        *(a.by for r in case.requests for a in r.attempts),
        *(r.next_by for r in case.requests),
        case.placement.ready_by,
        *(wait.ready_by for wait in case.ready.earlier),
        *(consent.received_by for consent in case.consents),
        *around.staff,
    ):
        yield from _person(who)


def _meeting_places(case: Case, common: frozenset[str]) -> Iterator[Giveaway]:
    for meeting in case.meetings:
        for part in _parts(meeting.booking.room):
            if " " in part:
                yield Giveaway(part, GiveawayKind.ROOM)
            else:
                yield from _telling(part, GiveawayKind.ROOM, common)
        link = meeting.booking.link
        yield from _numbers(link)
        # What is neither address nor number is how it is said to everybody.
        yield from (Giveaway(h, GiveawayKind.LINK) for h in _HOST.findall(link))


def _neighbour(one: Party | Contact, common: frozenset[str]) -> Iterator[Giveaway]:
    kind = GiveawayKind.HOME if one.kind.is_sis else GiveawayKind.AGENCY
    for part in _parts(one.organisation):
        yield from _telling(part, kind, common)
    yield from _person(one.name)
    yield from _numbers(one.phone)
    emails = [one.email]
    if isinstance(one, Contact):
        emails.append(one.mailbox)
        yield from _numbers(one.mailbox)
    yield from (
        Giveaway(m, GiveawayKind.MAIL) for e in emails for m in _MAIL.findall(e)
    )
    yield from _addressed(one.address, common)


def _is_of_its_own(name: str, common: frozenset[str]) -> bool:
    """Whether a name is one's own: "Avdelning 2" is, "Avdelningen" is not."""
    return bool(_left(name, common)) or any(map(str.isdigit, name))


def _telling(
    name: str, kind: GiveawayKind, common: frozenset[str]
) -> Iterator[Giveaway]:
    """Give the telling part of a name; nothing of one that has none.

    A ward, a room or a clinic is often called by an everyday word, a home seldom.
    """
    left = _left(name, common)
    is_home = kind is GiveawayKind.HOME
    # "Västra Götalandsregionen" tells as much as "Region Västra Götaland".
    begins = kind in (GiveawayKind.HOME, GiveawayKind.REGION)
    if left:
        yield Giveaway(left, kind, as_name=not is_home, begins=begins)


def _left(name: str, common: frozenset[str]) -> str:
    """Give what is left of a name without the words that all such names have."""
    words = (word for word in _NAME.findall(name) if not word.isdigit())
    return " ".join(word for word in words if not _is_common(word.casefold(), common))


def _is_common(word: str, common: frozenset[str]) -> bool:
    """Whether all such names have a word, a part of it before a hyphen, or its end."""
    if all(part in common for part in word.split("-") if part):
        return True
    return any(f"-{word[at:]}" in common for at in range(len(word)))


def _as_written(given: Giveaway) -> tuple[Giveaway, Giveaway]:
    """Give it as it is, and as web and mail addresses have it: without its marks."""
    parts = unicodedata.normalize("NFD", given.words)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return given, replace(given, words=plain)


def _addressed(address: str, common: frozenset[str]) -> Iterator[Giveaway]:
    """Give the lines of an address: a street with its number, the postal town."""
    for part in _parts(address):
        postal = _POSTAL.match(part)
        if postal is not None:
            yield Giveaway(part, GiveawayKind.ADDRESS)
            yield Giveaway(postal[1], GiveawayKind.POSTCODE)
            yield _town(postal[2])
        elif any(map(str.isdigit, part)):
            # Without its number the street of a clinic tells nothing.
            yield Giveaway(part, GiveawayKind.ADDRESS)
        elif part == _parts(address)[-1] and len(_parts(address)) > 1:
            yield _town(part)
        else:
            yield from _telling(part, GiveawayKind.HOME, common)


def _streets(address: str, common: frozenset[str]) -> Iterator[Giveaway]:
    """Give the home's own street shortened, and alone unless every town has one."""
    for part in _parts(address):
        found = _UNNUMBERED.match(part)
        if found is None:
            continue
        street, number = found[0].strip(), part[found.end() :]
        if _SHORTENED.search(street):
            short = _SHORTENED.sub(r"\1", street)
            yield Giveaway(f"{short} {number}", GiveawayKind.ADDRESS)
            yield Giveaway(f"{short}. {number}", GiveawayKind.ADDRESS)
        if _left(street, common):
            yield Giveaway(street, GiveawayKind.ADDRESS)


def _town(name: str) -> Giveaway:
    as_name = len(name) < _SURE_TOWN
    return Giveaway(name, GiveawayKind.TOWN, as_name=as_name, begins=True)


def _person(written: str) -> Iterator[Giveaway]:
    """Give a person's whole name, where one is written: "Karin Exempel, SIP-…"."""
    names = written.partition(",")[0].split()
    person = _LEAST_NAMES <= len(names) <= _MOST_NAMES
    # "Biträdande chefen" is no name.
    if person and names[0][0].isupper() and names[-1][0].isupper():
        yield Giveaway(" ".join(names), GiveawayKind.STAFF)


def _numbers(written: str) -> Iterator[Giveaway]:
    yield from (Giveaway(n, GiveawayKind.NUMBER) for n in _PHONE.findall(written))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _PARTS.split(text) if part.strip())
