"""Läget across the home's open cases, and its papers: Läget and Veckan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sipdesk.content.document import Document
from sipdesk.content.swedish import in_sweden
from sipdesk.documents.outlook import outlook_document
from sipdesk.documents.pdf.render import render
from sipdesk.documents.week import MOST, week_document
from sipdesk.domain.access import Act
from sipdesk.domain.errors import Missing
from sipdesk.domain.outlook import HomePaper, LateRow, Outlook, outlook
from sipdesk.domain.reminder import Reminders
from sipdesk.domain.rights import Right, check
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import reminders_of
from sipdesk.usecases.today import ReadToday, read_today

_NAMES: Final = {HomePaper.OUTLOOK: "laget", HomePaper.WEEK: "veckan"}


@dataclass(frozen=True, slots=True)
class OutlookView:
    """Läget today, and the coordinators by id."""

    outlook: Outlook
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PrintOutlook:
    """Which of the two papers that stay inside; ``coordinator`` narrows Veckan."""

    paper: HomePaper
    coordinator: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper about many cases, as it goes to the printer or a file."""

    data: bytes
    file_name: str  # of the paper and the day: of nobody


def read_outlook(_: None, ports: Ports) -> OutlookView:
    """Read Läget; that the cases were listed is in the access log then.

    What is waited for and what is missing may be of any branch, and is shown to nobody
    who lacks one; nor is what is late at a step of a branch that is closed to them.

    Raises:
        RuleBroken: ``right-missing``.

    """
    with ports.store.reading() as work:
        return _read(work, ports)


def print_outlook(order: PrintOutlook, ports: Ports) -> Printed:
    """Make Läget or Veckan as a paper; it stands in the access log as handed out.

    Young people stand there by case number and initials alone.

    Raises:
        RuleBroken: ``right-missing``.
        Missing: it is no paper that stays inside.

    """
    check(ports.user, Right.READ_CASES)
    if order.paper not in _NAMES:
        raise Missing
    made = ports.clock.now()
    rows = read_today(ReadToday(order.coordinator), ports)
    with ports.store.work() as work:
        view = _read(work, ports)
        home = work.house.home()
        work.access.did(Act.HANDED_OUT, detail=order.paper.value)
        if order.paper is HomePaper.WEEK:
            waits = [(row.case, row.waiting) for row in rows]
            drafts = [
                week_document(
                    waits, view.names, home, ports.user, made, ports.content, most
                )
                for most in range(MOST, 0, -1)
            ]
        else:
            drafts = [
                outlook_document(
                    view.outlook, view.names, home, ports.user, made, ports.content
                )
            ]
    day = in_sweden(made).date().isoformat()
    return Printed(_on_one_page(drafts), f"{_NAMES[order.paper]}-{day}.pdf")


def _on_one_page(drafts: Sequence[Document]) -> bytes:
    """Give the first that is one page, the fullest first; if none is, the briefest."""
    papers = (render(draft) for draft in drafts)
    paper = next(papers)
    for shorter in papers:
        if paper.pages == 1:
            break
        paper = shorter
    return paper.data


def _read(work: Work, ports: Ports) -> OutlookView:
    cases = work.cases.overviews_open()
    names = {user.id: user.name for user in work.house.users()}
    found = outlook(cases, ports.clock.today())
    rules = reminders_of(ports, work)
    late = sorted(found.late, key=lambda row: not _is_duty(row, rules))
    return OutlookView(replace(found, late=tuple(late)), names)


def _is_duty(row: LateRow, rules: Reminders) -> bool:
    """Whether it stands under Genast on Idag: then it is the worst here too."""
    rule = rules.find(row.waiting.kind)
    return rule is not None and rule.at_once
