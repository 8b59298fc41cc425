"""What the use cases need of the papers that are kept, and of what papers say."""

from datetime import date
from typing import Protocol

from sipdesk.domain.approval import Approval
from sipdesk.domain.case import CaseId
from sipdesk.domain.concern import Concern
from sipdesk.domain.own_text import OwnText
from sipdesk.domain.paper import PaperRecord
from sipdesk.domain.received import ReceivedPaper
from sipdesk.domain.template import RegionTemplate


class Papers(Protocol):
    """The papers that were made, with their bytes."""

    def add(self, record: PaperRecord, data: bytes, archive_copy: bytes = b"") -> None:
        """Keep a paper, and beside it the fixed copy of one to fill in."""
        ...

    def of_case(self, case_id: CaseId) -> tuple[PaperRecord, ...]:
        """Read the papers of a case, newest first."""
        ...

    def get(self, paper_id: str) -> PaperRecord:
        """Read one paper's record.

        Raises:
            Missing: there is none.

        """
        ...

    def data(self, paper_id: str) -> bytes:
        """Read one paper's bytes.

        Raises:
            Missing: there is none.

        """
        ...

    def archive_copy(self, paper_id: str) -> bytes:
        """Read the fixed copy of a paper to fill in; empty if there is none."""
        ...

    def remove(self, paper_id: str) -> None:
        """Take a paper out again with its bytes: it never went out.

        Raises:
            Missing: there is none.

        """
        ...

    def mark_in_kia(self, paper_id: str, day: date | None) -> None:
        """Note that a paper is kept in KIA, or take the note back."""
        ...


class ReceivedPapers(Protocol):
    """The papers that came from others, with their bytes."""

    def add(self, paper: ReceivedPaper, data: bytes) -> None:
        """Keep a paper as it came."""
        ...

    def of_case(self, case_id: CaseId) -> tuple[ReceivedPaper, ...]:
        """Read the papers that came to a case, newest first."""
        ...

    def data(self, paper_id: str) -> bytes:
        """Read one paper's bytes.

        Raises:
            Missing: there is none.

        """
        ...

    def remove(self, paper_id: str) -> None:
        """Take a paper out again with its bytes.

        Raises:
            Missing: there is none.

        """
        ...


class Concerns(Protocol):
    """The reports of concern for a child, beside the cases."""

    def of_case(self, case_id: CaseId) -> tuple[Concern, ...]:
        """Read the concerns written in a case, newest first."""
        ...

    def find(self, concern_id: str) -> Concern | None:
        """Read one concern; None if there is none."""
        ...

    def put(self, concern: Concern) -> None:
        """Keep a concern in place of what was written before."""
        ...


class Approvals(Protocol):
    """What managers were asked to approve, beside the cases."""

    def of_case(self, case_id: CaseId) -> tuple[Approval, ...]:
        """Read the approvals of a case, the latest first."""
        ...

    def open(self) -> tuple[Approval, ...]:
        """Read those of every case that wait for somebody, the oldest first.

        The manager has not answered, or the coordinator has not sent what was answered.
        Of each paper the latest alone.
        """
        ...

    def put(self, approval: Approval) -> None:
        """Keep an approval in place of what was said of it before.

        Raises:
            RuleBroken: ``right-missing``; to judge is another right than to ask.

        """
        ...


class Templates(Protocol):
    """The templates of regions and kommuner, with their files."""

    def all(self) -> tuple[RegionTemplate, ...]:
        """Read every template, in Swedish order of name."""
        ...

    def get(self, template_id: str) -> RegionTemplate:
        """Read one template.

        Raises:
            Missing: there is none.

        """
        ...

    def data(self, template_id: str) -> bytes:
        """Read one template's file.

        Raises:
            Missing: there is none.

        """
        ...

    def put(self, template: RegionTemplate, data: bytes) -> None:
        """Keep a template in place of the one before."""
        ...

    def remove(self, template_id: str) -> None:
        """Take a template out; papers that went out on it keep their own bytes."""
        ...


class Texts(Protocol):
    """The home's own texts, and the texts that finalised papers were written with."""

    def own(self) -> tuple[OwnText, ...]:
        """Read the latest version of each text that the home has written."""
        ...

    def versions(self, name: str) -> tuple[OwnText, ...]:
        """Read every version of a text, the latest first."""
        ...

    def add(self, text: OwnText) -> None:
        """Save a version."""
        ...

    def keep(self, sha256: str, text: str) -> None:
        """Keep a text for ever, by its sum; harmless when it is kept already."""
        ...

    def kept(self, sha256: str) -> str:
        """Read a text that was kept.

        Raises:
            Missing: there is none.

        """
        ...
