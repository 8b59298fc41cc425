"""A system that notes what it is asked."""

from collections.abc import Callable


class Noting:
    """A system (``ui.window.system.System``) that does as it is told."""

    def __init__(self) -> None:
        self.protected: dict[int, bool] = {}
        self.left: list[Callable[[], None]] = []

    def protect(self, window: int, *, on: bool) -> bool:
        """Note what is wanted of a window."""
        self.protected[window] = on
        return True

    def watch(self, window: int, left: Callable[[], None]) -> None:
        """Note whom to tell."""
        assert window
        self.left.append(left)
