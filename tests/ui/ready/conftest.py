from tests.ui.case.fixtures import case_id, desk, dressed, home, stand

__all__ = ["case_id", "desk", "dressed", "home", "stand"]
