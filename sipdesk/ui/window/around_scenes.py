"""Pictures of what Hemmet keeps around the cases: contacts, regions, training."""

from collections.abc import Callable, Mapping
from typing import Final, cast

from PySide6.QtWidgets import QWidget

from sipdesk.ui.home.book.view import BookPage
from sipdesk.ui.home.kommun.view import KommunPage
from sipdesk.ui.home.regions.view import RegionsPage
from sipdesk.ui.home.training.view import TrainingPage

Show = Callable[[str], QWidget]
"""Shows a part of Hemmet, and gives its page."""

_TABLE: Final = """Slag;Verksamhet;Namn;Telefon;Kommun
Skolan;Påhittade elevhälsan;Eva Exempel;000-410 10;Ockelbo
Socialtjänsten;Socialnämnden, Påhittköpings kommun;Sara Exempelsson;000-210 99;
Skolan;Låtsasskolan;;000-410 20;Ankeborg
"""
_KOMMUN: Final = "Ockelbo"
_REGION: Final = "Västra Götalandsregionen"


def around_scenes(show: Show) -> Mapping[str, Callable[[], object]]:
    """Give what sets each scene, by its name."""

    def contact() -> None:
        page = cast("BookPage", show("book"))
        contacts = page.model.state.contacts or ()
        page.begin_with(contacts[0].id)

    def contacts_file() -> None:
        page = cast("BookPage", show("book"))
        page.model.cancel()
        page.import_model.look_through(_TABLE.encode)

    def kommun() -> None:
        cast("BookPage", show("book")).import_model.close()
        cast("KommunPage", show("kommun")).model.type(_KOMMUN)

    def region() -> None:
        cast("RegionsPage", show("regions")).open(_REGION)

    def region_own() -> None:
        region()
        cast("RegionsPage", show("regions")).model.begin()

    def member() -> None:
        page = cast("TrainingPage", show("training"))
        staff = page.model.state.staff or ()
        page.model.begin(staff[0].id if staff else "")

    return {
        "home-contact": contact,
        "home-contacts-file": contacts_file,
        "home-kommun": kommun,
        "home-regions": lambda: show("regions"),
        "home-region": region,
        "home-region-own": region_own,
        "home-training": lambda: show("training"),
        "home-training-member": member,
    }
