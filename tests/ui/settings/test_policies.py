"""Inställningar tells what is decided, and the controls of it are shut."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.policy import (
    Policies,
    PolicyLevel,
)
from sipdesk.domain.policy_reading import judged
from sipdesk.domain.user import Role
from sipdesk.ui.decided import BY_ADMINISTRATOR
from sipdesk.ui.doing import DirectRunner
from sipdesk.ui.home.backups.view import BackupsPage
from sipdesk.ui.home.facts.view import FactsPage
from sipdesk.ui.home.retention.view import RetentionPage
from sipdesk.ui.settings.capture import CaptureCard
from sipdesk.ui.settings.device import DeviceCard
from sipdesk.ui.settings.policies import PoliciesCard
from sipdesk.ui.widgets.layout import ScrollPage
from sipdesk.ui.widgets.theme import Mode, Theme, apply
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports
from tests.home import PASSPHRASE, USER, SetClock, admit_as, ports_of
from tests.opened import copied_office
from tests.ui.audit import audit
from tests.ui.shell import around, said, settle, show

Under = Callable[..., Ports]


@pytest.fixture
def under(tmp_path: Path) -> Iterator[Under]:
    """Open a home where something is decided."""
    opened = []

    def opening(policies: Policies | None = None, **values: object) -> Ports:
        office = copied_office(tmp_path)
        decided = policies or judged({PolicyLevel.MACHINE: values})
        vault = replace(office.vault(), policies=decided)
        opened.append(vault.open(office.home, PASSPHRASE))
        return ports_of(opened[-1], SetClock())

    yield opening
    for home in opened:
        home.store.close()


def card_of(frame: Frame, ports: Ports) -> PoliciesCard:
    page, card = (
        ScrollPage(most_width=760, name="page"),
        PoliciesCard(DirectRunner(ports)),
    )
    page.add(card)
    show(frame, page)
    card.model.refresh()
    settle()
    return card


EVERYTHING = {
    "DatabaseFolder": "C:\\ProgramData\\SIPdesk\\hem",
    "AutoLockMinutes": 5,
    "AllowRecoveryKey": 0,
    "BackupFolder": "\\\\filserver.myndigheten.example\\verksamhet\\säkerhetskopior",
    "BackupKeep": 30,
    "RetentionLeastMonths": 1,
    "AllowPaperFiles": 0,
    "SymbolFolders": ["D:\\Bilder\\Egna", "\\\\filserver\\bilder\\gemensamma"],
}


def test_nothing_is_said_where_nothing_is_decided(frame: Frame, under: Under) -> None:
    assert not card_of(frame, under()).isVisible()


def test_what_is_decided_is_listed_in_words(frame: Frame, under: Under) -> None:
    card = card_of(frame, under(**EVERYTHING))
    words = said(card)
    assert "Lås hemmet efter så många minuter" in words
    assert "5 minuter" in words
    assert "1 månad" in words
    assert "gemensamma" in words
    assert not card.faults.isVisible()


def test_a_value_that_cannot_be_used_is_told_with_what_holds(
    frame: Frame, under: Under
) -> None:
    card = card_of(frame, under(AutoLockMinutes=600))
    assert card.faults.title == "En policy går inte att använda"
    assert "AutoLockMinutes (datorns policy): utanför gränserna 1–60." in (
        card.faults.words
    )
    assert "Så länge gäller: 10 minuter." in card.faults.words
    assert not card.rows.isVisible()


def test_many_are_told_together(frame: Frame, under: Under) -> None:
    card = card_of(frame, under(AutoLockMinutes="5", BackupFolder="kopior", Backup=1))
    assert card.faults.title == "3 policyer går inte att använda"
    assert "Backup (datorns policy): okänt namn." in card.faults.words
    assert "en mapp bredvid hemmets fil" in card.faults.words


def test_decided_figures_are_shut_and_say_so(frame: Frame, under: Under) -> None:
    page = FactsPage(around(under(AutoLockMinutes=5, LogReviewMonths=6)))
    show(frame, page)
    page.refresh()
    settle()
    shut, free = (
        page.figures.fields["lock_minutes"],
        page.figures.fields["meeting_lock_minutes"],
    )
    assert shut.value == "5"
    assert not shut.isEnabled()
    assert BY_ADMINISTRATOR in said(shut)
    assert free.isEnabled()
    assert not page.policy.fields["log_review_months"].isEnabled()
    assert page.policy.fields["capture_exception"].isEnabled()
    assert audit(frame) == []


def test_the_decided_folder_for_backups_is_shut_and_says_so(
    frame: Frame, under: Under, tmp_path: Path
) -> None:
    page = BackupsPage(around(under(BackupFolder=str(tmp_path / "borta"))))
    show(frame, page)
    page.refresh()
    settle()
    assert page.folder.value == str(tmp_path / "borta")
    assert not page.folder.isEnabled()
    assert BY_ADMINISTRATOR in said(page.folder)
    assert not page.choose.isEnabled()
    page.model.refresh()
    settle()
    assert BY_ADMINISTRATOR in said(page.folder)
    assert audit(frame) == []


def test_screen_sharing_says_who_decided(frame: Frame, under: Under) -> None:
    card = CaptureCard(DirectRunner(under(AllowScreenSharing=0)), kept_out=True)
    show(frame, card)
    card.model.refresh()
    settle()
    assert BY_ADMINISTRATOR in said(card)
    assert "Hemmet har bestämt" not in said(card)
    assert not card.go.isVisible()


def test_a_window_that_is_seen_by_all_says_who_decided(
    frame: Frame, under: Under
) -> None:
    card = CaptureCard(DirectRunner(under(CaptureProtection=0)), kept_out=False)
    show(frame, card)
    card.model.refresh()
    settle()
    assert BY_ADMINISTRATOR in said(card)
    assert "Den här datorn håller inte" not in said(card)


def test_the_computer_as_a_part_of_the_way_in_is_shut(
    frame: Frame, under: Under
) -> None:
    card = DeviceCard(DirectRunner(under(AllowDevice=0)), USER.id)
    show(frame, card)
    card.model.refresh()
    settle()
    assert BY_ADMINISTRATOR in said(card)
    assert not card.go.isVisible()


def test_erasure_says_what_is_decided(frame: Frame, under: Under) -> None:
    ports = admit_as(under(RetentionLeastMonths=24), Role.MANAGER)
    page = RetentionPage(around(ports))
    show(frame, page)
    page.refresh()
    settle()
    assert "gallring görs tidigast 24 månader efter avslut" in said(page)


def test_erasure_that_is_forbidden_says_so(frame: Frame, under: Under) -> None:
    page = RetentionPage(around(admit_as(under(AllowErasure=0), Role.MANAGER)))
    show(frame, page)
    page.refresh()
    settle()
    assert "gallring görs inte på den här datorn" in said(page)


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_it_has_room(
    frame: Frame, under: Under, qapp: QApplication, mode: Mode, scale: float
) -> None:
    apply(qapp, Theme(mode, scale))
    card_of(frame, under(**EVERYTHING, AutLock=1, AllowErasure="nej"))
    assert audit(frame) == []
