"""The home itself, its users and settings, the address book and the drafts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from sipdesk.domain.access import Act, HomePart, PersonDeed, person_detail
from sipdesk.domain.address_book import Contact
from sipdesk.domain.draft import Draft
from sipdesk.domain.errors import Conflict, Missing
from sipdesk.domain.home import Home
from sipdesk.domain.initiative import InitiativeAgreement
from sipdesk.domain.overview import sort_key
from sipdesk.domain.policy import NO_POLICIES, Policies
from sipdesk.domain.reminder import OwnFigure
from sipdesk.domain.rights import Right
from sipdesk.domain.settings import SETTINGS, Scope
from sipdesk.domain.sheet_review import SheetReview
from sipdesk.domain.stand_in import StandIn
from sipdesk.domain.user import User
from sipdesk.storage import shapes, tables
from sipdesk.storage.gate import Watch
from sipdesk.storage.rows import read, remove, write, write_all


class DraftRows:
    """The drafts of one transaction (``ports.Drafts``).

    A draft of a case holds what stands in the page's fields, of whatever branch: it is
    given to nobody, and kept of nobody, who may not read from all of them. A manager
    changes nothing in a case, but writes to the coordinator, and so may keep one.
    """

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def get(self, case_id: str, page: str, user: str) -> Draft | None:
        """Read a draft."""
        if case_id and not self._watch.reads_all:
            return None
        columns = [tables.draft.c[name] for name in Draft.__slots__]
        query = select(*columns).where(*_place(case_id, page, user))
        row = self._db.execute(query).mappings().one_or_none()
        return None if row is None else Draft(**row)

    def put(self, draft: Draft, user: str) -> None:
        """Keep a draft in place of the one before."""
        if draft.case:
            self._watch.check(Right.READ_CASES)
            self._watch.check_reads_all()
        self.drop(draft.case, draft.page, user)
        values = {name: getattr(draft, name) for name in Draft.__slots__}
        self._db.execute(insert(tables.draft).values(values | {"user": user}))

    def drop(self, case_id: str, page: str, user: str) -> None:
        """Forget a draft, if there is one."""
        self._db.execute(delete(tables.draft).where(*_place(case_id, page, user)))


class ContactRows:
    """The address book in one transaction (``ports.AddressBook``)."""

    def __init__(self, db: Connection, watch: Watch) -> None:
        self._db = db
        self._watch = watch

    def all(self) -> tuple[Contact, ...]:
        """Read the whole book in Swedish order of organisation and name."""
        self._watch.check(Right.ADDRESS_BOOK)
        ids = self._db.execute(select(tables.contact.c.id)).scalars().all()
        contacts: list[Contact] = read(self._db, shapes.CONTACT, ids)
        return tuple(
            sorted(contacts, key=lambda c: sort_key(f"{c.organisation} {c.name}"))
        )

    def get(self, contact_id: str) -> Contact:
        """Read one contact."""
        self._watch.check(Right.ADDRESS_BOOK)
        found: list[Contact] = read(self._db, shapes.CONTACT, [contact_id])
        if not found:
            raise Missing
        return found[0]

    def put(self, contact: Contact) -> Contact:
        """Save a contact as the version after its own."""
        return self._put([contact])[0]

    def put_all(self, contacts: Sequence[Contact]) -> None:
        """Save many as ``put`` does, as one deed."""
        self._put(contacts)

    def _put(self, contacts: Sequence[Contact]) -> list[Contact]:
        self._changes()
        read_now = read(self._db, shapes.CONTACT, [contact.id for contact in contacts])
        there: dict[str, Contact] = {contact.id: contact for contact in read_now}
        for contact in contacts:
            before = there.get(contact.id)
            if (before.version if before else 0) != contact.version:
                raise Conflict
        saved = [replace(one, version=one.version + 1) for one in contacts]
        pairs = [(there.get(contact.id), contact) for contact in saved]
        write_all(self._db, shapes.CONTACT, pairs)
        return saved

    def remove(self, contact_id: str) -> None:
        """Take a contact out."""
        self._changes()
        remove(self._db, shapes.CONTACT, self.get(contact_id))

    def _changes(self) -> None:
        self._watch.check(Right.HOME_CONTENT)
        self._watch.did(Act.HOME_CHANGED, detail=HomePart.ADDRESS_BOOK.value)


class HouseRows:
    """The home in one transaction (``ports.House``)."""

    def __init__(
        self, db: Connection, watch: Watch, policies: Policies = NO_POLICIES
    ) -> None:
        self._db = db
        self._watch = watch
        self._policies = policies

    def home(self) -> Home:
        """Read the home."""
        ids = self._db.execute(select(tables.home.c.id)).scalars().all()
        found: list[Home] = read(self._db, shapes.HOME, ids)
        if not found:
            raise Missing
        return found[0]

    def put_home(self, home: Home) -> None:
        """Save the home."""
        self._changes(HomePart.FACTS)
        before = read(self._db, shapes.HOME, [home.id])
        write(self._db, shapes.HOME, before[0] if before else None, home)

    def put_identity(self, home_id: str, private: bytes, public: bytes) -> None:
        """Keep the home's Ed25519 identity, made when the home is."""
        row = {"id": home_id, "private": private, "public": public}
        self._db.execute(insert(tables.identity).values(row))

    def users(self) -> tuple[User, ...]:
        """Read the users in Swedish order of name."""
        ids = self._db.execute(select(tables.user.c.id)).scalars().all()
        users: list[User] = read(self._db, shapes.USER, ids)
        return tuple(sorted(users, key=lambda u: sort_key(u.name)))

    def put_user(self, user: User) -> None:
        """Save a user. Rights, and another than oneself, only by who may."""
        found: list[User] = read(self._db, shapes.USER, [user.id])
        before = found[0] if found else None
        others = not self._watch.is_by(user.id)
        if others or before is None or _granted(before) != _granted(user):
            self._watch.check(Right.MANAGE_PEOPLE)
        deeds = self._done_with(before, user)
        self._watch.did(Act.PERSON_CHANGED, detail=person_detail(user.id, *deeds))
        write(self._db, shapes.USER, before, user)

    def drop_user(self, user: User) -> None:
        """Take out somebody who was let in and yet has no way in."""
        self._watch.check(Right.MANAGE_PEOPLE)
        detail = person_detail(user.id, PersonDeed.DROPPED)
        self._watch.did(Act.PERSON_CHANGED, detail=detail)
        remove(self._db, shapes.USER, user)

    def settings(self) -> Mapping[str, str | int]:
        """Read the home's settings as they hold: policies over what is chosen."""
        values: dict[str, str | int] = {
            s.key: s.default for s in SETTINGS.values() if s.scope is not Scope.USER
        }
        rows = self._db.execute(select(tables.setting)).mappings()
        chosen = {row["key"]: row["value"] for row in rows if row["key"] in values}
        decided = dict(self._policies.laid_over(chosen))
        return MappingProxyType(values | chosen | decided)

    def put_setting(self, key: str, value: str | int) -> None:
        """Save a setting of the home."""
        for_all = SETTINGS[key].scope is Scope.HOME
        self._watch.check(Right.HOME_CONTENT if for_all else Right.MANAGE_HOME)
        self._watch.did(Act.SETTING_CHANGED, detail=key)
        self._db.execute(delete(tables.setting).where(tables.setting.c.key == key))
        self._db.execute(insert(tables.setting).values(key=key, value=value))

    def own_figures(self) -> Mapping[str, OwnFigure]:
        """Read the home's own figures for reminders, by the rule's id."""
        ids = self._db.execute(select(tables.own_figure.c.id)).scalars().all()
        figures: list[OwnFigure] = read(self._db, shapes.OWN_FIGURE, ids)
        return MappingProxyType({figure.id: figure for figure in figures})

    def put_own_figure(self, figure: OwnFigure) -> None:
        """Keep a figure in place of the one before."""
        self._changes(HomePart.REMINDERS)
        before = self.own_figures().get(figure.id)
        write(self._db, shapes.OWN_FIGURE, before, figure)

    def drop_own_figure(self, rule: str) -> None:
        """Go back to what came with the program, if there is a figure."""
        self._changes(HomePart.REMINDERS)
        if figure := self.own_figures().get(rule):
            remove(self._db, shapes.OWN_FIGURE, figure)

    def stand_ins(self) -> tuple[StandIn, ...]:
        """Read who looks after whose cases, the first to begin first."""
        ids = self._db.execute(select(tables.stand_in.c.id)).scalars().all()
        found: list[StandIn] = read(self._db, shapes.STAND_IN, ids)
        return tuple(sorted(found, key=lambda one: (one.first, one.id)))

    def put_stand_in(self, stand_in: StandIn) -> None:
        """Keep who looks after somebody's cases."""
        before = next((o for o in self.stand_ins() if o.id == stand_in.id), None)
        self._covers(stand_in, before)
        write(self._db, shapes.STAND_IN, before, stand_in)

    def drop_stand_in(self, stand_in: StandIn) -> None:
        """Take out one that has not begun."""
        self._covers(stand_in, stand_in)
        remove(self._db, shapes.STAND_IN, stand_in)

    def _covers(self, stand_in: StandIn, before: StandIn | None) -> None:
        own = self._watch.is_by(stand_in.away)
        if before is not None:
            own = own and self._watch.is_by(before.away)
        self._watch.check(Right.WORK_CASES if own else Right.ASSIGN_CASES)
        detail = person_detail(stand_in.away, PersonDeed.STAND_IN)
        self._watch.did(Act.PERSON_CHANGED, detail=detail)

    def sheet_reviews(self) -> Mapping[str, SheetReview]:
        """Read the reviews of translated sheets, by the sheet's id."""
        ids = self._db.execute(select(tables.sheet_review.c.id)).scalars().all()
        reviews: list[SheetReview] = read(self._db, shapes.SHEET_REVIEW, ids)
        return MappingProxyType({review.id: review for review in reviews})

    def put_sheet_review(self, review: SheetReview) -> None:
        """Keep a review in place of the one before."""
        self._changes(HomePart.SHEETS)
        before = self.sheet_reviews().get(review.id)
        write(self._db, shapes.SHEET_REVIEW, before, review)

    def drop_sheet_review(self, sheet_id: str) -> None:
        """Take a review back, if there is one."""
        self._changes(HomePart.SHEETS)
        if review := self.sheet_reviews().get(sheet_id):
            remove(self._db, shapes.SHEET_REVIEW, review)

    def initiative_agreements(self) -> tuple[InitiativeAgreement, ...]:
        """Read the agreements that let SiS take the initiative, newest first."""
        table = tables.initiative_agreement
        query = select(table.c.id).order_by(table.c.since.desc(), table.c.id)
        ids = self._db.execute(query).scalars().all()
        return tuple(read(self._db, shapes.INITIATIVE, ids))

    def put_initiative_agreement(
        self, agreement: InitiativeAgreement
    ) -> InitiativeAgreement:
        """Save an agreement as the version after its own."""
        self._changes(HomePart.INITIATIVE)
        found: list[InitiativeAgreement] = read(
            self._db, shapes.INITIATIVE, [agreement.id]
        )
        if (found[0].version if found else 0) != agreement.version:
            raise Conflict
        saved = replace(agreement, version=agreement.version + 1)
        write(self._db, shapes.INITIATIVE, found[0] if found else None, saved)
        return saved

    def drop_initiative_agreement(self, agreement_id: str) -> None:
        """Take an agreement out."""
        self._changes(HomePart.INITIATIVE)
        for kept in read(self._db, shapes.INITIATIVE, [agreement_id]):
            remove(self._db, shapes.INITIATIVE, kept)

    def _done_with(self, before: User | None, user: User) -> Iterator[PersonDeed]:
        if before is None:
            yield PersonDeed.NEW
            return
        if (before.left is None) != (user.left is None):
            yield PersonDeed.BACK if user.left is None else PersonDeed.LEFT
        if (before.roles, before.branches) != (user.roles, user.branches):
            yield PersonDeed.RIGHTS
        if self._watch.is_by(user.id):
            yield PersonDeed.OWN
        elif (before.name, before.title) != (user.name, user.title):
            yield PersonDeed.NAMED

    def _changes(self, part: HomePart) -> None:
        self._watch.check(Right.HOME_CONTENT)
        self._watch.did(Act.HOME_CHANGED, detail=part.value)


def _granted(user: User) -> tuple[object, ...]:
    return user.roles, user.branches, user.left


def _place(case_id: str, page: str, user: str) -> tuple[ColumnElement[bool], ...]:
    draft = tables.draft
    return draft.c.case == case_id, draft.c.page == page, draft.c.user == user
