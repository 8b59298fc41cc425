"""A paper leaves by no way that is shut, not even one that has gone out before."""

from dataclasses import replace
from pathlib import Path

from sipdesk.domain.guard import FILE_COPY
from sipdesk.domain.paper import PRINTED, SAVED, PaperKind
from sipdesk.domain.policy import (
    Policies,
    PolicyLevel,
)
from sipdesk.domain.policy_reading import judged
from sipdesk.ui.paper_panel.model import PaperModel
from sipdesk.usecases.case import OpenCase, open_case, read_case
from sipdesk.usecases.paper import list_papers
from sipdesk.usecases.paper_copy import PaperOrder
from sipdesk.usecases.ports import Ports
from tests.home import PASSPHRASE, SetClock, ports_of
from tests.opened import Office, copied_office
from tests.ui.shell import around

SHUT = judged({PolicyLevel.MACHINE: {"AllowPaperFiles": 0}})


def opened(office: Office, policies: Policies) -> Ports:
    vault = replace(office.vault(), policies=policies)
    return ports_of(vault.open(office.home, PASSPHRASE), SetClock())


def told(model: PaperModel) -> str:
    return model.state.notice.text if model.state.notice else ""


def test_a_kept_paper_is_not_saved_where_that_is_shut_since(tmp_path: Path) -> None:
    office, out = copied_office(tmp_path), list[bytes]()
    ports = opened(office, Policies())
    case = open_case(OpenCase("Alva", "Påhitt"), ports).case
    model = PaperModel(around(ports), lambda _: None)
    model.look(PaperOrder(case.id, PaperKind.CHECKLIST, FILE_COPY), case)
    model.hand_out(SAVED, out.append)
    (record,) = list_papers(case.id, ports).records
    ports.store.close()

    ports = opened(office, SHUT)
    again = PaperModel(around(ports), lambda _: None)
    again.reopen(record.id, read_case(case.id, ports).case)
    again.hand_out(SAVED, out.append)
    assert len(out) == 1
    assert "Administratören har bestämt" in told(again)
    again.hand_out(PRINTED, out.append)
    assert out[0] == out[1]
    assert told(again) == ""
    ports.store.close()


def test_a_paper_that_may_not_be_saved_is_still_there_to_be_printed(
    tmp_path: Path,
) -> None:
    out: list[bytes] = []
    ports = opened(copied_office(tmp_path), SHUT)
    case = open_case(OpenCase("Alva", "Påhitt"), ports).case
    model = PaperModel(around(ports), lambda _: None)
    model.look(PaperOrder(case.id, PaperKind.CHECKLIST, FILE_COPY), case)
    model.hand_out(SAVED, out.append)
    assert out == []
    assert list_papers(case.id, ports).records == ()
    assert "Administratören har bestämt" in told(model)
    assert model.state.word_name == ""
    model.hand_out(PRINTED, out.append)
    assert len(out) == 1
    ports.store.close()
