from tests.ui.shell import clock, dressed, frame, ports

__all__ = ["clock", "dressed", "frame", "ports"]
