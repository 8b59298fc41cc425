"""The program does as its policies say, and changes nothing else."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sipdesk.domain.access import Wanted
from sipdesk.domain.case import CaseId
from sipdesk.domain.closing import Closing, ClosingReason
from sipdesk.domain.errors import Conflict, SipdeskError, Trouble, Unavailable
from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.months import months_later
from sipdesk.domain.paper import COPIED, PRINTED, SAVED, PaperKind
from sipdesk.domain.period import Period
from sipdesk.domain.policy import (
    POLICIES,
    Policies,
    PolicyFlaw,
    PolicyLevel,
    ValueKind,
)
from sipdesk.domain.policy_reading import judged
from sipdesk.domain.report_file import Reader, ReportForm
from sipdesk.domain.retention import Hindrance
from sipdesk.domain.user import Role
from sipdesk.storage.restore import FileRestorer
from sipdesk.usecases.access import ReadLog, export_log, read_review_due
from sipdesk.usecases.aggregate import GiveFigures, give_figures
from sipdesk.usecases.backup import (
    BackUp,
    RestoreBackup,
    back_up,
    back_up_if_due,
    read_backups,
    restore_backup,
)
from sipdesk.usecases.capture import allow_capture
from sipdesk.usecases.closing import (
    CloseCase,
    RecordClosing,
    close_case,
    record_closing,
)
from sipdesk.usecases.contact_file import write_contacts
from sipdesk.usecases.device import TieToDevice, tie_to_device
from sipdesk.usecases.entrance import CreateHome, create_home
from sipdesk.usecases.home import ChangeSetting, change_setting, read_home
from sipdesk.usecases.keys import AskWho, OpenWithRecoveryKey, ask_who
from sipdesk.usecases.keys import open_with_recovery_key as recover
from sipdesk.usecases.paper import HandOut, hand_out_paper, preview_paper
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.picture_sharing import ShareBoards, export_boards, share_boards
from sipdesk.usecases.picture_source import CleanSome, clean_pictures, look_at_pictures
from sipdesk.usecases.policy import let_leave, read_policies
from sipdesk.usecases.ports import Entrance, Ports
from sipdesk.usecases.report_file import MakeReport, make_report
from sipdesk.usecases.retention import (
    ClearCase,
    EraseCases,
    RegisterDecision,
    clear_case,
    erase_cases,
    read_retention,
    register_decision,
)
from sipdesk.usecases.tip import share_tips
from sipdesk.usecases.transfer import SendCase, send_case
from tests.home import (
    PASSPHRASE,
    TODAY,
    USER,
    SetClock,
    admit_as,
    open_ports,
    ports_of,
    vault,
)
from tests.opened import Office, copied_office
from tests.usecases.desk import Desk
from tests.usecases.refusals import refused


def machine(**values: object) -> Policies:
    """Give what is decided for the computer."""
    return judged({PolicyLevel.MACHINE: values})


SWITCHES = [policy for policy in POLICIES if policy.kind is ValueKind.SWITCH]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return copied_office(tmp_path)


@contextmanager
def under(
    office: Office, policies: Policies, clock: SetClock | None = None
) -> Iterator[Ports]:
    """Open the home where something is decided."""
    vault = replace(office.vault(), policies=policies)
    opened = vault.open(office.home, PASSPHRASE)
    try:
        yield ports_of(opened, clock or SetClock())
    finally:
        opened.store.close()


def entrance(office: Office, policies: Policies) -> Entrance:
    class Nothing:
        def read(self) -> Mapping[str, str | int]:
            return {}

        def write(self, key: str, value: str | int) -> None:
            del key, value

    vault = replace(office.vault(), policies=policies)
    return Entrance(vault, Nothing(), lambda: "id-1")


def creates(path: Path) -> CreateHome:
    return CreateHome(path, "Hem", "Namn", "", PASSPHRASE, PASSPHRASE)


# --- Settings that are decided ------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("AutoLockMinutes", "lock_minutes", 3),
        ("MeetingAutoLockMinutes", "meeting_lock_minutes", 20),
        ("AllowScreenSharing", "capture_exception", False),
        ("LogReviewMonths", "log_review_months", 12),
        ("BackupFolder", "backup_folder", "/srv/kopior"),
        ("BackupEveryHours", "backup_every_hours", 72),
        ("BackupKeep", "backup_keep", 30),
    ],
)
def test_a_decided_setting_holds_over_what_was_chosen_and_cannot_be_changed(
    office: Office, name: str, key: str, value: str | int
) -> None:
    with under(office, machine()) as ports:
        before = read_home(None, ports).settings[key]
        assert before != value
    with under(office, machine(**{name: value})) as ports:
        view = read_home(None, ports)
        assert view.settings[key] == value
        assert view.shut == {key}
        with refused("setting-decided"):
            change_setting(ChangeSetting(key, before), ports)
    with under(office, machine()) as ports:  # what was chosen is still there
        assert read_home(None, ports).settings[key] == before


def test_what_the_installer_left_gives_way_to_a_choice(office: Office) -> None:
    left = judged({PolicyLevel.INSTALLER: {"AutoLockMinutes": 4}})
    with under(office, left) as ports:
        assert read_home(None, ports).settings["lock_minutes"] == 4
        view = change_setting(ChangeSetting("lock_minutes", 8), ports)
        assert view.settings["lock_minutes"] == 8
        assert view.shut == set()


def test_a_value_that_cannot_be_used_is_told_with_what_holds(office: Office) -> None:
    wrong = machine(AutoLockMinutes=0, AutLockMinutes=5)
    with under(office, wrong) as ports:
        change_setting(ChangeSetting("lock_minutes", 8), ports)
        view = read_policies(None, ports)
    bounds, unknown = view.fallbacks
    assert (bounds.fault.flaw, bounds.instead) == (PolicyFlaw.OUT_OF_BOUNDS, 8)
    assert (unknown.fault.flaw, unknown.policy) == (PolicyFlaw.UNKNOWN, None)
    assert view.in_force == ()


def test_backups_go_where_and_as_often_as_is_decided(
    office: Office, tmp_path: Path
) -> None:
    to, clock = tmp_path / "kopior", SetClock()
    to.mkdir()
    policies = machine(BackupFolder=str(to), BackupEveryHours=100, BackupKeep=2)
    with under(office, policies, clock) as ports:
        for _ in range(3):
            clock.day += timedelta(days=4)
            office.wait(timedelta(days=4).total_seconds())
            back_up(BackUp(), ports)
        assert len(list(to.iterdir())) == 2
        clock.day += timedelta(days=4)
        assert not read_backups(None, ports).is_late
        assert back_up_if_due(None, ports) is None
        clock.day += timedelta(days=1)
        assert back_up_if_due(None, ports) is not None


def test_the_log_is_due_when_is_decided(office: Office) -> None:
    with under(office, machine()) as ports:
        first = read_review_due(None, ports).due
    with under(office, machine(LogReviewMonths=1)) as ports:
        assert read_review_due(None, ports).due < first


def test_the_window_is_not_shown_where_that_is_decided(office: Office) -> None:
    shut = machine(AllowScreenSharing=0)
    with under(office, shut) as ports, refused("capture-forbidden"):
        allow_capture(None, ports)


# --- Where homes lie ----------------------------------------------------------------


def test_homes_are_made_and_put_back_in_the_decided_folder_alone(
    office: Office, tmp_path: Path
) -> None:
    decided = tmp_path / "bestämd"
    decided.mkdir()
    policies = machine(DatabaseFolder=str(decided))
    door = entrance(office, policies)
    with pytest.raises(Unavailable) as refusal:
        create_home(creates(tmp_path / "annat.sipdesk"), door)
    assert refusal.value.trouble is Trouble.PLACE_DECIDED
    create_home(creates(decided / "nytt.sipdesk"), door).store.close()

    with under(office, policies) as ports:  # lies elsewhere and opens as before
        backup = Path(back_up(BackUp(), ports).path)
    restorer = FileRestorer(replace(office.vault(), policies=policies))
    with pytest.raises(Unavailable) as refusal:
        restore_backup(
            RestoreBackup(backup, tmp_path / "åter.sipdesk", PASSPHRASE), restorer
        )
    assert refusal.value.trouble is Trouble.PLACE_DECIDED
    to = decided / "åter.sipdesk"
    restore_backup(RestoreBackup(backup, to, PASSPHRASE), restorer)
    assert to.exists()


def test_a_default_place_forces_nobody(office: Office, tmp_path: Path) -> None:
    left = judged({PolicyLevel.INSTALLER: {"DatabaseFolder": str(tmp_path / "x")}})
    made = create_home(creates(tmp_path / "fritt.sipdesk"), entrance(office, left))
    made.store.close()


# --- Ways in ------------------------------------------------------------------------


def test_the_recovery_key_opens_nothing_where_it_may_not(office: Office) -> None:
    door = entrance(office, machine(AllowRecoveryKey=0))
    with refused("policy-forbids"):
        ask_who(AskWho(office.home, "x"), door)
    order = OpenWithRecoveryKey(office.home, "x", USER.id, PASSPHRASE, PASSPHRASE)
    with refused("policy-forbids"):
        recover(order, door)


def test_a_passphrase_is_not_tied_where_it_may_not_be(office: Office) -> None:
    with under(office, machine(AllowDevice=0)) as ports, refused("policy-forbids"):
        tie_to_device(TieToDevice(PASSPHRASE), ports)
    with under(office, machine(AllowPassphraseAlone=0)) as ports:
        with refused("device-without-recovery-key"):  # that far it goes
            tie_to_device(TieToDevice(PASSPHRASE), ports)
        with refused("policy-forbids"):
            tie_to_device(TieToDevice(PASSPHRASE, tied=False), ports)
    both = machine(AllowPassphraseAlone=0, AllowDevice=0)
    with under(office, both) as ports:  # nobody is left with what they may not have
        tie_to_device(TieToDevice(PASSPHRASE, tied=False), ports)


# --- What leaves --------------------------------------------------------------------


def test_papers_leave_by_the_ways_that_are_open(office: Office) -> None:
    policies = machine(AllowPaperFiles=0, AllowPaperCopy=0)
    with under(office, policies) as ports:
        desk = Desk(ports)
        order = PaperOrder(desk.case.id, PaperKind.CHECKLIST, FILE_COPY)
        preview = preview_paper(order, ports)
        handed = partial(HandOut, order, preview.made, preview.case_version)
        assert preview.word_name == preview.form_name == preview.calendar_name == ""
        with refused("policy-forbids"):
            hand_out_paper(handed(SAVED), ports)
        hand_out_paper(handed(PRINTED), ports)
        for channel in (SAVED, COPIED):
            with refused("policy-forbids"):
                let_leave(channel, ports)
        let_leave(PRINTED, ports)


def code_of(
    use_case: Callable[[Any, Ports], object], order: object, ports: Ports
) -> str:
    """Say why it is refused, for the orders are of nothing that is there."""
    try:
        use_case(order, ports)
    except SipdeskError as error:
        return error.code
    return ""


OUTSIDE = MakeReport(TODAY, TODAY, ReportForm.PDF, Reader.OUTSIDE)
HALF_YEAR = GiveFigures(Period(TODAY, TODAY), Path("x"))
SENT = SendCase(CaseId("x"), 1, Path("x"), ())


@pytest.mark.parametrize(
    ("name", "use_case", "order"),
    [
        ("AllowCaseTransfer", send_case, SENT),
        ("AllowLogExport", export_log, ReadLog(Wanted())),
        ("AllowContactExport", write_contacts, None),
        ("AllowSharing", share_boards, ShareBoards(())),
        ("AllowSharing", export_boards, ShareBoards(())),
        ("AllowSharing", share_tips, frozenset({"tip"})),
        ("AllowFiguresFiles", make_report, OUTSIDE),
        ("AllowFiguresFiles", give_figures, HALF_YEAR),
    ],
)
def test_a_file_leaves_unless_its_own_policy_says_no(
    office: Office, name: str, use_case: Callable[[Any, Ports], object], order: object
) -> None:
    with under(office, machine(**{name: 0})) as ports, refused("policy-forbids"):
        use_case(order, ports)
    others = {one.name: 0 for one in SWITCHES if one.name != name}
    with under(office, machine(**others)) as ports:
        assert code_of(use_case, order, ports) != "policy-forbids"


def test_pictures_come_from_the_decided_folders_alone(
    office: Office, tmp_path: Path
) -> None:
    decided = tmp_path / "bilder"
    (decided / "djur").mkdir(parents=True)
    elsewhere = tmp_path / "bilder2"
    elsewhere.mkdir()
    with under(office, machine(SymbolFolders=[str(decided)])) as ports:
        for path in (elsewhere, decided / ".." / "bilder2"):
            with refused("pictures-from-elsewhere"):
                look_at_pictures(path, ports)
            with refused("pictures-from-elsewhere"):
                clean_pictures(CleanSome(path, ()), ports)
        with refused("pictures-none"):  # it was looked in
            look_at_pictures(decided / "djur", ports)


# --- Erasure ------------------------------------------------------------------------


@contextmanager
def closed_under(folder: Path, policies: Policies) -> Iterator[Desk]:
    """Bring a case to where a decision lets it be erased at once."""
    desk = Desk(admit_as(open_ports(folder), Role.COORDINATOR, Role.MANAGER))
    desk.do(record_closing, RecordClosing, Closing(ClosingReason.NO_NEED, TODAY))
    desk.do(close_case, CloseCase)
    clear_case(ClearCase(desk.case.id), desk.ports)
    register_decision(RegisterDecision("SiS 1", TODAY, 0, "Punkt 3"), desk.ports)
    desk.ports.store.close()
    opened = replace(vault(), policies=policies).open(
        folder / "hem.sipdesk", PASSPHRASE
    )
    ports = ports_of(opened, SetClock())
    desk.ports = admit_as(ports, Role.COORDINATOR, Role.MANAGER)
    try:
        yield desk
    finally:
        opened.store.close()


def test_nothing_is_erased_where_it_may_not_be(tmp_path: Path) -> None:
    with closed_under(tmp_path, machine(AllowErasure=0)) as desk:
        retained = read_retention(None, desk.ports)
        assert len(retained.ready) == 1
        assert not retained.allowed
        with refused("policy-forbids"):
            erase_cases(EraseCases((desk.case.id,)), desk.ports)


def test_the_floor_holds_where_the_decision_says_fewer_months(tmp_path: Path) -> None:
    with closed_under(tmp_path, machine(RetentionLeastMonths=24)) as desk:
        (one,) = read_retention(None, desk.ports).cases
        assert one.due == months_later(TODAY, 24)
        assert one.hindrances == (Hindrance.TOO_EARLY,)
        with pytest.raises(Conflict):
            erase_cases(EraseCases((one.case,)), desk.ports)


def test_a_floor_decides_nothing_by_itself(office: Office) -> None:
    with under(office, machine(RetentionLeastMonths=24)) as ports:
        retaining = admit_as(ports, Role.MANAGER)
        assert read_retention(None, retaining).decision is None
        with refused("retention-not-decided"):
            erase_cases(EraseCases((CaseId("x"),)), retaining)
