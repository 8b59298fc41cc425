"""Pictures of the handbook: each of its parts, and a licence that is read."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from sipdesk.ui.handbook.model import ABOUT, GUIDE, NEWS, OBSTACLES
from sipdesk.ui.window.desk import Desk
from sipdesk.ui.window.places import HANDBOOK

_LONGEST: Final = "pypdfium2"
_MADE_OF_MUCH: Final = "PySide6 och Qt"


def handbook_scenes(
    desk: Callable[[str], Desk],
) -> Mapping[str, Callable[[], object]]:
    """Give what sets each scene, by its name."""

    def show(part: str) -> Any:
        page: Any = desk(HANDBOOK).page
        page.about.model.back()
        page.model.show(part)
        return page

    def licence(name: str) -> None:
        show(ABOUT).about.model.open(name)

    def own_licence() -> None:
        show(ABOUT).about.model.open_own()

    return {
        "handbook": lambda: show(GUIDE),
        "obstacles": lambda: show(OBSTACLES),
        "news": lambda: show(NEWS),
        "about": lambda: show(ABOUT),
        "about-part": lambda: licence(_MADE_OF_MUCH),
        "about-licence": lambda: licence(_LONGEST),
        "about-own-licence": own_licence,
    }
