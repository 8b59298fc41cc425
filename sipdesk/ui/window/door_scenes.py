"""Scenes from before a home is opened, for the pictures of every screen."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtWidgets import QWidget

from sipdesk.content.notices import notice
from sipdesk.domain.errors import Trouble, Unavailable
from sipdesk.ui.doing import DirectRunner, Otherwise
from sipdesk.ui.first_start.model import Outside, Part
from sipdesk.ui.first_start.recovery import RecoveryPage
from sipdesk.ui.first_start.view import FirstStart
from sipdesk.ui.recovery_key_model import RecoveryState, Stage
from sipdesk.ui.unlock.recovery import ForgottenPage
from sipdesk.ui.unlock.view import UnlockPage
from sipdesk.ui.window.frame import Frame
from sipdesk.usecases.ports import Ports

EXAMPLE_KEY: Final = RecoveryState(
    Stage.SHOWN, "EXEM-PEL0-0000-0000-0000-0000-0000-EXEM"
)
_HOME: Final = Path("SIPdesk", "Påhittsgården.sipdesk")
_ELSEWHERE: Final = Path("E:", "Hem som flyttas", "Påhittsgården norra.sipdesk")


class Put(Protocol):
    """Shows a screen in the window."""

    def __call__(self, screen: QWidget, *, demonstration: bool = True) -> None:
        """``demonstration`` is whether the window says that everybody is made up."""


def door_scenes(
    put: Put, frame: Frame, ports: Ports, passphrase: str
) -> Mapping[str, Callable[[], object]]:
    """Give what sets each scene, by its name."""

    def first_start(part: Part) -> None:
        outside = Outside(
            folder=Path("SIPdesk"),
            check_place=lambda _: None,
            judge=lambda _: "",
            create=lambda *_: None,
        )
        page = FirstStart(outside)
        page.model.edit(home_name="Påhittsgården", user_name="Karin Exempel")
        for _ in range(part):
            page.model.go_on()
        put(page, demonstration=False)

    def first_key() -> None:
        page = RecoveryPage(DirectRunner(ports))
        put(page, demonstration=False)
        page.part.draw(EXAMPLE_KEY)

    def forgotten() -> None:
        page = ForgottenPage(lambda *_: None, lambda *_: None, _HOME)
        put(page, demonstration=False)

    def unlock() -> None:
        frame.dismiss()
        put(UnlockPage(lambda *_: None, _HOME, passphrase))

    def missing() -> None:
        frame.dismiss()

        def look(_: Path, otherwise: Otherwise) -> None:
            otherwise(Unavailable(Trouble.NO_SUCH_FILE))

        page = UnlockPage(lambda *_: None, _ELSEWHERE, look=look)
        put(page, demonstration=False)
        page.model.look()

    def waiting() -> None:
        put(UnlockPage(lambda *_: None, _HOME), demonstration=False)
        frame.tell("info", notice("boards-wait"))

    def refused() -> None:
        put(UnlockPage(lambda *_: None, _HOME), demonstration=False)
        frame.tell("warn", notice("file-not-opened"))

    return {
        "first-start": lambda: first_start(Part.HOME),
        "first-start-passphrase": lambda: first_start(Part.PASSPHRASE),
        "first-start-key": first_key,
        "unlock-forgotten": forgotten,
        "unlock-boards": waiting,
        "unlock-refused": refused,
        "unlock-missing": missing,
        "unlock": unlock,
    }
