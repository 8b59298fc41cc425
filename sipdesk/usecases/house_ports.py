"""What the use cases need kept of a home beside its cases and papers."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from sipdesk.domain.address_book import Contact
from sipdesk.domain.draft import Draft
from sipdesk.domain.home import Home
from sipdesk.domain.initiative import InitiativeAgreement
from sipdesk.domain.region import RegionProfile
from sipdesk.domain.reminder import OwnFigure
from sipdesk.domain.sheet_review import SheetReview
from sipdesk.domain.stand_in import StandIn
from sipdesk.domain.training import StaffMember
from sipdesk.domain.user import User


class Drafts(Protocol):
    """What was typed and not yet saved, per user, case and page."""

    def get(self, case_id: str, page: str, user: str) -> Draft | None:
        """Read a draft."""
        ...

    def put(self, draft: Draft, user: str) -> None:
        """Keep a draft in place of the one before."""
        ...

    def drop(self, case_id: str, page: str, user: str) -> None:
        """Forget a draft, if there is one."""
        ...


class AddressBook(Protocol):
    """Agencies and people entered once."""

    def all(self) -> tuple[Contact, ...]:
        """Read the whole book in Swedish order of organisation and name."""
        ...

    def get(self, contact_id: str) -> Contact:
        """Read one contact.

        Raises:
            Missing: there is none.

        """
        ...

    def put(self, contact: Contact) -> Contact:
        """Save a contact as the version after its own.

        Raises:
            Conflict: ``contact.version`` is not the saved one.

        """
        ...

    def put_all(self, contacts: Sequence[Contact]) -> None:
        """Save many as ``put`` does, as one deed.

        Raises:
            Conflict: one has been changed since it was seen.

        """
        ...

    def remove(self, contact_id: str) -> None:
        """Take a contact out; cases keep what they copied."""
        ...


class Regions(Protocol):
    """What the home has written of regions; each profile's id is the region's name."""

    def all(self) -> tuple[RegionProfile, ...]:
        """Read every profile, in no order."""
        ...

    def get(self, name: str) -> RegionProfile | None:
        """Read a region's profile; None while the home has written nothing."""
        ...

    def put(self, profile: RegionProfile) -> RegionProfile:
        """Save a profile as the version after its own.

        Raises:
            Conflict: ``profile.version`` is not the saved one.

        """
        ...

    def put_file(self, name: str, data: bytes) -> None:
        """Keep a routine's PDF in place of the one before; none when it is empty."""
        ...

    def file(self, name: str) -> bytes:
        """Read a routine's PDF.

        Raises:
            Missing: there is none.

        """
        ...


class Staff(Protocol):
    """Who works at the home, is trained in what, and coordinates."""

    def all(self) -> tuple[StaffMember, ...]:
        """Read everybody in Swedish order of name."""
        ...

    def put(self, member: StaffMember) -> StaffMember:
        """Save somebody as the version after their own.

        Raises:
            Conflict: ``member.version`` is not the saved one.

        """
        ...

    def remove(self, member_id: str) -> None:
        """Take somebody out, with all that is kept of them.

        Raises:
            Missing: there is nobody.

        """
        ...


class House(Protocol):
    """The home itself, its users and settings."""

    def home(self) -> Home:
        """Read the home."""
        ...

    def put_home(self, home: Home) -> None:
        """Save the home."""
        ...

    def users(self) -> tuple[User, ...]:
        """Read the users in Swedish order of name."""
        ...

    def put_user(self, user: User) -> None:
        """Save a user.

        Raises:
            RuleBroken: ``right-missing``, when rights change or the user is new.

        """
        ...

    def drop_user(self, user: User) -> None:
        """Take out somebody who was let in and yet has no way in.

        Raises:
            RuleBroken: ``right-missing``.

        """
        ...

    def settings(self) -> Mapping[str, str | int]:
        """Read the home's settings, defaults where none is set."""
        ...

    def put_setting(self, key: str, value: str | int) -> None:
        """Save a setting of the home."""
        ...

    def own_figures(self) -> Mapping[str, OwnFigure]:
        """Read the home's own figures for reminders, by the rule's id."""
        ...

    def put_own_figure(self, figure: OwnFigure) -> None:
        """Keep a figure in place of the one before."""
        ...

    def drop_own_figure(self, rule: str) -> None:
        """Go back to what came with the program, if there is a figure."""
        ...

    def stand_ins(self) -> tuple[StandIn, ...]:
        """Read who looks after whose cases, the first to begin first."""
        ...

    def put_stand_in(self, stand_in: StandIn) -> None:
        """Keep who looks after somebody's cases.

        Raises:
            RuleBroken: ``right-missing``, of another's cases for who may not assign.

        """
        ...

    def drop_stand_in(self, stand_in: StandIn) -> None:
        """Take out one that has not begun.

        Raises:
            RuleBroken: as ``put_stand_in``.

        """
        ...

    def sheet_reviews(self) -> Mapping[str, SheetReview]:
        """Read the reviews of translated sheets, by the sheet's id."""
        ...

    def put_sheet_review(self, review: SheetReview) -> None:
        """Keep a review in place of the one before."""
        ...

    def drop_sheet_review(self, sheet_id: str) -> None:
        """Take a review back, if there is one."""
        ...

    def initiative_agreements(self) -> tuple[InitiativeAgreement, ...]:
        """Read the agreements that let SiS take the initiative, newest first."""
        ...

    def put_initiative_agreement(
        self, agreement: InitiativeAgreement
    ) -> InitiativeAgreement:
        """Save an agreement as the version after its own.

        Raises:
            Conflict: ``agreement.version`` is not the saved one.
            RuleBroken: ``right-missing``.

        """
        ...

    def drop_initiative_agreement(self, agreement_id: str) -> None:
        """Take an agreement out; the letters that named it keep what they say.

        Raises:
            RuleBroken: ``right-missing``.

        """
        ...
