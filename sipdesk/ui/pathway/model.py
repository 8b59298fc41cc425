"""What stands on the page of the time after SiS; knows nothing of Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sipdesk.content.notices import notice
from sipdesk.content.pathway import PathwayGuide
from sipdesk.domain.area import Area
from sipdesk.domain.branch_view import closed_kinds
from sipdesk.domain.case import Case
from sipdesk.domain.cover_note import CoverNote
from sipdesk.domain.cover_note_rules import left_out, note_for
from sipdesk.domain.information import Information
from sipdesk.domain.matching import MatchingNeed
from sipdesk.domain.pathway import Pathway, PathwayState
from sipdesk.domain.pathway_rules import is_late, ready_by
from sipdesk.domain.social_group import SocialGroup
from sipdesk.ui.page import Around, PartModel, Save
from sipdesk.ui.reading import Reading, Unread, answer, day_text, said
from sipdesk.usecases.cover_note import RecordNote, record_note
from sipdesk.usecases.pathway import (
    PutMatching,
    PutPathway,
    RecordGroup,
    put_matching,
    put_pathway,
    record_group,
)

ASK, RECEIPT, SHOW = "ask", "receipt", "show"
"""What can be done with a cover note."""


@dataclass(frozen=True, slots=True)
class PathwayForm:
    """One pathway, as it was typed or chosen."""

    state: str = ""
    party: str = ""
    who: str = ""
    what: str = ""
    due: str = ""
    confirmed: str = ""
    transfer_asked: str = ""
    note: str = ""


class PathwayPart(PartModel[PathwayForm]):
    """One pathway."""

    def choose(self, state: str) -> None:
        """Choose a state; where nobody answers for it, nobody is named."""
        gone = {"party": "", "who": ""} if state == PathwayState.NOBODY.value else {}
        self.edit(state=state, **gone)


def guides_of(case: Case, around: Around) -> list[PathwayGuide]:
    """Give what is asked about in a case, as far as the reader may know of it."""
    closed = closed_kinds(around.user.branches)
    asked = around.content.pathways.asked(case.placement.legal_basis, case.pathways)
    return [guide for guide in asked if guide.area.kind not in closed]


def ways_of(case: Case, guides: Iterable[PathwayGuide]) -> list[Pathway]:
    """Give a pathway for each, one that is not entered yet as not asked about."""
    return [pathway_of(case, guide) for guide in guides]


def pathway_of(case: Case, guide: PathwayGuide) -> Pathway:
    """Find a pathway; one that is not entered yet has no id."""
    found = (one for one in case.pathways if one.code == guide.code)
    return next(found, Pathway("", guide.code, guide.area))


def pathway_form(guide: PathwayGuide) -> Callable[[Case], PathwayForm]:
    """Give what writes one pathway as a form."""

    def form_of(case: Case) -> PathwayForm:
        one = pathway_of(case, guide)
        return PathwayForm(
            one.state.value if one.state.answered else "",
            one.party,
            one.who,
            one.what,
            day_text(one.due),
            day_text(one.confirmed),
            day_text(one.transfer_asked),
            one.note,
        )

    return form_of


def save_pathway(
    guide: PathwayGuide, around: Around
) -> Callable[[Case, PathwayForm], Save]:
    """Give what turns a form into the use case that saves it.

    What it makes raises ``Unread`` if a day cannot be read.
    """

    def save_of(case: Case, form: PathwayForm) -> Save:
        reading = Reading(around.today())
        due = reading.day("due", form.due)
        confirmed = reading.day("confirmed", form.confirmed)
        transfer = reading.day("transfer_asked", form.transfer_asked)
        reading.done()
        pathway = replace(
            pathway_of(case, guide),
            state=PathwayState(form.state or PathwayState.NOT_ASKED.value),
            party=form.party,
            who=form.who.strip(),
            what=form.what,
            due=due,
            confirmed=confirmed,
            transfer_asked=transfer,
            note=form.note,
        )
        return put_pathway, PutPathway(case.id, case.version, pathway)

    return save_of


@dataclass(frozen=True, slots=True)
class Short:
    """One pathway in a line: its state, who answers for it, and when."""

    state: PathwayState
    who: str  # empty: nobody is named
    by: date | None  # when it shall be ready
    late: bool  # the day that somebody gave it has passed
    urgent: bool  # the home's own weeks before the discharge are no longer there


def in_short(case: Case, guide: PathwayGuide, today: date) -> Short:
    """Tell one pathway in a line."""
    one, stay = pathway_of(case, guide), case.placement
    agency = next((p.label for p in case.parties if p.id == one.party), "")
    person = "" if one.who.strip() in agency else one.who.strip()
    who = ", ".join(filter(None, (person, agency)))
    by = ready_by(one, stay, guide.weeks)
    passed, own = is_late(one, stay, guide.weeks, today), one.due is not None
    return Short(one.state, who, by, passed and own, passed and not own)


@dataclass(frozen=True, slots=True)
class GroupForm:
    """How far the thought of a social insatsgrupp has come."""

    proposed: str = ""
    wants_to_know: str = ""
    told: str = ""
    offered: str = ""
    decided: str = ""
    note: str = ""


def group_form(case: Case) -> GroupForm:
    """Write it as a form. Nothing is taken from the case's consents."""
    group = case.social_group
    return GroupForm(
        day_text(group.proposed),
        said(group.wants_to_know),
        day_text(group.told),
        said(group.offered),
        day_text(group.decided),
        group.note,
    )


