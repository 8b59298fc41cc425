from tests.ui.shell import dressed, frame

__all__ = ["dressed", "frame"]
