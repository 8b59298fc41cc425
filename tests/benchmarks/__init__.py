"""How fast, against what: ``python -m tests.benchmarks NAME``.

Each figure prints one JSON line: ``{"figure", "value", "against", "ratio", "goal"}``.
Both sides are measured in the same run, turn by turn: a busy machine slows both.
No test asserts a time.
"""