def save_group(case: Case, form: GroupForm, today: date) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: a day cannot be read.

    """
    reading = Reading(today)
    proposed = reading.day("proposed", form.proposed)
    told = reading.day("told", form.told)
    decided = reading.day("decided", form.decided)
    reading.done()
    group = SocialGroup(
        proposed,
        answer(form.wants_to_know),
        told,
        answer(form.offered),
        decided,
        form.note,
    )
    return record_group, RecordGroup(case.id, case.version, group)


@dataclass(frozen=True, slots=True)
class NoteForm:
    """What is asked of a recipient, or their receipt: ``task`` says which."""

    item: str = ""  # the recipient
    task: str = ASK
    words: str = ""
    received: str = ""
    received_by: str = ""


def note_form(case: Case, recipient: str) -> NoteForm:
    """Write the note to a recipient as a form."""
    note = note_for(case, recipient) or CoverNote("", recipient)
    return NoteForm(
        item=recipient,
        words=note.words,
        received=day_text(note.received),
        received_by=note.received_by,
    )


def save_note(case: Case, form: NoteForm, today: date) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: the day cannot be read.

    """
    reading = Reading(today)
    received = reading.day("received", form.received)
    if form.task == RECEIPT:
        reading.need("received", form.received, "day-missing")
    reading.done()
    note = replace(
        note_for(case, form.item) or CoverNote("", form.item),
        words=form.words,
        received=received,
        received_by=form.received_by.strip(),
    )
    return record_note, RecordNote(case.id, case.version, note)


def not_told(case: Case, recipient: str, today: date) -> dict[str, list[Information]]:
    """Name the kinds that a note leaves out, by the code of what is missing."""
    found: dict[str, list[Information]] = {}
    for kind, code in left_out(case, recipient, today):
        found.setdefault(code, []).append(kind)
    return found


@dataclass(frozen=True, slots=True)
class NeedForm:
    """One need on the matching sheet."""

    item: str = ""
    area: str = ""
    words: str = ""


def need_form(case: Case, need_id: str) -> NeedForm:
    """Write a need as a form; one that the case does not have is empty."""
    found = (n for n in case.matching if n.id == need_id)
    need = next(found, None)
    if need is None:
        return NeedForm(item=need_id)
    return NeedForm(need.id, need.area.value, need.words)


def save_need(case: Case, form: NeedForm) -> Save:
    """Turn the form into the use case that saves it.

    Raises:
        Unread: no area is chosen, or nothing is written.

    """
    if not form.area:
        raise Unread({"area": notice("matching-without-area").whole})
    need = MatchingNeed(form.item, Area(form.area), form.words.strip())
    return put_matching, PutMatching(case.id, case.version, need)


AREAS: Final = (
    Area.HOUSING,
    Area.CARE,
    Area.SCHOOL,
    Area.FAMILY,
    Area.LEISURE,
    Area.HEALTH,
    Area.MENTAL_HEALTH,
    Area.SUBSTANCE_CRIME,
    Area.ECONOMY,
)
"""In the order in which people think of a place to live."""
