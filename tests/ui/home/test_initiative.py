"""The card of agreements that let SiS take the initiative, and of the law."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sipdesk.domain.party import Principal
from sipdesk.domain.user import Role
from sipdesk.ui.home.initiative.view import InitiativeCard
from sipdesk.ui.home.routine.view import RoutinePage
from sipdesk.ui.widgets.fields import DateField
from sipdesk.ui.widgets.text import Text
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.initiative import list_agreements
from sipdesk.usecases.ports import Ports
from tests.home import TODAY, USER
from tests.ui.looked_over import LONG
from tests.ui.shell import around, found, press, show


def card(ports: Ports, frame: Frame, *roles: Role) -> InitiativeCard:
    user = replace(USER, roles=frozenset(roles or USER.roles))
    page = RoutinePage(replace(around(ports), user=user), Path("egna"))
    show(frame, page)
    page.refresh()
    return page.initiative


def write(made: InitiativeCard, **texts: str) -> None:
    for name, text in texts.items():
        made.fields[name].edited.emit(text)


def test_an_agreement_is_written_changed_taken_out_and_put_back(
    ports: Ports, frame: Frame
) -> None:
    made = card(ports, frame)
    assert made.empty.isVisible()
    press(found(made, "agreement-new"))
    write(made, kommun="0180", counterpart=LONG, since=TODAY.isoformat())
    write(made, may_call="yes", reference="EX 1")
    press(found(made, "agreement-save"))
    (kept,) = list_agreements(None, ports).agreements
    assert (kept.principal, kept.area, kept.since) == (Principal.KOMMUN, "0180", TODAY)
    assert (kept.may_call, kept.reference) == (True, "EX 1")
    assert not made.editor.isVisible()
    made.model.begin(kept.id)
    told = "\n".join(t.words for t in made.editor.findChildren(Text))
    assert "Registrerad 2 mars 2026 av Karin Exempel" in told
    write(made, until=(TODAY + timedelta(days=30)).isoformat())
    press(found(made, "agreement-save"))
    (changed,) = list_agreements(None, ports).agreements
    assert changed == replace(kept, until=TODAY + timedelta(days=30), version=2)
    made.model.begin(kept.id)
    press(found(made, "agreement-remove"))
    assert not list_agreements(None, ports).agreements
    made.model.put_back()
    (again,) = list_agreements(None, ports).agreements
    assert replace(again, version=2) == changed


def test_what_is_missing_is_said_at_the_field_and_nothing_is_lost(
    ports: Ports, frame: Frame
) -> None:
    made = card(ports, frame)
    press(found(made, "agreement-new"))
    write(made, counterpart="Nämnden")
    press(found(made, "agreement-save"))
    assert "Första dagen saknas" in made.fields["since"].problem
    write(made, since=TODAY.isoformat())
    press(found(made, "agreement-save"))
    assert "vilken kommun" in made.fields["kommun"].problem
    write(made, principal=Principal.REGION.value)
    press(found(made, "agreement-save"))
    assert "vilken kommun eller region" in made.fields["region"].problem
    assert made.fields["counterpart"].value == "Nämnden"


def test_the_law_is_one_of_the_proposals_and_its_day_is_written_there_alone(
    ports: Ports, frame: Frame
) -> None:
    made = card(ports, frame)
    page = next(p for p in frame.findChildren(RoutinePage) if p.initiative is made)
    assert not found(page, "initiative-agreements").findChildren(DateField, "law_from")
    law = found(page.proposals, "proposal-sis-initiates")
    assert isinstance(law, DateField)

    def write_day(text: str) -> None:
        law.edited.emit(text)
        law.left.emit()

    write_day("2027-01-01")
    assert list_agreements(None, ports).law_from == date(2027, 1, 1)
    write_day("snart")
    assert law.problem
    write_day("")
    assert list_agreements(None, ports).law_from is None


@pytest.mark.journey
def test_who_may_not_decide_reads_and_changes_nothing(
    ports: Ports, frame: Frame
) -> None:
    coordinator = card(ports, frame, Role.COORDINATOR)
    assert coordinator.new.isVisible()
    manager = card(ports, frame, Role.MANAGER)
    assert not manager.new.isVisible()


@pytest.mark.journey
def test_what_was_being_written_is_there_again_after_a_lock(
    ports: Ports, frame: Frame
) -> None:
    made = card(ports, frame)
    press(found(made, "agreement-new"))
    write(made, counterpart="Påhittade nämnden")
    made.leave()
    again = card(ports, frame)
    assert again.fields["counterpart"].value == "Påhittade nämnden"
    press(found(again, "agreement-cancel"))
    assert not card(ports, frame).editor.isVisible()
