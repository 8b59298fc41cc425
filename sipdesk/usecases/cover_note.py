"""The cover notes: what is said to each recipient, that it went out, its receipt."""

from dataclasses import dataclass, replace

from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.cover_note import CoverNote, check_note
from sipdesk.domain.cover_note_rules import note_for
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.many import put
from sipdesk.domain.paper import PaperKind, PaperRecord
from sipdesk.usecases.ports import Ports, Work
from sipdesk.usecases.saving import Change, change, save


@dataclass(frozen=True, slots=True)
class RecordNote:
    """What is said to a recipient and what became of the note; one for each."""

    case: CaseId
    seen: int
    note: CoverNote


def record_note(order: RecordNote, ports: Ports) -> Change:
    """Save what is said to a recipient, and the receipt when it has come.

    That the note has gone out, and when, stays as it is known.

    Raises:
        RuleBroken: as ``check_note``.
        Missing: the recipient is nobody in the case.

    """

    def edit(case: Case) -> Case:
        case.party(order.note.recipient)
        known = note_for(case, order.note.recipient)
        note = replace(order.note, id=known.id if known else ports.new_id())
        if known is not None and known.sent is not None:
            note = replace(note, sent=known.sent)
        check_note(note, ports.clock.today())
        return replace(case, cover_notes=put(case.cover_notes, note))

    return change(order.case, order.seen, "cover-note-recorded", ports, edit)


def note_given(
    work: Work, case: Case, record: PaperRecord, ports: Ports
) -> Change | None:
    """Note that a cover note has gone out; give what that changed.

    The first day stays, for a receipt may be of that copy. A closed case is no
    hindrance: a note may be asked for again.
    """
    if record.kind is not PaperKind.COVER_NOTE or record.recipient == FILE_COPY:
        return None
    known = note_for(case, record.recipient)
    if known is not None and known.sent is not None:
        return None
    note = known or CoverNote(ports.new_id(), record.recipient)
    note = replace(note, sent=record.made.date())
    given = replace(case, cover_notes=put(case.cover_notes, note))
    return Change(save(work, given, "cover-note-given", ports), "cover-note-given")


def take_note_back(work: Work, record: PaperRecord, ports: Ports) -> Change | None:
    """Take back that a note went out, when it did not after all."""
    case_id, version = CaseId(record.case), record.case_version + 1
    noted = any(
        entry.version == version and entry.label == "cover-note-given"
        for entry in work.cases.history(case_id)
    )
    if record.kind is not PaperKind.COVER_NOTE or not noted:
        return None
    case = work.cases.get(case_id)
    note = note_for(case, record.recipient)
    if note is None or note.sent != record.made.date() or note.received:
        return None
    notes = put(case.cover_notes, replace(note, sent=None))
    changed = replace(case, cover_notes=notes)
    back = save(work, changed, "cover-note-taken-back", ports, undoes=version)
    return Change(back, "cover-note-taken-back")
