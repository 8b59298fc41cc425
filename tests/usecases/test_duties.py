"""The notification and the report of concern: printed whatever the case is like."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings

from sipdesk.domain.answer import Answer
from sipdesk.domain.case import Case, CaseId
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.concern import OTHER_CHILD, Concern
from sipdesk.domain.distribution import recipients
from sipdesk.domain.errors import Missing
from sipdesk.domain.guard import BOARD, FILE_COPY
from sipdesk.domain.paper import DUTIES, PRINTED, SAVED, PaperKind
from sipdesk.domain.placement import Placement
from sipdesk.domain.ready_rules import told_before
from sipdesk.domain.young_person import YOUNG_PERSON
from sipdesk.usecases.case import read_case
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.concern import WriteConcern, read_concerns, write_concern
from sipdesk.usecases.journal import Undo, read_history, undo
from sipdesk.usecases.paper import (
    HandedOut,
    HandOut,
    PaperNoted,
    hand_out_paper,
    list_papers,
    open_paper,
    preview_paper,
    take_back,
)
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.party import PutParty, put_party
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.ports import Ports
from sipdesk.usecases.ready import TakeReadyBack, take_ready_back
from sipdesk.usecases.saving import save
from sipdesk.usecases.today import ReadToday, read_today
from tests.domain import cases as made
from tests.home import TODAY, USER, open_ports
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused
from tests.values import values

SEEN = "Lillebror har blåmärken och säger att han är rädd."
WHOLE = Concern(
    "concern",
    about=OTHER_CHILD,
    name="Ove Påhitt",
    born="omkring sju år",
    board="Socialnämnden i Påhittstad",
    seen=SEEN,
    happened="I lördags",
    by_whom="Karin Exempel",
    danger=Answer.YES,
    danger_words="Han ska hem i kväll.",
    child_knows="Ingenting än",
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ports]:
    ports = open_ports(tmp_path_factory.mktemp("duties"))
    ports = replace(ports, new_id=lambda: uuid4().hex)
    yield ports
    ports.store.close()


def send(
    ports: Ports, order: PaperOrder, channel: str = PRINTED, text: str = ""
) -> HandedOut:
    """Look at a paper and let it out."""
    seen = preview_paper(order, ports)
    assert seen.stopped == ""
    assert text in seen.text
    made_so = HandOut(order, seen.made, seen.case_version, channel)
    handed = hand_out_paper(made_so, ports)
    assert handed.data == seen.data
    return handed


def owed(case: Case, kind: PaperKind, concern: str = "") -> PaperOrder:
    (board,) = recipients(kind, case, TODAY)
    return PaperOrder(case.id, kind, board, concern=concern)


def notify(desk: Desk) -> HandedOut:
    handed = send(desk.ports, owed(desk.case, PaperKind.NOTIFICATION))
    desk.case = read_case(desk.case.id, desk.ports).case
    return handed


def report(desk: Desk, concern: Concern = WHOLE) -> PaperOrder:
    write_concern(WriteConcern(desk.case.id, concern), desk.ports)
    return owed(desk.case, PaperKind.CONCERN, concern.id)


def close(desk: Desk) -> None:
    closing = Closing(ClosingReason.NO_NEED, TODAY, "Nämnden")
    desk.do(record_closing, RecordClosing, closing)
    desk.do(close_case, CloseCase)


@pytest.mark.journey
@given(
    case=values(Case).filter(lambda one: bool(one.meetings)),
    concern=values(Concern),
)
@settings(max_examples=15, deadline=None)
def test_both_papers_go_out_of_any_case_with_any_flags_and_consents(
    home: Ports, case: Case, concern: Concern
) -> None:
    new = replace(case, id=CaseId(uuid4().hex), number=uuid4().hex, version=0)
    with home.store.work() as work:
        saved = save(work, new, "case-opened", home)
    write_concern(WriteConcern(saved.id, concern), home)
    send(home, owed(saved, PaperKind.CONCERN, concern.id))
    send(home, owed(saved, PaperKind.CONCERN))
    send(home, owed(saved, PaperKind.NOTIFICATION), SAVED)
    kinds = [r.kind for r in list_papers(saved.id, home).records]
    assert sorted(k.value for k in kinds) == ["concern", "concern", "notification"]
    stay = read_case(saved.id, home).case.placement
    assert stay.notified == (saved.placement.notified or TODAY)
    assert stay.ready == (saved.placement.ready or TODAY)


def test_printing_the_notification_notes_the_day_in_the_same_save(
    desk: Desk,
) -> None:
    desk.parties()
    before = desk.case
    handed = notify(desk)
    assert isinstance(handed, PaperNoted)
    assert handed.case == desk.case
    assert desk.case.version == before.version + 1
    stay = desk.case.placement
    assert (stay.ready, stay.ready_by, stay.notified) == (TODAY, "", TODAY)
    history = read_history(desk.case.id, desk.ports)
    assert history.entries[-1].label == handed.label == "board-notified"
    assert handed.record.recipient == made.NAMND.id


def test_what_is_noted_already_stays_as_it_was(desk: Desk) -> None:
    earlier = TODAY - timedelta(days=3)
    stay = Placement(ready=earlier, ready_by="Chefen", notified=earlier)
    desk.do(record_placement, RecordPlacement, stay)
    before = desk.case
    assert not isinstance(notify(desk), PaperNoted)
    assert desk.case == before
    desk.do(record_placement, RecordPlacement, replace(stay, notified=None))
    notify(desk)
    assert desk.case.placement == replace(stay, notified=TODAY)


def test_a_second_copy_of_the_same_look_changes_nothing_more(desk: Desk) -> None:
    order = owed(desk.case, PaperKind.NOTIFICATION)
    seen = preview_paper(order, desk.ports)
    first = HandOut(order, seen.made, seen.case_version, PRINTED)
    done = hand_out_paper(first, desk.ports)
    assert isinstance(done, PaperNoted)
    again = hand_out_paper(
        replace(first, case_version=done.case.version, channel=SAVED), desk.ports
    )
    assert again.data == done.data
    assert read_case(desk.case.id, desk.ports).case == done.case


def test_it_goes_out_of_a_closed_case_with_nothing_entered(desk: Desk) -> None:
    close(desk)
    handed = notify(desk)
    assert handed.record.recipient_role == BOARD
    assert handed.file_name == (
        "2026-001-underrattelse-om-utskrivning-socialnamnden-2026-03-02.pdf"
    )
    assert desk.case.placement.notified == TODAY
    assert desk.case.closing.closed == TODAY


def test_idag_no_longer_waits_for_it(desk: Desk) -> None:
    stay = Placement(ready=TODAY, ready_by="Chefen")
    desk.do(record_placement, RecordPlacement, stay)

    def waits() -> set[str]:
        return {row.waiting.kind for row in read_today(ReadToday(), desk.ports)}

    assert "ready-not-notified" in waits()
    notify(desk)
    assert "ready-not-notified" not in waits()


def test_a_paper_that_never_went_out_takes_the_note_with_it(desk: Desk) -> None:
    before = desk.case.placement
    handed = notify(desk)
    changed = take_back((handed.record.id,), desk.ports)
    assert changed is not None
    assert changed.label == "notification-taken-back"
    assert changed.case.placement == before
    assert list_papers(desk.case.id, desk.ports).records == ()
    assert read_history(desk.case.id, desk.ports).undoable is None


def test_taking_it_back_leaves_what_was_written_since(desk: Desk) -> None:
    handed = notify(desk)
    since = replace(desk.case.placement, ready_by="Chefen", department="Eken")
    desk.do(record_placement, RecordPlacement, since)
    changed = take_back((handed.record.id,), desk.ports)
    assert changed is not None
    stay = changed.case.placement
    assert (stay.notified, stay.ready, stay.ready_by) == (None, None, "Chefen")
    assert stay.department == "Eken"


def test_taking_it_back_reaches_a_wait_that_has_ended_since(desk: Desk) -> None:
    handed = notify(desk)
    desk.do(take_ready_back, TakeReadyBack, "Har rymt.")
    assert told_before(desk.case)
    changed = take_back((handed.record.id,), desk.ports)
    assert changed is not None
    (wait,) = changed.case.ready.earlier
    assert (wait.ready, wait.notified, wait.reason) == (TODAY, None, "Har rymt.")
    assert not told_before(changed.case)


def test_taking_it_back_leaves_the_notification_of_a_later_assessment(
    desk: Desk,
) -> None:
    handed = notify(desk)
    desk.do(take_ready_back, TakeReadyBack, "Har rymt.")
    notify(desk)
    changed = take_back((handed.record.id,), desk.ports)
    assert changed is not None
    assert changed.case.placement.notified == TODAY
    assert changed.case.ready.earlier[0].notified is None


def test_a_copy_that_noted_nothing_takes_nothing_back(desk: Desk) -> None:
    notify(desk)
    second = notify(desk)
    assert take_back((second.record.id,), desk.ports) is None
    assert read_case(desk.case.id, desk.ports).case.placement.notified == TODAY


def test_a_case_that_moved_on_since_it_was_looked_at_stops_no_duty(
    desk: Desk,
) -> None:
    order = owed(desk.case, PaperKind.NOTIFICATION)
    seen = preview_paper(order, desk.ports)
    stay = replace(desk.case.placement, ready=TODAY, ready_by="Chefen Exempel")
    desk.do(record_placement, RecordPlacement, stay)
    asked = HandOut(order, seen.made, seen.case_version, PRINTED)
    record = hand_out_paper(asked, desk.ports).record
    desk.case = read_case(desk.case.id, desk.ports).case
    assert record.case_version == desk.case.version - 1
    assert desk.case.placement.ready_by == "Chefen Exempel"
    assert desk.case.placement.notified == TODAY


def test_what_has_been_told_is_not_undone(desk: Desk) -> None:
    notify(desk)
    with refused("left-the-building"):
        undo(Undo(desk.case.id, desk.case.version), desk.ports)


# --- Oro för barn -----------------------------------------------------------------


def test_a_concern_says_what_was_written_and_is_kept_with_writer_and_time(
    desk: Desk,
) -> None:
    before = desk.case
    handed = send(desk.ports, report(desk), text=SEEN)
    (kept,) = read_concerns(desk.case.id, desk.ports).concerns
    assert (kept.by, kept.written) == (USER.id, desk.ports.clock.now())
    assert (kept.sent, kept.paper) == (handed.record.made, handed.record.id)
    assert handed.record.recipient_role == BOARD
    assert open_paper(handed.record.id, desk.ports).data == handed.data
    assert read_case(desk.case.id, desk.ports).case == before


@pytest.mark.journey
def test_nothing_of_it_is_in_the_case_its_history_its_lists_or_other_papers(
    desk: Desk,
) -> None:
    desk.parties()
    desk.do(put_party, PutParty, made.MOTHER)
    send(desk.ports, report(desk))
    told = [repr(read_case(desk.case.id, desk.ports))]
    told += [repr(read_history(desk.case.id, desk.ports))]
    told += [repr(read_today(ReadToday(), desk.ports))]
    for kind in set(PaperKind) - DUTIES:
        order = PaperOrder(desk.case.id, kind, FILE_COPY, concern="concern")
        told.append(preview_paper(order, desk.ports).text)
    secrets = [SEEN, WHOLE.name, WHOLE.danger_words, "socialnämnden i påhittstad"]
    assert [s for s in secrets if s.casefold() in "\n".join(told).casefold()] == []


@pytest.mark.parametrize(
    "whom", [FILE_COPY, YOUNG_PERSON, made.MOTHER.id, made.NAMND.id]
)
def test_nobody_else_can_even_look_at_a_concern(desk: Desk, whom: str) -> None:
    desk.parties()
    desk.do(put_party, PutParty, made.MOTHER)
    order = replace(report(desk), recipient=whom)
    with pytest.raises(Missing):
        preview_paper(order, desk.ports)
    out = HandOut(order, desk.ports.clock.now(), desk.case.version, PRINTED)
    with pytest.raises(Missing):
        hand_out_paper(out, desk.ports)


def test_one_that_has_gone_out_is_never_changed_but_followed_by_a_new(
    desk: Desk,
) -> None:
    send(desk.ports, report(desk))
    with refused("concern-sent"):
        report(desk, replace(WHOLE, seen="Något annat"))
    send(desk.ports, report(desk, replace(WHOLE, id="second", seen="Något mer")))
    kept = read_concerns(desk.case.id, desk.ports).concerns
    assert {c.seen for c in kept} == {SEEN, "Något mer"}


def test_one_that_has_not_gone_out_can_be_written_anew(desk: Desk) -> None:
    report(desk, replace(WHOLE, seen="Fel"))
    handed = send(desk.ports, report(desk), text=SEEN)
    assert take_back((handed.record.id,), desk.ports) is None
    (kept,) = read_concerns(desk.case.id, desk.ports).concerns
    assert (kept.sent, kept.paper) == (None, "")
    send(desk.ports, report(desk))


def test_the_childs_name_is_written_down_with_it(desk: Desk) -> None:
    sister = replace(made.BUP, id="sister", kind=made.MOTHER.kind, name="Elsa Påhitt")
    desk.do(put_party, PutParty, sister)
    report(desk, Concern("own", about=YOUNG_PERSON))
    report(desk, Concern("sister", about="sister", born="9 år"))
    report(desk, Concern("nobody"))
    names = {c.id: c.name for c in read_concerns(desk.case.id, desk.ports).concerns}
    assert names == {"own": "Alva Påhitt", "sister": "Elsa Påhitt", "nobody": ""}


def test_a_concern_of_another_case_is_not_found(desk: Desk) -> None:
    order = report(desk)
    other = Desk(desk.ports)
    with pytest.raises(Missing):
        preview_paper(replace(order, case=other.case.id), desk.ports)
    with pytest.raises(Missing):
        write_concern(WriteConcern(other.case.id, WHOLE), desk.ports)


def test_every_word_of_a_concern_is_read_back_as_it_was_written(desk: Desk) -> None:
    report(desk)
    (kept,) = read_concerns(desk.case.id, desk.ports).concerns
    noted = {"case", "by", "written"}
    for field in fields(Concern):
        if field.name not in noted:
            assert getattr(kept, field.name) == getattr(WHOLE, field.name)


def test_it_goes_out_of_a_closed_case(desk: Desk) -> None:
    close(desk)
    send(desk.ports, report(desk), text=SEEN)
