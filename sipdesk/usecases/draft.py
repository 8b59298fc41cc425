"""What was typed and not yet saved: kept encrypted, without version or journal."""

from dataclasses import dataclass

from sipdesk.domain.draft import Draft
from sipdesk.usecases.ports import Ports


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """The text of a page's fields, as JSON, typed on a version of the case."""

    case: str
    page: str
    seen: int
    form: str


@dataclass(frozen=True, slots=True)
class DraftOf:
    """A page of a case."""

    case: str
    page: str


def keep_draft(order: KeepDraft, ports: Ports) -> None:
    """Keep what has been typed so far."""
    draft = Draft(order.case, order.page, order.seen, order.form, ports.clock.now())
    with ports.store.work() as work:
        work.drafts.put(draft, ports.user.id)


def read_draft(order: DraftOf, ports: Ports) -> Draft | None:
    """Read what was typed on a page and never saved."""
    with ports.store.reading() as work:
        return work.drafts.get(order.case, order.page, ports.user.id)


def drop_draft(order: DraftOf, ports: Ports) -> None:
    """Forget what was typed on a page."""
    with ports.store.work() as work:
        work.drafts.drop(order.case, order.page, ports.user.id)
