"""How the home region does it, beside the steps it matters in."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.domain.placement import Placement
from sipdesk.domain.region import RegionProfile
from sipdesk.ui.plan.view import PlanSheet
from sipdesk.ui.roles.view import RolesSheet
from sipdesk.ui.sheet import Sheet
from sipdesk.ui.sip_request.view import SipRequestSheet
from sipdesk.ui.widgets.fold import Fold
from sipdesk.usecases.placement import RecordPlacement, record_placement
from sipdesk.usecases.region import put_region, read_region
from tests.ui.shell import found, in_sight
from tests.ui.step_page import Shown, shown

WEST = "Västra Götalandsregionen"


def place(page: Shown, region: str) -> None:
    page.desk.do(record_placement, RecordPlacement, Placement(home_region=region))
    page.refresh()


def unfold(page: Shown) -> None:
    fold = in_sight(page.sheet, "region-fold")
    assert isinstance(fold, Fold)
    fold.open(on=True)


@pytest.mark.parametrize("sheet", [SipRequestSheet, RolesSheet])
def test_the_home_regions_way_stands_beside_the_step(
    tmp_path: Path, qapp: QApplication, sheet: type[Sheet]
) -> None:
    assert qapp is not None
    with shown(tmp_path, sheet) as page:
        card = found(page.sheet, "region-card")
        assert not card.isVisible()
        place(page, WEST)
        assert card.isVisible()
        unfold(page)
        head = page.button("region-fold-head").text()
        assert head == "Så gör Västra Götalandsregionen"
        assert "Regionens egen överenskommelse, inte lag." in page.words()
        put_region(RegionProfile(WEST, template="Vår mall"), page.desk.ports)
        page.refresh()
        assert "Vår mall" in page.words()  # and it is still unfolded
        place(page, "Region Skåne")
        unfold(page)
        assert "Mina planer" in page.words()
        place(page, "Region Påhitt")
        assert not card.isVisible()


def test_the_plan_names_the_system_that_the_region_keeps_it_in(
    tmp_path: Path, qapp: QApplication
) -> None:
    assert qapp is not None
    with shown(tmp_path, PlanSheet) as page:
        place(page, WEST)
        assert f"{WEST}: SAMSA. Kontrollera det." in page.words()
        profile = read_region(WEST, page.desk.ports).profile
        put_region(RegionProfile(profile.id, system="Påhittet"), page.desk.ports)
        page.refresh()
        assert f"{WEST}: Påhittet." in page.words()
        place(page, "Region Gotland")
        assert "Påhittet" not in page.words()
