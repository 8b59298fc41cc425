"""The case: the routine as its navigation, and what lies beside it."""
