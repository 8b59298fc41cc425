from tests.ui.shell import clock, dressed, filled, frame, ports

__all__ = ["clock", "dressed", "filled", "frame", "ports"]
