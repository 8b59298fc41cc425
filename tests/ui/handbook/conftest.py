from tests.ui.shell import clock, dressed, ports

__all__ = ["clock", "dressed", "ports"]
