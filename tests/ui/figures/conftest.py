from tests.ui.figures.counted import counted
from tests.ui.shell import clock, dressed, frame, ports

__all__ = ["clock", "counted", "dressed", "frame", "ports"]
